"""Take a whole name in one cell apart, where the list says which part is which."""

from typing import Final

from inburgering_cli.core.errors import Refused

_WORDS: Final = (
    "van de der den het ter ten te in aan op bij uit voor von zu al el abu ibn bin bint d' 't l' la le du da di"
)
_PREFIXES: Final = frozenset(_WORDS.split())


def split_name(text: str, heading: str) -> tuple[str, str, str]:
    """(geslachtsnaam, voornamen, voorvoegsel) of `Haile, Selam`, `Berg, Jan van den` or `Haile`.

    Raises `Refused` for several words without a comma: which of them is the surname cannot be told.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        return "", "", ""
    if len(parts) == 1:
        words = parts[0].split()
        before = 0
        while before < len(words) - 1 and words[before].lower() in _PREFIXES:
            before += 1
        if before == len(words) - 1:
            return words[-1], "", " ".join(words[:before])
        raise Refused(
            f"voor- en achternaam staan bij elkaar; schrijf ‘Haile, Selam’, of bewaar alles als achternaam met"
            f' --kolom "{heading}=geslachtsnaam"',
            field="geslachtsnaam",
        )
    rest = " ".join(parts[1:]).split()
    prefix = [word for word in rest if word.islower() and word in _PREFIXES]
    return parts[0], " ".join(word for word in rest if word not in prefix), " ".join(prefix)
