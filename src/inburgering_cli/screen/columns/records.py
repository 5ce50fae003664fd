"""The columns of the records of the trajectory and of the registers: part -> (title, columns)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.words.sociale_kaart import HERKOMSTEN
from inburgering_cli.records.documents import DOCUMENTEN, FORMATEN
from inburgering_cli.screen.output import Kolom, day, euro, number, words

Tabel = tuple[str, tuple[Kolom, ...]]


def _label(options: Mapping[str, str]) -> Callable[[str | None], str]:
    return lambda key: options.get(key or "", "")


def _yes(value: bool | None) -> str:
    return "" if value is None else "ja" if value else "nee"


def _day(key: str, title: str) -> Kolom:
    return Kolom(key, title, day, vast=True)


def _number(key: str, title: str) -> Kolom:
    return Kolom(key, title, number, rechts=True, vast=True)


def _euro(key: str, title: str) -> Kolom:
    return Kolom(key, title, euro, rechts=True, vast=True)


def _free(key: str, title: str) -> Kolom:
    return Kolom(key, title, vrij=True)


def _name(key: str, title: str) -> Kolom:
    return Kolom(key, title, eigennaam=True)


def _attended(row: Mapping[str, Any]) -> str:
    from inburgering_cli.screen.bars import bar

    return bar(row["gevolgd"], row["aangeboden"])


def _sum(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], str]:
    def total(row: Mapping[str, Any]) -> str:
        known = [row[n] for n in names if row[n] is not None]
        return euro(sum(known)) if known else "–"

    return total


DELEN: Final[Mapping[str, Tabel]] = {
    "voorinburgering": (
        "Voorinburgering",
        (
            Kolom("onderdeel", "onderdeel", _label(c.VOORINBURGERING)), _day("start", "vanaf"), _day("einde", "einde"),
            _number("uren", "uren"), _free("resultaat", "resultaat"),
        ),
    ),
    "klantprofiel": (
        "Klantprofiel",
        (Kolom("onderwerp", "onderwerp", _label(c.KLANTPROFIEL)), _day("datum", "datum"), _free("inhoud", "inhoud")),
    ),
    "overdrachten": (
        "Overdracht",
        (
            Kolom("soort", "overdracht", _label(c.OVERDRACHTEN)), _day("datum", "datum"), Kolom("gehouden", "gehouden", _yes),
            _free("gemeente", "gemeente"), _free("reden", "reden"),
        ),
    ),
    "begeleiding": (
        "Maatschappelijke begeleiding",
        (_day("start", "vanaf"), _day("einde", "einde"), _name("aanbieder", "aanbieder"), _number("uren", "uren")),
    ),
    "uren": (
        "Uren",
        (
            Kolom("maand", "maand", vast=True), Kolom("soort", "soort", words), _number("aangeboden", "aangeboden"),
            _number("gevolgd", "gevolgd"), _number("verzuim_geoorloofd", "met reden"),
            _number("verzuim_ongeoorloofd", "zonder reden"),
            Kolom("beeld", "gevolgd", rij=_attended, vast=True, vanaf=80, beeld=True),
        ),
    ),
    "map": (
        "MAP",
        (
            _day("datum", "datum"), Kolom("onderdeel", "onderdeel", _label(c.MAP_ONDERDELEN)), _number("uren", "uren"),
            _number("praktijkuren", "praktijk"), _number("aantal", "aantal"), Kolom("behaald", "behaald", _yes),
        ),
    ),
    "pvt": (
        "PVT",
        (
            _day("datum", "datum"), Kolom("onderdeel", "onderdeel", _label(c.PVT_ONDERDELEN)), _number("uren", "uren"),
            Kolom("aanwezig", "aanwezig", _yes), _name("aanbieder", "aanbieder"),
        ),
    ),
    "examens": (
        "Examens",
        (
            _day("datum", "datum"), Kolom("onderdeel", "onderdeel", _label(c.EXAMENONDERDELEN)),
            Kolom("niveau", "niveau", _label(c.EXAMENNIVEAUS)), Kolom("uitslag", "uitslag", _label(c.EXAMENUITSLAGEN)),
            _number("poging", "poging"),
        ),
    ),
    "gesprekken": (
        "Gesprekken",
        (
            Kolom("soort", "gesprek", _label(c.GESPREKKEN)), _day("gepland", "gepland"), _day("verzet_naar", "verzet naar"),
            _day("gehouden", "gehouden"),
            Kolom("niet_verschenen", "niet verschenen", _yes), _free("afspraken", "afspraken"),
        ),
    ),
    "aanbod": (
        "Aanbod",
        (
            _day("aangeboden_op", "aangeboden"), _name("aanbieder", "aanbieder"),
            Kolom("leerroute", "route", _label(v.LEERROUTES)), _day("start", "start"), _day("einde", "einde"),
        ),
    ),
    "maatregelen": (
        "Handhaving",
        (
            _day("datum", "datum"), Kolom("soort", "maatregel", _label(c.MAATREGELEN)),
            Kolom("grond", "waarvoor", _label(c.MAATREGEL_GRONDEN)), _day("uiterlijk", "uiterlijk"),
            _day("verschenen", "voldaan"), _euro("bedrag", "bedrag"),
        ),
    ),
    "besluiten": (
        "Besluiten van DUO",
        (
            _day("datum", "datum"), Kolom("soort", "besluit", _label(c.BESLUITEN)),
            Kolom("oordeel", "oordeel", _label(c.OORDELEN)), _day("tot", "tot"), _free("grond", "grond"),
            _free("toelichting", "toelichting"), _euro("bedrag", "bedrag"),
        ),
    ),
    "ontzorg_maanden": (
        "Ontzorgen per maand",
        (
            Kolom("maand", "maand", vast=True), _euro("bijstand", "bijstand"),
            Kolom("ingehouden", "ingehouden", rij=_sum(tuple(v.KOSTEN)), rechts=True, vast=True),
            Kolom("toeslagen", "toeslagen", rij=_sum(tuple(c.TOESLAGEN)), rechts=True, vast=True),
        ),
    ),
    "trainingen": (
        "Trainingen",
        (
            Kolom("module", "module", _label(c.TRAININGEN)), _day("start", "vanaf"), _day("afgerond", "afgerond"),
            Kolom("verplicht", "verplicht", _yes), _name("aanbieder", "aanbieder"),
        ),
    ),
    "ontzorg_evaluaties": (
        "Evaluatie van het ontzorgen",
        (
            _day("datum", "datum"), Kolom("uitkomst", "uitkomst", _label(c.EVALUATIES)), _free("toelichting", "toelichting"),
        ),
    ),
    "verwijzingen": (
        "Verwijzingen",
        (
            _day("datum", "datum"), _name("partner", "partner"), _free("onderwerp", "onderwerp"),
            _day("afgerond", "afgerond"),
        ),
    ),
    "documenten": (
        "Gemaakte documenten",
        (
            _day("datum", "datum"), Kolom("soort", "document", lambda k: DOCUMENTEN[k].naam),
            Kolom("formaat", "vorm", _label(FORMATEN)), Kolom("hash", "hash", lambda h: h[:12], vast=True, vanaf=100),
        ),
    ),
}  # fmt: skip
REGISTERS: Final[Mapping[str, Tabel]] = {
    "aanbieders": (
        "Aanbieders",
        (
            _name("naam", "naam"), _day("keurmerk_geldig_tot", "keurmerk tot"), Kolom("web_erkend", "WEB", _yes),
            _day("contract_geldig_tot", "contract tot"), Kolom("instellingsnummer", "nummer DUO", vanaf=100),
        ),
    ),
    "partners": (
        "Ketenpartners",
        (
            _name("naam", "naam"), Kolom("soort", "soort", words, vanaf=100), _free("onderwerpen", "onderwerpen"),
            _free("telefoon", "telefoon"), _number("open_verwijzingen", "open"),
            Kolom("herkomst", "bron", _label(HERKOMSTEN), vast=True),
        ),
    ),
    "taakstellingen": (
        "Taakstelling huisvesting",
        (
            _free("gemeente", "gemeente"), _number("jaar", "jaar"), _number("helft", "helft"), _number("aantal", "aantal"),
            _number("achterstand", "achterstand"),
        ),
    ),
    "budgetten": (
        "Budget",
        (
            _free("gemeente", "gemeente"), _number("jaar", "jaar"),
            Kolom("voorziening", "voorziening", lambda k: c.VOORZIENINGEN.get(k or "", "hele jaar")),
            _euro("bedrag", "bedrag"), _free("bron", "bron"),
        ),
    ),
    "uitgaven": (
        "Uitgaven",
        (
            _day("datum", "datum"), Kolom("voorziening", "voorziening", _label(c.VOORZIENINGEN)), _euro("bedrag", "bedrag"),
            Kolom("dossier", "dossier", vast=True), _free("kenmerk", "kenmerk"), _name("aanbieder", "aanbieder"),
        ),
    ),
}  # fmt: skip
#: How the talks about progress stand (`gesprek status`).
GESPREKSSTAND: Final = (
    _number("afgesproken", "in het PIP"), _number("gehouden", "gehouden"), _number("niet_verschenen", "gemist"),
    _number("gepland", "gepland"), _number("over_tijd", "over tijd"), _number("te_plannen", "te plannen"),
    _day("volgende", "volgende"),
)  # fmt: skip


def _change(value: int) -> str:
    return f"{value:+d}" if value else "="


def zrm_table(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[Kolom, ...], list[dict[str, Any]]]:
    """Columns and rows of the Zelfredzaamheid-Matrix with a column for each day on which was measured."""
    days = sorted({day for row in rows for day in row["metingen"]})
    kolommen = (
        Kolom("omschrijving", "domein"),
        *(Kolom(day, dutch(day), number, rechts=True, vast=True) for day in days),
        Kolom("verandering", "verschil", _change, rechts=True, vast=True),
    )
    flat = [
        {
            "dossier": row["dossier"],
            "domein": row["domein"],
            "omschrijving": row["omschrijving"],
            **{day: row["metingen"].get(day) for day in days},
            "verandering": row["verandering"],
        }
        for row in rows
    ]
    return kolommen, flat


#: The grounds for an extension by DUO (`besluit grounds`).
GRONDEN: Final = (
    Kolom("grond", "code"), Kolom("omschrijving", "grond", vanaf=110), Kolom("voorwaarde", "wanneer"),
    Kolom("lengte", "hoe lang"), _day("tot", "dan tot"), Kolom("bron", "bron"), Kolom("zekerheid", "zekerheid", vanaf=100),
)  # fmt: skip
