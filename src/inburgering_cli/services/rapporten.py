"""Reports for people: everything is counted in one pass over the dossiers, then told in sections that every format renders.

The number of queries does not depend on the number of dossiers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inburgering_cli.domain.budget import Jaarbudget
from inburgering_cli.domain.errors import GebruikFout
from inburgering_cli.domain.kpi import Counter, Kpi, Periode, budget_used
from inburgering_cli.domain.overzicht import Overzicht, cohorts
from inburgering_cli.domain.rapport import Rapport
from inburgering_cli.domain.signaleren import Signaleerder
from inburgering_cli.domain.tijdvak import Tijdvak
from inburgering_cli.domain.trend import Plaats, Trend, month_ends
from inburgering_cli.exchange.files import folder, write_all
from inburgering_cli.services import budgetten, rapport_secties, taakstellingen
from inburgering_cli.services.environment import Omgeving, reading
from inburgering_cli.services.signalen import ready, sums_of
from inburgering_cli.store import progress, reads
from inburgering_cli.store.report_reads import Periodecijfers


@dataclass(frozen=True, slots=True)
class Vraag:
    """What to report: which report, about which days, of which gemeente (None: all); for whom."""

    soort: str
    tijdvak: Tijdvak
    periode: Periode
    gemeente: str | None = None
    extern: bool = False
    namen: bool = False


@dataclass(frozen=True, slots=True)
class Cijfers:
    """All that was counted, for the sections to tell."""

    indicatoren: list[Kpi]
    dagen: list[str]
    trend: list[list[Kpi]]
    cohorten: dict[str, list[Kpi]]
    overzicht: Overzicht
    uren: list[tuple[Any, ...]]
    gesprekken: list[tuple[Any, ...]]
    examens: list[tuple[Any, ...]]
    budget: Jaarbudget
    taakstelling: list[dict[str, Any]]


def make(env: Omgeving, vraag: Vraag) -> Rapport:
    """The whole report. Raises `GebruikFout` when names are asked for in a version for outside."""
    if vraag.extern and vraag.namen:
        raise GebruikFout("--extern en --names gaan niet samen: een versie voor derden noemt niemand.", veld="extern")
    cijfers = _counted(env, vraag)
    rapport = Rapport(
        vraag.soort,
        vraag.tijdvak,
        env.peildatum,
        vraag.gemeente,
        env.beleid.gemeente,
        rapport_secties.sections(env, vraag, cijfers),
        vraag.periode.van,
        vraag.periode.tot,
        namen=vraag.namen,
    )
    return rapport.outside() if vraag.extern else rapport


def _counted(env: Omgeving, vraag: Vraag) -> Cijfers:
    beleid, peildatum, periode, gemeente = env.beleid, env.peildatum, vraag.periode, vraag.gemeente
    dagen = month_ends(peildatum)
    if dagen[-1] != peildatum:
        dagen.append(peildatum)
    trend = Trend(beleid, dagen, periode)
    counter = Counter(beleid, peildatum, periode, namen=vraag.namen)
    last = min(periode.tot or peildatum, peildatum)
    find_signals = Signaleerder(beleid, peildatum).signals
    with reading(env) as connection:
        sums, results = sums_of(env, connection), progress.results(connection, peildatum)
        overzicht = Overzicht(
            beleid,
            peildatum,
            Periode(vraag.tijdvak.van, vraag.tijdvak.tot),
            lambda facts, outcomes: find_signals(facts, sums(facts.id), outcomes),
            lambda facts: ready(facts, results),
        )
        for history in reads.history(connection, beleid, dagen, gemeente=gemeente):
            facts = history[-1]
            places = trend.add(history)
            for name, part in places:
                counter.tellingen[name].add(part, facts.dossier)
            overzicht.add(facts, places)
        scores = list(reads.scores(connection, gemeente))
        for score in scores:
            counter.add_score(*score)
        for exams in progress.exam_results(
            connection, peildatum, periode.van, periode.tot, gemeente, names=vraag.namen
        ):
            counter.add_exams(*exams)
        grouped = Periodecijfers(connection, peildatum, vraag.tijdvak.van, vraag.tijdvak.tot, gemeente)
        budget = budgetten.used(connection, gemeente or beleid.gemeente, int(last[:4]), last)
        uren, gesprekken, examens = list(grouped.hours()), list(grouped.talks()), list(grouped.exams())
    return Cijfers(
        [*counter.rows(), budget_used(budget)],
        dagen,
        trend.rows(scores),
        {name: _rows(env, vraag, overzicht.cohorten.get(name, {})) for name in cohorts(overzicht.cohorten)},
        overzicht,
        uren,
        gesprekken,
        examens,
        budget,
        taakstellingen.overview(env, gemeente=gemeente or beleid.gemeente),
    )


def _rows(env: Omgeving, vraag: Vraag, places: Mapping[Plaats, int]) -> list[Kpi]:
    """The indicators of a part of the dossiers."""
    counter = Counter(env.beleid, env.peildatum, vraag.periode)
    for (name, part), count in places.items():
        counter.tellingen[name].aantal[part] = count
    return counter.rows()


def write(env: Omgeving, out: Path, made: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Put the files of a report into a folder (0700, files 0600): all of them or none. Their paths."""
    if folder(out):
        env.warn(f"Anderen op deze computer kunnen de map {out} lezen. Herstel dit met: chmod 700 '{out}'")
    return write_all(out, made)
