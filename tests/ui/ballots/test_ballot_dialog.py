"""表决录入 by keys: right, wrong, void, recounted, counted again, and the quorum of the roll."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from desktop.records import Motion
from desktop.services import votes
from desktop.ui.ballots.ballot_dialog import BallotDialog
from desktop.ui.stylesheet import style_sheet

RIGHT = (31, 31, 30, 1, 22, 6, 2)
WRONG = (31, 31, 30, 1, 22, 6, 3)


@pytest.fixture
def dialog(hall, panel, drain, qtbot):
    """The dialog of a secret ballot that was just opened."""
    votes.open_ballot(hall.ledger, hall.motion, method="secret")
    panel.refresh()
    drain()
    dialog = panel.sheets.enter_count()
    drain()
    return dialog


def enter(qtbot, dialog, figures):
    """Type figures as a hand does it: box by box with Enter."""
    for box, figure in zip(dialog.boxes.boxes(), figures, strict=True):
        box.selectAll()
        qtbot.keyClicks(box, str(figure))
        qtbot.keyClick(box, Qt.Key.Key_Return)


def send(dialog, qtbot, drain):
    qtbot.mouseClick(dialog.send, Qt.MouseButton.LeftButton)
    drain()


@pytest.mark.parametrize("method", ["secret", "open", "written"])
def test_papers_are_counted_and_handed_in(hall, panel, drain, qtbot, method):
    votes.open_ballot(hall.ledger, hall.motion, method=method)
    panel.refresh()
    drain()
    dialog = panel.sheets.enter_count()
    drain()
    enter(qtbot, dialog, RIGHT)
    assert dialog.preview.heading.said == "通过"

    send(dialog, qtbot, drain)

    row = hall.ballot(hall.motion)
    assert (row.result, row.issued, row.returned, row.count) == (
        "carried",
        31,
        31,
        '{"abstain":2,"against":6,"for":22,"invalid":1}',
    )
    assert not dialog.isVisible()


def test_wrong_figures_name_both_and_cannot_be_handed_in(hall, dialog, drain, qtbot):
    enter(qtbot, dialog, WRONG)

    assert (dialog.slot.title.said, dialog.slot.advice.said) == (
        "赞成 22 ＋ 反对 6 ＋ 弃权 3 ＝ 31，有效票只有 30，多出 1 张。",
        "请把三叠票再数一遍。常见原因：无效票又算进了弃权；或有效票应为 31、无效票应为 0。",
    )
    assert not dialog.send.isEnabled()
    send(dialog, qtbot, drain)
    assert hall.ballot(hall.motion).closed_at is None
    assert [box.text() for box in dialog.boxes.boxes()] == [str(figure) for figure in WRONG]


def test_hands_show_the_third_line_only(hall, panel, drain):
    votes.open_ballot(hall.ledger, hall.motion, method="hands")
    panel.refresh()
    drain()
    dialog = panel.sheets.enter_count()
    drain()

    assert [row.name.value for row in dialog.boxes.rows] == ["hands"]
    assert dialog.sheet.isVisible() is False


def test_tab_goes_from_box_to_box_and_past_what_is_computed(dialog, qtbot):
    boxes = dialog.boxes.boxes()

    assert [box.accessibleName() for box in boxes] == [
        "收票 发出",
        "收票 收回",
        "验票 有效",
        "验票 无效",
        "计票 赞成",
        "计票 反对",
        "计票 弃权",
    ]
    for box, following in pairwise(boxes):
        assert box.nextInFocusChain() is following or (
            box.nextInFocusChain().focusPolicy() == Qt.FocusPolicy.NoFocus
        )


def test_escape_keeps_figures_in_memory_and_in_no_draft(hall, panel, dialog, drain, qtbot):
    enter(qtbot, dialog, WRONG)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    again = panel.sheets.enter_count()
    drain()

    assert [box.text() for box in again.boxes.boxes()] == [str(figure) for figure in WRONG]
    assert hall.ledger.drafts.find_draft("Ballot", str(hall.motion)) is None


def test_clearing_asks_first(dialog, qtbot):
    enter(qtbot, dialog, WRONG)
    qtbot.mouseClick(dialog.clear, Qt.MouseButton.LeftButton)
    assert dialog.boxes.box("issued").text() == "31"
    qtbot.mouseClick(dialog.slot.no, Qt.MouseButton.LeftButton)
    assert dialog.boxes.box("issued").text() == "31"

    qtbot.mouseClick(dialog.clear, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.slot.yes, Qt.MouseButton.LeftButton)

    assert [box.text() for box in dialog.boxes.boxes()] == [""] * 7


def test_more_returned_than_issued_is_void_and_begins_anew(hall, panel, dialog, drain, qtbot):
    enter(qtbot, dialog, (31, 33, 30, 1, 22, 6, 2))
    assert dialog.slot.title.said == "发出 31 张，收回 33 张，收回比发出多，这次表决无效。"

    qtbot.mouseClick(dialog.slot.repeat, Qt.MouseButton.LeftButton)
    drain()
    drain()

    assert hall.ballot(hall.motion).result == "void"
    with hall.ledger.read() as reading:
        titles = [row.title for row in reading.list(Motion, meeting=hall.meeting)]
    assert titles[-1] == "三组至国道通组路硬化方案（重新表决）" == panel.motion.title


def test_method_changes_on_the_same_roll_and_keeps_figures(hall, dialog, drain, qtbot):
    enter(qtbot, dialog, RIGHT)
    before = hall.ballot(hall.motion)

    dialog._on_methods_chosen("written")
    drain()
    drain()

    after = hall.ballot(hall.motion)
    assert (after.method, after.roll, dialog.boxes.form().votes_for) == (
        "written",
        before.roll,
        22,
    )


def test_sealed_papers_are_kept_and_more_than_issued_are_refused(hall, dialog, drain, qtbot):
    enter(qtbot, dialog, RIGHT)
    dialog.seal.papers.set_number(32)
    dialog.seal.place.insert("村部档案柜")
    dialog.seal.keeper.insert("示例监票人")
    send(dialog, qtbot, drain)
    assert dialog.slot.title.said == "票数对不上：封存32张，发出31张。"
    assert dialog.isVisible()

    dialog.seal.papers.set_number(31)
    send(dialog, qtbot, drain)

    row = hall.ballot(hall.motion)
    assert (row.sealed_papers, row.sealed_at_place, row.sealed_by) == (
        31,
        "村部档案柜",
        "示例监票人",
    )


def test_recount_wants_a_reason_and_replaces_the_first_count(hall, panel, dialog, drain, qtbot):
    enter(qtbot, dialog, RIGHT)
    send(dialog, qtbot, drain)
    drain()
    first = hall.ballot(hall.motion).id
    again = panel.sheets.enter_count(recount=True)
    drain()
    enter(qtbot, again, (31, 31, 31, 0, 14, 15, 2))
    assert again.send.reason == "先写重新计票的理由"

    again.reason.insert("两叠票放反了")
    send(again, qtbot, drain)

    row = hall.ballot(hall.motion)
    assert (row.replaces, row.result, row.recount_reason) == (first, "not_carried", "两叠票放反了")


def test_departures_after_the_roll_was_taken_change_no_figure(hall, dialog, drain, qtbot):
    hall.leave(10)
    dialog.refresh()
    drain()
    enter(qtbot, dialog, RIGHT)
    send(dialog, qtbot, drain)

    assert hall.ballot(hall.motion).result == "carried"


def test_tally_sheet_is_printed_from_here_and_figures_stay(hall, dialog, qtbot, session):
    enter(qtbot, dialog, WRONG)
    qtbot.mouseClick(dialog.sheet, Qt.MouseButton.LeftButton)

    place = session.navigator.current
    assert (place.page, place.row, place.options) == (
        "paper",
        hall.motion,
        {"paper": "tally_sheet"},
    )


def test_withdrawn_vote_closes_the_dialog(hall, panel, dialog, drain):
    votes.withdraw_ballot(hall.ledger, hall.ballot(hall.motion).id, reason="错")
    dialog.refresh()
    drain()

    assert (dialog.isVisible(), isinstance(dialog, BallotDialog)) == (False, True)


@pytest.fixture(params=[False, True], ids=["normal", "large"])
def dressed(request, session, qapp):
    """The style sheet of the window, in normal or in large type."""
    session.look.large = request.param
    qapp.setStyleSheet(style_sheet(session.look))
    yield
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("dressed")
def test_dialog_shows_all_sums_and_buttons_at_once(dialog):
    assert (dialog.width() <= 960, dialog.height() <= 660) == (True, True)
    area = dialog._area.viewport()
    for box in dialog.boxes.boxes():
        corner = box.mapTo(area, box.rect().topLeft())
        assert area.rect().contains(box.rect().translated(corner)), box.accessibleName()
    for button in (dialog.clear, dialog.sheet, dialog.send):
        assert button.width() + 1 >= button.minimumSizeHint().width()
