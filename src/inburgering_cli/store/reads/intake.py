"""Intakes: their parts, the leerbaarheidstoets and the Zelfredzaamheid-Matrix."""

from sqlite3 import Connection

from inburgering_cli.store.reads.facts import Row, first


def of_day(connection: Connection, dossier_id: int, day: str, part: int | None) -> Row | None:
    """The intake of this day and part."""
    sql = "SELECT * FROM intake WHERE dossier_id = ? AND datum = ? AND deel IS ?"
    return first(connection, sql, (dossier_id, day, part))


def with_toets(connection: Connection, dossier_id: int, day: str) -> Row | None:
    """The intake that holds the result of the toets that was taken on this day."""
    return first(
        connection,
        "SELECT * FROM intake WHERE dossier_id = ? AND toets_uitslag IS NOT NULL"
        " AND ifnull(toets_datum, datum) = ? ORDER BY id",
        (dossier_id, day),
    )


def zrm(connection: Connection, dossier_id: int, peildatum: str) -> list[tuple[str, str, int]]:
    """(day, domain, score) of the Zelfredzaamheid-Matrix, oldest first."""
    return connection.execute(
        "SELECT i.datum, z.naam, z.waarde FROM intake_zrm z JOIN intake i ON i.id = z.intake_id"
        " WHERE i.dossier_id = ? AND i.datum <= ? ORDER BY i.datum, i.id",
        (dossier_id, peildatum),
    ).fetchall()
