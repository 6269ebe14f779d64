"""The panel instead of a page, and what its buttons ask for."""

from desktop.errors import LedgerDamagedError
from desktop.ui.unreadable import UnreadablePanel


def test_panel_says_what_happened_and_offers_two_ways(qtbot):
    panel, asked = UnreadablePanel(), []
    qtbot.addWidget(panel)
    panel.restore_asked.connect(lambda: asked.append("restore"))
    panel.retry_asked.connect(lambda: asked.append("retry"))

    panel.show_error(LedgerDamagedError("账本读不出来。", "请恢复备份。"))
    panel.restore.click()
    panel.again.click()

    assert panel.accessibleName() == "账本读不出来。"
    assert asked == ["restore", "retry"]
