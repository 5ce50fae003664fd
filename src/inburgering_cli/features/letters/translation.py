"""The same letter in the language of the person, below the Dutch text, when a template of that language exists."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.core.text import fold
from inburgering_cli.features.letters.blocks import blocks
from inburgering_cli.screen.paper.template import Map

#: A contacttaal, as in the name of a template, and its code for screen readers and hyphenation.
LANGUAGES: Final[Mapping[str, str]] = {
    "albanees": "sq", "amhaars": "am", "arabisch": "ar", "armeens": "hy", "chinees": "zh", "dari": "fa", "engels": "en",
    "farsi": "fa", "frans": "fr", "georgisch": "ka", "koerdisch": "ku", "kurmanci": "ku", "oekraiens": "uk", "oromo": "om",
    "pasjtoe": "ps", "perzisch": "fa", "pools": "pl", "portugees": "pt", "russisch": "ru", "somalisch": "so", "sorani": "ku",
    "spaans": "es", "swahili": "sw", "tamil": "ta", "thai": "th", "tigrinya": "ti", "turks": "tr", "urdu": "ur",
    "vietnamees": "vi",
}  # fmt: skip
_UNKNOWN: Final = "und"
#: Classes of letters that are written from right to left.
_FROM_THE_RIGHT: Final = frozenset({"R", "AL"})


def translation(folder: Map, kind: str, language: str | None, data: Mapping[str, Any]) -> dict[str, Any] | None:
    """The blocks of `KIND.LANGUAGE.txt`, with the code and direction of the language; None without such a template."""
    key = fold(language or "").replace(" ", "_")
    if not re.fullmatch("[a-z_-]+", key) or not folder.find(f"{kind}.{key}.txt").is_file():
        return None
    filled = blocks(folder, f"{kind}.{key}.txt", data)
    source = re.sub(r"\{[{%].*?[%}]\}", "", folder.source(f"{kind}.{key}.txt"))  # a name may be in another script
    classes = [unicodedata.bidirectional(sign) for sign in source]
    from_the_right = sum(one in _FROM_THE_RIGHT for one in classes) > classes.count("L")
    return {
        "taal": str(language),
        "code": LANGUAGES.get(key, _UNKNOWN),
        "richting": "rtl" if from_the_right else "ltr",
        "blokken": [block._asdict() for block in filled],
    }
