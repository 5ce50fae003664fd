"""A trial run: a command writes in an open transaction, which can be read and is then undone. Stdlib only."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inburgering_cli.store.undo import RowImages


class Trial:
    """The transaction of a trial run. `images`: the rows that each part of the command touched, if these are kept.

    `around`: a context that is held for as long as the transaction is open.
    """

    def __init__(self, around: Callable[[], AbstractContextManager[Any]] = nullcontext) -> None:
        self._around = around
        self.images: list[RowImages] = []
        #: The connection of the transaction; None when nothing was written.
        self.raw: sqlite3.Connection | None = None
        self._open = ExitStack()

    def begin(self, begun: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> sqlite3.Connection:
        """The open transaction; `begun` starts it when there is none yet."""
        if self.raw is None:
            self._open.enter_context(self._around())
            self.raw = self._open.enter_context(begun())
        return self.raw

    def close(self) -> None:
        """Undo everything that was written."""
        self.raw = None
        self.images.clear()
        self._open.close()
