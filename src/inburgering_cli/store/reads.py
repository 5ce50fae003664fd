"""Reading the store with plain SQL. The one place where records become the facts that rules read."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.policy import Beleid
from inburgering_cli.domain.termijnen import Versie
from inburgering_cli.domain.vocabulary import ACTIVITEITEN


def _kinds(name: str) -> str:
    kinds = [k for k, v in ACTIVITEITEN.items() if getattr(v, name)]
    return "(" + ", ".join(f"'{k}'" for k in kinds) + ")"


_TAAL, _WERK, _PARTICIPATIE, _BETAALD = (_kinds(n) for n in ("taal", "werk", "participatie", "betaald"))
_NEVER: Final = "'9999-12-31'"

#: Columns of dossier that hold the day of a fact, known from that day on.
_OWN: Final = (
    "plicht_begin", "kennisgeving", "koppeling", "huisvesting", "bijstand_ingang", "bijstand_einde",
    "info_derden_gevraagd", "info_derden_ontvangen", "aanbod", "pvt_ondertekend", "map_eindgesprek",
    "dossier_gesloten", "pip_vorige_gemeente", "gesprek_gehouden", "oproep", "oproep_verschenen",
)  # fmt: skip


def _known(column: str) -> str:
    return f"CASE WHEN d.{column} <= :p THEN d.{column} END"


def _min_activity(kinds: str, value: str = "a.start", where: str = "") -> str:
    return (
        f"(SELECT min({value}) FROM activiteit a WHERE a.dossier_id = d.id AND a.start <= :p"
        f" AND a.soort IN {kinds}{where})"
    )


def _one(table: str, value: str, where: str, order: str) -> str:
    return f"(SELECT {value} FROM {table} t WHERE t.dossier_id = d.id AND {where} ORDER BY {order} LIMIT 1)"


#: A day on which taal/opleiding and werk run together is first reached on the start of one of the two.
_OTHER: Final = (
    "EXISTS (SELECT 1 FROM activiteit b WHERE b.dossier_id = d.id AND b.start <= a.start AND b.soort IN {kinds}"
    " AND ifnull(b.einde, {never}) >= a.start)"
)
_INTEGRAAL: Final = (
    _min_activity(_TAAL, where=" AND " + _OTHER.format(kinds=_WERK, never=_NEVER)),
    _min_activity(_WERK, where=" AND " + _OTHER.format(kinds=_TAAL, never=_NEVER)),
)
_SINCE_BIJSTAND: Final = f" AND ifnull(a.einde, {_NEVER}) >= d.bijstand_ingang"
_FROM_BIJSTAND: Final = "max(a.start, d.bijstand_ingang)"


def _first(*expressions: str) -> str:
    """The earliest of days that may be unknown."""
    return f"nullif(min({', '.join(f'ifnull({e}, {_NEVER})' for e in expressions)}), {_NEVER})"


_INTAKE_DAY: Final = "(SELECT min({value}) FROM intake i WHERE i.dossier_id = d.id AND {value} <= :p AND {where})"
_DEEL_1: Final = _INTAKE_DAY.format(value="i.datum", where="i.deel = 1")
_DEEL_2: Final = _INTAKE_DAY.format(value="i.datum", where="i.deel = 2")
_TOETS: Final = _INTAKE_DAY.format(value="ifnull(i.toets_datum, i.datum)", where="i.toets_uitslag IS NOT NULL")
_TOETS_OF_ONTHEFFING: Final = _INTAKE_DAY.format(
    value="CASE WHEN i.toets_uitslag IS NOT NULL THEN ifnull(i.toets_datum, i.datum) ELSE i.datum END",
    where="(i.toets_uitslag IS NOT NULL OR i.toets_ontheffing IS NOT NULL)",
)
_PIP_HIER: Final = "(SELECT min(t.dagtekening) FROM pip t WHERE t.dossier_id = d.id AND t.dagtekening <= :p)"
_PIP_LAATST: Final = "(SELECT max(t.dagtekening) FROM pip t WHERE t.dossier_id = d.id AND t.dagtekening <= :p)"

#: How each field of `Feiten` is found; :p is the peildatum, :p3 tells the third-year day (see `_after_three_years`).
_COLUMNS: Final[Mapping[str, str]] = {
    "id": "d.id",
    "dossier": "d.nummer",
    "geslachtsnaam": "d.geslachtsnaam",
    "voorvoegsel": "d.voorvoegsel",
    "voornamen": "d.voornamen",
    "doelgroep": "d.doelgroep",
    "gedetailleerde_doelgroep": "d.gedetailleerde_doelgroep",
    "gemeente": "d.gemeente",
    "leerroute": _one("route", "t.route", "t.datum <= :p", "t.datum DESC"),
    "niveau": _one(
        "route",
        "CASE WHEN t.afgeschaald_op <= :p THEN 'a2' ELSE t.niveau END",
        "t.datum <= :p",
        "t.datum DESC",
    ),
    "reden_gesloten": "CASE WHEN d.dossier_gesloten <= :p THEN d.reden END",
    **{name: _known(name) for name in _OWN},
    "intake_start": _INTAKE_DAY.format(value="i.datum", where="i.deel IS NOT NULL"),
    "leerbaarheidstoets": _TOETS,
    "intake_afgerond": f"max({_DEEL_1}, {_DEEL_2}, {_TOETS_OF_ONTHEFFING})",
    "pip_dagtekening": _first("CASE WHEN d.pip_vorige_gemeente <= :p THEN d.pip_vorige_gemeente END", _PIP_HIER),
    "pip_hier": _PIP_HIER,
    "pip_gewijzigd": f"nullif({_PIP_LAATST}, {_PIP_HIER})",
    "integraal_aanbod_start": _first(*_INTEGRAAL),
    "ontzorg_start": _one("ontzorg", "t.datum", "t.datum <= :p", "t.datum DESC"),
    "ontzorg_einde": _one("ontzorg", "CASE WHEN t.einde <= :p THEN t.einde END", "t.datum <= :p", "t.datum DESC"),
    "ontzorg_verlengd_tot": _one(
        "ontzorg",
        "CASE WHEN ifnull(t.verlengd_op, t.datum) <= :p THEN t.verlengd_tot END",
        "t.datum <= :p",
        "t.datum DESC",
    ),
    "zroute_afgerond": "(SELECT min(t.afgerond_op) FROM route t WHERE t.dossier_id = d.id AND t.route = 'z'"
    " AND t.afgerond_op <= :p)",
    "voldaan": "CASE WHEN d.voldaan <= :p THEN d.voldaan"
    " WHEN d.reden = 'voldaan' AND d.dossier_gesloten <= :p THEN d.dossier_gesloten END",
    "verlengd_tot": "CASE WHEN ifnull(d.verlenging_besluit, '') <= :p THEN d.verlengd_tot END",
    "bekendmaking": "(SELECT max(t.bekendmaking) FROM pip t WHERE t.dossier_id = d.id AND t.bekendmaking <= :p)",
    "taal_start": _min_activity(_TAAL),
    "participatie_start": _min_activity(_PARTICIPATIE, _FROM_BIJSTAND, _SINCE_BIJSTAND),
    "betaald_start": _min_activity(_BETAALD, _FROM_BIJSTAND, _SINCE_BIJSTAND),
    "participatie_na_3j": "CASE WHEN uiterlijk_3j(d.bijstand_ingang) <= :p AND EXISTS (SELECT 1 FROM activiteit a"
    f" WHERE a.dossier_id = d.id AND a.soort IN {_PARTICIPATIE} AND a.start <= uiterlijk_3j(d.bijstand_ingang)"
    f" AND ifnull(a.einde, {_NEVER}) >= uiterlijk_3j(d.bijstand_ingang))"
    " THEN uiterlijk_3j(d.bijstand_ingang) END",
    "gesprek_gepland": "d.gesprek_gepland",
    "oproep_uiterlijk": "d.oproep_uiterlijk",
}
FACTS_SQL: Final = f"SELECT {', '.join(_COLUMNS[name] for name in Feiten._fields)} FROM dossier d"


def facts(
    connection: sqlite3.Connection,
    beleid: Beleid,
    peildatum: str,
    where: str = "",
    parameters: Mapping[str, Any] | None = None,
) -> Iterator[Feiten]:
    """Every dossier (or those for which the SQL condition `where` on `d` holds) with its facts as known on the day."""
    versies = beleid.termijnen["participatie_3j"].versies
    _after_three_years(connection, versies, beleid)
    sql = FACTS_SQL + (f" WHERE {where}" if where else "") + " ORDER BY d.nummer"
    return map(Feiten._make, connection.execute(sql, {"p": peildatum, **(parameters or {})}))


def _after_three_years(connection: sqlite3.Connection, versies: tuple[Versie, ...], beleid: Beleid) -> None:
    """Let SQL ask the declaration of participatie_3j for its last day; each distinct start is counted once."""
    from inburgering_cli.domain.assess import version_on

    days: dict[str, str] = {}

    def last_day(start: str | None) -> str | None:
        if start is None:
            return None
        found = days.get(start)
        if found is None:
            found = days[start] = version_on(versies, start).last_days(start, beleid.gelijkgesteld)[0]
        return found

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
