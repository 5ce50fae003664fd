"""The pictures of the README show what the program writes today."""

import re
from pathlib import Path

import pytest

from tests.demo_store import caseload
from tests.manual import README
from tests.picture import FOLDER, PICTURES, draw, words


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return caseload(tmp_path_factory.mktemp("picture"))


@pytest.mark.parametrize(("name", "command", "columns", "lines"), PICTURES, ids=[name for name, *_ in PICTURES])
def test_a_picture_says_what_the_program_writes(store: Path, name: str, command: str, columns: int, lines: int) -> None:
    there = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert words(there) == words(draw(store, name, command, columns, lines)), "run `make picture`"
    assert f"inburgering {command}" in words(there)
    assert len(words(there)) > 15
    assert set(re.findall(r"https?://[^\"\s]+", there)) <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}


def test_the_readme_shows_every_picture_and_says_what_is_on_it() -> None:
    text = README.read_text(encoding="utf-8")
    shown = dict(re.findall(r"!\[([^\]]{20,})\]\(docs/pictures/(\w+)\.svg\)", text))
    assert sorted(shown.values()) == sorted(name for name, *_ in PICTURES) == sorted(p.stem for p in FOLDER.iterdir())
