"""The entry point of the `inburgering` command."""

import contextlib
import gc
import os
import sys

#: Objects made before Python looks for cycles: its default of 700 has it look dozens of times while a list is made.
_GC_THRESHOLD = 200_000


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_GC_THRESHOLD)
    try:
        from inburgering_cli.cli.shell.streams import secure

        secure()
        from inburgering_cli.cli.shell.run import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # in the moments when `run` cannot catch it
        code = 130
    # without taking down every object one by one: everything is closed and written, and it costs a tenth of a list
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
