"""Records of handhaving and of decisions of DUO."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Record, bedrag, fact, field, hours_number, one_of_codes, plan, text_of_length
from inburgering_cli.records.kind import Command, Kind, Row
from inburgering_cli.records.kinds.shared import NOTITIE


class MaatregelRecord(Record):
    """A step of handhaving by the municipality."""

    soort: str | None = field(one_of_codes(c.MAATREGELEN), "soort maatregel", required=True, positional=True)
    datum: str | None = field(fact, "dag van de brief of het besluit", required=True)
    grond: str | None = field(one_of_codes(c.MAATREGEL_GRONDEN), "waarvoor", required=True)
    bekendmaking: str | None = field(fact, "dag waarop de beschikking bekend is gemaakt")
    uiterlijk: str | None = field(plan, "laatste dag om eraan te voldoen, of voor de zienswijze")
    verschenen: str | None = field(fact, "dag waarop eraan is voldaan")
    rapport: str | None = field(fact, "dag van het rapport")
    zienswijze_gevraagd: str | None = field(fact, "dag waarop om een zienswijze is gevraagd")
    zienswijze_ontvangen: str | None = field(fact, "dag waarop de zienswijze kwam")
    zienswijze: str | None = field(
        text_of_length(NOTITIE), "inhoud van de zienswijze", personal=True, since=("zienswijze_ontvangen",)
    )
    verwijtbaarheid: str | None = field(one_of_codes(c.VERWIJTBAARHEID), "mate van schuld (Bi 7.1 lid 4)")
    bedrag: int | None = field(bedrag, "bedrag van de boete in euro’s")
    onherroepelijk: str | None = field(fact, "dag waarop de boete onherroepelijk werd")
    reden: str | None = field(text_of_length(NOTITIE), "wat er gebeurde en waarom deze maatregel", personal=True)


class ProposalRecord(Record):
    """What a klantmanager found, as input for a proposal. It is not stored."""

    grond: str | None = field(one_of_codes(c.MAATREGEL_GRONDEN), "waarvoor; zonder: elke grond die speelt")
    verwijtbaarheid: str | None = field(one_of_codes(c.VERWIJTBAARHEID), "mate van schuld (Bi 7.1 lid 4)")
    vastgesteld: str | None = field(fact, "dag waarop de overtreding is vastgesteld (anders die van het rapport)")


class BesluitRecord(Record):
    """A decision of DUO about a dossier."""

    soort: str | None = field(one_of_codes(c.BESLUITEN), "soort besluit", required=True, positional=True)
    datum: str | None = field(fact, "dag van het besluit", required=True)
    oordeel: str | None = field(one_of_codes(c.OORDELEN), "toegekend of afgewezen; standaard toekenning")
    omvang: str | None = field(one_of_codes(c.OMVANG), "geheel, gedeeltelijk of tijdelijk")
    onderdeel: str | None = field(one_of_codes(c.EXAMENONDERDELEN), "onderdeel van het examen, bij gedeeltelijk")
    grond: str | None = field(
        text_of_length(80), "grond, of de code van DUO daarvoor; bij een boete: pvt, map of leerroute", metavar="GROND"
    )
    toelichting: str | None = field(text_of_length(300), "toelichting, of wat DUO erover zegt", personal=True)
    bekendmaking: str | None = field(fact, "dag waarop het besluit bekend is gemaakt")
    vanaf: str | None = field(plan, "eerste dag waarop het geldt")
    tot: str | None = field(plan, "laatste dag waarop het geldt, of nieuwe laatste dag van de termijn")
    bedrag: int | None = field(bedrag, "bedrag van de boete in euro’s")
    uren: int | None = field(hours_number, "uren participatie die nog kunnen, bij ontheffing in de Z-route")


def _extent(row: Row) -> str:
    """How far an exemption goes: a partial one must not read as a whole one."""
    if row["soort"] not in c.EXEMPTIONS:
        return ""
    told = [c.OMVANG[row["omvang"]] if row["omvang"] else "" if row["onderdeel"] else "omvang niet vastgelegd"]
    told.append(c.EXAMENONDERDELEN[row["onderdeel"]] if row["onderdeel"] else "")
    return f" ({', '.join(filter(None, told))})"


MAATREGEL = Kind(
    record=MaatregelRecord,
    name="maatregel",
    plural="maatregelen",
    title="maatregel",
    calls=lambda r: f"{c.MAATREGELEN[r.soort]} van {dutch(r.datum)}",
    key=("datum", "soort", "grond"),
    maybe=("datum",),  # schema 1 allowed a call without a day
    says=lambda r: f"{c.MAATREGELEN[r['soort']]}, {c.MAATREGEL_GRONDEN[r['grond']]}",
    days={"datum": "", "verschenen": "voldaan aan: "},
    heading="Handhaving",
    columns={
        "datum": "datum", "soort": "maatregel", "grond": "waarvoor", "bekendmaking": "bekend", "uiterlijk": "uiterlijk",
        "verschenen": "voldaan", "bedrag": "bedrag",
    },
    details={
        "rapport": "rapport", "zienswijze_gevraagd": "zienswijze gevraagd", "zienswijze_ontvangen": "zienswijze ontvangen",
        "zienswijze": "zienswijze", "verwijtbaarheid": "mate van schuld", "onherroepelijk": "onherroepelijk", "reden": "reden",
    },
    changes_facts=True,
    keeps="maatregelen, besluiten",
    command=Command(
        "maatregel record",
        "Leg een stap van de handhaving vast.\n\n"
        "Voorbeeld: inburgering maatregel record 2026-0059 oproep --datum 2026-09-24 --grond intake"
        " --uiterlijk 2026-10-08",
        "De maatregel van dossier {d} is vastgelegd.",
        "list",
        "Toon de maatregelen van een dossier.\n\nVoorbeeld: inburgering maatregel list 2026-0052",
        "Er is niet gehandhaafd.",
    ),
    example={"soort": "boete", "datum": "2025-02-01", "grond": "leerroute", "bedrag": "50", "reden": "iets"},
)  # fmt: skip
BESLUIT = Kind(
    record=BesluitRecord,
    name="besluit",
    plural="besluiten",
    title="besluit van DUO",
    calls=lambda r: f"het besluit van DUO over {c.BESLUITEN[r.soort]} van {dutch(r.datum)}",
    key=("soort", "datum", "onderdeel"),
    unique=False,
    always=("oordeel",),
    maybe=("datum",),  # schema 1 allowed one without a day: it always holds
    indexes=(("dossier_id", "datum", "soort"),),
    says=lambda r: f"DUO: {c.BESLUITEN[r['soort']]}{_extent(r)} {c.OORDELEN[r['oordeel']]}",
    days={"datum": ""},
    heading="Besluiten van DUO",
    columns={
        "datum": "datum", "soort": "besluit", "omvang": "omvang", "onderdeel": "onderdeel",
        "oordeel": "oordeel", "tot": "tot", "grond": "grond",
        "toelichting": "toelichting", "bedrag": "bedrag",
    },
    details={"bekendmaking": "besluit bekendgemaakt", "vanaf": "geldt vanaf", "uren": "uren participatie",},
    ordered=(("vanaf", "tot"),),
    defaults=lambda r: {"oordeel": c.TOEKENNING, **({"omvang": c.GEDEELTELIJK} if r.onderdeel else {})},
    changes_facts=True,
    keeps="maatregelen, besluiten",
    command=Command(
        "besluit record",
        "Leg een besluit van DUO vast.\n\n"
        "Voorbeeld: inburgering besluit record 2026-0042 verlenging --datum 2026-09-02 --tot 2026-11-29"
        " --grond overlijden",
        "Het besluit van dossier {d} is vastgelegd.",
        "list",
        "Toon de besluiten van DUO over een dossier.\n\nVoorbeeld: inburgering besluit list 2026-0052",
        "Er zijn geen besluiten van DUO.",
    ),
    example={"soort": "verlenging", "datum": "2025-11-02", "tot": "2027-11-28", "grond": "ziekte"},
)  # fmt: skip
