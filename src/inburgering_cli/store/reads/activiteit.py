"""Activities of the dual trajectory."""

from sqlite3 import Connection

from inburgering_cli.store.reads.facts import Row, rows


def of_kind(
    connection: Connection, dossier_id: int, kind: str, *, start: str | None = None, aanbieder: str | None = None
) -> list[Row]:
    """The activities of a kind, oldest first; only with this first day and of this provider, where these are given."""
    return rows(
        connection,
        "SELECT * FROM activiteit WHERE dossier_id = :id AND soort = :soort AND (:start IS NULL OR start = :start)"
        " AND (:aanbieder IS NULL OR folded(aanbieder) = folded(:aanbieder)) ORDER BY start",
        {"id": dossier_id, "soort": kind, "start": start, "aanbieder": aanbieder},
    )


def last_not_exempting(connection: Connection, dossier_id: int, day: str) -> str | None:
    """The last day of the newest opleiding that does not exempt from inburgeren and had ended before a day."""
    found: str | None = connection.execute(
        "SELECT max(einde) FROM activiteit WHERE dossier_id = ? AND soort = 'opleiding' AND vrijstellend = 0 AND einde < ?",
        (dossier_id, day),
    ).fetchone()[0]
    return found
