"""Tell how each dossier counts in an indicator. The count itself is `kpi.Counter`, so both always say the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from inburgering_cli.core.dates import days_between, dutch
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.figures.kpi import NO_INTAKE, ON_TIME, TERMS, Counter, Noted, Place, Span, exempt_on, last_day
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import Outcome
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.law.vocabulary import DOELGROEPEN, LEERROUTES, REDENEN_GESLOTEN, REDENEN_UITGEVALLEN

FIELDS: Final = ("dossier", "naam", "indicator", "start", "uiterlijk", "bereikt_op", "oordeel", "waarom")
#: The percentages: each dossier is in one part of them.
SHARES: Final = (*(i.id for i in INDICATORS if i.term), *ON_TIME)
_OPEN: Final = {
    **{f"dossiers_{key}": f"Open dossier met de leerroute {label}." for key, label in LEERROUTES.items()},
    "dossiers_geen": "Open dossier zonder leerroute.",
    **{f"dossiers_{key}": f"Open dossier van een {label}." for key, label in DOELGROEPEN.items()},
}
#: The indicators that count dossiers, without the open ones by leerroute and doelgroep.
EXPLAINED: Final = (
    *SHARES, NO_INTAKE, "doorlooptijd_pip", "ontzorgen_lopend", "ontzorgen_voorbij", "uitstroom_betaald_werk",
)  # fmt: skip
#: Every indicator that counts dossiers.
COUNTED: Final = (*EXPLAINED, *_OPEN)
#: How a dossier counts, by the part of a tally that it is in.
_JUDGEMENT_OF: Final = {
    "gehaald": "teller",
    "niet_gehaald": "niet_gehaald",
    "lopend": "lopend",
    "uitgevallen": "uitgevallen",
    "vrijgesteld": "vrijgesteld",
}
JUDGEMENTS: Final = tuple(_JUDGEMENT_OF.values())


class Explainer:
    """Tells for some indicators how dossiers count on a peildatum."""

    def __init__(self, indicators: Sequence[str], policy: Policy, peildatum: str, period: Span) -> None:
        self._indicators = indicators
        self._peildatum = peildatum
        self._noted: list[Place] = []
        self._counter = Counter(policy, peildatum, period, tally=lambda name: Noted(name, self._noted))
        self._assess = Assessor(policy, peildatum, TERMS).assess

    def lines(self, facts: Facts) -> Iterator[dict[str, Any]]:
        """The line of each time that a dossier counts: at most one of an indicator, and none when it is not in it."""
        counted = self._places(facts, None)
        for indicator in self._indicators:
            if _parts(indicator, counted):
                yield self._line(indicator, facts, None, "teller", _why_counted(indicator, facts))
        for outcome in self._assess(facts):
            places = [place for place in self._places(facts, outcome) if place not in counted]
            for indicator in self._indicators if places else ():
                if parts := _parts(indicator, places):
                    judgement = next((_JUDGEMENT_OF[part] for part in parts if part in _JUDGEMENT_OF), "teller")
                    if indicator in SHARES:
                        why = " ".join(_why(facts, outcome, judgement, parts, self._peildatum))
                    else:
                        why = _why_running(indicator, facts, outcome)
                    yield self._line(indicator, facts, outcome, judgement, why)

    def _places(self, facts: Facts, outcome: Outcome | None) -> list[Place]:
        """Where one outcome of a dossier counts, or (None) what counts without any term."""
        self._noted.clear()
        self._counter.add(facts, [] if outcome is None else [outcome])
        return list(self._noted)

    def _line(self, indicator: str, facts: Facts, outcome: Outcome | None, judgement: str, why: str) -> dict[str, Any]:
        lead_time = indicator == "doorlooptijd_pip"
        days: tuple[str | None, ...] = (facts.huisvesting, None, facts.pip_hier) if lead_time else (None, None, None)
        if outcome is not None:
            days = (outcome.start, last_day(outcome.uiterlijk, outcome.rust), outcome.gehaald_op)
        return dict(zip(FIELDS, (facts.dossier, facts.name, indicator, *days, judgement, why), strict=True))


def _parts(indicator: str, places: Iterable[Place]) -> list[str]:
    """In which parts of an indicator these places are."""
    if indicator in SHARES:
        return [str(part) for name, part in places if name == indicator]
    return [str(part) for _, part in places if part == indicator]


def _why(facts: Facts, outcome: Outcome, judgement: str, parts: list[str], peildatum: str) -> Iterator[str]:
    """Sentences that rest on recorded days."""
    last, reached = last_day(outcome.uiterlijk, outcome.rust), outcome.gehaald_op
    until = "nog niet bekend (er wordt op informatie van derden gewacht)" if last is None else dutch(last)
    closed, reason = facts.dossier_gesloten, facts.reden_gesloten
    closing = "" if closed is None else f"Het dossier is gesloten op {dutch(closed)}, reden: {_reason(reason)}."
    if judgement == "teller" and reached is not None:
        yield f"Bereikt op {dutch(reached)}; de laatste dag was {until}."
        if "waarvan_betaald" in parts:
            yield "Er was betaald werk."
        if "waarvan_naar_vermogen" in parts:
            yield "Vastgelegd is dat dit naar vermogen is."
        elif "naar_vermogen_onbekend" in parts:
            yield "Of dit naar vermogen is, is niet vastgelegd."
    elif judgement == "niet_gehaald":
        late = "Niet vastgelegd dat dit is bereikt" if reached is None else f"Pas bereikt op {dutch(reached)}"
        yield f"{late}; de laatste dag was {until}."
        if closed and last and closed <= last and reached is None:
            yield f"{closing} {'Op de laatste dag zelf' if reason in REDENEN_UITGEVALLEN else 'Met die reden'} telt het mee."
    elif judgement == "lopend":
        yield f"Telt nog niet mee op {dutch(peildatum)}: de laatste dag is {until}."
        if "lopend_gehaald" in parts and reached is not None:
            yield f"Al bereikt op {dutch(reached)}."
    elif judgement == "vrijgesteld":
        exempt = exempt_on(facts, last or "") or (outcome.rust.held.period if outcome.rust else None)
        if exempt is not None:
            end = "" if exempt.tot is None else f" tot en met {dutch(exempt.tot)}"
            yield f"Tijdelijk vrijgesteld vanaf {dutch(exempt.van)}{end}; zonder dat was de laatste dag {until}."
    elif judgement == "uitgevallen":
        free = facts.vrijgesteld
        if free is not None and (closed is None or free < closed):
            yield f"Vanaf {dutch(free)} geldt de inburgeringsplicht niet (vrijstelling of ontheffing)."
        else:
            yield closing
        yield f"Het was toen nog niet bereikt; de laatste dag was {until}."


def _reason(reason: str | None) -> str:
    return "onbekend" if reason is None else REDENEN_GESLOTEN[reason]


def _why_counted(indicator: str, facts: Facts) -> str:
    """Of a number that does not rest on a term."""
    if indicator == "doorlooptijd_pip" and facts.huisvesting and facts.pip_hier:
        days = days_between(facts.huisvesting, facts.pip_hier)
        return f"{days} dagen van de huisvesting tot het eerste PIP van deze gemeente."
    if indicator == "uitstroom_betaald_werk" and facts.bijstand_einde and facts.betaald_start:
        return f"De bijstand eindigde op {dutch(facts.bijstand_einde)}; betaald werk begon op {dutch(facts.betaald_start)}."
    return _OPEN[indicator]


def _why_running(indicator: str, facts: Facts, outcome: Outcome) -> str:
    """Of a number that rests on a term that was not reached."""
    last = outcome.uiterlijk
    until = "heeft nog geen laatste dag" if last is None else f"heeft {dutch(last)} als laatste dag"
    if indicator == NO_INTAKE:
        return f"Er is geen deel van de brede intake vastgelegd; de termijn voor het PIP {until}."
    return f"Het ontzorgen begon op {dutch(facts.ontzorg_start or outcome.start)} en is niet beëindigd; het {until}."
