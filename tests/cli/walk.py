"""Every command that stores something, once, in an order in which each can be done: for the sweeps over all of them."""

from pathlib import Path

from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from tests.cli.conftest import WORKED, typed
from tests.conftest import Runner

PEILDATUM = "2025-12-31"
D = "2025-0001"
#: What the worked example leaves out. `~` stands for a space within an argument.
MORE = (
    f"case edit {D} --azc Ter~Apel --leeg v_nummer",
    f"voorinburgering add {D} knm --start 2024-01-08 --uren 24,5",
    f"klantprofiel record {D} cv --datum 2024-01-20 --inhoud kapper",
    f"overdracht record {D} azc --datum 2024-03-20 --gehouden",
    f"begeleiding add {D} --start 2024-04-02 --aanbieder Vluchtelingenwerk",
    f"pip revise {D} --dagtekening 2024-09-01 --reden zwanger --leefgebied taalniveau=gaat~goed",
    f"activiteit hours {D} taalles --maand 2024-06 --aangeboden 48 --gevolgd 40,25",
    f"ontzorg month {D} --maand 2024-05 --bijstand 1285 --huur 612,5",
    f"ontzorg train {D} budget --start 2024-05-06",
    f"ontzorg evaluate {D} --datum 2024-08-20 --uitkomst zelfstandig",
    f"ontzorg start {D} --datum 2025-01-06",
    f"ontzorg extend {D} --tot 2026-01-31 --reden schulden --datum 2025-06-01",
    "aanbieder add Taalschool --keurmerk-vanaf 2024-01-01",
    f"aanbod add {D} --aangeboden-op 2024-06-01 --aanbieder Taalschool --leerroute b1",
    f"map record {D} cv --datum 2024-09-10 --praktijkuren 2,75",
    f"map complete {D} --datum 2025-03-01",
    f"pvt record {D} inleiding --datum 2024-06-20 --uren 4",
    f"pvt sign {D} --datum 2024-10-01",
    f"examen record {D} le --datum 2025-11-03 --niveau b1 --uitslag gezakt",
    f"gesprek plan {D} --gepland 2025-06-10",
    f"gesprek move {D} --naar 2025-06-17",
    f"gesprek record {D} --gehouden 2025-06-17 --afspraken meer~lesuren",
    f"maatregel record {D} oproep --grond intake --datum 2024-03-21 --uiterlijk 2024-04-05",
    f"besluit record {D} verlenging --datum 2025-11-02 --tot 2027-11-28 --grond ziekte",
    f"verwijzing add {D} --partner Coherente --datum 2024-07-01",
    "partner add Buurthuis --soort publiek",
    "partner edit Buurthuis --soort privaat",
    "taakstelling set 2024 1 11",
    "budget set 2024 52301",
    f"budget spend pvt 150 {D} --datum 2024-06-20",
    f"route downscale {D} --datum 2025-11-10 --uren 620 --reden inspanning",
    f"route complete {D} --datum 2025-12-01",
    f"case correct {D} dossier --veld huisvesting=2024-03-20 --veld voornamen=Sela --reden typefout",
    f"case correct {D} pip-1 --veld dagtekening=2024-05-27 --veld doel=opleiding --reden typefout",
    f"case remove {D} intake-1 --reden niet_gebeurd",
    f"case close {D} --reden verhuisd --datum 2025-12-30",
)


def _example(kind: Kind) -> str:
    """The command that records the example of a kind."""
    assert kind.command is not None
    words = [kind.command.name, *([D] if kind.owner else [])]
    words += [value for name, value in kind.example.items() if kind.fields[name].positional]
    for name, value in kind.example.items():
        if not kind.fields[name].positional:
            words += [f"--{name.replace('_', '-')}", value.replace(" ", "~")]
    return " ".join(words)


#: Kinds whose commands follow from their declaration, as far as they are not named above.
MADE = tuple(
    _example(kind)
    for kind in all_kinds().values()
    if kind.command and not any(line.startswith(f"{kind.command.name} ") for line in (*WORKED, *MORE))
)
WALK = (*WORKED, *MADE, *MORE)
#: Commands of which the sweeps have their own test: a package, an erasure, and taking back itself.
APART = {"case receive", "case erase", "case merge", "undo"}


def words(command: str) -> list[str]:
    """A line of the walk as arguments."""
    return [part.replace("~", " ") for part in command.split()]


def named(command: str) -> str:
    """The command of a line, without its arguments."""
    return " ".join(command.split()[:2])


def walked(runner: Runner, until: int | None = None) -> Path:
    """Walk on the store of a runner."""
    runner.peildatum = PEILDATUM
    typed(runner.store, WALK[:until], PEILDATUM)
    return runner.store
