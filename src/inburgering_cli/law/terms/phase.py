"""The phase of a dossier, and its next step."""

from typing import TYPE_CHECKING, Final, NamedTuple

from inburgering_cli.law import states
from inburgering_cli.law.facts import Facts

if TYPE_CHECKING:
    from inburgering_cli.law.signals.sums import Sums


class NextStep(NamedTuple):
    """A next step: what it is, and the command that records it ({d}: the dossier)."""

    text: str
    command: str


PIP_VASTSTELLEN: Final = NextStep("PIP vaststellen", "pip create {d} --dagtekening vandaag")
#: The same step when there is a concept.
PIP_ONDERTEKENEN: Final = NextStep("PIP vaststellen", "pip sign {d} --dagtekening vandaag")
_STEPS: Final = {
    "voorbereiding": NextStep("brede intake beginnen", "intake record {d} --datum vandaag --deel 1"),
    "intake": NextStep("brede intake afronden", "intake record {d} --datum vandaag --deel 2"),
    "pip": PIP_VASTSTELLEN,
    "traject": NextStep("leerroute vastleggen", "route assign {d} b1 --datum vandaag"),
}
#: The step for a missing part of the brede intake (`Sums.intake_mist`), except part 2.
_INTAKE: Final = {
    "deel_1": NextStep("brede intake afronden", "intake record {d} --datum vandaag --deel 1"),
    "toets": NextStep("brede intake afronden", "intake record {d} --datum vandaag --toets-uitslag UITSLAG"),
}


#: Every phase, in the order in which a dossier goes through them.
PHASES: Final = ("voorbereiding", "intake", "pip", "traject", "voldaan", "gesloten")


def phase(facts: Facts) -> str:
    """The phase: one of `PHASES`."""
    if facts.dossier_gesloten:
        return "gesloten"
    if facts.voldaan:
        return "voldaan"
    if facts.pip_hier or facts.pip_dagtekening:
        return "traject"
    if facts.intake_afgerond:
        return "pip"
    return "intake" if facts.intake_start else "voorbereiding"


#: The step when all requirements of the plicht are done, by `Ready.door`. DUO decides whether the plicht is met.
_READY: Final = {
    "voldaan": NextStep("plicht kan voldaan: DUO-besluit vastleggen", "case edit {d} --voldaan DATUM"),
    "vrijstelling": NextStep(
        "vrijgesteld door DUO: dossier sluiten", "case close {d} --reden vrijstelling --datum vandaag"
    ),
    "ontheffing": NextStep("ontheven door DUO: dossier sluiten", "case close {d} --reden ontheffing --datum vandaag"),
}


#: The step of somebody whose temporary exemption ended.
_AFTER_EXEMPTION: Final = NextStep("nieuwe kennisgeving van DUO vastleggen", "case edit {d} --kennisgeving DATUM")


def next_step(
    facts: Facts, sums: "Sums | None" = None, ready: str | None = None, rest: states.Held | None = None
) -> NextStep | None:
    """The next step of a dossier, if any. `ready`: `door` of `plicht.parts.Ready`, when all requirements are done.

    `rest`: the state in which the clocks stand still, if any; there is nothing to do then but to wait for DUO.

    With `sums` the command is exact: which part of the intake is missing, and whether there is a concept of the PIP.

    Somebody who moved in with a PIP is in the trajectory, but still needs a PIP of this municipality (Wi 15 lid 4). It
    needs no new intake, because the previous municipality did one.
    """
    now = phase(facts)
    if ready is not None and now not in ("voldaan", "gesloten"):
        return _READY[ready]
    if rest is not None and now not in ("voldaan", "gesloten"):
        return _AFTER_EXEMPTION if rest.state is states.WACHT_OP_DUO else None
    if now == "traject" and facts.pip_hier is not None and facts.leerroute is not None:
        return None
    step = PIP_VASTSTELLEN if now == "traject" and facts.pip_hier is None else _STEPS.get(now)
    if sums is not None and step is PIP_VASTSTELLEN and sums.pip_concept:
        return PIP_ONDERTEKENEN
    if sums is not None and now == "intake":
        return _INTAKE.get(sums.intake_mist or "", step)
    return step
