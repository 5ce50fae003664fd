"""Input of handhaving and of decisions of DUO."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, bedrag, feit, keuze, plan, tekst, uurtal, veld
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class MaatregelInvoer(Invoer):
    """A step of handhaving by the municipality."""

    soort: str | None = veld(keuze(c.MAATREGELEN), "soort maatregel", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag van de brief of het besluit", verplicht=True)
    grond: str | None = veld(keuze(c.MAATREGEL_GRONDEN), "waarvoor", verplicht=True)
    uiterlijk: str | None = veld(plan, "laatste dag om eraan te voldoen, of voor de zienswijze")
    verschenen: str | None = veld(feit, "dag waarop eraan is voldaan")
    rapport: str | None = veld(feit, "dag van het rapport")
    zienswijze_gevraagd: str | None = veld(feit, "dag waarop om een zienswijze is gevraagd")
    zienswijze_ontvangen: str | None = veld(feit, "dag waarop de zienswijze kwam")
    zienswijze: str | None = veld(tekst(NOTITIE), "inhoud van de zienswijze", persoon=True)
    verwijtbaarheid: str | None = veld(keuze(c.VERWIJTBAARHEID), "mate van schuld (Bi 7.1 lid 4)")
    bedrag: int | None = veld(bedrag, "bedrag van de boete in euro’s")
    onherroepelijk: str | None = veld(feit, "dag waarop de boete onherroepelijk werd")
    reden: str | None = veld(tekst(NOTITIE), "wat er gebeurde en waarom deze maatregel", persoon=True)


class VoorstelInvoer(Invoer):
    """What a person found, for a proposal; nothing of it is stored."""

    grond: str | None = veld(keuze(c.MAATREGEL_GRONDEN), "waarvoor; zonder: elke grond die speelt")
    verwijtbaarheid: str | None = veld(keuze(c.VERWIJTBAARHEID), "mate van schuld (Bi 7.1 lid 4)")
    vastgesteld: str | None = veld(feit, "dag waarop de overtreding is vastgesteld (anders die van het rapport)")


class BesluitInvoer(Invoer):
    """A decision of DUO about a dossier."""

    soort: str | None = veld(keuze(c.BESLUITEN), "soort besluit", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag van het besluit", verplicht=True)
    oordeel: str | None = veld(keuze(c.OORDELEN), "toegekend of afgewezen; standaard toekenning")
    omvang: str | None = veld(keuze(c.OMVANG), "geheel, gedeeltelijk of tijdelijk")
    onderdeel: str | None = veld(keuze(c.EXAMENONDERDELEN), "onderdeel van het examen, bij gedeeltelijk")
    grond: str | None = veld(tekst(80), "grond, of de code van DUO daarvoor", metavar="GROND")
    toelichting: str | None = veld(tekst(300), "toelichting, of wat DUO erover zegt", persoon=True)
    vanaf: str | None = veld(plan, "eerste dag waarop het geldt")
    tot: str | None = veld(plan, "laatste dag waarop het geldt, of nieuwe laatste dag van de termijn")
    bedrag: int | None = veld(bedrag, "bedrag van de boete in euro’s")
    uren: int | None = veld(uurtal, "uren participatie die nog kunnen, bij ontheffing in de Z-route")


MAATREGEL = Kind(
    record=MaatregelInvoer,
    name="maatregel",
    plural="maatregelen",
    title="maatregel",
    calls=lambda r: f"{c.MAATREGELEN[r.soort]} van {dutch(r.datum)}",
    key=("datum", "soort", "grond"),
    maybe=("datum",),  # schema 1 allowed a call whose day is not known
    says=lambda r: f"{c.MAATREGELEN[r['soort']]}, {c.MAATREGEL_GRONDEN[r['grond']]}",
    days={"datum": "", "verschenen": "voldaan aan: "},
    heading="Handhaving",
    columns={
        "datum": "datum", "soort": "maatregel", "grond": "waarvoor", "uiterlijk": "uiterlijk", "verschenen": "voldaan",
        "bedrag": "bedrag",
    },
    changes_facts=True,
    keeps="maatregelen, besluiten",
    example={"soort": "boete", "datum": "2025-02-01", "grond": "leerroute", "bedrag": "50", "reden": "iets"},
)  # fmt: skip
BESLUIT = Kind(
    record=BesluitInvoer,
    name="besluit",
    plural="besluiten",
    title="besluit van DUO",
    calls=lambda r: f"het besluit van DUO over {c.BESLUITEN[r.soort]} van {dutch(r.datum)}",
    key=("soort", "datum", "onderdeel"),
    unique=False,
    always=("oordeel",),
    maybe=("datum",),  # schema 1 allowed one whose day is not known: it holds always
    indexes=(("dossier_id", "datum", "soort"),),
    says=lambda r: f"DUO: {c.BESLUITEN[r['soort']]} {c.OORDELEN[r['oordeel']]}",
    days={"datum": ""},
    heading="Besluiten van DUO",
    columns={
        "datum": "datum", "soort": "besluit", "oordeel": "oordeel", "tot": "tot", "grond": "grond",
        "toelichting": "toelichting", "bedrag": "bedrag",
    },
    ordered=(("vanaf", "tot"),),
    defaults=lambda _: {"oordeel": c.TOEKENNING},
    changes_facts=True,
    keeps="maatregelen, besluiten",
    example={"soort": "verlenging", "datum": "2025-11-02", "tot": "2027-11-28", "grond": "ziekte"},
)  # fmt: skip
