"""The doors by which a record comes in: what a command computes or refuses, an import and a correction do as well."""

import csv
import json
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from tests.conftest import Runner

#: Commands beside `record` that change a record: why no file or correction has to do the same.
OWN_WAY = {
    "gesprek plan": "the key of a talk is its planned day: a second row for it is the same talk",
    "gesprek move": "what it moves is the talk that stands open today; a file names the talk by its planned day",
    "gesprek record": "a row without a planned day was not planned; which open talk was meant, only who types knows",
    "pip create": "a file has every version, in any order",
    "pip sign": "it settles the one concept; a row of a file is a version with its own dagtekening",
    **dict.fromkeys(
        ("case add", "case receive", "intake record", "enquete record", "partner edit"), "it stores as a file does"
    ),
    "case edit": "it changes columns of a dossier, as `import cases --on-duplicate update` does",
    "case close": "a second day is a double of the dossier, which --on-duplicate decides about",
    "map complete": "a second day is a double of the dossier, which --on-duplicate decides about",
    "pvt sign": "a second day is a double of the dossier, which --on-duplicate decides about",
}
PILOT = ("case add --geslachtsnaam Proef --doelgroep asielstatushouder --plicht-begin 2020-02-03"
         " --bijstand-ingang 2020-03-02")  # fmt: skip
NEW = ("case add --geslachtsnaam Nieuw --doelgroep asielstatushouder --plicht-begin 2024-02-05 --kennisgeving 2024-02-12"
       " --huisvesting 2024-02-05 --bijstand-ingang 2024-03-04")  # fmt: skip
D = "2025-0001"
PILOT_CARED = (PILOT, f"ontzorg start {D} --datum 2020-03-02 --machtiging 2020-03-02")
NEW_CARED = (NEW, f"ontzorg start {D} --datum 2024-03-04")
ROUTED = (NEW, f"pip create {D} --dagtekening 2024-03-18", f"route assign {D} b1 --datum 2024-03-18")
SCHOOLED = (*ROUTED, f"activiteit add {D} taalles --start 2024-04-01",
            f"activiteit hours {D} taalles --maand 2024-04 --gevolgd 100")  # fmt: skip
SCHOOLED_LONG = (*SCHOOLED, f"activiteit hours {D} taalles --maand 2024-05 --gevolgd 510,5")


class Doors(NamedTuple):
    """One change by a command, and by the fields of the record; `part`: the record that a correction names."""

    setup: tuple[str, ...]
    command: str
    plural: str
    part: str
    key: dict[str, str]
    fields: dict[str, str]


def extension(setup: tuple[str, ...], start: str, **fields: str) -> Doors:
    told = {"verlengd_op": "datum", "verlengd_tot": "tot", "verleng_reden": "reden"}
    options = " ".join(f"--{told[name]} {value}" for name, value in fields.items())
    return Doors(setup, f"ontzorg extend {D} {options}", "ontzorg", "ontzorg-1", {"datum": start}, fields)


PILOT_START, NEW_START = "2020-03-02", "2024-03-04"
CASES = {
    "an extension in the pilot is six months": extension(PILOT_CARED, PILOT_START, verlengd_op="2020-08-03"),
    "a shorter one in the pilot": extension(
        PILOT_CARED, PILOT_START, verlengd_op="2020-08-03", verlengd_tot="2020-12-31"
    ),
    "one too long in the pilot": extension(
        PILOT_CARED, PILOT_START, verlengd_op="2020-08-03", verlengd_tot="2021-03-02"
    ),
    "an extension without a last day": extension(NEW_CARED, NEW_START, verlengd_op="2024-08-05", verleng_reden="schuld"),
    "an extension without a reason": extension(
        NEW_CARED, NEW_START, verlengd_op="2024-08-05", verlengd_tot="2024-12-31"
    ),
    "an extension that ends too early": extension(
        NEW_CARED, NEW_START, verlengd_op="2024-08-05", verlengd_tot="2024-09-03", verleng_reden="schuld"
    ),
    "an extension that was granted": extension(
        NEW_CARED, NEW_START, verlengd_op="2024-08-05", verlengd_tot="2024-12-31", verleng_reden="schuld"
    ),
    "an extension decided before the start": extension(PILOT_CARED, PILOT_START, verlengd_op="2020-03-01"),
    "an end": Doors(
        NEW_CARED, f"ontzorg stop {D} --datum 2024-07-01 --reden klaar", "ontzorg", "ontzorg-1",
        {"datum": NEW_START}, {"einde": "2024-07-01", "reden": "klaar"},
    ),
    "an end before the start": Doors(
        NEW_CARED, f"ontzorg stop {D} --datum 2024-03-01", "ontzorg", "ontzorg-1",
        {"datum": NEW_START}, {"einde": "2024-03-01"},
    ),
    "a cost": Doors(
        NEW_CARED, f"ontzorg cost {D} huur 612,50", "ontzorg", "ontzorg-1", {"datum": NEW_START}, {"huur": "612,50"}
    ),
    "a cost that is not on the list": Doors(
        NEW_CARED, f"ontzorg cost {D} telefoon 20", "ontzorg", "ontzorg-1", {"datum": NEW_START}, {"telefoon": "20"}
    ),
    "lowering with too few hours": Doors(
        SCHOOLED, f"route downscale {D} --datum 2024-06-03 --reden inzet", "routes", "route-1",
        {"datum": "2024-03-18", "route": "b1"}, {"afgeschaald_op": "2024-06-03", "afschaal_reden": "inzet"},
    ),
    "lowering on the hours recorded": Doors(
        SCHOOLED_LONG, f"route downscale {D} --datum 2024-06-03 --bekendmaking 2024-06-04 --reden inzet", "routes",
        "route-1", {"datum": "2024-03-18", "route": "b1"},
        {"afgeschaald_op": "2024-06-03", "afschaal_bekendmaking": "2024-06-04", "afschaal_reden": "inzet"},
    ),
    "lowering on hours of the school": Doors(
        SCHOOLED, f"route downscale {D} --datum 2024-06-03 --uren 640 --reden inzet", "routes", "route-1",
        {"datum": "2024-03-18", "route": "b1"},
        {"afgeschaald_op": "2024-06-03", "uren": "640", "afschaal_reden": "inzet"},
    ),
    "lowering with too few hours of the school": Doors(
        SCHOOLED, f"route downscale {D} --datum 2024-06-03 --uren 599 --reden inzet", "routes", "route-1",
        {"datum": "2024-03-18", "route": "b1"},
        {"afgeschaald_op": "2024-06-03", "uren": "599", "afschaal_reden": "inzet"},
    ),
    "lowering before the route": Doors(
        SCHOOLED, f"route downscale {D} --datum 2024-03-11 --uren 640 --reden inzet", "routes", "route-1",
        {"datum": "2024-03-18", "route": "b1"},
        {"afgeschaald_op": "2024-03-11", "uren": "640", "afschaal_reden": "inzet"},
    ),
    "completing a route": Doors(
        ROUTED, f"route complete {D} --datum 2024-09-02", "routes", "route-1",
        {"datum": "2024-03-18", "route": "b1"}, {"afgerond_op": "2024-09-02"},
    ),
    "completing a route before it began": Doors(
        ROUTED, f"route complete {D} --datum 2024-03-15", "routes", "route-1",
        {"datum": "2024-03-18", "route": "b1"}, {"afgerond_op": "2024-03-15"},
    ),
    "the end of an activity": Doors(
        SCHOOLED, f"activiteit stop {D} taalles --einde 2024-09-02", "activiteiten", "activiteit-1",
        {"soort": "taalles", "start": "2024-04-01"}, {"einde": "2024-09-02"},
    ),
    "the end of an activity before it began": Doors(
        SCHOOLED, f"activiteit stop {D} taalles --einde 2024-03-29", "activiteiten", "activiteit-1",
        {"soort": "taalles", "start": "2024-04-01"}, {"einde": "2024-03-29"},
    ),
    "a changed PIP with a reason": Doors(
        ROUTED, f"pip revise {D} --dagtekening 2024-05-06 --reden meer", "pips", "",
        {"dagtekening": "2024-05-06"}, {"reden": "meer"},
    ),
    "a changed PIP without a reason": Doors(
        ROUTED, f"pip revise {D} --dagtekening 2024-05-06", "pips", "", {"dagtekening": "2024-05-06"}, {},
    ),
}  # fmt: skip
#: What a correction cannot do: it changes a record that is there.
CORRECTED = {name: case for name, case in CASES.items() if case.part}


def prepared(runner: Runner, setup: Sequence[str]) -> None:
    runner.peildatum = "2025-12-31"
    for command in setup:
        runner.ok(*command.split())


def table(runner: Runner, plural: str) -> list[dict[str, Any]]:
    kind = next(k for k in all_kinds().values() if k.plural == plural)
    with closing(sqlite3.connect(runner.store)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {kind.table} ORDER BY id")]


def imported(runner: Runner, folder: Path, plural: str, row: dict[str, str]) -> Any:
    path = folder / f"{plural}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row, delimiter=";")
        writer.writeheader()
        writer.writerow(row)
    return runner("import", plural, str(path), "--on-duplicate", "update", "-o", "json")


def by_command(runner: Runner, case: Doors) -> tuple[int, str, list[dict[str, Any]]]:
    done = runner(*case.command.split(), "-o", "json")
    said = done.fault["melding"].split("(")[0].split(";")[0].strip() if done.code else ""
    return done.code, said, table(runner, case.plural)


@pytest.fixture
def doors(inburgering: Runner, tmp_path: Path) -> tuple[Runner, Runner]:
    """Two runners on empty stores."""
    other = tmp_path / "ander.db"
    shutil.copy(inburgering.store, other)
    return inburgering, inburgering.beside(other)


@pytest.mark.parametrize("name", CASES)
def test_a_file_gives_what_the_command_gives(doors: tuple[Runner, Runner], tmp_path: Path, name: str) -> None:
    case = CASES[name]
    typing, reading = doors
    for runner in doors:
        prepared(runner, case.setup)
    code, said, rows = by_command(typing, case)
    done = imported(reading, tmp_path, case.plural, {"dossier": D, **case.key, **case.fields})
    assert table(reading, case.plural) == rows
    assert (done.code == 0) == (code == 0), done.err
    assert said in json.dumps(done.data, ensure_ascii=False)


@pytest.mark.parametrize("name", CORRECTED)
def test_a_correction_gives_what_the_command_gives(doors: tuple[Runner, Runner], name: str) -> None:
    case = CASES[name]
    typing, correcting = doors
    for runner in doors:
        prepared(runner, case.setup)
    code, said, rows = by_command(typing, case)
    fields = [word for field, value in case.fields.items() for word in ("--veld", f"{field}={value}")]
    done = correcting("case", "correct", D, case.part, *fields, "--reden", "typefout")
    assert table(correcting, case.plural) == rows
    assert (done.code == 0) == (code == 0), done.err
    assert said in done.err


def test_starting_with_an_extension_is_extending(doors: tuple[Runner, Runner]) -> None:
    typing, changing = doors
    for runner in doors:
        prepared(runner, PILOT_CARED)
    typing.ok("ontzorg", "extend", D, "--datum", "2020-08-03")
    changing.ok("ontzorg", "start", D, "--datum", PILOT_START, "--wijzig", "--verlengd-op", "2020-08-03")
    assert table(typing, "ontzorg") == table(changing, "ontzorg")
    assert table(typing, "ontzorg")[0]["verlengd_tot"] == "2021-03-01"


def test_every_command_that_changes_a_record_is_compared_or_has_a_reason() -> None:
    pages = (Path(__file__).parents[2] / "src/inburgering_cli/cli/commands").glob("*.py")
    found = set()
    for page in pages:
        text = page.read_text(encoding="utf-8")
        (group,) = re.findall(r'app = group\("([^"]*)"', text) or [""]
        names = re.findall(r'record_command\(\s*app, "([a-z-]+)"', text)
        names += re.findall(r'(?s)app\.command\(\s*"([a-z-]+)"[^@]*?writing\("', text)
        found |= {f"{page.stem.rstrip('_')} {name}" for name in names if group}
    compared = {" ".join(case.command.split()[:2]) for case in CASES.values()}
    assert found - compared - set(OWN_WAY) == set()


#: Kinds that need another record first: hours have no place without the activity they are of.
NEEDS = {"uren": "the hours of a month are stored with their activity"}
SWEPT = [k for k in all_kinds().values() if k.owner and k.typed and k.name != "dossier"]


def example(kind: Kind) -> dict[str, str]:
    """The example of a kind as a row of a file."""
    return {"dossier": D, **{name: text for name, text in kind.example.items() if name not in kind.parts}}


@pytest.mark.parametrize("kind", SWEPT, ids=lambda kind: kind.name)
def test_the_order_of_registering_is_free(inburgering: Runner, tmp_path: Path, kind: Kind) -> None:
    prepared(inburgering, (NEW,))
    done = imported(inburgering, tmp_path, kind.plural, example(kind))
    assert (done.code == 0) == (kind.name not in NEEDS), done.err


@pytest.mark.parametrize("plural", ["ontzorg_maanden", "ontzorg_evaluaties"])
def test_what_is_missing_before_it_is_told(inburgering: Runner, tmp_path: Path, plural: str) -> None:
    prepared(inburgering, (NEW,))
    kind = next(k for k in SWEPT if k.plural == plural)
    done = imported(inburgering, tmp_path, plural, example(kind))
    assert f"Dossier {D} heeft nog geen ontzorgen" in done.err
    assert f"inburgering ontzorg start {D} --datum DATUM" in done.err
