"""Builds the environment of a command (store, policy, peildatum) from options and settings."""

import os
import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path

from inburgering_cli.cli.shell import settings
from inburgering_cli.cli.shell.options import plain
from inburgering_cli.core.dates import parse_day
from inburgering_cli.core.errors import Fault, Refused, UsageFault
from inburgering_cli.law.terms.policy import DEFAULT, Policy
from inburgering_cli.store.database import Location
from inburgering_cli.store.encryption.key_source import KeySource, use_keys
from inburgering_cli.work.environment import Environment


def pager() -> list[str]:
    """The command of the pager: from INBURGERING_PAGER, the config file or PAGER, else less. Empty: no pager."""
    import shlex
    import shutil

    named = (os.environ.get("INBURGERING_PAGER"), settings.read_config().get("pager"), os.environ.get("PAGER"))
    asked = next((text for text in named if text is not None), None)
    if asked is None:
        return ["less"] if shutil.which("less") else []
    try:
        command = shlex.split(asked, posix=os.name != "nt")
    except ValueError:  # an unclosed quotation mark
        return []
    return [] if command == ["cat"] else command


def load_sender(folder: Path, known: Collection[str]) -> dict[str, str]:
    """The sender of letters from `afzender.toml` in a folder of templates; empty when there is no such file."""
    path = folder / "afzender.toml"
    if not path.is_file():
        return {}
    data = settings.read_toml(path, "Het bestand", "sjablonen")
    for key, value in data.items():
        if key not in known:
            raise Refused(
                f"{path} heeft een onbekende sleutel ‘{key}’; kies uit {', '.join(known)}.", field="sjablonen"
            )
        if not isinstance(value, str) or "\n" in value:
            raise Refused(f"In {path} moet ‘{key}’ één regel tekst tussen aanhalingstekens zijn.", field="sjablonen")
    return data


def load_policy(path: Path) -> Policy:
    """The policy of a file, laid over the built-in one. Raises `Refused` with what is wrong and where."""
    data = settings.read_toml(path, "Het beleidsbestand", "beleid")
    from inburgering_cli.law.terms.policy_file import read_policy

    try:
        return read_policy(data, str(path))
    except Fault as error:
        raise Refused(f"Beleidsbestand {path}: {error.message}", field="beleid") from None


def _real(path: Path) -> Path:
    """The target of a symbolic link: SQLite keeps its log beside the file, not beside the link."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114  # no error without access


def _ask(prompt: str) -> str:
    import getpass

    try:
        return getpass.getpass(prompt, sys.stderr)
    except EOFError:
        return ""


def environment(
    db: str | None, peildatum: str | None, policy_file: str | None, key_file_path: str | None = None
) -> Environment:
    """The environment of a command, from the command line and the settings."""
    today = date.today().isoformat()  # noqa: DTZ011  # the one place that looks at the clock: the user's own day
    day = today
    if peildatum:
        try:
            day = parse_day(peildatum, today)
        except Fault as error:
            raise UsageFault(f"--peildatum: {error.message}", field="peildatum") from None
    config = settings.read_config()
    policy = settings.value("beleid", policy_file, config).value
    store = settings.value("db", db, config)
    named = store.origin != settings.DEFAULT
    path = Path(store.value or "").expanduser()
    location = Location(_real(path) if named else path, named=named)
    plain(location.path, "db")
    key_file = settings.value("sleutelbestand", key_file_path, config).value
    someone = sys.stdin.isatty() and sys.stderr.isatty()
    use_keys(KeySource(Path(key_file).expanduser() if key_file else None, _ask if someone else None))
    return Environment(
        location,
        day,
        load_policy(Path(policy).expanduser()) if policy else DEFAULT,
        settings.folder("state"),
    )
