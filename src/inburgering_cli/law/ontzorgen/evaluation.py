"""The evaluation before ontzorgen ends: when it is due, whether it was held, and what else is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.law.ontzorgen.month import months_between
from inburgering_cli.law.ontzorgen.policy import EvaluationPolicy
from inburgering_cli.law.terms.outcome import EXPIRED, REACHED, RUNNING, TOO_LATE
from inburgering_cli.law.vocabulary import KOSTEN


@dataclass(frozen=True, slots=True)
class State:
    """One period of ontzorgen on the peildatum. `laatste_dag`: of the term with its extension; None: unknown."""

    period: Mapping[str, Any]
    laatste_dag: str | None
    pilot: bool
    evaluaties: Sequence[Mapping[str, Any]]
    trainingen: Sequence[Mapping[str, Any]]
    maanden: frozenset[str]
    pip_afspraak: str | None
    dossier: str = "DOSSIER"


def judge(state: State, policy: EvaluationPolicy, peildatum: str) -> dict[str, Any]:
    """When the evaluation is due, whether it was held in time, and what is missing, with the steps of the day."""
    period, last = state.period, state.laatste_dag
    extended = _extended_on(period, peildatum)
    due = None
    steps = [
        f"Ontzorgen begon op {dutch(period['datum'])}; het einde volgt uit de ingang van de bijstand (Pw 56a lid 2)."
    ]
    if last is not None:
        due = max(policy.voor_einde._replace(number=-policy.voor_einde.number).after(last), period["datum"])
        until = f"{dutch(last)} (verlengd)" if extended else dutch(last)
        steps = [
            f"Ontzorgen begon op {dutch(period['datum'])}; de laatste dag is {until}.",
            f"Evalueren: uiterlijk {policy.voor_einde} daarvoor, op {dutch(due)} ({policy.source.kort}, lokaal beleid).",
        ]
    # an evaluation from before the extension does not count for the new end
    held = next(
        (r for r in state.evaluaties if r["datum"] >= period["datum"] and (extended is None or r["datum"] > extended)),
        None,
    )
    runs = period["einde"] is None
    return {
        "start": period["datum"],
        "einde": period["einde"] or last,
        "loopt": runs,
        "verlengd": extended is not None,
        "evaluatie_uiterlijk": due,
        "evaluatie_gehouden": held["datum"] if held else None,
        "uitkomst": held["uitkomst"] if held else None,
        "status": _status(due, held["datum"] if held else None, peildatum) if runs or held else None,
        "budgetbeheer": None if period["budgetbeheer"] is None else bool(period["budgetbeheer"]),
        "machtiging": period["machtiging"],
        "ontbreekt": _missing(state, held, due, peildatum) if runs else [],
        "stappen": steps,
        "bron": policy.source.kort,
    }


def _status(due: str | None, held: str | None, peildatum: str) -> str | None:
    if due is None:
        return None
    if held is not None:
        return REACHED if held <= due else TOO_LATE
    return EXPIRED if peildatum > due else RUNNING


def _extended_on(period: Mapping[str, Any], peildatum: str) -> str | None:
    """The day on which the period was extended, when that was before or on the peildatum."""
    if period["verlengd_tot"] is None:
        return None
    day: str = period["verlengd_op"] or period["datum"]
    return day if day <= peildatum else None


def _stretches(months: Sequence[str]) -> str:
    """Months in order, with consecutive ones joined."""
    found: list[list[str]] = []
    for month in months:
        if found and months_between(found[-1][-1], month) == [found[-1][-1], month]:
            found[-1].append(month)
        else:
            found.append([month])
    return ", ".join(some[0] if len(some) == 1 else f"{some[0]} tot en met {some[-1]}" for some in found)


def _missing(state: State, held: Mapping[str, Any] | None, due: str | None, peildatum: str) -> list[str]:
    """What of a period is missing, each with the command that records it."""
    period, d = state.period, state.dossier
    found = []
    if state.laatste_dag is None:
        found.append(f"De ingang van de bijstand: `inburgering case edit {d} --bijstand-ingang DATUM`.")
    elif state.laatste_dag < peildatum:
        found.append(
            f"Het einde: de laatste dag was {dutch(state.laatste_dag)}. "
            f" `inburgering ontzorg stop {d} --datum DATUM` of `inburgering ontzorg extend {d} --tot DATUM --reden"
            " TEKST`."
        )
    if held is None:
        found.append(
            "De evaluatie"
            + (f", uiterlijk {dutch(due)}" if due else "")
            + f": `inburgering ontzorg evaluate {d} --datum DATUM --uitkomst UITKOMST`."
        )
    elif held["uitkomst"] == "verlengen":
        found.append(
            f"De verlenging waartoe de evaluatie besloot: `inburgering ontzorg extend {d} --tot DATUM --reden TEKST`."
        )
    if state.pilot and not period["machtiging"]:
        found.append("De persoonlijke machtiging (nota 3.5).")
    if all(period[k] is None for k in KOSTEN):
        found.append(f"De vaste lasten: `inburgering ontzorg cost {d} SOORT BEDRAG`.")
    until = min(peildatum, state.laatste_dag or peildatum)
    past = [m for m in months_between(period["datum"], until) if m < peildatum[:7] and m not in state.maanden]
    if past:
        found.append(f"De maanden {_stretches(past)}: `inburgering ontzorg month {d} --maand MAAND`.")
    trained = [t for t in state.trainingen if t["start"] >= period["datum"]]
    if not trained:
        found.append(
            f"Een training in financiële of digitale vaardigheden (nota 2.2): `inburgering ontzorg train {d} MODULE"
            " --start DATUM`."
        )
    undone = [t for t in trained if t["verplicht"] and (t["afgerond"] is None or t["afgerond"] > peildatum)]
    found += [f"Het afronden van de verplichte module {c.TRAININGEN[t['module']]}." for t in undone]
    if not state.pip_afspraak:
        found.append(
            f"De afspraken over ontzorgen in het PIP (nota 2.2): `inburgering pip revise {d} --ontzorgen TEKST`."
        )
    return found
