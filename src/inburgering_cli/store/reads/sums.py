"""The sums for signals: one grouped query for each table, read in step with the dossiers."""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import end_of_month
from inburgering_cli.law.signals.sums import Sums
from inburgering_cli.store.reads import progress

_Row = tuple[Any, ...]


class _Query(NamedTuple):
    """The sums for each dossier, and which rows exist on the peildatum (:p; :m is its month)."""

    table: str
    columns: tuple[str, ...]
    exists_: str
    sleutel: str = "dossier_id"


_WINDOW: Final = "maand >= :van AND maand < :tot"
_OFFERED: Final = progress.offered("uren")
_MISSED: Final = f"{_WINDOW} AND {_OFFERED} IS NOT NULL"
_UNEXPLAINED: Final = f"CASE WHEN {_WINDOW} THEN nullif({progress.unexplained('uren')}, 0) END"
#: In the order in which `sums` unpacks them.
_QUERIES: Final = (
    _Query("dossier", ("bsn IS NOT NULL", "geboortedatum", "nationaliteit"), "1", "id"),
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
        "uren",
        (
            f"sum(CASE WHEN {_WINDOW} THEN {_OFFERED} END)",
            f"sum(CASE WHEN {_MISSED} THEN verzuim_ongeoorloofd END)",
            f"max(CASE WHEN {_MISSED} AND verzuim_ongeoorloofd > 0 THEN maand END)",
            f"sum({_UNEXPLAINED})",
            f"max(CASE WHEN {_UNEXPLAINED} IS NOT NULL THEN maand END)",
            "max(maand)",
        ),
        "maand <= :m",
    ),
    _Query("map_onderdeel", ("min(datum)", "max(datum)"), "datum <= :p"),
    _Query("pvt_onderdeel", ("min(CASE WHEN ifnull(aanwezig, 1) THEN datum END)", "max(datum)"), "datum <= :p"),
    _Query(
        "gesprek",
        ("max(CASE WHEN gehouden <= :p THEN gehouden END)",),
        "1",
    ),
    _Query("maatregel", ("max(datum)",), "datum <= :p"),
    _Query("ontzorg_evaluatie", ("max(datum)",), "datum <= :p"),
    # these only tell the day of the last record
    _Query("activiteit", ("max(CASE WHEN einde <= :p THEN einde ELSE start END)",), "start <= :p"),
    _Query("aanbod", ("max(aangeboden_op)",), "aangeboden_op <= :p"),
    # parts of the brede intake are numbered 1 and 2
    _Query("intake", ("max(datum)", "max(deel = 1)", "max(deel = 2)"), "datum <= :p"),
    *(_Query(t, ("max(datum)",), "datum <= :p") for t in ("route", "examen", "besluit")),
    *(_Query(t, ("max(datum)",), "datum <= :p") for t in ("overdracht", "verwijzing", "klantprofiel")),
    *(_Query(t, ("max(start)",), "start <= :p") for t in ("begeleiding", "training", "voorinburgering")),
)
_END: Final[_Row] = (1 << 63,)


def sums(
    connection: sqlite3.Connection, peildatum: str, months: tuple[str, str], *, dossier_id: int | None = None
) -> Callable[[int], Sums]:
    """The sums of a dossier by its row id, as known on the peildatum; ask in rising order of id.

    `months`: the first month in which absence counts, and the one after the last. `dossier_id`: read only that dossier.
    """
    parameters = {"p": peildatum, "m": peildatum[:7], "van": months[0], "tot": months[1], "id": dossier_id}
    read = [
        _in_step(connection.execute(_sql(query, one=dossier_id is not None), parameters), len(query.columns))
        for query in _QUERIES
    ]
    one = partial(progress.hours_of, connection, peildatum)
    hours = progress.hours(connection, peildatum) if dossier_id is None else one

    def of(ident: int) -> Sums:
        dossier, pip, absence, map_, pvt, talk, measure, evaluation, activity, offer, intake, *others = [
            at(ident) for at in read
        ]
        _, signed, concepts, intensity, literacy = pip
        _, offered, missed, missed_month, unexplained, unexplained_month, last_month = absence
        days = [
            signed,
            map_[2],
            pvt[2],
            talk[1],
            measure[1],
            evaluation[1],
            *(other[1] for other in (activity, offer, intake, *others)),
        ]
        if last_month is not None:
            days.append(min(end_of_month(last_month), peildatum))
        return Sums(
            heeft_bsn=bool(dossier[1]),
            geboortedatum=dossier[2],
            nationaliteit=dossier[3],
            pip_concept=bool(concepts),
            intensiteit_route=intensity,
            alfabetisering=literacy,
            intake_mist=_missing_part(intake),
            uren=hours(ident),
            aangeboden=offered or 0,
            ongeoorloofd=missed or 0,
            verzuim_maand=missed_month,
            onverklaard=unexplained or 0,
            onverklaard_maand=unexplained_month,
            map_begin=map_[1],
            pvt_begin=pvt[1],
            gesprek=talk[1],
            maatregel=measure[1],
            evaluatie=evaluation[1],
            laatste=max((day for day in days if day is not None), default=None),
        )

    return of


def _missing_part(intake: _Row) -> str | None:
    _, last, first_part, second_part = intake
    if last is None:
        return None
    return "deel_1" if not first_part else "toets" if second_part else "deel_2"


def _sql(query: _Query, *, one: bool) -> str:
    table, columns, exists_, key = query
    only = f"{key} = :id AND " if one else ""
    return f"SELECT {key}, {', '.join(columns)} FROM {table} WHERE {only}{exists_} GROUP BY {key} ORDER BY {key}"


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
