"""Takes a picture of every screen, in both languages, normal and large type, into docs/screens/.

The ledger is the sample case in a throwaway folder, so that pictures differ only where screens do.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from datetime import date
from functools import partial
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.composition import found_home, open_home
from desktop.data.workbooks import read_workbook
from desktop.documents.sample_pictures import draw_room
from desktop.domain.rosters import read_roster
from desktop.records import Task
from desktop.resources import resource
from desktop.services.attachments import attach_file
from desktop.services.divisions import trace_division
from desktop.services.sample_cases import read_sample_case
from desktop.services.sample_plays import play_case
from desktop.ui.fonts import install_fonts
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.places import PLACES, Navigator, Place
from desktop.ui.sessions import Session
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tasks import TaskRunner
from desktop.ui.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.composition import Home
    from desktop.services.sample_plays import Played

OUT = Path(__file__).resolve().parent.parent / "docs/screens"
SIZE = (1366, 728)
ROSTER = "samples/rosters/roster-clean.xlsx"


def play(home: Home) -> Played:
    """Play the sample case into a home."""
    case = read_sample_case()
    day = date.fromisoformat(case.meeting.values["held_on"])
    with as_file(resource(ROSTER)) as path:
        people = read_roster(read_workbook(path), today=day).people
    attach = partial(attach_file, home.ledger, home.files, home.fit, data=draw_room())
    return play_case(home.ledger, case, people, attach=attach)


def places(home: Home, played: Played) -> Iterator[tuple[str, Place]]:
    """Yield each screen's name and place."""
    with home.ledger.read() as reading:
        has_tasks = bool(reading.list(Task))
    yield "01-today", Place("today")
    yield "02-consultations", Place("consultations")
    yield "03-consultation", Place("consultation", played.consultation)
    yield "04-meeting-room", Place("meeting", played.meeting)
    yield "04-meetings", Place("meetings")
    if has_tasks:
        yield "06-ledger", Place("tasks")
    yield "07-concern-entry", Place("reception")
    yield "07-concerns", Place("concerns")
    yield "08-roster", Place("roster")
    yield "09-settings", Place("settings")
    yield "10b-print-preview", Place("paper", played.record, {"paper": "meeting_record"})


def main() -> int:
    """Take all pictures."""
    app = QApplication(sys.argv[:1])
    install_fonts()
    OUT.mkdir(parents=True, exist_ok=True)
    case, passphrase = read_sample_case(), secrets.token_hex(8)
    with tempfile.TemporaryDirectory() as folder:
        found_home(
            Path(folder, "home"),
            divisions=trace_division(case.code, case.organization),
            keeper=case.keeper,
            sample=True,
            passphrase_source=lambda: passphrase,
            use_keyring=False,
        )
        with open_home(Path(folder, "home"), passphrase_source=lambda: passphrase) as home:
            shoot_all(app, home, play(home))
    return 0


def shoot_all(app: QApplication, home: Home, played: Played) -> None:
    """Open a window for each look and language and take its screens."""
    look, tasks, translation = Look(), TaskRunner(), Translation(app)
    for language in ("zh_CN", "en"):
        translation.use(language)
        for large in (False, True):
            look.set_large(large)
            app.setStyleSheet(style_sheet(look))
            navigator = Navigator()
            session = Session(home, tasks, look, navigator)
            window = MainWindow(look, navigator, tasks)
            window.resize(*SIZE)
            window.show()
            window.open_session(session, Place("today"))
            suffix = f"{language}{'-large' if large else ''}"
            for name, place in places(home, played):
                if place.page not in PLACES:  # a page that is still to be built
                    continue
                navigator.go(place)
                settle(app, tasks)
                picture = window.grab().toImage()
                picture = picture.convertToFormat(
                    QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.AvoidDither
                )
                picture.save(str(OUT / f"{name}-{suffix}.png"))
            window.close()
            settle(app, tasks)
    tasks.close()


def settle(app: QApplication, tasks: TaskRunner) -> None:
    """Wait until a screen has its content."""
    for _ in range(3):
        app.processEvents()
        tasks.drain()
    app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
