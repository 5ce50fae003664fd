"""Talks: planned, open, and about progress."""

from sqlite3 import Connection
from typing import Final

from inburgering_cli.law.plicht.progress import Gesprek
from inburgering_cli.store.reads.facts import Row, rows

#: The day for which a talk is planned now.
_DAY: Final = "ifnull(verzet_naar, gepland)"


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
