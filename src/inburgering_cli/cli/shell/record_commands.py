"""Commands built from a record: its fields become the options, as they become the columns of an import.

A record is named by its place (`dossier.CaseRecord`) and loaded when its command is built, so that other commands start fast.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec

import typer
from typer.models import CommandInfo

from inburgering_cli.cli.shell.confirm import Ask, NoQuestions, on_terminal
from inburgering_cli.cli.shell.dutch import DutchCommand, Later, command_of
from inburgering_cli.cli.shell.options import Output, Ref, WriteOutput, chosen, env_of, say
from inburgering_cli.cli.shell.reading import PageCommand
from inburgering_cli.core.errors import Refused, UsageFault

if TYPE_CHECKING:
    from inburgering_cli.records.field import Field
    from inburgering_cli.work.environment import Environment

P = ParamSpec("P")
_WIDEST_METAVAR = 32  # a longer list of choices would push the help past 80 columns


def _parameter(name: str, spec: "Field", *, partly: bool) -> inspect.Parameter:
    metavar = spec.metavar if len(spec.metavar) <= _WIDEST_METAVAR else name.rpartition("_")[2].upper()
    about = _help(spec, name if spec.positional or spec.flag else metavar)
    if spec.positional:
        argument = Annotated[str, typer.Argument(metavar=name.upper(), help=about, show_default=False)]
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=argument)
    flag = "--" + name.replace("_", "-")
    if spec.required and not partly:
        about += " (verplicht)"
    annotation: Any
    if spec.flag:
        option = typer.Option(f"{flag}/--geen-{flag[2:]}", help=about, show_default=False)
        annotation = Annotated[bool | None, option]
    else:
        option = typer.Option(flag, metavar=metavar, help=about, show_default=False)
        annotation = Annotated[list[str] | None, option] if spec.several else Annotated[str | None, option]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _help(spec: "Field", metavar: str) -> str:
    shown = set(metavar.lower().split("|"))
    if spec.choices and not shown >= set(spec.choices):
        return f"{spec.help}: {', '.join(spec.choices)}"
    return spec.help


def read_options(model: type, options: dict[str, Any], peildatum: str, *, partly: bool = False) -> Any:
    """The options of a command as its record, read in the same way as the rows of a file.

    Raises `UsageFault` when something is missing or cannot be understood, `Refused` when a value is refused.
    """
    from inburgering_cli.records.field import SEPARATOR, Reader, fields_of

    specs = fields_of(model)
    texts = {k: ("ja" if v else "nee") if isinstance(v, bool) else v for k, v in options.items()}
    texts |= {k: SEPARATOR.join(v) for k, v in texts.items() if isinstance(v, list) and not specs[k].repeated}
    read: Any = Reader(model, peildatum, partly=partly).read(texts)
    if not isinstance(read, list):
        return read
    lines = []
    for miss in read:
        name = miss.veld.upper() if specs[miss.veld].positional and not partly else "--" + miss.veld.replace("_", "-")
        lines.append(f"{name} {miss.message}." if miss.message == "ontbreekt" else f"{name}: {miss.message}.")
    kind = UsageFault if all(m.usage_ for m in read) else Refused
    raise kind("\n".join(lines), field=read[0].veld)


def _flag(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=annotation)


def _missing(specs: Mapping[str, "Field"], options: Mapping[str, Any]) -> bool:
    return any(spec.required and not options.get(name) for name, spec in specs.items())


def _settings(names: Iterable[str]) -> dict[str, str | None]:
    from inburgering_cli.cli.shell.settings import value  # here: few commands have any

    return {name: value(name).value for name in names}


def _of_model(
    declare: Callable[Concatenate[str, type, P], CommandInfo],
) -> Callable[Concatenate[typer.Typer, str, str, P], None]:
    """Add a command to a group; its record is loaded and the command declared when it is asked for."""

    def add(app: typer.Typer, name: str, model: str, /, *arguments: P.args, **options: P.kwargs) -> None:
        def build() -> Any:
            module, kind = model.split(".")
            found = getattr(import_module(f"inburgering_cli.records.kinds.{module}"), kind)
            return command_of(declare(name, found, *arguments, **options))

        app.registered_commands.append(Later(name, build))

    return add


def writing(place: str) -> Callable[..., Any]:
    """The use case at a place in `work.writing` (`pip.create`); its module is imported when the command runs."""

    def run(*arguments: Any) -> Any:
        module, name = place.split(".")
        return getattr(import_module(f"inburgering_cli.work.writing.{module}"), name)(*arguments)

    return run


def declare_record(
    name: str,
    model: type,
    run: Callable[..., str | None],
    show: Callable[["Environment", str, Any], Any],
    done: str,
    *,
    help: str,
    dossier: bool = True,
    partly: bool = False,
    extra: tuple[inspect.Parameter, ...] = (),
    settings: tuple[str, ...] = (),
) -> CommandInfo:
    """Declare a command that registers one record.

    `run(env, dossier, record, **extra)` (no dossier where there is none) returns the number of the dossier; `show` returns
    what `-o json` prints; `done` is what a person reads, with `{d}` for the number. `settings`: options that default to the
    user's setting of that name.
    """
    from inburgering_cli.records.field import fields_of

    specs = fields_of(model)
    asks = not partly and any(spec.required or spec.asked for spec in specs.values())

    def command(**options: Any) -> None:
        ctx = options.pop("ctx")
        formaat = chosen(options.pop("output"), ("table", "json"))
        quiet, wanted = options.pop("yes", False) or formaat != "table", options.pop("vraag", False)
        arguments: list[Any] = [options.pop("dossier")] if dossier else []
        more = {p.name: options.pop(p.name) for p in extra}
        env = env_of(ctx)
        options |= _settings(name for name in settings if options[name] is None)

        def store(texts: dict[str, Any]) -> tuple[str | None, Any]:
            record = read_options(model, texts, env.peildatum, partly=partly)
            return run(env, *arguments, record, **more), record

        if wanted or (asks and not quiet and _missing(specs, options) and on_terminal()):
            if quiet or not on_terminal():
                raise UsageFault("--vraag gaat alleen op een terminal, zonder --yes en zonder -o json.", field="vraag")
            from inburgering_cli.cli.shell.prompts import walk

            nummer, record = walk(env, model, options, arguments[0] if arguments else None, store)
        else:
            nummer, record = store(options)
        say(env)
        if formaat == "json":
            from inburgering_cli.screen.output import emit_json

            emit_json(show(env, nummer or "", record))
        else:
            print(done.format(d=nummer))

    own = [_parameter(n, s, partly=partly) for n, s in specs.items()]
    command.invoer = model  # type: ignore[attr-defined]  # prompts read the choices from it
    talk = [_flag("yes", NoQuestions)] if asks else []
    if asks and any(spec.asked for spec in specs.values()):
        talk.append(_flag("vraag", Ask))
    return _declare(name, command, [*own, *extra, *talk], WriteOutput, help=help, dossier=dossier)


record_command = _of_model(declare_record)
"""Add such a command to a group, with the record that is named (`pip.PipRecord`)."""


@_of_model
def read_command(
    name: str, model: type, show: Callable[["Environment", str, Any, str], None], *, help: str
) -> CommandInfo:
    """Add a command that answers a question about a dossier, with a record as its options; nothing is stored.

    `show(env, dossier, record, formaat)` prints the answer.
    """
    from inburgering_cli.records.field import fields_of

    def command(**options: Any) -> None:
        env, formaat, dossier = env_of(options.pop("ctx")), chosen(options.pop("output")), options.pop("dossier")
        show(env, dossier, read_options(model, options, env.peildatum), formaat)
        say(env)

    command.invoer = model  # type: ignore[attr-defined]  # completion reads the choices from it
    own = [_parameter(n, s, partly=False) for n, s in fields_of(model).items()]
    return _declare(name, command, own, Output, help=help, dossier=True, cls=PageCommand)


def _declare(
    name: str,
    command: Callable[..., None],
    own: list[inspect.Parameter],
    output: Any,
    *,
    help: str,
    dossier: bool,
    cls: type[DutchCommand] = DutchCommand,
) -> CommandInfo:
    """Give a function the signature that Typer reads."""
    parameters = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    if dossier:
        parameters.append(inspect.Parameter("dossier", inspect.Parameter.KEYWORD_ONLY, annotation=Ref))
    parameters += own
    parameters.append(inspect.Parameter("output", inspect.Parameter.KEYWORD_ONLY, default="table", annotation=output))
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what Typer reads
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__name__ = name
    return CommandInfo(name, cls=cls, callback=command, help=help, options_metavar="[OPTIES]")


#: For a record that may belong to a dossier.
OPTIONAL_DOSSIER: Any = inspect.Parameter(
    "dossier",
    inspect.Parameter.KEYWORD_ONLY,
    default=None,
    annotation=Annotated[
        str | None,
        typer.Argument(metavar="[DOSSIER]", help="Bij wie het hoort, als dat bekend is.", show_default=False),
    ],
)
#: For a command that can also change a record.
CHANGE: Any = _flag(
    "wijzig", Annotated[bool, typer.Option("--wijzig", help="Wijzig wat er al staat.", show_default=False)]
)
