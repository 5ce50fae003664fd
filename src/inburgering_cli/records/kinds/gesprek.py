"""Input of talks about progress."""

from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records import rules
from inburgering_cli.records.field import Invoer, feit, keuze, plan, tekst, veld, vlag
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class GesprekInvoer(Invoer):
    """A talk: planned, held, what was agreed. The day it was planned for makes it the same talk."""

    gepland: str | None = veld(plan, "dag waarvoor het is gepland (anders de dag waarop het is gehouden)")
    verzet_naar: str | None = veld(plan, "dag waarheen het is verzet")
    gehouden: str | None = veld(feit, "dag waarop het is gehouden", vraag=True)
    soort: str | None = veld(keuze(c.GESPREKKEN), "soort gesprek; standaard voortgang", vraag=True)
    niet_verschenen: bool | None = veld(vlag, "de persoon kwam niet")
    afspraken: str | None = veld(tekst(NOTITIE), "wat is afgesproken", persoon=True, vraag=True)


class PlanInvoer(Invoer):
    """Planning a talk."""

    gepland: str | None = veld(plan, "dag waarvoor het is gepland", verplicht=True)
    soort: str | None = veld(keuze(c.GESPREKKEN), "soort gesprek; standaard voortgang")


class VerzetInvoer(Invoer):
    """Moving a planned talk to another day."""

    naar: str | None = veld(plan, "nieuwe dag", verplicht=True)
    gepland: str | None = veld(plan, "dag waarop het nu staat, als er meer openstaan")
    soort: str | None = veld(keuze(c.GESPREKKEN), "soort gesprek; standaard voortgang")


#: What a talk is, unless it was said.
VOORTGANG: Final = "voortgang"


def _key(values: Mapping[str, Any]) -> tuple[str, ...]:
    return ("gepland", "soort") if values.get("gepland") else ("gepland", "soort", "gehouden")


GESPREK = Kind(
    record=GesprekInvoer,
    name="gesprek",
    plural="gesprekken",
    title="gesprek",
    calls=lambda r: f"het {c.GESPREKKEN[r.soort or VOORTGANG]} van {dutch(r.gepland or r.gehouden)}",
    key=_key,
    always=("soort",),
    after={"soort": "verzet_naar"},
    uniques=(("dossier_id", "gepland", "soort"),),
    day=("verzet_naar", "gepland", "gehouden"),
    says=lambda r: c.GESPREKKEN[r["soort"]] + (" (niet verschenen)" if r["niet_verschenen"] else ""),
    days={"gepland": "gepland: ", "verzet_naar": "verzet: ", "gehouden": "gehouden: "},
    heading="Gesprekken",
    columns={
        "soort": "gesprek", "gepland": "gepland", "verzet_naar": "verzet naar", "gehouden": "gehouden",
        "niet_verschenen": "niet verschenen", "afspraken": "afspraken",
    },
    rule=lambda new: rules.check_gesprek(new.invoer),
    changes_facts=True,
    keeps="gesprekken, overdracht, klantprofiel, verwijzingen",
    example={"gepland": "2025-02-03", "gehouden": "2025-02-03", "afspraken": "iets"},
)  # fmt: skip
