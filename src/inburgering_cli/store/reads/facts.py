"""Read the facts of dossiers with plain SQL: no other module makes them from records."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final

from inburgering_cli.law.derive import (
    DERIVED,
    Record,
    activity_facts,
    advice_facts,
    call_facts,
    decision_facts,
    group_facts,
    intake_facts,
    ontzorg_facts,
    pip_facts,
    route_facts,
    talk_facts,
)
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.store.as_of import first_days

#: Columns of dossier that hold the day of a fact, known from that day on.
_OWN: Final = (
    "plicht_begin", "kennisgeving", "koppeling", "huisvesting", "eerste_huisvesting", "bijstand_ingang", "bijstand_einde",
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
    "route_vorige_gemeente": "d.route_vorige_gemeente",
    **{name: f"CASE WHEN d.{name} <= :p THEN d.{name} END" for name in _OWN},
    "eerste_huisvesting": "CASE WHEN ifnull(d.eerste_huisvesting, d.huisvesting) <= :p"
    " THEN ifnull(d.eerste_huisvesting, d.huisvesting) END",
    "voldaan": "CASE WHEN d.voldaan <= :p THEN d.voldaan"
    " WHEN d.reden = 'voldaan' AND d.dossier_gesloten <= :p THEN d.dossier_gesloten END",
    # noted in the dossier, or the first of the offers that are recorded
    "aanbod": "nullif(min(ifnull(CASE WHEN d.aanbod <= :p THEN d.aanbod END, 'x'), ifnull((SELECT min(a.aangeboden_op)"
    " FROM aanbod a WHERE a.dossier_id = d.id AND a.aangeboden_op <= :p), 'x')), 'x')",
    # DUO's days are known from the first of them on
    **{name: f"iif(d.duo_termijn_begin > :p, NULL, d.{name})" for name in ("duo_termijn_begin", "duo_termijn_einde")},
    "vergunning_geldig_tot": "d.vergunning_geldig_tot",
}
#: The records of other tables that exist on the peildatum: the columns that `derive` takes, the first one their day.
_RECORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "intake": ("datum", "deel", "toets_uitslag", "toets_datum", "toets_ontheffing", "in_afwezigheid"),
    "pip": ("dagtekening", "bekendmaking"),
    "route": (
        "datum",
        "route",
        "niveau",
        "afgeschaald_op",
        "afgerond_op",
        "bekendmaking",
        "afschaal_bekendmaking",
    ),
    "ontzorg": ("datum", "einde", "verlengd_op", "verlengd_tot", "bekendmaking", "verleng_bekendmaking"),
    "gesprek": ("gepland", "verzet_naar", "gehouden", "niet_verschenen"),
    "maatregel": ("datum", "uiterlijk", "verschenen", "grond", "soort", "bekendmaking"),
    "besluit": ("datum", "soort", "omvang", "vanaf", "tot"),
    "advies": ("gevraagd", "gegeven"),
    "doelgroepwijziging": ("datum", "doelgroep", "gedetailleerde_doelgroep"),
    "activiteit": ("start", "soort", "einde", "naar_vermogen"),
}
#: Which records, for tables where it is not simply those up to the peildatum.
_WHICH: Final[Mapping[str, str]] = {
    "gesprek": "soort = 'voortgang' AND gepland IS NOT NULL",
    "maatregel": "(soort = 'boete' OR grond = 'intake' AND soort IN ('oproep', 'waarschuwing')) AND datum <= :p",
    "besluit": "soort <> 'boete' AND oordeel = 'toekenning' AND ifnull(datum, '') <= :p"
    " AND (omvang IS NOT NULL OR onderdeel IS NULL)",  # of one part: never of the whole plicht
}
#: What `read` finds, in the order of `Facts`, so that no row has to be sorted (a test checks this).
FOUND: Final = (*_DOSSIER, "pip_dagtekening", *(name for names in DERIVED.values() for name in names))
_BIJSTAND, _BIJSTAND_END, _PIP_PREVIOUS, _HUISVESTING, _GROUP, _DETAIL = (
    list(_DOSSIER).index(n)
    for n in (
        "bijstand_ingang", "bijstand_einde", "pip_vorige_gemeente", "huisvesting", "doelgroep", "gedetailleerde_doelgroep",
    )
)  # fmt: skip
#: Places in the row of a dossier of the columns that are empty before their day.
_DATED: Final = tuple(list(_DOSSIER).index(name) for name in (*_OWN, "voldaan", "aanbod"))
_dates: Final = itemgetter(*_DATED)
_NOT_BY_DAY: Final = ("gesprek", "activiteit")
_CLOSED, _REASON, _VOLDAAN, _DUO_FIRST, _DUO_LAST = (
    list(_DOSSIER).index(n)
    for n in ("dossier_gesloten", "reden_gesloten", "voldaan", "duo_termijn_begin", "duo_termijn_einde")
)
_NO_INTAKE, _NO_PIP, _NO_ROUTE, _NO_ONTZORG, _NO_TALK, _NO_CALL, _NO_DECISION, _NO_ADVICE, _NO_GROUP, _NO_ACTIVITY = (
    (None,) * len(names) for names in DERIVED.values()
)
Row = dict[str, Any]
_new: Final = tuple.__new__
_Years = Callable[[str], str]
_END: Final = (sys.maxsize,)
_BATCH: Final = 100  # dossiers
_THESE: Final = "(SELECT value FROM json_each(:ids))"


def read(
    connection: sqlite3.Connection,
    policy: Policy,
    peildatum: str,
    *,
    ids: Sequence[int] | None = None,
    gemeente: str | None = None,
    open_only: bool = False,
) -> Iterator[Facts]:
    """The facts of dossiers as known on the peildatum, in the order in which the dossiers were added.

    All dossiers, those of one gemeente, or the ones with these row ids; with or without the closed ones.
    """
    three_years = _three_years(policy)
    rows = _raw(connection, peildatum, ids=ids, gemeente=gemeente, open_only=open_only)
    return (_facts(own, records, _activity(own, records, three_years, peildatum), peildatum) for own, records in rows)


def _raw(
    connection: sqlite3.Connection,
    peildatum: str,
    *,
    ids: Sequence[int] | None = None,
    gemeente: str | None = None,
    open_only: bool = False,
) -> Iterator[tuple[Record, list[Sequence[Record] | None]]]:
    """The row of each dossier with its records. Tables are read in step, in batches of dossiers, to limit memory."""
    parameters = {"p": peildatum, "g": gemeente, "ids": None if ids is None else str(list(ids))}
    conditions = ["1"]
    if ids is not None:
        conditions.append(f"d.id IN {_THESE}")
    if gemeente is not None:
        conditions.append("folded(d.gemeente) = folded(:g)")
    if open_only:
        conditions.append("(d.dossier_gesloten IS NULL OR d.dossier_gesloten > :p)")
    columns = ", ".join(_DOSSIER.values())
    where = " AND ".join(conditions)
    dossiers = connection.execute(f"SELECT {columns} FROM dossier d WHERE {where} ORDER BY d.id", parameters)
    records_up_to = [
        in_step(connection.execute(_records_sql(table, some=ids is not None), parameters)) for table in _RECORDS
    ]
    while batch := dossiers.fetchmany(_BATCH):
        last = batch[-1][0]
        found = [up_to(last) for up_to in records_up_to]
        for own in batch:
            yield own, [records.get(own[0]) for records in found]


def _activity(own: Record, records: Sequence[Sequence[Record] | None], three_years: _Years, peildatum: str) -> Record:
    activities = records[-1]
    return activity_facts(activities, own[_BIJSTAND], three_years, peildatum) if activities else _NO_ACTIVITY


def _facts(own: Record, records: Iterable[Sequence[Record] | None], activity: Record, peildatum: str) -> Facts:
    """The facts of one dossier from its row, its records and the facts of its activities, as on the peildatum."""
    intakes, pips, routes, ontzorgen, talks, calls, decisions, advices, groups, _ = records
    first = own[_PIP_PREVIOUS]
    moved_in = None if first is None else own[_HUISVESTING]
    intake = intake_facts(intakes, peildatum, moved_in) if intakes else _NO_INTAKE
    pip = pip_facts(pips, peildatum, moved_in) if pips else _NO_PIP
    route = route_facts(routes, peildatum) if routes else _NO_ROUTE
    ontzorg = ontzorg_facts(ontzorgen, peildatum, own[_BIJSTAND], own[_BIJSTAND_END]) if ontzorgen else _NO_ONTZORG
    talk = talk_facts(talks, peildatum) if talks else _NO_TALK
    call = call_facts(calls, peildatum, intakes) if calls else _NO_CALL
    decision = decision_facts(decisions, peildatum) if decisions else _NO_DECISION
    advice = advice_facts(advices, peildatum) if advices else _NO_ADVICE
    group: Record = _NO_GROUP
    if groups:
        group = group_facts(groups, own[_GROUP], own[_DETAIL])
        own = (*own[:_GROUP], *groups[-1][2:4], *own[_DETAIL + 1 :])
    here = pip[0]
    if first is None or (here is not None and here < first):
        first = here
    derived = (*intake, *pip, *route, *ontzorg, *talk, *call, *decision, *advice, *group, *activity)
    return _new(Facts, (*own, first, *derived))


def history(
    connection: sqlite3.Connection, policy: Policy, peildata: Sequence[str], *, gemeente: str | None = None
) -> Iterator[tuple[Facts | None, ...]]:
    """What `read` gives on each of several days (ascending), a tuple per dossier; each table is read once.

    When no recorded day lies between two of these days, both have the same object. None: the dossier did not exist yet.
    """
    from bisect import bisect_left  # only here: no list needs it

    first, latest = peildata[0], peildata[-1]
    earlier_days = list(enumerate(peildata[:-1], 1))[::-1]  # each with the place of the day after it, the latest first
    three_years = _three_years(policy)
    late = {ident: begins for ident, begins in first_days(connection, first) if begins is not None and begins > first}
    for own, records in _raw(connection, latest, gemeente=gemeente):
        activity = _activity(own, records, three_years, latest)
        facts = _facts(own, records, activity, latest)
        begins = late.get(own[0])
        if begins is not None and begins > latest:
            continue
        exists_from = 0 if begins is None else bisect_left(peildata, begins)
        days = [*_dates(own), own[_DUO_FIRST], *activity]
        for found in records[:-1]:
            if found:
                days += [x for r in found for x in r if x.__class__ is str]
        changed = {bisect_left(peildata, day) for day in days if day is not None and first < day <= latest}
        if not changed:
            yield (None,) * exists_from + (facts,) * (len(peildata) - exists_from)
            continue
        known: list[Facts | None] = [facts]
        for later, earlier in earlier_days:
            if later == exists_from:
                known += [None] * later
                break
            if later in changed:
                # facts from activities hold from their own day on
                activity_then = tuple([None if day is None or day > earlier else day for day in activity])
                found_then = _facts(_own_on(own, earlier), _records_on(records, earlier), activity_then, earlier)
                facts = facts if found_then == facts else found_then
            known.append(facts)
        yield tuple(known[::-1])


def _own_on(own: Record, peildatum: str) -> Record:
    """The row of a dossier as an earlier day would have read it."""
    row = list(own)
    for place in _DATED:
        if row[place] is not None and row[place] > peildatum:
            row[place] = None
    closed = row[_CLOSED]
    if closed is None:
        row[_REASON] = None
    elif row[_REASON] == "voldaan" and row[_VOLDAAN] is None:
        row[_VOLDAAN] = closed
    if row[_DUO_FIRST] is not None and row[_DUO_FIRST] > peildatum:
        row[_DUO_FIRST] = row[_DUO_LAST] = None
    return tuple(row)


def _records_on(records: Iterable[Sequence[Record] | None], peildatum: str) -> list[Sequence[Record] | None]:
    """The records that exist on an earlier day; talks (planned ahead) and activities are left as they are."""
    return [
        found if not found or table in _NOT_BY_DAY else [r for r in found if r[1] is None or r[1] <= peildatum]
        for table, found in zip(_RECORDS, records, strict=True)
    ]


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


def _three_years(policy: Policy) -> Callable[[str], str]:
    """The last day of participatie_3j for a start; each distinct start is computed once."""
    from inburgering_cli.law.terms.assess import version_on

    versions = policy.termijnen["participatie_3j"].versions
    return cache(lambda start: version_on(versions, start).last_days(start, policy.gelijkgesteld)[0])


def scores(connection: sqlite3.Connection, gemeente: str | None = None) -> Iterator[tuple[str, str, int]]:
    """(groep, datum, score in tenths) of every survey; with `gemeente` those of its dossiers, and those of it or of none."""
    sql = "SELECT e.groep, e.datum, e.score FROM enquete e LEFT JOIN dossier d ON d.id = e.dossier_id"
    if gemeente is None:
        return iter(connection.execute(sql))
    own = "CASE WHEN d.id IS NULL THEN ifnull(e.gemeente, :own) ELSE d.gemeente END"
    return iter(connection.execute(f"{sql} WHERE folded({own}) = folded(:own)", {"own": gemeente}))


def rows(connection: sqlite3.Connection, sql: str, parameters: Iterable[Any] | Mapping[str, Any] = ()) -> list[Row]:
    """The rows of a query as dicts."""
    cursor = connection.execute(sql, parameters if isinstance(parameters, Mapping) else tuple(parameters))
    names = [c[0] for c in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def first(connection: sqlite3.Connection, sql: str, parameters: Iterable[Any] | Mapping[str, Any] = ()) -> Row | None:
    """The first row of a query as a dict, or None."""
    return next(iter(rows(connection, sql, parameters)), None)
