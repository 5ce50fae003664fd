"""Groups of commands that are like those of every other kind of record: made from its declaration alone."""

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, last_of, part_command, register_command, whole_command
from inburgering_cli.cli.shell.record_commands import kind_command
from inburgering_cli.records.kinds import at


def group_of(place: str) -> typer.Typer:
    """The commands of the kind at a place (`arrival.OVERDRACHT`): one that records, one that shows."""
    kind = at(place)
    command = kind.command
    assert command is not None
    app = group(command.group)
    keys = kind.key if isinstance(kind.key, tuple) else ()
    whose = kind.owner is True
    written = last(place, *keys) if whose else last_of(place, *keys)
    kind_command(app, command.name, place, written, command.done, help=command.help, dossier=whose)
    show = part_command if whose else register_command
    show(app, command.shown, place, empty=command.empty, help=command.shown_help)
    if command.whole_help:
        whole_command(app, "show", place, empty=command.empty, help=command.whole_help)
    return app
