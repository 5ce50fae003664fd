"""The columns of verwijzingen, taakstelling, tevredenheid and begrippen."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from inburgering_cli.law.figures.indicators import JUDGEMENTS
from inburgering_cli.law.figures.taakstelling import STATES
from inburgering_cli.law.vocabulary import ENQUETE_GROEPEN
from inburgering_cli.screen.column import Column, day, number

OPEN_VERWIJZINGEN: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("naam", "naam", proper_name=True),
    Column("partner", "partner", proper_name=True),
    Column("datum", "verwezen", day, fixed=True),
    Column("dagen", "dagen", number, right_aligned=True, fixed=True),
    Column("onderwerp", "onderwerp", free=True),
)
TAAKSTELLINGEN: Final = (
    Column("gemeente", "gemeente", from_width=100),
    Column("jaar", "jaar", number, right_aligned=True, fixed=True),
    Column("helft", "helft", number, right_aligned=True, fixed=True),
    Column("aantal", "opgave", number, right_aligned=True, fixed=True),
    Column("achterstand", "achterstand", number, right_aligned=True, fixed=True),
    Column("gehuisvest", "gehuisvest", number, right_aligned=True, fixed=True),
    Column("nog_te_huisvesten", "nog te doen", number, right_aligned=True, fixed=True),
    Column("naar_rato", "naar rato", number, right_aligned=True, fixed=True, from_width=110),
    Column("stand", "stand", lambda k: STATES[k], fixed=True),
)


def _mark(key: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda row: "–" if row[key] is None else f"{row[key]:.1f}".replace(".", ",")


SATISFACTION: Final = (
    Column("periode", "periode", fixed=True),
    Column("groep", "groep", lambda k: ENQUETE_GROEPEN[k]),
    Column(
        "n", "n", row=lambda r: f"{r['n']}{' (weinig)' if r['klein_aantal'] else ''}", right_aligned=True, fixed=True
    ),
    Column("gemiddelde", "gemiddelde", row=_mark("gemiddelde"), right_aligned=True, fixed=True),
    Column("laagste", "laagste", row=_mark("laagste"), right_aligned=True, fixed=True, from_width=100),
    Column("hoogste", "hoogste", row=_mark("hoogste"), right_aligned=True, fixed=True, from_width=100),
    Column("norm", "norm", row=_mark("norm"), right_aligned=True, fixed=True),
    Column("oordeel", "oordeel", lambda k: JUDGEMENTS.get(k, k), fixed=True),
)
CONCEPTS: Final = (
    Column("begrip", "begrip"),
    Column("code", "code", from_width=100),
    Column("betekenis", "betekenis"),
    Column("soort", "soort", fixed=True, from_width=110),
    Column("bron", "bron", from_width=90),
)
