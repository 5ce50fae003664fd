"""Records of talks about progress."""

from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records import rules
from inburgering_cli.records.field import Record, clock, fact, field, flag, one_of_codes, plan, text_of_length
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class GesprekRecord(Record):
    """A talk: planned, held, what was agreed. The planned day identifies it."""

    gepland: str | None = field(plan, "dag waarvoor het is gepland (anders de dag waarop het is gehouden)")
    verzet_naar: str | None = field(plan, "dag waarheen het is verzet")
    tijd: str | None = field(clock, "hoe laat het begint, zoals 14:30")
    plaats: str | None = field(text_of_length(), "waar het is, zoals Raadhuis, kamer 2", personal=True)
    gehouden: str | None = field(fact, "dag waarop het is gehouden", asked=True)
    soort: str | None = field(one_of_codes(c.GESPREKKEN), "soort gesprek; standaard voortgang", asked=True)
    niet_verschenen: bool | None = field(flag, "de persoon kwam niet", since=("verzet_naar", "gepland"))
    afspraken: str | None = field(
        text_of_length(NOTITIE),
        "wat is afgesproken",
        personal=True,
        asked=True,
        since=("gehouden", "verzet_naar", "gepland"),
    )


class PlanRecord(Record):
    """Planning a talk."""

    gepland: str | None = field(plan, "dag waarvoor het is gepland", required=True)
    tijd: str | None = field(clock, "hoe laat het begint, zoals 14:30")
    plaats: str | None = field(text_of_length(), "waar het is, zoals Raadhuis, kamer 2", personal=True)
    soort: str | None = field(one_of_codes(c.GESPREKKEN), "soort gesprek; standaard voortgang")


class MoveRecord(Record):
    """Moving a planned talk to another day."""

    naar: str | None = field(plan, "nieuwe dag", required=True)
    tijd: str | None = field(clock, "hoe laat het begint; zonder --tijd is de tijd nog niet bekend")
    plaats: str | None = field(text_of_length(), "waar het is, als dat een andere plaats is", personal=True)
    gepland: str | None = field(plan, "dag waarop het nu staat, als er meer openstaan")
    soort: str | None = field(one_of_codes(c.GESPREKKEN), "soort gesprek; standaard voortgang")


#: The default kind of talk.
PROGRESS: Final = "voortgang"


def _key(values: Mapping[str, Any]) -> tuple[str, ...]:
    return ("gepland", "soort") if values.get("gepland") else ("gepland", "soort", "gehouden")


GESPREK = Kind(
    record=GesprekRecord,
    name="gesprek",
    plural="gesprekken",
    title="gesprek",
    calls=lambda r: f"het {c.GESPREKKEN[r.soort or PROGRESS]} van {dutch(r.gepland or r.gehouden)}",
    key=_key,
    always=("soort",),
    after={"soort": "verzet_naar"},
    uniques=(("dossier_id", "gepland", "soort"),),
    day=("verzet_naar", "gepland", "gehouden"),
    says=lambda r: c.GESPREKKEN[r["soort"]] + (" (niet verschenen)" if r["niet_verschenen"] else ""),
    days={"gepland": "gepland: ", "verzet_naar": "verzet: ", "gehouden": "gehouden: "},
    heading="Gesprekken",
    columns={
        "soort": "gesprek", "gepland": "gepland", "verzet_naar": "verzet naar", "tijd": "tijd",
        "plaats": "plaats", "gehouden": "gehouden",
        "niet_verschenen": "niet verschenen", "afspraken": "afspraken",
    },
    rule=lambda new: rules.check_gesprek(new.record),
    changes_facts=True,
    keeps="gesprekken, overdracht, klantprofiel, verwijzingen",
    example={"gepland": "2025-02-03", "gehouden": "2025-02-03", "afspraken": "iets"},
)  # fmt: skip
