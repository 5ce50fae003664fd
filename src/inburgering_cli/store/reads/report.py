"""What a report reads beside the facts: grouped sums over a period, one query each."""

from collections.abc import Iterator
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.store.reads.progress import absent, offered, unexplained

_OF: Final = "JOIN dossier d ON d.id = t.dossier_id AND (:g IS NULL OR folded(d.gemeente) = folded(:g))"
#: Months count whole; a month after that of the peildatum does not exist.
_HOURS: Final = f"""
SELECT a.soort, count(DISTINCT t.dossier_id), sum(t.aangeboden), sum(t.gevolgd), sum(t.verzuim_geoorloofd),
 sum(t.verzuim_ongeoorloofd), sum({unexplained("t")}),
 sum(iif({offered("t")} IS NULL, 0, {absent("t")})), sum({offered("t")})
FROM uren t JOIN activiteit a ON a.id = t.activiteit_id AND a.start <= :p {_OF}
WHERE t.maand BETWEEN substr(:van, 1, 7) AND substr(min(:tot, :p), 1, 7) GROUP BY a.soort ORDER BY a.soort"""
#: Per provider: the same hours, and how many people were in an activity of it in the period.
_PROVIDERS: Final = f"""
SELECT a.aanbieder, count(DISTINCT a.dossier_id), sum(t.aangeboden), sum(t.gevolgd), sum(t.verzuim_geoorloofd),
 sum(t.verzuim_ongeoorloofd), sum({unexplained("t")})
FROM activiteit a JOIN dossier d ON d.id = a.dossier_id AND (:g IS NULL OR folded(d.gemeente) = folded(:g))
LEFT JOIN uren t ON t.activiteit_id = a.id AND t.maand BETWEEN substr(:van, 1, 7) AND substr(min(:tot, :p), 1, 7)
WHERE a.start <= min(:tot, :p) AND ifnull(a.einde, '9999') >= :van
GROUP BY a.aanbieder ORDER BY a.aanbieder IS NULL, a.aanbieder"""
_GESPREKKEN: Final = f"""
SELECT t.soort, sum(ifnull(t.gehouden BETWEEN :van AND min(:tot, :p), 0)),
 sum(ifnull(t.gehouden IS NULL AND t.niet_verschenen AND t.gepland BETWEEN :van AND min(:tot, :p), 0))
FROM gesprek t {_OF} GROUP BY t.soort ORDER BY t.soort"""
_EXAMENS: Final = f"""
SELECT t.onderdeel, sum(t.uitslag = 'geslaagd'), sum(t.uitslag = 'gezakt'), sum(t.uitslag = 'geen')
FROM examen t {_OF} WHERE t.datum BETWEEN :van AND min(:tot, :p) GROUP BY t.onderdeel ORDER BY t.onderdeel"""


class PeriodFigures:
    """Reads the sums of one period (`van`, `tot`), as known on the peildatum, of one gemeente or all."""

    def __init__(self, connection: Connection, peildatum: str, van: str, tot: str, gemeente: str | None) -> None:
        self._connection = connection
        self._parameters = {"p": peildatum, "van": van, "tot": tot, "g": gemeente}

    def _ask(self, sql: str) -> Iterator[tuple[Any, ...]]:
        return iter(self._connection.execute(sql, self._parameters).fetchall())

    def hours(self) -> Iterator[tuple[Any, ...]]:
        """Per kind of activity: people, and hundredths of hours offered, attended, absent with and without leave, not
        accounted for; then the absence and the hours of which it is a part. None: not known.
        """
        return self._ask(_HOURS)

    def providers(self) -> Iterator[tuple[Any, ...]]:
        """Per provider (None: not recorded): people, and hours offered, attended, absent with and without leave, not accounted
        for.
        """
        return self._ask(_PROVIDERS)

    def talks(self) -> Iterator[tuple[Any, ...]]:
        """Per kind of talk: held, and missed because nobody came."""
        return self._ask(_GESPREKKEN)

    def exams(self) -> Iterator[tuple[Any, ...]]:
        """Per part of the examen: passed, failed, without a result."""
        return self._ask(_EXAMENS)
