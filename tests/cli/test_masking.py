"""No reading command shows a BSN in full, in any format; a command that is added has to be placed here."""

import pytest

from tests.cli.conftest import BSN
from tests.cli.test_help import COMMANDS
from tests.conftest import Runner

#: Commands that write, make files for others, or know nobody.
NOT_READING = {
    "aanbieder add", "aanbod add", "activiteit add", "activiteit hours", "activiteit stop", "begeleiding add", "begrip",
    "besluit record", "budget set", "budget spend", "case add", "case close", "case edit", "case erase", "case export",
    "case receive", "db backup", "db export", "db import", "db init", "db migrate", "db restore", "demo", "enquete record",
    "examen record", "gesprek move", "gesprek plan", "gesprek record", "import", "intake record", "klantprofiel record",
    "maatregel record", "map complete", "map record", "ontzorg cost", "ontzorg evaluate", "ontzorg extend", "ontzorg month",
    "ontzorg start", "ontzorg stop", "ontzorg train", "overdracht record", "partner add", "partner edit", "pip create",
    "pip revise", "pip sign", "policy check", "policy list", "policy show", "pvt record", "pvt sign", "report delivery",
    "report layout check", "report layout show", "report layout sources", "route assign", "route complete",
    "route downscale", "taakstelling set", "verwijzing add", "voorinburgering add",
}  # fmt: skip
#: What the other commands are asked, where it is not the dossier alone or nothing.
ASKED = {"case search": (BSN,), "huishouden show": ("H-01",), "besluit grounds": (BSN,), "policy show": ("pip",)}


def reading() -> list[tuple[str, ...]]:
    leaves = [path for path, command in COMMANDS.items() if path and not hasattr(command, "list_commands")]
    return [path for path in leaves if not any(" ".join(path[:n]) in NOT_READING for n in (1, 2, 3))]


def test_the_commands_named_here_exist() -> None:
    known = {" ".join(path[:n]) for path in COMMANDS for n in (1, 2, 3)}
    assert known >= NOT_READING
    assert len(reading()) > 40


@pytest.mark.parametrize("path", [(), *reading()], ids=" ".join)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_no_reading_command_shows_a_bsn_in_full(caseload: Runner, path: tuple[str, ...], form: str) -> None:
    caseload.peildatum = "2025-12-31"
    wants_one = path and any(p.name == "dossier" and p.param_type_name == "argument" for p in COMMANDS[path].params)
    asked = ASKED.get(" ".join(path), (BSN,) if wants_one else ())
    result = caseload(*path, *asked, "-o", form)
    if form == "csv" and result.code == 2:
        assert "bestaat hier niet" in result.err  # a report that has no rows
    else:
        assert result.code in (0, 3, 10), result.err
    assert BSN not in result.out + result.err


def test_a_masked_bsn_is_shown_so_that_the_sweep_can_fail(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    assert "*****0019" in caseload.ok("case", "show", BSN).out
