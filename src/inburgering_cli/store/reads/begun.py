"""Answers that were given at a terminal and are not recorded yet."""

from sqlite3 import Connection


def drop(connection: Connection, dossier_id: int) -> None:
    """Drop the answers that wait for a dossier that goes."""
    connection.execute("DELETE FROM begonnen WHERE dossier_id = ?", (dossier_id,))
