"""The record of receiving a dossier from another municipality."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Record, fact, field, one_of_codes, postcode, text_of_length


class ReceiveRecord(Record):
    """A package, and what changes in the municipality that receives it."""

    pakket: str | None = field(
        text_of_length(4096),
        "map of bestand dat `inburgering case export` maakte",
        metavar="PAKKET",
        required=True,
        positional=True,
        personal=True,
    )
    huisvesting: str | None = field(fact, "inschrijving in de BRP van deze gemeente", required=True)
    bijstand_ingang: str | None = field(fact, "dag waarop hier het recht op bijstand ontstaat")
    gemeente: str | None = field(text_of_length(80), "deze gemeente (anders die van het beleid)")
    klantmanager: str | None = field(text_of_length(80), "klantmanager hier")
    huishouden: str | None = field(text_of_length(40), "kenmerk van het huishouden hier")
    rol_in_huishouden: str | None = field(one_of_codes(c.ROLLEN), "rol in het huishouden")
    adres: str | None = field(text_of_length(), "straat en huisnummer hier", personal=True)
    postcode: str | None = field(postcode, "postcode hier", personal=True)
    woonplaats: str | None = field(text_of_length(80), "woonplaats hier", personal=True)
