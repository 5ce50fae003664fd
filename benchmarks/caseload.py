"""A seeded, fictional caseload of any size: the same rows as a store's tables and as CSV for the import.

Only fictional people: names put together from syllables, BSNs of the test range (there are about nine thousand that pass
the elfproef; who comes after them has a V-nummer only). Every fact lies on or before `PEILDATUM`; ends of activities that
still run lie behind it.
"""

import csv
import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.text import fold

PEILDATUM: Final = "2026-09-30"
ACTIVITIES: Final = 5
SEED: Final = 20261123
_LAST: Final = date.fromisoformat(PEILDATUM)
_FIRST: Final = date(2021, 1, 4)  # a fifth of the people are handled as in the pilot
_DAYS: Final = (_LAST - _FIRST).days
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


class _Life:
    """Draws days of one person: after a day, within a span, and not behind the peildatum."""

    def __init__(self, draw: random.Random) -> None:
        self.chance = draw.random
        self.choice = draw.choice
        self.randrange = draw.randrange

    def day(self, base: date | None, low: int, high: int) -> str | None:
        """A day from `low` up to `high` days after `base`; None when it has not come yet."""
        if base is None:
            return None
        found = (base + timedelta(days=self.randrange(low, high))).isoformat()
        return found if found <= PEILDATUM else None


def people(count: int, activities: int = ACTIVITIES, seed: int = SEED) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Each dossier (a row of import cases) with the rows of its other tables, by table."""
    draw = random.Random(seed)  # no secret: the same caseload every time
    life = _Life(draw)
    bsns = _bsns()
    for number in range(1, count + 1):
        start = _FIRST + timedelta(days=draw.randrange(_DAYS))
        housed = start + timedelta(days=draw.randrange(90))
        case = _case(life, draw, number, start, housed)
        case["bsn"] = next(bsns, None)
        yield case, _records(life, case, start, housed, activities)


def _case(life: _Life, draw: random.Random, number: int, start: date, housed: date) -> Row:
    group = life.choice(_GROUPS)
    asiel = group == "asielstatushouder"
    benefit = life.day(housed, 0, 20) if asiel and life.chance() < 0.9 else None
    asked = life.day(housed, 10, 60) if life.chance() < 0.05 else None
    closed = life.day(housed, 200, 1500) if life.chance() < 0.2 else None
    return {
        "geslachtsnaam": "".join(draw.choices(_SYLLABLES, k=3)).capitalize(),
        "voornamen": "".join(draw.choices(_SYLLABLES, k=2)).capitalize(),
        "bsn": None,
        "v_nummer": f"{number:010d}",
        "doelgroep": group,
        "gemeente": life.choice(("Ouder-Amstel", "Diemen", "Uithoorn")),
        "plicht_begin": start.isoformat(),
        "kennisgeving": life.day(start, 0, 30),
        "huisvesting": housed.isoformat() if housed <= _LAST else None,
        "bijstand_ingang": benefit,
        "bijstand_einde": life.day(date.fromisoformat(benefit), 300, 1200) if benefit and life.chance() < 0.3 else None,
        "info_derden_gevraagd": asked,
        "info_derden_ontvangen": life.day(date.fromisoformat(asked), 5, 60) if asked else None,
        "dossier_gesloten": closed,
        "reden": life.choice(("verhuisd", "voldaan", "vertrokken")) if closed else None,
    }


def _records(life: _Life, case: Row, start: date, housed: date, activities: int) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {"intake": [], "pip": [], "route": [], "ontzorg": [], "activiteit": []}
    first, second = life.day(housed, 3, 20), life.day(housed, 21, 70)
    if first:
        found["intake"].append({"datum": first, "deel": 1})
    if second:
        found["intake"].append({"datum": second, "deel": 2, "toets_uitslag": "b1_haalbaar", "toets_datum": second})
    pip = life.day(housed, 40, 110)
    if second and pip and life.chance() < 0.9:
        found["pip"].append({"dagtekening": pip})
        route = life.choice(("b1", "b1", "onderwijs", "z"))
        found["route"].append({"route": route, "datum": pip, "niveau": None if route == "z" else "b1"})
    if case["bijstand_ingang"] and life.chance() < 0.8:
        period = date.fromisoformat(case["bijstand_ingang"])
        ended = life.day(period, 150, 260)
        found["ontzorg"].append({"datum": case["bijstand_ingang"], "einde": ended if life.chance() < 0.9 else None})
    seen = set()
    room = (_LAST - start).days
    for _ in range(activities):
        begin = start + timedelta(days=int(room * life.chance()))
        kind = life.choice(_KINDS)
        while (kind, begin) in seen:
            kind = life.choice(_KINDS)
        seen.add((kind, begin))
        end = begin + timedelta(days=life.randrange(30, 500)) if life.chance() < 0.9 else None
        found["activiteit"].append(
            {"soort": kind, "start": begin.isoformat(), "einde": end.isoformat() if end else None}
        )
    return found


def surveys(count: int, seed: int = SEED) -> Iterator[Row]:
    """One mark for every ten dossiers, of partners and of inburgeraars, in tenths."""
    draw = random.Random(seed)
    for _ in range(count // 10):
        day = _FIRST + timedelta(days=draw.randrange(_DAYS))
        group = draw.choice(("partners", "inburgeraars"))
        yield {"groep": group, "datum": day.isoformat(), "score": draw.randrange(40, 101)}


def exams(count: int, seed: int = SEED) -> Iterator[Row]:
    """One result for every five dossiers."""
    draw = random.Random(seed)
    for ident in range(1, count + 1, 5):
        day = _FIRST + timedelta(days=draw.randrange(_DAYS))
        result = draw.choice(("geslaagd", "gezakt", "geen"))
        yield {"dossier_id": ident, "onderdeel": "le", "datum": day.isoformat(), "niveau": "b1", "uitslag": result}


def spending(count: int, seed: int = SEED) -> Iterator[Row]:
    """One amount for every twenty dossiers, in whole cents."""
    draw = random.Random(seed)
    for _ in range(count // 20):
        day = _FIRST + timedelta(days=draw.randrange(_DAYS))
        amount, what = draw.randrange(1_000, 100_000), draw.choice(("leerroute", "map", "pvt", "tolken"))
        yield {"gemeente": "Ouder-Amstel", "voorziening": what, "bedrag": amount, "datum": day.isoformat()}


def write_csv(path: Path, count: int) -> None:
    """`count` dossiers as a file for `import cases`."""
    rows = (case for case, _ in people(count))
    with path.open("w", newline="", encoding="utf-8") as file:
        first = next(rows)
        writer = csv.DictWriter(file, list(first), delimiter=";")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def fill(store: Path, count: int, activities: int = ACTIVITIES) -> None:
    """Fill a fresh store (made by `db init`) directly: a million dossiers in a few minutes."""
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
            name = fold(f"{case['voornamen']} {case['geslachtsnaam']}")
            rows.setdefault("dossier", []).append({"id": ident, "nummer": nummer, "zoeknaam": name, **case})
            for table, records in rest.items():
                rows.setdefault(table, []).extend({"dossier_id": ident, **record} for record in records)
        for table, records in rows.items():
            _insert(connection, table, records)
        connection.commit()
    _insert(connection, "enquete", list(surveys(count)))
    _insert(connection, "examen", list(exams(count)))
    _insert(connection, "uitgave", list(spending(count)))
    _insert(connection, "budget", [{"gemeente": "Ouder-Amstel", "jaar": int(PEILDATUM[:4]), "bedrag": 1_000 * count}])
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _insert(connection: sqlite3.Connection, table: str, records: list[Row]) -> None:
    shapes: dict[tuple[str, ...], list[Row]] = {}
    for record in records:
        shapes.setdefault(tuple(record), []).append(record)
    for names, same in shapes.items():
        marks = ", ".join(f":{n}" for n in names)
        connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", same)
