"""Takes a picture of every screen, in both languages, normal and large type, into docs/screens/.

The ledgers are the sample case and an invented meeting in throwaway folders, so that pictures
differ only where screens do. Parts of names choose pictures: `shots.py villages 01-today-zh_CN`.
"""

from __future__ import annotations

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

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shot_counties import fill_centre, fill_room
from shot_meetings import Hall
from shot_studio import OUT, Studio
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
from desktop.ui.places import Navigator, Place
from desktop.ui.sessions import Session
from desktop.ui.villages.passings_sheet import PassingsSheet
from desktop.ui.villages.wording import ALL
from desktop.ui.widgets.focus import follow_focus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.composition import Home
    from desktop.services.sample_plays import Played
    from desktop.ui.main_window import MainWindow

WALL = (1366, 768)
CONTROL = Qt.KeyboardModifier.ControlModifier
WRONG = (31, 31, 30, 1, 22, 6, 3)
"""Issued, returned, valid, invalid, for, against, abstain: one too many."""
DIALYSIS, ROAD, LEVY, TALK = range(4)
"""The sample cases, as they are played."""
PAGES: dict[str, Callable[[Sequence[Played]], Place]] = {
    "01-today": lambda _: Place("today"),
    "01-calendar": lambda _: Place("calendar"),
    "02-board": lambda _: Place("consultations"),
    "02-consultations": lambda _: Place("consultation_list"),
    "02-plans": lambda _: Place("plans"),
    "03-consultation": lambda played: Place("consultation", played[LEVY].consultation),
    "03-four-deliberations": lambda played: Place("consultation", played[ROAD].consultation),
    "03-procedures": lambda _: Place("procedures"),
    "04-meetings": lambda _: Place("meetings"),
    "04-preparing": lambda played: Place("preparing", played[LEVY].meeting),
    "06-ledger": lambda _: Place("tasks"),
    "06-notices": lambda _: Place("notices"),
    "07-concern-entry": lambda _: Place("reception"),
    "07-concerns": lambda _: Place("concerns"),
    "07-topics": lambda _: Place("topics"),
    "08-registers": lambda _: Place("registers"),
    "08-roster": lambda _: Place("roster"),
    "08-statistics": lambda _: Place("statistics"),
    "09-settings": lambda _: Place("settings"),
    "10b-print-preview": lambda played: record_of(played[DIALYSIS]),
    "10b-talk-record": lambda played: record_of(played[TALK]),
}


def record_of(case: Played) -> Place:
    """Return where the record of a case is looked at before it is printed."""
    return Place("paper", case.record, {"paper": "meeting_record"})


def play(home: Home) -> tuple[Played, ...]:
    """Play the sample cases into a home."""
    played = play_samples(home)
    home.back_up_daily()
    return played


def main(wanted: Sequence[str]) -> int:
    """Take the pictures whose names hold one of these words; without any, all of them."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    install_fonts()
    follow_focus()
    OUT.mkdir(parents=True, exist_ok=True)
    studio = Studio(app, wanted)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for shoot in SECTIONS:
            shoot(studio, stack, folder / shoot.__name__)
        studio.tasks.close()
    print(len(studio.taken), "pictures in", OUT)
    return 0 if studio.taken else 1


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


def shoot_first_start(studio: Studio, _: ExitStack, folder: Path) -> None:
    """Take the first question, and joining."""
    today = datetime.now(UTC).astimezone().date()
    for suffix in studio.looks("09-first-start", "09-join", contrast=True):
        begin = partial(HomeBeginnings, folder)
        window = FirstStart(studio.look, studio.tasks, begin, lambda: today)
        studio.show(window)
        window.setFocus()
        studio.take(window, f"09-first-start-{suffix}")
        window.open_choice("join")
        studio.take(window, f"09-join-{suffix}")
        studio.close(window)


def shoot_pages(studio: Studio, stack: ExitStack, folder: Path) -> None:
    """Take every page over the sample cases."""
    if not studio.wants(*PAGES):
        return
    home = stack.enter_context(make_home(folder))
    played = play(home)
    for suffix in studio.looks(*PAGES):
        window, session = studio.window(home, Place("today"))
        for name, place in PAGES.items():
            if studio.wants(name):
                session.navigator.go(place(played))
                studio.take(window, f"{name}-{suffix}")
        studio.close(window)


def shoot_sync(studio: Studio, stack: ExitStack, folder: Path) -> None:
    """Take 同步中心, and what a clock that went back changes in it and asks of a person."""
    names = ("08-sync-centre", "08-wrong-clock", "08-day-question")
    if not studio.wants(*names):
        return
    home = fill_centre(stack, folder)
    for suffix in studio.looks(*names, contrast=True):
        window, session = studio.window(home, Place("sync_centre"))
        studio.take(window, f"08-sync-centre-{suffix}")
        session.settle_day(day_of(session.now()) - timedelta(days=3))
        session.is_day_settled = False  # as the machine's own clock would say it
        clock_of(session).look()
        studio.take(window, f"08-wrong-clock-{suffix}")
        ask_day(window, session, lambda: None)
        studio.take(window, f"08-day-question-{suffix}")
        studio.close(window)


def shoot_township(studio: Studio, stack: ExitStack, folder: Path) -> None:
    """Take what the township above the village of the samples sees."""
    names = ("12-villages", "12-passings", "12-village-consultations", "12-village-tasks")
    if not studio.wants(*names):
        return
    home = stack.enter_context(make_home(folder))
    play(home)
    village = turn_into_township(home)
    for suffix in studio.looks(*names):
        window, session = studio.window(home, Place("villages"))
        studio.take(window, f"12-villages-{suffix}")
        sheet = PassingsSheet(window, session)
        sheet.open()
        studio.settle()
        sheet.which.choose(ALL)
        sheet.show_villages()
        studio.take(window, f"12-passings-{suffix}")
        sheet.close()
        window.activateWindow()
        session.navigator.go(Place("village", village))
        studio.settle()
        for digit, name in (("2", "consultations"), ("5", "tasks")):
            QTest.keyClick(window, getattr(Qt.Key, f"Key_{digit}"), CONTROL)
            studio.take(window, f"12-village-{name}-{suffix}")
        studio.close(window)


def shoot_from_above(studio: Studio, stack: ExitStack, folder: Path) -> None:
    """Take 今日 of a room to which its township has sent something."""
    if not studio.wants("01-from-above"):
        return
    home = fill_room(stack, folder)
    for suffix in studio.looks("01-from-above"):
        window, _ = studio.window(home, Place("today"))
        studio.take(window, f"01-from-above-{suffix}")
        studio.close(window)


def shoot_meeting(studio: Studio, stack: ExitStack, folder: Path) -> None:
    """Take the room: running, counting, its wall, and without a quorum."""
    running, vote, entry = "04-meeting-room", "11b-meeting-room-vote", "05-ballot-entry"
    wall, lost = "04b-projector", "04d-quorum-lost"
    if not studio.wants(running, vote, entry, wall, lost):
        return
    home = stack.enter_context(make_home(folder))
    hall = Hall(home)
    room = partial(shoot_room, studio, home, hall)
    room(running, contrast=True)
    room(vote, press=lambda window: press(window, "F7"), only="-large")
    ballot = hall.open_ballot()
    room(entry, press=partial(enter_count, studio, hall, home))
    hall.close_ballot(ballot)
    for suffix in studio.looks(wall):
        shoot_wall(studio, home, hall, f"{wall}-{suffix}")
    hall.lose_quorum()
    room(lost)


def shoot_wall(studio: Studio, home: Home, hall: Hall, name: str) -> None:
    """Take what the room sees."""
    session = Session(home, studio.tasks, studio.look, Navigator())
    wall = Projector(session, hall.meeting)
    wall.show_motion(hall.motion)
    studio.show(wall, WALL)
    studio.take(wall, name)
    studio.close(wall)


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
    for suffix in studio.looks(name, contrast=contrast):
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


SECTIONS = (
    shoot_first_start,
    shoot_pages,
    shoot_meeting,
    shoot_from_above,
    shoot_sync,
    shoot_township,
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
