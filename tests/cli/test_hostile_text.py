"""Whatever a name holds, it is shown as text: no markup is read and no control character reaches a terminal."""

import csv
import io
import json
import re
import unicodedata

import pytest

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.line import Deadline
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.screen import deadlines
from tests.conftest import Runner

NAMES = {
    "closing tag": "[/]",
    "colour": "[red]x[/red]",
    "link": "[link=http://example.org]x",
    "emoji": ":warning: x",
    "escape": "A\x1b[31mB\x1b[0m",
    "title": "A\x1b]0;boos\x07B",
    "C1": "A\x9b31mB\x85C",
    "bidi": "A\u202eB\u2066C\u200fD",
    "zero width": "A\u200bB\ufeffC",
    "lines": "A\nB\r\nC\tD\u2028E",
    "formula": "=1+1",
    "quotes": 'A";"B\'\\C',
    "long": "Lang" * 50,
    "wide": "李小龍" * 20,
    "combining": "A" + "\u0301" * 50,
    "braces": "{d} {0} %s",
}
READING = [
    (), ("case", "list"), ("case", "search", "2024"), ("case", "show", "2024-0001"), ("case", "timeline", "2024-0001"),
    ("deadline", "list", "--all"), ("deadline", "explain", "2024-0001"), ("intake", "show", "2024-0001"),
    ("pip", "show", "2024-0001"), ("ontzorg", "show", "2024-0001"), ("activiteit", "list", "2024-0001"),
    ("report", "kpi", "--names"),
]  # fmt: skip


def steering(text: str, allowed: str = "\n") -> list[str]:
    """The characters that could steer a terminal, or turn or split a line, other than the line ends of the output."""
    return [
        f"U+{ord(c):04X}"
        for c in text
        if c not in allowed and (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in _TURNING)
    ]


_TURNING = "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def fill(runner: Runner, name: str) -> None:
    """A dossier with this text wherever a text can be given."""
    runner.ok(
        "case", "add", "--geslachtsnaam", name, "--voornamen", name, "--doelgroep", "asielstatushouder", "--gemeente",
        name[:80], "--nationaliteit", name[:80], "--klantmanager", name[:80], "--kennisgeving", "2024-02-01",
        "--huisvesting", "2024-03-01", "--bijstand-ingang", "2024-03-01",
    )  # fmt: skip
    number = "2024-0001"
    runner.ok("intake", "record", number, "--datum", "2024-03-05", "--leefgebied", f"opleiding={name}")
    runner.ok("pip", "create", number, "--dagtekening", "2024-04-01", "--doel", name, "--reden", name)
    runner.ok(
        "ontzorg", "start", number, "--datum", "2024-03-01", "--verlengd-tot", "2025-01-01", "--verleng-reden", name
    )
    runner.ok("activiteit", "add", number, "taalles", "--start", "2024-05-01", "--aanbieder", name)


@pytest.mark.parametrize("what", NAMES)
def test_every_reading_command_shows_it_as_text(
    inburgering: Runner, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = NAMES[what]
    fill(inburgering, name)
    for columns in ("80", "120"):
        monkeypatch.setenv("COLUMNS", columns)
        for command in READING:
            result = inburgering.ok(*command)
            assert steering(result.out + result.err) == [], command
    for command in READING:
        for form in ("json", "csv"):
            result = inburgering.ok(*command, "-o", form)
            assert steering(result.out + result.err) == [], (command, form)
    stored = unicodedata.normalize("NFC", name)
    assert inburgering.json("case", "show", "2024-0001")["geslachtsnaam"] == stored
    assert inburgering.json("case", "list")[0]["geslachtsnaam"] == stored
    assert inburgering.json("deadline", "list")[0]["naam"] == f"{stored}, {stored}"
    rows = list(csv.DictReader(io.StringIO(inburgering.ok("case", "list", "-o", "csv").out), delimiter=";"))
    assert len(rows) == 1
    if "[" in name or "{" in name or ":" in name:
        assert name.split()[0].split("\x1b")[0] in inburgering.ok("case", "show", "2024-0001").out


def test_several_matches_are_listed_as_text(inburgering: Runner) -> None:
    for end in "AB":
        inburgering.ok("case", "add", "--geslachtsnaam", f"[/]\x1b[2J{end}", "--doelgroep", "overige_migrant")
    result = inburgering("case", "show", "2j", "-o", "json")
    assert result.code == 4
    assert steering(result.err) == []
    assert "[/]␛[2JA" in result.err


@pytest.mark.parametrize("what", NAMES)
def test_what_was_typed_wrong_is_shown_as_text(inburgering: Runner, what: str) -> None:
    name = NAMES[what]
    for command in (
        ("case", "show", name),
        (name,),
        ("case", "list", f"--{name}"),
        ("case", "list", "-o", name),
        ("case", "list", "--doelgroep", name),
        ("deadline", "list", "--status", name),
        ("deadline", "list", "--termijn", name),
        ("policy", "show", name),
        ("import", name, "x"),
        ("import", "cases", f"/nowhere/{name}"),
        ("--peildatum", name, "case", "list"),
        ("--beleid", f"/nowhere/{name}", "case", "list"),
        ("case", "edit", "x", "--leeg", name),
    ):
        result = inburgering(*command)
        assert result.code in (2, 3, 4), command
        assert result.out == ""
        assert result.err.startswith("Fout: "), command
        assert steering(result.err) == [], command


def _facts(name: str) -> Facts:
    return Facts(
        id=1, dossier=name, geslachtsnaam=name, voorvoegsel=name, voornamen=name, doelgroep="asielstatushouder",
        gedetailleerde_doelgroep=None, gemeente=None, leerroute=None, niveau=None, reden_gesloten=None,
        kennisgeving="2024-02-01", huisvesting="2024-03-01", bijstand_ingang="2024-03-01", info_derden_gevraagd="2024-03-02",
    )  # fmt: skip


@pytest.mark.parametrize("what", NAMES)
@pytest.mark.parametrize("peildatum", ["2024-03-02", "2026-09-30"])
def test_the_quick_json_of_deadlines_is_that_of_json(
    what: str, peildatum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [
        Deadline(facts, outcome)
        for name in (NAMES[what], "\ud800" + NAMES[what], "Gewoon")
        for facts in [_facts(name)]
        for outcome in Assessor(DEFAULT, peildatum, informative=True).assess(facts)
    ]
    assert {line.outcome.uiterlijk is None for line in found} == {True, False} or peildatum == "2024-03-02"
    deadlines.emit_json(found, peildatum)
    written = capsys.readouterr().out
    assert json.loads(written) == [line.as_dict(peildatum) for line in found]
    assert steering(written) == []
    assert [tuple(row) for row in json.loads(written)] == [tuple(line.as_dict(peildatum)) for line in found]


def test_the_quick_json_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    deadlines.emit_json([], "2024-03-02")
    assert json.loads(capsys.readouterr().out) == []


def test_no_escape_code_when_piped_and_a_name_with_markup_keeps_its_brackets(inburgering: Runner) -> None:
    fill(inburgering, "[red]x")
    told = inburgering.ok("case", "list").out
    assert not re.search(r"\x1b", told)
    assert "[red]x" in told
