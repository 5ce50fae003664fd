"""The dossiers of a document, and the record that it was made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import known
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.rights.huishouden import letters
from inburgering_cli.records.documents import DOCUMENTS
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading import dossier as dossier_reading
from inburgering_cli.work.reading import lookup
from inburgering_cli.work.reading.dossier import CaseFilter
from inburgering_cli.work.reading.huishouden import members
from inburgering_cli.work.reading.lookup import find
from inburgering_cli.work.writing.booking import open_booking

#: Texts of a dossier in which a sign may stand for what is not known.
_TEXTS: Final = ("adres", "woonplaats", "gemeente", "klantmanager", "contacttaal")


def facts_of(env: Environment, cases: Sequence[Mapping[str, Any]]) -> dict[str, Facts]:
    """The facts that rules read, by dossier."""
    with reading(env) as connection:
        return {
            number: lookup.facts_of(env, connection, find(env, connection, number).id)
            for number in (case["dossier"] for case in cases)
        }


def _case(env: Environment, number: str) -> dict[str, Any]:
    case = dossier_reading.case(env, number)
    return {**case, **{name: known(case[name]) for name in _TEXTS}}


def addressed(env: Environment, kind: str, dossier: str, *, huishouden: bool = False) -> list[dict[str, Any]]:
    """The dossier that a document is for, or the open ones of its household at the same address.

    Raises `NotFound`, and `Refused` when the document is for one person only or no household is known.
    """
    with reading(env) as connection:
        number = find(env, connection, dossier).nummer
    case = _case(env, number)
    if case["gebeurtenissen"]["dossier_gesloten"]:
        env.warn(f"Dossier {number} is gesloten.")
    if not huishouden:
        return [case]
    if not DOCUMENTS[kind].huishouden:
        raise Refused(
            f"‘{DOCUMENTS[kind].naam}’ is voor één persoon; laat --huishouden weg en maak hem per dossier.",
            field="huishouden",
        )
    if not case["huishouden"]:
        raise Refused(
            f"Van dossier {number} is geen huishouden bekend; leg het vast met"
            f" `inburgering case edit {number} --huishouden KENMERK`.",
            field="huishouden",
        )
    with reading(env) as connection:
        people = [m for m in members(connection, env, case["huishouden"]) if m["woont_er"]]
    groups = [letter["dossiers"] for letter in letters(people)]
    mine = next((group for group in groups if number in group), [number])
    for group in groups:
        if number not in group:
            env.warn(
                f"{', '.join(group)} van dit huishouden heeft een ander adres of een andere taal; maak de brief ook daarvoor."
            )
    others = [_case(env, other) for other in mine if other != number]
    return [case, *(other for other in others if not other["gebeurtenissen"]["dossier_gesloten"])]


def fitting(env: Environment, who: CaseFilter) -> Iterator[dict[str, Any]]:
    """The open dossiers that fit, by number."""
    for row in dossier_reading.cases(env, replace(who, open=True)):
        yield _case(env, row["dossier"])


def register(env: Environment, made: Sequence[Mapping[str, Any]], command: str) -> None:
    """Record for each dossier that a document was made: kind, peildatum, form and hash; not its text."""
    with open_booking(env, command, images=False) as booking:
        for row in made:
            values = {name: row[name] for name in ("datum", "soort", "formaat", "hash", "concept")}
            for number in row["dossiers"]:
                found = booking.dossier(number)
                if reads.record.equal(booking.writer.flushed, "document", {"dossier_id": found.id, **values}) is None:
                    booking.writer.add("document", {"dossier_id": found.id, **values})
                booking.writer.trail(command, number, values)
