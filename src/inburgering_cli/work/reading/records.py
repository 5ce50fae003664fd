"""The records of the trajectory as people and scripts read them: per dossier, and the registers beside the dossiers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.core.money import CENTEN
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.plicht.hours import UUR
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving, reading

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deel:
    """How one table is read.

    `bestaat`: which rows there are on the peildatum (:p; :m is its month). `volgorde`: oldest first. `delen`: columns that
    hold a whole number of parts of one, with how many. `vlaggen`: yes or no. `feiten`: days that are not known before they
    come. `noem` and `dagen`: how the timeline calls a record, and which of its days it shows with which word.
    """

    tabel: str
    bestaat: str
    volgorde: str
    noem: Callable[[Record], str] = lambda _: ""
    dagen: Mapping[str, str] | None = None
    delen: Mapping[str, int] | None = None
    vlaggen: tuple[str, ...] = ()
    feiten: tuple[str, ...] = ()
    kolommen: str = "t.*"
    erbij: str = ""


def _parts(parts: int, *names: str) -> dict[str, int]:
    return dict.fromkeys(names, parts)


#: The how many-th attempt with a result it was, unless that was typed.
_ATTEMPT: Final = (
    "ifnull(t.poging, iif(t.uitslag = 'geen', NULL, (SELECT count(*) FROM examen e WHERE e.dossier_id = t.dossier_id"
    " AND e.onderdeel = t.onderdeel AND e.uitslag <> 'geen' AND (e.datum, e.id) <= (t.datum, t.id))))"
)


def _document(record: Record) -> str:
    from inburgering_cli.records.documents import DOCUMENTEN

    return f"gemaakt: {DOCUMENTEN[record['soort']].naam} ({record['formaat']})"


#: name in `case show` -> how it is read.
DELEN: Final[Mapping[str, Deel]] = {
    "voorinburgering": Deel(
        "voorinburgering", "start <= :p", "start",
        lambda r: f"voorinburgering: {c.VOORINBURGERING[r['onderdeel']]}", {"start": "begin ", "einde": "einde "},
        _parts(UUR, "uren"),
    ),
    "klantprofiel": Deel(
        "klantprofiel", "datum <= :p", "id", lambda r: f"klantprofiel: {c.KLANTPROFIEL[r['onderwerp']]}", {"datum": ""}
    ),
    "overdrachten": Deel(
        "overdracht", "datum <= :p", "datum",
        lambda r: c.OVERDRACHTEN[r["soort"]] + ("" if r["gehouden"] else " niet gehouden"), {"datum": ""},
        vlaggen=("gehouden",),
    ),
    "begeleiding": Deel(
        "begeleiding", "start <= :p", "start",
        lambda _: "maatschappelijke begeleiding", {"start": "begin ", "einde": "einde "}, _parts(UUR, "uren"),
    ),
    "uren": Deel(
        "uren", "maand <= :m", "maand",
        delen=_parts(UUR, "aangeboden", "gevolgd", "verzuim_geoorloofd", "verzuim_ongeoorloofd"),
        kolommen="a.soort, a.start, a.aanbieder, t.*", erbij="JOIN activiteit a ON a.id = t.activiteit_id",
    ),
    "map": Deel(
        "map_onderdeel", "datum <= :p", "datum",
        lambda r: f"MAP: {c.MAP_ONDERDELEN[r['onderdeel']]}" + (" behaald" if r["behaald"] else ""), {"datum": ""},
        _parts(UUR, "uren", "praktijkuren"), ("behaald",),
    ),
    "pvt": Deel(
        "pvt_onderdeel", "datum <= :p", "datum",
        lambda r: f"PVT: {c.PVT_ONDERDELEN[r['onderdeel']]}" + (" (afwezig)" if r["aanwezig"] is False else ""),
        {"datum": ""}, _parts(UUR, "uren"), ("aanwezig",),
    ),
    "examens": Deel(
        "examen", "datum <= :p", "datum",
        lambda r: f"examen {c.EXAMENONDERDELEN[r['onderdeel']]}: {c.EXAMENUITSLAGEN[r['uitslag']]}", {"datum": ""},
        kolommen=f"t.*, {_ATTEMPT} AS poging",
    ),
    "gesprekken": Deel(
        "gesprek", "gepland IS NOT NULL OR gehouden <= :p", "coalesce(verzet_naar, gepland, gehouden)",
        lambda r: c.GESPREKKEN[r["soort"]] + (" (niet verschenen)" if r["niet_verschenen"] else ""),
        {"gepland": "gepland: ", "verzet_naar": "verzet: ", "gehouden": "gehouden: "},
        vlaggen=("niet_verschenen",), feiten=("gehouden",),
    ),
    "aanbod": Deel(
        "aanbod", "aangeboden_op <= :p", "aangeboden_op",
        lambda r: f"aanbod van {r['aanbieder']}", {"aangeboden_op": "", "start": "verwachte start: "},
    ),
    "maatregelen": Deel(
        "maatregel", "ifnull(datum, '') <= :p", "ifnull(datum, '')",
        lambda r: f"{c.MAATREGELEN[r['soort']]}, {c.MAATREGEL_GRONDEN[r['grond']]}",
        {"datum": "", "verschenen": "voldaan aan: "}, _parts(CENTEN, "bedrag"),
        feiten=("verschenen", "rapport", "zienswijze_gevraagd", "zienswijze_ontvangen", "onherroepelijk"),
    ),
    "besluiten": Deel(
        "besluit", "ifnull(datum, '') <= :p", "ifnull(datum, '')",
        lambda r: f"DUO: {c.BESLUITEN[r['soort']]} {c.OORDELEN[r['oordeel']]}", {"datum": ""},
        _parts(CENTEN, "bedrag") | _parts(UUR, "uren"),
    ),
    "ontzorg_maanden": Deel(
        "ontzorg_maand", "maand <= :m", "maand", delen=_parts(CENTEN, "bijstand", *v.KOSTEN, *c.TOESLAGEN)
    ),
    "trainingen": Deel(
        "training", "start <= :p", "start", lambda r: f"module {c.TRAININGEN[r['module']]}",
        {"start": "begin ", "afgerond": "afgerond: "}, vlaggen=("verplicht",), feiten=("afgerond",),
    ),
    "ontzorg_evaluaties": Deel(
        "ontzorg_evaluatie", "datum <= :p", "datum",
        lambda r: f"evaluatie van het ontzorgen: {c.EVALUATIES[r['uitkomst']]}", {"datum": ""},
    ),
    "verwijzingen": Deel(
        "verwijzing", "datum <= :p", "datum", lambda r: f"verwijzing naar {r['partner']}",
        {"datum": "", "afgerond": "afgerond: "}, feiten=("afgerond",),
    ),
    "documenten": Deel(
        "document", "datum <= :p", "datum", _document, {"datum": ""}
    ),
}  # fmt: skip
#: Registers that belong to no dossier.
REGISTERS: Final[Mapping[str, Deel]] = {
    "aanbieders": Deel("aanbieder", "1", "naam COLLATE NOCASE", vlaggen=("web_erkend",)),
    "partners": Deel("partner", "1", "naam COLLATE NOCASE", vlaggen=("verborgen",)),
    "taakstellingen": Deel("taakstelling", "1", "gemeente, jaar, helft"),
    "budgetten": Deel("budget", "1", "gemeente, jaar, voorziening", delen=_parts(CENTEN, "bedrag")),
    "uitgaven": Deel(
        "uitgave", "datum <= :p", "datum", delen=_parts(CENTEN, "bedrag"), kolommen="d.nummer AS dossier, t.*",
        erbij="LEFT JOIN dossier d ON d.id = t.dossier_id",
    ),
}  # fmt: skip


def read(connection: Connection, name: str, dossier_id: int, peildatum: str) -> list[Record]:
    """The records of one kind of a dossier as they are known on the peildatum, oldest first."""
    return _read(connection, DELEN[name], "t.dossier_id = :id", {"id": dossier_id}, peildatum)


def register(env: Omgeving, name: str) -> list[Record]:
    """All of a register as it is known on the peildatum."""
    with reading(env) as connection:
        return register_of(connection, name, env.peildatum)


def register_of(connection: Connection, name: str, peildatum: str) -> list[Record]:
    """The same from a snapshot that is open."""
    return _read(connection, REGISTERS[name], "1", {}, peildatum)


def numbered(connection: Connection, name: str, dossier_id: int, peildatum: str) -> list[Record]:
    """The same, each with its row id."""
    return _rows(connection, DELEN[name], "t.dossier_id = :id", {"id": dossier_id}, peildatum)


def _rows(
    connection: Connection, deel: Deel, which: str, parameters: Mapping[str, Any], peildatum: str
) -> list[Record]:
    return reads.facts.rows(
        connection,
        f"SELECT {deel.kolommen} FROM {deel.tabel} t {deel.erbij} WHERE {which} AND ({deel.bestaat})"
        f" ORDER BY {deel.volgorde}, t.id",
        {"p": peildatum, "m": peildatum[:7], **parameters},
    )


def _read(
    connection: Connection, deel: Deel, which: str, parameters: Mapping[str, Any], peildatum: str
) -> list[Record]:
    records = _rows(connection, deel, which, parameters, peildatum)
    for record in records:
        for name in ("id", "dossier_id", "activiteit_id"):
            record.pop(name, None)
        for name, parts in (deel.delen or {}).items():
            if record[name] is not None:
                record[name] /= parts
        for name in deel.vlaggen:
            if record[name] is not None:
                record[name] = bool(record[name])
        for name in deel.feiten:
            if record[name] is not None and record[name] > peildatum:
                record[name] = None
    return records


def lines(name: str, records: list[Record]) -> list[tuple[str, str, str]]:
    """(day, name of the part, sentence) of each day that the timeline shows."""
    deel = DELEN[name]
    return [
        (record[column], name, word + deel.noem(record))
        for record in records
        for column, word in (deel.dagen or {}).items()
        if record[column] is not None
    ]
