"""Records of ontzorgen by month, its training modules and its evaluation."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Record, bedrag, fact, field, flag, month, one_of_codes, text_of_length
from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class OntzorgMonthRecord(Record):
    """One month of ontzorgen: the bijstand, what was withheld for which cost, and the toeslagen beside it."""

    maand: str | None = field(month, "maand, zoals 2024-06", required=True)
    bijstand: int | None = field(bedrag, "bijstand van de maand")
    huur: int | None = field(bedrag, "ingehouden en betaald: huur")
    gas: int | None = field(bedrag, "ingehouden en betaald: gas")
    water: int | None = field(bedrag, "ingehouden en betaald: water")
    stroom: int | None = field(bedrag, "ingehouden en betaald: stroom")
    zorgverzekering: int | None = field(bedrag, "ingehouden en betaald: zorgverzekering")
    telefoon: int | None = field(bedrag, "ingehouden en betaald: telefoon (alleen pilot)")
    zorgtoeslag: int | None = field(bedrag, "zorgtoeslag")
    huurtoeslag: int | None = field(bedrag, "huurtoeslag")
    kinderopvangtoeslag: int | None = field(bedrag, "kinderopvangtoeslag")
    kindgebonden_budget: int | None = field(bedrag, "kindgebonden budget")
    toeslag_partner: int | None = field(bedrag, "toeslag partner")


class TrainingRecord(Record):
    """A training module beside ontzorgen."""

    module: str | None = field(one_of_codes(c.TRAININGEN), "module", required=True, positional=True)
    start: str | None = field(fact, "eerste dag", required=True)
    afgerond: str | None = field(fact, "dag waarop de module is afgerond")
    verplicht: bool | None = field(flag, "verplicht, niet vrijwillig")
    aanbieder: str | None = field(text_of_length(), "aanbieder")


class EvaluationRecord(Record):
    """An evaluation of ontzorgen."""

    datum: str | None = field(fact, "dag van de evaluatie", required=True)
    uitkomst: str | None = field(one_of_codes(c.EVALUATIES), "uitkomst", required=True)
    toelichting: str | None = field(text_of_length(NOTITIE), "toelichting", personal=True)


ONTZORG_MONTH = Kind(
    record=OntzorgMonthRecord,
    name="ontzorg_maand",
    plural="ontzorg_maanden",
    title="maand van het ontzorgen",
    calls=lambda r: f"het ontzorgen van {r.maand}",
    key=("maand",),
    day="maand",
    says=lambda _: "maand van het ontzorgen",
    heading="Ontzorgen per maand",
    columns={"maand": "maand", "bijstand": "bijstand"},
    details={
        "huur": "huur",
        "gas": "gas",
        "water": "water",
        "stroom": "stroom",
        "zorgverzekering": "zorgverzekering",
        "telefoon": "telefoon",
        "zorgtoeslag": "zorgtoeslag",
        "huurtoeslag": "huurtoeslag",
        "kinderopvangtoeslag": "kinderopvangtoeslag",
        "kindgebonden_budget": "kindgebonden budget",
        "toeslag_partner": "toeslag partner",
    },
    keeps="ontzorgen",
    command=Command(
        "ontzorg month",
        "Leg een maand vast: bijstand, wat is ingehouden en betaald, en toeslagen.\n\n"
        "Voorbeeld: inburgering ontzorg month 2026-0052 --maand 2026-08 --bijstand 1285 --huur 612,50"
        " --huurtoeslag 320",
        "De maand van dossier {d} is vastgelegd.",
        "months",
        "Toon het ontzorgen per maand.\n\nVoorbeeld: inburgering ontzorg months 2026-0052",
        "Er zijn nog geen maanden vastgelegd.",
    ),
    example={"maand": "2024-05", "bijstand": "1285,00", "huur": "612,5"},
)
TRAINING = Kind(
    record=TrainingRecord,
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
    command=Command(
        "ontzorg train",
        "Leg een trainingsmodule vast.\n\n"
        "Voorbeeld: inburgering ontzorg train 2026-0052 budget --start 2026-09-07 --verplicht",
        "De training van dossier {d} is vastgelegd.",
        "trainings",
        "Toon de trainingen.\n\nVoorbeeld: inburgering ontzorg trainings 2026-0052",
        "Er zijn nog geen trainingen.",
    ),
    example={"module": "budget", "start": "2024-05-06", "aanbieder": "OBA"},
)  # fmt: skip
EVALUATION = Kind(
    record=EvaluationRecord,
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
    command=Command(
        "ontzorg evaluate",
        "Leg een evaluatie van het ontzorgen vast.\n\n"
        "Voorbeeld: inburgering ontzorg evaluate 2026-0052 --datum 2026-09-21 --uitkomst zelfstandig",
        "De evaluatie van dossier {d} is vastgelegd.",
        "evaluations",
        "Toon de evaluaties.\n\nVoorbeeld: inburgering ontzorg evaluations 2026-0052",
        "Er is nog niet geëvalueerd.",
    ),
    example={"datum": "2024-08-20", "uitkomst": "verlengen", "toelichting": "iets"},
)
