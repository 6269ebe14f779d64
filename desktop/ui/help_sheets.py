"""F1: the keys of the page where one is, and those that hold everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.keycaps import KeyCap

if TYPE_CHECKING:
    from collections.abc import Sequence


class HelpSheet(Sheet):
    """Lists keys with what they do."""

    def __init__(self, parent: QWidget, keys: Sequence[tuple[str, str]]) -> None:
        """List the keys of a page before those of all pages.

        Args:
            parent: The window.
            keys: Pairs of keys, as ``Ctrl+Enter``, and what they do in words.
        """
        super().__init__(parent, self.tr("这一屏的键"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        everywhere = [
            ("Alt+1…9", self.tr("换页")),
            ("Alt+←  Alt+→", self.tr("退回、再去")),
            ("Ctrl+K", self.tr("查找：任意两个字，或姓名拼音首字母")),
            ("Ctrl+F", self.tr("在这一页里找")),
            ("Esc", self.tr("离开，写的都留着")),
            ("Ctrl+Z", self.tr("撤回刚才那一步")),
            ("Ctrl+Enter", self.tr("存好，下一件")),
            ("Alt+P", self.tr("打印")),
            ("Ctrl+=  Ctrl+-", self.tr("大字、还原")),
        ]
        for row, (pressed, does) in enumerate([*keys, *everywhere]):
            grid.addWidget(KeyCap(pressed), row, 0)
            grid.addWidget(QLabel(does), row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
