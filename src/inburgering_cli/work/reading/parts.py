"""The parts of one dossier as people and scripts read them: intake, PIP, leerroute, ontzorgen, activiteiten."""

from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.core.money import CENTEN
from inburgering_cli.law.vocabulary import KOSTEN
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading import records as records_reading
from inburgering_cli.work.reading.looks import look_up


def _part(value: int | None, parts: int) -> float | None:
    return None if value is None else value / parts


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def intakes(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The intake records up to the peildatum, oldest first."""
    records = reads.facts.rows(
        connection,
        "SELECT * FROM intake WHERE dossier_id = ? AND datum <= ? ORDER BY datum, id",
        (dossier_id, peildatum),
    )
    for record in records:
        ident = record.pop("id")
        del record["dossier_id"]
        for key in ("toets_score", "toets_drempel", "uren_taal", "uren_participatie"):
            record[key] = _part(record[key], 100)
        for key in ("apart_gesprek_aangeboden", "voorlichting"):
            record[key] = _flag(record[key])
        for name in ("leefgebied", "zrm"):
            pairs = reads.facts.rows(
                connection,
                f"SELECT naam, waarde FROM intake_{name} WHERE intake_id = ? ORDER BY id",
                (ident,),
            )
            record[name] = {p["naam"]: p["waarde"] for p in pairs}
    return records


def pips(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The versions of the PIP, oldest first, a concept last, each with its number and status."""
    records = reads.facts.rows(
        connection,
        "SELECT * FROM pip WHERE dossier_id = ? AND (dagtekening IS NULL OR dagtekening <= ?)"
        " ORDER BY dagtekening IS NULL, dagtekening",
        (dossier_id, peildatum),
    )
    for number, record in enumerate(records, 1):
        ident = record.pop("id")
        del record["dossier_id"]
        record["mag_opleiding_afmaken"] = _flag(record["mag_opleiding_afmaken"])
        pairs = reads.facts.rows(
            connection, "SELECT naam, waarde FROM pip_leefgebied WHERE pip_id = ? ORDER BY id", (ident,)
        )
        record["leefgebied"] = {p["naam"]: p["waarde"] for p in pairs}
        record["versie"] = number
        record["status"] = "concept" if record["dagtekening"] is None else "vastgesteld" if number == 1 else "gewijzigd"
    return records


def routes(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The leerroutes up to the peildatum, oldest first."""
    return _plain(connection, "route", "datum", dossier_id, peildatum)


def ontzorgen(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The periods of ontzorgen, oldest first; amounts in euros per month."""
    records = _plain(connection, "ontzorg", "datum", dossier_id, peildatum)
    for record in records:
        record["budgetbeheer"] = _flag(record["budgetbeheer"])
        cents = [record[k] for k in KOSTEN if record[k] is not None]
        for k in KOSTEN:
            record[k] = _part(record[k], CENTEN)
        record["totaal"] = sum(cents) / CENTEN
    return records


def activities(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The activities, oldest first; hours a week as a number."""
    records = _plain(connection, "activiteit", "start", dossier_id, peildatum)
    for record in records:
        record["uren_per_week"] = _part(record["uren_per_week"], 10)
        record["naar_vermogen"] = _flag(record["naar_vermogen"])
        record["loopt"] = record["einde"] is None or record["einde"] >= peildatum
    return records


def marks(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The marks that this person gave, oldest first."""
    records = _plain(connection, "enquete", "datum", dossier_id, peildatum)
    for record in records:
        record["score"] = _part(record["score"], 10)
    return records


def _plain(connection: Connection, table: str, day: str, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    records = reads.facts.rows(
        connection,
        f"SELECT * FROM {table} WHERE dossier_id = ? AND {day} <= ? ORDER BY {day}, id",
        (dossier_id, peildatum),
    )
    for record in records:
        del record["id"], record["dossier_id"]
    return records


#: The parts of a dossier that have a reading of their own: name in `case show` -> how it is read.
PARTS: Final = {
    "intake": intakes,
    "pip": pips,
    "route": routes,
    "ontzorgen": ontzorgen,
    "activiteiten": activities,
}


def part(env: Omgeving, dossier: str, name: str) -> tuple[str, list[dict[str, Any]]]:
    """The number of a dossier and one part of it: intake, pip, route, ontzorgen, activiteiten, or one of `traject.DELEN`."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        if name in records_reading.DELEN:
            return found.nummer, records_reading.read(connection, name, found.id, env.peildatum)
        return found.nummer, PARTS[name](connection, found.id, env.peildatum)
