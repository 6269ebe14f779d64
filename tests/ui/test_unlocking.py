import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.unlocking import UnlockPanel


@pytest.fixture
def panel(qtbot):
    panel = UnlockPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_enter_answers_and_nothing_typed_does_not(panel):
    answers = []
    panel.answered.connect(answers.append)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert answers == []

    QTest.keyClicks(panel.field, "mima")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert answers == ["mima"]
    assert panel.field.echoMode() == QLineEdit.EchoMode.Password


def test_refusal_keeps_what_was_typed_to_be_typed_over(panel):
    QTest.keyClicks(panel.field, "mima")

    panel.refuse("口令不对。 请再输入一次。")

    assert panel._fault.text() == "口令不对。 请再输入一次。"
    assert panel.field.selectedText() == "mima"
