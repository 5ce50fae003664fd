"""A dossier under the Wi2013 never cites the law of 2022: in no command, signal, hint, refusal or document."""

import re
from pathlib import Path

import pytest

from tests.conftest import Result, Runner

#: The laws that the Wi2013 does not know, and ontzorgen of the Participatiewet, which is for the Wi2021 alone.
FOREIGN = re.compile(r"\b(?:Wi|Bi) \d[\w.:]*(?: lid \d+)?|\bPw 5(?:6a|7)\b")
#: What may be cited all the same, and why.
ALLOWED = {
    "Bi 12.1a": "the article about people under the Wi2013",
    "Bi 12.1a lid 6": "the article about people under the Wi2013",
    "Wi 54": "the transition: the Wi2013 goes on",
    "Bi 9.9 lid 1": "how long data are kept is a rule of today, for whoever was obliged",
}
D = "Pilot"
#: A life under the Wi2013, with a refusal here and there (`!`).
LIFE = (
    ("2021-01-11", f"case add --geslachtsnaam {D} --doelgroep asielstatushouder --plicht-begin 2020-12-14"),
    ("2021-01-18", f"aanbod add {D} --aangeboden-op vandaag --aanbieder Geenkeur"),
    ("2021-01-18", f"case edit {D} --huisvesting vandaag --bijstand-ingang vandaag --azc Emmen"),
    ("2021-01-20", f"ontzorg start {D} --datum vandaag --huur 500"),
    ("2021-02-01", f"intake record {D} --datum vandaag --deel 1 --toets-ontheffing doof"),
    ("2021-02-02", f"route assign {D} z --datum vandaag"),
    ("2021-02-08", f"pip create {D} --dagtekening vandaag"),
    ("2021-02-10", f"!pip revise {D} --dagtekening vandaag"),
    ("2021-02-11", f"pip revise {D} --dagtekening vandaag --reden anders"),
    ("2021-02-12", "aanbieder add Taalschool --keurmerk-vanaf 2022-01-01"),
    ("2021-02-12", f"!aanbod add {D} --aangeboden-op vandaag --aanbieder Taalschool"),
    ("2021-02-15", f"activiteit add {D} taalles --start vandaag --aanbieder Taalschool"),
    ("2021-02-16", f"gesprek plan {D} --gepland 2021-03-01"),
    ("2021-03-15", f"activiteit hours {D} taalles --maand 2021-02 --aangeboden 40 --gevolgd 20 --verzuim-ongeoorloofd 20"),
    ("2021-03-16", f"!maatregel record {D} oproep --grond intake --datum vandaag --uiterlijk 2021-04-01"),
    ("2021-04-01", f"route assign {D} b1 --datum vandaag"),
    ("2021-05-03", f"begeleiding add {D} --start vandaag"),
    ("2021-06-01", f"pvt record {D} inleiding --datum vandaag --uren 4"),
    ("2021-07-01", f"!ontzorg extend {D} --tot 2023-01-01 --reden schulden"),
    ("2021-08-01", f"ontzorg extend {D} --reden schulden"),
    ("2021-09-01", f"besluit record {D} verlenging --datum vandaag --tot 2024-06-14 --grond ziekte"),
    ("2021-09-02", f"!besluit record {D} verlenging --datum vandaag --tot 2023-06-14 --grond ziekte"),
    ("2021-09-03", f"!besluit record {D} verlenging --datum vandaag --tot 2025-06-14 --grond inspanningen"),
    ("2021-10-01", f"!besluit record {D} boete --datum vandaag --bedrag 2000"),
    ("2021-11-01", f"map record {D} cv --datum vandaag --praktijkuren 2"),
    ("2021-11-02", f"map complete {D} --datum vandaag"),
    ("2021-11-03", f"pvt sign {D} --datum vandaag"),
    ("2024-05-01", f"examen record {D} knm --datum vandaag --uitslag geslaagd"),
    ("2024-06-10", f"besluit record {D} nieuwe_termijn --datum vandaag --vanaf 2024-06-15 --tot 2026-06-14"),
)  # fmt: skip
READ = (
    "case show {d}", "case list", "signaal list", "signaal explain {d}", "deadline list --alles", "deadline explain {d}",
    "case timeline {d}", "case missing {d}", "route account {d}", "route requirements {d}", "map status {d}", "pvt status {d}",
    "examen status {d}", "gesprek status {d}", "ontzorg show {d}", "besluit grounds {d}",
    "maatregel propose {d}", "pip show {d}", "vandaag", "ontzorg overview", "gesprek agenda",
)  # fmt: skip


def foreign(told: Result) -> set[str]:
    """The citations that have no place under the Wi2013."""
    return {found for found in FOREIGN.findall(f"{told.out} {told.err}") if found not in ALLOWED}


@pytest.mark.parametrize("doelgroep", ["asielstatushouder", "gezinsmigrant"])
def test_no_command_cites_the_law_of_2022_for_the_wi2013(inburgering: Runner, doelgroep: str, tmp_path: Path) -> None:
    found: list[tuple[str, str, set[str]]] = []
    for day, line in LIFE:
        inburgering.peildatum = day
        command = line.removeprefix("!").replace("asielstatushouder", doelgroep)
        told = inburgering(*command.split())
        assert told.code != 2, (command, told.err)
        if doelgroep == "asielstatushouder":
            assert (told.code != 0) == line.startswith("!"), (command, told.err)
        found.append((day, command, foreign(told)))
        for read in READ:
            for form in ((), ("-o", "json")):
                told = inburgering(*read.format(d=D).split(), *form)
                found.append((day, read, foreign(told)))
    for number, letter in enumerate(
        ("pip", "einde_ontzorgen", "verlengingsadvies", "overdracht", "uitnodiging_gesprek")
    ):
        inburgering(*f"document make {letter} {D} --out {tmp_path / str(number)}".split())
    pages = [page for page in tmp_path.rglob("*.html") if page.parent.parent == tmp_path]
    found += [("", page.name, {*FOREIGN.findall(page.read_text())} - {*ALLOWED}) for page in pages]
    wrong = sorted({(name, *sorted(cited)) for _, name, cited in found if cited})
    assert not wrong, "\n".join(map(str, wrong))
