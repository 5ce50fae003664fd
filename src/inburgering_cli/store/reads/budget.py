"""Budgets and spending of a gemeente, grouped by year and provision. Amounts are whole cents."""

from sqlite3 import Connection
from typing import Final, NamedTuple

from inburgering_cli.law.figures.budget import TOTAL, OwnBudget

#: Recorded budgets and grouped spending, in one go. One year is grouped in the order of the index; all years need a sort.
_SQL: Final = """
SELECT 'budget', jaar, voorziening, bedrag, bron FROM budget WHERE folded(gemeente) = folded(:g) AND jaar BETWEEN :van AND :tot
UNION ALL
SELECT 'uitgave', {jaar}, voorziening, sum(bedrag), count(*) FROM uitgave
WHERE folded(gemeente) = folded(:g) AND datum BETWEEN :van || '-01-01' AND min(:tot || '-12-31', :p) GROUP BY voorziening{more}
"""
_ONE_YEAR: Final = _SQL.format(jaar=":van", more="")
_ALL_YEARS: Final = _SQL.format(jaar="CAST(substr(datum, 1, 4) AS INTEGER) AS j", more=", j")
_DOSSIERS: Final = """
WITH u AS (SELECT DISTINCT voorziening, dossier_id FROM uitgave WHERE folded(gemeente) = folded(:g)
 AND datum BETWEEN :van || '-01-01' AND min(:van || '-12-31', :p) AND dossier_id IS NOT NULL)
SELECT voorziening, count(*) FROM u GROUP BY voorziening UNION ALL SELECT :totaal, count(DISTINCT dossier_id) FROM u
"""


class Recorded(NamedTuple):
    """By year: the budgets that were recorded, and (cents, number of payments) that were spent on each provision."""

    budgets: dict[int, list[OwnBudget]]
    spent: dict[int, dict[str, tuple[int, int]]]


def recorded(connection: Connection, gemeente: str, van: int, tot: int, peildatum: str) -> Recorded:
    """What is known of the years from `van` up to and with `tot`."""
    found = Recorded({}, {})
    sql = _ONE_YEAR if van == tot else _ALL_YEARS
    parameters = {"g": gemeente, "van": van, "tot": tot, "p": peildatum}
    for kind, year, voorziening, cents, more in connection.execute(sql, parameters):
        if kind == "budget":
            found.budgets.setdefault(year, []).append(OwnBudget(voorziening, cents, more))
        else:
            found.spent.setdefault(year, {})[voorziening] = (cents, more)
    return found


def dossiers(connection: Connection, gemeente: str, year: int, peildatum: str) -> dict[str, int]:
    """How many dossiers the payments of a year are of: per provision, and together (`totaal`)."""
    parameters = {"g": gemeente, "van": year, "p": peildatum, "totaal": TOTAL}
    return dict(connection.execute(_DOSSIERS, parameters).fetchall())
