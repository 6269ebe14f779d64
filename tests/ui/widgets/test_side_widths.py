"""How wide a side panel is, beside a page and in its place."""

from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.side_widths import hold_width


def test_panel_is_held_to_its_width_and_let_go_again(qtbot):
    panel = QWidget()
    qtbot.addWidget(panel)
    hold_width(panel, 316)
    assert (panel.minimumWidth(), panel.maximumWidth()) == (316, 316)

    hold_width(panel, None)

    assert panel.minimumWidth() == 0
    assert panel.maximumWidth() == QWidget().maximumWidth()
