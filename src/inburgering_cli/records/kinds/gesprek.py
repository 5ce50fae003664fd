"""Input of talks about progress."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, feit, keuze, model, plan, tekst, veld, vlag
from inburgering_cli.records.kinds.shared import NOTITIE


@model
class GesprekInvoer(Invoer):
    """A talk: planned, held, what was agreed. The day it was planned for makes it the same talk."""

    gepland: str | None = veld(plan, "dag waarvoor het is gepland (anders de dag waarop het is gehouden)")
    verzet_naar: str | None = veld(plan, "dag waarheen het is verzet")
    gehouden: str | None = veld(feit, "dag waarop het is gehouden", vraag=True)
    soort: str | None = veld(keuze(c.GESPREKKEN), "soort gesprek; standaard voortgang", vraag=True)
    niet_verschenen: bool | None = veld(vlag, "de persoon kwam niet", vlag=True)
    afspraken: str | None = veld(tekst(NOTITIE), "wat is afgesproken", persoon=True, vraag=True)


@model
class PlanInvoer(Invoer):
    """Planning a talk."""

    gepland: str | None = veld(plan, "dag waarvoor het is gepland", verplicht=True)
    soort: str | None = veld(keuze(c.GESPREKKEN), "soort gesprek; standaard voortgang")


@model
class VerzetInvoer(Invoer):
    """Moving a planned talk to another day."""

    naar: str | None = veld(plan, "nieuwe dag", verplicht=True)
    gepland: str | None = veld(plan, "dag waarop het nu staat, als er meer openstaan")
    soort: str | None = veld(keuze(c.GESPREKKEN), "soort gesprek; standaard voortgang")
