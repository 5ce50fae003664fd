"""Dossiers: the list, the search, one whole dossier, its timeline."""

from collections.abc import Callable
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, Final

from inburgering_cli.core.text import masked
from inburgering_cli.law import states
from inburgering_cli.law.duo.rules import term_difference
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.rights.entitlements import services_due
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import EXPIRED, RUNNING
from inburgering_cli.law.terms.phase import phase
from inburgering_cli.law.vocabulary import GEBEURTENISSEN
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.records.kinds.activiteit import ACTIVITEIT
from inburgering_cli.records.kinds.enquete import ENQUETE
from inburgering_cli.records.kinds.intake import IN_ABSENCE
from inburgering_cli.records.kinds.ontzorgen import ONTZORG
from inburgering_cli.records.reference import shown_parts
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading import progress
from inburgering_cli.work.reading import records as records_reading
from inburgering_cli.work.reading import signals as signals_reading
from inburgering_cli.work.reading.deadlines import Filter, select
from inburgering_cli.work.reading.filters import Who
from inburgering_cli.work.reading.looks import look_up, note_search
from inburgering_cli.work.reading.lookup import facts_of, matches, with_text

if TYPE_CHECKING:
    from inburgering_cli.screen.strips import Strip

CASE_FIELDS: Final = (
    "dossier", "geslachtsnaam", "doelgroep", "stelsel", "gemeente", "fase", "leerroute", "huisvesting",
    "volgende_termijn", "uiterlijk",
)  # fmt: skip

#: In place of the name of a signal: any signal.
ALL: Final = "alle"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which dossiers to list. `signals`: those with one of these signals, or with any (`ALL`). `waiting`: those that wait
    for a step."""

    open: bool = False
    wie: Who = field(default_factory=Who)
    signals: tuple[str, ...] = ()
    waiting: bool = False


def _case_row(env: Environment, facts: Facts, assess: Any) -> dict[str, Any]:
    following = None
    if facts.dossier_gesloten is None:
        following = min(
            (
                o
                for o in assess(facts)
                if o.status in (EXPIRED, RUNNING) and not o.term.informatief and o.uiterlijk is not None
            ),
            key=lambda o: (o.uiterlijk, o.term.id),
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
        "volgende_termijn": following.term.id if following else None,
        "uiterlijk": following.uiterlijk if following else None,
    }


def cases(env: Environment, chosen: CaseFilter) -> list[dict[str, Any]]:
    """The list of dossiers as the contract has it, by number.

    With `signals` only open dossiers that have one, with their ids in `signalen`; with `waiting` those that wait for a step,
    with `stap` and `opdracht`.
    """
    wanted = () if ALL in chosen.signals else chosen.signals
    signals_reading.check_names(env, wanted)
    assess = Assessor(env.policy, env.peildatum).assess
    with reading(env) as connection:
        fits = chosen.wie.check(connection, env.warn)
        dossiers = (
            facts
            for facts in reads.facts.read(
                connection, env.policy, env.peildatum, open_only=chosen.open or chosen.waiting
            )
            if fits is None or fits(facts)
        )
        more = _more(env, connection, chosen, wanted)
        rows = [{**_case_row(env, facts, assess), **extra} for facts in dossiers if (extra := more(facts)) is not None]
    return sorted(rows, key=lambda row: row["dossier"])


def _more(
    env: Environment, connection: Connection, chosen: CaseFilter, wanted: tuple[str, ...]
) -> Callable[[Facts], dict[str, Any] | None]:
    """Gives the extra fields of a dossier (signals, step), or None when it is not in the list."""
    signals = signals_reading.finder(env, connection, wanted) if chosen.signals else None
    steps = signals_reading.steps(env, connection) if chosen.waiting else None

    def more(facts: Facts) -> dict[str, Any] | None:
        found: dict[str, Any] = {}
        if signals is not None:
            found["signalen"] = [m.signal.id for m in signals(facts)]
        if steps is not None and (step := steps(facts)) is not None:
            found |= {"stap": step.text, "opdracht": f"inburgering {step.command.format(d=facts.dossier)}"}
        if (signals is not None and not found["signalen"]) or (steps is not None and "stap" not in found):
            return None
        return found

    return more


def search(env: Environment, text: str, *, in_texts: bool = False) -> list[dict[str, Any]]:
    """Dossiers whose number, BSN, V-nummer or name fits, as the list of dossiers shows them.

    `in_texts`: and those with a record in whose text all the words occur.
    """
    assess = Assessor(env.policy, env.peildatum).assess
    with reading(env) as connection:
        found = matches(connection, text)
        if in_texts:
            searched = [kind for kind in all_kinds().values() if kind.searched]
            found += [d for d in with_text(connection, searched, text) if d not in found]
        note_search(env, text, found)
        ids = [d.id for d in found]
        rows = [
            _case_row(env, facts, assess) for facts in reads.facts.read(connection, env.policy, env.peildatum, ids=ids)
        ]
    return sorted(rows, key=lambda row: row["dossier"])


def case(env: Environment, dossier: str) -> dict[str, Any]:
    """All that is known of one dossier on the peildatum; the BSN masked."""
    from inburgering_cli.law.rights import arrival  # here: the lists of dossiers do without
    from inburgering_cli.work.reading import duo, ontzorgen

    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        facts = facts_of(env, connection, found.id)
        own = reads.dossier.by_id(connection, found.id) or {}
        records = {kind.part: records_reading.read(connection, kind, found.id, env.peildatum) for kind in shown_parts()}
        terms = select(env, [facts], Filter(alles=True))
        return {
            "dossier": facts.dossier,
            "naam": facts.name,
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
            **{name: getattr(facts, name) for name in _FACTS},
            **{
                k: None if own[k] is None else bool(own[k])
                for k in ("pvt_verwijtbaar", "map_verwijtbaar", "tolk_nodig")
            },
            "toestanden": [one.as_dict(facts.stelsel) for one in states.held(facts)],
            "voortgang": progress.talks(connection, found.id, env.peildatum)._asdict(),
            "diensten": {d.id: d.recht for d in services_due(facts)},
            "diensten_toelichting": {
                d.id: f"{d.toelichting + ' ' if d.toelichting else ''}({d.source.kort})" for d in services_due(facts)
            },
            **records,
            **progress.overview(env, connection, facts),
            "aankomst_ontbreekt": arrival.missing(facts, own["azc"], records),
            "ontzorg_evaluatie": ontzorgen.of_dossier(connection, env, found.id, facts),
            "enquetes": records_reading.read(connection, ENQUETE, found.id, env.peildatum),
            "signalen": [m.as_dict(env.peildatum) for m in signals_reading.of_dossier(env, connection, facts)],
            "notificaties": duo.notifications(connection, found.id, env.peildatum),
            "termijn_verschil": term_difference(
                facts,
                next((d.outcome.uiterlijk for d in terms if d.outcome.term.id == "inburgeringstermijn"), None),
            ),
            "termijnen": [d.as_dict(env.peildatum) for d in terms],
        }


_PERSON: Final = (
    "v_nummer", "geboortedatum", "geslacht", "nationaliteit", "azc", "klantmanager", "huishouden", "rol_in_huishouden",
    "adres", "postcode", "woonplaats", "telefoon", "email", "contacttaal", "eerste_huisvesting",
)  # fmt: skip
#: Facts beside the gebeurtenissen that `case show` names.
_FACTS: Final = (
    "verlengd_tot", "vrijgesteld", "route_vorige_gemeente", "duo_termijn_begin",
    "duo_termijn_einde", "vergunning_geldig_tot", "pip_vorige_gemeente", "gesprek_gepland",
)  # fmt: skip


def strips(env: Environment, dossier: str) -> "list[Strip]":
    """One dossier along time, for a picture."""
    from inburgering_cli.screen.strips import strips as made_of

    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        facts = facts_of(env, connection, found.id)
        return made_of(
            facts,
            [line.outcome for line in select(env, [facts], Filter(alles=True))],
            records_reading.read(connection, ACTIVITEIT, found.id, env.peildatum),
            records_reading.read(connection, ONTZORG, found.id, env.peildatum),
        )


def timeline(env: Environment, dossier: str) -> list[dict[str, Any]]:
    """What happened and what is due in one dossier, by day: events, activities, terms."""
    from inburgering_cli.work.reading import duo, ontzorgen

    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        facts = facts_of(env, connection, found.id)
        lines = [
            (day, "gebeurtenis", name, label)
            for name, label in GEBEURTENISSEN.items()
            if (day := getattr(facts, name)) is not None
        ]
        for activity in records_reading.read(connection, ACTIVITEIT, found.id, env.peildatum):
            name = activity["soort"]
            lines.append((activity["start"], "activiteit", name, f"begin {name.replace('_', ' ')}"))
            if activity["einde"]:
                lines.append((activity["einde"], "activiteit", name, f"einde {name.replace('_', ' ')}"))
        for kind in shown_parts():
            records = records_reading.read(connection, kind, found.id, env.peildatum)
            lines += [(day, "traject", part, text) for day, part, text in records_reading.lines(kind, records)]
            # of an intake the timeline shows its events only, and this one is no talk
            lines += [(r["datum"], "traject", kind.part, IN_ABSENCE) for r in records if r.get("in_afwezigheid")]
        due = ontzorgen.of_dossier(connection, env, found.id, facts)
        if due and due["evaluatie_uiterlijk"] and due["status"]:
            text = f"laatste dag: het ontzorgen evalueren ({due['status'].replace('_', ' ')})"
            lines.append((due["evaluatie_uiterlijk"], "termijn", "ontzorg_evaluatie", text))
        lines += [
            (n["datum"], "traject", "notificatie", f"DUO: {n['omschrijving']} ({n['gebeurtenis']})")
            for n in duo.notifications(connection, found.id, env.peildatum)
        ]
        for line in select(env, [facts], Filter(alles=True)):
            outcome = line.outcome
            if outcome.uiterlijk:
                what = outcome.term.description
                prefix = "" if what.startswith("laatste dag") else "laatste dag: "
                text = f"{prefix}{what} ({outcome.status.replace('_', ' ')})"
                lines.append((outcome.uiterlijk, "termijn", outcome.term.id, text))
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
