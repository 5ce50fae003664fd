"""States with a period: on which days they hold, and how they are told."""

import pytest

from inburgering_cli.law import states
from inburgering_cli.law.derive import ALWAYS
from inburgering_cli.law.facts import Period
from tests.law.people import someone

EXEMPT = someone(plicht_begin="2026-05-01", kennisgeving="2026-05-11")._replace(
    vrijstellingen=(Period("2026-06-01", "2028-07-31"),)
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-05-31", None),
        ("2026-06-01", "tijdelijk_vrijgesteld"),
        ("2028-07-31", "tijdelijk_vrijgesteld"),
        ("2028-08-01", "wacht_op_duo"),
        ("2030-01-01", "wacht_op_duo"),
    ],
)
def test_the_clocks_rest_from_the_first_day_of_an_exemption_until_duo_tells(day: str, state: str | None) -> None:
    rest = states.resting(EXEMPT, day)
    assert (rest and rest.state.id) == state


def test_the_new_kennisgeving_of_duo_ends_the_waiting() -> None:
    told = EXEMPT._replace(kennisgeving="2028-08-14")
    waiting = states.resting(told, "2028-08-13")
    assert waiting is not None
    assert waiting.period == ("2028-08-01", "2028-08-13")
    assert states.resting(told, "2028-08-14") is None


def test_a_group_that_the_dossier_began_with_has_no_first_day() -> None:
    changed = someone(doelgroep="gezinsmigrant")._replace(
        doelgroepen=((ALWAYS, "asielstatushouder", None), ("2026-03-02", "gezinsmigrant", None))
    )
    first, now = states.held(changed)
    assert first.in_words("wi2021") == "asielstatushouder tot en met 01-03-2026 (Wi 13, 19)"
    assert first.as_dict("wi2021")["vanaf"] is None
    assert now.in_words("wi2021") == "gezinsmigrant vanaf 02-03-2026 (Wi 13, 19)"
