"""All that is recorded can be seen: on a screen, and not in JSON alone."""

from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.core.dates import dutch
from inburgering_cli.records.field import Field
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.screen.columns.records import columns_of, detail_columns, details_of
from inburgering_cli.screen.table import emit_table
from tests.conftest import Runner

D = "2025-0001"
KINDS = sorted(all_kinds())


@pytest.mark.parametrize("name", KINDS)
def test_every_field_is_a_column_a_detail_or_has_a_reason(name: str) -> None:
    kind = all_kinds()[name]
    places = [{c.key for c in columns_of(kind)}, set(kind.details), set(kind.elsewhere)]
    for field in kind.fields:
        assert sum(field in place for place in places) == 1, field
    assert places[1] | places[2] <= set(kind.fields)
    assert all(reason.strip() for reason in kind.elsewhere.values())


def _value(spec: Field) -> tuple[Any, str]:
    """A value as a list has it, and words of it that have to be on the screen."""
    if spec.shape in ("fact", "plan"):
        return "2024-06-03", dutch("2024-06-03")
    if spec.shape in ("code", "codes"):
        code = list(spec.options)[-1]
        return ([code], spec.options[code]) if spec.shape == "codes" else (code, "")
    if spec.shape == "flag":
        return True, "ja"
    if spec.shape == "pairs":
        topic = next(iter(spec.topics))
        return {topic: 3}, topic.replace("_", " ")
    if spec.shape in ("number", "amount"):
        return 17, "17"
    return ("2024-06", "2024-06") if spec.shape == "month" else ("09:05", "09:05")


def _shown(kind: Kind, row: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> str:
    emit_table(columns_of(kind), [row], details=details_of(kind))
    if kind.chapters or kind.name == "dossier":
        emit_table(detail_columns(kind), [row])
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("name", [n for n in KINDS if columns_of(all_kinds()[n])])
def test_what_a_field_holds_is_on_the_screen(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each field by itself, in a record that has nothing else but what every record of its kind has."""
    monkeypatch.setenv("COLUMNS", "3000")
    kind = all_kinds()[name]
    least = {n: _value(f)[0] if f.required or n in kind.always else None for n, f in kind.fields.items()}
    least |= dict.fromkeys({c.key for c in columns_of(kind)} - set(least), 0)
    least |= {n: {} for n, f in kind.fields.items() if f.shape == "pairs"}
    before = _shown(kind, least, capsys)
    for field, spec in kind.fields.items():
        if field in kind.elsewhere:
            continue
        value, words = _value(spec)
        shown = _shown(kind, {**least, field: value}, capsys)
        assert words in shown, field
        assert shown != before or least[field] == value, field


@pytest.mark.parametrize(
    ("options", "says", "status", "whole"),
    [
        (["--omvang", "geheel"], "DUO: ontheffing (geheel) toegekend", "ontheven", True),
        (["--omvang", "gedeeltelijk", "--onderdeel", "le"], "(gedeeltelijk, lezen", "ontheven", False),
        (["--onderdeel", "le"], "(gedeeltelijk, lezen", "ontheven", False),
        (["--omvang", "gedeeltelijk"], "DUO: ontheffing (gedeeltelijk)", "te_doen", False),
    ],
)
def test_a_partial_ontheffing_does_not_read_as_a_whole_one(
    caseload: Runner, options: list[str], says: str, status: str, whole: bool
) -> None:
    caseload.ok("besluit", "record", D, "ontheffing", "--datum", "2024-09-02", *options)
    line = next(r for r in caseload.json("case", "timeline", D) if r["omschrijving"].startswith("DUO: ontheffing"))
    assert says in line["omschrijving"].lower().replace("duo", "DUO")
    found = caseload.json("case", "show", D)
    required = {row["id"]: row for row in found["verplichtingen"]}
    assert required["examen_le"]["status"] == status
    assert (required["examen_lu"]["status"] == "ontheven") == whole
    assert (found["gebeurtenissen"]["voldaan"], found["vrijgesteld"] is not None) == (None, whole)
    if "le" in options:
        assert "alleen van dit onderdeel" in required["examen_le"]["toelichting"]
        assert "gedeeltelijk" in caseload.ok("case", "show", D).out


def test_several_techniques_of_one_talk_are_all_kept(caseload: Runner) -> None:
    """Nota bijlage 3: interviews, exercises, workshops; in the order of the list, in each form."""
    both = ("--techniek", "workshop", "--techniek", "interview")
    caseload.ok("intake", "record", D, "--datum", "2024-06-03", *both)
    found = caseload.json("intake", "show", D)
    assert found[-1]["techniek"] == ["interview", "workshop"]
    assert found[0]["techniek"] is None
    wrong = caseload("intake", "record", D, "--datum", "2024-06-04", "--techniek", "interview|toneel")
    assert (wrong.code, "‘toneel’ kan hier niet" in wrong.err) == (2, True)


def test_several_techniques_go_through_a_file_and_a_correction(caseload: Runner, tmp_path: Path) -> None:
    path = tmp_path / "intakes.csv"
    path.write_text(f"dossier;datum;techniek\n{D};2024-06-03;workshop|interview\n", encoding="utf-8")
    caseload.ok("import", "intakes", str(path))
    assert "interview, workshop" in caseload.ok("intake", "show", D).out
    assert caseload.json("import", "intakes", str(path))["ongewijzigd"] == 1
    part = caseload.json("case", "records", D)
    intake = [row["deel"] for row in part if row["soort"] == "intake"][-1]
    caseload.ok("db", "export", "--out", str(tmp_path / "uit"))
    assert ";interview|workshop;" in (tmp_path / "uit" / "intakes.csv").read_text(encoding="utf-8-sig")
    made = caseload.json("case", "export", D, "--out", str(tmp_path), "--inzage")["pakket"]
    assert "interview, workshop" in (Path(made) / "dossier.html").read_text(encoding="utf-8")
    changed = caseload.ok("case", "correct", D, intake, "--veld", "techniek=oefening,interview", "--reden", "typefout")
    assert "interview, oefening" in changed.out


def test_the_marks_of_a_survey_are_listed_one_by_one(caseload: Runner) -> None:
    mark = ("enquete", "record", "--groep", "partners", "--datum", "2024-09-02")
    caseload.ok(*mark, "--score", "7,5", "--partner", "Coherente")
    shown = " ".join(caseload.ok("enquete", "list").out.split())
    assert "02-09-2024 partners van de Sociale Alliantie 7,5 Coherente" in shown
    caseload.ok("enquete", "record", D, "--groep", "inburgeraars", "--datum", "2024-09-03", "--score", "6")
    assert "03-09-2024" in caseload.ok("case", "show", D).out
