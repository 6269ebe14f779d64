from datetime import date

import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting, Preparation
from desktop.services.meetings import call_meeting, open_meeting
from desktop.services.preparations import (
    add_preparation,
    add_preset_preparations,
    edit_preparation,
    list_open_preparations,
    list_preparations,
    remove_preparation,
    tick_preparation,
)

TODAY = date(2026, 5, 10)


@pytest.fixture
def meeting(village):
    return call_meeting(village.ledger, title="议事会", held_on="2026-05-14", place="村部")


def lines(village, meeting):
    with village.ledger.read() as reading:
        return list_preparations(reading, meeting, TODAY)


def test_open_ones_stand_first_by_their_day(village, meeting):
    late = add_preparation(village.ledger, meeting, title="场地", due="2026-05-13")
    add_preparation(village.ledger, meeting, title="茶水")
    done = add_preparation(village.ledger, meeting, title="材料", due="2026-05-09")
    add_preparation(village.ledger, meeting, title="通知", due="2026-05-09")
    tick_preparation(village.ledger, done)

    found = lines(village, meeting)

    assert [(one.title, one.left, one.done_on) for one in found] == [
        ("通知", -1, None),
        ("场地", 3, None),
        ("茶水", None, None),
        ("材料", -1, date(2026, 5, 10)),
    ]
    edit_preparation(village.ledger, late, responsible="马某", due="2026-05-12")
    assert lines(village, meeting)[1].responsible == "马某"


def test_tick_keeps_its_day_and_can_be_taken_away(village, meeting):
    one = add_preparation(village.ledger, meeting, title="场地")
    tick_preparation(village.ledger, one)
    village.pass_days(1)

    with village.nothing_written():
        tick_preparation(village.ledger, one)
    tick_preparation(village.ledger, one, done=False)

    assert lines(village, meeting)[0].is_done is False


def test_presets_are_of_the_form_and_due_before_the_meeting_but_not_before_today(village, meeting):
    add_preparation(village.ledger, meeting, title="拍照、投屏")

    assert add_preset_preparations(village.ledger, meeting) == 4

    assert {one.title: one.due for one in lines(village, meeting)} == {
        "会议通知": date(2026, 5, 10),
        "场地和桌椅": date(2026, 5, 12),
        "会议材料（方案、签到表、表决票）": date(2026, 5, 12),
        "主持人和记录人": date(2026, 5, 12),
        "拍照、投屏": None,
    }
    with village.nothing_written(), pytest.raises(ConflictError):
        add_preset_preparations(village.ledger, meeting)


def test_presets_of_another_form_are_others(village):
    visit = call_meeting(
        village.ledger, title="走访", held_on="2026-05-20", place="三组", form="visit"
    )

    add_preset_preparations(village.ledger, visit)

    assert [one.title for one in lines(village, visit)] == ["走访名单和路线", "走访提纲和记录表"]


def test_only_what_is_open_of_planned_meetings_waits(village, meeting):
    add_preparation(village.ledger, meeting, title="场地")
    done = add_preparation(village.ledger, meeting, title="材料")
    gone = add_preparation(village.ledger, meeting, title="茶水")
    tick_preparation(village.ledger, done)
    remove_preparation(village.ledger, gone)

    def waiting():
        with village.ledger.read() as reading:
            rows = reading.list(Meeting)
            return [row.title for _, row in list_open_preparations(reading, rows)]

    assert waiting() == ["场地"]
    open_meeting(village.ledger, meeting)
    assert waiting() == []


def test_nothing_is_prepared_once_a_meeting_has_begun(village, meeting):
    open_meeting(village.ledger, meeting)

    for deed in (
        lambda: add_preparation(village.ledger, meeting, title="场地"),
        lambda: add_preset_preparations(village.ledger, meeting),
    ):
        with village.nothing_written(), pytest.raises(ConflictError):
            deed()


@pytest.mark.parametrize("title", ["", "   "])
def test_preparation_has_a_name(village, meeting, title):
    with village.nothing_written(), pytest.raises(ValidationError):
        add_preparation(village.ledger, meeting, title=title)
    assert village.list(Preparation) == []
