"""Validates a file against an XML schema of the user, with the optional lxml."""

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from inburgering_cli.core.errors import NotFound, Refused

INSTALL: Final = (
    "Voor het toetsen aan een XSD is lxml nodig; installeer het met `pip install 'inburgering-cli[levering]'`"
    " (met pipx: pipx inject inburgering-cli lxml)."
)
_MOST: Final = 1_000
_BATCH: Final = 1_000  # records
#: End of lxml's name of a fault -> our text. Its own messages hold the value, so they are not shown.
_KINDS: Final = {
    "PATTERN_VALID": "de waarde past niet bij het patroon van het schema",
    "ENUMERATION_VALID": "de waarde staat niet in de lijst van het schema",
    "MAXLENGTH_VALID": "de waarde is langer dan het schema toestaat",
    "MINLENGTH_VALID": "de waarde is korter dan het schema eist",
    "LENGTH_VALID": "de waarde heeft niet de lengte die het schema eist",
    "DATATYPE_VALID_1_2_1": "de waarde is niet van de soort die het schema eist",
    "ELEMENT_CONTENT": "een element ontbreekt, of dit element hoort hier niet",
    "COMPLEX_TYPE_2_3": "hier hoort geen losse tekst",
    "ELT_1": "het schema kent dit element niet",
}


class SchemaFault(NamedTuple):
    """One fault found by a schema: line, element and message; never the value."""

    line: int
    element: str
    message: str


def load_schema(xsd: Path) -> Any:
    """Load a schema from a file, without network.

    Raises `Refused` without lxml or for a file that is no schema, `NotFound` when there is no file.
    """
    try:
        etree: Any = import_module("lxml.etree")
    except ImportError:
        raise Refused(INSTALL, field="xsd") from None
    if not xsd.is_file():
        raise NotFound(f"De XSD {xsd} bestaat niet. Controleer het pad.", field="xsd")
    try:
        parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
        return etree.XMLSchema(etree.parse(str(xsd), parser))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        line = getattr(error, "lineno", None)
        place = f" (regel {line})" if line else ""
        raise Refused(f"{xsd} is geen geldig XML-schema{place}; vraag de ontvanger om de XSD.", field="xsd") from None
    except OSError:
        raise Refused(f"De XSD {xsd} kan niet worden gelezen; controleer de rechten.", field="xsd") from None


def validate(file: Path, schema: Any, head: str, records: int, tail: str) -> Iterator[SchemaFault]:
    """The faults that the schema finds, at most a thousand, in constant memory.

    `head` and `tail`: the text around the records, which take one line each. The whole file is validated as a stream. A
    stream gives no line numbers, so when it finds faults the records are validated again in batches.
    """
    faults = _stream(file, schema)
    if not faults:
        return
    located = list(islice(_batches(file, schema, head, records, tail), _MOST))
    if located:
        yield from located
    else:  # a fault of the whole file: a total, or a key that occurs twice
        yield from {_fault(entry, 0): None for entry in faults}


def _stream(file: Path, schema: Any) -> list[Any]:
    etree: Any = import_module("lxml.etree")
    events = etree.iterparse(str(file), events=("end",), schema=schema, no_network=True, resolve_entities=False)
    try:
        for _, element in events:
            parent = element.getparent()
            if parent is not None and parent.getparent() is None:  # a record: free its memory
                element.clear()
                while element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError:
        return list(events.error_log)[:_MOST]
    return []


def _batches(path: Path, schema: Any, head: str, records: int, tail: str) -> Iterator[SchemaFault]:
    etree: Any = import_module("lxml.etree")
    before = head.count("\n")
    with path.open("rb") as file:
        opening = b"".join(islice(file, before))
        first = before
        while batch := list(islice(file, min(_BATCH, before + records - first))):
            document = etree.fromstring(opening + b"".join(batch) + tail.encode("ascii", "xmlcharrefreplace"))
            schema.validate(document)
            seen = set()
            for entry in schema.error_log:
                if before < entry.line <= before + len(batch):  # not in head or tail, which fit no part of a file
                    fault = _fault(entry, first - before + entry.line)
                    if fault[:2] not in seen:  # a schema may report one value twice
                        seen.add(fault[:2])
                        yield fault
            first += len(batch)


def _fault(entry: Any, line: int) -> SchemaFault:
    named = re.search(r"Element '(?:\{[^}]*\})?([^']*)'", entry.message)
    kind = next((text for end, text in _KINDS.items() if entry.type_name.endswith(end)), "past niet in het schema")
    return SchemaFault(line, named[1] if named else "", kind)
