"""What the result of the leerbaarheidstoets needs to make sense."""

from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.sources import wi
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
    if record.toets_ontheffing and not any(w in record.toets_ontheffing.lower() for w in ("visu", "audit")):
        booking.env.warn(
            "Ontheffing van de leerbaarheidstoets is er bij een visuele of auditieve beperking (Wi 14 lid 6)."
        )
    score, need_score, verdict = record.toets_score, record.toets_drempel, record.toets_uitslag
    if (
        score is not None
        and need_score is not None
        and verdict in ("b1_haalbaar", "b1_niet_haalbaar")
        and (score >= need_score) != (verdict == "b1_haalbaar")
    ):
        booking.env.warn(f"De uitslag ({verdict}) past niet bij de score en de drempel; controleer ze.")


HANDLINGS = {"intake": Handling(rule=_check)}
