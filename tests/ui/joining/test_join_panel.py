"""The panel says how the ledger is joined, and leaves after asking."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from shiboken6 import delete, isValid

from desktop.errors import StorageError
from desktop.services.sync_ports import Invitation
from desktop.services.syncing import JOINED, SyncOverview
from desktop.ui.joining.join_panel import JoinPanel
from desktop.ui.joining.join_sheet import JoinSheet
from desktop.ui.syncing.schedules import syncing_of
from desktop.ui.widgets.dialogs import QuestionSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def panel(session, qtbot, drain):
    window = QWidget()
    window.resize(1184, 700)
    qtbot.addWidget(window)
    panel = JoinPanel(session)
    panel.setParent(window)
    panel.held = window  # nobody else does
    session.changed.connect(lambda: isValid(panel) and panel.refresh(is_sample=False))
    window.show()
    window.activateWindow()
    panel.refresh(is_sample=False)
    drain()
    return panel


def words(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_ledger_alone_joins_from_the_panel(panel, home, qtbot, drain):
    assert "单机使用" in words(panel)
    assert panel.leave.isHidden()
    qtbot.mouseClick(panel.join, Qt.MouseButton.LeftButton)
    sheet = panel.window().findChild(JoinSheet)
    qtbot.keyClicks(sheet.fields.code, "K7QM2XRD")
    qtbot.keyClicks(sheet.fields.address, "yishibu.example.cn")
    qtbot.keyClick(sheet.fields.address, Qt.Key.Key_Return)
    drain()

    assert home.asked == [Invitation(url="yishibu.example.cn", code="K7QM2XRD")]
    told = words(panel)
    for part in ("盐池县政协", "SLC-02", "联络室", "2026-11-10", "https://yishibu.example.cn"):
        assert part in told
    assert "not to be shown" not in told
    assert panel.join.isHidden()


def test_leaving_is_asked_about_first(panel, home, session, qtbot, drain):
    home.join(Invitation())
    session.changed.emit()
    drain()
    qtbot.mouseClick(panel.leave, Qt.MouseButton.LeftButton)
    question = panel.window().findChild(QuestionSheet)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    drain()
    assert "SLC-02" in words(panel)
    qtbot.mouseClick(panel.leave, Qt.MouseButton.LeftButton)
    panel.window().findChildren(QuestionSheet)[-1].yes.click()
    drain()

    assert "单机使用" in words(panel)
    assert [notice.tone for notice in session.notices] == ["good"]
    assert panel.window().focusWidget() is panel.join


@pytest.mark.parametrize(
    ("waits", "said"),
    [
        ({}, "退出以后这台电脑单机使用"),
        ({"unsent": 3}, "未上传 3 条：想让县里收到，请先按“先不”，同步一次再退出。"),
        ({"unsent": 3, "files": 2}, "未上传 3 条、附件 2 个：想让县里收到"),
    ],
)
def test_leaving_says_first_what_the_county_would_lack(panel, session, drain, waits, said):
    session.home.join(Invitation())
    session.changed.emit()
    drain()
    syncing_of(session).overview = SyncOverview(standing=JOINED, **waits)

    panel.leave.click()

    question = panel.window().findChild(QuestionSheet)
    told = [label.text() for label in question.findChildren(QLabel)]
    assert any(text.startswith(said) for text in told)
    question.reject()


def test_run_under_way_stops_before_the_ledger_leaves(panel, session, drain, monkeypatch):
    home = session.home
    home.join(Invitation())
    session.changed.emit()
    drain()
    done = []
    monkeypatch.setattr(syncing_of(session), "rest", done.append)
    panel.leave.click()
    panel.window().findChild(QuestionSheet).yes.click()
    drain()
    assert home.now is not None
    assert panel.leave.reason == "正在退出…"

    (then,) = done
    then()
    drain()

    assert home.now is None


def test_ledger_leaves_though_the_panel_is_gone(panel, session, drain, monkeypatch):
    home = session.home
    home.join(Invitation())
    done = []
    monkeypatch.setattr(syncing_of(session), "rest", done.append)
    panel.leave.click()
    panel.window().findChild(QuestionSheet).yes.click()

    delete(panel)
    done[0]()
    drain()

    assert home.now is None
    assert [notice.text for notice in session.notices] == ["已退出，这台电脑单机使用。"]


def test_ledger_that_cannot_leave_says_so_and_may_try_again(panel, session, drain, monkeypatch):
    home = session.home
    home.join(Invitation())

    def leave():
        raise StorageError("账本正忙。", "请再试一次。")

    monkeypatch.setattr(home, "leave", leave)
    panel.leave.click()
    panel.window().findChild(QuestionSheet).yes.click()
    drain()

    assert [(notice.text, notice.tone) for notice in session.notices] == [("账本正忙。", "bad")]
    assert panel.leave.isEnabled()


def test_samples_go_nowhere(panel, qtbot, drain):
    panel.refresh(is_sample=True)
    drain()
    qtbot.mouseClick(panel.join, Qt.MouseButton.LeftButton)

    assert "样例" in panel.join.reason
    assert panel.window().findChild(JoinSheet) is None


def test_ledger_that_asked_by_stick_waits_and_is_joined_by_the_way_back(
    panel, session, qtbot, drain, monkeypatch
):
    home = session.home
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("/usb/u.yishibu-bundle", ""))
    home.invited = "入网文件"
    session.changed.emit()
    drain()

    assert "已写到 U 盘，等县里的回复" in words(panel)
    assert "11月23日写给盐池县政协" in words(panel)
    assert panel.leave.isHidden()
    assert not panel.join.isHidden()  # a code that came meanwhile, or another file
    qtbot.mouseClick(panel.write, Qt.MouseButton.LeftButton)
    drain()
    qtbot.mouseClick(panel.bring_in, Qt.MouseButton.LeftButton)
    drain()

    assert home.bundles == [("out", "u.yishibu-bundle"), ("in", "u.yishibu-bundle")]
    assert session.notices[-1].text == "导入好了：这台电脑已加入本县、回执 6 条。"
    assert "SLC-02" in words(panel)
    assert panel.bring_in.isHidden()
    assert panel.write.isHidden()
