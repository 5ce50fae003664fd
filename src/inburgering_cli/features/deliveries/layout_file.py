"""Reads the layout of a delivery from a TOML file or a built-in example."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.core.text import clean
from inburgering_cli.features.deliveries.layout import Flaw, Layout, Spot, read_layout

_FOLDER: Final = Path(__file__).parent / "layouts"
_MOST_SHOWN: Final = 30
_MOST_BYTES: Final = 1_000_000


def builtin_text(levering: str) -> str:
    """The text of the example layout of a delivery."""
    return (_FOLDER / f"{levering}.toml").read_text(encoding="utf-8")


def builtin(levering: str) -> Layout:
    """The example layout of a delivery."""
    return parse(builtin_text(levering), f"de ingebouwde indeling {levering}")


def load(path: Path) -> Layout:
    """Read a layout. Raises `NotFound`, or `Refused` with every fault, its line and its key."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise NotFound(f"De indeling {path} bestaat niet. Controleer het pad.", field="layout") from None
    except OSError:
        raise Refused(
            f"De indeling {path} kan niet worden gelezen; controleer het pad en de rechten.", field="layout"
        ) from None
    if len(raw) > _MOST_BYTES:
        raise Refused(f"De indeling {path} is te groot om een indeling te zijn.", field="layout")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Refused(f"De indeling {path} is geen UTF-8; sla haar op als UTF-8.", field="layout") from None
    return parse(text, f"De indeling {path}")


def parse(text: str, what: str) -> Layout:
    """A layout from its text. Raises `Refused` with every fault, its line and its key."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))  # the message itself is English
        place = f" (regel {where[1]}, positie {where[2]})" if where else " (aan het einde van het bestand)"
        raise Refused(f"{what} is geen geldige TOML{place}; herstel dat eerst.", field="layout") from None
    except RecursionError:
        raise Refused(f"{what} is te diep genest.", field="layout") from None
    except ValueError:  # an impossible number or date
        raise Refused(f"{what} is geen geldige TOML; herstel dat eerst.", field="layout") from None
    found = read_layout(data)
    if isinstance(found, Layout):
        return found
    raise Refused(_told(found, text, what), field="layout")


def _told(flaws: Sequence[Flaw], text: str, what: str) -> str:
    places = sorted({(_line(g.spot, text), g.spot, g.message) for g in flaws}, key=lambda p: (p[0], str(p[1:])))
    lines = [
        f"  {f'regel {line}, ' if line else ''}{_name(spot)}: {clean(message)}"
        for line, spot, message in places[:_MOST_SHOWN]
    ]
    if len(places) > _MOST_SHOWN:
        lines.append(f"  … en nog {len(places) - _MOST_SHOWN}")
    many = "1 fout" if len(places) == 1 else f"{len(places)} fouten"
    return f"{what} heeft {many}:\n" + "\n".join(lines)


def _name(spot: Spot) -> str:
    table = f"[[{spot.table}]] nummer {spot.nummer}" if spot.nummer else f"[{spot.table}]" if spot.table else ""
    key = f"sleutel ‘{spot.sleutel[:40]}’" if spot.sleutel else ""
    return clean(f"{table} {key}".strip()) or "het bestand"


def _line(spot: Spot, text: str) -> int:
    """The line (from 1) of a key, else of its table, else 0. Inline arrays have no line of their own."""
    header = count = 0
    key = (spot.sleutel or "").partition(".")[0]
    inside = spot.table == ""
    for number, line in _code_lines(text):
        if found := re.match(r"\s*(\[{1,2})\s*([\w-]+)", line):
            if found[2] == spot.table:
                count += 1
            inside = found[2] == spot.table and count == (spot.nummer or count)
            if inside:
                header = number
        elif inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", line):
            return number
    return header


def _code_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a TOML document outside multi-line strings."""
    quote = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not quote:
            yield number, line
        for mark in re.findall(r'"""|\'\'\'', line):
            quote = "" if quote == mark else quote or mark
