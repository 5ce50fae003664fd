"""Which encoding a text file has, and how to tell that its letters were read wrongly.

A file that is no UTF-8 is read as Windows-1252, as Excel on Windows writes it. Other programs write other code pages (Excel:
‘CSV (MS-DOS)’ is cp850, ‘CSV (Macintosh)’ is Mac Roman). Then signs stand where letters should be, as in M�ller, and the row
is refused with what the name would be in the encoding that makes a name of it.
"""

import codecs
import re
from typing import Final

from inburgering_cli.core.errors import Refused, UsageFault

#: What `--codering` takes, with the name that Python has for it.
ENCODINGS: Final = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "windows-1252": "cp1252",
    "cp850": "cp850",
    "cp437": "cp437",
    "mac-roman": "mac_roman",
    "iso-8859-1": "latin-1",
    "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250",
    "windows-1254": "cp1254",
}
_OTHER: Final = ("cp850", "mac-roman", "cp437")
_FALLBACK: Final = "cp1252"
_USUAL: Final = "éëèêüúûöóôïíîçáâàäñÉËÜÖÇÁ"  # in names here: they tell two encodings apart that both give letters
_WRONG: Final = "de letters kloppen niet"
_PIECE: Final = 1 << 20
_LETTER: Final = r"[^\W\d_]"
#: Signs that no name or sentence has between two letters, letters of another size, and bytes without a sign.
_STRANGE: Final = re.compile(
    r"[\x80-\x9f\ufffd\udc80-\udcff]"
    rf"|(?<={_LETTER})[‚ƒ„†‡ˆ‰‹›“”•˜™¡¢£¤¥¦§¨©ª«¬®¯°±²³µ¶¸¹º»¼½¾¿×÷](?={_LETTER})"
    rf"|(?<={_LETTER})[ŠŽŸ](?=[a-zß-ÿ])|(?<=[a-zß-ÿ])[ŠŽŸ]"
    r"|(?<![^\W_])[‚ƒ†‡ˆ‰‹˜™](?=[a-zß-ÿ]{2})|(?<=[a-zß-ÿ])[‚ƒ„†‡ˆ‰‹˜](?!\w)|^[^‘’]*[a-zß-ÿ]‘(?!\w)[^‘’]*$"
)
_MIXED: Final = re.compile(r"(?<=[a-zß-ÿ])[A-ZÀ-ÖØ-Þ](?=[a-zß-ÿ])|[^\w\s.,;:'’()/&+@-]|[\x00-\x1f]")


def encoding_of(data: bytes, said: str = "") -> str:
    """Python's name for the encoding of a file; `said`: what the user says it is.

    Raises `Refused` for damaged UTF-16 and for a file that is not what the user says, `UsageFault` for an unknown encoding.
    """
    if said:
        return _as_said(data, said)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if not _is_valid(data, "utf-16"):
            raise Refused("Het bestand is beschadigd: het is geen geldig UTF-16.", field="bestand")
        return "utf-16"
    if len(data) > 3 and (data[1:4:2] == b"\0\0" or data[0:3:2] == b"\0\0"):
        return "utf-16-le" if data[1] == 0 else "utf-16-be"
    return "utf-8-sig" if _is_valid(data, "utf-8-sig") else _FALLBACK


def _as_said(data: bytes, said: str) -> str:
    name = said.strip().lower().replace("_", "-")
    if name not in ENCODINGS:
        raise UsageFault(f"‘{said[:40]}’ is geen bekende codering; kies uit {', '.join(ENCODINGS)}.", field="codering")
    if not _is_valid(data, ENCODINGS[name]):
        raise Refused(
            f"Het bestand is niet in {name} geschreven; laat --codering weg of kies een andere.", field="codering"
        )
    return ENCODINGS[name]


def _is_valid(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    whole = memoryview(data)
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(whole[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def wrong_letters(cell: str, *, guessed: bool) -> str | None:
    """What is wrong with the letters of a cell, if anything. `guessed`: the encoding is ours, not the user's or the file's."""
    if cell.isascii():
        return None
    if guessed:
        return _of_other_encoding(cell) if _STRANGE.search(cell) else None
    if "\ufffd" in cell:
        return "een letter is verloren gegaan (�): haal de lijst opnieuw op, of typ de cel over"
    if (meant := _twice_encoded(cell)) is not None:
        return f"{_WRONG}: er staat ‘{meant[:60]}’, twee keer gecodeerd; haal de lijst opnieuw op"
    if re.search("[\x80-\x9f]", cell) and (found := _best(cell, "latin-1")):
        return f"{_WRONG}: in {found[0]} staat er ‘{found[1][:60]}’; haal de lijst opnieuw op, of typ de cel over"
    return None


def _of_other_encoding(cell: str) -> str:
    if found := _best(cell, _FALLBACK):
        name, meant = found
        return f"{_WRONG}: in {name} staat er ‘{meant[:60]}’; klopt dat, lees het bestand dan met --codering {name}"
    return "er staan tekens in die geen letter zijn: noem de codering van het bestand met --codering"


def _best(cell: str, read_as: str) -> tuple[str, str] | None:
    """The encoding in which a cell that was read as another one is a plain text, and that text."""
    try:
        raw = cell.encode(read_as, "surrogateescape")
    except UnicodeEncodeError:
        return None
    names = ("windows-1252", *_OTHER) if read_as == "latin-1" else _OTHER
    found: list[tuple[int, str, str]] = []
    for name in names:
        try:
            meant = raw.decode(ENCODINGS[name])
        except UnicodeDecodeError:
            continue
        if not _MIXED.search(meant) and not _STRANGE.search(meant):
            found.append((sum(sign in _USUAL for sign in meant), name, meant))
    best = max(found, key=lambda one: one[0], default=None)
    return best and best[1:]


def _twice_encoded(cell: str) -> str | None:
    """The text of which the bytes in UTF-8 were read as Windows-1252 before."""
    for read_as in (_FALLBACK, "latin-1"):
        try:
            return cell.encode(read_as).decode("utf-8")
        except UnicodeError:
            continue
    return None
