"""Undo: taking back the last command that changed a dossier, and doing again what was taken back.

The trail keeps what was done; that it was taken back is a line of its own. A command is taken back whole, also where it
changed several dossiers. `undo` after `undo` takes back the command before it; `opnieuw` does the last one taken back again.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.records.reference import DOSSIER, reference
from inburgering_cli.store import reads
from inburgering_cli.store.reads.trail import Command
from inburgering_cli.store.undo import Beeld, current, forget, kept, put_back
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.effects import changes, effect, numbers_of, outcomes
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Boeking, booking
from inburgering_cli.work.writing.related import pointing_at, rules_kept

OPDRACHT: Final = "undo"
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
class Ongedaan:
    """What was taken back (or done again): the command, by whom and when, and what it changes, field by field and per term."""

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


def undo(env: Omgeving, dossier: str | None, *, opnieuw: bool = False) -> Ongedaan:
    """Take back the last command on a dossier, or without one the user's own last command; with `opnieuw` do it again.

    Raises `Geweigerd` when there is none, when the last one cannot be taken back, or when something else rests on it.
    """
    with booking(env, OPDRACHT) as boeking:
        boeking.schrijver.bewaart = False  # the images that there are serve both ways
        raw = boeking.schrijver.raw
        found = boeking.dossier(dossier) if dossier is not None else None
        last = _last(boeking, found, opnieuw=opnieuw)
        images = kept(raw, last.regel)
        if opnieuw:
            images = [image._replace(voor=image.na, na=image.voor) for image in reversed(images)]
        _check_unchanged(boeking, last, images)
        numbers = numbers_of(raw, images)
        gone = {i.rij for i in images if i.tabel == DOSSIER and i.voor is None}
        _check_free(boeking, images)
        before = outcomes(env, raw, list(numbers))
        for image in images:
            if boeking.schrijver.beelden is not None:
                boeking.schrijver.beelden.touch(image.tabel, id=image.rij)
                boeking.schrijver.beelden.added(image.tabel, image.rij)
        there = [Dossier(ident, nummer, "") for ident, nummer in numbers.items()]

        def known() -> list[Dossier]:
            return [d for d in there if current(raw, DOSSIER, d.id) is not None]

        with rules_kept(boeking, known):
            put_back(raw, images)
        lines: list[str | None] = [*sorted(numbers.values())]
        for nummer in lines or [None]:
            told = {"regel": last.regel, "opdracht": last.opdracht} | ({"opnieuw": True} if opnieuw else {})
            boeking.schrijver.trail(OPDRACHT, nummer, told)
        boeking.schrijver.finish()
        reads.trail.mark(raw, last.regel, taken_back=not opnieuw)
        forget(raw, gone)
        done = Ongedaan(sorted(numbers.values()), last.opdracht, last.tijd, last.gebruiker, opnieuw)
        done.wijzigingen = changes(numbers, [i._replace(voor=i.na, na=i.voor) for i in images])
        done.termijnen = effect(before, outcomes(env, raw, list(numbers)))
    if gone:
        env.warn("Het nummer wordt niet opnieuw uitgegeven, en dit is niet opnieuw te doen met --opnieuw.")
    return done


def _last(boeking: Boeking, dossier: Dossier | None, *, opnieuw: bool) -> Command:
    """The command that is meant. Raises `Geweigerd`."""
    raw, gebruiker = boeking.schrijver.raw, boeking.schrijver.gebruiker
    whose = reads.trail.Whose(dossier and dossier.id, dossier and dossier.nummer, gebruiker)
    last = reads.trail.last_kept(raw, whose, again=opnieuw)
    where = f"van dossier {dossier.nummer}" if dossier else "van u"
    if not opnieuw:
        blocked = reads.trail.last_for_good(raw, whose, last.regel if last else 0)
        if blocked:
            raise Geweigerd(f"De laatste wijziging {where} is `{blocked}`: {_INSTEAD.get(blocked, _IMPORT)}.")
    if last is None:
        what = "opnieuw te doen" if opnieuw else "terug te nemen"
        more = "" if dossier else " Noem een dossier om de wijziging van een ander terug te nemen."
        raise Geweigerd(
            f"Er is geen wijziging {where} {what}. Verbeteren gaat met `inburgering case correct DOSSIER"
            f" DEEL --reden REDEN`, verwijderen met `inburgering case remove DOSSIER DEEL --reden REDEN`.{more}"
        )
    return last


def _check_unchanged(boeking: Boeking, last: Command, images: Sequence[Beeld]) -> None:
    """Refuse when a row is not as the command left it, or has other columns than the store has now."""
    raw = boeking.schrijver.raw
    for image in images:
        if current(raw, image.tabel, image.rij) != image.na:
            raise Geweigerd(
                f"`{last.opdracht}` kan niet meer terug: {reference(image.tabel, image.rij)} is daarna nog gewijzigd. Neem"
                " eerst de latere wijziging terug, of verbeter het gegeven met `inburgering case correct"
                " DOSSIER DEEL --reden REDEN`."
            )
        if image.voor is not None and set(image.voor) != reads.record.columns(raw, image.tabel):
            raise Geweigerd(f"`{last.opdracht}` is van een eerdere versie van het programma en kan niet meer terug.")


def _check_free(boeking: Boeking, images: Sequence[Beeld]) -> None:
    """Refuse when something that came later points at a row that would go."""
    own = {(image.tabel, image.rij) for image in images}
    for image in images:
        if image.voor is not None:
            continue
        hanging = [one for one in pointing_at(boeking, image.tabel, image.rij) if one not in own]
        if hanging:
            shown = ", ".join(reference(*one) for one in hanging[:5])
            instead = "wis anders het hele dossier met `inburgering case erase DOSSIER --reden vergissing`"
            raise Geweigerd(
                f"{reference(image.tabel, image.rij)} kan niet weg: daaraan hangt nog {shown}. Verwijder dat eerst"
                + (f", of {instead}." if image.tabel == DOSSIER else ".")
            )
