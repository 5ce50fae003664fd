"""Look through the records of a binary workbook (xls, xlsb) before the library reads it: its size, its errors, its lock."""

import struct
from array import array
from collections.abc import Iterator
from struct import unpack_from
from typing import Final

from inburgering_cli.files.workbook_limits import Size, damaged, faulty, locked, too_large

_XLS_FILE: Final = 30_000_000  # bytes
_END: Final = 0xFFFFFFFA  # sector numbers from here are signs
#: Records of a cell in xls: formula, blank, number, label, boolean or error, RK, rich text, shared text, several RK.
_XLS_CELLS: Final = frozenset((0x06, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD, 0xBD))


def check_xls(data: bytes) -> None:
    """Raises `Refused` for an xls that is damaged, locked, too large, or has a cell that cannot be read."""
    if len(data) > _XLS_FILE:
        raise too_large()
    try:
        _check_records(_workbook_stream(data))
    except (struct.error, IndexError, ValueError):
        raise damaged() from None


def _workbook_stream(data: bytes) -> bytes:
    """The stream with the workbook in the compound file that an xls is."""
    shift, directory, more = (
        unpack_from("<H", data, 30)[0],
        unpack_from("<I", data, 48)[0],
        unpack_from("<I", data, 68)[0],
    )
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
            size.reach(row + 1, max(column, last) + 1)
            size.check()
            if _is_faulty(kind, stream, body):
                raise faulty(row, column)


def _check_announced(stream: bytes, body: int, length: int) -> None:
    """The library makes room for as many cells as a sheet says that it has."""
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
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | part[at] << 7
            at += 1
        length = shift = 0
        while True:
            byte = part[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift > 21:
                break
        yield kind, at, length
        at += length


def xlsb_texts(part: bytes) -> dict[int, int]:
    """The long shared texts of an xlsb, with their bytes."""
    lengths = (length for kind, _, length in _records(part) if kind == 19)
    return {number: length for number, length in enumerate(lengths) if length > 1000}


def check_xlsb_sheet(part: bytes, texts: dict[int, int]) -> None:
    """Raises `Refused` for a sheet that is too large, or has a cell that cannot be read."""
    size, row = Size(), 0
    for kind, at, _ in _records(part):
        if kind == 0:
            row = unpack_from("<I", part, at)[0]
        elif kind <= 11:
            column = unpack_from("<I", part, at)[0]
            size.reach(row + 1, column + 1)
            if kind == 7 and texts:
                size.add_text(texts.get(unpack_from("<I", part, at + 8)[0], 0))
            size.check()
            if kind in (3, 11):
                raise faulty(row, column)
