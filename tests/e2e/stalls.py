"""Records when the event loop of a window stands still, and what it was doing.

A timer on the UI thread beats every 10 ms. A thread beside it looks every 5 ms: where the beat is
late it has the UI thread's stack written down, and when the beat comes back that is told with how
long it took. The stack is written by faulthandler inside a signal: to walk the frames of a thread
that runs crashes Python 3.11 now and then.
"""

import faulthandler
import json
import re
import signal
import threading
import time
from collections import Counter

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 10
LOOK_S = 0.005
STALL_S = 0.05
"""What is shorter is written nowhere."""
_CALL = re.compile(r'File "(?:[^"]*/)?([^/"]+/[^/"]+)\.py", line (\d+) in (\S+)')
_DEPTH = 14


class Recorder(QObject):
    """Watches the thread on which it is made."""

    def __init__(self, file, parent=None):
        super().__init__(parent)
        self._file = file
        self._watched = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._watched)
        self._beat = time.monotonic()
        self._worked = self._cpu()
        self._dump = file.with_suffix(".dump").open("w+", encoding="utf-8")
        faulthandler.register(signal.SIGUSR1, file=self._dump, all_threads=False, chain=False)
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()
        threading.Thread(target=self._look, name="stalls", daemon=True).start()

    def _cpu(self):
        return time.clock_gettime(self._clock)

    def _on_beat(self):
        now, worked = time.monotonic(), self._cpu()
        late = now - self._beat - BEAT_MS / 1000
        if late >= STALL_S / 2:
            stacks = self._taken()
            if late >= STALL_S:
                self._write(late, worked - self._worked, stacks)
        self._beat, self._worked = now, worked

    def _look(self):
        while True:
            time.sleep(LOOK_S)
            if time.monotonic() - self._beat > STALL_S / 2:
                signal.pthread_kill(self._watched, signal.SIGUSR1)

    def _taken(self):
        self._dump.seek(0)
        stacks = Counter(map(told, self._dump.read().split("Stack (most recent call first):\n")))
        self._dump.seek(0)
        self._dump.truncate()
        return [f"{n} × {stack}" for stack, n in stacks.most_common(4) if stack]

    def _write(self, late, worked, stacks):
        line = {
            "ms": round(late * 1000),
            "cpu_ms": round(worked * 1000),
            "at": time.time(),
            "stacks": stacks,
        }
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def told(dump):
    """Return the innermost calls of a dumped stack in one line, the innermost last."""
    calls = [f"{where}:{line} {name}" for where, line, name in _CALL.findall(dump)[:_DEPTH]]
    return " > ".join(reversed(calls))
