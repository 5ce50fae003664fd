"""The settings of a user: each declared once, with what it may be, where it is read from and what it is for."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from inburgering_cli.core.errors import Geweigerd

NAME: Final = "inburgering"
OPTIE: Final = "optie"
OMGEVING: Final = "omgeving"
BESTAND: Final = "bestand"
STANDAARD: Final = "standaard"
GEEN: Final = "geen"
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

    On Linux its rule is applied here: importing platformdirs costs more than a whole list of deadlines.
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


class Instelling(NamedTuple):
    """One setting. `fout` says what a value has to be, when it is not that; None when it is.

    `variabele` and `optie`: of the environment and the command line, where it can be given there too.
    """

    uitleg: str
    fout: Callable[[Any], str | None]
    variabele: str | None = None
    optie: str | None = None
    standaard: Callable[[], str | None] = lambda: None

    @property
    def is_pad(self) -> bool:
        """Whether it is the path of a file or a folder."""
        return self.fout is _path


INSTELLINGEN: Final[Mapping[str, Instelling]] = {
    "db": Instelling(
        "het dossierbestand", _path, "INBURGERING_DB", "--db", lambda: str(folder("data") / "inburgering.db")
    ),
    "beleid": Instelling("het beleidsbestand van de gemeente", _path, "INBURGERING_BELEID", "--beleid"),
    "sjablonen": Instelling("de map met eigen sjablonen van brieven en het PIP", _path, "INBURGERING_SJABLONEN"),
    "sleutelbestand": Instelling(
        "het bestand met de sleutel van een versleuteld dossierbestand",
        _path,
        "INBURGERING_SLEUTELBESTAND",
        "--sleutelbestand",
    ),
    "pager": Instelling("waarmee u lange lijsten bladert; leeg is niet", _command, "INBURGERING_PAGER"),
    "backups": Instelling("de map waarin db backup zonder --out de kopie zet", _path),
    "klantmanager": Instelling("uw naam: komt in case add, en is `mij` in case list --klantmanager", _text),
    "gemeente": Instelling("de gemeente die case add invult", _text),
    "duo_oin_bron": Instelling("OIN van de gemeente, voor leveringen aan DUO", _oin),
    "duo_oin_doel": Instelling("OIN van DUO, voor leveringen aan DUO", _oin),
}


class Waarde(NamedTuple):
    """What a setting is now, and where that comes from."""

    waarde: str | None
    herkomst: str


def read_config() -> dict[str, str]:
    """The settings of the config file. Raises `Geweigerd` with what is wrong in it, and what to do."""
    path = config_file()
    data = written() if path.is_file() else {}
    for name, value in data.items():
        if name not in INSTELLINGEN:
            raise Geweigerd(
                f"Het configuratiebestand {path} heeft een onbekende sleutel ‘{name}’.{_near(name)} Haal hem weg met"
                f" `inburgering config unset {name}`.",
                veld=name,
            )
        if wanted := INSTELLINGEN[name].fout(value):
            raise Geweigerd(
                f"In het configuratiebestand {path} moet ‘{name}’ {wanted} zijn, tussen aanhalingstekens. Zet het goed met"
                f" `inburgering config set {name} …`.",
                veld=name,
            )
    return data


def _near(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower().replace("-", "_"), INSTELLINGEN, 1, 0.5)
    return f" Bedoelt u {near[0]}?" if near else f" Kies uit {', '.join(INSTELLINGEN)}."


def value(name: str, option: str | None = None, config: Mapping[str, str] | None = None) -> Waarde:
    """A setting as it holds now: what was given as an option, else the environment, the config file, the default."""
    spec = INSTELLINGEN[name]
    if option:
        return Waarde(option, OPTIE)
    if spec.variabele and (found := os.environ.get(spec.variabele)):
        return Waarde(found, OMGEVING)
    if found := (read_config() if config is None else config).get(name):
        return Waarde(found, BESTAND)
    standaard = spec.standaard()
    return Waarde(standaard, GEEN if standaard is None else STANDAARD)


def values(names: Iterable[str]) -> dict[str, str | None]:
    """Some settings as they hold now."""
    config = read_config()
    return {name: value(name, config=config).waarde for name in names}


def written() -> dict[str, Any]:
    """What stands in the config file, right or wrong. Raises `Geweigerd` when it cannot be read."""
    path = config_file()
    return read_toml(path, "Het configuratiebestand", "config") if path.exists() else {}


def read_toml(path: Path, what: str, veld: str) -> dict[str, Any]:
    """The values of a TOML file. Raises `Geweigerd`; `what` and `veld` say which file it is."""
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
        raise Geweigerd(
            f"{what} {path} kan niet worden gelezen; het moet een tekstbestand in UTF-8 zijn waar u bij mag.", veld=veld
        ) from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))  # Python's own words are English
        place = f" (regel {where[1]}, positie {where[2]})" if where else ""
        raise Geweigerd(f"{what} {path} is geen geldige TOML{place}; herstel het.", veld=veld) from None
    except ValueError:  # a number or a day that cannot be
        raise Geweigerd(f"{what} {path} is geen geldige TOML; herstel het.", veld=veld) from None


def known(name: str) -> str:
    """The name of a setting, as somebody typed it. Raises `Geweigerd` with the nearest one."""
    found = name.strip().lower().replace("-", "_")
    if found not in INSTELLINGEN:
        raise Geweigerd(f"De instelling ‘{name[:40]}’ bestaat niet.{_near(name)}", veld="naam")
    return found


def change(name: str, text: str | None) -> bool:
    """Write a setting into the config file, or take it out (`None`); whether that changed anything.

    What else is in the file stays as it is, comments too. Raises `Geweigerd` for a value that cannot be.
    """
    path = config_file()
    if text is not None and (wanted := INSTELLINGEN[name].fout(text)):
        raise Geweigerd(f"‘{text[:40]}’ kan niet: {name} moet {wanted} zijn.", veld=name)
    if written().get(name) == text:
        return False
    import tomlkit

    from inburgering_cli.files import atomic

    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    if text is None:
        del document[name]
    else:
        document[name] = text
    path = Path(os.path.realpath(path))  # a link to a file elsewhere stays one
    atomic.folder(path.parent)
    with atomic.whole_file(path) as fresh:
        fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
    return True
