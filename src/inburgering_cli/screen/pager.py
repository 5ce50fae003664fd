"""Sends output longer than the terminal through a pager. Not used in a pipe. See ADR 0019."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, TextIO

_PROMPT: Final = 1  # the line of the shell prompt
#: For less: quit when the text fits, keep colours and the screen. Searches may hold names, so keep no history. Start no
#: programs and write no files.
_LESS: Final = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
_PRIVATE: Final = {"LESSHISTFILE": "-", "LESSSECURE": "1"}


class _Kept:
    """Wraps the stream of a terminal; keeps the text written to it as long as `when()` is true."""

    def __init__(self, terminal: TextIO, when: Callable[[], bool]) -> None:
        self.terminal, self.when, self.parts, self.lines = terminal, when, list[str](), 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.terminal, name)

    def write(self, text: str) -> int:
        if not self.when():
            return self.terminal.write(text)
        self.parts.append(text)
        self.lines += text.count("\n")
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)


@contextmanager
def paged(command: Callable[[], Sequence[str]]) -> Iterator[None]:
    """Send stdout through a pager when it is longer than the terminal.

    `command` gives the pager, empty for none. Once stdout is longer than a screen, stderr is held until the pager ends.
    """
    room = shutil.get_terminal_size().lines - _PROMPT
    out = _Kept(sys.stdout, lambda: True)
    errors = _Kept(sys.stderr, lambda: out.lines > room)
    sys.stdout, sys.stderr = out, errors  # enough of a stream to write to a terminal
    try:
        yield
    except KeyboardInterrupt:
        out.parts.clear()  # after Ctrl-C there is nothing left to read
        raise
    finally:
        sys.stdout, sys.stderr = out.terminal, errors.terminal
        text = "".join(out.parts)
        if not (out.lines > room and text and _show(text, command())):
            sys.stdout.write(text)
            sys.stdout.flush()
        sys.stderr.write("".join(errors.parts))


def _show(text: str, command: Sequence[str]) -> bool:
    """Show a text in the pager; False when there is none. Quitting early is no error."""
    if not command:
        return False
    import os
    import signal
    import subprocess

    sys.stdout.flush()
    interrupt = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is for the pager
    try:
        subprocess.run(  # noqa: S603  # the user's own choice of program, without a shell
            command,
            input=text.encode(sys.stdout.encoding, sys.stdout.errors or "strict"),
            env={**_LESS, **os.environ, **_PRIVATE},
            check=False,
        )
    except OSError:  # no such program
        return False
    finally:
        signal.signal(signal.SIGINT, interrupt)
    return True
