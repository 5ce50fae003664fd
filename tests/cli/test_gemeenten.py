"""One store for several municipalities: the one of the dossier decides who sends, and in whose name a decision is."""

import json
from pathlib import Path

import pytest

from tests.cli.test_documents import make, text_of
from tests.conftest import Runner

DOSSIER = "2025-0001"


@pytest.fixture
def two(caseload: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A runner whose config file has templates for Ouder-Amstel, and others for Uithoorn."""
    caseload.peildatum = "2025-01-31"
    monkeypatch.setenv("INBURGERING_CONFIG", str(tmp_path / "config.toml"))
    for gemeente in ("Ouder-Amstel", "Uithoorn"):
        folder = tmp_path / gemeente
        folder.mkdir()
        (folder / "afzender.toml").write_text(
            f'gemeente = "{gemeente}"\nadres = "Plein 1"\nbezwaar_adres = "Bezwaar {gemeente}"\n', encoding="utf-8"
        )
    (tmp_path / "Uithoorn" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    caseload.ok("config", "set", "sjablonen", str(tmp_path / "Ouder-Amstel"))
    return caseload


def test_sender_college_objection_address_and_logo_are_those_of_the_dossier(two: Runner, tmp_path: Path) -> None:
    two.ok("config", "set", "sjablonen", str(tmp_path / "Uithoorn"), "--gemeente", "uithoorn")
    (html,) = make(two, tmp_path / "a", "pip", "document", DOSSIER)
    assert "Bezwaar Ouder-Amstel" in text_of(html)
    assert "Uithoorn" not in html.decode()
    two.ok("case", "edit", DOSSIER, "--gemeente", "Uithoorn")
    (html,) = make(two, tmp_path / "b", "pip", "document", DOSSIER)
    told = text_of(html)
    assert "burgemeester en wethouders van de gemeente Uithoorn" in told
    assert "Bezwaar Uithoorn" in told
    assert 'alt="Logo van de gemeente Uithoorn"' in html.decode()
    assert "Ouder-Amstel" not in told


def test_a_decision_in_the_name_of_another_college_is_refused_and_a_letter_warns(two: Runner, tmp_path: Path) -> None:
    two.ok("case", "edit", DOSSIER, "--gemeente", "Uithoorn")
    two.ok("route", "downscale", DOSSIER, "--datum", "2025-01-20", "--uren", "610", "--reden", "inzet")
    for command in (("pip", "document"), ("brief", "make", "besluit_afschalen")):
        before = two.dump()
        refused = two(*command, DOSSIER, "--concept", "--out", str(tmp_path / "uit"))
        assert (
            refused.code,
            "is van de gemeente Uithoorn, en de afzender is de gemeente Ouder-Amstel" in refused.err,
        ) == (
            3,
            True,
        )
        assert "--gemeente 'Uithoorn'" in refused.err
        assert two.dump() == before
    letter = two.ok("brief", "make", "wijzen_op_ontheffing", DOSSIER, "--concept", "--out", str(tmp_path / "brief"))
    assert "is van de gemeente Uithoorn" in letter.err


def test_the_config_shows_sets_and_removes_what_is_of_one_municipality(two: Runner, tmp_path: Path) -> None:
    two.ok("config", "set", "sjablonen", str(tmp_path / "Uithoorn"), "--gemeente", "Uithoorn")
    shown = {row["instelling"]: row["waarde"] for row in two.json("config", "show")}
    assert shown["gemeenten.Uithoorn.sjablonen"] == str(tmp_path / "Uithoorn")
    assert shown["sjablonen"] == str(tmp_path / "Ouder-Amstel")
    assert (tmp_path / "config.toml").read_text(encoding="utf-8").count("[gemeenten.Uithoorn]") == 1
    two.ok("config", "unset", "sjablonen", "--gemeente", "Uithoorn")
    assert "gemeenten.Uithoorn.sjablonen" not in {row["instelling"] for row in two.json("config", "show")}
    refused = two("config", "set", "klantmanager", "A", "--gemeente", "Uithoorn")
    assert (refused.code, "geldt voor alle gemeenten" in refused.err) == (3, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[gemeenten.Uithoorn]\nkleur = "rood"\n', "kan ‘kleur’ niet"),
        ("[gemeenten.Uithoorn]\nsjablonen = 1\n", "een pad"),
        ('[gemeenten]\nUithoorn = "x"\n', "horen instellingen"),
        ('gemeenten = "x"\n', "horen instellingen"),
    ],
)
def test_what_cannot_stand_in_a_section_is_named(two: Runner, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    result = two("case", "list")
    assert (result.code, said in result.err) == (3, True), result.err


def test_a_mark_of_a_survey_counts_for_its_municipality(two: Runner) -> None:
    two.ok("case", "edit", "2025-0002", "--gemeente", "Uithoorn")
    two.ok(
        "enquete", "record", "--groep", "partners", "--datum", "2025-01-20", "--score", "9", "--gemeente", "Uithoorn"
    )

    def partners(gemeente: str) -> float:
        rows = json.loads(two.ok("report", "kpi", "--gemeente", gemeente, "-o", "json").out)["indicatoren"]
        return next(float(row["waarde"]) for row in rows if row["id"] == "tevredenheid_partners")

    assert (partners("Ouder-Amstel"), partners("uithoorn")) == (7.5, 8.3)
