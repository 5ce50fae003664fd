"""A package for reading: one HTML page in Dutch that needs nothing else, with every part of the dossier."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from inburgering_cli.domain import codes as c
from inburgering_cli.domain import vocabulary as v
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.facts import full_name
from inburgering_cli.domain.pakket import INZAGE
from inburgering_cli.domain.text import clean, masked
from inburgering_cli.render import columns, columns_traject
from inburgering_cli.render.output import Kolom, euro, number, words

_ISO_DAY: Final = r"\d{4}-\d{2}-\d{2}"
_BROAD: Final = 8  # a part with more fields than this shows its records one below the other
_MONEY: Final = frozenset({*v.KOSTEN, *c.TOESLAGEN, "bijstand", "bedrag"})
#: What only the person concerned gets.
_FOR_PERSON: Final = {
    "enquetes": "Tevredenheid",
    "uitgaven": "Uitgaven",
    "naar_duo": "Aan DUO geleverd",
    "van_duo": "Van DUO ontvangen",
    "begonnen": "Ingevuld en nog niet vastgelegd",
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
_STYLE: Final = (
    "body{font:15px/1.45 sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#111}"
    "h1{font-size:1.5em}h2{font-size:1.15em;margin:1.6em 0 .4em;border-bottom:1px solid #999}"
    "table{border-collapse:collapse;margin:.4em 0 1em}th,td{text-align:left;vertical-align:top;padding:.15em .8em .15em 0;"
    "overflow-wrap:anywhere}th{font-weight:600;white-space:nowrap}td{white-space:pre-wrap}"
    ".smal{color:#444;font-size:.9em}@media print{body{margin:0}}"
)


def page(package: Mapping[str, Any]) -> str:
    """The whole page. Whatever people typed is shown as text: nothing of it can become part of the page."""
    person = package["dossier"]
    name = full_name(person["geslachtsnaam"], person.get("voorvoegsel"), person.get("voornamen"))
    concerned = package["formaat"] == INZAGE
    title = f"{'Inzage in' if concerned else 'Overdracht van'} dossier {package['dossiernummer']}"
    rows = [(_title(k), _value(k, masked(value) if k == "bsn" else value, {})) for k, value in person.items()]
    events = sorted(package["gebeurtenissen"].items(), key=lambda event: (event[1], event[0]))
    body = [
        f"<h1>{_safe(title)}</h1>",
        (
            f"<p>{_safe(name)} — van de gemeente {_safe(package['van_gemeente'])}, zoals bekend op"
            f" {_safe(dutch(package['peildatum']))}.</p>"
        ),
        f'<p class="smal">{_safe(package["toelichting"])} Het BSN staat voluit alleen in dossier.json.</p>',
        "<h2>Persoon</h2>",
        _pairs(rows),
        "<h2>Gebeurtenissen</h2>",
        _pairs([(dutch(day), v.FEIT_LABELS.get(key, words(key))) for key, day in events]),
    ]
    for key, heading, kolommen in (*columns.DELEN, *((k, t, ks) for k, (t, ks) in columns_traject.DELEN.items())):
        if records := package["delen"].get(key):
            body += [f"<h2>{_safe(heading)}</h2>", _part(records, kolommen)]
    for key, heading in _FOR_PERSON.items() if concerned else ():
        if records := package.get(key) or package["delen"].get(key):
            body += [f"<h2>{_safe(heading)}</h2>", _part(records, ())]
    body.append(f'<p class="smal">Controlegetal: {_safe(package["controle"])}</p>')
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="viewport" content="width=device-width">\n<title>{_safe(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _part(records: Sequence[Mapping[str, Any]], kolommen: Sequence[Kolom]) -> str:
    shown = {k.key: k for k in kolommen if k.rij is None}
    known = list(dict.fromkeys(key for record in records for key in record))
    if len(known) > _BROAD:
        return "\n".join(_pairs([(_title(k), _value(k, value, shown)) for k, value in r.items()]) for r in records)
    head = "".join(f"<th>{_safe(_title(key))}</th>" for key in known)
    lines = ("".join(f"<td>{_safe(_value(k, r.get(k), shown))}</td>" for k in known) for r in records)
    return f"<table>\n<tr>{head}</tr>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "\n</table>"


def _pairs(rows: Sequence[tuple[str, str]]) -> str:
    lines = "\n".join(f"<tr><th>{_safe(name)}</th><td>{_safe(value)}</td></tr>" for name, value in rows)
    return f"<table>\n{lines}\n</table>"


def _title(key: str) -> str:
    return "BSN" if key == "bsn" else v.FEIT_LABELS.get(key, words(key))


def _value(key: str, value: Any, kolommen: Mapping[str, Kolom]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict):
        return "\n".join(f"{words(name)}: {text}" for name, text in value.items())
    if isinstance(value, int | float):
        return euro(value) if key in _MONEY else number(value)
    if key in kolommen and kolommen[key].toon is not str:
        return kolommen[key].toon(value)
    return _CHOICES.get(key, {}).get(value, _day(value))


def _day(text: str) -> str:
    return dutch(text) if re.fullmatch(_ISO_DAY, text, re.ASCII) else text


def _safe(text: str) -> str:
    return "\n".join(escape(clean(line)) for line in str(text).split("\n"))
