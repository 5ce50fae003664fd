"""Talks: planned, open, and about progress."""

from sqlite3 import Connection
from typing import Final, NamedTuple

from inburgering_cli.law.plicht.progress import Gesprek
from inburgering_cli.store.reads.facts import Row, rows

#: The day for which a talk is planned now.
_DAY: Final = "ifnull(verzet_naar, gepland)"


class PlannedTalk(NamedTuple):
    """A talk without an outcome. `gepland`: the day it was first planned for, which identifies it; `dag`: the day now."""

    dossier_id: int
    gepland: str
    dag: str
    soort: str
    tijd: str | None
    plaats: str | None


def planned(connection: Connection, since: str, until: str) -> dict[int, list[PlannedTalk]]:
    """The talks that are planned for a day of this period and have no outcome yet, by dossier."""
    found: dict[int, list[PlannedTalk]] = {}
    for row in connection.execute(
        f"SELECT dossier_id, gepland, {_DAY} AS dag, soort, tijd, plaats FROM gesprek WHERE gehouden IS NULL"
        " AND niet_verschenen IS NOT 1 AND dag BETWEEN ? AND ?",
        (since, until),
    ):
        found.setdefault(row[0], []).append(PlannedTalk(*row))
    return found


def waiting(connection: Connection, dossier_id: int, kind: str) -> list[Row]:
    """`gepland` and the current day (`dag`) of each planned talk without an outcome, oldest first."""
    return rows(
        connection,
        f"SELECT gepland, {_DAY} AS dag FROM gesprek WHERE dossier_id = ? AND soort = ? AND gehouden IS NULL"
        " AND niet_verschenen IS NOT 1 AND gepland IS NOT NULL ORDER BY dag",
        (dossier_id, kind),
    )


def is_planned(connection: Connection, dossier_id: int, kind: str, day: str) -> bool:
    """Whether a talk was planned for this day, even if it was moved since."""
    sql = "SELECT 1 FROM gesprek WHERE dossier_id = ? AND soort = ? AND gepland = ?"
    return connection.execute(sql, (dossier_id, kind, day)).fetchone() is not None


def other_on(connection: Connection, dossier_id: int, kind: str, day: str, gepland: str | None) -> bool:
    """Whether another talk than the one of `gepland` is planned for this day now."""
    sql = f"SELECT 1 FROM gesprek WHERE dossier_id = ? AND soort = ? AND {_DAY} = ? AND gepland <> ?"
    return connection.execute(sql, (dossier_id, kind, day, gepland)).fetchone() is not None


def about_progress(connection: Connection, dossier_id: int) -> list[Gesprek]:
    """The talks about progress of a dossier."""
    found = connection.execute(
        f"SELECT {_DAY}, gehouden, niet_verschenen FROM gesprek WHERE dossier_id = ? AND soort = 'voortgang'",
        (dossier_id,),
    )
    return [Gesprek(day, held, bool(missed)) for day, held, missed in found]
