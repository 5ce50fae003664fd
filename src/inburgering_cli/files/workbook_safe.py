"""Check a workbook before python-calamine opens it, and mark the cells that it would wrongly read as empty.

python-calamine trusts a file: it unpacks without a limit, keeps every cell between the first and the last in memory,
copies a shared text into each cell, and reads an error or a formula without a value as an empty cell. So a zip is
unpacked here within limits and packed again: the library only gets bytes that were checked.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import reduce
from html import unescape
from typing import IO, Final

from inburgering_cli.files.workbook_binary import check_xls, check_xlsb_sheet, xlsb_texts
from inburgering_cli.files.workbook_limits import OLE, Size, damaged, faulty, locked, too_large

#: Marks a cell: before the text of an error, or alone for a formula that was never computed.
FAULT: Final = "\ue000"

_FILE: Final = 100_000_000  # bytes of the file
_UNPACKED: Final = 500_000_000  # bytes of all its parts
_KEPT: Final = 200_000_000  # bytes of a part that is kept in memory
_SMALL: Final = 20_000_000  # bytes of a part with styles or names of sheets
_PARTS: Final = 5_000
_ROW: Final = 8_000_000  # bytes of a row
_PIECE: Final = 1 << 17

_WANTED: Final = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|mimetype|content\.xml|styles\.xml|meta-inf/manifest\.xml"
    r"|xl/(_rels/)?(workbook|styles|sharedstrings)[^/]*|xl/[^/]*sheets/[^/]*\.(xml|bin)"
)
_REFERENCE: Final = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)([0-9]+)""")
_CELL: Final = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_ROWS: Final = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
_HIDDEN: Final = re.compile(rb"""<(?:[\w.-]+:)?row\s[^<>]{0,900}hidden=["'](?:1|true)["'][^<>]{0,900}>""")
_ROW_NUMBER: Final = re.compile(rb"""\sr=["']([0-9]{1,7})["']""")
_FORMULA: Final = rb"(?:\s{0,9}<\1f\b[^<>]*(?:/>|>[^<]*</\1f>))"
_ERROR: Final = re.compile(
    rb"""<((?:[\w.-]+:)?)c(\s[^<>]{0,500})?\st=["']e["']([^<>]{0,500})>(""" + _FORMULA + rb"?)\s{0,9}<\1v>"
)
_NO_VALUE: Final = re.compile(
    rb"<((?:[\w.-]+:)?)c(\s[^<>]*)?>" + _FORMULA + rb"\s{0,9}(?:<\1v\s?/>|<\1v>(0?)</\1v>)?\s{0,9}</\1c>"
)
_KIND: Final = re.compile(rb"""\st=["'](\w+)["']""")
_SHARED: Final = re.compile(
    rb"""\st\s*=\s*["']s["'][^<>]{0,500}>(?:\s*<(?:[\w.-]+:)?f\b[^<>]*(?:/>|>[^<]*</[^<>]*>))?\s*<(?:[\w.-]+:)?v[^<>]*>\s*\+?0*(\d+)"""
)
_COUNTED: Final = re.compile(rb"(<(?:[\w.-]+:)?sst)\s[^<>]*>")
_TEXT_END: Final = re.compile(rb"</(?:[\w.-]+:)?si\s*>|<(?:[\w.-]+:)?si\s*/>")
_ODS_TAG: Final = re.compile(
    rb"<(?P<closing>/?)table:(?:covered-)?(?P<kind>table-row|table-cell|table)(?=[\s/>])(?P<own>[^<>]*)>"
)
_FORMAT: Final = re.compile(r"""(formatCode\s*=\s*)(["'])([^\W\d_]+)\2""")
_ENCODING: Final = re.compile(rb"""encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.IGNORECASE)
_MAIN: Final = re.compile(r"""<[^<>]{0,500}/officeDocument["'][^<>]{0,500}>""")
_TARGET: Final = re.compile(r"""\sTarget\s*=\s*["']/?([^"']+)["']""")


def safe(data: bytes) -> tuple[bytes, dict[str, list[int]]]:
    """The workbook as the library may read it, and by sheet the rows that Excel hides.

    Raises `Refused` for a workbook that is locked, too large or hostile.
    A damaged one raises other errors too; the caller refuses those.
    """
    if len(data) > _FILE:
        raise too_large()
    if data.startswith(OLE):
        check_xls(data)
        return data, {}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", compression=8, compresslevel=1) as new:
        hidden = _Repacked(old, new).copy()
    return out.getvalue(), hidden


class _Repacked:
    """Checks the parts that the library reads, and copies them from one zip into another."""

    def __init__(self, old: zipfile.ZipFile, new: zipfile.ZipFile) -> None:
        self._old = old
        self._new = new
        self._texts: dict[int, int] = {}  # long shared texts: number -> bytes
        self._computed_later = False
        self._hidden: list[int] = []

    def copy(self) -> dict[str, list[int]]:
        """Copy all parts; the sheets last, as their checks need the other parts. The hidden rows of each sheet."""
        wanted = {name: part for name, part in _parts(self._old) if _WANTED.fullmatch(name.lower())}
        if len(self._old.infolist()) > _PARTS or sum(part.file_size for part in wanted.values()) > _UNPACKED:
            raise too_large()
        if not {"content.xml", "xl/workbook.xml", "xl/workbook.bin"} & {name.lower() for name in wanted}:
            raise damaged()
        hidden: dict[str, list[int]] = {}
        for name in sorted(wanted, key=lambda name: ("sheets/" in name.lower(), name)):
            with self._old.open(wanted[name]) as source, self._new.open(name, "w") as target:
                self._hidden = []
                for piece in self._checked(name.lower(), source):
                    target.write(piece)
            if self._hidden:
                hidden[name.lower()] = self._hidden
        return self._by_sheet(wanted, hidden) if hidden else {}

    def _by_sheet(self, wanted: dict[str, zipfile.ZipInfo], hidden: dict[str, list[int]]) -> dict[str, list[int]]:
        """Hidden rows by the name of their sheet, as the workbook and its relations tell."""
        texts = {}
        for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            found = next((name for name in wanted if name.lower() == part), None)
            texts[part] = self._old.read(wanted[found]).decode("utf-8", "replace") if found else ""
        targets = {}
        for tag in re.findall(r"<(?:[\w.-]+:)?Relationship\s[^<>]{0,900}>", texts["xl/_rels/workbook.xml.rels"]):
            ident, target = re.search(r"""\sId=["']([^"']+)""", tag), _TARGET.search(tag)
            if ident and target:
                targets[ident[1]] = target[1].removeprefix("xl/").lower()
        told: dict[str, list[int]] = {}
        for tag in re.findall(r"<(?:[\w.-]+:)?sheet\s[^<>]{0,900}>", texts["xl/workbook.xml"]):
            name, ident = re.search(r"""\sname=["']([^"']+)""", tag), re.search(r"""\s[\w.-]+:id=["']([^"']+)""", tag)
            if name and ident and (rows := hidden.get(f"xl/{targets.get(ident[1], '')}")):
                told[unescape(name[1])] = rows
        return told

    def _checked(self, name: str, source: IO[bytes]) -> Iterable[bytes]:
        is_sheet, binary = "sheets/" in name, name.endswith(".bin")
        if is_sheet and not binary:
            return self._sheet(source)
        kept = binary or name in ("content.xml", "xl/sharedstrings.xml")
        part = _whole(source, _UNPACKED if is_sheet else _KEPT if kept else _SMALL)
        if is_sheet:
            check_xlsb_sheet(part, self._texts)
        elif binary:
            self._texts |= xlsb_texts(part)
        else:
            part = self._part(name, _no_tricks(part))
        return [part]

    def _part(self, name: str, text: bytes) -> bytes:
        if name == "content.xml":
            _check_ods(text)
        elif name == "meta-inf/manifest.xml" and b"encryption-data" in text:
            raise locked()
        elif name == "xl/sharedstrings.xml":
            text = _COUNTED.sub(rb"\1>", text)  # the library makes room for as many texts as are announced
            self._texts = {n: len(t) for n, t in enumerate(_TEXT_END.split(text)) if len(t) > 1000}
        elif name == "xl/workbook.xml":
            self._computed_later = bool(re.search(rb"""fullCalcOnLoad\s*=\s*["'](1|true)""", text))
        elif name == "xl/styles.xml":
            text = _FORMAT.sub(_general, text.decode("utf-8")).encode()
        return text

    def _sheet(self, source: IO[bytes]) -> Iterator[bytes]:
        size, rows = Size(), 0
        for piece in _whole_rows(source):
            _no_tricks(piece)
            rows += len(_ROWS.findall(piece))
            cells = max(len(_CELL.findall(row)) for row in piece.split(b"row>"))
            if b"hidden=" in piece:
                self._hidden += [int(row) for tag in _HIDDEN.findall(piece) for row in _ROW_NUMBER.findall(tag)]
            places = _REFERENCE.findall(piece)
            last_row = max((int(row) for _, row in places), default=0)
            last_column = max(map(_column, {letters for letters, _ in places}), default=0)
            text = sum(self._texts.get(int(n), 0) for n in _SHARED.findall(piece)) if self._texts else 0
            size.grow(max(rows, last_row), max(cells, last_column), text)
            yield self._marked(piece)

    def _marked(self, piece: bytes) -> bytes:
        mark = FAULT.encode()
        if b'"e"' in piece or b"'e'" in piece:
            piece = _ERROR.sub(rb'<\1c\2 t="str"\3>\4<\1v>' + mark, piece)
        if b"<f" in piece or b":f" in piece:
            piece = _NO_VALUE.sub(self._not_computed, piece)
        return piece

    def _not_computed(self, found: re.Match[bytes]) -> bytes:
        prefix, attributes, zero = found[1], found[2] or b"", found[3]
        kind = _KIND.search(attributes)
        if (kind and kind[1] != b"n") or (zero and not self._computed_later):
            return found[0]
        attributes = _KIND.sub(b"", attributes)
        return b'<%bc%b t="str"><%bv>%b</%bv></%bc>' % (prefix, attributes, prefix, FAULT.encode(), prefix, prefix)


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Each part under the name that the library looks for: a package may give its workbook another name."""
    main = _main(archive)
    folder, file = posixpath.split(main)
    kind = posixpath.splitext(file)[1]
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    fixed = {main: f"xl/workbook{kind}", relations: f"xl/_rels/workbook{kind}.rels"} if main else {}
    for part in archive.infolist():
        name = part.filename
        moved = f"xl{name.removeprefix(folder)}" if folder and name.startswith(f"{folder}/") else name
        yield fixed.get(name, moved), part


def _main(archive: zipfile.ZipFile) -> str:
    """The part with the workbook, by the relations of the package; empty where these do not tell."""
    if "_rels/.rels" not in archive.namelist():
        return ""
    text = _whole(archive.open("_rels/.rels"), _SMALL).decode("utf-8", "replace")
    found = next((target[1] for m in _MAIN.findall(text) if (target := _TARGET.search(m))), "")
    return found if found in archive.namelist() else ""


def _whole(source: IO[bytes], most: int) -> bytes:
    text = source.read(most + 1)
    if len(text) > most:
        raise too_large()
    return text


def _whole_rows(source: IO[bytes]) -> Iterator[bytes]:
    """A sheet in pieces that each end with a row."""
    rest = b""
    while piece := source.read(_PIECE):
        rest += piece
        end = max(rest.rfind(b"</row>") + 6, rest.rfind(b":row>") + 5)
        if end > 5:
            yield rest[:end]
            rest = rest[end:]
        elif len(rest) > _ROW:
            raise too_large()
    yield rest


def _no_tricks(text: bytes) -> bytes:
    """Refuse a document type (which may hold entities), and an encoding that these checks cannot read."""
    if b"<!DOCTYPE" in text or text.startswith((b"\xff\xfe", b"\xfe\xff", b"\0")) or _ENCODING.search(text[:200]):
        raise damaged()
    return text


def _general(found: re.Match[str]) -> str:
    """Give General for its word in another language (Standaard): the library takes its letters for those of a day."""
    is_day = set(found[3].lower()) <= set("dmyhseb")
    return found[0] if is_day else f"{found[1]}{found[2]}General{found[2]}"


def _column(letters: bytes) -> int:
    return reduce(lambda number, letter: number * 26 + letter - 64, letters.upper(), 0)


def _check_ods(content: bytes) -> None:
    size, rows, empty, column, last, begin, times = Size(), 1, 0, 0, 0, 0, 1
    for tag in _ODS_TAG.finditer(content):
        kind, (closing, own) = tag["kind"], tag.group("closing", "own")
        if kind == b"table":
            size, empty = Size(), 0
        elif kind == b"table-row" and not closing:
            rows, column, last = _repeated(b"rows", own), 0, 0
            empty += rows if own.endswith(b"/") else 0
        elif kind == b"table-row":
            size.grow(size.rows + empty + rows if last else 0, last)
            empty = 0 if last else empty + rows
        elif closing:
            size.grow(0, 0, (tag.start() - begin) * times * rows)
        else:
            column += (times := _repeated(b"columns", own))
            begin = tag.end()
            filled = b"office:" in own or not own.endswith(b"/")
            last = column if filled else last
            if b'value-type="error"' in own or (b"table:formula" in own and not filled):
                raise faulty(size.rows + empty, column - times)


def _repeated(what: bytes, own: bytes) -> int:
    found = re.search(rb"""number-%b-repeated=["']([0-9]{1,9})["']""" % what, own)
    return int(found[1]) if found else 1
