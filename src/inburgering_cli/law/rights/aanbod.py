"""The inburgeringsaanbod: whether a provider may give it on a day, and whether it fits the dossier."""

from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import CURSUS
from inburgering_cli.law.rules import refuse
from inburgering_cli.law.sources import Source, bi, nota, wi
from inburgering_cli.law.vocabulary import LEERROUTES, ONDERWIJS, WI2021

Warn = Callable[[str], None]
#: The activity for which a school needs recognition by the WEB.
TAALSCHAKEL: Final = "taalschakeltraject"
#: The courses of a school with the keurmerk, or with that recognition.
CURSUSSEN: Final = CURSUS


class Offer(Protocol):
    """An offer as far as these rules read it: the record of an aanbod."""

    aanbieder: str | None
    leerroute: str | None
    aangeboden_op: str | None
    start: str | None
    einde: str | None


class Aanbieder(NamedTuple):
    """A provider as the register has it."""

    naam: str
    keurmerk_vanaf: str | None
    keurmerk_geldig_tot: str | None
    web_erkend: bool | None
    contract_vanaf: str | None
    contract_geldig_tot: str | None


def _rule(stelsel: str, *, taalschakel: bool) -> Source:
    """What a school needs: the keurmerk (or, by the law, a certificate), or recognition by the WEB."""
    if stelsel != WI2021:
        return nota("1")
    return wi("8 lid 2") if taalschakel else wi("16 lid 3")


def fault(provider: Aanbieder, day: str, stelsel: str, *, taalschakel: bool) -> Refused | None:
    """Why this provider may not give a course that begins on `day`, if so. Unknown data are no reason."""
    name, rule = provider.naam, _rule(stelsel, taalschakel=taalschakel)
    if taalschakel:
        if provider.web_erkend is False:
            return refuse(
                f"een taalschakeltraject vraagt erkenning volgens de WEB; die heeft {name} niet", rule, "aanbieder"
            )
        return None
    since, until = provider.keurmerk_vanaf, provider.keurmerk_geldig_tot
    if since is not None and day < since:
        said = f"{name} heeft het keurmerk (Blik op Werk) pas vanaf {dutch(since)}, niet op {dutch(day)}"
        return refuse(said, rule, "aanbieder")
    if until is not None and day > until:
        said = f"het keurmerk (Blik op Werk) van {name} loopt tot en met {dutch(until)}, niet op {dutch(day)}"
        return refuse(said, rule, "aanbieder")
    return None


def unknown(provider: Aanbieder, *, taalschakel: bool) -> str | None:
    """Which data about the provider, needed for an offer, the register lacks."""
    if taalschakel:
        return "de erkenning volgens de WEB" if provider.web_erkend is None else None
    return "het keurmerk (Blik op Werk)" if provider.keurmerk_vanaf is provider.keurmerk_geldig_tot is None else None


def check_offer(facts: Facts, offer: Offer, provider: Aanbieder | None, warn: Warn) -> None:
    """Refuse an offer by a provider who may not give it; warn of unknown data, the contract and the route.

    Decisive is the day of the first lesson, else that of the offer.
    """
    name, route, until = offer.aanbieder, offer.leerroute, offer.einde
    day = str(offer.start or offer.aangeboden_op)
    taalschakel = (route or facts.leerroute) == ONDERWIJS
    rule = _rule(facts.stelsel, taalschakel=taalschakel)
    if route and facts.leerroute and route != facts.leerroute:
        fits = wi("16 lid 1") if facts.stelsel == WI2021 else nota("1")
        warn(
            f"Het aanbod is voor de {LEERROUTES[route]}, het PIP voor de {LEERROUTES[facts.leerroute]}; een aanbod past bij"
            f" de leerroute ({fits.kort})."
        )
    if provider is None:
        warn(
            f"{name} staat niet in het register; leg keurmerk en contract vast met"
            f" `inburgering aanbieder add '{name}'` ({rule.kort})."
        )
        return
    if (wrong := fault(provider, day, facts.stelsel, taalschakel=taalschakel)) is not None:
        raise wrong
    if (missing := unknown(provider, taalschakel=taalschakel)) is not None:
        warn(
            f"Van {name} is {missing} niet bekend; leg het vast met"
            f" `inburgering aanbieder add '{name}' --wijzig` ({rule.kort})."
        )
    last = provider.keurmerk_geldig_tot
    if not taalschakel and until and last and until > last:
        warn(
            f"Het keurmerk van {name} loopt tot en met {dutch(last)}, de cursus tot en met {dutch(until)} ({rule.kort})."
        )
    since, ends = provider.contract_vanaf, provider.contract_geldig_tot
    if not (since or day) <= day <= (ends or day):
        known = " ".join(
            (f"vanaf {dutch(since)}" if since else "", f"tot en met {dutch(ends)}" if ends else "")
        ).strip()
        warn(f"Op {dutch(day)} is er geen geldig contract met {name} ({known}).")


def check_course(facts: Facts, provider: Aanbieder | None, day: str, warn: Warn, *, taalschakel: bool) -> None:
    """Warn of a course that began at a known provider who has no keurmerk or recognition: its hours may not count."""
    wrong = provider and fault(provider, day, facts.stelsel, taalschakel=taalschakel)
    if wrong:
        sentence = wrong.message[:1].upper() + wrong.message[1:]
        if facts.stelsel == WI2021:
            sentence += f" Voor afschalen tellen uren alleen bij een school met keurmerk of WEB ({bi('5.5').kort})."
        warn(sentence)
