"""Generated lives, walked from the arrival to the end of the plicht: all that reads a dossier says the same of each day.

A life has a group, a law, and what changes a state: a temporary exemption, another doelgroep, a move with a PIP, the end of
the bijstand, closing. On the first of every sixth month (each life on other ones) the deadline list, its explanation,
vandaag, the signals, the figures, the next step and the proposal of handhaving are laid beside each other.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from inburgering_cli.core.dates import add_days, add_months
from inburgering_cli.law.terms.declared import TERMS
from tests.conftest import Runner

GROUPS = (
    ("asielstatushouder", None),
    ("asielstatushouder", "gezinsvormer_met_asielstatushouder"),
    ("gezinsmigrant", None),
    ("overige_migrant", None),
)
#: The groups with each law and each state: every one of them occurs.
LIVES = [
    (group, detail, law, state)
    for group, detail in GROUPS
    for law in ("wi2013", "wi2021")
    for state in ("plain", "exempt", "open_exemption", "other_group", "moved_in", "no_bijstand", "closed")
]
OF_THE_PLICHT = {name for name, term in TERMS.items() if all(v.plicht for v in term.versions)}


class Life:
    """The commands of one life, each on its day."""

    def __init__(self, seed: int, group: str, detail: str | None, law: str, state: str) -> None:
        self.seed, self.random = seed, random.Random(seed)
        begin = "2021-03-01" if law == "wi2013" else self.random.choice(["2022-03-01", "2023-05-08", "2024-01-15"])
        self.law, self.state, self.begin = law, state, begin
        self.commands: list[tuple[str, str]] = []
        housed, bijstand = add_days(begin, self.random.randint(10, 60)), add_days(begin, 61)
        more = f" --gedetailleerde-doelgroep {detail}" if detail else ""
        if state == "moved_in":
            more += f" --pip-vorige-gemeente {add_days(begin, 5)} --route-vorige-gemeente b1"
        self.do(housed, f"case add --geslachtsnaam Leven --doelgroep {group}{more} --plicht-begin {begin}"
                f" --kennisgeving {add_days(begin, 7)} --huisvesting {housed} --bsn 999990019")  # fmt: skip
        self.do(bijstand, f"case edit Leven --bijstand-ingang {bijstand}")
        started = self.on(90)
        if self.often():
            self.do(started, f"intake record Leven --datum {started} --deel 1")
            self.do(started, f"intake record Leven --datum {started} --deel 2 --toets-uitslag b1_haalbaar")
        signed = self.on(110)
        if self.often():
            self.do(signed, f"pip create Leven --dagtekening {signed} --bekendmaking {signed}")
            self.do(signed, f"route assign Leven b1 --datum {signed}")
            self.do(self.on(150), f"activiteit add Leven taalles --start {self.on(150)}")
        if law == "wi2021":
            self.do(
                self.on(100),
                f"maatregel record Leven oproep --datum {self.on(100)} --grond intake --uiterlijk {self.on(114)}",
            )
        self.change(group)

    def change(self, group: str) -> None:
        """What changes the state of this person."""
        day = self.on(self.random.randint(70, 500))
        until = add_months(day, self.random.randint(2, 20))
        if self.state in ("exempt", "open_exemption"):
            last = f" --tot {until}" if self.state == "exempt" else ""
            self.do(day, f"besluit record Leven vrijstelling --datum {day} --omvang tijdelijk --vanaf {day}{last}")
        if self.state == "exempt" and self.often():
            told = add_days(until, self.random.randint(1, 60))
            self.do(told, f"case edit Leven --kennisgeving {told}")
        if self.state == "other_group":
            other = "gezinsmigrant" if group == "asielstatushouder" else "asielstatushouder"
            self.do(day, f"doelgroep record Leven {other} --datum {day}")
        if self.state == "no_bijstand":
            self.do(day, f"case edit Leven --bijstand-einde {day}")
        if self.state == "closed":
            self.do(day, f"case close Leven --reden {self.random.choice(['verhuisd', 'aow', 'voldaan'])} --datum {day}")

    def often(self) -> bool:
        return self.random.random() < 0.7

    def on(self, days: int) -> str:
        return add_days(self.begin, days)

    def do(self, day: str, command: str) -> None:
        self.commands.append((day, command))

    def months(self) -> Iterator[str]:
        """The first of every sixth month, up to three and a half years after the plicht began."""
        first = self.begin[:7] + "-01"
        return (add_months(first, count) for count in range(1 + self.seed % 6, 42, 6))


def exempt_on(life: Life, day: str) -> bool:
    for _, command in life.commands:
        words = command.split()
        if "vrijstelling" in words:
            last = words[words.index("--tot") + 1] if "--tot" in words else "9999"
            return words[words.index("--vanaf") + 1] <= day <= last
    return False


def contradictions(one: Runner, life: Life, day: str) -> Iterator[str]:
    """What does not fit together on a day."""
    one.peildatum = day
    terms: list[dict[str, Any]] = one.json("deadline", "list", "--all")
    explained = one.json("deadline", "explain", "Leven") if terms else []
    signals = one.json("signaal", "list")
    today = one.json()
    shown = one.json("case", "show", "Leven")
    figures = {row["id"]: row for row in one.json("report", "kpi")["indicatoren"]}
    by_id = {row["termijn"]: row for row in terms}
    if len(by_id) != len(terms):
        yield "a term stands there twice"
    if [{k: v for k, v in row.items() if k != "stappen"} for row in explained] != terms:
        yield "the explanation is of other outcomes"
    if shown["termijnen"] != terms:
        yield "case show has other terms"
    closed = shown["gebeurtenissen"]["dossier_gesloten"] is not None
    open_ = {t for t, row in by_id.items() if row["status"] in ("lopend", "verlopen")}
    overdue = {t for t, row in by_id.items() if row["status"] == "verlopen" and not closed}
    if {row["termijn"] for row in today["verlopen"]} != overdue:
        yield f"vandaag has {[row['termijn'] for row in today['verlopen']]}, the list {overdue}"
    if sorted(m["signaal"] for m in signals) != sorted(m["signaal"] for m in shown["signalen"]):
        yield "case show has other signals"
    on_screen = {m["signaal"] for m in signals}
    if closed and (on_screen or today["volgende_stap"]):
        yield "something is to be done in a closed dossier"
    if exempt_on(life, day) and not closed:
        if on_screen - {"vrijstelling_loopt_af"}:
            yield f"signals while exempt: {on_screen}"
        running = {
            t for t in open_ & OF_THE_PLICHT if by_id[t]["uiterlijk"] and by_id[t]["uiterlijk"] >= exempt_since(life)
        }
        if running:
            yield f"clocks that run while exempt: {running}"
        if today["volgende_stap"]:
            yield "a next step while exempt"
        proposed = one.json("maatregel", "propose", "Leven", "--grond", "intake")
        if proposed[0]["stap"] != "geen":
            yield f"handhaving while exempt: {proposed[0]['stap']}"
    late = {"pip", "pip_na_informatie", "pip_na_verhuizing"} & overdue
    if late and "pip_dreigt" not in on_screen and not exempt_on(life, day):
        yield "a PIP is late and no signal says so"
    for name, row in figures.items():
        if row["teller"] is not None and name != "examens_behaald" and name != "term":
            parts = (row["noemer"] or 0) + row["lopend"] + row["uitgevallen"] + row["vrijgesteld"]
            if row["n"] != parts or row["n"] > 1:
                yield f"{name} counts {row}"
    on_time = figures["pip_op_tijd"]
    pip = [row for t, row in by_id.items() if t in ("pip", "pip_na_informatie", "pip_na_verhuizing")]
    counted = {"verlopen": "noemer", "te_laat": "noemer", "gehaald": "noemer", "lopend": "lopend", "rust": "vrijgesteld",
               "vervallen": "uitgevallen"}  # fmt: skip
    if pip and on_time[counted[pip[0]["status"]]] != 1:
        yield f"the PIP is {pip[0]['status']}, and pip_op_tijd counts {on_time}"
    if on_time["teller"] and pip and pip[0]["status"] != "gehaald":
        yield "pip_op_tijd counts a PIP that was not made in time"


def exempt_since(life: Life) -> str:
    words = next(command.split() for _, command in life.commands if "vrijstelling" in command.split())
    return words[words.index("--vanaf") + 1]


@pytest.mark.parametrize(("group", "detail", "law", "state"), LIVES)
def test_at_any_time_of_a_life_all_that_is_said_fits_together(
    inburgering: Runner, group: str, detail: str | None, law: str, state: str
) -> None:
    life = Life(LIVES.index((group, detail, law, state)), group, detail, law, state)
    for day, command in sorted(life.commands, key=lambda one: one[0]):
        inburgering.peildatum = day
        done = inburgering(*command.split())
        assert done.code in (0, 3), (day, command, done.err)  # a rule may refuse: an offer to a migrant, say
    for day in life.months():
        assert list(contradictions(inburgering, life, day)) == [], day
