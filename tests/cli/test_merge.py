"""Two dossiers of one person: found as a pair that looks alike, joined into one, and made two again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_identity import ADAM, BILAL, EXAMPLES, PEILDATUM, add, mark, written
from tests.cli.test_whole_store import content
from tests.conftest import Runner

BSN = "999990019"


@pytest.fixture
def here(inburgering: Runner) -> Runner:
    inburgering.peildatum = PEILDATUM
    return inburgering


@pytest.fixture
def two(here: Runner) -> tuple[Runner, str, str]:
    """Two dossiers of one person, with something in each and something in both."""
    first = add(here, **ADAM, gemeente="Zwolle", huisvesting="2026-03-01")
    second = add(here, **ADAM, azc="Delfzijl", gemeente="Deventer", bsn=BSN)
    for number in (first, second):
        here.ok("intake", "record", number, "--datum", "2026-05-01", "--leefgebied", "opleiding=mbo")
        here.ok("activiteit", "add", number, "taalles", "--start", "2026-05-01")
    here.ok("activiteit", "hours", second, "taalles", "--maand", "2026-06", "--gevolgd", "10")
    here.ok("notitie", "add", second, "--dag", "2026-05-02", "--soort", "telefoon", "--tekst", "geheim123")
    return here, first, second


def test_pairs_that_look_alike_are_listed(here: Runner) -> None:
    first = add(here, **ADAM, gemeente="Zwolle")
    second = add(here, **ADAM, gemeente="Deventer", bsn=BSN)
    add(here, **ADAM, v_nummer="1234567890", bsn="999990020")
    add(here, **{**ADAM, "geboortedatum": "1991-01-01"})
    add(here, **BILAL)
    found = here.json("case", "duplicates")
    assert (found[0]["dossier"], found[0]["ander"]) == (first, second)
    assert (found[0]["gelijk"], found[0]["tegen"]) == (["naam", "geboortedatum"], ["gemeente"])
    assert (second, "2026-0003") not in [(one["dossier"], one["ander"]) for one in found]
    assert not {"2026-0004", "2026-0005"} & {one[side] for one in found for side in ("dossier", "ander")}
    assert "Adam, Ali" in here.ok("case", "duplicates").out


def test_what_contradicts_is_asked_and_nothing_is_lost(two: tuple[Runner, str, str]) -> None:
    here, first, second = two
    before = content(here.store)
    refused = here("case", "merge", first, second)
    assert (refused.code, "spreken elkaar tegen in gemeente" in refused.err) == (3, True)
    assert content(here.store) == before
    done = here.json("case", "merge", first, second, "--neem", "gemeente")
    assert (done["dossier"], done["weg"]) == (first, second)
    assert done["dubbel"] == {"intakes": 1, "activiteiten": 1}
    assert done["verplaatst"] == {"uren": 1, "notities": 1}
    shown = here.json("case", "show", first)
    assert (shown["gemeente"], shown["azc"], shown["gebeurtenissen"]["huisvesting"]) == (
        "Deventer",
        "Delfzijl",
        "2026-03-01",
    )
    assert shown["bsn"] == "*****0019"
    assert [len(shown[part]) for part in ("intake", "activiteiten", "uren")] == [1, 1, 1]
    assert here("case", "show", second).code == 4
    assert here("db", "check").code == 0
    assert add(here, **BILAL) == "2026-0003"


def test_everything_of_one_may_be_held_but_a_number_of_a_person_is_named(here: Runner) -> None:
    first, second = add(here, **ADAM, bsn=BSN), add(here, **BILAL, bsn="999990020")
    refused = here("case", "merge", first, second, "--houd", "alles")
    assert (refused.code, "tegen in bsn." in refused.err) == (3, True)
    here.ok("case", "merge", first, second, "--houd", "alles", "--neem", "bsn", "--neem", "voornamen")
    shown = here.json("case", "show", first)
    assert (shown["bsn"], shown["geslachtsnaam"], shown["voornamen"]) == ("*****0020", "Adam", "Zara")


def test_undo_makes_two_of_them_again(two: tuple[Runner, str, str]) -> None:
    here, first, second = two
    before = content(here.store)
    here.ok("case", "merge", first, second, "--houd", "gemeente")
    assert here.json("undo")["opdracht"] == "case merge"
    assert content(here.store) == before
    assert here("undo", first, "--opnieuw").code == 3
    assert here("db", "check").code == 0
    here.ok("case", "erase", second, "--reden", "vergissing", "--yes")
    assert b"geheim123" not in Path(here.store).read_bytes()


def test_an_erased_dossier_takes_along_what_became_part_of_it(two: tuple[Runner, str, str]) -> None:
    here, first, second = two
    here.ok("case", "merge", first, second, "--houd", "gemeente")
    here.ok("case", "erase", first, "--reden", "vergissing", "--yes")
    with closing(sqlite3.connect(here.store)) as connection:
        left = connection.execute("SELECT invoer FROM spoor WHERE dossier = ? AND opdracht <> 'case erase'", (second,))
        assert {text for (text,) in left.fetchall()} == {"{}"}
        assert connection.execute("SELECT count(*) FROM vorige").fetchone() == (0,)
    assert b"geheim123" not in Path(here.store).read_bytes()
    assert here("db", "check").code == 0


def test_two_records_about_one_thing_that_differ_are_named(two: tuple[Runner, str, str]) -> None:
    here, first, second = two
    here.ok("case", "correct", second, "intake-2", "--veld", "leefgebied=opleiding=geen", "--reden", "typefout")
    before = content(here.store)
    refused = here("case", "merge", first, second, "--houd", "gemeente")
    assert (refused.code, "intake-1 en intake-2" in refused.err) == (3, True)
    assert content(here.store) == before


@pytest.mark.parametrize("options", [("--houd", "onzin"), ("--houd", "gemeente", "--neem", "gemeente")])
def test_a_field_that_is_none_or_in_both_is_refused(two: tuple[Runner, str, str], options: tuple[str, ...]) -> None:
    here, first, second = two
    assert here("case", "merge", first, second, *options).code == 2
    assert here("case", "merge", first, first).code == 2


def test_the_number_that_went_is_told_when_a_file_names_it(two: tuple[Runner, str, str]) -> None:
    here, first, second = two
    here.ok("case", "merge", first, second, "--houd", "gemeente")
    rows = written(here, {"dossier": second, "bestand": mark(here), "datum": "2026-06-01"})
    refused = here("import", "intakes", rows, "-o", "json")
    assert (refused.code, f"dossier {first}" in refused.data["fouten"][0]["melding"]) == (3, True)


def test_everybody_of_the_examples_can_be_joined_with_an_empty_dossier(here: Runner) -> None:
    for name in ("cases", "intakes", "pips", "routes", "ontzorg", "activiteiten", "uren", "examens", "gesprekken"):
        here.ok("import", name, str(EXAMPLES / f"{name}.csv"))
    for case in here.json("case", "list")[:12]:
        before = content(here.store)
        empty = add(here, geslachtsnaam=case["geslachtsnaam"], doelgroep=case["doelgroep"])
        here.ok("case", "merge", case["dossier"], empty)
        after = content(here.store)
        assert {k: v for k, v in after.items() if k not in ("dossier", "herkomst")} == {
            k: v for k, v in before.items() if k not in ("dossier", "herkomst")
        }
        assert len(after["dossier"]) == len(before["dossier"])
