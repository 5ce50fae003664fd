"""Reading the store with plain SQL. The one place where records become the facts that rules read."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, Final

from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.policy import Beleid
from inburgering_cli.domain.vocabulary import ACTIVITEITEN


def _kinds(name: str) -> str:
    return "(" + ", ".join(f"'{k}'" for k, v in ACTIVITEITEN.items() if getattr(v, name)) + ")"


_TAAL, _WERK, _PARTICIPATIE, _BETAALD = (_kinds(n) for n in ("taal", "werk", "participatie", "betaald"))
_NEVER: Final = "'9999-12-31'"

#: Columns of dossier that hold the day of a fact, known from that day on.
_OWN: Final = (
    "plicht_begin", "kennisgeving", "koppeling", "huisvesting", "bijstand_ingang", "bijstand_einde",
    "info_derden_gevraagd", "info_derden_ontvangen", "aanbod", "pvt_ondertekend", "map_eindgesprek",
    "dossier_gesloten", "pip_vorige_gemeente", "gesprek_gehouden", "oproep", "oproep_verschenen",
)  # fmt: skip


def _together(kinds: str, others: str) -> str:
    """The first start of one of `kinds` while one of `others` runs: taal and werk together begin with one of the two."""
    return (
        f"min(CASE WHEN t.soort IN {kinds} AND EXISTS (SELECT 1 FROM activiteit b WHERE b.dossier_id = t.dossier_id"
        f" AND b.start <= t.start AND b.soort IN {others} AND ifnull(b.einde, {_NEVER}) >= t.start) THEN t.start END)"
    )


def _since_bijstand(kinds: str) -> str:
    return (
        f"min(CASE WHEN t.soort IN {kinds} AND ifnull(t.einde, {_NEVER}) >= d.bijstand_ingang"
        " THEN max(t.start, d.bijstand_ingang) END)"
    )


def _first(*days: str) -> str:
    """The earliest of days that may be unknown."""
    return f"nullif(min({', '.join(f'ifnull({d}, {_NEVER})' for d in days)}), {_NEVER})"


@dataclass(frozen=True, slots=True)
class _Bron:
    """A table that facts come from: one row a dossier, in the order of dossier ids. `t` is the table, :p the peildatum.

    `kolommen`: fact -> SQL. `known`: which records exist on the peildatum.
    """

    tabel: str
    known: str
    kolommen: Mapping[str, str]
    join: str = ""

    def sql(self, *, one: bool) -> str:
        """The query: over all dossiers, or over the one with id :id."""
        columns = ", ".join(self.kolommen.values())
        which = "t.dossier_id = :id AND " if one else ""
        return (
            f"SELECT t.dossier_id, {columns} FROM {self.tabel} t {self.join} WHERE {which}{self.known}"
            " GROUP BY t.dossier_id ORDER BY t.dossier_id"
        )


_THREE_YEARS: Final = "uiterlijk_3j(d.bijstand_ingang)"
_DOSSIER: Final[Mapping[str, str]] = {
    "id": "d.id",
    "dossier": "d.nummer",
    "geslachtsnaam": "d.geslachtsnaam",
    "voorvoegsel": "d.voorvoegsel",
    "voornamen": "d.voornamen",
    "doelgroep": "d.doelgroep",
    "gedetailleerde_doelgroep": "d.gedetailleerde_doelgroep",
    "gemeente": "d.gemeente",
    "reden_gesloten": "CASE WHEN d.dossier_gesloten <= :p THEN d.reden END",
    **{name: f"CASE WHEN d.{name} <= :p THEN d.{name} END" for name in _OWN},
    "voldaan": "CASE WHEN d.voldaan <= :p THEN d.voldaan"
    " WHEN d.reden = 'voldaan' AND d.dossier_gesloten <= :p THEN d.dossier_gesloten END",
    "verlengd_tot": "CASE WHEN ifnull(d.verlenging_besluit, '') <= :p THEN d.verlengd_tot END",
    "participatie_na_3j": f"CASE WHEN {_THREE_YEARS} <= :p AND EXISTS (SELECT 1 FROM activiteit a"
    f" WHERE a.dossier_id = d.id AND a.soort IN {_PARTICIPATIE} AND a.start <= {_THREE_YEARS}"
    f" AND ifnull(a.einde, {_NEVER}) >= {_THREE_YEARS}) THEN {_THREE_YEARS} END",
    "gesprek_gepland": "d.gesprek_gepland",
    "oproep_uiterlijk": "d.oproep_uiterlijk",
}
_DEEL_1: Final = "min(CASE WHEN t.deel = 1 THEN t.datum END)"
_DEEL_2: Final = "min(CASE WHEN t.deel = 2 THEN t.datum END)"
_TOETS_DAG: Final = "ifnull(t.toets_datum, t.datum)"
_TOETS: Final = f"min(CASE WHEN t.toets_uitslag IS NOT NULL AND {_TOETS_DAG} <= :p THEN {_TOETS_DAG} END)"
_ONTHEFFING: Final = "min(CASE WHEN t.toets_uitslag IS NULL AND t.toets_ontheffing IS NOT NULL THEN t.datum END)"
#: Every other table with facts. In a query with max() SQLite takes plain columns from the row with the highest value.
_BRONNEN: Final = (
    _Bron(
        "intake",
        "t.datum <= :p",
        {
            "intake_start": "min(CASE WHEN t.deel IS NOT NULL THEN t.datum END)",
            "leerbaarheidstoets": _TOETS,
            "intake_afgerond": f"max({_DEEL_1}, {_DEEL_2}, {_first(_TOETS, _ONTHEFFING)})",
        },
    ),
    _Bron(
        "pip",
        "t.dagtekening <= :p",
        {
            "pip_hier": "min(t.dagtekening)",
            "pip_gewijzigd": "nullif(max(t.dagtekening), min(t.dagtekening))",
            "bekendmaking": "max(CASE WHEN t.bekendmaking <= :p THEN t.bekendmaking END)",
        },
    ),
    _Bron(
        "route",
        "t.datum <= :p",
        {
            "leerroute": "t.route",
            "niveau": "CASE WHEN t.afgeschaald_op <= :p THEN 'a2' ELSE t.niveau END",
            "zroute_afgerond": "(SELECT min(z.afgerond_op) FROM route z WHERE z.dossier_id = t.dossier_id"
            " AND z.route = 'z' AND z.afgerond_op <= :p)",
            "_route_datum": "max(t.datum)",
        },
    ),
    _Bron(
        "ontzorg",
        "t.datum <= :p",
        {
            "ontzorg_start": "max(t.datum)",
            "ontzorg_einde": "CASE WHEN t.einde <= :p THEN t.einde END",
            "ontzorg_verlengd_tot": "CASE WHEN ifnull(t.verlengd_op, t.datum) <= :p THEN t.verlengd_tot END",
        },
    ),
    _Bron(
        "activiteit",
        "t.start <= :p",
        {
            "taal_start": f"min(CASE WHEN t.soort IN {_TAAL} THEN t.start END)",
            "integraal_aanbod_start": _first(_together(_TAAL, _WERK), _together(_WERK, _TAAL)),
            "participatie_start": _since_bijstand(_PARTICIPATIE),
            "betaald_start": _since_bijstand(_BETAALD),
        },
        join="JOIN dossier d ON d.id = t.dossier_id",
    ),
)
_DOSSIER_SQL: Final = f"SELECT {', '.join(_DOSSIER.values())} FROM dossier d"
_FOUND: Final = (*_DOSSIER, "pip_dagtekening", *(name for b in _BRONNEN for name in (None, *b.kolommen)))
_IN_ORDER: Final = itemgetter(*(_FOUND.index(name) for name in Feiten._fields))
_PIP_VORIGE: Final = list(_DOSSIER).index("pip_vorige_gemeente")
_PIP_HIER: Final = 1 + list(_BRONNEN[1].kolommen).index("pip_hier")
_END: Final = (sys.maxsize,)
_Row = tuple[Any, ...]


def facts(
    connection: sqlite3.Connection,
    beleid: Beleid,
    peildatum: str,
    *,
    dossier_id: int | None = None,
    gemeente: str | None = None,
) -> Iterator[Feiten]:
    """The facts of dossiers as known on the peildatum, in the order in which the dossiers were added.

    All dossiers, those of one gemeente, or the one with this row id. Each table is read once, in step with the others.
    """
    _three_years(connection, beleid)
    one = dossier_id is not None
    where, parameters = "", dict[str, Any](p=peildatum)
    if one:
        where, parameters["id"] = " WHERE d.id = :id", dossier_id
    elif gemeente is not None:
        where, parameters["g"] = " WHERE d.gemeente = :g COLLATE NOCASE", gemeente
    dossiers = connection.execute(_DOSSIER_SQL + where + " ORDER BY d.id", parameters)
    intake, pip, route, ontzorg, activiteit = (
        _in_step(connection.execute(bron.sql(one=one), parameters), len(bron.kolommen)) for bron in _BRONNEN
    )
    new = tuple.__new__
    for own in dossiers:
        ident = own[0]
        plan = pip(ident)
        first, here = own[_PIP_VORIGE], plan[_PIP_HIER]
        if first is None or (here is not None and here < first):
            first = here
        found = (*own, first, *intake(ident), *plan, *route(ident), *ontzorg(ident), *activiteit(ident))
        yield new(Feiten, _IN_ORDER(found))


def _in_step(cursor: sqlite3.Cursor, width: int) -> Callable[[int], _Row]:
    """What a cursor in the order of ids has for one id after the other; Nones where it has nothing."""
    nothing: _Row = (None,) * (1 + width)
    head: _Row = next(cursor, _END)

    def at(ident: int) -> _Row:
        nonlocal head
        while head[0] < ident:
            head = next(cursor, _END)
        if head[0] != ident:
            return nothing
        found, head = head, next(cursor, _END)
        return found

    return at


def _three_years(connection: sqlite3.Connection, beleid: Beleid) -> None:
    """Let SQL ask the declaration of participatie_3j for its last day; each distinct start is counted once."""
    from inburgering_cli.domain.assess import version_on

    versies = beleid.termijnen["participatie_3j"].versies

    @cache
    def last_day(start: str | None) -> str | None:
        return None if start is None else version_on(versies, start).last_days(start, beleid.gelijkgesteld)[0]

    connection.create_function("uiterlijk_3j", 1, last_day, deterministic=True)


def scores(connection: sqlite3.Connection, gemeente: str | None = None) -> Iterator[tuple[str, str, int]]:
    """(groep, datum, score in tenths) of every survey; with `gemeente` only those of its dossiers and of partners."""
    sql = "SELECT e.groep, e.datum, e.score FROM enquete e LEFT JOIN dossier d ON d.id = e.dossier_id"
    if gemeente is None:
        return iter(connection.execute(sql))
    return iter(connection.execute(sql + " WHERE d.id IS NULL OR d.gemeente = ? COLLATE NOCASE", (gemeente,)))


def rows(
    connection: sqlite3.Connection, sql: str, parameters: Iterable[Any] | Mapping[str, Any] = ()
) -> list[dict[str, Any]]:
    """The rows of a query as dicts."""
    cursor = connection.execute(sql, parameters if isinstance(parameters, Mapping) else tuple(parameters))
    names = [c[0] for c in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
