"""Input of MAP, PVT and examen."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records import rules
from inburgering_cli.records.field import Invoer, feit, getal, keuze, tekst, uurtal, veld, vlag
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class MapInvoer(Invoer):
    """What was done on a part of the MAP on one day."""

    onderdeel: str | None = veld(keuze(c.MAP_ONDERDELEN), "onderdeel (nota bijlage 5)", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag", verplicht=True)
    uren: int | None = veld(uurtal, "uren die geen praktijk zijn")
    praktijkuren: int | None = veld(uurtal, "uren in de praktijk")
    aantal: int | None = veld(getal(1, 999), "aantal bedrijfsbezoeken of gesprekken")
    behaald: bool | None = veld(vlag, "het onderdeel is op deze dag behaald")
    aanbieder: str | None = veld(tekst(), "aanbieder")
    toelichting: str | None = veld(tekst(NOTITIE), "toelichting", persoon=True)


class PvtInvoer(Invoer):
    """Attendance at a part of the PVT on one day."""

    onderdeel: str | None = veld(keuze(c.PVT_ONDERDELEN), "onderdeel (Bi 3.1)", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag", verplicht=True)
    uren: int | None = veld(uurtal, "uren")
    aanwezig: bool | None = veld(vlag, "was aanwezig")
    aanbieder: str | None = veld(tekst(), "aanbieder")
    toelichting: str | None = veld(tekst(NOTITIE), "toelichting", persoon=True)


class ExamenInvoer(Invoer):
    """One attempt at a part of the examen."""

    onderdeel: str | None = veld(keuze(c.EXAMENONDERDELEN), "onderdeel", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag van het examen", verplicht=True)
    niveau: str | None = veld(keuze(c.EXAMENNIVEAUS), "niveau")
    uitslag: str | None = veld(keuze(c.EXAMENUITSLAGEN), "uitslag", verplicht=True)
    reden_geen_uitslag: str | None = veld(keuze(c.REDENEN_GEEN_UITSLAG), "waarom er geen uitslag is")
    poging: int | None = veld(getal(1, 99), "de hoeveelste poging")


class AfsluitInvoer(Invoer):
    """The day on which PVT or MAP was completed, and whether being late is to blame."""

    datum: str | None = veld(feit, "dag", verplicht=True)
    verwijtbaar: bool | None = veld(vlag, "het uitblijven was verwijtbaar (voor DUO)")


MAP = Kind(
    record=MapInvoer,
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
    keeps="uren, MAP, PVT, examens",
    example={"onderdeel": "cv", "datum": "2024-09-10", "praktijkuren": "2,75", "toelichting": "iets"},
)  # fmt: skip
PVT = Kind(
    record=PvtInvoer,
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
    keeps="uren, MAP, PVT, examens",
    example={"onderdeel": "inleiding", "datum": "2024-06-20", "uren": "4", "toelichting": "iets"},
)  # fmt: skip
EXAMEN = Kind(
    record=ExamenInvoer,
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
    rule=lambda new: rules.check_examen(new.facts, new.invoer),
    keeps="uren, MAP, PVT, examens",
    example={"onderdeel": "le", "datum": "2025-11-03", "niveau": "b1", "uitslag": "gezakt"},
)  # fmt: skip
