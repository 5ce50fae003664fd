"""Other counts of a report: terms, in- and outflow, phases, routes, ontzorgen, and what needs attention."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Final

from inburgering_cli.core.dates import add_months
from inburgering_cli.core.period import Period
from inburgering_cli.core.smallest import Foremost
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.kpi import Place, to_paid_work
from inburgering_cli.law.signals import find
from inburgering_cli.law.signals.find import FoundSignal
from inburgering_cli.law.terms.line import Deadline, in_order
from inburgering_cli.law.terms.outcome import EXPIRED, LAPSED, REACHED, RESTS, RUNNING, TOO_LATE, Outcome
from inburgering_cli.law.terms.phase import NextStep, phase

#: The most lines on the page of what needs attention; the totals are above it.
MOST: Final = 50
#: The outcomes of terms whose last day lies in the period.
OUTCOMES: Final = (REACHED, TOO_LATE, EXPIRED, LAPSED, RUNNING)
UNKNOWN: Final = "onbekend"
_SOON: Final = 1  # months: a last day that is near


def arrival(facts: Facts) -> str | None:
    """The day of inflow: kennisgeving, else huisvesting, else the start of the plicht."""
    return facts.kennisgeving or facts.huisvesting or facts.plicht_begin


def cohort(facts: Facts) -> str:
    """The half year of the huisvesting: `2024-1`."""
    day = facts.huisvesting
    return UNKNOWN if day is None else f"{day[:4]}-{1 if day[5:7] < '07' else 2}"


def cohorts(known: Iterable[str]) -> list[str]:
    """Every half year from the first to the last, then `UNKNOWN`. A gap would tell which half year has nobody."""
    halves = sorted(set(known) - {UNKNOWN})
    if not halves:
        return [UNKNOWN]
    years = range(int(halves[0][:4]), int(halves[-1][:4]) + 1)
    every = [f"{year:04}-{half}" for year in years for half in (1, 2)]
    return [*(half for half in every if halves[0] <= half <= halves[-1]), UNKNOWN]


class Overview:
    """Counts dossiers one by one, by their facts on the peildatum. `period`: the days that the report is about."""

    def __init__(
        self,
        period: Period,
        signals: Callable[[Facts, Sequence[Outcome]], Iterable[FoundSignal]],
        step_of: Callable[[Facts], NextStep | None],
        peildatum: str,
    ) -> None:
        """`signals`: the signals of an open dossier by its open terms; `step_of`: its next step."""
        self._soon = add_months(peildatum, _SOON)
        self._find_signals = signals
        self._step_of = step_of
        self._from, self._until = period.van, period.tot
        #: (term, outcome) of terms whose last day lies in the period
        self.terms: Tally[tuple[str, str]] = Tally()
        #: (term, status) of open dossiers
        self.open_terms: Tally[tuple[str, str]] = Tally()
        self.inflow: Tally[str] = Tally()
        self.outflow: Tally[str] = Tally()
        self.redenen: Tally[str] = Tally()
        self.milestones: Tally[str] = Tally()
        self.phases: Tally[str] = Tally()
        #: (leerroute or geen, doelgroep) of open dossiers
        self.routes: Tally[tuple[str, str]] = Tally()
        self.niveaus: Tally[tuple[str, str]] = Tally()
        self.ontzorgen: Tally[str] = Tally()
        self.steps: Tally[str] = Tally()
        self.signals: Tally[str] = Tally()
        #: cohort -> where its dossiers count
        self.cohorten: defaultdict[str, dict[Place, int]] = defaultdict(dict)
        #: The terms of open dossiers that passed longest ago.
        self.verlopen: Foremost[Deadline] = Foremost(MOST, in_order)
        #: The terms of open dossiers whose last day comes soon.
        self.binnenkort: Foremost[Deadline] = Foremost(MOST, in_order)
        #: The most serious signals.
        self.meldingen: Foremost[FoundSignal] = Foremost(MOST, find.in_order)
        #: The next step of a dossier, and its facts.
        self.wachtend: Foremost[tuple[str, Facts]] = Foremost(MOST, lambda found: found[1].dossier)

    def add(self, facts: Facts, outcomes: Iterable[Outcome], places: Iterable[Place]) -> None:
        """Count one dossier; `outcomes`: those of its terms that are not informative, `places`: where it counts in the
        indicators.
        """
        counted = self.cohorten[cohort(facts)]
        for place in places:
            counted[place] = counted.get(place, 0) + 1
        self._count_terms(facts, outcomes)
        self._count_flow(facts)
        if facts.dossier_gesloten is None:
            self._count_open(facts)

    def _count_terms(self, facts: Facts, outcomes: Iterable[Outcome]) -> None:
        van, tot = self._from, self._until
        is_open = facts.dossier_gesloten is None
        running: list[Outcome] = []
        for outcome in outcomes:
            name, status = outcome.term.id, outcome.status
            if (day := outcome.uiterlijk) is not None and van <= day <= tot:
                self.terms[name, status] += 1
            if is_open and status == RESTS:
                self.open_terms[name, status] += 1
            if is_open and status in (EXPIRED, RUNNING):
                self.open_terms[name, status] += 1
                running.append(outcome)
                if status == EXPIRED:
                    self.verlopen.add(Deadline(facts, outcome))
                elif day is not None and day <= self._soon:
                    self.binnenkort.add(Deadline(facts, outcome))
        if is_open:
            for message in self._find_signals(facts, running):
                self.signals[message.signal.id] += 1
                self.meldingen.add(message)

    def _count_flow(self, facts: Facts) -> None:
        van, tot = self._from, self._until
        if (came := arrival(facts)) is not None:
            self.inflow[came[:7]] += 1
            if van <= came <= tot:
                self.milestones["instroom"] += 1
        if (closed := facts.dossier_gesloten) is not None:
            self.outflow[closed[:7]] += 1
            if van <= closed <= tot:
                self.milestones["uitstroom"] += 1
                self.redenen[facts.reden_gesloten or UNKNOWN] += 1
        for name, day in zip(MILESTONES, _reached(facts), strict=True):
            if day is not None and van <= day <= tot:
                self.milestones[name] += 1
        if (left := facts.bijstand_einde) is not None and van <= left <= tot and to_paid_work(facts):
            self.milestones["uitstroom_betaald_werk"] += 1

    def _count_open(self, facts: Facts) -> None:
        self.phases[phase(facts)] += 1
        route = facts.leerroute or "geen"
        self.routes[route, facts.doelgroep] += 1
        if facts.niveau:
            self.niveaus[route, facts.niveau] += 1
        if facts.bijstand_ingang and facts.ontzorg_doelgroep and not facts.ontzorg_start and not facts.bijstand_einde:
            self.ontzorgen["niet_begonnen"] += 1
        if (step := self._step_of(facts)) is not None:
            self.steps[step.text] += 1
            self.wachtend.add((step.text, facts))


#: Facts that a report counts in the period, with their names there.
MILESTONES: Final = {
    "huisvesting": "gehuisvest",
    "intake_afgerond": "brede intake afgerond",
    "pip_hier": "eerste PIP vastgesteld",
    "ontzorg_start": "ontzorgen begonnen",
    "ontzorg_einde": "ontzorgen beëindigd",
    "bijstand_ingang": "bijstand ingegaan",
    "bijstand_einde": "bijstand geëindigd",
    "pvt_ondertekend": "participatieverklaring ondertekend",
    "map_eindgesprek": "MAP afgerond",
    "voldaan": "aan de plicht voldaan",
}
_reached: Final = attrgetter(*MILESTONES)
