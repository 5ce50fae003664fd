"""Reading: lists, one dossier, deadlines, indicators. Plain SQL and the domain; nothing here imports SQLModel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.domain import kpi
from inburgering_cli.domain.assess import LOPEND, VERLOPEN, Assessor, Uitkomst
from inburgering_cli.domain.dates import add_days, days_between
from inburgering_cli.domain.entitlements import services_due
from inburgering_cli.domain.errors import GebruikFout, NietGevonden
from inburgering_cli.domain.explain import explain
from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.text import masked
from inburgering_cli.domain.vocabulary import GEBEURTENISSEN, KOSTEN, ZRM_DOMEINEN
from inburgering_cli.services.environment import Omgeving, reading
from inburgering_cli.services.lookup import Dossier, find, matches
from inburgering_cli.store import reads

DEADLINE_FIELDS: Final = (
    "dossier", "naam", "termijn", "omschrijving", "start_gebeurtenis", "start", "uiterlijk", "ongeschoven",
    "gehaald_op", "status", "dagen", "soort", "bron",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deadline:
    """One line of the deadline list: a dossier's facts and the outcome of one of its terms."""

    feiten: Feiten
    uitkomst: Uitkomst

    def as_dict(self, peildatum: str) -> dict[str, Any]:
        """The line as JSON and CSV show it."""
        facts, outcome = self.feiten, self.uitkomst
        return {
            "dossier": facts.dossier,
            "naam": facts.naam,
            "termijn": outcome.termijn.id,
            "omschrijving": outcome.termijn.omschrijving,
            "start_gebeurtenis": outcome.start_gebeurtenis,
            "start": outcome.start,
            "uiterlijk": outcome.uiterlijk,
            "ongeschoven": outcome.ongeschoven,
            "gehaald_op": outcome.gehaald_op,
            "status": outcome.status,
            "dagen": days_between(peildatum, outcome.uiterlijk) if outcome.uiterlijk else None,
            "soort": outcome.versie.soort,
            "bron": outcome.versie.bron.kort,
        }

    @property
    def order(self) -> tuple[str, str, str]:
        """By day (waiting ones last), dossier, term."""
        return (self.uitkomst.uiterlijk or "9999", self.feiten.dossier, self.uitkomst.termijn.id)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which deadlines to list. `within`: uiterlijk at most that many days after the peildatum."""

    dossier: str | None = None
    termijnen: tuple[str, ...] = ()
    statussen: tuple[str, ...] = ()
    within: int | None = None
    alles: bool = False


def deadlines(env: Omgeving, chosen: Filter) -> list[Deadline]:
    """The deadlines of the contract: by default what runs or has passed in open dossiers, sorted by day.

    Raises `NietGevonden` for an unknown dossier, `GebruikFout` for an unknown term.
    """
    for name in chosen.termijnen:
        if name not in env.beleid.termijnen:
            raise GebruikFout(
                f"‘{name[:40]}’ is geen termijn; kies uit {', '.join(env.beleid.termijnen)}.", veld="termijn"
            )
    with reading(env) as connection:
        where, parameters = "", {}
        if chosen.dossier is not None:
            where, parameters = "d.id = :id", {"id": find(connection, chosen.dossier).id}
        return select(env, reads.facts(connection, env.beleid, env.peildatum, where, parameters), chosen)


def select(env: Omgeving, dossiers: Iterable[Feiten], chosen: Filter) -> list[Deadline]:
    """Assess dossiers and keep the deadlines asked for, sorted."""
    termijnen = frozenset(chosen.termijnen)
    statuses = frozenset(chosen.statussen) or (None if chosen.alles else frozenset({VERLOPEN, LOPEND}))
    latest = None if chosen.within is None else add_days(env.peildatum, chosen.within)
    assess = Assessor(env.beleid, env.peildatum, termijnen or None).assess
    every = chosen.alles
    found = [
        Deadline(facts, outcome)
        for facts in dossiers
        if every or facts.dossier_gesloten is None
        for outcome in assess(facts)
        if (statuses is None or outcome.status in statuses)
        and (every or not outcome.termijn.informatief or outcome.termijn.id in termijnen)
        and (not termijnen or outcome.termijn.id in termijnen)
        and (latest is None or (outcome.uiterlijk is not None and outcome.uiterlijk <= latest))
    ]
    found.sort(key=lambda d: d.order)
    return found


def explained(env: Omgeving, dossier: str, termijn: str | None) -> list[dict[str, Any]]:
    """Every term of one dossier (or the one named) with the steps of its computation."""
    chosen = Filter(dossier=dossier, termijnen=(termijn,) if termijn else (), alles=True)
    found = deadlines(env, chosen)
    if termijn and not found:
        raise NietGevonden(
            f"Dit dossier heeft geen termijn ‘{termijn}’: hij geldt hier niet, is vervangen, of de gebeurtenis die"
            " hem start is nog niet bekend.",
            veld="termijn",
        )
    return [
        {
            **d.as_dict(env.peildatum),
            "stappen": explain(d.uitkomst, d.feiten, env.beleid, env.peildatum),
        }
        for d in found
    ]


# --- dossiers -----------------------------------------------------------------------------------------------------


def phase(facts: Feiten) -> str:
    """Where a dossier stands: what the klantmanager is working on."""
    if facts.dossier_gesloten:
        return "gesloten"
    if facts.voldaan or facts.zroute_afgerond:
        return "voldaan"
    if facts.pip_hier or facts.pip_dagtekening:
        return "traject"
    if facts.intake_afgerond:
        return "pip"
    return "intake" if facts.intake_start else "voorbereiding"


CASE_FIELDS: Final = (
    "dossier", "geslachtsnaam", "doelgroep", "stelsel", "gemeente", "fase", "leerroute", "huisvesting",
    "volgende_termijn", "uiterlijk",
)  # fmt: skip
NEXT_STEP: Final = {
    "voorbereiding": ("brede intake beginnen", "intake record {d} --datum vandaag --deel 1"),
    "intake": ("brede intake afronden", "intake record {d} --datum vandaag --deel 2"),
    "pip": ("PIP vaststellen", "pip create {d} --dagtekening vandaag"),
    "traject": ("leerroute vastleggen", "route assign {d} b1 --datum vandaag"),
}


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which dossiers to list."""

    open: bool = False
    doelgroep: str | None = None
    gemeente: str | None = None
    route: str | None = None


def _case_row(env: Omgeving, facts: Feiten, assess: Any) -> dict[str, Any]:
    following = None
    if facts.dossier_gesloten is None:
        following = min(
            (
                o
                for o in assess(facts)
                if o.status in (VERLOPEN, LOPEND) and not o.termijn.informatief and o.uiterlijk is not None
            ),
            key=lambda o: (o.uiterlijk, o.termijn.id),
            default=None,
        )
    return {
        "dossier": facts.dossier,
        "geslachtsnaam": facts.geslachtsnaam,
        "doelgroep": facts.doelgroep,
        "stelsel": facts.stelsel,
        "gemeente": facts.gemeente,
        "fase": phase(facts),
        "leerroute": facts.leerroute,
        "huisvesting": facts.huisvesting,
        "volgende_termijn": following.termijn.id if following else None,
        "uiterlijk": following.uiterlijk if following else None,
    }


def cases(env: Omgeving, chosen: CaseFilter) -> list[dict[str, Any]]:
    """The list of dossiers as the contract has it, by number."""
    assess = Assessor(env.beleid, env.peildatum).assess
    gemeente = chosen.gemeente.casefold() if chosen.gemeente else None
    with reading(env) as connection:
        return [
            _case_row(env, facts, assess)
            for facts in reads.facts(connection, env.beleid, env.peildatum)
            if not (chosen.open and facts.dossier_gesloten)
            and chosen.doelgroep in (None, facts.doelgroep)
            and chosen.route in (None, facts.leerroute)
            and gemeente in (None, (facts.gemeente or "").casefold())
        ]


def search(env: Omgeving, text: str) -> list[dict[str, Any]]:
    """Dossiers whose number, BSN, V-nummer or name fits, as the list of dossiers shows them."""
    assess = Assessor(env.beleid, env.peildatum).assess
    with reading(env) as connection:
        numbers = {d.nummer for d in matches(connection, text)}
        return [
            _case_row(env, facts, assess)
            for number in sorted(numbers)
            for facts in reads.facts(connection, env.beleid, env.peildatum, "d.nummer = :n", {"n": number})
        ]


def _facts_of(env: Omgeving, connection: Connection, dossier: Dossier) -> Feiten:
    return next(reads.facts(connection, env.beleid, env.peildatum, "d.id = :id", {"id": dossier.id}))


def case(env: Omgeving, dossier: str) -> dict[str, Any]:
    """All that is known of one dossier on the peildatum; the BSN masked."""
    with reading(env) as connection:
        found = find(connection, dossier)
        facts = _facts_of(env, connection, found)
        (own,) = reads.rows(connection, "SELECT * FROM dossier WHERE id = ?", (found.id,))
        return {
            "dossier": facts.dossier,
            "naam": facts.naam,
            **{k: own[k] for k in ("geslachtsnaam", "voornamen", "voorvoegsel")},
            "bsn": masked(own["bsn"]),
            **{k: own[k] for k in _PERSON},
            "doelgroep": facts.doelgroep,
            "gedetailleerde_doelgroep": facts.gedetailleerde_doelgroep,
            "stelsel": facts.stelsel,
            "gemeente": facts.gemeente,
            "fase": phase(facts),
            "leerroute": facts.leerroute,
            "niveau": facts.niveau,
            "reden_gesloten": facts.reden_gesloten,
            "gebeurtenissen": {name: getattr(facts, name) for name in GEBEURTENISSEN},
            "verlengd_tot": facts.verlengd_tot,
            "pip_vorige_gemeente": facts.pip_vorige_gemeente,
            "gesprek_gepland": facts.gesprek_gepland,
            "diensten": {d.id: d.recht for d in services_due(facts)},
            "diensten_toelichting": {
                d.id: f"{d.toelichting + ' ' if d.toelichting else ''}({d.bron.kort})" for d in services_due(facts)
            },
            "intake": intakes(connection, found.id, env.peildatum),
            "pip": pips(connection, found.id, env.peildatum),
            "route": routes(connection, found.id, env.peildatum),
            "ontzorgen": ontzorgen(connection, found.id, env.peildatum),
            "activiteiten": activities(connection, found.id, env.peildatum),
            "enquetes": _marks(connection, found.id, env.peildatum),
            "termijnen": [d.as_dict(env.peildatum) for d in select(env, [facts], Filter(alles=True))],
        }


_PERSON: Final = ("v_nummer", "geboortedatum", "geslacht", "nationaliteit", "azc", "klantmanager", "huishouden")


def _part(value: int | None, parts: int) -> float | None:
    return None if value is None else value / parts


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def intakes(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The intake records up to the peildatum, oldest first."""
    records = reads.rows(
        connection,
        "SELECT * FROM intake WHERE dossier_id = ? AND datum <= ? ORDER BY datum, id",
        (dossier_id, peildatum),
    )
    for record in records:
        ident = record.pop("id")
        del record["dossier_id"]
        for key in ("toets_score", "toets_drempel"):
            record[key] = _part(record[key], 100)
        record["apart_gesprek_aangeboden"] = _flag(record["apart_gesprek_aangeboden"])
        for name in ("leefgebied", "zrm"):
            pairs = reads.rows(
                connection,
                f"SELECT naam, waarde FROM intake_{name} WHERE intake_id = ? ORDER BY id",
                (ident,),
            )
            record[name] = {p["naam"]: p["waarde"] for p in pairs}
    return records


def pips(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The versions of the PIP, oldest first, a concept last, each with its number and status."""
    records = reads.rows(
        connection,
        "SELECT * FROM pip WHERE dossier_id = ? AND (dagtekening IS NULL OR dagtekening <= ?)"
        " ORDER BY dagtekening IS NULL, dagtekening",
        (dossier_id, peildatum),
    )
    for number, record in enumerate(records, 1):
        ident = record.pop("id")
        del record["dossier_id"]
        record["mag_opleiding_afmaken"] = _flag(record["mag_opleiding_afmaken"])
        pairs = reads.rows(connection, "SELECT naam, waarde FROM pip_leefgebied WHERE pip_id = ? ORDER BY id", (ident,))
        record["leefgebied"] = {p["naam"]: p["waarde"] for p in pairs}
        record["versie"] = number
        record["status"] = "concept" if record["dagtekening"] is None else "vastgesteld" if number == 1 else "gewijzigd"
    return records


def routes(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The leerroutes up to the peildatum, oldest first."""
    return _plain(connection, "route", "datum", dossier_id, peildatum)


def ontzorgen(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The periods of ontzorgen, oldest first; amounts in euros per month."""
    records = _plain(connection, "ontzorg", "datum", dossier_id, peildatum)
    for record in records:
        record["budgetbeheer"] = _flag(record["budgetbeheer"])
        cents = [record[k] for k in KOSTEN if record[k] is not None]
        for k in KOSTEN:
            record[k] = _part(record[k], 100)
        record["totaal"] = sum(cents) / 100
    return records


def activities(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The activities, oldest first; hours a week as a number."""
    records = _plain(connection, "activiteit", "start", dossier_id, peildatum)
    for record in records:
        record["uren_per_week"] = _part(record["uren_per_week"], 10)
        record["naar_vermogen"] = _flag(record["naar_vermogen"])
        record["loopt"] = record["einde"] is None or record["einde"] >= peildatum
    return records


def _marks(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    records = _plain(connection, "enquete", "datum", dossier_id, peildatum)
    for record in records:
        record["score"] = _part(record["score"], 10)
    return records


def _plain(connection: Connection, table: str, day: str, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    records = reads.rows(
        connection,
        f"SELECT * FROM {table} WHERE dossier_id = ? AND {day} <= ? ORDER BY {day}, id",
        (dossier_id, peildatum),
    )
    for record in records:
        del record["id"], record["dossier_id"]
    return records


_PARTS: Final = {
    "intake": intakes,
    "pip": pips,
    "route": routes,
    "ontzorgen": ontzorgen,
    "activiteiten": activities,
}


def part(env: Omgeving, dossier: str, name: str) -> tuple[str, list[dict[str, Any]]]:
    """The number of a dossier and one part of it: intake, pip, route, ontzorgen or activiteiten."""
    with reading(env) as connection:
        found = find(connection, dossier)
        return found.nummer, _PARTS[name](connection, found.id, env.peildatum)


def timeline(env: Omgeving, dossier: str) -> list[dict[str, Any]]:
    """What happened and what is due in one dossier, by day: events, activities, terms."""
    with reading(env) as connection:
        found = find(connection, dossier)
        facts = _facts_of(env, connection, found)
        lines = [
            (day, "gebeurtenis", name, label)
            for name, label in GEBEURTENISSEN.items()
            if (day := getattr(facts, name)) is not None
        ]
        for activity in activities(connection, found.id, env.peildatum):
            name = activity["soort"]
            lines.append((activity["start"], "activiteit", name, f"begin {name.replace('_', ' ')}"))
            if activity["einde"]:
                lines.append((activity["einde"], "activiteit", name, f"einde {name.replace('_', ' ')}"))
        for line in select(env, [facts], Filter(alles=True)):
            outcome = line.uitkomst
            if outcome.uiterlijk:
                text = f"laatste dag: {outcome.termijn.omschrijving} ({outcome.status.replace('_', ' ')})"
                lines.append((outcome.uiterlijk, "termijn", outcome.termijn.id, text))
    lines.sort(key=lambda line: (line[0], line[1] != "gebeurtenis", line[2]))
    return [
        {
            "dossier": found.nummer,
            "datum": day,
            "soort": kind,
            "naam": name,
            "omschrijving": text,
            "voorbij": day <= env.peildatum,
        }
        for day, kind, name, text in lines
    ]


def zrm_labels() -> Iterator[str]:
    """The domains of the matrix in their own order."""
    return iter(ZRM_DOMEINEN)


# --- vandaag and indicators ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vandaag:
    """The klantmanager's overview: what is overdue, what falls due soon, and what waits for a next step."""

    verlopen: list[Deadline]
    binnenkort: list[Deadline]
    volgende_stap: list[dict[str, Any]]
    open: int


VANDAAG_DAYS: Final = 14


def today(env: Omgeving) -> Vandaag:
    """The overview of the peildatum."""
    with reading(env) as connection:
        dossiers = [f for f in reads.facts(connection, env.beleid, env.peildatum) if f.dossier_gesloten is None]
    soon = select(env, dossiers, Filter(within=VANDAAG_DAYS))
    waiting = []
    for facts in dossiers:
        step = phase(facts)
        if step in NEXT_STEP and (step != "traject" or facts.leerroute is None):
            text, command = NEXT_STEP[step]
            waiting.append(
                {
                    "dossier": facts.dossier,
                    "naam": facts.naam,
                    "fase": step,
                    "stap": text,
                    "opdracht": "inburgering " + command.format(d=facts.dossier),
                }
            )
    return Vandaag(
        [d for d in soon if d.uitkomst.status == VERLOPEN],
        [d for d in soon if d.uitkomst.status == LOPEND],
        waiting,
        len(dossiers),
    )


def indicators(env: Omgeving, periode: kpi.Periode, gemeente: str | None) -> list[kpi.Kpi]:
    """The rows of `report kpi`."""
    if periode.van and periode.tot and periode.tot < periode.van:
        raise GebruikFout("--tot ligt vóór --van.", veld="tot")
    where, parameters = "", {}
    if gemeente is not None:
        where, parameters = "d.gemeente = :g COLLATE NOCASE", {"g": gemeente}
    with reading(env) as connection:
        return kpi.count_all(
            reads.facts(connection, env.beleid, env.peildatum, where, parameters),
            reads.scores(connection, gemeente),
            env.beleid,
            env.peildatum,
            periode,
        )
