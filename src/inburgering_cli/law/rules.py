"""Rules that refuse what is impossible or not allowed, each with a sentence and its source.

`check_facts` holds the rules over all facts of a dossier and runs after every change, so the order of registration does
not matter. The others are for one kind of record. Missing data give a warning, never a refusal.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from inburgering_cli.core.dates import age_at_least, dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import masked
from inburgering_cli.law.facts import INDEX, Facts
from inburgering_cli.law.plicht.hours import (
    AFSCHALEN,
    ZROUTE,
    ZROUTE_PILOT,
    Account,
    CourseHours,
    in_hours,
)
from inburgering_cli.law.sources import BSN_ELFPROEF, DERIVED, Source, bi, duo, nota, pw, wi, wi2013
from inburgering_cli.law.terms.declared import ONTZORGEN_EXTENSION_PILOT, ROUTE_WIJZIGEN, TERMS, Version
from inburgering_cli.law.vocabulary import (
    ASIEL,
    B1,
    DETAIL_BIJ_DOELGROEP,
    FEIT_LABELS,
    GEZINSLEDEN_VAN_ASIEL,
    KOSTEN_WETTELIJK,
    LEERROUTES,
    ONDERWIJS,
    WI2013,
    WI2021,
    Z,
)

#: The source for the eindgesprek of the Z-route.
FINAL_GESPREK: Final = bi("3.14 lid 4")
#: The note means the onderwijsroute for people below this age (nota 1); the law has no limit.
ONDERWIJSROUTE_AGE: Final = 28


def refuse(sentence: str, source: Source, field: str | None = None) -> Refused:
    """A refusal that names its source."""
    return Refused(f"{sentence} ({source.kort}).", field=field)


def end_before_start(einde: str, start: str, source: Source, field: str = "einde") -> Refused:
    """The refusal of an end that lies before the start."""
    return refuse(f"het einde ({dutch(einde)}) ligt vóór de start ({dutch(start)})", source, field)


#: (earlier, later, source): the second fact cannot lie before the first.
_ORDER: Final[tuple[tuple[str, str, Source], ...]] = (
    ("bijstand_ingang", "bijstand_einde", pw("11")),
    ("info_derden_gevraagd", "info_derden_ontvangen", bi("5.3 lid 2")),
    ("ontzorg_start", "ontzorg_einde", pw("56a")),
    ("plicht_begin", "pip_dagtekening", duo("PIP: niet vóór begin plicht")),
    ("huisvesting", "pip_hier", duo("PIP: niet vóór vestiging")),
    ("pip_vorige_gemeente", "pip_hier", wi("15 lid 4")),
    ("plicht_begin", "voldaan", wi("6")),
    ("plicht_begin", "pvt_ondertekend", duo("PVT: niet vóór begin plicht")),
    ("oproep", "oproep_verschenen", wi("14")),
)
#: The same, for wi2021 only.
_ORDER_WI2021: Final[tuple[tuple[str, str, Source], ...]] = (
    ("pvt_ondertekend", "zroute_afgerond", duo("PVT: niet na afronding Z-route")),
    ("map_eindgesprek", "zroute_afgerond", duo("MAP: niet na afronding Z-route")),
    ("pip_dagtekening", "aanbod", duo("aanbod: niet vóór dagtekening PIP")),
)
#: Not on the day of the PIP either: DUO accepts these from the start of the inburgeringstermijn, the day after it (Wi 11).
_AFTER_PIP_WI2021: Final = (
    ("pvt_ondertekend", duo("PVT: niet vóór start termijn")),
    ("map_eindgesprek", duo("MAP: niet vóór start termijn")),
)


def _places(pairs: Iterable[tuple[str, str, Source]]) -> list[tuple[int, int, str, str, Source]]:
    """The pairs with the positions of their facts, because a lookup by name slows down an import."""
    return [(INDEX[earlier], INDEX[later], earlier, later, source) for earlier, later, source in pairs]


#: What holds for a rule above under the Wi2013, where that is no law of 2022.
_PILOT: Final[Mapping[Source, Source]] = {
    bi("5.3 lid 2"): nota("3.2", DERIVED), pw("56a"): nota("2.2, 3.5"), wi("15 lid 4"): nota("3.2", DERIVED),
    wi("6"): wi2013("7b"), wi("14"): nota("3.1"),
}  # fmt: skip
_PAIRS: Final = {
    WI2013: _places((a, b, _PILOT.get(source, source)) for a, b, source in _ORDER),
    WI2021: _places((*_ORDER, *_ORDER_WI2021)),
}


def check_facts(facts: Facts) -> None:
    """Raise `Refused` when the facts of a dossier contradict each other or a rule."""
    days = cast("tuple[str | None, ...]", facts)
    for one, other, earlier, later, source in _PAIRS[facts.stelsel]:
        first, second = days[one], days[other]
        if first and second and second < first:
            raise refuse(
                f"{FEIT_LABELS[later]} ({dutch(second)}) ligt vóór {FEIT_LABELS[earlier]} ({dutch(first)})",
                source,
                later,
            )
    if (signed := facts.pip_dagtekening) is not None and facts.stelsel == WI2021:
        for name, source in _AFTER_PIP_WI2021:
            day = getattr(facts, name)
            if day is not None and day <= signed:
                raise refuse(
                    f"{FEIT_LABELS[name]} ({dutch(day)}) ligt niet na {FEIT_LABELS['pip_dagtekening']} ({dutch(signed)}); de"
                    " inburgeringstermijn begint de dag erna",
                    source,
                    name,
                )
    detail = facts.gedetailleerde_doelgroep
    if detail is not None and detail not in DETAIL_BIJ_DOELGROEP[facts.doelgroep]:
        raise refuse(
            f"de gedetailleerde doelgroep {detail} hoort niet bij {facts.doelgroep}",
            wi("13, 19") if facts.stelsel == WI2021 else nota("tabel 1.0"),
            "gedetailleerde_doelgroep",
        )
    if facts.aanbod and facts.doelgroep_on(facts.aanbod) != ASIEL:
        raise refuse(
            "een inburgeringsaanbod van de gemeente is er alleen voor asielstatushouders",
            aanbod_source(facts),
            "aanbod",
        )


def aanbod_source(facts: Facts) -> Source:
    """The source for who gets an inburgeringsaanbod."""
    return wi("16") if facts.stelsel == WI2021 else nota("tabel 1.0")


def check_case(*, dossier_gesloten: str | None, reden: str | None, geboortedatum: str | None, facts: Facts) -> None:
    """Closing needs both a day and a reason; no fact lies before birth."""
    if (dossier_gesloten is None) != (reden is None):
        raise Refused(
            "Een dossier sluiten vraagt een datum én een reden; geef ze allebei.",
            field="reden" if reden is None else "dossier_gesloten",
        )
    if geboortedatum is None:
        return
    for name in ("plicht_begin", "kennisgeving", "huisvesting", "bijstand_ingang"):
        day = getattr(facts, name)
        if day and day < geboortedatum:
            raise Refused(f"{FEIT_LABELS[name]} ({dutch(day)}) ligt vóór de geboortedatum.", field="geboortedatum")


@dataclass(frozen=True, slots=True)
class Assignment:
    """A route that is being assigned. `niveau` None: the default.

    `opleiding_einde`: the last day of the newest niet-vrijstellende opleiding that had ended by then.
    """

    route: str
    datum: str
    niveau: str | None
    reden: str | None
    vorige_route: str | None
    geboortedatum: str | None
    opleiding_einde: str | None = None


def default_niveau(route: str) -> str | None:
    """B1 for the B1-route and the onderwijsroute (DUO); the Z-route has none of its own."""
    return None if route == Z else "b1"


def _check_earlier_route(new: Assignment, facts: Facts, warn: Callable[[str], None]) -> None:
    """Who moved in with a PIP keeps its leerroute (Wi 15 lid 4), unless the municipality says why not."""
    if facts.moved_in is None or facts.stelsel != WI2021 or new.datum < facts.moved_in:
        return
    if new.vorige_route is not None and facts.pip_hier is not None:
        return  # a change of the route here
    earlier = facts.route_vorige_gemeente
    if earlier is None:
        warn(
            "De leerroute volgt die van de vorige gemeente; leg die vast met"
            f" `inburgering case edit {facts.dossier} --route-vorige-gemeente ROUTE` (Wi 15 lid 4)."
        )
    elif new.route != earlier and not new.reden:
        raise refuse(
            f"de leerroute volgt het PIP van de vorige gemeente ({LEERROUTES[earlier]}); geef met een reden waarom het hier"
            " anders wordt",
            wi("15 lid 4"),
            "reden",
        )


def check_route(new: Assignment, facts: Facts, warn: Callable[[str], None]) -> None:
    """Refuse a route that DUO or the law does not allow; warn about the hints of the note."""
    if new.route == ONDERWIJS and new.niveau == "a2":
        raise refuse("niveau A2 gaat niet samen met de onderwijsroute", duo("PIP: A2 niet met O"), "niveau")
    if new.route == Z and new.niveau == "b1":
        raise refuse("niveau B1 gaat niet samen met de Z-route", duo("PIP: B1 niet met Z"), "niveau")
    if new.route == B1 and new.niveau == "a2" and facts.pip_vorige_gemeente is None:
        if new.vorige_route is None:
            raise refuse(
                "niveau A2 in de B1-route kan niet in een eerste PIP",
                duo("PIP: A2 met B niet in eerste PIP"),
                "niveau",
            )
        raise refuse(
            f"naar A2 gaat het door af te schalen; gebruik `inburgering route downscale {facts.dossier} --datum DATUM`",
            bi("5.5"),
            "niveau",
        )
    _check_earlier_route(new, facts, warn)
    if new.route == ONDERWIJS and new.geboortedatum:
        age = age_at_least(new.geboortedatum, new.datum)
        if age >= ONDERWIJSROUTE_AGE:
            if facts.stelsel == WI2013 and not new.reden:
                raise refuse(
                    f"de onderwijsroute is in de pilot voor wie jonger is dan {ONDERWIJSROUTE_AGE}"
                    " (hier: ouder); geef een reden om ervan af te wijken",
                    nota("1"),
                    "reden",
                )
            if facts.stelsel == WI2021:
                warn(
                    f"De nota dacht bij de onderwijsroute aan jongeren tot {ONDERWIJSROUTE_AGE} jaar;"
                    " de wet kent geen leeftijdsgrens (Wi 8)."
                )
    changed = new.vorige_route is not None and new.vorige_route != new.route
    if changed and facts.stelsel == WI2021 and facts.pip_dagtekening:
        last = ROUTE_WIJZIGEN.last_days(facts.pip_dagtekening, {})[0]
        free = new.vorige_route == ONDERWIJS and new.route == B1
        if new.datum > last and not free:
            _check_late_change(new, facts.dossier, last, warn)
    if facts.pip_dagtekening is None:
        source = wi("15") if facts.stelsel == WI2021 else nota("3.2")
        warn(f"Er is nog geen vastgesteld PIP: de leerroute hoort daarin te staan ({source.kort}).")


def _check_late_change(new: Assignment, dossier: str, last: str, warn: Callable[[str], None]) -> None:
    """A change after the 18 months (`last`: their last day): a right after an opleiding that ended later than that and does
    not exempt (lid 2), else for a special case alone (lid 3)."""
    if new.opleiding_einde is not None and new.opleiding_einde > last:
        warn(
            f"Gewijzigd na {dutch(last)}: dat kan na de niet-vrijstellende opleiding die op"
            f" {dutch(new.opleiding_einde)} eindigde (Bi 5.4 lid 2)."
        )
    elif new.reden:
        warn(f"Gewijzigd na {dutch(last)}: alleen in een bijzonder geval (Bi 5.4 lid 3).")
    else:
        raise refuse(
            f"de leerroute kon tot en met {dutch(last)} wijzigen ({ROUTE_WIJZIGEN.duration} na het eerste PIP). Daarna kan"
            " het na een niet-vrijstellende opleiding die later eindigde (lid 2): leg die vast met `inburgering activiteit"
            f" add {dossier} opleiding --start DATUM --einde DATUM --geen-vrijstellend`; of in een bijzonder geval (lid 3):"
            " geef een reden",
            ROUTE_WIJZIGEN.source,
            "reden",
        )


def check_downscale(
    route: str | None,
    start: str | None,
    day: str,
    given: int | None,
    recorded: CourseHours | None,
    warn: Callable[[str], None],
) -> None:
    """Refuse lowering to A2 outside the B1-route, before it began, or with too few hours (Wi 17 lid 3, Bi 5.5).

    `given`: whole hours as typed; `recorded`: those of months and intake, None when there are none. Typed hours prevail,
    because a school may know of hours that are not recorded.
    """
    norm = AFSCHALEN.amount_of_parts
    if route != B1 or start is None:
        now = LEERROUTES[route] if route else "geen leerroute"
        raise refuse(f"afschalen naar A2 kan alleen in de B1-route (nu: {now})", wi("17 lid 3"), "datum")
    if day < start:
        raise refuse(f"afschalen kan niet vóór de start van de route ({dutch(start)})", wi("17 lid 3"), "datum")
    if given is not None:
        if given < AFSCHALEN.uren:
            raise refuse(
                f"afschalen vraagt minstens {AFSCHALEN.uren} gevolgde cursusuren (hier: {given})",
                AFSCHALEN.source,
                "uren",
            )
        if recorded is not None and recorded.total < norm:
            warn(
                f"Er zijn {in_hours(recorded.total)} cursusuren vastgelegd die meetellen; het besluit steunt op de {given} van"
                " --uren."
            )
    elif recorded is None:
        warn(f"Leg met --uren vast dat er minstens {AFSCHALEN.uren} cursusuren zijn gevolgd ({AFSCHALEN.source.kort}).")
    elif recorded.total < norm:
        more = f" {recorded.undecided.rstrip('.')}." if recorded.undecided else ""
        raise refuse(
            f"afschalen vraagt minstens {AFSCHALEN.uren} gevolgde cursusuren Nederlands; vastgelegd zijn er"
            f" {in_hours(recorded.total)}, nog {in_hours(norm - recorded.total)} te gaan.{more} Weet de school van meer,"
            " geef ze dan met --uren",
            AFSCHALEN.source,
            "uren",
        )
    elif recorded.total - recorded.unsure < norm:
        for doubt in recorded.doubts:
            warn(doubt)


def zroute_missing(accounts: Sequence[Account], talk: str | None) -> list[str]:
    """What the Z-route still lacks: hours for an account of it, and the eindgesprek (`talk`: the day it was held)."""
    own = [account for account in accounts if account.id in ZROUTE]
    found = [
        f"{a.name}: {in_hours(a.gevolgd)} van {in_hours(a.norm)} uur, nog {in_hours(a.rest)} ({a.source.kort})"
        for a in own
        if a.norm is not None and not a.reached
    ]
    if talk is None:
        source = FINAL_GESPREK if any(a.id == "zroute_cursus" for a in own) else ZROUTE_PILOT.source
        how = "`inburgering gesprek record DOSSIER --soort eindgesprek_zroute --gehouden DATUM`"
        found.append(f"het eindgesprek ligt niet vast: {how} ({source.kort})")
    return found


def check_zroute(accounts: Sequence[Account], talk: str | None) -> None:
    """Refuse to complete the Z-route before its hours and the eindgesprek are there (Bi 3.14; in the pilot nota 1)."""
    if lacking := zroute_missing(accounts, talk):
        raise Refused(
            f"De Z-route is nog niet klaar: {'; '.join(lacking)}. Zie `inburgering route account DOSSIER`.",
            field="datum",
        )


def check_ontzorgen(
    facts: Facts,
    start: str,
    einde: str | None,
    kosten: Iterable[str],
    machtiging: str | None,
    warn: Callable[[str], None],
) -> None:
    """Refuse ontzorgen without entitlement, before the bijstand, or for costs outside the closed list."""
    wi2021 = facts.stelsel == WI2021
    source = pw("56a lid 1") if wi2021 else nota("tabel 1.0")
    if facts.doelgroep != ASIEL:
        raise refuse("ontzorgen is er alleen voor asielstatushouders", source, "doelgroep")
    if wi2021 and facts.gedetailleerde_doelgroep in GEZINSLEDEN_VAN_ASIEL:
        raise refuse("ontzorgen vraagt een eigen asielvergunning, niet een gezinsvergunning", source, "doelgroep")
    if einde is not None and einde < start:
        raise end_before_start(einde, start, source)
    if facts.bijstand_ingang is None:
        warn(f"De ingang van de bijstand is niet bekend; ontzorgen gebeurt vanuit de bijstand ({source.kort}).")
    elif start < facts.bijstand_ingang:
        raise refuse(f"ontzorgen kan niet beginnen vóór de bijstand ({dutch(facts.bijstand_ingang)})", source, "datum")
    elif wi2021 and start > (last := _last_day_of_ontzorgen(facts, start)):
        warn(
            f"De termijn van het ontzorgen liep tot en met {dutch(last)}; later kan alleen met een besluit (Pw 56a, 57)."
        )
    if wi2021 and (other := [k for k in kosten if k not in KOSTEN_WETTELIJK]):
        raise refuse(
            f"{other[0]} staat niet op de gesloten lijst van vaste lasten ({', '.join(KOSTEN_WETTELIJK)})",
            pw("56a lid 2"),
            "soort",
        )
    if not wi2021 and machtiging is None:
        warn("In de pilot gebeurt ontzorgen op een persoonlijke machtiging; leg de datum vast (nota 3.5).")


def ontzorg_source(stelsel: str) -> Source:
    """The source of ontzorgen: the law, or the pilot of the note."""
    return pw("56a lid 2") if stelsel == WI2021 else nota("2.2, 3.5")


def check_ontzorg_extension(facts: Facts, start: str, tot: str | None, reden: str | None) -> str:
    """The last day after an extension: six months more in the pilot, the day of the Pw 57 decision in wi2021."""
    before = _last_day_of_ontzorgen(facts, start)
    if facts.stelsel == WI2013:
        longest = _extended_pilot(_ontzorgen(WI2013), start)
        day = tot or longest
        if not before < day <= longest:
            raise refuse(
                f"verlengen kan in de pilot met {ONTZORGEN_EXTENSION_PILOT}, dus tot en met {dutch(longest)}",
                nota("2.2"),
                "tot",
            )
        return day
    if tot is None:
        raise refuse("verlengen vraagt een laatste dag; geef die uit het besluit", pw("57"), "tot")
    if not reden:
        raise refuse("verlengen vraagt gegronde redenen; geef ze erbij", pw("57"), "reden")
    if tot <= before:
        raise refuse(f"de verlenging moet na {dutch(before)} eindigen", pw("57"), "tot")
    return tot


def _ontzorgen(stelsel: str) -> Version:
    return next(v for v in TERMS["ontzorgen"].versions if v.stelsel == stelsel)


def _last_day_of_ontzorgen(facts: Facts, start: str) -> str:
    """The last day without an extension: counted from the bijstand in wi2021, from the start in the pilot."""
    begin = facts.bijstand_ingang or start if facts.stelsel == WI2021 else start
    return _ontzorgen(facts.stelsel).last_days(begin, {})[0]


def _extended_pilot(version: Version, start: str) -> str:
    """The last day of term and extension together; added one by one they would lose days at month ends."""
    assert version.duration is not None
    whole = version.duration._replace(number=version.duration.number + ONTZORGEN_EXTENSION_PILOT.number)
    return version._replace(duration=whole).last_days(start, {})[0]


def check_bsn(bsn: str) -> str:
    """A BSN of nine digits that passes the elfproef, or `Refused`; the message never repeats it."""
    if not (bsn.isascii() and bsn.isdigit()):
        raise refuse(f"een BSN bestaat alleen uit cijfers{shortened(bsn)}", BSN_ELFPROEF, "bsn")
    if len(bsn) == 8 and _passes_elfproef(f"0{bsn}"):
        raise refuse(
            "een BSN heeft 9 cijfers; dit zijn er 8. Waarschijnlijk is de voorloopnul weggevallen, in Excel, en is het"
            f" {masked(bsn)}: zet de nul er zelf voor",
            BSN_ELFPROEF,
            "bsn",
        )
    if len(bsn) != 9:
        raise refuse(
            f"een BSN heeft 9 cijfers; dit zijn er {len(bsn)}"
            + (", en met een voorloopnul doorstaat het de elfproef niet" if len(bsn) == 8 else ""),
            BSN_ELFPROEF,
            "bsn",
        )
    if not _passes_elfproef(bsn):
        raise refuse("dit BSN doorstaat de elfproef niet; controleer de cijfers", BSN_ELFPROEF, "bsn")
    return bsn


def _passes_elfproef(bsn: str) -> bool:
    total = sum((9 - i) * int(c) for i, c in enumerate(bsn[:8])) - int(bsn[8])
    return total % 11 == 0 and bsn != "000000000"


def shortened(text: str) -> str:
    """A Dutch clause where Excel wrote a long number as 1,2E+09; else empty."""
    if re.fullmatch(r"[0-9]([.,][0-9]+)?E\+?[0-9]+", text, re.ASCII | re.IGNORECASE):
        return "; Excel heeft dit getal ingekort en de cijfers zijn weg: maak van de kolom tekst en vul haar opnieuw"
    return ""
