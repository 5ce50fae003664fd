"""`make bench`: the program and its baselines side by side, as ratios with their goals, and how the program grows.

Writes docs/performance.md. A wrong answer stops it; a goal that is not met makes it end with exit code 1.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import answers, measure, places
from benchmarks.caseload import PEILDATUM
from benchmarks.page import Goal, Growth, write_page
from benchmarks.places import HERE

_MB = 1_000_000
_MIB = 2**20
_SQLCIPHER = "the same on a plain store, with SQLCipher"
_SMALL, _MIDDLE = 1_000, 100_000
_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_PARTS = ("start_up", "records", "imports", "encrypted", "lists", "reports", "indicators")
_EMPTY = "an empty Typer command"
_FEW = 60
_ADD = (
    "case add --geslachtsnaam Voorbeeld --v-nummer 9000000001 --doelgroep asielstatushouder --gemeente Diemen"
    " --plicht-begin 2026-03-02 --kennisgeving 2026-03-09 --huisvesting 2026-04-06"
)
#: A dossier from its first line to its first talk: the command, and the table that gets its row.
_RECORDS = {
    _ADD: "dossier",
    "intake record 9000000001 --datum 2026-06-01 --deel 1 --methode dariuz --leefgebied werkervaring=kapper": "intake",
    "pip create 9000000001 --dagtekening 2026-07-01 --doel werk --gesprekken 4": "pip",
    "route assign 9000000001 b1 --datum 2026-07-01": "route",
    "gesprek record 9000000001 --gehouden 2026-09-28 --afspraken lesuren": "gesprek",
}


class Bench:
    """The commands that are compared."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.bin = places.program()
        self.others = places.baselines()
        self.python = str(self.bin / "python")
        self.empty = [self.python, str(HERE / "empty_typer.py")]

    def ours(self, store: Path, *arguments: str) -> list[str]:
        """A command of the program on a store, on the peildatum of the caseload."""
        return [str(self.bin / "inburgering"), "--db", str(store), "--peildatum", PEILDATUM, *arguments]

    def start_up(self) -> Iterator[Goal]:
        """What a user feels at every command."""
        store = places.store(self.bin, _SMALL)
        listed = self.ours(store, "deadline", "list", "-o", "json")
        answers.check_list(answers.told(listed), store)
        pair = measure.paired(listed, self.empty, 25)
        yield Goal("deadline list -o json, 1,000 dossiers", _EMPTY, pair, at_most=1.5)
        rows = [str(self.others / "sqlite-utils"), "rows", str(store), "dossier"]
        pair = measure.paired(listed, rows, 15)
        yield Goal("deadline list -o json, 1,000 dossiers", "sqlite-utils rows", pair, at_most=0.7)
        pair = measure.paired([listed[0], "--help"], [self.python, "-c", "pass"], 25)
        yield Goal("--help", "bare Python", pair, at_most=10)
        today = places.store(self.bin, _FEW)
        shown = self.ours(today)
        answers.check_today(answers.told(shown), today)
        yield Goal("vandaag, 60 dossiers", _EMPTY, measure.paired(shown, self.empty, 25), at_most=2)
        todo = [str(self.others / "todo"), "--config", str(places.todos()), "list"]
        answers.must_equal("items of todoman", answers.told(todo).count("Termijn"), places.TODOS)
        pair = measure.paired(self.ours(store, "deadline", "list"), todo, 9)
        yield Goal("deadline list, 1,000 dossiers", f"todo list, {places.TODOS:,} items", pair)

    def records(self) -> Iterator[Goal]:
        """One dossier: registering what happens, one command after the other, and looking at all of it."""
        before, ours = places.FOLDER / "before.db", places.FOLDER / "ours.db"
        places.copied(places.store(self.bin, _FEW), before)
        for line, table in _RECORDS.items():
            command = self.ours(ours, *line.split())
            pair = measure.paired(command, self.empty, 25, before=lambda: places.copied(before, ours))
            answers.check_record(before, ours, table)
            name = " ".join(line.split()[:2])
            yield Goal(f"{name}, {_FEW} dossiers", _EMPTY, pair, at_most=2.5, memory=30 * _MIB, both=True)
            places.copied(ours, before)
        shown = self.ours(before, "case", "show", "9000000001")
        answers.check_shown(answers.told(shown), before)
        pair = measure.paired(shown, self.empty, 25)
        yield Goal(f"case show, {_FEW} dossiers", _EMPTY, pair, at_most=1.7, both=True)
        for path in (before, ours):
            places.remove(path)

    def imports(self) -> Iterator[Goal]:
        """A night's batch, beside the same by hand."""
        file = str(places.rows(_MIDDLE))
        ours, by_hand = places.FOLDER / "ours.db", places.FOLDER / "by-hand.db"

        def fresh() -> None:
            places.empty(self.bin, ours)
            places.empty(self.bin, by_hand)

        command = self.ours(ours, "import", "cases", file)
        script = [self.python, str(HERE / "import_cases.py"), str(by_hand), file, PEILDATUM]
        pair = measure.paired(command, script, 5, before=fresh)
        answers.check_import(ours, by_hand)
        yield Goal(
            "import cases, 100,000 rows", "csv + the same checks + executemany", pair, at_most=2.5, memory=100 * _MB
        )
        for path in (ours, by_hand):
            places.remove(path)

    def indicators(self) -> Iterator[Goal]:
        """The figures of the month, beside the same question to the sqlite3 shell."""
        count = self.most
        store = places.store(self.bin, count)
        shell, question = self.by_hand(store)
        ours = self.ours(store, "report", "kpi", "-o", "json")
        answers.check_kpi(answers.told(ours), answers.told(shell, question))
        pair = measure.paired(ours, shell, 3, stdin=question)
        what = f"report kpi, {count:,} dossiers with {5 * count:,} activities"
        yield Goal(what, "hand-written SQL in the sqlite3 shell", pair, at_most=1.5, memory=150 * _MB)

    def by_hand(self, store: Path) -> tuple[list[str], Path]:
        """The hand-written SQL for the figures of the month: the command, and the file that it reads."""
        question = places.FOLDER / "kpi.sql"
        question.write_text((HERE / "kpi.sql").read_text().replace(":p", f"'{PEILDATUM}'"))
        return ["sqlite3", f"file:{store}?mode=ro"], question

    def reports(self) -> Iterator[Goal]:
        """The month report of the country: the trend of a year, cohorts, terms, and all that needs attention."""
        store = places.store(self.bin, _MIDDLE)
        out = places.FOLDER / "rapport"
        report = self.ours(store, "report", "month", "--out", str(out), "--format")
        (file,) = answers.told([*report, "json"]).split()
        answers.check_kpi(Path(file).read_text(), answers.told(*self.by_hand(store)))
        for formats in ("html", "html,pdf,xlsx,csv,json"):
            run = measure.alone([*report, formats], 3)
            yield Goal(f"report month, 100,000 dossiers, {formats}", None, run, at_most=15, memory=300 * _MB)
        shutil.rmtree(out)

    def encrypted(self) -> Iterator[Goal]:
        """What encryption costs, beside the same library on a plain store."""
        for count, times, arguments in (
            (_SMALL, 25, ("deadline", "list", "-o", "json")),
            (_MIDDLE, 7, ("report", "kpi", "-o", "json")),
        ):
            plain = places.store(self.bin, count)
            ours, theirs = self._both(plain, *places.encrypted(self.bin, plain), arguments)
            answers.must_equal("the encrypted store", answers.told(ours), answers.told(theirs))
            pair = measure.paired(ours, theirs, times)
            yield Goal(f"{' '.join(arguments)}, {count:,} dossiers, encrypted", _SQLCIPHER, pair, at_most=1.3)
        plain, into, other = places.FOLDER / "empty.db", places.FOLDER / "enc.db", places.FOLDER / "plain.db"
        places.empty(self.bin, plain)
        shut, key = places.encrypted(self.bin, plain)

        def fresh() -> None:
            for source, target in ((shut, into), (plain, other)):
                places.remove(target)
                shutil.copy(source, target)

        ours, theirs = self._both(other, into, key, ("import", "cases", str(places.rows(10_000))))
        pair = measure.paired(ours, theirs, 9, before=fresh)
        yield Goal("import cases, 10,000 rows, encrypted", _SQLCIPHER, pair, at_most=1.3)
        for path in (plain, shut, into, other):
            places.remove(path)

    def _both(self, plain: Path, shut: Path, key: Path, arguments: tuple[str, ...]) -> tuple[list[str], list[str]]:
        """A command on the encrypted store, and on the plain one with the library of the encrypted one."""
        ours = [*self.ours(shut, "--sleutelbestand", str(key)), *arguments]
        return ours, [self.python, str(HERE / "plain_sqlcipher.py"), *self.ours(plain, *arguments)[1:]]

    def lists(self) -> Iterator[Goal]:
        """The list of the country."""
        store = places.store(self.bin, _MIDDLE)
        run = measure.alone(self.ours(store, "deadline", "list", "--limit", "50"), 5)
        yield Goal("deadline list, all terms, 100,000 dossiers, first 50", None, run, at_most=2)

    def growth(self, sizes: tuple[int, ...]) -> Iterator[Growth]:
        """The same commands on ever more dossiers."""
        into = places.FOLDER / "growth.db"
        for name, arguments in (
            ("deadline list --limit 50", ("deadline", "list", "--limit", "50")),
            ("deadline list -o json", ("deadline", "list", "-o", "json")),
            ("deadline list (table)", ("deadline", "list")),
            ("vandaag (piped: every line)", ()),
            ("report kpi", ("report", "kpi")),
        ):
            runs = [measure.alone(self.ours(places.store(self.bin, n), *arguments), _times(n)) for n in sizes]
            yield Growth(name, runs)
        runs = []
        for n in sizes:
            command = self.ours(into, "import", "cases", str(places.rows(n)))
            runs.append(measure.alone(command, _times(n), before=lambda: places.empty(self.bin, into)))
        yield Growth("import cases", runs)
        places.remove(into)


def _times(count: int) -> int:
    return 5 if count <= 10_000 else 3 if count <= 100_000 else 1


def main() -> int:
    """Run everything, or the parts that are named; 1 when a goal is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="no more than 100,000 dossiers; writes no page")
    parser.add_argument("part", nargs="*", choices=[*_PARTS, []], help="only these parts, no growth; writes no page")
    asked = parser.parse_args()
    sizes = tuple(n for n in _SIZES if not asked.quick or n <= _MIDDLE)
    bench = Bench(sizes[-1])
    goals = []
    for name in asked.part or _PARTS:
        for goal in getattr(bench, name)():
            print(goal.line(), flush=True)
            goals.append(goal)
    grown = []
    for growth in bench.growth(sizes) if not asked.part else ():
        print(growth.line(sizes), flush=True)
        grown.append(growth)
    if not (asked.quick or asked.part):
        write_page(places.ROOT / "docs/performance.md", goals, grown, sizes, places.versions(bench.bin, bench.others))
    return 0 if all(goal.met for goal in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
