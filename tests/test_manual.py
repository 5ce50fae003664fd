"""Every example of the pages for users runs, in order, as a reader would who follows them."""

from pathlib import Path

import pytest

from tests.manual import ASKS, HANDLEIDING, NOT_RUN, PAGES, ROOT, Outcome, examples, play, rewrite

SECTIONS = [(page, s) for page in PAGES for s in dict.fromkeys(e.section for e in examples(page) if e.reason is None)]
Played = dict[Path, list[Outcome]]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return {page: list(play(page, tmp_path_factory.mktemp("page"))) for page in PAGES}


@pytest.mark.parametrize(
    ("page", "section"), SECTIONS, ids=lambda one: str(one.relative_to(ROOT)) if isinstance(one, Path) else one
)
def test_every_example_does_what_the_page_says(played: Played, page: Path, section: str) -> None:
    done = [one for one in played[page] if one.example.section == section]
    assert done
    wrong = [f"line {o.example.line}: {o.example.text}\n{o.screen}" for o in done if o.code != o.example.code]
    assert not wrong, "\n".join(wrong)
    for one in done:
        if one.example.shown:
            assert one.lines == one.example.shown, f"line {one.example.line}: `make picture` writes it anew"


def test_no_example_is_left_out_but_for_a_reason_that_is_written_down(played: Played) -> None:
    for page in PAGES:
        told = [one.line for one in examples(page) if one.reason is None]
        assert [one.example.line for one in played[page]] == told
    assert len(played[HANDLEIDING]) > 120
    every = [one for page in PAGES for one in examples(page)]
    left = [one.text for one in every if one.reason is not None]
    assert [line for one in every if one.reason is not None for line in one.shown] == [], "nobody knows what is shown"
    assert [start for start in NOT_RUN if not any(text.startswith(start) for text in left)] == []
    assert [start for start in ASKS if not any(f"{one.text}  ".startswith(start) for one in every)] == []
    assert not [text for text in left if "inburgering " in text and not text.startswith(("pipx", "uv", "make"))]


def test_what_is_shown_is_read_from_the_page_and_can_be_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = (
        "# A\n\n    inburgering begrip pip\n    oud\n\n    ouder\n\n    inburgering x \\\n        y\n    z\n\nEinde.\n"
    )
    page.write_text(text, encoding="utf-8")
    first, second = examples(page)
    assert (first.shown, second.command, second.shown) == (["oud", "", "ouder"], "inburgering x y", ["z"])
    assert rewrite(page, {3: Outcome(first, 0, "nieuw\n"), 8: Outcome(second, 0, "a\nb\n")}) == (
        "# A\n\n    inburgering begrip pip\n    nieuw\n\n    inburgering x \\\n        y\n    a\n    b\n\nEinde.\n"
    )
