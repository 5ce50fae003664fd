"""Ontzorgen: periods, months and evaluations."""

from sqlite3 import Connection

from inburgering_cli.store.reads.facts import Row, first


def running(connection: Connection, dossier_id: int) -> Row | None:
    """The newest period without an end."""
    sql = "SELECT * FROM ontzorg WHERE dossier_id = ? AND einde IS NULL ORDER BY datum DESC LIMIT 1"
    return first(connection, sql, (dossier_id,))


def since(connection: Connection, dossier_id: int, peildatum: str) -> str | None:
    """The first day of the period that runs on the peildatum."""
    found = connection.execute(
        "SELECT datum FROM ontzorg WHERE dossier_id = :id AND datum <= :p AND (einde IS NULL OR einde >= :p)"
        " ORDER BY datum DESC LIMIT 1",
        {"id": dossier_id, "p": peildatum},
    ).fetchone()
    return None if found is None else str(found[0])


def spans(connection: Connection, dossier_id: int) -> list[tuple[str, str | None]]:
    """(first day, last day) of every period."""
    return connection.execute("SELECT datum, einde FROM ontzorg WHERE dossier_id = ?", (dossier_id,)).fetchall()


def month(connection: Connection, dossier_id: int, maand: str) -> Row | None:
    """What was recorded of one month."""
    return first(connection, "SELECT * FROM ontzorg_maand WHERE dossier_id = ? AND maand = ?", (dossier_id, maand))


def evaluated_since(connection: Connection, dossier_id: int, day: str) -> bool:
    """Whether there was an evaluation on or after a day."""
    sql = "SELECT 1 FROM ontzorg_evaluatie WHERE dossier_id = ? AND datum >= ?"
    return connection.execute(sql, (dossier_id, day)).fetchone() is not None
