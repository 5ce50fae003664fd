"""The goals of the MAP against what was done."""

import pytest

from inburgering_cli.law.plicht.map_goals import Progress, Work, progress, work_months

PIP = "2024-05-28"


@pytest.mark.parametrize(
    ("found", "hours", "peildatum", "expected"),
    [
        ([Work("stage", "2024-06-03", None, 160)], 16, "2024-07-01", (0, 0)),
        ([Work("stage", "2024-06-03", None, 160)], 16, "2024-07-02", (1, 0)),
        ([Work("stage", "2024-06-03", "2024-08-02", 160)], 16, "2025-01-01", (2, 0)),
        ([Work("stage", "2024-06-03", None, 159)], 16, "2025-01-01", (0, 0)),
        ([Work("stage", "2024-06-03", None, None)], 16, "2025-01-01", (0, 1)),
        ([Work("stage", "2024-06-03", "2024-07-02", None)], None, "2025-01-01", (1, 0)),
        ([Work("taalles", "2024-06-03", None, 160)], 16, "2025-01-01", (0, 0)),
        # before the PIP does not count
        ([Work("stage", "2024-01-01", "2024-06-27", 160)], 16, "2025-01-01", (1, 0)),
        # two at the same time count together; one after the other is one stretch
        (
            [Work("stage", "2024-06-03", "2024-07-02", 80), Work("vrijwilligerswerk", "2024-06-03", None, 80)],
            16, "2025-01-01", (1, 0),
        ),
        (
            [Work("stage", "2024-06-03", "2024-06-20", 160), Work("betaald_werk", "2024-06-21", "2024-07-02", 240)],
            16, "2025-01-01", (1, 0),
        ),
        (
            [Work("stage", "2024-06-03", "2024-06-20", 160), Work("betaald_werk", "2024-06-22", "2024-07-03", 240)],
            16, "2025-01-01", (0, 0),
        ),
    ],
)  # fmt: skip
def test_months_of_work_count_from_the_pip_with_enough_hours(
    found: list[Work], hours: int | None, peildatum: str, expected: tuple[int, int]
) -> None:
    assert work_months(found, hours, PIP, peildatum) == expected


def test_a_goal_counts_what_was_recorded_and_says_what_was_not() -> None:
    goals = {"map_bedrijfsbezoeken": 3, "map_werk_maanden": 2, "map_werk_uren": 16}
    made = progress(goals, [("bedrijfsbezoeken", 2), ("bedrijfsbezoeken", None), ("cv", 9)], (1, 1))
    assert made["bedrijfsbezoeken"].sentence() == "2 van 3 bedrijfsbezoeken (1 keer is geen aantal ingevuld)"
    assert made["werkervaring"].sentence() == (
        "1 van 2 maanden werkervaring van 16 uur per week (bij 1 activiteit staan geen uren)"
    )
    assert set(made) == {"bedrijfsbezoeken", "werkervaring"}
    assert [Progress(3, n, "").reached for n in (2, 3, 4)] == [False, True, True]
