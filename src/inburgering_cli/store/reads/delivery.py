"""What a delivery reads beside the facts: at most two queries, in the order of dossiers, to limit memory."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from inburgering_cli.law.vocabulary import ACTIVITEITEN

_LANGUAGE: Final = ", ".join(f"'{name}'" for name, a in ACTIVITEITEN.items() if a.taal)
_PARTICIPATIE: Final = ", ".join(f"'{name}'" for name, a in ACTIVITEITEN.items() if a.participatie and not a.taal)


def _known(column: str) -> str:
    return f"CASE WHEN {column} <= :p THEN {column} END"


def _newest(table: str, day: str, column: str, which: str = "1") -> str:
    """A column of the newest record of a table on the reading day."""
    return (
        f"(SELECT {column} FROM {table} WHERE dossier_id = d.id AND {day} <= :p AND {which}"
        f" ORDER BY {day} DESC, id DESC LIMIT 1)"
    )


def _hours(column: str, which: str = "1") -> str:
    return (
        f"(SELECT sum(u.{column}) FROM uren u JOIN activiteit a ON a.id = u.activiteit_id"
        f" WHERE u.dossier_id = d.id AND u.maand <= :m AND {which})"
    )


_BOETE: Final = "soort = 'boete'"
#: Source (`levering.EXTRA`) -> how it is found in the table dossier `d`; :p is the reading day and :m its month.
EXTRA: Final[Mapping[str, str]] = {
    **{
        name: f"d.{name}"
        for name in (
            "bsn", "v_nummer", "geboortedatum", "geslacht", "nationaliteit", "postcode", "klantmanager",
        )
    },
    "toets_uitslag": _newest("intake", "ifnull(toets_datum, datum)", "toets_uitslag", "datum <= :p AND toets_uitslag <> ''"),
    "pip_laatste": _newest("pip", "dagtekening", "dagtekening"),
    "pip_alfabetisering": _newest("pip", "dagtekening", "alfabetisering"),
    **{f"intensiteit_{n}": _newest("pip", "dagtekening", f"intensiteit_{n}") for n in ("route", "pvt", "map")},
    "route_begin": _newest("route", "datum", "datum"),
    "route_afgeschaald": _newest("route", "datum", _known("afgeschaald_op")),
    "route_afgerond": _newest("route", "datum", _known("afgerond_op")),
    "aanbieder": _newest("aanbod", "aangeboden_op", "aanbieder"),
    "begeleiding_begin": "(SELECT min(start) FROM begeleiding WHERE dossier_id = d.id AND start <= :p)",
    "begeleiding_einde": _newest("begeleiding", "start", _known("einde")),
    "voorinburgering_begin": "(SELECT min(start) FROM voorinburgering WHERE dossier_id = d.id AND start <= :p)",
    "uren_taal": _hours("gevolgd", f"a.soort IN ({_LANGUAGE})"),
    "uren_participatie": _hours("gevolgd", f"a.soort IN ({_PARTICIPATIE})"),
    "verzuim_geoorloofd": _hours("verzuim_geoorloofd"),
    "verzuim_ongeoorloofd": _hours("verzuim_ongeoorloofd"),
    "eindgesprek_zroute": _newest("gesprek", "gehouden", "gehouden", "soort = 'eindgesprek_zroute'"),
    "boete_datum": _newest("maatregel", "datum", "datum", _BOETE),
    "boete_grond": _newest("maatregel", "datum", "grond", _BOETE),
    "boete_bedrag": _newest("maatregel", "datum", "bedrag", _BOETE),
}  # fmt: skip
#: Source (`levering.ACTIVITEIT`) -> how it is found in the table activiteit `a`; :v is the first day of the period.
ACTIVITEIT: Final[Mapping[str, str]] = {
    "activiteit_soort": "a.soort",
    "activiteit_start": "a.start",
    "activiteit_einde": _known("a.einde"),
    "activiteit_verwacht_einde": "CASE WHEN a.einde > :p THEN a.einde END",
    "activiteit_uren_per_week": "a.uren_per_week",
    "activiteit_aanbieder": "a.aanbieder",
    "activiteit_naar_vermogen": "a.naar_vermogen",
    "activiteit_gevolgd": (
        "(SELECT sum(u.gevolgd) FROM uren u WHERE u.activiteit_id = a.id AND u.maand BETWEEN substr(:v, 1, 7) AND :m)"
    ),
}
Row = tuple[Any, ...]


def extras(connection: sqlite3.Connection, names: Sequence[str], stand: str, gemeente: str | None) -> Iterator[Row]:
    """(row id, the sources `names`) of each dossier, in the order and with the choice of `reads.facts`."""
    columns = "".join(f", {EXTRA[name]}" for name in names)
    where = "" if gemeente is None else " WHERE folded(d.gemeente) = folded(:g)"
    parameters = {"p": stand, "m": stand[:7], "g": gemeente}
    return iter(connection.execute(f"SELECT d.id{columns} FROM dossier d{where} ORDER BY d.id", parameters))


class Activities:
    """The activities of chosen kinds that ran within a period, by dossier in rising order of id."""

    def __init__(
        self, connection: sqlite3.Connection, names: Sequence[str], kind_names: Sequence[str], van: str, stand: str
    ) -> None:
        columns = "".join(f", {ACTIVITEIT[name]}" for name in names)
        kinds = ", ".join(f":s{n}" for n in range(len(kind_names)))
        found = connection.execute(
            f"SELECT a.dossier_id{columns} FROM activiteit a WHERE a.start <= :p AND (a.einde IS NULL OR a.einde >= :v)"
            f" AND a.soort IN ({kinds}) ORDER BY a.dossier_id, a.start, a.soort, a.einde, a.id",
            {"p": stand, "v": van, "m": stand[:7], **{f"s{n}": s for n, s in enumerate(kind_names)}},
        )
        self._groups = groupby(found, itemgetter(0))
        self._head: tuple[int, list[Row]] | None = self._next()

    def _next(self) -> tuple[int, list[Row]] | None:
        found = next(self._groups, None)
        return None if found is None else (found[0], [row[1:] for row in found[1]])

    def of(self, ident: int) -> list[Row]:
        """Those of one dossier; ask for ids in rising order."""
        while self._head is not None and self._head[0] < ident:
            self._head = self._next()
        return self._head[1] if self._head is not None and self._head[0] == ident else []
