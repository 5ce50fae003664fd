"""Commands that show the records of one kind, and the search for the record that was just written."""

from collections.abc import Callable
from typing import Any

import typer

from inburgering_cli.cli.shell.options import Output, Ref, chosen, env_of
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand
from inburgering_cli.work.environment import Environment


def _same(record: dict[str, Any], typed: Any, keys: tuple[str, ...]) -> bool:
    """Whether a stored record equals what was typed in these fields; without fields, in all of them."""
    return all(record[name] == getattr(typed, name) for name in keys or vars(typed) if name in record)


def last(place: str, *keys: str) -> Callable[[Environment, str, Any], Any]:
    """Finds the record that was just written: the last one that equals what was typed in `keys`."""

    def find(env: Environment, nummer: str, record: Any) -> dict[str, Any]:
        from inburgering_cli.records.kinds import at
        from inburgering_cli.work.reading.records import part, register

        kind = at(place)
        owned = kind.owner is True
        records = part(env, nummer, kind)[1] if owned else register(env, kind)
        found = ([r for r in records if _same(r, record, keys)] or records)[-1]
        return {"dossier": nummer, **found} if owned else found

    return find


def whole_case(env: Environment, nummer: str, _: Any) -> dict[str, Any]:
    """The whole dossier after it was written."""
    from inburgering_cli.work.reading import dossier

    return dossier.case(env, nummer)


def show_part(ctx: typer.Context, dossier: str, place: str, output: str, empty: str) -> list[dict[str, Any]]:
    """Print the records of one kind of a dossier, and return them."""
    from inburgering_cli.records.kinds import at
    from inburgering_cli.screen.columns.records import columns_of, details_of
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading.records import part

    formaat, env, kind = chosen(output), env_of(ctx), at(place)
    nummer, records = part(env, dossier, kind)
    rows = [{"dossier": nummer, **r} for r in records]
    emit(formaat, rows, columns_of(kind), title=f"Dossier {nummer}", empty=empty, details=details_of(kind))
    return rows


def part_command(
    app: typer.Typer, name: str, place: str, *, empty: str, help: str, progress: str | None = None
) -> None:
    """Add a command that shows one kind of record of a dossier; with `progress` the table also says what is missing."""

    @app.command(name, cls=ListCommand, help=help, options_metavar="[OPTIES]")
    def show(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
        show_part(ctx, dossier, place, output, empty)
        if progress is not None and output == "table":
            show_progress(ctx, dossier, progress, output, "Wat is behaald en wat ontbreekt", "")


def whole_command(app: typer.Typer, name: str, place: str, *, empty: str, help: str) -> None:
    """Add a command that shows every record of one kind of a dossier in full, one below the other."""

    @app.command(name, cls=PageCommand, help=help, options_metavar="[OPTIES]")
    def show(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
        from inburgering_cli.records.kinds import at
        from inburgering_cli.screen.dossier import show_whole
        from inburgering_cli.screen.output import TABLE, emit
        from inburgering_cli.work.reading.records import part

        formaat, env, kind = chosen(output), env_of(ctx), at(place)
        nummer, records = part(env, dossier, kind)
        rows = [{"dossier": nummer, **record} for record in records]
        if formaat == TABLE and rows:
            show_whole(kind, rows)
        else:
            emit(formaat, rows, (), empty=empty)


def show_progress(ctx: typer.Context, dossier: str, which: str, output: str, title: str | None, empty: str) -> None:
    """Print what is done and what is missing of `map`, `pvt`, `examen` or the whole `plicht`."""
    from inburgering_cli.screen.columns import progress as columns
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import progress

    formaat, env = chosen(output), env_of(ctx)
    nummer, rows = progress.parts(env, dossier, which)
    shown_columns = columns.PARTS if which in ("map", "pvt") else columns.REQUIREMENTS
    emit(formaat, rows, shown_columns, title=title or f"Dossier {nummer}", empty=empty)


def progress_command(app: typer.Typer, name: str, which: str, *, empty: str = "", help: str) -> None:
    """Add a command that shows what is done and what is missing."""

    @app.command(name, cls=ListCommand, help=help, options_metavar="[OPTIES]")
    def show(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
        show_progress(ctx, dossier, which, output, None, empty)


def register_command(app: typer.Typer, name: str, place: str, *, empty: str, help: str) -> None:
    """Add a command that shows a register."""

    @app.command(name, cls=ListCommand, help=help, options_metavar="[OPTIES]")
    def show(ctx: typer.Context, output: Output = "table") -> None:
        from inburgering_cli.records.kinds import at
        from inburgering_cli.screen.columns.records import columns_of, details_of
        from inburgering_cli.screen.output import emit
        from inburgering_cli.work.reading.records import register

        formaat, env, kind = chosen(output), env_of(ctx), at(place)
        rows = register(env, kind)
        emit(formaat, rows, columns_of(kind), title=kind.heading, empty=empty, details=details_of(kind))
