"""What several input models share."""

from typing import Final

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import paren, tekst

NOTITIE: Final = 10_000
"""The longest text of a field that holds more than a name."""
LEEFGEBIED: Final = paren(v.LEEFGEBIEDEN, tekst(NOTITIE), "leefgebied", "NAAM=TEKST")
BEVINDING: Final = paren(v.PIP_BEVINDINGEN, tekst(NOTITIE), "leefgebied of onderwerp", "NAAM=TEKST")
