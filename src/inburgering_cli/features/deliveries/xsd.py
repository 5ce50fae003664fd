"""Validating a file against an XML schema that the user has. lxml comes with an extra and is imported only here."""

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
#: The faults that a schema finds, by the end of lxml's own name for them. Its sentences hold the value, so they are not shown.
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
    """One thing that a schema objects to: the line of the file, the element and what is wrong; never the value."""

    line: int
    element: str
    message: str


def load_schema(xsd: Path) -> Any:
    """A schema from a file of the user; nothing is fetched from the network.

    Raises `Refused` without lxml or for a file that is no schema, `NotFound` for none.
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
    """What the schema objects to, at most the first thousand. Memory does not grow with the file.

    `head` and `tail`: the text around the records, which stand one on a line. The file as a whole is read in a stream, which
    decides; where it objects, the records are read once more a batch at a time, because a stream tells no lines.
    """
    faults = _stream(file, schema)
    if not faults:
        return
    located = list(islice(_batches(file, schema, head, records, tail), _MOST))
    if located:
        yield from located
    else:  # of the file as a whole: a total, a key that occurs twice
        yield from {_fault(entry, 0): None for entry in faults}


def _stream(file: Path, schema: Any) -> list[Any]:
    etree: Any = import_module("lxml.etree")
    events = etree.iterparse(str(file), events=("end",), schema=schema, no_network=True, resolve_entities=False)
    try:
        for _, element in events:
            parent = element.getparent()
            if parent is not None and parent.getparent() is None:  # a record: done with
                element.clear()
                while element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError:
        return list(events.error_log)[:_MOST]
    return []


def _batches(bestand: Path, schema: Any, head: str, records: int, tail: str) -> Iterator[SchemaFault]:
    etree: Any = import_module("lxml.etree")
    before = head.count("\n")
    with bestand.open("rb") as file:
        opening = b"".join(islice(file, before))
        first = before
        while batch := list(islice(file, min(_BATCH, before + records - first))):
            document = etree.fromstring(opening + b"".join(batch) + tail.encode("ascii", "xmlcharrefreplace"))
            schema.validate(document)
            seen = set()
            for entry in schema.error_log:
                if before < entry.line <= before + len(batch):  # around them: only a part of the file, so no fault
                    fault = _fault(entry, first - before + entry.line)
                    if fault[:2] not in seen:  # one value may be objected to twice
                        seen.add(fault[:2])
                        yield fault
            first += len(batch)


def _fault(entry: Any, line: int) -> SchemaFault:
    named = re.search(r"Element '(?:\{[^}]*\})?([^']*)'", entry.message)
    kind = next((text for end, text in _KINDS.items() if entry.type_name.endswith(end)), "past niet in het schema")
    return SchemaFault(line, named[1] if named else "", kind)
