"""Signals through the commands: they come, tell why, and go when the work that they ask for is recorded."""

import csv
import io
import re
from pathlib import Path

import pytest

from inburgering_cli.law.signals.declared import SIGNALS
from inburgering_cli.law.signals.find import SIGNAL_FIELDS
from tests.cli.test_screen import on_terminal
from tests.conftest import Runner


def ids(runner: Runner, *arguments: str) -> set[str]:
    """The signals of Tesfay, or of whom the arguments name."""
    return {row["signaal"] for row in runner.json("signaal", "list", "--dossier", *(arguments or ("Tesfay",)))}


def test_the_list_has_its_fields_in_every_format(caseload: Runner) -> None:
    caseload.peildatum = "2026-12-31"
    rows = caseload.json("signaal", "list")
    assert len(rows) > 3
    assert all(tuple(row) == SIGNAL_FIELDS for row in rows)
    told = caseload.ok("signaal", "list", "-o", "csv").out
    lines = list(csv.DictReader(io.StringIO(told), delimiter=";"))
    assert tuple(lines[0]) == SIGNAL_FIELDS
    assert [line["signaal"] for line in lines] == [row["signaal"] for row in rows]
    shown = caseload.ok("signaal", "list").out
    for row in rows:
        assert row["dossier"] in shown
        assert row["signaal"].split("_")[0] in shown


def test_a_signal_goes_when_the_work_is_recorded(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    assert {"geen_aanbod", "map_niet_begonnen", "pvt_niet_begonnen", "gesprek_te_laat", "onvolledig_levering"} <= ids(
        caseload
    )
    for signal, command in (
        ("geen_aanbod", "aanbod add Tesfay --aangeboden-op 2024-06-01 --aanbieder Taalhuis"),
        ("map_niet_begonnen", "map record Tesfay cv --datum vandaag"),
        ("pvt_niet_begonnen", "pvt record Tesfay inleiding --datum vandaag --aanwezig"),
        ("gesprek_te_laat", "gesprek record Tesfay --gehouden vandaag"),
        (
            "onvolledig_levering",
            "pip revise Tesfay --dagtekening vandaag --intensiteit-route 400 --alfabetisering nvt --reden x",
        ),
    ):  # fmt: skip
        assert signal in ids(caseload)
        caseload.ok(*command.split())
        assert signal not in ids(caseload)
    # what is recorded on a later day does not count on an earlier one
    caseload.peildatum = "2025-12-30"
    assert {"map_niet_begonnen", "pvt_niet_begonnen", "gesprek_te_laat"} <= ids(caseload)


def test_absence_comes_with_the_hours_and_goes_with_a_talk(caseload: Runner) -> None:
    caseload.peildatum = "2025-07-15"
    hours = "activiteit hours Tesfay taalles --maand 2025-06 --aangeboden 40 --gevolgd 30 --verzuim-ongeoorloofd"
    caseload.ok(*hours.split(), "8")
    assert "verzuim" not in ids(caseload)
    caseload.ok(*hours.split(), "8,5", "--wijzig")
    (row,) = caseload.json("signaal", "explain", "Tesfay", "verzuim")
    assert row["waarom"][0] == "8,5 van 40 aangeboden uren zonder goede reden gemist, het laatst in 2025-06"
    assert row["ernst"] == "hoog"
    caseload.ok("gesprek", "record", "Tesfay", "--gehouden", "2025-07-01")
    assert "verzuim" not in ids(caseload)


def test_the_explanation_tells_facts_thresholds_and_the_command(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    told = caseload.ok("signaal", "explain", "Tesfay", "map_niet_begonnen").out
    assert "map niet begonnen (middel, 28-05-2027)" in told
    assert "de termijn begon op 28-05-2024; 582 van 1095 dagen zijn voorbij" in told
    assert "drempel ‘deel’: 50 %" in told
    assert "inburgering map record 2025-0001 arbeidsmarktorientatie --datum vandaag" in told
    none = caseload("signaal", "explain", "Tesfay", "pip_dreigt")
    assert (none.code, none.out) == (4, "")
    caseload.ok("case", "close", "Tesfay", "--reden", "verhuisd", "--datum", "vandaag")
    assert caseload.ok("signaal", "explain", "Tesfay").out == "Dit dossier heeft geen signalen.\n"


@pytest.mark.parametrize(
    "command",
    [
        ("signaal", "list", "--signaal", "nee"),
        ("signaal", "list", "--ernst", "nee"),
        ("signaal", "explain", "Tesfay", "nee"),
        ("case", "list", "--signaal", "nee"),
    ],
    ids=" ".join,
)
def test_what_does_not_exist_is_refused_with_the_choices(caseload: Runner, command: tuple[str, ...]) -> None:
    result = caseload(*command)
    assert (result.code, result.out) == (2, "")
    assert "kies uit" in result.err
    assert "hoog" in result.err or "pip_dreigt" in result.err


def test_the_list_can_be_narrowed(caseload: Runner) -> None:
    caseload.peildatum = "2026-12-31"
    every = caseload.json("signaal", "list")
    high = caseload.json("signaal", "list", "--ernst", "hoog", "--ernst", "laag")
    assert high == [row for row in every if row["ernst"] != "middel"]
    two = caseload.json("signaal", "list", "--signaal", "dossier_stil", "--signaal", "geen_aanbod")
    assert two == [row for row in every if row["signaal"] in ("dossier_stil", "geen_aanbod")]
    assert 0 < len(two) < len(every)
    assert caseload("signaal", "list", "--dossier", "niemand").code == 4


def test_dossiers_are_listed_by_signal(caseload: Runner) -> None:
    caseload.peildatum = "2026-12-31"
    every = caseload.json("signaal", "list")
    rows = caseload.json("case", "list", "--signaal", "alle")
    assert {row["dossier"] for row in rows} == {row["dossier"] for row in every}
    assert sorted((row["dossier"], s) for row in rows for s in row["signalen"]) == sorted(
        (row["dossier"], row["signaal"]) for row in every
    )
    (one,) = caseload.json("case", "list", "--signaal", "geen_aanbod")
    assert (one["geslachtsnaam"], one["signalen"]) == ("Tesfay", ["geen_aanbod"])
    assert "geen aanbod" in caseload.ok("case", "list", "--signaal", "geen_aanbod").out
    assert caseload.json("case", "list", "--signaal", "alle", "--doelgroep", "overige_migrant") == []
    assert "signalen" not in caseload.json("case", "list")[0]


def test_a_dossier_and_vandaag_show_their_signals(caseload: Runner) -> None:
    caseload.peildatum = "2026-12-31"
    every = caseload.json("signaal", "list")
    assert caseload.json()["signalen"] == every
    own = [row for row in every if row["dossier"] == "2025-0001"]
    assert caseload.json("case", "show", "Tesfay")["signalen"] == own
    assert "Signalen" in caseload.ok("case", "show", "Tesfay").out
    told = caseload.ok().out
    assert f"Signalen ({len(every)})" in told


def many(caseload: Runner, count: int) -> None:
    header = "geslachtsnaam;doelgroep;kennisgeving;huisvesting;vergunning_geldig_tot\n"
    path = caseload.store.parent / "cases.csv"
    rows = "".join(
        f"Zeer-Lange-Naam{n} Achternaam;asielstatushouder;2026-01-01;2026-{n % 12 + 1:02}-{n % 28 + 1:02};2027-01-01\n"
        for n in range(count)
    )
    path.write_text(header + rows, encoding="utf-8")
    caseload.ok("import", "cases", str(path))


@pytest.mark.parametrize(("lines", "columns"), [(24, 80), (24, 120), (40, 100)])
def test_vandaag_stays_on_one_screen(caseload: Runner, lines: int, columns: int) -> None:
    caseload.peildatum = "2026-12-31"
    many(caseload, 300)
    told = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal(caseload.store, columns=columns, lines=lines))
    shown = told.splitlines()
    assert lines - 2 <= len(shown) <= lines - 1  # the prompt comes below; a line with its command may need two
    for title, command in (
        ("Verlopen (", "deadline list --status verlopen"),
        ("Deze week (", "deadline list --within 6 --status lopend"),
        ("Nieuwe signalen (", "signaal list --nieuw"),
        ("Wacht op een stap (", "case list --wacht"),
    ):
        assert [line for line in shown if line.startswith(title) and line.endswith(f" meer: inburgering {command}")]
    assert max(map(len, shown)) <= columns


def test_on_a_screen_that_is_too_low_each_part_of_vandaag_still_shows_a_line(caseload: Runner) -> None:
    caseload.peildatum = "2026-12-31"
    many(caseload, 300)
    told = on_terminal(caseload.store, lines=5)
    for title in ("Verlopen (", "Deze week (", "Nieuwe signalen (", "Wacht op een stap ("):
        assert re.search(rf"{re.escape(title)}[0-9]+\)[^\n]*\n[^\n]+\n[^\n]*inburgering ", told), title


def test_the_policy_lists_every_signal_and_what_a_file_changed(caseload: Runner, tmp_path: Path) -> None:
    path = tmp_path / "beleid.toml"
    path.write_text(
        "[[signaal]]\nid = 'dossier_stil'\ndrempel = 'na'\nweken = 3\nbron = 'Werkafspraak 4'\n"
        "[[signaal]]\nid = 'geen_aanbod'\naan = false\nbron = 'Werkafspraak 5'\n",
        encoding="utf-8",
    )
    assert caseload.bare("policy", "check", str(path)).out.endswith(" wijzigt dossier_stil, geen_aanbod.\n")
    rows = {r["signaal"]: r for r in caseload.json("--beleid", str(path), "policy", "list", "--signalen")}
    assert list(rows) == list(SIGNALS)
    (threshold,) = rows["dossier_stil"]["drempels"]
    assert (threshold["tekst"], threshold["bron"]) == ("3 weken", "Werkafspraak 4")
    assert [i for i, r in rows.items() if r["eigen_beleid"]] == ["geen_aanbod", "dossier_stil"]
    assert [i for i, r in rows.items() if not r["aan"]] == ["geen_aanbod"]
    assert "3 weken" in caseload.ok("--beleid", str(path), "policy", "list").out
    caseload.peildatum = "2025-12-31"
    off = caseload.ok("--beleid", str(path), "signaal", "list", "--signaal", "geen_aanbod")
    assert off.out == "Geen signalen.\n"
    assert "staat uit in het beleidsbestand" in off.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id = 'foo'\naan = false", ("onbekend signaal ‘foo’", "pip_dreigt")),
        ("id = 'pip_dreigt'\ndrempel = 'foo'\nweken = 1", ("geen drempel ‘foo’", "binnen")),
        ("id = 'onvolledig_levering'\ndrempel = 'na'\nweken = 1", ("geen drempel", "alleen ‘aan’")),
        ("id = 'pip_dreigt'\ndrempel = 'binnen'\nprocent = 1", ("precies één waarde", "weken")),
        ("id = 'pip_dreigt'\ndrempel = 'binnen'\nweken = 1\ndagen = 2", ("precies één waarde",)),
        ("id = 'pip_dreigt'\ndrempel = 'binnen'", ("precies één waarde",)),
        ("id = 'pip_dreigt'\ndrempel = 'binnen'\nweken = 0", ("heel getal van 1 tot en met 520",)),
        ("id = 'verzuim'\ndrempel = 'meer_dan'\nprocent = 101", ("heel getal van 1 tot en met 100",)),
        ("id = 'verzuim'\ndrempel = 'meer_dan'\nprocent = 2.5", ("heel getal",)),
        ("id = 'verzuim'\ndrempel = 'periode'\nweken = 2", ("in maanden",)),
        ("id = 'verzuim'\naan = 'nee'", ("aan = true of aan = false",)),
        ("id = 'verzuim'", ("geef een ‘drempel’",)),
        ("id = 'verzuim'\naan = true\nprocent = 3", ("geef een ‘drempel’",)),
        ("id = 'verzuim'\naan = true\ndrempel = 'periode'\nmaanden = 3", ("niet beide",)),
        ("id = 'verzuim'\naan = true\nbron = ' '", ("bron",)),
        ("id = 'verzuim'\naan = true\nuren = 3", ("onbekend ‘uren’",)),
    ],
)
def test_a_fault_in_the_signals_of_a_file_is_named(
    inburgering: Runner, tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "fout.toml"
    source = "" if "bron" in text else "bron = 'x'\n"
    path.write_text(f"[[signaal]]\n{source}{text}\n", encoding="utf-8")
    result = inburgering.bare("policy", "check", str(path))
    assert (result.code, result.out) == (3, "")
    for word in ("[[signaal]] nummer 1", *words):
        assert word in result.err


def test_the_same_threshold_twice_is_refused(inburgering: Runner, tmp_path: Path) -> None:
    path = tmp_path / "fout.toml"
    path.write_text("[[signaal]]\nid = 'verzuim'\naan = false\nbron = 'x'\n" * 2, encoding="utf-8")
    told = inburgering.bare("policy", "check", str(path)).err
    assert "[[signaal]] nummer 2: ‘aan’ van ‘verzuim’ staat er twee keer" in told
