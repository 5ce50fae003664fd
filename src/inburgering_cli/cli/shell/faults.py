"""Errors in a command line as Dutch sentences: what is wrong, and which command tells more."""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Any, Final

from inburgering_cli.core.errors import Refused, UsageFault
from inburgering_cli.core.text import clean

_MOST_NEAR: Final = 3
_SHOWN: Final = 40
#: Dutch words that a user may try, with the commands they mean.
_IN_DUTCH: Final = {
    "dossier": ("case",), "dossiers": ("case",), "termijn": ("deadline",), "termijnen": ("deadline",),
    "signalen": ("signaal",), "rapport": ("report",), "rapporten": ("report",), "beleid": ("policy",),
    "inlezen": ("import",), "importeren": ("import",), "export": ("db", "case"), "backup": ("db",),
    "nieuw": ("add", "create"), "toevoegen": ("add",), "voegtoe": ("add",), "vastleggen": ("record",),
    "toon": ("show",), "tonen": ("show",), "lijst": ("list",), "wijzig": ("edit", "revise"), "wijzigen": ("edit", "revise"),
    "sluit": ("close",), "sluiten": ("close",), "zoek": ("search",), "zoeken": ("search",), "stop": ("close",),
    "uitleg": ("explain",), "tijdlijn": ("timeline",), "wis": ("erase",), "wissen": ("erase",),
    "afschalen": ("downscale",), "afronden": ("complete",), "toewijzen": ("assign",), "verleng": ("extend",),
    "verlengen": ("extend",), "plannen": ("plan",), "verzetten": ("move",), "maken": ("make", "init"),
}  # fmt: skip


def either(names: Iterable[str]) -> str:
    """Names as a choice: `a`, `a of b`, `a, b of c`."""
    *first, last = names
    return f"{', '.join(first)} of {last}" if first else last


def more_help(ctx: Any) -> str:
    """A sentence that points to the help of the command."""
    return f"Zie `{ctx.command_path} --help`." if ctx is not None else "Zie `inburgering --help`."


def example(ctx: Any) -> str:
    """The example in the help of a command; empty when there is none."""
    words = " ".join(str(ctx.command.help or "").split()) if ctx is not None else ""
    return words.partition("Voorbeeld: ")[2]


def no_such_command(ctx: Any, typed: str, known: Sequence[str]) -> UsageFault:
    """The error for an unknown command, with suggestions."""
    meant = [name for name in _IN_DUTCH.get(typed.lower(), ()) if name in known]
    near = meant or get_close_matches(typed.lower(), known, _MOST_NEAR)
    hint = f"Bedoelt u {either(f'`{ctx.command_path} {name}`' for name in near)}?" if near else more_help(ctx)
    return UsageFault(f"De opdracht ‘{clean(typed[:_SHOWN])}’ bestaat niet. {hint}")


def too_much(ctx: Any, surplus: Sequence[str]) -> UsageFault:
    """The error for surplus arguments."""
    told = " ".join(clean(word[:_SHOWN]) for word in surplus)
    hint = ' Zet een waarde met spaties tussen aanhalingstekens: "van den Berg".' if len(surplus) > 1 else ""
    return UsageFault(f"Er staat te veel: {told}.{hint} {more_help(ctx)}")


def given_twice(param: Any) -> UsageFault:
    """The error for an option that takes one value and was given twice."""
    told = either([*param.opts, *param.secondary_opts])
    return UsageFault(f"{told} staat er vaker dan één keer. Laat er één staan.", field=param.name)


def no_such_value(flag: str, value: str, known: Iterable[str]) -> UsageFault:
    """The error for an unknown value of an option, with the values that it takes."""
    return UsageFault(
        f"{flag}: ‘{clean(value[:_SHOWN])}’ kan hier niet; kies uit {', '.join(known)}.",
        field=flag.strip("-").replace("-", "_"),
    )


def whole(flag: str, lowest: int, highest: int) -> Callable[[object], int]:
    """A parser for an option that takes a whole number in a range."""

    def number(typed: object) -> int:
        from inburgering_cli.records.field import whole_number

        try:
            return int(whole_number(lowest, highest)(str(typed), ""))
        except (Refused, UsageFault) as error:
            raise UsageFault(f"{flag}: {error.message}.", field=flag.strip("-").replace("-", "_")) from None

    return number


def translate(error: Exception) -> str:
    """The Dutch sentence for an error that Typer found."""
    kind, ctx = type(error).__name__, getattr(error, "ctx", None)
    param = getattr(error, "param", None)
    option = clean(str(getattr(error, "option_name", None) or "")[:_SHOWN])
    if kind == "NoSuchOption":
        near = sorted(getattr(error, "possibilities", None) or ())[:_MOST_NEAR]
        return f"De optie {option} bestaat hier niet. {f'Bedoelt u {either(near)}?' if near else more_help(ctx)}"
    if kind == "BadOptionUsage":
        known: list[Any] = ctx.command.params if ctx is not None else []
        flag: Any = next((p for p in known if option in (*p.opts, *p.secondary_opts)), None)
        if flag is not None and flag.is_flag:
            return f"De optie {option} kan geen waarde hebben. {more_help(ctx)}"
        shape = f": {option} {flag.make_metavar(ctx)}" if flag is not None else ""
        return f"De optie {option} vraagt een waarde{shape}. {more_help(ctx)}"
    if kind == "MissingParameter" and param is not None:
        name = param.make_metavar(ctx)
        name = f"{param.opts[0]} {name}" if param.param_type_name == "option" else name
        about = str(param.help or "").strip().rstrip(".").partition("; ")[0].partition(" (")[0]
        shown = example(ctx)
        hint = f"Voorbeeld: `{shown}`." if shown else more_help(ctx)
        return f"{name} ontbreekt ({about[:1].lower()}{about[1:]}). {hint}" if about else f"{name} ontbreekt. {hint}"
    if param is not None and param.opts:
        return f"De waarde voor {'/'.join(param.opts)} kan niet. {more_help(ctx)}"
    return f"De opdracht is niet te begrijpen. {more_help(ctx)}"
