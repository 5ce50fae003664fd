"""Vandaag: each line with a command that exists and runs; and lists whose columns and filters the user chooses."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from inburgering_cli.cli.shell.root import app
from inburgering_cli.law.terms.declared import TERMS
from tests.conftest import Runner

#: What only the klantmanager knows, as this test fills it in.
FILLED = {
    "DATUM": "vandaag", "NAAM": "Taalschool", "UITSLAG": "b1_haalbaar", "UREN": "400", "REDEN": "aangepast",
    "TEKST": "aangepast", "BSN": "999990019", "ROUTE": "b1", "BEDRAG": "100", "A|AA|NVT": "NVT",
}  # fmt: skip
PARTS = ("verlopen", "binnenkort", "signalen", "gesprekken", "volgende_stap")


@pytest.fixture
def everybody(tmp_path: Path, example_store: bytes, inburgering: Runner) -> Runner:
    """A runner on the fictional caseload."""
    store = tmp_path / "everybody.db"
    store.write_bytes(example_store)
    store.chmod(0o600)
    runner = inburgering.beside(store)
    runner.peildatum = "2026-09-30"
    return runner


def filled(command: str) -> list[str]:
    """The arguments of a hint, as they would be typed."""
    program, *words = shlex.split(command)
    assert program == "inburgering"
    return [FILLED.get(word, word) for word in words]


def hints(runner: Runner) -> list[str]:
    found = runner.json()
    return sorted({row["opdracht"] for part in PARTS for row in found[part]})


def kind(command: str) -> str:
    return re.sub(r"[0-9]{4}-[0-9]{4,}", "D", command)


def test_every_hint_of_the_caseload_is_a_command_that_exists(everybody: Runner) -> None:
    found = hints(everybody)
    assert len({kind(hint) for hint in found}) > 15
    root: Any = typer.main.get_command(app)
    for hint in found:
        command, words = root, filled(hint)
        while hasattr(command, "get_command"):
            command = command.get_command(None, words.pop(0))
            assert command is not None, hint
        with command.make_context(command.name, words) as context:
            assert context.params, hint


def test_every_kind_of_hint_runs_on_the_day_itself(everybody: Runner, example_store: bytes) -> None:
    kinds: dict[str, list[str]] = {}
    for hint in hints(everybody):
        kinds.setdefault(kind(hint), []).append(hint)
    for one in kinds.values():
        results = []
        for hint in one:
            everybody.store.write_bytes(example_store)
            results.append((hint, everybody(*filled(hint))))
        refused = [(hint, result.err) for hint, result in results if result.code]
        assert refused == []


def test_a_hint_is_there_for_every_line_and_every_term(everybody: Runner) -> None:
    found = everybody.json()
    assert list(found) == ["peildatum", "open_dossiers", *PARTS]
    for part in PARTS:
        assert found[part]
        for row in found[part]:
            assert row["opdracht"].startswith("inburgering ")
            assert row["dossier"] in row["opdracht"]
    explained = {r["termijn"] for r in (*found["verlopen"], *found["binnenkort"]) if "explain" in r["opdracht"]}
    assert explained <= {"participatie_3j", "pip"}  # the day has gone by; the plicht is met
    assert {r["termijn"] for r in found["verlopen"]} <= set(TERMS)


def test_a_concept_is_signed_and_no_other_pip_made(everybody: Runner) -> None:
    found = everybody.json()
    of_concept = {r["opdracht"] for part in PARTS for r in found[part] if r["dossier"] == "2026-0058"}
    assert "inburgering pip sign 2026-0058 --dagtekening vandaag" in of_concept
    assert not any("pip create" in hint for hint in of_concept)


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        (("--deel 1",), "--deel 2"),
        (("--deel 2",), "--deel 1"),
        (("--deel 1", "--deel 2"), "--toets-uitslag UITSLAG"),
    ],
)  # fmt: skip
def test_the_next_step_of_the_intake_is_what_is_missing(caseload: Runner, known: tuple[str, ...], missing: str) -> None:
    for number, part in enumerate(known, 1):
        caseload.ok("intake", "record", "Berg", "--datum", f"2024-05-0{number}", *part.split())
    (step,) = [row for row in caseload.json()["volgende_stap"] if row["naam"].startswith("Berg")]
    assert step["opdracht"].endswith(f" --datum vandaag {missing}")


def test_a_signal_is_new_for_a_week_after_it_arose(caseload: Runner) -> None:
    caseload.peildatum = "2024-11-28"  # half a year after the PIP
    (row,) = [r for r in caseload.json("signaal", "list") if r["signaal"] == "gesprek_te_laat"]
    assert (row["sinds"], row["nieuw"]) == ("2024-11-28", True)
    assert "gesprek_te_laat" in {r["signaal"] for r in caseload.json("signaal", "list", "--nieuw")}
    caseload.peildatum = "2024-12-04"
    assert "gesprek_te_laat" in {r["signaal"] for r in caseload.json("signaal", "list", "--nieuw")}
    caseload.peildatum = "2024-12-05"
    assert "gesprek_te_laat" not in {r["signaal"] for r in caseload.json("signaal", "list", "--nieuw")}


def test_talks_of_this_week_have_the_command_of_their_day(caseload: Runner) -> None:
    caseload.ok("gesprek", "plan", "Tesfay", "--gepland", "2024-10-04")
    (row,) = caseload.json()["gesprekken"]
    assert (row["gesprek"], row["gepland"], row["dagen"]) == ("voortgang", "2024-10-04", 4)
    assert row["opdracht"] == "inburgering case show 2025-0001"
    assert caseload.json("gesprek", "agenda") == [row]
    assert caseload.json("gesprek", "agenda", "--within", "3") == []
    caseload.peildatum = "2024-10-04"
    (row,) = caseload.json()["gesprekken"]
    assert row["opdracht"] == "inburgering gesprek record 2025-0001 --gehouden vandaag"
    caseload.ok(*filled(row["opdracht"]))
    assert caseload.json()["gesprekken"] == []


LISTS = [
    ("case", "list"), ("case", "search", "e"), ("case", "timeline", "2026-0044"), ("case", "trail", "2026-0044"),
    ("deadline", "list"), ("signaal", "list"), ("gesprek", "agenda"), ("gesprek", "list", "2026-0044"),
    ("gesprek", "status", "2026-0044"), ("huishouden", "list"), ("intake", "show", "2026-0044"),
    ("intake", "zrm", "2026-0044"), ("ontzorg", "show", "2026-0054"), ("ontzorg", "overview"), ("ontzorg", "check"),
    ("activiteit", "list", "2026-0048"), ("activiteit", "months", "2026-0048"), ("map", "show", "2026-0044"),
    ("map", "status", "2026-0044"), ("examen", "status", "2026-0044"), ("besluit", "grounds", "2026-0044"),
    ("verwijzing", "open"), ("enquete", "overview"), ("partner", "list"), ("taakstelling", "show"),
    ("taakstelling", "list"), ("budget", "spending"), ("budget", "years"), ("report", "kpi"), ("begrip", "pip"),
    ("policy", "list"), ("db", "retention"), ("brief", "kinds"), ("route", "requirements", "2026-0044"),
    ("aanbieder", "list"),
]  # fmt: skip


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_a_list_has_the_columns_that_are_asked_for(everybody: Runner, command: tuple[str, ...]) -> None:
    refused = everybody(*command, "--columns", "zo_niet")
    assert refused.code == 2
    names = re.search(r"‘zo_niet’ is hier geen kolom; kies uit (.*)\.", refused.err)
    assert names, refused.err
    first, *_, last = choices = names[1].split(", ")
    assert all(re.fullmatch(r"[a-z0-9_-]+", name) for name in choices)
    table = everybody.ok(*command, "--columns", f"{last},{first}").out
    assert table
    in_csv = everybody(*command, "--columns", "zo_niet", "-o", "csv")
    names = re.search(r"kies uit (.*)\.", in_csv.err)
    assert names
    first, *_, last = names[1].split(", ")
    head = everybody.ok(*command, "--columns", f"{last},{first}", "-o", "csv").out.splitlines()[0]
    assert head == f"{last};{first}"
    whole = everybody(*command, "--columns", first, "-o", "json")
    assert (whole.code, whole.fault["veld"]) == (2, "columns")


def test_every_list_of_the_program_takes_columns_and_no_pager() -> None:
    root: Any = typer.main.get_command(app)
    without: set[str] = set()

    def walk(command: Any, path: tuple[str, ...]) -> None:
        if hasattr(command, "list_commands"):
            for name in command.list_commands(None):
                walk(command.get_command(None, name), (*path, name))
        elif any(p.name == "output" and "csv" in (p.metavar or "") for p in command.params):
            names = {p.name for p in command.params}
            if not {"columns", "no_pager"} <= names:
                without.add(" ".join(path) + (" " if "no_pager" in names else " !"))

    walk(root, ())
    assert without == {
        f"{name} "
        for name in (
            "case show", "deadline explain", "signaal explain", "pip show", "maatregel propose", "route account",
            "budget show", "huishouden show", "notitie show", "policy show", "db status",
        )
    } | {f"report delivery {name} !" for name in ("duo", "swi", "srg", "spuk")}  # fmt: skip


FILTERS: dict[str, tuple[list[str], Callable[[dict[str, Any]], bool]]] = {
    "one group": (["--doelgroep", "gezinsmigrant"], lambda r: r["doelgroep"] == "gezinsmigrant"),
    "two phases": (["--fase", "pip", "--fase", "intake"], lambda r: r["fase"] in ("pip", "intake")),
    "with a comma": (["--fase", "pip,intake"], lambda r: r["fase"] in ("pip", "intake")),
    "a year": (["--huisvesting", "2024"], lambda r: (r["huisvesting"] or "").startswith("2024")),
    "not known": (["--huisvesting", "geen"], lambda r: r["huisvesting"] is None),
    "no route yet": (["--route", "geen"], lambda r: r["leerroute"] is None),
    "two together": (
        ["--stelsel", "wi2013", "--route", "z"],
        lambda r: r["stelsel"] == "wi2013" and r["leerroute"] == "z",
    ),
    "open ones of a place": (
        ["--open", "--gemeente", "OUDER-AMSTEL"],
        lambda r: r["fase"] != "gesloten" and r["gemeente"] == "Ouder-Amstel",
    ),
}


@pytest.mark.parametrize("what", FILTERS)
def test_filters_keep_what_they_name_and_all_of_it(everybody: Runner, what: str) -> None:
    options, keeps = FILTERS[what]
    every = everybody.json("case", "list")
    found = everybody.json("case", "list", *options)
    assert found == [row for row in every if keeps(row)]
    assert 0 < len(found) < len(every)


def test_the_lists_of_terms_and_signals_can_be_those_of_one_klantmanager(everybody: Runner) -> None:
    everybody.ok("case", "edit", "2026-0044", "--klantmanager", "Anna Özcan")
    for command in (("deadline", "list"), ("signaal", "list"), ("case", "list")):
        rows = everybody.json(*command, "--klantmanager", "anna ozcan")
        assert {row["dossier"] for row in rows} == {"2026-0044"}
        assert rows == [row for row in everybody.json(*command) if row["dossier"] == "2026-0044"]
    group = {r["dossier"] for r in everybody.json("case", "list", "--doelgroep", "gezinsmigrant")}
    for command in (("deadline", "list"), ("signaal", "list")):
        every = everybody.json(*command)
        found = everybody.json(*command, "--doelgroep", "gezinsmigrant", "--gemeente", "Ouder-Amstel")
        assert found == [row for row in every if row["dossier"] in group]


@pytest.mark.parametrize(
    ("option", "value"), [("--fase", "bezig"), ("--stelsel", "2013"), ("--huisvesting", "vroeger"), ("--sort", "kleur")]
)
def test_an_unknown_value_of_a_filter_is_refused_with_the_choices(everybody: Runner, option: str, value: str) -> None:
    refused = everybody("case", "list", option, value)
    assert refused.code == 2
    assert f"‘{value}’" in refused.err
    assert re.search("kies uit|geef een jaar", refused.err)


def test_lists_are_sorted_by_any_field_and_the_unknown_comes_last(everybody: Runner) -> None:
    days = [row["uiterlijk"] for row in everybody.json("case", "list", "--sort", "uiterlijk")]
    known = [day for day in days if day]
    assert days == [*sorted(known), *[None] * (len(days) - len(known))]
    down = [row["uiterlijk"] for row in everybody.json("case", "list", "--sort", "uiterlijk:af")]
    assert down == [*sorted(known, reverse=True), *[None] * (len(days) - len(known))]
    rows = everybody.json("deadline", "list", "--sort", "dagen:af", "--limit", "3")
    days = [r["dagen"] for r in everybody.json("deadline", "list") if r["dagen"] is not None]
    assert [r["dagen"] for r in rows] == sorted(days, reverse=True)[:3]


def test_who_waits_is_listed_with_the_step_and_the_command(everybody: Runner) -> None:
    steps = everybody.json()["volgende_stap"]
    rows = everybody.json("case", "list", "--wacht")
    assert [(r["dossier"], r["stap"], r["opdracht"]) for r in rows] == [
        (s["dossier"], s["stap"], s["opdracht"]) for s in steps
    ]
    some = everybody.json("case", "list", "--wacht", "--signaal", "pip_dreigt")
    assert some
    assert all("pip_dreigt" in r["signalen"] and r["stap"] for r in some)


NAMES = [
    ("case", "list"), ("case", "list", "--wacht"), ("case", "list", "--signaal", "alle"), ("deadline", "list", "--all"),
    ("signaal", "list"), ("gesprek", "agenda", "--within", "60"), ("ontzorg", "check"), ("verwijzing", "open"),
]  # fmt: skip


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("command", NAMES, ids=" ".join)
def test_no_name_is_broken_and_no_line_too_wide(
    everybody: Runner, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], width: int
) -> None:
    everybody.ok("case", "edit", "2026-0044", "--geslachtsnaam", "Papadopoulos-Konstantinidou")
    monkeypatch.setenv("COLUMNS", str(width))
    told = everybody.ok(*command).out
    assert max(len(line.rstrip()) for line in told.splitlines()) <= width
    rows = everybody.json(*command)
    names = {row.get("naam") or row.get("geslachtsnaam") for row in rows}
    assert names
    for name in names:
        for word in re.split("[ -]", name):
            assert word in told, word
