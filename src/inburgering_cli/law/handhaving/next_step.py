"""Handhaving by the municipality: propose the next step and its grounds; a person decides.

A proposal records nothing. For an asielstatushouder it is never a fine.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import days_between, dutch
from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law import states
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.handhaving.calls import CALLS, answered, without_result
from inburgering_cli.law.handhaving.fine import (
    Maatregel,
    NewTerm,
    Reasoning,
    by_blame,
    raised,
    recidive,
    room,
    tell_recidive,
)
from inburgering_cli.law.sources import (
    DERIVED,
    GEMEENTE_BOETE,
    HVJ_BOETE,
    NOT_REREAD,
    RVS_BOETE,
    UNCERTAIN,
    VNG_HANDHAVING,
    Source,
    awb,
    bi,
    pw,
    wi,
    wi2013,
)
from inburgering_cli.law.vocabulary import ASIEL, ONDERWIJS, WI2021, Z

WAITING: Final = "wachten"
TOETS: Final = "juridische_toets"
ABSENT: Final = "afronden_bij_afwezigheid"
NO: Final = "geen"
#: Every step that can be proposed.
STEPS: Final = {
    c.OPROEP: "oproepen, met een laatste dag",
    c.WAARSCHUWING: "schriftelijk waarschuwen, met een nieuwe laatste dag",
    c.VOORNEMEN: "rapport opmaken en om een zienswijze vragen",
    c.BOETE: "beslissen over een boete",
    TOETS: "geen boetevoorstel: eerst een juridische toets door een mens",
    ABSENT: "de brede intake voltooien in afwezigheid",
    WAITING: "wachten",
    NO: "geen maatregel",
}
_CALLS: Final = (c.OPROEP, c.WAARSCHUWING)
#: No fine for the dead, and what was imposed lapses.
DEATH: Final = awb("5:42")
CASE_LAW: Final = (HVJ_BOETE, RVS_BOETE, GEMEENTE_BOETE)


class HandhavingCase(NamedTuple):
    """What a proposal is counted from: the facts, all measures, the new terms of DUO, and what a person found.

    `vastgesteld`: the day on which the violation was found (default: that of the report, else the peildatum). `pip`: the
    last day of the open term for the PIP, with its source.
    """

    facts: Facts
    maatregelen: Sequence[Maatregel]
    nieuwe_termijnen: Sequence[NewTerm]
    peildatum: str
    verwijtbaarheid: str | None = None
    vastgesteld: str | None = None
    pip: tuple[str, Source] | None = None


class Proposal(NamedTuple):
    """The proposed step and its reasoning. Amounts in cents; None: unknown or not relevant.

    `uiterlijk`: the day that is waited for. `bedragen`: the fine by degree of blame, while that is not known.
    `lezingen`: the fine by each of `READINGS` and degree of blame, instead of `bedrag` and `bedragen`, where the text
    leaves more than one open. `nieuwe_termijn_hoogstens`: the last day that a new term in the decision may have when it
    is made known on the peildatum. `onzeker`: unsettled law. `oproepen`: how many calls had no result.
    """

    grond: str
    stap: str
    omschrijving: str
    onzeker: list[str]
    stappen: list[str]
    bronnen: list[Source]
    uiterlijk: str | None = None
    bedrag: int | None = None
    bedragen: dict[str, int] | None = None
    recidive: int | None = None
    plafond: int | None = None
    opgelegd: int | None = None
    nieuwe_termijn_hoogstens: str | None = None
    rapport_en_zienswijze: bool | None = None
    besluit_uiterlijk: str | None = None
    bevoegd_tot: str | None = None
    lezingen: dict[str, dict[str, int] | None] | None = None
    oproepen: int | None = None
    pip_uiterlijk: str | None = None


PROPOSAL_FIELDS: Final = Proposal._fields


def propose(case: HandhavingCase, grond: str) -> Proposal:
    """The next step for one ground, counted and explained."""
    told = Reasoning(case.peildatum)
    if case.facts.stelsel != WI2021:
        told.say("Onder de Wi2013 handhaaft DUO, niet de gemeente", wi2013("28-34"))
        return _done(grond, NO, told)
    own = sorted((m for m in case.maatregelen if m.grond == grond), key=lambda m: (m.datum, _rank(m)))
    told.say(f"Waarvoor: {c.MAATREGEL_GRONDEN[grond]}", wi("22" if grond == c.INTAKE else "23"))
    if (reason := nothing_to_enforce(case.facts, grond, case.peildatum)) is not None:
        told.say(*reason)
        return _done(grond, NO, told)
    steps = [m for m in own if m.soort != c.VERLAGING]
    last = steps[-1] if steps else None
    if last is None:
        return _first(grond, told)
    told.say(f"Laatste stap: {c.MAATREGELEN[last.soort]}" + (f" van {dutch(last.datum)}" if last.datum else ""))
    missed = without_result(own, case.peildatum)
    if len(missed) >= amounts.OPROEPEN.on(case.peildatum).value:
        return _absent(case, own, missed, told)
    came = answered(own)
    if last.verschenen is not None or came > last.datum:
        told.say(f"Daaraan is voldaan op {dutch(came)}")
        return _done(grond, NO, told)
    if (waiting := _wait(last, case.peildatum, told)) is not None:
        return _done(grond, WAITING, told, uiterlijk=waiting or None)
    if grond == c.INTAKE:
        return _intake(case, own, missed, last, told)
    if last.soort == c.OPROEP:
        told.say("Na een oproep zonder gevolg komt een schriftelijke waarschuwing", wi("23"), VNG_HANDHAVING)
        return _done(grond, c.WAARSCHUWING, told)
    return _fine(case, grond, own, last, told)


def _intake(
    case: HandhavingCase, own: Sequence[Maatregel], missed: Sequence[Maatregel], last: Maatregel, told: Reasoning
) -> Proposal:
    """The step for the brede intake after fewer calls without result than it takes to complete it in absence."""
    calls, needed = len(missed), amounts.OPROEPEN.on(case.peildatum)
    if not missed:
        return _first_call(told)
    _tell_calls(own, missed, told)
    if calls == 1 or not any(m.soort == c.WAARSCHUWING for m in missed):
        told.say("Dan komt er een schriftelijke waarschuwing met een nieuwe oproep", wi("14, 22"))
        return _done(c.INTAKE, c.WAARSCHUWING, told, oproepen=calls)
    told.say(
        f"Blijft ook de volgende oproep zonder resultaat, dan zijn het er {needed.value}: het college voltooit de intake dan"
        " in afwezigheid",
        needed.source,
    )
    if (fined := next((m for m in missed if m.soort == c.BOETE), None)) is not None:
        told.say(f"Er is al een boete opgelegd op {dutch(fined.datum)}")
        return _no_fine(case, c.INTAKE, told, oproepen=calls)
    return _fine(case, c.INTAKE, own, last, told, oproepen=calls)


def _tell_calls(own: Sequence[Maatregel], missed: Sequence[Maatregel], told: Reasoning) -> None:
    """Say which calls had no result, and that those from before somebody came are left out."""
    days = ", ".join(dutch(m.uiterlijk) for m in missed)
    told.say(f"Oproepen zonder resultaat: {len(missed)} (laatste dag: {days})")
    if came := answered(own):
        told.say(
            f"Op {dutch(came)} is aan een oproep voldaan; wij tellen daarom alleen wat daarna kwam, de tekst zegt daar niets"
            " over",
            wi("14 lid 2", DERIVED),
        )


def _absent(case: HandhavingCase, own: Sequence[Maatregel], missed: Sequence[Maatregel], told: Reasoning) -> Proposal:
    """The intake is to be completed in absence; nothing else decides that."""
    day = case.peildatum
    needed, amount = amounts.OPROEPEN.on(day), amounts.INTAKE_BOETE.on(day)
    _tell_calls(own, missed, told)
    told.say(
        f"Na {needed.value} oproepen zonder resultaat voltooit het college de brede intake in afwezigheid; dat is een plicht,"
        " of er nu een boete was of niet",
        needed.source,
    )
    running = [m for m in own if m.soort in CALLS and m.verschenen is None and (m.uiterlijk or "") >= day]
    for call in running:
        told.say(f"De {c.MAATREGELEN[call.soort]} van {dutch(call.datum)} loopt nog tot en met {dutch(call.uiterlijk)}")
    if case.facts.doelgroep != ASIEL and sum(m.soort == c.BOETE for m in own) == 1:
        told.say(f"De wet kent ook een tweede boete van {euro(amount.value)}; de intake wacht daar niet op", wi("22"))
    return _done(c.INTAKE, ABSENT, told, oproepen=len(missed), pip_uiterlijk=_pip_day(case, told))


def _pip_day(case: HandhavingCase, told: Reasoning) -> str | None:
    """The last day for the PIP, which calls do not put off."""
    if case.pip is None:
        return None
    until, source = case.pip
    left = days_between(case.peildatum, until)
    days = "1 dag" if abs(left) == 1 else f"{abs(left)} dagen"
    still = "dat is vandaag" if not left else f"nog {days}" if left > 0 else f"{days} te laat"
    told.say(f"Oproepen stellen het PIP niet uit: dat moet er uiterlijk op {dutch(until)} zijn, {still}", source)
    return until


def _no_fine(case: HandhavingCase, grond: str, told: Reasoning, **known: Any) -> Proposal:
    """No fine: for the intake there is another call then, for what the PIP asks nothing."""
    if grond != c.INTAKE:
        return _done(grond, NO, told, **known)
    told.say("De volgende oproep heeft geen boete nodig", amounts.OPROEPEN.on(case.peildatum).source)
    return _done(grond, c.OPROEP, told, pip_uiterlijk=_pip_day(case, told), **known)


def _rank(m: Maatregel) -> int:
    return list(c.MAATREGELEN).index(m.soort)


def without_plicht(facts: Facts, peildatum: str) -> tuple[str, *tuple[Source, ...]] | None:
    """Why nothing can be asked of the person under the plicht on this day, if so."""
    if facts.reden_gesloten == "overleden":
        return (
            "De persoon is overleden: er komt geen boete meer, en een boete die nog niet is betaald, vervalt",
            DEATH,
        )
    if facts.dossier_gesloten:
        return (f"Het dossier is gesloten op {dutch(facts.dossier_gesloten)}",)
    ended = facts.voldaan or facts.zroute_afgerond or facts.vrijgesteld
    if ended:
        return f"De inburgeringsplicht is er niet meer sinds {dutch(ended)}", wi("4, 5, 6")
    if (rest := states.resting(facts, peildatum)) is not None:
        return f"De persoon is {rest.state.label}", rest.source(facts.stelsel)
    return None


def may_be_fined(facts: Facts, peildatum: str) -> bool:
    """Whether the program could ever propose a fine for who does nothing from this day on."""
    return facts.stelsel == WI2021 and facts.doelgroep != ASIEL and without_plicht(facts, peildatum) is None


def nothing_to_enforce(facts: Facts, grond: str, peildatum: str) -> tuple[str, *tuple[Source, ...]] | None:
    """Why there is nothing to enforce, if so."""
    if (reason := without_plicht(facts, peildatum)) is not None:
        return reason
    reached = {"pvt": facts.pvt_ondertekend, "map": facts.map_eindgesprek, c.INTAKE: facts.intake_afgerond}.get(grond)
    if reached:
        return f"Dit is al afgerond op {dutch(reached)}", wi("22" if grond == c.INTAKE else "23")
    if grond == c.INTAKE:
        return None
    if facts.pip_dagtekening is None:
        return "Er is nog geen vastgesteld PIP waaraan iemand te houden is", wi("23")
    if grond == c.LEERROUTE and facts.doelgroep != ASIEL:
        return "De intensiteit van de leerroute staat alleen bij asielstatushouders in het PIP", wi("15, 23")
    if grond == "map" and facts.leerroute == ONDERWIJS:
        return "In de onderwijsroute is er geen MAP", wi("8 lid 3")
    return None


def _first(grond: str, told: Reasoning) -> Proposal:
    told.say("Er is nog geen stap vastgelegd")
    if grond == c.INTAKE:
        return _first_call(told)
    told.say(
        "De wet vraagt hier geen waarschuwing vooraf, maar een boete is het allerlaatste redmiddel: waarschuw daarom eerst"
        " schriftelijk, met een laatste dag",
        wi("23"),
        VNG_HANDHAVING,
    )
    return _done(grond, c.WAARSCHUWING, told)


def _first_call(told: Reasoning) -> Proposal:
    told.say(
        "De eerste stap is een oproep met een laatste dag; de wet noemt geen lengte, het college kiest die", wi("14")
    )
    return _done(c.INTAKE, c.OPROEP, told, oproepen=0)


def _wait(last: Maatregel, peildatum: str, told: Reasoning) -> str | None:
    """The day that is waited for; empty when none was noted; None when the step was without result."""
    if last.soort == c.VOORNEMEN:
        if last.zienswijze_ontvangen is not None:
            told.say(
                f"De zienswijze is ontvangen op {dutch(last.zienswijze_ontvangen)}; weeg die mee", awb("5:50, 5:53")
            )
            return None
        what = "voor de zienswijze"
    else:
        what = "om eraan te voldoen"
    if last.uiterlijk is None:
        told.say(f"Er is geen laatste dag {what} vastgelegd; doe dat met --uiterlijk en --wijzig")
        return ""
    if last.uiterlijk >= peildatum:
        told.say(f"De laatste dag {what} is {dutch(last.uiterlijk)}; die telt nog mee")
        return last.uiterlijk
    told.say(f"De laatste dag {what} was {dutch(last.uiterlijk)}; er is niets vastgelegd")
    return None


def _fine(
    case: HandhavingCase, grond: str, own: Sequence[Maatregel], last: Maatregel, told: Reasoning, **known: Any
) -> Proposal:
    """The fine, or the step before it, or why there is none. `known`: what the proposal says beside that."""
    day = case.peildatum
    if (lowered := same_conduct(own, c.VERLAGING, day)) is not None:
        told.say(
            f"De bijstand is op {dutch(lowered.datum)} al verlaagd en daarna is er geen nieuwe oproep of waarschuwing:"
            " voor dezelfde gedraging kan er geen boete naast",
            wi("27"),
            VNG_HANDHAVING,
        )
        return _no_fine(case, grond, told, **known)
    _language_duty(case.facts, told)
    intake = grond == c.INTAKE
    highest = (amounts.INTAKE_HIGHEST if intake else amounts.HIGHEST).on(day)
    border = amounts.RAPPORT_ABOVE.on(day)
    report = highest.value > border.value
    broken = max((m.uiterlijk for m in own if m.soort != c.VOORNEMEN and m.uiterlijk is not None), default=None)
    lapse = (amounts.LAPSE_WITH_RAPPORT if report else amounts.LAPSE).on(day)
    until = lapse.value.after(broken) if broken else None
    if until is not None and day > until:
        told.say(
            f"De bevoegdheid om een boete op te leggen is vervallen op {dutch(until)}, na {lapse.value}", lapse.source
        )
        return _no_fine(case, grond, told, bevoegd_tot=until, **known)
    if case.facts.doelgroep == ASIEL:
        told.say(
            "Voor een asielstatushouder stelt het programma uit zichzelf geen boete voor: dat kan volgens de rechter alleen in"
            " uitzonderlijke gevallen, bij gebleken en volhardende onwil, met oog voor de persoonlijke omstandigheden",
            *CASE_LAW,
        )
        told.say("Bespreek het eerst met een jurist; besluit u toch tot een boete, leg dan met --reden vast waarom")
        if intake:
            return _no_fine(case, grond, told, bevoegd_tot=until, rapport_en_zienswijze=report, **known)
        return _done(grond, TOETS, told, bevoegd_tot=until, rapport_en_zienswijze=report)
    if report:
        told.say(
            f"Er kan een boete van meer dan {euro(border.value)} worden opgelegd (hoogstens {euro(highest.value)}): een"
            " rapport en een zienswijze zijn verplicht",
            highest.source,
            border.source,
        )
        told.say("Wijs bij het verhoor op het zwijgrecht (cautie)", awb("5:10a", NOT_REREAD))
        if last.soort != c.VOORNEMEN:
            told.say("Kies een redelijke laatste dag voor de zienswijze: de wet noemt er geen", awb("5:50, 5:53"))
            return _done(grond, c.VOORNEMEN, told, bevoegd_tot=until, rapport_en_zienswijze=True)
    else:
        told.say(
            f"De boete is hoogstens {euro(highest.value)}, niet meer dan {euro(border.value)}: rapport en zienswijze zijn"
            " niet verplicht",
            highest.source,
            border.source,
        )
    told.say("Zonder verwijt geen boete; verlaag bij bijzondere omstandigheden", awb("5:41, 5:46"))
    if intake:
        return _intake_fine(case, told, until, **known)
    return _pip_fine(case, grond, last, told, until)


def _language_duty(facts: Facts, told: Reasoning) -> None:
    """With bijstand there is another duty about language, with a sanction of its own."""
    if facts.bijstand_ingang is None or facts.bijstand_einde is not None:
        return
    told.say(
        "De taaleis van de bijstand staat hier los van en heeft een eigen verlaging; naast een verlaging voor dezelfde"
        " gedraging kan er geen boete zijn",
        pw("18b"),
        wi("27"),
    )
    if facts.leerroute == Z:
        told.say(
            "Het certificaat van de Z-route maakt niet vrij van de taaleis: de wet noemt het diploma van het examen of de"
            " onderwijsroute, niet dat certificaat",
            pw("18b", DERIVED),
        )


def _intake_fine(case: HandhavingCase, told: Reasoning, until: str | None, **known: Any) -> Proposal:
    day = case.peildatum
    amount = amounts.INTAKE_BOETE.on(day)
    told.say(f"Het bedrag is vast: {euro(amount.value)}", amount.source)
    left = room(case.maatregelen, case.nieuwe_termijnen, day, told)
    term = amounts.TERM_AFTER_BOETE.on(day)
    known |= {"plafond": left.plafond, "opgelegd": left.opgelegd}
    if not left.over:
        return _no_fine(case, c.INTAKE, told, **known)
    most = term.value.after(day)
    told.say(
        "In het boetebesluit staat een nieuwe termijn; dat is de volgende oproep. Hij is hoogstens"
        f" {term.value}, geteld vanaf de bekendmaking van het besluit: bij een bekendmaking op {dutch(day)} tot en met"
        f" {dutch(most)}",
        term.source,
    )
    return _done(
        c.INTAKE, c.BOETE, told, bedrag=min(amount.value, left.over), nieuwe_termijn_hoogstens=most,
        rapport_en_zienswijze=False, bevoegd_tot=until, pip_uiterlijk=_pip_day(case, told), **known,
    )  # fmt: skip


def _pip_fine(case: HandhavingCase, grond: str, last: Maatregel, told: Reasoning, until: str | None) -> Proposal:
    day = case.peildatum
    found = case.vastgesteld or last.rapport or day
    base = amounts.BASE.on(found)
    told.say(f"De overtreding is vastgesteld op {dutch(found)}; het basisbedrag is {euro(base.value)}", base.source)
    before = recidive(case.maatregelen, found)
    by_reading = raised(before, found)
    tell_recidive(case.maatregelen, before, found, by_reading, told)
    blame = case.verwijtbaarheid or last.verwijtbaarheid
    factors = amounts.VERWIJTBAARHEID.on(found)
    names = [blame] if blame else list(factors.value)
    counted = {
        reading: None if amount is None else {name: by_blame(amount, found)[name] for name in names}
        for reading, amount in by_reading.items()
    }
    known = [fines for fines in counted.values() if fines is not None]
    shown = [(name, " of ".join(euro(a) for a in sorted({fines[name] for fines in known}))) for name in names]
    if blame is None:
        each = ", ".join(f"{c.VERWIJTBAARHEID[name]} {fine}" for name, fine in shown)
        told.say(f"De mate van verwijt is nog te bepalen (--verwijtbaarheid): {each}", factors.source)
    else:
        told.say(
            f"Verwijt: {c.VERWIJTBAARHEID[blame]}, {factors.value[blame]} % van het bedrag is {shown[0][1]}",
            factors.source,
        )
    left = room(case.maatregelen, case.nieuwe_termijnen, day, told)
    by = None
    if last.rapport is not None:
        decide = amounts.BESLUIT_AFTER_RAPPORT.on(day)
        by = decide.value.after(last.rapport)
        late = "; die dag is voorbij" if day > by else ""
        told.say(
            f"Het besluit moet er zijn binnen {decide.value} na het rapport: uiterlijk {dutch(by)}{late}", decide.source
        )
    if not left.over:
        return _done(grond, NO, told, plafond=left.plafond, opgelegd=left.opgelegd, recidive=len(before))
    fines = {
        reading: None if found_fines is None else {name: min(fine, left.over) for name, fine in found_fines.items()}
        for reading, found_fines in counted.items()
    }
    one = next(iter(fines.values()))
    settled = one if one is not None and all(other == one for other in fines.values()) else None
    return _done(
        grond, c.BOETE, told, bedrag=settled[blame] if settled and blame else None,
        bedragen=None if blame else settled, lezingen=None if settled else fines, recidive=len(before),
        plafond=left.plafond, opgelegd=left.opgelegd, rapport_en_zienswijze=True, besluit_uiterlijk=by, bevoegd_tot=until,
    )  # fmt: skip


def same_conduct(own: Sequence[Maatregel], kind: str, day: str) -> Maatregel | None:
    """The measure of this kind for the same conduct as one on `day`: no new call or warning lies between the two.

    `own`: the measures of one ground.
    """
    calls = [m.datum for m in own if m.soort in _CALLS]
    for m in own:
        first, last = sorted((m.datum, day))
        if m.soort == kind and not any(first < call <= last for call in calls):
            return m
    return None


def _done(grond: str, step: str, told: Reasoning, **known: Any) -> Proposal:
    told.say(f"Voorstel: {STEPS[step]}. Dit is een berekening; een mens beslist")
    doubtful = [f"{b.kort}: {b.titel} ({b.zekerheid})" for b in told.sources if b.zekerheid in UNCERTAIN]
    return Proposal(grond, step, STEPS[step], doubtful, told.steps, told.sources, **known)


def doubts(facts: Facts, history: Sequence[Maatregel], new: Maatregel) -> list[str]:
    """What to warn of when a fine is recorded; `records.rules` refuses what is forbidden."""
    said = []
    if facts.doelgroep == ASIEL:
        said.append(
            "Een boete voor een asielstatushouder kan volgens de rechter alleen bij gebleken en volhardende onwil"
            f" ({'; '.join(b.kort for b in CASE_LAW)}); laat een jurist meekijken."
        )
    if new.grond == c.INTAKE:
        if new.uiterlijk and not new.bekendmaking:
            said.append(
                "De nieuwe termijn is geteld vanaf het besluit, omdat de dag van de bekendmaking er niet bij staat; leg die"
                f" vast met --bekendmaking ({amounts.TERM_AFTER_BOETE.on(new.datum).source.kort})."
            )
        return said
    if not any(m.rapport for m in (*history, new) if m.grond == new.grond):
        said.append(f"Bij deze boete zijn een rapport en een zienswijze verplicht; leg ze vast ({awb('5:53').kort}).")
    if new.rapport and new.datum > (by := amounts.BESLUIT_AFTER_RAPPORT.on(new.datum).value.after(new.rapport)):
        said.append(
            f"Het besluit moest er uiterlijk {dutch(by)} zijn ({amounts.BESLUIT_AFTER_RAPPORT.on(new.datum).source.kort})."
        )
    if new.bedrag is not None and new.verwijtbaarheid:
        by_reading = raised(recidive(history, new.vastgesteld), new.datum).values()
        most = max(by_blame(amount or 0, new.datum)[new.verwijtbaarheid] for amount in by_reading)
        if new.bedrag > most and None not in by_reading:
            said.append(f"Berekend is hoogstens {euro(most)} ({bi('7.1').kort}); controleer het bedrag.")
    return said
