"""Talks have an hour and a place, that move along or not."""

from pathlib import Path

import pytest

from tests.conftest import Runner

D = "2025-0001"


def test_a_talk_is_planned_with_its_hour_and_place(caseload: Runner) -> None:
    caseload.ok("gesprek", "plan", D, "--gepland", "2024-10-07", "--tijd", "9.05", "--plaats", "Raadhuis, kamer 2")
    (talk,) = caseload.json("gesprek", "list", D)
    assert (talk["tijd"], talk["plaats"]) == ("09:05", "Raadhuis, kamer 2")
    assert "09:05" in caseload.ok("gesprek", "list", D).out
    refused = caseload("gesprek", "plan", D, "--gepland", "2024-10-08", "--tijd", "25:00")
    assert (refused.code, "schrijf uren en minuten, zoals 14:30" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("more", "tijd", "plaats"),
    [
        ([], None, "kamer 2"),
        (["--tijd", "10:00"], "10:00", "kamer 2"),
        (["--tijd", "11:00", "--plaats", "bibliotheek"], "11:00", "bibliotheek"),
    ],
)
def test_a_moved_talk_has_no_hour_until_it_is_typed(
    caseload: Runner, more: list[str], tijd: str | None, plaats: str
) -> None:
    caseload.ok("gesprek", "plan", D, "--gepland", "2024-10-07", "--tijd", "10:00", "--plaats", "kamer 2")
    moved = caseload.ok("gesprek", "move", D, "--naar", "2024-10-14", *more)
    assert ("De tijd van het verzette gesprek is nog niet bekend" in moved.err) == (tijd is None)
    (talk,) = caseload.json("gesprek", "list", D)
    assert (talk["verzet_naar"], talk["tijd"], talk["plaats"]) == ("2024-10-14", tijd, plaats)
    caseload.ok("undo", D)
    assert caseload.json("gesprek", "list", D)[0]["tijd"] == "10:00"
    caseload.ok("db", "check")


def test_a_letter_takes_the_hour_and_place_of_the_talk(caseload: Runner, tmp_path: Path) -> None:
    caseload.ok("gesprek", "plan", D, "--gepland", "2024-10-07", "--tijd", "10:15", "--plaats", "Raadhuis kamer 2")
    for kind in ("uitnodiging_gesprek", "bevestiging_afspraak"):
        make = ("brief", "make", kind, D, "--concept", "--format", "html", "--out", str(tmp_path))
        made = caseload.ok(*make)
        assert "de tijd" not in made.err
        text = next(tmp_path.glob(f"*{kind}*")).read_text(encoding="utf-8")
        assert "10:15" in text
        assert "Raadhuis kamer 2" in text.replace("\xa0", " ")
