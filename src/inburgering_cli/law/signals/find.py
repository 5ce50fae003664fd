"""Find the signals of a dossier in its facts, sums and open terms. Only this module decides about them.

Each signal in `declared` has one function here. It makes the check for a peildatum, which then runs on every dossier.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import add_days, days_between, dutch, end_of_month
from inburgering_cli.law import states
from inburgering_cli.law.duo.rules import missing, term_differences
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht import age
from inburgering_cli.law.plicht.hours import Account, in_hours, pace, with_pace
from inburgering_cli.law.signals.declared import HIGH, SEVERITY, Signal, Threshold
from inburgering_cli.law.signals.sums import Sums
from inburgering_cli.law.sources import Source
from inburgering_cli.law.terms.next_command import (
    EXPLAIN,
    HOLD_TALK,
    MAP_BEGIN,
    ONTZORG_EVALUATE,
    ONTZORG_STOP,
    PIP_TERMS,
    PLAN_TALK,
    PVT_BEGIN,
    language_and_work,
    of_term,
    start_of_route,
)
from inburgering_cli.law.terms.outcome import EXPIRED, RUNNING, Outcome
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.law.vocabulary import ASIEL, GEBEURTENISSEN, WI2013, WI2021

_INBURGERINGSTERMIJN: Final = "inburgeringstermijn"
#: The terms whose outcome some signal reads.
TERMS_OF_SIGNALS: Final = (
    *PIP_TERMS, _INBURGERINGSTERMIJN, "start_leerroute", "integraal_aanbod", "ontzorgen", "pvt", "map",
    "voortgangsgesprek",
)  # fmt: skip
SIGNAL_FIELDS: Final = (
    "dossier", "naam", "signaal", "omschrijving", "ernst", "dag", "dagen", "waarom", "opdracht", "bron", "sinds", "nieuw",
)  # fmt: skip
#: A signal is new for so many days, with the first one: a week, so that nobody misses one by a weekend or a day off.
DAYS_NEW: Final = 7


class _Found(NamedTuple):
    """The result of a check: the day it is about, the reasons, the command, and the severity.

    `since`: the first day on which the facts of now give this signal with this severity; None: unknown. `source`: what it
    rests on in this dossier, where that is known; else what the signal declares.
    """

    day: str | None
    why: tuple[str, ...]
    command: str
    severity: str | None = None
    since: str | None = None
    source: Source | None = None


class FoundSignal(NamedTuple):
    """One signal of one dossier."""

    facts: Facts
    signal: Signal
    severity: str
    day: str | None
    why: tuple[str, ...]
    command: str
    since: str | None
    source: Source

    def is_new(self, peildatum: str) -> bool:
        """Whether it arose in the last week."""
        return self.since is not None and days_between(self.since, peildatum) < DAYS_NEW

    def as_dict(self, peildatum: str) -> dict[str, Any]:
        """The line of a list; `dagen`: from the peildatum to `day`. `why` ends with the thresholds and their source."""
        thresholds = [
            f"drempel ‘{d.name}’: {d}, {d.description} ({d.source.kort})"
            for d in self.signal.thresholds
            if d.severity in (None, self.severity)
        ]
        return {
            "dossier": self.facts.dossier,
            "naam": self.facts.name,
            "signaal": self.signal.id,
            "omschrijving": self.signal.description,
            "ernst": self.severity,
            "dag": self.day,
            "dagen": days_between(peildatum, self.day) if self.day else None,
            "waarom": [*self.why, *thresholds],
            "opdracht": f"inburgering {self.command.format(d=self.facts.dossier)}",
            "bron": self.source.kort,
            "sinds": self.since,
            "nieuw": self.is_new(peildatum),
        }


def in_order(found_signal: FoundSignal) -> tuple[int, str, str, str]:
    """Most serious first, then by day (none last), dossier and signal."""
    return (
        SEVERITY.index(found_signal.severity),
        found_signal.day or "9999",
        found_signal.facts.dossier,
        found_signal.signal.id,
    )


_happened: Final = attrgetter(*GEBEURTENISSEN)
_Terms = Mapping[str, Outcome]
_Check = Callable[[Facts, Sums, _Terms], _Found | None]


class SignalFinder:
    """Finds signals under one policy on one peildatum (ISO)."""

    def __init__(self, policy: Policy, peildatum: str, signals: Iterable[str] = ()) -> None:
        """Only the signals named (default: all that the policy looks for)."""
        wanted = tuple(signals) or tuple(policy.signalen)
        self._peildatum = peildatum
        self._checks = [
            (signal, _CHECKS[signal.id](signal, peildatum))
            for signal in policy.signalen.values()
            if signal.id in wanted and signal.aan
        ]

    def signals(self, facts: Facts, sums: Sums, outcomes: Iterable[Outcome]) -> Iterator[FoundSignal]:
        """The signals of a dossier, from the outcomes of `TERMS_OF_SIGNALS` that run or have passed.

        A dossier has none when it is closed or the plicht is met; while the person is temporarily exempt, only the one
        about the end of that.
        """
        if facts.dossier_gesloten is not None or facts.voldaan is not None or facts.zroute_afgerond is not None:
            return
        resting = states.resting(facts, self._peildatum)
        exempt = resting is not None and resting.state is states.VRIJGESTELD
        terms = {o.term.id: o for o in outcomes if o.status in (RUNNING, EXPIRED)}
        for signal, check in self._checks:
            if exempt and signal.id != _EXEMPTION_ENDS:
                continue
            if found := check(facts, sums, terms):
                source = found.source or signal.cited(facts.stelsel)
                yield FoundSignal(facts, signal, found.severity or signal.severity, *found[:3], found.since, source)


def absent_months(policy: Policy, peildatum: str) -> tuple[str, str]:
    """The whole months that the signal of absence looks at: the first one, and the one after the last."""
    threshold = policy.signalen["verzuim"].threshold("periode")
    return threshold.before(peildatum)[:7], peildatum[:7]


def _last_day(outcome: Outcome) -> str:
    """The sentence about the last day of a term, with its source."""
    word = "was" if outcome.status == EXPIRED else "is"
    return f"de laatste dag {word} {dutch(outcome.uiterlijk)} ({outcome.version.source.kort})"


def _near(terms: _Terms, term: str, horizon: str) -> Outcome | None:
    """An open term whose last day lies on or before a day."""
    outcome = terms.get(term)
    return outcome if outcome is not None and outcome.uiterlijk is not None and outcome.uiterlijk <= horizon else None


def _serious_when_over(outcome: Outcome) -> str | None:
    return HIGH if outcome.status == EXPIRED else None


def _first_within(threshold: Threshold, last: str) -> str:
    """The first day from which `last` lies within the threshold; at the end of a month there and back differ by a day."""
    day = threshold.before(last)
    while threshold.after(day) < last:
        day = add_days(day, 1)
    return day


def _since(outcome: Outcome, threshold: Threshold) -> str:
    """Since when an outcome is within the threshold of its last day, or past that day."""
    if outcome.status == EXPIRED and outcome.uiterlijk is not None:
        return add_days(outcome.uiterlijk, 1)
    return _from_threshold(outcome, threshold)


def _from_threshold(outcome: Outcome, threshold: Threshold) -> str:
    """Since when an outcome, that is near, is within the threshold of its last day."""
    assert outcome.uiterlijk is not None
    return max(outcome.start, _first_within(threshold, outcome.uiterlijk))


def _pip_dreigt(signal: Signal, p: str) -> _Check:
    threshold = signal.threshold("binnen")
    horizon = threshold.after(p)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        for ident in PIP_TERMS:
            outcome = _near(terms, ident, horizon)
            if outcome is None:
                continue
            stand = "er is een concept" if sums.pip_concept else "er is nog geen PIP"
            intake = (
                f"brede intake afgerond op {dutch(facts.intake_afgerond)}"
                if facts.intake_afgerond
                else ("de brede intake is niet afgerond")
            )
            why = (_last_day(outcome), stand, intake)
            command = of_term(outcome, facts, sums)
            over, since = _serious_when_over(outcome), _since(outcome, threshold)
            return _Found(outcome.uiterlijk, why, command, over, since, outcome.version.source)
        return None

    return check


def _geen_start_route(signal: Signal, p: str) -> _Check:
    threshold = signal.threshold("binnen")
    horizon = threshold.after(p)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        outcome = _near(terms, "start_leerroute", horizon)
        if outcome is None:
            return None
        why = [_last_day(outcome), "er is geen taal- of opleidingsactiviteit gestart"]
        if facts.leerroute is None:
            why.append("er is nog geen leerroute toegewezen")
        over, since = _serious_when_over(outcome), _since(outcome, threshold)
        return _Found(outcome.uiterlijk, tuple(why), start_of_route(facts), over, since, outcome.version.source)

    return check


def _guided(facts: Facts) -> str:
    """What began the guidance by this municipality (`Facts.guided_since`)."""
    return "het PIP van" if facts.guided_since == facts.pip_dagtekening else "de verhuizing hierheen op"


def _begin(outcome: Outcome, facts: Facts) -> str:
    """Since when the time of a term counts here: what was done in a previous municipality is not known."""
    return max(outcome.start, facts.moved_in or "")


def _geen_aanbod(signal: Signal, p: str) -> _Check:
    after = cache(signal.threshold("na").after)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        signed = facts.guided_since
        # the law says no more than "tijdig" (Wi 16 lid 1): after how long that is doubted is the threshold
        if signed is None or facts.doelgroep != ASIEL or facts.aanbod or facts.vrijgesteld:
            return None
        if facts.stelsel == WI2013 or (day := after(signed)) > p:
            return None
        why = (f"sinds {_guided(facts)} {dutch(signed)}", "er is geen inburgeringsaanbod vastgelegd")
        return _Found(day, why, "aanbod add {d} --aangeboden-op vandaag --aanbieder NAAM", since=day)

    return check


def _gesprek_te_laat(signal: Signal, p: str) -> _Check:
    after = cache(signal.threshold("na").after)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        planned = terms.get("voortgangsgesprek")
        if planned is not None:
            if planned.status != EXPIRED:
                return None
            why = (f"gepland voor {dutch(planned.uiterlijk)} en niet gehouden",)
            assert planned.uiterlijk is not None  # it has passed
            over = add_days(planned.uiterlijk, 1)
            return _Found(planned.uiterlijk, why, HOLD_TALK, since=over, source=planned.version.source)
        signed = facts.guided_since
        if signed is None:
            return None
        since = max(signed, sums.gesprek or signed)
        if (day := after(since)) > p:
            return None
        said = (
            f"laatste gesprek op {dutch(since)}"
            if since == sums.gesprek
            else f"geen gesprek gehouden sinds {_guided(facts)} {dutch(signed)}"
        )
        return _Found(day, (said, "er is geen voortgangsgesprek gepland"), PLAN_TALK, since=day)

    return check


def _verzuim(signal: Signal, _: str) -> _Check:
    percentage = signal.threshold("meer_dan").value

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        missed, offered, month = sums.ongeoorloofd, sums.aangeboden, sums.verzuim_maand
        if month is None or missed * 100 <= offered * percentage:
            return None
        last = end_of_month(month)
        # a talk or a step of handhaving after the last such month: somebody has acted
        if max(sums.gesprek or "", sums.maatregel or "") > last:
            return None
        why = (
            f"{in_hours(missed)} van {in_hours(offered)} aangeboden uren zonder goede reden gemist, het laatst in {month}",
            "daarna is er geen gesprek gehouden en geen maatregel genomen",
        )
        # the signal reads whole months: this one has counted since it was over
        return _Found(last, why, "gesprek plan {d} --gepland +1w", since=add_days(last, 1))

    return check


def _unexplained(signal: Signal, _: str) -> _Check:
    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        if (month := sums.onverklaard_maand) is None:
            return None
        last = end_of_month(month)
        hours = in_hours(sums.onverklaard)
        told = f"{hours} uur niet verklaard: niet vastgelegd als gevolgd of als verzuim, het laatst in {month}"
        fill = "`inburgering activiteit hours DOSSIER SOORT --maand MAAND`"
        why = (told, f"het signaal ‘verzuim’ telt alleen wat is vastgelegd; vul aan met {fill}")
        return _Found(last, why, "activiteit months {d}", since=add_days(last, 1))

    return check


def _uren_achter(signal: Signal, p: str) -> _Check:
    percentage, begin = signal.threshold("minder_dan").value, cache(signal.threshold("na").after)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        term = terms.get(_INBURGERINGSTERMIJN)
        if term is None or term.uiterlijk is None or begin(start := _begin(term, facts)) > p:
            return None
        behind = [
            (account, tempo.expected)
            for account in with_pace(facts, sums.uren)
            if (tempo := pace(account, start, term.uiterlijk, p, percentage)) and tempo.behind
        ]
        if not behind:
            return None
        why = tuple(
            f"{account.name}: {in_hours(account.gevolgd)} van {in_hours(account.norm or 0)} uur gevolgd; naar"
            f" verhouding van de tijd"
            f" {in_hours(due)} ({account.source.kort})"
            for account, due in behind
        )
        first, last = begin(start), term.uiterlijk
        since = min(_behind_since(account, (start, last), first, p, percentage) for account, _ in behind)
        return _Found(term.uiterlijk, why, "route account {d}", since=since, source=behind[0][0].source)

    return check


def _behind_since(account: Account, term: tuple[str, str], first: str, p: str, percentage: int) -> str:
    """The first day, from `first` on, on which the hours of an account that is behind were too few. What a steady pace gives
    only grows, so that halving finds it."""
    low, high = 0, days_between(first, p)
    while low < high:
        middle = (low + high) // 2
        tempo = pace(account, *term, add_days(first, middle), percentage)
        low, high = (low, middle) if tempo is not None and tempo.behind else (middle + 1, high)
    return add_days(first, low)


def _not_begun(what: str, command: str) -> Callable[[Signal, str], _Check]:
    """MAP and PVT: nothing of it was done when a part of the term has passed."""

    def make(signal: Signal, p: str) -> _Check:
        percentage = signal.threshold("deel").value

        def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
            outcome = terms.get(what)
            begun = sums.map_begin if what == "map" else sums.pvt_begin
            if outcome is None or outcome.uiterlijk is None or begun is not None:
                return None
            start = _begin(outcome, facts)
            begun = "de termijn begon op" if start == outcome.start else "de termijn telt hier vanaf"
            passed, total = days_between(start, p), days_between(start, outcome.uiterlijk)
            if passed * 100 < total * percentage:
                return None
            why = (
                _last_day(outcome),
                f"{begun} {dutch(start)}; "
                + (f"{passed} van {total} dagen zijn voorbij" if passed <= total else "zij is voorbij"),
                f"van {what.upper()} is nog geen onderdeel gedaan",
            )
            over = _serious_when_over(outcome)
            reached = add_days(start, -(-total * percentage // 100))
            since = reached if over is None else add_days(outcome.uiterlijk, 1)
            return _Found(outcome.uiterlijk, why, command, over, since, outcome.version.source)

        return check

    return make


def _ontzorgen_eindigt(signal: Signal, p: str) -> _Check:
    threshold = signal.threshold("binnen")
    horizon = threshold.after(p)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        outcome = _near(terms, "ontzorgen", horizon)
        if facts.ontzorg_start is None or outcome is None or outcome.uiterlijk is None:
            return None
        why = [_last_day(outcome), f"ontzorgen gestart op {dutch(facts.ontzorg_start)}"]
        done = sums.evaluatie is not None and sums.evaluatie >= threshold.before(outcome.uiterlijk)
        if outcome.status == EXPIRED:
            why.append("er is geen einde en geen verlenging vastgelegd")
            since, source = _since(outcome, threshold), outcome.version.source
            return _Found(outcome.uiterlijk, tuple(why), ONTZORG_STOP, HIGH, since, source)
        if done:
            return None
        why.append("er is nog niet geëvalueerd")
        since = max(facts.ontzorg_start, _since(outcome, threshold))
        return _Found(outcome.uiterlijk, tuple(why), ONTZORG_EVALUATE, since=since, source=outcome.version.source)

    return check


def _termijn_loopt_af(signal: Signal, p: str) -> _Check:
    # the most serious first
    steps = sorted(
        ((SEVERITY.index(d.severity or signal.severity), d.after(p), d) for d in signal.thresholds), key=lambda s: s[:2]
    )

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        for severity, horizon, threshold in steps:
            if outcome := _near(terms, _INBURGERINGSTERMIJN, horizon):
                why = (_last_day(outcome), "er is nog niet aan de plicht voldaan")
                command = EXPLAIN + _INBURGERINGSTERMIJN
                over = None if SEVERITY[severity] == HIGH else _serious_when_over(outcome)
                since = _since(outcome, threshold) if over else _from_threshold(outcome, threshold)
                source = outcome.version.source
                return _Found(outcome.uiterlijk, why, command, over or SEVERITY[severity], since, source)
        return None

    return check


def _integraal_aanbod_dreigt(signal: Signal, p: str) -> _Check:
    threshold = signal.threshold("binnen")
    horizon = threshold.after(p)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        outcome = _near(terms, "integraal_aanbod", horizon)
        if outcome is None:
            return None
        taal = (
            f"taal of opleiding gestart op {dutch(facts.taal_start)}"
            if facts.taal_start
            else ("taal of opleiding is nog niet gestart")
        )
        why = (_last_day(outcome), taal, "er was nog geen dag waarop taal en werk samen liepen")
        return _Found(outcome.uiterlijk, why, language_and_work(facts), since=_from_threshold(outcome, threshold))

    return check


def _vergunning_verloopt(signal: Signal, p: str) -> _Check:
    threshold = signal.threshold("binnen")
    horizon = threshold.after(p)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        until = facts.vergunning_geldig_tot
        if until is None or until > horizon:
            return None
        word = "was" if until < p else "is"
        why = (f"de vergunning {word} geldig tot en met {dutch(until)}",)
        over = until < p
        since = add_days(until, 1) if over else _first_within(threshold, until)
        return _Found(until, why, "case edit {d} --vergunning-geldig-tot DATUM", HIGH if over else None, since)

    return check


def _duo_verschilt(signal: Signal, p: str) -> _Check:
    allowed = signal.threshold("meer_dan").value

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        if facts.vrijgesteld is not None:
            return None
        outcome = terms.get(_INBURGERINGSTERMIJN)
        ours = outcome.uiterlijk if outcome else None
        differences = term_differences(facts, ours, allowed)
        if not differences:
            return None
        why, theirs = [str(difference) for difference in differences], differences[-1].duo
        if outcome is None:
            return _Found(theirs, (*why, "hier is nog geen PIP vastgesteld"), "pip create {d} --dagtekening DATUM")
        why.append(
            f"de termijn hier volgt uit het PIP van {dutch(facts.pip_dagtekening)} ({outcome.version.source.kort})"
        )
        later = ours is not None and theirs > ours
        return _Found(
            theirs,
            tuple(why),
            f"besluit record {{d}} verlenging --datum DATUM --tot {theirs}" if later else "pip show {d}",
        )

    return check


def _incomplete_delivery(signal: Signal, p: str) -> _Check:
    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        if facts.pip_hier is None or facts.stelsel != WI2021:
            return None
        lacking = missing(
            facts, bsn=sums.heeft_bsn, intensiteit=sums.intensiteit_route, alfabetisering=sums.alfabetisering
        )
        if not lacking:
            return None
        why = (f"PIP van {dutch(facts.pip_hier)}", f"ontbreekt: {', '.join(one.name for one in lacking)}")
        return _Found(facts.pip_hier, why, lacking[0].command, since=facts.pip_hier)

    return check


def _plicht_onzeker(signal: Signal, p: str) -> _Check:
    threshold = signal.threshold("binnen")
    soon = threshold.after(p)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        if facts.vrijgesteld is not None or (sums.geboortedatum is sums.nationaliteit is None):
            return None
        found = [
            doubt
            for doubt in age.doubts(
                sums.geboortedatum,
                sums.nationaliteit,
                facts.stelsel,
                start=facts.plicht_begin or p,
                day=p,
                soon=soon,
            )
            # who is at school is exempted by a decision, and of who fled from Ukraine the permit decides
            if doubt.kind not in (age.AT_SCHOOL, age.UKRAINE)
        ]
        if not found:
            return None
        day = found[0].day
        since = None if day is None else _first_within(threshold, day)
        return _Found(day or p, tuple(str(doubt) for doubt in found), found[0].command(), since=since)

    return check


def _dossier_stil(signal: Signal, p: str) -> _Check:
    after = cache(signal.threshold("na").after)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        if facts.gesprek_gepland is not None and facts.gesprek_gepland >= p:
            return None  # who has an appointment is not forgotten
        days = [day for day in _happened(facts) if day is not None]
        if sums.laatste is not None:
            days.append(sums.laatste)
        days += [ended for _, ended in facts.vrijstellingen or () if ended is not None and ended < p]
        if not days or (silent := after(last := max(days))) > p:
            return None
        weeks = days_between(last, p) // 7
        why = (f"het laatste dat is vastgelegd, is van {dutch(last)}: {weeks} weken geleden",)
        return _Found(last, why, PLAN_TALK, since=silent)

    return check


def _exemption_ends(signal: Signal, p: str) -> _Check:
    threshold = signal.threshold("binnen")
    horizon = threshold.after(p)

    def check(facts: Facts, sums: Sums, terms: _Terms) -> _Found | None:
        rest = states.resting(facts, p)
        if rest is None or facts.vrijgesteld is not None:
            return None
        if rest.state is states.WACHT_OP_DUO:
            ended = add_days(rest.period.van, -1)
            why = (
                f"de vrijstelling gold tot en met {dutch(ended)}",
                "een nieuwe kennisgeving van DUO ligt nog niet vast",
            )
            return _Found(ended, why, "case edit {d} --kennisgeving DATUM", HIGH, rest.period.van)
        last = rest.period.tot
        if last is None or last > horizon:
            return None
        since = max(rest.period.van, _first_within(threshold, last))
        return _Found(
            last, (f"de vrijstelling geldt tot en met {dutch(last)}",), "gesprek plan {d} --gepland +1w", since=since
        )

    return check


_EXEMPTION_ENDS: Final = "vrijstelling_loopt_af"
_CHECKS: Final[Mapping[str, Callable[[Signal, str], _Check]]] = {
    "pip_dreigt": _pip_dreigt,
    "geen_start_route": _geen_start_route,
    "geen_aanbod": _geen_aanbod,
    "gesprek_te_laat": _gesprek_te_laat,
    "verzuim": _verzuim,
    "uren_niet_verklaard": _unexplained,
    "uren_achter": _uren_achter,
    "map_niet_begonnen": _not_begun("map", MAP_BEGIN),
    "pvt_niet_begonnen": _not_begun("pvt", PVT_BEGIN),
    "ontzorgen_eindigt": _ontzorgen_eindigt,
    "termijn_loopt_af": _termijn_loopt_af,
    "integraal_aanbod_dreigt": _integraal_aanbod_dreigt,
    "vergunning_verloopt": _vergunning_verloopt,
    "duo_verschilt": _duo_verschilt,
    "onvolledig_levering": _incomplete_delivery,
    "plicht_onzeker": _plicht_onzeker,
    "dossier_stil": _dossier_stil,
    _EXEMPTION_ENDS: _exemption_ends,
}
