"""Every key of the room, pressed with the whole page open and a half-typed opinion in hand."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from desktop.records import AgendaItem, Attendance, Opinion, Participant
from desktop.services import meetings, votes
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.room.columns import VOTE

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
# The offscreen platform says so of every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def typing(sitting):
    """The recorder in the middle of an opinion: the place from which every key has to work."""
    sitting.arrive(*sitting.names[:5])
    entry = sitting.room.opinions.entry
    entry.speaker.pick(sitting.seat("石玉珍"))
    entry.words.setFocus()
    entry.words.insertPlainText("说到一半")
    return sitting


def press(sitting, key, modifier=Qt.KeyboardModifier.NoModifier):
    sitting.qtbot.keyClick(sitting.page.window().focusWidget(), key, modifier)
    buttons = sitting.page.window().findChildren(QAbstractButton)
    # A mnemonic holds its button down for a moment before it clicks.
    sitting.qtbot.waitUntil(lambda: not any(each.isDown() for each in buttons))
    sitting.drain()


def focus_of(sitting):
    return sitting.page.window().focusWidget()


def compose(field, preedit):
    QApplication.sendEvent(field, QInputMethodEvent(preedit, []))


def words(sitting):
    return sitting.room.opinions.entry.words.text()


@pytest.mark.parametrize("compact", [False, True])
def test_f5_to_f8_go_to_their_panes_and_keep_the_opinion(typing, compact):
    motion = votes.put_motion(typing.ledger, typing.meeting, title="铺路")
    typing.page.arrange(compact=compact)
    typing.page.refresh()
    typing.drain()
    room = typing.room
    assert room.vote.motion.id == motion

    reached = []
    for key in (KEY.Key_F5, KEY.Key_F7, KEY.Key_F8, KEY.Key_F6):
        press(typing, key)
        reached.append(focus_of(typing))

    assert reached == [
        room.roll.search,
        room.vote.count.hands.boxes["votes_for"],
        room.heard.list,
        room.opinions.entry.words,
    ]
    assert words(typing) == "说到一半"


def test_alt_g_begins_the_next_item(typing):
    press(typing, KEY.Key_G, ALT)
    assert typing.room.view.item.title == "清点人数"

    press(typing, KEY.Key_G, ALT)

    assert typing.room.view.item.title == "讨论"
    assert typing.list(AgendaItem, order_by="position")[0].ended_at == typing.minute(47)
    assert (words(typing), focus_of(typing)) == ("说到一半", typing.room.opinions.entry.words)


def test_alt_x_breaks_off_and_goes_on(typing):
    press(typing, KEY.Key_X, ALT)
    assert typing.room.view.paused_at == typing.minute(47)
    assert typing.room.bar._state.text() == "‖ 休会中 · 9:47 起"

    press(typing, KEY.Key_X, ALT)

    assert (typing.room.view.paused, words(typing)) == (False, "说到一半")


def test_alt_e_asks_and_escape_goes_on_as_before(typing):
    press(typing, KEY.Key_E, ALT)
    assert typing.room.ask.isVisible()
    assert "有一条意见没有记完" in typing.room.ask.accessibleName()

    press(typing, KEY.Key_Escape)

    assert not typing.room.ask.isVisible()
    assert focus_of(typing) is typing.room.opinions.entry.words


def test_alt_t_shows_the_wall_and_leaves_it(typing):
    press(typing, KEY.Key_T, ALT)
    wall = typing.room.besides.projector
    assert wall.isVisible()

    typing.qtbot.keyClick(wall, KEY.Key_T, ALT)

    assert not wall.isVisible()


def test_alt_b_opens_the_vote_and_hands_in_its_count(typing):
    motion = votes.put_motion(typing.ledger, typing.meeting, title="铺路")
    typing.page.refresh()
    typing.drain()

    press(typing, KEY.Key_B, ALT)
    for figure in "500":
        typing.qtbot.keyClicks(focus_of(typing), figure)
        press(typing, KEY.Key_Return)
    press(typing, KEY.Key_B, ALT)
    typing.drain()

    with typing.ledger.read() as reading:
        assert votes.find_ballot(reading, motion).result == "carried"
    assert words(typing) == "说到一半"


def test_alt_p_offers_the_papers(typing):
    press(typing, KEY.Key_P, ALT)

    assert typing.page.window().findChild(PaperChooser).isVisible()


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        (KEY.Key_1, "support"),
        (KEY.Key_2, "oppose"),
        (KEY.Key_3, "conditional"),
        (KEY.Key_4, "suggestion"),
    ],
)
def test_alt_and_a_digit_takes_the_stance_and_leaves_the_words(typing, key, stance):
    press(typing, key, ALT)

    entry = typing.room.opinions.entry
    assert (entry.stance.value(), words(typing), focus_of(typing)) == (
        stance,
        "说到一半",
        entry.words,
    )


def test_control_enter_stores_and_takes_the_next(typing):
    press(typing, KEY.Key_Return, CONTROL)

    assert [one.content for one in typing.list(Opinion)] == ["说到一半"]
    assert focus_of(typing) is typing.room.opinions.entry.speaker


def test_del_and_control_z_belong_to_the_roll_in_the_roll(typing):
    typing.type_in_roll("mxl", KEY.Key_Delete)
    assert typing.state_of("马秀兰") == "left"

    press(typing, KEY.Key_Z, CONTROL)

    assert typing.state_of("马秀兰") == "present"


def test_alt_q_asks_for_the_reason_of_a_leave(typing):
    typing.type_in_roll("hzl")
    press(typing, KEY.Key_Q, ALT)
    assert focus_of(typing) is typing.room.roll.leave.reason

    press(typing, KEY.Key_Escape)

    assert focus_of(typing) is typing.room.roll.search
    assert not typing.room.roll.leave.isVisible()


def test_alt_v_offers_ways_of_voting_and_the_other_motions(typing):
    for title in ("铺路", "修渠"):
        votes.put_motion(typing.ledger, typing.meeting, title=title)
    typing.page.refresh()
    typing.drain()

    press(typing, KEY.Key_V, ALT)

    (menu,) = [one for one in typing.room.vote.findChildren(QMenu) if one.isVisible()]
    said = [action.text() for action in menu.actions() if action.text()]
    assert said[:4] == ["举手表决", "无记名投票", "记名投票", "书面表决"]
    assert said[-2:] == ["第 1 项 铺路", "第 2 项 修渠"]
    next(one for one in menu.actions() if one.text() == "第 2 项 修渠").trigger()
    assert typing.room.vote.motion.title == "修渠"


@pytest.mark.parametrize("state", ["voting", "lost", "asking", "paused"])
@pytest.mark.parametrize("compact", [False, True])
def test_no_letter_of_the_room_means_two_things(typing, state, compact):
    typing.page.arrange(compact=compact)
    votes.put_motion(typing.ledger, typing.meeting, title="铺路")
    if state == "lost":
        for name in typing.names[:3]:
            seat = typing.seat(name)
            meetings.record_departure(typing.ledger, seat, at=typing.minute(48))
    if state == "paused":
        typing.room.acts.pause()
    typing.page.refresh()
    typing.drain()
    typing.room.columns.show_tab(VOTE)
    if state == "asking":
        typing.type_in_roll("生人", KEY.Key_Return)

    buttons = [one for one in typing.page.findChildren(QAbstractButton) if one.isVisible()]
    letters = [one.shortcut().toString() for one in buttons if not one.shortcut().isEmpty()]
    letters += [f"Alt+{key}" for key in "G1234"]

    assert sorted(letters) == sorted(set(letters))


# An input method at work


COMPOSING = [
    (KEY.Key_Return, Qt.KeyboardModifier.NoModifier),
    (KEY.Key_Return, CONTROL),
    (KEY.Key_1, Qt.KeyboardModifier.NoModifier),
    (KEY.Key_1, ALT),
    (KEY.Key_4, ALT),
    (KEY.Key_G, ALT),
    (KEY.Key_X, ALT),
    (KEY.Key_E, ALT),
    (KEY.Key_B, ALT),
    (KEY.Key_Escape, Qt.KeyboardModifier.NoModifier),
]


@pytest.mark.parametrize(("key", "modifier"), COMPOSING)
def test_keys_of_a_composition_do_nothing_in_the_room(typing, key, modifier):
    entry = typing.room.opinions.entry
    compose(entry.words, "damian")

    press(typing, key, modifier)

    room = typing.room
    assert (typing.list(Opinion), room.view.item, room.view.paused) == ([], None, False)
    assert (entry.stance.value(), words(typing)) == ("suggestion", "说到一半")
    assert (room.ask.isVisible(), focus_of(typing)) == (False, entry.words)


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Delete, KEY.Key_Down, KEY.Key_Escape])
def test_keys_of_a_composition_do_nothing_in_the_roll(typing, key):
    entries = len(typing.list(Attendance))
    search = typing.room.roll.search
    search.setFocus()
    chosen = typing.room.roll.list.current_line()
    compose(search, "mx")

    press(typing, key)

    assert len(typing.list(Attendance)) == entries
    assert typing.room.roll.list.current_line() == chosen
    assert focus_of(typing) is search


def test_after_the_composition_the_keys_are_the_rooms_again(typing):
    entry = typing.room.opinions.entry
    compose(entry.words, "damian")
    event = QInputMethodEvent("", [])
    event.setCommitString("打面层")
    QApplication.sendEvent(entry.words, event)

    press(typing, KEY.Key_Return, CONTROL)

    assert [one.content for one in typing.list(Opinion)] == ["说到一半打面层"]


# What must never be


def test_nothing_that_happens_during_speech_opens_a_dialog_or_takes_the_keyboard(typing):
    """Acts of others, lost quorum, the clock, notices: the words stay where the keyboard is."""
    entry = typing.room.opinions.entry
    steps = (
        lambda: meetings.record_departure(
            typing.ledger, typing.seat("马秀兰"), at=typing.minute(48)
        ),
        lambda: meetings.record_departure(typing.ledger, typing.seat("穆新"), at=typing.minute(48)),
        lambda: votes.put_motion(typing.ledger, typing.meeting, title="铺路"),
        lambda: typing.session.notify("提示", "", "warn"),
    )
    for step in steps:
        step()
        typing.session.changed.emit()
        typing.drain()
        typing.room._on_clock_tick()
        assert (QApplication.activeModalWidget(), QApplication.activePopupWidget()) == (None, None)
        assert focus_of(typing) is entry.words

    assert words(typing) == "说到一半"


def test_no_ballot_without_a_quorum(typing):
    motion = votes.put_motion(typing.ledger, typing.meeting, title="铺路")
    for name in typing.names[:3]:
        meetings.record_departure(typing.ledger, typing.seat(name), at=typing.minute(48))
    typing.page.refresh()
    typing.drain()

    press(typing, KEY.Key_B, ALT)

    assert typing.room.vote.lost.isVisible()
    assert not typing.room.vote.main.isVisible()
    with typing.ledger.read() as reading:
        assert votes.find_ballot(reading, motion) is None


def test_observers_are_not_counted(typing):
    before = typing.room.view.band
    person = typing.ledger
    with person.act("observe_for_test") as work:
        meetings.invite_observer(
            work, typing.meeting, new_person(work, "列席的人"), stakeholder_class=""
        )
    seat = next(one for one in typing.list(Participant) if one.capacity == "observer")
    meetings.record_arrival(typing.ledger, seat.id, at=typing.minute(47))
    typing.page.refresh()
    typing.drain()

    assert (typing.room.view.band, typing.room.view.observers) == (before, 1)


def new_person(work, name):
    from desktop.records import Person

    person = Person(name=name)
    work.add(person)
    return person.id


def test_secret_ballot_names_nobody_on_the_wall_and_in_the_panel(typing):
    motion = votes.put_motion(typing.ledger, typing.meeting, title="铺路")
    ballot = votes.open_ballot(typing.ledger, motion, method="secret", at=typing.minute(47))
    votes.close_ballot(typing.ledger, ballot, count={"for": 3, "against": 2}, issued=5, returned=5)
    typing.page.refresh()
    press(typing, KEY.Key_T, ALT)
    typing.drain()

    wall = typing.room.besides.projector.accessibleDescription()
    assert "赞成 3 人" in wall
    assert [name for name in typing.names if name in wall] == []


def test_wheel_and_hover_over_the_agenda_begin_nothing(typing):
    strip = typing.room.opinions.strip
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Enter))
    assert typing.room.view.item is None

    typing.qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    typing.drain()

    assert typing.room.view.item.title == "清点人数"


def test_a_key_that_bounces_enters_an_arrival_once(sitting):
    sitting.room.roll.search.setFocus()
    before = len(sitting.list(Attendance))
    for _ in range(2):
        sitting.qtbot.keyClick(sitting.room.roll.search, KEY.Key_Return)
    sitting.drain()

    assert len(sitting.list(Attendance)) == before + 1
