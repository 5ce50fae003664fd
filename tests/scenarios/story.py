"""Stories: one person's inburgering, day by day, with what the program has to say of it. `stories/*.txt` hold them.

A story is read by a klantmanager and by this module. It starts with a title; then come days, each with what is done there and
what is different from then on:

    2024-03-18 Huisvesting en bijstand
        > case edit Tesfay --huisvesting vandaag         a command that has to succeed
        elders > case export Tesfay --out {map}          the same, in the store of another municipality
        weigert route assign Tesfay z ... | Bi 5.4       a command that is refused by a rule: nothing saved, the rule named
        zegt maatregel propose Tesfay | HvJ EU           a command whose answer says this
        termijn pip lopend 2024-05-27                    status and last day of a term from now on (`-`: no last day)
        termijn pip weg                                  the dossier has no such term any more
        signaal pip_dreigt middel                        a signal appears, or changes how serious it is
        geen signaal pip_dreigt                          it is gone
        fase intake, brede intake afronden               the phase and the next step of vandaag (or `geen stap`)
        indicator pip_op_tijd loopt                      a figure of `report kpi`

What is not named stays as it was, and it is checked: each term with its last day, every signal, the next step, every
indicator, and from these what vandaag lists; on every first of a month, on every day of the story, and on the day before it.
So nothing may appear, change or go on any day but those that the story names. All expectations are written by hand from the
law and the note.

A story watches the terms, signals and indicators that it names, and those of `verhalen/overal.lst`, which no story may meet
unnamed. So a new term breaks no story: write it into one (a test asks for that), and into the list when it is to be watched in
all of them.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from inburgering_cli.law.terms.declared import TERMS
from tests.conftest import Result, Runner

VERHALEN: Final = Path(__file__).parent / "stories"
OVERAL: Final = VERHALEN / "overal.lst"
_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)\b\s*(.*)")
_LINE: Final = re.compile(r"(elders >|>|weigert|zegt|termijn|signaal|geen signaal|fase|indicator)\s+(.+)")
_REFUSED: Final = 3
#: Terms by whose day nobody has to do anything: vandaag leaves them out.
_INFORMATIVE: Final = frozenset(name for name, term in TERMS.items() if term.informatief)
_SOON: Final = timedelta(days=14)
#: What an indicator says as long as a story does not name it: nothing, or none.
_NOTHING: Final = frozenset({"-", "0"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a day: what kind it is, what it says, and where it stands."""

    kind: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a story."""

    day: date
    title: str
    lines: list[Line] = field(default_factory=list)

    def of(self, *kinds: str) -> Iterator[Line]:
        """The lines of these kinds, in order."""
        return (line for line in self.lines if line.kind in kinds)


@dataclass(slots=True)
class Expected:
    """What the program has to say, as the story has it so far."""

    terms: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    signals: dict[str, str] = field(default_factory=dict)
    fase: str = ""
    indicators: dict[str, str] = field(default_factory=dict)

    def vandaag(self, today: str) -> tuple[set[str], set[str]]:
        """What is overdue, and what falls due within two weeks, while the dossier is open."""
        if self.fase.startswith("gesloten"):
            return set(), set()
        until = (date.fromisoformat(today) + _SOON).isoformat()
        ours = {name: how for name, how in self.terms.items() if name not in _INFORMATIVE}
        return (
            {name for name, (status, _) in ours.items() if status == "verlopen"},
            {
                name
                for name, (status, last) in ours.items()
                if status == "lopend" and last is not None and last <= until
            },
        )

    def change(self, day: Day) -> None:
        """Take over what is different from this day on. A line that changes nothing is a mistake in the story."""
        for line in day.of("termijn", "signaal", "geen signaal", "fase", "indicator"):
            before = (dict(self.terms), dict(self.signals), self.fase, dict(self.indicators))
            name, _, rest = line.text.partition(" ")
            if line.kind == "termijn" and rest == "weg":
                del self.terms[name]
            elif line.kind == "termijn":
                status, last = rest.split()
                self.terms[name] = status, None if last == "-" else last
            elif line.kind == "signaal":
                self.signals[name] = rest
            elif line.kind == "geen signaal":
                del self.signals[name]
            elif line.kind == "fase":
                self.fase = line.text
            else:
                self.indicators[name] = rest
            now = (self.terms, self.signals, self.fase, self.indicators)
            assert before != now, f"regel {line.number} verandert niets: {line.text}"


def read(path: Path) -> list[Day]:
    """The days of a story, in order."""
    try:
        return read_lines(path.read_text(encoding="utf-8").splitlines())
    except AssertionError as error:
        raise AssertionError(f"{path.name}, {error}") from None


def read_lines(lines: list[str]) -> list[Day]:
    """The days in these lines, in order."""
    days: list[Day] = []
    for number, raw in enumerate(lines, start=1):
        text = raw.strip()
        if found := _DAY.fullmatch(raw):
            days.append(Day(date.fromisoformat(found[1]), found[2]))
        elif days and text and not text.startswith("#"):
            line = _LINE.fullmatch(text)
            assert line is not None, f"regel {number}: {text}"
            days[-1].lines.append(Line(line[1], re.sub(r"\s+", " ", line[2]), number))
    assert days == sorted(days, key=lambda d: d.day), "de dagen staan niet op volgorde"
    return days


def everywhere() -> frozenset[tuple[str, str]]:
    """What every story watches: (termijn, signaal or indicator; its name)."""
    lines = OVERAL.read_text(encoding="utf-8").splitlines()
    return frozenset((kind, name) for kind, name in (line.split() for line in lines if line[:1] not in ("", "#")))


def watched(days: list[Day]) -> frozenset[tuple[str, str]]:
    """What a story watches: what it names, and what every story does."""
    lines = (line for day in days for line in day.of("termijn", "signaal", "geen signaal", "indicator"))
    return everywhere() | {(line.kind.removeprefix("geen "), line.text.split()[0]) for line in lines}


def play(days: list[Day], here: Runner, elsewhere: Runner, folder: Path) -> None:
    """Live through a story in an empty store, and compare on every day that is looked at."""
    expected, story, names = Expected(), {day.day: day for day in days}, watched(days)
    for now in _looked_at(days):
        here.peildatum = elsewhere.peildatum = now.isoformat()
        if (day := story.get(now)) is not None:
            for line in day.of(">", "elders >", "weigert", "zegt"):
                _do(line, elsewhere if line.kind == "elders >" else here, folder)
            expected.change(day)
        if now >= days[0].day:
            _compare(expected, here, names, f"{now} ({day.title})" if day else str(now), whole=day is not None)


def _looked_at(days: list[Day]) -> list[date]:
    """Every day of the story, the day before each, and every first of a month."""
    first, last = days[0].day, days[-1].day
    own = {day.day for day in days}
    firsts = {d for n in range((last - first).days) if (d := first + timedelta(n)).day == 1}
    return sorted(own | firsts | {day - timedelta(1) for day in own if day > first})


def _do(line: Line, runner: Runner, folder: Path) -> None:
    command, _, said = line.text.partition(" | ")
    arguments = shlex.split(command.replace("{map}", str(folder)))
    where = f"{runner.peildatum}, regel {line.number}: {line.text}"
    if line.kind == "weigert":
        before = runner.dump()
        result = runner(*arguments)
        assert result.code == _REFUSED, (where, result)
        assert said, where
        assert said in _plain(result), (where, result.err)
        assert runner.dump() == before, where
        return
    result = runner(*arguments)
    assert result.code == 0, (where, result.err)
    assert said in _plain(result), (where, result.out, result.err)


def _plain(result: Result) -> str:
    """What was said, without the lines in which a screen breaks it up."""
    return re.sub(r"\s+", " ", result.out + result.err)


def _compare(expected: Expected, runner: Runner, names: frozenset[tuple[str, str]], when: str, *, whole: bool) -> None:
    """`whole`: the phase too, that vandaag names only beside a next step."""
    terms = {
        row["termijn"]: (row["status"], row["uiterlijk"])
        for row in runner.json("deadline", "list", "--all")
        if ("termijn", row["termijn"]) in names
    }
    today = runner.ok("-o", "json").data
    signals = {row["signaal"]: row["ernst"] for row in today["signalen"] if ("signaal", row["signaal"]) in names}
    (case,) = runner.json("case", "list") if whole else ({"fase": expected.fase.partition(",")[0]},)
    step = today["volgende_stap"][0]["stap"] if today["volgende_stap"] else "geen stap"
    found = (terms, signals, f"{case['fase']}, {step}", _figures(runner, expected.indicators, names))
    wanted = (expected.terms, expected.signals, expected.fase, expected.indicators)
    listed = tuple(
        {row["termijn"] for row in today[part] if ("termijn", row["termijn"]) in names}
        for part in ("verlopen", "binnenkort")
    )
    parts = ("termijnen", "signalen", "fase", "indicatoren", "vandaag: verlopen en binnenkort")
    differences = [
        f"{what}: verwacht {_only(right, left)}, gezien {_only(left, right)}"
        for what, left, right in zip(
            parts, (*found, listed), (*wanted, expected.vandaag(runner.peildatum)), strict=True
        )
        if left != right
    ]
    assert not differences, "\n".join((when, *differences))


def _only(one: Any, other: Any) -> Any:
    """What one has and the other has not."""
    if not isinstance(one, dict):
        return one
    return {name: value for name, value in one.items() if name not in other or other[name] != value}


def _figures(runner: Runner, named: Mapping[str, str], names: frozenset[tuple[str, str]]) -> dict[str, str]:
    """The rows of `report kpi` that are watched and say something, or that the story has named so far."""
    rows = runner.json("report", "kpi")["indicatoren"]
    said = {row["id"]: figure(row) for row in rows if ("indicator", row["id"]) in names}
    if "budget_gebruikt" not in named:
        said.pop("budget_gebruikt", None)
    return {name: value for name, value in said.items() if name in named or value not in _NOTHING}


def figure(row: Mapping[str, Any]) -> str:
    """A row as a story writes it: `1 van 1`, `loopt`, `loopt (al gehaald)`, `uitgevallen`, `8.5 uit 1`, a number or `-`."""
    if row["teller"] is not None:
        if row["noemer"]:
            paid = " (betaald)" if row["waarvan_betaald"] else ""
            return f"{row['teller']} van {row['noemer']}{paid}"
        if row["lopend"]:
            return "loopt (al gehaald)" if row["lopend_gehaald"] else "loopt"
        return "uitgevallen" if row["uitgevallen"] else "vrijgesteld" if row["vrijgesteld"] else "-"
    if row["waarde"] is None:
        return "-"
    value = f"{row['waarde']:g}"
    return f"{value} uit {row['n']}" if row["eenheid"] == "cijfer" else value
