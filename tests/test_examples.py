"""The fictional caseload: it can be read, is of the right size, and shows every status and group on the demo's day."""

import csv
import fcntl
import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.cli.commands.demo import IMPORTS
from inburgering_cli.cli.shell.run import run
from inburgering_cli.law.rules import check_bsn
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.law.terms.policy_file import read_policy
from inburgering_cli.law.vocabulary import (
    ACTIVITEITEN,
    DOELGROEPEN,
    ENQUETE_GROEPEN,
    LEERROUTES,
    LOCATIES,
    METHODEN,
    REDENEN_GESLOTEN,
    STELSELS,
)

EXAMPLES = Path(__file__).parent.parent / "examples"
PEILDATUM = "2026-09-30"
#: But for what DUO sent: a test of its own takes that in.
FILES = [one for one in IMPORTS if one[0] != "notificaties"]
Json = Any


def rows(kind: str) -> list[dict[str, str]]:
    with (EXAMPLES / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("voorbeelden") / "store.db"
    assert run(["--db", str(path), "db", "init"]) == 0
    for kind, name, *options in FILES:
        assert run(["--db", str(path), "--peildatum", PEILDATUM, "import", kind, str(EXAMPLES / name), *options]) == 0
    return path


def ask(capsys: pytest.CaptureFixture[str], store: Path, *arguments: str) -> Json:
    capsys.readouterr()
    assert run(["--db", str(store), "--peildatum", PEILDATUM, *arguments, "-o", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_file_of_examples_is_loaded() -> None:
    other = {
        "uit-een-ander-systeem.csv",  # tests/reliability/test_partial.py
        "lijst-van-een-collega.csv",  # tests/files/test_list_of_a_colleague.py
    }
    assert {path.name for path in EXAMPLES.glob("*.csv")} == {name for _, name, *_ in FILES} | other
    assert len(FILES) == len(IMPORTS) - 1


def test_every_example_is_explained() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in EXAMPLES.iterdir() if f"`{path.name}" not in text and path.name != "README.md"] == []


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
    v_numbers = [r["v_nummer"] for r in rows("cases") if r["v_nummer"]]
    assert 0 < len(set(v_numbers)) == len(v_numbers) < len(numbers)
    names = [(r["geslachtsnaam"], r["voornamen"]) for r in rows("cases")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("soort", [name.removesuffix(".csv") for _, name, *_ in FILES])
def test_the_files_are_readable_and_in_order(soort: str) -> None:
    text = (EXAMPLES / f"{soort}.csv").read_bytes().decode("utf-8")
    assert "\r" not in text
    keys = [
        ("", r["datum"], r["groep"])
        if soort == "enquetes"
        else (r.get("bsn", ""), *(r.get(f, "") for f in ("datum", "start")))
        for r in rows(soort)
    ]
    assert keys == sorted(keys)
    for row in rows(soort):
        for column, value in row.items():
            if column in ("start", "einde", "datum", "huisvesting", "dagtekening", "kennisgeving") and value:
                assert date.fromisoformat(value).isoformat() == value


def test_a_second_run_of_every_file_changes_nothing(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind, name, *options in FILES:
        receipt = ask(capsys, store, "import", kind, str(EXAMPLES / name), *options)
        assert receipt["gelezen"] == receipt["ongewijzigd"] == len(rows(name.removesuffix(".csv")))
        assert receipt["fouten"] == []


def test_every_status_and_every_kind_of_term_occurs(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ask(capsys, store, "deadline", "list", "--all")
    statuses = Counter(line["status"] for line in lines)
    assert set(statuses) == {"gehaald", "te_laat", "vervallen", "verlopen", "lopend", "voorbij", "rust"}
    assert {line["termijn"] for line in lines} == set(DEFAULT.termijnen)
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


def test_every_stelsel_route_group_phase_reason_and_activity_occurs(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = ask(capsys, store, "case", "list")
    assert {c["stelsel"] for c in cases} == set(STELSELS)
    assert {c["leerroute"] for c in cases} == {*LEERROUTES, None}
    assert {c["doelgroep"] for c in cases} == set(DOELGROEPEN)
    assert {c["fase"] for c in cases} == {"voorbereiding", "intake", "pip", "traject", "voldaan", "gesloten"}
    assert {r["soort"] for r in rows("activiteiten")} == set(ACTIVITEITEN)
    assert {r["reden"] for r in rows("cases")} == {*REDENEN_GESLOTEN, ""} - {"aow", "genaturaliseerd"}  # too rare
    assert {r["methode"] for r in rows("intakes")} == {*METHODEN, ""}
    assert {r["locatie"] for r in rows("intakes")} == set(LOCATIES)


def test_nothing_happens_to_someone_who_has_left() -> None:
    left = {r["bsn"]: r["dossier_gesloten"] for r in rows("cases") if r["reden"] not in ("", "voldaan")}
    assert left
    for kind in ("intakes", "pips", "routes", "ontzorg", "activiteiten"):
        for row in rows(kind):
            last = left.get(row["bsn"], "9999-12-31")
            days = [row.get(f, "") for f in ("datum", "dagtekening", "afgerond_op", "start", "einde")]
            assert max(days) <= last, (kind, row)


def test_the_special_dossiers_are_there() -> None:
    wi2013 = {r["bsn"] for r in rows("cases") if r["plicht_begin"] < "2022-01-01"}
    family = {
        r["bsn"] for r in rows("cases") if r["gedetailleerde_doelgroep"] == "gezinshereniger_met_asielstatushouder"
    }
    moved = {r["bsn"] for r in rows("cases") if r["pip_vorige_gemeente"]}
    assert family
    assert moved <= {r["bsn"] for r in rows("pips")}
    assert moved
    assert [r for r in rows("pips") if not r["dagtekening"]], "a concept"
    assert [r for r in rows("intakes") if r["toets_ontheffing"] and not r["toets_uitslag"]]
    assert [r for r in rows("routes") if r["afgeschaald_op"] and int(r["uren"]) >= 600 and r["bsn"] not in wi2013]
    versions = Counter(r["bsn"] for r in rows("pips"))
    assert [r for r in rows("pips") if versions[r["bsn"]] > 1 and r["reden"]], "a later version with its reason"
    ontzorg = rows("ontzorg")
    assert not family & {r["bsn"] for r in ontzorg}
    assert all(r["huur"] for r in ontzorg)
    assert [r for r in ontzorg if r["bsn"] in wi2013 and r["telefoon"] and r["budgetbeheer"] == "ja"]
    assert not [r for r in ontzorg if r["bsn"] not in wi2013 and (r["telefoon"] or r["budgetbeheer"])]
    for old in (True, False):
        periods = [r for r in ontzorg if (r["bsn"] in wi2013) is old]
        assert [r for r in periods if r["verlengd_tot"]]
        assert [r for r in periods if r["einde"]]
    assert [r for r in ontzorg if not r["einde"] and not r["verlengd_tot"]], "running"
    assert [r for r in ontzorg if not r["einde"] and r["verlengd_tot"] > PEILDATUM], "running, extended"
    assert {r["groep"] for r in rows("enquetes")} == set(ENQUETE_GROEPEN)


def test_hours_and_exams_show_who_is_ready_who_is_behind_and_who_is_not_there_yet(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_name = {c["geslachtsnaam"]: c["dossier"] for c in ask(capsys, store, "case", "list")}
    accounts = {
        name: {r["onderdeel"]: r for r in ask(capsys, store, "route", "account", by_name[name])}
        for name in ("Bakr", "Lima", "Demir")
    }
    assert accounts["Bakr"]["zroute_cursus"]["gehaald"]
    assert accounts["Bakr"]["zroute_participatie"]["gehaald"]
    assert accounts["Lima"]["zroute_cursus"]["achter"]
    assert accounts["Demir"]["map"]["gevolgd"] == 42
    steps = {s["dossier"]: s["stap"] for s in ask(capsys, store)["volgende_stap"]}
    assert steps[by_name["Demir"]].startswith("plicht kan voldaan")
    exams = {r["id"]: r for r in ask(capsys, store, "examen", "status", by_name["Karimi"])}
    assert (exams["examen_knm"]["status"], exams["examen_le"]["status"]) == ("behaald", "te_doen")
    assert [r for r in ask(capsys, store, "map", "status", by_name["Adeyemi"]) if r["ontbreekt"]]
    assert {r["uitslag"] for r in rows("examens")} == {"geslaagd", "gezakt", "geen"}
    assert any(r["onderdeel"] == "ona" for r in rows("examens"))


def test_the_day_of_the_demo_has_work_to_do(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    soon = ask(capsys, store, "deadline", "list", "--within", "14", "--status", "lopend")
    assert len(soon) >= 5
    assert all(0 <= line["dagen"] <= 14 for line in soon)
    waiting = ask(capsys, store, "deadline", "list", "--termijn", "pip_na_informatie")
    assert {line["uiterlijk"] is None for line in waiting} == {True, False}
    assert run(["--db", str(store), "--peildatum", PEILDATUM]) == 0
    shown = capsys.readouterr().out
    for step in ("brede intake beginnen", "brede intake afronden", "PIP vaststellen"):
        assert step in shown


def test_the_indicators_have_something_to_count_in_every_column(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = ask(capsys, store, "report", "kpi")
    for row in report["indicatoren"][:3]:
        assert row["teller"]
        assert row["noemer"] > row["teller"]
        assert row["lopend"]
        assert row["uitgevallen"]
    within_6m, within_12m, after_3y = (row["lopend_gehaald"] for row in report["indicatoren"][:3])
    assert within_6m
    assert within_12m
    assert after_3y == 0, "known only on the very day"
    assert {row["oordeel"] for row in report["indicatoren"][:5]} == {"gehaald", "niet_gehaald", "geen_norm"}


def test_the_demo_imports_the_caseload_and_shows_the_main_job(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    shown = capfd.readouterr().out
    for text in ("$ inburgering deadline list", "Verlopen (", "Indicatoren", "Woensdag 30 september 2026"):
        assert text in shown


def test_the_policy_file_says_what_is_built_in() -> None:
    data = tomllib.loads((EXAMPLES / "beleid-ouder-amstel.toml").read_text(encoding="utf-8"))
    own = read_policy(data, "beleid-ouder-amstel.toml")
    assert own.gemeente == DEFAULT.gemeente
    for ident, term in DEFAULT.termijnen.items():
        latest = {v.stelsel: v for v in own.termijnen[ident].versions}
        assert {s: v.duration for s, v in latest.items()} == {v.stelsel: v.duration for v in term.versions}
        assert (ident in own.eigen) == term.adjustable
    for ident, norms in DEFAULT.normen.items():
        assert [n.tienden for n in own.normen[ident]][-1:] == [n.tienden for n in norms][-1:]


def test_the_policy_file_changes_no_deadline_and_no_indicator(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def outcome(*arguments: str) -> Json:
        answer = (
            ask(capsys, store, *arguments, "deadline", "list", "--all"),
            ask(capsys, store, *arguments, "report", "kpi"),
        )
        for row in (*answer[0], *answer[1]["indicatoren"]):
            del row["bron"]  # the file is a source of its own
        return answer

    assert outcome("--beleid", str(EXAMPLES / "beleid-ouder-amstel.toml")) == outcome()


def cron_commands() -> list[str]:
    lines = (EXAMPLES / "crontab").read_text(encoding="utf-8").splitlines()
    return [line.split(None, 5)[5].replace("\\%", "%") for line in lines if line[:1].isdigit()]


def cron(command: str, home: Path, store: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of the crontab as cron does: with sh, hardly any environment, no terminal."""
    path = f"{Path(sys.executable).parent}{os.pathsep}/usr/bin{os.pathsep}/bin"
    env = {"PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8", "INBURGERING_DB": str(store), **more}
    return subprocess.run(
        ["/bin/sh", "-c", command], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def test_the_crontab_writes_the_report_and_warns_only_when_a_term_has_passed(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("rapporten", "backups"):
        (tmp_path / name).mkdir(mode=0o700)
    monthly, readable, daily, agenda, nightly, quarterly = cron_commands()
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011
    done = cron(monthly, tmp_path, store)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (report,) = (tmp_path / "rapporten").glob("[!.]*")
    assert report.name == f"kpi-{yesterday:%Y-%m}.json"
    assert report.stat().st_mode & 0o777 == 0o600
    assert json.loads(report.read_text(encoding="utf-8"))["peildatum"] == yesterday.isoformat()

    done = cron(readable, tmp_path, store)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {p.suffix for p in (tmp_path / "rapporten").glob("maandrapport-*")} == {".html", ".pdf", ".json"}

    done = cron(daily, tmp_path, store, INBURGERING_PEILDATUM=PEILDATUM)
    assert done.stdout.startswith("Er zijn verlopen termijnen")
    assert done.stderr == ""
    assert "Sharifi" in (tmp_path / "rapporten" / "termijnen.txt").read_text(encoding="utf-8")
    assert "Sharifi" not in done.stdout

    calm = tmp_path / "leeg.db"
    assert run(["--db", str(calm), "db", "init"]) == 0
    capsys.readouterr()
    done = cron(daily, tmp_path, calm)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    for command, pattern in ((agenda, "rapporten/termijnen.ics"), (nightly, "backups/*.db")):
        done = cron(command, tmp_path, store)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        (made_file,) = tmp_path.glob(pattern)
        assert made_file.stat().st_mode & 0o777 == 0o600

    done = cron(quarterly, tmp_path, store, INBURGERING_PEILDATUM="2026-10-05")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count("\n") == 1, "only that the layout is not checked"
    assert "niet is getoetst" in done.stderr
    made = sorted((tmp_path / "leveringen").iterdir())
    assert [p.name for p in made] == ["swi-voorbeeld-2026-K3-controle.csv", "swi-voorbeeld-2026-K3.xml"]
    assert "2026-K3" in (tmp_path / "rapporten" / "levering-swi.txt").read_text(encoding="utf-8")


def test_the_budget_the_taakstelling_and_the_partners_show_every_stand(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stands = {r["stand"] for r in ask(capsys, store, "taakstelling", "show")}
    assert stands == {"op_schema", "achter", "voor"}
    years = {y["jaar"]: y for y in ask(capsys, store, "budget", "years")}
    assert years[2024]["bron"] == "nota tabel 5.0"
    assert {y["oordeel"] for y in years.values()} == {"binnen", "boven"}
    assert all(y["uitgegeven"] > 0 for y in years.values())
    partners = ask(capsys, store, "partner", "list", "--alle")
    assert {p["herkomst"] for p in partners} == {"nota", "eigen", "aangepast"}
    assert {p["naam"] for p in partners if p["verborgen"]} == {"Duo+"}
    known = {p["naam"] for p in partners}
    assert {r["partner"] for r in rows("verwijzingen")} <= known
    assert {r["partner"] for r in rows("enquetes") if r["partner"]} <= known
    assert 0 < len(ask(capsys, store, "verwijzing", "open")) < len(rows("verwijzingen"))


def test_what_duo_sent_is_taken_in_with_a_stranger_and_a_difference(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "store.db"
    copy.write_bytes(store.read_bytes())
    capsys.readouterr()
    arguments = [
        "--db",
        str(copy),
        "--peildatum",
        PEILDATUM,
        "import",
        "notificaties",
        str(EXAMPLES / "duo"),
        "-o",
        "json",
    ]
    assert run(arguments) == 0
    told = capsys.readouterr()
    receipt = json.loads(told.out)
    assert (receipt["gelezen"], receipt["onbekend"], receipt["afgewezen"]) == (7, 1, 0)
    assert "verschilt" in told.err


def test_a_job_of_the_crontab_that_still_runs_is_not_started_again(store: Path, tmp_path: Path) -> None:
    for name in ("rapporten", "backups"):
        (tmp_path / name).mkdir(0o700)
    nightly = cron_commands()[4]
    with (tmp_path / "backups" / ".back-up").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert cron(nightly, tmp_path, store).returncode != 0
        assert list((tmp_path / "backups").glob("*.db")) == []
    assert cron(nightly, tmp_path, store).returncode == 0
    assert len(list((tmp_path / "backups").glob("*.db"))) == 1


def test_a_list_that_fails_leaves_the_one_of_yesterday(store: Path, tmp_path: Path) -> None:
    (tmp_path / "rapporten").mkdir(0o700)
    daily = cron_commands()[2]
    cron(daily, tmp_path, store, INBURGERING_PEILDATUM=PEILDATUM)
    before = (tmp_path / "rapporten" / "termijnen.txt").read_bytes()
    done = cron(daily, tmp_path, tmp_path / "weg.db")
    assert "Er is geen dossierbestand" in done.stderr
    assert (tmp_path / "rapporten" / "termijnen.txt").read_bytes() == before
