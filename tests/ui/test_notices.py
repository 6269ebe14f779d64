from pathlib import Path

import pytest

from desktop.errors import DiskFullError
from desktop.ui.notices import NoticeStrip
from desktop.ui.sessions import Notice


@pytest.fixture
def strip(qtbot):
    strip = NoticeStrip()
    qtbot.addWidget(strip)
    return strip


@pytest.mark.parametrize(
    ("tone", "words", "goes_by_itself"),
    [
        ("bad", "没有做成", False),
        ("warn", "请注意", False),
        ("good", "做好了", True),
        ("info", "提示", True),
    ],
)
def test_notice_says_its_kind_in_words(strip, tone, words, goes_by_itself):
    strip.tell(Notice("磁盘满了。", "请腾出空间。", tone))

    assert strip.accessibleName() == f"{words} 磁盘满了。 请腾出空间。"
    assert strip._timer.isActive() == goes_by_itself
    assert not strip.isHidden()


def test_markup_in_what_was_typed_is_shown_as_typed(strip):
    strip.tell(Notice("<b>路</b>", "", "bad"))

    assert strip._words.text() == "<b>路</b>"
    assert strip._words.textFormat().name == "PlainText"


def test_full_disk_stays_on_top_until_something_is_saved(strip):
    strip.hold(DiskFullError("磁盘满了。", "请腾出空间。"))
    strip.tell(Notice("已撤回。", "", "good"))

    assert strip.accessibleName() == "没有做成 磁盘满了。 请腾出空间。"
    assert (strip._close.isHidden(), strip._timer.isActive()) == (True, False)

    strip.let_go()
    assert (strip.isHidden(), strip._close.isHidden()) == (True, False)
    strip.tell(Notice("已撤回。", "", "good"))
    assert strip.accessibleName() == "做好了 已撤回。"


@pytest.mark.parametrize(
    ("path", "is_held"),
    [("/srv/yishibu/ledger.db", True), ("/media/usb/u.ysb", False), ("", True)],
)
def test_full_stick_keeps_nobody_from_saving(strip, path, is_held):
    strip.house = Path("/srv/yishibu")

    strip.hold(DiskFullError("放不下了。", "请换一个。", path=path))
    strip.tell(Notice("已撤回。", "", "good"))

    assert ("放不下了" in strip.accessibleName()) == is_held


def test_saving_takes_no_other_notice_away(strip):
    strip.tell(Notice("没有权限。", "", "bad"))

    strip.let_go()

    assert not strip.isHidden()
