"""Whether something from a file is about the person whose dossier it names.

A number means something in its own store only, and a row can name the wrong one. So a row that says whose it is, by
BSN, V-nummer, name or birth date, is compared with the dossier before anything of it is stored.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import fold, words
from inburgering_cli.law.facts import list_name
from inburgering_cli.store import reads
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking

#: The column of a file with the mark of the store that its numbers are of.
STORE: Final = "bestand"
#: The numbers that one person has; the first that a row gives says who it is.
UNIQUE: Final = ("bsn", "v_nummer")
#: The columns that tell who a row is about, beside the column that names its dossier. They are compared, never stored.
PERSON: Final = ("geslachtsnaam", "voorvoegsel", "voornamen", "geboortedatum")
Values = Mapping[str, Any]


def _last_name(one: Values) -> list[str]:
    return words(f"{one.get('voorvoegsel') or ''} {one['geslachtsnaam']}")


def _same_last_name(one: Values, other: Values) -> bool:
    """Whether two geslachtsnamen can be of one person: one may have a part more, or be joined."""
    mine, theirs = _last_name(one), _last_name(other)
    return set(mine) <= set(theirs) or set(theirs) <= set(mine) or "".join(mine) == "".join(theirs)


def _same_first_names(one: Values, other: Values) -> bool:
    """Whether two sets of voornamen can be of one person: initials, or not all of them, may have been given."""
    mine, theirs = words(one["voornamen"]), words(other["voornamen"])
    pairs = zip(mine, theirs, strict=False)
    return set(mine) <= set(theirs) or set(theirs) <= set(mine) or all(a[: len(b)] == b[: len(a)] for a, b in pairs)


def _same_birth(one: Values, other: Values) -> bool:
    """Whether two birth dates can be one: of some only the year or the month is known."""
    mine, theirs = str(one["geboortedatum"]), str(other["geboortedatum"])
    return mine.startswith(theirs) or theirs.startswith(mine)


_CALLED: Final = {
    "bsn": "het BSN",
    "v_nummer": "het V-nummer",
    "geslachtsnaam": "de naam",
    "voornamen": "de voornaam",
    "geboortedatum": "de geboortedatum",
}
_COMPARED: Final[Mapping[str, Callable[[Values, Values], bool]]] = {
    "geslachtsnaam": _same_last_name,
    "voornamen": _same_first_names,
    "geboortedatum": _same_birth,
}


def contradiction(stored: Values, told: Values) -> str | None:
    """The field in which `told` is about somebody else than a stored dossier; None when it may be the same person.

    Without a BSN or V-nummer that both have, every difference counts. With one, a single difference is an error in the
    file or in the store, and not another person.
    """
    both = [k for k in (*UNIQUE, *_COMPARED) if told.get(k) and stored.get(k) and fold(told[k]) != fold(stored[k])]
    numbers = [k for k in both if k in UNIQUE]
    named = [k for k in both if k in _COMPARED and not _COMPARED[k](stored, told)]
    if UNIQUE[0] in numbers:
        return UNIQUE[0]
    if any(told.get(k) and told[k] == stored.get(k) for k in UNIQUE):
        return named[0] if len(named) + len(numbers) > 1 and named else None
    return next(iter((*numbers, *named)), None)


def check(booking: Booking, dossier: Dossier, stored: Values, told: Values) -> None:
    """Refuse what is told about somebody else than the stored dossier is of, and say whose dossier it is."""
    for key in UNIQUE:
        if told.get(key) and (other := booking.known(key, told[key])) is not None and other.id != dossier.id:
            raise Refused(
                f"{_CALLED[key]} is van dossier {other.nummer}, en de rij noemt dossier {dossier.nummer}"
                f" ({_name(stored)}); een van beide klopt niet",
                field=key,
            )
    if (field := contradiction(stored, told)) is not None:
        raise Refused(
            f"dossier {dossier.nummer} is van {_name(stored)}, en {_CALLED[field]} van deze rij is anders: dit gaat over"
            " iemand anders. Is het toch dezelfde persoon, wijzig dat dan eerst met"
            f" `inburgering case edit {dossier.nummer}`",
            field=field,
        )


def check_number(booking: Booking, nummer: str, store: str) -> None:
    """Refuse a number of another store, and say whose that number is here."""
    if store.strip().lower() == booking.mark:
        return
    known = booking.known("nummer", nummer)
    taken = reads.dossier.known_elsewhere(booking.writer.raw, nummer, store.strip().lower())
    remedy = (
        f"Wie het daar heeft, is hier dossier {taken}. Noem dat nummer"
        if taken
        else "Neem dossiers over met `inburgering db import MAP --erbij`, of noem de persoon met een BSN of V-nummer"
    )
    here = "niet uitgegeven" if known is None else f"het dossier van {_name(_row(booking, known))}"
    raise Refused(
        f"{nummer[:20]} is een nummer uit een ander dossierbestand ({store.strip()[:30]}); hier is dat {here}. {remedy}",
        field="dossier",
    )


def check_row(booking: Booking, dossier: Dossier, told: Values) -> None:
    """Refuse a row that names this dossier and tells about somebody else."""
    check(booking, dossier, _row(booking, dossier), told)


def _row(booking: Booking, dossier: Dossier) -> Values:
    return reads.dossier.by_id(booking.writer.raw, dossier.id) or {}


def _name(stored: Values) -> str:
    return list_name(stored["geslachtsnaam"], stored["voorvoegsel"], stored["voornamen"])
