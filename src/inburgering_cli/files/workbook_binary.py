"""Check the records of a binary workbook (xls, xlsb) before the library reads it: size, errors and password."""

from array import array
from collections.abc import Iterator
from struct import unpack_from
from typing import Final

from inburgering_cli.files.workbook_limits import Size, damaged, faulty, locked, too_large

_XLS_FILE: Final = 30_000_000  # bytes
_END: Final = 0xFFFFFFFA  # from here a sector number is a marker
#: Records of a cell in xls: formula, blank, number, label, boolean or error, RK, rich text, shared text, several RK.
_XLS_CELLS: Final = frozenset((0x06, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD, 0xBD))


def check_xls(data: bytes) -> None:
    """Raise `Refused` for an xls that is locked, too large, or has a cell that cannot be read."""
    if len(data) > _XLS_FILE:
        raise too_large()
    _check_records(_workbook_stream(data))


def _workbook_stream(data: bytes) -> bytes:
    """The stream with the workbook in an xls, which is a compound file."""
    shift, directory, more = unpack_from("<H16xI16xI", data, 30)
    if shift not in (9, 12):
        raise damaged()
    size = 1 << shift

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    tables = list(unpack_from("<109I", data, 76))
    while more < _END and len(tables) <= len(data) // size + 109:
        block = array("I", sector(more))
        tables += block[:-1]
        more = block[-1]
    places = array("I", b"".join(sector(number) for number in tables if number < _END))

    def stream(number: int) -> bytes:
        found: list[bytes] = []
        while number < _END:
            if len(found) > len(places):
                raise damaged()
            found.append(sector(number))
            number = places[number]
        return b"".join(found)

    entries = stream(directory)
    named = {}
    for start in range(0, len(entries) - 127, 128):
        name = entries[start : start + max(unpack_from("<H", entries, start + 64)[0] - 2, 0)].decode("utf-16-le")
        named[name.lower()] = unpack_from("<II", entries, start + 116)
    if "encryptedpackage" in named:
        raise locked()
    first, length = named.get("workbook") or named.get("book") or (_END, 0)
    if length < 4096:  # none, or in the small sectors, where no program puts it
        raise damaged()
    return stream(first)[:length]


def _check_records(stream: bytes) -> None:
    size, at = Size(), 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        body, at = at + 4, at + 4 + length
        if kind == 0x2F:
            raise locked()
        if kind == 0x809:  # another sheet begins
            size = Size()
        elif kind == 0x200:
            _check_announced(stream, body, length)
        elif kind in _XLS_CELLS:
            row, column = unpack_from("<HH", stream, body)
            last = unpack_from("<H", stream, at - 2)[0] if kind == 0xBD else column
            size.grow(row + 1, max(column, last) + 1)
            if _is_faulty(kind, stream, body):
                raise faulty(row, column)


def _check_announced(stream: bytes, body: int, length: int) -> None:
    """Check the size that a sheet announces: the library makes room for it at once."""
    first, last, left, right = unpack_from("<IIHH" if length == 14 else "<HHHH", stream, body)
    if not (first <= last <= 65_536 and left <= right <= 256):
        raise damaged()


def _is_faulty(kind: int, stream: bytes, body: int) -> bool:
    """Whether a cell holds an error, or a formula with an error for its result."""
    if kind == 0x205:
        return stream[body + 7] == 1
    return kind == 0x06 and stream[body + 12 : body + 14] == b"\xff\xff" and stream[body + 6] == 2


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """The records of a part of an xlsb: kind, where it begins, length."""
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        yield kind, at, length
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of 7 bits a byte, in at most `most` bytes, and where it ends."""
    value = 0
    for shift in range(0, 7 * most, 7):
        byte = part[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
    return value, at


def xlsb_texts(part: bytes) -> dict[int, int]:
    """The long shared texts of an xlsb, with their bytes."""
    lengths = (length for kind, _, length in _records(part) if kind == 19)
    return {number: length for number, length in enumerate(lengths) if length > 1000}


def check_xlsb_sheet(part: bytes, texts: dict[int, int]) -> None:
    """Raise `Refused` for a sheet that is too large, or has a cell that cannot be read."""
    size, row = Size(), 0
    for kind, at, _ in _records(part):
        if kind == 0:
            row = unpack_from("<I", part, at)[0]
        elif kind <= 11:
            column = unpack_from("<I", part, at)[0]
            shared = kind == 7 and texts
            size.grow(row + 1, column + 1, texts.get(unpack_from("<I", part, at + 8)[0], 0) if shared else 0)
            if kind in (3, 11):
                raise faulty(row, column)
