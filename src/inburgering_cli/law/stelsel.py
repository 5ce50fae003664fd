"""Which law (stelsel) governs a dossier: the Wet inburgering as it was before 2022, or the Wet inburgering 2021."""

from typing import Final

from inburgering_cli.law.vocabulary import WI2013, WI2021

#: The day on which the Wet inburgering 2021 took effect (Divosa, Rijksoverheid; Wi 54 lid 1 for who was obliged
#: before).
INGANG_WI2021: Final = "2022-01-01"


def stelsel_of(plicht_begin: str | None, kennisgeving: str | None, huisvesting: str | None) -> str:
    """`wi2013` or `wi2021`, by the first day that is known: start of the plicht, kennisgeving, huisvesting.

    Wi2021 when none is known.
    """
    day = plicht_begin or kennisgeving or huisvesting or INGANG_WI2021
    return WI2013 if day < INGANG_WI2021 else WI2021
