"""The standard streams: always there, and a reader that goes away is no error."""

import contextlib
import io
import os
import sys
from typing import Any, Final

_PLACES: Final = (("stdin", 0, os.O_RDONLY), ("stdout", 1, os.O_WRONLY), ("stderr", 2, os.O_WRONLY))

_replaced: Final[list[Any]] = []  # a stream that nobody holds any more closes its file


class _Out(io.FileIO):
    """A stream whose reader may go away (`| head`): what is written after that is lost, and nothing else changes."""

    lost: type[OSError] = BrokenPipeError

    def write(self, data: Any, /) -> int:
        """Write, or let the text go when nobody reads it."""
        try:
            return super().write(data) or 0
        except self.lost:
            return memoryview(data).nbytes


class _Errors(_Out):
    """Stderr: there is no place to tell that it cannot be written."""

    lost = OSError


def secure() -> None:
    """Open the null device in the place of a closed stream, and let a pipe without a reader swallow what it gets.

    Without this a file that the program opens, the store too, would get the number of the closed stream.
    """
    for name, number, mode in _PLACES:
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, mode)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))
    sys.stdout, sys.stderr = _without_reader(sys.stdout, _Out), _without_reader(sys.stderr, _Errors)


def _without_reader(stream: Any, kind: type[_Out]) -> Any:
    """The same stream that bears a reader that goes away; a terminal has none."""
    with contextlib.suppress(OSError, ValueError):
        if not stream.isatty():
            raw = kind(stream.fileno(), "w", closefd=False)
            _replaced.append(stream)
            return io.TextIOWrapper(
                io.BufferedWriter(raw), stream.encoding, stream.errors, line_buffering=stream.line_buffering
            )
    return stream
