"""Records of the arrival: voorinburgering, handover, klantprofiel, maatschappelijke begeleiding."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.law.sources import nota, wi, wi2013
from inburgering_cli.law.vocabulary import WI2021
from inburgering_cli.records import rules
from inburgering_cli.records.field import Record, fact, field, flag, hours_number, one_of_codes, plan, text_of_length
from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class VoorinburgeringRecord(Record):
    """One part of the voorinburgering in the AZC."""

    onderdeel: str | None = field(one_of_codes(c.VOORINBURGERING), "onderdeel", required=True, positional=True)
    start: str | None = field(fact, "eerste dag", required=True)
    einde: str | None = field(plan, "laatste dag, ook verwacht")
    uren: int | None = field(hours_number, "gevolgde uren")
    resultaat: str | None = field(text_of_length(NOTITIE), "wat het heeft opgeleverd", personal=True)


class KlantprofielRecord(Record):
    """One subject of the klantprofiel of the COA."""

    onderwerp: str | None = field(one_of_codes(c.KLANTPROFIEL), "onderwerp", required=True, positional=True)
    datum: str | None = field(fact, "dag waarop het profiel is ontvangen", required=True)
    inhoud: str | None = field(text_of_length(NOTITIE), "wat er staat", required=True, personal=True)


class OverdrachtRecord(Record):
    """A handover between two organisations: that it was held, or why not."""

    soort: str | None = field(one_of_codes(c.OVERDRACHTEN), "soort overdracht", required=True, positional=True)
    datum: str | None = field(
        fact, "dag van de overdracht, of waarop duidelijk was dat die er niet komt", required=True
    )
    gehouden: bool | None = field(flag, "de overdracht is gehouden")
    reden: str | None = field(text_of_length(NOTITIE), "waarom niet gehouden", personal=True)
    gemeente: str | None = field(text_of_length(80), "de andere gemeente")
    contact: str | None = field(text_of_length(), "wie het sprak bij de ander", personal=True)
    toelichting: str | None = field(text_of_length(NOTITIE), "toelichting", personal=True)


class BegeleidingRecord(Record):
    """A period of maatschappelijke begeleiding."""

    start: str | None = field(fact, "eerste dag", required=True)
    einde: str | None = field(plan, "laatste dag, ook verwacht")
    uren: int | None = field(hours_number, "uren, als ze meetellen in de Z-route (Bi 3.14 lid 6)")
    aanbieder: str | None = field(text_of_length(), "aanbieder")
    toelichting: str | None = field(text_of_length(NOTITIE), "toelichting", personal=True)


VOORINBURGERING = Kind(
    record=VoorinburgeringRecord,
    name="voorinburgering",
    plural="voorinburgering",
    title="voorinburgering",
    calls=lambda r: f"{c.VOORINBURGERING[r.onderdeel]} per {dutch(r.start)}",
    key=("onderdeel", "start"),
    day="start",
    says=lambda r: f"voorinburgering: {c.VOORINBURGERING[r['onderdeel']]}",
    days={"start": "begin ", "einde": "einde "},
    columns={"onderdeel": "onderdeel", "start": "vanaf", "einde": "einde", "uren": "uren", "resultaat": "resultaat"},
    rule=lambda new: rules.check_asiel(new.facts, "voorinburgering in het AZC", nota("tabel 1.0")),
    ordered=(("start", "einde"),),
    keeps="PIP, leerroute, aanbod",
    command=Command(
        "voorinburgering add",
        "Leg een onderdeel van de voorinburgering vast.\n\n"
        "Voorbeeld: inburgering voorinburgering add 2026-0060 nederlandse_taal --start 2026-07-06 --uren 24",
        "De voorinburgering van dossier {d} is vastgelegd.",
        "list",
        "Toon de voorinburgering van een dossier.\n\nVoorbeeld: inburgering voorinburgering list 2026-0052",
        "Er is geen voorinburgering vastgelegd.",
        "Voorinburgering in het AZC.",
    ),
    example={"onderdeel": "knm", "start": "2024-01-08", "uren": "24,5", "resultaat": "iets"},
)
KLANTPROFIEL = Kind(
    record=KlantprofielRecord,
    name="klantprofiel",
    plural="klantprofielen",
    part="klantprofiel",
    title="klantprofiel",
    calls=lambda r: f"het klantprofiel over {c.KLANTPROFIEL[r.onderwerp]}",
    key=("onderwerp",),
    says=lambda r: f"klantprofiel: {c.KLANTPROFIEL[r['onderwerp']]}",
    days={"datum": ""},
    columns={"onderwerp": "onderwerp", "datum": "datum", "inhoud": "inhoud"},
    keeps="gesprekken, overdracht, klantprofiel, verwijzingen",
    command=Command(
        "klantprofiel record",
        "Leg een onderwerp van het klantprofiel vast.\n\n"
        "Voorbeeld: inburgering klantprofiel record 2026-0060 onderwijs --datum 2026-09-10 --inhoud 'middelbare school'",
        "Het klantprofiel van dossier {d} is vastgelegd.",
        "show",
        "Toon het klantprofiel van een dossier.\n\nVoorbeeld: inburgering klantprofiel show 2026-0052",
        "Er is geen klantprofiel vastgelegd.",
        "Het klantprofiel van het COA.",
    ),
    example={"onderwerp": "cv", "datum": "2024-01-20", "inhoud": "iets"},
)
OVERDRACHT = Kind(
    record=OverdrachtRecord,
    name="overdracht",
    plural="overdrachten",
    title="overdracht",
    calls=lambda r: f"{c.OVERDRACHTEN[r.soort]} op {dutch(r.datum)}",
    key=("soort", "datum"),
    says=lambda r: c.OVERDRACHTEN[r["soort"]] + ("" if r["gehouden"] else " niet gehouden"),
    days={"datum": ""},
    columns={
        "soort": "overdracht", "datum": "datum", "gehouden": "gehouden", "gemeente": "gemeente", "reden": "reden",
    },
    details={"contact": "gesproken met", "toelichting": "toelichting",},
    rule=lambda new: rules.check_overdracht(new.record),
    keeps="gesprekken, overdracht, klantprofiel, verwijzingen",
    command=Command(
        "overdracht record",
        "Leg een overdracht vast, of waarom die er niet was.\n\n"
        "Voorbeeld: inburgering overdracht record 2026-0060 azc --datum 2026-09-10 --gehouden",
        "De overdracht van dossier {d} is vastgelegd.",
        "list",
        "Toon de overdrachten van een dossier.\n\nVoorbeeld: inburgering overdracht list 2026-0052",
        "Er is geen overdracht vastgelegd.",
        "Overdracht van en aan anderen.",
    ),
    example={"soort": "azc", "datum": "2024-03-20", "gehouden": "nee", "reden": "iets"},
)  # fmt: skip
BEGELEIDING = Kind(
    record=BegeleidingRecord,
    name="begeleiding",
    plural="begeleiding",
    title="maatschappelijke begeleiding",
    calls=lambda r: f"maatschappelijke begeleiding per {dutch(r.start)}",
    key=("start",),
    day="start",
    says=lambda _: "maatschappelijke begeleiding",
    days={"start": "begin ", "einde": "einde "},
    columns={"start": "vanaf", "einde": "einde", "aanbieder": "aanbieder", "uren": "uren"},
    details={
        "toelichting": "toelichting",
    },
    rule=lambda new: rules.check_asiel(
        new.facts, "maatschappelijke begeleiding", wi("13") if new.facts.stelsel == WI2021 else wi2013("18")
    ),
    ordered=(("start", "einde"),),
    keeps="gesprekken, overdracht, klantprofiel, verwijzingen",
    command=Command(
        "begeleiding add",
        "Leg een periode van maatschappelijke begeleiding vast.\n\n"
        "Voorbeeld: inburgering begeleiding add 2026-0060 --start 2026-09-21 --aanbieder 'Stichting Vluchtelingenwerk'",
        "De begeleiding van dossier {d} is vastgelegd.",
        "list",
        "Toon de maatschappelijke begeleiding van een dossier.\n\nVoorbeeld: inburgering begeleiding list 2026-0052",
        "Er is geen begeleiding vastgelegd.",
        "Maatschappelijke begeleiding.",
    ),
    example={"start": "2024-04-02", "aanbieder": "Vluchtelingenwerk", "toelichting": "iets"},
)
