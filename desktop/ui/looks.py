"""How a person wants the window to look: large type, high contrast, language; kept on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

if TYPE_CHECKING:
    from pathlib import Path

LARGE = 1.35
"""Factor of large type."""
LANGUAGES = ("zh_CN", "en")


class Look(QObject):
    """Large type, high contrast and language of the interface; whether it reminds and stays."""

    changed = Signal()
    """Sizes or colours are others: style sheet and painted widgets follow."""
    language_changed = Signal()
    """Texts are others: the window is made anew."""

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        """Read what was chosen last.

        Args:
            file: An INI file, made when something is chosen; None keeps nothing.
            parent: Owner.
        """
        super().__init__(parent)
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self.large = self._kept("large") == "true"
        self.high_contrast = self._kept("high_contrast") == "true"
        self.reminds = self._kept("reminds") != "false"
        self.stays = self._kept("stays") == "true"
        language = self._kept("language")
        self.language = language if language in LANGUAGES else LANGUAGES[0]

    def _kept(self, name: str) -> str:
        return (
            str(self._settings.value(name, "")).lower().replace("zh_cn", "zh_CN")
            if self._settings
            else ""
        )

    def _keep(self, name: str, value: str) -> None:
        if self._settings:
            self._settings.setValue(name, value)

    @property
    def scale(self) -> float:
        """Factor by which every size of the design grows."""
        return LARGE if self.large else 1.0

    def px(self, size: float) -> int:
        """Return a size of the design, in px at normal type, as it is to be drawn now."""
        return round(size * self.scale)

    def set_large(self, large: bool) -> None:  # noqa: FBT001 – the slot of a toggle
        """Turn large type on or off."""
        if large != self.large:
            self.large = large
            self._keep("large", str(large).lower())
            self.changed.emit()

    def set_high_contrast(self, high: bool) -> None:  # noqa: FBT001 – the slot of a toggle
        """Turn high contrast on or off."""
        if high != self.high_contrast:
            self.high_contrast = high
            self._keep("high_contrast", str(high).lower())
            self.changed.emit()

    def set_reminds(self, reminds: bool) -> None:  # noqa: FBT001 – the slot of a toggle
        """Remind of what is due, or do not."""
        self.reminds = reminds
        self._keep("reminds", str(reminds).lower())

    def set_stays(self, stays: bool) -> None:  # noqa: FBT001 – the slot of a toggle
        """Go on in the tray when the window is closed, or end."""
        self.stays = stays
        self._keep("stays", str(stays).lower())

    def set_language(self, language: str) -> None:
        """Choose one of LANGUAGES."""
        if language != self.language and language in LANGUAGES:
            self.language = language
            self._keep("language", language)
            self.language_changed.emit()
