"""Input of MAP, PVT and examen."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, feit, getal, keuze, model, tekst, uurtal, veld, vlag
from inburgering_cli.records.kinds.shared import NOTITIE


@model
class MapInvoer(Invoer):
    """What was done on a part of the MAP on one day."""

    onderdeel: str | None = veld(keuze(c.MAP_ONDERDELEN), "onderdeel (nota bijlage 5)", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag", verplicht=True)
    uren: int | None = veld(uurtal, "uren die geen praktijk zijn")
    praktijkuren: int | None = veld(uurtal, "uren in de praktijk")
    aantal: int | None = veld(getal(1, 999), "aantal bedrijfsbezoeken of gesprekken")
    behaald: bool | None = veld(vlag, "het onderdeel is op deze dag behaald", vlag=True)
    aanbieder: str | None = veld(tekst(), "aanbieder")
    toelichting: str | None = veld(tekst(NOTITIE), "toelichting", persoon=True)


@model
class PvtInvoer(Invoer):
    """Attendance at a part of the PVT on one day."""

    onderdeel: str | None = veld(keuze(c.PVT_ONDERDELEN), "onderdeel (Bi 3.1)", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag", verplicht=True)
    uren: int | None = veld(uurtal, "uren")
    aanwezig: bool | None = veld(vlag, "was aanwezig", vlag=True)
    aanbieder: str | None = veld(tekst(), "aanbieder")
    toelichting: str | None = veld(tekst(NOTITIE), "toelichting", persoon=True)


@model
class ExamenInvoer(Invoer):
    """One attempt at a part of the examen."""

    onderdeel: str | None = veld(keuze(c.EXAMENONDERDELEN), "onderdeel", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag van het examen", verplicht=True)
    niveau: str | None = veld(keuze(c.EXAMENNIVEAUS), "niveau")
    uitslag: str | None = veld(keuze(c.EXAMENUITSLAGEN), "uitslag", verplicht=True)
    reden_geen_uitslag: str | None = veld(keuze(c.REDENEN_GEEN_UITSLAG), "waarom er geen uitslag is")
    poging: int | None = veld(getal(1, 99), "de hoeveelste poging")


@model
class AfsluitInvoer(Invoer):
    """The day on which PVT or MAP was completed, and whether being late is to blame."""

    datum: str | None = veld(feit, "dag", verplicht=True)
    verwijtbaar: bool | None = veld(vlag, "het uitblijven was verwijtbaar (voor DUO)", vlag=True)
