"""Refuse a file that is no table by what it is, with what to do."""

from typing import Final

from inburgering_cli.core.errors import Refused

_AGAIN: Final = "Open het in Excel of LibreOffice en bewaar het als xlsx of CSV."
_FIRST_BYTES: Final = (
    (b"%PDF", "een pdf", "Vraag om de lijst als xlsx of CSV."),
    (b"{\\rtf", "een tekstdocument (rtf)", "Kopieer de tabel naar een rekenblad en bewaar dat als xlsx of CSV."),
    (b"\x89PNG", "een afbeelding", "Vraag om de lijst als xlsx of CSV."),
    (b"\xff\xd8\xff", "een afbeelding", "Vraag om de lijst als xlsx of CSV."),
    (b"SQLite format 3", "een dossierbestand (SQLite)", "Een lijst is een CSV-bestand of een werkmap."),
    (b"\x1f\x8b", "een ingepakt bestand (gzip)", "Pak het eerst uit."),
    (b"7z\xbc\xaf", "een ingepakt bestand (7z)", "Pak het eerst uit."),
    (b"Rar!", "een ingepakt bestand (rar)", "Pak het eerst uit."),
)


def refuse_foreign(data: bytes) -> None:
    """Raise `Refused` for a page of HTML, a PDF, an image and such, also when it is called .xls or .csv."""
    for mark, what, remedy in _FIRST_BYTES:
        if data.startswith(mark):
            raise _refusal(what, remedy)
    head = data[:4000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"mime-version:") or b"content-type: multipart/related" in head[:600]:
        raise _refusal("een webpagina (mht)", _AGAIN)
    if head.startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
            raise _refusal("een XML-werkblad van Excel 2003", _AGAIN)
        if any(mark in head for mark in (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")):
            raise _refusal("een webpagina (HTML), ook als de naam op .xls eindigt", _AGAIN)
        raise _refusal("een XML-bestand", _AGAIN)


def _refusal(what: str, remedy: str) -> Refused:
    return Refused(f"Dit bestand is {what}, geen CSV-bestand of werkmap. {remedy}", field="bestand")
