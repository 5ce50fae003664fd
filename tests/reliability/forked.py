"""Processes of the program that need no start: each is forked from one process that has loaded all of it.

A start costs some tenths of a second, and the tests of reliability run hundreds of commands. What they are about (a process
of its own, its locks, modes, limits, signals and pipes) is the same in a forked process. What is about the start itself, or
changes it (PYTHONPATH), takes `command` with subprocess instead.
"""

import contextlib
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent.parent
_PATIENCE: Final = 120.0


class _Job(NamedTuple):
    """One command, as it travels to the process that forks."""

    arguments: tuple[str, ...]
    environment: dict[str, str]
    folder: str
    umask: int | None
    first: Callable[[], None] | None


class Started:
    """A command that runs; with the names of `subprocess.Popen`, and text on its pipes."""

    def __init__(
        self,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        umask: int | None = None,
        preexec_fn: Callable[[], None] | None = None,
    ) -> None:
        """`preexec_fn` is a function of a module, or a partial of one: it travels."""
        job = _Job(arguments, dict(os.environ if env is None else env), str(cwd or Path.cwd()), umask, preexec_fn)
        stdin, self._stdin = os.pipe()
        self._stdout, stdout = os.pipe()
        self._stderr, stderr = os.pipe()
        self._status, status = os.pipe()
        given = (stdin, stdout, stderr, status)
        socket.send_fds(_server(), [pickle.dumps(job)], given)
        for number in given:
            os.close(number)
        self.pid = int.from_bytes(os.read(self._status, 4), "big")
        self.returncode: int | None = None
        self._told: tuple[str, str] | None = None

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float = _PATIENCE) -> int:
        """The exit code, once it is there."""
        self.communicate(timeout=timeout)
        assert self.returncode is not None
        return self.returncode

    def communicate(self, given: str | bytes = b"", timeout: float = _PATIENCE) -> tuple[str, str]:
        """What it wrote on stdout and stderr, once it has ended."""
        if self._told is not None:
            return self._told
        with ThreadPoolExecutor(3) as pool:
            written = pool.submit(_write, self._stdin, given.encode() if isinstance(given, str) else given)
            out, err = (pool.submit(_read, number) for number in (self._stdout, self._stderr))
            late = self._ended(timeout) is None
            if late:
                self.kill()
                self._ended(_PATIENCE)
            written.result()
            self._told = out.result().decode(), err.result().decode()
        os.close(self._status)
        if late:
            raise subprocess.TimeoutExpired("inburgering", timeout, *self._told)
        return self._told

    def send_signal(self, sign: int) -> None:
        """Send a signal; nothing when it has ended."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sign)

    def kill(self) -> None:
        """End it as `kill -9` does."""
        self.send_signal(signal.SIGKILL)

    def _ended(self, seconds: float) -> int | None:
        if self.returncode is None and select.select([self._status], [], [], seconds)[0]:
            self.returncode = int.from_bytes(os.read(self._status, 4), "big", signed=True)
        return self.returncode


def _write(number: int, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), os.fdopen(number, "wb") as pipe:
        pipe.write(data)


def _read(number: int) -> bytes:
    with os.fdopen(number, "rb") as pipe:
        return pipe.read()


_running: list[tuple[socket.socket, "subprocess.Popen[bytes]"]] = []


def _server() -> socket.socket:
    """The way to the process that forks; started when it is first asked for."""
    if not _running:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import serve; serve({theirs.fileno()})"],
            cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        theirs.close()
        _running.append((ours, process))
    return _running[0][0]


def stop() -> None:
    """End the process that forks, when there is one."""
    for ours, process in _running:
        ours.close()
        process.wait()
    _running.clear()


# ---------------------------------------------------------------- in the process that forks


def serve(number: int) -> None:
    """Load the whole program, then fork a process for each command that comes, until the tests are gone."""
    from importlib import import_module

    for path in sorted((ROOT / "src" / "inburgering_cli").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        if "versions" not in name and not name.endswith(("env", "demo")):
            import_module(name)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until the program itself can tell of it
    with socket.socket(fileno=number) as asked:
        while True:
            data, given, _, _ = socket.recv_fds(asked, 1 << 20, 4)
            if not data:
                break
            if not os.fork():
                asked.detach()
                os.close(number)
                _watch(pickle.loads(data), given)
            for one in given:
                os.close(one)
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
    with contextlib.suppress(ChildProcessError):
        while os.wait():
            pass


def _watch(job: _Job, given: list[int]) -> None:
    """Start the command, tell which process it is and, when it has ended, how."""
    *streams, status = given
    pid = os.fork()
    if not pid:
        os.close(status)
        _become(job, streams)
    for number in streams:
        os.close(number)
    os.write(status, pid.to_bytes(4, "big"))
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with contextlib.suppress(BrokenPipeError):
        os.write(status, code.to_bytes(4, "big", signed=True))
    os._exit(0)


def _become(job: _Job, streams: list[int]) -> None:
    """Be the command: with its streams, its environment, its folder, and signals as a shell gives them."""
    from inburgering_cli.__main__ import main

    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace")
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.SIG_DFL)
    os.chdir(job.folder)
    os.environ.clear()
    os.environ.update(job.environment)
    if job.umask is not None:
        os.umask(job.umask)
    if job.first is not None:
        job.first()
    sys.argv = ["inburgering", *job.arguments]
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        main()
    except KeyboardInterrupt:
        code = 130
    except SystemExit as stop:
        code = int(str(stop.code))
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
    sys.stderr.flush()
    os._exit(code)
