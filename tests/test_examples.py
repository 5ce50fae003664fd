"""The fictional caseload: it can be read, is of the right size, and shows every status and group on the demo's day."""

import csv
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.cli.run import run
from inburgering_cli.domain.policy import STANDAARD, read_policy
from inburgering_cli.domain.rules import check_bsn
from inburgering_cli.domain.vocabulary import ACTIVITEITEN, LEERROUTES, STELSELS

EXAMPLES = Path(__file__).parent.parent / "examples"
PEILDATUM = "2026-09-30"
SOORTEN = ("cases", "intakes", "pips", "routes", "ontzorg", "activiteiten", "enquetes")
Json = Any


def rows(soort: str) -> list[dict[str, str]]:
    with (EXAMPLES / f"{soort}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("voorbeelden") / "store.db"
    assert run(["--db", str(path), "db", "init"]) == 0
    for soort in SOORTEN:
        assert run(["--db", str(path), "--peildatum", PEILDATUM, "import", soort, str(EXAMPLES / f"{soort}.csv")]) == 0
    return path


def ask(capsys: pytest.CaptureFixture[str], store: Path, *arguments: str) -> Json:
    capsys.readouterr()
    assert run(["--db", str(store), "--peildatum", PEILDATUM, *arguments, "-o", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_caseload_has_the_size_of_the_note_and_thirty_dossiers_under_the_new_law() -> None:
    old = [r for r in rows("cases") if r["plicht_begin"] < "2022-01-01"]
    housed = Counter(r["huisvesting"][:4] for r in old if r["doelgroep"] == "asielstatushouder")
    assert housed == {"2018": 12, "2019": 7, "2020": 11}
    assert sum(r["doelgroep"] == "gezinsmigrant" for r in old) == 6
    assert len(rows("cases")) - len(old) == 30


def test_every_bsn_is_a_test_number_that_passes_the_elfproef_and_belongs_to_one_person() -> None:
    numbers = [r["bsn"] for r in rows("cases")]
    assert len(set(numbers)) == len(numbers)
    assert all(n.startswith("9999") and check_bsn(n) == n for n in numbers)


def test_a_second_run_of_every_file_changes_nothing(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for soort in SOORTEN:
        verslag = ask(capsys, store, "import", soort, str(EXAMPLES / f"{soort}.csv"))
        assert verslag["gelezen"] == verslag["ongewijzigd"] == len(rows(soort))
        assert verslag["fouten"] == []


def test_every_status_and_every_kind_of_term_occurs(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ask(capsys, store, "deadline", "list", "--all")
    statuses = Counter(line["status"] for line in lines)
    assert set(statuses) == {"gehaald", "te_laat", "vervallen", "verlopen", "lopend", "voorbij"}
    assert {line["termijn"] for line in lines} == set(STANDAARD.termijnen)
    assert any(line["termijn"] == "pip_na_informatie" and line["uiterlijk"] is None for line in lines)


def test_month_ends_are_clamped_to_the_last_day(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ask(
        capsys, store, "deadline", "list", "--all", "--termijn", "integraal_aanbod", "--termijn", "participatie_12m"
    )
    days = {(line["start"], line["uiterlijk"]) for line in lines}
    assert ("2018-08-31", "2019-02-28") in days
    assert ("2019-08-31", "2020-02-29") in days
    assert ("2024-02-29", "2024-08-29") in days
    assert ("2024-02-29", "2025-02-28") in days


def test_every_stelsel_route_group_and_activity_occurs(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = ask(capsys, store, "case", "list")
    assert {c["stelsel"] for c in cases} == set(STELSELS)
    assert {c["leerroute"] for c in cases} - {None} == set(LEERROUTES)
    assert {c["doelgroep"] for c in cases} == {"asielstatushouder", "gezinsmigrant", "overige_migrant"}
    assert {c["fase"] for c in cases} == {"voorbereiding", "intake", "pip", "traject", "voldaan", "gesloten"} - (
        set() if any(c["fase"] == "voldaan" for c in cases) else {"voldaan"}
    )
    assert {r["soort"] for r in rows("activiteiten")} == set(ACTIVITEITEN)
    assert len({r["reden"] for r in rows("cases")} - {""}) >= 5


def test_the_indicators_have_something_to_count_in_every_column(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = ask(capsys, store, "report", "kpi")
    for row in report["indicatoren"][:3]:
        assert row["teller"]
        assert row["noemer"] > row["teller"]
        assert row["lopend"]
        assert row["uitgevallen"]
    assert sum(row["lopend_gehaald"] for row in report["indicatoren"][:3])
    assert {row["oordeel"] for row in report["indicatoren"][:5]} >= {"gehaald", "niet_gehaald", "geen_norm"}


def test_the_demo_imports_the_caseload_and_shows_the_main_job(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    shown = capfd.readouterr().out
    for text in ("$ inburgering deadline list", "Verlopen (", "Indicatoren", "Woensdag 30 september 2026"):
        assert text in shown


def test_the_policy_file_says_what_is_built_in() -> None:
    data = tomllib.loads((EXAMPLES / "beleid-ouder-amstel.toml").read_text(encoding="utf-8"))
    own = read_policy(data, "beleid-ouder-amstel.toml")
    assert own.gemeente == STANDAARD.gemeente
    for ident, termijn in STANDAARD.termijnen.items():
        latest = {v.stelsel: v for v in own.termijnen[ident].versies}
        assert {s: v.duur for s, v in latest.items()} == {v.stelsel: v.duur for v in termijn.versies}
        assert (ident in own.eigen) == termijn.aanpasbaar
    for ident, normen in STANDAARD.normen.items():
        assert [n.tienden for n in own.normen[ident]][-1:] == [n.tienden for n in normen][-1:]
