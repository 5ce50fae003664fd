"""Exports without names: records under pseudonyms, or counts only."""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.core import anonymous as core_anonymous
from inburgering_cli.core.anonymous import age_group, year
from inburgering_cli.core.errors import Refused
from inburgering_cli.files.atomic import alone_in, tidy, whole_file
from inburgering_cli.files.atomic import folder as make_folder
from inburgering_cli.files.tables_out import Cell, write_table
from inburgering_cli.law.terms.phase import phase
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.files.export import DOSSIER, columns, of_dossier, rows_of, shapes
from inburgering_cli.work.writing.booking import open_booking
from inburgering_cli.work.writing.identity import STORE

PSEUDONYM: Final = "pseudoniem"
ANONYMOUS: Final = "anoniem"
_HUISHOUDEN: Final = "huishouden"
_KEY_BYTES: Final = 32
_SHOWN: Final = 16  # characters of a pseudonym
#: Messages to and from DUO: DUO knows their identifiers, so these would lead to a person.
_LEFT_OUT: Final = frozenset({"duo_leveringen", "duo_ontvangsten", "herkomsten", "spoor_elders"})
Pseudonym = Callable[[str], str]
#: The name of a file, its columns, its rows, and the shapes of its columns.
_File = tuple[str, list[str], Iterable[list[Cell]], Mapping[str, str]]


def pseudonymous(env: Environment, folder: Path, formaat: str, key: Path | None) -> dict[str, int]:
    """Write the records of dossiers without names, numbers, free texts and birth dates, under pseudonyms; the rows of each.

    The same key gives the same pseudonyms. Without one a new key is made and forgotten, so that nobody can trace them back.
    """
    secret = _key(key, folder)

    def pseudonym(text: str) -> str:
        return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()[:_SHOWN]

    def files(connection: Connection) -> Iterator[_File]:
        for name, kind in all_kinds().items():
            if of_dossier(kind) and name not in _LEFT_OUT:
                yield name, kept(kind), _without_names(connection, kind, pseudonym), shapes(kind)

    return _write(env, folder, formaat, PSEUDONYM, files)


def kept(kind: Kind) -> list[str]:
    """The columns that identify nobody, with `dossier` and `huishouden`, which become pseudonyms."""
    fields = kind.fields
    return [
        name
        for name in columns(kind)
        if name != STORE
        if name in (DOSSIER, _HUISHOUDEN) or not ((spec := fields[name]).personal or spec.free or spec.repeated)
    ]


def _without_names(connection: Connection, kind: Kind, pseudonym: Pseudonym) -> Iterator[list[Cell]]:
    places = {name: place for place, name in enumerate(columns(kind))}
    names = kept(kind)
    for row in rows_of(connection, kind):
        yield [
            pseudonym(f"{name} {value}") if name in (DOSSIER, _HUISHOUDEN) and value is not None else value
            for name in names
            for value in (row[places[name]],)
        ]


def _key(path: Path | None, folder: Path) -> bytes:
    """The key in a file, made (0600) when there is none. Raises `Refused` for one beside the export."""
    if path is None:
        return secrets.token_bytes(_KEY_BYTES)
    if folder.absolute() in path.absolute().parents:
        raise Refused(
            "Bewaar de sleutel niet in de map van de export: wie beide heeft, weet wie het zijn.", field="key"
        )
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        try:
            secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            secret = b""
        if len(secret) != _KEY_BYTES:
            raise Refused(f"{path} is geen sleutel van dit programma; geef een nieuw pad.", field="key") from None
        return secret
    except OSError:
        raise Refused(
            f"De sleutel {path} kan niet worden gemaakt; controleer het pad en de rechten.", field="key"
        ) from None
    secret = secrets.token_bytes(_KEY_BYTES)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret.hex() + "\n")
    return secret


def anonymous(env: Environment, folder: Path, formaat: str) -> dict[str, int]:
    """Write only how many people each group has; groups that are too small are hidden."""

    def files(connection: Connection) -> Iterator[_File]:
        tables = _counts(env, connection)
        lines: list[list[Cell]] = [
            [about, group, number, number is None]
            for about, counts in tables.items()
            for group, number in core_anonymous.shown(counts).items()
        ]
        yield (
            "aantallen",
            ["onderwerp", "groep", "aantal", "verborgen"],
            lines,
            {"aantal": "number", "verborgen": "flag"},
        )

    return _write(env, folder, formaat, ANONYMOUS, files)


def _counts(env: Environment, connection: Connection) -> Mapping[str, dict[str, int]]:
    """For each subject how many dossiers are in which group; every dossier is in one group of each subject."""
    about = reads.dossier.birth_and_sex(connection)
    found: dict[str, list[str | None]] = {}
    for facts in reads.facts.read(connection, env.policy, env.peildatum):
        birth, sex = about[facts.id]
        own: dict[str, str | None] = {
            "doelgroep": facts.doelgroep,
            "stelsel": facts.stelsel,
            "fase": phase(facts),
            "leerroute": facts.leerroute,
            "niveau": facts.niveau,
            "reden_gesloten": facts.reden_gesloten or "open",
            "geslacht": sex,
            "leeftijd": age_group(birth, env.peildatum),
            **{f"jaar_{name}": year(getattr(facts, name)) for name in ("plicht_begin", "huisvesting", "voldaan")},
        }
        for name, value in own.items():
            found.setdefault(name, []).append(value)
    return {name: core_anonymous.count(values) for name, values in found.items()}


def _write(
    env: Environment,
    folder: Path,
    formaat: str,
    kind: str,
    files: Callable[[Connection], Iterator[_File]],
) -> dict[str, int]:
    """Write the files into an empty folder, together and whole, with the line in the trail."""
    make_folder(folder)
    tidy(folder)
    if any(folder.iterdir()):
        raise Refused(f"{folder} is niet leeg; kies voor deze export een lege map.", field="out")
    counts: dict[str, int] = {}
    with alone_in(folder), ExitStack() as stack:
        with reading(env) as connection:
            for name, names, rows, kinds in files(connection):
                path = stack.enter_context(whole_file(folder / f"{name}.{formaat}"))
                counts[name] = write_table(path, formaat, name, names, rows, kinds)
        path = stack.enter_context(whole_file(folder / f"{kind}.json"))
        told: dict[str, Any] = {"soort": kind, "formaat": formaat, "rijen": counts}
        path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        with open_booking(env, "db export") as booking:
            booking.writer.trail(booking.command, None, {"soort": kind, "rijen": sum(counts.values())})
    return counts
