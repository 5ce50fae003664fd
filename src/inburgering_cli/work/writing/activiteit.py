"""Activities of the dual trajectory."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law import rules
from inburgering_cli.law.rights.aanbod import CURSUSSEN, TAALSCHAKEL, check_course
from inburgering_cli.law.sources import nota
from inburgering_cli.law.vocabulary import SOORTEN_ACTIVITEIT
from inburgering_cli.records.kinds.activiteit import StopInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.writing.aanbod import provider
from inburgering_cli.work.writing.booking import booking
from inburgering_cli.work.writing.records import Entry, Handling


def _check(new: Entry) -> None:
    start, einde = new.invoer.start, new.invoer.einde
    if einde is not None and einde < start:
        raise rules.refuse(f"het einde ({dutch(einde)}) ligt vóór de start ({dutch(start)})", nota("3.3"), "einde")
    if new.invoer.soort in CURSUSSEN and new.boeking.by_hand:
        known = provider(new.boeking, new.invoer.aanbieder)
        check_course(known, start, new.boeking.warn, taalschakel=new.invoer.soort == TAALSCHAKEL)


HANDLINGS = {
    "activiteit": Handling(rule=_check),
}


def stop(env: Omgeving, dossier: str, invoer: StopInvoer) -> str:
    """Give a running activity its last day; the number of the dossier."""
    with booking(env, "activiteit stop") as boeking:
        found = boeking.dossier(dossier)
        known = reads.activiteit.of_kind(boeking.schrijver.raw, found.id, str(invoer.soort), start=invoer.start)
        running = [row for row in known if row["einde"] is None or row["einde"] > env.peildatum]
        label = SOORTEN_ACTIVITEIT[str(invoer.soort)]
        if not running:
            raise Geweigerd(
                f"Er loopt geen {label} in dossier {found.nummer}. Zie `inburgering activiteit list {found.nummer}`.",
                veld="soort",
            )
        if len(running) > 1:
            starts = ", ".join(dutch(r["start"]) for r in running)
            raise Geweigerd(f"Er lopen er meer, vanaf {starts}; kies er een met --start DATUM.", veld="start")
        start = running[0]["start"]
        if str(invoer.einde) < start:
            raise rules.refuse(f"het einde ligt vóór de start ({dutch(start)})", nota("3.3"), "einde")
        boeking.schrijver.change("activiteit", running[0]["id"], {"einde": invoer.einde})
        boeking.trail(found.nummer, invoer)
        return found.nummer
