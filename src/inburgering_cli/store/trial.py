"""A trial run: what a command writes stays in an open transaction, can be looked at, and is undone. Stdlib only."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inburgering_cli.store.undo import RowImages


class Trial:
    """The one transaction of a trial run. `images`: what each part of the command touched, as far as that is kept.

    `around`: what has to be so for as long as the transaction is open.
    """

    def __init__(self, around: Callable[[], AbstractContextManager[Any]] = nullcontext) -> None:
        self._around = around
        self.images: list[RowImages] = []
        #: The connection that sees what was written; None when nothing was.
        self.raw: sqlite3.Connection | None = None
        self._open = ExitStack()

    def begin(self, begun: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> sqlite3.Connection:
        """The open transaction; `begun` starts it when there is none yet."""
        if self.raw is None:
            self._open.enter_context(self._around())
            self.raw = self._open.enter_context(begun())
        return self.raw

    def close(self) -> None:
        """Undo all of it."""
        self.raw = None
        self.images.clear()
        self._open.close()
