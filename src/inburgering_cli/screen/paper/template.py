"""Fills templates, built-in or of the municipality. Data is never read as template code."""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import clean
from inburgering_cli.screen.paper.numbers import bound

if TYPE_CHECKING:
    from jinja2 import Environment

BUILT_IN: Final = Path(__file__).parent / "templates"
#: Reserved characters that mark data in a filled template; `safe` removes them from data.
MARKS: Final = "\ue000\ue001\ue002"


class Map(NamedTuple):
    """The folder of templates: the municipality's own, with the built-in ones as fallback."""

    eigen: Path | None = None

    def find(self, name: str) -> Path:
        """The path of a template: the municipality's own, else the built-in one."""
        name = Path(name).name  # no path outside these folders
        if self.eigen is not None and (self.eigen / name).is_file():
            return self.eigen / name
        return BUILT_IN / name

    def source(self, name: str) -> str:
        """The text of a template. Raises `Refused` when it cannot be read."""
        path = self.find(name)
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise Refused(f"De sjabloon {path} is geen UTF-8-tekst; sla hem op als UTF-8.", field="sjablonen") from None
        except OSError:
            raise Refused(
                f"De sjabloon {path} kan niet worden gelezen; controleer de rechten.", field="sjablonen"
            ) from None


def fill(
    folder: Map, name: str, data: Mapping[str, Any], *, html: bool = False, finalize: Callable[[Any], str] | None = None
) -> str:
    """Fill a template. Raises `Refused` with the file and line of a fault in it; an unknown field is a fault.

    A template sees only `data`. `html`: escape the values. `finalize`: applied to each value.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    path = str(folder.find(name))
    try:
        return _environment(folder, html=html, finalize=finalize).get_template(name).render(data)
    except TemplateSyntaxError as error:
        broken(Path(error.filename or path), error.lineno, in_dutch(error.message))
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        where, line = _place(sys.exc_info()[2], folder) or (Path(path), None)
        broken(where, line, in_dutch(str(error)))


def safe(value: Any) -> Any:
    """Data without control, reordering or reserved characters; line breaks are kept."""
    if isinstance(value, str):
        lines = re.sub(f"[{MARKS}]", "\ufffd", value).replace("\r\n", "\n").split("\n")
        return bound("\n".join(map(clean, lines)))
    if isinstance(value, Mapping):
        return {k: safe(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [safe(v) for v in value]
    return value


def _environment(folder: Map, *, html: bool, finalize: Callable[[Any], str] | None) -> "Environment":
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def load(name: str) -> tuple[str, str, None] | None:
        path = folder.find(name)
        return (_LAST_TAG.sub(r"\1+%}", folder.source(name)), str(path), None) if path.exists() else None

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=html,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # what follows on an included piece begins on a line of its own
    )


#: Keeps the line break of a line that has text and ends in a tag; a line of tags only is dropped.
_LAST_TAG: Final = re.compile(r"^((?!\s*(?:\{%[^%]*%\}\s*)+$).*[^-+])%\}$", re.MULTILINE)


def _place(trace: TracebackType | None, folder: Map) -> tuple[Path, int] | None:
    """The file and line of the template where an error was raised."""
    found = None
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path == folder.find(path.name):
            found = path, trace.tb_lineno
        trace = trace.tb_next
    return found


def broken(path: Path, line: int | None, reason: str) -> NoReturn:
    """Refuse a template with a fault; `reason` is a Dutch clause."""
    where = f" op regel {line}" if line else ""
    raise Refused(
        f"De sjabloon {path} heeft een fout{where}: {reason}. Herstel hem, of haal hem weg: dan geldt de ingebouwde.",
        field="sjablonen",
    )


_SAID: Final = (
    (r"'([^']+)' is undefined", r"het veld ‘\1’ bestaat hier niet"),
    (r"'[^']+' has no attribute '([^']+)'", r"het veld ‘\1’ bestaat hier niet"),
    (r"[Uu]nexpected end of template.*", "er is een blok niet afgesloten"),
    (r"Encountered unknown tag '([^']+)'.*", r"de opdracht ‘\1’ is onbekend of staat hier verkeerd"),
    (r"No filter named '([^']+)'.*", r"de bewerking ‘\1’ bestaat niet"),
    (r"access to attribute '([^']+)' of .* is unsafe.*", r"‘\1’ mag een sjabloon niet gebruiken"),
    (r"expected token '([^']+)', got '([^']+)'", r"verwacht ‘\1’, maar er staat ‘\2’"),
    (r"unexpected '([^']+)'", r"‘\1’ staat hier verkeerd"),
    (r"unknown variable: (\S+)", r"het veld ‘\1’ bestaat hier niet"),
    (r"division by zero|modulo by zero", "er wordt door nul gedeeld"),
    (
        r"unsupported operand|not supported between|must be (?:real number|str|int)|not iterable",
        "deze bewerking past niet bij dit veld",
    ),
    (r"recursion|too many", "een blok roept zichzelf aan, of is te lang"),
    (r"unclosed (?:delimiter|string|raw text)", "een haakje of aanhalingsteken is niet gesloten"),
)


def in_dutch(told: str | None) -> str:
    """The error of a template engine as a Dutch clause."""
    reason = clean(" ".join((told or "").split()))
    for pattern, said in _SAID:
        if found := re.search(pattern, reason):
            return found.expand(said)
    return "wat daar staat, is niet te begrijpen"  # not the English message itself
