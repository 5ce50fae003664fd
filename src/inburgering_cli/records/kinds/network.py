"""Records of partners, referrals, taakstelling and budget."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records.field import (
    Record,
    fact,
    field,
    flag,
    large_bedrag,
    one_of_codes,
    phone,
    text_of_length,
    whole_number,
)
from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class PartnerRecord(Record):
    """A ketenpartner of the sociale kaart."""

    naam: str | None = field(text_of_length(), "naam", metavar="NAAM", required=True, positional=True)
    soort: str | None = field(one_of_codes(c.SAMENWERKING), "publiek of privaat")
    onderwerpen: str | None = field(text_of_length(NOTITIE), "onderwerpen, met ; ertussen", metavar="ONDERWERPEN")
    contact: str | None = field(text_of_length(), "contactpersoon", personal=True)
    telefoon: str | None = field(phone, "telefoonnummer")
    email: str | None = field(text_of_length(241), "e-mailadres", metavar="ADRES")
    verborgen: bool | None = field(flag, "niet tonen op de sociale kaart")


class VerwijzingRecord(Record):
    """A referral of a person to a partner."""

    partner: str | None = field(text_of_length(), "naam van de partner", required=True)
    datum: str | None = field(fact, "dag van de verwijzing", required=True)
    onderwerp: str | None = field(text_of_length(), "waarvoor", metavar="ONDERWERP")
    afgerond: str | None = field(fact, "dag waarop de partner klaar was")
    resultaat: str | None = field(
        text_of_length(NOTITIE), "wat het heeft opgeleverd", personal=True, since=("afgerond",)
    )


class TaakstellingRecord(Record):
    """How many people a municipality has to house in half a year."""

    jaar: int | None = field(whole_number(2000, 2199), "jaar", required=True, positional=True)
    helft: int | None = field(
        whole_number(1, 2), "1: januari tot en met juni, 2: juli tot en met december", required=True, positional=True
    )
    aantal: int | None = field(whole_number(0, 99_999), "aantal personen", required=True, positional=True)
    achterstand: int | None = field(
        whole_number(0, 99_999), "achterstand bij het begin (anders die van het vorige half jaar)"
    )
    zonder_dossier: int | None = field(whole_number(0, 99_999), "gehuisveste personen zonder dossier, zoals kinderen")
    gemeente: str | None = field(text_of_length(80), "gemeente (anders die van het beleid)")


class BudgetRecord(Record):
    """The budget of a year, whole or for one provision."""

    jaar: int | None = field(whole_number(2000, 2199), "jaar", required=True, positional=True)
    bedrag: int | None = field(large_bedrag, "bedrag in euro’s", required=True, positional=True)
    voorziening: str | None = field(one_of_codes(c.VOORZIENINGEN), "voorziening; zonder: het hele jaar")
    bron: str | None = field(text_of_length(), "waar het staat", metavar="BRON")
    gemeente: str | None = field(text_of_length(80), "gemeente (anders die van het beleid)")


class SpendingRecord(Record):
    """Money spent on a provision. The kenmerk makes it the same one."""

    voorziening: str | None = field(one_of_codes(c.VOORZIENINGEN), "voorziening", required=True, positional=True)
    bedrag: int | None = field(large_bedrag, "bedrag in euro’s", required=True, positional=True)
    datum: str | None = field(fact, "dag van de uitgave", required=True)
    kenmerk: str | None = field(text_of_length(80), "kenmerk, zoals het factuurnummer", metavar="KENMERK")
    aanbieder: str | None = field(text_of_length(), "aan wie")
    gemeente: str | None = field(text_of_length(80), "gemeente (anders die van het beleid)")


PARTNER = Kind(
    record=PartnerRecord,
    name="partner",
    plural="partners",
    title="partner",
    calls=lambda r: f"partner {r.naam}",
    owner=False,
    key=("naam",),
    day="",
    heading="Ketenpartners",
    columns={"naam": "naam", "soort": "soort", "onderwerpen": "onderwerpen", "telefoon": "telefoon"},
    details={
        "contact": "contactpersoon",
        "email": "e-mail",
        "verborgen": "verborgen",
    },
    keeps="aanbieders, partners",
    command=Command(
        "partner add",
        "Voeg een eigen ketenpartner toe.\n\n"
        "Voorbeeld: inburgering partner add 'Taalhuis Fictief' --soort privaat --onderwerpen 'taalles; taalmaatjes'",
        "De partner is vastgelegd.",
    ),
    example={"naam": "Coherente", "soort": "publiek", "onderwerpen": "taalmaatjes", "contact": "iets"},
)
VERWIJZING = Kind(
    record=VerwijzingRecord,
    name="verwijzing",
    plural="verwijzingen",
    title="verwijzing",
    calls=lambda r: f"de verwijzing naar {r.partner} op {dutch(r.datum)}",
    key=("datum", "partner"),
    says=lambda r: f"verwijzing naar {r['partner']}",
    days={"datum": "", "afgerond": "afgerond: "},
    heading="Verwijzingen",
    columns={"datum": "datum", "partner": "partner", "onderwerp": "onderwerp", "afgerond": "afgerond"},
    details={
        "resultaat": "resultaat",
    },
    ordered=(("datum", "afgerond"),),
    keeps="gesprekken, overdracht, klantprofiel, verwijzingen",
    command=Command(
        "verwijzing add",
        "Leg een verwijzing vast.\n\n"
        "Voorbeeld: inburgering verwijzing add 2026-0052 --partner Coherente --datum 2026-09-15 --onderwerp taalmaatje",
        "De verwijzing van dossier {d} is vastgelegd.",
        "list",
        "Toon de verwijzingen van een dossier.\n\nVoorbeeld: inburgering verwijzing list 2026-0052",
        "Er is niet verwezen.",
    ),
    example={"partner": "Coherente", "datum": "2024-07-01", "resultaat": "iets"},
)
TAAKSTELLING = Kind(
    record=TaakstellingRecord,
    name="taakstelling",
    plural="taakstellingen",
    title="taakstelling",
    calls=lambda r: f"de taakstelling van helft {r.helft} van {r.jaar}",
    owner=False,
    key=("gemeente", "jaar", "helft"),
    always=("gemeente",),
    after={"gemeente": ""},
    day="",
    heading="Taakstelling huisvesting",
    columns={
        "gemeente": "gemeente", "jaar": "jaar", "helft": "helft", "aantal": "aantal", "achterstand": "achterstand",
    },
    details={"zonder_dossier": "gehuisvest zonder dossier",},
    keeps="begrotingen, taakstellingen",
    command=Command(
        "taakstelling set",
        "Leg de taakstelling van een half jaar vast.\n\nVoorbeeld: inburgering taakstelling set 2027 1 11",
        "De taakstelling is vastgelegd.",
        "list",
        "Toon wat van de taakstelling is vastgelegd.\n\nVoorbeeld: inburgering taakstelling list",
        "Er is nog geen taakstelling.",
    ),
    example={"jaar": "2024", "helft": "1", "aantal": "11"},
)  # fmt: skip
BUDGET = Kind(
    record=BudgetRecord,
    name="budget",
    plural="budgetten",
    title="budget",
    calls=lambda r: f"het budget van {r.jaar}" + (f" voor {c.VOORZIENINGEN[r.voorziening]}" if r.voorziening else ""),
    owner=False,
    key=("gemeente", "jaar", "voorziening"),
    unique=False,  # a whole year has no voorziening, and SQLite does not see two NULLs as equal
    always=("gemeente",),
    after={"gemeente": "", "bedrag": "voorziening"},
    indexes=(("gemeente", "jaar", "voorziening"),),
    day="",
    columns={
        "gemeente": "gemeente", "jaar": "jaar", "voorziening": "voorziening", "bedrag": "bedrag", "bron": "bron",
    },
    keeps="begrotingen, taakstellingen",
    command=Command(
        "budget set",
        "Leg het budget van een jaar vast, als geheel of voor een voorziening.\n\n"
        "Voorbeeld: inburgering budget set 2024 52301 --bron 'nota tabel 5.0'",
        "Het budget is vastgelegd.",
        "list",
        "Toon de budgetten die zijn vastgelegd.\n\nVoorbeeld: inburgering budget list",
        "Er is nog geen eigen budget; dat van nota tabel 5.0 is ingebouwd.",
    ),
    example={"jaar": "2024", "bedrag": "52301"},
)  # fmt: skip
SPENDING = Kind(
    record=SpendingRecord,
    name="uitgave",
    plural="uitgaven",
    title="uitgave",
    calls=lambda r: f"de uitgave met kenmerk {r.kenmerk}" if r.kenmerk else "een uitgave zonder kenmerk",
    owner=None,
    key=lambda values: ("gemeente", "kenmerk") if values.get("kenmerk") else None,
    always=("gemeente",),
    after={"gemeente": "", "bedrag": "datum"},
    indexes=(("kenmerk",), ("dossier_id", "datum"), ("voorziening", "datum", "gemeente", "bedrag")),
    says=lambda r: "uitgave: " + c.VOORZIENINGEN[r["voorziening"]],
    heading="Uitgaven",
    columns={
        "datum": "datum", "voorziening": "voorziening", "bedrag": "bedrag", "dossier": "dossier", "kenmerk": "kenmerk",
        "aanbieder": "aanbieder",
    },
    details={"gemeente": "gemeente",},
    moves=False,
    keeps="uitgaven, enquêtecijfers",
    command=Command(
        "budget spend",
        "Leg een uitgave vast.\n\n"
        "Voorbeeld: inburgering budget spend leerroute 1250,00 --datum 2026-09-15 --kenmerk F-17",
        "De uitgave is vastgelegd.",
        "spending",
        "Toon de uitgaven.\n\nVoorbeeld: inburgering budget spending",
        "Er is nog niets uitgegeven.",
    ),
    example={"voorziening": "pvt", "bedrag": "250", "datum": "2025-03-03", "kenmerk": "F-1"},
)  # fmt: skip
