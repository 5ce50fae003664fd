"""Input of ontzorgen."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Invoer, bedrag, feit, keuze, plan, tekst, veld, vlag
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class OntzorgInvoer(Invoer):
    """A period of ontzorgen with its fixed costs per month."""

    datum: str | None = veld(feit, "eerste dag", verplicht=True)
    machtiging: str | None = veld(feit, "dag van de persoonlijke machtiging (pilot)")
    budgetbeheer: bool | None = veld(vlag, "met budgetbeheer")
    einde: str | None = veld(feit, "laatste dag, als het al is gestopt")
    reden: str | None = veld(tekst(NOTITIE), "reden van het einde", persoon=True)
    verlengd_op: str | None = veld(feit, "dag van het besluit tot verlengen")
    verlengd_tot: str | None = veld(plan, "laatste dag na verlenging")
    verleng_reden: str | None = veld(tekst(NOTITIE), "reden van de verlenging", persoon=True)
    huur: int | None = veld(bedrag, "huur per maand")
    gas: int | None = veld(bedrag, "gas per maand")
    water: int | None = veld(bedrag, "water per maand")
    stroom: int | None = veld(bedrag, "stroom per maand")
    zorgverzekering: int | None = veld(bedrag, "zorgverzekering per maand")
    telefoon: int | None = veld(bedrag, "telefoon per maand (alleen pilot)")


class KostenInvoer(Invoer):
    """One fixed cost per month; replaces the amount that was there."""

    soort: str | None = veld(keuze(v.KOSTEN), "soort vaste last", verplicht=True, positie=True)
    bedrag: int | None = veld(bedrag, "bedrag per maand in euro’s", verplicht=True, positie=True)


class VerlengInvoer(Invoer):
    """Extending ontzorgen."""

    tot: str | None = veld(plan, "nieuwe laatste dag (in de pilot vanzelf zes maanden verder)")
    reden: str | None = veld(tekst(NOTITIE), "gegronde redenen", persoon=True)
    datum: str | None = veld(feit, "dag van het besluit (anders de peildatum)")


ONTZORG = Kind(
    record=OntzorgInvoer,
    name="ontzorg",
    plural="ontzorg",
    part="ontzorgen",
    title="ontzorgen",
    calls=lambda r: f"ontzorgen per {dutch(r.datum)}",
    key=("datum",),
    says=lambda r: "ontzorgen" + (" (geëindigd)" if r["einde"] else ""),
    columns={"datum": "vanaf", "einde": "einde", "verlengd_tot": "verlengd tot"},
    ordered=(("datum", "einde"), ("datum", "verlengd_tot")),
    keeps="ontzorgen",
    example={"datum": "2024-04-18", "huur": "612,50"},
)
