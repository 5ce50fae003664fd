"""A schema finds every fault with its line, also far into a file, and never shows a value."""

from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.features.deliveries.xsd import SchemaFault, load_schema, validate

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="W"><xs:complexType><xs:sequence>
<xs:element name="Kop" type="xs:string"/>
<xs:element name="R" minOccurs="0" maxOccurs="{most}"><xs:complexType><xs:sequence><xs:element name="A" type="xs:date"/>
</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>"""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<W>\n<Kop>x</Kop>\n'
TAIL = "</W>\n"


def schema(folder: Path, most: str = "unbounded") -> Any:
    path = folder / "x.xsd"
    path.write_text(XSD.format(most=most), encoding="utf-8")
    return load_schema(path)


def objections(folder: Path, records: list[str], most: str = "unbounded") -> list[SchemaFault]:
    path = folder / "x.xml"
    path.write_text(HEAD + "".join(f"<R>{r}</R>\n" for r in records) + TAIL, encoding="utf-8")
    return list(validate(path, schema(folder, most), HEAD, len(records), TAIL))


GOOD = "<A>2026-01-01</A>"


def test_what_fits_has_no_objections(tmp_path: Path) -> None:
    assert objections(tmp_path, []) == []
    assert objections(tmp_path, [GOOD] * 2500) == []


@pytest.mark.parametrize("places", [[0], [999, 1000], [1500, 2499], [0, 1, 2, 2000]])
def test_each_fault_is_found_on_its_own_line(tmp_path: Path, places: list[int]) -> None:
    records = [GOOD] * 2500
    for place in places:
        records[place] = "<A>geheim</A>"
    found = objections(tmp_path, records)
    assert [f.line for f in found] == [place + 4 for place in places]
    assert {(f.element, f.message) for f in found} == {("A", "de waarde is niet van de soort die het schema eist")}


def test_an_element_that_is_missing_or_unknown_is_told(tmp_path: Path) -> None:
    found = objections(tmp_path, [GOOD, "", GOOD + "<B/>"])
    assert [(f.line, f.element) for f in found] == [(5, "R"), (6, "B")]


def test_a_fault_of_the_file_as_a_whole_has_no_line(tmp_path: Path) -> None:
    found = objections(tmp_path, [GOOD] * 1500, most="1200")
    assert found
    assert {f.line for f in found} == {0}
