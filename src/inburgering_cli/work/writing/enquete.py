"""Marks from the two surveys of nota 5.1."""

from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.work.writing.records import Entry, Handling


def _check(new: Entry) -> None:
    if new.invoer.groep == "partners" and new.dossier is not None:
        raise Geweigerd("Een cijfer van een partner hoort niet bij een dossier; noem --partner.", veld="groep")
    if new.invoer.groep == "inburgeraars" and new.invoer.partner:
        raise Geweigerd("Een cijfer van een inburgeraar heeft geen partner; noem het dossier.", veld="partner")


HANDLINGS = {
    "enquete": Handling(rule=_check),
}
