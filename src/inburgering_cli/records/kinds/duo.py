"""What the program notes of its traffic with DUO, as an export of the whole store holds it. Nobody types this."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, feit, keuze, model, tekst, veld, vlag


@model
class LeveringInvoer(Invoer):
    """One request that was delivered to DUO."""

    api: str | None = veld(keuze(c.DUO_APIS), "welke API van DUO", verplicht=True)
    sleutel: str | None = veld(tekst(40), "instellingsnummer van een aanbod", metavar="CODE")
    ingetrokken: bool | None = veld(vlag, "of het een intrekking was", vlag=True, verplicht=True)
    bericht_id: str | None = veld(tekst(64), "kenmerk van het bericht", metavar="UUID", verplicht=True)
    hash: str | None = veld(tekst(64), "vingerafdruk van het bericht", metavar="HASH", verplicht=True)
    peildatum: str | None = veld(feit, "peildatum van de levering", verplicht=True)
    tijd: str | None = veld(tekst(40), "tijdstip van de levering (UTC)", metavar="TIJD", verplicht=True)


@model
class OntvangstInvoer(Invoer):
    """One notification or answer of DUO that was taken in."""

    soort: str | None = veld(keuze(c.DUO_ONTVANGSTEN), "soort bericht", verplicht=True)
    gebeurtenis: str | None = veld(tekst(40), "code van de gebeurtenis", metavar="CODE")
    moment: str | None = veld(tekst(40), "wanneer DUO het vastlegde of wijzigde", metavar="TIJD")
    datum: str | None = veld(feit, "dag van de gebeurtenis")
    hash: str | None = veld(tekst(64), "vingerafdruk van het bericht", metavar="HASH", verplicht=True)
    tijd: str | None = veld(tekst(40), "tijdstip van inlezen (UTC)", metavar="TIJD", verplicht=True)
