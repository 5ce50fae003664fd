"""Anonymous figures: days become years, ages become groups, and small groups are hidden."""

from collections.abc import Iterable, Mapping
from typing import Final

from inburgering_cli.core.dates import age_at_least

#: People in a smaller group can be recognised, and its mean says little. A choice of this program: no law names a
#: number. The export without names and the reports for outside hide smaller groups; `enquete overview` marks them.
SMALLEST_GROUP: Final = 5
UNKNOWN: Final = "onbekend"
_AGES: Final = (18, 25, 35, 45, 55, 65)


def age_group(birth_day: str | None, peildatum: str) -> str:
    """The age on the peildatum as `25-34`. An incomplete birth date counts as the last day it can be."""
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
    """The counts by group, with None for a hidden count. The groups together are everybody.

    A hidden count must not follow from the total. So the next smallest group is hidden too while only one is hidden, or
    while the hidden groups together are smaller than `SMALLEST_GROUP`.
    """
    hidden = {name for name, count in counts.items() if count < SMALLEST_GROUP}
    rest = sorted((name for name in counts if name not in hidden), key=lambda name: (counts[name], name))
    while hidden and rest and (len(hidden) == 1 or sum(counts[name] for name in hidden) < SMALLEST_GROUP):
        hidden.add(rest.pop(0))
    return {name: None if name in hidden else counts[name] for name in sorted(counts)}


def count(values: Iterable[str | None]) -> dict[str, int]:
    """How often each value occurs."""
    found: dict[str, int] = {}
    for value in values:
        name = UNKNOWN if value is None else value
        found[name] = found.get(name, 0) + 1
    return found
