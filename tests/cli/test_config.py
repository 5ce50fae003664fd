"""inburgering config: what a setting is, where it comes from, and how it is written."""

import os
import tomllib
from pathlib import Path

import pytest

from inburgering_cli.cli.shell.settings import SETTINGS, config_file
from tests.conftest import Runner

OIN = "00000001001234567000"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the config file is; it is not there yet, nor is its folder."""
    path = tmp_path / "thuis" / "config.toml"
    monkeypatch.setenv("INBURGERING_CONFIG", str(path))
    return path


def setting(run: Runner, name: str, *options: str) -> tuple[str | None, str]:
    """The value of a setting and where it comes from."""
    rows = {row["instelling"]: row for row in run.bare(*options, "config", "show", "-o", "json").data}
    return rows[name]["waarde"], rows[name]["herkomst"]


def test_an_option_before_the_environment_before_the_file_before_the_default(
    inburgering: Runner, config: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert setting(inburgering, "db") == (str(tmp_path / "data/inburgering/inburgering.db"), "standaard")
    assert setting(inburgering, "klantmanager") == (None, "geen")
    assert inburgering.bare("config", "set", "db", str(inburgering.store)).code == 0
    assert setting(inburgering, "db") == (str(inburgering.store), "bestand")
    monkeypatch.setenv("INBURGERING_DB", "elders.db")
    assert setting(inburgering, "db") == ("elders.db", "omgeving")
    assert setting(inburgering, "db", "--db", "gegeven.db") == ("gegeven.db", "optie")
    monkeypatch.setenv("INBURGERING_DB", "")
    assert inburgering.bare("case", "list", "-o", "json").data == []  # the store of the file


def test_every_setting_is_shown(inburgering: Runner, config: Path) -> None:
    shown = inburgering.bare("config", "show")
    assert str(config) in shown.out
    assert [name for name in SETTINGS if name not in shown.out] == []
    assert inburgering.bare("config", "path").out == f"{config}\n"
    assert config_file() == config
    assert not config.parent.exists()  # looking makes nothing


def test_what_else_is_in_the_file_stays_as_it_is(inburgering: Runner, config: Path) -> None:
    config.parent.mkdir()
    config.write_text("# van het werk\n\ngemeente   =  'Diemen' # zo heten we\n", encoding="utf-8")
    config.chmod(0o644)
    assert inburgering.bare("config", "set", "Duo-OIN-bron", OIN).code == 0
    assert inburgering.bare("config", "set", "klantmanager", 'A. "Öz" Jansen\\').code == 0
    text = config.read_text(encoding="utf-8")
    assert text.startswith("# van het werk\n\ngemeente   =  'Diemen' # zo heten we\n")
    assert tomllib.loads(text) == {"gemeente": "Diemen", "duo_oin_bron": OIN, "klantmanager": 'A. "Öz" Jansen\\'}
    assert os.name != "posix" or config.stat().st_mode & 0o777 == 0o600
    assert inburgering.bare("config", "unset", "duo_oin_bron").code == 0
    assert inburgering.bare("config", "set", "gemeente", "Ouder-Amstel").code == 0
    text = config.read_text(encoding="utf-8")
    assert tomllib.loads(text) == {"gemeente": "Ouder-Amstel", "klantmanager": 'A. "Öz" Jansen\\'}
    assert "# van het werk" in text
    assert "# zo heten we" in text
    assert list(config.parent.iterdir()) == [config]


def test_a_link_to_the_file_stays_a_link(inburgering: Runner, config: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('gemeente = "Diemen"\n')
    config.parent.mkdir()
    config.symlink_to(real)
    assert inburgering.bare("config", "set", "klantmanager", "Jansen").code == 0
    assert config.is_symlink()
    assert tomllib.loads(real.read_text()) == {"gemeente": "Diemen", "klantmanager": "Jansen"}


def test_setting_what_is_there_and_taking_out_what_is_not_changes_nothing(inburgering: Runner, config: Path) -> None:
    told = inburgering.bare("config", "unset", "gemeente")
    assert (told.code, "niets veranderd" in told.out, config.exists()) == (0, True, False)
    inburgering.bare("config", "set", "gemeente", "Diemen")
    before = config.stat().st_mtime_ns
    assert "stond al zo" in inburgering.bare("config", "set", "gemeente", "Diemen").out
    assert config.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("klantmanger", "x", "Bedoelt u klantmanager?"),
        ("qqq", "x", "Kies uit db, beleid"),
        ("duo_oin_bron", "123", "20 cijfers"),
        ("duo_oin_doel", "٠" * 20, "20 cijfers"),
        ("klantmanager", " ", "één regel tekst"),
        ("klantmanager", "a\nb", "één regel tekst"),
        ("gemeente", "x" * 81, "80 tekens"),
        ("db", "", "een pad"),
        ("beleid", "/bestaat/niet.toml", "bestaat niet"),
        ("sjablonen", "/bestaat/niet", "geen map"),
        ("backups", __file__, "geef een map"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    inburgering: Runner, config: Path, name: str, value: str, said: str
) -> None:
    result = inburgering.bare("config", "set", name, value)
    assert (result.code, said in result.err, config.exists()) == (3, True, False), result.err


def test_a_store_that_is_none_is_refused(inburgering: Runner, config: Path, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("geen store, maar wel lang genoeg om te lezen " * 5)
    for path in (tmp_path, tmp_path / "x.db"):
        assert inburgering.bare("config", "set", "db", str(path)).code == 5
    told = inburgering.bare("config", "set", "db", str(tmp_path / "nieuw.db"))
    assert (told.code, "nog geen dossierbestand" in told.err) == (0, True)


def test_a_path_is_kept_whole(
    inburgering: Runner, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for typed in ("kopie", "~/kopie", str(tmp_path / "kopie")):
        assert inburgering.bare("config", "set", "backups", typed).code == 0
        assert setting(inburgering, "backups") == (str(tmp_path / "kopie"), "bestand")


def test_a_key_that_nobody_knows_can_be_taken_out(inburgering: Runner, config: Path) -> None:
    config.parent.mkdir()
    config.write_text('klantmanger = "x"\ngemeente = "Diemen"\n')
    told = inburgering("case", "list")
    assert (told.code, "Bedoelt u klantmanager?" in told.err) == (3, True)
    assert "config unset klantmanger" in told.err
    assert inburgering.bare("config", "unset", "klantmanger").code == 0
    assert inburgering("case", "list").code == 0


def test_a_file_that_is_no_toml_is_left_alone(inburgering: Runner, config: Path) -> None:
    config.parent.mkdir()
    config.write_text("db =")
    for command in (("show",), ("set", "gemeente", "x"), ("unset", "gemeente")):
        result = inburgering.bare("config", *command)
        assert (result.code, "geen geldige TOML" in result.err) == (3, True)
    assert config.read_text() == "db ="
    assert inburgering.bare("config", "path").code == 0


def test_a_variable_that_goes_first_is_named(
    inburgering: Runner, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INBURGERING_DB", "elders.db")
    assert "INBURGERING_DB staat in uw omgeving en gaat voor" in inburgering.bare("config", "set", "db", "hier.db").err


def test_a_new_dossier_is_of_who_the_settings_say(inburgering: Runner, config: Path) -> None:
    inburgering.bare("config", "set", "klantmanager", "Ömer Jansen")
    inburgering.bare("config", "set", "gemeente", "Diemen")
    add = ("case", "add", "--geslachtsnaam", "Öz", "--doelgroep", "gezinsmigrant")
    mine = inburgering.json(*add)
    assert (mine["klantmanager"], mine["gemeente"]) == ("Ömer Jansen", "Diemen")
    other = inburgering.json(*add, "--voornamen", "B", "--klantmanager", "Vos", "--gemeente", "Amsterdam")
    assert (other["klantmanager"], other["gemeente"]) == ("Vos", "Amsterdam")
    inburgering.ok("case", "edit", other["dossier"], "--azc", "Almere")  # an edit fills in nothing
    assert inburgering.json("case", "show", other["dossier"])["klantmanager"] == "Vos"

    def of(name: str) -> list[str]:
        return [row["dossier"] for row in inburgering.json("case", "list", "--klantmanager", name)]

    assert of("mij") == of("MIJ") == of("omer jansen") == [mine["dossier"]]
    assert of("vos") == [other["dossier"]]
    assert of("Vo") == []
    inburgering.bare("config", "unset", "klantmanager")
    result = inburgering("case", "list", "--klantmanager", "mij")
    assert (result.code, "config set klantmanager" in result.err) == (2, True)


def test_a_backup_goes_to_the_folder_of_the_settings(inburgering: Runner, config: Path, tmp_path: Path) -> None:
    assert inburgering("db", "backup").code == 2
    inburgering.bare("config", "set", "backups", str(tmp_path / "kopie"))
    made = inburgering.json("db", "backup")
    assert Path(made["bestand"]).parent == tmp_path / "kopie"
    elsewhere = inburgering.json("db", "backup", "--out", str(tmp_path / "anders"))
    assert Path(elsewhere["bestand"]).parent == tmp_path / "anders"
