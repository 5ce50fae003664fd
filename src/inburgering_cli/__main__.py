"""The entry point of the `inburgering` command."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from inburgering_cli.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
