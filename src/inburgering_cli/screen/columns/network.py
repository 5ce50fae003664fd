"""The columns of what stands around the dossiers: referrals, taakstelling, budget, tevredenheid."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from inburgering_cli.law.figures.indicators import OORDELEN
from inburgering_cli.law.figures.taakstelling import STANDEN
from inburgering_cli.law.vocabulary import ENQUETE_GROEPEN
from inburgering_cli.screen.output import Kolom, day, number

OPEN_VERWIJZINGEN: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("naam", "naam", eigennaam=True),
    Kolom("partner", "partner", eigennaam=True),
    Kolom("datum", "verwezen", day, vast=True),
    Kolom("dagen", "dagen", number, rechts=True, vast=True),
    Kolom("onderwerp", "onderwerp", vrij=True),
)
TAAKSTELLINGEN: Final = (
    Kolom("gemeente", "gemeente", vanaf=100),
    Kolom("jaar", "jaar", number, rechts=True, vast=True),
    Kolom("helft", "helft", number, rechts=True, vast=True),
    Kolom("aantal", "opgave", number, rechts=True, vast=True),
    Kolom("achterstand", "achterstand", number, rechts=True, vast=True),
    Kolom("gehuisvest", "gehuisvest", number, rechts=True, vast=True),
    Kolom("nog_te_huisvesten", "nog te doen", number, rechts=True, vast=True),
    Kolom("naar_rato", "naar rato", number, rechts=True, vast=True, vanaf=110),
    Kolom("stand", "stand", lambda k: STANDEN[k], vast=True),
)


def _mark(key: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda row: "–" if row[key] is None else f"{row[key]:.1f}".replace(".", ",")


TEVREDENHEID: Final = (
    Kolom("periode", "periode", vast=True),
    Kolom("groep", "groep", lambda k: ENQUETE_GROEPEN[k]),
    Kolom("n", "n", rij=lambda r: f"{r['n']}{' (weinig)' if r['klein_aantal'] else ''}", rechts=True, vast=True),
    Kolom("gemiddelde", "gemiddelde", rij=_mark("gemiddelde"), rechts=True, vast=True),
    Kolom("laagste", "laagste", rij=_mark("laagste"), rechts=True, vast=True, vanaf=100),
    Kolom("hoogste", "hoogste", rij=_mark("hoogste"), rechts=True, vast=True, vanaf=100),
    Kolom("norm", "norm", rij=_mark("norm"), rechts=True, vast=True),
    Kolom("oordeel", "oordeel", lambda k: OORDELEN.get(k, k), vast=True),
)
BEGRIPPEN: Final = (
    Kolom("begrip", "begrip"),
    Kolom("code", "code", vanaf=100),
    Kolom("betekenis", "betekenis"),
    Kolom("soort", "soort", vast=True, vanaf=110),
    Kolom("bron", "bron", vanaf=90),
)
