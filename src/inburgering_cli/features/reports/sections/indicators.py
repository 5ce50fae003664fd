"""The indicators: in short, in full, over time and per cohort."""

from collections.abc import Sequence
from typing import Final

from inburgering_cli.core.anonymous import KLEINSTE_GROEP
from inburgering_cli.core.dates import dutch
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cel, Grafiek, Punt, Sectie, Tabel, Veld, aantal, deel, tekst
from inburgering_cli.features.reports.sections.figures import Cijfers, Vraag
from inburgering_cli.features.reports.sections.layout import figures, month, rows_by_id, shown
from inburgering_cli.law.figures.budget import TOTAAL
from inburgering_cli.law.figures.indicators import INDICATOREN
from inburgering_cli.law.figures.kpi import Kpi
from inburgering_cli.law.terms.assess import VERLOPEN

#: Indicators as the head of a column.
KORT: Final = {
    "integraal_aanbod_6m": "integraal aanbod",
    "participatie_12m": "participatie 12 maanden",
    "participatie_3j": "participatie 3 jaar",
    "tevredenheid_partners": "cijfer partners",
    "tevredenheid_inburgeraars": "cijfer inburgeraars",
    "pip_op_tijd": "PIP op tijd",
    "intake_op_tijd": "intake op tijd",
}
_PERCENT: Final = 100.0
_HIGHEST_MARK: Final = 10.0
OP_TIJD: Final = ("pip_op_tijd", "intake_op_tijd")


def kern(cijfers: Cijfers) -> Sectie:
    """The figures to see first, as cards."""
    seen, rows = cijfers.overzicht, rows_by_id(cijfers.indicatoren)
    open_now = sum(seen.fases.values())
    passed = sum(count for (_, status), count in seen.open_termijnen.items() if status == VERLOPEN)
    cards = {
        "open_dossiers": ("open dossiers", aantal(open_now)),
        "instroom": ("instroom in het tijdvak", aantal(seen.mijlpalen["instroom"])),
        "uitstroom": ("uitstroom in het tijdvak", aantal(seen.mijlpalen["uitstroom"])),
        "verlopen": ("verlopen termijnen", aantal(passed)),
        "pip_op_tijd": ("PIP op tijd", shown(rows["pip_op_tijd"])),
        "ontzorgen": ("ontzorgen loopt", shown(rows["ontzorgen_lopend"])),
    }
    velden = {key: titel for key, (titel, _) in cards.items()}
    table = figures("kern", "In het kort", velden, [tuple(cel for _, cel in cards.values())])
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


def _kpi_row(row: Kpi, geld: tuple[int, ...]) -> tuple[Cel, ...]:
    value = shown(row, geld)
    # what a verdict says of a hidden value would say that value
    verdict = Cel(row.oordeel, "oordeel", value.mensen if row.norm is not None else ())
    return (
        tekst(row.id), tekst(row.naam), tekst(row.bron), Cel(row.norm, row.eenheid), tekst(row.eenheid),
        deel(row.teller, row.noemer), aantal(row.noemer), value, verdict, aantal(row.lopend),
        deel(row.lopend_gehaald, row.lopend), aantal(row.uitgevallen), aantal(row.n),
        deel(row.waarvan_betaald, row.teller), tekst(row.soort),
    )  # fmt: skip


def indicatoren(cijfers: Cijfers) -> Sectie:
    """The rows of `report kpi`."""
    rows = [_kpi_row(row, cijfers.achter(TOTAAL)) for row in cijfers.indicatoren]
    return Sectie(
        "indicatoren",
        "Indicatoren",
        "De indicatoren van nota 5.1 en de operationele cijfers, precies zoals ‘inburgering report kpi’ ze geeft. Een dossier"
        " telt mee als zijn startdag in de gevraagde periode ligt; is er geen periode gevraagd, dan tellen alle dossiers.",
        [Tabel("indicatoren", "Indicatoren met norm, teller en noemer", _KPI, rows)],
    )


def _point(day: str, days: list[str]) -> str:
    return dutch(day) if day == days[-1] and len(days) > 1 and days[-2][:7] == day[:7] else month(day)


def trend(cijfers: Cijfers) -> Sectie:
    """The indicators on each day of the trend."""
    days = cijfers.dagen
    names = [i.id for i in INDICATOREN] + list(OP_TIJD)
    by_day = [rows_by_id(rows) for rows in cijfers.trend]
    velden = {"dag": "stand op"} | {name: KORT[name] for name in names}
    rows = [(r.datum(day), *(shown(found[name]) for name in names)) for day, found in zip(days, by_day, strict=True)]
    charts = [
        Grafiek(
            by_day[-1][name].naam,
            [Punt(_point(day, days), shown(found[name])) for day, found in zip(days, by_day, strict=True)],
            norm=by_day[-1][name].norm,
            hoogste=_HIGHEST_MARK if by_day[-1][name].eenheid == r.CIJFER else _PERCENT,
        )
        for name in names
    ]
    return Sectie(
        "trend",
        "Trend over twaalf maanden",
        "Elk punt is wat ‘report kpi’ op die dag gaf: met de feiten die toen bekend waren, en voor dezelfde periode.",
        [figures("trend", "Stand per maandeinde", velden, rows)],
        charts,
    )


def cohorten(vraag: Vraag, cijfers: Cijfers) -> Sectie:
    """The indicators per half year of huisvesting."""
    names = [i.id for i in INDICATOREN if i.termijn] + ["pip_op_tijd"]
    velden = {"cohort": "huisvesting in"}
    for name in names:
        velden |= {
            f"{name}_teller": f"{KORT[name]}: teller",
            f"{name}_noemer": "noemer",
            f"{name}_waarde": "waarde",
        }
    rows: list[tuple[Cel, ...]] = []
    for cohort, found in cijfers.cohorten.items():
        by_id = rows_by_id(found)
        cells = [tekst(_half(cohort))]
        for name in names:
            row = by_id[name]
            cells += [deel(row.teller, row.noemer), aantal(row.noemer), shown(row)]
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
        [figures("cohorten", "Indicatoren per half jaar van huisvesting", velden, rows)],
    )


def _all_small(row: Sequence[Cel]) -> bool:
    return all(cel.mensen and min(cel.mensen) < KLEINSTE_GROEP for cel in row[1:])


def _half(cohort: str) -> str:
    year, _, half = cohort.partition("-")
    return f"{half}e helft {year}" if half else cohort
