"""Count the outcomes of terms and the marks of surveys into the rows of `report kpi`."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import accumulate
from operator import attrgetter
from typing import Any, Final

from inburgering_cli.core.dates import add_days, days_between
from inburgering_cli.law.facts import Facts, Period
from inburgering_cli.law.figures.budget import NOTA_SOURCE, YearBudget
from inburgering_cli.law.figures.indicators import INDICATORS, Indicator, norm_on, round_half_up, rounded_under
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import EXPIRED, LAPSED, REACHED, RESTS, RUNNING, TOO_LATE, Outcome, Rest
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.law.vocabulary import DOELGROEPEN, LEERROUTES, REDENEN_UITGEVALLEN

_NOTA: Final = "nota"
_OPERATIONAL: Final = "operationeel"
_ONTZORGEN: Final = "ontzorgen"
NO_INTAKE: Final = "intake_niet_begonnen"
_UNDONE: Final = (RUNNING, EXPIRED)
_NAMED: Final = ("niet_gehaald", "lopend", "lopend_gehaald", "uitgevallen", "vrijgesteld")
#: The shares of terms that were on time.
ON_TIME: Final = ("pip_op_tijd", "intake_op_tijd")
_OTHER: Final = (*ON_TIME, "examens_behaald", "rest", "doorlooptijd")
#: The names of what is counted.
TALLIES: Final = (*(i.id for i in INDICATORS if i.term), *_OTHER)
_PIP: Final = ("pip", "pip_na_informatie", "pip_na_verhuizing")
_ON_TIME_OF: Final = {"intake": "intake_op_tijd"} | dict.fromkeys(_PIP, "pip_op_tijd")
#: The terms whose outcomes are counted.
TERMS: Final = (*(i.term for i in INDICATORS if i.term), *_ON_TIME_OF, _ONTZORGEN)
#: How the status of a term counts in a share that was on time.
_STATUS_COUNTS: Final = {
    REACHED: "gehaald",
    TOO_LATE: "niet_gehaald",
    EXPIRED: "niet_gehaald",
    RUNNING: "lopend",
    LAPSED: "uitgevallen",
    RESTS: "vrijgesteld",
}


#: Participation -> what is told of who reached it: the day of paid work, of participation naar vermogen, and not so.
_OF_WHICH: Final = {
    "participatie_12m": attrgetter("betaald_start", "vermogen_ja", "vermogen_nee"),
    "participatie_3j": attrgetter("betaald_na_3j", "vermogen_ja_na_3j", "vermogen_nee_na_3j"),
}
#: Parts of the teller of participation; who is in none of the last two participates, but not naar vermogen.
OF_WHICH: Final = ("waarvan_betaald", "waarvan_naar_vermogen", "naar_vermogen_onbekend")

#: The name of a part of a tally; in `doorlooptijd` the number of days.
Deel = str | int


class Tally:
    """The number of dossiers in each part; with `names` also which ones.

    Without names no dossier numbers are kept in memory, for a report on the whole country.
    """

    def __init__(self, *, names: bool) -> None:
        self._names = names
        self.number: dict[Deel, int] = {}
        self._who: dict[Deel, list[str]] = {}

    def add(self, part: Deel, number: str, count: int = 1) -> None:
        """Count one dossier, or `count` things of one dossier."""
        self.number[part] = self.number.get(part, 0) + count
        if self._names:
            self._who.setdefault(part, []).append(number)

    def put(self, part: Deel, count: int, who: Sequence[str] = ()) -> None:
        """Set a part that was counted elsewhere."""
        self.number[part] = count
        if self._names:
            self._who[part] = list(who)

    def count(self, *parts: Deel) -> int:
        """How many there are in these parts together."""
        return sum(self.number.get(part, 0) for part in parts)

    def who(self, part: Deel) -> list[str]:
        """The dossiers in a part, in the order in which they were counted; empty without names."""
        return self._who.get(part, [])


#: Where a dossier counts: the name of a count and the part of it.
Place = tuple[str, Deel]


class Noted(Tally):
    """Notes where a dossier counts instead of counting it."""

    def __init__(self, name: str, noted: list[Place]) -> None:
        super().__init__(names=False)
        self._name = name
        self._noted = noted

    def add(self, part: Deel, number: str, count: int = 1) -> None:
        """Note one place, as often as it counts."""
        self._noted += [(self._name, part)] if count == 1 else [(self._name, part)] * count


@dataclass(slots=True)
class Kpi:
    """One row of the report; None where a field does not apply or is not known yet.

    `waarde` is a percentage, a mark, days or a count, by `eenheid`. `n`: all dossiers of the row. `dossiers`: the
    dossiers behind each number, empty unless names were asked for.
    """

    id: str
    naam: str
    bron: str
    norm: float | None
    eenheid: str
    teller: int | None
    noemer: int | None
    waarde: float | None
    oordeel: str
    lopend: int | None
    lopend_gehaald: int | None
    uitgevallen: int | None
    vrijgesteld: int | None
    n: int
    waarvan_betaald: int | None = None
    waarvan_naar_vermogen: int | None = None
    naar_vermogen_onbekend: int | None = None
    soort: str = _NOTA
    dossiers: dict[str, list[str]] = field(default_factory=dict)

    def as_dict(self, *, names: bool) -> dict[str, Any]:
        """The row as JSON shows it."""
        row = {f.name: getattr(self, f.name) for f in fields(self)}  # not asdict: it copies every list of names
        if not names:
            del row["dossiers"]
        return row


@dataclass(frozen=True, slots=True)
class Span:
    """The reporting period, both days included; None: no limit on that side."""

    van: str | None = None
    tot: str | None = None

    def holds(self, day: str | None) -> bool:
        """Whether a known day lies in it."""
        return day is not None and (self.van is None or day >= self.van) and (self.tot is None or day <= self.tot)


class Counter:
    """Counts dossiers one by one; `rows` gives the report. `names`: keep the dossiers behind each number."""

    def __init__(
        self,
        policy: Policy,
        peildatum: str,
        period: Span,
        *,
        names: bool = False,
        tally: Callable[[str], Tally] | None = None,
        days: set[str | None] | None = None,
    ) -> None:
        """For `Trend`: `tally` makes the tally of a name, `days` collects the last days of terms."""
        self.policy = policy
        self.peildatum = peildatum
        self.periode = period
        self._from, self._until = period.van or "", period.tot or "9999"
        self._days = days
        make = tally or (lambda _: Tally(names=names))
        #: Every count by its name.
        self.tallies = {name: make(name) for name in TALLIES}
        self._by_term = {i.term: self.tallies[i.id] for i in INDICATORS if i.term}
        self._pip, self._intake, self._examens, self._rest, self._lead_time = (self.tallies[name] for name in _OTHER)
        self._on_time = {term: self.tallies[name] for term, name in _ON_TIME_OF.items()}
        self._assess = Assessor(policy, peildatum, TERMS).assess
        self._scores: dict[str, list[int]] = {i.group: [] for i in INDICATORS if i.group}

    def add(self, facts: Facts, outcomes: Iterable[Outcome] | None = None) -> None:
        """Count one dossier, known as it was on the peildatum.

        `outcomes`: those of its terms, when already known from the same facts on this day or a later one.
        """
        van, tot = self._from, self._until
        number, closed = facts.dossier, facts.dossier_gesloten
        count = self._rest.add
        days = self._days
        for term, _, _, start, day, _, reached, status, rest in self._assess(facts) if outcomes is None else outcomes:
            ident = term.id
            if days is not None and ident in TERMS:
                days.add(day)
            if ident == _ONTZORGEN:
                if reached is None and facts.ontzorg_start and not closed:
                    count("ontzorgen_lopend", number)
                    if status == EXPIRED and day is not None and day < self.peildatum:
                        count("ontzorgen_voorbij", number)
            elif not van <= start <= tot:
                continue
            elif (tally := self._by_term.get(ident)) is not None:
                self._count_term(tally, facts, ident, last_day(day, rest) or "", reached)
            elif (tally := self._on_time.get(ident)) is not None:
                if closed is None and facts.intake_start is None and ident in _PIP and status in _UNDONE:
                    count(NO_INTAKE, number)
                if status == EXPIRED and day is not None and day >= self.peildatum:
                    status = RUNNING  # on this peildatum it had not passed yet
                if status == LAPSED and rest is not None and not _ended_in(rest, facts):
                    status = RESTS  # the exemption made it lapse, nobody's departure did
                tally.add(_STATUS_COUNTS[status], number)
        if facts.pip_hier and facts.huisvesting and van <= facts.huisvesting <= tot:
            self._lead_time.add(days_between(facts.huisvesting, facts.pip_hier), number)
            count("doorlooptijd_pip", number)
        if closed is None:
            count(f"dossiers_{facts.leerroute or 'geen'}", number)
            count(f"dossiers_{facts.doelgroep}", number)
        if to_paid_work(facts) and self.periode.holds(facts.bijstand_einde):
            count("uitstroom_betaald_werk", number)

    def _count_term(self, tally: Tally, facts: Facts, term: str, day: str, reached: str | None) -> None:
        number, closed = facts.dossier, facts.dossier_gesloten
        on_time = reached is not None and reached <= day
        if closed and closed < day and not on_time and facts.reden_gesloten in REDENEN_UITGEVALLEN:
            tally.add("uitgevallen", number)
        elif day > self.peildatum:
            tally.add("lopend", number)
            if on_time:
                tally.add("lopend_gehaald", number)
        elif on_time:
            tally.add("gehaald", number)
            if (of_which := _OF_WHICH.get(term)) is not None:
                paid, able, unable = of_which(facts)
                if paid is not None and paid <= day:
                    tally.add("waarvan_betaald", number)
                if able is not None and able <= day:
                    tally.add("waarvan_naar_vermogen", number)
                elif unable is None or unable > day:
                    tally.add("naar_vermogen_onbekend", number)
        elif exempt_on(facts, day) is not None:
            tally.add("vrijgesteld", number)
        else:
            tally.add("niet_gehaald", number)

    def add_score(self, group: str, day: str, tienden: int) -> None:
        """Count one survey; `tienden`: the mark in tenths (7,5 is 75)."""
        if day <= self.peildatum and self.periode.holds(day):
            self._scores[group].append(tienden)

    def add_exams(self, passed: bool, count: int, number: str) -> None:
        """Count exams with a result in the period; `number`: the dossier."""
        if count:
            self._examens.add("gehaald" if passed else "niet_gehaald", number, count)

    def finish(
        self,
        scores: Iterable[tuple[str, str, int]],
        examens: Iterable[tuple[bool, int, str]] = (),
        budget: YearBudget | None = None,
    ) -> list[Kpi]:
        """The report after all dossiers, with scores and exams, and the used part of a budget."""
        for score in scores:
            self.add_score(*score)
        for exams in examens:
            self.add_exams(*exams)
        return self.rows() if budget is None else [*self.rows(), budget_used(budget)]

    def rows(self) -> list[Kpi]:
        """The indicators of the note, then the operational figures."""
        return [
            *(self._percentage(i) if i.term else self._mark(i) for i in INDICATORS),
            *self._operational(),
        ]

    def _norm(self, ident: str) -> int | None:
        return norm_of(self.policy, ident, self.periode, self.peildatum)

    def _percentage(self, indicator: Indicator) -> Kpi:
        tally = self.tallies[indicator.id]
        norm = self._norm(indicator.id)
        row = _share(indicator.id, indicator.name, indicator.source.kort, tally, _NOTA)
        row.norm = norm / 10 if norm is not None else None
        if row.noemer:
            row.waarde = rounded_under(100 * tally.count("gehaald"), row.noemer, norm)
        row.oordeel = _judge(10 * 100 * tally.count("gehaald"), row.noemer or 0, norm)
        if indicator.term in _OF_WHICH:
            row.waarvan_betaald, row.waarvan_naar_vermogen, row.naar_vermogen_onbekend = map(tally.count, OF_WHICH)
            row.dossiers |= {part: tally.who(part) for part in OF_WHICH}
        return row

    def _mark(self, indicator: Indicator) -> Kpi:
        return mark(indicator, self._scores[indicator.group or ""], self._norm(indicator.id))

    def _operational(self) -> list[Kpi]:
        groups = {**LEERROUTES, "geen": "geen leerroute", **DOELGROEPEN}
        return [
            _share("pip_op_tijd", "PIP op tijd vastgesteld", "Bi 5.3; nota 1", self._pip, _OPERATIONAL),
            _share("intake_op_tijd", "brede intake op tijd afgerond", "nota 3.1", self._intake, _OPERATIONAL),
            self._count(NO_INTAKE, "brede intake niet begonnen terwijl de termijn voor het PIP loopt of voorbij is"),
            _share(
                "examens_behaald",
                "behaald van de afgelegde examenonderdelen",
                "Wi 7; Wi2013 7",
                self._examens,
                _OPERATIONAL,
            ),
            self._count(
                "doorlooptijd_pip", "mediaan van huisvesting tot PIP", "dagen", _median(self._lead_time.number)
            ),
            self._count("ontzorgen_lopend", "ontzorgen loopt"),
            self._count("ontzorgen_voorbij", "ontzorgen loopt langer dan de termijn"),
            self._count("uitstroom_betaald_werk", "uit de bijstand na betaald werk"),
            *(self._count(f"dossiers_{key}", f"open dossiers: {label}") for key, label in groups.items()),
        ]

    def _count(self, ident: str, name: str, unit: str = "aantal", value: float | None = None) -> Kpi:
        number = self._rest.count(ident)
        return Kpi(
            ident, name, "nota 2.2", None, unit, None, None, number if unit == "aantal" else value, "geen_norm",
            None, None, None, None, number, soort=_OPERATIONAL, dossiers={"n": self._rest.who(ident)},
        )  # fmt: skip


def every(policy: Policy, peildatum: str) -> list[Kpi]:
    """The row of each indicator with nothing counted: its name, source, unit and norm."""
    return [
        *Counter(policy, peildatum, Span()).rows(),
        _budget("budget van het jaar gebruikt", NOTA_SOURCE.kort, None, 0),
    ]


def last_day(day: str | None, rest: Rest | None) -> str | None:
    """The last day by which an outcome counts, also when its clock stands still."""
    return day if day is not None or rest is None else rest.uiterlijk


def _ended_in(rest: Rest, facts: Facts) -> bool:
    """Whether the dossier was closed, or the plicht ended, before or in an exemption."""
    until = rest.held.period.tot
    return any(
        day is not None and (until is None or day <= until) for day in (facts.dossier_gesloten, facts.vrijgesteld)
    )


def exempt_on(facts: Facts, day: str) -> Period | None:
    """The temporary exemption in which a day lies."""
    return next((period for period in facts.vrijstellingen or () if period.holds(day)), None)


def to_paid_work(facts: Facts) -> bool:
    """Whether somebody left the bijstand with paid work that began at the latest on the day after."""
    left, paid = facts.bijstand_einde, facts.betaald_start
    return left is not None and paid is not None and (paid <= left or paid <= add_days(left, 1))


def norm_of(policy: Policy, ident: str, period: Span, peildatum: str) -> int | None:
    """The norm (in tenths) for a period: the one in force on its last day, or on the peildatum when that is earlier."""
    norm = norm_on(policy.normen.get(ident, ()), min(period.tot or peildatum, peildatum))
    return norm.tienden if norm else None


def mark(indicator: Indicator, scores: Sequence[int], norm: int | None) -> Kpi:
    """The mean of marks (in tenths) against a norm (in tenths)."""
    return Kpi(
        indicator.id,
        indicator.name,
        indicator.source.kort,
        norm / 10 if norm is not None else None,
        indicator.unit,
        None,
        None,
        rounded_under(sum(scores), 10 * len(scores), norm) if scores else None,
        _judge(sum(scores), len(scores), norm),
        None,
        None,
        None,
        None,
        len(scores),
    )


def budget_used(year: YearBudget) -> Kpi:
    """Which part of the budget of a year is spent; null while no budget is known."""
    whole = year.whole
    return _budget(f"budget van {year.jaar} gebruikt", year.bron or NOTA_SOURCE.kort, whole.percentage, whole.n)


def _budget(name: str, source: str, value: float | None, n: int) -> Kpi:
    return Kpi(
        "budget_gebruikt", name, source, None, "procent", None, None, value, "geen_norm", None, None, None, None, n,
        soort=_OPERATIONAL,
    )  # fmt: skip


def _share(ident: str, name: str, source: str, tally: Tally, kind: str) -> Kpi:
    numerator = tally.count("gehaald")
    denominator = tally.count("gehaald", "niet_gehaald")
    return Kpi(
        ident,
        name,
        source,
        None,
        "procent",
        numerator,
        denominator,
        round_half_up(100 * numerator, denominator) if denominator else None,
        _judge(0, denominator, None),
        tally.count("lopend"),
        tally.count("lopend_gehaald"),
        tally.count("uitgevallen"),
        tally.count("vrijgesteld"),
        tally.count("gehaald", "niet_gehaald", "lopend", "uitgevallen", "vrijgesteld"),
        soort=kind,
        dossiers={
            "teller": tally.who("gehaald"),
            "noemer": sorted(tally.who("gehaald") + tally.who("niet_gehaald")),
            **{part: tally.who(part) for part in _NAMED},
        },
    )


def _judge(total: int, count: int, norm: int | None) -> str:
    """`total / count` against the norm, both in tenths and unrounded."""
    if norm is None:
        return "geen_norm"
    if count == 0:
        return "onbekend"
    return "gehaald" if total >= norm * count else "niet_gehaald"


def _median(counts: Mapping[Deel, int]) -> float | None:
    """The median of values, given how often each occurs."""
    total = sum(counts.values())
    if not total:
        return None
    values = sorted(map(int, counts))
    reached = list(accumulate(counts[value] for value in values))
    lower, upper = (values[bisect_right(reached, place)] for place in ((total - 1) // 2, total // 2))
    return (lower + upper) / 2


def count_all(
    facts: Iterable[Facts],
    scores: Iterable[tuple[str, str, int]],
    policy: Policy,
    peildatum: str,
    period: Span,
    *,
    names: bool = False,
    budget: YearBudget | None = None,
    examens: Iterable[tuple[bool, int, str]] = (),
) -> list[Kpi]:
    """The whole report of one day in one call."""
    counter = Counter(policy, peildatum, period, names=names)
    for one in facts:
        counter.add(one)
    return counter.finish(scores, examens, budget)
