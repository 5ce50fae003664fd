"""Base classes of commands that read: a choice of columns, and a pager for long output.

`ListCommand` is for a command that shows one list by `screen.output.emit`, `PageCommand` for one that shows more than that.
"""

import os
import sys
from contextlib import ExitStack
from typing import Any

from typer.core import TyperOption

from inburgering_cli.cli.shell.arguments import OUTPUT
from inburgering_cli.cli.shell.dutch import DutchCommand
from inburgering_cli.core.errors import UsageFault


class PageCommand(DutchCommand):
    """A command that reads; on a terminal a long answer goes through a pager."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._add("--no-pager", is_flag=True, default=False, help="Toon alles achter elkaar, zonder bladeren.")

    def _add(self, name: str, **options: Any) -> None:
        self.params.append(TyperOption(param_decls=[name], show_default=False, **options))

    def invoke(self, ctx: Any) -> Any:
        """Run the command, its text through a pager when it is a long one for a person."""
        # `--erase` asks for agreement: the list has to be on the screen before the question
        unpaged = ctx.params.pop("no_pager") or ctx.params.get("erase") or ctx.params.get(OUTPUT) != "table"
        with ExitStack() as stack:
            # loading the pager and its settings takes time: only on a terminal
            if not unpaged and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
                from inburgering_cli.cli.shell.context import pager
                from inburgering_cli.screen.pager import paged

                stack.enter_context(paged(pager))
            return self.answer(ctx)

    def answer(self, ctx: Any) -> Any:
        """Run the command itself."""
        return super().invoke(ctx)


class ListCommand(PageCommand):
    """A command that shows one list: the user may choose and order its columns."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._add("--columns", metavar="a,b,c", help="Alleen deze kolommen, in deze volgorde (tabel en csv).")

    def answer(self, ctx: Any) -> Any:
        """Run the command, with the columns that were asked for."""
        asked = ctx.params.pop("columns")
        if asked is None:
            return super().answer(ctx)
        if ctx.params.get(OUTPUT) == "json":
            raise UsageFault("--columns is voor de tabel en csv; JSON geeft altijd alle velden.", field="columns")
        from inburgering_cli.screen.output import chosen_columns

        with chosen_columns([name.strip().lower().replace("-", "_") for name in asked.split(",")]):
            return super().answer(ctx)
