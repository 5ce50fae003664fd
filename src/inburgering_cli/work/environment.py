"""What every use case needs to know: which store, which day counts as today, which policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from inburgering_cli.law.terms.policy import STANDAARD, Beleid
from inburgering_cli.store.database import Locatie, explain_sqlite, open_read
from inburgering_cli.store.driver import errors

if TYPE_CHECKING:
    from inburgering_cli.store.trial import Proef
    from inburgering_cli.work.reading.last_dossier import Laatste


class Omgeving:
    """The store, the peildatum (ISO) and the policy in force. `waarschuwingen` collects Dutch sentences for stderr.

    For the trail: `opdracht` is the command as it shows there, `vermeld` the dossiers of whose look it tells already. A
    command that writes tells of itself (`noteert` false). `zonder_spoor`: a look could not be noted, and that was said.

    `proef`: the transaction of a trial run, when this is one. `staat`: the folder of the user's state.

    `sjablonen`: the folder with the municipality's own templates, when it has one.
    """

    def __init__(
        self,
        locatie: Locatie,
        peildatum: str,
        beleid: Beleid = STANDAARD,
        sjablonen: Path | None = None,
        staat: Path | None = None,
    ) -> None:
        self.locatie = locatie
        self.peildatum = peildatum
        self.beleid = beleid
        self.sjablonen = sjablonen
        self._staat = staat
        self.waarschuwingen: list[str] = []
        self.opdracht = ""
        self.noteert = True
        self.vermeld: set[str] = set()
        self.zonder_spoor = False
        self.proef: Proef | None = None

    @cached_property
    def laatste(self) -> "Laatste":
        """The dossier that `-` means; without a folder of state none is kept."""
        from inburgering_cli.work.reading.last_dossier import Laatste  # lists have no dossier to remember

        return Laatste(self._staat, self.locatie.pad)

    def warn(self, sentence: str) -> None:
        """Say something that does not stop the work; each sentence once."""
        if sentence not in self.waarschuwingen:
            self.waarschuwingen.append(sentence)


@contextmanager
def reading(env: Omgeving, *, guarded: bool = True) -> Iterator[Connection]:
    """A read-only snapshot of the store; errors of SQLite become Dutch ones. In a trial run: with what was written in it.

    `guarded`: see `open_read`.
    """
    if env.proef is not None and env.proef.raw is not None:
        yield env.proef.raw
        return
    connection = open_read(env.locatie.pad, guarded=guarded)
    try:
        yield connection
    except errors() as error:
        raise explain_sqlite(error, env.locatie.pad) from None
    finally:
        connection.close()
