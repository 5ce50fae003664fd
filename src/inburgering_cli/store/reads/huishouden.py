"""Households: people who share a kenmerk, whatever its capitals and accents."""

from sqlite3 import Connection
from typing import Final

from inburgering_cli.store.reads.facts import Row, rows

_SAME: Final = "folded(huishouden) = folded(:k)"
_MEMBER: Final = (
    "id, nummer, huishouden, rol_in_huishouden, voornamen, voorvoegsel, geslachtsnaam, adres, postcode, woonplaats,"
    " contacttaal, tolk_nodig"
)


def members(connection: Connection, kenmerk: str | None) -> list[Row]:
    """The people of one household, or of all (None): household by household, the applicant of the bijstand first."""
    which = "huishouden IS NOT NULL" if kenmerk is None else _SAME
    return rows(
        connection,
        f"SELECT {_MEMBER} FROM dossier WHERE {which} ORDER BY folded(huishouden),"
        " ifnull(rol_in_huishouden, 'z') <> 'aanvrager', nummer",
        {"k": kenmerk},
    )


def marks(connection: Connection) -> frozenset[str]:
    """Every kenmerk of a household, folded."""
    found = connection.execute("SELECT DISTINCT folded(huishouden) FROM dossier WHERE huishouden IS NOT NULL")
    return frozenset(mark for (mark,) in found)


def exists(connection: Connection, kenmerk: str) -> bool:
    """Whether anybody has this kenmerk."""
    sql = f"SELECT 1 FROM dossier WHERE {_SAME} LIMIT 1"
    return connection.execute(sql, {"k": kenmerk}).fetchone() is not None


def with_ontzorg(connection: Connection, *, dossier_id: int | None, kenmerk: str | None) -> list[Row]:
    """(id, huishouden) of everybody who was ever ontzorgd: one dossier, one household, or all by household."""
    which = "id = :id" if dossier_id is not None else "1" if kenmerk is None else _SAME
    return rows(
        connection,
        f"SELECT id, huishouden FROM dossier d WHERE {which} AND EXISTS (SELECT 1 FROM ontzorg o WHERE o.dossier_id = d.id)"
        " ORDER BY huishouden IS NULL, folded(huishouden), nummer",
        {"id": dossier_id, "k": kenmerk},
    )
