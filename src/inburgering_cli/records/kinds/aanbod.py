"""Input of providers and of what was offered."""

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Invoer, feit, keuze, model, plan, tekst, veld, vlag


@model
class AanbiederInvoer(Invoer):
    """A provider of courses: its keurmerk, recognition and contract."""

    naam: str | None = veld(tekst(), "naam", metavar="NAAM", verplicht=True, positie=True)
    keurmerk_vanaf: str | None = veld(plan, "eerste dag van het keurmerk (Blik op Werk)")
    keurmerk_geldig_tot: str | None = veld(plan, "laatste dag van het keurmerk (Blik op Werk)")
    web_erkend: bool | None = veld(vlag, "erkend volgens de WEB (taalschakeltraject)", vlag=True)
    contract_vanaf: str | None = veld(plan, "eerste dag van het contract")
    contract_geldig_tot: str | None = veld(plan, "laatste dag van het contract")
    instellingsnummer: str | None = veld(tekst(10), "nummer bij DUO", metavar="NUMMER")


@model
class AanbodInvoer(Invoer):
    """An inburgeringsaanbod: what the municipality offered to whom."""

    aangeboden_op: str | None = veld(feit, "dag van het aanbod", verplicht=True)
    aanbieder: str | None = veld(tekst(), "aanbieder", verplicht=True)
    leerroute: str | None = veld(keuze(v.LEERROUTES), "leerroute van het aanbod")
    start: str | None = veld(plan, "verwachte eerste lesdag")
    einde: str | None = veld(plan, "verwachte laatste lesdag")
