"""The caseload that the tests of commands use, here as well; and stores in one of two forms."""

import signal
from pathlib import Path

import pytest

from inburgering_cli.store.encryption.key_source import KeySource, use_keys
from tests.cli.conftest import caseload as plain_caseload
from tests.cli.conftest import caseload_store
from tests.conftest import Runner
from tests.reliability.forms import ENCRYPTED, PLAIN, as_form, key_for

__all__ = ["caseload_store", "plain_caseload"]


@pytest.fixture
def form(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The form of the stores of this test; for an encrypted one the key is known to the program and to the test itself."""
    found: str = getattr(request, "param", PLAIN)
    if found == ENCRYPTED:
        monkeypatch.setenv("INBURGERING_SLEUTELBESTAND", str(key_for(tmp_path)))
        use_keys(KeySource(key_for(tmp_path)))
    return found


@pytest.fixture
def inburgering(inburgering: Runner, form: str, tmp_path: Path) -> Runner:
    """A runner on an empty store."""
    as_form(inburgering.store, form, key_for(tmp_path))
    return inburgering


@pytest.fixture
def caseload(plain_caseload: Runner, form: str, tmp_path: Path) -> Runner:
    """A runner on a store with the three people."""
    as_form(plain_caseload.store, form, key_for(tmp_path))
    return plain_caseload


@pytest.fixture(autouse=True)
def _signals_arrive() -> None:
    """A shell ignores these for what it runs in the background, and every process inherits that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
