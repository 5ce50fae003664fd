"""Marks from the two surveys of nota 5.1."""

from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.domain.fields import given
from inburgering_cli.domain.inputs.enquete import EnqueteInvoer
from inburgering_cli.services.booking import NIEUW, NOOIT, ONGEWIJZIGD, Boeking, Soort
from inburgering_cli.services.lookup import Dossier
from inburgering_cli.store import tables


def store(boeking: Boeking, dossier: Dossier | None, invoer: EnqueteInvoer) -> tuple[str, str | None]:
    """Add a mark.

    A mark has no key of its own: the nth equal row of a file is the nth equal mark in the store, so that a second run of the
    file adds nothing while equal anonymous marks still count each.
    """
    if invoer.groep == "partners" and dossier is not None:
        raise Geweigerd("Een cijfer van een partner hoort niet bij een dossier; noem --partner.", veld="groep")
    if invoer.groep == "inburgeraars" and invoer.partner:
        raise Geweigerd("Een cijfer van een inburgeraar heeft geen partner; noem het dossier.", veld="partner")
    ident = dossier.id if dossier else None
    nummer = dossier.nummer if dossier else None
    values = given(invoer)
    if boeking.bij_dubbel != NOOIT:
        key = ("enquete", ident, *sorted(values.items()))
        counter = boeking.seen.get(key)
        if counter is None:
            (stored,) = boeking.schrijver.raw.execute(
                "SELECT count(*) FROM enquete WHERE dossier_id IS ? AND groep = ? AND datum = ? AND score = ?"
                " AND partner IS ?",
                (ident, invoer.groep, invoer.datum, invoer.score, invoer.partner),
            ).fetchone()
            counter = boeking.seen[key] = {"stored": stored}
        if counter["stored"]:
            counter["stored"] -= 1
            return ONGEWIJZIGD, nummer
    boeking.schrijver.add(tables.Enquete, {**values, "dossier_id": ident})
    boeking.trail(nummer, invoer)
    return NIEUW, nummer


SOORT = Soort("enquetes", EnqueteInvoer, store, met_dossier=None)
