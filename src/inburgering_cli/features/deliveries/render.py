"""Makes the text of a delivery by a layout: CSV, fixed positions or XML. A value that does not fit is a fault."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from inburgering_cli.core.text import UNSAFE, neutral
from inburgering_cli.features.deliveries import sources as lv
from inburgering_cli.features.deliveries.layout import CSV as CSV_VORM
from inburgering_cli.features.deliveries.layout import DAY, ENCODINGS, FAULT, MAY, MESSAGE, XML, Field, Layout

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_MARKUP: Final = re.compile('[&<>"]').search
#: Not allowed in a file: control characters, line separators, invisible and reordering marks, surrogates.
_NOT_IN_A_FILE: Final = re.compile(f"[{UNSAFE[1:-1]}\ufffc-\uffff]+")


class Finding(NamedTuple):
    """One finding of the check report: column, source, severity and message; never the value."""

    veld: str
    source: str | None
    severity: str
    message: str


class Record(NamedTuple):
    """The cells of one record as text, in order of the columns, and the findings."""

    cells: list[str]
    findings: list[Finding]

    @property
    def fault(self) -> bool:
        """Whether the record cannot be delivered."""
        return any(b.severity == FAULT for b in self.findings)


Cell = Callable[[Sequence[Any], list[Finding]], str]


class Filler:
    """Fills columns from records: tuples of the sources `names`, in that order.

    `constants`: sources with the same value for every record.
    """

    def __init__(
        self, layout: Layout, fields: Sequence[Field], names: Sequence[str], constants: Mapping[str, Any]
    ) -> None:
        self._layout = layout
        self._codec = ENCODINGS[layout.codering]
        self._sources = {**lv.SOURCES[lv.PER[layout.levering]], **lv.SLOT}
        self._place = {name: place for place, name in enumerate(names)}
        self._constants = constants
        self._cells = [self._cell(field) for field in fields]

    def fill(self, record: Sequence[Any]) -> Record:
        """The cells and findings of one record."""
        found: list[Finding] = []
        return Record([cell(record, found) for cell in self._cells], found)

    def _cell(self, field: Field) -> Cell:
        if field.bron is None:
            return lambda _, found: self._fits(field, field.vast, found)
        to_text = _to_text(field, self._sources[field.bron].soort, self._layout.decimaalteken)
        value_of = self._getter(field.bron)
        conditions = [(self._getter(name), allowed) for name, allowed in field.alleen_bij.items()]
        without = self._getter(field.leeg_mag_zonder) if field.leeg_mag_zonder else None
        fits = self._fits

        def cell(record: Sequence[Any], found: list[Finding]) -> str:
            for of, allowed in conditions:
                if of(record) not in allowed:
                    return field.bij_nvt
            value = value_of(record)
            if value is not None and value != "":
                text, wrong = to_text(value)
                if wrong:
                    found.append(Finding(field.naam, field.bron, FAULT, wrong))
                return fits(field, text, found)
            if without is not None and without(record) is None:
                return field.bij_nog_niet
            if field.leeg != MAY:
                found.append(Finding(field.naam, field.bron, field.leeg, "ontbreekt"))
            return field.bij_leeg

        return cell

    def _getter(self, name: str) -> Callable[[Sequence[Any]], Any]:
        if name in self._constants:
            value = self._constants[name]
            return lambda _: value
        place = self._place[name]
        return lambda record: record[place]

    def _fits(self, field: Field, text: str, found: list[Finding]) -> str:
        if not (text.isascii() and text.isprintable()):
            tidy = _NOT_IN_A_FILE.sub(" ", text)
            if tidy != text:
                what = "een teken dat niet in een bestand kan is vervangen door een spatie"
                found.append(Finding(field.naam, field.bron, MESSAGE, what))
                text = tidy
            try:
                text.encode(self._codec)
            except UnicodeEncodeError as error:
                what = f"het teken U+{ord(text[error.start]):04X} bestaat niet in {self._layout.codering}"
                found.append(Finding(field.naam, field.bron, FAULT, what))
        if field.lengte is not None and len(text) > field.lengte:
            what = f"{len(text)} tekens; er passen er {field.lengte}"
            found.append(Finding(field.naam, field.bron, FAULT, what))
        if self._layout.aanhalingstekens == "nooit" and (self._layout.scheidingsteken in text or '"' in text):
            what = "heeft een scheidingsteken of aanhalingsteken, en de indeling zet nooit aanhalingstekens"
            found.append(Finding(field.naam, field.bron, FAULT, what))
        return text


def _to_text(field: Field, kind: str, decimal: str) -> Callable[[Any], tuple[str, str]]:
    """A function from a value to its text and what is wrong with it (`""`: nothing)."""
    if field.codes is not None:
        codes = field.codes

        def coded(value: Any) -> tuple[str, str]:
            key = ("nee", "ja")[bool(value)] if kind == lv.YES_NO else str(value)
            code = codes.get(key)
            return ("", "de indeling heeft geen code voor deze waarde") if code is None else (code, "")

        return coded
    if kind == lv.DAY:
        return _date(field)
    if kind == lv.YES_NO:
        return lambda value: (("nee", "ja")[bool(value)], "")
    parts = {lv.TENTHS: 10, lv.HUNDREDTHS: 100}.get(kind)
    if parts is None:
        return lambda value: (str(value), "")
    digits = len(str(parts)) - 1

    def number(value: int) -> tuple[str, str]:
        whole, rest = divmod(value, parts)
        return (f"{whole}{decimal}{rest:0{digits}}" if rest else str(whole)), ""

    return number


def _date(field: Field) -> Callable[[str], tuple[str, str]]:
    as_it_is = field.datum == DAY
    form = field.datum.replace("JJJJ", "{0}").replace("MM", "{1}").replace("DD", "{2}")

    def date(value: str) -> tuple[str, str]:
        whole = len(value) == 10
        if whole and as_it_is:
            return value, ""
        text = form.format(value[:4], value[5:7] or "00", value[8:10] or "00")
        return text, "" if whole or field.nullen else "onvolledige datum (de dag of de maand is niet bekend)"

    return date


class Writer:
    """Makes the text of a file: `head`, a `line` per record, `tail`."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def head(self, voorloop: Sequence[str]) -> str:
        """The text before the records."""
        return self.line(voorloop, self.layout.voorloop) if voorloop else ""

    def line(self, cells: Sequence[str], fields: Sequence[Field] | None = None) -> str:
        """One record, with its line ending."""
        raise NotImplementedError

    def tail(self, sluit: Sequence[str]) -> str:
        """The text after the records."""
        return self.line(sluit, self.layout.sluit) if sluit else ""


class _Csv(Writer):
    def head(self, voorloop: Sequence[str]) -> str:
        return self.line([field.naam for field in self.layout.velden]) if self.layout.kop else ""

    def line(self, cells: Sequence[str], fields: Sequence[Field] | None = None) -> str:
        del fields
        return self.layout.scheidingsteken.join(map(self._quoted, cells)) + self.layout.regeleinde

    def _quoted(self, text: str) -> str:
        layout = self.layout
        if layout.neutraliseren:
            text = neutral(text)
        rule = layout.aanhalingstekens
        if not text and rule == "nodig" and len(layout.velden) == 1:
            return '""'  # an empty line would be no record
        if rule == "altijd" or (
            rule == "nodig" and (layout.scheidingsteken in text or '"' in text or text != text.strip())
        ):
            return '"' + text.replace('"', '""') + '"'
        return text


class _Fixed(Writer):
    def line(self, cells: Sequence[str], fields: Sequence[Field] | None = None) -> str:
        pieces: list[str] = []
        length = 0
        for field, text in zip(self.layout.velden if fields is None else fields, cells, strict=True):
            width = field.lengte or 0
            placed = (text.rjust if field.rechts else text.ljust)(width, field.vulling)
            pieces += (" " * (field.positional - 1 - length), placed)
            length = field.positional - 1 + width
        return "".join(pieces) + self.layout.regeleinde


class _Xml(Writer):
    """One record per line, so that the line of a schema fault leads to one dossier."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(layout)
        self._paths = {
            id(fields): [v.naam.split("/") for v in fields] for fields in (layout.velden, layout.voorloop, layout.sluit)
        }

    def head(self, voorloop: Sequence[str]) -> str:
        layout, end = self.layout, self.layout.regeleinde
        declared = {"ascii": "US-ASCII"}.get(layout.codering, layout.codering.upper())
        note = f"<!-- {layout.opmerking} -->{end}" if layout.opmerking else ""
        space = f' xmlns="{_escaped(layout.naamruimte)}"' if layout.naamruimte else ""
        inside = self._elements(voorloop, layout.voorloop)
        opening = f"{inside}{end}" if inside else ""
        return f'<?xml version="1.0" encoding="{declared}"?>{end}{note}<{layout.wortel}{space}>{end}{opening}'

    def line(self, cells: Sequence[str], fields: Sequence[Field] | None = None) -> str:
        inside = self._elements(cells, self.layout.velden if fields is None else fields)
        return f"<{self.layout.record}>{inside}</{self.layout.record}>{self.layout.regeleinde}"

    def tail(self, sluit: Sequence[str]) -> str:
        inside = self._elements(sluit, self.layout.sluit)
        closing = f"{inside}{self.layout.regeleinde}" if inside else ""
        return f"{closing}</{self.layout.wortel}>{self.layout.regeleinde}"

    def _elements(self, cells: Sequence[str], fields: Sequence[Field]) -> str:
        """The columns as elements; neighbours with the same path share their parents."""
        pieces: list[str] = []
        opened: list[str] = []
        empty = self.layout.lege_elementen
        for path, text in zip(self._paths[id(fields)] if cells else (), cells, strict=True):
            if not text and not empty:
                continue
            parents = path[:-1]
            if opened != parents:
                same = 0
                while same < min(len(opened), len(parents)) and opened[same] == parents[same]:
                    same += 1
                pieces += (f"</{name}>" for name in reversed(opened[same:]))
                pieces += (f"<{name}>" for name in parents[same:])
                opened = parents
            pieces.append(f"<{path[-1]}>{_escaped(text)}</{path[-1]}>" if text else f"<{path[-1]}/>")
        return "".join(chain(pieces, (f"</{name}>" for name in reversed(opened))))


def _escaped(text: str) -> str:
    return text.translate(_ENTITIES) if _MARKUP(text) else text  # most texts have no markup


def writer_for(layout: Layout) -> Writer:
    """The writer of a layout's kind of file."""
    return {CSV_VORM: _Csv, XML: _Xml}.get(layout.soort, _Fixed)(layout)
