"""Options of the program stand before a command, among its options, or between a group and its command: it is the same."""

import contextlib
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.test_help import COMMANDS, LEAVES, example_of
from tests.conftest import Result, Runner
from tests.demo_store import PEILDATUM
from tests.demo_store import caseload as demo

ROOT = {option for param in COMMANDS[()].params for option in param.opts}
#: Not these: they ask on a terminal, are about another store, or about this computer.
WITHOUT = {("demo",), ("db", "encrypt"), ("db", "decrypt"), ("db", "rekey"), ("db", "key"), ("config", "set")}
SWEPT = [path for path in LEAVES if path not in WITHOUT]
_VARIES = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?|[0-9]{8}T[0-9]{6,12}Z|\b[0-9a-f]{64}\b|\"bytes\": [0-9]+")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "werk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder / "x.db"


def told(runner: Runner, store: Path, original: Path, arguments: list[str]) -> tuple[int, str, str]:
    """What a command line did, on the store as it was."""
    for one in store.parent.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    shutil.copy(original, store)
    done: Result = runner.bare(*arguments)
    return done.code, _VARIES.sub("", done.out), _VARIES.sub("", done.err)


@pytest.mark.parametrize("path", SWEPT, ids=" ".join)
def test_the_form_of_the_output_may_stand_anywhere(
    inburgering: Runner, store: Path, original: Path, path: tuple[str, ...]
) -> None:
    place = ["--db", str(store), "--peildatum", PEILDATUM]
    example = example_of(path)
    with contextlib.suppress(ValueError):
        del example[example.index("-o") : example.index("-o") + 2]
    rest = example[len(path) :] if tuple(example[: len(path)]) == path else example
    has = any(param.name == "output" for param in COMMANDS[path].params)
    for form in ("json", "csv") if has else ("json",):
        wanted = told(inburgering, store, original, [*place, *path, *rest, "-o", form])
        assert wanted[0] in (0, 2, 3, 4), wanted
        group = len(path) - 1 if form == "json" else 0
        got = told(inburgering, store, original, [*place, *path[:group], "-o", form, *path[group:], *rest])
        assert got == wanted if has else got[:2] == wanted[:2]
    if has:
        assert told(inburgering, store, original, [f"--output={form}", *place, *path, *rest]) == wanted


@pytest.mark.parametrize("path", SWEPT, ids=" ".join)
def test_the_store_and_the_day_may_stand_behind(
    inburgering: Runner, store: Path, original: Path, path: tuple[str, ...]
) -> None:
    place = ["--db", str(store), "--peildatum", PEILDATUM]
    example = example_of(path)
    rest = example[len(path) :] if tuple(example[: len(path)]) == path else []
    wanted = told(inburgering, store, original, [*place, *path, *rest])
    assert told(inburgering, store, original, [*path, *rest, *place]) == wanted
    if len(path) > 1:
        assert told(inburgering, store, original, [path[0], *place[2:], *path[1:], f"--db={store}", *rest]) == wanted


def test_no_command_has_another_option_of_that_name() -> None:
    for path in LEAVES:
        for param in COMMANDS[path].params:
            assert ROOT.isdisjoint(param.opts) or param.name in ("output", "dry_run"), (path, param.opts)


def test_the_same_option_on_both_sides_is_refused_and_a_value_is_no_option(caseload: Runner) -> None:
    place = str(caseload.store)
    for line in (("--db", place, "case", "list", "--db", place), ("-o", "csv", "case", "list", "-o", "json")):
        done = caseload.bare(*line)
        assert (done.code, done.out) == (2, "")
        assert "staat er vaker dan één keer" in done.err
    assert caseload("case", "search", "-o", "json", "--", "--db").data == []


def test_a_report_knows_that_a_day_was_given_behind_it(caseload: Runner) -> None:
    given = ("report", "kpi", "--van", "2024-01-01", "--tot", "2024-12-31")
    before = caseload.bare("--db", str(caseload.store), "--peildatum", "2024-09-30", *given).out
    assert caseload.bare(*given, "--peildatum", "2024-09-30", "--db", str(caseload.store)).out == before


def test_a_trial_may_be_asked_for_anywhere(caseload: Runner) -> None:
    add = ("add", "--geslachtsnaam", "Proef", "--doelgroep", "gezinsmigrant")
    before = caseload.dump()
    wanted = caseload.ok("--dry-run", "case", *add)
    assert "Proef: niets opgeslagen." in wanted.err
    for line in (("case", "--dry-run", *add), ("case", *add, "--dry-run")):
        got = caseload.ok(*line)
        assert (got.out, got.err) == (wanted.out, wanted.err)
    assert caseload.dump() == before
