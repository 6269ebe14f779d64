"""The style sheet of a look on the application, taken away afterwards."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.fonts import install_fonts
from desktop.ui.looks import Look
from desktop.ui.stylesheet import style_sheet


@pytest.fixture
def wear(qapp):
    """Call it to put a look on; returns the Look."""
    install_fonts()

    def put_on(*, large=False, high_contrast=False):
        look = Look()
        look.large, look.high_contrast = large, high_contrast
        QApplication.instance().setStyleSheet(style_sheet(look))
        return look

    yield put_on
    qapp.setStyleSheet("")
