"""A delivery on disk: a folder with a file per request, a sheet for retyping, and a list of what is missing.

The requests hold a BSN, so folders get mode 0700 and files 0600, whatever the umask. File names and sheets hold no BSN.
"""

import csv
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.text import clean, neutral
from inburgering_cli.features.duo.days import from_duo
from inburgering_cli.features.duo.requests import APIS, Message
from inburgering_cli.files.atomic import create, folder

MESSAGES: Final = "berichten"
RETYPE: Final = "overtypblad.csv"
MISSING: Final = "ontbreekt.csv"
OVERVIEW: Final = "levering.json"
COLUMNS_RETYPE: Final = ("dossier", "naam", "bsn", "onderdeel", "veld", "waarde")
COLUMNS_MISSING: Final = ("dossier", "onderdeel", "veld", "melding", "bron")
#: Labels of DUO's fields on the sheet.
_LABELS: Final[Mapping[str, str]] = {
    "dagtekeningPip": "dagtekening PIP",
    "leerroute": "leerroute",
    "niveau": "niveau",
    "geschatteIntensiteitB1Route": "geschatte intensiteit B1-route (uren)",
    "indicatorMagOpleidingAfmaken": "mag opleiding afmaken",
    "indicatorAlfabetiseringsonderwijs": "alfabetiseringsonderwijs",
    "datumInburgeringsaanbod": "datum inburgeringsaanbod",
    "verwachteStartdatumOpleiding": "verwachte eerste dag van de opleiding",
    "verwachteEinddatumOpleiding": "verwachte laatste dag van de opleiding (tot en met)",
    "datumEindgesprekMap": "datum eindgesprek MAP",
    "datumOndertekeningPvt": "datum ondertekening PVT",
    "verwijtbaar": "verwijtbaar",
    "datumAfrondingZroute": "datum afronding Z-route",
    "uren": "totaal aantal uren",
}
_WORDS: Final[Mapping[tuple[str, str], str]] = {
    ("leerroute", "B"): "B1-route",
    ("leerroute", "O"): "onderwijsroute",
    ("leerroute", "Z"): "Z-route",
    ("indicatorAlfabetiseringsonderwijs", "A"): "A (analfabeet)",
    ("indicatorAlfabetiseringsonderwijs", "AA"): "AA (anders-gealfabetiseerd)",
    ("indicatorAlfabetiseringsonderwijs", "NVT"): "niet van toepassing",
}


class DuoFolder:
    """Writes one delivery. `finish` gives the complete folder its name; `drop` removes everything."""

    def __init__(self, base: Path, name: str) -> None:
        folder(base)
        self._base, self._name = base, name
        self._place = Path(mkdtemp(prefix=f".{name}.", dir=base))  # mkdtemp gives 0700
        (self._place / MESSAGES).mkdir(mode=0o700)
        self._sheet_file = _create(self._place / RETYPE)
        self._sheet = csv.writer(self._sheet_file, delimiter=";", lineterminator="\r\n")
        self._sheet.writerow(COLUMNS_RETYPE)

    def add(self, dossier: str, file_name: str, masked_bsn: str, bericht: Message, request: Mapping[str, Any]) -> None:
        """Write one request and its lines on the sheet."""
        name = "_".join(part for part in (dossier, bericht.api, bericht.sleutel) if part)
        _write_json(self._place / MESSAGES / f"{name}.json", request)
        part = APIS[bericht.api].name
        if bericht.sleutel:
            part += f" bij instelling {bericht.sleutel}"
        rows = [(_LABELS[field], _word(field, value)) for field, value in (bericht.body or {}).items()]
        if bericht.ingetrokken:
            rows = [("intrekken", "eerder geleverd; dit vervalt")]
        for label, value in rows:
            self._sheet.writerow([_cell(c) for c in (dossier, file_name, masked_bsn, part, label, value)])

    def finish(self, missing: Sequence[Mapping[str, Any]], summary: Mapping[str, Any]) -> Path:
        """Write the rest, rename the folder and return its path."""
        self._sheet_file.close()
        write_missing(self._place / MISSING, missing)
        _write_json(self._place / OVERVIEW, summary)
        self._place = self._place.rename(_free(self._base, self._name))
        return self._place

    def drop(self) -> None:
        """Remove all that was written, finished or not."""
        with suppress(OSError):  # the disk may be full
            self._sheet_file.close()
        shutil.rmtree(self._place, ignore_errors=True)


def write_missing(path: Path, missing: Sequence[Mapping[str, Any]]) -> None:
    """The list of what is missing, for Dutch Excel."""
    with _create(path) as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS_MISSING)
        writer.writerows([_cell(row[name]) for name in COLUMNS_MISSING] for row in missing)


def _free(base: Path, name: str) -> Path:
    number = 1
    while (path := base / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return path


def _create(path: Path) -> Any:
    """A text file with the UTF-8 mark for Excel."""
    return os.fdopen(create(path), "w", encoding="utf-8-sig", newline="")


def _write_json(path: Path, data: Mapping[str, Any]) -> None:
    with os.fdopen(create(path), "wb", buffering=0) as file:
        file.write(json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n")


def _word(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if field == "verwachteEinddatumOpleiding":
        return dutch(from_duo(value))  # the last day itself
    if field.startswith(("datum", "dagtekening", "verwachte")):
        return dutch(value)
    return _WORDS.get((field, str(value)), str(value))


def _cell(value: Any) -> str:
    """A cell that a spreadsheet never reads as a formula."""
    return neutral(clean("" if value is None else str(value)))
