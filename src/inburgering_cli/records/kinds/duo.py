"""What the program notes of its traffic with DUO, as an export of the whole store holds it. Nobody types this."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, feit, keuze, tekst, veld, vlag
from inburgering_cli.records.kind import Kind, no_day_of_its_own


class LeveringInvoer(Invoer):
    """One request that was delivered to DUO."""

    api: str | None = veld(keuze(c.DUO_APIS), "welke API van DUO", verplicht=True)
    sleutel: str | None = veld(tekst(40), "instellingsnummer van een aanbod", metavar="CODE")
    ingetrokken: bool | None = veld(vlag, "of het een intrekking was", verplicht=True)
    bericht_id: str | None = veld(tekst(64), "kenmerk van het bericht", metavar="UUID", verplicht=True)
    hash: str | None = veld(tekst(64), "vingerafdruk van het bericht", metavar="HASH", verplicht=True)
    peildatum: str | None = veld(feit, "peildatum van de levering", verplicht=True)
    tijd: str | None = veld(tekst(40), "tijdstip van de levering (UTC)", metavar="TIJD", verplicht=True)


class OntvangstInvoer(Invoer):
    """One notification or answer of DUO that was taken in."""

    soort: str | None = veld(keuze(c.DUO_ONTVANGSTEN), "soort bericht", verplicht=True)
    gebeurtenis: str | None = veld(tekst(40), "code van de gebeurtenis", metavar="CODE")
    moment: str | None = veld(tekst(40), "wanneer DUO het vastlegde of wijzigde", metavar="TIJD")
    datum: str | None = veld(feit, "dag van de gebeurtenis")
    hash: str | None = veld(tekst(64), "vingerafdruk van het bericht", metavar="HASH", verplicht=True)
    tijd: str | None = veld(tekst(40), "tijdstip van inlezen (UTC)", metavar="TIJD", verplicht=True)


LEVERING = Kind(
    record=LeveringInvoer,
    name="levering",
    plural="duo_leveringen",
    title="levering aan DUO",
    calls=no_day_of_its_own,
    always=("sleutel",),
    uniques=(("bericht_id",),),
    indexes=(("dossier_id", "api", "sleutel"),),
    day="peildatum",
    says=lambda r: f"levering aan DUO: {r['api']}",
    moves=False,
    typed=False,
    fixed="Wat naar DUO is verstuurd, blijft staan zoals het is verstuurd. Verbeter het gegeven zelf;"
    " `inburgering report delivery duo --out MAP` maakt dan het bericht dat het bij DUO rechtzet.",
    keeps="leveringen en ontvangsten DUO",
)
ONTVANGST = Kind(
    record=OntvangstInvoer,
    name="ontvangst",
    plural="duo_ontvangsten",
    table="duo_ontvangst",
    title="bericht van DUO",
    calls=no_day_of_its_own,
    uniques=(("dossier_id", "soort", "hash"),),
    says=lambda r: f"van DUO: {r['soort']}",
    moves=False,
    typed=False,
    fixed="Wat DUO stuurde, blijft staan zoals het kwam. Verbeter wat eruit volgde (`inburgering case records DOSSIER` noemt"
    " het), of lees het nieuwe antwoord van DUO in.",
    keeps="leveringen en ontvangsten DUO",
)
