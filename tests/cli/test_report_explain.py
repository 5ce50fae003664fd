"""`report explain`: how each dossier counts, always with the numbers of `report kpi`."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from inburgering_cli.law.figures.explain import COUNTED, FIELDS, SHARES
from tests.conftest import Runner

#: What counts no dossiers: marks, parts of exams, money.
OTHERS = {"tevredenheid_partners", "tevredenheid_inburgeraars", "examens_behaald", "budget_gebruikt"}
PERIODS = ((), ("--van", "2024-01-01", "--tot", "2025-06-30"), ("--gemeente", "Diemen"))


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
    assert number in example.ok("report", "explain", "pip_op_tijd", "--dossier", number).out


@pytest.mark.parametrize("name", [*sorted(OTHERS), "onbekend"])
def test_what_counts_no_dossiers_is_refused_with_what_does(example: Runner, name: str) -> None:
    told = example("report", "explain", name)
    assert told.code == 2
    assert "telt; kies uit integraal_aanbod_6m" in " ".join(told.err.split())


def test_nobody_in_the_period_is_said(example: Runner) -> None:
    told = example.ok("report", "explain", "participatie_12m", "--van", "2015-01-01", "--tot", "2015-12-31")
    assert "Geen dossier telt hier mee" in told.out + told.err
