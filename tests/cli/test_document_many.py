"""Many letters at once: one file each, one to print, and who was left out and why."""

import io
from pathlib import Path

import pypdf
import pytest

from tests.cli.test_documents import pdf_text
from tests.conftest import Runner

SOORT = "bevestiging_afspraak"
FORMS = ("--tijd", "10.30 uur", "--plaats", "kamer 2", "--concept", "--format", "html,pdf")


@pytest.fixture
def planned(caseload: Runner) -> Runner:
    """The three people, two of whom have a talk planned."""
    caseload.peildatum = "2025-01-31"
    for dossier in ("2025-0001", "2025-0003"):
        caseload.ok("gesprek", "plan", dossier, "--gepland", "2025-03-25")
    return caseload


def test_each_gets_a_letter_all_are_in_one_file_and_who_has_none_is_told(planned: Runner, tmp_path: Path) -> None:
    out = tmp_path / "brieven"
    told = planned.json("brief", "make", SOORT, "--wie", "alle", *FORMS, "--out", str(out))
    assert [(row["dossier"], row["formaat"]) for row in told["gemaakt"]] == [
        (dossier, form) for dossier in ("2025-0001", "2025-0003") for form in ("html", "pdf")
    ]
    (left_out,) = told["niet_gemaakt"]
    assert (left_out["dossier"], left_out["naam"]) == ("2025-0002", "Öztürk, Elif")
    assert "gesprek plan" in left_out["reden"]
    every = Path(told["om_te_printen"]).read_bytes()
    singles = [Path(row["bestand"]).read_bytes() for row in told["gemaakt"] if row["formaat"] == "pdf"]
    assert pdf_text(every) == " ".join(map(pdf_text, singles))
    assert len(list(out.iterdir())) == 5
    assert [len(planned.json("brief", "list", d)) for d in ("2025-0001", "2025-0002", "2025-0003")] == [2, 0, 2]
    again = planned.json("brief", "make", SOORT, "--wie", "alle", *FORMS, "--out", str(tmp_path / "b"))
    assert Path(again["om_te_printen"]).read_bytes() == every
    assert len(pypdf.PdfReader(io.BytesIO(every)).pages) == 2


def test_a_filter_chooses_who_and_the_table_says_the_same(planned: Runner, tmp_path: Path) -> None:
    said = planned.ok("brief", "make", SOORT, "--wie", "route=b1,z", "--wie", "doelgroep=asielstatushouder", *FORMS,
                      "--out", str(tmp_path / "a")).out  # fmt: skip
    assert "bevestiging van een afspraak voor dossier 2025-0001: " in said
    assert "Alles om te printen: " in said
    assert "2025-0003" not in said
    planned.ok("case", "close", "2025-0001", "--reden", "overleden", "--datum", "2025-01-31")
    refused = planned("brief", "make", SOORT, "--wie", "route=b1", *FORMS, "--out", str(tmp_path / "b"))
    assert (refused.code, "geen open dossier past" in refused.err) == (3, True)
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("bevestiging_afspraak", 2, "Noem één dossier, of kies met --wie"),
        ("bevestiging_afspraak 2025-0001 --wie alle", 2, "Noem één dossier, of kies met --wie"),
        ("bevestiging_afspraak --wie kleur=rood", 2, "kleur=rood"),
        ("bevestiging_afspraak --wie route=", 2, "route="),
        ("bevestiging_afspraak --wie route=b9", 2, "b9"),
        ("bevestiging_afspraak --wie signaal=niets", 2, "niets"),
        ("uitnodiging_intake --wie alle --huishouden", 2, "--huishouden gaat niet samen"),
        ("uitnodiging_intake --wie alle", 2, "--op"),
        ("besluit_afschalen --wie alle", 3, "Er is geen brief gemaakt"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(
    planned: Runner, tmp_path: Path, options: str, code: int, said: str
) -> None:
    before, out = planned.dump(), tmp_path / "brieven"
    result = planned("brief", "make", *options.split(), "--out", str(out))
    assert (result.code, said in result.err) == (code, True), result.err
    assert planned.dump() == before
    assert not out.exists()
