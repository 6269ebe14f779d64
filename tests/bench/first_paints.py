"""Starts a window in a process of its own and tells when it was first painted, in JSON lines.

usage: first_paints.py bare | ours; the home folder of ours is YISHIBU_HOME

`at` is the system's monotonic clock, so that whoever started the process knows how long that took
as a whole; `imported` counts from the moment Python runs this file. Ours goes on until the page of
today shows its rows and has been painted with them; both tell the memory they have then.
"""

import json
import re
import sys
import time
from pathlib import Path

BEGIN = time.monotonic()


def tell(what, **facts):
    now = time.monotonic()
    line = {"what": what, "at": now, "since_python": now - BEGIN, "mb": memory_mb(), **facts}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def memory_mb():
    """Return the resident memory of this process, of the kernel's own account."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s*(\d+) kB", status)[1]) / 1024


def bare():
    """Show a window that holds nothing."""
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event):  # noqa: N802 – Qt's name
            super().paintEvent(event)
            tell("paint")
            application.quit()

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1366, 728)
    window.show()
    application.exec()


def ours():
    """Start the program as `python -m desktop` does, and watch it."""
    from desktop import __main__
    from desktop.ui import opening

    opening.QApplication = watching(opening.QApplication)
    __main__.main([])


def watching(application_class):
    """Return an application that tells of the first paint, and of the first with today's rows."""
    from PySide6.QtCore import QEvent, QTimer

    class Watching(application_class):
        def __init__(self, arguments):
            super().__init__(arguments)
            self._painted = self._shown = False
            self.installEventFilter(self)

        def eventFilter(self, watched, event):  # noqa: N802 – Qt's name
            if event.type() == QEvent.Type.Paint:
                self._on_paint(watched)
            return False

        def _on_paint(self, watched):
            if not self._painted:
                self._painted = True
                QTimer.singleShot(0, lambda: tell("paint"))
            elif not self._shown and type(watched.window()).__name__ == "MainWindow":
                page = watched.window().page
                rows = getattr(getattr(page, "list", None), "model", lambda: None)()
                if rows is not None and rows.rowCount():
                    self._shown = True
                    QTimer.singleShot(0, self._tell_content)

        def _tell_content(self):
            tell("content")
            self.quit()

    return Watching


if __name__ == "__main__":
    {"bare": bare, "ours": ours}[sys.argv[1]]()
