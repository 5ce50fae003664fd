"""The import as a script uses it: every kind, in a process of its own, twice, wrongly, at the same time, on a full disk."""

import csv
import json
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inburgering_cli.store.database import Location
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.files import imports
from tests.conftest import Runner
from tests.reliability.forms import both_forms_long
from tests.reliability.program import command, go, opened, start
from tests.reliability.test_disk import limited

PEILDATUM = "2026-09-30"
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SWEPT = ("cases", "intakes", "pips", "routes", "ontzorg", "activiteiten", "enquetes")
COUNTS = ("gelezen", "nieuw", "gewijzigd", "ongewijzigd", "afgewezen")
BSN = "999990019"


def dump(store: Path) -> list[str]:
    with closing(sqlite3.connect(store)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def store(inburgering: Runner) -> Path:
    return inburgering.store


def test_every_kind_is_read_once_and_a_second_run_from_stdin_changes_nothing(store: Path) -> None:
    for kind in SWEPT:
        path = EXAMPLES / f"{kind}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            count = len(list(csv.DictReader(file, delimiter=";")))
        first = go(store, "import", kind, str(path), "-o", "json")
        assert first.returncode == 0, first.stderr
        receipt = json.loads(first.stdout)
        assert list(receipt) == [*COUNTS, "fouten"]
        assert [receipt[k] for k in COUNTS] == [count, count, 0, 0, 0]
        before = dump(store)
        second = go(store, "import", kind, "-", "-o", "json", given=path.read_bytes())
        assert second.returncode == 0, second.stderr
        assert [json.loads(second.stdout)[k] for k in COUNTS] == [count, 0, 0, count, 0]
        assert dump(store) == before
    table = go(store, "import", "cases", str(EXAMPLES / "cases.csv"), "--on-duplicate", "update")
    assert "nieuw 0 · gewijzigd 0" in table.stdout
    assert dump(store) == before


#: Per kind: a header, a row, the same record with another value, the column that differs, a wrong row and its column.
KINDS = {
    "intakes": ("datum;deel;locatie", "2024-03-25;1;azc", "2024-03-25;1;gemeente", "locatie", "2024-03-26;3;", "deel"),
    "pips": ("dagtekening;gesprekken", "2024-05-20;4", "2024-05-20;5", "gesprekken", "2024-02-30;4", "dagtekening"),
    "routes": ("route;datum;uren", "b1;2024-05-20;10", "b1;2024-05-20;20", "uren", "c1;2024-05-21;", "route"),
    "ontzorg": ("datum;einde;huur", "2024-03-18;2024-09-17;500", "2024-03-18;2024-09-17;501,50", "huur",
                "2024-03-19;2024-09-17;-1", "huur"),
    "activiteiten": ("soort;start;uren_per_week", "stage;2024-04-01;12", "stage;2024-04-01;13,5", "uren_per_week",
                     "slapen;2024-04-01;8", "soort"),
    "cases": ("geslachtsnaam;doelgroep;v_nummer;gemeente", "Ander;gezinsmigrant;0000000001;Diemen",
              "Ander;gezinsmigrant;0000000001;Duivendrecht", "gemeente", "Derde;gezinsmigrant;1;Diemen", "v_nummer"),
}  # fmt: skip


@pytest.fixture
def person(inburgering: Runner) -> Runner:
    """A store with one asielstatushouder."""
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "Fictief", "--doelgroep", "asielstatushouder", "--bsn", BSN,
        "--plicht-begin", "2024-01-15", "--kennisgeving", "2024-01-22", "--huisvesting", "2024-03-18",
    )  # fmt: skip
    return inburgering


def load(runner: Runner, kind: str, header: str, *rows: str, options: tuple[str, ...] = ()) -> tuple[int, Any]:
    """(exit code, receipt) of an import of these rows, all about the one person."""
    path = runner.store.with_name(f"{kind}.csv")
    first = ("bsn;", f"{BSN};") if kind != "cases" else ("", "")
    path.write_text("\n".join([first[0] + header, *(first[1] + row for row in rows)]), encoding="utf-8")
    result = runner("import", kind, str(path), "-o", "json", *options)
    assert BSN not in result.out + result.err
    return result.code, result.data if result.out else None


def numbers(receipt: Any) -> list[int]:
    return [receipt[k] for k in COUNTS]


@pytest.mark.parametrize("soort", KINDS)
def test_a_known_key_with_another_value_follows_on_duplicate(person: Runner, soort: str) -> None:
    header, row, other, column, *_ = KINDS[soort]
    assert numbers(load(person, soort, header, row)[1]) == [1, 1, 0, 0, 0]
    before = person.dump()
    code, receipt = load(person, soort, header, other)
    assert (code, numbers(receipt)) == (3, [1, 0, 0, 0, 1])
    (wrong,) = receipt["fouten"]
    cell = other.split(";")[header.split(";").index(column)]
    assert (wrong["rij"], wrong["kolom"], wrong["waarde"]) == (2, column, cell)
    assert "--on-duplicate" in wrong["melding"]
    code, receipt = load(person, soort, header, other, options=("--on-duplicate", "skip"))
    assert (code, numbers(receipt)) == (0, [1, 0, 0, 1, 0])
    code, receipt = load(person, soort, header, other, options=("--on-duplicate", "update", "--dry-run"))
    assert (code, numbers(receipt)) == (0, [1, 0, 1, 0, 0])
    assert person.dump() == before
    code, receipt = load(person, soort, header, other, options=("--on-duplicate", "update"))
    assert (code, numbers(receipt)) == (0, [1, 0, 1, 0, 0])
    after = person.dump()
    assert after != before
    assert numbers(load(person, soort, header, other)[1]) == [1, 0, 0, 1, 0]
    assert person.dump() == after


@pytest.mark.parametrize("soort", KINDS)
def test_one_bad_row_saves_nothing_and_is_named(person: Runner, soort: str) -> None:
    header, row, _, _, wrong, column = KINDS[soort]
    before = person.dump()
    code, receipt = load(person, soort, header, row, wrong, row)
    assert (code, numbers(receipt)) == (3, [3, 0, 0, 0, 1])
    (found,) = receipt["fouten"]
    cell = wrong.split(";")[header.split(";").index(column)]
    assert (found["rij"], found["kolom"]) == (3, column)
    assert found["waarde"] == (None if column in ("bsn", "v_nummer") else cell)
    assert found["melding"]
    assert person.dump() == before


@pytest.mark.parametrize("soort", KINDS)
def test_double_rows_within_a_file(person: Runner, soort: str) -> None:
    header, row, other, column, *_ = KINDS[soort]
    code, receipt = load(person, soort, header, row, other)
    assert (code, numbers(receipt)) == (3, [2, 0, 0, 0, 1])
    assert (receipt["fouten"][0]["rij"], receipt["fouten"][0]["kolom"]) == (3, column)
    code, receipt = load(person, soort, header, row, row, other, row, options=("--on-duplicate", "skip"))
    assert (code, numbers(receipt)) == (0, [4, 1, 0, 3, 0])
    code, receipt = load(person, soort, header, row, other, row, options=("--on-duplicate", "update"))
    assert (code, numbers(receipt)) == (0, [3, 0, 2, 1, 0])


def test_equal_anonymous_marks_count_each_and_a_second_run_adds_none(person: Runner) -> None:
    path = person.store.with_name("cijfers.csv")
    path.write_text("groep;datum;score\n" + "partners;2024-06-01;7,5\n" * 3, encoding="utf-8")
    assert numbers(person.json("import", "enquetes", str(path))) == [3, 3, 0, 0, 0]
    assert numbers(person.json("import", "enquetes", str(path))) == [3, 0, 0, 3, 0]
    path.write_text("groep;datum;score\n" + "partners;2024-06-01;7,5\n" * 4, encoding="utf-8")
    assert numbers(person.json("import", "enquetes", str(path))) == [4, 1, 0, 3, 0]


@pytest.mark.parametrize(
    ("header", "row", "column"),
    [
        ("dossier", "2024-0077", "dossier"),
        ("dossier", "999990020", "dossier"),
        ("bsn", "999990020", "bsn"),
        ("v_nummer", "0123456789", "v_nummer"),
        ("bsn", "", "dossier"),
    ],
)
def test_a_row_about_nobody_is_named_without_a_bsn(person: Runner, header: str, row: str, column: str) -> None:
    path = person.store.with_name("x.csv")
    path.write_text(f"{header};datum\n{BSN if header == 'bsn' else '2024-0001'};2024-03-25\n{row};2024-03-26\n")
    before = person.dump()
    for output in ("json", "table"):
        result = person("import", "intakes", str(path), "-o", output)
        assert result.code == 3
        assert "999990020" not in result.out + result.err
    result = person("import", "intakes", str(path), "-o", "json")
    assert (result.data["fouten"][-1]["rij"], result.data["fouten"][-1]["kolom"]) == (3, column)
    assert person.dump() == before


def test_what_stands_in_a_file_is_shown_as_text(person: Runner) -> None:
    nasty = "[/]\x1b[31m\x9b2J\u202eneerd [link=x]y"
    path = person.store.with_name("x.csv")
    path.write_text(f"geslachtsnaam;doelgroep\nA;{nasty}\nB;{nasty}\n", encoding="utf-8")
    result = person("import", "cases", str(path))
    assert result.code == 3
    assert "[/]" in result.out
    assert not {"\x1b", "\x9b", "\u202e", "\0"} & set(result.out + result.err)


WRONG: tuple[tuple[str, str], ...] = (
    ("bsn", "99990019"), ("bsn", "999990010"), ("bsn", "９９９９９００１９"), ("bsn", "9999900\u200b19"), ("bsn", "12345678a"),
    ("v_nummer", "123456789"), ("v_nummer", "０１２３４５６７８９"), ("v_nummer", "01234567890"),
    ("doelgroep", "iedereen"), ("doelgroep", ""), ("doelgroep", "asiel\u200bstatushoudr"), ("doelgroep", "999990019"),
    ("huisvesting", "2024-02-30"), ("huisvesting", "45369"), ("huisvesting", "2026-10-01"), ("huisvesting", "31/02/2024"),
    ("huisvesting", "２０２４-01-01"), ("huisvesting", "2024-01-01 10:30"), ("gemeente", "x" * 81), ("gemeente", "a\0b"),
    ("geslachtsnaam", ""), ("geslachtsnaam", "x" * 201), ("geslachtsnaam", "nul\0"), ("geboortedatum", "2027"),
)  # fmt: skip
COLUMNS = ("geslachtsnaam", "doelgroep", "bsn", "v_nummer", "huisvesting", "gemeente", "geboortedatum")
PERSONAL = {"geslachtsnaam", "bsn", "v_nummer", "geboortedatum"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(WRONG), max_size=3, unique_by=lambda w: w[0]), min_size=1, max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_rejection_has_its_row_column_and_value(
    store: Path, mistakes: list[list[tuple[str, str]]], delimiter: str, encoding: str
) -> None:
    lines = [delimiter.join(COLUMNS)]
    expected = {}
    for row, wrong in enumerate(mistakes, 2):
        cells = {"geslachtsnaam": "Fictief", "doelgroep": "gezinsmigrant", "v_nummer": f"{row:010}", **dict(wrong)}
        lines.append(delimiter.join(cells.get(c, "") for c in COLUMNS))
        for column, value in wrong:
            masked = value.replace("999990019", "*****0019")
            expected[row, column] = None if column in PERSONAL and value else masked[:60]
    env = Environment(Location(store, named=True), PEILDATUM)
    receipt = imports.run(env, "cases", "\n".join(lines).encode(encoding), dry_run=True)
    assert receipt.gelezen == len(mistakes)
    assert {(f.rij, f.kolom): f.waarde for f in receipt.fouten} == expected
    assert len(receipt.fouten) == len(expected)
    assert all(f.melding for f in receipt.fouten)
    report = json.dumps(receipt.as_dict(), ensure_ascii=False)
    for bsn in ("999990010", "999990019", "99990019", "９９９９９００１９", "9999900\u200b19"):
        assert bsn not in report.replace("*****0019", "")
    if expected:
        assert receipt.afgewezen == len({row for row, _ in expected})
        assert receipt.nieuw == receipt.gewijzigd == receipt.ongewijzigd == 0
    else:
        assert receipt.nieuw + receipt.ongewijzigd == receipt.gelezen


@both_forms_long
def test_a_save_while_the_store_is_held_waits_and_succeeds(store: Path) -> None:
    with closing(opened(store)) as other:
        other.execute("BEGIN IMMEDIATE")
        arguments = ("case", "add", "--geslachtsnaam", "Fictief", "--doelgroep", "gezinsmigrant")
        waiting = start(store, *arguments)
        time.sleep(2)
        assert waiting.poll() is None
        other.execute("COMMIT")
        out, err = waiting.communicate(timeout=30)
    assert (waiting.returncode, err) == (0, "")
    assert "2026-0001" in out


def test_no_room_for_a_new_store_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "vol"
    folder.mkdir()
    for size in (0, 1_000, 10_000, 100_000):
        done = go(folder / "store.db", "db", "init", preexec_fn=limited(size))
        assert done.returncode == 5, (size, done.stderr)
        assert done.stderr.startswith("Fout: ")
        assert list(folder.iterdir()) == []


@pytest.mark.parametrize("size", [0, 2_000, 6_000])
def test_no_room_for_a_change_leaves_the_store_as_it_was(person: Runner, size: int) -> None:
    before = person.dump()
    for arguments in (
        ("case", "add", "--geslachtsnaam", "Ander", "--doelgroep", "gezinsmigrant"),
        ("import", "cases", str(EXAMPLES / "cases.csv")),
    ):
        done = go(person.store, *arguments, "-o", "json", preexec_fn=limited(size))
        assert done.returncode == 5, done.stderr
        fault = json.loads(done.stderr.splitlines()[-1])
        assert fault["fout"] == "opslag"
        assert "niets opgeslagen" in fault["melding"]
        assert person.dump() == before
    assert go(person.store, *arguments).returncode == 0


def test_a_change_that_fits_in_the_log_alone_is_kept_there(person: Runner) -> None:
    add = ("case", "add", "--geslachtsnaam", "Ander", "--doelgroep", "gezinsmigrant")
    assert go(person.store, *add, preexec_fn=limited(80_000)).returncode == 0
    assert len(person.json("case", "list")) == 2
    person.ok("case", "edit", "ander", "--gemeente", "Diemen")
    assert len(person.json("case", "list")) == 2


def test_no_room_for_what_a_command_prints_is_no_success(person: Runner) -> None:
    for arguments in (("case", "list", "-o", "json"), ("deadline", "list"), ("report", "kpi", "-o", "csv")):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                command(person.store, *arguments), stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert done.returncode == 5
        assert done.stderr.startswith("Fout: ")
        assert "de schijf is vol" in done.stderr
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr
