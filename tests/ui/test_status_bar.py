from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.ui.looks import Look
from desktop.ui.status_bar import StatusBar

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


@pytest.fixture
def look(qapp):
    return Look()


@pytest.fixture
def bar(qtbot, look):
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (None, "还没有备份"),
        (timedelta(0), "今天已备份"),
        (timedelta(days=3), "3 天前备份"),
        (timedelta(days=-2), "今天已备份"),  # a clock that was set back
    ],
)
def test_age_of_the_backup_is_in_words(bar, ago, words):
    bar.show_backup(None if ago is None else NOW - ago, NOW)

    assert bar._backup.accessibleName() == words


def test_when_it_was_saved_is_shown_to_the_second(bar):
    bar.show_saved(NOW)

    assert bar._saved.accessibleName() == "已自动保存 12:00:00"  # Beijing's time everywhere


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (None, "写了就自动保存"),
        (timedelta(hours=1), "已自动保存 11:00:00"),
        (timedelta(days=3), "上次保存 11月21日"),
    ],
)
def test_what_was_saved_before_the_window_opened_is_said_by_its_day(bar, ago, words):
    bar.show_last_saved(None if ago is None else NOW - ago, NOW)

    assert bar._saved.accessibleName() == words


def test_large_type_and_contrast_are_one_click(bar, look, qtbot):
    qtbot.mouseClick(bar._large, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar._contrast, Qt.MouseButton.LeftButton)
    assert (look.large, look.high_contrast) == (True, True)

    look.set_large(False)
    assert not bar._large.isChecked()


def test_help_is_asked_for(bar, qtbot):
    with qtbot.waitSignal(bar.help_asked):
        bar.help_asked.emit()


def test_nothing_is_said_of_the_line_before_it_is_known(bar):
    assert not bar._line.isVisible()


def test_ledger_that_waits_for_its_answer_by_stick_says_so(bar):
    bar.show_alone("把 U 盘带到县里。")
    assert bar._line.accessibleName() == "等县里的回复（U 盘）"
    assert bar._line.toolTip() == "把 U 盘带到县里。"

    bar.show_alone()
    assert bar._line.accessibleName() == "单机使用"
    assert bar._line.toolTip() == ""
