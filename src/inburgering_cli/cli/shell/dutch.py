"""Typer in Dutch: its command classes with Dutch help and errors, and the register of groups."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import cache
from importlib import import_module
from typing import Any, Final, cast

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException
from typer.main import get_command, get_command_from_info, get_command_name, get_group
from typer.models import CommandInfo

from inburgering_cli.cli.shell.arguments import OUTPUT, TRIAL
from inburgering_cli.cli.shell.faults import given_twice, no_such_command, too_much

CONTEXT: Final = {"help_option_names": ["--help", "-h"], "max_content_width": 100}


def _one_value(param: Any) -> bool:
    """Whether only one value counts: an option that is not repeated, and no switch without an opposite."""
    switch = getattr(param, "is_flag", False) and not param.secondary_opts
    return param.param_type_name == "option" and not (param.multiple or param.count or switch)


class _OfRoot(TyperOption):
    """An option of the root command, typed after the command: the same as before it."""

    def handle_parse_result(self, ctx: Any, opts: Mapping[str, Any], args: list[str]) -> tuple[Any, list[str]]:
        """Give a value that was typed to the root command."""
        name = str(self.name)
        if name in opts:
            root = ctx.find_root()
            if getattr(root.get_parameter_source(name), "name", None) == "COMMANDLINE" and not self.is_flag:
                raise given_twice(self)
            root.params[name] = opts[name]
        return None, args


@cache
def _of_root(root: Any) -> tuple[_OfRoot, ...]:
    """The options of the root command for the commands below it; the help does not repeat them."""
    return tuple(
        _OfRoot(param_decls=list(param.opts), is_flag=param.is_flag, hidden=True)
        for param in root.params
        if param.name not in ("help", "version")
    )


class _Dutch:
    """Shared by a command and a group: usage, sections and the help option in Dutch."""

    params: list[Any]

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, and those of the root command that this one does not have itself."""
        own: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        root = ctx.find_root()
        if root is ctx:
            return own
        # only a command shows something: one without a form of output has no --output
        names = {param.name for param in own} | ({OUTPUT} if isinstance(self, DutchCommand) else set())
        return [*own, *(param for param in _of_root(root.command) if param.name not in names)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line; an error carries the context in which it was found.

        An option for one value that is given twice is refused: Typer would keep the last one in silence.
        """
        try:
            if not ctx.resilient_parsing and sum(arg.startswith("-") for arg in args) > 1:
                given = self.make_parser(ctx).parse_args(list(args))[2]  # type: ignore[attr-defined]
                if twice := next((p for p in given if _one_value(p) and given.count(p) > 1), None):
                    raise given_twice(twice)
            return cast("list[str]", super().parse_args(ctx, args))  # type: ignore[misc]
        except TyperException as error:
            if getattr(error, "ctx", None) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise

    def usage(self, ctx: Any) -> str:
        """The usage after the name of the command: `[OPTIES] DOSSIER`."""
        return " ".join(piece.strip("{}") for piece in self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, self.usage(ctx), prefix="Gebruik: ")

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Toon deze hulp."
        return cast("TyperOption | None", option)

    def described(self, ctx: Any, kind: str) -> list[tuple[str, str]]:
        """The parameters of one kind (`argument`, `option`) with their help."""
        return [
            (record[0], record[1].replace("[required]", "(verplicht)"))
            for param in self.get_params(ctx)
            if param.param_type_name == kind and (record := param.get_help_record(ctx)) is not None
        ]

    def write_parameters(self, ctx: Any, formatter: Any) -> None:
        for kind, title in (("argument", "Argumenten"), ("option", "Opties")):
            if records := self.described(ctx, kind):
                with formatter.section(title):
                    formatter.write_dl(records)


class DutchCommand(_Dutch, TyperCommand):
    """A command with Dutch help that prompts for a missing argument on a terminal.

    The options of the root command may stand before the command or among its options; `--dry-run` makes it a trial run.
    """

    def described(self, ctx: Any, kind: str) -> list[tuple[str, str]]:
        """The parameters, with `--dry-run` where the command stores something."""
        records = super().described(ctx, kind)
        from inburgering_cli.cli.shell.dry_run import can_be_tried

        if kind == "option" and can_be_tried(self, ctx.command_path.partition(" ")[2]):
            records.insert(-1, (TRIAL, "Proef: toon wat er verandert, en sla niets op."))
        return records

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line and refuse surplus arguments.

        A missing argument is always the last one, so the answer to the prompt is appended.
        """
        if (form := ctx.find_root().params.pop(OUTPUT, None)) is not None:  # typed before the command
            args[:0] = ["--output", form]
        given = list(args)
        ctx.allow_extra_args = True  # else Typer refuses what is left over, in English
        try:
            surplus = super().parse_args(ctx, args)
        except TyperException as error:
            param = getattr(error, "param", None)
            if type(error).__name__ != "MissingParameter" or getattr(param, "param_type_name", "") != "argument":
                raise
            from inburgering_cli.cli.shell.prompts import ask_argument, may_ask

            if not may_ask(given):
                raise
            answer = ask_argument(param, getattr(self.callback, "invoer", None), ctx)
            return self.parse_args(ctx, [*given, *([] if "--" in given else ["--"]), answer])
        if surplus and not ctx.resilient_parsing:
            raise too_much(ctx, surplus)
        return surplus

    def invoke(self, ctx: Any) -> Any:
        """Run the command, as a trial when asked."""
        if not ctx.find_root().params.get("dry_run"):
            return super().invoke(ctx)
        from inburgering_cli.cli.shell import dry_run

        return dry_run.run(ctx, lambda: super(DutchCommand, self).invoke(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options under Dutch headings."""
        self.write_parameters(ctx, formatter)


class DutchGroup(_Dutch, TyperGroup):
    """A group of commands with Dutch help."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, without building them."""
        return list(self.commands)

    def has(self, ctx: Any, name: str) -> bool:
        """Whether there is a command of this name."""
        return name in self.list_commands(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first argument names; refuse an unknown one in Dutch."""
        if not self.has(ctx, args[0]) and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise no_such_command(ctx, args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Options and commands under Dutch headings."""
        self.write_parameters(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with the first sentence of their help."""
        lines = [
            (name, command.get_short_help_str(100))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section("Opdrachten"):
            formatter.write_dl(lines)


#: The groups and commands: name -> (module, help). A module is imported when its command is used. A name with a dot is the
#: place of a kind of record whose commands are made from its declaration; `groups` adds kinds that are not named here.
REGISTER: Final[Mapping[str, tuple[str, str]]] = {
    "case": ("case", "Dossiers: toevoegen, tonen, wijzigen, sluiten, zoeken."),
    "huishouden": ("huishouden", "Huishoudens: leden, ontzorgen, brieven."),
    "voorinburgering": ("arrival.VOORINBURGERING", "Voorinburgering in het AZC."),
    "klantprofiel": ("arrival.KLANTPROFIEL", "Het klantprofiel van het COA."),
    "overdracht": ("arrival.OVERDRACHT", "Overdracht van en aan anderen."),
    "begeleiding": ("arrival.BEGELEIDING", "Maatschappelijke begeleiding."),
    "intake": ("intake", "De brede intake vastleggen en tonen."),
    "pip": ("pip", "Het Plan Inburgering en Participatie."),
    "route": ("route", "De leerroute: toewijzen, afschalen, afronden."),
    "ontzorg": ("ontzorg", "Ontzorgen: periode en vaste lasten."),
    "activiteit": ("activiteit", "Taal, opleiding, werk en participatie."),
    "aanbieder": ("aanbod.AANBIEDER", "Aanbieders met keurmerk en contract."),
    "aanbod": ("aanbod.AANBOD", "Wat de gemeente wie aanbood."),
    "map": ("map", "De Module Arbeidsmarkt en Participatie."),
    "pvt": ("pvt", "Het participatieverklaringstraject."),
    "examen": ("examen", "Examens en uitslagen."),
    "gesprek": ("gesprek", "Voortgangsgesprekken en eindgesprekken."),
    "brief": ("brief", "Brieven, en de sjablonen van alle documenten."),
    "maatregel": ("maatregel", "Handhaving door de gemeente."),
    "besluit": ("besluit", "Besluiten van DUO."),
    "verwijzing": ("verwijzing", "Verwijzingen naar ketenpartners."),
    "enquete": ("enquete", "Cijfers uit het tevredenheidsonderzoek."),
    "partner": ("partner", "Ketenpartners: de sociale kaart."),
    "taakstelling": ("taakstelling", "Taakstelling huisvesting per half jaar."),
    "budget": ("budget", "Budget en uitgaven per voorziening."),
    "deadline": ("deadline", "Termijnen: lijst, uitleg per dag, en agenda."),
    "signaal": ("signaal", "Signalen: wat aandacht vraagt, en waarom."),
    "report": ("report", "Indicatoren, rapporten en leveringen."),
    "begrip": ("begrip", "Wat een woord betekent: het begrippenkader."),
    "policy": ("policy", "Termijnen, normen en bronnen die gelden."),
    "undo": ("undo", "De laatste wijziging terugnemen."),
    "import": ("import_", "Bestanden inlezen: alles of niets."),
    "config": ("config", "Instellingen op deze computer; aanvullen met Tab."),
    "db": ("db", "Het dossierbestand: maken, controleren, back-up."),
    "demo": ("demo", "Een fictieve caseload om het programma te leren kennen."),
}


#: Modules of kinds whose groups are all in the register.
_PLACED: Final = frozenset(
    {
        "aanbod", "activiteit", "arrival", "common", "document", "dossier", "duo", "enquete", "gesprek", "handhaving", "hours",
        "intake", "network", "ontzorg_month", "ontzorgen", "parts", "pip", "receiving", "route", "shared",
    }
)  # fmt: skip


@cache
def groups() -> Mapping[str, tuple[str, str]]:
    """The register, with the groups of other kinds inserted before `brief`."""
    from inburgering_cli.records.kinds import in_module, modules

    found = {
        kind.command.name.split()[0]: (f"{name}.{kind.name.upper()}", kind.command.group)
        for name in modules()
        if name not in _PLACED
        for kind in in_module(name)
        if kind.command is not None and kind.command.group
    }
    names = list(REGISTER)
    place = names.index("brief")
    return {n: found.get(n) or REGISTER[n] for n in (*names[:place], *found, *names[place:])}


class RootGroup(DutchGroup):
    """The root command; loads a group only when it is used, so that commands start fast."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the groups, in order."""
        return list(groups())

    def has(self, ctx: Any, name: str) -> bool:
        """Whether there is a group of this name; loads the kinds only when the register has none."""
        return name in REGISTER or name in groups()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of a group and give its command."""
        found = REGISTER.get(cmd_name) or groups().get(cmd_name)  # kinds are loaded last
        return None if found is None else _group_of(found[0], cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the groups without loading them."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, text) for name, (_, text) in groups().items()])


class Later(CommandInfo):
    """A command or group that is declared only when it is used, by `build`."""

    def __init__(self, name: str, build: Callable[[], Any]) -> None:
        super().__init__(name)
        self.build = build


class _Commands(Mapping[str, Any]):
    """The commands of a group by name; each is built when it is used."""

    def __init__(self, declared: Iterable[CommandInfo]) -> None:
        self._built: dict[str, Any] = {}
        self._declared = {
            info.name or get_command_name(getattr(info.callback, "__name__", "")): info for info in declared
        }

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = command_of(self._declared[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._declared)

    def __len__(self) -> int:
        return len(self._declared)


def command_of(info: CommandInfo) -> Any:
    """Build a declared command."""
    if isinstance(info, Later):
        return info.build()
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def _group_of(module: str, name: str) -> Any:
    """The group of a module. Typer would build all its commands; this builds each when it is used."""
    if "." in module:
        app = import_module(f"{__package__}.kind_groups").group_of(module)
    else:
        app = import_module(f"inburgering_cli.cli.commands.{module}").app
    made: Any
    if app.info.cls is DutchGroup:
        bare = copy(app)
        bare.registered_commands = []
        made = get_group(bare)
        made.commands = _Commands(app.registered_commands)
    else:
        made = get_command(app)
    made.name = name
    return made


def subgroup(app: typer.Typer, name: str, module: str) -> None:
    """Add a group to a group; its module is imported when it is used."""
    app.registered_commands.append(Later(name, lambda: _group_of(module, name)))


def group(help: str) -> typer.Typer:
    """A Typer app for a group of commands, in Dutch."""
    return typer.Typer(
        cls=DutchGroup,
        help=help,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=CONTEXT,
        subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
        options_metavar="[OPTIES]",
    )
