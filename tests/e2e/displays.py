"""An X server in memory with openbox, and a keyboard that has every character of a text on a key.

xdotool would put a character that is on no key onto a spare one just before it presses it, and back
afterwards; an application that is busy at that moment reads another character. So the keyboard is
made once, before the application starts.
"""

import contextlib
import os
import shutil
import subprocess
import time
from itertools import count
from pathlib import Path

SIZE = (1366, 768)
FIRST_DISPLAY = 1000
_STARTED = count()
PATIENCE_S = 60
FREE_CODES = (*range(128, 133), *range(136, 256))
"""Key codes that a keyboard of 105 keys does not have."""
NEEDED = ("Xvfb", "openbox", "xdotool", "xkbcomp")

KEYBOARD = """
xkb_keymap {
    xkb_keycodes { include "evdev+aliases(qwerty)" %s };
    xkb_types { include "complete" };
    xkb_compat { include "complete" };
    xkb_symbols { include "pc+us" %s };
};
"""


def missing_programs():
    """Return which of the programs that a real window needs are not installed."""
    return [name for name in NEEDED if not shutil.which(name)]


class Display:
    """An X server, its window manager, and the programs started on it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.name = ""
        self._children = []
        self._keys = {}

    def __enter__(self):
        # A number of our own: servers that look for a free one take it from one that is ending.
        self.name = f":{FIRST_DISPLAY + os.getpid() % 3_000 * 10 + next(_STARTED) % 10}"
        reading, writing = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        options = ("-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset")
        self._start(("Xvfb", self.name, *options), pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as told:
            told.readline()
        self._start(("openbox",))
        try:
            self._wait_for_manager()
        except AssertionError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error):
        for child in reversed(self._children):
            child.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(PATIENCE_S)

    @property
    def environment(self):
        """The environment of a program whose windows are to be here."""
        kept = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
        return kept | {"DISPLAY": self.name, "LIBGL_ALWAYS_SOFTWARE": "1"}

    def _start(self, command, **options):
        log = self.folder / f"{command[0]}.log"
        with log.open("ab") as out:
            child = subprocess.Popen(
                command, stdout=out, stderr=out, env=self.environment, **options
            )
        self._children.append(child)

    def _wait_for_manager(self):
        deadline = time.monotonic() + PATIENCE_S
        while self.ask("xdotool", "get_desktop", check=False).returncode:
            assert time.monotonic() < deadline, "openbox does not answer"
            time.sleep(0.05)

    def ask(self, *command, check=True):
        """Run a program of this display and return how it went."""
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=check
        )

    def put_on_keys(self, text):
        """Give the keyboard a key for every character of a text that it has not."""
        strange = sorted({one for one in text if not (one.isascii() and one.isprintable())})
        assert len(strange) <= 2 * len(FREE_CODES), f"{len(strange)} characters are too many"
        codes, symbols = [], []
        for at, code in enumerate(FREE_CODES):
            pair = strange[2 * at : 2 * at + 2]
            if pair:
                codes.append(f"<X{code:03d}> = {code};")
                names = ", ".join(f"U{ord(one):04X}" for one in pair)
                symbols.append(f"key <X{code:03d}> {{ [ {names} ] }};")
                self._keys |= {one: (code, level) for level, one in enumerate(pair)}
        path = self.folder / "keyboard.xkb"
        path.write_text(KEYBOARD % ("\n".join(codes), "\n".join(symbols)), encoding="utf-8")
        self.ask("xkbcomp", "-w0", str(path), self.name)

    def key_of(self, character):
        """Return what xdotool presses for a character."""
        if character in self._keys:
            code, level = self._keys[character]
            return f"shift+{code}" if level else str(code)
        return f"U{ord(character):04X}"

    def press(self, *keys):
        """Press keys one after the other, as xdotool names them."""
        self.ask("xdotool", "key", "--delay", "4", *keys)

    def active_title(self):
        """Return the title of the window that has the keyboard; "" where none has."""
        asked = self.ask("xdotool", "getactivewindow", "getwindowname", check=False)
        return asked.stdout.strip() if asked.returncode == 0 else ""

    def titles(self):
        """Return the titles of the windows that can be seen."""
        found = self.ask("xdotool", "search", "--onlyvisible", "--name", ".", check=False)
        return [
            self.ask("xdotool", "getwindowname", each, check=False).stdout.strip()
            for each in found.stdout.split()
        ]
