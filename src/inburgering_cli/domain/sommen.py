"""What the many records of one dossier add up to on the peildatum: what signals read beside the facts."""

from typing import NamedTuple


class Sommen(NamedTuple):
    """Sums and last days of one dossier; hours in hundredths, days ISO text, None when there is no such record.

    `cursus` and `participatie`: hours followed on courses and on participation since the first PIP, with those of the
    intake, and for participation those of MAP, PVT and begeleiding; `voor_pip`: hours of both from before it, which count
    in the pilot alone (Bi 5.3 lid 5). Hours of a month count once it is over. `aangeboden` and `ongeoorloofd`: hours
    offered and missed without leave in the months that the signal of absence looks at, `verzuim_maand` the last of these
    with such absence. `gesprek`, `maatregel`, `evaluatie` (of ontzorgen): the last one. `map_begin`, `pvt_begin`: the first
    part done. `ontheffing`: the hours of participation that an ontheffing of DUO leaves. `laatste`: the last day on which a
    record was made of anything.
    """

    heeft_bsn: bool = False
    pip_concept: bool = False
    intensiteit_route: int | None = None
    alfabetisering: str | None = None
    cursus: int = 0
    participatie: int = 0
    voor_pip: int = 0
    aangeboden: int = 0
    ongeoorloofd: int = 0
    verzuim_maand: str | None = None
    map_begin: str | None = None
    pvt_begin: str | None = None
    gesprek: str | None = None
    maatregel: str | None = None
    evaluatie: str | None = None
    ontheffing: int | None = None
    laatste: str | None = None
