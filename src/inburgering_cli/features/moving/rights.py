"""What goes with the data that somebody asks for (AVG 15 lid 1): why, from and to whom, how long, which rights."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.retention import RetentionTerm, retention
from inburgering_cli.records.reference import of_dossiers

#: Why each group of data is kept, by the row of the DPIA sheet.
PURPOSES: Final[Mapping[str, str]] = {
    "dossier": "weten wie inburgert en welke termijnen lopen; uw BSN op grond van Wi 36 en Bi 9.10",
    "intake, ZRM, leerbaarheidstoets": "de brede intake; over uw gezondheid alleen als dat nodig is (Wi 37 lid 2)",
    "PIP, leerroute, aanbod": "uw plan en uw leerroute maken en bijhouden",
    "ontzorgen": "rekeningen voor u betalen uit uw bijstand",
    "uren, MAP, PVT, examens": "weten hoe ver u bent met inburgeren",
    "gesprekken, overdracht, klantprofiel, verwijzingen": "u begeleiden",
    "notities": "u begeleiden",
    "maatregelen, besluiten": "handhaven, en weten wat DUO over u heeft besloten",
    "uitgaven, enquêtecijfers": "verantwoorden wat de gemeente uitgeeft, en meten of u tevreden bent",
    "leveringen en ontvangsten DUO": "weten wat DUO van ons heeft gekregen en wat DUO ons heeft gestuurd",
    "documenten": "weten welke brieven er zijn gemaakt",
    "herkomst": "u herkennen in een ander dossierbestand van de gemeente",
    "spoor": "laten zien wie uw gegevens heeft bekeken of gewijzigd",
}
_RIGHTS: Final = (
    ("Verbeteren", "Klopt er iets niet? Vraag de gemeente om het te verbeteren of aan te vullen (AVG 16)."),
    (
        "Wissen",
        "U kunt vragen om gegevens te wissen (AVG 17). Dat kan niet als de gemeente ze volgens de wet nodig heeft.",
    ),
    ("Beperken", "U kunt vragen om gegevens een tijd niet te gebruiken (AVG 18)."),
    ("Bezwaar", "U kunt bezwaar maken tegen het gebruik van uw gegevens (AVG 21)."),
    (
        "Klacht",
        "U kunt een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl (AVG 77).",
    ),
)
_KEEPS: Final = {kind.part: kind.keeps for kind in of_dossiers().values()}


def about(
    parts: Mapping[str, Sequence[Mapping[str, Any]]], facts: Facts, terms: Mapping[str, RetentionTerm]
) -> dict[str, list[tuple[str, str]]]:
    """The pages about the data of a person: heading -> rows. It names only groups, senders and receivers that are recorded."""
    groups = dict.fromkeys(("dossier", *(_KEEPS[part] for part in parts if part in _KEEPS), "spoor"))
    return {
        "Waarvoor wij uw gegevens gebruiken": [(_capital(group), _capital(PURPOSES[group])) for group in groups],
        "Van wie wij uw gegevens hebben": _sources(parts),
        "Wie uw gegevens krijgt": _receivers(parts),
        "Hoe lang wij uw gegevens bewaren": [("Dossier", _kept(facts, terms))],
        "Uw rechten": [*_RIGHTS, ("Besluiten", "Dit programma neemt geen besluiten over u. Dat doen mensen (AVG 22).")],
    }


def _sources(parts: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[tuple[str, str]]:
    found = [("Gemeente", "Wat medewerkers van de gemeente over u hebben vastgelegd.")]
    if parts.get("van_duo"):
        found.append(("DUO", "Berichten van DUO: zie ‘Van DUO ontvangen’."))
    if parts.get("klantprofielen"):
        found.append(("COA", "Uw klantprofiel: zie ‘Klantprofiel’."))
    unknown = "Van andere gegevens is niet vastgelegd van wie ze komen, zoals van uzelf, de BRP of de IND."
    return [*found, ("Niet vastgelegd", unknown)]


def _receivers(parts: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[tuple[str, str]]:
    found = []
    if parts.get("naar_duo"):
        found.append(("DUO", "Zie ‘Aan DUO geleverd’ voor wat en wanneer."))
    if names := _names(row["partner"] for row in parts.get("verwijzingen", ())):
        found.append(("Verwezen naar", f"{names}. Wat die organisatie van u kreeg, is niet vastgelegd."))
    if names := _names(row.get("gemeente") for row in parts.get("overdrachten", ())):
        found.append(("Overdracht", f"{names}. Zie ‘Overdracht’."))
    return found or [("Niemand", "Er is niet vastgelegd dat iemand buiten de gemeente gegevens van u kreeg.")]


def _kept(facts: Facts, terms: Mapping[str, RetentionTerm]) -> str:
    found = retention(facts, terms)
    if found is None:
        return "Uw dossier is open. Hoe lang wij het daarna bewaren, hangt af van de reden waarom het sluit (Bi 9.9)."
    if found.wissen_vanaf is None:
        return f"Voor uw dossier is geen bewaartermijn gekozen ({found.term.source.kort})."
    return f"Vanaf {dutch(found.wissen_vanaf)} moeten wij uw dossier wissen ({found.term.source.kort})."


def _names(values: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(value for value in values if value))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
