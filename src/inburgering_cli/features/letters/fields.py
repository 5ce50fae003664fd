"""The fields that the templates of documents may use, in Dutch. `fields` refuses a document that would not be true."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from inburgering_cli.core.dates import day_after, dutch, dutch_long
from inburgering_cli.core.errors import Refused, UsageFault
from inburgering_cli.core.text import known
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.facts import Facts, full_name
from inburgering_cli.law.handhaving.next_step import may_be_fined, nothing_to_enforce, without_plicht
from inburgering_cli.law.sources import Source, bi, wi
from inburgering_cli.law.states import STATES
from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.law.terms.outcome import EXPIRED, RUNNING
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.records import documents as d
from inburgering_cli.screen.column import euro
from inburgering_cli.screen.paper import numbers as paper_numbers
from inburgering_cli.screen.paper.numbers import grouped

Case = Mapping[str, Any]
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of a document: appointment, other municipality, ground, version of the PIP.

    `concept`: make it even when something is missing; every page says that it is not to be sent.
    """

    op: str | None = None
    tijd: str | None = None
    place: str | None = None
    aan: str | None = None
    grond: str | None = None
    version: int | None = None
    concept: bool = False


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """A document to make: its kind, the dossiers with their facts by number, the peildatum and the sender."""

    soort: str
    cases: Sequence[Case]
    facts: Mapping[str, Facts]
    wish: Wish
    peildatum: str
    policy: Policy
    sender: Mapping[str, str]


def check_plicht(question: LetterOrder) -> None:
    """Refuse a document to the dead, one about an appointment in a closed dossier, and one on a plicht that is not there."""
    kind = d.DOCUMENTS[question.soort]
    for case in question.cases:
        facts = question.facts[case["dossier"]]
        reason = without_plicht(facts, question.peildatum)
        asked = kind.plicht or ("afspraak" in kind.needs and facts.dossier_gesloten)
        if reason is not None and (asked or facts.reden_gesloten == "overleden"):
            raise _no_plicht(question, *reason)


def fields(question: LetterOrder, own: Fields) -> Fields:
    """The fields that every document has, and its `own`."""
    first = question.cases[0]
    sender = {key: question.sender.get(key) for key in SENDER}
    if sender["telefoon"]:
        sender["telefoon"] = sender["telefoon"].replace(" ", paper_numbers.FIXED)  # no line break within a number
    gemeente = question.sender.get("gemeente") or first["gemeente"] or question.policy.gemeente
    names = [_full_name(case) for case in question.cases]
    postcode = f"{first['postcode'][:4]} {first['postcode'][4:]}" if first["postcode"] else None
    address = [first["adres"], _joined(postcode, first["woonplaats"])]
    who = [("Geboren", _day(first["geboortedatum"]))] if len(names) == 1 and first["geboortedatum"] else []
    return {
        "gemeente": gemeente,
        "afzender": sender,
        "afzenderregels": _sender(question.sender),
        "adresregels": [*names, *(line for line in address if line)],
        "kenmerken": [
            ("Datum", _day(question.peildatum)),
            ("Dossier", ", ".join(case["dossier"] for case in question.cases)),
            *who,
        ],
        "concept": False,
        "merk": None,
        "vandaag": _day(question.peildatum),
        "naam": _together(names),
        "namen": names,
        "dossier": first["dossier"],
        "aanhef": f"Beste {_together([_spoken(case) for case in question.cases])},",
        "klantmanager": first["klantmanager"],
        "wet_2021": first["stelsel"] == v.WI2021,
        **on(question.wish.op),
        "tijd": question.wish.tijd,
        "plaats": question.wish.place,
        "tolk": any(case["tolk_nodig"] for case in question.cases),
        "tolk_taal": _language(question.cases),
        "inburgeringsplichtig": all(
            case["gebeurtenissen"]["plicht_begin"] or case["gebeurtenissen"]["kennisgeving"] for case in question.cases
        ),
        **own,
    }


#: Keys of `afzender.toml` -> meaning.
SENDER: Final[Mapping[str, str]] = {
    "gemeente": "naam van de gemeente",
    "afdeling": "afdeling",
    "adres": "straat en huisnummer, of postbus",
    "postcode_plaats": "postcode en plaats",
    "telefoon": "telefoonnummer",
    "email": "e-mailadres",
    "website": "adres van de website",
    "bezwaar_adres": "waar een bezwaarschrift heen gaat, op één regel",
    "ondertekenaar": "wie ondertekent",
    "functie": "functie van wie ondertekent",
}


def _sender(sender: Mapping[str, str]) -> list[str]:
    shown = ("afdeling", "adres", "postcode_plaats", "telefoon", "email", "website")
    return [sender[key] for key in shown if sender.get(key)]


def _day(iso: str | None) -> str:
    """`28 mei 2024`."""
    return paper_numbers.day(iso) if iso else ""


def on(day: str | None) -> Fields:
    """The day of an appointment, in Dutch words and in figures that every language reads."""
    return {"op": dutch_long(day) if day else None, "op_cijfers": dutch(day) if day else None}


def _ahead(question: LetterOrder, day: str | None) -> str:
    """The day, when the reader can still act on it."""
    return _day(day) if day and day >= question.peildatum else ""


def _language(cases: Sequence[Case]) -> str | None:
    """The language of the interpreter, for who was recorded to need one."""
    spoken = (case["contacttaal"] for case in cases if case["tolk_nodig"] and case["contacttaal"])
    return next((language for language in spoken if language.lower() != "nederlands"), None)


def _full_name(case: Case) -> str:
    return full_name(case["geslachtsnaam"], case["voorvoegsel"], case["voornamen"])


def _spoken(case: Case) -> str:
    title = {"m": "meneer", "v": "mevrouw"}.get(case["geslacht"] or "")
    if title is None or known(case["geslachtsnaam"]) is None:
        return _full_name(case) or title or "heer of mevrouw"
    prefix = case["voorvoegsel"] or ""
    return _joined(title, _upper(prefix), case["geslachtsnaam"])


def _together(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}"


def _term(case: Case, *names: str, open_only: bool = False) -> str | None:
    """The last day of the first of these terms in the dossier."""
    for name in names:
        for row in case["termijnen"]:
            if row["termijn"] == name and not (open_only and row["status"] not in (RUNNING, EXPIRED)):
                day: str | None = row["uiterlijk"]
                return day
    return None


def _no(question: LetterOrder, reason: str, law_source: Source | None = None) -> Refused:
    source = f" ({law_source.kort})" if law_source else ""
    numbers = ", ".join(case["dossier"] for case in question.cases)
    return Refused(
        f"‘{d.DOCUMENTS[question.soort].naam}’ kan niet voor dossier {numbers}: {reason}{source}.", field="soort"
    )


def _no_plicht(question: LetterOrder, text: str, *sources: Source) -> Refused:
    return _no(question, f"{text[:1].lower()}{text[1:]}", sources[0] if sources else None)


def _appointment(question: LetterOrder, command: str) -> None:
    if question.wish.op is None:
        raise UsageFault(f"Geef met --op de dag van de afspraak{command}.", field="op")
    if question.wish.op < question.peildatum:
        raise Refused("De dag van de afspraak (--op) ligt vóór de dag van de brief.", field="op")


def _pip(question: LetterOrder) -> Fields:
    (case,) = question.cases
    versions = case["pip"]
    if not versions:
        raise _no(question, f"er is nog geen PIP; maak het met `inburgering pip create {case['dossier']}`")
    settled = [p for p in versions if p["dagtekening"]]
    wanted = question.wish.version
    if wanted is not None and wanted not in [p["versie"] for p in versions]:
        raise UsageFault(
            f"Dit PIP heeft geen versie {wanted}; zie `inburgering pip show {case['dossier']}`.", field="versie"
        )
    pip = versions[wanted - 1] if wanted else (settled or versions)[-1]
    signed = pip["dagtekening"]
    route = next((r for r in reversed(case["route"]) if not signed or r["datum"] <= signed), None) or (
        case["route"][-1] if case["route"] else None
    )
    moved = question.facts[case["dossier"]].moved_in
    if signed and moved and signed < moved:
        raise _no(question, f"het PIP van {_day(signed)} is van een andere gemeente")
    return {
        "concept": signed is None,
        "dagtekening": _day(signed),
        "gewijzigd": pip["status"] == "gewijzigd",
        "eerste_pip": _day(case["gebeurtenissen"]["pip_dagtekening"]),
        "reden": pip["reden"],
        "doel": pip["doel"],
        "leerroute": route["route"] if route else None,
        "leerroute_naam": v.LEERROUTES[route["route"]] if route else None,
        "niveau": _level(case, route),
        "uren_route": _hours(pip["intensiteit_route"]),
        "uren_pvt": _hours(pip["intensiteit_pvt"]),
        "uren_map": _hours(pip["intensiteit_map"]),
        "map": case["diensten"]["map"],
        "pvt_gedaan": _day(case["gebeurtenissen"]["pvt_ondertekend"]),
        "map_gedaan": _day(case["gebeurtenissen"]["map_eindgesprek"]),
        "map_doelen": _map_goals(pip),
        "alfabetisering": pip["alfabetisering"] if pip["alfabetisering"] != "nvt" else None,
        "mag_opleiding_afmaken": pip["mag_opleiding_afmaken"],
        "afgewezen": [
            (label, pip[name])
            for name, label in (
                ("afgewezen_b1", "Waarom niet de B1-route"),
                ("afgewezen_onderwijs", "Waarom niet de onderwijsroute"),
                ("afgewezen_z", "Waarom niet de Z-route"),
                ("afgewezen_routes", "Waarom niet een andere route"),
            )
            if pip[name]
        ],
        "termijn": _ahead(question, _term(case, "inburgeringstermijn", open_only=True)),
        "start_leerroute": _ahead(question, _term(case, "start_leerroute", open_only=True)),
        "route_wijzigen": _ahead(question, _term(case, "leerroute_wijzigen", open_only=True)),
        "boete": may_be_fined(question.facts[case["dossier"]], question.peildatum),
        "gesprekken": pip["gesprekken"],
        "volgend_gesprek": dutch_long(day) if (day := case["gesprek_gepland"]) and day >= question.peildatum else None,
        "begeleiding": pip["begeleiding"],
        "vve": pip["vve"],
        "participatie": pip["participatie"],
        "participatie_afspraken": case["diensten"]["participatie_afspraken"],
        **_lessons(case, pip, route),
        "activiteiten": _running(
            case,
            lambda a: (
                f"tot en met {_day(a['einde'])}" if a["einde"] else "",
                f"({grouped(a['uren_per_week'])} uur per week)" if a["uren_per_week"] else "",
            ),
        ),
        "ontzorgen": bool(running := _care(question, case)),
        "ontzorgen_afspraken": pip["ontzorgen"],
        "ontzorgen_tot": _day(_last_of_care(case, running[-1])) if running else "",
        **_costs(running),
        "onderwerpen": _subjects(case, pip),
        "toets": _toets(case),
        "bezwaar": objection(question, "bezwaar", pip["bekendmaking"]) if signed else None,
        "adres_bezwaar": question.sender.get("bezwaar_adres"),
    }


def _running(case: Case, more: Callable[[Case], Sequence[str]] = lambda _: ()) -> list[tuple[str, str]]:
    """The running activities with their first day; `more` adds to the text."""
    return [
        (v.ACTIVITEITEN[a["soort"]].label.capitalize(), _joined(f"vanaf {_day(a['start'])}", *more(a)))
        for a in case["activiteiten"]
        if a["loopt"]
    ]


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _hours(number: float | None) -> str | None:
    return None if number is None else grouped(number)


def _level(case: Case, route: Case | None) -> str | None:
    """The level of the route; where none was recorded that of the law, which the Wi2013 does not have."""
    if route is None or route["route"] == v.Z:
        return None
    niveau = route["niveau"] or ("b1" if case["stelsel"] == v.WI2021 else None)
    return "A2" if route["afgeschaald_op"] else v.NIVEAUS.get(niveau or "")


def _lessons(case: Case, pip: Case, route: Case | None) -> Fields:
    """Who arranges and pays for the lessons, as far as law and records tell.

    Under the Wi2013 no law lets the municipality pay; for others than asielstatushouders in the Z-route it is uncertain.
    """
    asiel, new = bool(case["diensten"]["inburgeringsaanbod"]), case["stelsel"] == v.WI2021
    in_z = route is not None and route["route"] == v.Z
    return {
        "aanbod_gemeente": asiel and new,
        "zelf_betalen": not asiel and not (new and in_z),
        "aanbod_op": _day(case["gebeurtenissen"]["aanbod"]),
        "lening": _told(case, pip).get("lening_duo"),
    }


def _care(question: LetterOrder, case: Case) -> list[Case]:
    """The periods of ontzorgen that run on the day of the letter."""
    return [
        p
        for p in case["ontzorgen"]
        if not p["einde"] and (_last_of_care(case, p) or question.peildatum) >= question.peildatum
    ]


def _last_of_care(case: Case, period: Case) -> str | None:
    """The last day of the newest period: recorded, else by the term."""
    return period["einde"] or _term(case, "ontzorgen")


def _map_goals(pip: Case) -> list[str]:
    said = (
        ("map_bedrijfsbezoeken", "U bezoekt {n} keer een bedrijf."),
        ("map_sollicitatiegesprekken", "U voert minstens {n} keer een sollicitatiegesprek."),
        ("map_werk_maanden", "U doet minstens {n} maanden werkervaring op."),
        ("map_werk_uren", "U werkt dan {n} uur per week."),
    )
    return [text.format(n=pip[key]) for key, text in said if pip[key]]


def _costs(periods: Sequence[Case]) -> Fields:
    """The costs paid in the last period of ontzorgen."""
    period = periods[-1] if periods else {}
    paid = [(name.capitalize(), euro(period[name])) for name in v.KOSTEN if period.get(name) is not None]
    return {"vaste_lasten": paid, "totaal_lasten": euro(period["totaal"]) if paid else None}


def _told(case: Case, pip: Case) -> dict[str, str]:
    """The findings by subject: of the PIP, else of the intake."""
    told: dict[str, str] = {}
    for intake in case["intake"]:
        told.update(intake["leefgebied"])
    told.update(pip["leefgebied"])
    return told


def _subjects(case: Case, pip: Case) -> list[tuple[str, str]]:
    """The findings by leefgebied and chapter of nota bijlage 4: from the PIP, else from the intake."""
    told = _told(case, pip)
    found = [(v.PIP_BEVINDINGEN[k], told[k]) for k in v.LEEFGEBIEDEN if k in told]
    found += [(v.PIP_HOOFDSTUKKEN[k], pip[k]) for k in v.PIP_HOOFDSTUKKEN if pip[k]]
    found += [(v.PIP_BEVINDINGEN[k], told[k]) for k in v.PIP_ONDERWERPEN if k in told]
    scores: dict[str, int] = {}
    for intake in case["intake"]:
        scores.update(intake["zrm"])
    if scores:
        shown = "\n".join(f"{v.ZRM_DOMEINEN[k]}: {n} van 5" for k, n in scores.items())
        found.append(("Zelfredzaamheid", shown))
    return [(_upper(label).partition(" (")[0], text) for label, text in found]


def _toets(case: Case) -> str | None:
    for intake in reversed(case["intake"]):
        if intake["toets_uitslag"]:
            return v.TOETS_UITSLAGEN[intake["toets_uitslag"]]
        if intake["toets_ontheffing"]:
            return "u hoefde de toets niet te doen"
    return None


def objection(question: LetterOrder, ident: str, told: str | None) -> Fields | None:
    """The term for bezwaar, from the day on which the decision was announced, if that is known.

    None under the law before 2022, where a PIP is no decision.
    """
    term = TERMS[ident].versions[0]
    if question.cases[0]["stelsel"] != term.stelsel:
        return None
    last = term.last_days(told, question.policy.gelijkgesteld)[0] if told else None
    return {
        "duur": str(term.duration),
        "verstuurd": _day(told),
        "uiterlijk": _day(last),
        "voorbij": last is not None and last < question.peildatum,
        "bron": term.source.kort,
    }


_ALL: Final = {2: "allebei", 3: "alle drie", 4: "alle vier", 5: "alle vijf"}


def _intake(question: LetterOrder) -> Fields:
    _appointment(question, " voor de brede intake")
    for case in question.cases:
        if case["gebeurtenissen"]["intake_afgerond"]:
            raise _no(question, f"de brede intake van {case['dossier']} is al afgerond")
    return {
        "toets": all(
            case["stelsel"] == v.WI2021
            and not case["gebeurtenissen"]["leerbaarheidstoets"]
            and not any(intake["toets_ontheffing"] for intake in case["intake"])
            for case in question.cases
        ),
        "samen": _ALL.get(len(question.cases), "allemaal"),
    }


def _warning(question: LetterOrder) -> Fields:
    (case,) = question.cases
    calls = [m for m in case["maatregelen"] if m["soort"] in (c.OPROEP, c.WAARSCHUWING)]
    if not calls or calls[-1]["verschenen"]:
        raise _no(
            question,
            "er is geen oproep vastgelegd waarop nog niemand kwam; leg die vast met `inburgering maatregel record "
            f"{case['dossier']} oproep --datum DATUM --grond intake`",
            wi("22"),
        )
    first = calls[-1]
    if first["uiterlijk"] and first["uiterlijk"] >= question.peildatum:
        raise _no(question, f"de oproep van {_day(first['datum'])} loopt nog tot en met {_day(first['uiterlijk'])}")
    if (
        reason := nothing_to_enforce(facts := question.facts[case["dossier"]], first["grond"], question.peildatum)
    ) is not None:
        raise _no_plicht(question, *reason)
    _appointment(question, " van de nieuwe oproep")
    ground = c.MAATREGEL_GRONDEN[first["grond"]]
    fined = first["grond"] == c.INTAKE and any(
        m["soort"] == c.BOETE and m["grond"] == c.INTAKE for m in case["maatregelen"]
    )
    return {
        "boete": may_be_fined(facts, question.peildatum) and not fined,
        "eerdere_brief": "waarschuwing" if first["soort"] == c.WAARSCHUWING else "oproep",
        "eerder": _day(first["datum"]),
        "waarvoor": ground.partition(" (")[0],
        "voor_intake": first["grond"] == c.INTAKE,
        "artikel": wi("22" if first["grond"] == c.INTAKE else "23").kort.removeprefix("Wi "),
    }


def _talk(question: LetterOrder) -> Fields:
    (case,) = question.cases
    planned = case["gesprek_gepland"]
    day = question.wish.op or (planned if planned and planned >= question.peildatum else None)
    if day is None:
        _appointment(
            question, f", of plan het gesprek met `inburgering gesprek plan {case['dossier']} --gepland DATUM`"
        )
    elif question.wish.op:
        _appointment(question, "")
    settled = [p for p in case["pip"] if p["dagtekening"]]
    talk: Case = next((talk for talk in case["gesprekken"] if day == (talk["verzet_naar"] or talk["gepland"])), {})
    return {
        **on(str(day)),
        **place_of(question, talk),
        "nummer": _held(case) + 1,
        "aantal": settled[-1]["gesprekken"] if settled else None,
        "leerroute_naam": v.LEERROUTES.get(case["leerroute"] or ""),
    }


def place_of(question: LetterOrder, talk: Case) -> Fields:
    """The time and place of a talk: as asked, else as recorded."""
    return {"tijd": question.wish.tijd or talk.get("tijd"), "plaats": question.wish.place or talk.get("plaats")}


def _held(case: Case) -> int:
    """The number of talks about progress held."""
    return sum(1 for g in case["gesprekken"] if g["soort"] == "voortgang" and g["gehouden"])


def _end_of_care(question: LetterOrder) -> Fields:
    first = next(
        (case for case in question.cases if case["ontzorgen"]), None
    )  # in a household it may be recorded with anyone
    if first is None:
        raise _no(
            question,
            "er is geen ontzorgen vastgelegd; leg het vast met `inburgering ontzorg start "
            f"{question.cases[0]['dossier']} --datum DATUM`",
        )
    period = first["ontzorgen"][-1]
    last = _last_of_care(first, period)
    if last is not None and not period["einde"] and last < question.peildatum:
        raise _no(
            question,
            f"de laatste dag was {_day(last)}, en niet is vastgelegd dat het toen is gestopt; doe dat met `inburgering ontzorg"
            f" stop {first['dossier']} --datum DATUM`",
        )
    if last is None:
        raise _no(question, "de laatste dag is niet bekend: leg de ingang van de bijstand vast, of het einde")
    return {
        "laatste_dag": _day(last),
        "zelf_vanaf": _day(day_after(last)),
        "gestopt": last < question.peildatum,
        **_costs(first["ontzorgen"]),
        "budgetbeheer": any(e["uitkomst"] == "budgetbeheer" for e in first["ontzorg_evaluaties"]),
        "trainingen": [c.TRAININGEN[t["module"]] for t in first["trainingen"] if t["afgerond"]],
    }


def _results(case: Case) -> Fields:
    """Results so far, for the organisation that decides or takes over."""
    hours = case["uren"]
    labels = {
        "aangeboden": "Uren aangeboden", "gevolgd": "Uren gevolgd", "verzuim_geoorloofd": "Uren afwezig met reden",
        "verzuim_ongeoorloofd": "Uren afwezig zonder reden", "niet_verklaard": "Uren waarvan dit niet bekend is",
    }  # fmt: skip
    sums = {key: sum(told) for key in labels if (told := [h[key] for h in hours if h[key] is not None])}
    if not sums.get("niet_verklaard"):
        sums.pop("niet_verklaard", None)
    facts = case["gebeurtenissen"]
    known = ("plicht_begin", "huisvesting", "intake_afgerond", "pip_dagtekening", "pip_gewijzigd", "pvt_ondertekend",
             "map_eindgesprek", "zroute_afgerond")  # fmt: skip
    return {
        "feiten": [(_upper(v.GEBEURTENISSEN[k]), _day(facts[k])) for k in known if facts[k]],
        "leerroute_naam": v.LEERROUTES.get(case["leerroute"] or ""),
        "uren": [(labels[k], grouped(n)) for k, n in sums.items()],
        "examens": [
            (
                _upper(c.EXAMENONDERDELEN[e["onderdeel"]]),
                _joined(
                    c.EXAMENNIVEAUS.get(e["niveau"] or ""), c.EXAMENUITSLAGEN[e["uitslag"]], f"({_day(e['datum'])})"
                ),
            )
            for e in case["examens"]
        ],
        "termijn": _day(_term(case, "inburgeringstermijn")),
    }


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _extension(question: LetterOrder) -> Fields:
    (case,) = question.cases
    if _term(case, "inburgeringstermijn", open_only=True) is None:
        raise _no(question, "er loopt geen inburgeringstermijn: er is nog geen PIP, of de plicht is voorbij", wi("11"))
    if not question.wish.grond:
        raise UsageFault("Geef met --grond wat er volgens de gemeente aan de hand is; DUO beslist.", field="grond")
    return {"grond": question.wish.grond, "verlengd": _day(case["verlengd_tot"]), **_results(case)}


#: The states in which the clocks of the plicht stand still.
_AT_REST: Final = frozenset(state.id for state in STATES if state.rests)


def _handover(question: LetterOrder) -> Fields:
    (case,) = question.cases
    if not question.wish.aan:
        raise UsageFault("Geef met --aan de gemeente die het dossier overneemt.", field="aan")
    pip = next((p for p in reversed(case["pip"]) if p["dagtekening"]), None)
    return {
        "aan": question.wish.aan,
        "adresregels": [f"Gemeente {question.wish.aan}", "Afdeling inburgering"],
        "persoon": [
            (label, value)
            for label, value in (
                ("Naam", _full_name(case)),
                ("Geboren", _day(case["geboortedatum"])),
                ("Doelgroep", v.DOELGROEPEN[case["doelgroep"]]),
                ("BSN eindigt op", case["bsn"][-4:] if case["bsn"] else None),
                ("Spreekt", case["contacttaal"]),
            )
            if value
        ],
        "niveau": v.NIVEAUS.get(case["niveau"] or ""),
        "gesprekken": pip["gesprekken"] if pip else None,
        "gesprekken_gehouden": _held(case),
        "lopend": _running(case),
        "ontzorgen": bool(running := _care(question, case)),
        "ontzorgen_tot": _day(_last_of_care(case, running[-1])) if running else "",
        "eerder_pip": _day(case["gebeurtenissen"]["pip_dagtekening"]),
        "rust": [
            (
                _upper(one["omschrijving"]),
                _joined(f"vanaf {_day(one['vanaf'])}", one["tot"] and f"tot en met {_day(one['tot'])}"),
            )
            for one in case["toestanden"]
            if one["toestand"] in _AT_REST and one["vanaf"] <= question.peildatum <= (one["tot"] or question.peildatum)
        ],
        "bron_verhuizing": bi("5.3 lid 3").kort,
        **_results(case),
    }


#: The own fields of each document. Raises `Refused` when it does not apply, `UsageFault` when an option is missing.
OWN: Final[Mapping[str, Callable[[LetterOrder], Fields]]] = {
    d.PIP: _pip,
    d.UITNODIGING_INTAKE: _intake,
    d.WAARSCHUWING: _warning,
    d.UITNODIGING_GESPREK: _talk,
    d.END_OF_ONTZORGEN: _end_of_care,
    d.VERLENGINGSADVIES: _extension,
    d.OVERDRACHT: _handover,
}
