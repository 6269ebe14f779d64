"""Dialogs: a sheet with its own title bar above the dimmed window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.panels import Strip
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = QSize(960, 660)
MARGIN = 16
_DIM = 110
"""Opacity of the veil, 0 to 255."""


class _Veil(QWidget):
    """Dims what lies behind a sheet and grows with the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName("")
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        color = QColor(appearance().tokens.text)
        color.setAlpha(_DIM)
        QPainter(self).fillRect(self.rect(), color)


class _Content(QWidget):
    """Says when it asks for another size: an area that scrolls tells nobody else."""

    grew = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.grew.emit()
        return super().event(event)


class _Body(QScrollArea):
    """Scrolls only where the sheet would not fit."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self._content = content

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), 48)


class Sheet(QDialog):
    """A modal dialog of at most 960 × 660; Esc leaves and keeps what was typed.

    Attributes:
        body: The content.
        footer: Hidden until something is put in; give it a stretch to keep buttons right.
    """

    def __init__(self, parent: QWidget, title: str, *, width: int = 560) -> None:
        """Make a sheet; `open()` shows it.

        Args:
            parent: A widget of the window that is dimmed.
            title: In the title bar.
            width: px of the design; at most 960 and what the window has.
        """
        window = parent.window()
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "sheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._design_width = width
        self._is_held = False
        self._to_reveal: QWidget | None = None
        self._title = text_label(title, "dialog-title")
        self._window, self._veil = window, _Veil(window)
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self.fit)
        self._veil.hide()
        self.body, foot = QVBoxLayout(), Strip("panel-foot", self)
        self.footer = foot.row
        self._lay_out(foot)

    def _lay_out(self, foot: Strip) -> None:
        close = IconButton("x", self.tr("关闭"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        close.clicked.connect(self.reject)
        head = Strip("panel-head", self)
        head.row.addWidget(self._title, 1)
        head.row.addWidget(close)
        content = _Content()
        content.setProperty("role", "sheet-body")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content.setLayout(self.body)
        content.grew.connect(self._on_content_grew)
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.body.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(head)
        self._area = _Body(content)
        whole.addWidget(self._area, 1)
        whole.addWidget(foot)

    def hold(self) -> None:
        """Stay open while what was typed is being stored: its draft is not to outlive it."""
        self._is_held = True

    def let_go(self) -> None:
        """Let Esc leave again: nothing was stored."""
        self._is_held = False

    def reject(self) -> None:
        """Leave, unless something is being stored."""
        if not self._is_held:
            super().reject()

    def reveal(self, widget: QWidget) -> None:
        """Show what may be out of sight, and scroll to it once the sheet has grown by it."""
        widget.show()
        self._to_reveal = widget
        self._refit.start()

    def show_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window and stand in its middle."""
        super().showEvent(event)
        self.fit()
        self._veil.raise_()
        self._veil.show()

    def _on_content_grew(self) -> None:
        if self.isVisible():
            self._refit.start()

    def fit(self) -> None:
        """Take the size that the content asks for, in the middle of the window."""
        window = self._window
        room = QSize(window.width() - 2 * MARGIN, window.height() - 2 * MARGIN)
        most = LARGEST.boundedTo(room).expandedTo(QSize(320, 160))
        width = min(appearance().px(self._design_width), most.width())
        wanted = self._height_for(width)
        height = min(wanted, most.height())
        # A bar that is there once makes the lines narrower, and so keeps itself needed.
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        fits = wanted <= most.height()
        self._area.setVerticalScrollBarPolicy(off if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedSize(width, height)
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle.x() - width // 2, middle.y() - height // 2)
        if self._to_reveal is not None:
            shown, self._to_reveal = self._to_reveal, None
            self.body.activate()
            QTimer.singleShot(0, shown, lambda: self._area.ensureWidgetVisible(shown))

    def _height_for(self, width: int) -> int:
        # What lies in an area that scrolls does not tell the layout around it that it grew.
        self._area.updateGeometry()
        wanted = self.sizeHint().height()
        if self.body.hasHeightForWidth():
            wanted += self.body.heightForWidth(width - 2) - self._area.sizeHint().height()
        return wanted

    def hideEvent(self, event: QHideEvent) -> None:
        """Lift the veil."""
        self._veil.hide()
        super().hideEvent(event)


class QuestionSheet(Sheet):
    """Asks before something is replaced; Esc and 先不 leave everything as it is."""

    def __init__(self, parent: QWidget, title: str, text: str, yes: str) -> None:
        super().__init__(parent, title, width=480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body.addWidget(text_label(text, "body", wrap=True))
        self.body.addStretch(1)
        self.no = Button(self.tr("先不"), letter="N")
        self.yes = Button(yes, kind="primary", letter="Y")
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        self.footer.addStretch(1)
        self.footer.addWidget(self.no)
        self.footer.addWidget(self.yes)


def ask(
    parent: QWidget, title: str, text: str, yes: str, action: Callable[[], object]
) -> QuestionSheet:
    """Ask, and act where the answer is yes; returns at once."""
    sheet = QuestionSheet(parent, title, text, yes)
    sheet.accepted.connect(action)
    sheet.open()
    sheet.no.setFocus()
    return sheet
