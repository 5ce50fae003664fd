"""No reading command shows a BSN in full, in any format; a command that is added has to be placed here."""

from pathlib import Path

import pytest

from tests.cli.conftest import BSN
from tests.cli.test_help import COMMANDS
from tests.conftest import Runner

#: Commands that write, make files for others, or know nobody.
NOT_READING = {
    "advies record", "doelgroep record",
    "aanbieder add", "aanbod add", "activiteit add", "activiteit hours", "activiteit stop", "begeleiding add", "begrip",
    "brief templates", "config", "db decrypt", "db encrypt", "db key", "db rekey",
    "besluit record", "budget set", "budget spend", "case add", "case close", "case edit", "case erase", "case export",
    "case receive", "db backup", "db export", "db import", "db init", "db migrate", "db restore", "demo", "enquete record",
    "examen record", "gesprek move", "gesprek plan", "gesprek record", "import", "intake record", "klantprofiel record",
    "maatregel record", "map complete", "map record", "notitie add",
    "ontzorg cost", "ontzorg evaluate", "ontzorg extend", "ontzorg month",
    "ontzorg start", "ontzorg stop", "ontzorg train", "overdracht record", "partner add", "partner edit", "pip create",
    "pip revise", "pip sign", "policy check", "policy list", "policy show", "pvt record", "pvt sign", "report delivery",
    "report layout check", "report layout show", "report layout sources", "route assign", "route complete",
    "route downscale", "case correct", "case merge", "case remove",
    "undo", "taakstelling set", "verwijzing add", "voorinburgering add",
}  # fmt: skip
#: What the other commands are asked, where it is not the dossier alone or nothing.
ASKED = {
    "case search": (BSN,),
    "huishouden show": ("H-01",),
    "besluit grounds": (BSN,),
    "policy show": ("pip",),
    "report explain": ("pip_op_tijd",),
    "brief make": ("uitnodiging_gesprek", BSN, "--op", "2026-01-12", "--tijd", "10.00 uur", "--concept"),
    "pip document": (BSN, "--concept"),
}
#: What makes files, or a folder: none of them needs the number in full either.
MAKING = {
    "brief make", "deadline calendar", "pip document",
    "report accountability", "report month", "report quarter", "report steering",
}  # fmt: skip


def reading() -> list[tuple[str, ...]]:
    leaves = [path for path, command in COMMANDS.items() if path and not hasattr(command, "list_commands")]
    return [path for path in leaves if not any(" ".join(path[:n]) in NOT_READING for n in (1, 2, 3))]


def test_the_commands_named_here_exist() -> None:
    known = {" ".join(path[:n]) for path in COMMANDS for n in (1, 2, 3)}
    assert known >= NOT_READING
    assert len(reading()) > 40


@pytest.mark.parametrize("path", [(), *reading()], ids=" ".join)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_no_reading_command_shows_a_bsn_in_full(
    caseload: Runner, tmp_path: Path, path: tuple[str, ...], form: str
) -> None:
    caseload.peildatum = "2025-12-31"
    out = tmp_path / ("uit.ics" if path == ("deadline", "calendar") else "uit")
    wants_one = path and any(p.name == "dossier" and p.param_type_name == "argument" for p in COMMANDS[path].params)
    asked = ASKED.get(" ".join(path), (BSN,) if wants_one else ())
    if " ".join(path) in MAKING:
        asked = (*asked, "--out", str(out))
    result = caseload(*path, *asked, "-o", form)
    if form == "csv" and result.code == 2:
        assert "kan hier niet; kies uit" in result.err  # a report that has no rows
    else:
        assert result.code in (0, 3, 10), result.err
    assert BSN not in result.out + result.err
    for file in (p for p in (out, *out.rglob("*")) if p.is_file()):
        assert BSN.encode() not in file.read_bytes(), file


def test_a_masked_bsn_is_shown_so_that_the_sweep_can_fail(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    assert "*****0019" in caseload.ok("case", "show", BSN).out
