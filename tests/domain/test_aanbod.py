"""When an asielstatushouder has waited too long for an offer."""

import pytest

from inburgering_cli.domain.aanbod import no_offer
from inburgering_cli.domain.termijnen import Duur
from tests.domain.people import example

AFTER = Duur(3, "maanden")
WAITING = example(taal_start=None, pip_dagtekening="2024-05-31", pip_hier="2024-05-31")


def test_the_alarm_begins_the_day_after_the_last_day() -> None:
    assert no_offer(WAITING, "2024-08-31", AFTER) is None
    assert no_offer(WAITING, "2024-09-01", AFTER) == "2024-08-31"
    assert no_offer(WAITING, "2024-06-15", Duur(2, "weken")) == "2024-06-14"


@pytest.mark.parametrize(
    "done",
    [
        {"aanbod": "2024-09-01"}, {"taal_start": "2024-09-01"}, {"dossier_gesloten": "2024-09-01"},
        {"voldaan": "2024-09-01"}, {"vrijgesteld": "2024-09-01"}, {"zroute_afgerond": "2024-09-01"},
        {"doelgroep": "gezinsmigrant"}, {"pip_dagtekening": None},
    ],
)  # fmt: skip
def test_there_is_none_once_it_is_done_or_for_who_has_no_right_to_it(done: dict[str, str | None]) -> None:
    facts = WAITING._replace(**done)  # type: ignore[arg-type]  # the names are checked when it runs
    assert no_offer(facts, "2025-01-01", AFTER) is None
