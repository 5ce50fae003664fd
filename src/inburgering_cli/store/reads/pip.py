"""Versions of the PIP."""

from sqlite3 import Connection

from inburgering_cli.store.reads.facts import Row, first


def version(connection: Connection, dossier_id: int, dagtekening: str | None) -> Row | None:
    """The version with this dagtekening; None: the concept."""
    sql = "SELECT * FROM pip WHERE dossier_id = ? AND dagtekening IS ?"
    return first(connection, sql, (dossier_id, dagtekening))


def last(connection: Connection, dossier_id: int) -> Row | None:
    """The newest version that was settled."""
    sql = "SELECT * FROM pip WHERE dossier_id = ? AND dagtekening IS NOT NULL ORDER BY dagtekening DESC LIMIT 1"
    return first(connection, sql, (dossier_id,))


def first_day(connection: Connection, dossier_id: int) -> str | None:
    """The dagtekening of the first version that was settled."""
    found = connection.execute("SELECT min(dagtekening) FROM pip WHERE dossier_id = ?", (dossier_id,)).fetchone()
    day: str | None = found[0]
    return day


def agreed_talks(connection: Connection, dossier_id: int, peildatum: str) -> int | None:
    """How many talks about progress were agreed, in the newest settled version that names a number."""
    found = connection.execute(
        "SELECT gesprekken FROM pip WHERE dossier_id = ? AND dagtekening <= ? AND gesprekken IS NOT NULL"
        " ORDER BY dagtekening DESC LIMIT 1",
        (dossier_id, peildatum),
    ).fetchone()
    return None if found is None else int(found[0])
