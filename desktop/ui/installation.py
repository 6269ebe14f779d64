"""What the window needs of an installation, tried by showing it: `yishibu self-test`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QLibraryInfo, QPluginLoader, Qt, qVersion
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImageReader
from PySide6.QtWidgets import QApplication

from desktop.errors import AppError
from desktop.resources import resource
from desktop.ui.fonts import install_fonts
from desktop.ui.looks import LANGUAGES, Look
from desktop.ui.main_window import MainWindow
from desktop.ui.places import Navigator
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tasks import TaskRunner

SCREEN_PLUGINS = {"linux": "platforms/libqxcb.so", "win32": "platforms/qwindows.dll"}
PICTURES = (b"jpeg", b"png", b"svg")
_REINSTALL = "请重新安装。"


def check_window() -> str:
    """Show the window, whatever screen there is, and return what it is made with.

    Called on the UI thread, with an application.

    Raises:
        AppError: A library, a plugin, the fonts or a translation is missing; it says which.
    """
    _check_screen_plugin()
    _check_pictures()
    _check_translations()
    family = install_fonts()
    if not QFontMetrics(QApplication.font()).inFont("议"):
        raise AppError(f"窗口的字体（{family}）没有汉字。", _REINSTALL)
    _show_window()
    return f"Qt {qVersion()}，{QGuiApplication.platformName()}，字体 {family}"


def _check_screen_plugin() -> None:
    """Load what draws on a real screen: it asks more of the system than the self-test does."""
    name = SCREEN_PLUGINS.get(sys.platform)
    if name is None:
        return
    plugin = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), name)
    loader = QPluginLoader(str(plugin))
    if not loader.load():
        reason = loader.errorString().removeprefix(f"Cannot load library {plugin}: ")
        raise AppError(f"这台电脑的屏幕用不了：{reason}。", "请重新安装，或补上缺少的系统库。")


def _check_pictures() -> None:
    formats = {bytes(QByteArray(one).data()) for one in QImageReader.supportedImageFormats()}
    lacking = sorted(one.decode("ascii") for one in set(PICTURES) - formats)
    if lacking:
        raise AppError(f"窗口读不了这些图片格式：{'、'.join(lacking)}。", _REINSTALL)


def _check_translations() -> None:
    for language in LANGUAGES[1:]:
        if not resource(f"translations/yishibu_{language}.qm").is_file():
            raise AppError(f"缺少界面语言 {language}。", _REINSTALL)


def _show_window() -> None:
    look, tasks = Look(), TaskRunner()
    window = MainWindow(look, Navigator(), tasks)
    try:
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # no flash where there is one
        window.setStyleSheet(style_sheet(look))
        window.show()
        QApplication.processEvents()
        if window.grab().isNull():
            raise AppError("窗口画不出来。", _REINSTALL)
    finally:
        window.close()
        tasks.close()
