"""What a spreadsheet shows where a formula failed: never a value.

Sources: Microsoft, "ERROR.TYPE" and "How to correct a #... error", in the languages of Excel; The Document Foundation,
"Error Codes in LibreOffice Calc". Most end in ! or ?; the others are listed.
"""

import re
from typing import Final

#: The forms without ! or ?, in capitals: "not available" in each language, and data that was still being fetched.
_WORDS: Final = (
    "#N/A #N/B #NB #NV #N/D #ND #N/DISP #N.D. #I/T #YOK #HIÁNYZIK #Н/Д #НД #NEDOSTUPNÝ #NEDOST #BRAK #PUUTTUU #SAKNAS"
    " #N/T #MANGLER #I/A #NTILGÆNGELIG #GETTING_DATA #GEGEVENS.OPHALEN #GEGEVENS_OPHALEN #DATEN_ABRUFEN #CALC"
    " #OBTENTION_DONNEES #ESPERANDO_DATOS"
)
_NOT_AVAILABLE: Final = frozenset(_WORDS.split())
_SHAPE: Final = re.compile(
    r"#{2,}"  # a column that is too narrow
    r"|#[¡¿]?[^\W_][^\s#]{0,24}[ \u00a0]?[!?]"  # #WAARDE!  #¡REF!  #NOM ?  #OVERLOOP!
    r"|(?:err|fout|error|fehler|erreur)[ \u00a0]?:[ \u00a0]?[0-9]{3}",  # LibreOffice: Err:502
    re.IGNORECASE,
)


def is_formula_error(text: str) -> bool:
    """Whether a cell holds an error of Excel or LibreOffice, in any of their languages."""
    if text[:1] not in "#EeFf":
        return False
    return text.upper() in _NOT_AVAILABLE or _SHAPE.fullmatch(text) is not None
