"""The amounts, lengths and limits of handhaving, each with its first day and its source. Amounts are whole cents.

`fine` counts with them, and `next_step` decides which step comes next.
"""

from collections.abc import Mapping
from typing import Final, Generic, NamedTuple, TypeVar

from inburgering_cli.law.sources import DERIVED, Source, awb, bi, wi, wi2013
from inburgering_cli.law.stelsel import INGANG_WI2021
from inburgering_cli.law.terms.declared import Duration

T = TypeVar("T")


class Version(NamedTuple, Generic[T]):
    """A value from one day on, with its source."""

    geldig_vanaf: str
    value: T
    source: Source


class DatedRule(NamedTuple, Generic[T]):
    """The versions of a number in the law, oldest first."""

    versions: tuple[Version[T], ...]

    def on(self, day: str) -> Version[T]:
        """The version in force on a day; the first one for earlier days."""
        return next((v for v in reversed(self.versions) if v.geldig_vanaf <= day), self.versions[0])


def _line(value: T, source: Source, vanaf: str = INGANG_WI2021) -> DatedRule[T]:
    """A rule with one version, in force from the day `vanaf`."""
    return DatedRule((Version(vanaf, value, source),))


#: Fine for not answering the call for the brede intake: a fixed amount.
INTAKE_BOETE: Final = _line(250_00, bi("7.1 lid 1"))
INTAKE_HIGHEST: Final = _line(250_00, wi("26 lid 1 onder a"))
#: Base and ceiling of a fine for not cooperating with guidance, or with the intensity that the PIP names.
BASE: Final = _line(50_00, bi("7.1 lid 2"))
HIGHEST: Final = _line(800_00, wi("26 lid 1 onder c"))
#: Each earlier violation found within this time, whose fine is irrevocable, raises the amount once.
RECIDIVE_WITHIN: Final = _line(Duration(12, "maanden"), bi("7.1 lid 3"))
#: In percent, "steeds" of the amount of the fine. The text leaves open of which one: `fine.READINGS`.
RECIDIVE_RAISE: Final = _line(100, bi("7.1 lid 3", DERIVED))
#: Percent of the amount, by degree of blame.
VERWIJTBAARHEID: Final[DatedRule[Mapping[str, int]]] = _line(
    {"opzet": 100, "grove_schuld": 75, "gewoon": 50, "verminderd": 25}, bi("7.1 lid 4")
)
#: Ceiling of all fines of the municipality together: in the term with its extensions, and in a new term of DUO by its
#: months.
PLAFOND: Final = _line(2_400_00, bi("7.1 lid 5"))
PLAFOND_NEW_TERM: Final[DatedRule[Mapping[int, int]]] = _line(
    {6: 400_00, 12: 800_00, 18: 1_200_00, 24: 1_600_00}, bi("7.1 lid 5")
)
#: After a fine for the intake: how long the new term in that decision may be, counted from its bekendmaking.
TERM_AFTER_BOETE: Final = _line(Duration(2, "maanden"), wi("22 lid 2"))
#: How many calls without result before the college completes the intake in absence, a duty.
OPROEPEN: Final = _line(3, wi("14 lid 2"))
#: A report and a zienswijze are due when a fine of more than this can be imposed.
RAPPORT_ABOVE: Final = _line(340_00, awb("5:53"))
BESLUIT_AFTER_RAPPORT: Final = _line(Duration(13, "weken"), awb("5:51"))
#: The power to impose a fine lapses: with, and without, the duty of a report.
LAPSE_WITH_RAPPORT: Final = _line(Duration(5, "jaren"), awb("5:45"))
LAPSE: Final = _line(Duration(3, "jaren"), awb("5:45"))

#: What DUO may impose at most: for PVT and MAP, and for the rest. How long the new term may be that it sets with a fine,
#: counted from the bekendmaking of that decision.
DUO_HIGHEST_PVT_MAP: Final = _line(340_00, wi("26 lid 1 onder b"))
DUO_HIGHEST_PVT_WI2013: Final = _line(340_00, wi2013("28-34"), "2013-01-01")
DUO_HIGHEST: Final = _line(1_000_00, wi("26 lid 1 onder d"))
DUO_HIGHEST_WI2013: Final = _line(1_250_00, wi2013("28-34"), "2013-01-01")
DUO_NEW_TERM: Final = _line(Duration(2, "jaren"), wi("24 lid 2, 25"))
DUO_NEW_TERM_WI2013: Final = _line(Duration(2, "jaren"), wi2013("28-34"), "2013-01-01")
