"""The store that `inburgering demo` makes and throws away, to keep for a while."""

import contextlib
import io
from pathlib import Path
from typing import Final

from inburgering_cli.cli.commands.demo import IMPORTS
from inburgering_cli.cli.shell.run import run

EXAMPLES = Path(__file__).parent.parent / "examples"
PEILDATUM: Final = "2026-09-30"


def caseload(folder: Path) -> Path:
    """The store of the demo, in this folder."""
    store = folder / "demo.db"
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        codes = [run(["--db", str(store), "db", "init"])]
        for kind, name, *options in IMPORTS:
            file = str(EXAMPLES / name)
            codes.append(run(["--db", str(store), "--peildatum", PEILDATUM, "import", kind, file, *options]))
    assert not any(codes), told.getvalue()
    return store
