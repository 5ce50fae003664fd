"""Input of ontzorgen by month, its training modules and its evaluation."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, bedrag, feit, keuze, maand, model, tekst, veld, vlag
from inburgering_cli.records.kinds.shared import NOTITIE


@model
class OntzorgMaandInvoer(Invoer):
    """One month of ontzorgen: the bijstand, what was withheld for which cost, and the toeslagen beside it."""

    maand: str | None = veld(maand, "maand, zoals 2024-06", verplicht=True)
    bijstand: int | None = veld(bedrag, "bijstand van de maand")
    huur: int | None = veld(bedrag, "ingehouden en betaald: huur")
    gas: int | None = veld(bedrag, "ingehouden en betaald: gas")
    water: int | None = veld(bedrag, "ingehouden en betaald: water")
    stroom: int | None = veld(bedrag, "ingehouden en betaald: stroom")
    zorgverzekering: int | None = veld(bedrag, "ingehouden en betaald: zorgverzekering")
    telefoon: int | None = veld(bedrag, "ingehouden en betaald: telefoon (alleen pilot)")
    zorgtoeslag: int | None = veld(bedrag, "zorgtoeslag")
    huurtoeslag: int | None = veld(bedrag, "huurtoeslag")
    kinderopvangtoeslag: int | None = veld(bedrag, "kinderopvangtoeslag")
    kindgebonden_budget: int | None = veld(bedrag, "kindgebonden budget")
    toeslag_partner: int | None = veld(bedrag, "toeslag partner")


@model
class TrainingInvoer(Invoer):
    """A training module beside ontzorgen."""

    module: str | None = veld(keuze(c.TRAININGEN), "module", verplicht=True, positie=True)
    start: str | None = veld(feit, "eerste dag", verplicht=True)
    afgerond: str | None = veld(feit, "dag waarop de module is afgerond")
    verplicht: bool | None = veld(vlag, "verplicht, niet vrijwillig", vlag=True)
    aanbieder: str | None = veld(tekst(), "aanbieder")


@model
class EvaluatieInvoer(Invoer):
    """An evaluation of ontzorgen."""

    datum: str | None = veld(feit, "dag van de evaluatie", verplicht=True)
    uitkomst: str | None = veld(keuze(c.EVALUATIES), "uitkomst", verplicht=True)
    toelichting: str | None = veld(tekst(NOTITIE), "toelichting", persoon=True)
