"""Templates of documents: a text in Dutch with fields, which becomes blocks; the built-in ones and those of a municipality.

A line of a template that begins with `# ` is the title, with `## ` a heading, with `- ` an item, with `| ` a row of two
cells; other lines are paragraphs, ended by an empty line. What a field holds is data: however it looks, it never becomes a
heading, a row or code.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.domain.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment

INGEBOUWD: Final = Path(__file__).parent / "sjablonen"
#: What marks data in a filled template, until it is taken apart: that data begins, a new line and a bar within it.
_DATA, _LINE, _BAR = "\ue000", "\ue001", "\ue002"
_MARKS: Final = re.compile(f"[{_DATA}-{_BAR}]")
_KINDS: Final = {"# ": "titel", "## ": "kop", "- ": "punt", "| ": "rij"}


class Blok(NamedTuple):
    """A piece of a document: `titel`, `kop`, `alinea`, `punten` or `rijen`, and its texts; a row is two of them."""

    soort: str
    teksten: list[Any]


class Map(NamedTuple):
    """Where templates are: the municipality's own folder, if it has one, before the built-in ones."""

    eigen: Path | None = None

    def find(self, name: str) -> Path:
        """The file of this name: the municipality's own, else the built-in one."""
        if self.eigen is not None and (self.eigen / name).is_file():
            return self.eigen / name
        return INGEBOUWD / name

    def source(self, name: str) -> str:
        """Its text. Raises `Geweigerd` when it cannot be read."""
        path = self.find(name)
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise Geweigerd(
                f"De sjabloon {path} is geen UTF-8-tekst; sla hem op als UTF-8.", veld="sjablonen"
            ) from None
        except OSError:
            raise Geweigerd(f"De sjabloon {path} kan niet worden gelezen.", veld="sjablonen") from None


def blocks(folder: Map, name: str, data: Mapping[str, Any]) -> list[Blok]:
    """Fill the template of this name and take it apart. Raises `Geweigerd` naming file and line of what is wrong in it."""
    env = environment()
    env.finalize = _marked
    return _blocks(fill(folder, name, safe(data), env))


def environment(*, autoescape: bool = False) -> "Environment":
    """An environment in which a template sees the data it is given and nothing else; a field that is not there is an error."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        autoescape=autoescape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, cache_size=0
    )


def fill(folder: Map, name: str, data: Mapping[str, Any], env: "Environment") -> str:
    """The text of a template with its fields filled in."""
    import sys

    from jinja2 import TemplateError, TemplateSyntaxError

    source, path = folder.source(name), folder.find(name)
    try:
        code = env.compile(_LAST_TAG.sub(r"\1+%}", source), name, str(path))
        template = env.template_class.from_code(env, code, env.make_globals(None))
        return template.render(data)
    except TemplateSyntaxError as error:
        broken(path, error.lineno, in_dutch(error.message))
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        broken(path, _line_of(sys.exc_info()[2], str(path)), in_dutch(str(error)))


#: A line with words that ends in a tag keeps its end; only a line of tags alone is no line of the text.
_LAST_TAG: Final = re.compile(r"^((?!\s*(?:\{%[^%]*%\}\s*)+$).*[^-+])%\}$", re.MULTILINE)


def _line_of(trace: Any, path: str) -> int | None:
    found = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def broken(path: Path, line: int | None, reason: str) -> NoReturn:
    """Refuse a template that is wrong; `reason` is a Dutch clause."""
    where = f" op regel {line}" if line else ""
    raise Geweigerd(
        f"De sjabloon {path} heeft een fout{where}: {reason}. Herstel hem, of haal hem weg: dan geldt de ingebouwde.",
        veld="sjablonen",
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
    """What an engine of templates says of a fault, as a Dutch clause."""
    reason = clean(" ".join((told or "").split()))
    for pattern, said in _SAID:
        if found := re.search(pattern, reason):
            return found.expand(said)
    return "wat daar staat, is niet te begrijpen"  # the words of the engine are English


def safe(value: Any) -> Any:
    """Data in which no character can steer, reorder or pass for a mark of ours; lines of a text stay lines."""
    if isinstance(value, str):
        lines = _MARKS.sub("\ufffd", value).replace("\r\n", "\n").split("\n")
        return "\n".join(map(clean, lines))
    if isinstance(value, Mapping):
        return {k: safe(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [safe(v) for v in value]
    return value


def _marked(value: Any) -> str:
    if value is None:
        return ""
    return _DATA + str(value).replace("\n", _LINE).replace("|", _BAR)


def _plain(text: str) -> str:
    return text.strip().replace(_DATA, "").replace(_LINE, "\n").replace(_BAR, "|")


def _blocks(text: str) -> list[Blok]:
    found: list[Blok] = []
    paragraph: list[str] = []

    def end_paragraph() -> None:
        if told := _plain(" ".join(paragraph)):
            found.append(Blok("alinea", [told]))
        paragraph.clear()

    for line in (*text.splitlines(), ""):
        line = line.strip(" \t")
        mark = next((m for m in _KINDS if line.startswith(m)), None)
        if mark is None and line.strip(_DATA):
            paragraph.append(line)
            continue
        end_paragraph()
        if mark is None:
            continue
        kind, rest = _KINDS[mark], line[len(mark) :]
        if kind in ("titel", "kop"):
            found.append(Blok(kind, [_plain(rest)]))
        else:
            group = "punten" if kind == "punt" else "rijen"
            if not found or found[-1].soort != group:
                found.append(Blok(group, []))
            cells = [_plain(cell) for cell in rest.strip("| ").split("|", 1)]
            found[-1].teksten.append(_plain(rest) if kind == "punt" else [*cells, ""][:2])
    return found
