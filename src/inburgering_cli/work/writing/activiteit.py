"""Activities of the dual trajectory, and what the municipality offered; both may name a provider."""

from typing import Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.plicht.hours import SCHOOLS
from inburgering_cli.law.rights.aanbod import CURSUSSEN, TAALSCHAKEL, Aanbieder, check_course, check_offer
from inburgering_cli.law.sources import bi, nota
from inburgering_cli.law.vocabulary import SOORTEN_ACTIVITEIT, WI2021
from inburgering_cli.records.kinds.activiteit import StopRecord
from inburgering_cli.records.rules import check_aanbod
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.writing.booking import Booking, open_booking
from inburgering_cli.work.writing.records import Entry, Handling

_COURSE: Final = "opleiding"
#: What follows from the end of an opleiding that does not exempt.
NOT_EXEMPTING_ENDS: Final = (
    "Of iemand een niet-vrijstellende opleiding volgt, meldt u aan DUO, met het oog op verlenging (Bi 9.3 lid 2 b). Eindigt"
    " zij na de 18 maanden waarin de leerroute kan wijzigen, dan kan dat daarna nog (Bi 5.4 lid 2)."
)


def _provider(booking: Booking, name: str | None) -> Aanbieder | None:
    """The provider of this name in the register."""
    return None if name is None else reads.aanbieder.named(booking.writer.flushed, name)


def _check_offer(new: Entry) -> None:
    facts = new.facts
    check_aanbod(facts, new.record)
    check_offer(facts, new.record, _provider(new.booking, new.record.aanbieder), new.booking.warn)


def _check(new: Entry) -> None:
    start, einde = new.record.start, new.record.einde
    if einde is not None and einde < start:
        raise rules.end_before_start(einde, start, nota("3.3"))
    _check_school(new)
    if new.record.soort in CURSUSSEN and new.booking.by_hand:
        known = _provider(new.booking, new.record.aanbieder)
        check_course(new.facts, known, start, new.booking.warn, taalschakel=new.record.soort == TAALSCHAKEL)


def _check_school(new: Entry) -> None:
    """What is said of a school belongs to an opleiding; deducted hours to one of the schools that the law names."""
    record, names = new.record, ("schoolsoort", "vrijstellend", "in_mindering")
    if record.soort != _COURSE and (given := next((n for n in names if getattr(record, n) is not None), None)):
        raise Refused(
            f"Dit hoort bij een opleiding, niet bij {SOORTEN_ACTIVITEIT[record.soort]}; laat het weg of kies soort opleiding.",
            field=given,
        )
    if record.in_mindering is not None and record.schoolsoort not in SCHOOLS:
        raise rules.refuse(
            f"uren in mindering brengen kan alleen van {', '.join(SCHOOLS)}; geef dat met --schoolsoort",
            bi("3.14 lid 10"),
            "in_mindering",
        )
    if record.einde is not None and record.vrijstellend is False and new.facts.stelsel == WI2021:
        new.booking.warn(NOT_EXEMPTING_ENDS)


HANDLINGS = {
    "activiteit": Handling(rule=_check),
    "aanbod": Handling(rule=_check_offer),
}


def stop(env: Environment, dossier: str, record: StopRecord) -> str:
    """Give a running activity its last day; the number of the dossier."""
    with open_booking(env, "activiteit stop") as booking:
        found = booking.dossier(dossier)
        known = reads.activiteit.of_kind(booking.writer.raw, found.id, str(record.soort), start=record.start)
        running = [row for row in known if row["einde"] is None or row["einde"] > env.peildatum]
        label = SOORTEN_ACTIVITEIT[str(record.soort)]
        if not running:
            raise Refused(
                f"Er loopt geen {label} in dossier {found.nummer}. Zie `inburgering activiteit list {found.nummer}`.",
                field="soort",
            )
        if len(running) > 1:
            starts = ", ".join(dutch(r["start"]) for r in running)
            raise Refused(f"Er lopen er meer, vanaf {starts}; kies er een met --start DATUM.", field="start")
        start = running[0]["start"]
        if str(record.einde) < start:
            raise rules.end_before_start(str(record.einde), start, nota("3.3"))
        booking.writer.change("activiteit", running[0]["id"], {"einde": record.einde})
        if running[0]["vrijstellend"] == 0 and booking.check(found.id).stelsel == WI2021:
            env.warn(NOT_EXEMPTING_ENDS)
        booking.note(found, record)
        return found.nummer
