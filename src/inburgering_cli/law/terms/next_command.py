"""The next command for an open term, as a klantmanager types it ({d}: the dossier).

The klantmanager fills in the words in capitals.
"""

from collections.abc import Callable, Mapping
from typing import Final

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.signals.sums import Sums
from inburgering_cli.law.terms.outcome import EXPIRED, Outcome
from inburgering_cli.law.terms.phase import next_step

#: The terms that end with a PIP of this municipality.
PIP_TERMS: Final = ("pip", "pip_na_informatie", "pip_na_verhuizing")
EXPLAIN: Final = "deadline explain {d} "
PLAN_TALK: Final = "gesprek plan {d} --gepland +2w"
HOLD_TALK: Final = "gesprek record {d} --gehouden vandaag"
MAP_BEGIN: Final = "map record {d} arbeidsmarktorientatie --datum vandaag"
PVT_BEGIN: Final = "pvt record {d} inleiding --datum vandaag --aanwezig"
ONTZORG_STOP: Final = "ontzorg stop {d} --datum vandaag"
ONTZORG_EVALUATE: Final = "ontzorg evaluate {d} --datum vandaag --uitkomst zelfstandig"
_ADD: Final = "activiteit add {d} %s --start vandaag"
_Next = Callable[[Outcome, Facts, Sums], str]


def of_term(outcome: Outcome, facts: Facts, sums: Sums) -> str:
    """The next command for an open term."""
    following = _TERMS.get(outcome.term.id)
    return EXPLAIN + outcome.term.id if following is None else following(outcome, facts, sums)


def start_of_route(facts: Facts) -> str:
    """The command that assigns the leerroute, or else starts its first lessons."""
    return "route assign {d} b1 --datum vandaag" if facts.leerroute is None else _ADD % "taalles"


def language_and_work(facts: Facts) -> str:
    """The command that adds what is missing: language, or work."""
    return _ADD % ("vrijwilligerswerk" if facts.taal_start else "taalles")


def _step(outcome: Outcome, facts: Facts, sums: Sums) -> str:
    step = next_step(facts, sums)
    return EXPLAIN + outcome.term.id if step is None else step.command  # none: the plicht is met already


def _intake(outcome: Outcome, facts: Facts, sums: Sums) -> str:
    return _step(outcome, facts, sums) if facts.pip_hier is None else "intake show {d}"


def _ontzorgen(outcome: Outcome, facts: Facts, sums: Sums) -> str:
    if facts.ontzorg_start is None:
        return "ontzorg start {d} --datum vandaag"
    if outcome.status == EXPIRED or sums.evaluatie is not None:
        return ONTZORG_STOP
    return ONTZORG_EVALUATE


def _three_years(outcome: Outcome, *_: object) -> str:
    # whoever did not take part on that very day cannot make up for it
    return EXPLAIN + "participatie_3j" if outcome.status == EXPIRED else _ADD % "vrijwilligerswerk"


def _call(outcome: Outcome, facts: Facts, sums: Sums) -> str:
    if outcome.status == EXPIRED or facts.intake_afgerond is not None:
        return "maatregel propose {d}"
    return _intake(outcome, facts, sums)


_TERMS: Final[Mapping[str, _Next]] = {
    "intake": _intake,
    **dict.fromkeys(PIP_TERMS, _step),
    "inburgeringstermijn": lambda *_: "route requirements {d}",
    "start_leerroute": lambda _, facts, __: start_of_route(facts),
    "integraal_aanbod": lambda _, facts, __: language_and_work(facts),
    "participatie_12m": lambda *_: _ADD % "vrijwilligerswerk",
    "participatie_3j": _three_years,
    "ontzorgen": _ontzorgen,
    "pvt": lambda _, __, sums: PVT_BEGIN if sums.pvt_begin is None else "pvt sign {d} --datum vandaag",
    "map": lambda _, __, sums: MAP_BEGIN if sums.map_begin is None else "map status {d}",
    "voortgangsgesprek": lambda *_: HOLD_TALK,
    "intake_oproep": _call,
    "bio_advies": lambda o, *_: (
        f"advies record {{d}} --gevraagd {o.start} --gegeven vandaag --advies verlenen --wijzig"
    ),
}
