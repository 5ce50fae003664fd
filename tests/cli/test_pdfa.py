"""Every document holds what PDF/A-2a and PDF/UA-1 ask, as far as a library can see it without knowing who made it.

No full validator is to be had from the registries that this project installs from; docs/testing.md says which conditions
stand here, and which are left to one.
"""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from inburgering_cli.core.errors import Refused
from inburgering_cli.screen.paper import pdf as documents
from inburgering_cli.screen.paper.template import Map
from tests.cli.paper import DOCUMENTS, Stuk

#: Actions that stay within the document; PDF/A-2 forbids most others, and nothing of ours needs one.
ACTIONS = {"/GoTo"}
#: Annotations that point to a place in the document.
ANNOTATIONS = {"/Link"}
STRUCTURE = {
    "/Document", "/Part", "/Sect", "/Div", "/P", "/H1", "/H2", "/H3", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH",
    "/TD", "/THead", "/TBody", "/Figure", "/Caption", "/Span", "/Link", "/NonStruct", "/Artifact", "/Strong", "/Title",
}  # fmt: skip
PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}
ICC_SIGNATURE = slice(36, 40)


@pytest.fixture(params=DOCUMENTS)
def document(pieces: dict[str, Stuk], request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pieces[request.param].pdf or "") as found:
        yield found


def test_the_file_is_sound_and_whole(pieces: dict[str, Stuk]) -> None:
    files = [piece.pdf for piece in pieces.values() if piece.pdf]
    assert len(files) == len(DOCUMENTS)
    for file in files:
        content = file.read_bytes()
        assert re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", content)  # says that it is binary
        assert content.rstrip().endswith(b"%%EOF")
        assert content.count(b"%%EOF") == 1
        with pikepdf.open(io.BytesIO(content)) as found:
            assert found.check_pdf_syntax() == []
            assert not found.is_encrypted
            assert len(found.trailer.ID) == 2


def test_it_says_what_it_is_and_its_metadata_agree(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")
        assert told["dc:title"] == str(document.docinfo.Title) != ""
        assert str(document.docinfo.Author) in told["dc:creator"]
        assert "nl" in str(told["dc:language"]).lower()
        made = re.sub(r"[^0-9]", "", str(told["xmp:CreateDate"]))[:8]
        assert made == re.sub(r"[^0-9]", "", str(document.docinfo.CreationDate))[:8]
    assert str(document.Root.Lang).lower().startswith("nl")
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_the_colours_are_those_of_one_profile(document: pikepdf.Pdf) -> None:
    (intent,) = list(document.Root.OutputIntents)
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile
    assert profile.read_bytes()[ICC_SIGNATURE] == b"acsp"
    assert int(profile.N) == 3
    assert "/DeviceCMYK" not in {str(value) for value in _values(document) if isinstance(value, pikepdf.Name)}
    for operators in _contents(document):
        assert not {"k", "K"} & {name for name, _ in operators}


def test_every_letter_has_its_font_and_its_sign(document: pikepdf.Pdf) -> None:
    fonts = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    whole = [font for font in fonts if "/DescendantFonts" in font]
    assert whole
    assert {str(font.Subtype) for font in fonts} <= {"/Type0", "/CIDFontType0", "/CIDFontType2"}
    for font in whole:
        (below,) = list(font.DescendantFonts)
        assert {"/FontFile2", "/FontFile3"} & set(below.FontDescriptor.keys())
        assert re.match(r"/[A-Z]{6}\+", str(below.BaseFont))
        assert below.Subtype == "/CIDFontType0" or "/CIDToGIDMap" in below
        assert b"beginbf" in font.ToUnicode.read_bytes()


def test_it_asks_nothing_from_elsewhere_and_does_nothing(document: pikepdf.Pdf) -> None:
    for found in document.objects:
        if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            continue
        keys = set(found.keys())
        assert not {"/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/AcroForm", "/OPI", "/Alternates", "/XFA"} & keys
        assert "/OCProperties" not in keys
        if found.get("/Type") == "/Action" or ("/S" in keys and "/D" in keys):
            assert str(found.S) in ACTIONS
        if found.get("/Type") == "/Annot":
            assert str(found.Subtype) in ANNOTATIONS
        if isinstance(found, pikepdf.Stream):
            assert not {"/F", "/FFilter"} & keys  # its bytes are here
            filters: Any = found.get("/Filter", [])
            names = {str(filters)} if isinstance(filters, pikepdf.Name) else {str(f) for f in filters}
            assert names <= {"/FlateDecode", "/DCTDecode"}
            assert not found.get("/Interpolate")
            assert found.get("/Subtype") != "/PS"


def test_whatever_is_shown_has_its_place_in_the_structure(document: pikepdf.Pdf) -> None:
    assert bool(document.Root.MarkInfo.Marked)
    for page in document.pages:
        assert page.obj.get("/Tabs") == "/S"
        assert "/StructParents" in page.obj
    for operators in _contents(document):
        depth = 0
        for name, operands in operators:
            if name in ("BDC", "BMC"):
                depth += 1
                assert depth > 1 or str(operands[0]) == "/Artifact" or "/MCID" in operands[1]
            elif name == "EMC":
                depth -= 1
            assert depth > 0 or name not in PAINTING, name
        assert depth == 0


def test_the_structure_reads_well(document: pikepdf.Pdf) -> None:
    roles = {str(k): str(v) for k, v in document.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    order = []
    for element in _structure(document.Root.StructTreeRoot):
        kind = roles.get(str(element.S), str(element.S))
        assert kind in STRUCTURE, kind
        if kind == "/Figure":
            assert len(str(element.Alt)) > 10
        elif re.fullmatch("/H[1-6]", kind):
            order.append(int(kind[2:]))
        elif kind == "/Table":
            heads = [below for below in _structure(element) if str(below.S) == "/TH"]
            assert heads
            assert all(any(str(a.get("/Scope")) == "/Column" for a in _attributes(head)) for head in heads)
    assert order
    assert order[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(order))


def test_letters_of_europe_arabic_and_geez_are_shown_and_another_sign_is_refused_by_its_name() -> None:
    shown = ((0xA1, 0x250), (0x401, 0x460), (0x621, 0x64B), (0x6A9, 0x6B0), (0x1200, 0x1249), (0x12A0, 0x12B1))
    signs = [chr(n) for first, last in shown for n in range(first, last) if chr(n).isprintable()]
    text = "\n".join(" ".join(signs[n : n + 40]) for n in range(0, len(signs), 40))
    data: dict[str, Any] = {
        "titel": "alle tekens", "gemeente": "x", "logo": None, "afzenderregels": [], "adresregels": [], "vertaling": None,
        "concept": False,
        "kenmerken": [["a", "b"], ["c", "d"]],
        "blokken": [{"soort": kind, "teksten": [text]} for kind in ("titel", "kop", "alinea", "punten")],
    }  # fmt: skip
    assert documents.document(Map(), "blad.typ", data, "2026-01-01").startswith(b"%PDF")
    data["blokken"].append({"soort": "alinea", "teksten": ["李 \u0634 \U0001f600 \u0378"]})
    with pytest.raises(Refused) as refused:
        documents.document(Map(), "blad.typ", data, "2026-01-01")
    assert "geen letter voor ‘李’ (U+674E), ‘😀’ (U+1F600), ‘\u0378’ (U+0378)" in refused.value.message
    coded = pikepdf.Pdf.open(io.BytesIO(documents.document(Map(), "blad.typ", data, "2026-01-01", replace=True)))
    assert len(coded.pages) > 0


def _values(document: pikepdf.Pdf) -> Iterator[Any]:
    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            yield from (found[key] for key in found.keys())  # noqa: SIM118
        elif isinstance(found, pikepdf.Array):
            yield from found


def _contents(document: pikepdf.Pdf) -> Iterator[list[tuple[str, list[Any]]]]:
    for page in document.pages:
        yield [(str(i.operator), list(i.operands)) for i in pikepdf.parse_content_stream(page)]


def _children(element: Any) -> Iterator[Any]:
    below = element.get("/K", [])
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child


def _structure(element: Any) -> Iterator[Any]:
    for child in _children(element):
        yield child
        yield from _structure(child)


def _attributes(element: Any) -> list[Any]:
    told = element.get("/A", [])
    return list(told) if isinstance(told, pikepdf.Array) else [told]
