"""A trial run: what a command writes stays in an open transaction, can be looked at, and is undone. Stdlib only."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from inburgering_cli.store.undo import Beelden


class Proef:
    """The one transaction of a trial run. `beelden`: what each part of the command touched, as far as that is kept.

    `around`: what has to be so for as long as the transaction is open.
    """

    def __init__(self, around: Callable[[], AbstractContextManager[Any]] = nullcontext) -> None:
        self._around = around
        self.beelden: list[Beelden] = []
        self._connection: Any = None
        self._open = ExitStack()

    @property
    def raw(self) -> sqlite3.Connection | None:
        """The connection that sees what was written; None when nothing was."""
        if self._connection is None:
            return None
        return cast("sqlite3.Connection", self._connection.connection.driver_connection)

    def begin(self, begun: Callable[[], AbstractContextManager[Any]]) -> Any:
        """The open transaction; `begun` starts it when there is none yet."""
        if self._connection is None:
            self._open.enter_context(self._around())
            self._connection = self._open.enter_context(begun())
        return self._connection

    def close(self) -> None:
        """Undo all of it."""
        self._connection = None
        self.beelden.clear()
        self._open.close()
