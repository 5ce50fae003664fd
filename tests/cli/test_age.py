"""Warnings and the signal for who is probably not plichtig, and the reasons of closing that go with them."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Runner

ADD = ("case", "add", "--geslachtsnaam", "Proef", "--doelgroep", "gezinsmigrant", "--plicht-begin", "2026-03-02")
DOUBT = "Deze persoon is waarschijnlijk niet inburgeringsplichtig: "
D = "2026-0001"


@pytest.fixture
def now(inburgering: Runner) -> Runner:
    inburgering.peildatum = "2026-11-28"
    return inburgering


def signals(runner: Runner) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = runner.json("signaal", "list", "--signaal", "plicht_onzeker")
    return found


@pytest.mark.parametrize(
    ("options", "said", "ends"),
    [
        (("--geboortedatum", "1950-04-02"), "AOW-leeftijd is bereikt op 02-08-2016", "--reden aow --datum 2016-08-02"),
        (("--geboortedatum", "2014"), "wie jonger is dan 16 jaar", "--geboortedatum DATUM"),
        (
            ("--nationaliteit", "Poolse"),
            "Zwitserland zijn niet inburgeringsplichtig (Wi 3 lid 2)",
            "--reden plicht_ingetrokken --datum DATUM",
        ),
        (("--nationaliteit", "Nederlandse"), "wie Nederlander is", "--reden genaturaliseerd --datum DATUM"),
    ],
)
def test_adding_and_editing_warn_and_a_signal_stays(
    now: Runner, options: tuple[str, ...], said: str, ends: str
) -> None:
    added = now.ok(*ADD, *options)
    assert DOUBT in added.err
    assert said in added.err
    (signal,) = signals(now)
    assert (signal["ernst"], signal["dossier"]) == ("middel", D)
    assert said in signal["waarom"][0]
    assert signal["opdracht"].endswith(ends)
    other = now.ok(*ADD[:3], "Ander", *ADD[4:])
    assert DOUBT not in other.err
    assert said in now.ok("case", "edit", "2026-0002", *options).err
    assert DOUBT not in now.ok("case", "edit", "2026-0002", "--telefoon", "0612345678").err


def test_who_is_at_school_or_fled_from_ukraine_is_told_of_without_a_signal(now: Runner) -> None:
    assert f"besluit record {D} vrijstelling" in now.ok(*ADD, "--geboortedatum", "2009-05-01").err
    other = now.ok(*ADD[:3], "Ander", *ADD[4:], "--nationaliteit", "Oekraïense")
    assert "Richtlijn 2001/55/EG; niet nagelezen in de wettekst" in other.err
    assert signals(now) == []


@pytest.mark.parametrize(("day", "seen"), [("2026-06-14", False), ("2026-06-15", True)])
def test_the_aow_age_is_signalled_six_months_before(now: Runner, day: str, *, seen: bool) -> None:
    now.ok(*ADD, "--geboortedatum", "1959-12-15")
    now.peildatum = day
    found = signals(now)
    assert [s["dag"] for s in found] == (["2026-12-15"] if seen else [])
    assert [s["sinds"] for s in found] == (["2026-06-15"] if seen else [])


def test_a_file_is_told_of_in_one_sentence(now: Runner, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("geslachtsnaam", "doelgroep", "geboortedatum", "nationaliteit"))
        writer.writerows(("Naam", "gezinsmigrant", f"19{year}-01-01", "Turkse") for year in (50, 51, 90))
        writer.writerow(("Anders", "gezinsmigrant", "", "Italiaanse"))
    done = now.ok("import", "cases", str(path))
    assert done.err.count("waarschijnlijk niet inburgeringsplichtig") == 1
    assert f"3 personen zijn waarschijnlijk niet inburgeringsplichtig, zoals die van dossier {D}" in done.err
    assert len(signals(now)) == 3


@pytest.mark.parametrize("reason", ["aow", "genaturaliseerd"])
def test_a_dossier_closes_with_a_reason_and_is_kept_five_years(now: Runner, reason: str) -> None:
    now.ok(*ADD, "--geboortedatum", "1950-04-02")
    now.ok("case", "close", D, "--reden", reason, "--datum", "2026-11-02")
    assert signals(now) == []
    (row,) = now.json("db", "retention", "--all")
    assert (row["dossier"], row["wissen_vanaf"]) == (D, "2031-11-02")
