"""What every page of the window is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session


class Page(QWidget):
    """One page; made anew for every place, kept while it is shown or one step back.

    The window calls `refresh` after the page came into view and after every act while it is in
    view; what is shown stays until the new content is there.
    """

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self.session = session
        self.place = place

    def refresh(self) -> None:
        """Ask for the content anew; must not block."""

    def leave(self) -> None:
        """Keep what is half typed: another page comes, or the window closes."""

    def first_focus(self) -> QWidget:
        """Return the control that needs a hand first."""
        return self

    def arrange(self, *, compact: bool) -> None:
        """Lay out for less room than 1366 logical px, or for large type, where `compact`."""

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do, for F1."""
        return []
