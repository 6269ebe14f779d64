"""投屏: what the room sees, in a window of its own on the second screen, else full screen here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.services.projections import view_projection
from desktop.ui.ballots.wall_painting import WallPainter, describe_projection

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent, QScreen

    from desktop.services.projections import Projection
    from desktop.ui.sessions import Session


class Projector(QWidget):
    """The wall of one meeting; it shows the vote in hand, or else the item under way.

    Unplugging the second screen hides it, plugging it in again brings it back; nothing is kept in
    it, so nothing is lost with it.
    """

    shown_changed = Signal()
    """It came onto a screen, or went."""

    def __init__(self, session: Session, meeting_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._meeting = session, meeting_id
        self._motion: UUID | None = None
        self._wanted = False
        self.projection: Projection | None = None
        self.setWindowTitle(self.tr("投屏"))
        self.setAccessibleName(self.tr("投屏"))
        self.setMinimumSize(800, 500)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        session.changed.connect(self.refresh)
        session.look.changed.connect(self.update)
        application = QGuiApplication.instance()
        application.screenAdded.connect(self._on_screen_added)  # type: ignore[union-attr]
        application.screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]
        self.refresh()

    def show_motion(self, motion: UUID | None) -> None:
        """Show a motion; None goes back to what is in hand."""
        self._motion = motion
        self.refresh()

    def refresh(self) -> None:
        """Ask for what is to be seen now."""

        def look(reading: object) -> Projection:
            return view_projection(reading, self._meeting, self._motion)  # type: ignore[arg-type]

        self._session.read(self, look, self._show)

    def _show(self, projection: Projection) -> None:
        self.projection = projection
        self.setAccessibleDescription(describe_projection(projection))
        self.update()

    def toggle(self) -> None:
        """Go onto the screen, or away."""
        if self.isVisible():
            self.withdraw()
        else:
            self.appear()

    def appear(self) -> None:
        """Go onto the second screen without taking the keyboard, else full screen here."""
        self._wanted = True
        second = self._second_screen()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, second is not None)
        if second is not None:
            self.setScreen(second)
            self.setGeometry(second.geometry())
        self.showFullScreen()
        if second is None:
            self.activateWindow()
            self.setFocus()
        self.refresh()
        self.shown_changed.emit()

    def withdraw(self) -> None:
        """Go away; the meeting's window is as it was."""
        self._wanted = False
        self._leave_screen()

    def _leave_screen(self) -> None:
        self.hide()
        self.shown_changed.emit()

    def _second_screen(self) -> QScreen | None:
        parent = self.parentWidget()
        main = parent.window().screen() if parent else QGuiApplication.primaryScreen()
        return next((one for one in QGuiApplication.screens() if one is not main), None)

    def _on_screen_removed(self, screen: QScreen) -> None:
        if self.isVisible() and self.screen() in (screen, None, QGuiApplication.primaryScreen()):
            # Qt may have moved the window to the recorder's screen by now: never cover that one.
            self._leave_screen()
            self._session.notify(
                self.tr("投影断开了，会议照常记录。"),
                self.tr("接好以后会自己回到投影上，也可以按 Alt+T。"),
                "warn",
            )

    def _on_screen_added(self, _screen: QScreen) -> None:
        if self._wanted and not self.isVisible():
            self.appear()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is going away."""
        self._wanted = False
        self.shown_changed.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc or Alt+T; take no other key."""
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape or (with_alt and event.key() == Qt.Key.Key_T):
            self.withdraw()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what the room sees."""
        painter = QPainter(self)
        WallPainter(painter, self.size(), self.font()).draw(self.projection)
        painter.end()
        super().paintEvent(event)
