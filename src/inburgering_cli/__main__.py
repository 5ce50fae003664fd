"""The entry point of the `inburgering` command."""

import gc
import sys

#: Objects made before Python looks for cycles: its default of 700 has it look dozens of times while a list is made.
_GC_THRESHOLD = 200_000


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_GC_THRESHOLD)
    from inburgering_cli.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
