"""Commands that are made from the declaration of a kind alone: one that records, one that shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from inburgering_cli.cli.shell.dutch import Later, command_of, group
from inburgering_cli.cli.shell.part_commands import last, part_command, register_command, whole_command
from inburgering_cli.cli.shell.record_commands import CHANGE, OPTIONAL_DOSSIER, declare_record
from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds import at

if TYPE_CHECKING:
    from inburgering_cli.work.environment import Environment

Find = Callable[["Environment", str, Any], Any]


def group_of(place: str) -> typer.Typer:
    """The group of a kind that has a group of its own; `place` is where it is declared (`arrival.OVERDRACHT`)."""
    command = _command(at(place))
    app = group(command.group)
    add_kind(app, place)
    if command.whole_help:
        whole_command(app, "show", place, empty=command.empty, help=command.whole_help)
    return app


def add_kind(app: typer.Typer, place: str, written: Find | None = None) -> None:
    """Add both commands of a kind to a group."""
    add_record(app, place, written)
    add_shown(app, place)


def add_record(app: typer.Typer, place: str, written: Find | None = None) -> None:
    """Add the command that adds a record of a kind, or changes it with `--wijzig`.

    `written` finds the record for `-o json`; without it, the record is found by its key.
    """
    kind = at(place)
    command = _command(kind)
    name, whose = command.name.rpartition(" ")[2], kind.owner is True

    def run(env: "Environment", *arguments: Any, wijzig: bool, dossier: str | None = None) -> str | None:
        from inburgering_cli.work.writing.records import record

        found, typed = arguments if whose else (dossier, *arguments)
        return record(env, kind, found, typed, command.name, wijzig=wijzig)

    def build() -> Any:
        extra = (OPTIONAL_DOSSIER, CHANGE) if kind.owner is None else (CHANGE,)
        find = written or _by_key(place, kind)
        return command_of(
            declare_record(name, kind.record, run, find, command.done, help=command.help, dossier=whose, extra=extra)
        )

    app.registered_commands.append(Later(name, build))


def add_shown(app: typer.Typer, place: str, progress: str | None = None) -> None:
    """Add the command that shows the records of a kind; `progress`: and what is missing of that part."""
    kind = at(place)
    command = _command(kind)
    if kind.owner is True:
        part_command(app, command.shown, place, empty=command.empty, help=command.shown_help, progress=progress)
    else:
        register_command(app, command.shown, place, empty=command.empty, help=command.shown_help)


def _command(kind: Kind) -> Command:
    assert kind.command is not None
    return kind.command


def _by_key(place: str, kind: Kind) -> Find:
    keys = kind.key if isinstance(kind.key, tuple) else ()
    typed = (name for name in keys if name not in kind.always)  # the others are filled in when they are not typed
    return last(place, *typed)
