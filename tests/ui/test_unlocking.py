import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.unlocking import UnlockPanel


@pytest.fixture
def ask(qtbot):
    def ask(**options):
        panel = UnlockPanel(**options)
        qtbot.addWidget(panel)
        panel.answers = []
        panel.answered.connect(lambda *answer: panel.answers.append(answer))
        panel.show()
        return panel

    return ask


def test_enter_answers_and_nothing_typed_does_not(ask):
    panel = ask()
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.answers == []

    QTest.keyClicks(panel.field, "mima")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert panel.answers == [("mima", "")]
    assert panel.field.echoMode() == QLineEdit.EchoMode.Password


def test_refusal_keeps_what_was_typed_to_be_typed_over(ask):
    panel = ask()
    QTest.keyClicks(panel.field, "mima")

    panel.refuse("口令不对。 请再输入一次。")

    assert panel._fault.text() == "口令不对。 请再输入一次。"
    assert panel.field.selectedText() == "mima"


def test_code_opens_with_a_new_passphrase_typed_twice(ask):
    panel = ask()
    panel.by._take(1)
    assert (panel.code.isVisible(), panel.field.isVisible()) == (True, False)
    panel._open.click()
    assert panel.code.fault == "还没有写恢复码。"
    QTest.keyClicks(panel.code, "0123-4567")
    QTest.keyClicks(panel.renewed.first, "xin")
    QTest.keyClicks(panel.renewed.second, "xi")
    panel._open.click()
    assert panel.answers == []

    QTest.keyClicks(panel.renewed.second, "n")
    panel._open.click()

    assert panel.answers == [("xin", "0123-4567")]


def test_keyring_that_was_locked_can_be_tried_again(ask):
    panel = ask(code_only=True, keyring_refused=True)
    assert (panel.field.isVisible(), panel.by.isVisible()) == (False, False)

    panel.again.click()

    assert panel.answers == [("", "")]
    assert not ask().again.isVisible()
