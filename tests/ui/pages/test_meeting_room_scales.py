"""The room on screens of 125 % and 150 %: a process of its own, for Qt scales once at its start."""

import os
import subprocess
import sys

import pytest

# Takes the width and height of the screen in its own pixels, and prints what is not whole.
PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from desktop.composition import found_home, open_home
from desktop.records import Participant, Person, Roster, RosterEntry
from desktop.services import meetings, votes
from desktop.services.divisions import trace_division
from desktop.services.sample_villages import read_sample_village
from desktop.services.sittings import convene
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.places import Navigator, Place
from desktop.ui.sessions import Session
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tasks import TaskRunner

app = QApplication([])
folder, width, height, large = Path(sys.argv[1]), *map(int, sys.argv[2:])
known = {"passphrase_source": lambda: "a passphrase of tests"}
divisions = trace_division(read_sample_village().code, "示例村")
found_home(folder, divisions=divisions, keeper="马晓梅", sample=True, use_keyring=False, **known)
with open_home(folder, **known) as home:
    ledger, roster = home.ledger, Roster(title="名册")
    people = [Person(name=f"村民{number:03}", group=f"{number % 5}组") for number in range(45)]
    with ledger.act("enter_for_test") as work:
        for row in (roster, *people):
            work.add(row)
        for person in people:
            work.add(RosterEntry(roster=roster.id, person=person.id))
    agenda = [(f"第{number}件很长很长的议程事项", 20) for number in range(7)]
    meeting = convene(ledger, agenda=agenda, title="示例村第四次村民代表会议", place="村部",
        held_on="2026-05-10", body="village_representatives_meeting", roster=roster.id)
    now = datetime(2026, 5, 10, 1, tzinfo=UTC)
    meetings.open_meeting(ledger, meeting, at=now)
    with ledger.act("arrive_for_test") as work:
        for seat in work.list(Participant, meeting=meeting)[:31]:
            meetings.record_arrival(work, seat.id, at=now)
    votes.put_motion(ledger, meeting, title="三组至国道通组路硬化方案")
    look, tasks, navigator = Look(), TaskRunner(), Navigator()
    look.large = bool(large)
    app.setStyleSheet(style_sheet(look))
    window = MainWindow(look, navigator, tasks)
    window.resize(int(width / window.devicePixelRatioF()), int(height / window.devicePixelRatioF()))
    window.show()
    window.open_session(Session(home, tasks, look, navigator, clock=lambda: now),
                        Place("meeting", meeting))
    while window.page.room.view is None:
        app.processEvents()
    tasks.drain()
    app.processEvents()
    room, bad = window.page.room, []
    for tab in range(3):
        room.columns.show_tab(tab)
        app.processEvents()
        for each in window.findChildren(QAbstractButton):
            if not each.isVisible() or isinstance(each.parent(), QLineEdit):
                continue
            corner = each.mapTo(window, each.rect().topLeft())
            inside = window.rect().contains(each.rect().translated(corner))
            whole = each.width() + 1 >= each.minimumSizeHint().width()
            if not (inside and whole):
                bad.append(f"{each.accessibleName()} {corner.toTuple()} {each.size().toTuple()}")
    print(window.devicePixelRatioF(), window.width() <= width, sorted(set(bad)))
    window.close()
    tasks.drain()
    tasks.close()
"""


@pytest.mark.parametrize("large", [0, 1])
@pytest.mark.parametrize(("scale", "size"), [("1.25", (1366, 728)), ("1.5", (1920, 1040))])
def test_room_is_whole_on_a_scaled_screen(tmp_path, scale, size, large):
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    given = [str(tmp_path / "home"), *map(str, size), str(large)]

    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *given],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert (ran.stdout.strip(), ran.returncode) == (f"{float(scale)} True []", 0), ran.stderr
