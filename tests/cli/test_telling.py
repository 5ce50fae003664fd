"""Warnings and faults: wrapped on a terminal between words, one line each in a pipe."""

import re

import pytest

from tests.cli.test_screen import on_terminal, piped
from tests.conftest import Runner

WARNING = ("pip", "create", "2025-0003", "--dagtekening", "2024-09-02")


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_a_warning_is_wrapped_between_words_on_a_terminal(caseload: Runner, columns: int) -> None:
    told = on_terminal(caseload.store, *WARNING, columns=columns).replace("\r\n", "\n")
    lines = [line for line in told.splitlines() if "`" not in line]
    assert max(map(len, lines)) <= columns
    assert "`inburgering route assign 2025-0003 ROUTE --datum DATUM`" in told, "whole, to be copied"


def test_a_warning_is_one_line_in_a_pipe(caseload: Runner) -> None:
    told = piped(caseload.store, *WARNING).stderr.decode()
    assert all(line.startswith("Let op: ") for line in told.splitlines())
    assert max(map(len, told.splitlines())) > 120


def test_a_bsn_in_a_warning_is_masked(caseload: Runner) -> None:
    told = caseload.ok("verwijzing", "add", "2025-0003", "--partner", "999990020", "--datum", "2024-07-01",
                       "--onderwerp", "x").err  # fmt: skip
    assert "*****0020" in told
    assert not re.search("[0-9]{9}", told)
