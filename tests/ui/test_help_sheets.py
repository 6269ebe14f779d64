from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.help_sheets import HelpSheet


def test_keys_of_the_page_stand_before_those_of_all_pages(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = HelpSheet(window, [("F5", "点名")])
    sheet.open()
    words = [label.text() for label in sheet.findChildren(QLabel)]

    assert words.index("点名") < words.index("换页")

    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
