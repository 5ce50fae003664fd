"""Decisions of DUO: the day that follows from a ground for an extension, and the rules for a decision."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law import states
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.handhaving.extension import Grond
from inburgering_cli.law.handhaving.next_step import CASE_LAW, DEATH
from inburgering_cli.law.rules import refuse
from inburgering_cli.law.sources import LAW_TEXT, UNCERTAIN, Source, bi, wi, wi2013
from inburgering_cli.law.terms.assess import version_on
from inburgering_cli.law.terms.declared import Duration
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.law.vocabulary import ASIEL, WI2021

Warn = Callable[[str], None]
#: From how long before the end of the term an extension can be asked and given (Bi 4.5 lid 1).
REQUEST_WITHIN: Final = Duration(6, "maanden")
#: The same for who falls under the Wi2013.
WI2013_REQUEST: Final = Source(
    "Besluit inburgering (oud) 2.12",
    "Besluit inburgering zoals dat gold tot 2022",
    "versie geldig op 31 december 2021",
    LAW_TEXT,
)


def term_end(facts: Facts, policy: Policy) -> str | None:
    """The last day of the inburgeringstermijn without any decision of DUO; None while its start is not known."""
    versions = tuple(v for v in policy.termijnen["inburgeringstermijn"].versions if v.stelsel == facts.stelsel)
    start = getattr(facts, versions[0].start[0])
    return version_on(versions, start).last_days(start, policy.gelijkgesteld)[0] if start else None


def follows(grond: Grond, end: str | None) -> str | None:
    """The last day that follows from a ground when the term ended on `end`; None for a ground without length."""
    return grond.duur.after(end) if grond.duur is not None and end is not None else None


def ground(code: str, gronden: Mapping[str, Grond], facts: Facts) -> Grond:
    """The ground with this code, for this person. Raises `Refused` with those that apply."""
    found = gronden.get(code)
    if found is not None and found.applies(facts):
        return found
    wrong = "is geen bekende grond" if found is None else f"is er niet bij {facts.doelgroep} onder de {facts.stelsel}"
    able = ", ".join(g.code for g in gronden.values() if g.applies(facts))
    raise refuse(
        f"‘{code[:40]}’ {wrong}; kies uit {able} (zie `inburgering besluit grounds {facts.dossier}`), of zet de"
        " grond in het beleidsbestand",
        found.bron
        if found and found.stelsel in (None, facts.stelsel)
        else (wi("12") if facts.stelsel == WI2021 else wi2013("7a, 7b")),
        "grond",
    )


def request_from(end: str) -> str:
    """The first day on which an extension of a term that ends on `end` can be asked and given."""
    return REQUEST_WITHIN._replace(number=-REQUEST_WITHIN.number).after(end)


def check_extension(record: Any, grond: Grond | None, end: str | None, stelsel: str, warn: Warn) -> None:
    """Refuse an extension without a day or to an earlier day; warn when its day differs from the ground, or is early.

    `end`: the last day of the term before this decision.
    """
    expected = follows(grond, end) if grond else None
    if record.tot is None:
        hint = f"; bij deze grond zou dat {dutch(expected)} zijn ({grond.bron.kort})" if grond and expected else ""
        raise Refused(f"Geef met --tot de nieuwe laatste dag van de termijn{hint}.", field="tot")
    if end is not None and record.soort == c.VERLENGING and record.tot <= end:
        raise refuse(
            f"de termijn loopt al tot en met {dutch(end)}; een verlenging eindigt later",
            wi("11, 12") if stelsel == WI2021 else wi2013("7b"),
            "tot",
        )
    if end is not None and record.soort == c.VERLENGING and record.datum < (first := request_from(end)):
        source = bi("4.5 lid 1") if stelsel == WI2021 else WI2013_REQUEST
        warn(
            f"Een verlenging kan pas vanaf {dutch(first)}, {REQUEST_WITHIN} vóór het einde van de termijn op {dutch(end)}"
            f" ({source.kort}); dit besluit is van {dutch(record.datum)}. Controleer het besluit."
        )
    if grond is None or expected is None:
        return
    differs = record.tot > expected if grond.hoogstens else record.tot != expected
    if differs:
        sure = grond.bron.on(record.datum).zekerheid
        doubt = f", {sure}" if sure in UNCERTAIN else ""
        warn(
            f"Bij de grond ‘{grond.omschrijving}’ hoort {grond.length} ({grond.bron.kort}{doubt}): tot en met"
            f" {dutch(expected)}, niet {dutch(record.tot)}. Controleer het besluit."
        )


def check_duo_fine(facts: Facts, record: Any, warn: Warn) -> None:
    """Refuse a fine that DUO cannot impose; warn of the case law about asielstatushouders."""
    ground = (record.grond or "").strip().lower()
    if facts.stelsel == WI2021:
        rule = amounts.DUO_HIGHEST_PVT_MAP if ground in ("pvt", "map") else amounts.DUO_HIGHEST
    else:
        rule = amounts.DUO_HIGHEST_PVT_WI2013 if ground == "pvt" else amounts.DUO_HIGHEST_WI2013
    highest = rule.on(record.datum)
    if record.bedrag is not None and record.bedrag > highest.value:
        raise refuse(f"deze boete van DUO is hoogstens {euro(highest.value)}", highest.source, "bedrag")
    if facts.reden_gesloten == "overleden":
        warn(f"De persoon is overleden; een boete van DUO vervalt dan ({DEATH.kort}). Meld het aan DUO.")
    if facts.doelgroep == ASIEL:
        warn(
            "Boetes van DUO aan asielstatushouders zijn volgens de rechter alleen in uitzonderlijke gevallen mogelijk"
            f" ({'; '.join(b.kort for b in CASE_LAW[:2])}); overleg met de persoon over bezwaar."
        )


def check_new_term(facts: Facts, record: Any, warn: Warn) -> None:
    """Warn of a new term that is longer than the law allows, counted from the bekendmaking when that is known."""
    rule = amounts.DUO_NEW_TERM if facts.stelsel == WI2021 else amounts.DUO_NEW_TERM_WI2013
    longest = rule.on(record.datum)
    told = record.bekendmaking if facts.stelsel == WI2021 else None
    last = longest.value.after(told or record.vanaf or record.datum)
    if record.tot > last:
        since = "de bekendmaking" if told else "het begin ervan" if record.vanaf else "het besluit"
        ask = " of geef de --bekendmaking: de wet telt vanaf die dag" if facts.stelsel == WI2021 and not told else ""
        warn(
            f"Een nieuwe termijn is hoogstens {longest.value} ({longest.source.kort}), hier geteld vanaf {since}: tot en met"
            f" {dutch(last)}, niet {dutch(record.tot)}. Controleer het besluit{ask}."
        )


def check_exemption(facts: Facts, record: Any, other_parts: frozenset[str], warn: Warn) -> None:
    """Refuse a partial exemption from all four language parts; warn of what an exemption does to the terms.

    `other_parts`: the parts for which the dossier has a partial ontheffing already.
    """
    if record.soort == c.ONTHEFFING and other_parts | {record.onderdeel} >= set(c.TAALONDERDELEN):
        raise refuse(
            "een gedeeltelijke ontheffing is er voor hoogstens 3 van de 4 taalonderdelen; voor alle vier is dat een"
            " gehele",
            bi("2.7"),
            "onderdeel",
        )
    if record.omvang == c.GEHEEL or (record.omvang is None and record.onderdeel is None):
        warn(
            f"De plicht is hiermee opgeheven per {dutch(record.vanaf or record.datum)}; sluit het dossier met"
            f" `inburgering case close {facts.dossier} --reden {record.soort} --datum {record.vanaf or record.datum}`."
        )
    elif record.omvang == c.TIJDELIJK:
        warn(
            "Zolang de vrijstelling geldt, staan de klokken van de plicht stil. Daarna telt het programma vanaf de nieuwe"
            f" kennisgeving van DUO ({states.exemption_source(facts).kort})."
        )
