"""The settings of a user, each declared once: purpose, check, environment variable, option and default."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import fold

NAME: Final = "inburgering"
OPTION: Final = "optie"
ENVIRONMENT: Final = "omgeving"
FILE: Final = "bestand"
DEFAULT: Final = "standaard"
NO: Final = "geen"
_MOST_BYTES: Final = 1_000_000  # of a file in TOML
_LONGEST: Final = 80  # characters, as a dossier takes for the same
#: The variables and defaults of the XDG base directories, as platformdirs has them.
_XDG: Final = {
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "state": ("XDG_STATE_HOME", "~/.local/state"),
}


def folder(kind: str) -> Path:
    """The user's `data`, `config` or `state` folder, as platformdirs gives it.

    On Linux its rule is repeated here: importing platformdirs takes longer than printing a list of deadlines.
    """
    if sys.platform == "linux":
        variable, default = _XDG[kind]
        base = os.environ.get(variable, "")
        return Path(base if base.strip() else default).expanduser() / NAME
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")(NAME))


def config_file() -> Path:
    """Where the config file is, or would be."""
    return Path(os.environ.get("INBURGERING_CONFIG") or folder("config") / "config.toml")


def _path(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() and "\0" not in value else "een pad"


def _text(value: Any) -> str | None:
    good = isinstance(value, str) and value.strip() and value.isprintable() and len(value) <= _LONGEST
    return None if good else f"één regel tekst van hoogstens {_LONGEST} tekens"


def _oin(value: Any) -> str | None:
    good = isinstance(value, str) and re.fullmatch("[0-9]{20}", value, re.ASCII)
    return None if good else "een OIN van 20 cijfers"


def _command(value: Any) -> str | None:
    return None if isinstance(value, str) and value.isprintable() else "een opdracht op één regel"


class Setting(NamedTuple):
    """One setting. `fout` says what a value must be, or returns None when the value is good.

    `variabele`, `optie`: the environment variable and the command-line option, if any.
    """

    uitleg: str
    fout: Callable[[Any], str | None]
    variabele: str | None = None
    optie: str | None = None
    standaard: Callable[[], str | None] = lambda: None

    @property
    def is_path(self) -> bool:
        """Whether it is the path of a file or a folder."""
        return self.fout is _path


SETTINGS: Final[Mapping[str, Setting]] = {
    "db": Setting(
        "het dossierbestand", _path, "INBURGERING_DB", "--db", lambda: str(folder("data") / "inburgering.db")
    ),
    "beleid": Setting("het beleidsbestand van de gemeente", _path, "INBURGERING_BELEID", "--beleid"),
    "sjablonen": Setting("de map met eigen sjablonen van brieven en het PIP", _path, "INBURGERING_SJABLONEN"),
    "sleutelbestand": Setting(
        "het bestand met de sleutel van een versleuteld dossierbestand",
        _path,
        "INBURGERING_SLEUTELBESTAND",
        "--sleutelbestand",
    ),
    "pager": Setting("waarmee u lange lijsten bladert; leeg is niet", _command, "INBURGERING_PAGER"),
    "backups": Setting("de map waarin db backup zonder --out de kopie zet", _path),
    "klantmanager": Setting("uw naam: komt in case add, en is `mij` in case list --klantmanager", _text),
    "gemeente": Setting("de gemeente die case add invult", _text),
    "duo_oin_bron": Setting("OIN van de gemeente, voor leveringen aan DUO", _oin),
    "duo_oin_doel": Setting("OIN van DUO, voor leveringen aan DUO", _oin),
}


#: The section of the config file with what holds for the dossiers of one municipality, and the settings that it may hold.
SECTION: Final = "gemeenten"
BY_GEMEENTE: Final = ("sjablonen", "duo_oin_bron")


class SettingValue(NamedTuple):
    """The value of a setting and where it comes from."""

    value: str | None
    origin: str


def read_config() -> dict[str, str]:
    """The settings of the config file. Raises `Refused` with the error and the remedy."""
    path = config_file()
    data = written() if path.is_file() else {}
    sections(data)
    data.pop(SECTION, None)
    for name, value in data.items():
        if name not in SETTINGS:
            raise Refused(
                f"Het configuratiebestand {path} heeft een onbekende sleutel ‘{name}’.{_near(name)} Haal hem weg met"
                f" `inburgering config unset {name}`.",
                field=name,
            )
        if wanted := SETTINGS[name].fout(value):
            raise Refused(
                f"In het configuratiebestand {path} moet ‘{name}’ {wanted} zijn, tussen aanhalingstekens. Zet het goed met"
                f" `inburgering config set {name} …`.",
                field=name,
            )
    return data


def sections(data: Mapping[str, Any] | None = None) -> dict[str, dict[str, str]]:
    """The settings by municipality. Raises `Refused` for what cannot stand there."""
    path = config_file()
    found = (written() if data is None else data).get(SECTION, {})
    for gemeente, own in found.items() if isinstance(found, dict) else ((SECTION, None),):
        place = f'[{SECTION}."{gemeente}"] van het configuratiebestand {path}'
        if not isinstance(own, dict):
            raise Refused(f'In {place} horen instellingen, zoals sjablonen = "MAP".', field=SECTION)
        for name, value in own.items():
            if name not in BY_GEMEENTE:
                raise Refused(f"In {place} kan ‘{name}’ niet; kies uit {', '.join(BY_GEMEENTE)}.", field=SECTION)
            if wanted := SETTINGS[name].fout(value):
                raise Refused(f"In {place} moet ‘{name}’ {wanted} zijn, tussen aanhalingstekens.", field=SECTION)
    return dict(found)


def of_gemeente(name: str, gemeente: str | None) -> str | None:
    """The value of a setting for the dossiers of a municipality: of the environment, its section, or the whole file."""
    whole = value(name)
    own = {fold(place): found for place, found in sections().items()}.get(fold(gemeente or ""), {})
    return whole.value if whole.origin == ENVIRONMENT else own.get(name, whole.value)


def _near(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower().replace("-", "_"), SETTINGS, 1, 0.5)
    return f" Bedoelt u {near[0]}?" if near else f" Kies uit {', '.join(SETTINGS)}."


def value(name: str, option: str | None = None, config: Mapping[str, str] | None = None) -> SettingValue:
    """The value of a setting: from the option, else the environment, the config file or the default."""
    spec = SETTINGS[name]
    if option:
        return SettingValue(option, OPTION)
    if spec.variabele and (found := os.environ.get(spec.variabele)):
        return SettingValue(found, ENVIRONMENT)
    if found := (read_config() if config is None else config).get(name):
        return SettingValue(found, FILE)
    default = spec.standaard()
    return SettingValue(default, NO if default is None else DEFAULT)


def values(names: Iterable[str]) -> dict[str, str | None]:
    """The values of several settings; reads the config file once."""
    config = read_config()
    return {name: value(name, config=config).value for name in names}


def written() -> dict[str, Any]:
    """The config file, unchecked. Raises `Refused` when it cannot be read."""
    path = config_file()
    return read_toml(path, "Het configuratiebestand", "config") if path.exists() else {}


def read_toml(path: Path, what: str, field: str) -> dict[str, Any]:
    """The values of a TOML file. Raises `Refused`; `what` and `field` say which file it is."""
    import tomllib

    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            raise Refused(f"{what} {path} is te groot.", field=field)
        return tomllib.loads(raw.decode("utf-8").replace("\r\n", "\n"))
    except FileNotFoundError:
        raise Refused(f"{what} {path} bestaat niet. Controleer het pad.", field=field) from None
    except (RecursionError, OverflowError):
        raise Refused(f"{what} {path} is te diep genest.", field=field) from None
    except (OSError, UnicodeDecodeError):
        raise Refused(
            f"{what} {path} kan niet worden gelezen; het moet een tekstbestand in UTF-8 zijn waar u bij mag.",
            field=field,
        ) from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))  # the message of Python is in English
        place = f" (regel {where[1]}, positie {where[2]})" if where else ""
        raise Refused(f"{what} {path} is geen geldige TOML{place}; herstel het.", field=field) from None
    except ValueError:  # an impossible number or day
        raise Refused(f"{what} {path} is geen geldige TOML; herstel het.", field=field) from None


def known(name: str) -> str:
    """The name of the setting that was typed. Raises `Refused` with the nearest one."""
    found = name.strip().lower().replace("-", "_")
    if found not in SETTINGS:
        raise Refused(f"De instelling ‘{name[:40]}’ bestaat niet.{_near(name)}", field="naam")
    return found


def change(name: str, text: str | None, gemeente: str | None = None) -> bool:
    """Write a setting into the config file, or remove it (`None`). Returns whether the file changed.

    `gemeente`: only for the dossiers of that municipality.

    The rest of the file stays as it is, with its comments. Raises `Refused` for a bad value.
    """
    path = config_file()
    if text is not None and (wanted := SETTINGS[name].fout(text)):
        raise Refused(f"‘{text[:40]}’ kan niet: {name} moet {wanted} zijn.", field=name)
    if gemeente is not None and name not in BY_GEMEENTE:
        raise Refused(
            f"{name} geldt voor alle gemeenten; met --gemeente kan {', '.join(BY_GEMEENTE)}.", field="gemeente"
        )
    stored = written() if gemeente is None else sections().get(gemeente, {})
    if stored.get(name) == text:
        return False
    import tomlkit

    from inburgering_cli.files import atomic

    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    place: Any = document
    for key in () if gemeente is None else (SECTION, gemeente):
        place = place.setdefault(key, tomlkit.table(is_super_table=key == SECTION))
    if text is None:
        del place[name]
    else:
        place[name] = text
    path = Path(os.path.realpath(path))  # a symbolic link stays a link
    atomic.folder(path.parent)
    with atomic.whole_file(path) as fresh:
        fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
    return True
