"""A letter in the language of the person, beside the Dutch text, in every form and direction."""

import io
import re
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from tests.cli.test_documents import GIVEN, docx_text, make, pdf_text, prepare, text_of
from tests.conftest import Runner

#: What a municipality may add: language -> title and sentence, with the code and direction that follow.
OWN = {
    "Arabisch": ("دعوة إلى محادثة", "ندعوك إلى محادثة في", "ar", "rtl"),
    "Tigrinya": ("ዕድመ ንዘተ", "ናብ ዘተ ንዕድመኩም ኣለና", "ti", "ltr"),
    "Farsi": ("دعوت به گفتگو", "ما شما را به گفتگو دعوت می کنیم", "fa", "rtl"),
    "Marsiaans": ("Zork", "Blip", "und", "ltr"),
}


@pytest.fixture
def later(caseload: Runner) -> Runner:
    caseload.peildatum = "2025-01-31"
    return caseload


@pytest.mark.parametrize("soort", ["uitnodiging_intake", "uitnodiging_gesprek", "bevestiging_afspraak"])
def test_invitations_and_confirmations_are_in_english_too(later: Runner, tmp_path: Path, soort: str) -> None:
    prepare(later, soort)
    who, *options = GIVEN[soort]
    command = ("brief", "make", soort, who, *options, "--format", "html,pdf,docx")
    (html, *_) = make(later, tmp_path / "a", *command)
    assert "translation" not in text_of(html)
    later.ok("case", "edit", who, "--contacttaal", "engels")
    html, pdf, word = make(later, tmp_path / "b", *command)
    for told in (text_of(html), pdf_text(pdf), docx_text(word)):
        assert "De Nederlandse tekst geldt." in told
        assert "The letter in Dutch is the official one." in told
        assert "25-03-2025 (day-month-year)" in told
        assert told.index("Met vriendelijke groet") < told.index("This is a translation.")
    assert '<section class="vertaling" lang="en" dir="ltr">' in html.decode()
    dutch = re.findall(r"\b(?:maandag|dinsdag|woensdag|uw|het)\b", text_of(html.partition(b"<section")[2]))
    assert dutch == []


@pytest.mark.parametrize("language", OWN)
def test_a_municipality_adds_a_language_and_its_script_is_set_right(
    later: Runner, tmp_path: Path, language: str
) -> None:
    title, sentence, code, direction = OWN[language]
    own = tmp_path / "eigen"
    own.mkdir()
    (own / f"uitnodiging_gesprek.{language.lower()}.txt").write_text(
        f"# {title}\n\n{sentence} {{{{ op_cijfers }}}}\n\n| {title} | {{{{ klantmanager or 'x' }}}}\n", encoding="utf-8"
    )
    who, *options = GIVEN["uitnodiging_gesprek"]
    later.ok("case", "edit", who, "--contacttaal", language)
    command = ("brief", "make", "uitnodiging_gesprek", who, *options, "--sjablonen", str(own))
    html, pdf, word = make(later, tmp_path / "uit", *command, "--format", "html,pdf,docx")
    assert f'<section class="vertaling" lang="{code}" dir="{direction}">' in html.decode()
    assert sentence in text_of(html)
    assert sentence in docx_text(word)
    pages: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages
    fonts = {str(font.get_object()["/BaseFont"]) for font in pages[-1]["/Resources"]["/Font"].values()}
    script = {"ar": "NotoNaskhArabic", "fa": "NotoNaskhArabic", "ti": "NotoSansEthiopic"}.get(code, "Libertinus")
    assert any(script in font for font in fonts), fonts
    body = docx.Document(io.BytesIO(word)).element.body
    assert (len(list(body.iter(qn("w:bidi")))) > 2) is (direction == "rtl")
    assert (len(list(body.iter(qn("w:bidiVisual")))) == 1) is (direction == "rtl")
