"""The own fields of letters about one recorded talk, of the decisions beside the PIP, and of the letter on ontheffing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.features.letters.fields import (
    Case,
    Fields,
    LetterOrder,
    _costs,
    _day,
    _no,
    objection,
    on,
    place_of,
)
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.sources import Source, bi, nota, pw, wi, wi2013
from inburgering_cli.records import documents as d


def _lacking(question: LetterOrder, gaps: Mapping[str, object], source: Source) -> None:
    """Refuse when a fact that the decision rests on was not recorded; one line names them all."""
    if lacking := [what for what, value in gaps.items() if value in (None, "")]:
        number = question.cases[0]["dossier"]
        raise _no(
            question,
            f"niet vastgelegd: {', '.join(lacking)}. Vul het aan met `inburgering case correct {number} DEEL --veld"
            f" NAAM=WAARDE --reden TEKST`; `inburgering case records {number}` noemt de delen",
            source,
        )


def _of_wi2021(question: LetterOrder, why: str, source: Source) -> Case:
    (case,) = question.cases
    if case["stelsel"] != v.WI2021:
        raise _no(question, f"het dossier valt onder de wet van vóór 2022; {why}", source)
    return case


def _talk_day(talk: Case) -> str | None:
    day: str | None = talk["verzet_naar"] or talk["gepland"]
    return day


def _planned(question: LetterOrder) -> Case | None:
    """The first planned talk on or after the day of the letter."""
    (case,) = question.cases
    open_talks = [
        talk
        for talk in case["gesprekken"]
        if not talk["gehouden"] and not talk["niet_verschenen"] and (_talk_day(talk) or "") >= question.peildatum
    ]
    return min(open_talks, key=lambda talk: _talk_day(talk) or "", default=None)


def _talk_fields(question: LetterOrder, talk: Case) -> Fields:
    return {
        **on(_talk_day(talk)),
        **place_of(question, talk),
        "gesprek": c.GESPREKKEN[talk["soort"]],
        "gesprek_soort": talk["soort"],
    }


def _confirmation(question: LetterOrder) -> Fields:
    talk = _planned(question)
    if talk is None:
        raise _no(
            question,
            f"er staat geen gesprek gepland op of na {_day(question.peildatum)}; plan het met `inburgering gesprek plan"
            f" {question.cases[0]['dossier']} --gepland DATUM`",
        )
    return _talk_fields(question, talk)


def _missed(question: LetterOrder) -> Fields:
    (case,) = question.cases
    missed = [talk for talk in case["gesprekken"] if talk["niet_verschenen"]]
    last = max(missed, key=lambda talk: _talk_day(talk) or "", default=None)
    if last is None:
        raise _no(
            question,
            "er is geen gesprek vastgelegd waar de persoon niet kwam; leg dat vast met `inburgering gesprek record"
            f" {case['dossier']} --gepland DATUM --niet-verschenen`",
        )
    day = _talk_day(last) or ""
    held = [talk["gehouden"] for talk in case["gesprekken"] if talk["gehouden"] and talk["gehouden"] >= day]
    if held:
        raise _no(question, f"na het gemiste gesprek van {_day(day)} is er een gehouden op {_day(min(held))}")
    following = _planned(question)
    if following is None and (question.wish.tijd or question.wish.place):
        raise Refused(
            "Er staat geen nieuw gesprek gepland; plan het met `inburgering gesprek plan"
            f" {case['dossier']} --gepland DATUM`, of laat --tijd en --plaats weg.",
            field="tijd" if question.wish.tijd else "plaats",
        )
    return {
        "gemist": _day(day),
        "gemist_gesprek": c.GESPREKKEN[last["soort"]],
        **(_talk_fields(question, following) if following else {**on(None), "gesprek": None}),
    }


def _decision(question: LetterOrder, taken: str, told: str | None, ident: str) -> Fields:
    """The fields that every decision has: its day, and how to object to it."""
    return {
        "besluit_dag": _day(taken),
        "bezwaar": objection(question, ident, told),
        "adres_bezwaar": question.sender.get("bezwaar_adres"),
    }


def _route_on(case: Case, day: str) -> Case | None:
    return next((route for route in reversed(case["route"]) if route["datum"] <= day), None)


def _changed_pip(question: LetterOrder) -> Fields:
    case = _of_wi2021(question, "een PIP is daar geen besluit", wi("15"))
    settled: Sequence[Case] = [pip for pip in case["pip"] if pip["dagtekening"]]
    if len(settled) < 2:
        raise _no(
            question,
            "het PIP is nog niet gewijzigd; wijzig het met `inburgering pip revise"
            f" {case['dossier']} --dagtekening DATUM --reden TEKST`",
        )
    before, pip = settled[-2:]
    _lacking(
        question,
        {"de reden van de wijziging": pip["reden"]},
        bi("5.3 lid 6"),
    )
    old, new = _route_on(case, before["dagtekening"]), _route_on(case, pip["dagtekening"])
    name = v.LEERROUTES[new["route"]] if new else None
    former = v.LEERROUTES[old["route"]] if old else None
    return {
        **_decision(question, pip["dagtekening"], pip["bekendmaking"], "bezwaar"),
        "vorige_dag": _day(before["dagtekening"]),
        "reden": pip["reden"],
        "leerroute_naam": name,
        "vorige_leerroute": former if former != name else None,
    }


def _lowered(question: LetterOrder) -> Fields:
    case = _of_wi2021(question, "dit besluit hoort bij de wet van 2022", wi("17 lid 3"))
    route = next((route for route in reversed(case["route"]) if route["afgeschaald_op"]), None)
    if route is None:
        raise _no(
            question,
            f"de route is niet afgeschaald; leg dat vast met `inburgering route downscale {case['dossier']}"
            " --datum DATUM --reden TEKST`",
            wi("17 lid 3"),
        )
    _lacking(
        question,
        {"de gevolgde cursusuren": route["uren"], "de getoonde inspanning": route["afschaal_reden"]},
        wi("17 lid 3"),
    )
    return {
        **_decision(question, route["afgeschaald_op"], route["afschaal_bekendmaking"], "bezwaar_leerroute"),
        "uren": str(route["uren"]),
        "reden": route["afschaal_reden"],
    }


def _longer_care(question: LetterOrder) -> Fields:
    case = _of_wi2021(question, "ontzorgen berust daar op een machtiging, niet op een besluit", nota("2.2"))
    period = case["ontzorgen"][-1] if case["ontzorgen"] else None
    if period is None or not period["verlengd_tot"]:
        raise _no(
            question,
            f"ontzorgen is niet verlengd; leg dat vast met `inburgering ontzorg extend {case['dossier']}"
            " --tot DATUM --reden TEKST`",
            pw("57"),
        )
    if period["einde"]:
        raise _no(question, f"het ontzorgen is gestopt op {_day(period['einde'])}")
    if period["verlengd_tot"] < question.peildatum:
        raise _no(question, f"de verlenging is voorbij sinds {_day(period['verlengd_tot'])}")
    _lacking(
        question,
        {"de dag van het besluit": period["verlengd_op"], "de reden": period["verleng_reden"]},
        pw("57"),
    )
    return {
        **_decision(question, period["verlengd_op"], period["verleng_bekendmaking"], "bezwaar_ontzorgen"),
        "tot": _day(period["verlengd_tot"]),
        "reden": period["verleng_reden"],
        **_costs([period]),
    }


def _exemption(question: LetterOrder) -> Fields:
    (case,) = question.cases
    old = case["stelsel"] == v.WI2013
    return {"bron": (wi2013("6") if old else wi("5")).kort.partition(" ")[2]}


DECISIONS: Final[Mapping[str, Callable[[LetterOrder], Fields]]] = {
    d.BEVESTIGING_AFSPRAAK: _confirmation,
    d.GEMIST_GESPREK: _missed,
    d.BESLUIT_WIJZIGING_PIP: _changed_pip,
    d.BESLUIT_AFSCHALEN: _lowered,
    d.BESLUIT_EXTENSION: _longer_care,
    d.WIJZEN_OP_ONTHEFFING: _exemption,
    d.INZAGE: lambda _: {},
}
