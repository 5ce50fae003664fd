"""What a command asks at a terminal, what it makes of the answers, and that it asks nothing in a script."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from inburgering_cli.cli.shell.prompts import as_options, ask_for
from inburgering_cli.law.vocabulary import LEEFGEBIEDEN, ZRM_DOMEINEN
from inburgering_cli.records.field import fields_of
from inburgering_cli.records.kinds.activiteit import ActiviteitRecord
from inburgering_cli.records.kinds.dossier import CaseRecord
from inburgering_cli.records.kinds.intake import IntakeRecord
from inburgering_cli.records.kinds.pip import PipRecord
from tests.cli.conftest import BSN
from tests.conftest import PEILDATUM, Result, Runner

#: All that `case add` asks before the question whether to record it.
CASE = [v.veld for v in ask_for(CaseRecord, {})]
Asked = Callable[..., Result]


@pytest.fixture
def asked(inburgering: Runner, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Runs a command as on a terminal, with answers; after the last one the user presses Ctrl-D."""

    def run(command: str, *answers: str) -> Result:
        waiting = iter(answers)

        def answer(prompt: str) -> str:
            print(prompt, file=sys.stderr)
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        for module in ("record_commands", "prompts"):
            monkeypatch.setattr(f"inburgering_cli.cli.shell.{module}.on_terminal", lambda: True)
        try:
            result = inburgering(*command.split())
        except SystemExit as stop:
            seen = inburgering.seen()
            return Result(int(str(stop.code)), seen.out, seen.err)
        assert next(waiting, None) is None, "a question less was asked than expected"
        return result

    return run


def person(**answers: str) -> list[str]:
    """The answers to `case add`, in order; an empty one for each that is not named, and yes at the end."""
    assert set(answers) <= set(CASE)
    return [answers.get(name, "") for name in CASE] + ["j"]


@pytest.fixture
def one(inburgering: Runner) -> Runner:
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "Öztürk", "--doelgroep", "asielstatushouder", "--plicht-begin", "2024-01-15"
    )
    return inburgering


def test_what_is_missing_is_asked_and_recorded(asked: Asked, inburgering: Runner) -> None:
    result = asked(
        "case add", *person(geslachtsnaam="Öztürk", doelgroep="1", bsn=BSN, kennisgeving="-3d", tolk_nodig="n")
    )
    assert (result.code, result.out) == (0, "Dossier 2024-0001 is toegevoegd.\n")
    shown = inburgering.json("case", "show", "2024-0001")
    assert (shown["geslachtsnaam"], shown["doelgroep"], shown["tolk_nodig"]) == ("Öztürk", "asielstatushouder", False)
    assert shown["gebeurtenissen"]["kennisgeving"] == "2024-09-27"
    assert "  1  asielstatushouder" in result.err


def test_what_was_given_is_not_asked(asked: Asked) -> None:
    result = asked(f"case add --geslachtsnaam Tesfay --bsn {BSN}", "gezins", *[""] * (len(CASE) - 3), "j")
    assert result.code == 0
    assert "Geslachtsnaam" not in result.err
    assert "Burgerservicenummer" not in result.err


def test_a_complete_command_asks_nothing(asked: Asked) -> None:
    assert asked("case add --geslachtsnaam Tesfay --doelgroep gezinsmigrant").err == ""


@pytest.mark.parametrize("extra", ["--yes", "-o json"])
def test_with_yes_or_json_nothing_is_asked(asked: Asked, extra: str) -> None:
    result = asked(f"case add {extra}")
    assert (result.code, result.out) == (2, "")
    assert "--geslachtsnaam ontbreekt." in result.err


@pytest.mark.parametrize("command", ["case add", "intake record 2024-0001", "case show", "route assign 2024-0001"])
def test_without_a_terminal_nothing_is_asked(one: Runner, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: pytest.fail("asked"))
    result = one(*command.split())
    assert (result.code, result.out) == (2, "")
    assert "ontbreekt" in result.err


def test_a_wrong_answer_is_told_and_asked_again(asked: Asked, inburgering: Runner) -> None:
    answers = person(geslachtsnaam="A", doelgroep="9")
    answers.insert(CASE.index("doelgroep") + 1, "overige migrant")
    result = asked("case add", *answers)
    assert "Kan niet: ‘9’ kan hier niet; kies uit" in result.err
    assert inburgering.json("case", "show", "2024-0001")["doelgroep"] == "overige_migrant"


def test_what_is_needed_cannot_be_skipped_and_one_can_go_back(asked: Asked, inburgering: Runner) -> None:
    result = asked("case add", "", "Fout", "<", "Goed", "1", *[""] * (len(CASE) - 2), "j")
    assert "Dit is nodig." in result.err
    assert "[Fout]" in result.err
    assert inburgering.json("case", "show", "2024-0001")["geslachtsnaam"] == "Goed"


def test_a_question_mark_explains(asked: Asked) -> None:
    answers = person(geslachtsnaam="A", doelgroep="1")
    answers.insert(1, "?")
    assert "Kies een nummer" in asked("case add", *answers).err


def test_what_a_rule_refuses_is_asked_again(asked: Asked, inburgering: Runner) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "A", "--doelgroep", "gezinsmigrant", "--bsn", BSN)
    wrong = person(geslachtsnaam="B", doelgroep="1", bsn=BSN)
    again = ["-", *[""] * (len(CASE) - CASE.index("bsn") - 1), "j"]  # the refusal names the field: from there on
    result = asked("case add", *wrong, *again)
    assert result.code == 0, result.err
    assert "staat al" in result.err
    assert inburgering.json("case", "show", "2024-0002")["bsn"] is None


def test_nothing_is_recorded_when_the_user_stops_or_says_no(asked: Asked, inburgering: Runner) -> None:
    before = inburgering.dump()
    stopped = asked("case add", "Öztürk", "1")
    assert stopped.code == 130
    assert stopped.err.endswith("U bent gestopt: er is niets vastgelegd en uw antwoorden zijn niet bewaard.\n")
    said_no = asked("case add", *person(geslachtsnaam="A", doelgroep="1")[:-1], "n")
    assert (said_no.code, said_no.out) == (3, "")
    assert inburgering.dump() == before


def test_a_no_that_was_given_is_not_asked(asked: Asked) -> None:
    result = asked("case add --geslachtsnaam A --geen-tolk-nodig", "1", *[""] * (len(CASE) - 3), "j")
    assert result.code == 0, result.err
    assert "tolk" not in result.err


def test_a_dossier_that_is_not_there_is_refused_before_the_first_question(asked: Asked, one: Runner) -> None:
    assert asked("intake record 2024-0009").code == 4


def test_the_intake_walks_the_leefgebieden_and_keeps_nothing_halfway(asked: Asked, one: Runner) -> None:
    own = ["gisteren", "1", "gem", *[""] * 3]
    before = [line for line in one.dump() if "spoor" not in line]
    first = asked("intake record 2024-0001", *own, "j", "leest goed", "mbo 2 kapper")
    assert first.code == 130
    assert "Dossier 2024-0001, Öztürk" in first.err
    assert [line for line in one.dump() if "spoor" not in line] == before  # the trail has the look at the dossier
    areas = ["leest goed", "fout", "<", "mbo 2 kapper", "kapper", *[""] * (len(LEEFGEBIEDEN) - 3)]
    zrm = ["j", "3", *[""] * (len(ZRM_DOMEINEN) - 1)]
    second = asked("intake record 2024-0001", *own, "j", *areas, *zrm, *[""] * 5, "j")
    assert second.code == 0, second.err
    (intake,) = one.json("intake", "show", "2024-0001")
    assert (intake["datum"], intake["deel"], intake["locatie"]) == ("2024-09-29", 1, "gemeente")
    assert intake["leefgebied"] == {
        "leerbaarheid": "leest goed", "opleiding": "mbo 2 kapper", "werkervaring": "kapper"
    }  # fmt: skip
    assert list(intake["zrm"].values()) == [3]


def test_a_trial_run_asks_and_keeps_no_answer(asked: Asked, one: Runner) -> None:
    before = one.dump()
    stopped = asked("--dry-run intake record 2024-0001", "gisteren", "1")
    assert stopped.code == 130
    assert one.dump() == before
    own = [v for v in ask_for(IntakeRecord, {}) if not v.onderwerp]
    first = next(i for i, v in enumerate(own, 1) if v.veld == "voorlichting")
    answers = ["gisteren", "1", *[""] * (first - 2), "n", "n", *[""] * (len(own) - first), "j"]
    told = asked("intake record 2024-0001 --dry-run", *answers)
    assert told.code == 0, told.err
    assert "Vastleggen? [J/n]" in told.err
    assert "29-09-2024" in told.out
    assert one.dump() == before


def test_a_trial_run_asks_again_after_a_refusal_and_is_undone(asked: Asked, inburgering: Runner) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "A", "--doelgroep", "gezinsmigrant", "--bsn", BSN)
    before = inburgering.dump()
    wrong = person(geslachtsnaam="B", doelgroep="1", bsn=BSN)
    again = ["-", *[""] * (len(CASE) - CASE.index("bsn") - 1), "j"]
    result = asked("--dry-run case add", *wrong, *again)
    assert result.code == 0, result.err
    assert "staat al" in result.err
    assert "asielstatushouder" in result.out
    assert inburgering.dump() == before


def test_a_group_can_be_left_out_and_gone_back_to(asked: Asked, one: Runner) -> None:
    result = asked("intake record 2024-0001 --deel 1", "", *[""] * 4, "n", "<", "n", "n", *[""] * 5, "j")
    assert result.code == 0, result.err
    assert result.err.count("onderwerpen): invullen?") == 4


def test_an_argument_that_is_missing_is_asked(asked: Asked, one: Runner) -> None:
    assert "Öztürk" in asked("case show", "", "oztu").out
    result = asked("route assign", "2024-0001", "z", "", "", "", "j")
    assert (result.code, one.json("case", "show", "2024-0001")["route"][0]["route"]) == (0, "z"), result.err


def test_step_by_step_on_request(asked: Asked, one: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [v.veld for v in ask_for(PipRecord, {}) if v.onderwerp is None]
    answers = {"doel": "werk in de zorg", "gesprekken": "4"}
    asks = [answers.get(n, "") for n in names]
    place = next(i for i, v in enumerate(ask_for(PipRecord, {})) if v.onderwerp)
    asks.insert(place, "n")
    result = asked("pip create 2024-0001 --vraag", *asks, "j")
    assert result.code == 0, result.err
    assert one.json("pip", "show", "2024-0001")[0]["gesprekken"] == 4
    monkeypatch.undo()
    assert one("pip", "create", "2024-0001", "--vraag").code == 2


@pytest.mark.parametrize("model", [CaseRecord, IntakeRecord, PipRecord, ActiviteitRecord])
def test_the_answers_are_the_options_of_the_command(model: type) -> None:
    asked = ask_for(model, {})
    assert [v.veld for v in asked if v.spec.required] == [n for n, s in fields_of(model).items() if s.required]
    options = as_options(asked, dict.fromkeys(range(len(asked)), "x"))
    assert set(options) == {v.veld for v in asked}
    assert len({(v.veld, v.onderwerp) for v in asked}) == len(asked)


class Terminal:
    """The installed program on a pseudo-terminal."""

    def __init__(self, store: Path, *command: str) -> None:
        self.own, other = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "inburgering_cli", "--db", store, "--peildatum", PEILDATUM, *command],
            stdin=other, stdout=other, stderr=other, start_new_session=True,
            env={**os.environ, "LC_ALL": "C", "TERM": "xterm"},
        )  # fmt: skip
        os.close(other)
        self.seen = ""

    def expect(self, text: str) -> None:
        """Read until this is on the screen."""
        until = time.monotonic() + 20
        while text not in self.seen:
            assert select.select([self.own], [], [], until - time.monotonic())[0], f"no {text!r} in {self.seen!r}"
            self.seen += os.read(self.own, 4096).decode()
        self.seen = self.seen.partition(text)[2]

    def send(self, text: str) -> None:
        os.write(self.own, text.encode())

    def interrupt(self, text: str) -> None:
        """Press Ctrl-C until this is on the screen: one just before the program waits for a key is seen at the next one."""
        until = time.monotonic() + 20
        while text not in self.seen:
            assert time.monotonic() < until, f"no {text!r} in {self.seen!r}"
            self.process.send_signal(signal.SIGINT)
            while text not in self.seen and select.select([self.own], [], [], 2)[0]:
                self.seen += os.read(self.own, 4096).decode()


@pytest.mark.parametrize("interrupt", [True, False], ids=["Ctrl-C", "Ctrl-D"])
def test_on_a_real_terminal_nothing_is_kept_of_what_was_broken_off(one: Runner, interrupt: bool) -> None:
    terminal = Terminal(one.store, "intake", "record", "2024-0001")
    terminal.expect("[vandaag]")
    terminal.send("\r")
    terminal.expect("Deel 1 of deel 2")
    terminal.send("1\r")
    terminal.expect("is afgenomen")
    terminal.expect(": ")
    if interrupt:
        terminal.interrupt("uw antwoorden zijn niet bewaard")
    else:
        terminal.send("\x04")
        terminal.expect("uw antwoorden zijn niet bewaard")
    assert terminal.process.wait(10) == 130
