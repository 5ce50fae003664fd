"""A municipality's own policy file, through the commands."""

from pathlib import Path

import pytest

from tests.conftest import Runner

OWN = """
gemeente = "Voorbeeldstad"

[[termijn]]
id = "intake"
weken = 6
geldig_vanaf = 2024-01-01
bron = "Beleidsregel inburgering Voorbeeldstad art. 3"

[[norm]]
id = "integraal_aanbod_6m"
waarde = 50
geldig_vanaf = 2024-01-01
bron = "Raadsbesluit 12"
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "beleid.toml"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


def test_a_sound_file_is_told_what_it_changes(inburgering: Runner, own: str) -> None:
    told = inburgering.bare("policy", "check", own)
    assert (told.code, told.err) == (0, "")
    assert told.out == "In orde: Voorbeeldstad wijzigt intake, integraal_aanbod_6m.\n"


def test_the_own_term_counts_and_is_marked(caseload: Runner, own: str) -> None:
    (row,) = caseload.json("--beleid", own, "deadline", "list", "--dossier", "Tesfay", "--all", "--termijn", "intake")
    assert (row["uiterlijk"], row["status"], row["bron"]) == (
        "2024-05-06", "gehaald", "Beleidsregel inburgering Voorbeeldstad art. 3",
    )  # fmt: skip
    rows = caseload.json("--beleid", own, "policy", "show", "intake")
    assert [(r["lengte"], r["eigen_beleid"]) for r in rows] == [("8 weken", False), ("6 weken", True)]
    told = caseload.ok("--beleid", own, "policy", "list").out
    assert "Termijnen (Voorbeeldstad)" in told
    assert "6 weken" in told
    assert "Raadsbesluit 12" in told
    explained = caseload.ok("--beleid", own, "deadline", "explain", "Tesfay", "intake").out
    assert "6 weken" in explained
    assert "eigen beleidsbestand" in explained


def test_the_own_norm_decides_the_verdict(caseload: Runner, own: str) -> None:
    caseload.peildatum = "2024-12-31"
    for arguments, verdict, norm in (((), "niet_gehaald", 80.0), (("--beleid", own), "gehaald", 50.0)):
        rows = caseload.json(*arguments, "report", "kpi")["indicatoren"]
        row = next(r for r in rows if r["id"] == "integraal_aanbod_6m")
        assert (row["waarde"], row["oordeel"], row["norm"]) == (50.0, verdict, norm)


def test_the_file_from_the_environment_and_from_the_config(
    caseload: Runner, own: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    by_option = caseload.ok("--beleid", own, "policy", "list", "-o", "json").out
    monkeypatch.setenv("INBURGERING_BELEID", own)
    assert caseload.ok("policy", "list", "-o", "json").out == by_option
    monkeypatch.delenv("INBURGERING_BELEID")
    config = tmp_path / "config.toml"
    config.write_text(f'beleid = "{own}"\ndb = "{caseload.store}"\n', encoding="utf-8")
    monkeypatch.setenv("INBURGERING_CONFIG", str(config))
    assert caseload.ok("policy", "list", "-o", "json").out == by_option
    assert len(caseload.bare("case", "list", "-o", "json").data) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[termijn]]\nid = "pip"\nweken = 12\ngeldig_vanaf = 2024-01-01\nbron = "x"', ("pip", "wettelijk", "Bi 5.3")),
        ('[[termijn]]\nid = "foo"\nweken = 12\ngeldig_vanaf = 2024-01-01\nbron = "x"', ("foo", "policy list")),
        ('[[termijn]]\nid = "intake"\nweken = 12\ngeldig_vanaf = 2024-01-01', ("bron", "nummer 1")),
        ('[[termijn]]\nid = "intake"\nuren = 1\ngeldig_vanaf = 2024-01-01\nbron = "x"', ("uren", "weken")),
        (
            '[[norm]]\nid = "integraal_aanbod_6m"\nwaarde = 101\ngeldig_vanaf = 2024-01-01\nbron = "x"',
            ("waarde", "100"),
        ),
        ("gemeente = \n", ("geen geldige TOML", "regel 1")),
        ("gemeente = 'x'\ngemeente = 'y'\n", ("geen geldige TOML", "herstel")),
        ("", ()),
    ],
    ids=["statutory", "unknown", "no source", "no length", "too high", "no TOML", "twice", "empty"],
)
def test_a_fault_is_named_with_its_place(
    inburgering: Runner, tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "fout.toml"
    path.write_text(text, encoding="utf-8")
    for command in (("policy", "check", str(path)), ("--beleid", str(path), "policy", "list")):
        result = inburgering(*command)
        if not words:
            assert result.code == 0
            continue
        assert result.code == 3
        assert result.out == ""
        assert str(path) in result.err
        for word in words:
            assert word in result.err


def test_a_file_that_is_not_there_or_no_text(inburgering: Runner, tmp_path: Path) -> None:
    path = tmp_path / "beleid.toml"
    assert "bestaat niet" in inburgering("policy", "check", str(path)).err
    path.write_bytes(b"\xff\xfe\x00")
    result = inburgering("policy", "check", str(path))
    assert (result.code, "kan niet worden gelezen" in result.err) == (3, True)


def test_a_config_with_an_unknown_key_is_refused(
    caseload: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    monkeypatch.setenv("INBURGERING_CONFIG", str(config))
    for text, word in (('database = "x"', "onbekende sleutel ‘database’"), ("db = 1", "‘db’"), ("db", "TOML")):
        config.write_text(text, encoding="utf-8")
        result = caseload("case", "list")
        assert result.code == 3
        assert word in result.err


def test_a_name_tells_what_a_term_an_indicator_or_a_signal_is(inburgering: Runner) -> None:
    """Every indicator of `report kpi` and every signal is known to `policy show` and to `begrip`."""
    indicators = [row["id"] for row in inburgering.json("report", "kpi")["indicatoren"]]
    signals = [row["signaal"] for row in inburgering.json("policy", "list", "--signalen")]
    for kind, names in (("indicator", indicators), ("signaal", signals)):
        words = {row["code"] for row in inburgering.json("begrip", "--soort", kind)}
        assert words == set(names)
        for name in names:
            rows = [row for row in inburgering.json("policy", "show", name) if kind in row]
            assert [row[kind] for row in rows] == [name]
            assert all(row["bron_voluit"] for row in rows)
    both = inburgering.json("policy", "show", "participatie_12m")
    assert [("termijn" in row, row.get("indicator")) for row in both] == [(True, None), (True, "participatie_12m")]
    told = " ".join(inburgering.ok("policy", "show", "participatie_3j").out.split())
    assert "70 vanaf 01-12-2020 (nota voorwoord)" in told
    assert "naar vermogen: zo vastgelegd bij de activiteit die telt" in told
    assert "meer dan 20 %" in inburgering.ok("policy", "show", "verzuim").out
    wrong = inburgering("policy", "show", "nee")
    assert wrong.code == 4
    assert "Er is geen termijn, indicator of signaal ‘nee’" in wrong.err
