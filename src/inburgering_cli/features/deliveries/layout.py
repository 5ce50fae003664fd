"""The layout of a delivery: its columns, their sources and format. Made from a TOML document that users edit.

All faults are reported at once, each with its table, number and key; `layout_file` finds the line.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from inburgering_cli.core.text import clean
from inburgering_cli.features.deliveries import sources as lv
from inburgering_cli.law import vocabulary as v

CSV: Final = "csv"
FIXED: Final = "vast"
XML: Final = "xml"
KINDS: Final = (CSV, FIXED, XML)
#: Name in a layout -> Python's codec and, for XML, the name that the file declares.
ENCODINGS: Final[Mapping[str, str]] = {
    "utf-8": "utf-8",
    "utf-8-bom": "utf-8-sig",
    "iso-8859-1": "iso-8859-1",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252",
    "ascii": "ascii",
}
LINE_ENDS: Final[Mapping[str, str]] = {"lf": "\n", "crlf": "\r\n"}
SEPARATORS: Final = (";", ",", "\t", "|")
QUOTES: Final = ("nodig", "altijd", "nooit")
FORMULAS: Final = ("laten", "neutraliseren")
MAY: Final = "mag"
MESSAGE: Final = "melding"
NOTE: Final = "uitleg"
FAULT: Final = "fout"
EMPTY: Final = (MAY, MESSAGE, FAULT)
ZEROS: Final = "nullen"
DAY: Final = "JJJJ-MM-DD"
_LONGEST: Final = 4000
_LITERALS: Final = ("naam", "vast", "vulling", "bij_leeg", "bij_nvt", "bij_nog_niet")
_MOST_COLUMNS: Final = 500
_XML_NAME: Final = re.compile(r"(?![Xx][Mm][Ll])[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII)
_FILE_NAME: Final = re.compile(r"(?:[A-Za-z0-9_-]|\{tijdvak\})(?:[A-Za-z0-9._-]|\{tijdvak\})*", re.ASCII)
_CLAIM: Final = re.compile(r"\bconform\b|\bvoldoet aan\b", re.I)


class Spot(NamedTuple):
    """The place of a fault: the table (`""`: the top), its number, and the key (`alleen_bij.doelgroep`)."""

    table: str = ""
    nummer: int | None = None
    sleutel: str | None = None


class Flaw(NamedTuple):
    """One fault in a layout."""

    spot: Spot
    message: str


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `bron`: a name in `sources.SOURCES`; None for a constant text (`vast`).

    `leeg`: whether it may be empty. `alleen_bij`: it applies only to these groups, routes or laws. `leeg_mag_zonder`:
    it may be empty while that source is empty. `bij_leeg`, `bij_nvt`, `bij_nog_niet`: the text in each of these cases.
    """

    naam: str
    bron: str | None
    vast: str
    codes: Mapping[str, str] | None
    datum: str
    lengte: int | None
    positional: int
    vulling: str
    rechts: bool
    leeg: str
    leeg_mag_zonder: str | None
    alleen_bij: Mapping[str, frozenset[str]]
    bij_leeg: str
    bij_nvt: str
    bij_nog_niet: str
    nullen: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. `getoetst`: against what, when and by whom it was checked; None when nobody did."""

    levering: str
    naam: str
    titel: str
    getoetst: str | None
    bestandsnaam: str
    soort: str
    codering: str
    regeleinde: str
    scheidingsteken: str
    aanhalingstekens: str
    neutraliseren: bool
    kop: bool
    wortel: str
    record: str
    naamruimte: str | None
    lege_elementen: bool
    opmerking: str | None
    decimaalteken: str
    stelsels: frozenset[str]
    doelgroepen: frozenset[str]
    activiteiten: frozenset[str]
    velden: tuple[Field, ...]
    voorloop: tuple[Field, ...]
    sluit: tuple[Field, ...]

    @property
    def status(self) -> str:
        """The warning to show wherever this layout is used."""
        if self.getoetst:
            return f"Indeling {self.naam}: volgens het bestand zelf getoetst ({self.getoetst})."
        return (
            f"Indeling {self.naam} is een voorbeeld of een eigen indeling die niet is getoetst aan de voorschriften van de"
            " ontvanger. Toets haar voordat u levert."
        )


def read_layout(data: Mapping[str, Any]) -> Layout | list[Flaw]:
    """A layout from a parsed TOML document, or all its faults."""
    flaws: list[Flaw] = []
    top = _Table(data, Spot(), flaws)
    levering = top.choice("levering", tuple(lv.DELIVERIES), None)
    own_name = top.text("naam", required=True, most=60)
    title = top.text("titel", most=200)
    getoetst = top.text("getoetst", most=300) or None
    file_name = top.text("bestandsnaam", required=True, most=100)
    if file_name and not _FILE_NAME.fullmatch(file_name):
        top.wrong("bestandsnaam", "mag alleen letters, cijfers, punt, streepjes en {tijdvak} hebben, en geen map")
    elif file_name and "{tijdvak}" not in file_name:
        top.wrong("bestandsnaam", "moet {tijdvak} hebben, anders overschrijft elk tijdvak het vorige")
    shape, selection = top.table("vorm"), top.table("selectie")
    per = lv.PER.get(levering, lv.PER_DOSSIER)
    kind = shape.choice("soort", KINDS, None)
    forms = _form(shape, kind)
    chosen: dict[str, Any] = {
        "stelsels": selection.several("stelsels", v.STELSELS, (v.WI2021,)),
        "doelgroepen": selection.several("doelgroepen", v.DOELGROEPEN, tuple(v.DOELGROEPEN)),
        "activiteiten": selection.several("activiteiten", v.SOORTEN_ACTIVITEIT, tuple(v.SOORTEN_ACTIVITEIT)),
    }
    if per == lv.PER_TALLY and "selectie" in data:
        top.wrong("selectie", "hoort niet bij spuk: wie er meetelt ligt vast")
    elif per != lv.PER_ACTIVITEIT and "activiteiten" in selection.data:
        selection.wrong("activiteiten", "hoort alleen bij een levering per activiteit (srg)")
    default_date = _date_form(shape, DAY)
    sources = {"kolom": lv.SOURCES[per], "voorloop": lv.FIXED, "sluit": {**lv.FIXED, **lv.SLOT}}
    fields = {name: _fields(top, name, of, kind, default_date) for name, of in sources.items()}
    if not fields["kolom"] and "kolom" not in {g.spot.table for g in flaws}:
        top.wrong("kolom", "ontbreekt: een indeling heeft ten minste één [[kolom]]")
    around = [Spot(name, 1) for name in ("voorloop", "sluit") if kind == CSV and fields[name]]
    flaws += [Flaw(spot, "hoort niet bij csv; een csv-bestand heeft alleen een kopregel") for spot in around]
    for table in (shape, selection, top):
        table.unknown()
    flaws += _unwritable(forms, fields)
    if getoetst is None:
        flaws += _claims(data)
    if flaws:
        return flaws
    return Layout(
        levering=levering, naam=own_name, titel=title, getoetst=getoetst, bestandsnaam=file_name, soort=kind,
        velden=fields["kolom"], voorloop=fields["voorloop"], sluit=fields["sluit"], **forms, **chosen,
    )  # fmt: skip


def _form(shape: "_Table", kind: str) -> dict[str, Any]:
    """The keys of [vorm]; keys of another kind of file are a fault."""
    found: dict[str, Any] = {
        "codering": shape.choice("codering", tuple(ENCODINGS), "utf-8"),
        "regeleinde": LINE_ENDS.get(shape.choice("regeleinde", tuple(LINE_ENDS), "lf"), "\n"),
        "decimaalteken": shape.choice("decimaalteken", (",", "."), ","),
        "scheidingsteken": shape.choice("scheidingsteken", SEPARATORS, ";", only=kind == CSV),
        "aanhalingstekens": shape.choice("aanhalingstekens", QUOTES, "nodig", only=kind == CSV),
        "neutraliseren": shape.choice("formules", FORMULAS, "laten", only=kind == CSV) == "neutraliseren",
        "kop": shape.flag("kop", default=True, only=kind == CSV),
        "wortel": shape.text("wortel", required=kind == XML, only=kind == XML),
        "record": shape.text("record", required=kind == XML, only=kind == XML),
        "naamruimte": shape.text("naamruimte", only=kind == XML) or None,
        "lege_elementen": shape.flag("lege_elementen", default=False, only=kind == XML),
        "opmerking": shape.text("opmerking", only=kind == XML, most=500) or None,
    }
    if kind == XML:
        for name in ("wortel", "record"):
            if found[name] and not _XML_NAME.fullmatch(found[name]):
                shape.wrong(name, f"‘{found[name]}’ kan geen naam van een XML-element zijn")
        if found["opmerking"] and ("--" in found["opmerking"] or found["opmerking"].endswith("-")):
            shape.wrong("opmerking", "mag in XML geen ‘--’ hebben en niet op een streepje eindigen")
        if found["codering"] == "utf-8-bom":
            shape.wrong("codering", "kan niet bij xml; schrijf utf-8")
    return found


def _fields(
    top: "_Table", name: str, sources: Mapping[str, lv.Source], kind: str, default_date: str
) -> tuple[Field, ...]:
    tables = top.tables(name)
    if len(tables) > _MOST_COLUMNS:
        top.wrong(name, f"staat er meer dan {_MOST_COLUMNS} keer")
        return ()
    found = [_field(table, sources, kind, default_date) for table in tables]
    if kind == FIXED:
        found = _placed(found, tables)
    seen: set[str] = set()
    for field, table in zip(found, tables, strict=True):
        if field.naam in seen:
            table.wrong("naam", f"‘{field.naam}’ staat er twee keer")
        seen.add(field.naam)
    return tuple(found)


def _field(table: "_Table", sources: Mapping[str, lv.Source], kind: str, default_date: str) -> Field:
    is_fixed = kind == FIXED
    own_name = table.text("naam", required=True)
    if kind == XML and own_name and not all(_XML_NAME.fullmatch(part) for part in own_name.split("/")):
        table.wrong("naam", f"‘{own_name}’ kan geen pad van XML-elementen zijn; schrijf bijvoorbeeld Persoon/Bsn")
    name = table.text("bron")
    source = sources.get(name)
    if ("bron" in table.data) == ("vast" in table.data):
        table.wrong("bron", "geef óf een bron, óf met vast een tekst die altijd dezelfde is")
    elif name and source is None:
        table.wrong("bron", f"‘{name}’ is hier geen bron{_near(name, sources)}")
    vast = table.text("vast", empty=True)
    codes = table.codes("codes", source)
    if codes is not None and source is not None and source.soort not in (lv.TEXT, lv.YES_NO):
        table.wrong("codes", f"kan niet bij ‘{name}’: dat is een {source.soort}")
    is_date = source is not None and source.soort == lv.DAY
    day = _date_form(table, default_date, only=is_date)
    length = table.whole("lengte", 1, _LONGEST)
    if is_fixed and length is None and "lengte" not in table.data:
        table.wrong("lengte", "ontbreekt; bij vaste posities heeft elke kolom een lengte")
    vulling = table.text("vulling", " ", only=is_fixed, spaces=True)
    if len(vulling) != 1:
        table.wrong("vulling", "moet precies één teken zijn")
    empty = table.choice("leeg", EMPTY, MAY)
    without = table.text("leeg_mag_zonder") or None
    if without and without not in sources:
        table.wrong("leeg_mag_zonder", f"‘{without}’ is hier geen bron{_near(without, sources)}")
    written = {key: table.text(key, empty=True) for key in ("bij_leeg", "bij_nvt", "bij_nog_niet")}
    only = table.table("alleen_bij")
    conditions = {
        key: only.several(key, values, ())
        for key, values in (("doelgroep", v.DOELGROEPEN), ("leerroute", v.LEERROUTES), (lv.STELSEL, v.STELSELS))
        if key in only.data
    }
    only.unknown()
    if conditions and "doelgroep" not in sources:
        table.wrong("alleen_bij", "kan alleen bij kolommen over een dossier")
    if written["bij_nvt"] and not conditions:
        table.wrong("bij_nvt", "hoort bij alleen_bij")
    if written["bij_nog_niet"] and not without:
        table.wrong("bij_nog_niet", "hoort bij leeg_mag_zonder")
    for key, text in (("vast", vast), *written.items()):
        if length is not None and len(text) > length:
            table.wrong(key, f"‘{text[:40]}’ is langer dan de lengte {length}")
    for code in (codes or {}).values():
        if length is not None and len(code) > length:
            table.wrong("codes", f"de code ‘{code[:40]}’ is langer dan de lengte {length}")
    right_aligned = table.choice("uitlijning", ("links", "rechts"), "links", only=is_fixed) == "rechts"
    positie = table.whole("positie", 1, _LONGEST * _MOST_COLUMNS, only=is_fixed)
    nullen = table.choice("onvolledig", (FAULT, ZEROS), FAULT, only=is_date) == ZEROS
    table.unknown()
    return Field(
        own_name, name or None, vast, codes, day, length, positie or 0, vulling, right_aligned, empty, without, conditions,
        written["bij_leeg"], written["bij_nvt"], written["bij_nog_niet"], nullen,
    )  # fmt: skip


def _placed(fields: Sequence[Field], tables: Sequence["_Table"]) -> list[Field]:
    """Columns with their start position, by default after the one before. Overlap is a fault."""
    placed = []
    following = 1
    for field, table in zip(fields, tables, strict=True):
        start = field.positional or following
        if start < following:
            table.wrong("positie", f"{start} is al bezet door de kolom ervoor (die loopt tot en met {following - 1})")
            start = following
        placed.append(replace(field, positional=start))
        following = start + (field.lengte or 0)
    return placed


def _date_form(table: "_Table", default: str, *, only: bool = True) -> str:
    form = table.text("datum", default, only=only)
    parts = [part for part in ("JJJJ", "MM", "DD") if form.count(part) == 1]
    if len(parts) < 3 or not re.fullmatch(r"(?:JJJJ|MM|DD|[-/. ])+", form):
        table.wrong(
            "datum", f"‘{form[:30]}’ is geen datumvorm; schrijf bijvoorbeeld JJJJ-MM-DD, JJJJMMDD of DD-MM-JJJJ"
        )
        return default
    return form


def _near(name: str, options: Mapping[str, Any]) -> str:
    close = get_close_matches(name, options, 3)
    return f"; bedoelt u {' of '.join(close)}?" if close else "; zie `inburgering report layout sources LEVERING`"


def _unwritable(forms: Mapping[str, Any], fields: Mapping[str, Sequence[Field]]) -> list[Flaw]:
    """Texts of the layout that its encoding, or a file without quotes, cannot hold."""
    codec = ENCODINGS.get(forms["codering"], "utf-8")
    bare = forms["aanhalingstekens"] == "nooit"
    texts = [(Spot("vorm", None, key), forms[key] or "") for key in ("opmerking", "naamruimte")]
    for table, found_fields in fields.items():
        for number, field in enumerate(found_fields, 1):
            texts += [(Spot(table, number, key), getattr(field, key)) for key in _LITERALS]
            texts += [(Spot(table, number, "codes"), code) for code in (field.codes or {}).values()]
    found = []
    for spot, text in texts:
        if bare and (forms["scheidingsteken"] in text or '"' in text):
            what = "heeft een scheidingsteken of aanhalingsteken; dat kan niet met aanhalingstekens = nooit"
            found.append(Flaw(spot, what))
        try:
            text.encode(codec)
        except UnicodeEncodeError as error:
            found.append(Flaw(spot, f"het teken ‘{text[error.start]}’ bestaat niet in {forms['codering']}"))
    return found


def _claims(data: Mapping[str, Any]) -> list[Flaw]:
    """Claims to meet the rules of the receiver, in a layout that nobody checked."""
    found = []

    def look(value: Any, spot: Spot) -> None:
        if isinstance(value, str) and _CLAIM.search(value):
            what = "beweert iets over de voorschriften; dat kan alleen met `getoetst` (waaraan, wanneer, door wie)"
            found.append(Flaw(spot, what))
        elif isinstance(value, dict):
            for key, inner in value.items():
                table = not spot.table and isinstance(inner, dict)
                look(inner, Spot(key) if table else spot._replace(sleutel=str(key)))
        elif isinstance(value, list):
            for number, inner in enumerate(value, 1):
                look(inner, Spot(spot.sleutel or spot.table, number))

    look(data, Spot())
    return found


class _Table:
    """Reads the values of one table; notes faults and unknown keys."""

    def __init__(self, data: Any, spot: Spot, flaws: list[Flaw]) -> None:
        self.spot = spot
        self._flaws = flaws
        self._known: list[str] = []
        self.data: Mapping[str, Any] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            flaws.append(Flaw(spot, f"moet een tabel zijn; schrijf [{spot.table}] of [[{spot.table}]]"))

    def wrong(self, key: str, message: str) -> None:
        """Note a fault at a key of this table."""
        outer = self.spot.sleutel
        self._flaws.append(Flaw(self.spot._replace(sleutel=f"{outer}.{key}" if outer else key), message))

    def _get(self, key: str, kind: Callable[[Any], bool], what: str, *, only: bool = True) -> Any:
        self._known.append(key)
        if key not in self.data:
            return None
        value = self.data[key]
        if not only:
            self.wrong(key, "hoort niet bij deze soort bestand of bron")
            return None
        if not kind(value):
            self.wrong(key, f"moet {what} zijn")
            return None
        return value

    def text(
        self,
        key: str,
        default: str = "",
        *,
        required: bool = False,
        only: bool = True,
        most: int = 200,
        empty: bool = False,
        spaces: bool = False,
    ) -> str:
        """A text of one line, without characters that cannot be in a file."""
        value = self._get(key, lambda x: isinstance(x, str), "een tekst tussen aanhalingstekens", only=only)
        if value is None:
            if required and key not in self.data:
                self.wrong(key, "ontbreekt")
            return default
        text = str(value)
        if clean(text) != text:
            self.wrong(key, "heeft een teken dat niet in een bestand kan (regeleinde, tab of onzichtbaar teken)")
            return default
        if len(text) > most:
            self.wrong(key, f"is langer dan {most} tekens")
            return default
        if not empty and not (text if spaces else text.strip()):
            self.wrong(key, "mag niet leeg zijn")
            return default
        return text

    def choice(self, key: str, options: Sequence[str], default: str | None, *, only: bool = True) -> str:
        """One of a few words."""
        value = self._get(key, lambda x: isinstance(x, str) and x in options, f"een van {_told(options)}", only=only)
        if value is None:
            if default is None and key not in self.data:
                self.wrong(key, f"ontbreekt; kies uit {_told(options)}")
            return default or ""
        return str(value)

    def whole(self, key: str, lowest: int, highest: int, *, only: bool = True) -> int | None:
        """A whole number within bounds."""
        value = self._get(
            key,
            lambda x: isinstance(x, int) and not isinstance(x, bool) and lowest <= x <= highest,
            f"een heel getal van {lowest} tot en met {highest}",
            only=only,
        )
        return None if value is None else int(value)

    def flag(self, key: str, *, default: bool, only: bool = True) -> bool:
        """True or false."""
        value = self._get(key, lambda x: isinstance(x, bool), "true of false", only=only)
        return default if value is None else bool(value)

    def several(self, key: str, options: Mapping[str, str], default: Sequence[str]) -> frozenset[str]:
        """A list of keys of a code list, at least one."""
        value = self._get(
            key,
            lambda x: isinstance(x, list) and bool(x) and all(isinstance(i, str) and i in options for i in x),
            f"een lijst met een of meer van {_told(tuple(options))}",
        )
        return frozenset(default if value is None else value)

    def codes(self, key: str, source: lv.Source | None) -> dict[str, str] | None:
        """The text for each value; must be complete when the source has a code list."""
        value = self._get(key, lambda x: isinstance(x, dict) and bool(x), 'een tabel als { b1 = "B", z = "Z" }')
        if value is None:
            return None
        for text in value.values():
            if not isinstance(text, str) or clean(text) != text:
                self.wrong(key, "heeft een code die geen tekst van één regel is; zet codes tussen aanhalingstekens")
                return None
        if source is not None and (
            values := ("ja", "nee") if source.soort == lv.YES_NO else tuple(source.waarden or ())
        ):
            for name in value.keys() - set(values):
                self.wrong(key, f"‘{name[:40]}’ komt bij deze bron niet voor; mogelijk zijn {_told(values)}")
            for name in set(values) - value.keys():
                self.wrong(key, f"mist een code voor ‘{name}’")
        return dict(value)

    def table(self, key: str) -> "_Table":
        """A table within this one; empty when missing."""
        self._known.append(key)
        spot = Spot(key) if not self.spot.table else self.spot._replace(sleutel=key)
        return _Table(self.data.get(key, {}), spot, self._flaws)

    def tables(self, key: str) -> list["_Table"]:
        """The tables of a list, in order."""
        self._known.append(key)
        value = self.data.get(key, [])
        if not isinstance(value, list):
            self.wrong(key, f"schrijf dit als [[{key}]]")
            return []
        return [_Table(one, Spot(key, number), self._flaws) for number, one in enumerate(value, 1)]

    def unknown(self) -> None:
        """Note the keys that were not read."""
        for key in self.data:
            if key not in self._known:
                near = get_close_matches(key, self._known, 1)
                hint = f"bedoelt u ‘{near[0]}’?" if near else f"hier kan: {', '.join(self._known)}"
                self.wrong(key, f"onbekende sleutel ‘{clean(key[:40])}’; {hint}")


def _told(options: Sequence[str]) -> str:
    return ", ".join("tab" if o == "\t" else o for o in options)
