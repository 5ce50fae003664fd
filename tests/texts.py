"""The texts in the source: every string but docstrings, comments and what stands in annotations."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from inburgering_cli.cli.shell.dutch import REGISTER

SOURCE: Final = Path(__file__).parent.parent / "src" / "inburgering_cli"
_SQL: Final = re.compile(
    r"\b(?:SELECT|INSERT|UPDATE|DELETE (?:FROM|ON)|WHERE|FROM|AND|IN|IS|NULL|CASE|WHEN|BETWEEN|CREATE|PRAGMA|ATTACH|JOIN"
    r"|LIKE|CAST)\b"
)
_CODE: Final = re.compile(r"\\[a-zA-Z(.]|\(\?|\[\^|\[0-9|\]\{|^#|^--|\"\w+\": | \| None|^[^ ]*\|[^ ]* [^ ]*\|")
_FORGOTTEN: Final = re.compile(r"\{([A-Za-z_]\w*)[^{}\n]*\}")


class Text(NamedTuple):
    """A text with its place; in an f-string what is filled in reads as `X`, and braces that stay are only those of `plain`."""

    place: str
    read: str
    plain: str
    names: frozenset[str]

    def forgotten(self) -> list[str]:
        """The names between braces that this text would show."""
        return _FORGOTTEN.findall(self.plain)

    def of_code(self) -> bool:
        """Whether it is SQL, a pattern or a script."""
        return bool(_SQL.search(self.read) or _CODE.search(self.read))

    def message(self) -> bool:
        """Whether people read it: two words or more, and neither code nor a command."""
        words = self.read.split()
        return len(words) > 1 and words[0] not in REGISTER and not self.of_code()


def texts() -> Iterator[Text]:
    """Every text of the source; of docstrings only those that are the help of a command."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield from texts_of(path.read_text(encoding="utf-8"), str(path.relative_to(SOURCE)))


def texts_of(source: str, name: str) -> Iterator[Text]:
    """The texts of one file."""
    yield from _within(ast.parse(source), name, frozenset())


def _within(node: ast.AST, name: str, known: frozenset[str]) -> Iterator[Text]:
    """The texts under a node; `known`: the names that the functions around it have."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        known |= {n.arg for n in ast.walk(node.args) if isinstance(n, ast.arg)}
        known |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    if isinstance(node, ast.JoinedStr | ast.Constant):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        if all(isinstance(p, ast.FormattedValue) or isinstance(p.value, str) for p in parts if hasattr(p, "value")):
            own = [p.value if isinstance(p, ast.Constant) else None for p in parts]
            read, plain = ("".join(hole if o is None else str(o) for o in own) for hole in ("X", "\n"))
            yield Text(f"{name}:{node.lineno}", read, plain, known)
    for part in ast.iter_child_nodes(node):
        helps = isinstance(node, ast.FunctionDef) and any(_adds(d) for d in node.decorator_list)
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant) and not helps:
            continue  # a docstring
        if isinstance(node, ast.JoinedStr) and isinstance(part, ast.Constant):
            continue  # told as part of the whole
        yield from _within(part, name, known)


def _adds(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr == "command"
    )
