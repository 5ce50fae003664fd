"""What came along with dossiers of another store: the numbers that they have there, and its trail. Nobody types them."""

from typing import Final

from inburgering_cli.records.field import Record, field, text_of_length, whole_number
from inburgering_cli.records.kind import Kind, no_day_of_its_own

_FIXED: Final = "Dit kwam mee uit een ander dossierbestand en blijft zoals het daar stond."


class OriginRecord(Record):
    """The number that a dossier has in another store, by which a next file of that store is recognised."""

    uit_bestand: str | None = field(
        text_of_length(40), "kenmerk van het andere dossierbestand", metavar="KENMERK", required=True
    )
    oud_nummer: str | None = field(text_of_length(20), "dossiernummer in dat bestand", metavar="NUMMER", required=True)


class TrailElsewhereRecord(Record):
    """A line of the trail of another store, as it stood there; it is no part of the chain of this one."""

    uit_bestand: str | None = field(
        text_of_length(40), "kenmerk van het andere dossierbestand", metavar="KENMERK", required=True
    )
    regel: int | None = field(whole_number(1, 999_999_999), "nummer van de regel in dat spoor", required=True)
    tijd: str | None = field(text_of_length(40), "tijdstip (UTC)", metavar="TIJD", required=True)
    gebruiker: str | None = field(text_of_length(), "wie het deed", metavar="NAAM", required=True)
    opdracht: str | None = field(text_of_length(), "welke opdracht", metavar="OPDRACHT", required=True)
    oud_nummer: str | None = field(text_of_length(20), "dossiernummer in dat bestand", metavar="NUMMER")
    invoer: str | None = field(text_of_length(100_000), "wat er is opgegeven", metavar="JSON", required=True)
    hash: str | None = field(text_of_length(64), "vingerafdruk van de regel", metavar="HASH", required=True)


ORIGIN = Kind(
    record=OriginRecord,
    name="herkomst",
    plural="herkomsten",
    title="nummer in een ander dossierbestand",
    calls=no_day_of_its_own,
    uniques=(("uit_bestand", "oud_nummer"),),
    indexes=(("dossier_id",),),
    day="",
    elsewhere=dict.fromkeys(OriginRecord.fields, "van het programma; case search vindt het oude nummer"),
    moves=False,
    typed=False,
    fixed=_FIXED,
    keeps="herkomst",
)
TRAIL_ELSEWHERE = Kind(
    record=TrailElsewhereRecord,
    name="spoor_elders",
    plural="spoor_elders",
    title="regel uit het spoor van een ander dossierbestand",
    calls=no_day_of_its_own,
    owner=None,
    uniques=(("uit_bestand", "regel"),),
    indexes=(("dossier_id",),),
    day="",
    elsewhere=dict.fromkeys(TrailElsewhereRecord.fields, "in het logboek van het dossier"),
    moves=False,
    typed=False,
    fixed=_FIXED,
    keeps="spoor",
)
