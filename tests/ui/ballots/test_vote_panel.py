"""A show of hands by keys, and what stands in its way."""

import pytest
from PySide6.QtCore import Qt

from desktop.records import Motion
from desktop.services import votes
from desktop.ui.ballots.ballot_dialog import BallotDialog
from desktop.ui.ballots.dialog_parts import ReminderSheet
from desktop.ui.ballots.small_sheets import MotionForm, ReasonForm, RecusalForm
from desktop.ui.widgets.fields import ProseField


def type_hands(qtbot, panel, *figures):
    panel.take_focus()
    boxes = panel.count.hands.boxes.values()
    for box, figure in zip(boxes, figures, strict=True):
        box.selectAll()
        qtbot.keyClicks(box, str(figure))
        qtbot.keyClick(box, Qt.Key.Key_Return)


def press(qtbot, drain, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    drain()
    drain()


def figures(panel):
    return [box.text() for box in panel.count.hands.boxes.values()]


def test_hands_are_tried_opened_and_handed_in(hall, panel, qtbot, drain, session):
    type_hands(qtbot, panel, 24, 5, 2)
    assert panel.head.chip.text() == "举手 · 试算"
    assert (panel.count.sum.words.said, panel.count.preview.heading.said) == (
        "24 + 5 + 2 = 31，与实到 31 人相符",
        "通过",
    )
    assert hall.ballot(hall.motion) is None

    press(qtbot, drain, panel.main)
    assert (panel.head.chip.text(), figures(panel)) == ("举手 · 正在表决", ["24", "5", "2"])

    press(qtbot, drain, panel.main)
    row = hall.ballot(hall.motion)
    assert (row.result, row.count) == ("carried", '{"abstain":2,"against":5,"for":24,"uncast":0}')
    assert panel.head.chip.text() == "举手 · 已表决"
    assert session.notices[-1].text == "《三组至国道通组路硬化方案》表决结果已记下：通过。"


def test_hands_that_do_not_add_up_lock_the_button_and_name_both_figures(panel, qtbot, drain):
    press(qtbot, drain, panel.main)
    type_hands(qtbot, panel, 24, 6, 2)

    assert (panel.main.isEnabled(), panel.main.reason) == (False, "票数和实到对上才能提交")
    assert panel.count.sum.words.said.startswith(
        "赞成 24 ＋ 反对 6 ＋ 弃权 2 ＝ 32，实到只有 31，多出 1 人。"
    )
    assert figures(panel) == ["24", "6", "2"]


def test_box_takes_digits_only_and_counts_by_arrows(panel, qtbot):
    box = panel.count.hands.boxes["votes_for"]

    qtbot.keyClicks(box, "1a-2.")
    assert box.text() == "12"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == "13"
    box.set_number(0)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "0"


def test_quorum_lost_before_the_button_is_pressed_is_refused_and_keeps_figures(
    hall, panel, qtbot, drain
):
    type_hands(qtbot, panel, 24, 5, 2)
    hall.leave(2)

    press(qtbot, drain, panel.main)

    assert hall.ballot(hall.motion) is None
    assert panel.fault.accessibleName() == ("不够数，不能开始表决：应到45人，须30人，实到29人。")
    assert panel.lost.isVisible()
    assert panel.lost.box.accessibleName() == "实到 29 人，比须到的 30 人少 1 人。"
    hall.come_back(2)
    panel.refresh()
    drain()
    assert (panel.lost.isVisible(), figures(panel)) == (False, ["24", "5", "2"])


def test_quorum_lost_after_the_opening_does_not_touch_the_frozen_roll(hall, panel, qtbot, drain):
    press(qtbot, drain, panel.main)
    hall.leave(5)
    panel.refresh()
    drain()
    type_hands(qtbot, panel, 24, 5, 2)

    press(qtbot, drain, panel.main)

    assert hall.ballot(hall.motion).result == "carried"


@pytest.mark.parametrize(
    "offer",
    [("call", "call_back_wanted"), ("other", "other_item_wanted"), ("pause", "pause_wanted")],
)
def test_lost_quorum_offers_what_can_be_done(hall, panel, qtbot, drain, offer):
    button, signal = offer
    hall.leave(2)
    panel.refresh()
    drain()

    with qtbot.waitSignal(getattr(panel, signal)):
        qtbot.mouseClick(getattr(panel.lost, button), Qt.MouseButton.LeftButton)


def test_double_press_opens_one_ballot(hall, panel, qtbot, drain):
    qtbot.mouseClick(panel.main, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.main, Qt.MouseButton.LeftButton)
    drain()

    assert (hall.ballot(hall.motion).closed_at, panel.fault.isVisible()) == (None, False)


def test_figures_outlive_the_panel_in_memory_and_are_in_no_draft(
    hall, panel, qtbot, session, drain
):
    from desktop.ui.ballots.vote_panel import VotePanel

    type_hands(qtbot, panel, 24, 5, 2)
    other = VotePanel(session, hall.meeting)
    qtbot.addWidget(other)
    other.refresh()
    drain()

    assert figures(other) == ["24", "5", "2"]
    assert hall.ledger.drafts.find_draft("Ballot", str(hall.motion)) is None


def test_new_motion_is_put_from_the_keyboard_and_is_in_hand(hall, panel, qtbot, drain):
    panel.sheets.put_motion()
    form = panel.window().findChild(MotionForm)
    drain()
    form.title_field.insert("通组路监督小组名单")
    assert [form.matter.itemText(row) for row in range(form.matter.count())] == ["一般事项"]

    form.submit()
    drain()
    drain()

    with hall.ledger.read() as reading:
        titles = [row.title for row in reading.list(Motion, meeting=hall.meeting)]
    assert titles[-1] == "通组路监督小组名单" == panel.motion.title


def test_motion_without_a_title_is_refused_and_what_was_typed_stays(panel, qtbot, drain):
    panel.sheets.put_motion()
    form = panel.window().findChild(MotionForm)
    drain()
    form.wording.insertPlainText("路长")

    form.submit()
    drain()

    assert (form.isVisible(), form.fault.accessibleName(), form.wording.toPlainText()) == (
        True,
        "表决事项没有标题。",
        "路长",
    )


def test_recusal_wants_a_reason_and_is_kept_with_the_ballot(hall, panel, qtbot, drain):
    panel.acts.ask_recusal(panel.view, None)
    form = panel.window().findChild(RecusalForm)
    form.people.item(0).setCheckState(Qt.CheckState.Checked)
    form.submit()
    assert form.isVisible()
    form.reason.insert("施工方是其亲属")
    form.submit()

    press(qtbot, drain, panel.main)
    row = hall.ballot(hall.motion)
    assert (row.recused, row.recusal_reason) == ((hall.people[0],), "施工方是其亲属")
    type_hands(qtbot, panel, 24, 4, 2)
    assert panel.main.isEnabled()


def test_vote_opened_by_mistake_is_taken_back_with_a_reason(hall, panel, qtbot, drain):
    press(qtbot, drain, panel.main)
    panel.acts.ask_withdrawal(panel.motion.ballot)
    form = panel.window().findChild(ReasonForm)
    form.submit()
    assert form.isVisible()
    form.reason.insert("念错了事项")
    form.submit()
    drain()
    drain()

    assert (hall.ballot(hall.motion), panel.head.chip.text()) == (None, "举手 · 试算")


def test_meeting_without_motions_says_what_to_do(hall, session, qtbot, drain):
    from desktop.ui.ballots.vote_panel import VotePanel

    panel = VotePanel(session, hall.meeting)
    qtbot.addWidget(panel)
    panel.show()
    panel.refresh()
    drain()

    assert (panel.empty.isVisible(), panel.main.isVisible(), panel.count.hands.isVisible()) == (
        True,
        False,
        False,
    )


def test_paper_vote_opens_and_asks_for_its_count(hall, panel, qtbot, drain):
    type_hands(qtbot, panel, 24, 5, 2)
    panel.acts.choose_method("secret", None)
    press(qtbot, drain, panel.main)

    dialog = panel.window().findChild(BallotDialog)
    assert hall.ballot(hall.motion).method == "secret"
    assert (dialog.isVisible(), dialog.sheet.isVisible()) == (True, True)


def test_vote_closed_elsewhere_meanwhile_is_told_and_nothing_is_lost(hall, panel, qtbot, drain):
    press(qtbot, drain, panel.main)
    type_hands(qtbot, panel, 24, 5, 2)
    votes.close_ballot(hall.ledger, hall.ballot(hall.motion).id, count={"for": 31})

    press(qtbot, drain, panel.main)

    assert panel.fault.accessibleName() == "这次表决已经确认，不能再改。"
    assert panel.head.chip.text() == "举手 · 已表决"


def test_reminders_beside_a_verdict_are_counted_and_read_whole(hall, panel, qtbot, drain):
    assert panel.count.preview.reminders.isHidden()
    type_hands(qtbot, panel, 24, 5, 2)
    card = panel.count.preview
    assert card.reminders.text() == f"提醒 {len(card.outcome.warnings)} 条"

    press(qtbot, drain, card.reminders)

    words = panel.window().findChild(ReminderSheet).findChild(ProseField)
    assert words.text().splitlines()[0] == f"1. {card.outcome.warnings[0]}"
    assert len(words.text().splitlines()) == len(card.outcome.warnings)


def test_a_motion_is_put_once_however_often_it_is_pressed(hall, panel, drain):
    panel.sheets.put_motion()
    form = panel.window().findChild(MotionForm)
    drain()
    form.title_field.insert("通组路监督小组名单")

    form.go_on.click()
    form.go_on.click()
    drain()

    with hall.ledger.read() as reading:
        titles = [row.title for row in reading.list(Motion, meeting=hall.meeting)]
    assert titles.count("通组路监督小组名单") == 1
