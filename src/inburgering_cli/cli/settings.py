"""Where the store, the policy and the peildatum come from: options, the environment, the config file, defaults."""

import os
import re
import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any, Final

from inburgering_cli.cli.options import plain
from inburgering_cli.domain.dates import parse_day
from inburgering_cli.domain.errors import Fout, GebruikFout, Geweigerd
from inburgering_cli.domain.policy import STANDAARD, Beleid
from inburgering_cli.services.environment import Omgeving
from inburgering_cli.store.database import Locatie

NAME: Final = "inburgering"
#: Organisation numbers in the config file: of the municipality (bron) and of DUO (doel).
OIN_KEYS: Final = ("duo_oin_bron", "duo_oin_doel")
_MOST_BYTES: Final = 1_000_000  # of a file in TOML
CONFIG_KEYS: Final = frozenset({"db", "beleid", "sjablonen", *OIN_KEYS})


def _folder(kind: str) -> Path:
    """The user's data or config folder, as platformdirs gives it.

    On Linux its rule is applied here: importing platformdirs costs more than a whole list of deadlines.
    """
    if sys.platform == "linux":
        variable, default = {"data": ("XDG_DATA_HOME", "~/.local/share"), "config": ("XDG_CONFIG_HOME", "~/.config")}[
            kind
        ]
        base = os.environ.get(variable, "")
        return Path(base if base.strip() else default).expanduser() / NAME
    import platformdirs

    return Path(platformdirs.user_data_dir(NAME) if kind == "data" else platformdirs.user_config_dir(NAME))


def _config() -> dict[str, Any]:
    path = Path(os.environ.get("INBURGERING_CONFIG") or _folder("config") / "config.toml")
    if not path.is_file():
        return {}
    data = _toml(path, "Het configuratiebestand")
    if wrong := sorted(set(data) - CONFIG_KEYS):
        raise Geweigerd(f"Het configuratiebestand {path} heeft een onbekende sleutel ‘{wrong[0]}’.")
    for key, value in data.items():
        if key in OIN_KEYS:
            if not isinstance(value, str) or not re.fullmatch("[0-9]{20}", value, re.ASCII):
                raise Geweigerd(
                    f"In het configuratiebestand {path} moet ‘{key}’ een OIN zijn: 20 cijfers tussen aanhalingstekens.",
                    veld=key,
                )
        elif not isinstance(value, str):
            raise Geweigerd(f"In het configuratiebestand {path} moet ‘{key}’ een pad tussen aanhalingstekens zijn.")
    return data


def oin() -> tuple[str | None, str | None]:
    """The OIN of the municipality and that of DUO, as far as the config file has them."""
    config = _config()
    bron, doel = (config.get(key) for key in OIN_KEYS)
    return bron, doel


def _toml(path: Path, what: str, veld: str = "beleid") -> dict[str, Any]:
    import tomllib

    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            raise Geweigerd(f"{what} {path} is te groot.", veld=veld)
        return tomllib.loads(raw.decode("utf-8").replace("\r\n", "\n"))
    except FileNotFoundError:
        raise Geweigerd(f"{what} {path} bestaat niet. Controleer het pad.", veld=veld) from None
    except (RecursionError, OverflowError):
        raise Geweigerd(f"{what} {path} is te diep genest.", veld=veld) from None
    except (OSError, UnicodeDecodeError):
        raise Geweigerd(f"{what} {path} kan niet worden gelezen.", veld=veld) from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))  # Python's own words are English
        place = f" (regel {where[1]}, positie {where[2]})" if where else ""
        raise Geweigerd(f"{what} {path} is geen geldige TOML{place}; herstel het.", veld=veld) from None
    except ValueError:  # a number or a day that cannot be
        raise Geweigerd(f"{what} {path} is geen geldige TOML; herstel het.", veld=veld) from None


def load_sender(folder: Path, known: Collection[str]) -> dict[str, str]:
    """What `afzender.toml` in a folder of templates says of the municipality; nothing when it is not there."""
    path = folder / "afzender.toml"
    if not path.is_file():
        return {}
    data = _toml(path, "Het bestand", "sjablonen")
    for key, value in data.items():
        if key not in known:
            raise Geweigerd(
                f"{path} heeft een onbekende sleutel ‘{key}’; kies uit {', '.join(known)}.", veld="sjablonen"
            )
        if not isinstance(value, str) or "\n" in value:
            raise Geweigerd(f"In {path} moet ‘{key}’ één regel tekst tussen aanhalingstekens zijn.", veld="sjablonen")
    return data


def load_policy(path: Path) -> Beleid:
    """The policy of a file, laid over the built-in one. Raises `Geweigerd` with what is wrong and where."""
    data = _toml(path, "Het beleidsbestand")
    from inburgering_cli.domain.policy_file import read_policy

    try:
        return read_policy(data, str(path))
    except Fout as error:
        raise Geweigerd(f"Beleidsbestand {path}: {error.melding}", veld="beleid") from None


def _real(pad: Path) -> Path:
    """The file itself where a path is a link: SQLite keeps its log beside the file, not beside the link."""
    return Path(os.path.realpath(pad)) if os.path.islink(pad) else pad  # noqa: PTH114  # no fault where it may not look


def environment(db: str | None, peildatum: str | None, beleid: str | None) -> Omgeving:
    """Everything a command needs, from what was given on the command line or in the environment."""
    today = date.today().isoformat()  # noqa: DTZ011  # the one place that looks at the clock: the user's own day
    day = today
    if peildatum:
        try:
            day = parse_day(peildatum, today)
        except Fout as error:
            raise GebruikFout(f"--peildatum: {error.melding}", veld="peildatum") from None
    config = _config()
    policy_path = beleid or config.get("beleid")
    named = db or config.get("db")
    locatie = (
        Locatie(_real(Path(named).expanduser()), genoemd=True)
        if named
        else Locatie(_folder("data") / "inburgering.db", genoemd=False)
    )
    plain(locatie.pad, "db")
    templates = os.environ.get("INBURGERING_SJABLONEN") or config.get("sjablonen")
    return Omgeving(
        locatie,
        day,
        load_policy(Path(policy_path).expanduser()) if policy_path else STANDAARD,
        Path(templates).expanduser() if templates else None,
    )
