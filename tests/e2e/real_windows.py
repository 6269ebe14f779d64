"""The program as a child process on a display, and what may be known of it without its help.

It is driven by keys alone and seen as a person and another program on the computer see it: by the
title of its windows, by the picture on the screen, and by what stands in its ledger, which this
process opens beside it with the same passphrase.
"""

import contextlib
import signal
import subprocess
import sys
import time
from pathlib import Path

from displays import PATIENCE_S
from PIL import ImageChops, ImageGrab

from desktop.composition import open_home
from desktop.errors import AppError

PASSPHRASE = "sample passphrase of tests"
LAUNCHER = Path(__file__).with_name("recorded_window.py")
CARET = 400
"""Pixels: fewer that differ are a caret that blinks or a clock that ticks."""
PAGE = 50_000
"""Pixels: fewer that differ are no other page."""
_LOOK_S = 0.04


def until(told, what, patience=PATIENCE_S):
    """Wait until a call returns something true, and return that."""
    deadline = time.monotonic() + patience
    while not (found := told()):
        assert time.monotonic() < deadline, f"waited {patience} s in vain: {what}"
        time.sleep(_LOOK_S)
    return found


class RealWindow:
    """One run of the program after the other, on the same home folder."""

    def __init__(self, display, home, hands, *, stalls=None):
        self.display, self.home, self.hands = display, home, hands
        self._stalls = stalls
        self._process = None
        self._reading = contextlib.ExitStack()
        self._opened = None

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.picture().save(self.display.folder / "last.png")  # for whoever asks why
        self._reading.close()
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(PATIENCE_S)

    def start(self, **environment):
        """Start the program, and wait until its window has the keyboard."""
        own = {
            "YISHIBU_HOME": str(self.home),
            "YISHIBU_PASSPHRASE": PASSPHRASE,
        } | dict(environment)
        recorded = (str(LAUNCHER), str(self._stalls)) if self._stalls else ("-m", "desktop")
        empty = self.picture()
        log = self.display.folder / "window.log"
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                (sys.executable, *recorded),
                env=self.display.environment | own,
                cwd=Path(__file__).parent.parent.parent,
                stdout=out,
                stderr=out,
            )
        until(lambda: "议事簿" in self.display.active_title(), "the window")
        until(lambda: _differ(empty, self.picture()) > PAGE, "the window to be painted")
        self.settle()

    @contextlib.contextmanager
    def standing_still(self):
        """Let the program stand still meanwhile, as on a disk that is slow to answer."""
        self._process.send_signal(signal.SIGSTOP)
        yield
        self._process.send_signal(signal.SIGCONT)

    def kill(self):
        """Let the power go out: no signal that the program could hear."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE_S)

    def close(self):
        """Close the window as its frame does; returns the exit status."""
        self.display.press("alt+F4")
        return self._process.wait(PATIENCE_S)

    def said(self):
        """Return what the program wrote to its terminal: nothing, if all is well."""
        return (self.display.folder / "window.log").read_text(encoding="utf-8")

    # Eyes

    def wait_for_title(self, end):
        """Wait until the window with the keyboard bears a title that ends so."""
        until(lambda: self.display.active_title().endswith(end), f"a window “{end}”")

    def picture(self):
        """Return what is on the screen."""
        return ImageGrab.grab(xdisplay=self.display.name).convert("L")

    def settle(self, still=0.2):
        """Wait until two looks at the screen, so many seconds apart, show the same."""
        before = [self.picture()]

        def is_still():
            time.sleep(still)
            now = self.picture()
            same = _differ(before[0], now) <= CARET
            before[0] = now
            return same

        until(is_still, "the screen to be still")

    def changes(self, *keys, pixels=CARET):
        """Press keys that must be seen to change something, and wait until all of it is shown."""
        before = self.picture()
        self.hands.press(*keys)
        until(lambda: _differ(before, self.picture()) > pixels, f"something to happen after {keys}")
        self.settle()

    def opens_menu(self, *keys):
        """Press keys that open a menu, and wait until it is there."""
        before = self._windows()
        self.hands.press(*keys)
        until(lambda: self._windows() > before, f"a menu after {keys}")
        self.settle()

    def _windows(self):
        pid = str(self._process.pid)
        found = self.display.ask("xdotool", "search", "--onlyvisible", "--pid", pid, check=False)
        return len(found.stdout.split())

    # Ledger

    def opened(self):
        """Return the home folder as a second program on this computer sees it."""
        if self._opened is None:
            home = open_home(self.home, passphrase_source=lambda: PASSPHRASE)
            self._opened = self._reading.enter_context(home)
        return self._opened

    def is_founded(self):
        """Whether there is a ledger that can be opened."""
        try:
            return self.opened() is not None
        except AppError:
            return False

    def rows(self, kind, /, **filters):
        """Return rows of the ledger as they are now."""
        with self.opened().ledger.read() as reading:
            return reading.list(kind, **filters)

    def wait_for_rows(self, kind, number, /, **filters):
        """Wait until there are so many rows, and return them."""
        return until(
            lambda: found if len(found := self.rows(kind, **filters)) == number else None,
            f"{number} × {kind.__name__} {filters}",
        )


def _differ(before, after):
    """Return how many pixels differ."""
    difference = ImageChops.difference(before, after).histogram()
    return sum(difference[16:])
