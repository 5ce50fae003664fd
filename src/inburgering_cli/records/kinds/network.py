"""Input of what stands around the dossiers: partners, referrals, taakstelling, budget."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, feit, getal, groot_bedrag, keuze, tekst, telefoon, veld, vlag
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class PartnerInvoer(Invoer):
    """A ketenpartner of the sociale kaart."""

    naam: str | None = veld(tekst(), "naam", metavar="NAAM", verplicht=True, positie=True)
    soort: str | None = veld(keuze(c.SAMENWERKING), "publiek of privaat")
    onderwerpen: str | None = veld(tekst(NOTITIE), "onderwerpen, met ; ertussen", metavar="ONDERWERPEN")
    contact: str | None = veld(tekst(), "contactpersoon", persoon=True)
    telefoon: str | None = veld(telefoon, "telefoonnummer")
    email: str | None = veld(tekst(241), "e-mailadres", metavar="ADRES")
    verborgen: bool | None = veld(vlag, "niet tonen op de sociale kaart")


class VerwijzingInvoer(Invoer):
    """A referral of a person to a partner."""

    partner: str | None = veld(tekst(), "naam van de partner", verplicht=True)
    datum: str | None = veld(feit, "dag van de verwijzing", verplicht=True)
    onderwerp: str | None = veld(tekst(), "waarvoor", metavar="ONDERWERP")
    afgerond: str | None = veld(feit, "dag waarop de partner klaar was")
    resultaat: str | None = veld(tekst(NOTITIE), "wat het heeft opgeleverd", persoon=True)


class TaakstellingInvoer(Invoer):
    """How many people a municipality has to house in half a year."""

    jaar: int | None = veld(getal(2000, 2199), "jaar", verplicht=True, positie=True)
    helft: int | None = veld(
        getal(1, 2), "1: januari tot en met juni, 2: juli tot en met december", verplicht=True, positie=True
    )
    aantal: int | None = veld(getal(0, 99_999), "aantal personen", verplicht=True, positie=True)
    achterstand: int | None = veld(getal(0, 99_999), "achterstand bij het begin (anders die van het vorige half jaar)")
    zonder_dossier: int | None = veld(getal(0, 99_999), "gehuisveste personen zonder dossier, zoals kinderen")
    gemeente: str | None = veld(tekst(80), "gemeente (anders die van het beleid)")


class BudgetInvoer(Invoer):
    """The budget of a year, whole or for one provision."""

    jaar: int | None = veld(getal(2000, 2199), "jaar", verplicht=True, positie=True)
    bedrag: int | None = veld(groot_bedrag, "bedrag in euro’s", verplicht=True, positie=True)
    voorziening: str | None = veld(keuze(c.VOORZIENINGEN), "voorziening; zonder: het hele jaar")
    bron: str | None = veld(tekst(), "waar het staat", metavar="BRON")
    gemeente: str | None = veld(tekst(80), "gemeente (anders die van het beleid)")


class UitgaveInvoer(Invoer):
    """Money spent on a provision. The kenmerk makes it the same one."""

    voorziening: str | None = veld(keuze(c.VOORZIENINGEN), "voorziening", verplicht=True, positie=True)
    bedrag: int | None = veld(groot_bedrag, "bedrag in euro’s", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag van de uitgave", verplicht=True)
    kenmerk: str | None = veld(tekst(80), "kenmerk, zoals het factuurnummer", metavar="KENMERK")
    aanbieder: str | None = veld(tekst(), "aan wie")
    gemeente: str | None = veld(tekst(80), "gemeente (anders die van het beleid)")


PARTNER = Kind(
    record=PartnerInvoer,
    name="partner",
    plural="partners",
    title="partner",
    calls=lambda r: f"partner {r.naam}",
    owner=False,
    key=("naam",),
    day="",
    heading="Ketenpartners",
    columns={"naam": "naam", "soort": "soort", "onderwerpen": "onderwerpen", "telefoon": "telefoon"},
    keeps="aanbieders, partners",
    example={"naam": "Coherente", "soort": "publiek", "onderwerpen": "taalmaatjes", "contact": "iets"},
)
VERWIJZING = Kind(
    record=VerwijzingInvoer,
    name="verwijzing",
    plural="verwijzingen",
    title="verwijzing",
    calls=lambda r: f"de verwijzing naar {r.partner} op {dutch(r.datum)}",
    key=("datum", "partner"),
    says=lambda r: f"verwijzing naar {r['partner']}",
    days={"datum": "", "afgerond": "afgerond: "},
    heading="Verwijzingen",
    columns={"datum": "datum", "partner": "partner", "onderwerp": "onderwerp", "afgerond": "afgerond"},
    ordered=(("datum", "afgerond"),),
    keeps="gesprekken, overdracht, klantprofiel, verwijzingen",
    example={"partner": "Coherente", "datum": "2024-07-01", "resultaat": "iets"},
)
TAAKSTELLING = Kind(
    record=TaakstellingInvoer,
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
    keeps="begrotingen, taakstellingen",
    example={"jaar": "2024", "helft": "1", "aantal": "11"},
)  # fmt: skip
BUDGET = Kind(
    record=BudgetInvoer,
    name="budget",
    plural="budgetten",
    title="budget",
    calls=lambda r: f"het budget van {r.jaar}" + (f" voor {c.VOORZIENINGEN[r.voorziening]}" if r.voorziening else ""),
    owner=False,
    key=("gemeente", "jaar", "voorziening"),
    unique=False,  # a whole year has no voorziening, and SQLite holds two empty ones for different
    always=("gemeente",),
    after={"gemeente": "", "bedrag": "voorziening"},
    indexes=(("gemeente", "jaar", "voorziening"),),
    day="",
    columns={
        "gemeente": "gemeente", "jaar": "jaar", "voorziening": "voorziening", "bedrag": "bedrag", "bron": "bron",
    },
    keeps="begrotingen, taakstellingen",
    example={"jaar": "2024", "bedrag": "52301"},
)  # fmt: skip
UITGAVE = Kind(
    record=UitgaveInvoer,
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
    moves=False,
    keeps="uitgaven, enquêtecijfers",
    example={"voorziening": "pvt", "bedrag": "250", "datum": "2025-03-03", "kenmerk": "F-1"},
)  # fmt: skip
