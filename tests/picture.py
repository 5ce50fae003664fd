"""The pictures of the README: what the program really writes on a terminal, about the fictional caseload.

`python -m tests.picture` makes them anew; tests/test_picture.py says when that is due.
"""

import io
import re
import tempfile
from html import unescape
from pathlib import Path
from typing import Final

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from tests.cli.test_screen import on_terminal
from tests.demo_store import PEILDATUM, caseload

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
#: Name, command, and the size of the terminal.
PICTURES: Final = (
    ("vandaag", "", 96, 34),
    ("explain", "deadline explain Duarte pip", 88, 200),
    ("kpi", "report kpi", 100, 200),
)
#: No letters from elsewhere: whoever looks has a monospaced font, and every word has its width in the picture.
_FONTS: Final = re.compile(r"\s*@font-face \{\{.*?\}\}", re.DOTALL)
_FORMAT: Final = _FONTS.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


def draw(store: Path, name: str, command: str, columns: int, lines: int) -> str:
    """One picture: the command and what it writes."""
    written = on_terminal(
        store, *command.split(), columns=columns, lines=lines, more={"INBURGERING_PEILDATUM": PEILDATUM}
    )
    screen = Console(
        record=True,
        file=io.StringIO(),
        width=columns,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    screen.print(Text("$ ", style="green"), Text(f"inburgering {command}", style="bold"), sep="")
    screen.print(Text.from_ansi(written.replace("\r\n", "\n").rstrip("\n") + "\n"), soft_wrap=True)
    return screen.export_svg(title="inburgering", theme=SVG_EXPORT_THEME, code_format=_FORMAT, unique_id=name)


def words(svg: str) -> list[str]:
    """The text of a picture, piece by piece."""
    return [unescape(found).replace("\xa0", " ") for found in re.findall(r"<text [^>]*>([^<]*)</text>", svg)]


def main() -> None:
    """Make all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = caseload(Path(folder))
        for name, command, columns, lines in PICTURES:
            (FOLDER / f"{name}.svg").write_text(draw(store, name, command, columns, lines), encoding="utf-8")


if __name__ == "__main__":
    main()
