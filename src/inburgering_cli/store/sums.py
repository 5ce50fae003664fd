"""The sums that signals read: one grouped query per table, each read once, in step with the dossiers."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from inburgering_cli.domain.dates import end_of_month
from inburgering_cli.domain.sommen import Sommen
from inburgering_cli.domain.vocabulary import ACTIVITEITEN

_Row = tuple[Any, ...]


class _Query(NamedTuple):
    """What is summed per dossier, and which rows of the table there are on the peildatum (:p; :m is its month).

    `{alleen}` in the table: where a query inside it has to keep to the one dossier that is read.
    """

    tabel: str
    kolommen: tuple[str, ...]
    bestaat: str
    sleutel: str = "dossier_id"


def _these(kinds: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{kind}'" for kind in kinds) + ")"


_PARTICIPATION: Final = _these(name for name, kind in ACTIVITEITEN.items() if kind.participatie)
_COURSE: Final = _these(name for name, kind in ACTIVITEITEN.items() if kind.taal and not kind.participatie)
_COUNTED: Final = _these(name for name, kind in ACTIVITEITEN.items() if kind.taal or kind.participatie)
#: The hours of a month count once it, or their activity, is over; :vol is the first month that is not.
_OVER: Final = "(u.maand < :vol OR ifnull(a.einde <= :p, 0))"
_SINCE_PIP: Final = (
    "min(u.maand || '-31', ifnull(a.einde, '9999')) >="
    " min(ifnull(e.dag, '9999'), ifnull(CASE WHEN d.pip_vorige_gemeente <= :p THEN d.pip_vorige_gemeente END, '9999'))"
)
_WINDOW: Final = "u.maand >= :van AND u.maand < :tot"
_OFFERED: Final = (
    "ifnull(u.aangeboden, ifnull(u.gevolgd, 0) + ifnull(u.verzuim_geoorloofd, 0) + ifnull(u.verzuim_ongeoorloofd, 0))"
)
_DISPENSED: Final = "soort = 'ontheffing' AND oordeel = 'toekenning' AND uren IS NOT NULL"
#: In the order in which `sums` takes them apart.
_QUERIES: Final = (
    _Query("dossier", ("bsn IS NOT NULL",), "1", "id"),
    _Query(
        "pip",
        # with one max(), the other columns are those of its row
        (
            "max(CASE WHEN dagtekening <= :p THEN dagtekening END)",
            "sum(dagtekening IS NULL)",
            "intensiteit_route",
            "alfabetisering",
        ),
        "ifnull(dagtekening, '') <= :p",
    ),
    _Query(
        # CROSS: in the order of the hours
        "uren u CROSS JOIN activiteit a ON a.id = u.activiteit_id JOIN dossier d ON d.id = u.dossier_id"
        " LEFT JOIN (SELECT dossier_id, min(dagtekening) AS dag FROM pip"
        " WHERE {alleen}dagtekening <= :p GROUP BY dossier_id) e"
        " ON e.dossier_id = u.dossier_id",
        (
            f"sum(CASE WHEN {_OVER} AND {_SINCE_PIP} AND a.soort IN {_COURSE} THEN u.gevolgd END)",
            f"sum(CASE WHEN {_OVER} AND {_SINCE_PIP} AND a.soort IN {_PARTICIPATION} THEN u.gevolgd END)",
            f"sum(CASE WHEN {_OVER} AND NOT {_SINCE_PIP} AND a.soort IN {_COUNTED} THEN u.gevolgd END)",
            f"sum(CASE WHEN {_WINDOW} THEN {_OFFERED} END)",
            f"sum(CASE WHEN {_WINDOW} THEN u.verzuim_ongeoorloofd END)",
            f"max(CASE WHEN {_WINDOW} AND u.verzuim_ongeoorloofd > 0 THEN u.maand END)",
            "max(u.maand)",
        ),
        "u.maand <= :m",
        "u.dossier_id",
    ),
    _Query("intake", ("sum(uren_taal)", "sum(uren_participatie)", "max(datum)"), "datum <= :p"),
    _Query(
        "map_onderdeel",
        ("min(datum)", "sum(ifnull(uren, 0) + ifnull(praktijkuren, 0))", "max(datum)"),
        "datum <= :p",
    ),
    _Query(
        "pvt_onderdeel",
        ("min(CASE WHEN ifnull(aanwezig, 1) THEN datum END)", "sum(ifnull(aanwezig, 1) * uren)", "max(datum)"),
        "datum <= :p",
    ),
    _Query("begeleiding", ("sum(CASE WHEN ifnull(einde, start) <= :p THEN uren END)", "max(start)"), "start <= :p"),
    _Query("gesprek", ("max(gehouden)",), "gehouden <= :p"),
    _Query("maatregel", ("max(datum)",), "datum <= :p"),
    _Query("ontzorg_evaluatie", ("max(datum)",), "datum <= :p"),
    # of the last ontheffing that leaves hours: its day, a space, the hours
    _Query("besluit", (f"max(CASE WHEN {_DISPENSED} THEN datum || ' ' || uren END)", "max(datum)"), "datum <= :p"),
    # of these only matters when the last record was made
    _Query("activiteit", ("max(CASE WHEN einde <= :p THEN einde ELSE start END)",), "start <= :p"),
    _Query("aanbod", ("max(aangeboden_op)",), "aangeboden_op <= :p"),
    *(_Query(t, ("max(datum)",), "datum <= :p") for t in ("route", "examen")),
    *(_Query(t, ("max(datum)",), "datum <= :p") for t in ("overdracht", "verwijzing", "klantprofiel")),
    *(_Query(t, ("max(start)",), "start <= :p") for t in ("training", "voorinburgering")),
)
_END: Final[_Row] = (1 << 63,)


def sums(
    connection: sqlite3.Connection, peildatum: str, months: tuple[str, str], *, dossier_id: int | None = None
) -> Callable[[int], Sommen]:
    """The sums of a dossier by its row id, as known on the peildatum; to be asked for in rising order of id.

    `months`: the first month in which absence counts, and the one after the last. With `dossier_id` only that dossier is
    read.
    """
    month = peildatum[:7]
    running = month if peildatum < end_of_month(month) else f"{month}~"  # sorts after the month and before the next
    parameters = {"p": peildatum, "m": month, "vol": running, "van": months[0], "tot": months[1], "id": dossier_id}
    read = [
        _in_step(connection.execute(_sql(query, one=dossier_id is not None), parameters), len(query.kolommen))
        for query in _QUERIES
    ]

    def of(ident: int) -> Sommen:
        dossier, pip, hours, intake, map_, pvt, guidance, talk, measure, evaluation, decision, *others = [
            at(ident) for at in read
        ]
        _, signed, concepts, intensity, literacy = pip
        _, course, part, early, offered, missed, missed_month, last_month = hours
        days = [
            signed,
            intake[3],
            map_[3],
            pvt[3],
            guidance[2],
            talk[1],
            measure[1],
            evaluation[1],
            decision[2],
            *(other[1] for other in others),
        ]
        if last_month is not None:
            days.append(min(end_of_month(last_month), peildatum))
        return Sommen(
            heeft_bsn=bool(dossier[1]),
            pip_concept=bool(concepts),
            intensiteit_route=intensity,
            alfabetisering=literacy,
            cursus=(course or 0) + (intake[1] or 0),
            participatie=(part or 0) + (intake[2] or 0) + (map_[2] or 0) + (pvt[2] or 0) + (guidance[1] or 0),
            voor_pip=early or 0,
            aangeboden=offered or 0,
            ongeoorloofd=missed or 0,
            verzuim_maand=missed_month,
            map_begin=map_[1],
            pvt_begin=pvt[1],
            gesprek=talk[1],
            maatregel=measure[1],
            evaluatie=evaluation[1],
            ontheffing=int(decision[1].split()[1]) if decision[1] else None,
            laatste=max((day for day in days if day is not None), default=None),
        )

    return of


def _sql(query: _Query, *, one: bool) -> str:
    tabel, kolommen, bestaat, key = query
    only = f"{key} = :id AND " if one else ""
    source = tabel.replace("{alleen}", "dossier_id = :id AND " if one else "")
    return f"SELECT {key}, {', '.join(kolommen)} FROM {source} WHERE {only}{bestaat} GROUP BY {key} ORDER BY {key}"


def _in_step(cursor: sqlite3.Cursor, width: int) -> Callable[[int], _Row]:
    """From a cursor in the order of dossier ids: the row of a dossier, or one of nothing."""
    head: _Row = next(cursor, _END)
    nothing: _Row = (None,) * (1 + width)

    def at(ident: int) -> _Row:
        nonlocal head
        while head[0] < ident:
            head = next(cursor, _END)
        return head if head[0] == ident else nothing

    return at
