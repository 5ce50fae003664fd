"""Find the header of a list, and give each of its columns our name."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import fold
from inburgering_cli.files.headers import (
    ADDITION,
    ALIASES,
    COUNTER,
    INITIALS,
    NAME,
    NUMBER,
    PARTS,
    REMARKS,
    STREET,
    WITHOUT_DAY,
)
from inburgering_cli.files.layout import Layout
from inburgering_cli.files.names_in_lists import split_name
from inburgering_cli.files.table import REASON_AFWIJZING, ColumnFault, Row, Shape, plain_name, shown
from inburgering_cli.records.list_values import in_list

#: Where another kind of record than a dossier keeps remarks.
_TEXTS: Final = ("toelichting", "bevindingen", "inhoud", "afspraken", "onderwerpen")
_MOST: Final = 1_000  # columns; no list of people has so many
_LONGEST: Final = 200  # characters of a heading
_PERSON: Final = frozenset(("geslachtsnaam", "adres"))
_SURNAME, _FIRST_NAMES, _PREFIX, _ADDRESS = "geslachtsnaam", "voornamen", "voorvoegsel", "adres"


def tight(cell: str) -> str:
    """A header cell without capitals, accents and signs."""
    return re.sub(r"[^a-z0-9]+", "", fold(cell.replace("/", " / ")))


class Names:
    """Knows what the columns of one kind of file are called."""

    def __init__(self, known: frozenset[str], layout: Layout) -> None:
        self.known = known
        self.layout = layout
        self.of_person = known >= _PERSON
        self._own = {name.replace("_", ""): name for name in known}
        self._said = {tight(header): name for header, name in layout.columns.items()}
        self._ignored = {tight(header) for header in layout.ignored}

    def of(self, cell: str) -> str | None:
        """Our name for a header cell, `""` for a column that is not read, None for one that is not known."""
        name, close = plain_name(cell), tight(cell)
        if close in self._said:
            return self._said[close]
        if close in self._ignored:
            return ""
        if name in self.known:
            return name
        if name == REASON_AFWIJZING:
            return ""
        return self._by_alias(close) or self._by_alias(tight(re.sub(r"\(.*?\)|\[.*?\]|\*", "", cell)))

    def _by_alias(self, close: str) -> str | None:
        if close in self._own:
            return self._own[close]
        if found := next((n for n in ALIASES.get(close, ()) if n in self.known), None):
            return found
        part = None if self.layout.own else PARTS.get(close)
        if self.of_person:
            return REMARKS if close in WITHOUT_DAY and not self.layout.own else part
        if part == REMARKS:
            return next((n for n in _TEXTS if n in self.known), None)
        if part == NAME and _SURNAME in self.known:
            return _SURNAME  # compared with the dossier, by its words
        return part if part == COUNTER else None

    def score(self, cells: Iterable[str]) -> int:
        """How many cells of a row are headers that are known."""
        return sum(self.of(cell) is not None for cell in islice(cells, _MOST) if cell and len(cell) < _LONGEST)


def place_of_header(rows: Sequence[Row], names: Names) -> int:
    """Which of the first rows is the header: the first with nearly as many known headings as any has."""
    scores = [0 if row.ruw else names.score(row.cells) for row in rows]
    best = max(scores)
    return next(place for place, score in enumerate(scores) if 2 * score >= best)


class Matched(NamedTuple):
    """The columns of a header by our names, how the cells of a row become theirs, what is wrong, and what was done."""

    columns: list[str]
    shape: Shape | None
    faults: list[ColumnFault]
    notes: list[str]


def match(header: Sequence[str], names: Names, required: frozenset[str]) -> Matched:
    """Match the columns of a header. Every fault is given, the unknown columns first. Raises `Refused` for too many."""
    if len(header) > _MOST:
        raise Refused(
            f"De kop heeft {len(header)} kolommen; hoogstens {_MOST} worden gelezen (verkeerd scheidingsteken?)."
        )
    return _Matching(header, names, required).result()


class _Matching:
    def __init__(self, header: Sequence[str], names: Names, required: frozenset[str]) -> None:
        self._header = header
        self._names = names
        self._required = required
        self._found = [names.of(cell) if cell.strip() else "" for cell in header]
        self._blank = [place for place, cell in enumerate(header) if not cell.strip()]
        self._faults: list[ColumnFault] = []
        self._notes: list[str] = []
        self._made: list[tuple[str, Callable[[list[str]], str]]] = []  # columns that are made of others

    def result(self) -> Matched:
        self._unknown()
        self._address()
        self._counter()
        self._name()
        self._initials()
        self._remarks()
        self._double()
        columns = [name or "" for name in self._found]
        columns += [name for name, _ in self._made]
        self._fill(columns)
        for name in sorted(self._required - set(columns)):
            self._faults.append(ColumnFault(name, "ontbreekt in de kop", lacking=True))
        return Matched(columns, self._shape(), self._faults, self._notes)

    def _places(self, name: str) -> list[int]:
        return [place for place, found in enumerate(self._found) if found == name]

    def _take(self, name: str) -> int | None:
        """The place of the first column of this name, which is then no column of its own."""
        places = self._places(name)
        if not places:
            return None
        self._found[places[0]] = ""
        return places[0]

    def _unknown(self) -> None:
        headings = {tight(cell) for cell in self._header}
        for cell in self._names.layout.typed:
            if tight(cell) not in headings:
                self._faults.append(ColumnFault(shown(cell), "staat niet in de kop van dit bestand"))
        for place, found in enumerate(self._found):
            if found is None:
                name = shown(plain_name(self._header[place]))
                close = difflib.get_close_matches(name, sorted(self._names.known), 1)
                meant = f"; bedoelt u ‘{close[0]}’?" if close else ""
                if "maand" in self._names.known and in_list("", "month", {}, self._header[place]):
                    meant = ": dit is een maand. Zet de maanden onder elkaar, met een kolom maand en een rij voor elke maand"
                self._faults.append(ColumnFault(shown(self._header[place]), f"is niet bekend{meant}", unknown=True))
                self._found[place] = ""

    def _address(self) -> None:
        street, number, addition = self._take(STREET), self._take(NUMBER), self._take(ADDITION)
        if number is None and street is not None and street + 1 in self._places(COUNTER):
            number = street + 1  # Straat, Nr
            self._found[number] = ""
        if street is None and number is not None:
            street = self._take(_ADDRESS)
        if street is not None and number is None and not self._places(_ADDRESS):
            self._found[street] = _ADDRESS  # a street with its number in one cell
            self._check_numbers(street)
        elif street is not None and number is not None:
            parts = [place for place in (street, number, addition) if place is not None]
            self._made.append((_ADDRESS, lambda cells: " ".join(cell for p in parts if (cell := cells[p].strip()))))
        elif (lost := next((p for p in (street, number, addition) if p is not None), None)) is not None:
            self._faults.append(ColumnFault(shown(self._header[lost]), "hoort bij een straat met een huisnummer"))

    def _check_numbers(self, street: int) -> None:
        def checked(cells: list[str]) -> str:
            if cells[street].strip() and not re.search("[0-9]", cells[street]):
                raise Refused("hier staat een straat zonder huisnummer", field=_ADDRESS)
            return ""

        self._made.append(("", checked))

    def _counter(self) -> None:
        for place in self._places(COUNTER):
            self._found[place] = ""
            self._notes.append(f"De kolom ‘{shown(self._header[place])}’ telt de rijen en is niet gelezen.")

    def _name(self) -> None:
        places = self._places(NAME)
        if not places:
            return
        place = places[0]
        self._found[place] = ""
        if self._places(_SURNAME):
            self._notes.append(
                f"De kolom ‘{shown(self._header[place])}’ is niet gelezen: de lijst heeft ook een kolom met de achternaam."
            )
        elif self._places(_FIRST_NAMES) or self._places(INITIALS):
            self._found[place] = _SURNAME
        else:
            heading = shown(self._header[place])
            for position, name in enumerate((_SURNAME, _FIRST_NAMES, _PREFIX)):
                if name == _SURNAME or not self._places(name):
                    self._made.append((name, lambda cells, p=position: split_name(cells[place], heading)[p]))  # type: ignore[misc]

    def _initials(self) -> None:
        for place in self._places(INITIALS):
            taken = self._places(_FIRST_NAMES) or any(name == _FIRST_NAMES for name, _ in self._made)
            self._found[place] = "" if taken else _FIRST_NAMES
            if taken:
                self._notes.append(
                    f"De kolom ‘{shown(self._header[place])}’ is niet gelezen: de lijst heeft de voornamen al."
                )

    def _remarks(self) -> None:
        places = self._places(REMARKS)
        if not places or not self._names.of_person:
            return
        headings = {
            p: ""
            if PARTS.get(tight(self._header[p])) == REMARKS and len(places) == 1
            else f"{shown(self._header[p])}: "
            for p in places
        }
        for place in places:
            self._found[place] = ""
            if tight(self._header[place]) in WITHOUT_DAY:
                self._notes.append(
                    f"De kolom ‘{shown(self._header[place])}’ noemt geen dag: wat er staat, wordt een notitie. Leg de"
                    " leerroute vast met `inburgering route assign DOSSIER ROUTE --datum DATUM`."
                )
        self._made.append(
            (REMARKS, lambda cells: "; ".join(f"{headings[p]}{cells[p].strip()}" for p in places if cells[p].strip()))
        )

    def _double(self) -> None:
        for name in dict.fromkeys(filter(None, self._found)):
            places = self._places(name)
            if len(places) > 1:
                written = " en ".join(f"‘{shown(self._header[place])}’" for place in places)
                times = "twee" if len(places) == 2 else len(places)
                self._faults.append(ColumnFault(name, f"staat er {times} keer ({written})"))
                for place in places[1:]:
                    self._found[place] = ""

    def _fill(self, columns: list[str]) -> None:
        for name in self._names.layout.fills:
            if name not in columns:
                columns.append(name)
                self._made.append((name, lambda _: ""))

    def _shape(self) -> Shape | None:
        made, blank, width = [make for _, make in self._made], self._blank, len(self._header)
        fills = dict(self._names.layout.fills)
        if not made and not blank and not fills:
            return None
        columns = [name or "" for name in self._found] + [name for name, _ in self._made]
        filled = [(columns.index(name), value) for name, value in fills.items()]

        def shape(cells: list[str]) -> list[str]:
            if blank and (place := next((p for p in blank if cells[p].strip()), None)) is not None:
                raise Refused(f"er staat iets in kolom {place + 1}, die geen kop heeft")
            out = cells[:width]
            out += [make(cells) for make in made]
            for place, value in filled:
                if not out[place].strip():
                    out[place] = value
            return out

        return shape
