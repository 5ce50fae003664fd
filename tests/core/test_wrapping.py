"""Sentences on a screen: no line wider than it, no command broken in two, every word still there."""

import re

from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.wrapping import wrapped

HINT = (
    "Fout: Dossier 2026-0058 heeft al een concept-PIP. Stel het vast met"
    " `inburgering pip sign 2026-0058 --dagtekening DATUM`."
)


def test_a_short_text_stays_as_it_is() -> None:
    assert wrapped("Fout: kort.", 80) == "Fout: kort."


def test_a_command_stays_whole() -> None:
    lines = wrapped(HINT, 80).split("\n")
    assert lines == [
        "Fout: Dossier 2026-0058 heeft al een concept-PIP. Stel het vast met",
        "`inburgering pip sign 2026-0058 --dagtekening DATUM`.",
    ]


def test_a_command_wider_than_the_screen_has_a_line_of_its_own() -> None:
    assert wrapped("Zie `inburgering deadline list` nu.", 12).split("\n") == [
        "Zie",
        "`inburgering deadline list`",
        "nu.",
    ]


def test_lines_keep_their_indent() -> None:
    text = "Kies een nummer:\n  2026-0001  Tesfay, Selam\n  2026-0002  een heel lange naam"
    assert wrapped(text, 26).split("\n") == [
        "Kies een nummer:", "  2026-0001  Tesfay, Selam", "  2026-0002 een heel lange", "  naam",
    ]  # fmt: skip


def test_a_lonely_backtick_is_a_sign_like_any_other() -> None:
    assert wrapped("een ` twee drie", 9) == "een `\ntwee drie"


@given(st.text(st.sampled_from("ab `-é\n"), max_size=80), st.integers(1, 30))
def test_no_sign_is_lost_and_no_line_is_wider_than_its_widest_piece(text: str, width: int) -> None:
    shown = wrapped(text, width)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    pieces = re.findall(r"(?:[^\s`]*`[^`\n]*`)+[^\s`]*|\S+", text)
    indent = max((len(line) - len(line.lstrip(" ")) for line in text.split("\n")), default=0)
    assert max(map(len, shown.split("\n"))) <= max(width, indent + max(map(len, pieces), default=0), 0)
