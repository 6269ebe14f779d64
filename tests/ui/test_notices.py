import pytest

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
