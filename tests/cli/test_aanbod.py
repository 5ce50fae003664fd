"""An offer is by a provider with a valid keurmerk, or a WEB recognition; the contract and the route are asked about."""

from pathlib import Path

import pytest

from tests.conftest import Runner

DOSSIER = "2025-0001"  # of the worked example: B1-route, PIP 2024-05-28


@pytest.fixture
def later(caseload: Runner) -> Runner:
    """Three providers: with a keurmerk for 2024, recognised by the WEB, and one of which nothing is known."""
    caseload.peildatum = "2025-12-31"
    caseload.ok(
        "aanbieder", "add", "Taalschool", "--keurmerk-vanaf", "2024-07-01", "--keurmerk-geldig-tot", "2024-12-31",
        "--contract-vanaf", "2024-08-01", "--contract-geldig-tot", "2024-11-30", "--geen-web-erkend",
    )  # fmt: skip
    caseload.ok("aanbieder", "add", "ROC", "--web-erkend")
    caseload.ok("aanbieder", "add", "Nieuw")
    return caseload


def offer(runner: Runner, aanbieder: str, day: str, *more: str) -> tuple[int, str]:
    result = runner("aanbod", "add", DOSSIER, "--aanbieder", aanbieder, "--aangeboden-op", day, *more)
    return result.code, result.err


@pytest.mark.parametrize(
    ("dag", "more", "code", "said"),
    [
        ("2024-06-30", (), 3, "pas vanaf 01-07-2024, niet op 30-06-2024 (Wi 16 lid 3)"),
        ("2024-07-01", (), 0, "geen geldig contract met Taalschool (vanaf 01-08-2024 tot en met 30-11-2024)"),
        ("2024-08-01", (), 0, ""),
        ("2024-06-30", ("--start", "2024-08-01"), 0, ""),  # the first lesson counts
        ("2024-11-30", (), 0, ""),
        ("2024-12-01", (), 0, "geen geldig contract"),
        ("2024-12-31", (), 0, "geen geldig contract"),
        ("2025-01-01", (), 3, "tot en met 31-12-2024, niet op 01-01-2025 (Wi 16 lid 3)"),
        ("2024-10-01", ("--start", "2025-01-01"), 3, "niet op 01-01-2025"),
        ("2024-10-01", ("--einde", "2024-12-31"), 0, ""),
        ("2024-10-01", ("--einde", "2025-01-01"), 0, "de cursus tot en met 01-01-2025 (Wi 16 lid 3)"),
        ("2024-10-01", ("--leerroute", "b1"), 0, ""),
        ("2024-10-01", ("--leerroute", "z"), 0, "past bij de leerroute (Wi 16 lid 1)"),
        (
            "2024-10-01",
            ("--leerroute", "onderwijs"),
            3,
            "erkenning volgens de WEB; die heeft taalschool niet (Wi 8 lid 2)",
        ),
    ],
)
def test_the_keurmerk_counts_on_the_day_itself(
    later: Runner, dag: str, more: tuple[str, ...], code: int, said: str
) -> None:
    before = later.dump()
    got, err = offer(later, "Taalschool", dag, *more)
    assert got == code
    assert said.lower() in err.lower()
    assert bool(err) == bool(said)
    assert (later.dump() == before) == (code == 3)


def test_the_provider_is_found_whatever_the_capitals(later: Runner) -> None:
    assert offer(later, "taalschool", "2025-01-01")[0] == 3


def test_what_is_not_known_is_asked(later: Runner) -> None:
    assert "Van Nieuw is het keurmerk (Blik op Werk) niet bekend" in offer(later, "Nieuw", "2024-10-01")[1]
    assert (
        "de erkenning volgens de WEB niet bekend" in offer(later, "Nieuw", "2024-10-02", "--leerroute", "onderwijs")[1]
    )
    assert "Onbekend staat niet in het register" in offer(later, "Onbekend", "2024-10-01")[1]
    assert "past bij" in offer(later, "ROC", "2024-10-01", "--leerroute", "onderwijs")[1]


def test_a_file_is_refused_too_and_says_nothing_about_what_is_only_missing(later: Runner, tmp_path: Path) -> None:
    path = tmp_path / "aanbod.csv"
    path.write_text(f"dossier;aanbieder;aangeboden_op\n{DOSSIER};Taalschool;2025-01-01\n", encoding="utf-8")
    refused = later("import", "aanbod", str(path))
    assert refused.code == 3
    assert "Blik op Werk" in refused.out + refused.err
    path.write_text(f"dossier;aanbieder;aangeboden_op\n{DOSSIER};Onbekend;2025-01-01\n", encoding="utf-8")
    assert "register" not in later.ok("import", "aanbod", str(path)).err


@pytest.mark.parametrize(
    ("soort", "aanbieder", "start", "said"),
    [
        ("taalles", "Taalschool", "2024-12-31", ""),
        ("taalles", "Taalschool", "2025-01-01", "niet op 01-01-2025 (Wi 16 lid 3)"),
        ("taalschakeltraject", "Taalschool", "2024-10-01", "erkenning volgens de WEB"),
        ("taalschakeltraject", "ROC", "2024-10-01", ""),
        ("stage", "Taalschool", "2025-01-01", ""),
        ("opleiding", "Taalschool", "2025-01-01", ""),
        ("taalles", "Onbekend", "2025-01-01", ""),
    ],
)
def test_a_course_without_the_keurmerk_happened_but_is_warned_of(
    later: Runner, soort: str, aanbieder: str, start: str, said: str
) -> None:
    done = later("activiteit", "add", DOSSIER, soort, "--start", start, "--aanbieder", aanbieder)
    assert done.code == 0
    assert said in done.err
    assert ("Bi 5.5" in done.err) == bool(said)
