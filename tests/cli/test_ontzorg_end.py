"""Where ontzorgen ends: with the bijstand and with its term, in the months, the check, the costs and the households."""

import pytest

from tests.conftest import Runner

D = "2026-0001"


@pytest.fixture
def cared(inburgering: Runner) -> Runner:
    """An asielstatushouder with ontzorgen since 2 March 2026, which nobody ended, on 28 November 2026."""
    inburgering.peildatum = "2026-11-28"
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "Proef", "--doelgroep", "asielstatushouder", "--plicht-begin", "2026-02-02",
        "--bijstand-ingang", "2026-03-02", "--huishouden", "H-1",
    )  # fmt: skip
    inburgering.ok("ontzorg", "start", D, "--datum", "2026-03-02", "--huur", "600")
    return inburgering


@pytest.mark.parametrize(("month", "ground"), [("2026-08", True), ("2026-09", True), ("2026-10", False)])
def test_a_month_after_the_term_names_no_ground_and_says_so(cared: Runner, month: str, *, ground: bool) -> None:
    (row,) = cared.json("ontzorg", "overview", "--maand", month)
    assert ("Pw 56a" in row["bron"], "Pw 56a" in row["stappen"][0]) == (ground, ground)
    said = any("het ontzorgen liep tot en met 01-09-2026" in sentence for sentence in row["ontbreekt"])
    assert said != ground


def test_a_period_ends_with_the_bijstand(cared: Runner) -> None:
    cared.ok("case", "edit", D, "--bijstand-einde", "2026-06-30")
    assert [len(cared.json("ontzorg", "overview", "--maand", m)) for m in ("2026-06", "2026-07")] == [1, 0]
    assert cared.json("ontzorg", "check") == []
    (state,) = cared.json("ontzorg", "check", D)
    assert (state["einde"], state["loopt"], state["ontbreekt"]) == ("2026-06-30", False, [])
    (home,) = cared.json("huishouden", "list")
    assert home["ontzorgd"] == []
    cared.peildatum = "2026-06-30"
    assert [row["loopt"] for row in cared.json("ontzorg", "check")] in ([], [True])


def test_a_cost_and_a_month_after_the_bijstand_are_doubted(cared: Runner) -> None:
    cared.ok("case", "edit", D, "--bijstand-einde", "2026-06-30")
    told = "De bijstand eindigde op 30-06-2026, en daarmee het ontzorgen (Pw 56a lid 1)."
    assert told in cared.ok("ontzorg", "cost", D, "gas", "80").err
    assert told in cared.ok("ontzorg", "month", D, "--maand", "2026-07").err
    assert told not in cared.ok("ontzorg", "month", D, "--maand", "2026-06").err
