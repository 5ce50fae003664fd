"""Budget and spending of a municipality per year. Amounts are whole cents."""

from sqlite3 import Connection

from inburgering_cli.core.text import fold
from inburgering_cli.law.codes import VOORZIENINGEN
from inburgering_cli.law.figures.budget import GEMEENTE_NOTA, NOTA_BUDGET, YearBudget, year_budget
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading

_FIRST, _LAST = 2000, 2199


def of_year(env: Environment, year: int | None = None, gemeente: str | None = None) -> YearBudget:
    """One year, by default that of the peildatum, of one municipality, by default that of the policy."""
    year = year or int(env.peildatum[:4])
    gemeente = gemeente or env.policy.gemeente
    with reading(env) as connection:
        return _years(connection, env.peildatum, gemeente, year, year)[year]


def years(env: Environment, gemeente: str | None = None) -> list[YearBudget]:
    """Every year of which a budget or spending is known."""
    with reading(env) as connection:
        return list(_years(connection, env.peildatum, gemeente or env.policy.gemeente, _FIRST, _LAST).values())


def used(connection: Connection, gemeente: str, year: int, peildatum: str) -> YearBudget:
    """One year, on an open connection."""
    return _years(connection, peildatum, gemeente, year, year)[year]


def dossiers(connection: Connection, gemeente: str, year: int, peildatum: str) -> dict[str, int]:
    """How many dossiers the payments of a year are of: per provision, and together (`totaal`)."""
    return reads.budget.dossiers(connection, gemeente, year, peildatum)


def _years(connection: Connection, peildatum: str, gemeente: str, van: int, tot: int) -> dict[int, YearBudget]:
    own, spent = reads.budget.recorded(connection, gemeente, van, tot, peildatum)
    known = {van} if van == tot else {*own, *spent}
    if van != tot and fold(gemeente) == fold(GEMEENTE_NOTA):
        known |= set(NOTA_BUDGET)
    return {
        year: year_budget(gemeente, year, own.get(year, ()), spent.get(year, {}), peildatum) for year in sorted(known)
    }


def too_much(year: YearBudget) -> str | None:
    """A sentence when the provisions have more budget together than the year, else None."""
    parts = sum(r.budget or 0 for r in year.regels[: len(VOORZIENINGEN)])
    whole = year.whole.budget
    if whole is None or parts <= whole:
        return None
    return f"De budgetten per voorziening van {year.jaar} zijn samen meer dan het budget van het jaar; controleer ze."
