"""Records as text: no value breaks a format, nothing is cut off, and what cannot be written is told without the value."""

import csv
import io
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.text import not_neutral
from inburgering_cli.features.deliveries.layout import Layout
from inburgering_cli.features.deliveries.layout_file import parse
from inburgering_cli.features.deliveries.render import Filler, Record, writer_for

HOSTILE = st.text(max_size=30) | st.text("\";,|\t\r\n'=+-@<>&\x00\u2028\u202e\ud800\ufffeé ", max_size=12)


def layout(shape: str, *columns: str, kind: str = "swi", rest: str = "") -> Layout:
    tables = "".join(f"[[kolom]]\n{k}\n" for k in columns)
    return parse(
        f'levering = "{kind}"\nnaam = "x"\nbestandsnaam = "x-{{tijdvak}}.txt"\n[vorm]\n{shape}\n{tables}{rest}',
        "De indeling",
    )


def fill(found: Layout, **values: Any) -> Record:
    """One record from values by source; sources that are not given are empty."""
    names = {n for v in found.velden for n in (v.bron, v.leeg_mag_zonder, *v.alleen_bij) if n} | values.keys()
    ordered = sorted(names)
    return Filler(found, found.velden, ordered, {}).fill([values.get(name) for name in ordered])


def told(record: Record) -> list[tuple[str, str]]:
    return [(b.severity, b.message) for b in record.findings]


CSV = 'soort = "csv"'
NAMES = ('naam = "a"\nbron = "geslachtsnaam"', 'naam = "b"\nbron = "voornamen"')


@given(HOSTILE, HOSTILE, st.sampled_from([";", ",", "\\t", "|"]), st.sampled_from(["nodig", "altijd"]))
def test_a_csv_line_reads_back_as_its_cells(a: str, b: str, delimiter: str, quotes: str) -> None:
    form = layout(f'{CSV}\nscheidingsteken = "{delimiter}"\naanhalingstekens = "{quotes}"', *NAMES)
    record = fill(form, geslachtsnaam=a, voornamen=b)
    line = writer_for(form).line(record.cells)
    assert line.count("\n") == 1
    line.encode("utf-8")
    assert list(csv.reader(io.StringIO(line, newline=""), delimiter=form.scheidingsteken)) == [record.cells]


@given(HOSTILE)
def test_formulas_are_neutralised_only_where_the_layout_asks_for_it(text: str) -> None:
    plain, people = layout(CSV, *NAMES), layout(CSV + '\nformules = "neutraliseren"', *NAMES)
    record = fill(people, geslachtsnaam=text)
    first = next(csv.reader(io.StringIO(writer_for(people).line(record.cells), newline=""), delimiter=";"))[0]
    assert not first.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not_neutral(first) == record.cells[0]
    same = next(csv.reader(io.StringIO(writer_for(plain).line(record.cells), newline=""), delimiter=";"))[0]
    assert same == record.cells[0]


def test_without_quotes_a_value_that_needs_them_cannot_be_delivered() -> None:
    form = layout(CSV + '\naanhalingstekens = "nooit"', *NAMES)
    assert fill(form, geslachtsnaam="a;b", voornamen='c"').fault
    assert [b.veld for b in fill(form, geslachtsnaam="a;b", voornamen="c").findings] == ["a"]
    assert not fill(form, geslachtsnaam="a,b").fault


@given(HOSTILE, HOSTILE)
def test_xml_reads_back_as_its_cells(a: str, b: str) -> None:
    form = layout(
        'soort = "xml"\nwortel = "W"\nrecord = "R"', *(k.replace('"a"', '"P/A"').replace('"b"', '"P/B"') for k in NAMES)
    )
    record = fill(form, geslachtsnaam=a, voornamen=b)
    line = writer_for(form).line(record.cells)
    assert line.count("\n") == 1
    found = ET.fromstring(line)
    assert [found.findtext("P/A") or "", found.findtext("P/B") or ""] == record.cells


def test_xml_groups_neighbours_and_leaves_out_what_is_empty() -> None:
    names = ("dossier", "bsn", "v_nummer", "gemeente")
    paths = ("A/B/C", "A/B/D", "A/E", "F")
    columns = [f'naam = "{p}"\nbron = "{n}"' for p, n in zip(paths, names, strict=True)]
    form = layout('soort = "xml"\nwortel = "W"\nrecord = "R"\nnaamruimte = "urn:x&y"', *columns)
    line = writer_for(form).line(fill(form, dossier="1", bsn="2", v_nummer="3", gemeente="4").cells)
    assert line == "<R><A><B><C>1</C><D>2</D></B><E>3</E></A><F>4</F></R>\n"
    assert writer_for(form).line(fill(form, v_nummer="3").cells) == "<R><A><E>3</E></A></R>\n"
    assert writer_for(form).head([]) == '<?xml version="1.0" encoding="UTF-8"?>\n<W xmlns="urn:x&amp;y">\n'
    empty = layout('soort = "xml"\nwortel = "W"\nrecord = "R"\nlege_elementen = true', *columns)
    assert writer_for(empty).line(fill(empty, v_nummer="3").cells) == "<R><A><B><C/><D/></B><E>3</E></A><F/></R>\n"


@given(HOSTILE, st.integers(0, 10**8))
def test_a_fixed_line_always_has_its_length_and_too_long_is_told_not_cut(name: str, minutes: int) -> None:
    form = layout(
        'soort = "vast"\nregeleinde = "crlf"',
        'naam = "a"\nbron = "geslachtsnaam"\nlengte = 5\npositie = 3',
        'naam = "b"\nbron = "intensiteit_pvt"\nlengte = 4\nvulling = "0"\nuitlijning = "rechts"\npositie = 10',
    )
    record = fill(form, geslachtsnaam=name, intensiteit_pvt=minutes)
    assert record.fault == (len(record.cells[0]) > 5 or minutes > 9999)
    assert record.cells[1] == str(minutes)
    if not record.fault:
        line = writer_for(form).line(record.cells)
        assert line == f"  {record.cells[0]:5}  {minutes:04}\r\n"
        assert len(line) == 15
    assert not any(name.strip() and name in b.message for b in record.findings if len(name) > 9)


@pytest.mark.parametrize(
    ("column", "values", "cell", "found"),
    [
        ('bron = "kennisgeving"\ndatum = "DD/MM/JJJJ"', {"kennisgeving": "2024-02-29"}, "29/02/2024", []),
        ('bron = "kennisgeving"\ndatum = "JJJJMMDD"', {"kennisgeving": "2024-02-29"}, "20240229", []),
        ('bron = "geboortedatum"\nonvolledig = "nullen"', {"geboortedatum": "1990"}, "1990-00-00", []),
        ('bron = "geboortedatum"\nonvolledig = "nullen"', {"geboortedatum": "1990-05"}, "1990-05-00", []),
        (
            'bron = "geboortedatum"', {"geboortedatum": "1990-05"}, "1990-05-00",
            [("fout", "onvolledige datum (de dag of de maand is niet bekend)")],
        ),
        ('bron = "uren_taal"', {"uren_taal": 125}, "1,25", []),
        ('bron = "uren_taal"', {"uren_taal": 105}, "1,05", []),
        ('bron = "uren_taal"', {"uren_taal": 0}, "0", []),
        ('bron = "uren_taal"', {}, "", []),
        ('bron = "bsn"\nleeg = "fout"', {}, "", [("fout", "ontbreekt")]),
        ('bron = "bsn"\nleeg = "melding"\nbij_leeg = "9"', {}, "9", [("melding", "ontbreekt")]),
        ('bron = "leerroute"\nleeg = "fout"\nleeg_mag_zonder = "pip_dagtekening"\nbij_nog_niet = "-"', {}, "-", []),
        (
            'bron = "leerroute"\nleeg = "fout"\nleeg_mag_zonder = "pip_dagtekening"', {"pip_dagtekening": "2024-01-01"}, "",
            [("fout", "ontbreekt")],
        ),
        (
            'bron = "huisvesting"\nleeg = "fout"\nalleen_bij = { doelgroep = ["asielstatushouder"] }\nbij_nvt = "nvt"',
            {"doelgroep": "gezinsmigrant", "huisvesting": "2024-01-01"}, "nvt", [],
        ),
        ('bron = "gemeente"\ncodes = { Diemen = "0001" }', {"gemeente": "Diemen"}, "0001", []),
        (
            'bron = "gemeente"\ncodes = { Diemen = "0001" }', {"gemeente": "Elders"}, "",
            [("fout", "de indeling heeft geen code voor deze waarde")],
        ),
        (
            'bron = "gemeente"', {"gemeente": "a\nb"}, "a b",
            [("melding", "een teken dat niet in een bestand kan is vervangen door een spatie")],
        ),
        ('bron = "gemeente"\nlengte = 3', {"gemeente": "Diemen"}, "Diemen", [("fout", "6 tekens; er passen er 3")]),
    ],
)  # fmt: skip
def test_each_kind_of_value_and_of_empty(
    column: str, values: dict[str, Any], cell: str, found: list[tuple[str, str]]
) -> None:
    record = fill(layout(CSV, 'naam = "a"\n' + column), **values)
    assert record.cells == [cell]
    assert told(record) == found


def test_a_character_that_the_encoding_lacks_cannot_be_delivered() -> None:
    form = layout(CSV + '\ncodering = "iso-8859-1"', *NAMES)
    assert told(fill(form, geslachtsnaam="Yıldız")) == [("fout", "het teken U+0131 bestaat niet in iso-8859-1")]
    assert not fill(form, geslachtsnaam="Müller").fault


def test_a_flag_has_words_or_codes() -> None:
    column = 'naam = "a"\nbron = "activiteit_naar_vermogen"'
    assert fill(layout(CSV, column, kind="srg"), activiteit_naar_vermogen=1).cells == ["ja"]
    coded = layout(CSV, column + '\ncodes = { ja = "J", nee = "N" }', kind="srg")
    assert fill(coded, activiteit_naar_vermogen=0).cells == ["N"]


def test_a_single_empty_cell_is_still_a_record() -> None:
    form = layout(CSV, NAMES[0])
    assert writer_for(form).line(fill(form).cells) == '""\n'
