"""The two forms of a store: a test that asks for them runs on a plain one and on an encrypted one."""

from pathlib import Path
from typing import Final

import pytest

from inburgering_cli.store.encryption.keys import Key, KeyFile, new_key, new_name
from inburgering_cli.store.encryption.rewrite import rewrite
from tests.reliability.program import LONG

PLAIN: Final = "plain"
ENCRYPTED: Final = "encrypted"
#: Marks of a test that uses the fixture `form`: on both, or on the encrypted one in the long form alone.
both_forms = pytest.mark.parametrize("form", [PLAIN, ENCRYPTED], indirect=True)
both_forms_long = pytest.mark.parametrize("form", [PLAIN, ENCRYPTED] if LONG else [PLAIN], indirect=True)


def as_form(store: Path, form: str, key: Path) -> None:
    """Encrypt a store, without a line in its trail, when the form asks for it."""
    if form == PLAIN:
        return
    keys = KeyFile(key)
    if not keys.read():
        keys.write([new_key()])
    rewrite(store, Key(keys.read()[0], new_name()), lambda _: None)
    assert store.read_bytes()[:4] == b"Inbu"


def key_for(tmp_path: Path) -> Path:
    """A key file outside the folder of a test, which looks at what is in there."""
    return tmp_path.with_name(f"{tmp_path.name}-sleutel") / "sleutel.txt"
