"""From what somebody types as DOSSIER to one dossier."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from inburgering_cli.core.errors import NotFound
from inburgering_cli.law.facts import search_name
from inburgering_cli.store.database import Location
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading import lookup
from inburgering_cli.work.reading.last_dossier import LastDossier

PEOPLE = (
    ("Anna", "van den", "Berg"),
    ("Bo", None, "Bergman"),
    ("Çağlar", None, "Öz"),
    ("Deniz", None, "Özdemir"),
    ("Saïd", None, "Ali"),
    ("Ali", None, "Hassan"),
    ("Eva", None, "Alizadeh"),
    ("Jan", "de", "Vries"),
    ("Jan Peter", "de", "Vries"),
    ("Fatma", None, "Yıldırım"),
    ("Geert", "van ’t", "Hoff"),
    ("Jeanne", None, "d’Arc"),
    ("Karim", None, "El-Amrani"),
    ("Søren", None, "Groß"),
    ("Łucja", None, "Wałęsa"),
    ("Nora", None, "O'Neil"),
    ("İpek", None, "Şahin-Ağca"),
    (None, None, "Yılmaz"),
    (None, None, "Yılmaz-Kaya"),
    ("Ömer", None, "Yılmaz"),
)


@pytest.fixture
def env(tmp_path: Path, empty_store: bytes) -> Environment:
    """A store with those people: the first one is 2026-0001."""
    store = tmp_path / "store.db"
    store.write_bytes(empty_store)
    with sqlite3.connect(store) as connection:
        for n, name in enumerate(PEOPLE, 1):
            values = dict(zip(("voornamen", "voorvoegsel", "geslachtsnaam"), name, strict=True))
            row = {
                **values, "nummer": f"2026-{n:04}", "zoeknaam": search_name(values), "bsn": f"99999{n:04}",
                "v_nummer": f"0123456{n:03}", "doelgroep": "gezinsmigrant", "gemeente": "Diemen",
            }  # fmt: skip
            marks = ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO dossier ({', '.join(row)}) VALUES ({marks})", row)
    connection.close()
    return Environment(Location(store, named=True), "2026-06-01", state_dir=tmp_path / "state")


def found(env: Environment, text: str) -> list[str]:
    """The names of whom `text` can mean."""
    with sqlite3.connect(env.location.path) as connection:
        try:
            numbers = [lookup.find(env, connection, text).nummer]
        except lookup.SeveralFound as several:
            numbers = [d.nummer for d in several.found]
        except NotFound:
            numbers = []
    connection.close()
    return [" ".join(part for part in PEOPLE[int(number[5:]) - 1] if part) for number in numbers]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Berg", "Anna van den Berg"),
        ("van den Berg", "Anna van den Berg"),
        ("berg, van den", "Anna van den Berg"),
        ("Berg, Anna van den", "Anna van den Berg"),
        ("v d berg", "Anna van den Berg"),
        ("v.d. Berg", "Anna van den Berg"),
        ("vd berg", "Anna van den Berg"),
        ("a v/d berg", "Anna van den Berg"),
        ("bergm", "Bo Bergman"),
        ("Oz", "Çağlar Öz"),
        ("öz", "Çağlar Öz"),
        ("ÖZ", "Çağlar Öz"),
        ("O\u0308z", "Çağlar Öz"),
        ("ozd", "Deniz Özdemir"),
        ("ali said", "Saïd Ali"),
        ("Saïd Ali", "Saïd Ali"),
        ("jan de vries", "Jan de Vries"),
        ("vries peter", "Jan Peter de Vries"),
        ("YILDIRIM", "Fatma Yıldırım"),
        ("yıldirim", "Fatma Yıldırım"),
        ("van het hoff", "Geert van ’t Hoff"),
        ("van 't Hoff", "Geert van ’t Hoff"),
        ("d'arc", "Jeanne d’Arc"),
        ("darc", "Jeanne d’Arc"),
        ("d arc", "Jeanne d’Arc"),
        ("el amrani", "Karim El-Amrani"),
        ("elamrani", "Karim El-Amrani"),
        ("soren gross", "Søren Groß"),
        ("walesa", "Łucja Wałęsa"),
        ("o´neil", "Nora O'Neil"),
        ("oneil", "Nora O'Neil"),
        ("agca", "İpek Şahin-Ağca"),
        ("ipek", "İpek Şahin-Ağca"),
    ],
)
def test_a_name_is_found_as_people_type_it(env: Environment, typed: str, name: str) -> None:
    assert found(env, typed) == [name]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("be", ["Anna van den Berg", "Bo Bergman"]),
        ("vries", ["Jan de Vries", "Jan Peter de Vries"]),
        ("ali", ["Saïd Ali", "Ali Hassan"]),  # a whole name of both, and no part of Alizadeh
        ("yilmaz", ["Yılmaz", "Ömer Yılmaz"]),
        ("jan", ["Jan de Vries", "Jan Peter de Vries"]),
    ],
)
def test_who_may_be_meant_is_named(env: Environment, typed: str, names: list[str]) -> None:
    assert found(env, typed) == names
    with sqlite3.connect(env.location.path) as connection, pytest.raises(NotFound) as told:
        lookup.find(env, connection, typed)
    assert told.value.exit_code == 4
    assert len(told.value.message.splitlines()) == len(names) + 1
    assert told.value.message.count("gezinsmigrant  Diemen") == len(names)


@pytest.mark.parametrize(
    "typed",
    [
        "bergh",
        "berg burg",
        "%",
        "_",
        "\\",
        "'",
        "-x",
        "...",
        "Berg?",
        "B\ufffdrg",
        "[berg]",
        "",
        " ",
        "999999999",
        "2026-0099",
    ],
)
def test_what_is_not_there_is_not_found(env: Environment, typed: str) -> None:
    assert found(env, typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "2026-0003", "2026-3", "26-3", "26-0003", " 2026-0003 ", "2026–0003", "999990003", "999 990 003", "9999.90.003",
        "999.990.003", "0123456003", "V0123456003", "v 0123456003", "v-0123456003", "0123 456 003",
    ],
)  # fmt: skip
def test_a_number_is_found_as_people_write_it(env: Environment, typed: str) -> None:
    assert found(env, typed) == ["Çağlar Öz"]


@pytest.mark.parametrize("typed", ["999 990 999", "V0123456999", "12345678901", "1234 5678"])
def test_a_number_of_a_person_is_never_repeated(env: Environment, typed: str) -> None:
    with sqlite3.connect(env.location.path) as connection, pytest.raises(NotFound) as told:
        lookup.find(env, connection, typed)
    assert typed not in told.value.message
    assert "‘nummer *****" in told.value.message


def find(env: Environment, text: str) -> str:
    with sqlite3.connect(env.location.path) as connection:
        return lookup.find(env, connection, text).nummer


def test_the_last_dossier_is_a_dash(env: Environment, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Er is nog geen laatste dossier"):
        find(env, "-")
    find(env, "Öz")
    assert find(env, "-") == "2026-0003"
    with pytest.raises(NotFound):
        find(env, "vries")  # several: nobody was meant yet
    assert find(env, "-") == "2026-0003"
    (kept,) = (tmp_path / "state/laatste").iterdir()
    assert kept.read_text() == "2026-0003\n"
    assert os.name != "posix" or kept.stat().st_mode & 0o777 == 0o600


def test_each_store_has_its_own_last_dossier(env: Environment, tmp_path: Path) -> None:
    find(env, "Öz")
    other = tmp_path / "other.db"
    assert LastDossier(tmp_path / "state", other).number() is None
    link = tmp_path / "link.db"
    link.symlink_to(env.location.path)
    assert LastDossier(tmp_path / "state", link).number() == "2026-0003"


@pytest.mark.parametrize("text", ["", "2026-00", "x", "2026-0003; rm", "\udcff"])
def test_a_damaged_note_of_the_last_dossier_is_none(env: Environment, tmp_path: Path, text: str) -> None:
    find(env, "Öz")
    (kept,) = (tmp_path / "state/laatste").iterdir()
    kept.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert env.last.number() is None


def test_a_dossier_that_is_gone_is_named(env: Environment) -> None:
    find(env, "Öz")
    with sqlite3.connect(env.location.path) as connection:
        connection.execute("DELETE FROM dossier WHERE nummer = '2026-0003'")
    with pytest.raises(NotFound, match=r"2026-0003\) staat niet meer"):
        find(env, "-")


def test_nothing_breaks_where_nothing_can_be_kept(env: Environment, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, no folder")
    assert find(env, "Öz") == "2026-0003"
    with pytest.raises(NotFound):
        find(env, "-")


def test_two_programs_at_once_leave_one_whole_number(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from inburgering_cli.work.reading.last_dossier import LastDossier\n"
        "last = LastDossier(Path(sys.argv[1]), Path('store.db'))\n"
        "for _ in range(300):\n"
        "    for n in (1, 2): last.remember(f'{sys.argv[2]}-{n:04}'); assert last.number() is not None\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), year], cwd=tmp_path)
        for year in ("2025", "2026")
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    (kept,) = (tmp_path / "laatste").iterdir()
    assert kept.read_text() in ("2025-0002\n", "2026-0002\n")
