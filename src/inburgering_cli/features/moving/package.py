"""The format of a package: its keys, its checksum, and the data that stays behind.

A package is JSON. `dossier` holds the fields of the person, `delen` the records per kind, with the keys and units of
the import. So the reader of files and commands can read it.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.reference import of_dossiers, shown_parts
from inburgering_cli.work.writing.identity import STORE

FORMAT: Final = "inburgering-overdracht"
#: A package for the person concerned; it cannot be imported.
INZAGE: Final = "inburgering-inzage"
VERSION: Final = 2
_CHECKSUM: Final = "controle"

#: Not sent: about the household, or about closing the dossier at the sending municipality.
FALLS_BEHIND: Final = frozenset({"huishouden", "rol_in_huishouden", "dossier_gesloten", "reden"})
#: Sent for reading only; the receiving municipality starts with these empty.
BEGINS_ANEW: Final = (
    "gemeente", "klantmanager", "adres", "postcode", "woonplaats", "huisvesting", "bijstand_ingang", "bijstand_einde",
    "info_derden_gevraagd", "info_derden_ontvangen",
)  # fmt: skip
_KEYS: Final = frozenset(
    {
        "formaat",
        "versie",
        "peildatum",
        "van_gemeente",
        "dossiernummer",
        STORE,
        "toelichting",
        "dossier",
        "gebeurtenissen",
        "delen",
    }
)
NOTE: Final = (
    "In dossier.json staan bedragen in euro’s en dagen als jjjj-mm-dd. Wat bij de vorige gemeente blijft: het"
    " huishouden, het sluiten van het dossier daar, uitgaven en cijfers uit het tevredenheidsonderzoek."
)
NOTE_INZAGE: Final = (
    "In dossier.json staan bedragen in euro’s en dagen als jjjj-mm-dd. Dit is alles wat het programma over u"
    " bewaart, met wie het inzag of wijzigde. Papieren en andere systemen van de gemeente staan er niet in."
)


def moving() -> dict[str, Kind]:
    """Name of a part in `case show` -> its kind, for the kinds that are sent, in order of dependence."""
    return {kind.part: kind for kind in of_dossiers().values() if kind.moves}


def staying() -> list[Kind]:
    """The kinds that are not sent, but that the person concerned may see."""
    return [kind for kind in shown_parts() if kind.typed and not kind.moves]


def checksum(package: Mapping[str, Any]) -> str:
    """The checksum of a package without its own checksum."""
    rest = {k: v for k, v in package.items() if k != _CHECKSUM}
    text = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def sealed(package: Mapping[str, Any]) -> dict[str, Any]:
    """The package with its checksum."""
    return {**package, _CHECKSUM: checksum(package)}


def check(package: object) -> dict[str, Any]:
    """The package, or `Refused` when it is something else, of a newer version, or changed."""
    if not isinstance(package, dict) or package.get("formaat") != FORMAT:
        raise Refused(
            "Dit is geen overdrachtspakket van dit programma; er is niets opgeslagen. Geef de map of het bestand"
            " dossier.json dat `inburgering case export` maakt.",
            field="pakket",
        )
    version = package.get("versie")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged()
    if version > VERSION:
        raise Refused(
            f"Dit pakket is gemaakt door een nieuwere versie van dit programma (pakketversie {version}; dit programma"
            f" kent {VERSION}). Werk het programma bij; er is niets opgeslagen.",
            field="pakket",
        )
    keys = _KEYS if version > 1 else _KEYS - {STORE}
    if package.get(_CHECKSUM) != checksum(package) or set(package) != keys | {_CHECKSUM}:
        raise _damaged()
    parts = package["delen"]
    sound = (
        isinstance(package["dossier"], dict)
        and isinstance(package["peildatum"], str)
        and isinstance(parts, dict)
        and set(parts) <= set(moving())
        and all(isinstance(records, list) and all(isinstance(r, dict) for r in records) for records in parts.values())
    )
    if not sound:
        raise _damaged()
    return package


def _damaged() -> Refused:
    return Refused(
        "Het pakket is beschadigd of gewijzigd: de inhoud klopt niet met het controlegetal. Vraag de vorige gemeente om een"
        " nieuw pakket; er is niets opgeslagen.",
        field="pakket",
    )


def first_pip(package: Mapping[str, Any]) -> str | None:
    """The day of the first PIP in any municipality before the move; the inburgeringstermijn starts on it."""
    days = [p.get("dagtekening") for p in package["delen"].get("pip", ())]
    days.append(package["dossier"].get("pip_vorige_gemeente"))
    return min((day for day in days if isinstance(day, str)), default=None)


def as_text(value: object) -> str | list[str] | None:
    """A value of a package as typed text, for the reader of records."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return f"{value:.10g}"
    if isinstance(value, dict):
        return [f"{name}={text}" for name, text in value.items()]
    raise _damaged()
