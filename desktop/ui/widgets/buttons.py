"""Buttons: plain, primary, strong and link, with a Chinese-style mnemonic and a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.focus import follow_focus
from desktop.ui.widgets.icons import icon as drawn_icon
from desktop.ui.widgets.styling import restyle

if TYPE_CHECKING:
    from desktop.ui.tokens import Tokens

KINDS = ("plain", "primary", "strong", "link", "more", "chip", "paper")
ICON, BIG_ICON, GAP = 18, 20, 5
"""px of the design."""


def with_letter(text: str, letter: str) -> str:
    """Return a text in which Qt finds a mnemonic: 打印 and P give 打印(&P), Print gives &Print."""
    plain = text.replace("&", "&&")
    if not letter:
        return plain
    if text.isascii() and letter.lower() in text.lower():
        at = plain.lower().index(letter.lower())
        return f"{plain[:at]}&{plain[at:]}"
    return f"{plain}(&{letter.upper()})"


def bind_keys(keys: str, button: QPushButton) -> None:
    """Let keys press a button wherever the focus is in its window; Enter is on both its keys."""
    wanted = {keys, keys.replace("Enter", "Return")}
    for name in sorted(wanted):
        QShortcut(QKeySequence(name), button).activated.connect(button.click)


class Button(QPushButton):
    """A button with its word; the mnemonic is underlined and works with Alt."""

    def __init__(
        self,
        text: str,
        *,
        kind: str = "plain",
        icon: str = "",
        letter: str = "",
        keys: str = "",
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: The word, without mnemonic.
            kind: One of KINDS; at most one primary a screen.
            icon: A name of desktop.ui.widgets.icons.
            letter: The mnemonic; each once a screen.
            keys: Further keys, as ``Ctrl+Enter``, shown behind the word.
            big: The 48 px of a page's main actions.
            parent: Owner.
        """
        super().__init__(parent)
        self._icon_name, self._letter, self._keys, self._big = icon, letter, keys, big
        self._text, self._reason = text, ""
        self.setProperty("kind", kind)
        self.setProperty("bulk", "big" if big else "")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.show_text(text)
        if keys:
            bind_keys(keys, self)
        follow_focus()

    def show_text(self, text: str) -> None:
        """Show another word; the mnemonic stays."""
        self._text = text
        shown = with_letter(text, self._letter)
        self.setText(f"{shown} {self._keys}" if self._keys else shown)
        self.setAccessibleName(text)
        self._draw_icon()  # with a gap to the word where there is one

    def take_after(self, other: Button) -> None:
        """Look as another button does: its word, mnemonic, icon and lock."""
        self._letter, self._icon_name = other._letter, other._icon_name
        self.show_text(other._text)
        if other.reason:
            self.lock(other.reason)
        else:
            self.unlock()

    def show_icon(self, name: str) -> None:
        """Show another icon, or none."""
        self._icon_name = name
        self._draw_icon()

    def show_kind(self, kind: str) -> None:
        """Become another of KINDS, as the next step does that is to be the red one."""
        restyle(self, kind=kind)
        self._draw_icon()

    @property
    def reason(self) -> str:
        """Why it is locked; "" while it is not."""
        return self._reason

    def lock(self, reason: str) -> None:
        """Let it not be pressed, with a lock; write what is missing near it as well."""
        self._reason = reason
        self.setEnabled(False)
        self._tell()

    def unlock(self) -> None:
        """Let it be pressed again."""
        self._reason = ""
        self.setEnabled(True)
        self._tell()

    def _tell(self) -> None:
        self.setToolTip(self._reason)
        self.setAccessibleDescription(self._reason)
        self._draw_icon()

    def _draw_icon(self) -> None:
        look = appearance()
        name = "lock" if self._reason else self._icon_name
        size = look.px(BIG_ICON if self._big else ICON)
        gap = look.px(GAP) if self._text else 0
        self.setIconSize(QSize(size + gap, size))
        color = _icon_color(look.tokens, self.property("kind"))
        self.setIcon(drawn_icon(name, color, size, gap=gap) if name else QIcon())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does: a key held down presses once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()


class IconButton(Button):
    """A button without a word, for back and close only; its name is spoken and its tooltip."""

    def __init__(
        self, icon: str, name: str, *, framed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", kind="icon" if framed else "quiet", icon=icon, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)


def _icon_color(tokens: Tokens, kind: str) -> str:
    by_kind = {"primary": tokens.surface, "strong": tokens.accent, "link": tokens.accent}
    if kind == "chip":  # it has an icon only while it is chosen
        return tokens.accent
    return by_kind.get(kind, tokens.text)
