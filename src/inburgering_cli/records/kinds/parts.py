"""Records of MAP, PVT and examen."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records import rules
from inburgering_cli.records.field import (
    Record,
    fact,
    field,
    flag,
    hours_number,
    one_of_codes,
    text_of_length,
    whole_number,
)
from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class MapRecord(Record):
    """What was done on a part of the MAP on one day."""

    onderdeel: str | None = field(
        one_of_codes(c.MAP_ONDERDELEN), "onderdeel (nota bijlage 5)", required=True, positional=True
    )
    datum: str | None = field(fact, "dag", required=True)
    uren: int | None = field(hours_number, "uren die geen praktijk zijn")
    praktijkuren: int | None = field(hours_number, "uren in de praktijk")
    aantal: int | None = field(whole_number(1, 999), "aantal bedrijfsbezoeken of gesprekken")
    behaald: bool | None = field(flag, "het onderdeel is op deze dag behaald")
    aanbieder: str | None = field(text_of_length(), "aanbieder")
    toelichting: str | None = field(text_of_length(NOTITIE), "toelichting", personal=True)


class PvtRecord(Record):
    """Attendance at a part of the PVT on one day."""

    onderdeel: str | None = field(one_of_codes(c.PVT_ONDERDELEN), "onderdeel (Bi 3.1)", required=True, positional=True)
    datum: str | None = field(fact, "dag", required=True)
    uren: int | None = field(hours_number, "uren")
    aanwezig: bool | None = field(flag, "was aanwezig")
    aanbieder: str | None = field(text_of_length(), "aanbieder")
    toelichting: str | None = field(text_of_length(NOTITIE), "toelichting", personal=True)


class ExamenRecord(Record):
    """One attempt at a part of the examen."""

    onderdeel: str | None = field(one_of_codes(c.EXAMENONDERDELEN), "onderdeel", required=True, positional=True)
    datum: str | None = field(fact, "dag van het examen", required=True)
    niveau: str | None = field(one_of_codes(c.EXAMENNIVEAUS), "niveau")
    uitslag: str | None = field(one_of_codes(c.EXAMENUITSLAGEN), "uitslag", required=True)
    reden_geen_uitslag: str | None = field(one_of_codes(c.REDENEN_GEEN_UITSLAG), "waarom er geen uitslag is")
    poging: int | None = field(whole_number(1, 99), "de hoeveelste poging")


class FinishRecord(Record):
    """The day on which PVT or MAP was completed, and whether being late is to blame."""

    datum: str | None = field(fact, "dag", required=True)
    verwijtbaar: bool | None = field(flag, "het uitblijven was verwijtbaar (voor DUO)")


MAP = Kind(
    record=MapRecord,
    name="map",
    plural="map",
    table="map_onderdeel",
    title="onderdeel van de MAP",
    calls=lambda r: f"MAP-onderdeel {c.MAP_ONDERDELEN[r.onderdeel]} op {dutch(r.datum)}",
    key=("datum", "onderdeel"),
    says=lambda r: f"MAP: {c.MAP_ONDERDELEN[r['onderdeel']]}" + (" behaald" if r["behaald"] else ""),
    days={"datum": ""},
    heading="MAP",
    columns={
        "datum": "datum", "onderdeel": "onderdeel", "uren": "uren", "praktijkuren": "praktijk", "aantal": "aantal",
        "behaald": "behaald",
    },
    details={"aanbieder": "aanbieder", "toelichting": "toelichting",},
    keeps="uren, MAP, PVT, examens",
    command=Command(
        "map record",
        "Leg vast wat op een dag aan een onderdeel is gedaan (nota bijlage 5).\n\n"
        "Voorbeeld: inburgering map record 2026-0052 cv --datum 2026-09-10 --uren 2 --behaald",
        "Het MAP-onderdeel van dossier {d} is vastgelegd.",
        "show",
        "Toon wat aan de MAP is gedaan, en wat nog ontbreekt.\n\nVoorbeeld: inburgering map show 2026-0052",
        "Er is nog niets aan de MAP gedaan.",
    ),
    example={"onderdeel": "cv", "datum": "2024-09-10", "praktijkuren": "2,75", "toelichting": "iets"},
)  # fmt: skip
PVT = Kind(
    record=PvtRecord,
    name="pvt",
    plural="pvt",
    table="pvt_onderdeel",
    title="onderdeel van het PVT",
    calls=lambda r: f"PVT-onderdeel {c.PVT_ONDERDELEN[r.onderdeel]} op {dutch(r.datum)}",
    key=("datum", "onderdeel"),
    says=lambda r: f"PVT: {c.PVT_ONDERDELEN[r['onderdeel']]}" + (" (afwezig)" if r["aanwezig"] is False else ""),
    days={"datum": ""},
    heading="PVT",
    columns={
        "datum": "datum", "onderdeel": "onderdeel", "uren": "uren", "aanwezig": "aanwezig", "aanbieder": "aanbieder",
    },
    details={"toelichting": "toelichting",},
    keeps="uren, MAP, PVT, examens",
    command=Command(
        "pvt record",
        "Leg aanwezigheid bij een onderdeel van het PVT vast.\n\n"
        "Voorbeeld: inburgering pvt record 2026-0052 inleiding --datum 2026-09-10 --uren 4 --aanwezig",
        "Het PVT-onderdeel van dossier {d} is vastgelegd.",
        "show",
        "Toon wat aan het PVT is gedaan, en wat nog ontbreekt.\n\nVoorbeeld: inburgering pvt show 2026-0052",
        "Er is nog niets aan het PVT gedaan.",
    ),
    example={"onderdeel": "inleiding", "datum": "2024-06-20", "uren": "4", "toelichting": "iets"},
)  # fmt: skip
EXAMEN = Kind(
    record=ExamenRecord,
    name="examen",
    plural="examens",
    title="examen",
    calls=lambda r: f"het examen {c.EXAMENONDERDELEN[r.onderdeel]} op {dutch(r.datum)}",
    key=("datum", "onderdeel"),
    says=lambda r: f"examen {c.EXAMENONDERDELEN[r['onderdeel']]}: {c.EXAMENUITSLAGEN[r['uitslag']]}",
    days={"datum": ""},
    heading="Examens",
    columns={
        "datum": "datum", "onderdeel": "onderdeel", "niveau": "niveau", "uitslag": "uitslag", "poging": "poging",
    },
    details={"reden_geen_uitslag": "waarom geen uitslag",},
    rule=lambda new: rules.check_examen(new.facts, new.record),
    keeps="uren, MAP, PVT, examens",
    command=Command(
        "examen record",
        "Leg de uitslag van een examen vast.\n\n"
        "Voorbeeld: inburgering examen record 2026-0052 le --datum 2026-09-14 --niveau b1 --uitslag geslaagd",
        "Het examen van dossier {d} is vastgelegd.",
        "list",
        "Toon de examens van een dossier.\n\nVoorbeeld: inburgering examen list 2026-0052",
        "Er is nog geen examen gedaan.",
    ),
    example={"onderdeel": "le", "datum": "2025-11-03", "niveau": "b1", "uitslag": "gezakt"},
)  # fmt: skip
