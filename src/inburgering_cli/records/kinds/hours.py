"""Records of the hours of an activity."""

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Record, fact, field, hours_number, month, one_of_codes, text_of_length
from inburgering_cli.records.kind import Command, Kind


class HoursRecord(Record):
    """The hours of one activity in one month."""

    soort: str | None = field(
        one_of_codes(v.SOORTEN_ACTIVITEIT), "soort activiteit", metavar="SOORT", required=True, positional=True
    )
    maand: str | None = field(month, "maand, zoals 2024-06", required=True)
    start: str | None = field(fact, "eerste dag van de activiteit, als er meer van deze soort zijn")
    aanbieder: str | None = field(text_of_length(), "aanbieder van de activiteit, als er meer op die dag begonnen")
    aangeboden: int | None = field(hours_number, "aangeboden uren")
    gevolgd: int | None = field(hours_number, "gevolgde uren")
    voor_pip: int | None = field(
        hours_number, "gevolgde uren van vóór of op de dag van het eerste PIP, in de maand daarvan (Bi 5.3 lid 5)"
    )
    verzuim_geoorloofd: int | None = field(hours_number, "uren afwezig met goede reden")
    verzuim_ongeoorloofd: int | None = field(hours_number, "uren afwezig zonder goede reden")


HOURS = Kind(
    record=HoursRecord,
    name="uren",
    plural="uren",
    title="uren van een maand",
    calls=lambda r: f"de opgave van {v.SOORTEN_ACTIVITEIT[r.soort]} in {r.maand}",
    via=("activiteit", ("soort", "start", "aanbieder")),
    key=("activiteit_id", "maand"),
    unique=False,
    uniques=(("activiteit_id", "maand"),),
    indexes=(("dossier_id", "maand"),),
    day="maand",
    says=lambda r: f"uren {v.SOORTEN_ACTIVITEIT[r['soort']]}",
    heading="Uren",
    columns={
        "maand": "maand", "soort": "soort", "aangeboden": "aangeboden", "gevolgd": "gevolgd",
        "verzuim_geoorloofd": "met reden", "verzuim_ongeoorloofd": "zonder reden",
    },
    details={"start": "activiteit begonnen", "aanbieder": "aanbieder", "voor_pip": "uren van vóór het PIP",},
    keeps="uren, MAP, PVT, examens",
    command=Command(
        "activiteit hours",
        "Leg de uren van een maand vast.\n\n"
        "Voorbeeld: inburgering activiteit hours 2026-0052 taalles --maand 2026-08 --aangeboden 48 --gevolgd 44",
        "De uren van dossier {d} zijn vastgelegd.",
        "months",
        "Toon de uren van een dossier per maand.\n\nVoorbeeld: inburgering activiteit months 2026-0052",
        "Er zijn nog geen uren.",
    ),
    example={"soort": "taalles", "maand": "2024-06", "aangeboden": "48", "gevolgd": "40,25"},
)  # fmt: skip
