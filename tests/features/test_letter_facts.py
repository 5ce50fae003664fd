"""Every document for every group, stelsel and state: each sentence rests on what was recorded.

A template marks what a condition rests on: `feit` (a path in `case show -o json`), `optie`, `afzender`, or `regel`, a rule of
law. The sweep takes that away and sees the sentence go.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import pytest

from inburgering_cli.cli.shell.run import run
from inburgering_cli.core.dates import MONTHS
from inburgering_cli.core.errors import Fault
from inburgering_cli.features.letters import documents
from inburgering_cli.features.letters.blocks import blocks
from inburgering_cli.features.letters.decisions import DECISIONS
from inburgering_cli.features.letters.fields import OWN, LetterOrder, Wish, check_plicht, fields
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.records.documents import DOCUMENTS
from inburgering_cli.screen.paper import template
from inburgering_cli.screen.paper.template import BUILT_IN, Map
from inburgering_cli.store.database import Location
from inburgering_cli.work.environment import Environment

MAKE = {**OWN, **DECISIONS}
DAYS = ("2025-03-03", "2028-12-04")
SENDER = {
    "gemeente": "Ouder-Amstel", "adres": "Vondelstraat 1", "postcode_plaats": "1191 CP Ouderkerk",
    "telefoon": "020 000 00 00", "ondertekenaar": "A. de Vries", "functie": "teammanager",
}  # fmt: skip
GROUPS = ("asielstatushouder", "gezinsmigrant", "overige_migrant")
STELSELS = {"wi2013": "--plicht-begin 2021-06-01", "wi2021": "--plicht-begin 2024-01-15 --kennisgeving 2024-01-22"}
PIP = (
    "intake record {d} --datum 2024-03-25 --deel 1 --methode dariuz --leefgebied werkervaring=kapper --zrm financien=3",
    "intake record {d} --datum 2024-05-06 --deel 2 --locatie gemeente --toets-uitslag b1_haalbaar",
    (
        "pip create {d} --dagtekening 2024-05-28 --bekendmaking 2024-05-30 --doel werk --gesprekken 4 --intensiteit-route 600"
        " --intensiteit-pvt 12 --intensiteit-map 40 --alfabetisering a --mag-opleiding-afmaken --vve voorschool"
        " --participatie buurthuis --map-werk-uren 8 --begeleiding elke~week --afgewezen-z te~licht"
    ),
)
B1 = (*PIP, "route assign {d} b1 --datum 2024-05-28")
CALL = "maatregel record {d} oproep --datum 2025-01-10 --grond {g} --uiterlijk 2025-01-24"
EXEMPT = "besluit record {d} vrijstelling --omvang tijdelijk"
NEW_EXEMPT = f"{EXEMPT} --datum 2025-02-03 --vanaf 2025-02-03 --tot 2029-02-02"
WARNING = "maatregel record {d} waarschuwing --datum 2025-02-10 --grond {g} --uiterlijk 2025-02-24"
REVISED = "pip revise {d} --dagtekening 2025-02-03 --bekendmaking 2025-02-04 --reden werk --ontzorgen elke~maand"
LOWERED = "route downscale {d} --datum 2025-01-20 --bekendmaking 2025-01-21 --uren 610 --reden inzet"
LESSONS = (*B1, "activiteit add {d} taalles --start 2024-06-03")
ONTZORG = "ontzorg start {d} --datum 2024-05-01 --huur 612,50 --gas 80"
#: state -> options of `case add` beside the common ones, and what is recorded after. Some do not exist in every group.
STATES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "niets bekend": ("ZONDER", ()),
    "voor het PIP": ("", ("gesprek plan {d} --gepland 2025-03-20 --tijd 10:30 --plaats Raadhuis",)),
    "met tolk": ("--contacttaal Tigrinya --tolk-nodig", ()),
    "zonder tolk": ("--contacttaal Tigrinya --geen-tolk-nodig", B1),
    "tolk niet gevraagd": ("--contacttaal Tigrinya", ()),
    "tolk zonder taal": ("--tolk-nodig", ()),
    "tolk Nederlands": ("--contacttaal Nederlands --tolk-nodig", ()),
    "concept-PIP": ("", ("pip create {d} --doel werk",)),
    "PIP zonder route": ("", ("pip create {d} --dagtekening 2024-05-28",)),
    "B1": ("", (*B1, "gesprek record {d} --gehouden 2024-10-01", "gesprek plan {d} --gepland 2025-03-20")),
    "B1, kort geleden": ("", (
        "pip create {d} --dagtekening 2025-02-03 --bekendmaking 2025-02-10", "route assign {d} b1 --datum 2025-02-03",
    )),
    "onderwijsroute": ("", (*PIP, "route assign {d} onderwijs --datum 2024-05-28")),
    "Z-route": ("", (*PIP, "route assign {d} z --datum 2024-05-28")),
    "afgeschaald": ("", (*B1, LOWERED)),
    "gewijzigd PIP": ("", (*B1, "route assign {d} z --datum 2025-02-03", REVISED)),
    "gewijzigd PIP, zelfde route": ("", (*B1, "pip revise {d} --dagtekening 2025-02-03 --reden werk")),
    "lessen": ("--aanbod 2024-06-01", (
        *LESSONS, "activiteit hours {d} taalles --maand 2024-07 --gevolgd 30",
        "examen record {d} knm --datum 2024-12-20 --uitslag geslaagd",
    )),
    "uren zonder verzuim": ("", (*LESSONS, "activiteit hours {d} taalles --maand 2024-07 --aangeboden 40")),
    "klaar": ("--pvt-ondertekend 2024-09-02 --map-eindgesprek 2025-02-03", B1),
    "lening": ("--aanbod 2024-06-01", (
        *PIP[:2], f"{PIP[2]} --leefgebied lening_duo=10.000~euro", B1[3],
    )),
    "ontzorgen loopt": ("--bijstand-ingang 2024-12-01", (*B1, "ontzorg start {d} --datum 2024-12-01 --huur 612,50")),
    "ontzorgen voorbij, einde niet vastgelegd": ("--bijstand-ingang 2024-04-01", (*B1, ONTZORG)),
    "ontzorgen gestopt": ("--bijstand-ingang 2024-04-01", (
        *B1, ONTZORG, "ontzorg evaluate {d} --datum 2024-09-02 --uitkomst budgetbeheer",
        "ontzorg train {d} budget --start 2024-06-01 --afgerond 2024-08-01", "ontzorg stop {d} --datum 2024-09-17",
    )),
    "ontzorgen verlengd": ("--bijstand-ingang 2024-12-01", (
        *B1, "ontzorg start {d} --datum 2024-12-01 --huur 612,50",
        "ontzorg extend {d} --tot 2025-09-30 --reden schulden --datum 2025-02-03 --bekendmaking 2025-02-04",
    )),
    "alleen ontzorgen mogelijk": ("--bijstand-ingang 2024-12-01", B1),
    "opgeroepen voor intake": ("", (CALL.replace("{g}", "intake"),)),
    "opgeroepen voor MAP": ("", (*B1, CALL.replace("{g}", "map"))),
    "gewaarschuwd": ("", (CALL.replace("{g}", "intake"), WARNING.replace("{g}", "intake"))),
    "gemist gesprek": ("", (
        *B1, "gesprek record {d} --gepland 2025-01-20 --niet-verschenen", "gesprek plan {d} --gepland 2025-03-20",
    )),
    "tijdelijk vrijgesteld": ("", (*B1, CALL.replace("{g}", "map"), NEW_EXEMPT)),
    "tijdelijk vrijgesteld, zonder PIP": ("", (CALL.replace("{g}", "intake"), NEW_EXEMPT)),
    "wacht op DUO": ("", (*B1, f"{EXEMPT} --datum 2024-06-03 --vanaf 2024-06-03 --tot 2024-12-31")),
    "ontheven": ("", (*B1, "besluit record {d} ontheffing --datum 2025-02-03 --omvang geheel")),
    "verlengd": ("", (*B1, "besluit record {d} verlenging --datum 2025-02-03 --grond overlijden --tot 2027-11-29")),
    "voldaan": ("--voldaan 2025-02-03", B1),
    "overleden": ("", (*B1, "case close {d} --reden overleden --datum 2025-02-03")),
    "verhuisd": ("", (*B1, "case close {d} --reden verhuisd --datum 2025-02-03")),
    "hierheen verhuisd": (
        "--pip-vorige-gemeente 2024-02-05 --route-vorige-gemeente b1 --eerste-huisvesting 2024-01-16", (),
    ),
    "naam onbekend": ("PUNT", ()),
    "alleen voornaam": ("VOORNAAM", ()),
}  # fmt: skip
#: Documents that a state must refuse, in every group in which it exists.
REFUSED = {
    "overleden": set(DOCUMENTS),
    "verhuisd": {k for k, kind in DOCUMENTS.items() if kind.plicht or "afspraak" in kind.needs},
    **dict.fromkeys(
        ("tijdelijk vrijgesteld", "tijdelijk vrijgesteld, zonder PIP", "wacht op DUO", "ontheven", "voldaan"),
        frozenset(k for k, kind in DOCUMENTS.items() if kind.plicht),
    ),
    "ontzorgen voorbij, einde niet vastgelegd": {"einde_ontzorgen"},
    "alleen ontzorgen mogelijk": {"einde_ontzorgen", "besluit_ontzorgen_verlengen"},
}
#: Conditions that choose words and state nothing.
WORDING = {"gesprek_soort == 'voortgang'", "namen|length > 1", "leerroute != 'onderwijs'", "not lening"}


class One(NamedTuple):
    """A person of the sweep on a day."""

    state: str
    stelsel: str
    order: LetterOrder

    @property
    def case(self) -> Mapping[str, Any]:
        return self.order.cases[0]


def _people() -> Iterator[tuple[str, str, str, list[str]]]:
    everybody = product(STATES.items(), GROUPS, STELSELS)
    for number, ((state, (options, after)), group, stelsel) in enumerate(everybody):
        add = f"case add --doelgroep {group} --gemeente Ouder-Amstel --v-nummer 27{number:08}"
        if options == "ZONDER":
            add += " --geslachtsnaam Haile" + (" --plicht-begin 2021-06-01" if stelsel == "wi2013" else "")
        else:
            add += f" {STELSELS[stelsel]} --huisvesting 2024-03-18 --geslacht v --geboortedatum 1990-05"
            add += " --adres Dorpsstraat~1 --postcode 1191AA --woonplaats Ouderkerk --klantmanager K.~Jansen"
            names = {"PUNT": "--geslachtsnaam . --voornamen .", "VOORNAAM": "--geslachtsnaam . --voornamen Zarmina"}
            add += f" {names.get(options, '--geslachtsnaam Haile')}"
        edit = [f"case edit {{d}} {options}"] if options.startswith("--") else []
        yield state, group, stelsel, [add, *edit, *after]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory, empty_store: bytes) -> list[One]:
    """Everybody on every day. What a group or stelsel does not allow, is not recorded for it."""
    store = tmp_path_factory.mktemp("brieven") / "store.db"
    store.write_bytes(empty_store)
    store.chmod(0o600)
    known: dict[str, tuple[str, str]] = {}
    whole = set()
    for number, (state, _, stelsel, commands) in enumerate(_people(), 1):
        dossier = f"2025-{number:04}"
        codes = set()
        for command in commands:
            words = [part.replace("~", " ") for part in command.replace("{d}", dossier).split()]
            code = run(["--db", str(store), "--peildatum", "2025-02-28", *words])
            assert code in (0, 3), (dossier, command)
            assert code == 0 or command is not commands[0], (dossier, command)
            codes.add(code)
        whole |= {state} - {state for code in codes if code}
        known[dossier] = state, stelsel
    assert [state for state in STATES if state not in whole] == [], "exists for nobody"
    found = []
    for day in DAYS:
        env = Environment(Location(store, named=True), day)
        for dossier, (state, stelsel) in known.items():
            cases = documents.addressed(env, "pip", dossier)
            assert cases[0]["stelsel"] == stelsel, (dossier, state)
            wish = Wish(op="2029-01-08", tijd="10.30 uur", place="Raadhuis", aan="Diemen", grond="ziek geweest")
            facts = documents.facts_of(env, cases)
            found.append(One(state, stelsel, LetterOrder("pip", cases, facts, wish, day, DEFAULT, SENDER)))
    return found


@pytest.fixture(autouse=True)
def _compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Callable[..., Any] = cache(template._environment)
    monkeypatch.setattr(template, "_environment", made)


def text(order: LetterOrder, soort: str, folder: Map) -> list[str] | None:
    """The lines of a document, rows as `name | value`; None when it is refused."""
    order = replace(order, soort=soort)
    if soort in ("bevestiging_afspraak", "gemist_gesprek"):
        order = replace(order, wish=replace(order.wish, op=None))
    try:
        check_plicht(order)
        data = fields(order, MAKE[soort](order))
        names = [name for name in (f"{soort}.txt", f"{soort}.engels.txt") if folder.find(name).is_file()]
        filled = [block for name in names for block in blocks(folder, name, data)]
    except Fault as error:
        if error.veld == "sjablonen":
            raise
        return None
    return [" | ".join(t) if isinstance(t, list) else t for block in filled for t in block.teksten]


def every(people: list[One], folder: Map) -> Iterator[tuple[One, str, list[str]]]:
    for one, soort in product(people, DOCUMENTS):
        if (lines := text(one.order, soort, folder)) is not None:
            yield one, soort, lines


DATE = re.compile(rf"(\d{{1,2}})[ \u00a0]({'|'.join(MONTHS)})[ \u00a0](\d{{4}})")
#: A reader must still act on the day in such a line.
ACT = re.compile(r"uiterlijk|kan nog|^Dag \||^Vanaf .* betaalt|loopt tot|Dat doen wij tot|Wij betalen tot")
NEVER = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|  |\{\{|\}\}|\{%|\bonbekend\b|\bnvt\b| [.,;:]|\.\.|\d{4}-\d\d|^\W*$| \.|\| *$"
)


def _days(line: str) -> list[str]:
    return [f"{y}-{MONTHS.index(m) + 1:02}-{int(d):02}" for d, m, y in DATE.findall(line)]


def test_no_line_has_a_placeholder_and_a_day_to_act_on_lies_ahead(people: list[One]) -> None:
    wrong = []
    for one, soort, lines in every(people, Map()):
        for line in lines:
            acts = [said for said in re.split("(?<=[.?]) ", line) if ACT.search(said)]
            late = any(day < one.order.peildatum for said in acts for day in _days(said))
            if late or NEVER.search(line):
                wrong.append((one.state, one.stelsel, one.case["doelgroep"], soort, one.order.peildatum, line))
    assert wrong[:5] == []


def test_a_state_refuses_what_cannot_be_true_then(people: list[One]) -> None:
    made = {(one.state, soort) for one, soort, _ in every(people, Map())}
    assert [(state, k) for state, refused in REFUSED.items() for k in refused if (state, k) in made] == []
    assert {soort for _, soort in made} == set(DOCUMENTS)


def _resting(one: One) -> bool:
    return any(t["toestand"] in ("tijdelijk_vrijgesteld", "wacht_op_duo") for t in one.case["toestanden"])


def _may_fine(one: One) -> bool:
    ended = one.state in ("voldaan", "ontheven", "overleden", "verhuisd")
    return one.stelsel == "wi2021" and one.case["doelgroep"] != "asielstatushouder" and not _resting(one) and not ended


#: Words of a promise or a threat -> who may read them.
CLAIMS: Mapping[str, Callable[[One], bool]] = {
    "boete": _may_fine,
    "een tolk": lambda one: bool(one.case["tolk_nodig"]),
    "We will arrange an interpreter": lambda one: bool(one.case["tolk_nodig"]),
    "tolk Nederlands": lambda _: False,
    "Wij regelen en betalen uw lessen": lambda one: (
        one.stelsel == "wi2021" and one.case["doelgroep"] == "asielstatushouder"
    ),
    "het eerdere plan": lambda one: one.case["gebeurtenissen"]["pip_dagtekening"] is not None,
    "Ontzorgen": lambda one: bool(one.case["ontzorgen"]) or any(p["ontzorgen"] for p in one.case["pip"]),
    "wij betalen vaste lasten": lambda one: bool(one.case["ontzorgen"]) and not one.case["ontzorgen"][-1]["einde"],
    "verplicht": lambda one: bool(one.case["gebeurtenissen"]["plicht_begin"]),
    "U moet inburgeren": lambda one: bool(one.case["gebeurtenissen"]["plicht_begin"]) and not _resting(one),
    "Uren afwezig": lambda one: any(h["verzuim_ongeoorloofd"] is not None for h in one.case["uren"]),
    "niveau B1": lambda one: one.stelsel == "wi2021" or one.case["niveau"] == "b1",
    "U kunt bij DUO vragen naar een lening": lambda one: one.state != "lening",
}


def test_a_promise_and_a_threat_are_read_by_whom_they_hold_for(people: list[One]) -> None:
    wrong, seen = [], dict.fromkeys(CLAIMS, 0)
    for one, soort, lines in every(people, Map()):
        for claim, holds in CLAIMS.items():
            for line in lines:
                if claim in line and "taalexamens op" not in line and "niveau B1 is voor u niet" not in line:
                    seen[claim] += 1
                    if not holds(one):
                        wrong.append((claim, one.state, one.stelsel, one.case["doelgroep"], soort, line))
    assert wrong[:5] == []
    assert [claim for claim, count in seen.items() if not count] == ["tolk Nederlands", "Uren afwezig"]


def test_unknown_names_and_days_are_left_out(people: list[One]) -> None:
    for one in people:
        order = replace(one.order, soort="overdracht")
        data = fields(order, MAKE["overdracht"](order))
        if one.state == "alleen voornaam":
            assert (data["aanhef"], data["naam"]) == ("Beste Zarmina,", "Zarmina")
        if one.state == "niets bekend":
            assert "Geboren" not in dict(data["persoon"])
        else:
            assert dict(data["persoon"])["Geboren"].replace("\u00a0", " ") == "mei 1990"


CONDITION = re.compile(r"\{% (?:el)?if (.*?) %\}(?:\{# (\w+): (.*?) #\})?(\n?)")


class Mark(NamedTuple):
    """A condition of a template, with what it rests on."""

    place: str
    kind: str
    rests: str


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Map, dict[str, Mark]]:
    """The built-in templates with a sign at the start of every marked branch, and what the signs stand for."""
    folder = tmp_path_factory.mktemp("sjablonen")
    marks: dict[str, Mark] = {}
    for path in sorted(BUILT_IN.glob("*.txt")):

        def sign(found: re.Match[str], name: str = path.name) -> str:
            condition, kind, rests, end = found.groups()
            if kind is None:
                return found[0]
            key = f"§{len(marks)}§"
            marks[key] = Mark(f"{name}: {condition}", kind, rests)
            return f"{found[0]}{key}\n\n" if end else f"{found[0]}{key}"

        (folder / path.name).write_text(CONDITION.sub(sign, path.read_text(encoding="utf-8")), encoding="utf-8")
    return Map(folder), marks


def test_every_condition_says_what_it_rests_on() -> None:
    bare = [
        f"{path.name}: {condition}"
        for path in BUILT_IN.glob("*.txt")
        for condition, kind, *_ in CONDITION.findall(path.read_text(encoding="utf-8"))
        if not kind and condition not in WORDING
    ]
    assert bare == []


def _emptied(one: One, mark: Mark) -> LetterOrder:
    order = one.order
    if mark.kind == "optie":
        wish = replace(order.wish, tijd=None) if mark.rests == "tijd" else replace(order.wish, place=None)
        talks = [{**talk, mark.rests: None} for talk in order.cases[0]["gesprekken"]]
        return replace(order, wish=wish, cases=[{**order.cases[0], "gesprekken": talks}])
    if mark.kind == "afzender":
        return replace(order, sender={k: value for k, value in order.sender.items() if k != mark.rests})
    case = deepcopy(dict(order.cases[0]))
    for path in mark.rests.split(" + "):
        part, _, name = path.partition(".")
        if not name:
            held = case[part]
            case[part] = [] if isinstance(held, list) else dict.fromkeys(held) if isinstance(held, dict) else None
            continue
        for row in case[part] if isinstance(case[part], list) else [case[part]]:
            assert name in row, mark
            row[name] = None
    return replace(order, cases=[case])


RULES: Mapping[str, Callable[[One], bool]] = {
    "boete": _may_fine,
    "wet_2021": lambda one: one.stelsel == "wi2021",
    "besluit": lambda one: one.stelsel == "wi2021",
    "bezwaar_voorbij": lambda one: one.order.peildatum > "2025-02-28" or one.state != "B1, kort geleden",
    "intake": lambda one: bool(one.case["maatregelen"]) and one.case["maatregelen"][-1]["grond"] == "intake",
    "toets": lambda one: one.stelsel == "wi2021" and not one.case["gebeurtenissen"]["leerbaarheidstoets"],
    "concept": lambda one: not any(pip["dagtekening"] for pip in one.case["pip"]),
    "vastgesteld": lambda one: any(pip["dagtekening"] for pip in one.case["pip"]),
    "gewijzigd": lambda one: len(one.case["pip"]) > 1,
    "aanbod_gemeente": CLAIMS["Wij regelen en betalen uw lessen"],
    "zelf_betalen": lambda one: one.case["doelgroep"] != "asielstatushouder",
    "map": lambda one: one.stelsel == "wi2013" or one.case["leerroute"] != "onderwijs",
}


def test_a_sentence_goes_when_what_it_rests_on_goes(people: list[One], marked: tuple[Map, dict[str, Mark]]) -> None:
    folder, marks = marked
    shown: dict[str, list[tuple[One, str]]] = {key: [] for key in marks}
    for one, soort, lines in every(people, folder):
        for key in set(re.findall("§\\d+§", " ".join(lines))):
            shown[key].append((one, soort))
    assert [marks[key] for key, where in shown.items() if not where] == [], "no state shows these"
    for key, where in shown.items():
        mark = marks[key]
        if mark.kind == "regel":
            assert [(mark, one.state, one.stelsel, soort) for one, soort in where if not RULES[mark.rests](one)][
                :3
            ] == []
            continue
        for one, soort in {(one.state, soort): (one, soort) for one, soort in where}.values():
            left = text(_emptied(one, mark), soort, folder)
            assert left is None or not any(key in line for line in left), (mark, one.state, one.stelsel, soort)
