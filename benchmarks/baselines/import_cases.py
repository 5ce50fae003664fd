"""What `import cases` is measured against: csv, the same checks written out by hand, and executemany in one transaction.

Only the standard library, no trail, no other kind of record: usage `import_cases.py STORE FILE PEILDATUM` on a fresh store.
"""

import csv
import sqlite3
import sys
import unicodedata
from datetime import date

GROUPS = {"asielstatushouder", "gezinsmigrant", "overige_migrant"}
REASONS = {"verhuisd", "overleden", "vertrokken", "plicht_ingetrokken", "voldaan", "vrijstelling", "ontheffing"}
TEXTS = {"geslachtsnaam": 200, "voornamen": 200, "gemeente": 80}
DAYS = (
    "plicht_begin", "kennisgeving", "huisvesting", "bijstand_ingang", "bijstand_einde", "info_derden_gevraagd",
    "info_derden_ontvangen", "dossier_gesloten",
)  # fmt: skip
ORDER = (("bijstand_ingang", "bijstand_einde"), ("info_derden_gevraagd", "info_derden_ontvangen"))
COLUMNS = (*TEXTS, "bsn", "v_nummer", "doelgroep", *DAYS, "reden")


def is_day(text: str, peildatum: str) -> bool:
    """An ISO day that exists, from 1900 on and not after the peildatum."""
    try:
        return len(text) == 10 and date.fromisoformat(text).year >= 1900 and text <= peildatum
    except ValueError:
        return False


def is_bsn(text: str) -> bool:
    """Nine digits that pass the elfproef."""
    if len(text) != 9 or not (text.isascii() and text.isdigit()):
        return False
    return (sum((9 - i) * int(c) for i, c in enumerate(text[:8])) - int(text[8])) % 11 == 0


def fold(text: str) -> str:
    """Without capitals and diacritics, for searching."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def faults(row: dict[str, str], peildatum: str, bsns: set[str], numbers: set[str]) -> list[str]:
    """The columns of a row that are wrong."""
    wrong = [name for name, longest in TEXTS.items() if len(row[name]) > longest or "\0" in row[name]]
    if not row["geslachtsnaam"]:
        wrong.append("geslachtsnaam")
    wrong += [name for name in DAYS if row[name] and not is_day(row[name], peildatum)]
    wrong += [later for earlier, later in ORDER if row[earlier] and row[later] and row[later] < row[earlier]]
    if row["doelgroep"] not in GROUPS:
        wrong.append("doelgroep")
    if (row["reden"] and row["reden"] not in REASONS) or bool(row["reden"]) != bool(row["dossier_gesloten"]):
        wrong.append("reden")
    if (bsn := row["bsn"]) and (not is_bsn(bsn) or bsn in bsns):
        wrong.append("bsn")
    number = row["v_nummer"]
    if number and (len(number) != 10 or not number.isdigit() or number in numbers):
        wrong.append("v_nummer")
    bsns.add(bsn)
    numbers.add(number)
    return wrong


def main(store: str, file: str, peildatum: str) -> int:
    """Check every row, then write them all; the number of bad rows."""
    connection = sqlite3.connect(store, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    bsns = {row[0] for row in connection.execute("SELECT bsn FROM dossier WHERE bsn IS NOT NULL")}
    numbers = {row[0] for row in connection.execute("SELECT v_nummer FROM dossier WHERE v_nummer IS NOT NULL")}
    rows: list[tuple[str | None, ...]] = []
    bad = 0
    year = peildatum[:4]
    with open(file, newline="", encoding="utf-8-sig") as stream:  # noqa: PTH123  # by hand, as people write it
        for row in csv.DictReader(stream, delimiter=";", strict=True):
            row = {name: text.strip() for name, text in row.items()}
            if faults(row, peildatum, bsns, numbers):
                bad += 1
                continue
            values = [row[name] or None for name in COLUMNS]
            rows.append((f"{year}-{len(rows) + 1:04d}", fold(f"{row['voornamen']} {row['geslachtsnaam']}"), *values))
    if not bad:
        names = ("nummer", "zoeknaam", *COLUMNS)
        connection.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(names))
        connection.executemany(f"INSERT INTO dossier ({', '.join(names)}) VALUES ({marks})", rows)
        connection.execute("COMMIT")
    print(f"gelezen {len(rows) + bad} nieuw {0 if bad else len(rows)} afgewezen {bad}")
    return bad


if __name__ == "__main__":
    sys.exit(3 if main(*sys.argv[1:]) else 0)
