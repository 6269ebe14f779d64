"""The face of the window: the sans faces laid beside the app, or the system's."""

from __future__ import annotations

import logging
import sys

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.paths import font_folders

log = logging.getLogger(__name__)

_FILES = ("NotoSansSC-*", "NotoSansCJK*", "SourceHanSans*")
_FAMILIES = ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN")
_ON_WINDOWS = ("Microsoft YaHei UI", "Microsoft YaHei")
_BODY = 15
"""px of the body text at normal type."""


def install_fonts() -> str:
    """Register the sans faces that are found, make one of them the app's, and return its family.

    On Windows the system's own Chinese face comes first: it is hinted for its screens. Without
    any known face Qt's choice stays, as the system may well have Chinese glyphs elsewhere.
    """
    wanted = (*_ON_WINDOWS, *_FAMILIES) if sys.platform == "win32" else _FAMILIES
    if not set(wanted) & set(QFontDatabase.families()):
        _register()
    present = set(QFontDatabase.families())
    family = next((name for name in wanted if name in present), "")
    if not family:
        log.warning("no Chinese face of the window found; the system's choice is used")
        return QApplication.font().family()
    font = QFont(family)
    font.setPixelSize(_BODY)
    QApplication.setFont(font)
    return family


def _register() -> None:
    for folder in font_folders():
        files = [file for pattern in _FILES for file in sorted(folder.glob(pattern))]
        for file in files:
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                log.warning("not a font that Qt reads: %s", file.name)
        if files:
            return
