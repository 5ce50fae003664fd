"""The hash chain of the trail: each line follows from the one before; finds where it is broken. Stdlib only.

Each line has a hash of its contents and of the hash before it. `spoor_stand` holds the number of lines and the last
hash, written in the same transaction, because a trail with lines cut off at the end is still a whole chain.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

GENESIS: Final = "0" * 64
#: The columns that the hash of a line covers, in order; `vorige` is the hash of the line before.
HASHED: Final = ("id", "tijd", "gebruiker", "opdracht", "dossier", "invoer", "vorige")
#: The input of a line whose dossier was erased, the command that erases, and the key of the seal in its line.
EMPTIED: Final = "{}"
ERASE: Final = "case erase"
SEAL: Final = "zegel"
_SEALED: Final = (0, 1, 2, 3, 4, 6, 7)  # all but the input
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False).encode
_REFUSES: Final = "BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
#: The triggers that make the trail append-only, by name. INSERT OR REPLACE needs its own: it deletes a row without
#: firing the trigger on DELETE.
TRIGGERS: Final = {
    name: f"CREATE TRIGGER {name} BEFORE {when} {_REFUSES}"
    for name, when in {
        "spoor_niet_wijzigen": "UPDATE ON spoor",
        "spoor_niet_wissen": "DELETE ON spoor",
        "spoor_niet_vervangen": "INSERT ON spoor WHEN EXISTS (SELECT 1 FROM spoor WHERE id = NEW.id)",
        "spoor_stand_niet_terug": "UPDATE ON spoor_stand WHEN NEW.regels < OLD.regels"
        " OR (NEW.regels = OLD.regels AND NEW.hash <> OLD.hash)",
        "spoor_stand_niet_wissen": "DELETE ON spoor_stand",
        "spoor_stand_niet_vervangen": "INSERT ON spoor_stand WHEN EXISTS (SELECT 1 FROM spoor_stand"
        " WHERE regels >= NEW.regels)",
    }.items()
}


class TrailEnd(NamedTuple):
    """How long the trail is, and its last hash."""

    regels: int
    hash: str


def trail_hash(line: Mapping[str, Any]) -> str:
    """The hash of a trail line over its contents and the hash of the line before."""
    return line_hash([line[k] for k in HASHED])


def line_hash(parts: Sequence[Any]) -> str:
    """The same, of the values of `HASHED` in their order."""
    return hashlib.sha256(_ENCODE(parts).encode()).hexdigest()


def seal(lines: Sequence[Sequence[Any]]) -> str:
    """The hash over lines without their input; each line is the columns of `HASHED` and its own hash.

    The line about the erasure holds it, so that these lines are still protected by the chain.
    """
    return line_hash([[line[place] for place in _SEALED] for line in lines])


def trail_end(connection: sqlite3.Connection) -> TrailEnd | None:
    """The end of the trail by `spoor_stand`; None when its row was deleted."""
    found = connection.execute("SELECT regels, hash FROM spoor_stand").fetchone()
    return TrailEnd(*found) if found else None


def end(connection: sqlite3.Connection) -> TrailEnd:
    """The end that the next line of the trail follows.

    A line that was cut off at the end still counts: its number stays unused, so that `breaks` reports it for ever.
    """
    last = connection.execute("SELECT id, hash FROM spoor WHERE id = (SELECT max(id) FROM spoor)").fetchone()
    return max(
        TrailEnd(*last) if last else TrailEnd(0, GENESIS),
        trail_end(connection) or TrailEnd(0, GENESIS),
        key=lambda s: s.regels,
    )


def breaks(connection: sqlite3.Connection) -> Iterator[str]:
    """Sentences (in Dutch) on where the chain is broken, and last on whether its end is missing."""
    before, count = GENESIS, 0
    emptied: dict[str, list[Sequence[Any]]] = {}
    for line in connection.execute(f"SELECT {', '.join(HASHED)}, hash FROM spoor ORDER BY id"):
        *parts, own = line
        ident, previous = line[0], parts[-1]
        if ident != count + 1:
            which = f"regel {count + 1}" if ident == count + 2 else f"regels {count + 1} tot en met {ident - 1}"
            yield f"{which} {'ontbreekt' if ident == count + 2 else 'ontbreken'}"
        elif previous != before:
            yield f"regel {ident} volgt niet op regel {count}"
        _, _, _, command, dossier, record, _ = parts
        if line_hash(parts) != own:
            if dossier and record == EMPTIED:
                emptied.setdefault(dossier, []).append(line)  # correct if the dossier turns out to be erased
            else:
                yield f"regel {ident} is gewijzigd"
        elif command == ERASE and (left := emptied.pop(dossier, None)) and json.loads(record).get(SEAL) != seal(left):
            yield f"de regels van het gewiste dossier {dossier} zijn gewijzigd"
        before, count = own, ident
    yield from (f"regel {line[0]} is gewijzigd" for lines in emptied.values() for line in lines)
    last = trail_end(connection)
    if last is None:
        yield "wat de laatste regel is, is weggehaald (spoor_stand)"
    elif count < last.regels:
        yield f"het einde ontbreekt: er zijn {last.regels} regels geschreven en de laatste is {count}"
    elif count > last.regels:
        yield f"er zijn {last.regels} regels geschreven, maar de laatste is {count}"
    elif before != last.hash:
        yield f"de laatste regel ({count}) is niet die er het laatst is geschreven"
