"""Commands built from an input model: the options of a command and the columns of its import are one declaration.

A model is named as `dossier.CaseInvoer` and loaded when its command is built: the other commands of the group do without it.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec

import typer
from typer.models import CommandInfo

from inburgering_cli.cli.shell.confirm import Ask, NoQuestions, on_terminal
from inburgering_cli.cli.shell.dutch import Later, Opdracht, command_of
from inburgering_cli.cli.shell.options import Output, Ref, WriteOutput, chosen, env_of, say
from inburgering_cli.cli.shell.reading import Pagina
from inburgering_cli.core.errors import GebruikFout, Geweigerd

if TYPE_CHECKING:
    from inburgering_cli.records.field import Veld
    from inburgering_cli.work.environment import Omgeving

P = ParamSpec("P")
_WIDEST_METAVAR = 32  # a longer list of choices would push the help past 80 columns


def _parameter(name: str, spec: "Veld", *, gedeeltelijk: bool) -> inspect.Parameter:
    metavar = spec.metavar if len(spec.metavar) <= _WIDEST_METAVAR else name.rpartition("_")[2].upper()
    about = _help(spec, name if spec.positie or spec.vlag else metavar)
    if spec.positie:
        argument = Annotated[str, typer.Argument(metavar=name.upper(), help=about, show_default=False)]
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=argument)
    flag = "--" + name.replace("_", "-")
    if spec.verplicht and not gedeeltelijk:
        about += " (verplicht)"
    annotation: Any
    if spec.vlag:
        option = typer.Option(f"{flag}/--geen-{flag[2:]}", help=about, show_default=False)
        annotation = Annotated[bool | None, option]
    else:
        option = typer.Option(flag, metavar=metavar, help=about, show_default=False)
        annotation = Annotated[list[str] | None, option] if spec.herhaal else Annotated[str | None, option]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _help(spec: "Veld", metavar: str) -> str:
    shown = set(metavar.lower().split("|"))
    if spec.keuzes and not shown >= set(spec.keuzes):
        return f"{spec.help}: {', '.join(spec.keuzes)}"
    return spec.help


def read_options(model: type, options: dict[str, Any], peildatum: str, *, gedeeltelijk: bool = False) -> Any:
    """The options of a command as its input model, by the same reader as the rows of a file.

    Raises `GebruikFout` when something is missing or cannot be understood, `Geweigerd` when a value is refused.
    """
    from inburgering_cli.records.field import Reader, fields_of

    texts = {k: ("ja" if v else "nee") if isinstance(v, bool) else v for k, v in options.items()}
    read: Any = Reader(model, peildatum, gedeeltelijk=gedeeltelijk).read(texts)
    if not isinstance(read, list):
        return read
    specs = fields_of(model)
    lines = []
    for miss in read:
        name = (
            miss.veld.upper() if specs[miss.veld].positie and not gedeeltelijk else "--" + miss.veld.replace("_", "-")
        )
        lines.append(f"{name} {miss.melding}." if miss.melding == "ontbreekt" else f"{name}: {miss.melding}.")
    kind = GebruikFout if all(m.gebruik for m in read) else Geweigerd
    raise kind("\n".join(lines), veld=read[0].veld)


def _flag(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=annotation)


def _missing(specs: Mapping[str, "Veld"], options: Mapping[str, Any]) -> bool:
    return any(spec.verplicht and not options.get(name) for name, spec in specs.items())


def _settings(names: Iterable[str]) -> dict[str, str | None]:
    from inburgering_cli.cli.shell.settings import value  # here: few commands have any

    return {name: value(name).waarde for name in names}


def _of_model(
    declare: Callable[Concatenate[str, type, P], CommandInfo],
) -> Callable[Concatenate[typer.Typer, str, str, P], None]:
    """Add a command to a group, to be declared when it is asked for, with the input model that is named."""

    def add(app: typer.Typer, name: str, model: str, /, *arguments: P.args, **options: P.kwargs) -> None:
        def build() -> Any:
            module, kind = model.split(".")
            found = getattr(import_module(f"inburgering_cli.records.kinds.{module}"), kind)
            return command_of(declare(name, found, *arguments, **options))

        app.registered_commands.append(Later(name, build))

    return add


def declare_record(
    name: str,
    model: type,
    run: Callable[..., str | None],
    show: Callable[["Omgeving", str, Any], Any],
    done: str,
    *,
    help: str,
    dossier: bool = True,
    gedeeltelijk: bool = False,
    extra: tuple[inspect.Parameter, ...] = (),
    instellingen: tuple[str, ...] = (),
) -> CommandInfo:
    """Declare a command that registers one record.

    `run(env, dossier, invoer, **extra)` (without dossier where there is none) gives the number of the dossier; `show` gives
    what `-o json` prints; `done` is what a person reads, with `{d}` for the number. `instellingen`: options that are what
    the user's setting of that name says, unless given.
    """
    from inburgering_cli.records.field import fields_of

    specs = fields_of(model)
    asks = not gedeeltelijk and any(spec.verplicht or spec.vraag for spec in specs.values())

    def command(**options: Any) -> None:
        ctx = options.pop("ctx")
        formaat = chosen(options.pop("output"), ("table", "json"))
        quiet, wanted = options.pop("yes", False) or formaat != "table", options.pop("vraag", False)
        arguments: list[Any] = [options.pop("dossier")] if dossier else []
        more = {p.name: options.pop(p.name) for p in extra}
        env = env_of(ctx)
        options |= _settings(name for name in instellingen if options[name] is None)

        def store(texts: dict[str, Any]) -> tuple[str | None, Any]:
            invoer = read_options(model, texts, env.peildatum, gedeeltelijk=gedeeltelijk)
            return run(env, *arguments, invoer, **more), invoer

        if wanted or (asks and not quiet and _missing(specs, options) and on_terminal()):
            if quiet or not on_terminal():
                raise GebruikFout("--vraag gaat alleen op een terminal, zonder --yes en zonder -o json.", veld="vraag")
            from inburgering_cli.cli.shell.prompts import walk

            nummer, invoer = walk(env, model, options, arguments[0] if arguments else None, store)
        else:
            nummer, invoer = store(options)
        say(env)
        if formaat == "json":
            from inburgering_cli.screen.output import emit_json

            emit_json(show(env, nummer or "", invoer))
        else:
            print(done.format(d=nummer))

    own = [_parameter(n, s, gedeeltelijk=gedeeltelijk) for n, s in specs.items()]
    command.invoer = model  # type: ignore[attr-defined]  # what knows the choices of an argument that is asked for
    talk = [_flag("yes", NoQuestions)] if asks else []
    if asks and any(spec.vraag for spec in specs.values()):
        talk.append(_flag("vraag", Ask))
    return _declare(name, command, [*own, *extra, *talk], WriteOutput, help=help, dossier=dossier)


record_command = _of_model(declare_record)
"""Add such a command to a group, with the record that is named (`pip.PipInvoer`)."""


@_of_model
def read_command(
    name: str, model: type, show: Callable[["Omgeving", str, Any, str], None], *, help: str
) -> CommandInfo:
    """Add a command that answers a question about a dossier, with an input model as its options; nothing is stored.

    `show(env, dossier, invoer, formaat)` prints the answer.
    """
    from inburgering_cli.records.field import fields_of

    def command(**options: Any) -> None:
        env, formaat, dossier = env_of(options.pop("ctx")), chosen(options.pop("output")), options.pop("dossier")
        show(env, dossier, read_options(model, options, env.peildatum), formaat)
        say(env)

    command.invoer = model  # type: ignore[attr-defined]  # for who completes its options
    own = [_parameter(n, s, gedeeltelijk=False) for n, s in fields_of(model).items()]
    return _declare(name, command, own, Output, help=help, dossier=True, cls=Pagina)


def _declare(
    name: str,
    command: Callable[..., None],
    own: list[inspect.Parameter],
    output: Any,
    *,
    help: str,
    dossier: bool,
    cls: type[Opdracht] = Opdracht,
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


#: For a record that may, but need not, belong to a dossier.
OPTIONAL_DOSSIER: Any = inspect.Parameter(
    "dossier",
    inspect.Parameter.KEYWORD_ONLY,
    default=None,
    annotation=Annotated[
        str | None,
        typer.Argument(metavar="[DOSSIER]", help="Bij wie het hoort, als dat bekend is.", show_default=False),
    ],
)
#: For a command that also changes what is there.
WIJZIG: Any = _flag(
    "wijzig", Annotated[bool, typer.Option("--wijzig", help="Wijzig wat er al staat.", show_default=False)]
)


def kind_command(
    app: typer.Typer,
    opdracht: str,
    place: str,
    show: Callable[["Omgeving", str, Any], Any],
    done: str,
    *,
    help: str,
    dossier: bool = True,
) -> None:
    """Add a command that adds a record of a kind, or changes it with `--wijzig`.

    `opdracht` is the command as the trail shows it (`map record`); `place` says where its kind is declared (`parts.MAP`).
    """

    def run(env: "Omgeving", *arguments: Any, wijzig: bool) -> str | None:
        from inburgering_cli.records.kinds import at
        from inburgering_cli.work.writing.records import record

        found, invoer = arguments if dossier else (None, *arguments)
        return record(env, at(place), found, invoer, opdracht, wijzig=wijzig)

    def build() -> Any:
        from inburgering_cli.records.kinds import at

        name = opdracht.rpartition(" ")[2]
        return command_of(
            declare_record(name, at(place).record, run, show, done, help=help, dossier=dossier, extra=(WIJZIG,))
        )

    app.registered_commands.append(Later(opdracht.rpartition(" ")[2], build))
