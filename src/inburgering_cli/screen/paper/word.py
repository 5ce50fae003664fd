"""A document as .docx, to finish in Word or LibreOffice. The same facts and peildatum give the same bytes."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from inburgering_cli.core.errors import Refused
from inburgering_cli.screen.paper.colours import COLOURS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

#: Formats that Word takes; a logo in another one is left out and the name of the municipality stands in its place.
PICTURES: Final = (".png", ".jpg")
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: What XML cannot hold.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def document(base: Path | None, sheet: Mapping[str, Any], peildatum: str, logo: bytes | None) -> bytes:
    """Make a .docx of the blocks of a sheet and what stands around them. `base`: a .docx whose styles and margins it takes."""
    try:
        import docx
    except ImportError:
        raise Refused(
            "Word vraagt een extra onderdeel: `pip install 'inburgering-cli[word]'`. Of kies --format html.",
            field="format",
        ) from None
    made = _start(base)
    sender = "\n".join(sheet["afzenderregels"])
    if logo is None:
        _line(made, f"Gemeente {sheet['gemeente']}", bold=True, colour="blauw", size=14)
    else:
        made.add_picture(io.BytesIO(logo), height=docx.shared.Cm(1.8))
        _describe(made, f"Logo van de gemeente {sheet['gemeente']}")
    if sender:
        _line(made, sender, colour="zacht", size=9.5)
    _line(made, "\n".join(sheet["adresregels"]))
    _rows(made, sheet["kenmerken"])
    for block in sheet["blokken"]:
        _block(made, block["soort"], block["teksten"])
    if other := sheet["vertaling"]:
        _translation(made, other)
    section = made.sections[0]
    if mark := sheet["merk"]:
        _runs(section.header.paragraphs[0], mark, bold=True, colour="fout")
    _footer(section.footer.paragraphs[0], ", ".join(" ".join(pair) for pair in sheet["kenmerken"][:2]))
    about = made.core_properties
    about.title, about.author, about.language = str(sheet["titel"]), f"Gemeente {sheet['gemeente']}", "nl-NL"
    about.created = about.modified = datetime.fromisoformat(peildatum)
    about.last_modified_by, about.comments, about.revision = "", "", 1
    stream = io.BytesIO()
    made.save(stream)
    return _dated(stream, peildatum)


def _start(base: Path | None) -> "Document":
    """An empty document: of the municipality's own styles, or plain ones on A4."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    if base is not None:
        try:
            made = docx.Document(str(base))
        except Exception:  # whatever is wrong with a file that somebody made
            raise Refused(f"{base} is geen Word-document; sla het op als .docx.", field="sjablonen") from None
        body = made.element.body
        for part in [part for part in body if part.tag != qn("w:sectPr")]:
            body.remove(part)
        return made
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, size in (("Normal", 11), ("Heading 1", 17), ("Heading 2", 12.5)):
        style: Any = made.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
            fonts.set(qn(script), "Calibri")
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(COLOURS["blauw"].lstrip("#").upper())
    language: Any = made.styles.element.find(f".//{{{_WORD}}}lang")
    if language is not None:
        language.set(qn("w:val"), "nl-NL")
    return made


def _runs(paragraph: "Paragraph", text: str, *, bold: bool = False, colour: str = "", size: float = 0) -> None:
    """Write text with its line breaks."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run()
    for number, line in enumerate(_NOT_IN_XML.sub("\ufffd", text).split("\n")):
        if number:
            run.add_break()
        run.add_text(line)
    run.bold = bold or None
    if colour:
        run.font.color.rgb = RGBColor.from_string(COLOURS[colour].lstrip("#").upper())
    if size:
        run.font.size = Pt(size)


def _line(made: "Document", text: str, **look: Any) -> None:
    _runs(made.add_paragraph(), text, **look)


def _block(made: "Document", kind: str, texts: Sequence[Any]) -> None:
    if kind in ("titel", "kop"):
        _runs(made.add_heading(level=1 if kind == "titel" else 2), texts[0])
    elif kind == "punten":
        for text in texts:
            _runs(made.add_paragraph(style="List Bullet"), text)
    elif kind == "rijen":
        _rows(made, texts)
    else:
        _line(made, texts[0])


def _translation(made: "Document", other: Mapping[str, Any]) -> None:
    """The letter in another language on a page of its own, in the direction of its script."""
    from docx.enum.text import WD_BREAK
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    _line(made, f"Op de volgende bladzijde staat deze brief ook in het {other['taal']}. De Nederlandse tekst geldt.")
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    before = len(made.element.body)
    for block in other["blokken"]:
        _block(made, block["soort"], block["teksten"])
    for part in list(made.element.body)[before - 1 : -1]:  # the last one holds the page
        for run in part.iter(qn("w:r")):
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), other["code"])
            language.set(qn("w:bidi"), other["code"])
            looks = run.get_or_add_rPr()
            if other["richting"] == "rtl":
                looks.append(OxmlElement("w:rtl"))
            looks.append(language)
        if other["richting"] == "rtl":
            for paragraph in part.iter(qn("w:p")):
                paragraph.get_or_add_pPr().insert_element_before(
                    OxmlElement("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr"
                )
            for table in part.iter(qn("w:tblPr")):
                table.insert_element_before(
                    OxmlElement("w:bidiVisual"), "w:tblStyleRowBandSize", "w:tblW", "w:jc", "w:tblLayout", "w:tblLook"
                )


def _rows(made: "Document", pairs: Sequence[Sequence[str]]) -> None:
    """Pairs of a label and a text, as a table of two columns."""
    from docx.shared import Cm

    table = made.add_table(rows=0, cols=2)
    table.autofit = False
    for label, text in pairs:
        cells = table.add_row().cells
        for cell, told, width, colour in ((cells[0], label, 5.6, "zacht"), (cells[1], text, 10.6, "")):
            cell.width = Cm(width)
            _runs(cell.paragraphs[0], told, colour=colour)
    made.add_paragraph()  # two tables in a row would become one


def _describe(made: "Document", text: str) -> None:
    """The words for who does not see the picture."""
    drawn: Any = made.inline_shapes[-1]
    drawn._inline.docPr.set("descr", text)


def _footer(paragraph: "Paragraph", text: str) -> None:
    """`Datum ..., Dossier ...` and the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    _runs(paragraph, f"{text}\tBladzijde ", colour="zacht", size=8.5)
    for name, after in (("PAGE", " van "), ("NUMPAGES", "")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        paragraph._p.append(field)
        if after:
            _runs(paragraph, after, colour="zacht", size=8.5)


def _dated(stream: io.BytesIO, peildatum: str) -> bytes:
    """The archive with the peildatum as the day of each part in it, not the clock."""
    day = datetime.fromisoformat(peildatum)
    out = io.BytesIO()
    with ZipFile(stream) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0)), source.read(name), ZIP_DEFLATED)
    return out.getvalue()
