"""Every record of a dossier with its short name, for who wants to correct or remove one. Nothing here imports SQLModel."""

from collections.abc import Callable, Iterator
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from inburgering_cli.law.codes import VOORZIENINGEN
from inburgering_cli.law.vocabulary import LEERROUTES, SOORTEN_ACTIVITEIT
from inburgering_cli.records.reference import DEELSOORTEN, DOSSIER, reference
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading import records as records_reading
from inburgering_cli.work.reading.looks import look_up

VELDEN: Final = ("dossier", "deel", "soort", "dag", "omschrijving", "wijzigbaar")


class _Lijst(NamedTuple):
    """How records without a place in `traject.DELEN` are listed: their day, and how one is called."""

    dag: str
    noem: Callable[[dict[str, Any]], str]


def _part(record: dict[str, Any]) -> str:
    return f"intake, deel {record['deel']}" if record["deel"] else "intake"


_LIJSTEN: Final = {
    "intake": _Lijst("datum", _part),
    "pip": _Lijst("dagtekening", lambda r: "PIP" if r["dagtekening"] else "PIP, concept"),
    "route": _Lijst("datum", lambda r: LEERROUTES[r["route"]]),
    "ontzorg": _Lijst("datum", lambda r: "ontzorgen" + (" (geëindigd)" if r["einde"] else "")),
    "activiteit": _Lijst("start", lambda r: SOORTEN_ACTIVITEIT[r["soort"]]),
    "enquete": _Lijst("datum", lambda _: "cijfer uit het tevredenheidsonderzoek"),
    "uitgave": _Lijst("datum", lambda r: "uitgave: " + VOORZIENINGEN[r["voorziening"]]),
    "levering": _Lijst("peildatum", lambda r: f"levering aan DUO: {r['api']}"),
    "duo_ontvangst": _Lijst("datum", lambda r: f"van DUO: {r['soort']}"),
}
#: Of records in `traject.DELEN` that the timeline does not show: their day, and how one is called.
_ZONDER_DAGEN: Final = {
    "uren": _Lijst("maand", lambda r: f"uren {SOORTEN_ACTIVITEIT[r['soort']]}"),
    "ontzorg_maand": _Lijst("maand", lambda _: "maand van het ontzorgen"),
}
_DEEL: Final = {deel.tabel: name for name, deel in records_reading.DELEN.items()}


def records(env: Omgeving, dossier: str) -> list[dict[str, Any]]:
    """The dossier itself, then every record of it as known on the peildatum, kind by kind and oldest first."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        return [
            {"dossier": found.nummer, "deel": deel, "soort": soort, "dag": dag, "omschrijving": what, "wijzigbaar": can}
            for deel, soort, dag, what, can in _listed(env, connection, found.id)
        ]


def _listed(env: Omgeving, connection: Connection, ident: int) -> Iterator[tuple[str, str, str | None, str, bool]]:
    for soort in DEELSOORTEN.values():
        if soort.naam == DOSSIER:
            yield DOSSIER, DOSSIER, None, soort.noem, True
            continue
        for rij, dag, what in _of_kind(env, connection, soort.tabel, ident):
            yield reference(soort.tabel, rij), soort.naam, dag, what, soort.in_plaats is None


def _of_kind(env: Omgeving, connection: Connection, tabel: str, ident: int) -> list[tuple[int, str | None, str]]:
    if tabel in _LIJSTEN:
        lijst = _LIJSTEN[tabel]
        rows = reads.facts.rows(
            connection,
            f"SELECT * FROM {tabel} WHERE dossier_id = ? AND ifnull({lijst.dag}, '') <= ?"
            f" ORDER BY {lijst.dag} IS NULL, {lijst.dag}, id",
            (ident, env.peildatum),
        )
        return [(row["id"], row[lijst.dag], lijst.noem(row)) for row in rows]
    name = _DEEL[tabel]
    rows = records_reading.numbered(connection, name, ident, env.peildatum)
    if tabel in _ZONDER_DAGEN:
        lijst = _ZONDER_DAGEN[tabel]
        return [(row["id"], row[lijst.dag], lijst.noem(row)) for row in rows]
    deel = records_reading.DELEN[name]
    return [
        (row["id"], next((row[d] for d in reversed(list(deel.dagen or ())) if row[d]), None), deel.noem(row))
        for row in rows
    ]
