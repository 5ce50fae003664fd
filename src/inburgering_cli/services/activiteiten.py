"""Activities of the dual trajectory."""

from inburgering_cli.domain import rules
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.domain.fields import given
from inburgering_cli.domain.inputs.activiteit import ActiviteitInvoer, StopInvoer
from inburgering_cli.domain.sources import nota
from inburgering_cli.domain.vocabulary import SOORTEN_ACTIVITEIT
from inburgering_cli.services.booking import GEWIJZIGD, NIEUW, ONGEWIJZIGD, Boeking, Soort, booking, need
from inburgering_cli.services.environment import Omgeving
from inburgering_cli.services.lookup import Dossier
from inburgering_cli.store import tables
from inburgering_cli.store.reads import rows


def store(boeking: Boeking, dossier: Dossier | None, invoer: ActiviteitInvoer) -> tuple[str, str | None]:
    """Add an activity. The same kind, first day and provider of a dossier is the same activity."""
    found = need(dossier)
    if invoer.einde is not None and invoer.start is not None and invoer.einde < invoer.start:
        raise rules.refuse(
            f"het einde ({dutch(invoer.einde)}) ligt vóór de start ({dutch(invoer.start)})", nota("3.3"), "einde"
        )
    values = given(invoer)
    key = ("activiteit", found.id, invoer.soort, invoer.start, invoer.aanbieder)
    stored = boeking.seen.get(key)
    if stored is None:
        found_rows = rows(
            boeking.schrijver.raw,
            "SELECT * FROM activiteit WHERE dossier_id = ? AND start = ? AND soort = ? AND aanbieder IS ?",
            (found.id, invoer.start, invoer.soort, invoer.aanbieder),
        )
        stored = found_rows[0] if found_rows else None
    if stored is None:
        row = {**values, "dossier_id": found.id}
        row["id"] = boeking.schrijver.add(tables.Activiteit, row)
        boeking.seen[key] = row
        boeking.trail(found.nummer, invoer)
        return NIEUW, found.nummer
    what = f"{SOORTEN_ACTIVITEIT[str(invoer.soort)].capitalize()} per {dutch(invoer.start)}"
    changed = boeking.differs(stored, values, what)
    if not changed:
        return ONGEWIJZIGD, found.nummer
    boeking.schrijver.change(tables.Activiteit, stored["id"], changed)
    boeking.trail(found.nummer, invoer)
    return GEWIJZIGD, found.nummer


SOORT = Soort("activiteiten", ActiviteitInvoer, store)


def stop(env: Omgeving, dossier: str, invoer: StopInvoer) -> str:
    """Give a running activity its last day; the number of the dossier."""
    with booking(env, "activiteit stop") as boeking:
        found = boeking.dossier(dossier)
        running = rows(
            boeking.schrijver.raw,
            "SELECT * FROM activiteit WHERE dossier_id = ? AND soort = ? AND (einde IS NULL OR einde > ?)"
            " AND (? IS NULL OR start = ?) ORDER BY start",
            (found.id, invoer.soort, env.peildatum, invoer.start, invoer.start),
        )
        label = SOORTEN_ACTIVITEIT[str(invoer.soort)]
        if not running:
            raise Geweigerd(f"Er loopt geen {label} in dossier {found.nummer}.", veld="soort")
        if len(running) > 1:
            starts = ", ".join(dutch(r["start"]) for r in running)
            raise Geweigerd(f"Er lopen er meer ({starts}); kies met --start.", veld="start")
        start = running[0]["start"]
        if str(invoer.einde) < start:
            raise rules.refuse(f"het einde ligt vóór de start ({dutch(start)})", nota("3.3"), "einde")
        boeking.schrijver.change(tables.Activiteit, running[0]["id"], {"einde": invoer.einde})
        boeking.trail(found.nummer, invoer)
        return found.nummer
