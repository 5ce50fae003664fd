"""A pager for what is longer than the terminal. Nothing of it runs in a pipe. See ADR 0019."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, TextIO

_PROMPT: Final = 1  # the line below, that the shell takes
#: For less: leave at once what fits, keep colours and the screen, keep no history of what was searched for (names), and do
#: not start other programs or write files.
_LESS: Final = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
_PRIVATE: Final = {"LESSHISTFILE": "-", "LESSSECURE": "1"}


class _Kept:
    """A stream in front of a terminal that keeps what is written, as long as `when` says so."""

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
    """Send what is written to stdout through a pager when it is longer than the terminal.

    `command` gives the pager, or nothing for none. What goes to stderr after the first screenful comes after the pager.
    """
    room = shutil.get_terminal_size().lines - _PROMPT
    out = _Kept(sys.stdout, lambda: True)
    errors = _Kept(sys.stderr, lambda: out.lines > room)
    sys.stdout, sys.stderr = out, errors  # all of a stream that writing to a terminal takes
    try:
        yield
    except KeyboardInterrupt:
        out.parts.clear()  # who breaks off wants to read no more
        raise
    finally:
        sys.stdout, sys.stderr = out.terminal, errors.terminal
        text = "".join(out.parts)
        if not (out.lines > room and text and _show(text, command())):
            sys.stdout.write(text)
            sys.stdout.flush()
        sys.stderr.write("".join(errors.parts))


def _show(text: str, command: Sequence[str]) -> bool:
    """Let the user read a text in the pager; False when there is none. Who stops reading early makes no fault."""
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
