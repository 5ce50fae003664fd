"""Terms, in- and outflow, phases, routes and ontzorgen."""

from typing import Final

from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import (
    Cell,
    Chart,
    Field,
    Point,
    Section,
    Table,
    count_cell,
    percent,
    text_cell,
)
from inburgering_cli.features.reports.sections.figures import Figures
from inburgering_cli.features.reports.sections.layout import figures, month, rows_by_id, shown
from inburgering_cli.law.figures import overview as o
from inburgering_cli.law.terms.outcome import EXPIRED, REACHED, RESTS, RUNNING, STATUSES, TOO_LATE
from inburgering_cli.law.vocabulary import DOELGROEPEN, LEERROUTES, NIVEAUS, REDENEN_GESLOTEN
from inburgering_cli.work.environment import Environment

_PHASES: Final = {
    "voorbereiding": "voorbereiding",
    "intake": "brede intake",
    "pip": "PIP opstellen",
    "traject": "traject",
    "voldaan": "voldaan, nog open",
}


def terms_section(env: Environment, counted: Figures) -> Section:
    """The outcomes of each term."""
    seen = counted.overzicht
    rows = []
    for name, term in env.policy.termijnen.items():
        if term.informatief:
            continue
        counts = [seen.terms[name, status] for status in o.OUTCOMES]
        now = [seen.open_terms[name, status] for status in (EXPIRED, RUNNING, RESTS)]
        made, judged = seen.terms[name, REACHED], sum(seen.terms[name, s] for s in (REACHED, TOO_LATE, EXPIRED))
        sources = ", ".join(dict.fromkeys(v.source.kort for v in term.versions))
        rows.append(
            (
                text_cell(term.description),
                *map(count_cell, counts),
                percent(made, judged),
                *map(count_cell, now),
                text_cell(sources),
            )
        )
    fields = (
        Field("termijn", "termijn"),
        *(Field(status, STATUSES[status], right_aligned=True) for status in o.OUTCOMES),
        Field("waarde", "op tijd", right_aligned=True),
        Field("nu_verlopen", "nu verlopen", right_aligned=True),
        Field("nu_lopend", "nu lopend", right_aligned=True),
        Field("nu_rust", "nu in rust", right_aligned=True),
        Field("bron", "bron"),
    )
    return Section(
        "termijnen",
        "Termijnen",
        "Eerst wat er werd van termijnen waarvan de laatste dag in het tijdvak ligt; daarna (‘nu’) de stand van alle open"
        " dossiers op de peildatum. Op tijd: gehaald, gedeeld door gehaald, te laat en verlopen samen."
        " In rust: de persoon is tijdelijk vrijgesteld, of wacht daarna op DUO.",
        [Table("termijnen", "Termijnen, gehaald en gemist", fields, rows, "Er zijn geen termijnen.")],
    )


def flow(counted: Figures) -> Section:
    """In- and outflow."""
    seen = counted.overzicht
    months = list(dict.fromkeys(day[:7] for day in counted.dagen))
    flow = [(Cell(m, r.CALENDAR_MONTH), count_cell(seen.inflow[m]), count_cell(seen.outflow[m])) for m in months]
    labels = {"instroom": "instroom", "uitstroom": "uitstroom", **o.MILESTONES}
    labels["uitstroom_betaald_werk"] = "uit de bijstand na betaald werk"
    milestones = [(text_cell(label), count_cell(seen.milestones[name])) for name, label in labels.items()]
    reasons = [(text_cell(label), count_cell(seen.redenen[name])) for name, label in REDENEN_GESLOTEN.items()]
    return Section(
        "stroom",
        "In- en uitstroom",
        "Instroom: de dag van de kennisgeving, anders van de huisvesting, anders het begin van de plicht. Uitstroom: de dag"
        " waarop het dossier is gesloten.",
        [
            figures("stroom", "Per maand", {"maand": "maand", "instroom": "instroom", "uitstroom": "uitstroom"}, flow),
            figures("mijlpalen", "In het tijdvak", {"mijlpaal": "gebeurtenis", "aantal": "aantal"}, milestones),
            figures("redenen", "Uitstroom naar reden, in het tijdvak", {"reden": "reden", "aantal": "aantal"}, reasons),
        ],
        [
            Chart("Instroom per maand", [Point(month(f"{m}-01"), count_cell(seen.inflow[m])) for m in months], lijn=False),
            Chart("Uitstroom per maand", [Point(month(f"{m}-01"), count_cell(seen.outflow[m])) for m in months], lijn=False),
        ],
    )  # fmt: skip


def routes(counted: Figures) -> Section:
    """Phases and routes of open dossiers."""
    seen = counted.overzicht
    phases = [(text_cell(label), count_cell(seen.phases[name])) for name, label in _PHASES.items()]
    levels = {name: f"niveau {label}" for name, label in NIVEAUS.items()}
    fields = {"leerroute": "leerroute", **DOELGROEPEN, "totaal": "totaal", **levels}
    rows = []
    for name, label in {**LEERROUTES, "geen": "nog geen leerroute"}.items():
        groups = [seen.routes[name, group] for group in DOELGROEPEN]
        by_level = [seen.niveaus[name, level] for level in NIVEAUS]
        rows.append((text_cell(label), *map(count_cell, groups), count_cell(sum(groups)), *map(count_cell, by_level)))
    return Section(
        "routes",
        "Fases en leerroutes",
        "Open dossiers op de peildatum, naar waar zij staan en welke leerroute zij volgen.",
        [
            figures("fases", "Open dossiers per fase", {"fase": "fase", "aantal": "aantal"}, phases),
            figures("routes", "Open dossiers per leerroute en doelgroep", fields, rows),
        ],
        [
            Chart(
                "Open dossiers per fase", [Point(t, count_cell(seen.phases[n])) for n, t in _PHASES.items()], lijn=False
            )
        ],
    )


def ontzorgen(counted: Figures) -> Section:
    """Counts of ontzorgen."""
    seen, rows = counted.overzicht, rows_by_id(counted.indicators)
    found = [
        (text_cell("loopt op de peildatum"), shown(rows["ontzorgen_lopend"])),
        (text_cell("waarvan langer dan de termijn"), shown(rows["ontzorgen_voorbij"])),
        (text_cell("begonnen in het tijdvak"), count_cell(seen.milestones["ontzorg_start"])),
        (text_cell("beëindigd in het tijdvak"), count_cell(seen.milestones["ontzorg_einde"])),
        (text_cell("in de bijstand, doelgroep, nog niet begonnen"), count_cell(seen.ontzorgen["niet_begonnen"])),
    ]
    return Section(
        "ontzorgen",
        "Ontzorgen",
        "Vaste lasten die de gemeente uit de bijstand betaalt (Pw 56a; nota 2.2).",
        [figures("ontzorgen", "Ontzorgen", {"wat": "wat", "aantal": "aantal"}, found)],
    )
