"""What goes wrong in a hall: the clock, the disk, midnight, a quorum that goes, long speeches."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.errors import ConflictError, DiskFullError
from desktop.records import Attendance, Opinion
from desktop.services import meetings, votes
from desktop.services.drafts import find_draft
from desktop.services.opinions import record_opinion
from desktop.ui.autosave import AGAIN_MS
from desktop.ui.room.agenda_strip import elapsed
from desktop.ui.room.clock_watch import ClockWatch
from desktop.ui.room.opinion_sheet import OpinionSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FULL = DiskFullError("磁盘满了，没有存上。", "请删去不要的文件。")


class FullDisk:
    """Refuses to keep drafts and opinions until there is room again."""

    def __init__(self, monkeypatch):
        self.is_full, self._patch = True, monkeypatch

    def stand_before(self, module, name):
        real = getattr(module, name)

        def act(*given, **more):
            if self.is_full:
                raise FULL
            return real(*given, **more)

        self._patch.setattr(module, name, act)


@pytest.fixture
def disk(monkeypatch):
    from desktop.ui import autosave
    from desktop.ui.room import acts

    disk = FullDisk(monkeypatch)
    disk.stand_before(autosave, "keep_draft")
    disk.stand_before(acts, "record_opinion")
    return disk


def test_full_disk_keeps_the_words_and_tries_again_by_itself(sitting, disk):
    keeper = sitting.room.opinion_desk.keeper
    sitting.say("syz", "说到一半")
    keeper.flush()
    sitting.drain()

    notices = [notice for notice in sitting.session.notices if notice.tone == "bad"]
    assert [notice.text for notice in notices] == [FULL.message]
    assert (keeper._timer.isActive(), keeper._timer.interval()) == (True, AGAIN_MS)
    keeper.flush()
    sitting.drain()
    assert len([one for one in sitting.session.notices if one.tone == "bad"]) == 1

    disk.is_full = False
    keeper.flush()
    sitting.drain()

    draft = find_draft(sitting.ledger.drafts, "Opinion", str(sitting.meeting))
    assert draft.content["words"] == "说到一半" == sitting.room.opinions.entry.words.text()


def test_full_disk_keeps_the_opinion_and_the_same_keys_store_it_later(sitting, disk):
    told = []
    sitting.session.tasks.full.connect(told.append)
    sitting.say("syz", "补偿按今年标准")
    entry = sitting.room.opinions.entry
    control = Qt.KeyboardModifier.ControlModifier
    sitting.qtbot.keyClick(entry.words, Qt.Key.Key_Return, control)
    sitting.drain()
    assert (sitting.list(Opinion), entry.words.text(), entry.isEnabled()) == (
        [],
        "补偿按今年标准",
        True,
    )
    assert FULL in told

    disk.is_full = False
    sitting.qtbot.keyClick(entry.words, Qt.Key.Key_Return, control)
    sitting.drain()

    assert [one.content for one in sitting.list(Opinion)] == ["补偿按今年标准"]


def test_clock_that_jumps_is_told_and_a_clock_that_runs_is_not(sitting, qapp):
    running = [0]
    watch, told = ClockWatch(qapp, lambda: running[0]), []
    watch.jumped.connect(lambda text, _advice: told.append(text))
    now = sitting.minute(47)
    for seconds, jump in ((0, 0), (1, 0), (2, 90), (3, 0), (4, -50 * 60), (5, 0), (6, 3 * 86400)):
        running[0] = seconds * 1000
        now += timedelta(seconds=1 + jump)
        watch.look(now)

    assert told == [
        "电脑的时间变了：应是 9:48，现在是 8:58。",
        "电脑的时间变了：应是 5月10日 8:58，现在是 5月13日 8:58。",
    ]


def test_clock_put_forth_and_back_keeps_the_order_of_arrivals(sitting):
    sitting.time = sitting.minute(300)
    sitting.type_in_roll("mxl", Qt.Key.Key_Return)
    sitting.time = sitting.minute(48)
    sitting.type_in_roll("syz", Qt.Key.Key_Return)
    sitting.type_in_roll("mxl", Qt.Key.Key_Delete)

    entries = sitting.list(Attendance)
    assert [one.at for one in entries] == [sitting.minute(300)] * 3
    assert (sitting.state_of("马秀兰"), sitting.state_of("石玉珍")) == ("left", "present")


def test_meeting_over_midnight_counts_on(sitting):
    sitting.time = sitting.minute(14 * 60 + 50)  # 23:50 in the room
    sitting.room._on_next_item()
    sitting.drain()
    sitting.time = sitting.minute(15 * 60 + 20)
    sitting.room._on_clock_tick()

    item = sitting.room.view.item
    assert elapsed(item, sitting.time) == "30:00"
    assert sitting.room.bar._state.text() == "开会 920 分"
    sitting.type_in_roll("mxl", Qt.Key.Key_Return)
    assert sitting.room.view.line(sitting.seat("马秀兰")).since == sitting.time


def test_no_time_runs_after_the_end(sitting):
    sitting.room._on_next_item()
    sitting.drain()
    sitting.time = sitting.minute(60)
    meetings.end_meeting(sitting.ledger, sitting.meeting, at=sitting.time)
    sitting.page.refresh()
    sitting.drain()
    sitting.time = sitting.minute(200 * 24 * 60)
    sitting.room._on_clock_tick()

    item = sitting.room.view.item
    assert (elapsed(item, sitting.time), item.is_current) == ("13:00", False)
    assert sitting.room.bar._state.text() == "已散会 · 开了 60 分"
    sitting.page.arrange(compact=True)
    assert sitting.room.opinions.row._time.text() == "用时 13:00"


def test_forgotten_meeting_shows_days_and_not_thousands_of_hours(sitting):
    sitting.room._on_next_item()
    sitting.drain()

    assert elapsed(sitting.room.view.item, sitting.minute(47) + timedelta(days=198)) == "198 天多"


def test_roll_is_closed_during_a_break_and_says_so(sitting):
    sitting.arrive("马秀兰")
    sitting.room.acts.pause()
    sitting.drain()

    sitting.type_in_roll("syz", Qt.Key.Key_Return)
    sitting.type_in_roll("mxl", Qt.Key.Key_Delete)

    roll = sitting.room.roll
    assert (sitting.state_of("石玉珍"), sitting.state_of("马秀兰")) == ("absent", "present")
    assert (roll._closed.text(), roll.leave_button.isEnabled()) == ("休会中，复会后接着点名", False)
    assert sitting.session.notices[-1].text == "休会中，复会后接着点名。"


def test_vote_is_closed_during_a_break_and_says_why(sitting):
    sitting.arrive(*sitting.names)
    votes.put_motion(sitting.ledger, sitting.meeting, title="铺路")
    sitting.room.acts.pause()
    sitting.drain()

    foot = sitting.room.vote.foot
    assert (foot.main.isEnabled(), foot.why.said) == (False, "休会中，复会后再表决")
    sitting.room.acts.resume()
    sitting.drain()
    assert (foot.main.isEnabled(), foot.why.isVisible()) == (True, False)


def test_quorum_lost_between_opening_and_entering_changes_nothing_that_was_frozen(sitting):
    sitting.arrive(*sitting.names[:4])
    motion = votes.put_motion(sitting.ledger, sitting.meeting, title="铺路")
    ballot = votes.open_ballot(sitting.ledger, motion, method="hands", at=sitting.minute(10))
    sitting.type_in_roll("mxl", Qt.Key.Key_Delete)
    assert sitting.room.band.property("tone") == "bad"

    boxes = sitting.room.vote.count.hands.boxes
    for box, figure in zip(boxes.values(), "301", strict=True):
        sitting.qtbot.keyClicks(box, figure)
    sitting.room.vote.main.click()
    sitting.drain()
    sitting.drain()

    with sitting.ledger.read() as reading:
        row = votes.find_ballot(reading, motion)
    assert (row.id, row.result, row.present_heads) == (ballot, "carried", 4)


def test_quorum_lost_before_the_opening_is_refused_by_the_ledger_too(sitting):
    sitting.arrive(*sitting.names[:3])
    motion = votes.put_motion(sitting.ledger, sitting.meeting, title="铺路")

    with pytest.raises(ConflictError, match="不够数"):
        votes.open_ballot(sitting.ledger, motion, method="hands", at=sitting.minute(10))


def test_figures_half_typed_outlive_escape_and_another_page(sitting):
    sitting.arrive(*sitting.names)
    motion = votes.put_motion(sitting.ledger, sitting.meeting, title="铺路")
    votes.open_ballot(sitting.ledger, motion, method="secret", at=sitting.minute(10))
    sitting.page.refresh()
    sitting.drain()
    dialog = sitting.room.vote.sheets.enter_count()
    sitting.drain()
    sitting.qtbot.keyClicks(dialog.boxes.box("issued"), "6")
    sitting.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    again = sitting.show().room.vote.sheets.enter_count()
    sitting.drain()

    assert [box.text() for box in again.boxes.boxes()][:2] == ["6", ""]


def test_long_opinion_is_whole_by_choosing_it_and_by_enter(sitting):
    sitting.arrive("石玉珍")
    speech = "补偿按今年标准给，先贴出来大家看了再说。" * 12
    for content in ("同意。", speech):
        record_opinion(
            sitting.ledger,
            sitting.meeting,
            speaker=sitting.seat("石玉珍"),
            stance="support",
            content=content,
            said_at=sitting.minute(20),
        )
    sitting.page.refresh()
    sitting.drain()
    opinions = sitting.room.opinions.list
    heights = [opinions.visualRect(opinions.model().index(row, 0)).height() for row in (0, 1)]

    opinions.setCurrentIndex(opinions.model().index(1, 0))
    opinions.doItemsLayout()
    grown = opinions.visualRect(opinions.currentIndex()).height()
    sitting.qtbot.keyClick(opinions, Qt.Key.Key_Return)

    assert heights[0] < heights[1] < grown
    sheet = sitting.page.window().findChild(OpinionSheet)
    assert (sheet.words.text(), sheet.words.isReadOnly()) == (speech, True)
    assert speech in opinions.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
