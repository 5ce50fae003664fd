"""Decisions of DUO that were granted."""

from sqlite3 import Connection

from inburgering_cli.law import codes as c
from inburgering_cli.law.handhaving.fine import NewTerm


def term_end_before(connection: Connection, dossier_id: int, day: str) -> str | None:
    """The last day of the termijn by the newest extension or new term from before a day."""
    found = connection.execute(
        "SELECT tot FROM besluit WHERE dossier_id = ? AND soort IN (?, ?) AND oordeel = ? AND tot IS NOT NULL"
        " AND ifnull(datum, '') < ? ORDER BY datum DESC, id DESC LIMIT 1",
        (dossier_id, c.VERLENGING, c.NIEUWE_TERMIJN, c.TOEKENNING, day),
    ).fetchone()
    return None if found is None else str(found[0])


def extensions(connection: Connection, dossier_id: int, peildatum: str) -> list[tuple[str, str, str | None, str]]:
    """(datum, soort, grond, tot) of each extension and new term, as known on the peildatum, oldest first."""
    found = connection.execute(
        "SELECT ifnull(datum, ''), soort, grond, tot FROM besluit WHERE dossier_id = ? AND soort IN (?, ?) AND oordeel = ?"
        " AND ifnull(datum, '') <= ? AND tot IS NOT NULL ORDER BY datum, id",
        (dossier_id, c.VERLENGING, c.NIEUWE_TERMIJN, c.TOEKENNING, peildatum),
    )
    return list(found)


def ends_term_on(connection: Connection, dossier_id: int, day: str) -> bool:
    """Whether an extension or new term up to and with this day is known."""
    sql = "SELECT 1 FROM besluit WHERE dossier_id = ? AND soort IN (?, ?) AND oordeel = ? AND tot = ?"
    parameters = (dossier_id, c.VERLENGING, c.NIEUWE_TERMIJN, c.TOEKENNING, day)
    return connection.execute(sql, parameters).fetchone() is not None


def new_terms(connection: Connection, dossier_id: int, peildatum: str) -> list[NewTerm]:
    """The new terms that DUO set, as known on the peildatum."""
    found = connection.execute(
        "SELECT coalesce(vanaf, datum, ''), tot FROM besluit WHERE dossier_id = ? AND soort = ? AND oordeel = ?"
        " AND ifnull(datum, '') <= ? AND tot IS NOT NULL",
        (dossier_id, c.NIEUWE_TERMIJN, c.TOEKENNING, peildatum),
    )
    return [NewTerm(*row) for row in found if row[0]]


def dispensed_parts(connection: Connection, dossier_id: int) -> frozenset[str]:
    """The parts of the plicht that DUO dispenses with."""
    found = connection.execute(
        "SELECT onderdeel FROM besluit WHERE dossier_id = ? AND soort = ? AND oordeel = ? AND onderdeel IS NOT NULL",
        (dossier_id, c.ONTHEFFING, c.TOEKENNING),
    )
    return frozenset(part for (part,) in found)
