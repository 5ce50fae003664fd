"""Reports for people: everything is counted in one pass over the dossiers, then told in sections that every format renders.

The number of queries does not depend on the number of dossiers.
"""

from collections.abc import Mapping

from inburgering_cli.core.anonymous import KLEINSTE_GROEP
from inburgering_cli.core.errors import GebruikFout
from inburgering_cli.features.reports.report import Rapport
from inburgering_cli.features.reports.sections import sections
from inburgering_cli.features.reports.sections.figures import Cijfers, Vraag
from inburgering_cli.law.figures.budget import recognisable
from inburgering_cli.law.figures.kpi import Counter, Kpi
from inburgering_cli.law.figures.overview import Overzicht, cohorts
from inburgering_cli.law.figures.trend import Plaats, Trend, days_of
from inburgering_cli.law.signals.find import Signaleerder
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.store.reads.report import Periodecijfers
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading import budget as budget_reading
from inburgering_cli.work.reading import figures
from inburgering_cli.work.reading import taakstelling as taakstelling_reading
from inburgering_cli.work.reading.signals import ready, sums_of


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
        sections(env, vraag, cijfers),
        vraag.periode.van,
        vraag.periode.tot,
        namen=vraag.namen,
    )
    return rapport.outside() if vraag.extern else rapport


def _counted(env: Omgeving, vraag: Vraag) -> Cijfers:
    beleid, peildatum, periode, gemeente = env.beleid, env.peildatum, vraag.periode, vraag.gemeente
    dagen = days_of(peildatum)
    trend = Trend(beleid, dagen, periode, namen=vraag.namen)
    last = min(periode.tot or peildatum, peildatum)
    assess = Assessor(beleid, peildatum, informative=False).assess
    find_signals = Signaleerder(beleid, peildatum).signals
    with reading(env) as connection:
        sums, results = sums_of(env, connection), progress.results(connection, peildatum)
        overzicht = Overzicht(
            vraag.tijdvak,
            lambda facts, outcomes: find_signals(facts, sums(facts.id), outcomes),
            lambda facts: ready(facts, results),
        )
        for history in reads.facts.history(connection, beleid, dagen, gemeente=gemeente):
            facts = history[-1]
            outcomes = list(assess(facts))
            places = trend.add(history, outcomes)
            overzicht.add(facts, outcomes, places)
        rows = figures.on_each_day(connection, env, trend.counters(), periode, gemeente, names=vraag.namen)
        grouped = Periodecijfers(connection, peildatum, vraag.tijdvak.van, vraag.tijdvak.tot, gemeente)
        budget = budget_reading.used(connection, gemeente or beleid.gemeente, int(last[:4]), last)
        few = frozenset[str]()
        if vraag.extern:
            of = budget_reading.dossiers(connection, budget.gemeente, budget.jaar, last)
            few = recognisable(budget, of, KLEINSTE_GROEP)
        uren, gesprekken, examens = list(grouped.hours()), list(grouped.talks()), list(grouped.exams())
        taakstelling = taakstelling_reading.read(connection, env, gemeente=gemeente or beleid.gemeente)
    return Cijfers(
        dagen,
        rows,
        {name: _rows(env, vraag, overzicht.cohorten.get(name, {})) for name in cohorts(overzicht.cohorten)},
        overzicht,
        uren,
        gesprekken,
        examens,
        budget,
        few,
        taakstelling,
    )


def _rows(env: Omgeving, vraag: Vraag, places: Mapping[Plaats, int]) -> list[Kpi]:
    """The indicators of a part of the dossiers."""
    counter = Counter(env.beleid, env.peildatum, vraag.periode)
    for (name, part), count in places.items():
        counter.tellingen[name].put(part, count)
    return counter.rows()
