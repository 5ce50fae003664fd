"""Sums over the records of one dossier on the peildatum, which signals read beside the facts."""

from typing import NamedTuple

from inburgering_cli.law.plicht.hours import HoursState


class Sums(NamedTuple):
    """Sums and last days of one dossier; hours in hundredths, days ISO text, None when there is no such record.

    `uren`: the hours, for dossiers with a norm to reach. `aangeboden` and `ongeoorloofd`: hours offered and missed
    without leave in the months of the signal `verzuim`, as far as both are known; `verzuim_maand`: the last of these months
    with such absence. `onverklaard`: hours offered in these months that are not accounted for; `onverklaard_maand`: the last.
    `intake_mist`: the missing part of the brede intake: `deel_1` or `deel_2`; `toets` when both are there. `gesprek`,
    `maatregel`, `evaluatie` (of ontzorgen): the last one. `map_begin`, `pvt_begin`: the first part done.
    `geboortedatum`, `nationaliteit`: as typed, the first one maybe incomplete.
    `laatste`: the last day on which a record was made of anything.
    """

    heeft_bsn: bool = False
    geboortedatum: str | None = None
    nationaliteit: str | None = None
    pip_concept: bool = False
    intensiteit_route: int | None = None
    alfabetisering: str | None = None
    intake_mist: str | None = None
    uren: HoursState = HoursState()
    aangeboden: int = 0
    ongeoorloofd: int = 0
    verzuim_maand: str | None = None
    onverklaard: int = 0
    onverklaard_maand: str | None = None
    map_begin: str | None = None
    pvt_begin: str | None = None
    gesprek: str | None = None
    maatregel: str | None = None
    evaluatie: str | None = None
    laatste: str | None = None
