"""Input of receiving a dossier from another municipality."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, feit, keuze, postcode, tekst, veld


class OntvangstInvoer(Invoer):
    """A package, and what is new in the municipality that receives it."""

    pakket: str | None = veld(
        tekst(4096),
        "map of bestand dat `inburgering case export` maakte",
        metavar="PAKKET",
        verplicht=True,
        positie=True,
        persoon=True,
    )
    huisvesting: str | None = veld(feit, "inschrijving in de BRP van deze gemeente", verplicht=True)
    bijstand_ingang: str | None = veld(feit, "dag waarop hier het recht op bijstand ontstaat")
    gemeente: str | None = veld(tekst(80), "deze gemeente (anders die van het beleid)")
    klantmanager: str | None = veld(tekst(80), "klantmanager hier")
    huishouden: str | None = veld(tekst(40), "kenmerk van het huishouden hier")
    rol_in_huishouden: str | None = veld(keuze(c.ROLLEN), "rol in het huishouden")
    adres: str | None = veld(tekst(), "straat en huisnummer hier", persoon=True)
    postcode: str | None = veld(postcode, "postcode hier", persoon=True)
    woonplaats: str | None = veld(tekst(80), "woonplaats hier", persoon=True)
