"""The effect of a trial run on fields and terms, read before its transaction is undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from inburgering_cli.store import reads
from inburgering_cli.store.database import open_read
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.effects import changes, effect, numbers_of, outcomes
from inburgering_cli.work.reading.looks import note_look

Row = dict[str, Any]
_MOST = 200  # with more dossiers than this the terms are not compared


@dataclass(slots=True)
class Effect:
    """What would change. `gevolgd`: whether the command keeps track of that; an erasure does not."""

    gevolgd: bool
    dossiers: list[str] = field(default_factory=list)
    wijzigingen: list[Row] = field(default_factory=list)
    termijnen: list[Row] = field(default_factory=list)

    def as_dict(self) -> Row:
        """As scripts see it."""
        return {"proef": True, **{k: v for k, v in asdict(self).items() if k != "gevolgd"}}


def consequences(env: Environment) -> Effect:
    """What the open transaction of a trial run changed."""
    assert env.trial is not None
    assert env.trial.raw is not None
    raw = env.trial.raw
    images = [image for part in env.trial.images for image in part.changes()]
    numbers = numbers_of(raw, images)
    found = Effect(bool(env.trial.images), sorted(numbers.values()), changes(numbers, images))
    if 0 < len(numbers) <= _MOST:
        with _before(env) as connection:
            before = outcomes(env, connection, list(numbers))
        with reading(env) as connection:
            found.termijnen = effect(before, outcomes(env, connection, list(numbers)))
    return found


@contextmanager
def _before(env: Environment) -> Iterator[Any]:
    """The store as it is: without what the trial run wrote."""
    connection = open_read(env.location.path, env.peildatum)
    try:
        yield connection
    finally:
        connection.close()


def note(env: Environment, found: Effect) -> None:
    """Note a look at the dossiers that exist; the trial itself writes no line."""
    with reading(env) as connection:
        there = reads.dossier.there(connection, found.dossiers)
    env.notes = True
    note_look(env, there)
