"""Trial runs with `--dry-run`: run a command in a transaction, show what it wrote, and roll back."""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inburgering_cli.cli.shell.arguments import TRIAL
from inburgering_cli.core.errors import UsageFault

if TYPE_CHECKING:
    from inburgering_cli.work.environment import Environment
    from inburgering_cli.work.writing.trial import Effect

#: Commands that make files or work on the store as a file: a transaction cannot undo that.
WITHOUT: Final = (
    "case export", "pip document", "brief make", "brief templates", "deadline calendar", "report", "db", "demo",
)  # fmt: skip


def can_be_tried(command: Any, name: str) -> bool:
    """Whether a command stores something and can be tried. Commands that store offer table and JSON output, never CSV."""
    stores = any(param.name == "output" and param.metavar == "table|json" for param in command.params)
    return stores and not _without(name) and not any(TRIAL in param.opts for param in command.params)


def _without(typed_command: str) -> bool:
    return any(f"{typed_command} ".startswith(f"{name} ") for name in WITHOUT)


def run(ctx: Any, go: Callable[[], Any]) -> Any:
    """Run a command, show what it would change, and roll back.

    This replaces the output of the command, unless it changes nothing. Errors and exit codes are those of the real command.
    """
    name = ctx.command_path.partition(" ")[2]
    if _without(name):
        raise UsageFault(
            f"Van `{name}` is er geen proef: die opdracht maakt bestanden of werkt op het dossierbestand als geheel."
            " Er is niets gedaan.",
            field="dry_run",
        )
    if any(param.name == "dry_run" for param in ctx.command.params):  # import has its own trial
        ctx.params["dry_run"] = True
        return go()
    env: Environment = ctx.find_root().obj()
    told = io.StringIO()
    with _trial(env, lambda: redirect_stdout(told)):
        result = go()
        found = _consequences(env)
    if found is None:
        print(f"Proef: deze opdracht slaat niets op; {TRIAL} maakt geen verschil.", file=sys.stderr)
    else:
        _show(found, told.getvalue(), ctx.params.get("output"))
        print("Proef: niets opgeslagen.", file=sys.stderr)
    return result


@contextmanager
def _trial(env: "Environment", around: Callable[[], AbstractContextManager[Any]]) -> Iterator[None]:
    """Let the environment write into one transaction and roll it back. A store that does not exist is not created."""
    from inburgering_cli.store.database import Location, check_header, exists, refuse_older
    from inburgering_cli.store.trial import Trial

    with ExitStack() as stack:
        if not env.location.named and not exists(env.location.path):
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="inburgering-"))
            env.location = Location(Path(folder) / "proef.db", named=False)
        else:
            refuse_older(env.location.path, check_header(env.location.path))
        env.trial = Trial(around)
        stack.callback(_end, env)
        yield


def _end(env: "Environment") -> None:
    trial, env.trial = env.trial, None
    if trial is not None:
        trial.close()


def _consequences(env: "Environment") -> "Effect | None":
    """What the command changed; None when it wrote nothing. Logs that those dossiers were viewed."""
    if env.trial is None or env.trial.raw is None:
        return None
    from inburgering_cli.work.writing import trial

    found = trial.consequences(env)
    _end(env)
    trial.note(env, found)
    return found


def _show(found: "Effect", told: str, output: object) -> None:
    from inburgering_cli.screen.correction import show_changes, show_terms
    from inburgering_cli.screen.output import emit_json

    if not found.gevolgd:
        sys.stdout.write(told)
    elif output == "json":
        emit_json(found.as_dict())
    elif not found.wijzigingen:
        print("Er zou niets veranderen.")
    else:
        show_changes(found.wijzigingen)
        show_terms(found.termijnen)
