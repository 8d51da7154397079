"""A real browser, driven over its own debugging pipe: no port, no network, no library.

The protocol's messages are JSON objects, each ended by a zero byte (Chromium's ``--remote-debugging-pipe``).
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from source_support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = ROOT / "verify" / "verify.html"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--disable-extensions", "--remote-debugging-pipe", "--window-size=1000,1400",
)  # fmt: skip  # one command line
# Chromium reads commands from file 3 and answers on file 4; our own ends may have got any number.
START = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(n), fcntl.F_DUPFD, 10) for n in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def installed() -> str:
    """The browser of this machine; without one, the test fails under ``make`` and is skipped otherwise."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    if not found and "CHAYICI_WHEEL" in os.environ:
        pytest.fail("no Chromium on this machine: run `make browser`")
    if not found:
        pytest.skip("no Chromium on this machine; `make browser` installs one")
    return found


@dataclass(slots=True)
class Tab:
    """One page in the browser."""

    pipe: Pipe
    session: str

    def call(self, method: str, **params: Any) -> dict[str, Any]:  # noqa: ANN401  # any JSON
        return self.pipe.call(method, self.session, **params)

    def run(self, script: str) -> Any:  # noqa: ANN401  # any JSON
        """What an expression gives; promises are waited for."""
        told = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until an expression is true."""
        look = f"if ({condition}) done(true); else setTimeout(look, 20);"
        self.run(f"new Promise((done) => {{ (function look() {{ {look} }})(); }})")

    def text(self, selector: str) -> str:
        """What can be read in an element."""
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def pick(self, path: Path) -> None:
        """Give the page's file field a file, as a person does in the dialog."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector="#file")["nodeId"]
        self.call("DOM.setFileInputFiles", files=[str(path)], nodeId=node)

    def press(self, key: str, **more: Any) -> None:  # noqa: ANN401  # any JSON
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, **more)

    def picture(self, path: Path) -> None:
        """Save what the page looks like from top to end."""
        told = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(told["data"]))


@dataclass(slots=True)
class Pipe:
    """Both ends of the debugging pipe, and what the browser said unasked."""

    commands: int
    answers: int
    events: list[dict[str, Any]] = field(default_factory=list)
    _rest: bytes = b""
    _last: int = 0

    def call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:  # noqa: ANN401  # any JSON
        self._last += 1
        told: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        raw = json.dumps(told | ({"sessionId": session} if session else {})).encode() + b"\0"
        while raw:
            raw = raw[os.write(self.commands, raw) :]
        while (answer := self._next()).get("id") != self._last:
            self.events.append(answer)
        assert "error" not in answer, answer["error"]
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self.answers, 1 << 20)
            assert more, "the browser has ended"
            self._rest += more
        raw, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(raw)
        return answer

    def open(self, url: str) -> Tab:
        """A fresh tab with this address, when it is loaded."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, session)
        for domain in ("Page", "Runtime", "Network", "DOM", "Log"):
            tab.call(f"{domain}.enable")
        tab.call("Page.navigate", url=url)
        tab.wait(f"document.readyState === 'complete' && location.href === {json.dumps(url)}")
        return tab

    def requests(self, tab: Tab) -> list[str]:
        """Every address the tab has asked for so far."""
        tab.run("0")
        own = (e for e in self.events if e.get("sessionId") == tab.session)
        return [e["params"]["request"]["url"] for e in own if e["method"] == "Network.requestWillBeSent"]


@contextmanager
def browser(folder: Path) -> Iterator[Pipe]:
    """A browser with a fresh profile in this folder, ended at the end."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    ends = (str(theirs_in), str(theirs_out))
    command = [sys.executable, "-c", START, *ends, installed(), *SWITCHES, f"--user-data-dir={folder}"]
    with subprocess.Popen(  # noqa: S603  # the machine's own browser
        command, pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        os.close(theirs_in)
        os.close(theirs_out)
        pipe = Pipe(ours_out, ours_in)
        try:
            yield pipe
            pipe.call("Browser.close")
        finally:
            os.close(ours_out)
            os.close(ours_in)
            process.terminate()
