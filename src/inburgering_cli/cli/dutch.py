"""Typer's own words in Dutch, through what its command classes let one override."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final, cast

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException
from typer.main import get_command

CONTEXT: Final = {"help_option_names": ["--help", "-h"], "max_content_width": 100}

#: Tries a command: nothing is stored.
PROEF: Final = "--dry-run"


class _Dutch:
    """What a command and a group share: usage, sections and the help option in Dutch."""

    params: list[Any]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = [piece.strip("{}") for piece in self.collect_usage_pieces(ctx)]  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Gebruik: ")

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Toon deze hulp."
        return cast("TyperOption | None", option)

    def write_parameters(self, ctx: Any, formatter: Any) -> None:
        for title, records in (("Argumenten", self.get_records(ctx, "argument")), ("Opties", self.get_records(ctx))):
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def get_records(self, ctx: Any, kind: str = "option") -> list[tuple[str, str]]:
        """The arguments or the options as the help shows them."""
        return [
            (record[0], record[1].replace("[required]", "(verplicht)"))
            for param in self.get_params(ctx)  # type: ignore[attr-defined]
            if param.param_type_name == kind and (record := param.get_help_record(ctx)) is not None
        ]


class Opdracht(_Dutch, TyperCommand):
    """A command with Dutch help, that asks at a terminal for an argument that was left out.

    Any of them may be a trial run, by `--dry-run` before it or among its own options.
    """

    def get_records(self, ctx: Any, kind: str = "option") -> list[tuple[str, str]]:
        """The same, with the trial run among the options where something is stored."""
        records = super().get_records(ctx, kind)
        from inburgering_cli.cli.proef import can_be_tried

        if kind == "option" and can_be_tried(self, ctx.command_path.partition(" ")[2]):
            records.insert(-1, (PROEF, "Proef: toon wat er verandert, en sla niets op."))
        return records

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line. An argument that is missing is the last of those given: the answer goes after them."""
        self._take_out_trial(ctx, args)
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            param = getattr(error, "param", None)
            if type(error).__name__ != "MissingParameter" or getattr(param, "param_type_name", "") != "argument":
                raise
            from inburgering_cli.cli.vragen import ask_argument, may_ask

            if not may_ask(given):
                raise
            answer = ask_argument(param, getattr(self.callback, "invoer", None), ctx)
            return self.parse_args(ctx, [*given, *([] if "--" in given else ["--"]), answer])

    def _take_out_trial(self, ctx: Any, args: list[str]) -> None:
        """Take out `--dry-run`, unless the command has one of its own."""
        own = any(PROEF in param.opts for param in self.params)
        if not own and PROEF in (args[: args.index("--")] if "--" in args else args):
            ctx.meta[PROEF] = True
            args.remove(PROEF)

    def invoke(self, ctx: Any) -> Any:
        """Run the command, or try it."""
        if not ctx.meta.get(PROEF):
            return super().invoke(ctx)
        from inburgering_cli.cli import proef

        return proef.run(ctx, lambda: super(Opdracht, self).invoke(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options under Dutch headings."""
        self.write_parameters(ctx, formatter)


class Groep(_Dutch, TyperGroup):
    """A group of commands with Dutch help."""

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


#: The groups and commands: name -> (module, help). A module is imported when its command is used.
REGISTER: Final[Mapping[str, tuple[str, str]]] = {
    "case": ("case", "Dossiers: toevoegen, tonen, wijzigen, sluiten, zoeken."),
    "huishouden": ("huishouden", "Huishoudens: leden, ontzorgen, brieven."),
    "voorinburgering": ("voorinburgering", "Voorinburgering in het AZC."),
    "klantprofiel": ("klantprofiel", "Het klantprofiel van het COA."),
    "overdracht": ("overdracht", "Overdracht van en aan anderen."),
    "begeleiding": ("begeleiding", "Maatschappelijke begeleiding."),
    "intake": ("intake", "De brede intake vastleggen en tonen."),
    "pip": ("pip", "Het Plan Inburgering en Participatie."),
    "route": ("route", "De leerroute: toewijzen, afschalen, afronden."),
    "ontzorg": ("ontzorg", "Ontzorgen: periode en vaste lasten."),
    "activiteit": ("activiteit", "Taal, opleiding, werk en participatie."),
    "aanbieder": ("aanbieder", "Aanbieders met keurmerk en contract."),
    "aanbod": ("aanbod", "Wat de gemeente wie aanbood."),
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
    "import": ("importing", "Bestanden inlezen: alles of niets."),
    "db": ("db", "Het dossierbestand: maken, controleren, back-up."),
    "demo": ("demo", "Een fictieve caseload om het programma te leren kennen."),
}


class Wortel(Groep):
    """The root: loads a group only when it is used, so that every command starts quickly."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the register."""
        return list(REGISTER)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of a group and give its command."""
        if cmd_name not in REGISTER:
            return None
        module = import_module(f"inburgering_cli.cli.{REGISTER[cmd_name][0]}")
        command = get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The groups, from the register alone."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, text) for name, (_, text) in REGISTER.items()])


def group(help: str) -> typer.Typer:
    """A group of commands that speaks Dutch."""
    return typer.Typer(
        cls=Groep,
        help=help,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=CONTEXT,
        subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
        options_metavar="[OPTIES]",
    )


def translate(error: Exception) -> str:
    """The sentence for a fault that Typer found in the command line."""
    kind = type(error).__name__
    name = str(getattr(error, "option_name", "") or "")
    text = str(getattr(error, "message", ""))
    if kind == "NoSuchOption":
        near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
        return f"De optie {name} bestaat hier niet." + (f" Bedoelt u {near}?" if near else " Zie --help.")
    if kind == "MissingParameter":
        param = getattr(error, "param", None)
        return f"{param.make_metavar(getattr(error, 'ctx', None)) if param else 'Een argument'} ontbreekt. Zie --help."
    if kind == "BadParameter":
        param = getattr(error, "param", None)
        where = "/".join(getattr(param, "opts", ())) if param else ""
        return f"De waarde voor {where} kan niet. Zie --help." if where else "Een waarde kan niet. Zie --help."
    if kind == "BadOptionUsage":
        return (
            f"De optie {name} vraagt een waarde." if "requires" in text else f"De optie {name} kan geen waarde hebben."
        )
    if "No such command" in text:
        wrong, _, rest = text.partition("'")[2].partition("'")
        near = rest.partition("Did you mean ")[2].strip(" ?'")
        return f"De opdracht ‘{wrong}’ bestaat niet." + (f" Bedoelt u {near}?" if near else " Zie --help.")
    if "unexpected extra argument" in text:
        # "Got unexpected extra argument(s) (b c)"
        extra = text.partition("argument")[2].partition(" (")[2].removesuffix(")")
        return f"Er staat te veel: {extra}. Zie --help."
    if "Missing command" in text:
        return "Noem een opdracht. Zie --help."
    return "De opdracht is niet te begrijpen. Zie --help."
