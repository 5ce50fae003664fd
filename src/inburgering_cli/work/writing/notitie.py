"""Remarks of a list, as notes with the dossiers."""

from inburgering_cli.core.errors import Refused
from inburgering_cli.records.field import Reader
from inburgering_cli.records.kind import OWNER
from inburgering_cli.records.kinds.notitie import NOTITIE, NotitieRecord
from inburgering_cli.store import reads
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking
from inburgering_cli.work.writing.records import store


def add_remarks(booking: Booking, dossier: Dossier, text: str) -> bool:
    """Keep the remarks of a row of a list as a note of today; False when the dossier has that note, of whatever day.

    Raises `Refused` for a text that cannot be a note.
    """
    peildatum = booking.env.peildatum
    note = Reader(NotitieRecord, peildatum).read({"dag": peildatum, "soort": "overig", "tekst": text})
    if isinstance(note, list):
        raise Refused(f"de opmerking {note[0].message}")
    if reads.record.count_equal(
        booking.writer.flushed, NOTITIE.table, {OWNER: dossier.id, "soort": note.soort, "tekst": note.tekst}
    ):
        return False
    store(booking, NOTITIE, dossier, note)
    return True
