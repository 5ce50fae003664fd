"""Fields that several records share."""

from typing import Final

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import pairs_of, text_of_length

NOTITIE: Final = 10_000
"""The longest text of a field that holds more than a name."""
LEEFGEBIED: Final = pairs_of(v.LEEFGEBIEDEN, text_of_length(NOTITIE), "leefgebied", "NAAM=TEKST")
FINDING: Final = pairs_of(v.PIP_BEVINDINGEN, text_of_length(NOTITIE), "leefgebied of onderwerp", "NAAM=TEKST")
