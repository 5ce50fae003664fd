"""What a user is told when something is refused: days as Dutch people write them."""

import re

import pytest

from tests.conftest import Runner


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("intake record 2025-0001 --datum 2024-03-25 --deel 1", 3),
        ("case close 2025-0003 --reden vertrokken --datum 2025-01-02", 3),
        ("report delivery swi --kwartaal 2026-1 --check", 2),
        ("report delivery swi --kwartaal 2025-4 --check", 3),
    ],
)
def test_days_in_messages_are_dutch(caseload: Runner, command: str, code: int) -> None:
    caseload.peildatum = "2025-12-30"
    caseload.ok("case", "close", "2025-0003", "--reden", "vertrokken", "--datum", "2025-01-01")
    result = caseload(*command.split())
    assert result.code == code
    assert re.search(r"\d\d-\d\d-\d{4}", result.err)
    assert not re.search(r"\d{4}-\d\d-\d\d", result.err)
