"""Answers that were given at a terminal and are not recorded yet."""

from sqlite3 import Connection


def answers(connection: Connection, dossier_id: int, opdracht: str) -> tuple[str, str] | None:
    """(answers as JSON, moment) that wait for a command on a dossier."""
    found: tuple[str, str] | None = connection.execute(
        "SELECT antwoorden, tijd FROM begonnen WHERE dossier_id = ? AND opdracht = ?", (dossier_id, opdracht)
    ).fetchone()
    return found


def drop(connection: Connection, dossier_id: int) -> None:
    """Drop the answers that wait for a dossier that goes."""
    connection.execute("DELETE FROM begonnen WHERE dossier_id = ?", (dossier_id,))
