"""How dossiers go: terms, in- and outflow, phases, routes and ontzorgen."""

from typing import Final

from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cel, Grafiek, Punt, Sectie, Tabel, Veld, aantal, procent, tekst
from inburgering_cli.features.reports.sections.figures import Cijfers
from inburgering_cli.features.reports.sections.layout import figures, month, rows_by_id, shown
from inburgering_cli.law.figures import overview as o
from inburgering_cli.law.terms.assess import GEHAALD, LOPEND, STATUSSEN, TE_LAAT, VERLOPEN
from inburgering_cli.law.vocabulary import DOELGROEPEN, LEERROUTES, NIVEAUS, REDENEN_GESLOTEN
from inburgering_cli.work.environment import Omgeving

_FASES: Final = {
    "voorbereiding": "voorbereiding",
    "intake": "brede intake",
    "pip": "PIP opstellen",
    "traject": "traject",
    "voldaan": "voldaan, nog open",
}


def termijnen(env: Omgeving, cijfers: Cijfers) -> Sectie:
    """What became of each term."""
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


def stroom(cijfers: Cijfers) -> Sectie:
    """In- and outflow."""
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
            figures("stroom", "Per maand", {"maand": "maand", "instroom": "instroom", "uitstroom": "uitstroom"}, flow),
            figures("mijlpalen", "In het tijdvak", {"mijlpaal": "gebeurtenis", "aantal": "aantal"}, milestones),
            figures("redenen", "Uitstroom naar reden, in het tijdvak", {"reden": "reden", "aantal": "aantal"}, reasons),
        ],
        [
            Grafiek("Instroom per maand", [Punt(month(f"{m}-01"), aantal(seen.instroom[m])) for m in months], lijn=False),
            Grafiek("Uitstroom per maand", [Punt(month(f"{m}-01"), aantal(seen.uitstroom[m])) for m in months], lijn=False),
        ],
    )  # fmt: skip


def routes(cijfers: Cijfers) -> Sectie:
    """Phases and routes of open dossiers."""
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
            figures("fases", "Open dossiers per fase", {"fase": "fase", "aantal": "aantal"}, phases),
            figures("routes", "Open dossiers per leerroute en doelgroep", velden, rows),
        ],
        [Grafiek("Open dossiers per fase", [Punt(t, aantal(seen.fases[n])) for n, t in _FASES.items()], lijn=False)],
    )


def ontzorgen(cijfers: Cijfers) -> Sectie:
    """Who is ontzorgd."""
    seen, rows = cijfers.overzicht, rows_by_id(cijfers.indicatoren)
    found = [
        (tekst("loopt op de peildatum"), shown(rows["ontzorgen_lopend"])),
        (tekst("waarvan langer dan de termijn"), shown(rows["ontzorgen_voorbij"])),
        (tekst("begonnen in het tijdvak"), aantal(seen.mijlpalen["ontzorg_start"])),
        (tekst("beëindigd in het tijdvak"), aantal(seen.mijlpalen["ontzorg_einde"])),
        (tekst("in de bijstand, doelgroep, nog niet begonnen"), aantal(seen.ontzorgen["niet_begonnen"])),
    ]
    return Sectie(
        "ontzorgen",
        "Ontzorgen",
        "Vaste lasten die de gemeente uit de bijstand betaalt (Pw 56a; nota 2.2).",
        [figures("ontzorgen", "Ontzorgen", {"wat": "wat", "aantal": "aantal"}, found)],
    )
