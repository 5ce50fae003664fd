"""Rules for one record, by itself or with the facts of its dossier. Rules over a whole dossier are in `law.rules`."""

from collections.abc import Sequence
from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.handhaving.fine import Maatregel, NewTerm, Reasoning, room
from inburgering_cli.law.handhaving.next_step import DEATH, same_conduct
from inburgering_cli.law.rules import aanbod_source, ontzorg_source, refuse
from inburgering_cli.law.sources import HVJ_BOETE, Source, bi, duo, pw, wi, wi2013
from inburgering_cli.law.vocabulary import ASIEL, KOSTEN_WETTELIJK, WI2021


def check_order(record: Any, *pairs: tuple[str, str]) -> None:
    """Refuse a record when the second day of a pair lies before the first. Unknown days are allowed."""
    for earlier, later in pairs:
        first, second = getattr(record, earlier), getattr(record, later)
        if first and second and second < first:
            raise Refused(
                f"De dag bij {later} ({dutch(second)}) ligt vóór die bij {earlier} ({dutch(first)}).", field=later
            )


def check_asiel(facts: Facts, service: str, source: Source) -> None:
    """Refuse a service that is only for asielstatushouders."""
    if facts.doelgroep != ASIEL:
        raise refuse(f"{service} is er alleen voor asielstatushouders", source, "dossier")


def check_overdracht(record: Any) -> None:
    """Refuse a handover that was not held and gives no reason."""
    if not record.gehouden and not record.reden:
        raise Refused("Geef --gehouden, of met --reden waarom de overdracht er niet was.", field="reden")


def check_hours(record: Any, start: str, einde: str | None) -> None:
    """Refuse hours outside the months of the activity, and more hours attended and missed than were offered."""
    if record.maand < start[:7] or (einde is not None and record.maand > einde[:7]):
        until = f" tot en met {dutch(einde)}" if einde else ""
        raise Refused(f"De activiteit loopt van {dutch(start)}{until}, niet in {record.maand}.", field="maand")
    if record.voor_pip is not None and record.voor_pip > (record.gevolgd or 0):
        raise Refused("De uren van vóór het PIP zijn meer dan de gevolgde uren.", field="voor_pip")
    parts = [record.gevolgd, record.verzuim_geoorloofd, record.verzuim_ongeoorloofd]
    if record.aangeboden is not None and sum(p for p in parts if p is not None) > record.aangeboden:
        raise Refused("Gevolgde uren en verzuim zijn samen meer dan de aangeboden uren.", field="aangeboden")


def check_examen(facts: Facts, record: Any) -> None:
    """ONA belongs to Wi2013 only, a level to language only, and a reason to an exam without result."""
    if record.onderdeel == "ona" and facts.stelsel == WI2021:
        raise refuse("ONA is er niet in de Wi2021; daar is de MAP voor in de plaats", wi("6, 7"), "onderdeel")
    if record.niveau and record.onderdeel not in c.TAALONDERDELEN:
        source = duo("Examen: niveau") if facts.stelsel == WI2021 else wi2013("7")
        raise refuse(f"{c.EXAMENONDERDELEN[record.onderdeel]} heeft geen niveau", source, "niveau")
    if record.reden_geen_uitslag and record.uitslag != "geen":
        raise Refused("Een reden dat er geen uitslag is, hoort bij uitslag ‘geen’.", field="reden_geen_uitslag")


def check_gesprek(record: Any) -> None:
    """A talk has a day; it was either held or missed."""
    if record.gepland is None and record.gehouden is None:
        raise Refused("Geef de dag waarvoor het gesprek is gepland of waarop het is gehouden.", field="gepland")
    if record.verzet_naar and record.gepland is None:
        raise Refused("Alleen een gesprek dat was gepland, is te verzetten; geef --gepland.", field="verzet_naar")
    if record.gehouden and record.niet_verschenen:
        raise Refused(
            "Een gesprek is gehouden, of de persoon is niet verschenen; niet allebei.", field="niet_verschenen"
        )


def check_aanbod(facts: Facts, record: Any) -> None:
    """An inburgeringsaanbod is only for asielstatushouders, and its days are in order."""
    check_asiel(facts, "een inburgeringsaanbod van de gemeente", aanbod_source(facts))
    check_order(record, ("start", "einde"))


def check_maatregel(facts: Facts, record: Any) -> None:
    """The days of a measure are in order, only a fine has an amount, and the municipality enforces only Wi2021."""
    if record.grond == c.LEERROUTE and facts.doelgroep != ASIEL:
        raise refuse(
            "de intensiteit van de leerroute staat alleen bij asielstatushouders in het PIP", wi("15, 23"), "grond"
        )
    if facts.stelsel != WI2021 and record.soort != "verlaging_bijstand":
        raise refuse("onder de Wi2013 handhaaft DUO, niet de gemeente", wi2013("28-34"), "soort")
    check_order(
        record,
        ("datum", "bekendmaking"),
        ("bekendmaking", "uiterlijk"),
        ("datum", "uiterlijk"),
        ("datum", "verschenen"),
        ("zienswijze_gevraagd", "zienswijze_ontvangen"),
        ("datum", "onherroepelijk"),
        ("rapport", "zienswijze_gevraagd"),
    )
    if record.soort != "boete":
        for name in ("bedrag", "onherroepelijk"):
            if getattr(record, name) is not None:
                raise Refused(f"‘{name}’ hoort alleen bij een boete.", field=name)
    if record.bekendmaking is not None and record.soort not in (c.BOETE, c.VERLAGING):
        raise Refused(
            "‘bekendmaking’ hoort alleen bij een besluit: een boete of een verlaging van de bijstand.",
            field="bekendmaking",
        )


def check_sanction(
    facts: Facts,
    record: Any,
    history: Sequence[Maatregel],
    terms: Sequence[NewTerm],
    *,
    boete_asiel: bool = True,
) -> None:
    """Refuse a fine or a lowered bijstand that the law does not allow. `history`: the other measures.

    `boete_asiel`: whether the municipality fines asielstatushouders at all.
    """
    if record.soort == c.BOETE and facts.doelgroep == ASIEL and not boete_asiel:
        raise refuse("de gemeente legt asielstatushouders geen boete op (eigen beleidsbestand)", HVJ_BOETE, "soort")
    other = {c.BOETE: c.VERLAGING, c.VERLAGING: c.BOETE}.get(record.soort)
    if other is None:
        return
    twice = same_conduct([m for m in history if m.grond == record.grond], other, record.datum)
    if twice is not None and not record.reden:
        raise refuse(
            f"voor dezelfde gedraging is er al {c.MAATREGELEN[other]} van {dutch(twice.datum)}, en er is geen nieuwe oproep of"
            " waarschuwing tussen; gaat het om een andere gedraging, leg dat dan vast met --reden",
            wi("27"),
            "soort",
        )
    if record.soort == c.BOETE:
        _check_fine(facts, record, history, terms)


def _check_fine(facts: Facts, record: Any, history: Sequence[Maatregel], terms: Sequence[NewTerm]) -> None:
    intake, day = record.grond == c.INTAKE, record.datum
    if facts.doelgroep == ASIEL and not record.reden:
        raise refuse(
            "een boete voor een asielstatushouder kan alleen in uitzonderlijke gevallen, bij gebleken en volhardende onwil;"
            " leg met --reden vast waarom dit er een is",
            HVJ_BOETE,
            "reden",
        )
    if facts.reden_gesloten == "overleden" and day > str(facts.dossier_gesloten):
        raise refuse("de persoon is overleden; dan komt er geen boete meer", DEATH, "datum")
    term = amounts.TERM_AFTER_BOETE.on(day)
    start = record.bekendmaking or day
    if intake and record.uiterlijk and record.uiterlijk > (most := term.value.after(start)):
        since = (
            f"de bekendmaking van {dutch(start)}"
            if record.bekendmaking
            else f"het besluit van {dutch(start)} (is het later bekendgemaakt, geef dan --bekendmaking)"
        )
        raise refuse(
            f"de nieuwe termijn na een boete is hoogstens {term.value} na {since}, dus tot en met {dutch(most)}",
            term.source,
            "uiterlijk",
        )
    if record.bedrag is None:
        return
    highest = (amounts.INTAKE_HIGHEST if intake else amounts.HIGHEST).on(day)
    if record.bedrag > highest.value:
        raise refuse(f"deze boete is hoogstens {euro(highest.value)}", highest.source, "bedrag")
    left = room(history, terms, day, told := Reasoning(day))
    if record.bedrag > left.over:
        raise refuse(
            f"alle boetes van de gemeente samen zijn hier hoogstens {euro(left.plafond)}; er is nog ruimte voor"
            f" {euro(left.over)}",
            told.sources[0],
            "bedrag",
        )


def check_besluit(facts: Facts, record: Any) -> None:
    """Refuse a decision of DUO whose fields do not fit each other or the law."""
    check_order(record, ("vanaf", "tot"), ("datum", "bekendmaking"))
    if record.bedrag is not None and record.soort != "boete":
        raise Refused("‘bedrag’ hoort alleen bij een boete.", field="bedrag")
    if record.onderdeel is not None and record.omvang not in (None, "gedeeltelijk"):
        raise Refused("Een onderdeel van het examen hoort bij omvang ‘gedeeltelijk’.", field="onderdeel")
    if record.onderdeel == "ona" and facts.stelsel == WI2021:
        raise refuse("ONA is er niet in de Wi2021", wi("7"), "onderdeel")
    if record.uren is not None and record.soort != "ontheffing":
        raise refuse("uren participatie horen bij een ontheffing in de Z-route", bi("2.7"), "uren")


def check_ontzorg_month(facts: Facts, record: Any, periods: list[tuple[str, str | None]]) -> None:
    """A month lies in a period of ontzorgen where there is one, and holds only costs that may be withheld."""
    if periods and not any(
        start[:7] <= record.maand and (end is None or record.maand <= end[:7]) for start, end in periods
    ):
        raise refuse(
            f"in {record.maand} is er geen ontzorgen in dit dossier; begin met"
            f" `inburgering ontzorg start {facts.dossier} --datum DATUM`",
            ontzorg_source(facts.stelsel),
            "maand",
        )
    if facts.stelsel == WI2021 and record.telefoon is not None:
        raise refuse(
            f"telefoon staat niet op de gesloten lijst van vaste lasten ({', '.join(KOSTEN_WETTELIJK)})",
            pw("56a lid 2"),
            "telefoon",
        )
