"""What one record by itself, or beside the facts of its dossier, cannot say. Rules over the whole stand in `rules`."""

from collections.abc import Sequence
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.handhaving.fine import Maatregel, NieuweTermijn, Uitleg, room
from inburgering_cli.law.handhaving.next_step import same_conduct
from inburgering_cli.law.rules import ontzorg_source, refuse
from inburgering_cli.law.sources import HVJ_BOETE, Bron, bi, duo, nota, pw, wi, wi2013
from inburgering_cli.law.vocabulary import ASIEL, KOSTEN_WETTELIJK, WI2021

#: Parts of the examen that have a level.
_MET_NIVEAU: Final = frozenset({"le", "lu", "sc", "sp"})


def check_order(invoer: Any, *pairs: tuple[str, str]) -> None:
    """Refuse a record whose second day of a pair lies before the first. Days that are not known are no reason."""
    for earlier, later in pairs:
        first, second = getattr(invoer, earlier), getattr(invoer, later)
        if first and second and second < first:
            raise Geweigerd(
                f"De dag bij {later} ({dutch(second)}) ligt vóór die bij {earlier} ({dutch(first)}).", veld=later
            )


def check_asiel(facts: Feiten, dienst: str, bron: Bron) -> None:
    """Refuse a service that is there for asielstatushouders only."""
    if facts.doelgroep != ASIEL:
        raise refuse(f"{dienst} is er alleen voor asielstatushouders", bron, "dossier")


def check_voorinburgering(facts: Feiten, invoer: Any) -> None:
    """Voorinburgering is offered in the AZC, to asielstatushouders."""
    check_asiel(facts, "voorinburgering in het AZC", nota("tabel 1.0"))
    check_order(invoer, ("start", "einde"))


def check_begeleiding(facts: Feiten, invoer: Any) -> None:
    """Maatschappelijke begeleiding is for asielstatushouders."""
    check_asiel(facts, "maatschappelijke begeleiding", wi("13"))
    check_order(invoer, ("start", "einde"))


def check_overdracht(invoer: Any) -> None:
    """A handover was held, or there is a reason why not."""
    if not invoer.gehouden and not invoer.reden:
        raise Geweigerd("Geef --gehouden, of met --reden waarom de overdracht er niet was.", veld="reden")


def check_uren(invoer: Any, start: str, einde: str | None) -> None:
    """Hours belong to a month in which the activity ran, and nobody attends or misses more than was offered."""
    if invoer.maand < start[:7] or (einde is not None and invoer.maand > einde[:7]):
        until = f" tot en met {dutch(einde)}" if einde else ""
        raise Geweigerd(f"De activiteit loopt van {dutch(start)}{until}, niet in {invoer.maand}.", veld="maand")
    parts = [invoer.gevolgd, invoer.verzuim_geoorloofd, invoer.verzuim_ongeoorloofd]
    if invoer.aangeboden is not None and sum(p for p in parts if p is not None) > invoer.aangeboden:
        raise Geweigerd("Gevolgde uren en verzuim zijn samen meer dan de aangeboden uren.", veld="aangeboden")


def check_examen(facts: Feiten, invoer: Any) -> None:
    """ONA is a part of the old law alone; only language has a level; a reason goes with no result."""
    if invoer.onderdeel == "ona" and facts.stelsel == WI2021:
        raise refuse("ONA is er niet in de Wi2021; daar is de MAP voor in de plaats", wi("6, 7"), "onderdeel")
    if invoer.niveau and invoer.onderdeel not in _MET_NIVEAU:
        bron = duo("Examen: niveau") if facts.stelsel == WI2021 else wi2013("7")
        raise refuse(f"{c.EXAMENONDERDELEN[invoer.onderdeel]} heeft geen niveau", bron, "niveau")
    if invoer.reden_geen_uitslag and invoer.uitslag != "geen":
        raise Geweigerd("Een reden dat er geen uitslag is, hoort bij uitslag ‘geen’.", veld="reden_geen_uitslag")


def check_gesprek(invoer: Any) -> None:
    """A talk has a day; who did not come did not have it."""
    if invoer.gepland is None and invoer.gehouden is None:
        raise Geweigerd("Geef de dag waarvoor het gesprek is gepland of waarop het is gehouden.", veld="gepland")
    if invoer.verzet_naar and invoer.gepland is None:
        raise Geweigerd("Alleen een gesprek dat was gepland, is te verzetten; geef --gepland.", veld="verzet_naar")
    if invoer.gehouden and invoer.niet_verschenen:
        raise Geweigerd(
            "Een gesprek is gehouden, of de persoon is niet verschenen; niet allebei.", veld="niet_verschenen"
        )


def check_aanbod(facts: Feiten, invoer: Any) -> None:
    """An inburgeringsaanbod is for asielstatushouders, and its course does not end before it begins."""
    check_asiel(facts, "een inburgeringsaanbod van de gemeente", wi("16"))
    check_order(invoer, ("start", "einde"))


def check_maatregel(facts: Feiten, invoer: Any) -> None:
    """The days of a measure follow each other; only a fine has an amount; the municipality enforces wi2021 alone."""
    if invoer.grond == c.LEERROUTE and facts.doelgroep != ASIEL:
        raise refuse(
            "de intensiteit van de leerroute staat alleen bij asielstatushouders in het PIP", wi("15, 23"), "grond"
        )
    if facts.stelsel != WI2021 and invoer.soort != "verlaging_bijstand":
        raise refuse("onder de Wi2013 handhaaft DUO, niet de gemeente", wi2013("28-34"), "soort")
    check_order(
        invoer,
        ("datum", "uiterlijk"),
        ("datum", "verschenen"),
        ("zienswijze_gevraagd", "zienswijze_ontvangen"),
        ("datum", "onherroepelijk"),
        ("rapport", "zienswijze_gevraagd"),
    )
    if invoer.soort != "boete":
        for name in ("bedrag", "onherroepelijk"):
            if getattr(invoer, name) is not None:
                raise Geweigerd(f"‘{name}’ hoort alleen bij een boete.", veld=name)


def check_sanction(
    facts: Feiten,
    invoer: Any,
    history: Sequence[Maatregel],
    terms: Sequence[NieuweTermijn],
    *,
    boete_asiel: bool = True,
) -> None:
    """Refuse a fine, or a lowered bijstand beside one, that the law does not allow. `history`: the other measures.

    `boete_asiel`: whether the municipality fines asielstatushouders at all.
    """
    if invoer.soort == c.BOETE and facts.doelgroep == ASIEL and not boete_asiel:
        raise refuse("de gemeente legt asielstatushouders geen boete op (eigen beleidsbestand)", HVJ_BOETE, "soort")
    other = {c.BOETE: c.VERLAGING, c.VERLAGING: c.BOETE}.get(invoer.soort)
    if other is None:
        return
    twice = same_conduct([m for m in history if m.grond == invoer.grond], other, invoer.datum)
    if twice is not None and not invoer.reden:
        raise refuse(
            f"voor dezelfde gedraging is er al {c.MAATREGELEN[other]} van {dutch(twice.datum)}, en er is geen nieuwe oproep of"
            " waarschuwing tussen; gaat het om een andere gedraging, leg dat dan vast met --reden",
            wi("27"),
            "soort",
        )
    if invoer.soort == c.BOETE:
        _check_fine(facts, invoer, history, terms)


def _check_fine(facts: Feiten, invoer: Any, history: Sequence[Maatregel], terms: Sequence[NieuweTermijn]) -> None:
    intake, day = invoer.grond == c.INTAKE, invoer.datum
    if facts.doelgroep == ASIEL and not invoer.reden:
        raise refuse(
            "een boete voor een asielstatushouder kan alleen in uitzonderlijke gevallen, bij gebleken en volhardende onwil;"
            " leg met --reden vast waarom dit er een is",
            HVJ_BOETE,
            "reden",
        )
    term = amounts.TERMIJN_NA_BOETE.op(day)
    if intake and invoer.uiterlijk and invoer.uiterlijk > (most := term.waarde.after(day)):
        raise refuse(
            f"de nieuwe termijn na een boete is hoogstens {term.waarde}, dus tot en met {dutch(most)}",
            term.bron,
            "uiterlijk",
        )
    if invoer.bedrag is None:
        return
    highest = (amounts.INTAKE_HOOGST if intake else amounts.HOOGST).op(day)
    if invoer.bedrag > highest.waarde:
        raise refuse(f"deze boete is hoogstens {euro(highest.waarde)}", highest.bron, "bedrag")
    left = room(history, terms, day, told := Uitleg())
    if invoer.bedrag > left.over:
        raise refuse(
            f"alle boetes van de gemeente samen zijn hier hoogstens {euro(left.plafond)}; er is nog ruimte voor"
            f" {euro(left.over)}",
            told.bronnen[0],
            "bedrag",
        )


def check_besluit(facts: Feiten, invoer: Any) -> None:
    """What a decision of DUO needs to mean something."""
    check_order(invoer, ("vanaf", "tot"))
    if invoer.bedrag is not None and invoer.soort != "boete":
        raise Geweigerd("‘bedrag’ hoort alleen bij een boete.", veld="bedrag")
    if invoer.onderdeel is not None and invoer.omvang not in (None, "gedeeltelijk"):
        raise Geweigerd("Een onderdeel van het examen hoort bij omvang ‘gedeeltelijk’.", veld="onderdeel")
    if invoer.onderdeel == "ona" and facts.stelsel == WI2021:
        raise refuse("ONA is er niet in de Wi2021", wi("7"), "onderdeel")
    if invoer.uren is not None and invoer.soort != "ontheffing":
        raise refuse("uren participatie horen bij een ontheffing in de Z-route", bi("2.7"), "uren")


def check_ontzorg_maand(facts: Feiten, invoer: Any, periods: list[tuple[str, str | None]]) -> None:
    """A month of ontzorgen lies in a period of ontzorgen, and holds only costs that may be withheld."""
    if not any(start[:7] <= invoer.maand and (end is None or invoer.maand <= end[:7]) for start, end in periods):
        raise refuse(
            f"in {invoer.maand} is er geen ontzorgen in dit dossier; begin met"
            f" `inburgering ontzorg start {facts.dossier} --datum DATUM`",
            ontzorg_source(facts.stelsel),
            "maand",
        )
    if facts.stelsel == WI2021 and invoer.telefoon is not None:
        raise refuse(
            f"telefoon staat niet op de gesloten lijst van vaste lasten ({', '.join(KOSTEN_WETTELIJK)})",
            pw("56a lid 2"),
            "telefoon",
        )
