"""Reading CSV as people make it: nothing is lost, nothing is skipped in silence, and nothing is guessed."""

import codecs
import contextlib
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.errors import Fault, NotFound, Refused
from inburgering_cli.files.csv_in import open_text, read_bytes
from inburgering_cli.files.table import Row
from inburgering_cli.files.table_in import read_table

KNOWN = frozenset({"naam", "groep", "bsn", "eerste_dag"})
REQUIRED = frozenset({"naam", "groep"})
TEXT = "naam;groep\nÖztürk–Çelik;€ 5\n"


def decode(data: bytes) -> str:
    return open_text(data).read()


def read(text: str) -> list[Row]:
    return list(read_table(text.encode(), KNOWN, REQUIRED, "cases").sound().rows)


def cells(text: str) -> list[dict[str, str]]:
    table = read_table(text.encode(), KNOWN, REQUIRED, "cases").sound()
    rows = list(table.rows)
    assert [r.fault for r in rows] == [None] * len(rows)
    return [dict(zip(table.columns, r.cells, strict=False)) for r in rows]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "BOM", "UTF-16 LE", "UTF-16 BE", "LE without mark", "BE without mark", "cp1252"],
)
def test_every_encoding_of_a_spreadsheet_gives_the_same_text(data: bytes) -> None:
    assert decode(data) == TEXT


@pytest.mark.parametrize("data", [codecs.BOM_UTF16_LE + b"abc", codecs.BOM_UTF16_BE + b"\xd8\x00\x00"])
def test_damaged_utf_16_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="UTF-16"):
        decode(data)


@pytest.mark.parametrize("data", [b"\x81\x8d\x8f\x90\x9d", b"naam\xff;\x81"])
def test_bytes_that_no_encoding_has_are_kept_apart(data: bytes) -> None:
    assert any("\udc80" <= sign <= "\udcff" for sign in decode(data))


@given(st.binary(max_size=60))
def test_any_bytes_become_text_or_a_refusal(data: bytes) -> None:
    with contextlib.suppress(Refused):
        assert isinstance(decode(data), str)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_delimiters_and_ends_of_lines(delimiter: str, newline: str, last: bool) -> None:
    text = newline.join([delimiter.join(("naam", "groep")), delimiter.join(("a", "b")), delimiter.join(("c", "d"))])
    assert cells(text + newline * last) == [{"naam": "a", "groep": "b"}, {"naam": "c", "groep": "d"}]


@pytest.mark.parametrize(
    "header",
    [
        "Naam;GROEP;Eerste-Dag",
        " naam ; groep ;eerste dag",
        "na\u200bam;groep;eerste\u00a0dag",
        '"naam";"groep";"eerste_dag"',
    ],
)
def test_columns_are_known_by_their_name_however_it_is_written(header: str) -> None:
    assert cells(f"{header}\na;b;c\n") == [{"naam": "a", "groep": "b", "eerste_dag": "c"}]


def test_a_quoted_cell_holds_delimiters_quotes_and_new_lines() -> None:
    text = 'naam;groep\r\n"een\r\ntwee ""drie""; vier";b\r\nc;d\r\n'
    found = read(text)
    assert found[0].cells == ['een\r\ntwee "drie"; vier', "b"]
    assert [r.nummer for r in found] == [2, 3]  # as a spreadsheet counts: a cell of two lines is one row


def test_empty_rows_count_but_hold_nothing() -> None:
    found = read("naam;groep\n\na;b\n;\n  ;x\n")
    assert [(r.nummer, r.cells[0]) for r in found] == [(3, "a"), (5, "  ")]


def test_empty_cells_at_the_end_of_a_row_and_of_the_header_are_nothing() -> None:
    assert cells("naam;groep;;\na;b;;\nc;d\ne;f;;;;\n") == [
        {"naam": n, "groep": g} for n, g in (("a", "b"), ("c", "d"), ("e", "f"))
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a", "1 cel waar de kop er 2"),
        ("a;b;c", "3 cellen waar de kop er 2"),
        ('a;"b', "niet gesloten"),
        ('a;"b"c', "aanhalingstekens"),
        ("a;" + "x" * 1_000_001, "miljoen"),
    ],
)
def test_a_row_of_the_wrong_shape_is_reported_by_its_number(row: str, words: str) -> None:
    found = read(f"naam;groep\nx;y\n{row}\n")
    assert [(r.nummer, r.fault is None) for r in found] == [(2, True), (3, False)]
    assert words in str(found[-1].fault)


def test_a_row_of_the_wrong_shape_does_not_hide_the_next_one() -> None:
    assert [(r.nummer, bool(r.fault)) for r in read("naam;groep\na\nb;c\nd;e;f\ng;h\n")] == [
        (2, True), (3, False), (4, True), (5, False),
    ]  # fmt: skip


def test_a_field_of_a_million_characters_and_odd_signs_arrive_whole() -> None:
    odd = ["x" * 1_000_000, "nul\0nul", "９９９９", "nul\u200bbreed", "\u202eomgekeerd", "\x1b[31m"]
    assert [c["naam"] for c in cells("naam;groep\n" + "".join(f"{o};b\n" for o in odd))] == odd


@pytest.mark.parametrize(
    ("text", "words", "veld"),
    [
        ("", "leeg", None),
        ("\n\n", "leeg", None),
        ("   \n", "leeg", None),
        ("a;b\n", "‘a’ is niet bekend", "a"),
        ("naam;groep;naam\n", "twee keer", "naam"),
        ("naam;groep;Naam\n", "twee keer", "naam"),
        ("naam;bsn\n", "‘groep’ ontbreekt", "groep"),
        ('"naam;groep\na;b\n', "niet gesloten", None),
        ('"naam"x;groep\na;b\n', "aanhalingstekens", None),
        ("x" * 1_000_001 + "\n", "miljoen", None),
    ],
)
def test_a_header_that_cannot_be_is_refused_with_its_row(text: str, words: str, veld: str | None) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    assert words in refused.value.message
    assert (refused.value.row, refused.value.veld) == (1, veld)


def test_a_header_alone_has_no_rows() -> None:
    assert read("naam;groep") == read("naam;groep\r\n") == []


def test_a_path_that_is_no_readable_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="bestaat niet"):
        read_bytes(str(tmp_path / "weg.csv"))
    with pytest.raises(Refused, match="is een map"):
        read_bytes(str(tmp_path))
    with pytest.raises(Refused) as refused:
        read_bytes(str(tmp_path / ("x" * 300)))
    assert "File name" not in refused.value.message  # the system's own words are English


CELL = st.text(st.characters(codec="utf-8"), max_size=2)  # too short for the word of a sum


@given(st.lists(st.tuples(CELL, CELL), max_size=8), st.sampled_from([";", ",", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_what_a_spreadsheet_writes_is_read_back_row_by_row(
    table: list[tuple[str, str]], delimiter: str, newline: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL)
    writer.writerow(("naam", "groep"))
    writer.writerows(table)
    expected = [(n, (a, b)) for n, (a, b) in enumerate(table, 2) if a or b]
    found = read(out.getvalue())
    assert [(r.nummer, tuple(r.cells)) for r in found] == expected


@given(st.text(st.sampled_from('ab;,\t"\n\r \0é'), max_size=60))
def test_any_text_gives_rows_or_a_refusal_and_counts_every_row_once(text: str) -> None:
    try:
        found = read("naam;groep\n" + text)
    except Fault:
        pytest.fail("the header was sound")
    numbers = [r.nummer for r in found]
    assert numbers == sorted(set(numbers))
    assert all((r.fault is None) == (len(r.cells) == 2 or not any(r.cells[2:])) for r in found if len(r.cells) >= 2)
    assert all(r.fault for r in found if len(r.cells) < 2 or r.ruw)
    plain = '"' not in text
    if plain:  # then a line is a row, and every line that is not empty is accounted for
        lines = io.StringIO(text, newline=None).read().split("\n")
        assert numbers == [n for n, line in enumerate(lines, 2) if line.strip(";")]
