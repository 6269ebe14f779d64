"""Does one job of a room in a process of its own and tells how long it took, in JSON.

usage: room_jobs.py board | excel | photos | dossier; the home folder is YISHIBU_HOME
"""

import io
import json
import os
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from kept_ledgers import passphrase

from desktop.composition import open_home
from desktop.domain.deadlines import day_of

PHOTOS, SIDE = 20, (1600, 1200)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def peak_mb():
    """Return the most memory that this process had resident, of the kernel's own account."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024


def board(home):
    """Open the board from 今日 in the window, offscreen; until its cards are painted."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject
    from PySide6.QtWidgets import QApplication

    from desktop.ui.fonts import install_fonts
    from desktop.ui.looks import Look
    from desktop.ui.main_window import MainWindow
    from desktop.ui.places import START, Navigator, Place
    from desktop.ui.sessions import Session
    from desktop.ui.stylesheet import style_sheet
    from desktop.ui.tasks import TaskRunner

    application = QApplication(sys.argv[:1])
    install_fonts()
    application.setStyle("Fusion")
    application.setStyleSheet(style_sheet(Look()))
    tasks, navigator = TaskRunner(), Navigator()
    session = Session(home, tasks, Look(), navigator, clock=lambda: NOW)
    window = MainWindow(Look(), navigator, tasks)
    window.show()
    window.open_session(session, START)
    tasks.drain()

    class Painted(QObject):
        def __init__(self):
            super().__init__()
            self.at = None

        def eventFilter(self, watched, event):  # noqa: N802 – Qt's name
            if event.type() == QEvent.Type.Paint and window.page._is_read and self.at is None:
                self.at = time.perf_counter()
            return False

    def opened():
        """Return the seconds until the board was painted with its cards, and until all is read."""
        painted = Painted()
        begin = time.perf_counter()
        navigator.go(Place("consultations"))
        page = window.page
        for column in page.board.columns.values():
            column.list.viewport().installEventFilter(painted)
            column._empty.installEventFilter(painted)
        page.stack.widget(1).installEventFilter(painted)
        loop = QEventLoop()
        while painted.at is None:
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        tasks.drain()
        return painted.at - begin, time.perf_counter() - begin

    first, _ = opened()  # the page's module is loaded with it, as for somebody who opens it
    navigator.go(START)
    tasks.drain()
    window._pages.clear()
    again, whole = opened()
    tasks.close()
    return {"first": first, "again": again, "whole": whole}


def excel(home):
    """Hand in the ledger of tasks."""
    from desktop.services.ledger_tables import export_ledger

    begin = time.perf_counter()
    with home.ledger.read() as reading:
        table = export_ledger(reading, "tasks", NOW)
    book = home.press.tabulate([table])
    return {"seconds": time.perf_counter() - begin, "rows": len(table.rows), "bytes": len(book)}


def dossier(home):
    """Bind the thick file; its photos are added once."""
    from desktop.records import Consultation
    from desktop.services.dossiers import make_dossier

    with home.ledger.read() as reading:
        (row,) = reading.list(Consultation, title="全村人饮管网改造")
    begin = time.perf_counter()
    pdf = make_dossier(home.ledger, home.files, home.press, row.id, today=day_of(NOW))
    seconds = time.perf_counter() - begin
    return {"seconds": seconds, "pages": home.press.page_count(pdf), "bytes": len(pdf)}


def photos(home):
    """Attach photos to the thick file where there are none."""
    from PIL import Image

    from desktop.records import Attachment, Consultation
    from desktop.services.attachments import attach_file

    with home.ledger.read() as reading:
        (row,) = reading.list(Consultation, title="全村人饮管网改造")
        there = reading.count(Attachment, subject=row.id)
    for number in range(there, PHOTOS):
        picture = Image.frombytes("L", (SIDE[0] // 4, SIDE[1] // 4), os.urandom(120_000))
        target = io.BytesIO()
        picture.resize(SIDE).convert("RGB").save(target, "JPEG", quality=80)
        attach_file(
            home.ledger, home.files, home.fit, subject=row.id, name=f"现场{number + 1}.jpg",
            data=target.getvalue(),
        )  # fmt: skip
    return {"photos": PHOTOS}


if __name__ == "__main__":
    folder = Path(os.environ["YISHIBU_HOME"])
    with open_home(folder, passphrase_source=passphrase) as home:
        found = {"board": board, "excel": excel, "dossier": dossier, "photos": photos}[sys.argv[1]](
            home
        )
    sys.stdout.write(json.dumps(found | {"mb": peak_mb()}))
