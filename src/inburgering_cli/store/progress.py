"""Reading hours and results: of one dossier, or of all in a fixed number of grouped queries."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from inburgering_cli.domain.urenstaat import Post, Staat, last_full_month
from inburgering_cli.domain.verplichtingen import Besluit, MapRegel, Poging, PvtRegel, Resultaten

#: Open dossiers in which the plicht is not met; of these, those whose PVT was signed: only there can all of it be done.
_OPEN: Final = (
    "dossier_id IN (SELECT id FROM dossier WHERE ifnull(voldaan, '9999') > :p"
    " AND ifnull(dossier_gesloten, '9999') > :p{more})"
)
#: Every record of hours with the day from which it counts (for a month its end, as a day that sorts after all of it), and
#: whether that day has been; `na_pip`: it only counts from the first PIP on (Bi 5.3 lid 5). :m is the last month that is over.
_HOURS: Final = """
WITH eerste(dossier_id, dag) AS (
  SELECT dossier_id, min(dag) FROM (
    SELECT dossier_id, dagtekening AS dag FROM pip WHERE dagtekening <= :p AND {which}
    UNION ALL SELECT id, pip_vorige_gemeente FROM dossier WHERE pip_vorige_gemeente <= :p AND {own})
  GROUP BY dossier_id),
regel(dossier_id, soort, dag, geweest, na_pip, gevolgd, aangeboden, geoorloofd, ongeoorloofd) AS (
  SELECT u.dossier_id, a.soort, min(u.maand || '-31', ifnull(a.einde, '9999')), u.maand <= :m OR ifnull(a.einde <= :p, 0), 1,
    u.gevolgd, u.aangeboden, u.verzuim_geoorloofd, u.verzuim_ongeoorloofd
    FROM uren u JOIN activiteit a ON a.id = u.activiteit_id WHERE u.maand <= substr(:p, 1, 7) AND {hours}
  UNION ALL SELECT dossier_id, 'map', datum, 1, 1, uren, 0, 0, 0 FROM map_onderdeel WHERE uren AND datum <= :p AND {which}
  UNION ALL SELECT dossier_id, 'map_praktijk', datum, 1, 1, praktijkuren, 0, 0, 0 FROM map_onderdeel
    WHERE praktijkuren AND datum <= :p AND {which}
  UNION ALL SELECT dossier_id, 'pvt', datum, 1, 1, uren, 0, 0, 0 FROM pvt_onderdeel
    WHERE uren AND aanwezig IS NOT 0 AND datum <= :p AND {which}
  UNION ALL SELECT dossier_id, 'intake_taal', datum, 1, 0, uren_taal, 0, 0, 0 FROM intake
    WHERE uren_taal AND datum <= :p AND {which}
  UNION ALL SELECT dossier_id, 'intake_participatie', datum, 1, 0, uren_participatie, 0, 0, 0 FROM intake
    WHERE uren_participatie AND datum <= :p AND {which}
  UNION ALL SELECT dossier_id, 'begeleiding', ifnull(einde, start), 1, 0, uren, 0, 0, 0 FROM begeleiding
    WHERE uren AND ifnull(einde, start) <= :p AND {which})
SELECT r.dossier_id, r.soort,
  sum(iif(r.geweest AND r.dag >= ifnull(e.dag, ''), ifnull(r.gevolgd, 0), 0)),
  sum(iif(r.geweest AND r.dag < e.dag, ifnull(r.gevolgd, 0), 0)),
  sum(iif(r.geweest, 0, ifnull(r.gevolgd, 0))),
  sum(iif(r.geweest, ifnull(r.aangeboden, 0), 0)), sum(iif(r.geweest, ifnull(r.geoorloofd, 0), 0)),
  sum(iif(r.geweest, ifnull(r.ongeoorloofd, 0), 0))
FROM regel r LEFT JOIN eerste e ON e.dossier_id = r.dossier_id AND r.na_pip
GROUP BY r.dossier_id, r.soort ORDER BY r.dossier_id, r.soort"""
_INTENSITY: Final = """
SELECT dossier_id, intensiteit_route, max(dagtekening) FROM pip
WHERE dagtekening <= :p AND {which} GROUP BY dossier_id"""
_LEFT: Final = """
SELECT dossier_id, uren, max(ifnull(datum, '')) FROM besluit WHERE soort = 'ontheffing' AND oordeel = 'toekenning'
AND uren IS NOT NULL AND ifnull(datum, '') <= :p AND {which} GROUP BY dossier_id"""


def hours(connection: sqlite3.Connection, peildatum: str, *, dossier_id: int | None = None) -> dict[int, Staat]:
    """The hours of every dossier that has any on the peildatum, or an intensity in its PIP; or of this one alone.

    Three queries, however many dossiers there are. A dossier that is not in the answer has `Staat()`.
    """
    parameters = {"p": peildatum, "m": last_full_month(peildatum), "id": dossier_id}
    one = dossier_id is not None
    names = {
        "which": "dossier_id = :id" if one else "1",
        "own": "id = :id" if one else "1",
        "hours": "u.dossier_id = :id" if one else "1",
    }
    intensity = {row[0]: row[1] for row in connection.execute(_INTENSITY.format_map(names), parameters)}
    left = {row[0]: row[1] for row in connection.execute(_LEFT.format_map(names), parameters)}
    posts = {
        ident: tuple(Post(*row[1:]) for row in rows)
        for ident, rows in _by_dossier(connection.execute(_HOURS.format_map(names), parameters))
    }
    return {
        ident: Staat(posts.get(ident, ()), intensity.get(ident), left.get(ident))
        for ident in posts.keys() | intensity.keys() | left.keys()
    }


def hours_of(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> Staat:
    """The hours of one dossier on the peildatum."""
    return hours(connection, peildatum, dossier_id=dossier_id).get(dossier_id, Staat())


def results(connection: sqlite3.Connection, peildatum: str, *, dossier_id: int | None = None) -> dict[int, Resultaten]:
    """Attempts at exams, decisions that dispense, and the end of the onderwijsroute: of one dossier, or of each open one where
    these can complete the plicht (exams and route only where the PVT was signed). Three queries, however many there are."""
    parameters = {"p": peildatum, "id": dossier_id}
    of_one = "dossier_id = :id"
    which = of_one if dossier_id is not None else _OPEN.format(more=" AND pvt_ondertekend <= :p")
    decisions = of_one if dossier_id is not None else _OPEN.format(more="")
    tried = dict(
        _by_dossier(
            connection.execute(
                "SELECT dossier_id, onderdeel, datum, niveau, uitslag FROM examen"
                f" WHERE datum <= :p AND {which} ORDER BY dossier_id, datum, id",
                parameters,
            )
        )
    )
    decided = dict(
        _by_dossier(
            connection.execute(
                "SELECT dossier_id, soort, datum, omvang, onderdeel FROM besluit WHERE soort IN ('vrijstelling', 'ontheffing')"
                " AND oordeel = 'toekenning' AND ifnull(datum, '') <= :p AND ifnull(vanaf, '') <= :p"
                f" AND ifnull(tot, '9999') >= :p AND {decisions} ORDER BY dossier_id, ifnull(datum, ''), id",
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
        ident: Resultaten(
            [Poging(*row[1:]) for row in tried.get(ident, ())],
            [Besluit(*row[1:]) for row in decided.get(ident, ())],
            done.get(ident),
        )
        for ident in tried.keys() | decided.keys() | done.keys()
    }


def results_of(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> Resultaten:
    """The results of one dossier on the peildatum."""
    return results(connection, peildatum, dossier_id=dossier_id).get(dossier_id, Resultaten())


def map_records(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> list[MapRegel]:
    """What was done on the MAP up to the peildatum, oldest first."""
    rows = connection.execute(
        "SELECT onderdeel, datum, ifnull(behaald, 0), ifnull(uren, 0), ifnull(praktijkuren, 0) FROM map_onderdeel"
        " WHERE dossier_id = ? AND datum <= ? ORDER BY datum, id",
        (dossier_id, peildatum),
    )
    return [MapRegel(part, day, bool(done), hours, practice) for part, day, done, hours, practice in rows]


def pvt_records(connection: sqlite3.Connection, peildatum: str, dossier_id: int) -> list[PvtRegel]:
    """Attendance at the PVT up to the peildatum, oldest first."""
    rows = connection.execute(
        "SELECT onderdeel, datum, aanwezig, ifnull(uren, 0) FROM pvt_onderdeel WHERE dossier_id = ? AND datum <= ?"
        " ORDER BY datum, id",
        (dossier_id, peildatum),
    )
    return [PvtRegel(part, day, None if there is None else bool(there), hours) for part, day, there, hours in rows]


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
    where += " AND d.gemeente = :g COLLATE NOCASE" if gemeente is not None else ""
    parameters = {"p": peildatum, "van": van, "tot": tot, "g": gemeente}
    if names:
        sql = f"SELECT e.uitslag = 'geslaagd', d.nummer FROM examen e{join}{where} ORDER BY d.nummer, e.datum"
        return ((bool(passed), 1, number) for passed, number in connection.execute(sql, parameters))
    sql = f"SELECT total(e.uitslag = 'geslaagd'), count(*) FROM examen e{join}{where}"
    passed, every = connection.execute(sql, parameters).fetchone()
    return iter(((True, int(passed), ""), (False, every - int(passed), "")))


def _by_dossier(rows: sqlite3.Cursor) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    return ((ident, list(own)) for ident, own in groupby(rows, key=itemgetter(0)))
