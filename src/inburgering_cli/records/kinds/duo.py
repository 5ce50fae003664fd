"""Records of messages to and from DUO. The program makes them; nobody types them."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Record, fact, field, flag, one_of_codes, text_of_length
from inburgering_cli.records.kind import Kind, no_day_of_its_own


class DeliveryRecord(Record):
    """One request that was delivered to DUO."""

    api: str | None = field(one_of_codes(c.DUO_APIS), "welke API van DUO", required=True)
    sleutel: str | None = field(text_of_length(40), "instellingsnummer van een aanbod", metavar="CODE")
    ingetrokken: bool | None = field(flag, "of het een intrekking was", required=True)
    bericht_id: str | None = field(text_of_length(64), "kenmerk van het bericht", metavar="UUID", required=True)
    hash: str | None = field(text_of_length(64), "vingerafdruk van het bericht", metavar="HASH", required=True)
    peildatum: str | None = field(fact, "peildatum van de levering", required=True)
    tijd: str | None = field(text_of_length(40), "tijdstip van de levering (UTC)", metavar="TIJD", required=True)


class ReceiptRecord(Record):
    """One notification or answer of DUO that was taken in."""

    soort: str | None = field(one_of_codes(c.DUO_ONTVANGSTEN), "soort bericht", required=True)
    gebeurtenis: str | None = field(text_of_length(40), "code van de gebeurtenis", metavar="CODE")
    moment: str | None = field(text_of_length(40), "wanneer DUO het vastlegde of wijzigde", metavar="TIJD")
    datum: str | None = field(fact, "dag van de gebeurtenis")
    hash: str | None = field(text_of_length(64), "vingerafdruk van het bericht", metavar="HASH", required=True)
    tijd: str | None = field(text_of_length(40), "tijdstip van inlezen (UTC)", metavar="TIJD", required=True)


DELIVERY = Kind(
    record=DeliveryRecord,
    name="levering",
    plural="duo_leveringen",
    title="levering aan DUO",
    calls=no_day_of_its_own,
    always=("sleutel",),
    uniques=(("bericht_id",),),
    indexes=(("dossier_id", "api", "sleutel"),),
    day="peildatum",
    elsewhere=dict.fromkeys(DeliveryRecord.fields, "wat naar DUO ging, staat in de inzage en in een export"),
    says=lambda r: f"levering aan DUO: {r['api']}",
    moves=False,
    typed=False,
    fixed="Wat naar DUO is verstuurd, blijft staan zoals het is verstuurd. Verbeter het gegeven zelf;"
    " `inburgering report delivery duo --out MAP` maakt dan het bericht dat het bij DUO rechtzet.",
    keeps="leveringen en ontvangsten DUO",
)
RECEIPT = Kind(
    record=ReceiptRecord,
    name="ontvangst",
    plural="duo_ontvangsten",
    table="duo_ontvangst",
    title="bericht van DUO",
    calls=no_day_of_its_own,
    uniques=(("dossier_id", "soort", "hash"),),
    says=lambda r: f"van DUO: {r['soort']}",
    elsewhere=dict.fromkeys(ReceiptRecord.fields, "onder Notificaties van DUO, en in de inzage"),
    moves=False,
    typed=False,
    fixed="Wat DUO stuurde, blijft staan zoals het kwam. Verbeter wat eruit volgde (`inburgering case records DOSSIER` noemt"
    " het), of lees het nieuwe antwoord van DUO in.",
    keeps="leveringen en ontvangsten DUO",
)
