"""What needs attention: totals for everybody, and dossiers for who works with them."""

from typing import Final

from inburgering_cli.core.dates import days_between
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cel, Grafiek, Punt, Sectie, Tabel, Veld, aantal, tekst
from inburgering_cli.features.reports.sections.figures import Cijfers, Vraag
from inburgering_cli.features.reports.sections.layout import figures
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.figures import overview as o
from inburgering_cli.law.terms.assess import VERLOPEN, Uitkomst
from inburgering_cli.law.vocabulary import GEBEURTENISSEN
from inburgering_cli.work.environment import Omgeving

_TIJDLIJNEN: Final = 6  # dossiers that are drawn


def aandacht(env: Omgeving, vraag: Vraag, cijfers: Cijfers) -> Sectie:
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
    tables = [figures("aandacht", "Hoeveel vraagt aandacht", {"wat": "wat", "aantal": "aantal"}, totals)]
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


def _timelines(env: Omgeving, cijfers: Cijfers) -> list[Grafiek]:
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


def _who(vraag: Vraag) -> tuple[Veld, ...]:
    return (Veld("dossier", "dossier"), Veld("naam", "naam"))[: 1 + vraag.namen]


def _of(vraag: Vraag, facts: Feiten) -> tuple[Cel, ...]:
    return (tekst(facts.dossier), tekst(facts.naam))[: 1 + vraag.namen]


def _overdue(env: Omgeving, vraag: Vraag, cijfers: Cijfers) -> Tabel:
    rows = [
        (
            *_of(vraag, facts), tekst(outcome.termijn.omschrijving),
            r.datum(outcome.uiterlijk), tekst(days_between(outcome.uiterlijk or env.peildatum, env.peildatum)),
        )
        for facts, outcome in cijfers.overzicht.verlopen.first()
    ]  # fmt: skip
    velden = (
        *_who(vraag), Veld("termijn", "termijn"), Veld("uiterlijk", "uiterlijk"), Veld("dagen", "dagen te laat", rechts=True),
    )  # fmt: skip
    return Tabel("verlopen", "Langst verlopen termijnen", velden, rows, "Niets is verlopen.")


def _signals(vraag: Vraag, cijfers: Cijfers) -> Tabel:
    rows = [
        (
            *_of(vraag, m.feiten), tekst(m.signaal.omschrijving), tekst(m.ernst), r.datum(m.dag),
        )
        for m in cijfers.overzicht.meldingen.first()
    ]  # fmt: skip
    velden = (*_who(vraag), Veld("signaal", "signaal"), Veld("ernst", "ernst"), Veld("dag", "dag"))
    return Tabel("signalen", "Ernstigste signalen", velden, rows, "Er zijn geen signalen.")


def _waiting(vraag: Vraag, cijfers: Cijfers) -> Tabel:
    rows = [(*_of(vraag, facts), tekst(step)) for step, facts in cijfers.overzicht.wachtend.first()]
    velden = (*_who(vraag), Veld("stap", "volgende stap"))
    return Tabel("stappen", "Dossiers die op een stap wachten", velden, rows, "Geen dossier wacht op een stap.")
