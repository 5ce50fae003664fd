"""A headless browser that says what a page asked for and complained of: DevTools over its own pipe, no library needed."""

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

#: Where the names under which a browser of this family is installed are looked for: the path.
BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
_PATIENCE = 30.0
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--remote-debugging-pipe", "about:blank",
)  # fmt: skip


class Gezien(NamedTuple):
    """What a page did: the addresses that it asked for, and what it complained of."""

    adressen: list[str]
    klachten: list[str]


class Browser:
    """One browser with one tab, to be used in a `with`."""

    def __init__(self, profile: Path) -> None:
        assert BROWSER is not None
        self._events: list[dict[str, Any]] = []
        self._number = 0
        self._session: str | None = None
        read_by_it, self._write = os.pipe()
        self._read, written_by_it = os.pipe()
        self._rest = b""
        command = " ".join(
            (f'exec "$0" --user-data-dir="$1" {" ".join(_FLAGS)}', f"3<&{read_by_it} 4>&{written_by_it}")
        )
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", command, BROWSER, str(profile)],
            pass_fds=(read_by_it, written_by_it), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(read_by_it)
        os.close(written_by_it)

    def __enter__(self) -> "Browser":
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._write)
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        os.close(self._read)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask the browser something, and give its answer."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        answer = self._await(lambda told: told.get("id") == number)
        assert "error" not in answer, (method, answer["error"])
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, page: Path, width: int, height: int = 900) -> Gezien:
        """Open a page on a screen of this width, and wait until it stands."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self._events.clear()
        self.call("Page.navigate", url=page.as_uri())
        if not any(event.get("method") == "Page.loadEventFired" for event in self._events):
            self._await(lambda told: told.get("method") == "Page.loadEventFired")
        self.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")
        asked = [e["params"]["request"]["url"] for e in self._events if e.get("method") == "Network.requestWillBeSent"]
        told = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Network.loadingFailed")
        return Gezien(asked, [json.dumps(e["params"]) for e in self._events if e.get("method") in told])

    def value(self, script: str) -> Any:
        """What an expression in the page comes to."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def picture(self) -> bytes:
        """The whole page as a PNG."""
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page as it is printed, by its own rules for paper."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def _await(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            line, found, rest = self._rest.partition(b"\0")
            if not found:
                piece = os.read(self._read, 1 << 20)
                assert piece, "the browser stopped"
                self._rest += piece
                continue
            self._rest = rest
            told: dict[str, Any] = json.loads(line)
            if wanted(told):
                self._events.append(told)
                return told
            self._events.append(told)
        raise TimeoutError
