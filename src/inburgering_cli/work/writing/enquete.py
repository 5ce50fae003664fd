"""Marks from the two surveys of nota 5.1."""

from inburgering_cli.core.errors import Refused
from inburgering_cli.work.writing.records import Entry, Handling


def _check(new: Entry) -> None:
    if new.record.groep == "partners" and new.dossier is not None:
        raise Refused("Een cijfer van een partner hoort niet bij een dossier; noem --partner.", field="groep")
    if new.record.groep == "inburgeraars" and new.record.partner:
        raise Refused("Een cijfer van een inburgeraar heeft geen partner; noem het dossier.", field="partner")


HANDLINGS = {
    "enquete": Handling(rule=_check),
}
