"""Makes the requests to DUO of a dossier, with the objections to those that DUO would refuse."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.features.duo import requests as b
from inburgering_cli.features.duo.requests import Message
from inburgering_cli.law.duo import rules
from inburgering_cli.law.duo.rules import DuoState, Objection
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import CURSUS, HOUR, PARTICIPATIE
from inburgering_cli.law.sources import duo
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.law.vocabulary import ASIEL, ONDERWIJS, WI2021, Z
from inburgering_cli.store import reads

Row = tuple[Any, ...]
_TERM: Final = "inburgeringstermijn"


@dataclass(slots=True)
class Person:
    """The requests of one dossier that DUO would accept, and per API the objections to the others."""

    facts: Facts
    bsn: str | None
    berichten: list[Message] = field(default_factory=list)
    ontbreekt: list[tuple[str, Objection]] = field(default_factory=list)
    stand: DuoState | None = None
    cursusuren: bool = False

    def put(self, bericht: Message, objections: Iterator[Objection]) -> None:
        """Add a request, or the objections to it."""
        found = [(bericht.api, objection) for objection in objections]
        if found:
            self.ontbreekt += found
        else:
            self.berichten.append(bericht)

    def miss(self, api: str, objection: Objection) -> None:
        """Note what is missing for a request."""
        self.ontbreekt.append((api, objection))


def people(connection: Connection, policy: Policy, peildatum: str) -> Iterator[Person]:
    """Yield the requests of every dossier under the Wi2021, one dossier at a time."""
    steps = reads.duo.for_requests(connection, peildatum)
    assessor = Assessor(policy, peildatum)
    for facts in reads.facts.read(connection, policy, peildatum):
        records = {name: step(facts.id).get(facts.id, ()) for name, step in steps.items()}
        if facts.stelsel == WI2021:
            last = next((o.uiterlijk for o in assessor.assess(facts) if o.term.id == _TERM), None)
            yield _Maker(facts, records, peildatum, last).make()


class _Maker:
    """Makes the requests of one person."""

    def __init__(
        self, facts: Facts, records: Mapping[str, Sequence[Row]], peildatum: str, uiterlijk: str | None
    ) -> None:
        self.facts = facts
        self.records = records
        ((_, bsn, self.map_blame, self.pvt_blame),) = records["persoon"]
        self.person = Person(facts, bsn)
        pips = records["pip"]
        self.pip = pips[-1] if pips else None
        self.route, self.niveau = self._route_of_pip()
        begin, end = rules.termijn(facts, uiterlijk)
        self.stand = DuoState(peildatum, facts, self.pip[1] if self.pip else None, begin, end)
        self.person.stand = self.stand

    def make(self) -> Person:
        """Make all requests."""
        self._pip()
        self._aanbod()
        self._afronding(b.MAP, "eindgesprek MAP", self.facts.map_eindgesprek, self.map_blame)
        self._afronding(b.PVT, "ondertekening PVT", self.facts.pvt_ondertekend, self.pvt_blame)
        if self.facts.zroute_afgerond is not None:
            self.person.put(b.zroute(self.facts.zroute_afgerond), rules.check_zroute(self.stand))
        self._uren()
        if self.person.bsn is None and (self.person.berichten or self.person.ontbreekt):
            self.person.berichten.clear()
            self.person.miss("", rules.WITHOUT_BSN.bezwaar)
        return self.person

    def _route_of_pip(self) -> tuple[str | None, str | None]:
        """The route and level of the newest PIP: those on its day, else the first after it."""
        routes = self.records["route"]
        if self.pip is None or not routes:
            return None, None
        day = self.pip[1]
        _, _, route, niveau, lowered = next((r for r in reversed(routes) if r[1] <= day), routes[0])
        return route, "a2" if lowered is not None and lowered <= day else niveau

    def _pip(self) -> None:
        if self.pip is None:
            return
        _, day, hours, finish, alfa = self.pip
        if self.route is None:
            self.person.miss(b.PIP, rules.WITHOUT_LEERROUTE.bezwaar)
            return
        if (self.facts.leerroute, self.facts.niveau) != (self.route, self.niveau):
            changed = (
                "de leerroute of het niveau is na dit PIP gewijzigd; stel een gewijzigd PIP vast met"
                " `inburgering pip revise {d}`"
            )
            self.person.miss(b.PIP, Objection("leerroute", changed, duo("PIP: leerroute")))
        first = len(self.records["pip"]) == 1 and self.facts.pip_vorige_gemeente is None
        intensity = hours if rules.has_intensity(self.route, self.facts.doelgroep) else None
        self.person.put(
            b.pip(
                dagtekening=day,
                leerroute=self.route,
                niveau=self.niveau,
                intensiteit=intensity,
                mag_opleiding_afmaken=None if finish is None else bool(finish),
                alfabetisering=alfa,
            ),
            rules.check_plan(rules.Plan(day, self.route, self.niveau, intensity, first), self.stand),
        )

    def _aanbod(self) -> None:
        """The newest offer at each school."""
        newest: dict[str, Row] = {}
        for row in self.records["aanbod"]:
            _, _, _, _, _, school, number, _, _ = row
            if number is None or len(number) != rules.INSTELLINGSNUMMER or not (number.isascii() and number.isalnum()):
                what = (
                    f"aanbieder {school} heeft geen instellingsnummer van {rules.INSTELLINGSNUMMER} tekens; leg het"
                    " vast met `inburgering aanbieder add NAAM --wijzig --instellingsnummer NUMMER`"
                )
                self.person.miss(b.AANBOD, Objection("instellingsnummer", what, duo("aanbod: instellingsnummer")))
            else:
                newest[number] = row
        alfa = self.pip[4] if self.pip else None
        for number, (_, day, start, end, route, _, _, mark, recognised) in newest.items():
            offer = rules.Aanbod(day, start, end, route or self.route, bool(mark), bool(recognised))
            if self.pip is not None and alfa is None:
                self.person.miss(b.AANBOD, rules.WITHOUT_ALFABETISERING.bezwaar)
                self.person.ontbreekt += [(b.AANBOD, x) for x in rules.check_aanbod(offer, self.stand)]
                continue
            self.person.put(
                b.aanbod(
                    instellingsnummer=number, aangeboden_op=day, start=start, einde=end, alfabetisering=alfa or ""
                ),
                rules.check_aanbod(offer, self.stand),
            )

    def _afronding(self, api: str, name: str, day: str | None, blame: int | None) -> None:
        to_blame = None if blame is None else bool(blame)
        if day is None and to_blame is None:
            return
        names = {b.MAP: ("map_eindgesprek", "map_verwijtbaar"), b.PVT: ("pvt_ondertekend", "pvt_verwijtbaar")}[api]
        self.person.put(
            b.afronding(api, day, to_blame),
            rules.check_afronding(rules.Finish(name, day, to_blame, *names), self.stand),
        )

    def _uren(self) -> None:
        """Totals in whole hours, rounded down so that no more is reported than was followed."""
        by_kind = {row[1]: row[2] for row in self.records["uren"]}
        lessons = [
            h for k, h in by_kind.items() if k in CURSUS or (k == "opleiding" and self.facts.leerroute == ONDERWIJS)
        ]
        self.person.cursusuren = sum(lessons) > 0
        language, participation = next(((r[1], r[2]) for r in self.records["intake"]), (None, None))
        if language is not None:
            self._total(b.HOURS_INTAKE, [language])
        if lessons:
            self._total(b.HOURS_TAALLES, lessons)
        if self.facts.leerroute == Z and self.facts.doelgroep == ASIEL:
            parts = [h for k, h in by_kind.items() if k in PARTICIPATIE]
            parts += [row[1] for name in ("map", "pvt", "begeleiding") for row in self.records[name]]
            known = [h for h in (*parts, participation) if h is not None]
            if known:
                self._total(b.HOURS_PARTICIPATIE, known)

    def _total(self, api: str, hundredths: list[int]) -> None:
        self.person.put(b.uren(api, sum(hundredths) // HOUR), iter(()))
