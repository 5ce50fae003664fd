"""The recipes of CONTRIBUTING.md, followed to the letter in a copy of the source: each makes what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STEP = re.compile(
    r"(?:New file `(?P<new>[^`]+)`"
    r"|[Ii]n `(?P<file>[^`]+)`, (?P<how>above|below|in the place\s+of)\s+`(?P<at>[^`]+)`):\n\n"
    r"```(?:python)?\n(?P<code>.*?)```",
    re.DOTALL,
)


def follow(package: Path) -> list[str]:
    """Do every step of the page in a copy of the package; the files that were touched."""
    touched = []
    for step in STEP.finditer(PAGE):
        path = package / (step["new"] or step["file"])
        touched.append(path.relative_to(package).as_posix())
        if step["new"]:
            assert not path.exists(), path
            path.write_text(step["code"], encoding="utf-8")
            continue
        text, anchor = path.read_text(encoding="utf-8"), step["at"].replace("\\n", "\n")
        assert text.count(anchor) == 1, f"{path}: {anchor!r} stands there {text.count(anchor)} times"
        if step["how"] == "above":
            text = text.replace(anchor, step["code"] + anchor)
        elif step["how"] == "below":
            text = text.replace(anchor + "\n", f"{anchor}\n{step['code']}")
        else:
            text = text.replace(anchor + "\n", step["code"])
        path.write_text(text, encoding="utf-8")
    return touched


class Copy:
    """The program as it is after all recipes."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / "src" / "inburgering_cli"
        shutil.copytree(ROOT / "src" / "inburgering_cli", self.package, ignore=shutil.ignore_patterns("__pycache__"))
        self.touched = follow(self.package)
        self.environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "INBURGERING_DB": str(folder / "kopie.db")}
        (self.package / "store/migrations/versions/0006_huisbezoek.sql").touch()
        self.python("-m", "inburgering_cli.store.migrations.ddl")  # make migration

    def python(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def __call__(self, *arguments: str) -> str:
        return self.python("-m", "inburgering_cli", "--peildatum", "2026-09-30", *arguments)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = Copy(tmp_path_factory.mktemp("kopie"))
    made("db", "init")
    made(
        "case", "add", "--geslachtsnaam", "Tesfay", "--doelgroep", "asielstatushouder", "--kennisgeving", "2026-09-01",
        "--huisvesting", "2026-09-01", "--voornamen", "Selam",
    )  # fmt: skip
    return made


def test_the_copy_is_what_runs(copy: Copy) -> None:
    assert copy.python("-c", "import inburgering_cli; print(inburgering_cli.__file__)").startswith(str(copy.package))
    assert len(copy.touched) >= 8


def test_a_kind_of_record(copy: Copy) -> None:
    assert "huisbezoek" in copy("--help")
    copy("huisbezoek", "record", "Tesfay", "--datum", "2026-09-10", "--bevindingen", "net huis")
    assert json.loads(copy("huisbezoek", "list", "Tesfay", "-o", "json"))[0]["bevindingen"] == "net huis"
    assert copy("import", "--template", "huisbezoeken").strip() == "dossier;bsn;v_nummer;datum;bevindingen"
    assert json.loads(copy("case", "show", "Tesfay", "-o", "json"))["huisbezoeken"]
    assert "huisbezoek" in copy("case", "timeline", "Tesfay")
    assert "in orde" in copy("db", "check")


def test_a_column(copy: Copy) -> None:
    copy(
        "enquete",
        "record",
        "--groep",
        "inburgeraars",
        "--datum",
        "2026-09-10",
        "--score",
        "8",
        "--herkomst",
        "telefoon",
    )
    assert "herkomst" in copy("import", "--template", "enquetes")


def test_a_term_and_an_indicator(copy: Copy) -> None:
    (term,) = json.loads(copy("deadline", "list", "--termijn", "huisbezoek", "-o", "json"))
    assert (term["start"], term["uiterlijk"]) == ("2026-09-01", "2026-09-22")
    found = {row["id"] for row in json.loads(copy("report", "kpi", "-o", "json"))["indicatoren"]}
    assert "huisbezoek_op_tijd" in found


def test_a_document(copy: Copy, tmp_path: Path) -> None:
    copy("brief", "make", "huisbezoek", "Tesfay", "--concept", "--format", "html", "--out", str(tmp_path))
    (made,) = tmp_path.glob("*.html")
    assert "Wij willen graag bij u langskomen" in made.read_text(encoding="utf-8")


def test_every_place_that_the_page_names_is_there() -> None:
    table = PAGE[PAGE.index("## What you want to change") : PAGE.index("## Recipes")]
    places = set(re.findall(r"`((?:law|records|store|files|screen|work|features|cli)/[\w/*.]+)`", table))
    assert len(places) > 40
    package = ROOT / "src" / "inburgering_cli"
    assert [place for place in sorted(places) if not list(package.glob(place.rstrip("/")))] == []
