"""Marks from the two surveys of nota 5.1."""

from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.records.kinds.enquete import EnqueteInvoer
from inburgering_cli.work.writing.records import Kenmerk, Vastlegging, kind


def _check(new: Vastlegging) -> None:
    if new.invoer.groep == "partners" and new.dossier is not None:
        raise Geweigerd("Een cijfer van een partner hoort niet bij een dossier; noem --partner.", veld="groep")
    if new.invoer.groep == "inburgeraars" and new.invoer.partner:
        raise Geweigerd("Een cijfer van een inburgeraar heeft geen partner; noem het dossier.", veld="partner")


SOORT = kind(
    Kenmerk("enquetes", EnqueteInvoer, "enquete", None, lambda _: "het cijfer", met_dossier=None, controle=_check)
)
