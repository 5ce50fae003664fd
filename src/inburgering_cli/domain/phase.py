"""Where a dossier stands, and what is waiting to be done there."""

from typing import Final, NamedTuple

from inburgering_cli.domain.facts import Feiten


class Stap(NamedTuple):
    """A next step: what it is, and the command that records it ({d}: the dossier)."""

    tekst: str
    opdracht: str


_STEPS: Final = {
    "voorbereiding": Stap("brede intake beginnen", "intake record {d} --datum vandaag --deel 1"),
    "intake": Stap("brede intake afronden", "intake record {d} --datum vandaag --deel 2"),
    "pip": Stap("PIP vaststellen", "pip create {d} --dagtekening vandaag"),
    "traject": Stap("leerroute vastleggen", "route assign {d} b1 --datum vandaag"),
}
_FREE: Final = Stap("sluiten: DUO heeft de plicht opgeheven", "case close {d} --reden vrijstelling --datum vandaag")


def phase(facts: Feiten) -> str:
    """What the klantmanager is working on: voorbereiding, intake, pip, traject, voldaan or gesloten."""
    if facts.dossier_gesloten:
        return "gesloten"
    if facts.voldaan or facts.zroute_afgerond:
        return "voldaan"
    if facts.pip_hier or facts.pip_dagtekening:
        return "traject"
    if facts.intake_afgerond:
        return "pip"
    return "intake" if facts.intake_start else "voorbereiding"


def next_step(facts: Feiten) -> Stap | None:
    """The step that a dossier waits for, if any."""
    if facts.vrijgesteld and not facts.dossier_gesloten:
        return _FREE
    now = phase(facts)
    return None if now == "traject" and facts.leerroute is not None else _STEPS.get(now)
