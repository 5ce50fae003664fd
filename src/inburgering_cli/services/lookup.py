"""From what a user types as DOSSIER to one dossier."""

import re
from sqlite3 import Connection
from typing import NamedTuple

from inburgering_cli.domain.errors import NietGevonden
from inburgering_cli.domain.facts import list_name
from inburgering_cli.domain.text import clean, fold, masked


class Dossier(NamedTuple):
    """A dossier as found: its row id, number and name."""

    id: int
    nummer: str
    naam: str


_COLUMNS = "id, nummer, geslachtsnaam, voorvoegsel, voornamen"
_MOST = 20


def matches(connection: Connection, text: str) -> list[Dossier]:
    """Every dossier that `text` can mean: a number, a BSN, a V-nummer, or a part of the name."""
    text = text.strip()
    where, value = "zoeknaam LIKE ? ESCAPE '\\'", f"%{_escaped(fold(text))}%"
    if re.fullmatch(r"[0-9]{4}-[0-9]{4,}", text, re.ASCII):
        where, value = "nummer = ?", text
    elif re.fullmatch(r"[0-9]{9}", text, re.ASCII):
        where, value = "bsn = ?", text
    elif re.fullmatch(r"[0-9]{10}", text, re.ASCII):
        where, value = "v_nummer = ?", text
    elif not fold(text):
        return []
    rows = connection.execute(f"SELECT {_COLUMNS} FROM dossier WHERE {where} ORDER BY nummer", (value,))
    return [Dossier(row[0], row[1], list_name(row[2], row[3], row[4])) for row in rows]


def _escaped(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def find(connection: Connection, text: str) -> Dossier:
    """The one dossier that `text` means.

    Raises `NietGevonden` (exit 4) when there is none, or several: then with the list to choose from.
    """
    found = matches(connection, text)
    if len(found) == 1:
        return found[0]
    shown = text.strip()
    if shown.isdigit():
        shown = f"nummer {masked(shown)}"
    if not found:
        raise NietGevonden(
            f"Geen dossier gevonden voor ‘{clean(shown[:60])}’. Zoek met `inburgering case search`.", veld="dossier"
        )
    lines = [f"  {d.nummer}  {clean(d.naam)}" for d in found[:_MOST]]
    more = f"\n  … en nog {len(found) - _MOST}" if len(found) > _MOST else ""
    raise NietGevonden(
        f"‘{clean(shown[:60])}’ past bij {len(found)} dossiers; kies een nummer:\n" + "\n".join(lines) + more,
        veld="dossier",
    )
