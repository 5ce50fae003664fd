"""The register of providers."""

from sqlite3 import Connection

from inburgering_cli.law.rights.aanbod import Aanbieder
from inburgering_cli.store.reads.facts import first


def named(connection: Connection, name: str) -> Aanbieder | None:
    """The provider of this name, whatever its capitals and accents."""
    columns = ", ".join(Aanbieder._fields)
    found = first(connection, f"SELECT {columns} FROM aanbieder WHERE folded(naam) = folded(?) ORDER BY id", (name,))
    if found is None:
        return None
    known = found["web_erkend"]
    return Aanbieder(**{**found, "web_erkend": None if known is None else bool(known)})
