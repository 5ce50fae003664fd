"""The name rule: a noun of the law or of the desk is Dutch (pip, handhaving, taakstelling), every other word is English.

The names of files, classes, functions, methods and constants in `src` are taken apart into words. Each word stands in
one of two sorted lists, `words/dutch.txt` or `words/english.txt`: a new word comes into the code when somebody puts it
there. Into the Dutch list go nouns of the law, of DUO and of the desk, the short names of laws, and names that data
carries: a code list that `begrip` shows, the id of a signal, a command. A word that English has as well (`map`, `budget`)
stands there when it is meant as Dutch.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import inburgering_cli

SOURCE = Path(inburgering_cli.__file__).parent
WORDS = Path(__file__).with_name("words")
DUTCH, ENGLISH = ((WORDS / f"{language}.txt").read_text(encoding="utf-8").split() for language in ("dutch", "english"))


def words_of(name: str) -> list[str]:
    """The words of a name: `_KeySource` and `key_source` are both `key` and `source`."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def names_in(text: str) -> Iterator[str]:
    """The names of the classes, functions and methods of a module, and of what it declares at its top."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
    for node in tree.body:
        targets = (
            [node.target] if isinstance(node, ast.AnnAssign) else node.targets if isinstance(node, ast.Assign) else []
        )
        yield from (x.id for target in targets for x in ast.walk(target) if isinstance(x, ast.Name))


def modules() -> list[Path]:
    """The files that people write by hand: a migration that was released stays as it is."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if path.parent.name != "versions"]


def strangers(names: Iterator[str] | list[str]) -> dict[str, str]:
    """The words that no list has, each with a name that holds it."""
    known = {*DUTCH, *ENGLISH}
    return {word: name for name in names for word in words_of(name) if word not in known}


def test_every_word_in_a_name_is_english_or_a_known_noun_of_law_and_desk() -> None:
    found: dict[str, str] = {}
    for path in modules():
        parts = path.relative_to(SOURCE).with_suffix("").parts
        for word, name in strangers([*parts, *names_in(path.read_text(encoding="utf-8"))]).items():
            found[word] = f"{name} in {path.relative_to(SOURCE)}"
    assert not found, "rename it in English, or put the word in tests/words/english.txt or dutch.txt"


def test_a_dutch_word_that_is_no_noun_of_the_law_is_found() -> None:
    planted = "_LEGE_REGELS = 3\n\nclass Boeking:\n    def schrijf_pip(self): ...\n\ndef find_route(): ...\n"
    assert strangers(names_in(planted)) == {
        "lege": "_LEGE_REGELS", "regels": "_LEGE_REGELS", "boeking": "Boeking", "schrijf": "schrijf_pip",
    }  # fmt: skip


def test_the_lists_are_sorted_and_apart_and_no_dutch_word_is_kept_for_nothing() -> None:
    assert sorted(set(DUTCH)) == DUTCH
    assert sorted(set(ENGLISH)) == ENGLISH
    assert not {*DUTCH} & {*ENGLISH}
    used = {
        word
        for path in modules()
        for name in (*path.relative_to(SOURCE).with_suffix("").parts, *names_in(path.read_text(encoding="utf-8")))
        for word in words_of(name)
    }
    assert not {*DUTCH} - used
