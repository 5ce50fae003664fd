"""Partners on the sociale kaart, and referrals to them."""

from sqlite3 import Connection
from typing import Final, NamedTuple

#: Referrals that a partner is still busy with on the peildatum; who left is no longer followed.
_OPEN: Final = (
    "FROM verwijzing t JOIN dossier d ON d.id = t.dossier_id WHERE t.datum <= :p AND ifnull(t.afgerond, '9') > :p"
    " AND ifnull(d.dossier_gesloten, '9') > :p"
)


class Referral(NamedTuple):
    """A referral, and who was referred."""

    nummer: str
    geslachtsnaam: str
    voorvoegsel: str | None
    voornamen: str | None
    partner: str
    datum: str
    onderwerp: str | None


def own(connection: Connection, name: str) -> tuple[str, bool] | None:
    """(name, hidden) of what the municipality recorded under this name, whatever its capitals and accents."""
    sql = "SELECT naam, verborgen FROM partner WHERE folded(naam) = folded(?)"
    found = connection.execute(sql, (name,)).fetchone()
    return (found[0], bool(found[1])) if found else None


def open_counts(connection: Connection, peildatum: str) -> list[tuple[str, int]]:
    """(partner, open referrals) of each name that has any."""
    sql = f"SELECT t.partner, count(*) {_OPEN} GROUP BY t.partner"
    return connection.execute(sql, {"p": peildatum}).fetchall()


def open_referrals(connection: Connection, peildatum: str) -> list[Referral]:
    """The referrals that are still open on the peildatum, oldest first."""
    sql = (
        "SELECT d.nummer, d.geslachtsnaam, d.voorvoegsel, d.voornamen, t.partner, t.datum, t.onderwerp"
        f" {_OPEN} ORDER BY t.datum, d.nummer, t.id"
    )
    return [Referral(*row) for row in connection.execute(sql, {"p": peildatum})]
