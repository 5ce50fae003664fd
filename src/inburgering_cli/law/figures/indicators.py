"""The indicators of nota 5.1 and their norms. They count the same outcomes as the deadline list shows."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from inburgering_cli.law.sources import Source, nota


class Norm(NamedTuple):
    """A target in tenths (80 % is 800, 7,0 is 70), for reports whose period ends on or after `geldig_vanaf`."""

    tienden: int
    geldig_vanaf: str
    source: Source


class Indicator(NamedTuple):
    """A figure of the note: a percentage of outcomes of `term`, or a mean of the marks of `group` (surveys)."""

    id: str
    name: str
    source: Source
    unit: str
    term: str | None = None
    start: str | None = None
    group: str | None = None


INDICATORS: Final[tuple[Indicator, ...]] = (
    Indicator(
        "integraal_aanbod_6m",
        "binnen 6 maanden na huisvesting gestart met een integraal aanbod",
        nota("5.1, 2.2"),
        "procent",
        term="integraal_aanbod",
        start="huisvesting",
    ),
    Indicator(
        "participatie_12m",
        "participeert binnen 12 maanden na instroom in de bijstand",
        nota("5.1"),
        "procent",
        term="participatie_12m",
        start="bijstand_ingang",
    ),
    Indicator(
        "participatie_3j",
        "participeert 3 jaar na instroom in de bijstand",
        nota("voorwoord"),
        "procent",
        term="participatie_3j",
        start="bijstand_ingang",
    ),
    Indicator(
        "tevredenheid_partners",
        "tevredenheid van partners in de Sociale Alliantie",
        nota("5.1"),
        "cijfer",
        group="partners",
    ),
    Indicator(
        "tevredenheid_inburgeraars",
        "tevredenheid van inburgeringsplichtigen",
        nota("5.1"),
        "cijfer",
        group="inburgeraars",
    ),
)
#: participatie_12m has no norm in the note.
NORMS: Final[Mapping[str, tuple[Norm, ...]]] = {
    "integraal_aanbod_6m": (Norm(800, "2020-12-01", nota("2.2")),),
    "participatie_12m": (),
    "participatie_3j": (Norm(700, "2020-12-01", nota("voorwoord")),),
    "tevredenheid_partners": (Norm(70, "2020-12-01", nota("5.1")),),
    "tevredenheid_inburgeraars": (Norm(70, "2020-12-01", nota("5.1")),),
}


#: The judgement of a figure by its norm.
JUDGEMENTS: Final[Mapping[str, str]] = {
    "gehaald": "gehaald",
    "niet_gehaald": "niet gehaald",
    "geen_norm": "geen norm",
    "onbekend": "nog onbekend",
}


def norm_on(norms: Iterable[Norm], day: str) -> Norm | None:
    """The norm in force on a day: the last one valid then, else the oldest; None when there is none."""
    known = sorted(norms, key=lambda n: n.geldig_vanaf)
    valid = [n for n in known if n.geldig_vanaf <= day]
    return valid[-1] if valid else known[0] if known else None


def round_half_up(numerator: int, denominator: int) -> float:
    """`numerator / denominator` to one decimal, half up. Exact until the last step."""
    return _tenths(numerator, denominator) / 10


def _tenths(numerator: int, denominator: int) -> int:
    return (20 * numerator + denominator) // (2 * denominator)


def rounded_under(numerator: int, denominator: int, norm: int | None) -> float:
    """The same; to two decimals where one would meet a norm (in tenths) that is not met: 79,96 of 80, never 80."""
    if norm is None or 10 * numerator >= norm * denominator or _tenths(numerator, denominator) < norm:
        return round_half_up(numerator, denominator)
    return min((200 * numerator + denominator) // (2 * denominator), 10 * norm - 1) / 100
