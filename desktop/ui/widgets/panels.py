"""Panels and the head of a page: where things stand, with their titles."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.elided import ElidedLabel

HEAD_HEIGHT, PAGE_HEAD_HEIGHT = 40, 40
MARGIN = 16


class Strip(QFrame):
    """A row of a panel that is hidden while nothing is in it."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)  # without one it would come into view as a window
        self.setProperty("role", role)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        self.row.setSpacing(8)
        self.hide()

    def childEvent(self, event: QChildEvent) -> None:
        """Come into view with the first widget."""
        if event.type() == QEvent.Type.ChildAdded and event.child().isWidgetType():
            self.show()
        super().childEvent(event)


class Panel(QFrame):
    """A white panel: head with title and extras, body, and a raised foot.

    Attributes:
        header: Put extras here; they stand at the right of title and caption.
        body: The content.
        footer: Hidden until something is put in.
    """

    def __init__(self, title: str = "", caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._title, self._caption = ElidedLabel("", "panel-title"), ElidedLabel("", "second")
        self._head, self._foot = Strip("panel-head", self), Strip("panel-foot", self)
        self.header, self.footer, self.body = self._head.row, self._foot.row, QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(self.body, 1)
        whole.addWidget(self._foot)
        self.show_title(title, caption)

    def show_title(self, title: str, caption: str = "") -> None:
        """Show another title and what stands beside it."""
        if title and self.header.count() == 0:
            self.header.addWidget(self._title)
            self.header.addWidget(self._caption)
            self.header.addStretch(1)
        self._title.setText(title)
        self._caption.setText(caption)
        self._title.setVisible(bool(title))
        self._caption.setVisible(bool(caption))
        self.setAccessibleName(title)
        self._arrange()

    def show_caption(self, caption: str) -> None:
        """Show something else beside the title."""
        self.show_title(self._title.text(), caption)

    def show_footer(self, *, shown: bool) -> None:
        """Hide the foot while nothing in it is of use, or show it again."""
        self._foot.setVisible(shown)

    def pad_body(self) -> None:
        """Give the body the margin of text; lists go to the edges instead."""
        self.body.setContentsMargins(MARGIN, 12, MARGIN, 12)
        self.body.setSpacing(8)

    def _arrange(self) -> None:
        self._head.setMinimumHeight(appearance().px(HEAD_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()


class PageHead(QWidget):
    """The title row of a page.

    Attributes:
        extras: Right of the caption, as chips.
        buttons: At the right end.
    """

    back_pressed = Signal()
    """The arrow back was pressed."""

    def __init__(
        self, title: str, caption: str = "", *, back: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._caption = ElidedLabel("", "page-title"), ElidedLabel("", "second")
        self.extras, self.buttons = QHBoxLayout(), QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.back_button = IconButton("chevron-left", self.tr("返回"), framed=True)
        self.back_button.clicked.connect(self.back_pressed)
        row.addWidget(self.back_button)
        self.back_button.setVisible(back)
        row.addWidget(self._title)
        row.addWidget(self._caption)
        row.addLayout(self.extras)
        row.addStretch(1)
        self.buttons.setSpacing(8)
        row.addLayout(self.buttons)
        self.show_title(title, caption)
        self._arrange()

    def show_title(self, title: str, caption: str = "") -> None:
        """Show another title and what stands beside it."""
        self._title.setText(title)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.setAccessibleName(title)

    def show_caption(self, caption: str) -> None:
        """Show something else beside the title."""
        self.show_title(self._title.text(), caption)

    def wanted_width(self) -> int:
        """Return the room in which title and caption are whole, px."""
        caption = self._caption.sizeHint().width() + 12 if self._caption.text() else 0
        return self._title.sizeHint().width() + caption

    def _arrange(self) -> None:
        self.setMinimumHeight(appearance().px(PAGE_HEAD_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
