"""What the result of the leerbaarheidstoets, and an intake in absence, need to make sense."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.handhaving.calls import without_result
from inburgering_cli.law.plicht.hours import DISABILITY
from inburgering_cli.law.sources import wi
from inburgering_cli.store import reads
from inburgering_cli.work.writing.booking import need
from inburgering_cli.work.writing.records import Entry, Handling


def _check(new: Entry) -> None:
    booking, record = new.booking, new.record
    if record.toets_uitslag and record.toets_ontheffing:
        raise rules.refuse(
            "een uitslag en een ontheffing van de toets gaan niet samen", wi("14 lid 6"), "toets_ontheffing"
        )
    if record.toets_uitslag is None and (
        record.toets_score is not None or record.toets_drempel is not None or record.toets_datum is not None
    ):
        raise Refused("Bij een toets hoort ook de uitslag: geef --toets-uitslag.", field="toets_uitslag")
    if record.toets_ontheffing and not any(w in record.toets_ontheffing.lower() for w in DISABILITY):
        booking.env.warn(
            "Ontheffing van de leerbaarheidstoets is er bij een visuele of auditieve beperking (Wi 14 lid 6)."
        )
    if record.uren_taal is not None and (record.uren_nt2, record.uren_knm) != (None, None):
        raise Refused(
            "Geef de uren taalles en KNM apart (--uren-nt2 en --uren-knm) of samen (--uren-taal), niet allebei: dan tellen ze"
            " dubbel.",
            field="uren_taal",
        )
    score, need_score, verdict = record.toets_score, record.toets_drempel, record.toets_uitslag
    if (
        score is not None
        and need_score is not None
        and verdict in ("b1_haalbaar", "b1_niet_haalbaar")
        and (score >= need_score) != (verdict == "b1_haalbaar")
    ):
        booking.env.warn(f"De uitslag ({verdict}) past niet bij de score en de drempel; controleer ze.")
    if record.in_afwezigheid:
        _check_absence(new)


def _check_absence(new: Entry) -> None:
    """An intake in absence is no talk, and comes after the calls that the law asks for."""
    booking, record, ident = new.booking, new.record, need(new.dossier).id
    if record.deel is not None:
        raise Refused(
            "Een intake die in afwezigheid is voltooid, heeft geen gesprek: laat --deel of --in-afwezigheid weg.",
            field="in_afwezigheid",
        )
    needed = amounts.OPROEPEN.on(record.datum)
    measures = reads.handhaving.measures(booking.writer.raw, ident, booking.env.peildatum)
    calls = len(without_result(measures, record.datum))
    if calls < needed.value:
        raise rules.refuse(
            f"de intake in afwezigheid voltooien kan na {needed.value} oproepen zonder resultaat; vóór"
            f" {dutch(record.datum)} zijn dat er {calls} (zie `inburgering maatregel list {new.facts.dossier}`)",
            needed.source,
            "in_afwezigheid",
        )


HANDLINGS = {"intake": Handling(rule=_check)}
