"""Local policy: how long before its end ontzorgen is evaluated."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from inburgering_cli.law.sources import DERIVED, Source, nota
from inburgering_cli.law.terms.declared import Duration


class EvaluationPolicy(NamedTuple):
    """How long before the last day of ontzorgen it has to be evaluated, for periods that begin on or after a day."""

    voor_einde: Duration
    geldig_vanaf: str
    source: Source


#: The note extends where "noodzakelijk en gewenst" and names no day; four weeks leave time for a decision. Local policy.
EVALUATION: Final = (EvaluationPolicy(Duration(4, "weken"), "2020-12-01", nota("2.2", DERIVED)),)


def version(versions: Sequence[EvaluationPolicy], start: str) -> EvaluationPolicy:
    """The policy that holds for a period that begins on `start`: the newest, else the oldest there is."""
    held = [v for v in versions if v.geldig_vanaf <= start]
    return max(reversed(held), key=lambda v: v.geldig_vanaf) if held else min(versions, key=lambda v: v.geldig_vanaf)
