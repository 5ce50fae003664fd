"""What stands around the dossiers, through the commands: sociale kaart, taakstelling, budget, surveys, begrippen."""

import json
from pathlib import Path

import pytest

from tests.conftest import Runner

DOSSIER = "2025-0001"  # of the worked example: an asielstatushouder, housed on 2024-03-18


@pytest.fixture
def later(caseload: Runner) -> Runner:
    """The caseload on the last day of 2025."""
    caseload.peildatum = "2025-12-31"
    return caseload


def names(runner: Runner, *options: str) -> list[str]:
    return [p["naam"] for p in runner.json("partner", "list", *options)]


def test_the_card_is_there_before_anybody_recorded_a_partner(later: Runner) -> None:
    rows = later.json("partner", "list")
    assert len(rows) == 15
    assert [r["naam"].lower() for r in rows] == sorted(r["naam"].lower() for r in rows)
    assert names(later, "--onderwerp", "schúldhulp") == ["Duo+ Inkomensondersteuning / Sociaal Loket"]
    assert len(names(later, "--soort", "privaat")) == 6
    assert names(later, "--eigen") == []
    assert "Geen partner gevonden." in later.ok("partner", "list", "--onderwerp", "zzz").out
    assert later("partner", "list", "--soort", "half").code == 2


def test_a_municipality_adds_changes_hides_and_shows_again(later: Runner) -> None:
    own = later.json("partner", "add", "Taalhuis Fictief", "--soort", "privaat", "--onderwerpen", "taalles; café")
    assert (own["herkomst"], own["open_verwijzingen"]) == ("eigen", 0)
    assert names(later, "--onderwerp", "cafe") == ["Taalhuis Fictief"]
    changed = later.json("partner", "edit", "coherente", "--telefoon", "020 555")
    assert (changed["naam"], changed["telefoon"], changed["onderwerpen"]) == ("Coherente", "020 555", "taalmaatjes")
    later.ok("partner", "edit", "provincie", "--verborgen")
    assert "Provincie Noord-Holland" not in names(later)
    assert "Provincie Noord-Holland" in names(later, "--alle")
    assert set(names(later, "--eigen")) == {"Taalhuis Fictief", "Coherente", "Provincie Noord-Holland"}
    later.ok("partner", "edit", "Provincie Noord-Holland", "--geen-verborgen")
    assert "Provincie Noord-Holland" in names(later)
    assert later("partner", "add", "TAALHUIS fictief").code == 3


def test_an_unknown_or_ambiguous_partner_is_not_edited(later: Runner) -> None:
    before = later.dump()
    unknown = later("partner", "edit", "Coherentje", "--telefoon", "1")
    assert (unknown.code, "Bedoelt u Coherente?" in unknown.err) == (4, True)
    several = later("partner", "edit", "stichting", "--telefoon", "1")
    assert (several.code, "Stichting Vluchtelingenwerk" in several.err) == (4, True)
    assert later("partner", "edit", "zzz", "--telefoon", "1").code == 4
    assert later.dump() == before


def test_a_referral_is_open_until_the_partner_is_done_or_the_dossier_closed(later: Runner) -> None:
    done = later.json("verwijzing", "add", DOSSIER, "--partner", "COHERENTE", "--datum", "2024-07-01")
    assert done["partner"] == "Coherente"
    told = later("verwijzing", "add", "Berg", "--partner", "Nergens", "--datum", "2024-08-01")
    assert (told.code, "staat niet op de sociale kaart" in told.err) == (0, True)
    (first, second) = later.json("verwijzing", "open")
    assert (first["dossier"], first["partner"], first["dagen"]) == (DOSSIER, "Coherente", 548)
    assert second["partner"] == "Nergens"
    assert [r["partner"] for r in later.json("verwijzing", "open", "--partner", "coherente")] == ["Coherente"]
    counts = {p["naam"]: p["open_verwijzingen"] for p in later.json("partner", "list")}
    assert (counts["Coherente"], sum(counts.values())) == (1, 1)
    later.ok("verwijzing", "add", DOSSIER, "--partner", "Coherente", "--datum", "2024-07-01", "--afgerond", "2025-01-06",
             "--wijzig")  # fmt: skip
    later.ok("case", "close", "Berg", "--reden", "verhuisd", "--datum", "2025-06-01")
    assert later.json("verwijzing", "open") == []
    later.peildatum = "2025-01-05"
    assert len(later.json("verwijzing", "open")) == 2
    later.peildatum = "2024-06-30"
    assert later.json("verwijzing", "open") == []


def test_a_referral_to_a_hidden_partner_warns(later: Runner) -> None:
    later.ok("partner", "edit", "Wmo", "--verborgen")
    told = later.ok("verwijzing", "add", DOSSIER, "--partner", "wmo", "--datum", "2024-07-01")
    assert "Wmo is verborgen" in told.err


def test_the_taakstelling_counts_the_dossiers_housed_in_the_half_year(later: Runner) -> None:
    later.ok("taakstelling", "set", "2024", "1", "3", "--zonder-dossier", "2")
    later.ok("taakstelling", "set", "2024", "2", "1")
    first, second = later.json("taakstelling", "show")
    # Tesfay in March and Berg in April; Öztürk is no asielstatushouder
    assert (first["dossiers"], first["gehuisvest"], first["verschil"], first["stand"]) == (2, 4, 1, "voor")
    assert (second["achterstand"], second["te_huisvesten"], second["stand"]) == (-1, 0, "op_schema")
    later.ok("case", "edit", "Berg", "--pip-vorige-gemeente", "2023-05-01")
    assert later.json("taakstelling", "show")[0]["dossiers"] == 1
    assert later.json("taakstelling", "show", "--jaar", "2023") == []
    assert later("taakstelling", "show", "--gemeente", "Uithoorn").code == 4
    assert len(later.json("taakstelling", "show", "--gemeente", "ouder-amstel")) == 2
    later.ok("taakstelling", "set", "2024", "1", "3", "--gemeente", "Uithoorn")
    assert later.json("taakstelling", "show", "--gemeente", "Uithoorn")[0]["dossiers"] == 0
    later.peildatum = "2024-03-17"
    assert later.json("taakstelling", "show", "--gemeente", "Ouder-Amstel")[0]["dossiers"] == 0
    told = later.ok("taakstelling", "show", "--jaar", "2024").out
    assert "achter" in told
    assert "Naar rato" in told
    assert later.ok("taakstelling", "show", "-o", "csv").out.startswith(
        "gemeente;jaar;helft;van;tot;aantal;achterstand;"
    )


def test_the_budget_of_the_note_is_overridden_and_spending_counts_up_to_the_peildatum(later: Runner) -> None:
    later.peildatum = "2024-12-31"
    later.ok("budget", "spend", "leerroute", "1000,50", "--datum", "2024-06-30")
    later.ok("budget", "spend", "tolken", "10", "--datum", "2024-12-31")
    later.ok("budget", "spend", "pvt", "99", "--datum", "2023-12-31")
    later.ok("budget", "spend", "pvt", "98", "--datum", "2024-01-01", "--gemeente", "Uithoorn")
    year = later.json("budget", "show")
    assert (year["jaar"], year["budget"], year["uitgegeven"], year["bron"]) == (2024, 52301, 1010.5, "nota tabel 5.0")
    assert (year["methode"], year["oordeel"], year["peildatum"]) == ("naar_rato", "binnen", "2024-12-31")
    spent = {r["voorziening"]: r["uitgegeven"] for r in year["voorzieningen"]}
    assert spent == {"leerroute": 1000.5, "maatschappelijke_begeleiding": 0, "pvt": 0, "map": 0, "tolken": 10}
    later.ok("budget", "set", "2024", "1000", "--bron", "begroting")
    year = later.json("budget", "show")
    assert (year["budget"], year["bron"], year["oordeel"], year["resterend"]) == (1000, "begroting", "boven", -10.5)
    warned = later.ok("budget", "set", "2024", "2000", "--voorziening", "map")
    assert warned.err == ""
    assert "samen meer dan het budget" in later.ok("budget", "show").err
    other = later.json("budget", "show", "--gemeente", "Uithoorn")
    assert (other["budget"], other["uitgegeven"], other["oordeel"]) == (None, 98, "onbekend")
    assert [y["jaar"] for y in later.json("budget", "years")] == [2020, 2021, 2022, 2023, 2024]
    later.peildatum = "2024-12-30"
    assert later.json("budget", "show")["uitgegeven"] == 1000.5
    assert later.json("budget", "show", "--jaar", "2030")["prognose"] is None
    told = later.ok("budget", "show").out
    assert "Methode: naar rato" in told
    assert (
        later.ok("budget", "show", "-o", "csv")
        .out.splitlines()[-1]
        .startswith("Ouder-Amstel;2024;totaal;totaal;1000.0;")
    )


def test_the_report_says_which_part_of_the_budget_is_used(later: Runner) -> None:
    def used(*options: str) -> tuple[float | None, int, str]:
        rows = later.json("report", "kpi", *options)["indicatoren"]
        (row,) = [r for r in rows if r["id"] == "budget_gebruikt"]
        assert (row["soort"], row["oordeel"]) == ("operationeel", "geen_norm")
        return row["waarde"], row["n"], row["naam"]

    later.ok("budget", "spend", "leerroute", "5230,10", "--datum", "2024-06-30")
    later.ok("budget", "spend", "leerroute", "5230,10", "--datum", "2024-07-01")
    assert used() == (None, 0, "budget van 2025 gebruikt")
    assert used("--tot", "2024-12-31") == (20.0, 2, "budget van 2024 gebruikt")
    assert used("--tot", "2024-06-30") == (10.0, 1, "budget van 2024 gebruikt")
    later.ok("case", "add", "--geslachtsnaam", "Ander", "--doelgroep", "gezinsmigrant", "--gemeente", "Uithoorn")
    assert used("--tot", "2024-12-31", "--gemeente", "Uithoorn")[0] is None
    later.peildatum = "2024-12-31"
    assert used()[0] == later.json("budget", "show")["percentage"] == 20.0


def test_the_surveys_are_shown_as_the_report_counts_them(later: Runner) -> None:
    rows = later.json("enquete", "overview", "--per", "kwartaal")
    assert [(r["periode"], r["groep"], r["n"], r["gemiddelde"], r["norm"]) for r in rows] == [
        ("2024-K2", "inburgeraars", 1, 8.0, 7.0),
        ("2024-K2", "partners", 1, 7.5, 7.0),
    ]
    assert all(r["klein_aantal"] for r in rows)
    assert "1 (weinig)" in later.ok("enquete", "overview").out
    assert [r["groep"] for r in later.json("enquete", "overview", "--groep", "partners")] == ["partners"]
    assert later("enquete", "overview", "--per", "week").code == 2
    assert later("enquete", "overview", "--groep", "iedereen").code == 2


def test_a_word_is_looked_up_without_a_store(tmp_path: Path, later: Runner) -> None:
    later.store = tmp_path / "nergens.db"
    rows = later.json("begrip", "Statushouders")
    assert (rows[0]["begrip"], rows[0]["soort"], rows[0]["bron"]) == ("statushouder", "nota", "nota bijlage 1")
    assert set(rows[0]) == {"begrip", "code", "soort", "betekenis", "bron"}
    unknown = later("begrip", "onthefing", "-o", "json")
    assert (unknown.code, unknown.out) == (4, "")
    assert "Bedoelt u ontheffing" in json.loads(unknown.err.splitlines()[-1])["melding"]
    every = later.json("begrip")
    assert len(every) > 300
    assert {r["soort"] for r in later.json("begrip", "--soort", "status")} == {"status"}
    assert later.ok("begrip", "-o", "csv").out.startswith("begrip;code;soort;betekenis;bron\n")
    assert later("begrip", "--soort", "onzin").code == 2
    assert not later.store.exists()


def test_the_subjects_of_the_notes_appendices_are_kept(later: Runner) -> None:
    later.ok("pip", "revise", DOSSIER, "--reden", "doelen", "--dagtekening", "2024-09-02",
             "--leefgebied", "lening_duo=geen", "--leefgebied", "kinderopvang=op maandag", "--leefgebied", "taalniveau=A2",
             "--map-bedrijfsbezoeken", "3", "--map-werk-maanden", "6", "--map-werk-uren", "16",
             "--map-sollicitatiegesprekken", "2")  # fmt: skip
    pip = later.json("pip", "show", DOSSIER)
    newest = (pip if isinstance(pip, list) else pip["versies"])[-1]
    assert newest["leefgebied"] == {"lening_duo": "geen", "kinderopvang": "op maandag", "taalniveau": "A2"}
    assert [newest[f"map_{n}"] for n in ("bedrijfsbezoeken", "sollicitatiegesprekken", "werk_maanden", "werk_uren")] == [
        3, 2, 6, 16,
    ]  # fmt: skip
    later.ok("intake", "record", DOSSIER, "--datum", "2024-05-13", "--techniek", "workshop", "--voorlichting")
    (talk,) = [r for r in later.json("intake", "show", DOSSIER) if r["datum"] == "2024-05-13"]
    assert (talk["techniek"], talk["voorlichting"]) == (["workshop"], True)
    assert later("intake", "record", DOSSIER, "--datum", "2024-05-14", "--leefgebied", "lening_duo=geen").code == 2


def test_hostile_text_is_shown_as_text(later: Runner) -> None:
    bad = "Dorp\x1b[31m[/]\u202e"
    later.ok("budget", "set", "2024", "10", "--gemeente", bad, "--bron", bad)
    later.ok("taakstelling", "set", "2024", "1", "3", "--gemeente", bad)
    later.ok("partner", "add", bad, "--onderwerpen", bad)
    later.ok("verwijzing", "add", DOSSIER, "--partner", bad, "--datum", "2024-07-01", "--onderwerp", bad)
    for words in (
        "budget show --jaar 2024", "budget years", "budget list", "taakstelling show", "partner list", "verwijzing open",
    ):  # fmt: skip
        extra = ["--gemeente", bad] if words.startswith("budget show") else []
        for formaat in ("table", "csv", "json"):
            told = later.ok(*words.split(), *extra, "-o", formaat)
            assert "\x1b" not in told.out + told.err
            assert "\u202e" not in told.out + told.err
    assert later("partner", "edit", bad[:-1] + "x", "--telefoon", "1").code == 4
    assert "\x1b" not in later("begrip", bad).err


def test_capitals_make_no_second_partner_or_municipality(later: Runner, tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text("naam;telefoon\nEigen;1\nEIGEN;1\ncoherente;2\n", encoding="utf-8")
    receipt = later.json("import", "partners", str(path))
    assert (receipt["nieuw"], receipt["ongewijzigd"]) == (2, 1)
    assert names(later, "--eigen") == ["Coherente", "Eigen"]
    referrals = tmp_path / "verwijzingen.csv"
    referrals.write_text(
        f"dossier;partner;datum\n{DOSSIER};eigen;2024-07-01\n{DOSSIER};COHERENTE;2024-07-01\n", encoding="utf-8"
    )
    assert later.json("import", "verwijzingen", str(referrals))["nieuw"] == 2
    assert {r["partner"] for r in later.json("verwijzing", "open")} == {"Coherente", "Eigen"}
    later.ok("budget", "set", "2025", "10", "--gemeente", "OUDER-AMSTEL")
    assert later("budget", "set", "2025", "10").code == 3
