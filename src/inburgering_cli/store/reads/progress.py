"""Hours and results: of one dossier, or of all in a fixed number of grouped queries."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from inburgering_cli.law.plicht.hours import (
    DAYS_AFTER_PIP,
    DISABILITY,
    SCHOOL_MONTHS,
    SCHOOLS,
    HoursState,
    Post,
    last_full_month,
)
from inburgering_cli.law.plicht.map_goals import GOALS, WEEK_HOURS, Progress, Work, progress, work_months
from inburgering_cli.law.plicht.parts import Attempt, Besluit, MapLine, PvtLine, Results
from inburgering_cli.store.reads.facts import in_step

#: Open dossiers in which the plicht is not met; `more` narrows it to a signed PVT, without which it cannot be.
_OPEN: Final = (
    "dossier_id IN (SELECT id FROM dossier WHERE ifnull(voldaan, '9999') > :p"
    " AND ifnull(dossier_gesloten, '9999') > :p{more})"
)
#: The first PIP of a dossier ({id}), if there is one on the peildatum.
_FIRST_PIP: Final = (
    "nullif(min(ifnull((SELECT min(dagtekening) FROM pip WHERE dossier_id = {id} AND dagtekening <= :p), '9999'),"
    " ifnull((SELECT pip_vorige_gemeente FROM dossier WHERE id = {id} AND pip_vorige_gemeente <= :p), '9999')), '9999')"
)
#: The day from which hours count.
_FIRST_DAY: Final = f"date({_FIRST_PIP}, '+{DAYS_AFTER_PIP} day')"


_THESE: Final = "(SELECT value FROM json_each(:ids))"
#: Groups by an index on the dossiers, so that nothing is sorted.
_ACTIVITY: Final = f" AND a.dossier_id IN {_THESE} GROUP BY 1, a.start, a.soort"
_RECORD: Final = f" AND dossier_id IN {_THESE} GROUP BY 1"


def absent(of: str) -> str:
    """The absence in the rows of hours with this alias, as far as it was recorded."""
    return f"ifnull({of}.verzuim_geoorloofd, 0) + ifnull({of}.verzuim_ongeoorloofd, 0)"


def offered(of: str) -> str:
    """Hours offered, else those attended and missed; NULL when neither is known, so that the absence has no whole."""
    return f"ifnull({of}.aangeboden, {of}.gevolgd + {absent(of)})"


def unexplained(of: str) -> str:
    """`law.plicht.hours.unexplained` of the rows with this alias; NULL when it is not known what was offered."""
    return f"{of}.aangeboden - ifnull({of}.gevolgd, 0) - ({absent(of)})"


def _of_days(table: str, kind: str, column: str) -> str:
    """Hours that count from their own day, in wi2021 from the day after the first PIP (Bi 5.3 lid 5)."""
    first = _FIRST_DAY.format(id=f"{table}.dossier_id")
    return (
        f"SELECT dossier_id, '{kind}', sum(iif(ifnull(datum >= {first}, 1), ifnull({column}, 0), 0)),"
        f" sum(iif(datum < {first}, ifnull({column}, 0), 0)), 0, 0, 0, 0, 0, 0, 0 FROM {table}"
        f" WHERE datum <= :p{_RECORD}"
    )


def _of_record(table: str, kind: str, column: str, day: str) -> str:
    """Hours that the law lets count whatever their day."""
    return f"SELECT dossier_id, '{kind}', sum(ifnull({column}, 0)){', 0' * 8} FROM {table} WHERE {day} <= :p{_RECORD}"


#: Whether the day from which the hours of a month count has passed (:m: the last full month).
_HAS_BEEN: Final = "(u.maand <= :m OR ifnull(a.einde <= :p, 0))"
_MONTHS: Final = " FROM activiteit a CROSS JOIN uren u ON u.activiteit_id = a.id"
_OF_MONTHS: Final = (
    "SELECT a.dossier_id, a.soort, ifnull(sum(u.gevolgd), 0), 0, 0, ifnull(sum(u.aangeboden), 0),"
    f" ifnull(sum(u.verzuim_geoorloofd), 0), ifnull(sum(u.verzuim_ongeoorloofd), 0), 0, 0,"
    f" ifnull(sum({unexplained('u')}), 0){_MONTHS}"
    f" WHERE u.maand <= substr(:p, 1, 7) AND {_HAS_BEEN}{_ACTIVITY}"
)
_RUNNING: Final = (
    f"SELECT a.dossier_id, a.soort, 0, 0, ifnull(sum(u.gevolgd), 0), 0, 0, 0, 0, 0, 0{_MONTHS}"
    f" WHERE u.maand = substr(:p, 1, 7) AND NOT {_HAS_BEEN}{_ACTIVITY}"
)
_PIP, _FIRST = (sql.format(id="a.dossier_id") for sql in (_FIRST_PIP, _FIRST_DAY))
#: How many hours of a month are from before the first day that counts: all when the month or its activity was over by then,
#: else what was recorded of the month that holds that day; NULL: not known.
_EARLY: Final = f"iif(u.maand < substr({_FIRST}, 1, 7) OR ifnull(a.einde < {_FIRST}, 0), u.gevolgd, u.voor_pip)"
_AT_SCHOOL: Final = (
    f"a.schoolsoort IN {SCHOOLS} AND u.maand >= substr(date({_PIP}, 'start of month', '-{SCHOOL_MONTHS} months'), 1, 7)"
)
#: Subtracts those hours, and those of which it is not known; a query of its own, so that the PIP is only looked for in
#: months up to it.
_TOO_EARLY: Final = (
    f"SELECT a.dossier_id, a.soort, -ifnull(sum(ifnull({_EARLY}, u.gevolgd)), 0), ifnull(sum({_EARLY}), 0), 0, 0, 0, 0,"
    f" ifnull(sum(iif({_EARLY} IS NULL, u.gevolgd, 0)), 0), ifnull(sum(iif({_AT_SCHOOL}, {_EARLY}, 0)), 0), 0{_MONTHS}"
    f" AND u.maand <= substr({_FIRST}, 1, 7) WHERE a.start < {_FIRST} AND u.maand || '-01' < {_FIRST} AND {_HAS_BEEN}"
    f"{_ACTIVITY}"
)
# a bare column beside max() is that of the row with the highest day
_INTENSITY: Final = (
    "SELECT dossier_id, 'intensiteit', intensiteit_route, max(dagtekening), 0, 0, 0, 0, 0, 0, 0 FROM pip"
    f" WHERE dagtekening <= :p{_RECORD}"
)
_DISPENSED: Final = (
    "SELECT dossier_id, 'ontheffing', uren, max(ifnull(datum, '')), 0, 0, 0, 0, 0, 0, 0 FROM besluit"
    f" WHERE soort = 'ontheffing' AND oordeel = 'toekenning' AND uren IS NOT NULL AND ifnull(datum, '') <= :p{_RECORD}"
)


def _names_disability(text: str) -> str:
    return "(" + " OR ".join(f"instr(lower({text}), '{word}')" for word in DISABILITY) + ")"


#: Whether an exemption from the toets, or an ontheffing of DUO, tells of a disability; read of one dossier alone.
_TELLS_OF_DISABILITY: Final = tuple(
    f"SELECT dossier_id, 'beperking', 1{', 0' * 8} FROM {table} WHERE {exists_} AND {_names_disability(text)}{_RECORD}"
    for table, exists_, text in (
        ("intake", "datum <= :p", "toets_ontheffing"),
        (
            "besluit",
            "soort = 'ontheffing' AND oordeel = 'toekenning' AND ifnull(datum, '') <= :p",
            "ifnull(grond, '') || ' ' || ifnull(toelichting, '')",
        ),
    )
)
#: Each gives (dossier, soort, counts, before the first PIP, in a running month, offered, missed with leave, without leave,
#: in the month of the PIP, at a school before it, not accounted for); the last two give what the PIP and an ontheffing say.
_BY_ACTIVITY: Final = (_OF_MONTHS, _RUNNING, _TOO_EARLY)
_BY_RECORD: Final = (
    _of_days("map_onderdeel", "map", "uren"),
    _of_days("map_onderdeel", "map_praktijk", "praktijkuren"),
    _of_days("pvt_onderdeel", "pvt", "iif(aanwezig IS 0, 0, uren)"),
    _of_record("intake", "intake_nt2", "uren_nt2", "datum"),
    _of_record("intake", "intake_knm", "uren_knm", "datum"),
    _of_record("intake", "intake_taal", "uren_taal", "datum"),
    _of_record("intake", "intake_participatie", "uren_participatie", "datum"),
    _of_record("begeleiding", "begeleiding", "uren", "ifnull(einde, start)"),
    _of_record("activiteit", "in_mindering", "in_mindering", "start"),
    _INTENSITY,
    _DISPENSED,
)
_AT_ONCE: Final = " UNION ALL ".join((*_BY_ACTIVITY, *_BY_RECORD, *_TELLS_OF_DISABILITY))
_IN_STEP: Final = (
    *(f"{q} ORDER BY 1, a.start, a.soort" for q in _BY_ACTIVITY),
    *(f"{q} ORDER BY 1" for q in _BY_RECORD),
)
#: Open dossiers in which a number of hours has to be reached: those of the Z-route, and those whose PIP names a number.
_WITH_NORM: Final = (
    "SELECT id FROM dossier d WHERE ifnull(dossier_gesloten, '9999') > :p AND ("
    "EXISTS (SELECT 1 FROM route WHERE dossier_id = d.id AND datum <= :p AND route = 'z')"
    " OR EXISTS (SELECT 1 FROM pip WHERE dossier_id = d.id AND dagtekening <= :p AND intensiteit_route IS NOT NULL))"
)


def hours(connection: sqlite3.Connection, peildatum: str) -> Callable[[int], HoursState]:
    """The hours of each open dossier in which a number of hours has to be reached, as they count on the peildatum.

    Ask by row id in rising order; any other dossier has `HoursState()`. A fixed number of queries, read in step. Of a
    disability they say nothing: see `hours_of`.
    """
    from heapq import merge

    parameters: dict[str, Any] = {"p": peildatum, "m": last_full_month(peildatum)}
    parameters["ids"] = str([row[0] for row in connection.execute(_WITH_NORM, parameters)])
    up_to = in_step(merge(*(connection.execute(sql, parameters) for sql in _IN_STEP), key=itemgetter(0)))
    return lambda ident: _state_dir(up_to(ident).get(ident, ()))


def hours_of(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> HoursState:
    """The hours of one dossier on the peildatum, in one query."""
    parameters = {"p": peildatum, "m": last_full_month(peildatum), "ids": f"[{dossier_id}]"}
    return _state_dir(connection.execute(_AT_ONCE, parameters).fetchall())


def _state_dir(rows: Sequence[tuple[Any, ...]]) -> HoursState:
    """The hours of a dossier, the posts of one kind taken together."""
    if not rows:
        return HoursState()
    posts: dict[str, Post] = {}
    said: dict[str, int | None] = {}
    for _, kind, *numbers in rows:
        if kind in ("intensiteit", "ontheffing", "beperking"):
            said[kind] = numbers[0]
        elif kind in posts:
            posts[kind] = Post(kind, *(x + y for x, y in zip(posts[kind][1:], numbers, strict=True)))
        elif any(numbers):
            posts[kind] = Post(kind, *numbers)
    of_kind = tuple(posts[kind] for kind in sorted(posts))
    return HoursState(of_kind, said.get("intensiteit"), said.get("ontheffing"), "beperking" in said)


def results(connection: sqlite3.Connection, peildatum: str, *, dossier_id: int | None = None) -> dict[int, Results]:
    """Attempts at exams, dispensations, and the end of the onderwijsroute, in three queries: of one dossier, or of each
    open one where these can complete the plicht (exams and route only if the PVT was signed)."""
    parameters = {"p": peildatum, "id": dossier_id}
    of_one = "dossier_id = :id"
    which = of_one if dossier_id is not None else _OPEN.format(more=" AND pvt_ondertekend <= :p")
    decisions = of_one if dossier_id is not None else _OPEN.format(more="")
    tried = dict(
        _by_dossier(
            connection.execute(
                "SELECT dossier_id, onderdeel, datum, niveau, uitslag FROM examen"
                f" WHERE datum <= :p AND {which} ORDER BY dossier_id, datum, onderdeel",
                parameters,
            )
        )
    )
    decided = dict(
        _by_dossier(
            connection.execute(
                "SELECT dossier_id, soort, datum, omvang, onderdeel FROM besluit WHERE soort IN ('vrijstelling', 'ontheffing')"
                " AND oordeel = 'toekenning' AND ifnull(datum, '') <= :p AND ifnull(vanaf, '') <= :p"
                f" AND ifnull(tot, '9999') >= :p AND {decisions} ORDER BY dossier_id, datum, soort",
                parameters,
            )
        )
    )
    done = dict(
        connection.execute(
            "SELECT dossier_id, max(afgerond_op) FROM route WHERE route = 'onderwijs' AND afgerond_op <= :p"
            f" AND {which} GROUP BY dossier_id",
            parameters,
        )
    )
    return {
        ident: Results(
            [Attempt(*row[1:]) for row in tried.get(ident, ())],
            [Besluit(*row[1:]) for row in decided.get(ident, ())],
            done.get(ident),
        )
        for ident in tried.keys() | decided.keys() | done.keys()
    }


def results_of(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> Results:
    """The results of one dossier on the peildatum."""
    return results(connection, peildatum, dossier_id=dossier_id).get(dossier_id, Results())


def map_records(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> list[MapLine]:
    """What was done on the MAP up to the peildatum, oldest first."""
    rows = connection.execute(
        "SELECT onderdeel, datum, ifnull(behaald, 0), uren, praktijkuren, aantal"
        " FROM map_onderdeel WHERE dossier_id = ? AND datum <= ? ORDER BY datum, id",
        (dossier_id, peildatum),
    )
    return [MapLine(part, day, bool(done), *numbers) for part, day, done, *numbers in rows]


def map_goals(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> dict[str, int]:
    """The goals of the MAP, each from the newest settled PIP that names it."""
    found: dict[str, int] = {}
    names = (*(name for name, _ in GOALS.values()), WEEK_HOURS)
    for row in connection.execute(
        f"SELECT {', '.join(names)} FROM pip WHERE dossier_id = ? AND dagtekening <= ? ORDER BY dagtekening",
        (dossier_id, peildatum),
    ):
        found |= {name: goal for name, goal in zip(names, row, strict=True) if goal is not None}
    return found


def map_progress(
    connection: sqlite3.Connection, peildatum: str, dossier_id: int, since: str | None
) -> dict[str, Progress]:
    """How far the goals of the MAP are; work counts from `since`, the first PIP."""
    goals = map_goals(connection, peildatum, dossier_id)
    if not goals or since is None:
        return {}
    work = connection.execute(
        "SELECT soort, start, einde, uren_per_week FROM activiteit WHERE dossier_id = ? AND start <= ?",
        (dossier_id, peildatum),
    )
    done = work_months((Work(*row) for row in work), goals.get(WEEK_HOURS), since, peildatum)
    counted = [(line.onderdeel, line.aantal) for line in map_records(connection, peildatum, dossier_id)]
    return progress(goals, counted, done)


def pvt_records(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> list[PvtLine]:
    """Attendance at the PVT up to the peildatum, oldest first."""
    rows = connection.execute(
        "SELECT onderdeel, datum, aanwezig, uren FROM pvt_onderdeel WHERE dossier_id = ? AND datum <= ?"
        " ORDER BY datum, id",
        (dossier_id, peildatum),
    )
    return [PvtLine(part, day, None if there is None else bool(there), hours) for part, day, there, hours in rows]


def final_talk(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> str | None:
    """The first day on which the eindgesprek of the Z-route was held."""
    found: str | None = connection.execute(
        "SELECT min(gehouden) FROM gesprek WHERE soort = 'eindgesprek_zroute' AND gehouden <= ? AND dossier_id = ?",
        (peildatum, dossier_id),
    ).fetchone()[0]
    return found


def exam_results(
    connection: sqlite3.Connection,
    peildatum: str,
    van: str | None,
    tot: str | None,
    gemeente: str | None = None,
    *,
    names: bool = False,
) -> Iterator[tuple[bool, int, str]]:
    """(passed, how many exams, dossier) of the exams with a result in a period, as known on the peildatum.

    With `names` a row for each exam; without them two sums in one pass over the table, and no dossier.
    """
    join = " JOIN dossier d ON d.id = e.dossier_id" if names or gemeente is not None else ""
    where = " WHERE e.uitslag <> 'geen' AND e.datum BETWEEN ifnull(:van, '') AND min(ifnull(:tot, :p), :p)"
    where += " AND folded(d.gemeente) = folded(:g)" if gemeente is not None else ""
    parameters = {"p": peildatum, "van": van, "tot": tot, "g": gemeente}
    if names:
        sql = f"SELECT e.uitslag = 'geslaagd', d.nummer FROM examen e{join}{where} ORDER BY d.nummer, e.datum"
        return ((bool(passed), 1, number) for passed, number in connection.execute(sql, parameters))
    sql = f"SELECT total(e.uitslag = 'geslaagd'), count(*) FROM examen e{join}{where}"
    passed, every = connection.execute(sql, parameters).fetchone()
    return iter(((True, int(passed), ""), (False, every - int(passed), "")))


def _by_dossier(rows: sqlite3.Cursor) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    return ((ident, list(own)) for ident, own in groupby(rows, key=itemgetter(0)))
