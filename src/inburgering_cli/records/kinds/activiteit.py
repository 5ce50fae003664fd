"""Records of activities and their hours."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import (
    Record,
    decimal_number,
    fact,
    field,
    flag,
    hours_number,
    one_of_codes,
    plan,
    text_of_length,
)
from inburgering_cli.records.kind import Command, Kind


class ActiviteitRecord(Record):
    """An activity of the dual trajectory."""

    soort: str | None = field(
        one_of_codes(v.SOORTEN_ACTIVITEIT), "soort activiteit", metavar="SOORT", required=True, positional=True
    )
    start: str | None = field(fact, "eerste dag", required=True)
    einde: str | None = field(plan, "laatste dag, ook verwacht", asked=True)
    uren_per_week: int | None = field(decimal_number(1, 0, 99, "UREN"), "uren per week", asked=True)
    aanbieder: str | None = field(text_of_length(), "aanbieder of werkgever", asked=True)
    naar_vermogen: bool | None = field(flag, "is naar vermogen")
    schoolsoort: str | None = field(one_of_codes(v.SCHOOLSOORTEN), "soort school, bij een opleiding")
    vrijstellend: bool | None = field(flag, "de opleiding stelt vrij van inburgeren, als zij is afgerond")
    in_mindering: int | None = field(
        hours_number,
        "uren Nederlands en KNM van vóór het PIP, aan vso, praktijkonderwijs of entree, die het college in de Z-route in"
        " mindering brengt (Bi 3.14 lid 9)",
    )


class StopRecord(Record):
    """The last day of an activity."""

    soort: str | None = field(
        one_of_codes(v.SOORTEN_ACTIVITEIT), "soort activiteit", metavar="SOORT", required=True, positional=True
    )
    einde: str | None = field(plan, "laatste dag", required=True)
    start: str | None = field(fact, "eerste dag, als er meer van deze soort lopen")


ACTIVITEIT = Kind(
    record=ActiviteitRecord,
    name="activiteit",
    plural="activiteiten",
    title="activiteit",
    calls=lambda r: f"{v.SOORTEN_ACTIVITEIT[r.soort]} per {dutch(r.start)}",
    key=("soort", "start", "aanbieder"),
    unique=False,
    indexes=(("dossier_id", "start", "soort", "einde", "naar_vermogen"),),
    day="start",
    says=lambda r: v.SOORTEN_ACTIVITEIT[r["soort"]],
    heading="Activiteiten",
    columns={
        "soort": "soort",
        "start": "vanaf",
        "einde": "einde",
        "uren_per_week": "uren/week",
        "aanbieder": "aanbieder",
    },
    details={
        "naar_vermogen": "naar vermogen",
        "schoolsoort": "soort school",
        "vrijstellend": "stelt vrij van inburgeren",
        "in_mindering": "uren in mindering",
    },
    ordered=(("start", "einde"),),
    keeps="uren, MAP, PVT, examens",
    command=Command(
        "activiteit add",
        "Voeg een activiteit toe.\n\n"
        "Voorbeeld: inburgering activiteit add 2026-0052 taalles --start 2026-09-07 --einde 2027-06-25"
        " --uren-per-week 12",
        "Activiteit van dossier {d} is toegevoegd.",
        "list",
        "Toon de activiteiten van een dossier.\n\nVoorbeeld: inburgering activiteit list 2026-0052",
        "Er zijn nog geen activiteiten.",
    ),
    example={"soort": "taalles", "start": "2024-06-03", "uren_per_week": "12", "aanbieder": "Taalschool"},
)
