"""Every text that people may read: no brace that was meant to be filled in, and no English."""

import re
from typing import Final

import pytest

from tests.english import english
from tests.texts import Text, texts, texts_of

TEXTS: Final = list(texts())
#: What is filled in later: the number of the dossier, and so on.
FILLED: Final = {"d", "n", "since", "tijdvak", "sleutel", "id", "dag"}
#: What is looked for in the words of other programs.
OF_OTHERS: Final = {"unexpected end", "field larger", "recursion|too many", "no such ", "my drive"}


def braces(text: Text) -> list[str]:
    """The names that were meant to be filled in by an f-string: not kept for later, or known on the spot."""
    return [] if text.of_code() else [n for n in text.forgotten() if n not in FILLED or n in text.names]


def english_words(text: Text) -> list[str]:
    """The English words of a message, less what is filled in later."""
    return english(re.sub(r"\{\w+\}", "", text.read)) if text.message() and text.read not in OF_OTHERS else []


def test_there_are_messages() -> None:
    assert len([text for text in TEXTS if text.message()]) > 2_000


def test_no_text_shows_a_brace_that_was_meant_to_be_filled_in() -> None:
    assert [f"{text.place}: {found}" for text in TEXTS if (found := braces(text))] == []


def test_no_message_has_an_english_word() -> None:
    assert [f"{text.place}: {found}" for text in TEXTS if (found := english_words(text))] == []


@pytest.mark.parametrize(
    "source",
    [
        "def f(facts):\n    raise refuse('gebruik `route downscale {facts.dossier}`', WET, 'niveau')",
        "def f(d):\n    print('Dossier {d} is toegevoegd.')",
        "def f(found):\n    warn(f'Van {found} is er al ' '{len(found)} keer een melding.')",
        "def f():\n    for n in range(3):\n        tell('Er zijn {n!r} rijen.')",
        "def f(n):\n    tell('Er zijn {n} rijen.')",
        "HINT = 'case edit {nummer} --bsn BSN'",
        "print('Het file staat in de map.')",
        "class A:\n    def f(self):\n        raise Geweigerd('Deze waarde is not allowed.')",
        "@app.command()\ndef show():\n    'Toon the dossiers.'",
        "GEMELD = {'naam': f'de naam {x} is unknown'}",
    ],
)
def test_a_fault_that_is_planted_is_found(source: str) -> None:
    assert [text for text in texts_of(source, "planted.py") if braces(text) or english_words(text)] != []


@pytest.mark.parametrize(
    "source",
    [
        "HINT = 'case edit {d} --bsn BSN'",
        "def f(d):\n    print(f'Dossier {d} is toegevoegd.')",
        "def f(x: 'Sleutel | None'):\n    'The key of a store: {x}.'",
        "SQL = f'SELECT name FROM {table} WHERE id = ?'",
        "DAG = re.compile('([0-9]{4})-([0-9]{2})')",
        "print('Het dossier staat in de map; zie `inburgering case show 2026-0052`.')",
    ],
)
def test_what_is_right_is_left_alone(source: str) -> None:
    assert [text for text in texts_of(source, "planted.py") if braces(text) or english_words(text)] == []
