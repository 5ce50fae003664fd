"""Documents that go to people: whose facts they tell, and what is noted of them."""

from collections.abc import Sequence
from typing import Any

from inburgering_cli.domain.documenten import DOCUMENTEN
from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.services import dossiers
from inburgering_cli.services.booking import booking
from inburgering_cli.services.environment import Omgeving, reading
from inburgering_cli.services.lookup import find
from inburgering_cli.store import reads, tables


def addressed(env: Omgeving, soort: str, dossier: str, *, huishouden: bool = False) -> list[dict[str, Any]]:
    """All that is known of whom a document is for: one dossier, or the open dossiers of its household, by number.

    Raises `NietGevonden`, and `Geweigerd` where a document is for one person alone or no household is known.
    """
    with reading(env) as connection:
        found = find(connection, dossier)
        numbers = [found.nummer]
        if huishouden:
            if not DOCUMENTEN[soort].huishouden:
                raise Geweigerd(
                    f"‘{DOCUMENTEN[soort].naam}’ is voor één persoon; laat --huishouden weg en maak hem per dossier.",
                    veld="huishouden",
                )
            same = reads.rows(
                connection,
                "SELECT h.nummer FROM dossier d JOIN dossier h ON h.huishouden = d.huishouden"
                " AND ifnull(h.gemeente, '') = ifnull(d.gemeente, '')"
                " WHERE d.id = ? AND (h.dossier_gesloten IS NULL OR h.dossier_gesloten > ?) ORDER BY h.nummer",
                (found.id, env.peildatum),
            )
            if not same:
                raise Geweigerd(
                    f"Van dossier {found.nummer} is geen huishouden bekend; leg het vast met `case edit --huishouden`.",
                    veld="huishouden",
                )
            numbers = [row["nummer"] for row in same]
    cases = [dossiers.case(env, number) for number in numbers]
    for case in cases:
        if case["gebeurtenissen"]["dossier_gesloten"]:
            env.warn(f"Dossier {case['dossier']} is gesloten.")
    return cases


def register(
    env: Omgeving, soort: str, numbers: Sequence[str], files: Sequence[tuple[str, str]], opdracht: str
) -> None:
    """Note for each dossier that a document was made: its kind, the peildatum, and form and hash of each file, no text."""
    with booking(env, opdracht) as boeking:
        for number in numbers:
            found = boeking.dossier(number)
            for formaat, hash_ in files:
                values = {
                    "dossier_id": found.id, "datum": env.peildatum, "soort": soort, "formaat": formaat, "hash": hash_,
                }  # fmt: skip
                where = " AND ".join(f"{name} = ?" for name in values)
                if boeking.row(f"SELECT id FROM document WHERE {where}", tuple(values.values())) is None:
                    boeking.schrijver.add(tables.Document, values)
                del values["dossier_id"]
                boeking.schrijver.trail(opdracht, number, values)
