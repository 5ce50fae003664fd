"""Reads JSON files of DUO: notifications, and answers of its read APIs.

A file holds one document or a list of them. A document is a notification; an answer with its path, in the form of the
files of a delivery (`{"path": "/personen/…/inburgeringstermijn", "body": …}`); or a bare answer. DUO's answers name
nobody, so the file name of a bare answer begins with the number of a dossier (`2024-0001_inburgeringstermijn.json`).
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import without_bsn
from inburgering_cli.features.duo import shapes
from inburgering_cli.files.csv_in import read_bytes

NOTIFICATION: Final = "notificatie"
PLICHT: Final = "inburgeringsplicht"
TERM: Final = "inburgeringstermijn"
TOETS: Final = "leerbaarheidstoets"
EXAMENS: Final = "examenresultaten"
#: End of a path -> kind.
_PATHS: Final[Mapping[str, str]] = {
    "inburgeringsplicht": PLICHT,
    "inburgeringstermijn": TERM,
    "lbt/resultaten": TOETS,
    "examens/resultaten": EXAMENS,
}
#: Field that only one kind has -> kind.
_SIGNS: Final[Mapping[str, str]] = {
    "gebeurtenisId": NOTIFICATION,
    "registratieDatumTijd": NOTIFICATION,
    "indicatorInburgeringsplicht": PLICHT,
    "startdatum": TERM,
    "behaaldeScore": TOETS,
    "datumAfname": TOETS,
    "examendatum": EXAMENS,
}
_PATH: Final = re.compile(r"(?:https?://[^/]+)?(?:/v[0-9]+)?/personen/([0-9]{9})/([A-Za-z/]+)", re.ASCII)
_NUMBER: Final = re.compile(r"([0-9]{4}-[0-9]{4,})(?![0-9])", re.ASCII)
_V_NUMMER: Final = 10


class Document(NamedTuple):
    """One notification or answer.

    `personen`: (column, value) pairs to find the dossier by, best first. `moment`: when DUO registered or changed it.
    `fault`: why it cannot be read; it has no content then.
    """

    file: str
    nummer: int
    soort: str | None
    personen: tuple[tuple[str, str], ...] = ()
    inhoud: Any = None
    moment: str | None = None
    fault: Refused | None = None

    @property
    def hash(self) -> str:
        """Equal for documents with the same content."""
        return sha256(json.dumps(self.inhoud, sort_keys=True).encode()).hexdigest()


def read(document: str) -> Iterator[Document]:
    """The documents of a file, of every `.json` file in a folder, or of stdin (`-`).

    Raises `NotFound` or `Refused` when there is nothing to read.
    """
    path = Path(document)
    if document != "-" and path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix.lower() == ".json" and p.is_file())
        if not files:
            raise Refused(f"In de map {without_bsn(document)} staat geen .json-bestand.", field="bestand")
        for file in files:
            yield from documents(file.name, read_bytes(str(file)))
    else:
        yield from documents("stdin" if document == "-" else path.name, read_bytes(document))


def documents(name: str, data: bytes) -> Iterator[Document]:
    """The documents in a file; one that cannot be read has a `fault`."""
    shown = without_bsn(name)
    try:
        whole = json.loads(data)
    except RecursionError:
        yield Document(shown, 1, None, fault=Refused("de JSON is te diep genest"))
        return
    except ValueError as error:
        place = f" (regel {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        yield Document(shown, 1, None, fault=Refused(f"dit is geen geldige JSON{place}"))
        return
    named = _NUMBER.match(name)
    if whole == [] and named is None:
        yield Document(shown, 1, None, fault=Refused("er staat geen enkel bericht in: een lege lijst"))
        return
    for number, one in enumerate(_split(whole), 1):
        try:
            yield _document(shown, number, one, named[1] if named else None)
        except Refused as error:
            yield Document(shown, number, None, fault=error)


def _split(whole: Any) -> list[Any]:
    """The documents of a list, or the one document. An answer may be a list itself."""
    if not isinstance(whole, list) or _kind(whole) in (TOETS, EXAMENS):
        return [whole]
    return whole


def _document(document: str, number: int, one: Any, dossier: str | None) -> Document:
    people: tuple[tuple[str, str], ...] = () if dossier is None else (("nummer", dossier),)
    kind = None
    if isinstance(one, dict) and "body" in one and isinstance(one.get("path"), str):
        path, one = one["path"], one["body"]
        if not path.endswith("/notificaties"):
            found = _PATH.fullmatch(path)
            if found is None or found[2] not in _PATHS:
                raise Refused(f"dit pad wordt niet ingelezen; wel /personen/BSN/ met {', '.join(_PATHS)}", field="path")
            people, kind = (("bsn", found[1]),), _PATHS[found[2]]
    kind = kind or _kind(one)
    if kind is None:
        raise Refused("dit is geen notificatie en geen antwoord van DUO dat wordt ingelezen")
    try:
        json.dumps(one, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Refused("er staat een teken in dat niet bestaat (een half surrogaatpaar)") from None
    shapes.check(kind, one)
    if kind == NOTIFICATION:
        number_v = one.get("vNummer")
        people = tuple(
            (column, value)
            for column, value in (
                ("bsn", one.get("bsn")),
                ("v_nummer", None if number_v is None else f"{int(number_v):0{_V_NUMMER}d}"),
            )
            if value is not None
        )
    if not people:
        raise Refused(
            "er staat niet bij om wie het gaat; bewaar het antwoord met zijn pad ({“path”: …, “body”: …}) of begin de"
            " bestandsnaam met het dossiernummer"
        )
    moment = None
    if isinstance(one, dict):
        moment = one.get("registratieDatumTijd" if kind == NOTIFICATION else "wijzigingsdatum")
    return Document(document, number, kind, people, one, moment)


def _kind(one: Any) -> str | None:
    if isinstance(one, list):
        one = one[0] if one and isinstance(one[0], dict) else {}
        if "body" in one:
            return None
    if not isinstance(one, dict):
        return None
    return next((kind for field, kind in _SIGNS.items() if field in one), None)
