"""docs/inburgering.1: the manual page, from the help of every command. Run as a module to print it."""

import re
from collections.abc import Iterable, Iterator

from inburgering_cli import __version__
from inburgering_cli.cli.pages.reference import EXITCODES, Described, described

_ENVIRONMENT = (
    ("INBURGERING_DB", "het dossierbestand, als --db het niet noemt"),
    ("INBURGERING_PEILDATUM", "de dag die als vandaag telt, als --peildatum die niet noemt"),
    ("INBURGERING_BELEID", "het beleidsbestand, als --beleid het niet noemt"),
    ("INBURGERING_CONFIG", "het configuratiebestand, in plaats van dat in de configuratiemap van de gebruiker"),
)
_FILES = (
    ("~/.local/share/inburgering/inburgering.db", "het dossierbestand (Linux), als er geen ander is genoemd"),
    ("~/.config/inburgering/config.toml", "het configuratiebestand (Linux)"),
)


def page() -> str:
    """The whole page in man macros; non-ASCII characters are escaped, so that every formatter shows them."""
    root, *commands = described()
    lines = [
        '.\\" Gemaakt uit de hulp van het programma met make docs; niet met de hand wijzigen.',
        f'.TH INBURGERING 1 "" "inburgering-cli {__version__}" "Gebruikershandleiding"',
        ".SH NAAM",
        "inburgering \\- " + _text("dossiers, termijnen met hun bron en indicatoren voor de klantmanager inburgering"),
        ".SH OVERZICHT",
        f".B inburgering\n{_text(root.usage_)}",
        ".SH BESCHRIJVING",
        *_paragraphs(root.text),
        ".SH OPTIES",
        *_terms(root.options),
        ".SH OPDRACHTEN",
    ]
    for one in commands:
        lines += list(_command(one))
    lines += [
        ".SH EXITCODES",
        *_terms(EXITCODES),
        ".SH OMGEVING",
        *_terms(_ENVIRONMENT),
        ".SH BESTANDEN",
        *_terms(_FILES),
    ]
    return "\n".join(lines) + "\n"


def _command(one: Described) -> Iterator[str]:
    yield f".SS {_text(one.name)}" + ("" if one.group else f" {_text(one.usage_)}")
    yield from _paragraphs(one.text)
    if not one.group:
        yield from _terms((*one.arguments, *one.options))
    if one.example:
        yield from (".PP", "Voorbeeld:", ".PP", ".nf", ".RS 4", _line(one.example), ".RE", ".fi")


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number:
            yield ".PP"
        yield _line(text)


def _terms(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, what in rows:
        yield from (".TP", f".B {_text(name)}", _line(what.replace("`", "")))


def _line(text: str) -> str:
    """A line of text, escaped where it would start as a macro."""
    told = _text(text)
    return "\\&" + told if told.startswith((".", "'")) else told


def _text(text: str) -> str:
    told = (
        text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("'", "\\(aq").replace("`", "\\(ga")
    )
    return re.sub(r"[^\x00-\x7f]", lambda m: f"\\[u{ord(m[0]):04X}]", told)


if __name__ == "__main__":
    print(page(), end="")
