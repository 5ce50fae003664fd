"""What a change does: field by field, and to the terms of the dossier."""

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import Outcome
from inburgering_cli.records.kinds import of_table, parent_of_part
from inburgering_cli.records.reference import DOSSIER, reference
from inburgering_cli.store import reads
from inburgering_cli.store.undo import RowImage, kept
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.records import shown

_ACTIVITY: Final = "activiteit_id"
#: Columns that tell a person nothing.
_OWN: Final = frozenset({"id", "dossier_id", "zoeknaam", "nummer"})
Row = dict[str, Any]
Outcomes = Mapping[str, Outcome]


def changes(numbers: Mapping[int, str], images: Sequence[RowImage]) -> list[Row]:
    """What changed in these rows, field by field: the old value (None: nothing) and the new one."""
    found: dict[tuple[str, str], Row] = {}
    for image in images:
        place, fields = _told(image)
        nummer = numbers.get(image.dossier_id) if image.dossier_id is not None else None
        for name, was, now in fields:
            row = found.setdefault(
                (place, name), {"dossier": nummer, "deel": place, "veld": name, "was": None, "wordt": None}
            )
            # a text that was rewritten is one row that went and one that came
            row["was"] = was if was is not None else row["was"]
            row["wordt"] = now if now is not None else row["wordt"]
    return [row for row in found.values() if row["was"] != row["wordt"]]


def _told(image: RowImage) -> tuple[str, list[tuple[str, Any, Any]]]:
    before, after = image.voor or {}, image.na or {}
    known = after or before
    if (above := parent_of_part(image.table)) is not None:
        parent, column = above
        about = f"{image.table.removeprefix(parent + '_')} {known['naam']}"
        return reference(parent, known[column]), [(about, before.get("waarde"), after.get("waarde"))]
    kind = of_table(image.table)
    specs = kind.fields if kind else {}
    fields = []
    for name in known:
        was, now = before.get(name), after.get(name)
        if name in _OWN or was == now:
            continue
        if name == _ACTIVITY:
            was, now = (value and reference("activiteit", value) for value in (was, now))
            fields.append(("activiteit", was, now))
        else:
            fields.append((name, shown(specs.get(name), was), shown(specs.get(name), now)))
    return reference(image.table, image.row), fields


def earlier(connection: Connection, dossier_id: int) -> list[Row]:
    """The values of a dossier that `undo` keeps, for the person concerned."""
    return [
        {"tijd": tijd, "opdracht": command, **{name: change[name] for name in ("deel", "veld", "was", "wordt")}}
        for line, tijd, command in reads.trail.kept_of(connection, dossier_id)
        for change in changes({}, [one for one in kept(connection, line) if one.dossier_id == dossier_id])
    ]


def numbers_of(connection: Connection, images: Iterable[RowImage]) -> dict[int, str]:
    """The numbers of the dossiers that images are of, also of one that has just come or gone."""
    found: dict[int, str] = {}
    for image in images:
        if image.table == DOSSIER:
            found[image.row] = (image.na or image.voor or {})["nummer"]
        elif image.dossier_id is not None and image.dossier_id not in found:
            nummer = reads.dossier.number_of(connection, image.dossier_id)
            if nummer is not None:
                found[image.dossier_id] = nummer
    return found


def outcomes(env: Environment, connection: Connection, ids: Sequence[int]) -> dict[str, dict[str, Outcome]]:
    """The outcome of each term of these dossiers, by number and term."""
    assess = Assessor(env.policy, env.peildatum).assess
    dossiers = reads.facts.read(connection, env.policy, env.peildatum, ids=ids)
    return {facts.dossier: {outcome.term.id: outcome for outcome in assess(facts)} for facts in dossiers}


def effect(before: Mapping[str, Outcomes], after: Mapping[str, Outcomes]) -> list[Row]:
    """The terms whose last day or status changes, come or go."""
    rows = []
    for nummer in sorted({*before, *after}):
        was, now = before.get(nummer, {}), after.get(nummer, {})
        for term in dict.fromkeys((*was, *now)):
            old, new = was.get(term), now.get(term)
            if (old and (old.uiterlijk, old.status)) != (new and (new.uiterlijk, new.status)):
                rows.append(_line(nummer, term, old, new))
    return rows


def _line(nummer: str, term: str, old: Outcome | None, new: Outcome | None) -> Row:
    either = new or old
    assert either is not None
    return {
        "dossier": nummer,
        "termijn": term,
        "omschrijving": either.term.description,
        "uiterlijk_was": old and old.uiterlijk,
        "uiterlijk_wordt": new and new.uiterlijk,
        "status_was": old and old.status,
        "status_wordt": new and new.status,
        "bron": either.version.source.kort,
    }
