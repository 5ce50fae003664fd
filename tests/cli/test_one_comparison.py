"""One comparison of names: capitals, accents and the form of Unicode make no other gemeente, klantmanager or household."""

import json
import unicodedata
from pathlib import Path

import pytest

from inburgering_cli.store import driver
from tests.conftest import Runner

PLACE, WHO = "Súdwest-Fryslân", "Zoë Müller"


def spelled(name: str) -> list[str]:
    return [name, name.upper(), unicodedata.normalize("NFD", name), unicodedata.normalize("NFD", name.lower())]


@pytest.fixture
def frisian(inburgering: Runner) -> Runner:
    """Two dossiers of one gemeente in two spellings, one of another, and one without."""
    inburgering.peildatum = "2026-09-30"
    for name, place in (("A", PLACE), ("B", spelled(PLACE)[3]), ("C", "Leeuwarden"), ("D", None)):
        more = () if place is None else ("--gemeente", place, "--klantmanager", spelled(WHO)[ord(name) - ord("A")])
        inburgering.ok(
            "case",
            "add",
            "--geslachtsnaam",
            name,
            "--doelgroep",
            "asielstatushouder",
            "--huisvesting",
            "2026-03-01",
            *more,
        )
    inburgering.ok("enquete", "record", "2026-0001", "--groep", "inburgeraars", "--datum", "2026-05-01", "--score", "8")
    inburgering.ok("budget", "set", "2026", "1000", "--gemeente", PLACE)
    inburgering.ok("budget", "spend", "pvt", "150", "--gemeente", spelled(PLACE)[1], "--datum", "2026-06-20")
    inburgering.ok("taakstelling", "set", "2026", "1", "11", "--gemeente", PLACE)
    return inburgering


REPORTS = [
    "report kpi", "report explain integraal_aanbod_6m", "report month --format json,csv --out {out}",
    "report delivery swi --check", "report delivery spuk --check",
    "enquete overview", "budget show", "budget years", "taakstelling show",
]  # fmt: skip


@pytest.mark.parametrize("command", REPORTS)
def test_every_spelling_gives_the_same_figures_and_files(frisian: Runner, tmp_path: Path, command: str) -> None:
    seen = []
    words = command.format(out=tmp_path / "r").split()
    for name in spelled(PLACE):
        told = frisian(*words, "--gemeente", name, "-o", "json")
        assert told.code in (0, 3)
        files = sorted((path.name, path.read_bytes()) for path in (tmp_path / "r").glob("*"))
        seen.append((told.out, files))
    assert seen == seen[:1] * len(seen)


def test_the_figures_count_both_spellings(frisian: Runner) -> None:
    for name in spelled(PLACE):
        found = frisian.json("report", "kpi", "--gemeente", name)
        assert found["gemeente"] in (PLACE, spelled(PLACE)[3])
        assert next(row["n"] for row in found["indicatoren"] if row["id"] == "integraal_aanbod_6m") == 2
        assert frisian.json("taakstelling", "show", "--gemeente", name)[0]["gehuisvest"] == 2
        budget = json.dumps(frisian.json("budget", "show", "--gemeente", name))
        assert "150" in budget
        assert "1000" in budget


@pytest.mark.parametrize("command", REPORTS)
def test_figures_of_a_gemeente_that_nothing_has_are_refused(frisian: Runner, tmp_path: Path, command: str) -> None:
    done = frisian(*command.format(out=tmp_path / "r").split(), "--gemeente", "Sudwest")
    assert (done.code, done.out) == (4, "")
    assert "Geen dossier heeft gemeente ‘Sudwest’. Wel: " in done.err
    assert "Leeuwarden" in done.err
    assert not list((tmp_path / "r").glob("*"))


@pytest.mark.parametrize("command", ["case list", "deadline list --all", "signaal list"])
def test_a_list_says_which_name_nobody_has(frisian: Runner, command: str) -> None:
    for option, names in (("--gemeente", spelled(PLACE)), ("--klantmanager", spelled(WHO))):
        rows = [frisian.ok(*command.split(), option, name) for name in names]
        assert {row.out for row in rows} == {rows[0].out}
        assert "Geen dossier heeft" not in "".join(row.err for row in rows)
        done = frisian.ok(*command.split(), option, "Niemand", "-o", "json")
        assert done.data == []
        assert f"Geen dossier heeft {option[2:]} ‘Niemand’. Wel: " in done.err
        assert "Geen dossier heeft" not in frisian.ok(*command.split(), option, "geen").err


def test_a_household_ignores_accents(inburgering: Runner) -> None:
    for name in ("Aa", "Bb"):
        inburgering.ok("case", "add", "--geslachtsnaam", name, "--doelgroep", "gezinsmigrant")
    for mark in ("Gezin-A", "Gezin-É"):
        for number, spelling in enumerate((mark, spelled(mark)[3]), 1):
            inburgering.ok("case", "edit", f"2024-000{number}", "--huishouden", spelling)
        (one,) = inburgering.json("huishouden", "list")
        assert one["leden"] == 2
        for spelling in spelled(mark):
            assert len(inburgering.json("huishouden", "show", spelling)["leden"]) == 2


def test_capitals_and_accents_make_no_second_provider_partner_or_budget(inburgering: Runner) -> None:
    name = "Taalhuis É"
    for other in spelled(name)[1:]:
        inburgering("aanbieder", "add", name)
        inburgering("aanbieder", "add", other)
        inburgering("partner", "add", name, "--soort", "publiek")
        inburgering("partner", "add", other, "--soort", "publiek")
        inburgering("budget", "set", "2026", "10", "--gemeente", name)
        inburgering("budget", "set", "2026", "12", "--gemeente", other)
    assert [row["naam"] for row in inburgering.json("aanbieder", "list")] == [name]
    assert [row["naam"] for row in inburgering.json("partner", "list") if "Taalhuis" in row["naam"]] == [name]
    assert [row["gemeente"] for row in inburgering.json("budget", "list")] == [name]


def test_no_query_has_a_comparison_of_its_own() -> None:
    folder = Path(driver.__file__).parent
    assert [path.name for path in folder.rglob("*.py") if "NOCASE" in path.read_text(encoding="utf-8")] == []
