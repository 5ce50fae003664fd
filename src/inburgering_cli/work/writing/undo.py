"""Undo: taking back the last command that changed a dossier, and redoing it.

The trail keeps the command; taking it back adds a line. A command is taken back whole, also when it changed several
dossiers. `undo` after `undo` takes back the command before it; `opnieuw` redoes the last one taken back.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.records.reference import DOSSIER, reference
from inburgering_cli.store import reads
from inburgering_cli.store.reads.trail import Command
from inburgering_cli.store.undo import RowImage, current, forget, kept, put_back
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.effects import changes, effect, numbers_of, outcomes
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking, open_booking
from inburgering_cli.work.writing.related import pointing_at, rules_kept

COMMAND: Final = "undo"
_INSTEAD: Final = {
    "case erase": "wat is gewist, is weg; alleen in een back-up staat het nog",
}
_IMPORT: Final = (
    "een ingelezen bestand neemt u niet terug met `undo`: verbeter de rijen in het bestand en lees het opnieuw in met"
    " --on-duplicate update, haal een enkel gegeven weg met `inburgering case remove DOSSIER DEEL --reden"
    " REDEN`, of zet de back-up van ervoor terug met"
    " `inburgering db restore BESTAND`"
)
Row = dict[str, Any]


@dataclass(slots=True)
class Undone:
    """The command that was taken back or redone, by whom and when, and the changes in fields and terms."""

    dossiers: list[str]
    opdracht: str
    tijd: str
    gebruiker: str
    opnieuw: bool
    wijzigingen: list[Row] = field(default_factory=list)
    termijnen: list[Row] = field(default_factory=list)

    def as_dict(self) -> Row:
        """As scripts see it."""
        return asdict(self)


def undo(env: Environment, dossier: str | None, *, opnieuw: bool = False) -> Undone:
    """Take back the last command on a dossier, or without one the user's own last command; with `opnieuw` do it again.

    Raises `Refused` when there is none, when the last one cannot be taken back, or when another record depends on it.
    """
    with open_booking(env, COMMAND) as booking:
        booking.writer.keeps = False  # the images that there are serve both ways
        raw = booking.writer.raw
        found = booking.dossier(dossier) if dossier is not None else None
        last = _last(booking, found, opnieuw=opnieuw)
        images = kept(raw, last.line)
        if opnieuw:
            images = [image._replace(voor=image.na, na=image.voor) for image in reversed(images)]
        _check_unchanged(booking, last, images)
        numbers = numbers_of(raw, images)
        gone = {i.row for i in images if i.table == DOSSIER and i.voor is None}
        _check_free(booking, images)
        before = outcomes(env, raw, list(numbers))
        for image in images:
            if booking.writer.images is not None:
                booking.writer.images.touch(image.table, id=image.row)
                booking.writer.images.added(image.table, image.row)
        there = [Dossier(ident, nummer, "") for ident, nummer in numbers.items()]

        def known() -> list[Dossier]:
            return [d for d in there if current(raw, DOSSIER, d.id) is not None]

        with rules_kept(booking, known):
            put_back(raw, images)
        lines: list[str | None] = [*sorted(numbers.values())]
        for nummer in lines or [None]:
            told = {"regel": last.line, "opdracht": last.command} | ({"opnieuw": True} if opnieuw else {})
            booking.writer.trail(COMMAND, nummer, told)
        booking.writer.finish()
        reads.trail.mark(raw, last.line, taken_back=not opnieuw)
        forget(raw, gone)
        done = Undone(sorted(numbers.values()), last.command, last.tijd, last.user, opnieuw)
        done.wijzigingen = changes(numbers, [i._replace(voor=i.na, na=i.voor) for i in images])
        done.termijnen = effect(before, outcomes(env, raw, list(numbers)))
    if gone:
        env.warn("Het nummer wordt niet opnieuw uitgegeven, en dit is niet opnieuw te doen met --opnieuw.")
    return done


def _last(booking: Booking, dossier: Dossier | None, *, opnieuw: bool) -> Command:
    """The command that is meant. Raises `Refused`."""
    raw, user = booking.writer.raw, booking.writer.user
    whose = reads.trail.Whose(dossier and dossier.id, dossier and dossier.nummer, user)
    last = reads.trail.last_kept(raw, whose, again=opnieuw)
    where = f"van dossier {dossier.nummer}" if dossier else "van u"
    if not opnieuw:
        blocked = reads.trail.last_for_good(raw, whose, last.line if last else 0)
        if blocked:
            raise Refused(f"De laatste wijziging {where} is `{blocked}`: {_INSTEAD.get(blocked, _IMPORT)}.")
    if last is None:
        what = "opnieuw te doen" if opnieuw else "terug te nemen"
        more = "" if dossier else " Noem een dossier om de wijziging van een ander terug te nemen."
        raise Refused(
            f"Er is geen wijziging {where} {what}. Verbeteren gaat met `inburgering case correct DOSSIER"
            f" DEEL --reden REDEN`, verwijderen met `inburgering case remove DOSSIER DEEL --reden REDEN`.{more}"
        )
    return last


def _check_unchanged(booking: Booking, last: Command, images: Sequence[RowImage]) -> None:
    """Refuse when a row is not as the command left it, or has other columns than the store has now."""
    raw = booking.writer.raw
    for image in images:
        if current(raw, image.table, image.row) != image.na:
            raise Refused(
                f"`{last.command}` kan niet meer terug: {reference(image.table, image.row)} is daarna nog gewijzigd. Neem"
                " eerst de latere wijziging terug, of verbeter het gegeven met `inburgering case correct"
                " DOSSIER DEEL --reden REDEN`."
            )
        if image.voor is not None and set(image.voor) != reads.record.columns(raw, image.table):
            raise Refused(f"`{last.command}` is van een eerdere versie van het programma en kan niet meer terug.")


def _check_free(booking: Booking, images: Sequence[RowImage]) -> None:
    """Refuse when a later row points at a row that would go."""
    own = {(image.table, image.row) for image in images}
    for image in images:
        if image.voor is not None:
            continue
        hanging = [one for one in pointing_at(booking, image.table, image.row) if one not in own]
        if hanging:
            shown = ", ".join(reference(*one) for one in hanging[:5])
            instead = "wis anders het hele dossier met `inburgering case erase DOSSIER --reden vergissing`"
            raise Refused(
                f"{reference(image.table, image.row)} kan niet weg: daaraan hangt nog {shown}. Verwijder dat eerst"
                + (f", of {instead}." if image.table == DOSSIER else ".")
            )
