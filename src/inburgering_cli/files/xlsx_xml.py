"""The cells of a workbook as texts, read as a stream: memory does not grow with the sheet, only with its different texts.

A workbook is a zip of XML. Its parts are data of others: none may declare a document type (and so no entities), be larger
than a limit when unpacked, or hold a cell without end.
"""

import io
import math
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple
from xml.parsers import expat

_PIECE: Final = 1 << 16
_LARGEST: Final = 2_000_000_000  # bytes of a part unpacked
_LARGEST_KEPT: Final = 200_000_000  # the same, of a part that is kept in memory
_LONGEST: Final = 1_000_000  # characters in a cell
_WIDEST: Final = 16_384  # columns of a sheet
_PLACE: Final = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_SECONDS: Final = 24 * 60 * 60
#: Formats that Excel has without telling: of days, and of a time alone.
_DAYS: Final = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_TIMES: Final = frozenset((*range(18, 22), *range(45, 48)))
_LEFT_OUT: Final = re.compile(r'"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
Attributes = Mapping[str, str]


class OnleesbaarBoek(Exception):
    """Not a workbook, or a damaged or misleading one; with a Dutch reason where that helps."""


class Cel(NamedTuple):
    """A cell: its text, and what is wrong with it (a Dutch clause)."""

    tekst: str
    fout: str | None = None


class Blad(NamedTuple):
    """A sheet of a workbook, and the part of the zip that holds it."""

    naam: str
    zichtbaar: bool
    deel: str


class Werkmap:
    """An opened workbook. Every method raises `OnleesbaarBoek` for what cannot be read."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
            raise OnleesbaarBoek from error
        self._from_1904 = self._not_counted = False
        self._texts: list[str] | None = None
        self._kinds: list[str] = []
        self.bladen = self._sheets()
        if "xl/styles.xml" in self._zip.namelist():
            self._kinds = self._formats()

    def rows(self, blad: Blad) -> Iterator[tuple[int, list[Cel]]]:
        """The rows of a sheet that hold a cell, with their numbers as Excel shows them."""
        if self._texts is None:
            self._texts = self._shared() if "xl/sharedStrings.xml" in self._zip.namelist() else []
        reader = _Rijen(self._text_of, not_counted=self._not_counted)
        for _ in self._parse(blad.deel, reader.start, reader.end, reader.text, _LARGEST):
            yield from reader.done
            reader.done.clear()

    def _sheets(self) -> list[Blad]:
        parts: dict[str, str] = {}
        found: list[tuple[str, bool, str]] = []

        def relation(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
                target = attributes.get("Target", "")
                parts[attributes.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

        def workbook(name: str, attributes: Attributes) -> None:
            if name == "sheet":
                ident = next((v for k, v in attributes.items() if k.rpartition(" ")[2] == "id"), "")
                found.append((attributes.get("name", ""), attributes.get("state", "visible") == "visible", ident))
            elif name == "workbookPr":
                self._from_1904 = attributes.get("date1904") in ("1", "true")
            elif name == "calcPr":
                self._not_counted = attributes.get("fullCalcOnLoad") in ("1", "true")

        self._look("xl/workbook.xml", workbook)
        self._look("xl/_rels/workbook.xml.rels", relation)
        return [Blad(name, visible, parts[ident]) for name, visible, ident in found if ident in parts]

    def _formats(self) -> list[str]:
        """What a number is by the style of its cell: a `dag`, a `tijd`, or just a number."""
        own: dict[str, str] = {}
        kinds: list[str] = []
        within: list[str] = []

        def start(name: str, attributes: Attributes) -> None:
            within.append(name)
            if name == "numFmt":
                own[attributes.get("numFmtId", "")] = _kind_of(attributes.get("formatCode", ""))
            elif name == "xf" and "cellXfs" in within:
                ident = attributes.get("numFmtId", "0")
                standard = int(ident) if ident.isdecimal() else 0
                known = "dag" if standard in _DAYS else "tijd" if standard in _TIMES else ""
                kinds.append(own.get(ident, known))

        self._look("xl/styles.xml", start, lambda _: within.pop())
        return kinds

    def _shared(self) -> list[str]:
        found: list[str] = []
        pieces: list[str] = []
        told = {"t": False, "rPh": False}  # rPh: how a text is pronounced

        def start(name: str, _: Attributes) -> None:
            if name == "si":
                pieces.clear()
            elif name in told:
                told[name] = True

        def end(name: str) -> None:
            if name == "si":
                found.append(_unescaped("".join(pieces)))
            elif name in told:
                told[name] = False

        def text(piece: str) -> None:
            if told["t"] and not told["rPh"]:
                pieces.append(piece)

        for _ in self._parse("xl/sharedStrings.xml", start, end, text, _LARGEST_KEPT):
            pass
        return found

    def _look(self, part: str, start: Any, end: Any = lambda _: None) -> None:
        for _ in self._parse(part, start, end, lambda _: None, _LARGEST_KEPT):
            pass

    def _parse(self, part: str, start: Any, end: Any, text: Any, most: int) -> Iterator[None]:
        """Send a part through a parser piece by piece, its names without their namespaces."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: start(name.rpartition(" ")[2], attributes)
        parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            if self._zip.getinfo(part).file_size > most:
                raise OnleesbaarBoek("uitgepakt te groot; gebruik CSV")
            with self._zip.open(part) as file:
                while piece := file.read(_PIECE):
                    parser.Parse(piece, False)
                    yield
                parser.Parse(b"", True)
                yield
        except (KeyError, expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise OnleesbaarBoek from error
        except (RuntimeError, NotImplementedError, ValueError, IndexError, OverflowError) as error:
            raise OnleesbaarBoek from error  # locked, packed in another way, numbers that cannot be

    def _text_of(self, kind: str, style: str, text: str) -> Cel:
        """A cell as CSV has it."""
        if kind == "s":
            return Cel((self._texts or [])[_place(text)])
        if kind in ("str", "inlineStr"):
            return Cel(_unescaped(text))
        if kind == "b":
            return Cel("ja" if text in ("1", "true") else "nee")
        if kind == "e":
            return Cel(text, f"Excel geeft er een fout ({text[:20]})")
        if kind == "d":
            return Cel(text.removesuffix("T00:00:00"))
        if text == "":
            return Cel("")
        number = float(text)
        how = self._kinds[_place(style)] if style else ""
        return Cel(self._moment(number, how) if how else _number(number))

    def _moment(self, number: float, how: str) -> str:
        if not math.isfinite(number) or number < 0 or number >= 3_000_000:
            return _number(number)
        seconds = round(number * _SECONDS)
        if how == "tijd" or number < 1:
            return str(timedelta(seconds=seconds))
        first = (
            date(1904, 1, 1) if self._from_1904 else date(1899, 12, 31 if number < 60 else 30)
        )  # Excel has a 29-2-1900
        moment = datetime(first.year, first.month, first.day) + timedelta(seconds=seconds)  # noqa: DTZ001
        return moment.date().isoformat() if seconds % _SECONDS == 0 else moment.isoformat(" ")


class _Rijen:
    """Gathers the cells of rows from the events of a parser; `done` has the rows that are complete."""

    def __init__(self, text_of: Callable[[str, str, str], Cel], *, not_counted: bool) -> None:
        self.done: list[tuple[int, list[Cel]]] = []
        self._text_of = text_of
        self._not_counted = not_counted
        self._number = 0
        self._cells: list[Cel] = []
        self._column = 0
        self._attributes: Attributes = {}
        self._formula = self._taking = self._spoken = False
        self._pieces: list[str] = []
        self._length = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """A tag begins."""
        if name == "c":
            self._attributes = attributes
            self._formula = False
            self._pieces.clear()
            self._length = 0
            if "r" in attributes:
                self._column = _column(attributes["r"])
        elif name in ("v", "t"):
            self._taking = not self._spoken
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._spoken = True
        elif name == "row":
            self._number = _place(attributes["r"]) if "r" in attributes else self._number + 1
            self._cells = []
            self._column = 0

    def text(self, piece: str) -> None:
        """Some text."""
        if self._taking:
            self._length += len(piece)
            if self._length > _LONGEST:
                raise OnleesbaarBoek("een cel is langer dan een miljoen tekens")
            self._pieces.append(piece)

    def end(self, name: str) -> None:
        """A tag ends."""
        if name in ("v", "t"):
            self._taking = False
        elif name == "rPh":
            self._spoken = False
        elif name == "c":
            self._put(self._cell())
        elif name == "row" and self._cells:
            self.done.append((self._number, self._cells))

    def _cell(self) -> Cel:
        kind, text = self._attributes.get("t", "n"), "".join(self._pieces)
        if self._formula and kind == "n" and (text == "" or (self._not_counted and text == "0")):
            return Cel(
                text, "er staat een formule die nog niet is uitgerekend; open het bestand in Excel en bewaar het"
            )
        return self._text_of(kind, self._attributes.get("s", ""), text)

    def _put(self, cell: Cel) -> None:
        if self._column >= _WIDEST or self._column < len(
            self._cells
        ):  # a cell that stands there twice, or out of order
            raise OnleesbaarBoek
        if cell.tekst or cell.fout:
            self._cells += [_EMPTY] * (self._column - len(self._cells))
            self._cells.append(cell)
        self._column += 1


_EMPTY: Final = Cel("")


def _unescaped(text: str) -> str:
    """A text with the signs that XML cannot hold, or would change, as they were."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _refuse_doctype(*_: object) -> None:
    raise OnleesbaarBoek


def _column(place: str) -> int:
    """The number of a column from the name of a cell: 0 for A1."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise OnleesbaarBoek
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _place(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        raise OnleesbaarBoek
    return int(text)


def _number(number: float) -> str:
    return str(int(number)) if number.is_integer() else repr(number)


def _kind_of(code: str) -> str:
    """What a format of a workbook's own shows."""
    signs = set(_LEFT_OUT.sub("", code.partition(";")[0]).lower())
    if signs & set("dy") or ("m" in signs and not signs & set("hs")):
        return "dag"
    return "tijd" if signs & set("hs") else ""
