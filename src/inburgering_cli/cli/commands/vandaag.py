"""Vandaag: the klantmanager's overview."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from inburgering_cli.core.dates import dutch_long
from inburgering_cli.core.errors import StoreFault
from inburgering_cli.law.terms.line import SOON
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading import today as today_reading

_PROMPT: Final = 1  # the line of the shell below the page
_Rows = Iterator[Mapping[str, Any]]


def show(env: Environment, formaat: str) -> None:
    """Print overdue and coming deadlines, signals, planned talks, and dossiers that wait for a step."""
    from inburgering_cli.screen.output import emit_csv, emit_json

    if not env.location.path.exists() and not env.location.named:
        raise StoreFault(
            f"Er is nog geen dossierbestand op {env.location.path}. Begin met"
            " `inburgering case add --geslachtsnaam NAAM --doelgroep DOELGROEP`, of bekijk `inburgering demo`."
        )
    found = today_reading.today(env)
    parts: dict[str, _Rows] = {
        "verlopen": (r.as_dict(env.peildatum) for r in found.verlopen),
        "binnenkort": (r.as_dict(env.peildatum) for r in found.binnenkort),
        "signalen": (m.as_dict(env.peildatum) for m in found.signals),
        "gesprekken": iter(found.gesprekken),
        "volgende_stap": (w.as_dict() for w in found.volgende_stap),
    }
    if formaat == "json":
        emit_json({"peildatum": env.peildatum, "open_dossiers": found.open, **parts})
    elif formaat == "csv":
        emit_csv(today_reading.LINE_FIELDS, [*parts["verlopen"], *parts["binnenkort"]])
    else:
        head = f"{dutch_long(env.peildatum).capitalize()} · {found.open} open {'dossier' if found.open == 1 else 'dossiers'}"
        _page(head, parts)


def _page(head: str, parts: Mapping[str, _Rows]) -> None:
    """Print the page. A screen shows the terms of this week and the new signals; a file or mail shows all."""
    from inburgering_cli.screen import today as page
    from inburgering_cli.screen.output import on_screen
    from inburgering_cli.screen.table import console

    out, screen = console(), on_screen()
    overdue, soon, signals = (list(parts[name]) for name in ("verlopen", "binnenkort", "signalen"))
    known = f" ({len(signals)} bekend: inburgering signaal list)" if signals else ""
    if screen:
        overdue.reverse()  # the latest first: what expired long ago is known
        signals = [row for row in signals if row["nieuw"]]
        week = [row for row in soon if row["dagen"] <= today_reading.WEEK]
        later = len(soon) - len(week)
        head += f" · {later} {'termijn' if later == 1 else 'termijnen'} in de week erna" if later else ""
        # talks have their own part of the page
        soon = [row for row in week if row["termijn"] != "voortgangsgesprek"]
    week_only = f"deadline list --within {today_reading.WEEK} --status lopend"
    terms = [page.term(row) for row in soon]
    shown = [page.signal(row) for row in signals]
    if screen:
        ahead = page.TodayPart("Deze week", terms, "Niets loopt deze week af.", week_only)
        attention = page.TodayPart("Nieuwe signalen", shown, f"Geen nieuwe signalen{known}.", "signaal list --nieuw")
    else:
        ahead = page.TodayPart(f"Binnen {SOON} dagen", terms, "Niets loopt binnenkort af.", week_only)
        attention = page.TodayPart("Signalen", shown, "Geen signalen.", "signaal list")
    talks, steps = map(page.talk, parts["gesprekken"]), map(page.step, parts["volgende_stap"])
    page_parts = (
        page.TodayPart("Verlopen", [*map(page.term, overdue)], "Niets is verlopen.", "deadline list --status verlopen"),
        ahead,
        attention,
        page.TodayPart("Gesprekken", [*talks], "Geen gesprekken deze week.", "gesprek agenda"),
        page.TodayPart("Wacht op een stap", [*steps], "Geen dossier wacht op een stap.", "case list --wacht"),
    )
    page.show(out, head, page_parts, out.height - _PROMPT if screen else None)
