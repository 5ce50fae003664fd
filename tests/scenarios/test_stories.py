"""Every story is lived through with the real commands; together they show each term, signal and indicator."""

import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.law.vocabulary import DOELGROEPEN, LEERROUTES
from tests.conftest import Runner
from tests.scenarios import story

FILES = sorted(story.VERHALEN.glob("*.txt"))
DAYS = {path.stem: story.read(path) for path in FILES}


@pytest.mark.parametrize("name", DAYS)
def test_story(name: str, inburgering: Runner, tmp_path: Path, empty_store: bytes) -> None:
    elsewhere = tmp_path / "elders.db"
    elsewhere.write_bytes(empty_store)
    elsewhere.chmod(0o600)
    with closing(sqlite3.connect(inburgering.store)) as open_store:  # else each command writes its journal back
        open_store.execute("SELECT count(*) FROM dossier").fetchall()
        story.play(DAYS[name], inburgering, inburgering.beside(elsewhere), tmp_path / "pakketten")


def lines(*kinds: str) -> list[str]:
    """What the lines of these kinds say, over all stories."""
    return [line.text for days in DAYS.values() for day in days for line in day.of(*kinds)]


def test_every_term_is_seen_in_two_statuses() -> None:
    seen = defaultdict(set)
    for text in lines("termijn"):
        name, status, *_ = text.split()
        seen[name].add(status)
    seen_twice = {name for name, statuses in seen.items() if len(statuses - {"weg"}) >= 2}
    assert seen_twice == set(TERMS)


def test_every_signal_appears_and_goes(inburgering: Runner) -> None:
    known = {row["signaal"] for row in inburgering.json("policy", "list", "--signalen")}
    assert {text.split()[0] for text in lines("signaal")} == known
    assert {text.split()[0] for text in lines("geen signaal")} == known


def test_every_indicator_says_something(inburgering: Runner) -> None:
    known = {row["id"] for row in inburgering.json("report", "kpi")["indicatoren"]}
    said = {name for name, _, value in (text.partition(" ") for text in lines("indicator")) if value not in ("-", "0")}
    assert said == known


def test_every_group_has_a_story_of_every_route() -> None:
    seen = set()
    for days in DAYS.values():
        commands = "\n".join(line.text for day in days for line in day.of(">", "elders >"))
        seen |= set(
            product(re.findall(r" --doelgroep (\w+)", commands), re.findall(r"route assign \w+ (\w+)", commands))
        )
    assert seen == set(product(DOELGROEPEN, LEERROUTES))


def test_refusals_name_their_rule() -> None:
    named = [text.partition(" | ")[2] for text in lines("weigert")]
    assert len(set(named)) >= 10
    assert all(re.search(r"(Wi|Wi2013|Bi|Pw|DUO|nota|HvJ)\b", rule) for rule in named), named


def test_a_story_watches_what_it_names_and_what_every_story_does() -> None:
    for days in DAYS.values():
        assert story.everywhere() <= story.watched(days)
    (day,) = story.read_lines(["2024-01-01 Een dag", "    termijn nieuw lopend 2024-02-01", "    geen signaal oud"])
    assert story.watched([day]) - story.everywhere() == {("termijn", "nieuw"), ("signaal", "oud")}


def test_what_every_story_watches_exists(inburgering: Runner) -> None:
    known = {("termijn", name) for name in TERMS}
    known |= {("signaal", row["signaal"]) for row in inburgering.json("policy", "list", "--signalen")}
    known |= {("indicator", row["id"]) for row in inburgering.json("report", "kpi")["indicatoren"]}
    assert story.everywhere() <= known
