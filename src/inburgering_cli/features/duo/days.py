"""Converts the ends of periods: DUO writes the day after the last one (`exclusief`), this program the last day.

This applies to the termijn and an inburgeringsaanbod. The end of the inburgeringsplicht is inclusive at DUO too.
"""

from inburgering_cli.core.dates import day_after, day_before


def to_duo(last_day: str) -> str:
    """The last day of a period as DUO's exclusive `einddatum`."""
    return day_after(last_day)


def from_duo(end_day: str) -> str:
    """DUO's exclusive `end_day` as the last day of a period."""
    return day_before(end_day)
