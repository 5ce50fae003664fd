"""A record that several commands share."""

from inburgering_cli.records.field import Record, fact, field, text_of_length
from inburgering_cli.records.kinds.shared import NOTITIE


class DayRecord(Record):
    """A day and, when there is one, a reason."""

    datum: str | None = field(fact, "dag", required=True)
    reden: str | None = field(text_of_length(NOTITIE), "reden", personal=True)
