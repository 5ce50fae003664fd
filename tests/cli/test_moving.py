"""Moving: out as one package, in as a dossier that begins anew here; what is damaged, foreign or newer is refused."""

import json
import os
import re
import sqlite3
import stat
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.cli.shell.run import run
from inburgering_cli.features.moving import package as moving_package
from inburgering_cli.records.field import fields_of
from inburgering_cli.records.kinds.dossier import CaseRecord
from inburgering_cli.records.reference import shown_parts
from tests.cli.conftest import BSN
from tests.cli.test_kinds import DOSSIER, OF_A_DOSSIER, trail, words
from tests.conftest import Runner

HIER = "2025-12-20"


@pytest.fixture(scope="module")
def full_store(tmp_path_factory: pytest.TempPathFactory, caseload_store: bytes) -> bytes:
    """The worked example with a record of every kind, on the last day of 2025."""
    store = tmp_path_factory.mktemp("full") / "store.db"
    store.write_bytes(caseload_store)
    store.chmod(0o600)
    typing = (
        *(words(kind, {**kind.row, **kind.wijziging}) for kind in OF_A_DOSSIER),
        ("gesprek", "record", DOSSIER, "--gehouden", "2024-09-02", "--afspraken", "solliciteren"),
        ("case", "edit", DOSSIER, "--telefoon", "0612345678", "--contacttaal", "Tigrinya", "--tolk-nodig",
         "--adres", "Dorpsstraat 1", "--klantmanager", "J. Voorbeeld", "--huishouden", "H-1"),
    )  # fmt: skip
    for arguments in typing:
        assert run(["--db", str(store), "--peildatum", "2025-12-31", *arguments]) == 0, arguments
    with sqlite3.connect(store) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return store.read_bytes()


@pytest.fixture
def full(caseload: Runner, full_store: bytes) -> Runner:
    """A runner on a store of its own with that."""
    caseload.store.write_bytes(full_store)
    caseload.peildatum = "2025-12-31"
    return caseload


@pytest.fixture
def there(tmp_path: Path, empty_store: bytes, capsys: pytest.CaptureFixture[str]) -> Runner:
    """The store of the next municipality."""
    store = tmp_path / "there.db"
    store.write_bytes(empty_store)
    store.chmod(0o600)
    runner = Runner(store, capsys)
    runner.peildatum = "2025-12-31"
    return runner


def exported(runner: Runner, out: Path, dossier: str = DOSSIER) -> Path:
    return Path(runner.json("case", "export", dossier, "--out", str(out))["pakket"])


def received(runner: Runner, package: Path, *more: str) -> Any:
    return runner.json("case", "receive", str(package), "--huisvesting", HIER, *more)


def resealed(package: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """A package whose maker changed something and sealed it again."""
    path = package / "dossier.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(moving_package.sealed(data)), encoding="utf-8")
    return package


def test_every_part_of_a_dossier_goes_along() -> None:
    stays = {"documenten", "notities"}  # what was made here, and what was noted for ourselves
    assert set(moving_package.moving()) == {kind.part for kind in shown_parts()} - stays
    assert all(kind.typed for kind in moving_package.moving().values())


def test_every_column_of_every_part_is_one_that_an_import_takes(full: Runner) -> None:
    shown = full.json("case", "show", DOSSIER)
    #: Of the activity that hours belong to, or derived.
    more = {
        "uren": {"aanbieder", "niet_verklaard"},
        "pip": {"versie", "status"},
        "ontzorgen": {"totaal"},
        "activiteiten": {"loopt"},
    }
    for part, kind in moving_package.moving().items():
        assert shown[part], part
        assert set(shown[part][0]) - more.get(part, set()) <= set(kind.fields), part


def test_what_is_sent_is_what_is_received(full: Runner, there: Runner, tmp_path: Path) -> None:
    before = full.json("case", "show", DOSSIER)
    after = received(there, exported(full, tmp_path / "out"), "--klantmanager", "M. Fictief")
    for part in moving_package.moving():
        assert after[part] == before[part], part
    elsewhere = {"pip_vorige_gemeente", "route_vorige_gemeente", "eerste_huisvesting"}
    anew = {*moving_package.BEGINS_ANEW, *moving_package.FALLS_BEHIND, *elsewhere}
    own = [name for name in fields_of(CaseRecord) if name in before and name not in anew]
    assert {"bsn", "v_nummer", "geslachtsnaam", "telefoon", "contacttaal", "tolk_nodig"} <= set(own)
    assert after["route_vorige_gemeente"] == before["leerroute"]
    assert after["eerste_huisvesting"] == before["gebeurtenissen"]["huisvesting"]
    assert {name: after[name] for name in own} == {name: before[name] for name in own}
    facts = ("plicht_begin", "kennisgeving", "intake_start", "leerbaarheidstoets", "intake_afgerond", "pip_dagtekening",
             "integraal_aanbod_start", "aanbod")  # fmt: skip
    assert {f: after["gebeurtenissen"][f] for f in facts} == {f: before["gebeurtenissen"][f] for f in facts}
    assert after["verlengd_tot"] == before["verlengd_tot"] == "2027-12-28"
    assert (after["leerroute"], after["niveau"]) == (before["leerroute"], before["niveau"])


def test_an_intake_in_absence_goes_along_with_the_calls_it_rests_on(
    caseload: Runner, there: Runner, tmp_path: Path
) -> None:
    migrant = "2025-0002"
    caseload.peildatum = "2025-12-31"
    for soort, day, until in (
        ("oproep", "2025-09-01", "2025-09-15"),
        ("waarschuwing", "2025-09-20", "2025-10-04"),
        ("oproep", "2025-10-06", "2025-10-20"),
    ):
        call = (soort, "--datum", day, "--uiterlijk", until, "--grond", "intake")
        caseload.ok("maatregel", "record", migrant, *call)
    caseload.ok("intake", "record", migrant, "--datum", "2025-10-21", "--in-afwezigheid")
    new = received(there, exported(caseload, tmp_path / "out", migrant))["dossier"]
    assert there.json("case", "show", new)["gebeurtenissen"]["intake_afgerond"] == "2025-10-21"


def test_here_the_dossier_begins_anew(full: Runner, there: Runner, tmp_path: Path) -> None:
    after = received(there, exported(full, tmp_path / "out"), "--gemeente", "Diemen", "--adres", "Laan 3")
    assert (after["gemeente"], after["adres"], after["huishouden"], after["klantmanager"]) == (
        "Diemen",
        "Laan 3",
        None,
        None,
    )
    assert after["pip_vorige_gemeente"] == "2024-05-28"
    assert after["gebeurtenissen"]["huisvesting"] == HIER
    assert after["gebeurtenissen"]["bijstand_ingang"] is None
    terms = {t["termijn"]: t for t in after["termijnen"]}
    assert "pip" not in terms
    assert "ontzorgen" not in terms
    moved = terms["pip_na_verhuizing"]
    assert (moved["start"], moved["uiterlijk"], moved["status"]) == (
        HIER,
        "2026-03-02",
        "lopend",
    )  # 28 February: Saturday
    assert terms["inburgeringstermijn"]["start"] == "2024-05-28"


def test_the_first_pip_here_stops_the_clock_of_the_move(full: Runner, there: Runner, tmp_path: Path) -> None:
    nummer = received(there, exported(full, tmp_path / "out"))["dossier"]
    there.peildatum = "2026-03-03"
    (line,) = there.json("deadline", "list", "--termijn", "pip_na_verhuizing")
    assert line["status"] == "verlopen"
    there.ok("pip", "revise", nummer, "--dagtekening", "2026-03-03", "--reden", "verhuisd")
    (line,) = there.json("deadline", "list", "--all", "--termijn", "pip_na_verhuizing")
    assert (line["gehaald_op"], line["status"]) == ("2026-03-03", "te_laat")
    shown = there.json("case", "show", nummer)
    assert [p["dagtekening"] for p in shown["pip"]] == ["2024-05-28", "2026-03-03"]
    assert shown["gebeurtenissen"]["pip_dagtekening"] == "2024-05-28"


def test_our_own_pip_is_the_next_step_until_it_is_there(full: Runner, there: Runner, tmp_path: Path) -> None:
    nummer = received(there, exported(full, tmp_path / "out"))["dossier"]
    (step,) = there.ok("-o", "json").data["volgende_stap"]
    assert (step["fase"], step["stap"]) == ("traject", "PIP vaststellen")
    again = there("pip", "create", nummer, "--dagtekening", "2024-05-28")
    assert (again.code, "na die van het vorige PIP" in again.err) == (3, True)
    there.ok(*step["opdracht"].split()[1:])
    assert there.ok("-o", "json").data["volgende_stap"] == []
    assert [p["dagtekening"] for p in there.json("case", "show", nummer)["pip"]] == ["2024-05-28", "2025-12-31"]
    second = there("pip", "create", nummer, "--dagtekening", "2025-12-31")
    assert (second.code, "heeft al een PIP" in second.err) == (3, True)


def test_ontzorgen_there_is_not_ontzorgen_here(full: Runner, there: Runner, tmp_path: Path) -> None:
    nummer = received(there, exported(full, tmp_path / "out"), "--bijstand-ingang", HIER)["dossier"]
    (line,) = there.json("deadline", "list", "--all", "--termijn", "ontzorgen")
    assert (line["start"], line["uiterlijk"], line["gehaald_op"]) == (HIER, "2026-06-19", None)
    there.ok("ontzorg", "start", nummer, "--datum", HIER)
    assert there.json("case", "show", nummer)["gebeurtenissen"]["ontzorg_start"] == HIER


def test_twice_changes_nothing(full: Runner, there: Runner, tmp_path: Path) -> None:
    package = exported(full, tmp_path / "out")
    nummer = received(there, package)["dossier"]
    there.ok("case", "edit", nummer, "--telefoon", "0687654321")
    before = there.dump()
    again = there.ok("case", "receive", str(package / "dossier.json"), "--huisvesting", "2025-12-25")
    assert f"al ingelezen als dossier {nummer}; er is niets veranderd" in again.err
    assert there.dump() == before


def test_who_has_a_dossier_here_is_refused(full: Runner, tmp_path: Path) -> None:
    package = exported(full, tmp_path / "out")
    before = full.dump()
    refused = full("case", "receive", str(package), "--huisvesting", HIER, "-o", "json")
    assert (refused.code, refused.fault["veld"]) == (3, "bsn")
    assert f"heeft hier al dossier {DOSSIER}" in refused.err
    assert BSN not in refused.err
    assert full.dump() == before


def test_the_trail_tells_of_both_and_of_nobody(full: Runner, there: Runner, tmp_path: Path) -> None:
    package = exported(full, tmp_path / "out")
    command, dossier, record = trail(full)[-1]
    assert (command, dossier) == ("case export", DOSSIER)
    controle = json.loads((package / "dossier.json").read_text(encoding="utf-8"))["controle"]
    assert json.loads(record) == {"controle": controle}
    received(there, package)
    lines = trail(there)
    assert {line[0] for line in lines} == {"case receive"}
    assert json.loads(lines[-1][2])["controle"] == controle
    told = " ".join(line[2] for line in lines)
    assert not [word for word in (BSN, "Tesfay", "solliciteren", "0612345678", str(tmp_path)) if word in told]


def test_files_are_for_the_owner_alone_whole_and_never_overwritten(full: Runner, tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        package = exported(full, tmp_path / "out")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(package.stat().st_mode) == 0o700
    assert {f.name: stat.S_IMODE(f.stat().st_mode) for f in package.iterdir()} == {
        "dossier.json": 0o600,
        "dossier.html": 0o600,
    }
    lines = len(trail(full))
    again = full("case", "export", DOSSIER, "--out", str(tmp_path / "out"))
    assert again.code == 3
    assert "staat al een pakket" in again.err
    assert len(trail(full)) == lines
    assert [p.name for p in (tmp_path / "out").iterdir()] == [package.name]


def test_the_same_facts_give_the_same_bytes(full: Runner, tmp_path: Path) -> None:
    one, two = exported(full, tmp_path / "a"), exported(full, tmp_path / "b")
    for name in ("dossier.json", "dossier.html"):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_no_line_in_the_trail_without_a_package(full: Runner, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    lines = len(trail(full))
    failed = full("case", "export", DOSSIER, "--out", str(tmp_path / "file"))
    assert (failed.code, "staat al een bestand met die naam" in failed.err) == (3, True)
    assert len(trail(full)) == lines


def test_nothing_of_anybody_else_goes_along(full: Runner, tmp_path: Path) -> None:
    full.ok("case", "edit", "2025-0002", "--huishouden", "H-1")
    package = exported(full, tmp_path / "out")
    for file in package.iterdir():
        text = file.read_text(encoding="utf-8")
        assert not [word for word in ("Öztürk", "Elif", "2025-0002", "H-1") if word in text], file.name


def test_what_happened_after_the_peildatum_stays_out(full: Runner, tmp_path: Path) -> None:
    full.peildatum = "2024-05-01"
    data = json.loads((exported(full, tmp_path / "out") / "dossier.json").read_text(encoding="utf-8"))
    assert set(data["delen"]) == {"intake", "ontzorgen", "voorinburgering", "klantprofiel", "overdrachten", "begeleiding",
                                  "ontzorg_maanden"}  # fmt: skip
    assert "einde" not in data["delen"]["ontzorgen"][0]
    assert data["dossier"]["huisvesting"] == "2024-03-18"


class _Page(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_readable_complete_and_needs_nothing_else(full: Runner, tmp_path: Path) -> None:
    html = (exported(full, tmp_path / "out") / "dossier.html").read_text(encoding="utf-8")
    read = _Page()
    read.feed(html)
    assert not re.search(r"(?:src|href)=(?!.data:,)|url\(|@import", html)
    for word in ("Tesfay", "Maatschappelijke begeleiding", "Brede intake", "dagtekening eerste PIP", "€\u00a0612,50",
                 "kapper", "18-03-2024", "asielstatushouder", "solliciteren", "Tigrinya"):  # fmt: skip
        assert word in read.text, word
    assert BSN not in html
    assert "*****0019" in read.text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=a()>', "\u202eevil", "{{ 7*7 }}"])
def test_a_hostile_name_stays_text(inburgering: Runner, tmp_path: Path, name: str) -> None:
    store = str(inburgering.store)
    assert run(["--db", store, "case", "add", "--geslachtsnaam", name, "--doelgroep", "asielstatushouder",
                "--adres", name]) == 0  # fmt: skip
    with sqlite3.connect(inburgering.store) as connection:
        ((nummer,),) = connection.execute("SELECT nummer FROM dossier").fetchall()
    html = (exported(inburgering, tmp_path / "out", nummer) / "dossier.html").read_text(encoding="utf-8")
    read = _Page()
    read.feed(html)
    assert not read.tags & {"script", "img"}
    assert not [a for a in read.attributes if a.startswith("on")]
    assert "\u202e" not in html
    assert name.replace("\u202e", "<U+202E>") in read.text


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda p: p.write_bytes(p.read_bytes()[:-200]), "beschadigd"),
        (lambda p: p.write_bytes(b""), "beschadigd"),
        (lambda p: p.write_bytes(b"\xff\xfe\x00"), "beschadigd"),
        (lambda p: p.write_bytes(p.read_bytes().replace(b"Tesfay", b"Tesfaj")), "beschadigd of gewijzigd"),
        (lambda p: p.write_text("[" * 100_000), "beschadigd"),
        (lambda p: p.write_text('{"iets": "anders"}'), "geen overdrachtspakket"),
        (lambda p: p.write_text("[]"), "geen overdrachtspakket"),
        (lambda p: p.write_text(json.dumps({"formaat": moving_package.FORMAT, "versie": 3})), "nieuwere versie"),
        (lambda p: p.write_text(json.dumps({"formaat": moving_package.FORMAT, "versie": "x"})), "beschadigd"),
    ],
)
def test_what_is_no_sound_package_is_refused(
    full: Runner, there: Runner, tmp_path: Path, damage: Callable[[Path], object], told: str
) -> None:
    package = exported(full, tmp_path / "out")
    damage(package / "dossier.json")
    before = there.dump()
    refused = there("case", "receive", str(package), "--huisvesting", HIER)
    assert (refused.code, refused.out) == (3, "")
    assert told in refused.err
    assert there.dump() == before


def test_a_package_that_is_not_there_is_not_found(there: Runner, tmp_path: Path) -> None:
    missing = there("case", "receive", str(tmp_path), "--huisvesting", HIER)
    assert (missing.code, missing.out) == (4, "")
    assert "Er is geen pakket op" in missing.err


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["dossier"].update(bsn="123456789"),
        lambda d: d["dossier"].update(geslachtsnaam="x" * 300),
        lambda d: d["dossier"].update(geslachtsnaam=["x"]),
        lambda d: d["dossier"].update(doelgroep={"a": "b"}),
        lambda d: d["dossier"].update(iets="anders"),
        lambda d: d["dossier"].pop("geslachtsnaam"),
        lambda d: d["delen"]["uren"][0].update(gevolgd=-1),
        lambda d: d["delen"]["intake"][0].update(leefgebied="geen lijst"),
        lambda d: d["delen"]["intake"][0].update(leefgebied={"onbekend": "x"}),
        lambda d: d["delen"]["maatregelen"][0].pop("soort"),
        lambda d: d["delen"]["besluiten"][0].update(tot=None),
        lambda d: d["delen"]["map"][0].update(datum="2027-01-01"),
        lambda d: d["delen"]["route"][0].update(route="onderwijs", niveau="a2"),
        lambda d: d["delen"].update(anders=[]),
        lambda d: d["delen"].update(map=["x"]),
        lambda d: d.update(dossier=[]),
        lambda d: d.update(peildatum="2026-01-01"),
        lambda d: d.update(meer=1),
    ],
)
def test_a_sealed_package_still_meets_every_rule(
    full: Runner, there: Runner, tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    package = resealed(exported(full, tmp_path / "out"), change)
    before = there.dump()
    refused = there("case", "receive", str(package), "--huisvesting", HIER)
    assert (refused.code, refused.out) == (3, ""), refused.err
    assert refused.err.startswith("Fout: ")
    assert "fout in het programma" not in refused.err
    assert there.dump() == before


def test_an_appointment_with_the_municipality_that_was_left_does_not_come(
    full: Runner, there: Runner, tmp_path: Path
) -> None:
    full.ok("gesprek", "plan", DOSSIER, "--gepland", "2026-02-01")
    after = received(there, exported(full, tmp_path / "out"))
    assert [g["gehouden"] for g in after["gesprekken"]] == ["2024-09-02"]
    assert after["gesprek_gepland"] is None


def test_what_still_runs_there_is_said_on_both_sides(caseload: Runner, there: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2025-12-31"
    caseload.ok("ontzorg", "start", DOSSIER, "--datum", "2025-11-01")
    caseload.ok("case", "close", DOSSIER, "--reden", "verhuisd", "--datum", "2025-12-01")
    sent = caseload.ok("case", "export", DOSSIER, "--out", str(tmp_path / "out"))
    assert "staat nog open (sinds 01-11-2025)" in sent.err
    (package,) = (tmp_path / "out").iterdir()
    got = there.ok("case", "receive", str(package), "--huisvesting", HIER)
    assert "staat nog open (sinds 01-11-2025)" in got.err
    assert there.json("case", "show", "2025-0001")["fase"] != "gesloten"


def test_moving_in_before_the_first_pip_cannot_be(full: Runner, there: Runner, tmp_path: Path) -> None:
    refused = there("case", "receive", str(exported(full, tmp_path / "out")), "--huisvesting", "2024-05-28")
    assert refused.code == 3
    assert "eerste PIP in de vorige gemeente" in refused.err
