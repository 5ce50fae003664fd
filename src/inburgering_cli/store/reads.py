"""Reading the store with plain SQL. The one place where records become the facts that rules read."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from inburgering_cli.domain.derive import (
    DERIVED,
    Record,
    activity_facts,
    call_facts,
    decision_facts,
    intake_facts,
    ontzorg_facts,
    pip_facts,
    route_facts,
    talk_facts,
)
from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.policy import Beleid

#: Columns of dossier that hold the day of a fact, known from that day on.
_OWN: Final = (
    "plicht_begin", "kennisgeving", "koppeling", "huisvesting", "bijstand_ingang", "bijstand_einde",
    "info_derden_gevraagd", "info_derden_ontvangen", "pvt_ondertekend", "map_eindgesprek", "dossier_gesloten",
    "pip_vorige_gemeente",
)  # fmt: skip
#: How a fact is found in the table dossier `d`; :p is the peildatum.
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
    # noted in the dossier, or the first of the offers that are recorded
    "aanbod": "nullif(min(ifnull(CASE WHEN d.aanbod <= :p THEN d.aanbod END, 'x'), ifnull((SELECT min(a.aangeboden_op)"
    " FROM aanbod a WHERE a.dossier_id = d.id AND a.aangeboden_op <= :p), 'x')), 'x')",
    **{name: f"d.{name}" for name in ("duo_termijn_begin", "duo_termijn_einde", "vergunning_geldig_tot")},
}
#: The records of other tables that exist on the peildatum: the columns that `derive` takes, the first one their day.
_RECORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "intake": ("datum", "deel", "toets_uitslag", "toets_datum", "toets_ontheffing"),
    "pip": ("dagtekening", "bekendmaking"),
    "route": ("datum", "route", "niveau", "afgeschaald_op", "afgerond_op"),
    "ontzorg": ("datum", "einde", "verlengd_op", "verlengd_tot"),
    "gesprek": ("gepland", "verzet_naar", "gehouden", "niet_verschenen"),
    "maatregel": ("datum", "uiterlijk", "verschenen"),
    "besluit": ("datum", "soort", "omvang", "vanaf", "tot"),
    "activiteit": ("start", "soort", "einde"),
}
#: Which of them, where it is not all up to the peildatum.
_WHICH: Final[Mapping[str, str]] = {
    "gesprek": "soort = 'voortgang' AND gepland IS NOT NULL",
    "maatregel": "grond = 'intake' AND soort IN ('oproep', 'waarschuwing', 'boete') AND datum <= :p",
    "besluit": "soort <> 'boete' AND oordeel = 'toekenning' AND ifnull(datum, '') <= :p",
}
#: What `facts` finds, in this order: it is that of `Feiten`, so that no row has to be put in order (a test holds that).
FOUND: Final = (*_DOSSIER, "pip_dagtekening", *(name for names in DERIVED.values() for name in names))
_BIJSTAND, _PIP_VORIGE, _HUISVESTING = (
    list(_DOSSIER).index(n) for n in ("bijstand_ingang", "pip_vorige_gemeente", "huisvesting")
)
_END: Final = (sys.maxsize,)
_BATCH: Final = 100  # dossiers
_THESE: Final = "(SELECT value FROM json_each(:ids))"


def facts(
    connection: sqlite3.Connection,
    beleid: Beleid,
    peildatum: str,
    *,
    ids: Sequence[int] | None = None,
    gemeente: str | None = None,
    open_only: bool = False,
) -> Iterator[Feiten]:
    """The facts of dossiers as known on the peildatum, in the order in which the dossiers were added.

    All dossiers, those of one gemeente, or the ones with these row ids; with or without the closed ones. Each table is
    read once, a batch of dossiers at a time, so that memory does not grow with the store.
    """
    parameters = {"p": peildatum, "g": gemeente, "ids": None if ids is None else str(list(ids))}
    conditions = ["1"]
    if ids is not None:
        conditions.append(f"d.id IN {_THESE}")
    if gemeente is not None:
        conditions.append("d.gemeente = :g COLLATE NOCASE")
    if open_only:
        conditions.append("(d.dossier_gesloten IS NULL OR d.dossier_gesloten > :p)")
    columns = ", ".join(_DOSSIER.values())
    where = " AND ".join(conditions)
    dossiers = connection.execute(f"SELECT {columns} FROM dossier d WHERE {where} ORDER BY d.id", parameters)
    records_up_to = [
        in_step(connection.execute(_records_sql(table, some=ids is not None), parameters)) for table in _RECORDS
    ]
    no_intake, no_pip, no_route, no_ontzorg, no_talk, no_call, no_decision, no_activity = (
        (None,) * len(names) for names in DERIVED.values()
    )
    three_years = _three_years(beleid)
    new = tuple.__new__
    while batch := dossiers.fetchmany(_BATCH):
        last = batch[-1][0]
        intakes, pips, routes, ontzorgen, talks, calls, decisions, activities = (up_to(last) for up_to in records_up_to)
        for own in batch:
            ident = own[0]
            intake = intake_facts(found, peildatum) if (found := intakes.get(ident)) else no_intake
            first = own[_PIP_VORIGE]
            moved_in = None if first is None else own[_HUISVESTING]
            pip = pip_facts(found, peildatum, moved_in) if (found := pips.get(ident)) else no_pip
            route = route_facts(found, peildatum) if (found := routes.get(ident)) else no_route
            ontzorg = ontzorg_facts(found, peildatum, own[_BIJSTAND]) if (found := ontzorgen.get(ident)) else no_ontzorg
            talk = talk_facts(found, peildatum) if (found := talks.get(ident)) else no_talk
            call = call_facts(found, peildatum) if (found := calls.get(ident)) else no_call
            decision = decision_facts(found, peildatum) if (found := decisions.get(ident)) else no_decision
            activity = (
                activity_facts(found, own[_BIJSTAND], three_years, peildatum)
                if (found := activities.get(ident))
                else no_activity
            )
            here = pip[0]
            if first is None or (here is not None and here < first):
                first = here
            derived = (*intake, *pip, *route, *ontzorg, *talk, *call, *decision, *activity)
            yield new(Feiten, (*own, first, *derived))


def _records_sql(table: str, *, some: bool) -> str:
    names = _RECORDS[table]
    which = (f"dossier_id IN {_THESE} AND " if some else "") + _WHICH.get(table, f"{names[0]} <= :p")
    return f"SELECT dossier_id, {', '.join(names)} FROM {table} WHERE {which} ORDER BY dossier_id, {names[0]}"


def in_step(cursor: Iterator[Record]) -> Callable[[int], Mapping[int, Sequence[Record]]]:
    """From records in the order of dossier ids: the next ones, by dossier, up to and with a dossier id.

    The dossier id is the first column of each record.
    """
    head: Record = next(cursor, _END)

    def up_to(last: int) -> Mapping[int, Sequence[Record]]:
        nonlocal head
        found: dict[int, Sequence[Record]] = {}
        while (ident := head[0]) <= last:
            found[ident] = records = [head]
            for head in cursor:
                if head[0] != ident:
                    break
                records.append(head)
            else:
                head = _END
        return found

    return up_to


def _three_years(beleid: Beleid) -> Callable[[str], str]:
    """The last day of participatie_3j for a start, as declared; each distinct start is counted once."""
    from inburgering_cli.domain.assess import version_on

    versies = beleid.termijnen["participatie_3j"].versies
    return cache(lambda start: version_on(versies, start).last_days(start, beleid.gelijkgesteld)[0])


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
