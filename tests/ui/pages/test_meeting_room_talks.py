"""A talk from its opening to the frozen record, by keys; the pane stands where others vote."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.records import Outcome
from desktop.services.consensus import record_consensus
from desktop.services.drafts import find_draft
from desktop.services.frozen_records import find_last_version, freeze_meeting, read_frozen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def pane(talk):
    return talk.room.consensus.pane


def answer(talk, strip, at):
    buttons = [one for one in strip.findChildren(QAbstractButton) if one.isVisible()]
    talk.qtbot.keyClick(buttons[at], Qt.Key.Key_Space)
    talk.drain()


def focused(talk):
    return talk.page.window().focusWidget()


def press_letter(talk, key):
    """Press a mnemonic, which holds its button down for a moment before it clicks."""
    talk.qtbot.keyClick(focused(talk), key, ALT)
    buttons = talk.page.window().findChildren(QAbstractButton)
    talk.qtbot.waitUntil(lambda: not any(each.isDown() for each in buttons))
    talk.drain()


def test_talk_goes_from_opening_to_freezing_by_keys(talk, pane):
    press, window = talk.qtbot.keyClick, talk.page
    talk.type_in_roll("mxl", Qt.Key.Key_Return)
    talk.type_in_roll("lgc", Qt.Key.Key_Return)
    talk.say("mxl", "按今年的标准补")
    press(focused(talk), Qt.Key.Key_Return, CONTROL)
    talk.drain()

    press(window, Qt.Key.Key_F7)
    assert focused(talk) is pane.fields["policy_asks"]
    for _ in range(3):
        press(focused(talk), Qt.Key.Key_Tab)
    assert focused(talk) is pane.fields["agreed"]
    talk.qtbot.keyClicks(focused(talk), "an biaozhun")
    for _ in range(3):
        press(focused(talk), Qt.Key.Key_Tab)
    press(focused(talk), Qt.Key.Key_Space)
    press(focused(talk), Qt.Key.Key_Right)
    assert pane.outcome.value() == "mostly"
    press_letter(talk, Qt.Key.Key_B)
    answer(talk, pane.ask, 1)

    (stored,) = talk.list(Outcome)
    assert (stored.consensus, stored.agreed) == ("mostly", "an biaozhun")
    assert pane.chip.text() == "基本共识"
    assert find_draft(talk.ledger.drafts, "Outcome", str(talk.meeting)) is None

    press_letter(talk, Qt.Key.Key_E)
    press(focused(talk), Qt.Key.Key_Space)
    talk.drain()
    record = freeze_meeting(talk.ledger, talk.meeting, frozen_by="记录人")
    with talk.ledger.read() as reading:
        frozen = read_frozen(find_last_version(reading, talk.meeting))
    assert record is not None
    assert (frozen.takes_votes, frozen.consensus, frozen.unheard) == (False, "mostly", ("二组",))


def test_classes_not_heard_are_named_and_may_be_asked_first(talk, pane):
    talk.arrive("马秀兰", "石玉珍")
    pane.fields["agreed"].setPlainText("都同意")
    pane.outcome.choose("reached")
    pane.store.click()

    assert pane.ask.isVisible()
    assert pane.caution.text() == "一组还没人说话，记下以前先问一声。"
    answer(talk, pane.ask, 0)
    assert talk.list(Outcome) == []
    assert focused(talk) is talk.room.heard.list


@pytest.mark.parametrize(
    ("choice", "field"), [(None, None), ("reached", "agreed"), ("not_reached", "disagreed")]
)
def test_a_gap_is_told_where_it_is_and_keeps_what_was_typed(talk, pane, choice, field):
    pane.fields["people_ask"].setPlainText("不摊派")
    pane.outcome.choose(choice)
    pane.store.click()
    talk.drain()

    assert talk.list(Outcome) == []
    assert pane.fields["people_ask"].text() == "不摊派"
    assert pane.store.isEnabled()
    assert field is None or focused(talk) is pane.fields[field]
    assert talk.session.notices[-1].text.startswith("没有")


def test_what_is_typed_is_a_draft_and_comes_back(talk, pane):
    pane.fields["agreed"].setPlainText("写了一半")
    talk.room.leave()
    talk.drain()

    assert (
        find_draft(talk.ledger.drafts, "Outcome", str(talk.meeting)).content["agreed"] == "写了一半"
    )
    again = talk.show()
    assert again.room.consensus.pane.fields["agreed"].text() == "写了一半"


def elsewhere(talk, **values):
    record_consensus(talk.ledger, talk.meeting, **values)
    talk.page.refresh()
    talk.drain()


def test_what_another_stored_is_shown_but_never_over_what_is_typed(talk, pane):
    elsewhere(talk, consensus="reached", agreed="别人写的", people_ask="快修")
    assert pane.fields["agreed"].text() == "别人写的"

    pane.fields["disagreed"].setPlainText("我在写")
    pane.fields["people_ask"].setPlainText("先补后修")
    elsewhere(talk, consensus="mostly", agreed="别人又写的", people_ask="慢修")
    assert pane.fields["disagreed"].text() == "我在写"
    assert pane.fields["people_ask"].text() == "先补后修"
    assert (pane.fields["agreed"].text(), pane.outcome.value()) == ("别人又写的", "mostly")


def test_only_what_somebody_typed_or_chose_is_stored(talk, pane):
    record_consensus(talk.ledger, talk.meeting, consensus="reached", agreed="照标准补")
    talk.page.refresh()
    talk.drain()
    pane.fields["left_open"].setPlainText("哪天发")
    record_consensus(  # and the page does not know of it yet
        talk.ledger, talk.meeting, consensus="mostly", agreed="照今年的补", disagreed="走哪边"
    )
    pane.store.click()
    talk.drain()

    (stored,) = talk.list(Outcome)
    assert (stored.consensus, stored.agreed) == ("mostly", "照今年的补")
    assert (stored.disagreed, stored.left_open) == ("走哪边", "哪天发")
    assert talk.session.notices[-1].text == "共识记下了。"


def test_what_came_where_somebody_types_is_told_before_it_is_replaced(talk, pane):
    elsewhere(talk, consensus="reached", agreed="照标准补")
    pane.fields["agreed"].setPlainText("我写的")
    elsewhere(talk, agreed="别处写的")
    pane.store.click()
    talk.drain()
    assert talk.list(Outcome)[0].agreed == "别处写的"
    told = talk.session.notices[-1]
    assert told.text == "刚才收到了别处改的：“共识点”现在是“别处写的”。"
    assert "“记下共识”" in told.advice
    pane.store.click()
    talk.drain()
    assert talk.list(Outcome)[0].agreed == "我写的"

    pane.fields["agreed"].setPlainText("我又写的")  # one's own of before is no news
    pane.store.click()
    talk.drain()
    assert talk.list(Outcome)[0].agreed == "我又写的"
    assert find_draft(talk.ledger.drafts, "Outcome", str(talk.meeting)) is None


def test_draft_of_a_consensus_knows_what_it_was_typed_over(talk, pane):
    elsewhere(talk, consensus="reached", agreed="照标准补", disagreed="走哪边")
    pane.fields["agreed"].setPlainText("写了一半")
    talk.room.leave()
    talk.drain()
    record_consensus(talk.ledger, talk.meeting, agreed="别处写的", disagreed="也改了")
    again = talk.show().room.consensus.pane
    assert again.fields["agreed"].text() == "写了一半"
    assert again.fields["disagreed"].text() == "也改了"
    again.store.click()
    talk.drain()

    assert "“共识点”现在是“别处写的”" in talk.session.notices[-1].text
    assert talk.list(Outcome)[0].agreed == "别处写的"


def test_ending_says_that_no_consensus_is_stored(talk):
    talk.room.bar.ended.emit()

    assert "还没有记下共识" in talk.room.ask.accessibleName()


def test_a_meeting_that_votes_has_no_such_pane(sitting):
    assert "consensus" not in sitting.room.__dict__
    assert sitting.room.columns.tabs.tabText(1) == "表决"


def test_pane_stands_in_three_columns_in_large_type(talk, pane):
    talk.page.arrange(compact=True)
    talk.drain()
    talk.qtbot.keyClick(talk.page, Qt.Key.Key_F7)

    tops = {pane.fields[name].y() for name in ("policy_asks", "government_asks", "people_ask")}
    assert (len(tops), talk.room.columns.tabs.tabText(1)) == (1, "共识")
