"""Figures about people in which nobody can be found: days as years, ages as groups, and small groups hidden."""

from collections.abc import Iterable, Mapping
from typing import Final

from inburgering_cli.core.dates import age_at_least

#: Fewer people than this can be recognised in a figure, and a mean of fewer says little. A choice of this program: no law
#: names a number. The export without names and the reports for outside hide smaller groups, `enquete overview` marks them.
SMALLEST_GROUP: Final = 5
UNKNOWN: Final = "onbekend"
_AGES: Final = (18, 25, 35, 45, 55, 65)


def age_group(birth_day: str | None, peildatum: str) -> str:
    """The age on the peildatum as `25-34`; counted from the last day that a birth date which is not whole may be."""
    if birth_day is None:
        return UNKNOWN
    age = age_at_least(birth_day, peildatum)
    if age < _AGES[0]:
        return f"0-{_AGES[0] - 1}"
    lowest = max(a for a in _AGES if a <= age)
    above = [a for a in _AGES if a > lowest]
    return f"{lowest}-{above[0] - 1}" if above else f"{lowest}+"


def year(day: str | None) -> str:
    """The year of a day."""
    return day[:4] if day else UNKNOWN


def shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The counts of groups that together are everybody, by name; None where a count is hidden.

    What is hidden may not follow from the whole: as long as the hidden groups together are fewer than the smallest group, or
    only one is hidden, the next smallest is hidden too.
    """
    hidden = {name for name, count in counts.items() if count < SMALLEST_GROUP}
    rest = sorted((name for name in counts if name not in hidden), key=lambda name: (counts[name], name))
    while hidden and rest and (len(hidden) == 1 or sum(counts[name] for name in hidden) < SMALLEST_GROUP):
        hidden.add(rest.pop(0))
    return {name: None if name in hidden else counts[name] for name in sorted(counts)}


def count(values: Iterable[str | None]) -> dict[str, int]:
    """How many there are of each."""
    found: dict[str, int] = {}
    for value in values:
        name = UNKNOWN if value is None else value
        found[name] = found.get(name, 0) + 1
    return found
