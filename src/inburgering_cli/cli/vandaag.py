"""Vandaag: the klantmanager's overview."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from inburgering_cli.domain.dates import dutch_long
from inburgering_cli.domain.deadline import DEADLINE_FIELDS
from inburgering_cli.domain.errors import OpslagFout
from inburgering_cli.render.output import Kolom
from inburgering_cli.services import vandaag
from inburgering_cli.services.environment import Omgeving

_PROMPT: Final = 1  # the line below, that the shell takes


class _Deel(NamedTuple):
    """A part of the overview: its title, its lines, what to say without any, and the command that shows them all."""

    titel: str
    kolommen: Sequence[Kolom]
    regels: Sequence[Any]
    leeg: str
    opdracht: str

    def rows(self, peildatum: str, most: int | None) -> Iterator[Mapping[str, Any]]:
        """The first lines, as rows of a table."""
        return (line.as_dict(peildatum) for line in self.regels[:most])


def show(env: Omgeving, formaat: str) -> None:
    """Print what is overdue, what falls due in two weeks, the signals, and what waits for a next step."""
    from inburgering_cli.render.output import emit_csv, emit_json

    if not env.locatie.pad.exists() and not env.locatie.genoemd:
        raise OpslagFout(
            f"Er is nog geen dossierbestand op {env.locatie.pad}. Begin met"
            " `inburgering case add --geslachtsnaam NAAM --doelgroep DOELGROEP`, of bekijk `inburgering demo`."
        )
    found = vandaag.today(env)
    overdue = (d.as_dict(env.peildatum) for d in found.verlopen)
    soon = (d.as_dict(env.peildatum) for d in found.binnenkort)
    if formaat == "json":
        emit_json(
            {
                "peildatum": env.peildatum,
                "open_dossiers": found.open,
                "verlopen": overdue,
                "binnenkort": soon,
                "signalen": (m.as_dict(env.peildatum) for m in found.signalen),
                "volgende_stap": (w.as_dict(env.peildatum) for w in found.volgende_stap),
            }
        )
    elif formaat == "csv":
        emit_csv(DEADLINE_FIELDS, [*overdue, *soon])
    else:
        _tables(env, found)


def _tables(env: Omgeving, found: vandaag.Vandaag) -> None:
    from inburgering_cli.render import columns
    from inburgering_cli.render.table import console, emit_table

    out = console()
    screen = sys.stdout.isatty()
    days = vandaag.DAYS
    parts = (
        _Deel("Verlopen", columns.DEADLINES, found.verlopen, "Niets is verlopen.", "deadline list --status verlopen"),
        _Deel(
            f"Binnen {days} dagen",
            columns.DEADLINES,
            found.binnenkort,
            "Niets loopt binnenkort af.",
            f"deadline list --within {days} --status lopend",
        ),
        _Deel("Signalen", columns.SIGNALEN_SHORT, found.signalen, "Geen signalen.", "signaal list"),
        _Deel(
            "Wacht op een stap",
            columns.STEPS_SHORT if screen else columns.STEPS,
            found.volgende_stap,
            "Geen dossier wacht op een stap.",
            "case list --open",
        ),
    )
    out.print(
        f"{dutch_long(env.peildatum).capitalize()} · {found.open} open {'dossier' if found.open == 1 else 'dossiers'}",
        style="bold",
    )
    room = _room([len(part.regels) for part in parts], out.height - _PROMPT - 1) if screen else [None] * len(parts)
    for part, most in zip(parts, room, strict=True):
        count = len(part.regels)
        more = f" · inburgering {part.opdracht}" if most is not None and most < count else ""
        emit_table(
            part.kolommen,
            part.rows(env.peildatum, most),
            titel=f"{part.titel} ({count}){more}",
            leeg=part.leeg,
            target=out,
            kort=screen,
        )


def _room(counts: Sequence[int], lines: int) -> list[int | None]:
    """How many lines each part may show so that all fit the screen: shared out in turn, at least one each.

    A part takes two lines besides (title and heads), and one when it is empty.
    """
    left = lines - sum(2 if count else 1 for count in counts)
    shown = [min(count, 1) for count in counts]
    left -= sum(shown)
    while left > 0 and (waiting := [n for n, count in enumerate(counts) if shown[n] < count]):
        for n in waiting[:left]:
            shown[n] += 1
        left -= len(waiting)
    return list(shown)
