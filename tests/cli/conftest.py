"""A dossier typed in through the commands: the worked example, and a few people beside it."""

import contextlib
import io
from pathlib import Path

import pytest

from inburgering_cli.cli.shell.run import run
from tests.cli.paper import Stuk, every
from tests.conftest import Runner
from tests.test_examples import EXAMPLES, FILES

BSN = "999990019"
V_NUMMER = "0123456789"
#: The person of the worked example, command by command.
WORKED = (
    (
        "case add --geslachtsnaam Tesfay --voornamen Selam --doelgroep asielstatushouder --bsn 999990019"
        " --v-nummer 0123456789 --gemeente Ouder-Amstel --plicht-begin 2024-01-15 --kennisgeving 22-01-2024"
        " --huisvesting 18-3-2024 --bijstand-ingang 2024-03-18"
    ),
    "intake record 2025-0001 --datum 2024-03-25 --deel 1 --methode dariuz --leefgebied werkervaring=kapper --zrm financien=3",
    "intake record 2025-0001 --datum 2024-04-22 --deel 2 --locatie gemeente",
    "intake record 2025-0001 --datum 2024-05-06 --toets-uitslag b1_haalbaar --toets-score 70 --toets-drempel 60,5",
    "pip create 2025-0001 --doel werk --gesprekken 4",
    "pip sign 2025-0001 --dagtekening 2024-05-28",
    "route assign 2025-0001 b1 --datum 2024-05-28",
    "ontzorg start 2025-0001 --datum 2024-03-18 --huur 612,50",
    "ontzorg cost 2025-0001 gas 80",
    "ontzorg stop 2025-0001 --datum 2024-09-17",
    "activiteit add 2025-0001 taalles --start 2024-06-03 --einde 2025-06-27 --uren-per-week 12",
    "activiteit add 2025-0001 vrijwilligerswerk --start 2024-09-02 --aanbieder Buurthuis",
    "activiteit stop 2025-0001 vrijwilligerswerk --einde 2025-01-31",
    "activiteit add 2025-0001 betaald_werk --start 2025-03-01",
    "enquete record --groep partners --datum 2024-06-01 --score 7,5 --partner Coherente",
    "enquete record 2025-0001 --groep inburgeraars --datum 2024-06-01 --score 8",
)
#: A gezinsmigrant, and an asielstatushouder with little known.
OTHERS = (
    "case add --geslachtsnaam Öztürk --voornamen Elif --doelgroep gezinsmigrant --kennisgeving 2024-02-01",
    (
        "case add --geslachtsnaam Berg --voorvoegsel van~den --doelgroep asielstatushouder --huisvesting 2024-04-01"
        " --huishouden H-01"
    ),
)


def typed(store: Path, commands: tuple[str, ...], peildatum: str) -> None:
    """Type commands one after the other; `~` stands for a space within one argument."""
    for command in commands:
        arguments = [part.replace("~", " ") for part in command.split()]
        told = io.StringIO()
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            code = run(["--db", str(store), "--peildatum", peildatum, *arguments])
        assert code == 0, (command, told.getvalue())


@pytest.fixture(scope="session")
def caseload_store(tmp_path_factory: pytest.TempPathFactory, empty_store: bytes) -> bytes:
    """A store with those three people, as typed on the last day of 2025."""
    store = tmp_path_factory.mktemp("caseload") / "store.db"
    store.write_bytes(empty_store)
    store.chmod(0o600)
    typed(store, WORKED + OTHERS, "2025-12-31")
    return store.read_bytes()


@pytest.fixture
def caseload(tmp_path: Path, caseload_store: bytes, capsys: pytest.CaptureFixture[str]) -> Runner:
    """A runner on a store of its own with the three people."""
    store = tmp_path / "caseload.db"
    store.write_bytes(caseload_store)
    store.chmod(0o600)
    return Runner(store, capsys)


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with the fictional caseload of the examples."""
    path = tmp_path_factory.mktemp("levering") / "store.db"
    assert run(["--db", str(path), "db", "init"]) == 0
    for kind, name, *options in FILES:
        command = ["--db", str(path), "--peildatum", "2026-09-30", "import", kind, str(EXAMPLES / name), *options]
        assert run(command) == 0
    return path.read_bytes()


@pytest.fixture(scope="session")
def pieces(tmp_path_factory: pytest.TempPathFactory, caseload_store: bytes, example_store: bytes) -> dict[str, Stuk]:
    """Every page and document that the program makes for people."""
    return every(tmp_path_factory.mktemp("stukken"), caseload_store, example_store)


#: What an example takes as given, beside the fictional caseload: files under the names that it uses.
GIVEN_FILES = {"beleid.toml": "beleid-ouder-amstel.toml", "swi.toml": "levering-swi.toml", "caseload.csv": "cases.csv"}
OINS = """duo_oin_bron = "00000001003214345000"\nduo_oin_doel = "00000004003214345001"\n"""


@pytest.fixture
def on_the_day_of_the_demo(
    inburgering: Runner, example_store: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Runner:
    """A runner on the fictional caseload on the day of the demo, in a folder with the files that the examples name."""
    monkeypatch.chdir(tmp_path)
    for name, source in GIVEN_FILES.items():
        (tmp_path / name).write_bytes((EXAMPLES / source).read_bytes())
    (tmp_path / "no-config.toml").write_text(OINS, encoding="utf-8")
    (tmp_path / "backups").mkdir()
    for name in ("voorbeeld.db", "backups/inburgering-20260901T180000Z.db"):
        (tmp_path / name).write_bytes(example_store)
        (tmp_path / name).chmod(0o600)
    runner = inburgering.beside(tmp_path / "voorbeeld.db")
    runner.peildatum = "2026-09-30"
    return runner
