"""The fields of a record: how each is read, checked and described.

A record is a class whose fields are made by `field`. That class gives a command its options, an import its columns, and
the store its columns with their checks. `Reader` turns texts into a record, or into a list of everything that is wrong.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache
from typing import Any, ClassVar, Final, Generic, Literal, TypeVar, cast

from inburgering_cli.core import dates
from inburgering_cli.core.errors import Fault, Refused, UsageFault
from inburgering_cli.core.text import not_neutral, plain_signs, strange_characters, without_bsn
from inburgering_cli.records.formula_errors import is_formula_error

Parse = Callable[[str, str], Any]
"""Reads a text; the second argument is the peildatum. Raises `Refused` with a Dutch sentence."""
#: What a value is, for storing and showing it. `fact`: a day that is not in the future; `plan`: one that may be;
#: `amount`: a whole number of the smallest part (cents, tenths); `codes`: several codes of a list, stored as one text in
#: the order of the list; `pairs`: repeated, each a name from a code list with a value.
Shape = Literal["text", "code", "codes", "fact", "plan", "month", "time", "flag", "number", "amount", "pairs", "digits"]

T = TypeVar("T")
_REMEMBERED: Final = 2_000  # values cached per column
SEPARATOR: Final = "|"  # between the parts of a repeated option in one cell of a file


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `personal`: it identifies somebody, so it stays out of the audit trail and of messages.

    `positional`: an argument of the command instead of an option. `asked`: asked for at a terminal, though optional.
    `free`: free text, which may contain anything. `places`: the number of decimals in the stored whole number.
    `bounds`: the lowest and highest number, or of digits. `options`: the codes to choose from, with their Dutch names.
    A repeated field holds pairs NAAM=WAARDE: `topics` are the names, `part` is the field of the value.
    `since`: the fields of its record with the day from which the value is known; the first one with a value says it.
    """

    parse: Parse
    help: str
    metavar: str
    required: bool = False
    personal: bool = False
    positional: bool = False
    flag: bool = False
    repeated: bool = False
    asked: bool = False
    free: bool = False
    places: int = 0
    shape: Shape = "text"
    bounds: tuple[int, int] | None = None
    options: Mapping[str, str] = dataclass_field(default_factory=dict)
    topics: Mapping[str, str] = dataclass_field(default_factory=dict)
    part: "Field | None" = None
    since: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether its option may be given more than once."""
        return self.repeated or self.shape == "codes"

    @property
    def choices(self) -> tuple[str, ...]:
        """The codes to choose from."""
        return tuple(self.options)


def field(parse: Parse, help: str, *, metavar: str | None = None, **kw: Any) -> Any:
    """A field of a record, optional unless `required`. `parse` carries its other properties (see `_told`)."""
    told: dict[str, Any] = dict(getattr(parse, "told", {}))
    shown = told.pop("metavar", "TEKST")
    return Field(parse, help, metavar or shown, **told, **kw)


class Record:
    """Base of all records. A field without a value is None and takes no memory.

    Raises `TypeError` for a name that is no field.
    """

    fields: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: spec for name, spec in vars(cls).items() if isinstance(spec, Field)}
        cls.fields = {**cls.fields, **own}
        for name in own:
            setattr(cls, name, None)

    def __init__(self, **values: Any) -> None:
        if not values.keys() <= self.fields.keys():
            raise TypeError(values.keys() - self.fields.keys())
        self.__dict__.update({name: value for name, value in values.items() if value is not None})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


M = TypeVar("M", bound=Record)


def fields_of(record: type[Record]) -> Mapping[str, Field]:
    """The declared fields of a record, by name, in order."""
    return record.fields


def _told(metavar: str, **told: Any) -> Callable[[Parse], Parse]:
    """Attach the properties of a value to the function that reads it; `field` takes them from there."""

    def tell(parse: Parse) -> Parse:
        parse.told = {"metavar": metavar, **told}  # type: ignore[attr-defined]  # what `field` reads
        return parse

    return tell


def text_of_length(longest: int = 200) -> Parse:
    """Text of at most `longest` characters, in Unicode's composed form, without NUL."""

    @_told("TEKST", free=True)
    def parse(text: str, _: str) -> str:
        if "\0" in text:
            raise Refused("bevat een NUL-teken, dat kan geen tekst zijn")
        if len(text) > longest:
            raise Refused(f"is te lang: {len(text)} tekens, hoogstens {longest}")
        if is_formula_error(text):
            raise Refused(f"‘{text}’ is een fout van een formule in een rekenblad, geen waarde")
        if text.isascii():
            return text
        if "\ufffd" in text:
            raise Refused("een letter is verloren gegaan (�); typ de tekst opnieuw, of haal het bestand opnieuw op")
        return unicodedata.normalize("NFC", text)

    return parse


@_told("NUMMER", free=True)
def phone(text: str, peildatum: str) -> str:
    """A telephone number as it was typed. One that lost its first zero is refused."""
    if re.fullmatch(r"[1-9][0-9]{8}", text, re.ASCII):
        raise Refused(
            f"heeft 9 cijfers; waarschijnlijk is de voorloopnul weggevallen, in Excel (‘0{text}’): zet die er zelf voor"
        )
    return cast("str", _PHONE(text, peildatum))


_PHONE: Final = text_of_length(30)


def one_of_codes(options: Mapping[str, str]) -> Parse:
    """One of a code list; capitals, spaces and hyphens do not matter."""

    @_told("|".join(options), shape="code", options=options)
    def parse(text: str, _: str) -> str:
        if text in options:
            return text
        key = re.sub(r"[\s-]+", "_", text.strip().lower())
        if key in options:
            return key
        raise UsageFault(f"‘{text[:40]}’ kan hier niet; kies uit {', '.join(options)}")

    return parse


def codes_of(options: Mapping[str, str]) -> Parse:
    """One or more codes of a list, between `|` or commas; gives them in the order of the list, between `|`."""
    one = one_of_codes(options)

    @_told("|".join(options), shape="codes", options=options)
    def parse(text: str, peildatum: str) -> str:
        found = {one(piece.strip(), peildatum) for piece in re.split(r"[|,;]", text) if piece.strip()}
        if not found:
            raise UsageFault(f"‘{text[:40]}’ kan hier niet; kies uit {', '.join(options)}")
        return SEPARATOR.join(code for code in options if code in found)

    return parse


@lru_cache(maxsize=65536)
def _day(text: str, peildatum: str) -> str:
    return dates.parse_day(text, peildatum)


@_told("DATUM", shape="fact")
def fact(text: str, peildatum: str) -> str:
    """A day on which something happened: not after the peildatum."""
    day = _day(text, peildatum)
    if day > peildatum:
        raise Refused(f"{dates.dutch(day)} ligt na de peildatum {dates.dutch(peildatum)}; een feit kan niet vooruit")
    return day


@_told("DATUM", shape="plan")
def plan(text: str, peildatum: str) -> str:
    """A day that may be in the future."""
    return _day(text, peildatum)


@_told("DATUM")
def birth_date(text: str, peildatum: str) -> str:
    """A birth date, complete or not; not after the peildatum."""
    day = dates.parse_birth_day(text)
    if day > peildatum:
        raise Refused("een geboortedatum kan niet na de peildatum liggen")
    return day


@_told("MAAND", shape="month")
def month(text: str, peildatum: str) -> str:
    """A month, as `2024-06`: written so or as 06-2024; not after the month of the peildatum."""
    month = dates.parse_month(text)
    if month > peildatum[:7]:
        raise Refused(f"{text} ligt na de maand van de peildatum {dates.dutch(peildatum)}; een feit kan niet vooruit")
    return month


@_told("TIJD", shape="time")
def clock(text: str, _: str) -> str:
    """A time of the day, as `14:30`: written so, as 14.30 or as 9:05."""
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", text, re.ASCII)
    if found is None:
        raise UsageFault(f"‘{text[:20]}’ is geen tijd; schrijf uren en minuten, zoals 14:30")
    return f"{int(found[1]):02}:{found[2]}"


@_told("POSTCODE")
def postcode(text: str, _: str) -> str:
    """A Dutch postcode, as `1191AB`."""
    code = text.replace(" ", "").upper()
    if not re.fullmatch(r"[1-9][0-9]{3}[A-Z]{2}", code, re.ASCII):
        raise Refused("een postcode is vier cijfers en twee letters, zoals 1191 AB")
    return code


@_told("BSN", shape="digits", bounds=(9, 9))
def bsn(text: str, _: str) -> str:
    """A BSN: nine digits and the elfproef."""
    from inburgering_cli.law.rules import check_bsn  # imported late: declaring a field does not need the rules

    return check_bsn(text)


@_told("V-NUMMER", shape="digits", bounds=(10, 10))
def v_nummer(text: str, _: str) -> str:
    """A V-nummer: ten digits, kept as text."""
    from inburgering_cli.law.rules import shortened

    if re.fullmatch(r"[0-9]{7,9}", text, re.ASCII):
        raise Refused(
            f"een V-nummer heeft precies 10 cijfers; dit zijn er {len(text)}. Waarschijnlijk zijn voorloopnullen weggevallen,"
            f" in Excel, en is het ******{text[-4:]}: zet ze er zelf voor"
        )
    if not re.fullmatch(r"[0-9]{10}", text, re.ASCII):
        raise Refused(f"een V-nummer heeft precies 10 cijfers (met voorloopnullen){shortened(text)}")
    return text


def whole_number(lowest: int, highest: int) -> Parse:
    """A whole number within bounds."""

    @_told("N", shape="number", bounds=(lowest, highest))
    def parse(text: str, _: str) -> int:
        wrong = f"‘{text[:20]}’ kan hier niet; geef een heel getal van {lowest} tot en met {highest}"
        if not re.fullmatch(r"[0-9]{1,9}", text, re.ASCII):
            raise UsageFault(wrong)
        if not lowest <= int(text) <= highest:
            raise Refused(wrong)
        return int(text)

    return parse


def decimal_number(places: int, lowest: int, highest: int, metavar: str) -> Parse:
    """A decimal number as a whole number of its smallest part (7,5 with one place is 75)."""
    shape = re.compile(rf"([0-9]{{1,9}})(?:[.,]([0-9]{{1,{places}}}))?", re.ASCII)

    def wrong(text: str) -> str:
        return f"‘{text[:20]}’ kan hier niet; geef een getal van {lowest} tot en met {highest}"

    @_told(metavar, shape="amount", places=places, bounds=(lowest * 10**places, highest * 10**places))
    def parse(text: str, _: str) -> int:
        if (m := shape.fullmatch(text)) is None:
            digits = "1 cijfer" if places == 1 else f"{places} cijfers"
            raise UsageFault(
                f"{wrong(text)}, met hoogstens {digits} achter de komma en zonder punt voor de duizendtallen"
            )
        value: int = int(m[1]) * 10**places + int((m[2] or "").ljust(places, "0"))
        if not lowest * 10**places <= value <= highest * 10**places:
            raise Refused(wrong(text))
        return value

    return parse


bedrag: Final = decimal_number(2, 0, 99_999, "BEDRAG")
"""An amount in euros, as whole cents."""
large_bedrag: Final = decimal_number(2, 0, 99_999_999, "BEDRAG")
"""An amount in a municipality's books, as whole cents."""
hours_number: Final = decimal_number(2, 0, 9_999, "UREN")
"""A number of hours, as whole hundredths (a quarter of an hour is 25)."""


@_told("", shape="flag", flag=True)
def flag(text: str, _: str) -> bool:
    """Yes or no, as files write it."""
    word = text.strip().lower()
    if word in ("ja", "j", "true", "1", "x", "waar"):
        return True
    if word in ("nee", "n", "false", "0", "onwaar"):
        return False
    raise Refused(f"‘{text[:20]}’ kan hier niet; schrijf ja of nee")


def pairs_of(names: Mapping[str, str], value: Parse, what: str, metavar: str) -> Parse:
    """One `NAAM=WAARDE` with a name from a code list; gives a pair."""
    name_of = one_of_codes(names)

    @_told(metavar, shape="pairs", repeated=True, topics=names, part=field(value, what))
    def parse(text: str, peildatum: str) -> tuple[str, Any]:
        name, found, rest = text.partition("=")
        if not found or not rest.strip():
            raise Refused(f"‘{text[:40]}’ is geen {what}; schrijf {metavar}")
        return name_of(name, peildatum), value(rest.strip(), peildatum)

    return parse


def join_parts(parts: Sequence[str]) -> str:
    """The parts of a repeated field as one cell of a file; `split_parts` takes them apart again."""
    return SEPARATOR.join(part.replace("\\", "\\\\").replace(SEPARATOR, "\\" + SEPARATOR) for part in parts)


def split_parts(cell: str) -> list[str]:
    """The parts of a repeated field in one cell: `\\|` is a | within a part, `\\\\` a backslash."""
    if "\\" not in cell:
        return cell.split(SEPARATOR)
    pieces = re.findall(r"(?:\\[\\|]|[^|])+", cell)
    return [re.sub(r"\\([\\|])", r"\1", piece) for piece in pieces]


@dataclass(frozen=True, slots=True)
class Miss:
    """One fault in one field. `value` is None when it is personal; `usage_`: the text could not be read at all."""

    veld: str
    value: str | None
    message: str
    usage_: bool = False


class Reader(Generic[T]):
    """Reads texts into a record: the options of a command, or the cells of a file with these `columns`.

    Columns that are no fields are ignored. `partly`: nothing is required, for a change of an existing record. `doubted`: for
    a column of days, why the order of day and month cannot be told; such days are refused.

    Of a file it also tells how many cells of a column said that nothing is known (`nothing`).
    """

    def __init__(
        self,
        model: type[T],
        peildatum: str,
        *,
        columns: Sequence[str] | None = None,
        partly: bool = False,
        doubted: Mapping[str, str] | None = None,
    ) -> None:
        self.model = model
        self.peildatum = peildatum
        self.fields = fields_of(cast("type[Record]", model))
        self._columns = list(self.fields) if columns is None else list(columns)
        self._plan: list[tuple[int, str, Parse, bool, dict[str, Any]]] = [
            (place, name, spec.parse, spec.repeated, {})
            for place, name in enumerate(self._columns)
            if (spec := self.fields.get(name)) is not None
        ]
        self._from_file = columns is not None
        self._doubted = doubted or {}
        self.nothing: dict[str, int] = {}
        self._strange: dict[str, list[str]] = {}  # days that could not be read
        self._required = [] if partly else [n for n, f in self.fields.items() if f.required]

    def read(self, texts: Mapping[str, str | list[str] | None]) -> T | list[Miss]:
        """A record from texts by field, or everything that is wrong. Empty texts count as not given."""
        values = self.read_values([texts.get(name) for name in self._columns])
        return values if isinstance(values, list) else self.model(**values)

    def read_values(self, cells: Sequence[str | list[str] | None]) -> dict[str, Any] | list[Miss]:
        """The values of a record, from texts in the order of the columns, or everything that is wrong."""
        values: dict[str, Any] = {}
        wrong: list[Miss] = []
        peildatum = self.peildatum
        for place, name, parse, repeated, known in self._plan:
            text = cells[place]
            if not text:
                continue
            if not repeated and (value := known.get(cast("str", text))) is not None:
                values[name] = value
                continue
            try:
                if repeated:
                    parts = split_parts(text) if isinstance(text, str) else text
                    pairs = [parse(p, peildatum) for part in parts if (p := plain_signs(part).strip())]
                    if len({p[0] for p in pairs}) < len(pairs):
                        raise Refused("hetzelfde onderwerp staat er twee keer")
                    values[name] = tuple(pairs)
                elif stripped := plain_signs(cast("str", text)).strip():
                    if not self._from_file:
                        values[name] = parse(stripped, peildatum)
                        continue
                    if (value := self._of_list(name, parse, stripped)) is None:
                        continue
                    values[name] = value
                    if len(known) < _REMEMBERED:  # files repeat themselves: days, groups, places
                        known[cast("str", text)] = value
            except Fault as error:
                personal = self.fields[name].personal
                shown = None if personal else without_bsn(str(text)[:60])
                message = without_bsn(error.message.rstrip("."))
                if not repeated:
                    message += strange_characters(cast("str", text))
                if personal and not repeated:
                    message = re.sub("‘.*’", "deze waarde", message, flags=re.DOTALL)
                wrong.append(Miss(name, shown, message, isinstance(error, UsageFault)))
        if self._required:
            missed = {m.veld for m in wrong} if wrong else ()
            wrong += [
                Miss(name, "", "ontbreekt", usage_=True)
                for name in self._required
                if name not in values and name not in missed
            ]
        return wrong or values

    def _of_list(self, name: str, parse: Parse, text: str) -> Any:
        """The value of a cell; None when the cell says that nothing is known."""
        if text[0] == "'":
            text = not_neutral(text)
        if self._doubted and name in self._doubted:
            self._refuse_doubted(name, text)
        try:
            return parse(text, self.peildatum)
        except Fault:
            from inburgering_cli.records.list_values import in_list  # most cells do not need it

            spec = self.fields[name]
            other = in_list(spec.metavar, spec.shape, spec.options, text)
            if other is None or other == text:
                if spec.metavar == "DATUM":
                    self._strange.setdefault(name, []).append(text)
                raise
        if other:
            try:
                return parse(other, self.peildatum)
            except Fault:
                self._strange.setdefault(name, []).append(text)
                raise
        self.nothing[name] = self.nothing.get(name, 0) + 1
        return None

    def _refuse_doubted(self, name: str, text: str) -> None:
        from inburgering_cli.records.list_values import may_be_turned

        if may_be_turned(text):
            raise Refused(
                f"of de dag of de maand eerst staat, is in deze kolom niet te zeggen ({self._doubted[name]}); schrijf de dagen"
                " als 2026-03-25"
            )

    def in_doubt(self, *, cells: bool) -> dict[str, str]:
        """Columns of days that may have the month first, with the reason. `cells`: the file is a workbook."""
        from inburgering_cli.records.list_values import order_in_doubt

        of_days = [(name, texts) for _, name, _, _, texts in self._plan if self.fields[name].metavar == "DATUM"]
        found = {name: order_in_doubt((*texts, *self._strange.get(name, ())), cells=cells) for name, texts in of_days}
        return {name: why for name, why in found.items() if why}


def given(record: Record) -> dict[str, Any]:
    """The fields of a record that have a value."""
    return dict(vars(record))


def replaced(record: M, **values: Any) -> M:
    """The same record with other values; None empties a field."""
    return type(record)(**{**vars(record), **values})
