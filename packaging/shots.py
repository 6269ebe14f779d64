"""Takes a picture of every screen, in both languages, normal and large type, into docs/screens/.

The ledgers are the sample case and an invented meeting in throwaway folders, so that pictures
differ only where screens do.
"""

from __future__ import annotations

import io
import os
import secrets
import sys
import tempfile
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shot_counties import fill_centre
from shot_meetings import Hall
from shot_villages import turn_into_township

from desktop.beginnings import HomeBeginnings
from desktop.composition import found_home, open_home
from desktop.domain.deadlines import day_of
from desktop.samples import play_samples, trace_sample_division
from desktop.services.sample_villages import read_sample_village
from desktop.ui.ballots.ballot_dialog import BallotDialog
from desktop.ui.ballots.projector import Projector
from desktop.ui.clock_questions import ask_day
from desktop.ui.clock_states import clock_of
from desktop.ui.first_start.window import FirstStart
from desktop.ui.fonts import install_fonts
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.places import PLACES, Navigator, Place
from desktop.ui.sessions import Session
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tasks import TaskRunner
from desktop.ui.translation import Translation
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.focus import follow_focus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.composition import Home
    from desktop.services.sample_plays import Played

OUT = Path(__file__).resolve().parent.parent / "docs/screens"
SIZE, WALL = (1366, 728), (1366, 768)
ROSTER = "samples/rosters/roster-clean.xlsx"
LANGUAGES = ("zh_CN", "en")
CONTROL = Qt.KeyboardModifier.ControlModifier
WRONG = (31, 31, 30, 1, 22, 6, 3)
"""Issued, returned, valid, invalid, for, against, abstain: one too many."""


def play(home: Home) -> tuple[Played, ...]:
    """Play the sample cases into a home."""
    played = play_samples(home)
    home.back_up_daily()
    return played


def places(played: Sequence[Played]) -> Iterator[tuple[str, Place]]:
    """Yield the name and place of each screen of the sample cases."""
    dialysis, road, levy, talk = played
    yield "01-today", Place("today")
    yield "01-calendar", Place("calendar")
    yield "02-board", Place("consultations")
    yield "02-consultations", Place("consultation_list")
    yield "02-plans", Place("plans")
    yield "03-consultation", Place("consultation", levy.consultation)
    yield "03-four-deliberations", Place("consultation", road.consultation)
    yield "03-procedures", Place("procedures")
    yield "04-meetings", Place("meetings")
    yield "04-preparing", Place("preparing", levy.meeting)
    yield "06-ledger", Place("tasks")
    yield "06-notices", Place("notices")
    yield "07-concern-entry", Place("reception")
    yield "07-concerns", Place("concerns")
    yield "07-topics", Place("topics")
    yield "08-registers", Place("registers")
    yield "08-roster", Place("roster")
    yield "08-statistics", Place("statistics")
    yield "09-settings", Place("settings")
    yield "10b-print-preview", Place("paper", dialysis.record, {"paper": "meeting_record"})
    yield "10b-talk-record", Place("paper", talk.record, {"paper": "meeting_record"})


class Studio:
    """The application in one look after the other."""

    def __init__(self, app: QApplication) -> None:
        self.app, self.look, self.tasks = app, Look(), TaskRunner()
        self._translation = Translation(app)

    def looks(self, *, contrast: bool = False) -> Iterator[str]:
        """Wear each look, and yield what the names of its pictures end with."""
        for language in LANGUAGES:
            for large in (False, True):
                self._wear(language, large=large)
                yield f"{language}{'-large' if large else ''}"
        if contrast:
            self._wear(LANGUAGES[0], contrast=True)
            yield f"{LANGUAGES[0]}-contrast"

    def _wear(self, language: str, *, large: bool = False, contrast: bool = False) -> None:
        self._translation.use(language)
        self.look.set_language(language)
        self.look.set_large(large)
        self.look.set_high_contrast(contrast)
        self.app.setStyleSheet(style_sheet(self.look))

    def window(self, home: Home, place: Place) -> tuple[MainWindow, Session]:
        """Return a window over a home, at a place."""
        navigator = Navigator()
        session = Session(home, self.tasks, self.look, navigator)
        window = MainWindow(self.look, navigator, self.tasks)
        self.show(window)
        window.open_session(session, Place("today"))
        self.settle()
        navigator.go(place)
        self.settle()
        return window, session

    def show(self, window: QWidget, size: tuple[int, int] = SIZE) -> None:
        """Show a window as the active one."""
        window.resize(*size)
        window.show()
        window.activateWindow()

    def settle(self) -> None:
        """Wait until a screen has its content."""
        for _ in range(4):
            self.app.processEvents()
            self.tasks.drain()
        self.app.processEvents()

    def take(self, window: QWidget, name: str) -> None:
        """Keep the picture of a window, with the sheets above it."""
        self.settle()
        picture = window.grab()
        for sheet in self.app.topLevelWidgets():
            if isinstance(sheet, Sheet) and sheet.isVisible():
                corner = sheet.frameGeometry().topLeft() - window.frameGeometry().topLeft()
                paint_over(picture, sheet, corner)
        save(picture, OUT / f"{name}.png")

    def close(self, window: QWidget) -> None:
        """Close a window and let what it asked for end."""
        window.close()
        self.settle()


def paint_over(picture: QPixmap, sheet: QWidget, corner: QPoint) -> None:
    """Draw a sheet, which is a window of its own, where it stands above another."""
    painter = QPainter(picture)
    painter.drawPixmap(corner, sheet.grab())
    painter.end()


def save(picture: QPixmap, file: Path) -> None:
    """Write a picture as a small PNG of full colour, without dithering."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    drawn = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    drawn.save(file, optimize=True)


def main() -> int:
    """Take all pictures."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    install_fonts()
    follow_focus()
    OUT.mkdir(parents=True, exist_ok=True)
    studio = Studio(app)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        shoot_first_start(studio, folder / "none")
        home = stack.enter_context(make_home(folder / "sample"))
        shoot_pages(studio, home, play(home))
        hall_home = stack.enter_context(make_home(folder / "hall"))
        shoot_meeting(studio, hall_home, Hall(hall_home))
        shoot_sync(studio, fill_centre(stack, folder / "county"))
        shoot_township(studio, stack.enter_context(make_home(folder / "township")))
        studio.tasks.close()
    return 0


def make_home(folder: Path) -> AbstractContextManager[Home]:
    """Make a ledger of samples and return it, to be opened."""
    passphrase = secrets.token_hex(8)
    found_home(
        folder,
        divisions=trace_sample_division(),
        keeper=read_sample_village().keeper,
        sample=True,
        passphrase_source=lambda: passphrase,
        use_keyring=False,
    )
    return open_home(folder, passphrase_source=lambda: passphrase)


def shoot_first_start(studio: Studio, folder: Path) -> None:
    """Take the first question."""
    today = datetime.now(UTC).astimezone().date()
    for suffix in studio.looks(contrast=True):
        begin = partial(HomeBeginnings, folder)
        window = FirstStart(studio.look, studio.tasks, begin, lambda: today)
        studio.show(window)
        window.setFocus()
        studio.take(window, f"09-first-start-{suffix}")
        window.open_choice("join")
        studio.take(window, f"09-join-{suffix}")
        studio.close(window)


def shoot_pages(studio: Studio, home: Home, played: Sequence[Played]) -> None:
    """Take every page over the sample cases."""
    for suffix in studio.looks():
        window, session = studio.window(home, Place("today"))
        for name, place in places(played):
            if place.page in PLACES:
                session.navigator.go(place)
                studio.take(window, f"{name}-{suffix}")
        studio.close(window)


def shoot_sync(studio: Studio, home: Home) -> None:
    """Take 同步中心, and what a clock that went back changes in it and asks of a person."""
    for suffix in studio.looks(contrast=True):
        window, session = studio.window(home, Place("sync_centre"))
        studio.take(window, f"08-sync-centre-{suffix}")
        session.settle_day(day_of(session.now()) - timedelta(days=3))
        session.is_day_settled = False  # as the machine's own clock would say it
        clock_of(session).look()
        studio.take(window, f"08-wrong-clock-{suffix}")
        ask_day(window, session, lambda: None)
        studio.take(window, f"08-day-question-{suffix}")
        studio.close(window)


def shoot_township(studio: Studio, home: Home) -> None:
    """Take what the township above the village of the samples sees."""
    play(home)
    village = turn_into_township(home)
    for suffix in studio.looks():
        window, session = studio.window(home, Place("villages"))
        studio.take(window, f"12-villages-{suffix}")
        session.navigator.go(Place("village", village))
        studio.settle()
        for digit, name in (("2", "consultations"), ("5", "tasks")):
            QTest.keyClick(window, getattr(Qt.Key, f"Key_{digit}"), CONTROL)
            studio.take(window, f"12-village-{name}-{suffix}")
        studio.close(window)


def shoot_meeting(studio: Studio, home: Home, hall: Hall) -> None:
    """Take the room: running, counting, its wall, and without a quorum."""
    room = partial(shoot_room, studio, home, hall)
    room("04-meeting-room", contrast=True)
    room("11b-meeting-room-vote", press=lambda window: press(window, "F7"), only="-large")
    ballot = hall.open_ballot()
    room("05-ballot-entry", press=partial(enter_count, studio, hall, home))
    hall.close_ballot(ballot)
    for suffix in studio.looks():
        session = Session(home, studio.tasks, studio.look, Navigator())
        wall = Projector(session, hall.meeting)
        wall.show_motion(hall.motion)
        studio.show(wall, WALL)
        studio.take(wall, f"04b-projector-{suffix}")
        studio.close(wall)
    hall.lose_quorum()
    room("04d-quorum-lost")


def shoot_room(
    studio: Studio,
    home: Home,
    hall: Hall,
    name: str,
    *,
    press: Callable[[MainWindow], object] | None = None,
    only: str = "",
    contrast: bool = False,
) -> None:
    """Take the meeting room in every look, after something was done in it."""
    for suffix in studio.looks(contrast=contrast):
        if only not in suffix:
            continue
        window, _ = studio.window(home, Place("meeting", hall.meeting))
        if press is not None:
            press(window)
        studio.take(window, f"{name}-{suffix}")
        studio.close(window)


def press(window: QWidget, key: str) -> None:
    """Press a key in a window."""
    QTest.keyClick(window, getattr(Qt.Key, f"Key_{key}"))


def enter_count(studio: Studio, hall: Hall, home: Home, window: MainWindow) -> None:
    """Open the entry of the count with figures that do not add up."""
    session = Session(home, studio.tasks, studio.look, Navigator())
    dialog = BallotDialog(session, hall.meeting, hall.motion, window)
    dialog.open()
    studio.settle()
    for box, figure in zip(dialog.boxes.boxes(), WRONG, strict=True):
        QTest.keyClicks(box, str(figure))


if __name__ == "__main__":
    sys.exit(main())
