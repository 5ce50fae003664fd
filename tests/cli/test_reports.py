"""Reports as files: the figures of `report kpi` in every format, what a page and a document promise, and who may see what."""

import base64
import csv
import hashlib
import io
import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from benchmarks import caseload as generated
from pypdf import PdfReader

from inburgering_cli.features.reports import formats
from inburgering_cli.law.codes import VOORZIENINGEN
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.indicators import JUDGEMENTS
from inburgering_cli.store import reads
from tests.cli.test_effort import statements
from tests.cli.test_start_up import loaded
from tests.conftest import Runner

KEYS = (*VOORZIENINGEN, "totaal")
REPORTS = ("month", "quarter", "steering", "accountability")
SOON = "2026-09-30"


@pytest.fixture
def example(tmp_path: Path, example_store: bytes, capsys: pytest.CaptureFixture[str]) -> Runner:
    store = tmp_path / "example.db"
    store.write_bytes(example_store)
    store.chmod(0o600)
    runner = Runner(store, capsys)
    runner.peildatum = SOON
    return runner


def made(runner: Runner, out: Path, kind: str, *arguments: str) -> dict[str, Path]:
    """The files of a report, by their ending (of CSV: by the table)."""
    result = runner.json("report", kind, "--out", str(out), *arguments)
    return {p.suffix[1:] if p.suffix != ".csv" else p.stem.split("-")[-1]: p for p in map(Path, result["bestanden"])}


def number(value: float | None, unit: str = "") -> str:
    """A number as a Dutch reader expects it, written here by hand."""
    if value is None:
        return "–"
    if unit in ("procent", "cijfer"):
        return f"{value:.1f}".replace(".", ",") + ("\u00a0%" if unit == "procent" else "")
    return f"{value:g}".replace(".", ",") + ("\u00a0dagen" if unit == "dagen" else "")


def expected(kpis: list[dict[str, Any]]) -> list[list[str]]:
    """The rows of the table of indicators as people read them."""
    return [
        [
            k["naam"], k["bron"], number(k["norm"], k["eenheid"]), *(number(k[n]) for n in ("teller", "noemer")),
            number(k["waarde"], k["eenheid"]), JUDGEMENTS[k["oordeel"]],
            *(number(k[n]) for n in ("lopend", "uitgevallen", "vrijgesteld", "n")),
        ]
        for k in kpis
    ]  # fmt: skip


class Page(HTMLParser):
    """The tables of a page by their captions, and every tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._caption = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "table":
            self._rows = []
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._cell = []
        elif tag == "caption":
            self._caption = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self._rows[-1].append("".join(self._cell))
            self._cell = None
        elif tag == "caption":
            self._caption = False

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._cell is not None:
            self._cell.append(data)
        elif self._caption:
            self.tables[data] = self._rows


@pytest.mark.parametrize("period", [(), ("--van", "2024-01-01", "--tot", "2026-06-30", "--gemeente", "ouder-amstel")])
def test_every_format_has_the_figures_of_report_kpi(example: Runner, tmp_path: Path, period: tuple[str, ...]) -> None:
    kpis = example.json("report", "kpi", *period)["indicatoren"]
    files = made(example, tmp_path / "uit", "month", "--format", "html,pdf,xlsx,csv,json", *period)
    data = json.loads(files["json"].read_text())
    told = [{k: v for k, v in row.items() if k in kpis[0] or v is not None} for row in data["indicatoren"]]
    assert told == kpis
    page = Page(files["html"].read_text())
    shown = page.tables["Indicatoren met norm, teller en noemer"]
    assert shown[1:] == expected(kpis)
    rows = list(csv.DictReader(io.StringIO(files["indicatoren"].read_text()), delimiter=";"))
    assert [[r[k] for k in kpis[0]] for r in rows] == [["" if v is None else str(v) for v in k.values()] for k in kpis]
    sheet = openpyxl.load_workbook(files["xlsx"])["indicatoren"]
    cells = list(sheet.iter_rows(values_only=True))
    assert [list(row[: len(kpis[0])]) for row in cells[1:]] == [list(k.values()) for k in kpis]
    words = re.sub(r"\s+", " ", " ".join(p.extract_text() for p in PdfReader(files["pdf"]).pages))
    for row in expected(kpis):
        figures = " ".join(row[2:]).replace("\u00a0", " ")
        assert figures in words, (row, figures)


def test_every_point_of_the_trend_is_report_kpi_on_that_day(example: Runner, tmp_path: Path) -> None:
    example.peildatum = "2026-09-15"
    trend = json.loads(made(example, tmp_path, "quarter", "--format", "json")["json"].read_text())["tabellen"]["trend"]
    assert len(trend) == 13
    assert [trend[0]["dag"], trend[-2]["dag"], trend[-1]["dag"]] == ["2025-09-30", "2026-08-31", "2026-09-15"]
    for point in (trend[0], trend[5], trend[-1]):
        example.peildatum = point["dag"]
        kpis = {k["id"]: k["waarde"] for k in example.json("report", "kpi")["indicatoren"]}
        assert {k: v for k, v in point.items() if k != "dag"} == {k: kpis[k] for k in point if k != "dag"}


def test_terms_and_phases_are_those_of_the_lists(example: Runner, tmp_path: Path) -> None:
    data: dict[str, Any] = {}
    for soort in REPORTS[:3]:
        data |= json.loads(made(example, tmp_path, soort, "--format", "json")["json"].read_text())["tabellen"]
    late = example.json("deadline", "list", "--status", "verlopen")
    running = example.json("deadline", "list", "--status", "lopend")
    for row in data["termijnen"]:
        assert row["nu_verlopen"] == sum(d["omschrijving"] == row["termijn"] for d in late)
        assert row["nu_lopend"] == sum(d["omschrijving"] == row["termijn"] for d in running)
    every = [
        d for d in example.json("deadline", "list", "--all") if "2026-07" <= (d["uiterlijk"] or "")[:7] <= "2026-09"
    ]
    for row in data["termijnen"]:
        for status in ("gehaald", "te_laat", "verlopen", "vervallen", "lopend"):
            assert row[status] == sum(d["omschrijving"] == row["termijn"] and d["status"] == status for d in every)
    assert [(r["dossier"], r["uiterlijk"]) for r in data["verlopen"]] == [(d["dossier"], d["uiterlijk"]) for d in late][
        :50
    ]
    cases = example.json("case", "list", "--open")
    assert sum(r["aantal"] for r in data["fases"]) == len(cases) == data["kern"][0]["open_dossiers"]
    assert sum(r["totaal"] for r in data["routes"]) == len(cases)
    steps = example.json()["volgende_stap"]
    assert [r["dossier"] for r in data["stappen"]] == [s["dossier"] for s in steps][:50]
    signals = example.json("signaal", "list")
    of_dossier: dict[str, list[dict[str, Any]]] = {}
    for signal in signals[:50]:
        of_dossier.setdefault(signal["dossier"], []).append(signal)
    assert [(r["dossier"], r["signaal"], r["ernst"], r["dag"]) for r in data["signalen"]] == [
        (number, "; ".join(s["signaal"].replace("_", " ") for s in found), found[0]["ernst"], found[0]["dag"])
        for number, found in of_dossier.items()
    ]
    soon = [d for d in running if d["uiterlijk"] and d["uiterlijk"] <= "2026-10-30"]
    assert [(r["dossier"], r["uiterlijk"]) for r in data["binnenkort"]] == [
        (d["dossier"], d["uiterlijk"]) for d in soon
    ]
    assert sum(r["aantal"] for r in data["aandacht"]) == len(late) + len(signals) + len(steps)
    budget = example.json("budget", "show", "--jaar", "2026")
    assert data["budget"][-1]["uitgegeven"] == budget["uitgegeven"]


def test_cohorts_add_up_to_the_whole(example: Runner, tmp_path: Path) -> None:
    data = json.loads(made(example, tmp_path, "steering", "--format", "json")["json"].read_text())
    kpis = {k["id"]: k for k in data["indicatoren"]}
    for name in ("integraal_aanbod_6m", "participatie_12m", "participatie_3j", "pip_op_tijd"):
        for part in ("teller", "noemer"):
            assert sum(row[f"{name}_{part}"] for row in data["tabellen"]["cohorten"]) == kpis[name][part]


def test_hours_talks_and_exams_of_the_period_are_summed(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2025-12-31"
    for month, offered, absent in (("2024-06", "40", "4,5"), ("2024-07", "20", "1")):
        caseload.ok(
            "activiteit", "hours", "Tesfay", "taalles", "--maand", month, "--aangeboden", offered,
            "--verzuim-ongeoorloofd", absent,
        )  # fmt: skip
    caseload.ok("examen", "record", "Tesfay", "knm", "--datum", "2024-06-20", "--uitslag", "geslaagd")
    data = made(caseload, tmp_path, "month", "--format", "json", "--van", "2024-06-01", "--tot", "2024-06-30")["json"]
    tables = json.loads(data.read_text())["tabellen"]
    assert [(r["mensen"], r["aangeboden"], r["verzuim_ongeoorloofd"], r["verzuim"]) for r in tables["uren"]] == [
        (1, 40.0, 4.5, 11.3)
    ]
    assert [(r["geslaagd"], r["gezakt"]) for r in tables["examens"]] == [(1, 0)]


@pytest.mark.parametrize("soort", REPORTS)
def test_the_same_facts_and_peildatum_give_the_same_bytes(example: Runner, tmp_path: Path, soort: str) -> None:
    first, second = (made(example, tmp_path / n, soort, "--format", "html,pdf,xlsx,csv,json") for n in "ab")
    assert [p.read_bytes() for p in first.values()] == [p.read_bytes() for p in second.values()]
    assert len(first) > 8
    for path in (tmp_path / "a").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("kind", "period", "day"),
    [
        ("month", "2025-02", "2025-02-28"),
        ("quarter", "2024-K4", "2024-12-31"),
        ("steering", "2024-K4", "2024-12-31"),
        ("accountability", "2024", "2024-12-31"),
    ],
)
def test_a_report_counts_on_the_last_day_of_its_period_unless_a_day_is_given(
    example: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, period: str, day: str
) -> None:
    clock = type("Clock", (date,), {"today": classmethod(lambda _: date(2025, 3, 10))})
    monkeypatch.setattr("inburgering_cli.cli.shell.context.date", clock)
    report = ("report", kind, "--out", str(tmp_path), "--format", "json", "-o", "json")
    told = example.bare("--db", str(example.store), *report).data
    assert (told["tijdvak"], told["peildatum"]) == (period, day)
    example.peildatum = day
    [path] = told["bestanden"]
    there = Path(path).read_bytes()
    assert json.loads(there)["indicatoren"] == example.json("report", "kpi")["indicatoren"]
    assert example.json(*report[:-2])["peildatum"] == day
    assert Path(path).read_bytes() == there
    example.peildatum = "2025-03-10"
    assert example.json(*report[:-2])["peildatum"] == "2025-03-10"
    ahead = example.bare("--db", str(example.store), *report, "--van", "2025-03-01", "--tot", "2025-03-31").data
    assert ahead["peildatum"] == "2025-03-10"  # not over yet


def test_cron_gets_files_and_no_word_on_stderr(example: Runner, tmp_path: Path) -> None:
    program = "import os, sys; os.umask(0); from inburgering_cli.cli.shell.run import run; sys.exit(run(sys.argv[1:]))"
    arguments = ("--db", str(example.store), "--peildatum", SOON, "report", "month", "--out", str(tmp_path / "uit"))
    for zone in ("UTC", "Pacific/Auckland"):
        told = subprocess.run(
            [sys.executable, "-c", program, *arguments, "--format", "html,pdf,xlsx,json"],
            env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", "TZ": zone},
            capture_output=True, check=True, stdin=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip
        assert told.stderr == b""
        assert len(told.stdout.splitlines()) == 4
        found = {p.name: p.read_bytes() for p in (tmp_path / "uit").iterdir()}
        if zone == "UTC":
            before = found
    assert found == before
    here = made(example, tmp_path / "hier", "month", "--format", "html,pdf,xlsx,json")
    assert {p.name: p.read_bytes() for p in here.values()} == found
    assert {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "uit").iterdir()} == {0o600}


def test_a_page_stands_alone_and_names_what_its_pictures_say(example: Runner, tmp_path: Path) -> None:
    text = made(example, tmp_path, "quarter", "--names")["html"].read_text()
    page = Page(text)
    names = [name for name, _ in page.tags]
    assert not {"script", "iframe", "img", "object", "embed", "form"} & set(names)
    assert "http:" not in text
    assert "https:" not in text
    assert "url(" not in text
    assert "@import" not in text
    assert not [a for _, attributes in page.tags for a in attributes if a.startswith("on") or a == "style"]
    assert {a["href"][:1] for n, a in page.tags if n == "a" and a["href"]} == {"#"}
    assert dict(page.tags)["html"]["lang"] == "nl"
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy") or ""
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy
    assert policy.startswith("default-src 'none'")
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    pictures = [a for n, a in page.tags if n == "svg"]
    assert len(pictures) == names.count("figure") == names.count("desc") >= 10
    for picture in pictures:
        assert set((picture["aria-labelledby"] or "").split()) <= set(ids)
    assert names.count("table") == names.count("caption")
    assert names.count("h1") == 1


def test_a_workbook_has_real_days_numbers_and_filters(example: Runner, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(example, tmp_path, "quarter", "--format", "xlsx")["xlsx"])
    assert book.properties.created.isoformat() == "2026-09-30T00:00:00"
    trend = book["trend"]
    assert isinstance(trend["A2"].value, datetime)
    assert trend["A2"].value.isoformat() == "2025-10-31T00:00:00"
    assert trend["A2"].number_format == "dd-mm-yyyy"
    assert isinstance(trend["B2"].value, float)
    assert trend.auto_filter.ref == "A1:H13"
    money = openpyxl.load_workbook(made(example, tmp_path, "steering", "--format", "xlsx")["xlsx"])["budget"]
    assert isinstance(money["C2"].value, float | int)
    assert all(sheet.freeze_panes for sheet in book.worksheets[1:])
    types = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in types


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }}",
    "#eval(sys) $x$",
    "<script>alert(1)</script>",
    "Öz\u202etürk",
    "مرحبا",
    "李",
    "[/red]",
)


def test_what_people_typed_is_text_in_every_format(inburgering: Runner, tmp_path: Path) -> None:
    for name in HOSTILE:
        inburgering.ok(
            "case", "add", "--geslachtsnaam", name, "--doelgroep", "asielstatushouder", "--huisvesting", "2024-01-15",
            "--kennisgeving", "2024-01-10",
        )  # fmt: skip
    inburgering.ok("case", "edit", "2024-0001", "--gemeente", "{{ 7*7 }}=1")
    files = made(
        inburgering, tmp_path, "month", "--names", "--format", "html,pdf,xlsx,csv,json", "--gemeente", "{{ 7*7 }}=1"
    )
    assert Page(files["html"].read_text()).words.count("{{ 7*7 }}=1") >= 1
    files = made(inburgering, tmp_path, "month", "--names", "--format", "html,pdf,xlsx,csv,json")
    text = files["html"].read_text()
    assert "<script" not in text
    words = Page(text).words
    for name in (
        "=cmd|' /C calc'!A0",
        "{{ 7 * 7 }}",
        "#eval(sys) $x$",
        "<script>alert(1)</script>",
        "مرحبا",
        "李",
        "[/red]",
    ):
        assert name in words
    assert "\u202e" not in text
    book = openpyxl.load_workbook(files["xlsx"])
    cells = [c for row in book["verlopen"].iter_rows() for c in row]
    assert "=cmd|' /C calc'!A0" in [c.value for c in cells if c.data_type == "s"]
    assert not [c for c in cells if c.data_type == "f"]
    rows = list(csv.DictReader(io.StringIO(files["verlopen"].read_text()), delimiter=";"))
    assert "'=cmd|' /C calc'!A0" in [r["naam"] for r in rows]
    document = " ".join(p.extract_text() for p in PdfReader(files["pdf"]).pages)
    assert "#eval(sys) $x$" in document
    assert "{{ 7 * 7 }}" in document
    assert "(U+674E)" in document


@pytest.mark.parametrize(("form", "extra", "module"), [("pdf", "pdf", "typst"), ("xlsx", "excel", "xlsxwriter")])
def test_a_missing_extra_is_one_sentence_and_no_file(
    example: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, extra: str, module: str
) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name == module else object())
    result = example("report", "month", "--out", str(tmp_path / "uit"), "--format", f"html,{form}")
    assert result.code == 2
    assert f"pip install 'inburgering-cli[{extra}]'" in result.err
    assert len(result.err.splitlines()) == 1
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--format", "docx"), 2, "‘docx’ kan hier niet; kies uit"),
        (("--format", ","), 2, "‘,’ kan hier niet"),
        (("--van", "2026-01-01"), 2, "--van en --tot horen bij elkaar"),
        (("--van", "2026-02-01", "--tot", "2026-01-01"), 2, "--tot ligt vóór --van"),
        (("--van", "2027-01-01", "--tot", "2027-02-01"), 2, "begint na de peildatum"),
        (("--names", "--extern"), 2, "gaan niet samen"),
    ],
)
def test_what_cannot_be_made_is_refused_before_anything_is_written(
    example: Runner, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = example("report", "month", "--out", str(tmp_path / "uit"), *arguments)
    assert (result.code, words in result.err) == (code, True), result.err
    assert not (tmp_path / "uit").exists()


def test_a_report_asks_for_a_folder(example: Runner, tmp_path: Path) -> None:
    assert example("report", "month").code == 2
    (tmp_path / "bestand").write_text("x")
    result = example("report", "month", "--out", str(tmp_path / "bestand"))
    assert result.code == 3
    assert (tmp_path / "bestand").read_text() == "x"


def test_all_files_come_or_none(example: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = made(example, tmp_path, "month", "--format", "html,json")
    before = {name: p.read_bytes() for name, p in old.items()}
    calls = []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) > 1:
            raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    result = example("report", "month", "--out", str(tmp_path), "--format", "html,json", "--gemeente", "Ouder-Amstel")
    assert result.code == 5
    assert "de schijf is vol" in result.err
    assert {name: p.read_bytes() for name, p in old.items()} == before
    assert not list(tmp_path.glob(".*nieuw"))
    assert not list(tmp_path.glob("*ouder-amstel*"))


def test_names_come_only_when_they_are_asked_for(example: Runner, tmp_path: Path) -> None:
    name = example.json("deadline", "list", "--status", "verlopen")[0]["naam"]
    for kind in REPORTS:
        for path in made(example, tmp_path / "zonder", kind, "--format", "html,csv,json").values():
            assert name not in path.read_text()
    files = made(example, tmp_path / "met", "accountability", "--names", "--format", "html,csv,json")
    assert name in files["html"].read_text()
    kpis = example.json("report", "kpi", "--names")["indicatoren"]
    behind = [(k["id"], part, number) for k in kpis for part, numbers in k["dossiers"].items() for number in numbers]
    rows = list(csv.DictReader(io.StringIO((files["namen"]).read_text()), delimiter=";"))
    assert [(r["indicator"], r["deel"], r["dossier"]) for r in rows] == behind
    assert behind


def test_accountability_gives_every_definition_with_its_source(example: Runner, tmp_path: Path) -> None:
    data = json.loads(made(example, tmp_path, "accountability", "--format", "json")["json"].read_text())
    told = {row["indicator"]: row for row in data["tabellen"]["definities"]}
    assert told.keys() == {row["naam"] for row in data["indicatoren"]}
    assert all(row["definitie"] and row["bron"] for row in told.values())
    shared = [row["indicator"] for row in told.values() if row["definitie"].startswith("Open dossiers op")]
    assert all(name.startswith("open dossiers: ") for name in shared)
    sources = data["tabellen"]["bronnen"]
    assert all("(" in row["bron"] for row in sources)
    assert {row["termijn"] for row in data["tabellen"]["termijnen"]} <= {row["termijn"] for row in sources}


def counts(value: Any) -> list[int]:
    """Every whole number in a report, years and percentages too."""
    if isinstance(value, dict):
        return [n for k, v in value.items() if k not in ("norm", "waarde", "opgave", "afgerond_op") for n in counts(v)]
    if isinstance(value, list):
        return [n for v in value for n in counts(v)]
    return [value] if isinstance(value, int) and not isinstance(value, bool) else []


@pytest.mark.parametrize("soort", REPORTS)
def test_a_version_for_outside_hides_small_numbers_and_rounds_the_rest(
    example: Runner, tmp_path: Path, soort: str
) -> None:
    inside = json.loads(made(example, tmp_path / "in", soort, "--format", "json")["json"].read_text())
    files = made(example, tmp_path / "uit", soort, "--extern", "--format", "html,pdf,xlsx,csv,json")
    data = json.loads(files["json"].read_text())
    percentages = {row["waarde"] for row in data["indicatoren"]}
    assert percentages
    shares = ("integraal_aanbod_6m", "participatie_12m", "participatie_3j", "pip_op_tijd", "intake_op_tijd")
    for row in data["tabellen"].pop("trend", ()):
        assert all(row[name] is None or row[name] == int(row[name]) for name in shares)
    hours = ("aangeboden", "gevolgd", "verzuim_geoorloofd", "verzuim_ongeoorloofd", "niet_verklaard")
    not_counted = (
        *shares,
        "verzuim",
        "nu",
        "laagste",
        "hoogste",
        *hours,
    )  # percentages, and hours of five people or more
    for table in data["tabellen"].values():
        for row in table:
            for key in [k for k in row if k.endswith("_waarde") or k in not_counted]:
                assert row[key] is None or row[key] == int(row[key])
                del row[key]
    found = counts(data)
    assert found
    assert [n for n in found if n < 5 or n % 5] == []
    for shown, real in zip(data["indicatoren"], inside["indicatoren"], strict=True):
        if real["noemer"] is not None:
            small = min(real["teller"], real["noemer"] - real["teller"]) < 5
            assert (shown["waarde"] is None) == small
            assert small or abs(shown["waarde"] - real["waarde"]) <= 0.5
        for key in ("noemer", "lopend", "uitgevallen", "vrijgesteld", "n"):
            if real[key] is not None:
                assert (shown[key] is None) == (real[key] < 5)
                assert (key in shown.get("afgeschermd", ())) == (real[key] < 5)
        of_teller = ("waarvan_betaald", "waarvan_naar_vermogen", "naar_vermogen_onbekend")
        wholes = {"teller": "noemer", "lopend_gehaald": "lopend"} | dict.fromkeys(of_teller, "teller")
        for part, whole in wholes.items():
            if real[part] is not None:
                small = min(real[part], real[whole] - real[part]) < 5
                assert (shown[part] is None) == small
    assert not {"verlopen", "binnenkort", "klantmanagers", "uitleg_pip_op_tijd"} & set(data["tabellen"])
    numbers = [row["dossier"] for row in example.json("case", "list")]
    for name in ("html", "json", "indicatoren"):
        text = files[name].read_text()
        assert not [n for n in numbers if n in text]
    assert "&lt;5" in files["html"].read_text()
    assert "Versie voor derden" in files["html"].read_text()


def spent(store: Path, *payments: tuple[str, int, int | None]) -> None:
    """Payments of September 2026: provision, euros, dossier."""
    with sqlite3.connect(store) as connection:
        connection.execute("DELETE FROM uitgave")
        connection.executemany(
            "INSERT INTO uitgave (gemeente, voorziening, bedrag, dossier_id, datum)"
            " VALUES ('Ouder-Amstel', ?, 100 * ?, ?, '2026-09-01')",
            payments,
        )
    connection.close()


@pytest.mark.parametrize(
    ("payments", "hidden"),
    [
        ([], set()),
        ([("tolken", 1301, None)], set()),  # of nobody in particular
        ([("tolken", 1301, n) for n in range(1, 6)], set()),
        ([("tolken", 1301, 1), ("tolken", 1301, 1)], {"tolken", "totaal"}),
        ([("tolken", 1301, n) for n in range(1, 5)] + [("map", 9001, None)], {"tolken", "totaal"}),
        (
            [("tolken", 1301, 1), *(("map", 9001, n) for n in range(1, 6)), ("leerroute", 70001, None)],
            {"tolken", "map"},
        ),
    ],
    ids=["nothing", "no dossier", "five dossiers", "one", "four", "the smallest other one goes too"],
)
def test_money_of_few_people_is_not_told_outside(
    example: Runner, tmp_path: Path, payments: list[tuple[str, int, int | None]], hidden: set[str]
) -> None:
    spent(example.store, *payments)
    inside = json.loads(made(example, tmp_path / "in", "steering", "--format", "json")["json"].read_text())
    files = made(example, tmp_path / "uit", "steering", "--extern", "--format", "html,xlsx,csv,json")
    data = json.loads(files["json"].read_text())
    for key, real, shown in zip(KEYS, inside["tabellen"]["budget"], data["tabellen"]["budget"], strict=True):
        assert real["uitgegeven"] == sum(amount for name, amount, _ in payments if key in (name, "totaal"))
        assert shown["budget"] == real["budget"]
        for name in ("uitgegeven", "resterend", "percentage", "prognose"):
            assert shown[name] == (None if key in hidden else real[name]), (key, name)
    (share,) = [row for row in data["indicatoren"] if row["id"] == "budget_gebruikt"]
    assert (share["waarde"] is None) == ("totaal" in hidden)
    words = Page(files["html"].read_text()).words + files["budget"].read_text()
    assert ("Prognose: " in words) == ("totaal" not in hidden)
    for amount in ("1.301", "1301", "2.602", "5.204"):
        assert "tolken" not in hidden or amount not in words


def test_what_is_absent_outside_says_nothing_either(inburgering: Runner, tmp_path: Path) -> None:
    """One person or none: the version for outside has the same rows and words."""
    empty = made(inburgering, tmp_path / "leeg", "steering", "--extern", "--format", "json")["json"].read_text()
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "Een", "--doelgroep", "gezinsmigrant", "--kennisgeving", "2024-07-10"
    )
    one = made(inburgering, tmp_path / "een", "steering", "--extern", "--format", "json")["json"].read_text()
    assert one == empty
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "Twee", "--doelgroep", "gezinsmigrant", "--huisvesting", "2024-07-10"
    )
    assert "2024" not in str(json.loads(cohorts(inburgering, tmp_path)))


def cohorts(runner: Runner, tmp_path: Path) -> str:
    data = json.loads(made(runner, tmp_path / "twee", "steering", "--extern", "--format", "json")["json"].read_text())
    return json.dumps(data["tabellen"]["cohorten"])


def test_a_report_sends_as_many_statements_for_many_dossiers_as_for_few(tmp_path: Path, empty_store: bytes) -> None:
    asked = []
    for count in (10, 300):
        store = tmp_path / f"{count}.db"
        store.write_bytes(empty_store)
        store.chmod(0o600)
        generated.fill(store, count)
        asked.append(statements(store, "report", "month", "--out", str(tmp_path / "uit"), "--format", "json"))
    assert len(asked[0]) == len(asked[1]) <= 84  # exams and budget once for each of the twelve days of the trend


def test_a_report_is_read_from_one_snapshot(example: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is written while a report is made is seen in any of its sections."""
    with sqlite3.connect(example.store) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    connection.close()
    before = made(example, tmp_path / "ervoor", "accountability", "--names", "--format", "json")["json"].read_text()
    read, opened = reads.facts.history, []

    def written_meanwhile(*arguments: Any, **options: Any) -> Iterator[tuple[Facts | None, ...]]:
        yield from read(*arguments, **options)
        with sqlite3.connect(example.store) as connection:
            connection.execute("UPDATE dossier SET huisvesting = '2026-08-01', dossier_gesloten = NULL, reden = NULL")
            for table in ("taakstelling", "uitgave", "enquete", "examen", "uren", "gesprek", "budget"):
                assert connection.execute(f"DELETE FROM {table}").rowcount > 0, table
        connection.close()
        opened.append(True)

    monkeypatch.setattr(reads.facts, "history", written_meanwhile)
    assert (
        made(example, tmp_path / "tijdens", "accountability", "--names", "--format", "json")["json"].read_text()
        == before
    )
    monkeypatch.undo()
    assert opened
    assert (
        made(example, tmp_path / "erna", "accountability", "--names", "--format", "json")["json"].read_text() != before
    )


def test_a_report_imports_nothing_that_only_writing_needs(example: Runner, tmp_path: Path) -> None:
    for form in ("json", "html,pdf,xlsx,csv"):
        assert loaded(example.store, "report", "month", "--out", str(tmp_path / "uit"), "--format", form) == "[] 0"
    heavy = ("jinja2", "typst", "xlsxwriter")
    assert loaded(example.store, "report", "month", "--out", str(tmp_path), "--format", "json", names=heavy) == "[] 0"


def test_the_store_is_only_read(example: Runner, tmp_path: Path) -> None:
    before = example.dump()
    made(example, tmp_path, "month", "--names", "--format", "html,json")
    assert example.dump() == before
    with sqlite3.connect(example.store) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_month_of_twelve_people_is_three_pages(example: Runner, tmp_path: Path) -> None:
    """The open dossiers that have most to do."""
    numbers = Counter(row["dossier"] for row in example.json("signaal", "list"))
    twelve = [number for number, _ in numbers.most_common(12)]
    with sqlite3.connect(example.store) as connection:
        marks = ", ".join("?" * len(twelve))
        connection.execute(f"UPDATE dossier SET gemeente = 'Twaalf' WHERE nummer IN ({marks})", twelve)
    connection.close()
    files = made(example, tmp_path, "month", "--gemeente", "Twaalf", "--format", "pdf,json")
    assert json.loads(files["json"].read_text())["tabellen"]["kern"][0]["open_dossiers"] == 12
    assert len(PdfReader(files["pdf"]).pages) <= 3


#: What each report is about, beside the key figures and the indicators.
OWN = {
    "month": {"aandacht", "verlopen", "binnenkort", "signalen", "stappen", "uren"},
    "quarter": {"trend", "termijnen", "stroom", "routes", "leveringen"},
    "steering": {"doelen", "klantmanagers", "gemeenten", "aanbieders", "cohorten", "budget", "taakstelling"},
    "accountability": {"definities", "werkwijze", "bronnen", "uitleg_pip_op_tijd"},
}


@pytest.mark.parametrize("soort", REPORTS)
def test_each_report_has_what_it_is_for_and_not_what_another_is_for(
    example: Runner, tmp_path: Path, soort: str
) -> None:
    tables = set(json.loads(made(example, tmp_path, soort, "--format", "json")["json"].read_text())["tabellen"])
    assert OWN[soort] | {"kern", "participatie"} <= tables
    if soort == "month":
        assert not tables & (OWN["quarter"] | OWN["steering"] | OWN["accountability"])


def test_a_quarter_names_the_deliveries_of_its_months(example: Runner, tmp_path: Path) -> None:
    """At the end of the year the counts of the SPUK come too; the commands exist and make them."""
    tables = {}
    for day in ("2026-09-30", "2025-12-31"):
        example.peildatum = day
        data = json.loads(made(example, tmp_path / day, "quarter", "--format", "json")["json"].read_text())
        tables[day] = data["tabellen"]["leveringen"]
    assert [row["over"] for row in tables["2026-09-30"]] == ["doorlopend", "2026-K3", "2026-07", "2026-08", "2026-09"]
    assert [row["over"] for row in tables["2025-12-31"]][-2:] == ["2025-12", "2025"]
    assert {row["stand"] for row in tables["2026-09-30"]} == {"niet vastgelegd"}
    named = made(example, tmp_path / "g", "quarter", "--gemeente", "Ouder-Amstel", "--format", "json")["json"]
    commands = [row["opdracht"] for row in json.loads(named.read_text())["tabellen"]["leveringen"]]
    assert [command.endswith(" --gemeente Ouder-Amstel") for command in commands] == [False] + [True] * 5
    for row in tables["2025-12-31"][1:]:
        assert example(*row["opdracht"].split()[1:], "--check").code in (0, 3), row


def test_a_goal_is_forecast_to_the_end_of_the_year(inburgering: Runner, tmp_path: Path) -> None:
    """Four people: one reached the offer in time, one too late, one has until 20 November, one until the next year."""
    inburgering.peildatum = "2026-09-30"
    for day in ("2026-01-05", "2026-01-06", "2026-05-20", "2026-08-03"):
        inburgering.ok(
            "case", "add", "--geslachtsnaam", "Een", "--doelgroep", "gezinsmigrant", "--kennisgeving", day,
            "--huisvesting", day, "--gemeente", "Diemen", "--klantmanager", "J. Voorbeeld",
        )  # fmt: skip
    inburgering.ok(
        "activiteit", "add", "2026-0001", "leerwerktraject", "--start", "2026-02-02", "--aanbieder", "De Brug"
    )
    tables = json.loads(made(inburgering, tmp_path, "steering", "--format", "json")["json"].read_text())["tabellen"]
    (goal,) = [row for row in tables["doelen"] if row["norm"] == 80]
    told = [goal[key] for key in ("nu", "noemer", "teller", "laagste", "hoogste", "nog_nodig", "prognose")]
    assert told == [50.0, 3, 1, 33.3, 66.7, 2, "niet meer haalbaar"]
    assert [(row["klantmanager"], row["open"]) for row in tables["klantmanagers"]] == [("J. Voorbeeld", 4)]
    assert [(row["gemeente"], row["open"], row["integraal_aanbod_6m"]) for row in tables["gemeenten"]] == [
        ("Diemen", 4, 50.0)
    ]
    assert [(row["aanbieder"], row["mensen"], row["aangeboden"]) for row in tables["aanbieders"]] == [
        ("De Brug", 1, None)
    ]
