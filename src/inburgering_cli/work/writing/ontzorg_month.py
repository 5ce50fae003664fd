"""Ontzorgen by month, its training modules and its evaluation."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.law.rules import ontzorg_source, refuse
from inburgering_cli.records import rules
from inburgering_cli.records.kinds.ontzorg_month import EvaluatieInvoer, OntzorgMaandInvoer, TrainingInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.writing.booking import need
from inburgering_cli.work.writing.records import Kenmerk, Vastlegging, kind


def _periods(new: Vastlegging) -> list[tuple[str, str | None]]:
    return reads.ontzorg.spans(new.boeking.schrijver.raw, need(new.dossier).id)


def _check_evaluation(new: Vastlegging) -> None:
    if not any(start <= new.invoer.datum for start, _ in _periods(new)):
        raise refuse(
            f"op {dutch(new.invoer.datum)} was er nog geen ontzorgen in dit dossier; begin met"
            f" `inburgering ontzorg start {need(new.dossier).nummer} --datum DATUM`",
            ontzorg_source(new.facts.stelsel),
            "datum",
        )


MAAND = kind(
    Kenmerk(
        "ontzorg_maanden",
        OntzorgMaandInvoer,
        "ontzorg_maand",
        ("maand",),
        lambda i: f"het ontzorgen van {i.maand}",
        controle=lambda new: rules.check_ontzorg_maand(new.facts, new.invoer, _periods(new)),
    )
)
TRAINING = kind(
    Kenmerk(
        "trainingen",
        TrainingInvoer,
        "training",
        ("module", "start"),
        lambda i: f"de module {c.TRAININGEN[i.module]} per {dutch(i.start)}",
        controle=lambda new: rules.check_order(new.invoer, ("start", "afgerond")),
    )
)
EVALUATIE = kind(
    Kenmerk(
        "ontzorg_evaluaties",
        EvaluatieInvoer,
        "ontzorg_evaluatie",
        ("datum",),
        lambda i: f"de evaluatie van het ontzorgen op {dutch(i.datum)}",
        controle=_check_evaluation,
    )
)
