"""Completing with Tab: which values, how quickly, without a word on the screen, and in the shells themselves."""

import os
import pty
import re
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from inburgering_cli.cli.commands.import_ import _KINDS
from inburgering_cli.cli.shell.completion import complete
from inburgering_cli.cli.shell.completion_scripts import SCRIPTS
from inburgering_cli.cli.shell.dutch import groups
from inburgering_cli.cli.shell.root import app
from inburgering_cli.cli.shell.settings import SETTINGS
from inburgering_cli.law.signals.declared import SIGNALS
from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.law.vocabulary import DOELGROEPEN, SOORTEN_ACTIVITEIT
from tests.cli.test_start_up import HEAVY
from tests.conftest import Runner
from tests.test_docs import commands

#: The most modules that completing a dossier may load; `import typer` alone makes it 139.
MODULES = 200  # our own are 49 of these, with each folder of the package as one


def values(*words: str) -> list[str]:
    """What could stand in the place of the last of these words."""
    return [value for value, _ in complete(words[:-1], words[-1]).choices]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (("",), list(groups())),
        (("ca",), ["case"]),
        (("case", "sh"), ["show"]),
        (("report", "layout", "s"), ["show", "sources"]),
        (("case", "add", "--doelgroep", ""), list(DOELGROEPEN)),
        (("case", "add", "--doelgroep=gez"), ["--doelgroep=gezinsmigrant"]),
        (("case", "add", "--geslacht", ""), ["m", "v", "x"]),
        (("case", "list", "--doelgroep", ""), list(DOELGROEPEN)),
        (("case", "list", "--route", ""), ["b1", "onderwijs", "z", "geen"]),
        (("case", "list", "-o", ""), ["table", "json", "csv"]),
        (("case", "edit", "x", "--leeg", "bijstand"), ["bijstand_ingang", "bijstand_einde"]),
        (("case", "show", "--out"), ["--output"]),
        (("route", "assign", "x", ""), ["b1", "onderwijs", "z"]),
        (("activiteit", "add", "x", ""), list(SOORTEN_ACTIVITEIT)),
        (("deadline", "explain", "x", "pip"), [t for t in TERMS if t.startswith("pip")]),
        (("deadline", "list", "--termijn", ""), list(TERMS)),
        (("deadline", "list", "--status", "verl"), ["verlopen"]),
        (("policy", "show", "pip"), [t for t in (*TERMS, *SIGNALS) if t.startswith("pip")]),
        (("signaal", "explain", "x", ""), list(SIGNALS)),
        (("case", "list", "--signaal", "pip"), [s for s in SIGNALS if s.startswith("pip")]),
        (("import", ""), list(_KINDS)),
        (("import", "--template", "ca"), ["cases"]),
        (("begrip", "brede_intake_af"), ["brede_intake_afgerond"]),
        (("config", "set", ""), list(SETTINGS)),
        (("config", "completion", ""), list(SCRIPTS)),
        (("case", "add", "--azc", ""), []),
        (("geen", "opdracht", ""), []),
        (("case", "list", "te", "veel", ""), []),
        (("begrip", "begrip", ""), []),
    ],
)
def test_what_could_stand_there(line: tuple[str, ...], wanted: list[str]) -> None:
    assert values(*line) == wanted


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (("--db", ""), "bestanden"),
        (("import", "cases", ""), "bestanden"),
        (("policy", "check", ""), "bestanden"),
        (("db", "backup", "--out", ""), "mappen"),
        (("db", "import", ""), "mappen"),
    ],
)
def test_a_path_is_left_to_the_shell(line: tuple[str, ...], kind: str) -> None:
    assert complete(line[:-1], line[-1]) == (kind, ())


@pytest.mark.parametrize("path", sorted(commands()))
def test_every_command_and_its_options_can_be_completed(path: str) -> None:
    *before, last = path.split()
    assert last in values(*before, last)
    assert "--help" in values(*before, last, "--h")


@pytest.mark.parametrize("path", [p for p in sorted(commands()) if p not in ("report layout", "import")])
def test_one_command_is_made_as_its_group_makes_it(path: str) -> None:
    command = get_command(app)
    for name in path.split():
        command = command.get_command(None, name)  # type: ignore[attr-defined]  # a group
    options = [o for p in command.params for o in p.opts if o.startswith("--")]
    assert set(options) <= {*values(*path.split(), "--")}


def test_a_dossier_by_its_number_or_by_its_name(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBURGERING_DB", str(caseload.store))
    everyone = [("2025-0001", "Tesfay, Selam"), ("2025-0002", "Öztürk, Elif"), ("2025-0003", "Berg, van den")]
    for typed in ("", "2025-000"):
        assert complete(("case", "show"), typed) == ("waarden", everyone)
    assert complete(("pip", "sign"), "2025-0002") == ("waarden", everyone[1:2])
    assert complete(("deadline", "list", "--dossier"), "oz") == ("naam", everyone[1:2])
    assert complete(("case", "show"), "van den b") == ("naam", everyone[2:])
    for typed in ("2024", "999990019", "0123456789", "niemand", "...", "'"):  # a BSN or a V-nummer gives nobody away
        assert complete(("case", "show"), typed).choices in ([], ())
    monkeypatch.delenv("INBURGERING_DB")
    assert complete(("case", "show"), "").choices == []
    for option in (("--db", str(caseload.store)), (f"--db={caseload.store}",)):
        assert complete((*option, "case", "show"), "").choices == everyone


def test_it_leaves_no_line_in_the_trail_and_no_last_dossier(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBURGERING_DB", str(caseload.store))

    def lines() -> int:
        with sqlite3.connect(caseload.store) as connection:
            (count,) = connection.execute("SELECT count(*) FROM spoor").fetchone()
        connection.close()
        return int(count)

    before = lines()
    assert caseload.bare("--aanvullen", "fish", "3", "case", "show", "berg").out == "naam\n2025-0003\tBerg, van den\n"
    assert lines() == before
    assert caseload("case", "show", "-").code == 4


def test_no_more_than_fifty(inburgering: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBURGERING_DB", str(inburgering.store))
    with sqlite3.connect(inburgering.store) as connection:
        connection.executemany(
            "INSERT INTO dossier (nummer, zoeknaam, geslachtsnaam, doelgroep) VALUES (?, 'vos', 'Vos', 'gezinsmigrant')",
            [(f"2026-{n:04}",) for n in range(1, 80)],
        )
    for typed in ("", "2026", "vos"):
        assert values("case", "show", typed) == [f"2026-{n:04}" for n in range(30, 80)]  # the newest


def broken(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def no_store(path: Path) -> None:
    path.write_text("SQLite? Nee.")


def older(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def unreadable(path: Path) -> None:
    """As an encrypted file looks from outside."""
    path.write_bytes(bytes(range(256)) * 64)


@pytest.mark.parametrize("spoil", [Path.unlink, broken, no_store, older, unreadable], ids=lambda f: f.__name__)
@pytest.mark.parametrize("shell", SCRIPTS)
def test_without_a_sound_store_there_are_no_dossiers_and_no_words(
    caseload: Runner, spoil: object, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INBURGERING_DB", str(caseload.store))
    with sqlite3.connect(caseload.store) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    spoil(caseload.store)  # type: ignore[operator]
    result = caseload.bare("--aanvullen", shell, "3", "case", "show", "")
    assert (result.code, result.out, result.err) == (0, "waarden\n", "")


@pytest.mark.parametrize(
    "request_", [(), ("x",), ("bash", "x"), ("bash:9", "99", "case"), ("fish", "-1"), ("zsh", "1", "\udcff")]
)
def test_a_strange_request_is_no_error(inburgering: Runner, request_: tuple[str, ...]) -> None:
    result = inburgering.bare("--aanvullen", *request_)
    assert (result.code, result.err) == (0, "")


def test_a_damaged_config_is_no_error(inburgering: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("db =")
    monkeypatch.setenv("INBURGERING_CONFIG", str(tmp_path / "config.toml"))
    result = inburgering.bare("--aanvullen", "bash:9", "3", "case", "show", "")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_what_bash_takes_apart_is_put_together(inburgering: Runner) -> None:
    ask = inburgering.bare
    assert ask("--aanvullen", "bash:9", "5", "case", "add", "--doelgroep", "=", "gez").out == "waarden\ngezinsmigrant\n"
    assert ask("--aanvullen", "bash:9", "4", "case", "list", "--route", "=").out == "waarden\nb1\nonderwijs\nz\ngeen\n"
    assert ask("--aanvullen", "bash:63", "2", "policy", "s").out == "waarden\nshow\n"
    told = ask("--aanvullen", "bash:63", "2", "case", "e").out.splitlines()
    assert [line.split("  (")[0] for line in told[1:]] == ["edit", "export", "erase"]
    assert ask("--aanvullen", "bash:37", "2", "case", "e").out == "waarden\nedit\nexport\nerase\n"


def test_signs_that_steer_a_terminal_are_marks(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBURGERING_DB", str(caseload.store))
    caseload.ok("case", "edit", "Berg", "--voornamen", "A\x1b[2J\tB")
    assert (
        caseload.bare("--aanvullen", "fish", "3", "case", "show", "berg").out
        == "naam\n2025-0003\tBerg, A␛[2J␉B van den\n"
    )


PROGRAM = """
import sys
from inburgering_cli.cli.shell.run import run
run(sys.argv[2:])
print(len(sys.modules), [m for m in sys.argv[1].split(",") if m in sys.modules], file=sys.stderr)
"""


def test_it_loads_little(caseload: Runner) -> None:
    words = ("--aanvullen", "bash:9", "5", "--db", str(caseload.store), "case", "show", "berg")
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, ",".join((*HEAVY, "rich", "jinja2", "tomlkit")), *words],
        capture_output=True, check=True, timeout=60, text=True,
    )  # fmt: skip
    assert told.stdout == "naam\n2025-0003\n"
    count, _, heavy = told.stderr.strip().partition(" ")
    assert (int(count) <= MODULES, heavy) == (True, "[]")


SHELLS = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}


class Shell:
    """A shell on a pseudo-terminal in which the script is loaded."""

    def __init__(self, name: str, store: Path, home: Path) -> None:
        script = home / f"aanvullen.{name}"
        script.write_text(SCRIPTS[name], encoding="utf-8")
        folder = Path(sys.executable).parent
        env = {
            "PATH": f"{folder}:{os.environ['PATH']}", "HOME": str(home), "TERM": "vt100", "LC_ALL": "C.UTF-8",
            "INBURGERING_DB": str(store), "INBURGERING_CONFIG": str(home / "none.toml"), "ZDOTDIR": str(home),
        }  # fmt: skip
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(SHELLS[name][0], SHELLS[name], env)
        load = f"autoload -Uz compinit; compinit -u; . {script}" if name == "zsh" else f". {script}"
        self.type(f"{load}; echo kla''ar\r")
        self.wait_for("klaar", 30)

    def type(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """What appears on the screen, until this text does."""
        seen, end = "", time.monotonic() + seconds
        while text not in seen:
            ready, _, _ = select.select([self.terminal], [], [], max(0, end - time.monotonic()))
            assert ready, f"no {text!r} in {seen!r}"
            seen += re.sub(
                r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]", "", os.read(self.terminal, 65536).decode(errors="replace")
            )
        return seen

    def close(self) -> None:
        os.close(self.terminal)
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, caseload: Runner, tmp_path: Path) -> Iterator[Shell]:
    """Each of the shells that is on this computer."""
    if shutil.which(request.param) is None:
        pytest.skip(f"no {request.param} on this machine: apt-get install {request.param}")
    home = tmp_path / "home"
    home.mkdir()
    started = Shell(request.param, caseload.store, home)
    yield started
    started.close()


def test_a_shell_completes_commands_values_and_dossiers(shell: Shell, request: pytest.FixtureRequest) -> None:
    shell.type("inburgering hui\t")
    shell.wait_for("shouden")
    shell.type("\x15inburgering case add --doelgroep asi\t")
    shell.wait_for("elstatushouder")
    shell.type("\x15inburgering case show 2025-\t\t\t")
    told = shell.wait_for("Tesfay, Selam")
    assert "Fout" not in told
    if "fish" not in request.node.name:  # fish compares with the number alone
        shell.type("\x15inburgering case show 'van den b\t")
        shell.wait_for("2025-0003")


def test_a_shell_is_silent_where_there_is_no_store(shell: Shell, caseload: Runner) -> None:
    caseload.store.unlink()
    shell.type("inburgering case show 2025\t\t\x15echo st''il\r")
    told = shell.wait_for("stil")
    assert "Fout" not in told
    assert "0001" not in told


def test_powershell_has_a_script_too(inburgering: Runner) -> None:
    script = inburgering.bare("config", "completion", "powershell").out
    assert "Register-ArgumentCompleter -Native -CommandName inburgering" in script
    if shutil.which("pwsh"):
        subprocess.run(["pwsh", "-NoProfile", "-Command", script], check=True, timeout=120)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_can_be_shown_and_put_in_its_place(
    inburgering: Runner, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("ZDOTDIR", raising=False)
    assert inburgering.bare("config", "completion", name).out == SCRIPTS[name]
    start = {"bash": ".bashrc", "zsh": ".zshrc"}.get(name)
    if start:
        (tmp_path / start).write_text("alias ll='ls -l'")  # without an end of line
    told = inburgering.bare("config", "completion", name, "--install")
    assert told.code == 0
    place = tmp_path / "config/fish/completions/inburgering.fish"
    if name != "fish":
        place = tmp_path / "data/inburgering" / f"aanvullen.{'ps1' if name == 'powershell' else name}"
    assert str(place) in told.out
    assert place.read_text() == SCRIPTS[name]
    inburgering.bare("config", "completion", name, "--install")
    if start:
        first, *_, last = (tmp_path / start).read_text().splitlines()
        assert (first, last.count(str(place))) == ("alias ll='ls -l'", 2)
        assert (tmp_path / start).read_text().count("aanvullen met Tab") == 1


def test_another_shell_is_refused(inburgering: Runner) -> None:
    result = inburgering.bare("config", "completion", "tcsh")
    assert (result.code, "Kies uit bash, zsh, fish, powershell" in result.err) == (2, True)
