"""`report explain`: how each dossier counts, always with the numbers of `report kpi`."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from inburgering_cli.law.figures.explain import COUNTED, FIELDS, SHARES
from tests.conftest import Runner

#: What counts no dossiers: marks, parts of exams, money.
OTHERS = {"tevredenheid_partners", "tevredenheid_inburgeraars", "examens_behaald", "budget_gebruikt"}
PERIODS = ((), ("--van", "2024-01-01", "--tot", "2025-06-30"), ("--gemeente", "ouder-AMSTEL"))


@pytest.fixture
def example(tmp_path: Path, example_store: bytes, capsys: pytest.CaptureFixture[str]) -> Runner:
    store = tmp_path / "example.db"
    store.write_bytes(example_store)
    store.chmod(0o600)
    runner = Runner(store, capsys)
    runner.peildatum = "2026-09-30"
    return runner


@pytest.mark.parametrize("asked", PERIODS)
def test_the_lines_of_each_indicator_are_together_its_row(example: Runner, asked: tuple[str, ...]) -> None:
    rows = {row["id"]: row for row in example.json("report", "kpi", "--names", *asked)["indicatoren"]}
    assert set(rows) == {*COUNTED, *OTHERS}
    for name in COUNTED:
        row, lines = rows[name], example.json("report", "explain", name, *asked)
        count = Counter(line["oordeel"] for line in lines)
        assert len(lines) == row["n"], name
        assert len({line["dossier"] for line in lines}) == len(lines), name
        if name not in SHARES:
            assert set(count) <= {"teller"}
            assert sorted(row["dossiers"]["n"]) == [line["dossier"] for line in lines]
            continue
        for judgement in ("teller", "lopend", "uitgevallen", "vrijgesteld", "niet_gehaald"):
            who = [line["dossier"] for line in lines if line["oordeel"] == judgement]
            assert sorted(row["dossiers"][judgement]) == who, (name, judgement)
        assert row["noemer"] == count["teller"] + count["niet_gehaald"]
        assert all(line["waarom"] and line["start"] for line in lines)


def test_a_line_says_why_by_the_recorded_days(example: Runner) -> None:
    lines = example.json("report", "explain", "integraal_aanbod_6m")
    assert [list(line) for line in lines] == [list(FIELDS)] * len(lines)
    for line in lines:
        day = line["bereikt_op"] if line["oordeel"] == "teller" else line["uiterlijk"]
        assert "-".join(reversed(day.split("-"))) in line["waarom"], line


def test_one_dossier_and_the_other_formats(example: Runner) -> None:
    lines = example.json("report", "explain", "pip_op_tijd")
    number = lines[0]["dossier"]
    assert example.json("report", "explain", "pip_op_tijd", "--dossier", number) == lines[:1]
    table = list(
        csv.DictReader(example.ok("report", "explain", "pip_op_tijd", "-o", "csv").out.splitlines(), delimiter=";")
    )
    assert tuple(table[0]) == FIELDS
    assert [row["oordeel"] for row in table] == [line["oordeel"] for line in lines]
    page = " ".join(example.ok("report", "explain", "pip_op_tijd", "--dossier", number).out.split())
    assert number in page
    assert page.endswith("Noemer: ook wie te laat was of verlopen is.")


@pytest.mark.parametrize("name", [*sorted(OTHERS), "onbekend"])
def test_what_counts_no_dossiers_is_refused_with_what_does(example: Runner, name: str) -> None:
    told = example("report", "explain", name)
    assert told.code == 2
    assert "telt; kies uit integraal_aanbod_6m" in " ".join(told.err.split())


def test_nobody_in_the_period_is_said(example: Runner) -> None:
    told = example.ok("report", "explain", "participatie_12m", "--van", "2015-01-01", "--tot", "2015-12-31")
    assert "Geen dossier telt hier mee" in told.out + told.err


PARTS = ("teller", "lopend", "uitgevallen", "vrijgesteld", "niet_gehaald")
#: Around the begin and the end of the exemption of `exempt`, and the last days of its terms.
BOUNDARIES = (
    "2024-05-31", "2024-06-01", "2024-09-17", "2024-09-18", "2024-09-19", "2024-12-31", "2025-01-01", "2025-03-25",
    "2025-03-26", "2025-03-27",
)  # fmt: skip


@pytest.fixture
def exempt(inburgering: Runner) -> Runner:
    """Four people, of whom two are exempt from June up to and with December 2024: one reached the offer meanwhile."""
    inburgering.peildatum = "2024-04-30"
    for name in ("Vrij", "Bezig", "Laat", "Weg"):
        inburgering.ok(
            "case", "add", "--geslachtsnaam", name, "--doelgroep", "asielstatushouder", "--kennisgeving", "2024-02-20",
            "--huisvesting", "2024-03-18", "--bijstand-ingang", "2024-03-26", "--gemeente", "Diemen",
        )  # fmt: skip
    inburgering.peildatum = "2025-12-31"
    for number in (1, 2):
        inburgering.ok(
            "besluit", "record", f"2024-000{number}", "vrijstelling", "--datum", "2024-06-01", "--omvang", "tijdelijk",
            "--tot", "2024-12-31",
        )  # fmt: skip
    inburgering.ok("activiteit", "add", "2024-0002", "leerwerktraject", "--start", "2024-09-02")
    inburgering.ok("activiteit", "add", "2024-0003", "leerwerktraject", "--start", "2024-10-01")
    inburgering.ok("case", "close", "2024-0004", "--datum", "2024-08-01", "--reden", "verhuisd")
    return inburgering


def counted(rows: list[dict[str, Any]]) -> dict[tuple[str, str], list[str]]:
    """(indicator, part) -> dossiers, from rows with one dossier each."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        found.setdefault((row["indicator"], row["deel"]), []).append(row["dossier"])
    return {key: sorted(who) for key, who in found.items()}


def agree(runner: Runner, out: Path, *asked: str) -> dict[tuple[str, str], list[str]]:
    """Who is behind each part of each share: the same people by every way that tells them."""
    kpis = {row["id"]: row for row in runner.json("report", "kpi", "--names", *asked)["indicatoren"]}
    by_kpi = {(name, part): sorted(kpis[name]["dossiers"][part]) for name in SHARES for part in PARTS}
    by_kpi = {key: who for key, who in by_kpi.items() if who}
    told = [
        {"indicator": name, "deel": line["oordeel"], "dossier": line["dossier"]}
        for name in SHARES
        for line in runner.json("report", "explain", name, *asked)
    ]
    assert counted(told) == by_kpi
    trend = {row["id"]: row["waarde"] for row in runner.json("report", "kpi", "--trend", *asked)["indicatoren"]}
    assert trend == {name: row["waarde"] for name, row in kpis.items()}

    day = runner.peildatum or ""
    made = runner.json(
        "report", "accountability", "--out", str(out), "--format", "json,xlsx,html", "--names", *asked,
    )  # fmt: skip
    files = {Path(path).suffix: Path(path) for path in made["bestanden"]}
    assert made["peildatum"] == day
    tables = json.loads(files[".json"].read_text(encoding="utf-8"))["tabellen"]
    assert counted([row for row in tables["namen"] if row["indicator"] in SHARES and row["deel"] in PARTS]) == by_kpi
    by_page = [
        {"indicator": name, "deel": row["oordeel"].replace(" ", "_"), "dossier": row["dossier"]}
        for name in SHARES
        for row in tables.get(f"uitleg_{name}", ())
    ]
    assert counted(by_page) == by_kpi
    book = openpyxl.load_workbook(files[".xlsx"])
    by_sheet = []
    for name in SHARES:
        if f"uitleg_{name}"[:31] in book.sheetnames:
            head, *rows = book[f"uitleg_{name}"[:31]].iter_rows(values_only=True)
            place = head.index("telt als")
            by_sheet += [{"indicator": name, "deel": str(r[place]).replace(" ", "_"), "dossier": r[0]} for r in rows]
    assert counted(by_sheet) == by_kpi
    page = files[".html"].read_text(encoding="utf-8")
    for name in SHARES:
        titled = f"Per dossier: {kpis[name]['naam']}"
        assert (titled in page) == any(key[0] == name for key in by_kpi), name
    return by_kpi


@pytest.mark.parametrize("asked", PERIODS[:2])
def test_kpi_explain_pages_and_workbook_name_the_same_people(
    example: Runner, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    assert agree(example, tmp_path, *asked)


@pytest.mark.parametrize("day", BOUNDARIES)
def test_they_do_so_around_a_temporary_exemption(exempt: Runner, tmp_path: Path, day: str) -> None:
    exempt.peildatum = day
    found = agree(exempt, tmp_path)
    offer = {part: found.get(("integraal_aanbod_6m", part), []) for part in PARTS}
    if day < "2024-09-18":
        gone = ["2024-0004"] if day >= "2024-08-01" else []
        assert (offer["uitgevallen"], len(offer["lopend"])) == (gone, 4 - len(gone))
    else:
        assert offer == {
            "teller": ["2024-0002"], "lopend": [], "uitgevallen": ["2024-0004"], "vrijgesteld": ["2024-0001"],
            "niet_gehaald": ["2024-0003"],
        }  # fmt: skip
    data = exempt.json("report", "quarter", "--out", str(tmp_path / "kwartaal"), "--format", "json")["bestanden"]
    terms = json.loads(Path(data[0]).read_text(encoding="utf-8"))["tabellen"]["termijnen"]
    resting = [d for d in exempt.json("deadline", "list", "--all") if d["status"] == "rust"]
    assert sum(row["nu_rust"] for row in terms) == len(resting)
    assert bool(resting) is ("2024-06-01" <= day <= "2024-12-31")


def test_an_intake_that_an_exemption_stopped_is_no_departure(inburgering: Runner) -> None:
    """The last day of the intake lies in the exemption; nobody left."""
    inburgering.peildatum = "2024-05-01"
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "Vrij", "--doelgroep", "asielstatushouder", "--kennisgeving", "2024-04-20",
        "--huisvesting", "2024-04-25",
    )  # fmt: skip
    inburgering.ok("intake", "record", "2024-0001", "--datum", "2024-05-01", "--deel", "1")
    inburgering.peildatum = "2025-12-31"
    inburgering.ok(
        "besluit", "record", "2024-0001", "vrijstelling", "--datum", "2024-06-01", "--omvang", "tijdelijk",
        "--tot", "2024-12-31",
    )  # fmt: skip
    for day in ("2024-06-01", "2024-12-31", "2025-01-01"):
        inburgering.peildatum = day
        (line,) = inburgering.json("report", "explain", "intake_op_tijd")
        assert line["oordeel"] == "vrijgesteld", day
        assert "Tijdelijk vrijgesteld vanaf 01-06-2024 tot en met 31-12-2024" in line["waarom"]
