"""Leerroutes of a dossier."""

from sqlite3 import Connection

from inburgering_cli.store.reads.facts import Row, first


def before(connection: Connection, dossier_id: int, day: str) -> str | None:
    """The leerroute that held on the day before this one."""
    found = _newest(connection, dossier_id, "<", day)
    return found["route"] if found else None


def current(connection: Connection, dossier_id: int, peildatum: str) -> Row | None:
    """The leerroute that holds on the peildatum."""
    return _newest(connection, dossier_id, "<=", peildatum)


def _newest(connection: Connection, dossier_id: int, sign: str, day: str) -> Row | None:
    sql = f"SELECT * FROM route WHERE dossier_id = ? AND datum {sign} ? ORDER BY datum DESC LIMIT 1"
    return first(connection, sql, (dossier_id, day))
