from PySide6.QtWidgets import QLabel

from desktop.ui.naming import named


def test_widget_is_named_and_given_back(qtbot):
    label = QLabel("字")
    qtbot.addWidget(label)

    assert named(label, "caption") is label
    assert label.objectName() == "caption"
