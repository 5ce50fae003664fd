"""The sections of a report: what was counted, in tables and charts with the words around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from inburgering_cli.domain import codes as c
from inburgering_cli.domain import overzicht as o
from inburgering_cli.domain import rapport as r
from inburgering_cli.domain.assess import GEHAALD, LOPEND, STATUSSEN, TE_LAAT, VERLOPEN, Uitkomst
from inburgering_cli.domain.budget import METHODEN
from inburgering_cli.domain.budget import OORDELEN as BUDGET_OORDELEN
from inburgering_cli.domain.dates import days_between, dutch
from inburgering_cli.domain.definities import definition
from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.indicators import INDICATOREN, round_half_up
from inburgering_cli.domain.kpi import Kpi
from inburgering_cli.domain.rapport import Cel, Grafiek, Punt, Sectie, Tabel, Veld, aantal, procent, tekst
from inburgering_cli.domain.taakstelling import STANDEN, TOELICHTING
from inburgering_cli.domain.vocabulary import (
    DOELGROEPEN,
    FEIT_LABELS,
    GEBEURTENISSEN,
    LEERROUTES,
    NIVEAUS,
    REDENEN_GESLOTEN,
    SOORTEN_ACTIVITEIT,
)
from inburgering_cli.services.environment import Omgeving

if TYPE_CHECKING:
    from inburgering_cli.services.rapporten import Cijfers, Vraag

_FASES: Final = {
    "voorbereiding": "voorbereiding",
    "intake": "brede intake",
    "pip": "PIP opstellen",
    "traject": "traject",
    "voldaan": "voldaan, nog open",
}
_MAANDEN: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
#: Indicators as the head of a column.
_KORT: Final = {
    "integraal_aanbod_6m": "integraal aanbod",
    "participatie_12m": "participatie 12 maanden",
    "participatie_3j": "participatie 3 jaar",
    "tevredenheid_partners": "cijfer partners",
    "tevredenheid_inburgeraars": "cijfer inburgeraars",
    "pip_op_tijd": "PIP op tijd",
    "intake_op_tijd": "intake op tijd",
}
_HUNDREDTHS: Final = 100
_TIJDLIJNEN: Final = 6  # dossiers that are drawn
_HALVES: Final = 4  # half years of the taakstelling that are shown
_PERCENT: Final = 100.0
_HIGHEST_MARK: Final = 10.0
_OP_TIJD: Final = ("pip_op_tijd", "intake_op_tijd")


def sections(env: Omgeving, vraag: "Vraag", cijfers: "Cijfers") -> list[Sectie]:
    """The sections of this report, in order."""
    every = [
        _kern(cijfers),
        _indicatoren(cijfers),
        _trend(cijfers),
        _cohorten(vraag, cijfers),
        _termijnen(env, cijfers),
        _stroom(cijfers),
        _routes(cijfers),
        _ontzorgen(cijfers),
        _inzet(vraag, cijfers),
        _geld(cijfers),
        _aandacht(env, vraag, cijfers),
    ]
    if vraag.soort == "accountability":
        every += [_definities(cijfers), _bronnen(env)]
    if vraag.namen:
        every.append(_namen(cijfers))
    return every


def _by_id(rows: Iterable[Kpi]) -> dict[str, Kpi]:
    return {row.id: row for row in rows}


def _value(row: Kpi) -> Cel:
    """The value of an indicator with the people that follow from it."""
    if row.noemer is not None:
        return procent(row.teller, row.noemer)
    if row.eenheid == r.AANTAL:
        return aantal(row.n)
    if row.eenheid == r.PROCENT:  # of money
        return Cel(row.waarde, r.PROCENT)
    return r.gemiddeld(row.waarde, row.eenheid, row.n)


def _table(
    ident: str, titel: str, velden: Mapping[str, str], rijen: Sequence[tuple[Cel, ...]], leeg: str = ""
) -> Tabel:
    """A table whose first column is words and whose others are figures."""
    first = next(iter(velden))
    columns = tuple(Veld(key, title, rechts=key != first) for key, title in velden.items())
    return Tabel(ident, titel, columns, rijen, leeg or "Er is niets te melden.")


def _kern(cijfers: "Cijfers") -> Sectie:
    seen, rows = cijfers.overzicht, _by_id(cijfers.indicatoren)
    open_now = sum(seen.fases.values())
    passed = sum(count for (_, status), count in seen.open_termijnen.items() if status == VERLOPEN)
    cards = {
        "open_dossiers": ("open dossiers", aantal(open_now)),
        "instroom": ("instroom in het tijdvak", aantal(seen.mijlpalen["instroom"])),
        "uitstroom": ("uitstroom in het tijdvak", aantal(seen.mijlpalen["uitstroom"])),
        "verlopen": ("verlopen termijnen", aantal(passed)),
        "pip_op_tijd": ("PIP op tijd", _value(rows["pip_op_tijd"])),
        "ontzorgen": ("ontzorgen loopt", _value(rows["ontzorgen_lopend"])),
    }
    velden = {key: titel for key, (titel, _) in cards.items()}
    table = _table("kern", "In het kort", velden, [tuple(cel for _, cel in cards.values())])
    return Sectie("kern", "In het kort", "", [table], kaarten=True)


#: What JSON and CSV give of an indicator, in the order of ‘report kpi’; `data`: what people see in another column.
_KPI: Final = (
    Veld("id", "id", data=True),
    Veld("naam", "indicator"),
    Veld("bron", "bron"),
    Veld("norm", "norm", rechts=True),
    Veld("eenheid", "eenheid", data=True),
    Veld("teller", "teller", rechts=True),
    Veld("noemer", "noemer", rechts=True),
    Veld("waarde", "waarde", rechts=True),
    Veld("oordeel", "oordeel"),
    Veld("lopend", "lopend", rechts=True),
    Veld("lopend_gehaald", "lopend, al gehaald", rechts=True, data=True),
    Veld("uitgevallen", "uitgevallen", rechts=True),
    Veld("n", "n", rechts=True),
    Veld("waarvan_betaald", "waarvan betaald", rechts=True, data=True),
    Veld("soort", "soort", data=True),
)


def _kpi_row(row: Kpi) -> tuple[Cel, ...]:
    value = _value(row)
    # what a verdict says of a hidden value would say that value
    verdict = Cel(row.oordeel, "oordeel", value.mensen if row.norm is not None else ())
    return (
        tekst(row.id), tekst(row.naam), tekst(row.bron), Cel(row.norm, row.eenheid), tekst(row.eenheid), aantal(row.teller),
        aantal(row.noemer), value, verdict, aantal(row.lopend), aantal(row.lopend_gehaald), aantal(row.uitgevallen),
        aantal(row.n), aantal(row.waarvan_betaald), tekst(row.soort),
    )  # fmt: skip


def _indicatoren(cijfers: "Cijfers") -> Sectie:
    return Sectie(
        "indicatoren",
        "Indicatoren",
        "De indicatoren van nota 5.1 en de operationele cijfers, precies zoals ‘inburgering report kpi’ ze geeft. Een dossier"
        " telt mee als zijn startdag in de gevraagde periode ligt; is er geen periode gevraagd, dan tellen alle dossiers.",
        [
            Tabel(
                "indicatoren", "Indicatoren met norm, teller en noemer", _KPI, list(map(_kpi_row, cijfers.indicatoren))
            )
        ],
    )


def _month(day: str) -> str:
    """`2026-09-30` as a label: sep 2026; a day within a month as it is."""
    return f"{_MAANDEN[int(day[5:7]) - 1]} {day[:4]}"


def _point(day: str, days: list[str]) -> str:
    return dutch(day) if day == days[-1] and len(days) > 1 and days[-2][:7] == day[:7] else _month(day)


def _trend(cijfers: "Cijfers") -> Sectie:
    days = cijfers.dagen
    names = [i.id for i in INDICATOREN] + list(_OP_TIJD)
    by_day = [_by_id(rows) for rows in cijfers.trend]
    velden = {"dag": "stand op"} | {name: _KORT[name] for name in names}
    rows = [(r.datum(day), *(_value(found[name]) for name in names)) for day, found in zip(days, by_day, strict=True)]
    charts = [
        Grafiek(
            by_day[-1][name].naam,
            [Punt(_point(day, days), _value(found[name])) for day, found in zip(days, by_day, strict=True)],
            norm=by_day[-1][name].norm,
            hoogste=_HIGHEST_MARK if by_day[-1][name].eenheid == r.CIJFER else _PERCENT,
        )
        for name in names
    ]
    return Sectie(
        "trend",
        "Trend over twaalf maanden",
        "Elk punt is wat ‘report kpi’ op die dag gaf: met de feiten die toen bekend waren, en voor dezelfde periode.",
        [_table("trend", "Stand per maandeinde", velden, rows)],
        charts,
    )


def _cohorten(vraag: "Vraag", cijfers: "Cijfers") -> Sectie:
    names = [i.id for i in INDICATOREN if i.termijn] + ["pip_op_tijd"]
    velden = {"cohort": "huisvesting in"}
    for name in names:
        velden |= {
            f"{name}_teller": f"{_KORT[name]}: teller",
            f"{name}_noemer": "noemer",
            f"{name}_waarde": "waarde",
        }
    rows: list[tuple[Cel, ...]] = []
    for cohort, found in cijfers.cohorten.items():
        by_id = _by_id(found)
        cells = [tekst(_half(cohort))]
        for name in names:
            row = by_id[name]
            cells += [aantal(row.teller), aantal(row.noemer), _value(row)]
        rows.append(tuple(cells))
    if vraag.extern:  # where the list begins and ends says that somebody was housed then
        while len(rows) > 1 and _all_small(rows[0]):
            del rows[0]
        while len(rows) > 1 and _all_small(rows[-2]):
            del rows[-2]
    return Sectie(
        "cohorten",
        "Per cohort",
        "Dezelfde indicatoren, verdeeld naar het half jaar van de huisvesting."
        " Dossiers zonder huisvesting staan onder ‘onbekend’.",
        [_table("cohorten", "Indicatoren per half jaar van huisvesting", velden, rows)],
    )


def _all_small(row: Sequence[Cel]) -> bool:
    return all(cel.mensen and min(cel.mensen) < r.KLEIN for cel in row[1:])


def _half(cohort: str) -> str:
    year, _, half = cohort.partition("-")
    return f"{half}e helft {year}" if half else cohort


def _termijnen(env: Omgeving, cijfers: "Cijfers") -> Sectie:
    seen = cijfers.overzicht
    rows = []
    for name, termijn in env.beleid.termijnen.items():
        counts = [seen.termijnen[name, status] for status in o.UITKOMSTEN]
        now = [seen.open_termijnen[name, status] for status in (VERLOPEN, LOPEND)]
        if termijn.informatief:
            continue
        made, judged = seen.termijnen[name, GEHAALD], sum(seen.termijnen[name, s] for s in (GEHAALD, TE_LAAT, VERLOPEN))
        sources = ", ".join(dict.fromkeys(v.bron.kort for v in termijn.versies))
        rows.append(
            (
                tekst(termijn.omschrijving),
                *map(aantal, counts),
                procent(made, judged),
                *map(aantal, now),
                tekst(sources),
            )
        )
    velden = (
        Veld("termijn", "termijn"),
        *(Veld(status, STATUSSEN[status], rechts=True) for status in o.UITKOMSTEN),
        Veld("waarde", "op tijd", rechts=True),
        Veld("nu_verlopen", "nu verlopen", rechts=True),
        Veld("nu_lopend", "nu lopend", rechts=True),
        Veld("bron", "bron"),
    )
    return Sectie(
        "termijnen",
        "Termijnen",
        "Eerst wat er werd van termijnen waarvan de laatste dag in het tijdvak ligt; daarna (‘nu’) de stand van alle open"
        " dossiers op de peildatum. Op tijd: gehaald, gedeeld door gehaald, te laat en verlopen samen.",
        [Tabel("termijnen", "Termijnen, gehaald en gemist", velden, rows, "Er zijn geen termijnen.")],
    )


def _stroom(cijfers: "Cijfers") -> Sectie:
    seen = cijfers.overzicht
    months = list(dict.fromkeys(day[:7] for day in cijfers.dagen))
    flow = [(Cel(m, r.KALENDERMAAND), aantal(seen.instroom[m]), aantal(seen.uitstroom[m])) for m in months]
    labels = {"instroom": "instroom", "uitstroom": "uitstroom", **o.MIJLPALEN}
    labels["uitstroom_betaald_werk"] = "uit de bijstand na betaald werk"
    milestones = [(tekst(label), aantal(seen.mijlpalen[name])) for name, label in labels.items()]
    reasons = [(tekst(label), aantal(seen.redenen[name])) for name, label in REDENEN_GESLOTEN.items()]
    return Sectie(
        "stroom",
        "In- en uitstroom",
        "Instroom: de dag van de kennisgeving, anders van de huisvesting, anders het begin van de plicht. Uitstroom: de dag"
        " waarop het dossier is gesloten.",
        [
            _table("stroom", "Per maand", {"maand": "maand", "instroom": "instroom", "uitstroom": "uitstroom"}, flow),
            _table("mijlpalen", "In het tijdvak", {"mijlpaal": "gebeurtenis", "aantal": "aantal"}, milestones),
            _table("redenen", "Uitstroom naar reden, in het tijdvak", {"reden": "reden", "aantal": "aantal"}, reasons),
        ],
        [
            Grafiek("Instroom per maand", [Punt(_month(f"{m}-01"), aantal(seen.instroom[m])) for m in months], lijn=False),
            Grafiek("Uitstroom per maand", [Punt(_month(f"{m}-01"), aantal(seen.uitstroom[m])) for m in months], lijn=False),
        ],
    )  # fmt: skip


def _routes(cijfers: "Cijfers") -> Sectie:
    seen = cijfers.overzicht
    phases = [(tekst(label), aantal(seen.fases[name])) for name, label in _FASES.items()]
    velden = (
        {"leerroute": "leerroute"}
        | dict(DOELGROEPEN)
        | {"totaal": "totaal"}
        | {n: f"niveau {t}" for n, t in NIVEAUS.items()}
    )
    rows = []
    for name, label in {**LEERROUTES, "geen": "nog geen leerroute"}.items():
        groups = [seen.routes[name, group] for group in DOELGROEPEN]
        levels = [seen.niveaus[name, level] for level in NIVEAUS]
        rows.append((tekst(label), *map(aantal, groups), aantal(sum(groups)), *map(aantal, levels)))
    return Sectie(
        "routes",
        "Fases en leerroutes",
        "Open dossiers op de peildatum, naar waar zij staan en welke leerroute zij volgen.",
        [
            _table("fases", "Open dossiers per fase", {"fase": "fase", "aantal": "aantal"}, phases),
            _table("routes", "Open dossiers per leerroute en doelgroep", velden, rows),
        ],
        [Grafiek("Open dossiers per fase", [Punt(t, aantal(seen.fases[n])) for n, t in _FASES.items()], lijn=False)],
    )


def _ontzorgen(cijfers: "Cijfers") -> Sectie:
    seen, rows = cijfers.overzicht, _by_id(cijfers.indicatoren)
    found = [
        (tekst("loopt op de peildatum"), _value(rows["ontzorgen_lopend"])),
        (tekst("waarvan langer dan de termijn"), _value(rows["ontzorgen_voorbij"])),
        (tekst("begonnen in het tijdvak"), aantal(seen.mijlpalen["ontzorg_start"])),
        (tekst("beëindigd in het tijdvak"), aantal(seen.mijlpalen["ontzorg_einde"])),
        (tekst("in de bijstand, doelgroep, nog niet begonnen"), aantal(seen.ontzorgen["niet_begonnen"])),
    ]
    return Sectie(
        "ontzorgen",
        "Ontzorgen",
        "Vaste lasten die de gemeente uit de bijstand betaalt (Pw 56a; nota 2.2).",
        [_table("ontzorgen", "Ontzorgen", {"wat": "wat", "aantal": "aantal"}, found)],
    )


def _each(
    codes: Iterable[str], found: Iterable[tuple[Any, ...]], figures: int, *, every: bool
) -> Iterator[tuple[Any, ...]]:
    """The rows of these codes in order; with `every` also those that are nothing but noughts: absence says something too."""
    rows = {row[0]: row for row in found}
    for code in codes:
        if every or code in rows:
            yield rows.get(code, (code, *(0,) * figures))


def _inzet(vraag: "Vraag", cijfers: "Cijfers") -> Sectie:
    hours = []
    for soort, people, *sums in _each(SOORTEN_ACTIVITEIT, cijfers.uren, 5, every=vraag.extern):
        offered, _, *absent = sums
        share = round_half_up(_HUNDREDTHS * sum(absent), offered) if offered else None
        hours.append(
            (
                tekst(SOORTEN_ACTIVITEIT[soort]),
                aantal(people),
                *(r.gemiddeld(value / _HUNDREDTHS, r.UREN, people) for value in sums),
                r.gemiddeld(share, r.PROCENT, people),
            )
        )
    talks = [
        (tekst(c.GESPREKKEN[soort]), aantal(held), aantal(missed))
        for soort, held, missed in _each(c.GESPREKKEN, cijfers.gesprekken, 2, every=vraag.extern)
    ]
    exams = [
        (
            tekst(c.EXAMENONDERDELEN[part]),
            aantal(passed),
            aantal(failed),
            aantal(none),
            procent(passed, passed + failed),
        )
        for part, passed, failed, none in _each(c.EXAMENONDERDELEN, cijfers.examens, 3, every=vraag.extern)
    ]
    return Sectie(
        "inzet",
        "Uren, verzuim, gesprekken en examens",
        "In het tijdvak. Uren worden per maand geregistreerd; een maand die in het tijdvak begint, telt helemaal mee.",
        [
            _table(
                "uren", "Uren en verzuim per soort activiteit",
                {
                    "soort": "activiteit", "mensen": "mensen", "aangeboden": "aangeboden", "gevolgd": "gevolgd",
                    "verzuim_geoorloofd": "verzuim, geoorloofd", "verzuim_ongeoorloofd": "verzuim, ongeoorloofd",
                    "verzuim": "verzuim",
                },
                hours, "In het tijdvak zijn geen uren geregistreerd.",
            ),
            _table(
                "gesprekken", "Gesprekken",
                {"soort": "gesprek", "gehouden": "gehouden", "niet_verschenen": "niet verschenen"}, talks,
                "Er zijn geen gesprekken geregistreerd.",
            ),
            _table(
                "examens", "Examens",
                {
                    "onderdeel": "onderdeel", "geslaagd": "geslaagd", "gezakt": "gezakt", "geen": "geen uitslag",
                    "waarde": "geslaagd",
                },
                exams, "In het tijdvak is geen examen gedaan.",
            ),
        ],
    )  # fmt: skip


def _geld(cijfers: "Cijfers") -> Sectie:
    year = cijfers.budget
    money = [
        (
            tekst(row.naam), r.euro(row.budget), r.euro(row.uitgegeven), r.euro(row.resterend),
            Cel(row.percentage, r.PROCENT), r.euro(row.prognose),
        )
        for row in year.regels
    ]  # fmt: skip
    halves = [
        (
            tekst(f"{row['jaar']}, {row['helft']}e half jaar"), tekst(row["aantal"]), aantal(row["achterstand"]),
            aantal(row["gehuisvest"]), aantal(row["nog_te_huisvesten"]),
            Cel(STANDEN[row["stand"]], r.TEKST, (row["gehuisvest"],)),
        )
        for row in cijfers.taakstelling[-_HALVES:]
    ]  # fmt: skip
    source = f"Bron van het budget: {year.bron or 'er is geen budget bekend'}."
    method = f" Prognose: {BUDGET_OORDELEN[year.oordeel]}; {METHODEN[year.methode]}." if year.methode else ""
    return Sectie(
        "geld",
        "Budget en taakstelling",
        f"{source}{method} {TOELICHTING}",
        [
            _table(
                "budget", f"Budget {year.jaar} van {year.gemeente}",
                {
                    "voorziening": "voorziening", "budget": "budget", "uitgegeven": "uitgegeven", "resterend": "over",
                    "percentage": "gebruikt", "prognose": "prognose",
                },
                money,
            ),
            _table(
                "taakstelling", "Taakstelling huisvesting",
                {
                    "half_jaar": "half jaar", "opgave": "opgave", "achterstand": "achterstand", "gehuisvest": "gehuisvest",
                    "nog_te_huisvesten": "nog te doen", "stand": "stand",
                },
                halves, "Er is geen taakstelling vastgelegd.",
            ),
        ],
    )  # fmt: skip


def _aandacht(env: Omgeving, vraag: "Vraag", cijfers: "Cijfers") -> Sectie:
    """What needs attention: totals for everybody, and dossiers for who works with them."""
    seen = cijfers.overzicht
    totals = [
        (tekst(f"verlopen: {env.beleid.termijnen[name].omschrijving}"), aantal(count))
        for name in env.beleid.termijnen
        if (count := seen.open_termijnen[name, VERLOPEN]) or vraag.extern
    ]
    if not vraag.extern:
        totals += [
            (tekst(f"signaal: {signaal.omschrijving}"), aantal(seen.signalen[name]))
            for name, signaal in env.beleid.signalen.items()
            if seen.signalen[name]
        ]
        totals += [(tekst(f"wacht op: {step}"), aantal(count)) for step, count in sorted(seen.stappen.items())]
    tables = [_table("aandacht", "Hoeveel vraagt aandacht", {"wat": "wat", "aantal": "aantal"}, totals)]
    if not vraag.extern:
        tables += [_overdue(env, vraag, cijfers), _signals(vraag, cijfers), _waiting(vraag, cijfers)]
    return Sectie(
        "aandacht",
        "Wat vraagt aandacht",
        "Verlopen termijnen, signalen en volgende stappen van open dossiers."
        + (
            ""
            if vraag.extern
            else f" Van elk staan er hoogstens {o.MEESTE}; ‘deadline list’, ‘signaal list’ en ‘vandaag’ tonen alles."
        ),
        tables,
        _timelines(env, cijfers) if vraag.namen else (),
    )


def _timelines(env: Omgeving, cijfers: "Cijfers") -> list[Grafiek]:
    """What happened in the dossiers whose terms passed longest ago, on a time axis, with the last days that were missed."""
    missed: dict[str, tuple[Feiten, list[Uitkomst]]] = {}
    for facts, outcome in cijfers.overzicht.verlopen.first():
        missed.setdefault(facts.dossier, (facts, []))[1].append(outcome)
    charts = []
    for facts, outcomes in list(missed.values())[:_TIJDLIJNEN]:
        days = [(day, label) for name, label in GEBEURTENISSEN.items() if (day := getattr(facts, name)) is not None]
        days += [(x.uiterlijk or "", f"uiterlijk: {x.termijn.id}") for x in outcomes]
        punten = [Punt(label, r.datum(day)) for day, label in sorted(days)]
        charts.append(Grafiek(f"{facts.dossier} {facts.naam}", punten, lijn=False, vandaag=env.peildatum))
    return charts


def _who(vraag: "Vraag") -> tuple[Veld, ...]:
    return (Veld("dossier", "dossier"), *((Veld("naam", "naam"),) if vraag.namen else ()))


def _overdue(env: Omgeving, vraag: "Vraag", cijfers: "Cijfers") -> Tabel:
    rows = [
        (
            tekst(facts.dossier), *((tekst(facts.naam),) if vraag.namen else ()), tekst(outcome.termijn.omschrijving),
            r.datum(outcome.uiterlijk), tekst(days_between(outcome.uiterlijk or env.peildatum, env.peildatum)),
        )
        for facts, outcome in cijfers.overzicht.verlopen.first()
    ]  # fmt: skip
    velden = (
        *_who(vraag), Veld("termijn", "termijn"), Veld("uiterlijk", "uiterlijk"), Veld("dagen", "dagen te laat", rechts=True),
    )  # fmt: skip
    return Tabel("verlopen", "Langst verlopen termijnen", velden, rows, "Niets is verlopen.")


def _signals(vraag: "Vraag", cijfers: "Cijfers") -> Tabel:
    rows = [
        (
            tekst(m.feiten.dossier), *((tekst(m.feiten.naam),) if vraag.namen else ()), tekst(m.signaal.omschrijving),
            tekst(m.ernst), r.datum(m.dag),
        )
        for m in cijfers.overzicht.meldingen.first()
    ]  # fmt: skip
    velden = (*_who(vraag), Veld("signaal", "signaal"), Veld("ernst", "ernst"), Veld("dag", "dag"))
    return Tabel("signalen", "Ernstigste signalen", velden, rows, "Er zijn geen signalen.")


def _waiting(vraag: "Vraag", cijfers: "Cijfers") -> Tabel:
    rows = [
        (tekst(facts.dossier), *((tekst(facts.naam),) if vraag.namen else ()), tekst(step))
        for step, facts in cijfers.overzicht.wachtend.first()
    ]
    velden = (*_who(vraag), Veld("stap", "volgende stap"))
    return Tabel("stappen", "Dossiers die op een stap wachten", velden, rows, "Geen dossier wacht op een stap.")


def _definities(cijfers: "Cijfers") -> Sectie:
    rows = [(tekst(row.naam), tekst(definition(row.id)), tekst(row.bron)) for row in cijfers.indicatoren]
    velden = (Veld("indicator", "indicator"), Veld("definitie", "wat er wordt geteld"), Veld("bron", "bron"))
    sources = {i.bron.voluit(): None for i in INDICATOREN}
    return Sectie(
        "definities",
        "Definities",
        f"Elk cijfer met wat er wordt geteld en waar dat staat. Voluit: {'; '.join(sources)}.",
        [Tabel("definities", "Definities van de indicatoren", velden, rows)],
    )


def _bronnen(env: Omgeving) -> Sectie:
    rows = [
        (
            tekst(termijn.omschrijving), tekst(versie.stelsel or "beide"),
            tekst(" en ".join(FEIT_LABELS[start] for start in versie.start)),
            tekst("op die dag" if versie.duur is None else str(versie.duur)), tekst(versie.soort), tekst(versie.bron.voluit()),
        )
        for termijn in env.beleid.termijnen.values()
        for versie in termijn.versies
    ]  # fmt: skip
    velden = (
        Veld("termijn", "termijn"), Veld("stelsel", "stelsel"), Veld("start", "begint met"), Veld("lengte", "lengte"),
        Veld("soort", "soort"), Veld("bron", "bron"),
    )  # fmt: skip
    return Sectie(
        "bronnen",
        "Termijnen en hun bronnen",
        "De termijnen die op de peildatum gelden, met de bron en hoe zeker die is.",
        [Tabel("bronnen", "Termijnen en bronnen", velden, rows)],
    )


def _namen(cijfers: "Cijfers") -> Sectie:
    rows = [
        (tekst(row.id), tekst(part), tekst(number))
        for row in cijfers.indicatoren
        for part, numbers in row.dossiers.items()
        for number in numbers
    ]
    velden = (Veld("indicator", "indicator"), Veld("deel", "deel"), Veld("dossier", "dossier"))
    return Sectie(
        "namen",
        "Wie er achter elk getal zit",
        "De dossiers achter de indicatoren, zoals ‘report kpi --names’ ze noemt. Deel dit niet buiten de uitvoering.",
        [Tabel("namen", "Dossiers per indicator", velden, rows)],
    )
