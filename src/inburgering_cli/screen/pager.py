"""A pager for what is longer than the terminal. Nothing of it runs in a pipe, or for what fits."""

import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, TextIO

_PROMPT: Final = 1  # the line below, that the shell takes
#: For less: leave at once what fits, keep colours and the screen, keep no history of what was searched for (names), and do
#: not start other programs or write files.
_LESS: Final = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
_PRIVATE: Final = {"LESSHISTFILE": "-", "LESSSECURE": "1"}


@contextmanager
def paged(command: Callable[[], Sequence[str]]) -> Iterator[None]:
    """Send what is written to stdout through a pager as soon as it is longer than the terminal.

    `command` gives the pager, or nothing for none. Who stops reading early makes no fault. What goes to stderr meanwhile
    comes when the pager has gone.
    """
    screen, errors = sys.stdout, sys.stderr
    out = _Out(screen, command)
    sys.stdout = out  # all of a text stream that writing to a terminal takes
    sys.stderr = _Later(errors, out)
    try:
        yield
    except BrokenPipeError:
        if not out.left:
            raise
    finally:
        later = sys.stderr
        sys.stdout, sys.stderr = screen, errors
        out.close()
        if isinstance(later, _Later):
            errors.write("".join(later.kept))
            errors.flush()


class _Stream:
    """A stream in front of another one: what is not written is asked of that one."""

    def __init__(self, behind: TextIO) -> None:
        self._behind = behind

    def __getattr__(self, name: str) -> Any:
        return getattr(self._behind, name)

    def writelines(self, lines: Iterator[str]) -> None:
        """Write pieces of text one after the other."""
        for line in lines:
            self.write(line)

    def write(self, text: str) -> int:
        """Write a piece of text."""
        raise NotImplementedError


class _Out(_Stream):
    """stdout: keeps a screenful, and starts the pager with what comes after it."""

    def __init__(self, screen: TextIO, command: Callable[[], Sequence[str]]) -> None:
        super().__init__(screen)
        self._command = command
        self._kept: list[str] | None = []
        self._room = shutil.get_terminal_size().lines - _PROMPT
        self._pager: Any = None
        self._interrupt: Any = None
        self.left = False  # the reader left before the end

    @property
    def started(self) -> bool:
        return self._pager is not None

    def write(self, text: str) -> int:
        if self._kept is None:
            self._send(text)
            return len(text)
        self._kept.append(text)
        self._room -= text.count("\n")
        if self._room < 0:
            whole, self._kept = "".join(self._kept), None
            self._start()
            self._send(whole)
        return len(text)

    def flush(self) -> None:
        """Nothing: the end writes what is left."""

    def _send(self, text: str) -> None:
        if self._pager is None:
            self._behind.write(text)
            return
        try:
            self._pager.stdin.write(text)
        except BrokenPipeError:
            self.left = True
            raise

    def _start(self) -> None:
        command = self._command()
        if not command:
            return
        import os
        import subprocess

        self._behind.flush()
        with suppress(OSError):  # no such pager: then without
            self._pager = subprocess.Popen(  # noqa: S603  # the pager of the user's own choice, without a shell
                command,
                stdin=subprocess.PIPE,
                text=True,
                encoding=self._behind.encoding,
                errors=self._behind.errors,
                env={**_LESS, **os.environ, **_PRIVATE},
            )
            self._interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager

    def close(self) -> None:
        """Show what was kept, or wait until the reader is done."""
        if self._kept:
            self._behind.write("".join(self._kept))
            self._behind.flush()
        if self._pager is not None:
            with suppress(BrokenPipeError):
                self._pager.stdin.close()
            self._pager.wait()
            signal.signal(signal.SIGINT, self._interrupt)


class _Later(_Stream):
    """stderr: kept while a pager has the screen."""

    def __init__(self, errors: TextIO, out: _Out) -> None:
        super().__init__(errors)
        self._out = out
        self.kept: list[str] = []

    def write(self, text: str) -> int:
        if not self._out.started:
            return self._behind.write(text)
        self.kept.append(text)
        return len(text)
