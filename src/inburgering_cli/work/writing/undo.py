"""Undo: taking back the last command that changed a dossier, and redoing it.

The trail keeps the command; taking it back adds a line. A command is taken back whole, also when it changed several
dossiers. `undo` after `undo` takes back the command before it; `opnieuw` redoes the last one taken back.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.records.reference import DOSSIER, reference
from inburgering_cli.store import copies, reads
from inburgering_cli.store.reads.trail import Command
from inburgering_cli.store.undo import (
    Added,
    RowImage,
    added,
    built_on,
    changed_since,
    current,
    dossiers_of,
    drop,
    forget,
    kept,
    put_back,
    take_out,
)
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.effects import changes, effect, numbers_of, outcomes
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking, open_booking
from inburgering_cli.work.writing.related import pointing_at, rules_kept

COMMAND: Final = "undo"
MERGE: Final = "case merge"
_INSTEAD: Final = {
    "case erase": "wat is gewist, is weg; alleen in een back-up staat het nog",
}
_WHOLE: Final = (
    "een ingelezen bestand gaat alleen in zijn geheel terug, met `inburgering undo` zonder dossier en door wie het inlas."
    " Verbeter anders het gegeven met `inburgering case correct DOSSIER DEEL --reden REDEN`, of haal het weg met"
    " `inburgering case remove DOSSIER DEEL --reden REDEN`"
)
_TOO_LARGE: Final = "dit veranderde te veel rijen om ze alle te bewaren, of is van een oudere versie van het programma"
Row = dict[str, Any]


@dataclass(slots=True)
class Undone:
    """The command that was taken back or redone, by whom and when, and the changes in fields and terms."""

    dossiers: list[str]
    opdracht: str
    tijd: str
    gebruiker: str
    opnieuw: bool
    #: Of an import: how many rows of each kind were taken out.
    rijen: dict[str, int] = field(default_factory=dict)
    wijzigingen: list[Row] = field(default_factory=list)
    #: None for an import: the terms of so many people are not compared.
    termijnen: list[Row] | None = field(default_factory=list)

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
        if ranges := added(raw, last.line):
            return _undo_import(booking, last, images, ranges)
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
        merged = last.command == MERGE
        if merged:  # they were two people: what is kept of the one goes no longer with the other
            drop(raw, last.line)
        done = Undone(sorted(numbers.values()), last.command, last.tijd, last.user, opnieuw)
        done.wijzigingen = changes(numbers, [i._replace(voor=i.na, na=i.voor) for i in images])
        done.termijnen = effect(before, outcomes(env, raw, list(numbers)))
    if gone:
        env.warn("Het nummer wordt niet opnieuw uitgegeven, en dit is niet opnieuw te doen met --opnieuw.")
    if merged:
        env.warn("Dit is niet opnieuw te doen met --opnieuw; voeg de dossiers zo nodig opnieuw samen.")
    return done


def _undo_import(booking: Booking, last: Command, images: Sequence[RowImage], ranges: Sequence[Added]) -> Undone:
    """Take back all that an import added and changed, when nothing rests on it yet. Raises `Refused`."""
    raw = booking.writer.raw
    _check_untouched(booking, last, images, ranges)
    gone = {ident for one in ranges if one.table == DOSSIER for ident in range(one.first, one.last + 1)}
    numbers = {**numbers_of(raw, images), **dossiers_of(raw, ranges)}
    staying = [ident for ident in numbers if ident not in gone]
    later = [Dossier(ident, numbers[ident], "") for ident in changed_since(raw, last.line, staying)]
    with rules_kept(booking, lambda: later):
        put_back(raw, images)
        take_out(raw, ranges)
    told = {"regel": last.line, "opdracht": last.command}
    for nummer in sorted(numbers.values()):
        booking.writer.trail(COMMAND, nummer, told)
    booking.writer.trail(COMMAND, None, {**told, "vanaf": ranges[0].line})
    booking.writer.finish()
    reads.trail.mark(raw, last.line, taken_back=True)
    done = Undone(sorted(numbers.values()), last.command, last.tijd, last.user, opnieuw=False)
    done.termijnen = None
    done.rijen = {one.table: one.rows for one in ranges if one.rows}
    done.wijzigingen = changes(numbers, [i._replace(voor=i.na, na=i.voor) for i in images])
    booking.env.warn(
        "Dit is niet opnieuw te doen met --opnieuw; lees het bestand dan weer in."
        + (" De nummers van de dossiers worden niet opnieuw uitgegeven." if gone else "")
    )
    return done


def _check_untouched(booking: Booking, last: Command, images: Sequence[RowImage], ranges: Sequence[Added]) -> None:
    """Refuse to take back an import on which something was built, and say which backup has the store as it was."""
    raw = booking.writer.raw
    why = None
    if len(images) != ranges[0].changed:
        why = "van wat het wijzigde, is niet alles meer bewaard"
    elif blocked := reads.trail.last_import_not_kept(raw, last.line):
        why = f"daarna is nog `{blocked}` gedaan, wat niet terug kan"
    elif (on := built_on(raw, last.line, ranges)) is not None:
        table, row = on
        what = f"uit {table} is daarna iets weggehaald" if row is None else f"{reference(table, row)} is van daarna"
        why = f"daarop is al verder gewerkt: {what}. Neem dat eerst terug, of laat het staan"
    if why is not None:
        raise Refused(f"`{last.command}` kan niet meer terug; {why}. {_restore(booking, last.tijd)}.")
    _check_unchanged(booking, last, images)


def _is_import(command: str) -> bool:
    return command.startswith("import ") or command == "db import"


def _restore(booking: Booking, moment: str | None) -> str:
    """Which backup to put back for the store as it was before a moment (UTC); without: before the last import."""
    store = booking.env.location.path
    stamp = (moment or "9").replace("-", "").replace(":", "")
    copy = next((c for c in copies.known_here(store) if c.stem.rpartition("-")[2] < stamp), None)
    if copy is None:
        return "Er is geen back-up van ervoor bekend; hebt u er een, zet die dan terug met `inburgering db restore BESTAND`"
    return (
        f"De back-up van ervoor zet u terug met `inburgering db restore '{copy}'`; wat daarna is vastgelegd, is dan weg"
    )


def _last(booking: Booking, dossier: Dossier | None, *, opnieuw: bool) -> Command:
    """The command that is meant. Raises `Refused`."""
    raw, user = booking.writer.raw, booking.writer.user
    whose = reads.trail.Whose(dossier and dossier.id, dossier and dossier.nummer, user)
    last = reads.trail.last_kept(raw, whose, again=opnieuw)
    where = f"van dossier {dossier.nummer}" if dossier else "van u"
    if not opnieuw:
        blocked = reads.trail.last_for_good(raw, whose, last.line if last else 0)
        if blocked is None and dossier and last and _is_import(last.command):
            blocked = last.command
        if blocked and _is_import(blocked):
            why = _WHOLE if dossier else f"{_TOO_LARGE}. {_restore(booking, None)}"
            raise Refused(f"De laatste wijziging {where} is `{blocked}`: {why}.")
        if blocked:
            raise Refused(f"De laatste wijziging {where} is `{blocked}`: {_INSTEAD[blocked]}.")
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
