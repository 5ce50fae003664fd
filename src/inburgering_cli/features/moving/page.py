"""The HTML page of a package: self-contained, with every part of the dossier."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.text import masked
from inburgering_cli.features.moving.package import INZAGE
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.facts import full_name
from inburgering_cli.records.kinds.dossier import DOSSIER
from inburgering_cli.records.reference import shown_parts
from inburgering_cli.screen.column import Column, euro, number, words
from inburgering_cli.screen.columns.records import columns_of, detail_columns
from inburgering_cli.screen.paper import html
from inburgering_cli.screen.paper.numbers import day
from inburgering_cli.screen.paper.template import Map, safe

_ISO_DAY: Final = r"(?P<dag>\d{4}-\d{2}-\d{2})(?:T(?P<tijd>\d{2}:\d{2}:\d{2})[.\d]*(?:Z|\+00:00))?"
_BROAD: Final = 8  # a part with more fields is a list instead of a table
_MONEY: Final = frozenset({*v.KOSTEN, *c.TOESLAGEN, "bijstand", "bedrag"})
#: Parts for the person concerned only.
_FOR_PERSON: Final = {
    "enquetes": "Tevredenheid",
    "uitgaven": "Uitgaven",
    "naar_duo": "Aan DUO geleverd",
    "van_duo": "Van DUO ontvangen",
    "eerdere_waarden": "Hoe het was vóór de laatste wijzigingen",
    "spoor": "Wie dit dossier inzag of wijzigde (tijden in UTC)",
}
_CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "doelgroep": v.DOELGROEPEN,
    "gedetailleerde_doelgroep": v.GEDETAILLEERDE_DOELGROEPEN,
    "geslacht": v.GESLACHTEN,
    "alfabetisering": v.ALFABETISERING,
    "locatie": v.LOCATIES,
    "methode": v.METHODEN,
    "toets_uitslag": v.TOETS_UITSLAGEN,
    "reden_geen_uitslag": c.REDENEN_GEEN_UITSLAG,
    "verwijtbaarheid": c.VERWIJTBAARHEID,
    "omvang": c.OMVANG,
}
#: What fields of the program itself are called.
_TITLES: Final = {
    "reden": "reden van sluiten",
    "hash": "vingerafdruk",
    "bericht_id": "kenmerk van het bericht",
    "api": "soort bericht",
    "moment": "vastgelegd door DUO",
    "gebruiker": "wie",
    "opdracht": "wat",
    "oud_nummer": "dossiernummer daar",
    "uit_bestand": "ander dossierbestand",
}
_TEMPLATES: Final = Path(__file__).with_name("templates")


def page(package: Mapping[str, Any]) -> str:
    """The page. What people typed is escaped: it cannot become HTML."""
    person = package["dossier"]
    name = full_name(person["geslachtsnaam"], person.get("voorvoegsel"), person.get("voornamen"))
    concerned = package["formaat"] == INZAGE
    title = f"{'Inzage in' if concerned else 'Overdracht van'} dossier {package['dossiernummer']}"
    own = detail_columns(DOSSIER)
    shown = {k.key: k for k in own}
    rows = [
        (_title(k, own), _value(k, masked(value) if k == "bsn" and not concerned else value, shown))
        for k, value in person.items()
    ]
    events = sorted(package["gebeurtenissen"].items(), key=lambda event: (event[1], event[0]))
    parts = [
        *(_rows(heading, list(lines.items())) for heading, lines in package.get("over_uw_gegevens", {}).items()),
        _rows("Persoon", rows),
        _rows("Gebeurtenissen", [(dutch(on), v.FEIT_LABELS.get(key, words(key))) for key, on in events]),
    ]
    parts += [
        _part(kind.part, kind.heading, records, (*columns_of(kind), *detail_columns(kind)))
        for kind in shown_parts()
        if (records := package["delen"].get(kind.part))
    ]
    for key, heading in _FOR_PERSON.items() if concerned else ():
        if records := package.get(key) or package["delen"].get(key):
            parts.append(_part(key, heading, records, ()))
    content = {
        "titel": title,
        "naam": name,
        "van": package["van_gemeente"],
        "bekend": day(package["peildatum"]),
        "toelichting": package["toelichting"] + ("" if concerned else " Het BSN staat voluit alleen in dossier.json."),
        "delen": parts,
        "controle": package["controle"],
    }
    return html.page(Map(_TEMPLATES), "pakket.html", safe(content)).decode()


def _rows(heading: str, *records: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """A part with each record as a list."""
    return {"titel": heading, "onder_elkaar": records}


def _part(key: str, heading: str, records: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> dict[str, Any]:
    shown = {k.key: k for k in columns if k.row is None}
    known = list(dict.fromkeys(key for record in records for key in record))
    if len(known) > _BROAD:
        pairs = ([(_title(k, columns), _value(k, value, shown)) for k, value in r.items()] for r in records)
        return _rows(heading, *pairs)
    return {
        "titel": heading,
        "tabel": {
            "id": key,
            "titel": f"{heading}: {len(records)} vastgelegd",
            "kop": [_title(k, columns) for k in known],
            "rijen": [[_value(k, r.get(k), shown) for k in known] for r in records],
        },
    }


def _title(key: str, columns: Sequence[Column]) -> str:
    """What a field is called: as in a list, else as a fact or by its own words."""
    titles = {k.key: k.title for k in columns}
    found = titles.get(key) or v.FEIT_LABELS.get(key) or _TITLES.get(key) or words(key)
    return found[:1].upper() + found[1:]


def _value(key: str, value: Any, columns: Mapping[str, Column]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict):
        return "\n".join(f"{words(name)}: {text}" for name, text in value.items())
    if isinstance(value, list):
        return ", ".join(map(words, value))
    if isinstance(value, int | float):
        return euro(value) if key in _MONEY else number(value)
    if key in columns and columns[key].show is not str:
        return columns[key].show(value)
    if key == "geboortedatum" and len(value) < len("2026-03-01"):
        return day(value)
    if key == "veld":
        return words(value)
    return _CHOICES.get(key, {}).get(value, _day(value))


def _day(text: str) -> str:
    """A day, with or without a time, in Dutch; other text unchanged."""
    found = re.fullmatch(_ISO_DAY, text, re.ASCII)
    return " ".join(part for part in (dutch(found["dag"]), found["tijd"]) if part) if found else text
