"""Explain the last day of a term in Dutch sentences that can be checked by hand."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from inburgering_cli.core.dates import days_between, dutch, dutch_long
from inburgering_cli.core.workdays import why_not_working
from inburgering_cli.law import states
from inburgering_cli.law.codes import BESLUITEN, NIEUWE_TERMIJN
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import ATW, wi, wi2013
from inburgering_cli.law.terms.outcome import EXPIRED, LAPSED, PAST, REACHED, RESTS, RUNNING, TOO_LATE, Outcome
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.law.vocabulary import FEIT_LABELS, START_LABELS, STELSELS, WI2021


class Extension(NamedTuple):
    """A decision of DUO that moved the end of the inburgeringstermijn: its day, what it is, its ground, the new last day."""

    datum: str
    soort: str
    grond: str | None
    tot: str


def explain(
    outcome: Outcome, facts: Facts, policy: Policy, peildatum: str, extensions: Sequence[Extension] = ()
) -> list[str]:
    """The steps from event to status: law, start, length, shift, extension, what happened, source.

    `extensions`: those of the inburgeringstermijn as known on the peildatum, oldest first.
    """
    steps = [_law(facts), _start(outcome, facts)]
    steps += _states(outcome, facts, peildatum)
    if outcome.rust is not None:
        steps += _resting(outcome, facts)
    if outcome.status == RESTS:
        return [*steps, _source(outcome)]
    if outcome.uiterlijk is None and outcome.rust is None:
        steps.append(
            "De informatie is nog niet binnen en de tien weken zijn voorbij: er loopt nu geen dag. "
            f"Na ontvangst is er nog {outcome.version.duration} ({outcome.version.cited(outcome.start).kort})."
        )
    elif outcome.uiterlijk is not None:
        steps += _counting(outcome, facts, policy, extensions)
    steps.append(_ending(outcome, facts, peildatum))
    return [*steps, _source(outcome)]


def _source(outcome: Outcome) -> str:
    return f"Bron: {outcome.version.cited(outcome.start).in_full()}. Soort: {outcome.version.soort}."


def _resting(outcome: Outcome, facts: Facts) -> list[str]:
    """Why the clock stands or stood still, and the day that it would have had otherwise."""
    rest = outcome.rust
    assert rest is not None
    source = rest.held.source(facts.stelsel).kort
    van, tot = rest.held.period
    until = f" tot en met {dutch(tot)}" if tot else ""
    steps = [f"Tijdelijk vrijgesteld vanaf {dutch(van)}{until}: in die tijd staat deze klok stil ({source})."]
    if rest.uiterlijk is not None:
        steps.append(f"Zonder de vrijstelling was de laatste dag {dutch_long(rest.uiterlijk)}.")
    if outcome.status == RESTS and rest.held.state is states.WACHT_OP_DUO:
        steps.append(
            "De vrijstelling is afgelopen; het programma wacht op de nieuwe kennisgeving van DUO, en telt vanaf die dag (onze"
            " lezing)."
        )
    elif outcome.status == RESTS:
        steps.append("Rust: er loopt nu geen dag, en er is niets te laat.")
    return steps


def _law(facts: Facts) -> str:
    for name in ("plicht_begin", "kennisgeving", "huisvesting"):
        if day := getattr(facts, name):
            reason = f"{FEIT_LABELS[name]} {dutch(day)}"
            break
    else:
        reason = "begin van de plicht niet bekend"
    return f"Stelsel: {STELSELS[facts.stelsel]} ({reason})."


def _states(outcome: Outcome, facts: Facts, peildatum: str) -> list[str]:
    """The states that held on the day the clock started or hold on the peildatum."""
    told = [
        one.in_words(facts.stelsel)
        for one in states.held(facts)
        if one.state.term in (None, outcome.term.id)
        and (one.period.holds(outcome.start) or one.period.holds(peildatum))
    ]
    return [f"Toestand: {'; '.join(told)}."] if told else []


def _start(outcome: Outcome, facts: Facts) -> str:
    names = outcome.version.start
    text = f"Start: {START_LABELS[outcome.start_gebeurtenis]} op {dutch_long(outcome.start)}"
    if len(names) > 1 and outcome.start_gebeurtenis in names:
        known = ", ".join(f"{FEIT_LABELS[n]} {dutch(getattr(facts, n))}" for n in names)
        text += f" (de laatste van: {known})"
    return text + "."


def _counting(outcome: Outcome, facts: Facts, policy: Policy, extensions: Sequence[Extension]) -> list[str]:
    version = outcome.version
    assert outcome.ongeschoven is not None
    assert outcome.uiterlijk is not None
    if version.verlengd_door and (extended := getattr(facts, version.verlengd_door)):
        before = version.last_days(outcome.start, policy.gelijkgesteld)[1]
        return [
            f"Lengte: {version.duration}; zonder verlenging was de laatste dag {dutch_long(before)}.",
            *(_extensions(extensions, before, facts, policy) if version.verlengd_door == "verlengd_tot" else ()),
            f"Verlengd: {FEIT_LABELS[version.verlengd_door]} {dutch_long(extended)}; die dag telt nog mee.",
        ]
    if version.duration is None:
        return [f"De dag is afgesproken of door het college bepaald: {dutch_long(outcome.uiterlijk)}."]
    steps = []
    if version.periode:
        steps.append(
            f"Lengte: {version.duration}, de eerste dag telt mee; laatste dag is {dutch_long(outcome.ongeschoven)}."
        )
    else:
        steps.append(f"Lengte: {version.duration} na die dag: {dutch_long(outcome.ongeschoven)}.")
    if not version.atw:
        steps.append("Deze termijn schuift niet op bij een weekend of feestdag (Atw geldt hier niet).")
    elif outcome.uiterlijk == outcome.ongeschoven:
        steps.append(f"Dat is een werkdag, dus de dag schuift niet ({ATW.kort}).")
    else:
        day, last = date.fromisoformat(outcome.ongeschoven), date.fromisoformat(outcome.uiterlijk)
        reasons = []
        while day < last:
            reasons.append(f"{dutch(day.isoformat())} is {why_not_working(day, policy.gelijkgesteld)}")
            day += timedelta(days=1)
        steps.append(
            f"Verschoven: {', '.join(reasons)}; de laatste dag wordt {dutch_long(outcome.uiterlijk)} ({ATW.kort})."
            f" De veilige dag blijft {dutch(outcome.ongeschoven)}."
        )
    if version.atw and outcome.ongeschoven[:4] > (known := max(policy.gelijkgesteld, default="")[:4]):
        steps.append(
            f"Of dagen in {outcome.ongeschoven[:4]} gelijkgesteld worden, is nog niet bekend (tot en met {known} wel)."
        )
    if version.source.kort.startswith("Wi 11"):
        steps.append("De termijn loopt vanaf de dag na de dagtekening (Wi 11 lid 2).")
    return steps


def _extensions(extensions: Sequence[Extension], before: str, facts: Facts, policy: Policy) -> Iterator[str]:
    """Each decision of DUO, with the last day before it and its source."""
    last = before
    for one in extensions:
        ground = policy.gronden.get(one.grond or "")
        why = f", {ground.omschrijving}" if ground else f", {one.grond}" if one.grond else ""
        if one.soort == NIEUWE_TERMIJN:
            source = wi("24, 25") if facts.stelsel == WI2021 else wi2013("28-34")
        else:
            source = ground.bron if ground else wi("12") if facts.stelsel == WI2021 else wi2013("7b")
        yield (
            f"{BESLUITEN[one.soort].capitalize()}: besluit van DUO van {dutch(one.datum)}{why}: van {dutch(last)} naar"
            f" {dutch(one.tot)} ({source.on(one.datum or before).in_full()})."
        )
        last = one.tot


def _ending(outcome: Outcome, facts: Facts, peildatum: str) -> str:
    today = f"op de peildatum {dutch(peildatum)}"
    done, last = outcome.gehaald_op, outcome.uiterlijk
    stop = FEIT_LABELS.get(outcome.version.stop or "", "")
    if outcome.status == REACHED:
        return f"Gehaald: {stop} op {dutch(done)}."
    if outcome.status == TOO_LATE and done and last:
        return f"Te laat: {stop} op {dutch(done)}, {_days(days_between(last, done))} na de laatste dag."
    if outcome.status == LAPSED and outcome.version.plicht and _lifted_first(facts):
        return f"Vervallen: {FEIT_LABELS['vrijgesteld']} per {dutch(facts.vrijgesteld)}."
    if outcome.status == LAPSED:
        return "Vervallen: het dossier is gesloten voordat de laatste dag voorbij was."
    if outcome.status == EXPIRED and last:
        return f"Verlopen: {today} al {_days(days_between(last, peildatum))}; nog niet vastgelegd: {stop}."
    if outcome.status == PAST:
        return f"Voorbij: {today} is de dag verstreken."
    if outcome.status == RUNNING and last:
        return f"Lopend: {today} nog {_days(days_between(peildatum, last))}."
    return f"Lopend: {today} wordt gewacht."


def _lifted_first(facts: Facts) -> bool:
    lifted, closed = facts.vrijgesteld, facts.dossier_gesloten
    return lifted is not None and (closed is None or lifted < closed)


def _days(count: int) -> str:
    return f"{count} dag" if count == 1 else f"{count} dagen"
