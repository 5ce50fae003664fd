"""A delivery of ten thousand dossiers: in seconds, and with memory that does not grow with the store."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner

DOSSIERS = 10_000
SECONDS = 60  # a quarter of it on an idle machine of two cores; CI shares its own
MEGABYTES = 100
PROGRAM = """
import sys
from inburgering_cli.cli.shell.run import run
code = run(sys.argv[1:])
with open("/proc/self/status", encoding="utf-8") as file:  # ru_maxrss would count what the parent had before exec
    peak = next(line for line in file if line.startswith("VmHWM"))
print(code, int(peak.split()[1]) // 1024, file=sys.stderr)
"""


def _fill(runner: Runner, folder: Path) -> None:
    kinds = {
        "cases": ["geslachtsnaam;doelgroep;v_nummer;bsn;plicht_begin;huisvesting"],
        "pips": ["v_nummer;dagtekening;alfabetisering"],
        "routes": ["v_nummer;route;datum"],
        "activiteiten": ["v_nummer;soort;start"],
        "uren": ["v_nummer;soort;maand;gevolgd"],
    }
    made, number = 0, 99980000
    while made < DOSSIERS:  # numbers of nine digits that pass the elfproef, of nobody
        number += 1
        digits = str(number)
        check = sum((9 - i) * int(c) for i, c in enumerate(digits)) % 11
        if check == 10:
            continue
        made += 1
        v = f"{made:010d}"
        kinds["cases"].append(f"Test;asielstatushouder;{v};{digits}{check};2024-01-15;2024-03-18")
        kinds["pips"].append(f"{v};2024-05-28;NVT")
        kinds["routes"].append(f"{v};b1;2024-05-28")
        kinds["activiteiten"].append(f"{v};taalles;2024-06-03")
        kinds["uren"].append(f"{v};taalles;2024-06;40")
    for kind, lines in kinds.items():
        path = folder / f"{kind}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        runner.ok("import", kind, str(path))


@pytest.mark.skipif(sys.platform != "linux", reason="no /proc, which tells the peak: run it on Linux")
def test_ten_thousand_dossiers_are_delivered_in_seconds(inburgering: Runner, tmp_path: Path) -> None:
    _fill(inburgering, tmp_path)
    config = tmp_path / "c.toml"
    config.write_text(
        'duo_oin_bron = "00000001001234567000"\nduo_oin_doel = "00000001800866472000"\n', encoding="utf-8"
    )
    seen = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "--db", str(inburgering.store), "--peildatum", "2024-09-30", "report", "delivery",
             "duo", "--out", str(tmp_path / "uit"), "-o", "json"],
            capture_output=True, check=True, text=True, timeout=SECONDS, env={"INBURGERING_CONFIG": str(config)},
        )  # fmt: skip
        code, memory = map(int, done.stderr.split())
        assert (code, memory < MEGABYTES) == (0, True), memory
        seen.append(json.loads(done.stdout)["berichten"])
    assert seen == [2 * DOSSIERS, 0]
