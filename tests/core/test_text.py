"""Text that is searched for, text that is safe to show, and BSNs kept out of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.text import clean, fold, masked, without_bsn


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Öztürk", "ozturk"),
        ("ŞAHİN", "sahin"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Straße", "STRASSE"),
        ("d’Arc", "d'arc"),
        ("  Van   den Berg ", "van den berg"),
        ("e\u0301", "é"),
        ("ﬁ", "fi"),
    ],
)
def test_what_people_type_finds_what_is_written(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_letters_that_differ_are_not_found() -> None:
    assert fold("Berg") != fold("Burg")
    assert fold("Öz") in fold("Çağlar Özdemir")


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna", "Anna"),
        ("Ömer ’t Hart", "Ömer ’t Hart"),
        ("[red]x[/]", "[red]x[/]"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\tb\nc", "a␉b␊c"),
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("a\x9bb", "a<U+009B>b"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u2066b\u2069", "a<U+2066>b<U+2069>"),
        ("a\u200bb", "a<U+200B>b"),
        ("\ufeffa", "<U+FEFF>a"),
        ("a\u2028b", "a<U+2028>b"),
        ("a\ud800b", "a<U+D800>b"),
        ("a\U000e0041b", "a<U+E0041>b"),
    ],
)
def test_a_character_that_could_steer_a_terminal_is_shown_as_a_mark(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters(), max_size=30))
def test_cleaned_text_holds_no_control_and_can_always_be_written(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [c for c in cleaned if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI")]
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("BSN 999990019 bestaat al", "BSN *****0019 bestaat al"),
        ("999990019", "*****0019"),
        ("999990019,999990020", "*****0019,*****0020"),
        ("999 990 019", "*****0019"),
        ("999.990.019", "*****0019"),
        ("9999.90.019", "*****0019"),
        ("x999990019y", "x*****0019y"),
        ("1999990019", "1999990019"),  # ten digits: a V-nummer is no BSN
        ("99999001", "99999001"),
        ("dossier 2024-0001 van 18-03-2024", "dossier 2024-0001 van 18-03-2024"),
    ],
)
def test_whatever_looks_like_a_bsn_is_masked(text: str, shown: str) -> None:
    assert without_bsn(text) == shown


def test_a_mask_keeps_the_last_four_digits_and_no_bsn_has_no_mask() -> None:
    assert masked("999990019") == "*****0019"
    assert masked(None) is None


@pytest.mark.parametrize(("text", "found"), [("Ǽ", "ae"), ("𝔍an", "jan"), ("Øst", "ost"), ("Yıldırım", "yildirim")])
def test_a_letter_is_folded_to_the_end(text: str, found: str) -> None:
    assert fold(text) == fold(fold(text)) == found
