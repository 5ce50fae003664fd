"""What every use case needs to know: which store, which day counts as today, which policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from inburgering_cli.law.terms.policy import DEFAULT, Policy
from inburgering_cli.store import as_of
from inburgering_cli.store.database import Location, explain_sqlite, open_read
from inburgering_cli.store.driver import errors

if TYPE_CHECKING:
    from inburgering_cli.store.trial import Trial
    from inburgering_cli.work.reading.last_dossier import LastDossier


class Environment:
    """The store, the peildatum (ISO) and the policy in force. `warnings` collects Dutch sentences for stderr.

    For the trail: `command` as shown there; `mentioned`: dossiers whose look is noted already; `notes`: false after a write,
    which has a line of its own; `without_trail`: a look could not be noted, and the user knows.

    `trial`: the transaction of a trial run, when this is one. `state_dir`: the folder of the user's state.
    """

    def __init__(
        self,
        location: Location,
        peildatum: str,
        policy: Policy = DEFAULT,
        state_dir: Path | None = None,
    ) -> None:
        self.location = location
        self.peildatum = peildatum
        self.policy = policy
        self._state_dir = state_dir
        self.warnings: list[str] = []
        self.command = ""
        self.notes = True
        self.mentioned: set[str] = set()
        self.without_trail = False
        self.trial: Trial | None = None

    @cached_property
    def last(self) -> "LastDossier":
        """The dossier that `-` means; without a folder of state none is kept."""
        from inburgering_cli.work.reading.last_dossier import LastDossier  # lists have no dossier to remember

        return LastDossier(self._state_dir, self.location.path)

    def warn(self, sentence: str) -> None:
        """Say something that does not stop the work; each sentence once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


@contextmanager
def reading(
    env: Environment, day: str | None = None, *, whole: bool = False, guarded: bool = True
) -> Iterator[Connection]:
    """A read-only snapshot of the store; errors of SQLite become Dutch ones. In a trial run: with what was written in it.

    It shows what was known on the peildatum, or on an earlier `day`; `whole`: everything that is stored. `guarded`: see
    `open_read`.
    """
    known = None if whole else day or env.peildatum
    if env.trial is not None and env.trial.raw is not None:
        with as_of.shown(env.trial.raw, known):
            yield env.trial.raw
        return
    connection = open_read(env.location.path, known, guarded=guarded)
    try:
        yield connection
    except errors() as error:
        raise explain_sqlite(error, env.location.path) from None
    finally:
        connection.close()
