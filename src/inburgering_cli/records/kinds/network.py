"""Input of what stands around the dossiers: partners, referrals, taakstelling, budget."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, feit, getal, groot_bedrag, keuze, model, tekst, telefoon, veld, vlag
from inburgering_cli.records.kinds.shared import NOTITIE


@model
class PartnerInvoer(Invoer):
    """A ketenpartner of the sociale kaart."""

    naam: str | None = veld(tekst(), "naam", metavar="NAAM", verplicht=True, positie=True)
    soort: str | None = veld(keuze(c.SAMENWERKING), "publiek of privaat")
    onderwerpen: str | None = veld(tekst(NOTITIE), "onderwerpen, met ; ertussen", metavar="ONDERWERPEN")
    contact: str | None = veld(tekst(), "contactpersoon", persoon=True)
    telefoon: str | None = veld(telefoon, "telefoonnummer")
    email: str | None = veld(tekst(241), "e-mailadres", metavar="ADRES")
    verborgen: bool | None = veld(vlag, "niet tonen op de sociale kaart", vlag=True)


@model
class VerwijzingInvoer(Invoer):
    """A referral of a person to a partner."""

    partner: str | None = veld(tekst(), "naam van de partner", verplicht=True)
    datum: str | None = veld(feit, "dag van de verwijzing", verplicht=True)
    onderwerp: str | None = veld(tekst(), "waarvoor", metavar="ONDERWERP")
    afgerond: str | None = veld(feit, "dag waarop de partner klaar was")
    resultaat: str | None = veld(tekst(NOTITIE), "wat het heeft opgeleverd", persoon=True)


@model
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


@model
class BudgetInvoer(Invoer):
    """The budget of a year, whole or for one provision."""

    jaar: int | None = veld(getal(2000, 2199), "jaar", verplicht=True, positie=True)
    bedrag: int | None = veld(groot_bedrag, "bedrag in euro’s", verplicht=True, positie=True)
    voorziening: str | None = veld(keuze(c.VOORZIENINGEN), "voorziening; zonder: het hele jaar")
    bron: str | None = veld(tekst(), "waar het staat", metavar="BRON")
    gemeente: str | None = veld(tekst(80), "gemeente (anders die van het beleid)")


@model
class UitgaveInvoer(Invoer):
    """Money spent on a provision. The kenmerk makes it the same one."""

    voorziening: str | None = veld(keuze(c.VOORZIENINGEN), "voorziening", verplicht=True, positie=True)
    bedrag: int | None = veld(groot_bedrag, "bedrag in euro’s", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag van de uitgave", verplicht=True)
    kenmerk: str | None = veld(tekst(80), "kenmerk, zoals het factuurnummer", metavar="KENMERK")
    aanbieder: str | None = veld(tekst(), "aan wie")
    gemeente: str | None = veld(tekst(80), "gemeente (anders die van het beleid)")
