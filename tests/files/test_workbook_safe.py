"""Workbooks of other kinds (xls, xlsb, ods), and those that are made to take all memory or to hide an error."""

import base64
import io
import resource
import struct
import subprocess
import sys
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inburgering_cli.core.errors import Refused
from tests.files.test_workbook_in import GOOD, read, rewritten, sheet, zipped

#: A workbook of Excel 97: naam, bsn, dag, groep; a day, a number, `True`, 7.5.
XLS = zlib.decompress(
    base64.b64decode(
        "eNrtWE1oE0EU/mY3myax+aup0AolFK1aW7DWnyLWqFR7Sqle/EHQpAlFoknZ9GIPWq05CoInxUuhHrxUvfhDFRQ8eBAqCgqCkCh48VRQ8JBmff"
        "OyW9NaoQEttOy3zJt5b+a9ebtv3szuvpkO5scfNBawAPugomS44ayQCSpuiwmA+g1DNq3aRcWwsaLgdlEgnRqmvK9rZAxlvAtQcN/xgijwmcop"
        "DKEvk06GlxEH2YeYkD50ExW4TRIfGtirOqYDTNcyvccjnzLdz5JrTLtpbF6cxHSkr7XLXMXHlWbu80HafcQ6H1nSgXq8kqv40nVRHqvhgH42dm"
        "6FdTQ5ajEBCmhvMp3UJe/HHXiAnp72aLT9BCGPEAV7Aj+MMPDdyurnYVu+vHIBkv+cL6/5i9xFQVwov6E4gFEYZzhJcvBig0P2aBiIZZPZIvbK"
        "dcCF5OlY7LwKxLNpoonYoAYM6pnkEKX9+5Hhop6idRSnPX5bx/bOHTt37e7yyD2f94jAvD3Cy7lTSzQBP7eDnEEBcrJ4d+ZtNN4fOc2SUT4Xyq"
        "fHRuksDFyWGqTs4x7HHG1lja1Mr7DV9dxuZBqim6K6pb/ebBwe4zFXubeF5ulkvItsqmhvpnbu25HHTbkvkS3UnuwtjIQmP0TG0UynWYL05TWG"
        "NtEmbt2UeBKxamHuNJ+YNvyx67iUgOm7YR6RfszKPCMEmZY5+XTEHKeYz6rMqcSppi2xiC3BtuTTeUbeCLa1Jzej1OHrS4XsaIqLZCrPIG2oi9"
        "hQ2YZmzqmyDRnFi4rkpO7UGjrzyeZD6RjtoL/hgQ0bNmzYsGHDho3VA8HvozDfGsHviE7ze0H+15mlUrJ/k6xaHEWGrmH6qDyENNU6LlS1ftZB"
        "E5YtsUQd63+hxDGaXUcKcfYjVfX6pe8zUXk/S1YM/LsUqnb+UjV+/uf5fwGI3d5u"
    )
)
ROWS = [(2, ["Öztürk", "12345678", "2024-03-18", "ja"]), (4, ["b", "012345678", "", "7.5"])]


def record(kind: int, body: bytes = b"") -> bytes:
    """A record of an xlsb."""
    first = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return first + bytes([len(body) & 127 | 128, len(body) >> 7]) + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int) -> bytes:
    return record(0, struct.pack("<II", number, 0) + bytes(9))


def text_cell(column: int, text: str) -> bytes:
    return record(6, struct.pack("<II", column, 0) + wide(text))


def xlsb(rows: bytes, texts: bytes = b"", count: int = 1) -> bytes:
    head = row(0) + text_cell(0, "naam") + text_cell(1, "bsn")
    book = (
        record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Blad1")) + record(144)
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}/{name}" Target="{target}"/>'
        for n, (name, target) in enumerate(
            (("worksheet", "worksheets/sheet1.bin"), ("sharedStrings", "sharedStrings.bin")), 1
        )
    )

    def make(archive: zipfile.ZipFile) -> None:
        archive.writestr("xl/workbook.bin", book + record(132))
        archive.writestr("xl/_rels/workbook.bin.rels", f'<?xml version="1.0"?><Relationships>{rels}</Relationships>')
        archive.writestr("xl/sharedStrings.bin", record(159, struct.pack("<II", count, count)) + texts + record(160))
        sheet = record(129) + record(148, bytes(16)) + record(145) + head + rows + record(146) + record(130)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)

    return zipped(make)


def ods(rows: str, manifest: str = "") -> bytes:
    spaces = "".join(
        f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text", "calcext")
    )
    head = f"<table:table-row>{ods_cell('naam')}{ods_cell('bsn')}</table:table-row>"
    table = f'<table:table table:name="Blad1">{head}{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"

    def make(archive: zipfile.ZipFile) -> None:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="urn:x">{manifest}</m:manifest>')
        archive.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")

    return zipped(make)


def ods_cell(text: str, times: int = 1) -> str:
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    return f'<table:table-cell{repeated} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


EMPTY_ROWS = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'


def patched(old: bytes, new: bytes) -> bytes:
    assert XLS.count(old) == 1
    return XLS.replace(old, new)


TRUE_IN_D2 = struct.pack("<HHHH", 0x205, 8, 1, 3)


def xls_with(value: bytes) -> bytes:
    place = XLS.index(TRUE_IN_D2) + 10
    return XLS[:place] + value + XLS[place + len(value) :]


def test_a_workbook_of_excel_97() -> None:
    assert [(r.nummer, r.cells) for r in read(XLS)] == ROWS


def test_a_binary_workbook() -> None:
    cells = (
        text_cell(0, "Öztürk")
        + record(5, struct.pack("<IId", 1, 0, 7.1))
        + row(3)
        + record(7, struct.pack("<III", 0, 0, 0))
    )
    found = read(xlsb(row(1) + cells, record(19, b"\0" + wide("gedeeld"))))
    assert [(r.nummer, r.cells) for r in found] == [(2, ["Öztürk", "7.1"]), (4, ["gedeeld", ""])]


def test_a_workbook_of_libreoffice() -> None:
    value = '<table:table-cell office:value-type="float" office:value="7.5"><text:p>7,5</text:p></table:table-cell>'
    day = '<table:table-cell office:value-type="date" office:date-value="2024-03-18"><text:p>18</text:p></table:table-cell>'
    rows = f"<table:table-row>{ods_cell('Öz &amp; Türk')}{day}</table:table-row>{EMPTY_ROWS.format(3)}"
    rows += f"<table:table-row>{ods_cell('b')}{value}</table:table-row>{EMPTY_ROWS.format(1_048_570)}"
    assert [(r.nummer, r.cells) for r in read(ods(rows))] == [(2, ["Öz & Türk", "2024-03-18"]), (6, ["b", "7.5"])]


ODS_ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)


@pytest.mark.parametrize(
    ("data", "cell"),
    [
        (xls_with(b"\x2a\x01"), "D2"),
        (xlsb(row(2) + record(3, struct.pack("<IIB", 1, 0, 0x2A))), "B3"),
        (xlsb(row(2) + record(11, struct.pack("<IIB", 1, 0, 7))), "B3"),
        (ods(f"{EMPTY_ROWS.format(4)}<table:table-row>{ods_cell('b')}{ODS_ERROR}</table:table-row>"), "B6"),
    ],
    ids=["xls", "xlsb", "xlsb formula", "ods"],
)
def test_an_error_in_another_kind_of_workbook_is_never_an_empty_cell(data: bytes, cell: str) -> None:
    with pytest.raises(Refused, match=f"Cel {cell} bevat een fout"):
        read(data)


LOCKED = XLS.replace("Workbook".encode("utf-16-le"), "Xorkbook".encode("utf-16-le"))
ENTRY = "Xorkbook".encode("utf-16-le") + bytes(48) + struct.pack("<H", 18)
ENCRYPTED = LOCKED.replace(ENTRY, "EncryptedPackage".encode("utf-16-le") + bytes(32) + struct.pack("<H", 34))


@pytest.mark.parametrize(
    "data",
    [ENCRYPTED, patched(b"\x5c\0\x70\0", b"\x2f\0\x70\0"), ods("", "<m:encryption-data/>")],
    ids=["xlsx", "xls", "ods"],
)
def test_a_workbook_with_a_password_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(Refused, match="zonder wachtwoord"):
        read(data)


def texts(*parts: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = "".join(f"<si><t>{part}</t></si>" for part in parts)
    return f'<?xml version="1.0"?><sst xmlns="{main}">{items}</sst>'.encode()


def lying(data: bytes, name: str, size: int) -> bytes:
    """The workbook with another size for a part in the directory, and a checksum that fits with it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part, content = archive.getinfo(name), archive.read(name)
    true = struct.pack("<III", part.CRC, part.compress_size, part.file_size)
    assert data.count(true) == 2
    return data.replace(true, struct.pack("<III", zlib.crc32(content[:size]), part.compress_size, size))


FAR = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
MANY = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 2000))


def many_parts(archive: zipfile.ZipFile) -> None:
    for number in range(5_001):
        archive.writestr(f"x{number}", b"")


BOMBS = {
    "one cell far away": sheet(FAR.format(1_048_576, "XFD")),
    "beyond Excel": sheet(FAR.format(4_294_967_290, "ZZZZZ")),
    "a wide row and a long sheet": sheet(FAR.format(2, "XFD") + FAR.format(99_999, "A")),
    "places not told": sheet("<row>" + "<c><v>1</v></c>" * 16_000 + "</row>" + "<row/>" * 100_000),
    "a text in many cells": rewritten(sheet(MANY), sharedStrings=texts("x" * 900_000)),
    "xlsb texts announced": xlsb(row(1) + text_cell(0, "x"), record(19, b"\0" + wide("x")), 0xFFFFFFF0),
    "unpacked": lying(GOOD, "xl/worksheets/sheet1.xml", 510_000_000),
    "a row without end": sheet(f'<row r="2"><c r="A2" t="inlineStr"><is><t>{"x" * 20_000_001}</t></is></c></row>'),
    "an attribute without end": rewritten(GOOD, workbook=b'<workbook a="' + b"x" * 20_000_001 + b'"/>'),
    "many parts": zipped(many_parts),
    "a directory that lies": lying(sheet(" " * 30_000_000), "xl/worksheets/sheet1.xml", 1_000),
    "xlsb": xlsb(row(4_000_000_000) + text_cell(16_000, "x")),
    "xlsb kind in two bytes": xlsb(
        row(4_000_000) + b"\x86\x80" + text_cell(16_000, "x")[1:], record(19, b"\0" + wide("x"))
    ),
    "xlsb texts": xlsb(
        b"".join(row(n) + record(7, struct.pack("<III", 0, 0, 0)) for n in range(1, 60_000)),
        record(19, b"\0" + wide("x" * 8_000)),
    ),
    "xls": patched(struct.pack("<HHHH", 0x205, 8, 1, 3), struct.pack("<HHHH", 0x205, 8, 65_535, 65_534)),
    "xls announced": patched(struct.pack("<IIHH", 0, 4, 0, 4), struct.pack("<IIHH", 0, 0xFFFFFFF0, 0, 65_535)),
    "ods": ods(f'<table:table-row table:number-rows-repeated="1000000">{ods_cell("x", 16_000)}</table:table-row>'),
    "ods gap": ods(EMPTY_ROWS.format(900_000) + f"<table:table-row>{ods_cell('x', 16_000)}</table:table-row>"),
    "ods text": ods(
        f'<table:table-row table:number-rows-repeated="100000">{ods_cell("x" * 100_000)}</table:table-row>'
    ),
}


def test_a_number_of_texts_that_is_not_true_is_left_alone() -> None:
    """The library would make room for them all."""
    announced = texts("naam", "a").replace(b"<sst ", b'<sst uniqueCount="4294967290" ')
    assert [r.cells for r in read(rewritten(GOOD, sharedStrings=announced))] == [["a"]]


LIMITED = """
import re, sys, time
from pathlib import Path
from inburgering_cli.core.errors import Refused
from inburgering_cli.files.table_in import read_table
data = open(sys.argv[1], "rb").read()
begin = time.process_time()
try:
    rows = read_table(data, frozenset(("naam", "bsn")), frozenset(("naam",)), "cases").rows
    print(sum(1 for _ in rows))
except Refused as error:
    print("Geweigerd:", error)
# not ru_maxrss, which begins with the size of the process that forked this one
peak = re.search(r"VmHWM:\\s+([0-9]+) kB", Path("/proc/self/status").read_text())
print(int(peak[1]) // 1024, time.process_time() - begin)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_soon_and_in_little_memory(name: str, tmp_path: Path) -> None:
    """In a process that may not take more than 2 GB, as a library that runs out of memory takes the program with it."""
    path = tmp_path / "bom"
    path.write_bytes(BOMBS[name])
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, timeout=60, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-300:]
    said, used = done.stdout.splitlines()
    megabytes, seconds = used.split()
    print(name, said, used)
    assert said.startswith("Geweigerd: D")
    assert int(megabytes) < 150
    assert float(seconds) < 5


@pytest.mark.parametrize(
    "cells",
    ['<c r="A2"' + ' t="e"' * 500_000 + ">", "<c " * 1_000_000, '<c t="e"><f>' * 400_000, "<" + "a" * 5_000_000,
     '<c r="A2"><f>1</f>' + " " * 5_000_000, '<c r="A2"' + " " * 5_000_000],
    ids=["attributes", "cells", "formulas", "name", "spaces", "spaces within"],
)  # fmt: skip
def test_no_sheet_takes_long_to_look_through(cells: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    with suppress(Refused):
        read(sheet(f'<row r="2">{cells}</row>'))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 5


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([XLS, xlsb(row(1) + text_cell(0, "a"))]), st.integers(8, 5_600), st.binary(min_size=1, max_size=40)
)
def test_any_damage_is_a_refusal_or_harmless(data: bytes, place: int, junk: bytes) -> None:
    try:
        rows = read(data[:place] + junk + data[place + len(junk) :])
    except Refused:
        return
    assert all(isinstance(cell, str) for found in rows for cell in found.cells)
