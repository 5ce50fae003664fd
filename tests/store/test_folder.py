"""Where the store stands by default: the rule of platformdirs, which Linux applies by hand."""

from pathlib import Path

import platformdirs
import pytest

from inburgering_cli.cli.shell.context import environment


@pytest.mark.parametrize("base", ["", "  ", "/ergens/anders"])
def test_the_default_folder_is_the_one_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, base: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", base)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("INBURGERING_DB", raising=False)
    found = environment(None, None, None).location
    assert found.path.parent == Path(platformdirs.user_data_dir("inburgering"))
    assert not found.named
