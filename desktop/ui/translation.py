"""Installs the language of the interface: Chinese as written, English from resources."""

from __future__ import annotations

from importlib.resources import as_file
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from desktop.resources import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

SOURCE_LANGUAGE = "zh_CN"


class Translation:
    """The translators of an application; kept, since Qt holds no reference to them."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Say everything in a language of looks.LANGUAGES from now on."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = list(self._load(language))
        for translator in self._installed:
            self._app.installTranslator(translator)
        QLocale.setDefault(QLocale(language))

    def _load(self, language: str) -> list[QTranslator]:
        found = []
        qts_own = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qts_own.load(f"qtbase_{language}", folder):
            found.append(qts_own)
        if language != SOURCE_LANGUAGE:
            ours = QTranslator()
            with as_file(resource(f"translations/yishibu_{language}.qm")) as file:
                if ours.load(str(file)):
                    found.append(ours)
        return found
