"""The rules by which DUO accepts a message, checked before it is sent.

The last day of the inburgeringstermijn still counts, as everywhere in this program; DUO's own `einddatum` is the day
after it (`features/duo/days`). A broken rule gives an `Objection` with its source.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from inburgering_cli.core.dates import add_months, day_after, days_between, dutch
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import BSN_ELFPROEF, Source, duo, wi
from inburgering_cli.law.vocabulary import ASIEL, B1, ONDERWIJS, WI2021, Z

#: `verwijtbaar` may be `Nee` only this many months before the end of the termijn (DUO, README: MAP and PVT).
NO_MONTHS: Final = 2
#: Length of the number by which DUO knows a school (DUO, Inburgeringsaanbod: instellingsnummer).
INSTELLINGSNUMMER: Final = 10


class Objection(NamedTuple):
    """Why DUO would refuse a message: the field, a Dutch sentence that says what to do, and the source."""

    veld: str
    message: str
    source: Source


class Gap(NamedTuple):
    """Data missing for a message: the objection, and for lists a short name and the command ({d}: the dossier)."""

    bezwaar: Objection
    name: str
    command: str


WITHOUT_BSN: Final = Gap(
    Objection("bsn", "het BSN ontbreekt: zonder BSN kan niets naar DUO", BSN_ELFPROEF), "BSN", "case edit {d} --bsn BSN"
)
WITHOUT_LEERROUTE: Final = Gap(
    Objection(
        "leerroute",
        "het PIP heeft nog geen leerroute; wijs die toe met `inburgering route assign {d} ROUTE --datum DATUM`",
        duo("PIP: leerroute"),
    ),
    "leerroute",
    "route assign {d} b1 --datum vandaag",
)
#: DUO accepts a PIP without it, so this never blocks a delivery.
WITHOUT_INTENSITEIT: Final = Gap(
    Objection(
        "intensiteit_route",
        "het PIP zegt niet hoeveel uren de B1-route vraagt; vul het aan met `inburgering pip revise {d}`",
        duo("PIP: intensiteit alleen B1 en asiel"),
    ),
    "intensiteit van de B1-route",
    "pip revise {d} --dagtekening vandaag --intensiteit-route UREN --reden TEKST",
)
WITHOUT_ALFABETISERING: Final = Gap(
    Objection(
        "alfabetisering",
        "het PIP zegt niet of er alfabetiseringsonderwijs is (A, AA of NVT); vul het aan met `inburgering pip revise"
        " {d}`",
        duo("aanbod: indicatorAlfabetiseringsonderwijs"),
    ),
    "alfabetiseringsonderwijs (bij het aanbod)",
    "pip revise {d} --dagtekening vandaag --alfabetisering nvt --reden TEKST",
)


class DuoState(NamedTuple):
    """What the rules read beside the message. `pip_actueel`: dagtekening of the newest PIP of this municipality."""

    peildatum: str
    facts: Facts
    pip_actueel: str | None
    termijn_begin: str | None
    termijn_einde: str | None

    @property
    def after_term(self) -> bool:
        """Whether the last day of the termijn has gone by."""
        return self.termijn_einde is not None and self.peildatum > self.termijn_einde


class Plan(NamedTuple):
    """A PIP as it is reported. `eerste`: the person has no earlier PIP, here or elsewhere."""

    dagtekening: str
    leerroute: str
    niveau: str | None
    intensiteit: int | None
    eerste: bool


class Aanbod(NamedTuple):
    """An inburgeringsaanbod as it is reported; `keurmerk` and `web_erkend` as they were on its day."""

    aangeboden_op: str
    start: str | None
    einde: str | None
    leerroute: str | None
    keurmerk: bool
    web_erkend: bool


class Finish(NamedTuple):
    """The end of MAP or PVT as it is reported: its day, whether being late is to blame, the two fields and a name."""

    name: str
    datum: str | None
    verwijtbaar: bool | None
    veld: str
    veld_verwijtbaar: str


def termijn(facts: Facts, uiterlijk: str | None) -> tuple[str | None, str | None]:
    """First and last day of the inburgeringstermijn: DUO's own where known, else ours (`uiterlijk`: our last day)."""
    begin = facts.duo_termijn_begin
    if begin is None and facts.pip_dagtekening is not None:
        begin = day_after(facts.pip_dagtekening)
    return begin, facts.duo_termijn_einde or uiterlijk


def has_intensity(leerroute: str | None, doelgroep: str) -> bool:
    """Whether the geschatte intensiteit belongs in the PIP message."""
    return leerroute == B1 and doelgroep == ASIEL


def missing(facts: Facts, *, bsn: bool, intensiteit: int | None, alfabetisering: str | None) -> list[Gap]:
    """The data that the messages about a PIP and its aanbod need and the dossier lacks, the most needed first."""
    found = [] if bsn else [WITHOUT_BSN]
    if facts.leerroute is None:
        found.append(WITHOUT_LEERROUTE)
    if intensiteit is None and facts.niveau != "a2" and has_intensity(facts.leerroute, facts.doelgroep):
        found.append(WITHOUT_INTENSITEIT)
    if alfabetisering is None and facts.aanbod is not None and facts.doelgroep == ASIEL:
        found.append(WITHOUT_ALFABETISERING)
    return found


def check_plan(plan: Plan, stand: DuoState) -> Iterator[Objection]:
    """What DUO has against a PIP."""
    facts = stand.facts
    for day, what, rule in (
        (facts.plicht_begin, "het begin van de inburgeringsplicht", "niet vóór begin plicht"),
        (facts.huisvesting, "de vestiging in de gemeente", "niet vóór vestiging"),
        (facts.pip_dagtekening, "de dagtekening van het eerste PIP", "niet vóór het eerste PIP"),
    ):
        if day is not None and plan.dagtekening < day:
            yield Objection(
                "dagtekening",
                f"de dagtekening {dutch(plan.dagtekening)} ligt vóór {what} ({dutch(day)})",
                duo(f"PIP: {rule}"),
            )
    if plan.leerroute == ONDERWIJS and plan.niveau == "a2":
        yield Objection("niveau", "niveau A2 gaat niet samen met de onderwijsroute", duo("PIP: A2 niet met O"))
    if plan.leerroute == Z and plan.niveau == "b1":
        yield Objection("niveau", "niveau B1 gaat niet samen met de Z-route", duo("PIP: B1 niet met Z"))
    if plan.leerroute == B1 and plan.niveau == "a2" and plan.eerste:
        yield Objection(
            "niveau",
            "niveau A2 in de B1-route kan niet in een eerste PIP; stel na het afschalen een gewijzigd PIP vast met"
            " `inburgering pip revise {d}`",
            duo("PIP: A2 met B niet in eerste PIP"),
        )
    if plan.intensiteit is not None and not has_intensity(plan.leerroute, facts.doelgroep):
        yield Objection(
            "intensiteit_route",
            "de geschatte intensiteit hoort alleen bij de B1-route van een asielstatushouder",
            duo("PIP: intensiteit alleen B1 en asiel"),
        )


def check_plan_withdrawn(stand: DuoState, *, cursusuren: bool) -> Iterator[Objection]:
    """What DUO has against taking a PIP back."""
    if stand.facts.duo_termijn_begin is not None:
        yield Objection(
            "dagtekening",
            "een PIP intrekken kan niet meer: DUO heeft de inburgeringstermijn vastgesteld",
            duo("PIP: verwijderen alleen zonder vastgestelde termijn"),
        )
    if cursusuren:
        yield Objection(
            "dagtekening",
            "een PIP intrekken kan niet meer: er zijn al cursusuren gevolgd",
            duo("PIP: verwijderen alleen zonder cursusuren"),
        )


def check_aanbod(aanbod: Aanbod, stand: DuoState) -> Iterator[Objection]:
    """What DUO has against an inburgeringsaanbod."""
    if stand.facts.doelgroep != ASIEL:
        yield Objection("doelgroep", "een aanbod is er alleen voor asielstatushouders", duo("aanbod: alleen asiel"))
    if stand.pip_actueel is None:
        yield Objection("dagtekening", "er is nog geen vastgesteld PIP", duo("aanbod: alleen met PIP"))
    else:
        for day, name, label in (
            (aanbod.aangeboden_op, "aangeboden_op", "het aanbod"),
            (aanbod.start, "start", "de verwachte start"),
        ):
            if day is not None and day < stand.pip_actueel:
                yield Objection(
                    name,
                    f"{label} ({dutch(day)}) ligt vóór de dagtekening van het PIP ({dutch(stand.pip_actueel)})",
                    duo("aanbod: niet vóór dagtekening PIP"),
                )
    onderwijs = aanbod.leerroute == ONDERWIJS
    if not aanbod.keurmerk and not (onderwijs and aanbod.web_erkend):
        wanted = "het keurmerk van Blik op Werk" + (" of erkenning voor het taalschakeltraject" if onderwijs else "")
        yield Objection(
            "aanbieder",
            f"de aanbieder heeft op die dag niet {wanted}; leg het vast met `inburgering aanbieder add NAAM --wijzig`",
            duo("aanbod: instelling met keurmerk"),
        )
    if onderwijs and aanbod.start is not None and aanbod.start < aanbod.aangeboden_op:
        yield Objection(
            "start",
            f"het taalschakeltraject begint ({dutch(aanbod.start)}) vóór het aanbod ({dutch(aanbod.aangeboden_op)})",
            duo("aanbod: taalschakeltraject niet vóór het aanbod"),
        )
    within = [(aanbod.einde, "einde", "einddatum"), *([(aanbod.start, "start", "start")] if onderwijs else [])]
    begin, end = stand.termijn_begin, stand.termijn_einde
    for day, name, label in within:
        if day is not None and begin is not None and end is not None and not begin <= day <= end:
            yield Objection(
                name,
                f"de verwachte {label} ({dutch(day)}) ligt buiten de inburgeringstermijn"
                f" ({dutch(begin)} tot en met {dutch(end)})",
                duo("aanbod: niet buiten de termijn"),
            )


def check_afronding(done: Finish, stand: DuoState) -> Iterator[Objection]:
    """What DUO has against the end of MAP or PVT, or against taking it back (neither day nor blame)."""
    name, facts = done.name, stand.facts
    if stand.pip_actueel is None:
        yield Objection(done.veld, f"{name}: er is nog geen PIP van deze gemeente", duo(f"{name}: alleen met PIP"))
    if facts.voldaan is not None and facts.leerroute == Z:
        yield Objection(
            done.veld, f"{name}: de plicht is al voldaan via de Z-route", duo(f"{name}: niet na voldaan via Z-route")
        )
    if done.datum is None and done.verwijtbaar is None and facts.zroute_afgerond is not None:
        yield Objection(
            done.veld,
            f"{name} intrekken kan niet meer: de Z-route is afgerond",
            duo(f"{name}: leeg niet met afgeronde Z-route"),
        )
    if done.datum is not None:
        yield from _check_day(done, done.datum, stand)
    yield from _check_blame(done, stand)


def _check_day(done: Finish, day: str, stand: DuoState) -> Iterator[Objection]:
    name = done.name
    if stand.termijn_begin is not None and day < stand.termijn_begin:
        yield Objection(
            done.veld,
            f"{name} ({dutch(day)}) ligt vóór het begin van de inburgeringstermijn ({dutch(stand.termijn_begin)})",
            duo(f"{name}: niet vóór start termijn"),
        )
    if day > stand.peildatum:
        yield Objection(done.veld, f"{name} ({dutch(day)}) ligt in de toekomst", duo(f"{name}: niet in de toekomst"))
    if stand.facts.zroute_afgerond is not None and day > stand.facts.zroute_afgerond:
        yield Objection(
            done.veld,
            f"{name} ({dutch(day)}) ligt na de afronding van de Z-route ({dutch(stand.facts.zroute_afgerond)})",
            duo(f"{name}: niet na afronding Z-route"),
        )


def _check_blame(done: Finish, stand: DuoState) -> Iterator[Objection]:
    """DUO's rules on `verwijtbaar`; the end of the termijn has to be known for them."""
    name, last = done.name, stand.termijn_einde
    if last is None:
        return
    late = stand.after_term if done.datum is None else done.datum > last
    if done.verwijtbaar is None:
        if late:
            yield Objection(
                done.veld_verwijtbaar,
                f"de termijn is overschreden ({dutch(last)}): leg vast of het uitblijven van {name} verwijtbaar is",
                duo(f"{name}: na de termijn niet zonder verwijtbaar"),
            )
    elif done.datum is not None and not late:
        yield Objection(
            done.veld_verwijtbaar,
            f"{name} was op tijd; DUO neemt dan geen verwijtbaar aan: inburgering case edit {stand.facts.dossier}"
            f" --leeg {done.veld_verwijtbaar}",
            duo(f"{name}: op tijd zonder verwijtbaar"),
        )
    elif done.verwijtbaar and not late:
        yield Objection(
            done.veld_verwijtbaar,
            f"verwijtbaar ja kan pas na de laatste dag van de termijn ({dutch(last)})",
            duo(f"{name}: Ja alleen na overschrijding"),
        )
    elif not done.verwijtbaar:
        opens = add_months(day_after(last), -NO_MONTHS)
        if late or stand.peildatum < opens:
            # DUO says "binnen twee maanden" of the end: that the window closes on the last day is our reading
            yield Objection(
                done.veld_verwijtbaar,
                f"verwijtbaar nee kan alleen van {dutch(opens)} tot en met {dutch(last)} (onze lezing van DUO’s regel)",
                duo(f"{name}: Nee alleen in de laatste {NO_MONTHS} maanden"),
            )


def check_zroute(stand: DuoState) -> Iterator[Objection]:
    """What DUO has against the end of the Z-route."""
    if stand.pip_actueel is None:
        yield Objection("dagtekening", "er is nog geen PIP van deze gemeente met de Z-route", wi("15"))


class Difference(NamedTuple):
    """A day of the inburgeringstermijn that differs from the one of DUO; `hier` None: not known here."""

    wat: str
    duo: str
    hier: str | None

    def __str__(self) -> str:
        return f"{self.wat} volgens DUO {dutch(self.duo)}, volgens de registratie {dutch(self.hier) or 'onbekend'}"


def term_differences(facts: Facts, uiterlijk: str | None, meer_dan: int = 0) -> list[Difference]:
    """How DUO's own inburgeringstermijn differs from ours (`uiterlijk`: our last day) by more than so many days."""
    if facts.stelsel != WI2021:
        return []
    own = (None if facts.pip_dagtekening is None else day_after(facts.pip_dagtekening), uiterlijk)
    theirs = (facts.duo_termijn_begin, facts.duo_termijn_einde)
    return [
        Difference(what, other, ours)
        for what, other, ours in zip(("begin", "laatste dag"), theirs, own, strict=True)
        if other is not None and (ours is None or abs(days_between(ours, other)) > meer_dan)
    ]


def term_difference(facts: Facts, uiterlijk: str | None) -> str | None:
    """Every difference in one clause; None when there is none."""
    found = term_differences(facts, uiterlijk)
    return f"de inburgeringstermijn verschilt: {'; '.join(map(str, found))}" if found else None
