"""Messages to and from DUO, and the records of each dossier that requests to DUO are made of."""

from collections.abc import Callable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, Final, NamedTuple, cast

from inburgering_cli.store.reads.facts import Row, in_step, rows

Tuple = tuple[Any, ...]
#: The records of the next dossiers, by row id, up to and with a row id; asked for in rising order.
Step = Callable[[int], Mapping[int, Sequence[Tuple]]]

#: :p is the peildatum, :m its month; each in the order of dossiers.
_FOR_REQUESTS: Final[Mapping[str, str]] = {
    "persoon": "SELECT id, bsn, map_verwijtbaar, pvt_verwijtbaar FROM dossier ORDER BY id",
    "pip": "SELECT dossier_id, dagtekening, intensiteit_route, mag_opleiding_afmaken, alfabetisering FROM pip"
    " WHERE dagtekening <= :p ORDER BY dossier_id, dagtekening",
    "route": "SELECT dossier_id, datum, route, niveau, afgeschaald_op FROM route WHERE datum <= :p"
    " ORDER BY dossier_id, datum",
    "aanbod": "SELECT a.dossier_id, a.aangeboden_op, a.start, a.einde, a.leerroute, a.aanbieder, i.instellingsnummer,"
    " ifnull(i.keurmerk_vanaf <= a.aangeboden_op, 0) AND ifnull(i.keurmerk_geldig_tot >= a.aangeboden_op, 1),"
    " ifnull(i.web_erkend, 0) FROM aanbod a LEFT JOIN aanbieder i ON i.naam = a.aanbieder"
    " WHERE a.aangeboden_op <= :p ORDER BY a.dossier_id, a.aangeboden_op, a.id",
    "uren": "SELECT u.dossier_id, a.soort, sum(u.gevolgd) FROM uren u JOIN activiteit a ON a.id = u.activiteit_id"
    " WHERE u.maand <= :m AND u.gevolgd IS NOT NULL GROUP BY u.dossier_id, a.soort ORDER BY u.dossier_id",
    "intake": "SELECT dossier_id, sum(iif(coalesce(uren_nt2, uren_knm, uren_taal) IS NULL, NULL,"
    " ifnull(uren_nt2, 0) + ifnull(uren_knm, 0) + ifnull(uren_taal, 0))), sum(uren_participatie) FROM intake WHERE datum <= :p"
    " GROUP BY dossier_id ORDER BY dossier_id",
    "map": "SELECT dossier_id, sum(ifnull(uren, 0) + ifnull(praktijkuren, 0)) FROM map_onderdeel"
    " WHERE datum <= :p AND coalesce(uren, praktijkuren) IS NOT NULL GROUP BY dossier_id ORDER BY dossier_id",
    "pvt": "SELECT dossier_id, sum(uren) FROM pvt_onderdeel WHERE datum <= :p AND aanwezig IS NOT 0"
    " GROUP BY dossier_id ORDER BY dossier_id",
    "begeleiding": "SELECT dossier_id, sum(uren) FROM begeleiding WHERE start <= :p"
    " GROUP BY dossier_id ORDER BY dossier_id",
}
_ALWAYS: Final = "9999"


class Delivered(NamedTuple):
    """The newest delivery of one message."""

    dossier_id: int
    id: int
    api: str
    sleutel: str
    hash: str
    ingetrokken: int


def for_requests(connection: Connection, peildatum: str) -> dict[str, Step]:
    """The records that requests are made of: name of the part -> a step through the dossiers.

    The first value of each record is the row id of the dossier; the others are, of `persoon`: bsn, map_verwijtbaar,
    pvt_verwijtbaar; `pip`: dagtekening, intensiteit_route, mag_opleiding_afmaken, alfabetisering; `route`: datum, route,
    niveau, afgeschaald_op; `aanbod`: aangeboden_op, start, einde, leerroute, aanbieder, instellingsnummer, whether it had the
    keurmerk and whether it is WEB-erkend; `uren`: kind of activity, hundredths of hours; `intake`: those of taal and of
    participatie; `map`, `pvt`, `begeleiding`: hundredths of hours.
    """
    parameters = {"p": peildatum, "m": peildatum[:7]}
    return {name: in_step(connection.execute(sql, parameters)) for name, sql in _FOR_REQUESTS.items()}


def newest_deliveries(
    connection: Connection, before: str | None = None
) -> Callable[[int], Mapping[int, Sequence[Delivered]]]:
    """The newest delivery of each message, of those before a moment (UTC), in steps through the dossiers."""
    found = connection.execute(
        "SELECT dossier_id, id, api, sleutel, hash, ingetrokken FROM levering WHERE id IN"
        " (SELECT max(id) FROM levering WHERE tijd < :t GROUP BY dossier_id, api, sleutel) ORDER BY dossier_id",
        {"t": before or _ALWAYS},
    )
    return cast("Callable[[int], Mapping[int, Sequence[Delivered]]]", in_step(map(Delivered._make, found)))


def last_delivery(connection: Connection) -> tuple[int, str | None]:
    """The row id of the last delivery (0: none yet), and the latest peildatum of all."""
    # what was sent was sent, whatever day is looked at
    sql = "SELECT ifnull(max(id), 0), max(peildatum) FROM main.levering"
    newest, last_day = connection.execute(sql).fetchone()
    return newest, last_day


def notifications(connection: Connection, dossier_id: int, peildatum: str) -> list[Row]:
    """The received notifications of a dossier, as known on the peildatum, oldest first."""
    return rows(
        connection,
        "SELECT datum, gebeurtenis, moment AS geregistreerd_op FROM duo_ontvangst"
        " WHERE dossier_id = ? AND soort = 'notificatie' AND datum <= ? ORDER BY moment, id",
        (dossier_id, peildatum),
    )


def was_received(connection: Connection, dossier_id: int, kind: str, mark: str) -> bool:
    """Whether a message with this hash was received before."""
    sql = "SELECT 1 FROM duo_ontvangst WHERE dossier_id = ? AND soort = ? AND hash = ?"
    return connection.execute(sql, (dossier_id, kind, mark)).fetchone() is not None


def newest_moment(connection: Connection, dossier_id: int, kind: str) -> str:
    """The moment of the newest received message of a kind; empty: none."""
    sql = "SELECT ifnull(max(moment), '') FROM duo_ontvangst WHERE dossier_id = ? AND soort = ?"
    return str(connection.execute(sql, (dossier_id, kind)).fetchone()[0])
