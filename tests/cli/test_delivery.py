"""Deliveries as a user and cron make them: the bytes of the fictional caseload, who is in a period, checks, schema, proof."""

import csv
import io
import json
import os
import sqlite3
import stat
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Runner
from tests.test_examples import EXAMPLES, rows

GOLDEN = Path(__file__).parent / "golden"
CSV_LAYOUT = EXAMPLES / "levering-swi.toml"


@pytest.fixture
def example(tmp_path: Path, example_store: bytes, capsys: pytest.CaptureFixture[str]) -> Runner:
    """A runner on the fictional caseload, on a day in the quarter after it."""
    store = tmp_path / "example.db"
    store.write_bytes(example_store)
    store.chmod(0o600)
    runner = Runner(store, capsys)
    runner.peildatum = "2026-10-05"
    return runner


def delivered(runner: Runner, out: Path, *arguments: str) -> Any:
    return runner.json("report", "delivery", *arguments, "--out", str(out))


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("swi", "--kwartaal", "2026-3"), "swi-voorbeeld-2026-K3.xml"),
        (("srg", "--maand", "2026-09"), "srg-voorbeeld-2026-09.txt"),
        (("spuk", "--jaar", "2025"), "spuk-voorbeeld-2025.csv"),
        (("swi", "--layout", str(CSV_LAYOUT)), "eigen-swi-2026-K3.csv"),
    ],
)
def test_each_format_is_byte_exact_and_says_that_it_is_an_example(
    example: Runner, tmp_path: Path, arguments: tuple[str, ...], name: str
) -> None:
    """The expected files were read by hand; INBURGERING_GOLDEN=1 writes them anew after a change of the caseload."""
    summary = delivered(example, tmp_path / "uit", *arguments)
    made = (tmp_path / "uit" / name).read_bytes()
    if os.environ.get("INBURGERING_GOLDEN"):
        (GOLDEN / name).write_bytes(made)
    assert made == (GOLDEN / name).read_bytes()
    assert summary["bestand"] == str(tmp_path / "uit" / name)
    assert b"voorbeeld" in made.lower()
    assert b"niet getoetst" in made.lower()
    again = delivered(example, tmp_path / "weer", *arguments)
    assert (tmp_path / "weer" / name).read_bytes() == made
    assert {**again, "bestand": "", "controle": ""} == {**summary, "bestand": "", "controle": ""}
    for path in (tmp_path / "uit").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "uit").stat().st_mode) == 0o700
    assert b"conform" not in made.lower()


def test_the_swi_holds_who_was_there_in_the_quarter_as_a_naive_count_has_it(example: Runner, tmp_path: Path) -> None:
    delivered(example, tmp_path, "swi", "--kwartaal", "2026-3")
    root = ET.parse(tmp_path / "swi-voorbeeld-2026-K3.xml").getroot()
    people = {r.findtext("Persoon/Bsn"): r for r in root.findall("Inburgeraar")}
    expected = {
        r["bsn"]: r
        for r in rows("cases")
        if r["plicht_begin"] >= "2022-01-01" and (r["dossier_gesloten"] or "9999") >= "2026-07-01"
    }
    assert people.keys() == expected.keys()
    for bsn, record in people.items():
        assert bsn is not None
        row = expected[bsn]
        assert (record.findtext("Plicht/Begin") or "") == row["plicht_begin"]
        if row["doelgroep"] == "asielstatushouder":
            assert (record.findtext("Plicht/Huisvesting") or "") == row["huisvesting"]
        firsts = sorted(p["dagtekening"] for p in rows("pips") if p["bsn"] == bsn and p["dagtekening"])
        if not row["pip_vorige_gemeente"]:
            assert record.findtext("Pip/Eerste") == (firsts[0] if firsts else None)
        assert record.findtext("Pip/Huidig") == (firsts[-1] if firsts else None)
    assert root.findtext("Slot/Aantal") == str(len(expected))


def test_the_counts_of_the_spuk_come_with_who_is_behind_them(example: Runner, tmp_path: Path) -> None:
    summary = delivered(example, tmp_path, "spuk", "--jaar", "2025", "--names")
    proof = read(tmp_path / "spuk-voorbeeld-2025-dossiers.csv")
    new = [r for r in rows("cases") if r["plicht_begin"] >= "2022-01-01"]

    def here(row: dict[str, str]) -> bool:
        gone = row["reden"] in ("verhuisd", "vertrokken", "overleden") and row["dossier_gesloten"] <= "2025-12-31"
        return not gone and not row["pip_vorige_gemeente"]

    for count in summary["tellingen"]:
        behind = [p["dossier"] for p in proof if (p["telling"], p["jaar"]) == (count["telling"], str(count["jaar"]))]
        assert behind == count["dossiers"]
        assert len(behind) == count["aantal"]
    housed = {t["jaar"]: t["aantal"] for t in summary["tellingen"] if t["telling"] == "asiel_gehuisvest"}
    assert housed == {
        y: sum(r["doelgroep"] == "asielstatushouder" and r["huisvesting"][:4] == str(y) for r in new if here(r))
        for y in (2025, 2024, 2023)
    }
    assert sum(housed.values())
    without = delivered(example, tmp_path / "zonder", "spuk", "--jaar", "2025")
    assert without["dossiers"] is None
    assert all("dossiers" not in t for t in without["tellingen"])
    assert not (tmp_path / "zonder" / "spuk-voorbeeld-2025-dossiers.csv").exists()


LAYOUT = """levering = "swi"
naam = "proef"
bestandsnaam = "proef-{tijdvak}.csv"
[vorm]
soort = "csv"
[[kolom]]
naam = "naam"
bron = "geslachtsnaam"
[[kolom]]
naam = "dag"
bron = "huisvesting"
[[kolom]]
naam = "einde"
bron = "dossier_gesloten"
"""


def own(tmp_path: Path, text: str = LAYOUT) -> str:
    (tmp_path / "proef.toml").write_text(text, encoding="utf-8")
    return str(tmp_path / "proef.toml")


def add(runner: Runner, name: str, *more: str) -> None:
    runner.ok("case", "add", "--geslachtsnaam", name, "--doelgroep", "asielstatushouder", *more)


def read(path: str | Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8"), newline=""), delimiter=";"))


def names(runner: Runner, tmp_path: Path, *arguments: str) -> list[str]:
    summary = delivered(runner, tmp_path / "uit", *arguments, "--layout", own(tmp_path))
    lines = read(summary["bestand"])
    assert summary["records"] == len(lines)
    return [line["naam"] for line in lines]


def test_the_days_at_the_edges_of_a_quarter_and_a_month(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.peildatum = "2026-12-31"
    add(inburgering, "Eind", "--huisvesting", "2026-09-30")
    add(inburgering, "Later", "--huisvesting", "2026-10-01")
    for name, closed in (("Net", "2026-07-01"), ("Weg", "2026-06-30")):
        add(inburgering, name, "--huisvesting", "2026-01-05")
        inburgering.ok("case", "close", name, "--reden", "verhuisd", "--datum", closed)
    quarter = ("swi", "--kwartaal", "2026-3")
    assert names(inburgering, tmp_path, *quarter) == ["Eind", "Net"]
    assert names(inburgering, tmp_path, "swi", "--maand", "2026-06") == ["Net", "Weg"]
    assert names(inburgering, tmp_path, "swi", "--maand", "2026-07") == ["Net"]
    assert names(inburgering, tmp_path, "swi", "--van", "2026-07-02", "--tot", "2026-09-29") == []
    assert names(inburgering, tmp_path, "swi") == ["Eind", "Later"], "the quarter that ends on the peildatum"
    outside = delivered(inburgering, tmp_path / "x", *quarter, "--layout", own(tmp_path))["buiten"]
    assert {why: n for why, n in outside.items() if n} == {"eerder_gesloten": 1}


def test_what_happened_after_the_period_or_the_peildatum_is_not_in_it(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.peildatum = "2026-12-31"
    add(inburgering, "Jansen", "--huisvesting", "2026-08-15")
    inburgering.ok("case", "close", "Jansen", "--reden", "verhuisd", "--datum", "2026-10-01")
    arguments = ("swi", "--kwartaal", "2026-3", "--layout", own(tmp_path))

    def text() -> str:
        return Path(delivered(inburgering, tmp_path / "uit", *arguments)["bestand"]).read_text(encoding="utf-8")

    made = text()
    assert made == "naam;dag;einde\nJansen;2026-08-15;\n"
    inburgering.peildatum = "2026-10-02"
    assert text() == made, "the same facts and period, a later reading: the same bytes"
    inburgering.peildatum = "2026-08-14"
    result = inburgering("report", "delivery", *arguments, "--out", str(tmp_path / "uit"), "-o", "json")
    assert "nog niet voorbij" in result.err
    assert (result.data["stand"], result.data["records"]) == ("2026-08-14", 0)
    inburgering.peildatum = "2026-06-30"
    assert inburgering("report", "delivery", *arguments, "--out", str(tmp_path)).code == 2


def test_an_activity_belongs_to_the_months_in_which_it_ran(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.peildatum = "2026-12-31"
    add(
        inburgering,
        "Jansen",
        "--huisvesting",
        "2026-01-15",
        "--bsn",
        "999990019",
        "--geslacht",
        "m",
        "--geboortedatum",
        "1990",
    )
    add(inburgering, "Zonder", "--huisvesting", "2026-01-15")
    for start, kind, end in (
        ("2026-08-01", "stage", "2026-08-31"), ("2026-07-31", "training", "2026-09-01"), ("2026-09-30", "stage", None),
        ("2026-10-01", "stage", None), ("2026-09-01", "taalles", None),
    ):  # fmt: skip
        inburgering.ok("activiteit", "add", "Jansen", kind, "--start", start, *(("--einde", end) if end else ()))

    def records(month: str) -> list[str]:
        path = Path(delivered(inburgering, tmp_path / "uit", "srg", "--maand", month)["bestand"])
        lines = path.read_bytes().decode("iso-8859-1").split("\r\n")
        assert {len(line) for line in lines[:-1]} == {55}
        return [line[19:39].strip() + line[39:] for line in lines[1:-2]]

    assert records("2026-08") == ["TRAINING2026073100000000", "STAGE2026080120260831"], (
        "an end after the month is not known"
    )
    assert records("2026-09") == ["TRAINING2026073120260901", "STAGE2026093000000000"]
    assert records("2026-06") == []
    assert records("2026-10") == ["STAGE2026093000000000", "STAGE2026100100000000"]


@pytest.mark.parametrize("soort", ["swi", "srg", "spuk"])
def test_an_empty_delivery_is_a_whole_file(inburgering: Runner, tmp_path: Path, soort: str) -> None:
    inburgering.peildatum = "2026-12-31"
    summary = delivered(inburgering, tmp_path, soort)
    text = Path(summary["bestand"]).read_text(encoding="utf-8")
    assert "voorbeeld" in text.lower()
    if soort == "swi":
        assert ET.fromstring(text).findtext("Slot/Aantal") == "0"
    elif soort == "srg":
        assert [line[0] for line in text.splitlines()] == ["0", "9"]
    else:
        assert {t["aantal"] for t in summary["tellingen"]} == {0}
        assert len(text.splitlines()) == 1 + len(summary["tellingen"])
    checked = Path(summary["controle"]).read_text(encoding="utf-8").splitlines()
    assert checked[0] == "dossier;veld;bron;ernst;melding"
    findings = inburgering("report", "delivery", soort, "--check", "-o", "json").data
    told = {t["telling"]: f"{t['bron']}; {t['lezing']}." for t in summary["tellingen"]}  # of the SPUK alone
    assert {f["veld"]: f["melding"] for f in findings} == told
    assert all((f["dossier"], f["ernst"]) == ("", "uitleg") for f in findings)
    assert len(checked) == 1 + len(findings)


def test_what_cannot_be_delivered_stops_the_delivery_and_is_told_per_person(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2026-01-05"
    out = tmp_path / "uit"
    result = caseload("report", "delivery", "swi", "--out", str(out), "-o", "json")
    assert result.code == 3
    assert result.fault["fout"] == "geweigerd"
    assert [p.name for p in out.iterdir()] == ["swi-voorbeeld-2025-K4-controle.csv"]
    lines = read(out / "swi-voorbeeld-2025-K4-controle.csv")
    assert [(r["dossier"], r["veld"], r["melding"]) for r in lines if r["ernst"] == "fout"] == [
        ("2025-0002", "Persoon/Bsn", "ontbreekt"), ("2025-0003", "Persoon/Bsn", "ontbreekt"),
    ]  # fmt: skip
    told = caseload("report", "delivery", "swi", "--check", "-o", "json")
    assert told.code == 3
    assert json.loads(told.out) == lines
    shown = list(
        csv.DictReader(io.StringIO(caseload("report", "delivery", "swi", "--check", "-o", "csv").out), delimiter=";")
    )
    assert shown == lines
    assert "2025-0002" in caseload("report", "delivery", "swi", "--check").out
    summary = delivered(caseload, out, "swi", "--partial")
    assert (summary["records"], summary["afgekeurd"]) == (1, 2)
    assert "<Bsn>999990019</Bsn>" in Path(summary["bestand"]).read_text(encoding="utf-8")


def test_a_refused_delivery_leaves_the_one_before_as_it_was(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2026-01-05"
    summary = delivered(caseload, tmp_path / "uit", "swi", "--partial")
    before = Path(summary["bestand"]).read_bytes()
    assert caseload("report", "delivery", "swi", "--out", str(tmp_path / "uit")).code == 3
    assert Path(summary["bestand"]).read_bytes() == before
    assert sorted(p.name for p in (tmp_path / "uit").iterdir()) == [
        "swi-voorbeeld-2025-K4-controle.csv", "swi-voorbeeld-2025-K4.xml",
    ]  # fmt: skip


def test_a_check_with_a_folder_writes_the_report_there_and_no_delivery(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2026-01-05"
    out = tmp_path / "uit"
    told = caseload("report", "delivery", "swi", "--check", "--out", str(out), "-o", "json")
    assert told.code == 3
    assert [p.name for p in out.iterdir()] == ["swi-voorbeeld-2025-K4-controle.csv"]
    assert read(out / "swi-voorbeeld-2025-K4-controle.csv") == json.loads(told.out)
    before = (out / "swi-voorbeeld-2025-K4-controle.csv").read_bytes()
    assert caseload("report", "delivery", "swi", "--out", str(out)).code == 3
    assert (out / "swi-voorbeeld-2025-K4-controle.csv").read_bytes() == before, (
        "the same report with and without --check"
    )
    out.chmod(0o755)
    assert "chmod 700" in caseload("report", "delivery", "swi", "--check", "--out", str(out)).err


def test_no_bsn_reaches_the_screen_or_the_check_report(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2026-01-05"
    text = LAYOUT + '[[kolom]]\nnaam = "bsn"\nbron = "bsn"\nlengte = 8\n'
    result = caseload("report", "delivery", "swi", "--layout", own(tmp_path, text), "--out", str(tmp_path / "uit"))
    assert result.code == 3
    report = (tmp_path / "uit" / "proef-2025-K4-controle.csv").read_text(encoding="utf-8")
    assert "9 tekens; er passen er 8" in report
    assert "99999" not in report + result.out + result.err


def test_one_gemeente_has_a_file_of_its_own(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2026-01-05"
    summary = delivered(caseload, tmp_path, "swi", "--gemeente", "ouder-AMSTEL")
    assert Path(summary["bestand"]).name == "swi-voorbeeld-2025-K4-ouder-amstel.xml"
    assert summary["records"] == 1


XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="W"><xs:complexType><xs:sequence>
<xs:element name="R" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="Bsn"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="{pattern}"/></xs:restriction>
</xs:simpleType></xs:element></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>
"""
XML_LAYOUT = """levering = "swi"
naam = "proef"
bestandsnaam = "proef-{tijdvak}.xml"
[vorm]
soort = "xml"
wortel = "W"
record = "R"
[[kolom]]
naam = "Bsn"
bron = "bsn"
"""


def test_the_schema_of_the_user_decides_and_its_faults_name_the_dossier(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2026-01-05"
    xsd, out = tmp_path / "x.xsd", tmp_path / "uit"
    common = ("report", "delivery", "swi", "--out", str(out), "--xsd", str(xsd), "--layout")
    xsd.write_text(XSD.format(pattern="[0-9]{9}"), encoding="utf-8")
    with_empty = caseload(*common, own(tmp_path, XML_LAYOUT))
    assert with_empty.code == 3
    lines = read(out / "proef-2025-K4-controle.csv")
    assert {r["dossier"] for r in lines} == {"2025-0002", "2025-0003"}
    assert not (out / "proef-2025-K4.xml").exists()
    required = own(tmp_path, XML_LAYOUT + 'leeg = "fout"\n')
    assert caseload(*common, required, "--partial").code == 0
    xsd.write_text(XSD.format(pattern="[0-9]{8}"), encoding="utf-8")
    refused = caseload(*common, required, "--partial")
    assert refused.code == 3
    report = (out / "proef-2025-K4-controle.csv").read_text(encoding="utf-8")
    assert "2025-0001;Bsn;;fout;XSD, regel 3: de waarde past niet bij het patroon van het schema" in report
    assert "99999" not in report + refused.err
    assert "\nHet bestand" not in refused.out


def test_a_schema_that_is_none_and_a_layout_without_xml_are_refused(
    caseload: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caseload.peildatum = "2026-01-05"
    xsd = tmp_path / "x.xsd"
    common = ("report", "delivery", "swi", "--out", str(tmp_path / "uit"), "--xsd", str(xsd))
    assert caseload(*common).code == 4
    for text in ("", "<a>", "<a/>"):
        xsd.write_text(text, encoding="utf-8")
        refused = caseload(*common)
        assert refused.code == 3
        assert "geen geldig XML-schema" in refused.err
    assert caseload(*common, "--layout", own(tmp_path)).code == 2
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    refused = caseload(*common)
    assert refused.code == 3
    assert "pip install 'inburgering-cli[levering]'" in refused.err
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("swi",), 2), (("swi", "--check", "--xsd", "x"), 2), (("swi", "--check", "--partial"), 2),
        (("swi", "--check", "--kwartaal", "2026"), 2), (("spuk", "--check", "--names"), 2),
        (("swi", "--check", "--layout", "geen.toml"), 4), (("srg", "--check", "--layout", str(CSV_LAYOUT)), 3),
        (("swi", "--out", "x", "-o", "csv"), 2),
    ],
)  # fmt: skip
def test_a_command_line_that_cannot_be_is_refused(caseload: Runner, arguments: tuple[str, ...], code: int) -> None:
    result = caseload("report", "delivery", *arguments)
    assert result.code == code, result.err
    assert result.err.startswith("Fout: ")


def test_the_screen_says_that_a_layout_is_not_checked_until_its_file_says_against_what(
    caseload: Runner, tmp_path: Path
) -> None:
    caseload.peildatum = "2026-01-05"
    warned = caseload("report", "delivery", "swi", "--layout", own(tmp_path), "--out", str(tmp_path / "uit"))
    assert "niet is getoetst" in warned.err
    assert "nee: voorbeeld of eigen indeling" in warned.out
    checked = own(tmp_path, 'getoetst = "XSD 2026-1 door J. Voorbeeld"\n' + LAYOUT)
    told = caseload("report", "delivery", "swi", "--layout", checked, "--out", str(tmp_path / "uit"))
    assert "niet is getoetst" not in told.err
    assert "XSD 2026-1 door J. Voorbeeld" in told.out


def test_a_layout_is_shown_checked_and_its_sources_listed(inburgering: Runner, tmp_path: Path) -> None:
    shown = inburgering.ok("report", "layout", "show", "srg").out
    assert shown.startswith("# VOORBEELD")
    told = inburgering.ok("report", "layout", "check", own(tmp_path, shown))
    assert told.out == "In orde: srg-voorbeeld voor srg, 7 kolommen, vast.\n"
    assert "niet is getoetst" in told.err
    assert inburgering("report", "layout", "check", own(tmp_path, shown + "x = 1\n")).code == 3
    assert inburgering("report", "layout", "show", "duo").code == 2
    sources = {r["bron"] for r in inburgering.json("report", "layout", "sources", "swi")}
    assert {"bsn", "pip_dagtekening", "toets_uitslag", "tijdvak", "stelsel"} <= sources
    assert "activiteit_soort" not in sources


@pytest.mark.parametrize("soort", ["swi", "srg"])
def test_every_source_can_be_delivered(example: Runner, tmp_path: Path, soort: str) -> None:
    """A layout with a column for each source there is: none fails, and each is read by the name that is declared."""
    found = example.json("report", "layout", "sources", soort)
    columns = "".join(
        f'[[kolom]]\nnaam = "{r["bron"]}"\nbron = "{r["bron"]}"\n'
        + ('onvolledig = "nullen"\n' if r["soort"] == "datum" else "")
        for r in found
    )
    text = f'levering = "{soort}"\nnaam = "alles"\nbestandsnaam = "alles-{{tijdvak}}.csv"\n[vorm]\nsoort = "csv"\n{columns}'
    summary = delivered(example, tmp_path / "uit", soort, "--layout", own(tmp_path, text), "--jaar", "2026")
    lines = read(summary["bestand"])
    assert summary["fouten"] == 0
    assert lines
    filled = {name for line in lines for name, text in line.items() if text}
    assert {
        "bsn",
        "huisvesting",
        "leerroute",
        "route_begin",
        "toets_uitslag",
        "pip_laatste",
        "intensiteit_route",
    } <= filled
    for line in lines:
        shown = example.json("case", "show", line["dossier"])
        assert line["huisvesting"] == (shown["gebeurtenissen"]["huisvesting"] or "")
        assert line["leerroute"] == (shown["leerroute"] or "")
        assert line["route_begin"] == (shown["route"][-1]["datum"] if shown["route"] else "")
        signed = [p for p in shown["pip"] if p["dagtekening"]]
        assert line["pip_laatste"] == (signed[-1]["dagtekening"] if signed else "")
        assert line["intensiteit_route"] == str((signed[-1]["intensiteit_route"] if signed else None) or "")


def test_the_number_of_queries_does_not_depend_on_how_many_dossiers_there_are(
    caseload: Runner, example: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inburgering_cli.store import database

    counts = []
    opened = database.open_read

    def counting(path: Path, day: str, *, guarded: bool) -> sqlite3.Connection:
        connection = opened(path, day, guarded=guarded)
        counts.append(0)

        def note(_: str) -> None:
            counts[-1] += 1

        connection.set_trace_callback(note)
        return connection

    monkeypatch.setattr("inburgering_cli.work.environment.open_read", counting)
    for runner in (caseload, example):
        runner.peildatum = "2026-10-05"
        delivered(runner, tmp_path / "uit", "srg", "--partial")
    assert counts[0] == counts[1] <= 13


def test_each_declared_source_is_read_under_its_name() -> None:
    from inburgering_cli.features.deliveries import sources as deliveries_sources
    from inburgering_cli.law.facts import Facts
    from inburgering_cli.store.reads import delivery

    assert delivery.EXTRA.keys() == deliveries_sources.EXTRA.keys()
    assert delivery.ACTIVITEIT.keys() == deliveries_sources.ACTIVITEIT.keys()
    assert deliveries_sources.FACTS.keys() <= set(Facts._fields)
