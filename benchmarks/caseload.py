"""A seeded, fictional caseload of any size: the same rows as a store's tables and as CSV for the import.

Only fictional people: names put together from syllables, BSNs of the test range (there are about nine thousand that pass
the elfproef; who comes after them has a V-nummer only).
"""

import csv
import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from inburgering_cli.domain.text import fold

PEILDATUM: Final = "2026-09-30"
SEED: Final = 20261123
_FIRST: Final = date(2022, 1, 3)
_DAYS: Final = (date.fromisoformat(PEILDATUM) - _FIRST).days
_GROUPS: Final = ("asielstatushouder",) * 6 + ("gezinsmigrant",) * 3 + ("overige_migrant",)
_KINDS: Final = (
    "taalles", "vaktaal", "alfabetisering", "vrijwilligerswerk", "betaald_werk", "stage", "leerwerktraject",
    "maatschappelijke_activiteit", "taalmaatje",
)  # fmt: skip
_SYLLABLES: Final = ("ba", "de", "fi", "go", "ha", "ju", "ka", "le", "mi", "no", "ra", "sa", "te", "vu", "wi", "za")
Row = dict[str, Any]


def _bsns() -> Iterator[str]:
    for number in range(999_900_000, 1_000_000_000):
        text = str(number)
        if sum(int(d) * w for d, w in zip(text, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0:
            yield text


def people(count: int, activities: int = 5, seed: int = SEED) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Each dossier (a row of import cases) with the rows of its other tables, by table."""
    draw = random.Random(seed)  # noqa: S311  # no secret: the same caseload every time
    bsns = _bsns()
    for number in range(1, count + 1):
        start = _FIRST + timedelta(days=draw.randrange(_DAYS))
        group = draw.choice(_GROUPS)
        housed = start + timedelta(days=draw.randrange(90))

        def day(base: date, low: int, high: int) -> str | None:
            found = (base + timedelta(days=draw.randrange(low, high))).isoformat()
            return found if found <= PEILDATUM else None

        case: Row = {
            "geslachtsnaam": "".join(draw.choices(_SYLLABLES, k=3)).capitalize(),
            "voornamen": "".join(draw.choices(_SYLLABLES, k=2)).capitalize(),
            "bsn": next(bsns, None),
            "v_nummer": f"{number:010d}",
            "doelgroep": group,
            "gemeente": draw.choice(("Ouder-Amstel", "Diemen", "Uithoorn")),
            "plicht_begin": start.isoformat(),
            "kennisgeving": day(start, 0, 30),
            "huisvesting": housed.isoformat() if housed.isoformat() <= PEILDATUM else None,
            "bijstand_ingang": day(housed, 0, 20) if group == "asielstatushouder" and draw.random() < 0.9 else None,
        }
        closed = day(housed, 200, 1500) if draw.random() < 0.2 else None
        case["dossier_gesloten"] = closed
        case["reden"] = draw.choice(("verhuisd", "voldaan", "vertrokken")) if closed else None
        rest: dict[str, list[Row]] = {"intake": [], "pip": [], "route": [], "activiteit": []}
        first, second = day(housed, 3, 20), day(housed, 21, 45)
        if first:
            rest["intake"].append({"datum": first, "deel": 1})
        if second:
            rest["intake"].append({"datum": second, "deel": 2, "toets_uitslag": "b1_haalbaar", "toets_datum": second})
        pip = day(housed, 40, 110)
        if second and pip and draw.random() < 0.9:
            rest["pip"].append({"dagtekening": pip})
            route = draw.choice(("b1", "b1", "onderwijs", "z"))
            rest["route"].append({"route": route, "datum": pip, "niveau": None if route == "z" else "b1"})
        seen = set()
        for _ in range(activities):
            begin, kind = day(housed, 60, 900), draw.choice(_KINDS)
            if begin and (kind, begin) not in seen:
                seen.add((kind, begin))
                end = day(date.fromisoformat(begin), 30, 500)
                rest["activiteit"].append({"soort": kind, "start": begin, "einde": end})
        yield case, rest


def write_csv(folder: Path, count: int) -> Path:
    """cases.csv with `count` rows, for the import."""
    path = folder / f"cases-{count}.csv"
    rows = (case for case, _ in people(count, 0))
    with path.open("w", newline="", encoding="utf-8") as file:
        first = next(rows)
        writer = csv.DictWriter(file, list(first), delimiter=";")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)
    return path


def fill(store: Path, count: int, activities: int = 5) -> None:
    """Fill a fresh store (made by `db init`) directly: a million dossiers in a minute or two."""
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA synchronous=OFF")
    serial: dict[str, int] = {}
    numbered = enumerate(people(count, activities), 1)
    while batch := list(islice(numbered, 5000)):
        rows: dict[str, list[Row]] = {}
        for ident, (case, rest) in batch:
            year = case["plicht_begin"][:4]
            serial[year] = serial.get(year, 0) + 1
            nummer = f"{year}-{serial[year]:04d}"
            name = fold(f"{case['geslachtsnaam']} {case['voornamen']}")
            rows.setdefault("dossier", []).append({"id": ident, "nummer": nummer, "zoeknaam": name, **case})
            for table, records in rest.items():
                for record in records:
                    rows.setdefault(table, []).append({"dossier_id": ident, **record})
        for table, records in rows.items():
            shapes: dict[tuple[str, ...], list[Row]] = {}
            for record in records:
                shapes.setdefault(tuple(record), []).append(record)
            for names, same in shapes.items():
                marks = ", ".join(f":{n}" for n in names)
                connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", same)
        connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
