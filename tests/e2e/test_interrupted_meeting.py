"""A meeting that the power, a slow disk or a projector gets in the way of."""

import pytest
from displays import missing_programs
from driven_meeting import DrivenMeeting, initials
from meeting_script import OPINIONS, REPRESENTATIVES
from real_windows import until

from desktop.records import Meeting, Opinion
from desktop.services.drafts import find_draft

pytestmark = pytest.mark.slow
FIRST, SECOND = OPINIONS[0][:2]


@pytest.fixture
def meeting(display, tmp_path):
    assert missing_programs() == [], "Debian packages of the purpose `test`"
    meeting = DrivenMeeting(display, tmp_path, come=REPRESENTATIVES[:3])
    with meeting.window:
        yield meeting


def begin(meeting):
    meeting.begin_ledger()
    meeting.bring_in_roster()
    meeting.convene()
    meeting.call_roll()
    meeting.next_item(1)
    meeting.hands.press("F6")
    meeting.window.settle()


def draft_of(meeting):
    """Return what the ledger keeps of the half-typed opinion."""
    (held,) = meeting.window.rows(Meeting)
    draft = find_draft(meeting.window.opened().ledger.drafts, "Opinion", str(held.id))
    return draft.content["words"] if draft else ""


@pytest.mark.timeout(180)
def test_power_cut_costs_the_last_second_and_the_room_opens_where_it_was(meeting):
    begin(meeting)
    window, hands = meeting.window, meeting.hands
    meeting.say(FIRST)
    hands.type(initials(SECOND.speaker))
    hands.press("Tab", "alt+3")
    hands.type(SECOND.words)
    until(lambda: draft_of(meeting) == SECOND.words, "the draft")
    hands.press("alt+t")
    until(lambda: "投屏" in window.display.titles(), "the projector's window")

    window.kill()
    window.start()
    window.wait_for_title("— 会议现场")
    window.settle(still=0.8)
    assert draft_of(meeting) == SECOND.words
    hands.press("ctrl+Return")

    stored = window.wait_for_rows(Opinion, 2)
    assert [(each.speaker_name, each.content) for each in stored] == [
        (FIRST.speaker, FIRST.words),
        (SECOND.speaker, SECOND.words),
    ]
    assert stored[1].stance == "conditional"
    assert window.close() == 0
    assert window.said() == ""


@pytest.mark.timeout(180)
def test_keys_typed_ahead_of_a_window_that_stands_still_go_where_they_were_meant(meeting):
    begin(meeting)
    window, hands = meeting.window, meeting.hands
    for number, opinion in enumerate((FIRST, SECOND), start=1):
        with window.standing_still():
            hands.type(initials(opinion.speaker))
            hands.press("Tab", f"alt+{opinion.stance}")
        window.settle()
        with window.standing_still():
            hands.type(opinion.words)
            hands.press("ctrl+Return")
        window.wait_for_rows(Opinion, number)
        window.settle()

    assert [(each.speaker_name, each.content) for each in window.rows(Opinion)] == [
        (FIRST.speaker, FIRST.words),
        (SECOND.speaker, SECOND.words),
    ]


@pytest.mark.timeout(180)
def test_projector_opens_and_closes_and_the_room_keeps_the_keyboard(meeting):
    begin(meeting)
    window, hands = meeting.window, meeting.hands
    for _ in range(2):
        hands.press("alt+t")
        until(lambda: "投屏" in window.display.titles(), "the projector's window")
        window.settle()
        hands.press("alt+t" if window.display.active_title() != "投屏" else "Escape")
        until(lambda: "投屏" not in window.display.titles(), "the projector's window to go")
        window.wait_for_title("— 会议现场")
    window.settle()
    hands.press("F6")
    meeting.say(FIRST)
