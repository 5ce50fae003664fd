"""Starts one command and tells what it took: the peak memory of a process counts from the process that started it.

Usage: `starter.py OUT IN COMMAND ...`; prints one line: seconds on the clock and of the processor, peak memory as the system
counts it, exit code.
"""

import os
import subprocess
import sys
import time


def main(out: str, entered: str, *command: str) -> None:
    """Run the command with its output and input in files; what it says on stderr follows on our own."""
    with open(out, "wb") as writes, open(entered, "rb") as reads:  # noqa: PTH123  # pathlib would make this process larger
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=reads, stdout=writes)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(*sys.argv[1:])
