"""From the facts, sums and open terms of a dossier to its signals on a peildatum. The one place where that is decided.

Each signal of `signalen` has one function here. It is made once for a signal and a peildatum, and then looks at dossiers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import add_days, days_between, dutch, end_of_month
from inburgering_cli.law.duo.rules import missing, termijn_verschillen
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.plicht.hours import Rekening, met_tempo, pace, uren
from inburgering_cli.law.signals.declared import ERNST, HOOG, Drempel, Signaal
from inburgering_cli.law.signals.sums import Sommen
from inburgering_cli.law.terms.assess import LOPEND, VERLOPEN, Uitkomst
from inburgering_cli.law.terms.next_command import (
    EXPLAIN,
    HOLD_TALK,
    MAP_BEGIN,
    ONTZORG_EVALUATE,
    ONTZORG_STOP,
    PIP_TERMIJNEN,
    PLAN_TALK,
    PVT_BEGIN,
    language_and_work,
    of_term,
    start_of_route,
)
from inburgering_cli.law.terms.policy import Beleid
from inburgering_cli.law.vocabulary import ASIEL, GEBEURTENISSEN, WI2013, WI2021

_INBURGERINGSTERMIJN: Final = "inburgeringstermijn"
#: The terms whose outcome some signal reads.
TERMIJNEN_VAN_SIGNALEN: Final = (
    *PIP_TERMIJNEN, _INBURGERINGSTERMIJN, "start_leerroute", "integraal_aanbod", "ontzorgen", "pvt", "map",
    "voortgangsgesprek",
)  # fmt: skip
SIGNAAL_FIELDS: Final = (
    "dossier", "naam", "signaal", "omschrijving", "ernst", "dag", "dagen", "waarom", "opdracht", "bron", "sinds", "nieuw",
)  # fmt: skip
#: A signal is new for so many days, the first one counted: a week, so that a weekend or a day off hides none.
DAGEN_NIEUW: Final = 7


class _Gevonden(NamedTuple):
    """What one function found: the day it is about, the facts it rests on, the command to give, how serious it is, and the
    first day on which what is now known gave it, as serious as it is (None when that cannot be told)."""

    dag: str | None
    waarom: tuple[str, ...]
    opdracht: str
    ernst: str | None = None
    sinds: str | None = None


class Melding(NamedTuple):
    """One signal of one dossier."""

    feiten: Feiten
    signaal: Signaal
    ernst: str
    dag: str | None
    waarom: tuple[str, ...]
    opdracht: str
    sinds: str | None

    def is_new(self, peildatum: str) -> bool:
        """Whether it arose in the last week."""
        return self.sinds is not None and days_between(self.sinds, peildatum) < DAGEN_NIEUW

    def as_dict(self, peildatum: str) -> dict[str, Any]:
        """The line of a list; `dagen`: from the peildatum to `dag`. `waarom` ends with the thresholds and their source."""
        thresholds = [
            f"drempel ‘{d.naam}’: {d}, {d.omschrijving} ({d.bron.kort})"
            for d in self.signaal.drempels
            if d.ernst in (None, self.ernst)
        ]
        return {
            "dossier": self.feiten.dossier,
            "naam": self.feiten.naam,
            "signaal": self.signaal.id,
            "omschrijving": self.signaal.omschrijving,
            "ernst": self.ernst,
            "dag": self.dag,
            "dagen": days_between(peildatum, self.dag) if self.dag else None,
            "waarom": [*self.waarom, *thresholds],
            "opdracht": f"inburgering {self.opdracht.format(d=self.feiten.dossier)}",
            "bron": self.signaal.bron.kort,
            "sinds": self.sinds,
            "nieuw": self.is_new(peildatum),
        }


def in_order(melding: Melding) -> tuple[int, str, str, str]:
    """Most serious first, then by day (none last), dossier and signal."""
    return ERNST.index(melding.ernst), melding.dag or "9999", melding.feiten.dossier, melding.signaal.id


_happened: Final = attrgetter(*GEBEURTENISSEN)
_Terms = Mapping[str, Uitkomst]
_Check = Callable[[Feiten, Sommen, _Terms], _Gevonden | None]


class Signaleerder:
    """Finds signals under one policy on one peildatum (ISO)."""

    def __init__(self, beleid: Beleid, peildatum: str, signalen: Iterable[str] = ()) -> None:
        """Only the signals named (default: all that the policy looks for)."""
        wanted = tuple(signalen) or tuple(beleid.signalen)
        self._checks = [
            (signaal, _CHECKS[signaal.id](signaal, peildatum))
            for signaal in beleid.signalen.values()
            if signaal.id in wanted and signaal.aan
        ]

    def signals(self, facts: Feiten, sums: Sommen, outcomes: Iterable[Uitkomst]) -> Iterator[Melding]:
        """The signals of a dossier, from the outcomes of `TERMIJNEN_VAN_SIGNALEN` that run or have passed.

        A closed dossier has none, nor has that of who is done.
        """
        if facts.dossier_gesloten is not None or facts.voldaan is not None or facts.zroute_afgerond is not None:
            return
        terms = {o.termijn.id: o for o in outcomes if o.status in (LOPEND, VERLOPEN)}
        for signaal, check in self._checks:
            if found := check(facts, sums, terms):
                yield Melding(facts, signaal, found.ernst or signaal.ernst, *found[:3], found.sinds)


def verzuim_maanden(beleid: Beleid, peildatum: str) -> tuple[str, str]:
    """The whole months that the signal of absence looks at: the first one, and the one after the last."""
    drempel = beleid.signalen["verzuim"].drempel("periode")
    return drempel.before(peildatum)[:7], peildatum[:7]


def _last_day(outcome: Uitkomst) -> str:
    """The sentence about the last day of a term, with its source."""
    word = "was" if outcome.status == VERLOPEN else "is"
    return f"de laatste dag {word} {dutch(outcome.uiterlijk)} ({outcome.versie.bron.kort})"


def _near(terms: _Terms, termijn: str, horizon: str) -> Uitkomst | None:
    """An open term whose last day lies on or before a day."""
    outcome = terms.get(termijn)
    return outcome if outcome is not None and outcome.uiterlijk is not None and outcome.uiterlijk <= horizon else None


def _serious_when_over(outcome: Uitkomst) -> str | None:
    return HOOG if outcome.status == VERLOPEN else None


def _first_within(drempel: Drempel, last: str) -> str:
    """The first day from which `last` lies within the threshold; at the end of a month there and back differ by a day."""
    day = drempel.before(last)
    while drempel.after(day) < last:
        day = add_days(day, 1)
    return day


def _since(outcome: Uitkomst, drempel: Drempel) -> str:
    """Since when an outcome is within the threshold of its last day, or past that day."""
    if outcome.status == VERLOPEN and outcome.uiterlijk is not None:
        return add_days(outcome.uiterlijk, 1)
    return _from_threshold(outcome, drempel)


def _from_threshold(outcome: Uitkomst, drempel: Drempel) -> str:
    """Since when an outcome, that is near, is within the threshold of its last day."""
    assert outcome.uiterlijk is not None
    return max(outcome.start, _first_within(drempel, outcome.uiterlijk))


def _pip_dreigt(signaal: Signaal, p: str) -> _Check:
    drempel = signaal.drempel("binnen")
    horizon = drempel.after(p)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        for ident in PIP_TERMIJNEN:
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
            return _Gevonden(outcome.uiterlijk, why, command, _serious_when_over(outcome), _since(outcome, drempel))
        return None

    return check


def _geen_start_route(signaal: Signaal, p: str) -> _Check:
    drempel = signaal.drempel("binnen")
    horizon = drempel.after(p)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        outcome = _near(terms, "start_leerroute", horizon)
        if outcome is None:
            return None
        why = [_last_day(outcome), "er is geen taal- of opleidingsactiviteit gestart"]
        if facts.leerroute is None:
            why.append("er is nog geen leerroute toegewezen")
        over, since = _serious_when_over(outcome), _since(outcome, drempel)
        return _Gevonden(outcome.uiterlijk, tuple(why), start_of_route(facts), over, since)

    return check


def _geen_aanbod(signaal: Signaal, p: str) -> _Check:
    after = cache(signaal.drempel("na").after)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        signed = facts.pip_dagtekening
        # the law says no more than "tijdig" (Wi 16 lid 1): after how long that is doubted is the threshold
        if signed is None or facts.doelgroep != ASIEL or facts.aanbod or facts.vrijgesteld:
            return None
        if facts.stelsel == WI2013 or (day := after(signed)) > p:
            return None
        why = (f"eerste PIP van {dutch(signed)}", "er is geen inburgeringsaanbod vastgelegd")
        return _Gevonden(day, why, "aanbod add {d} --aangeboden-op vandaag --aanbieder NAAM", sinds=day)

    return check


def _gesprek_te_laat(signaal: Signaal, p: str) -> _Check:
    after = cache(signaal.drempel("na").after)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        planned = terms.get("voortgangsgesprek")
        if planned is not None:
            if planned.status != VERLOPEN:
                return None
            why = (f"gepland voor {dutch(planned.uiterlijk)} en niet gehouden",)
            assert planned.uiterlijk is not None  # it has passed
            return _Gevonden(planned.uiterlijk, why, HOLD_TALK, sinds=add_days(planned.uiterlijk, 1))
        signed = facts.pip_dagtekening
        if signed is None:
            return None
        since = max(signed, sums.gesprek or signed)
        if (day := after(since)) > p:
            return None
        said = (
            f"laatste gesprek op {dutch(since)}"
            if since == sums.gesprek
            else (f"geen gesprek gehouden sinds het PIP van {dutch(signed)}")
        )
        return _Gevonden(day, (said, "er is geen voortgangsgesprek gepland"), PLAN_TALK, sinds=day)

    return check


def _verzuim(signaal: Signaal, _: str) -> _Check:
    percentage = signaal.drempel("meer_dan").waarde

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        missed, offered, month = sums.ongeoorloofd, sums.aangeboden, sums.verzuim_maand
        if month is None or missed * 100 <= offered * percentage:
            return None
        last = end_of_month(month)
        # a talk or a step of handhaving after the last such month: somebody has acted
        if max(sums.gesprek or "", sums.maatregel or "") > last:
            return None
        why = (
            f"{uren(missed)} van {uren(offered)} aangeboden uren zonder goede reden gemist, het laatst in {month}",
            "daarna is er geen gesprek gehouden en geen maatregel genomen",
        )
        # the signal reads whole months: this one has counted since it was over
        return _Gevonden(last, why, "gesprek plan {d} --gepland +1w", sinds=add_days(last, 1))

    return check


def _uren_achter(signaal: Signaal, p: str) -> _Check:
    percentage, begin = signaal.drempel("minder_dan").waarde, cache(signaal.drempel("na").after)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        term = terms.get(_INBURGERINGSTERMIJN)
        if term is None or term.uiterlijk is None or begin(term.start) > p:
            return None
        behind = [
            (account, tempo.verwacht)
            for account in met_tempo(facts, sums.uren)
            if (tempo := pace(account, term.start, term.uiterlijk, p, percentage)) and tempo.achter
        ]
        if not behind:
            return None
        why = tuple(
            f"{account.naam}: {uren(account.gevolgd)} van {uren(account.norm or 0)} uur gevolgd; naar verhouding van de tijd"
            f" {uren(due)} ({account.bron.kort})"
            for account, due in behind
        )
        first = begin(term.start)
        since = min(_behind_since(account, term, first, p, percentage) for account, _ in behind)
        return _Gevonden(term.uiterlijk, why, "route account {d}", sinds=since)

    return check


def _behind_since(account: Rekening, term: Uitkomst, first: str, p: str, percentage: int) -> str:
    """The first day, from `first` on, on which the hours of an account that is behind were too few. What a steady pace gives
    only grows, so that halving finds it."""
    assert term.uiterlijk is not None
    low, high = 0, days_between(first, p)
    while low < high:
        middle = (low + high) // 2
        tempo = pace(account, term.start, term.uiterlijk, add_days(first, middle), percentage)
        low, high = (low, middle) if tempo is not None and tempo.achter else (middle + 1, high)
    return add_days(first, low)


def _niet_begonnen(what: str, command: str) -> Callable[[Signaal, str], _Check]:
    """MAP and PVT: nothing of it was done when a part of the term has passed."""

    def make(signaal: Signaal, p: str) -> _Check:
        percentage = signaal.drempel("deel").waarde

        def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
            outcome = terms.get(what)
            begun = sums.map_begin if what == "map" else sums.pvt_begin
            if outcome is None or outcome.uiterlijk is None or begun is not None:
                return None
            passed, total = days_between(outcome.start, p), days_between(outcome.start, outcome.uiterlijk)
            if passed * 100 < total * percentage:
                return None
            why = (
                _last_day(outcome),
                f"de termijn begon op {dutch(outcome.start)}; {passed} van {total} dagen zijn voorbij",
                f"van {what.upper()} is nog geen onderdeel gedaan",
            )
            over = _serious_when_over(outcome)
            reached = add_days(outcome.start, -(-total * percentage // 100))
            return _Gevonden(
                outcome.uiterlijk, why, command, over, reached if over is None else add_days(outcome.uiterlijk, 1)
            )

        return check

    return make


def _ontzorgen_eindigt(signaal: Signaal, p: str) -> _Check:
    drempel = signaal.drempel("binnen")
    horizon = drempel.after(p)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        outcome = _near(terms, "ontzorgen", horizon)
        if facts.ontzorg_start is None or outcome is None or outcome.uiterlijk is None:
            return None
        why = [_last_day(outcome), f"ontzorgen gestart op {dutch(facts.ontzorg_start)}"]
        done = sums.evaluatie is not None and sums.evaluatie >= drempel.before(outcome.uiterlijk)
        if outcome.status == VERLOPEN:
            why.append("er is geen einde en geen verlenging vastgelegd")
            return _Gevonden(outcome.uiterlijk, tuple(why), ONTZORG_STOP, HOOG, _since(outcome, drempel))
        if done:
            return None
        why.append("er is nog niet geëvalueerd")
        since = max(facts.ontzorg_start, _since(outcome, drempel))
        return _Gevonden(outcome.uiterlijk, tuple(why), ONTZORG_EVALUATE, sinds=since)

    return check


def _termijn_loopt_af(signaal: Signaal, p: str) -> _Check:
    # the most serious first
    steps = sorted(
        ((ERNST.index(d.ernst or signaal.ernst), d.after(p), d) for d in signaal.drempels), key=lambda s: s[:2]
    )

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        for ernst, horizon, drempel in steps:
            if outcome := _near(terms, _INBURGERINGSTERMIJN, horizon):
                why = (_last_day(outcome), "er is nog niet aan de plicht voldaan")
                command = EXPLAIN + _INBURGERINGSTERMIJN
                over = None if ERNST[ernst] == HOOG else _serious_when_over(outcome)
                since = _since(outcome, drempel) if over else _from_threshold(outcome, drempel)
                return _Gevonden(outcome.uiterlijk, why, command, over or ERNST[ernst], since)
        return None

    return check


def _integraal_aanbod_dreigt(signaal: Signaal, p: str) -> _Check:
    drempel = signaal.drempel("binnen")
    horizon = drempel.after(p)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        outcome = _near(terms, "integraal_aanbod", horizon)
        if outcome is None:
            return None
        taal = (
            f"taal of opleiding gestart op {dutch(facts.taal_start)}"
            if facts.taal_start
            else ("taal of opleiding is nog niet gestart")
        )
        why = (_last_day(outcome), taal, "er was nog geen dag waarop taal en werk samen liepen")
        return _Gevonden(outcome.uiterlijk, why, language_and_work(facts), sinds=_from_threshold(outcome, drempel))

    return check


def _vergunning_verloopt(signaal: Signaal, p: str) -> _Check:
    drempel = signaal.drempel("binnen")
    horizon = drempel.after(p)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        until = facts.vergunning_geldig_tot
        if until is None or until > horizon:
            return None
        word = "was" if until < p else "is"
        why = (f"de vergunning {word} geldig tot en met {dutch(until)}",)
        over = until < p
        since = add_days(until, 1) if over else _first_within(drempel, until)
        return _Gevonden(until, why, "case edit {d} --vergunning-geldig-tot DATUM", HOOG if over else None, since)

    return check


def _duo_verschilt(signaal: Signaal, p: str) -> _Check:
    allowed = signaal.drempel("meer_dan").waarde

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        if facts.vrijgesteld is not None:
            return None
        outcome = terms.get(_INBURGERINGSTERMIJN)
        ours = outcome.uiterlijk if outcome else None
        differences = termijn_verschillen(facts, ours, allowed)
        if not differences:
            return None
        why, theirs = [str(difference) for difference in differences], differences[-1].duo
        if outcome is None:
            return _Gevonden(theirs, (*why, "hier is nog geen PIP vastgesteld"), "pip create {d} --dagtekening DATUM")
        why.append(f"de termijn hier volgt uit het PIP van {dutch(facts.pip_dagtekening)} ({outcome.versie.bron.kort})")
        later = ours is not None and theirs > ours
        return _Gevonden(
            theirs,
            tuple(why),
            f"besluit record {{d}} verlenging --datum DATUM --tot {theirs}" if later else "pip show {d}",
        )

    return check


def _onvolledig_levering(signaal: Signaal, p: str) -> _Check:
    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        if facts.pip_hier is None or facts.stelsel != WI2021:
            return None
        lacking = missing(
            facts, bsn=sums.heeft_bsn, intensiteit=sums.intensiteit_route, alfabetisering=sums.alfabetisering
        )
        if not lacking:
            return None
        why = (f"PIP van {dutch(facts.pip_hier)}", f"ontbreekt: {', '.join(one.naam for one in lacking)}")
        return _Gevonden(facts.pip_hier, why, lacking[0].opdracht, sinds=facts.pip_hier)

    return check


def _dossier_stil(signaal: Signaal, p: str) -> _Check:
    after = cache(signaal.drempel("na").after)

    def check(facts: Feiten, sums: Sommen, terms: _Terms) -> _Gevonden | None:
        if facts.gesprek_gepland is not None and facts.gesprek_gepland >= p:
            return None  # who has an appointment is not forgotten
        days = [day for day in _happened(facts) if day is not None]
        if sums.laatste is not None:
            days.append(sums.laatste)
        if not days or (silent := after(last := max(days))) > p:
            return None
        weeks = days_between(last, p) // 7
        why = (f"het laatste dat is vastgelegd, is van {dutch(last)}: {weeks} weken geleden",)
        return _Gevonden(last, why, PLAN_TALK, sinds=silent)

    return check


_CHECKS: Final[Mapping[str, Callable[[Signaal, str], _Check]]] = {
    "pip_dreigt": _pip_dreigt,
    "geen_start_route": _geen_start_route,
    "geen_aanbod": _geen_aanbod,
    "gesprek_te_laat": _gesprek_te_laat,
    "verzuim": _verzuim,
    "uren_achter": _uren_achter,
    "map_niet_begonnen": _niet_begonnen("map", MAP_BEGIN),
    "pvt_niet_begonnen": _niet_begonnen("pvt", PVT_BEGIN),
    "ontzorgen_eindigt": _ontzorgen_eindigt,
    "termijn_loopt_af": _termijn_loopt_af,
    "integraal_aanbod_dreigt": _integraal_aanbod_dreigt,
    "vergunning_verloopt": _vergunning_verloopt,
    "duo_verschilt": _duo_verschilt,
    "onvolledig_levering": _onvolledig_levering,
    "dossier_stil": _dossier_stil,
}
