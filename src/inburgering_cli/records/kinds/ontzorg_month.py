"""Input of ontzorgen by month, its training modules and its evaluation."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, bedrag, feit, keuze, maand, tekst, veld, vlag
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import NOTITIE


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


class TrainingInvoer(Invoer):
    """A training module beside ontzorgen."""

    module: str | None = veld(keuze(c.TRAININGEN), "module", verplicht=True, positie=True)
    start: str | None = veld(feit, "eerste dag", verplicht=True)
    afgerond: str | None = veld(feit, "dag waarop de module is afgerond")
    verplicht: bool | None = veld(vlag, "verplicht, niet vrijwillig")
    aanbieder: str | None = veld(tekst(), "aanbieder")


class EvaluatieInvoer(Invoer):
    """An evaluation of ontzorgen."""

    datum: str | None = veld(feit, "dag van de evaluatie", verplicht=True)
    uitkomst: str | None = veld(keuze(c.EVALUATIES), "uitkomst", verplicht=True)
    toelichting: str | None = veld(tekst(NOTITIE), "toelichting", persoon=True)


ONTZORG_MAAND = Kind(
    record=OntzorgMaandInvoer,
    name="ontzorg_maand",
    plural="ontzorg_maanden",
    title="maand van het ontzorgen",
    calls=lambda r: f"het ontzorgen van {r.maand}",
    key=("maand",),
    day="maand",
    says=lambda _: "maand van het ontzorgen",
    heading="Ontzorgen per maand",
    columns={"maand": "maand", "bijstand": "bijstand"},
    keeps="ontzorgen",
    example={"maand": "2024-05", "bijstand": "1285,00", "huur": "612,5"},
)
TRAINING = Kind(
    record=TrainingInvoer,
    name="training",
    plural="trainingen",
    title="training",
    calls=lambda r: f"de module {c.TRAININGEN[r.module]} per {dutch(r.start)}",
    key=("start", "module"),
    day="start",
    says=lambda r: f"module {c.TRAININGEN[r['module']]}",
    days={"start": "begin ", "afgerond": "afgerond: "},
    heading="Trainingen",
    columns={
        "module": "module", "start": "vanaf", "afgerond": "afgerond", "verplicht": "verplicht", "aanbieder": "aanbieder",
    },
    ordered=(("start", "afgerond"),),
    keeps="ontzorgen",
    example={"module": "budget", "start": "2024-05-06", "aanbieder": "OBA"},
)  # fmt: skip
EVALUATIE = Kind(
    record=EvaluatieInvoer,
    name="evaluatie",
    plural="ontzorg_evaluaties",
    table="ontzorg_evaluatie",
    title="evaluatie van het ontzorgen",
    calls=lambda r: f"de evaluatie van het ontzorgen op {dutch(r.datum)}",
    key=("datum",),
    says=lambda r: f"evaluatie van het ontzorgen: {c.EVALUATIES[r['uitkomst']]}",
    days={"datum": ""},
    columns={"datum": "datum", "uitkomst": "uitkomst", "toelichting": "toelichting"},
    keeps="ontzorgen",
    example={"datum": "2024-08-20", "uitkomst": "verlengen", "toelichting": "iets"},
)
