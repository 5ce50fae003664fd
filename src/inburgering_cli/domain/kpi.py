"""Counting: from outcomes of terms and marks of surveys to the rows of `report kpi`."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from inburgering_cli.domain.assess import GEHAALD, LOPEND, TE_LAAT, VERLOPEN, Assessor
from inburgering_cli.domain.dates import add_days, days_between
from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.indicators import INDICATOREN, Indicator, norm_on, round_half_up
from inburgering_cli.domain.policy import Beleid
from inburgering_cli.domain.vocabulary import DOELGROEPEN, LEERROUTES, REDENEN_UITGEVALLEN

_NOTA: Final = "nota"
_OPERATIONEEL: Final = "operationeel"


@dataclass(slots=True)
class Telling:
    """The dossiers behind one percentage, by what became of them. The parts add up to `n`."""

    gehaald: list[str] = field(default_factory=list)
    niet_gehaald: list[str] = field(default_factory=list)
    lopend: list[str] = field(default_factory=list)
    lopend_gehaald: list[str] = field(default_factory=list)
    uitgevallen: list[str] = field(default_factory=list)
    betaald: list[str] = field(default_factory=list)

    @property
    def n(self) -> int:
        """Every dossier whose start event lies in the period."""
        return len(self.gehaald) + len(self.niet_gehaald) + len(self.lopend) + len(self.uitgevallen)


@dataclass(slots=True)
class Kpi:
    """One row of the report; None where a field does not apply or cannot be known yet.

    `waarde` is a percentage, a mark, days or a count, by `eenheid`. `n`: all that the row looked at. `dossiers`: who is
    behind each number (`--names`).
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
    n: int
    waarvan_betaald: int | None = None
    soort: str = _NOTA
    dossiers: dict[str, list[str]] = field(default_factory=dict)

    def as_dict(self, *, names: bool) -> dict[str, Any]:
        """The row as JSON shows it."""
        row = asdict(self)
        if not names:
            del row["dossiers"]
        return row


@dataclass(frozen=True, slots=True)
class Periode:
    """The reporting period, both days included; None: without limit on that side."""

    van: str | None = None
    tot: str | None = None

    def holds(self, day: str | None) -> bool:
        """Whether a known day lies in it."""
        return day is not None and (self.van is None or day >= self.van) and (self.tot is None or day <= self.tot)


class Counter:
    """Counts dossiers one by one; `rows` gives the report."""

    def __init__(self, beleid: Beleid, peildatum: str, periode: Periode) -> None:
        self.beleid = beleid
        self.peildatum = peildatum
        self.periode = periode
        self._by_termijn = {i.termijn: i for i in INDICATOREN if i.termijn}
        self._assessor = Assessor(
            beleid, peildatum, [*self._by_termijn, "pip", "pip_na_verhuizing", "intake", "ontzorgen"]
        )
        self._tellingen = {i.id: Telling() for i in INDICATOREN if i.termijn}
        self._pip = Telling()
        self._intake = Telling()
        self._doorlooptijd: list[tuple[int, str]] = []
        self._ontzorgen: list[str] = []
        self._ontzorgen_voorbij: list[str] = []
        self._groups: dict[str, list[str]] = {}
        self._paid: list[str] = []
        self._scores: dict[str, list[int]] = {i.groep: [] for i in INDICATOREN if i.groep}

    def add(self, facts: Feiten) -> None:
        """Count one dossier, known as it was on the peildatum."""
        periode = self.periode
        number = facts.dossier
        for outcome in self._assessor.assess(facts):
            ident = outcome.termijn.id
            indicator = self._by_termijn.get(ident)
            if indicator is not None:
                if periode.holds(outcome.start):
                    self._count_term(indicator, facts, outcome.uiterlijk or "", outcome.gehaald_op)
            elif ident == "ontzorgen":
                if outcome.gehaald_op is None and facts.ontzorg_start and not facts.dossier_gesloten:
                    self._ontzorgen.append(number)
                    if outcome.status == VERLOPEN:
                        self._ontzorgen_voorbij.append(number)
            elif periode.holds(outcome.start):
                telling = self._intake if ident == "intake" else self._pip
                part = (
                    telling.gehaald
                    if outcome.status == GEHAALD
                    else telling.niet_gehaald
                    if outcome.status in (TE_LAAT, VERLOPEN)
                    else telling.lopend
                    if outcome.status == LOPEND
                    else telling.uitgevallen
                )
                part.append(number)
        if periode.holds(facts.huisvesting) and facts.huisvesting and facts.pip_hier:
            self._doorlooptijd.append((days_between(facts.huisvesting, facts.pip_hier), number))
        if facts.dossier_gesloten is None:
            self._groups.setdefault(facts.leerroute or "geen", []).append(number)
            self._groups.setdefault(facts.doelgroep, []).append(number)
        left, paid = facts.bijstand_einde, facts.betaald_start
        if left and paid and periode.holds(left) and paid <= add_days(left, 1):  # work from the day after counts too
            self._paid.append(number)

    def _count_term(self, indicator: Indicator, facts: Feiten, day: str, reached: str | None) -> None:
        telling = self._tellingen[indicator.id]
        number, closed = facts.dossier, facts.dossier_gesloten
        on_time = reached is not None and reached <= day
        if closed and closed < day and not on_time and facts.reden_gesloten in REDENEN_UITGEVALLEN:
            telling.uitgevallen.append(number)
        elif day > self.peildatum:
            telling.lopend.append(number)
            if on_time:
                telling.lopend_gehaald.append(number)
        elif on_time:
            telling.gehaald.append(number)
            if facts.betaald_start and facts.betaald_start <= day:
                telling.betaald.append(number)
        else:
            telling.niet_gehaald.append(number)

    def add_score(self, groep: str, datum: str, tienden: int) -> None:
        """Count one survey; `tienden`: the mark in tenths (7,5 is 75)."""
        if datum <= self.peildatum and self.periode.holds(datum):
            self._scores[groep].append(tienden)

    def rows(self) -> list[Kpi]:
        """The indicators of the note, then the operational figures."""
        return [
            *(self._percentage(i) if i.termijn else self._mark(i) for i in INDICATOREN),
            *self._operational(),
        ]

    def _norm(self, ident: str) -> int | None:
        day = min(self.periode.tot or self.peildatum, self.peildatum)
        norm = norm_on(self.beleid.normen.get(ident, ()), day)
        return norm.tienden if norm else None

    def _percentage(self, indicator: Indicator) -> Kpi:
        telling = self._tellingen[indicator.id]
        norm = self._norm(indicator.id)
        row = _share(indicator.id, indicator.naam, indicator.bron.kort, telling, _NOTA)
        row.norm = norm / 10 if norm is not None else None
        row.oordeel = _judge(10 * 100 * len(telling.gehaald), row.noemer or 0, norm)
        if indicator.termijn == "participatie_12m":
            row.waarvan_betaald = len(telling.betaald)
            row.dossiers["waarvan_betaald"] = telling.betaald
        return row

    def _mark(self, indicator: Indicator) -> Kpi:
        scores = self._scores[indicator.groep or ""]
        norm = self._norm(indicator.id)
        return Kpi(
            indicator.id,
            indicator.naam,
            indicator.bron.kort,
            norm / 10 if norm is not None else None,
            indicator.eenheid,
            None,
            None,
            round_half_up(sum(scores), 10 * len(scores)) if scores else None,
            _judge(sum(scores), len(scores), norm),
            None,
            None,
            None,
            len(scores),
        )

    def _operational(self) -> list[Kpi]:
        middle = _median([days for days, _ in self._doorlooptijd])
        rows = [
            _share("pip_op_tijd", "PIP op tijd vastgesteld", "Bi 5.3; nota 1", self._pip, _OPERATIONEEL),
            _share("intake_op_tijd", "brede intake op tijd afgerond", "nota 3.1", self._intake, _OPERATIONEEL),
            _count(
                "doorlooptijd_pip",
                "mediaan van huisvesting tot PIP",
                [n for _, n in self._doorlooptijd],
                "dagen",
                middle,
            ),
            _count("ontzorgen_lopend", "ontzorgen loopt", self._ontzorgen),
            _count("ontzorgen_voorbij", "ontzorgen loopt langer dan de termijn", self._ontzorgen_voorbij),
            _count("uitstroom_betaald_werk", "uit de bijstand na betaald werk", self._paid),
        ]
        for key, label in {**LEERROUTES, "geen": "geen leerroute"}.items():
            rows.append(_count(f"dossiers_{key}", f"open dossiers: {label}", self._groups.get(key, [])))
        for key, label in DOELGROEPEN.items():
            rows.append(_count(f"dossiers_{key}", f"open dossiers: {label}", self._groups.get(key, [])))
        return rows


def _share(ident: str, naam: str, bron: str, telling: Telling, soort: str) -> Kpi:
    teller = len(telling.gehaald)
    noemer = teller + len(telling.niet_gehaald)
    return Kpi(
        ident,
        naam,
        bron,
        None,
        "procent",
        teller,
        noemer,
        round_half_up(100 * teller, noemer) if noemer else None,
        _judge(0, noemer, None),
        len(telling.lopend),
        len(telling.lopend_gehaald),
        len(telling.uitgevallen),
        telling.n,
        soort=soort,
        dossiers={
            "teller": telling.gehaald,
            "noemer": sorted(telling.gehaald + telling.niet_gehaald),
            "niet_gehaald": telling.niet_gehaald,
            "lopend": telling.lopend,
            "lopend_gehaald": telling.lopend_gehaald,
            "uitgevallen": telling.uitgevallen,
        },
    )


def _count(ident: str, naam: str, numbers: list[str], eenheid: str = "aantal", waarde: float | None = None) -> Kpi:
    value = waarde if eenheid != "aantal" else len(numbers)
    return Kpi(
        ident, naam, "nota 2.2", None, eenheid, None, None, value, "geen_norm", None, None, None, len(numbers),
        soort=_OPERATIONEEL, dossiers={"n": numbers},
    )  # fmt: skip


def _judge(total: int, count: int, norm: int | None) -> str:
    """`total / count` against the norm, both in tenths, compared exactly: a rounded figure never decides."""
    if norm is None:
        return "geen_norm"
    if count == 0:
        return "onbekend"
    return "gehaald" if total >= norm * count else "niet_gehaald"


def _median(values: list[int]) -> float | None:
    if not values:
        return None
    values = sorted(values)
    middle = len(values) // 2
    return float(values[middle]) if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def count_all(
    facts: Iterable[Feiten],
    scores: Iterable[tuple[str, str, int]],
    beleid: Beleid,
    peildatum: str,
    periode: Periode,
) -> list[Kpi]:
    """The whole report in one call."""
    counter = Counter(beleid, peildatum, periode)
    for one in facts:
        counter.add(one)
    for score in scores:
        counter.add_score(*score)
    return counter.rows()


LABELS: Final[Mapping[str, str]] = {
    "gehaald": "gehaald",
    "niet_gehaald": "niet gehaald",
    "geen_norm": "geen norm",
    "onbekend": "nog onbekend",
}
