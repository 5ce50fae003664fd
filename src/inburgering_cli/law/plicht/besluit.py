"""Decisions of DUO: which day follows from a ground for an extension, and what a decision cannot say."""

from collections.abc import Callable, Mapping
from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.handhaving.extension import Grond
from inburgering_cli.law.handhaving.next_step import CASE_LAW
from inburgering_cli.law.rules import refuse
from inburgering_cli.law.sources import ONZEKER, bi, wi, wi2013
from inburgering_cli.law.terms.assess import version_on
from inburgering_cli.law.terms.policy import Beleid
from inburgering_cli.law.vocabulary import ASIEL, WI2021

Warn = Callable[[str], None]
#: The language parts of the examen; a partial exemption leaves at least one of them.
TAALONDERDELEN = frozenset({"le", "lu", "sc", "sp"})


def term_end(facts: Feiten, beleid: Beleid) -> str | None:
    """The last day of the inburgeringstermijn without any decision of DUO; None while its start is not known."""
    versies = tuple(v for v in beleid.termijnen["inburgeringstermijn"].versies if v.stelsel == facts.stelsel)
    start = getattr(facts, versies[0].start[0])
    return version_on(versies, start).last_days(start, beleid.gelijkgesteld)[0] if start else None


def follows(grond: Grond, end: str | None) -> str | None:
    """The last day that follows from a ground when the term ended on `end`; None where no number says so."""
    return grond.duur.after(end) if grond.duur is not None and end is not None else None


def ground(code: str, gronden: Mapping[str, Grond], facts: Feiten) -> Grond:
    """The ground with this code, for this person. Raises `Geweigerd` with those that can be."""
    found = gronden.get(code)
    if found is not None and found.applies(facts):
        return found
    wrong = "is geen bekende grond" if found is None else f"is er niet bij {facts.doelgroep} onder de {facts.stelsel}"
    able = ", ".join(g.code for g in gronden.values() if g.applies(facts))
    raise refuse(
        f"‘{code[:40]}’ {wrong}; kies uit {able} (zie `inburgering besluit grounds {facts.dossier}`), of zet de"
        " grond in het beleidsbestand",
        found.bron if found else (wi("12") if facts.stelsel == WI2021 else wi2013("7a, 7b")),
        "grond",
    )


def check_extension(invoer: Any, grond: Grond | None, end: str | None, warn: Warn) -> None:
    """Refuse an extension without a day, or that extends nothing; warn when its day differs from the ground.

    `end`: the last day of the term before this decision.
    """
    expected = follows(grond, end) if grond else None
    if invoer.tot is None:
        hint = f"; bij deze grond zou dat {dutch(expected)} zijn ({grond.bron.kort})" if grond and expected else ""
        raise Geweigerd(f"Geef met --tot de nieuwe laatste dag van de termijn{hint}.", veld="tot")
    if end is not None and invoer.soort == c.VERLENGING and invoer.tot <= end:
        raise refuse(f"de termijn loopt al tot en met {dutch(end)}; een verlenging eindigt later", wi("11, 12"), "tot")
    if grond is None or expected is None:
        return
    differs = invoer.tot > expected if grond.hoogstens else invoer.tot != expected
    if differs:
        doubt = f", {grond.bron.zekerheid}" if grond.bron.zekerheid in ONZEKER else ""
        warn(
            f"Bij de grond ‘{grond.omschrijving}’ hoort {grond.lengte} ({grond.bron.kort}{doubt}): tot en met"
            f" {dutch(expected)}, niet {dutch(invoer.tot)}. Controleer het besluit."
        )


def check_duo_fine(facts: Feiten, invoer: Any, warn: Warn) -> None:
    """Refuse a fine that DUO cannot impose; warn of the case law about asielstatushouders."""
    rule = amounts.DUO_HOOGST if facts.stelsel == WI2021 else amounts.DUO_HOOGST_WI2013
    highest = rule.op(invoer.datum)
    if invoer.bedrag is not None and invoer.bedrag > highest.waarde:
        raise refuse(f"een boete van DUO is hoogstens {euro(highest.waarde)}", highest.bron, "bedrag")
    if facts.doelgroep == ASIEL:
        warn(
            "Boetes van DUO aan asielstatushouders zijn volgens de rechter alleen in uitzonderlijke gevallen mogelijk"
            f" ({'; '.join(b.kort for b in CASE_LAW[:2])}); overleg met de persoon over bezwaar."
        )


def check_new_term(facts: Feiten, invoer: Any, warn: Warn) -> None:
    """Warn of a new term that is longer than the law knows."""
    rule = amounts.DUO_NIEUWE_TERMIJN if facts.stelsel == WI2021 else amounts.DUO_NIEUWE_TERMIJN_WI2013
    longest = rule.op(invoer.datum)
    last = longest.waarde.after(invoer.vanaf or invoer.datum)
    if invoer.tot > last:
        warn(
            f"Een nieuwe termijn is hoogstens {longest.waarde} ({longest.bron.kort}): tot en met {dutch(last)}, niet"
            f" {dutch(invoer.tot)}. Controleer het besluit."
        )


def check_exemption(dossier: str, invoer: Any, other_parts: frozenset[str], warn: Warn) -> None:
    """Refuse a partial exemption from all four language parts; say what an exemption does, or does not, to the terms.

    `other_parts`: the parts for which the dossier has a partial ontheffing already.
    """
    if invoer.soort == c.ONTHEFFING and other_parts | {invoer.onderdeel} >= TAALONDERDELEN:
        raise refuse(
            "een gedeeltelijke ontheffing is er voor hoogstens 3 van de 4 taalonderdelen; voor alle vier is dat een"
            " gehele",
            bi("2.7"),
            "onderdeel",
        )
    if invoer.omvang in (None, c.GEHEEL):
        warn(
            f"De plicht is hiermee opgeheven per {dutch(invoer.vanaf or invoer.datum)}; sluit het dossier met"
            f" `inburgering case close {dossier} --reden {invoer.soort} --datum {invoer.vanaf or invoer.datum}`."
        )
    elif invoer.omvang == "tijdelijk":
        warn(
            "Een tijdelijke vrijstelling verandert hier geen dag: dat doet een besluit van DUO over de termijn (Wi"
            " 4, 12)."
        )
