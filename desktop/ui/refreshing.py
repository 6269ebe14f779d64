"""One look at the ledger at a time: what is asked for meanwhile is asked for once, afterwards.

With thousands of people a look takes a good part of a second on the ledger's thread. Were every
entry followed by its own, entries made quickly would wait for looks that nobody needs any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.errors import AppError
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session


class Refreshing(QObject):
    """Asks a query of the ledger; never twice at the same time."""

    def __init__(
        self,
        session: Session,
        query: Callable[[], Callable[[Reading], Any]],
        show: Callable[[Any], None],
        parent: QObject,
    ) -> None:
        """Make ready to ask.

        Args:
            session: Whose ledger.
            query: Makes the query as of now; called on the UI thread when it is asked.
            show: Takes the answer, on the UI thread.
            parent: Owner; once it is gone nothing is shown.
        """
        super().__init__(parent)
        self._session, self._query, self._show = session, query, show
        self._is_asking, self._is_wanted = False, False

    def ask(self) -> None:
        """Ask now, or once more when the look that runs has come back."""
        if self._is_asking:
            self._is_wanted = True
            return
        self._is_asking, self._is_wanted = True, False
        self._session.read(self, self._query(), self._on_read, self._on_failed)

    def _on_read(self, answer: Any) -> None:
        self._is_asking = False
        if self._is_wanted:  # what has come is old by now
            self.ask()
        self._show(answer)

    def _on_failed(self, error: AppError) -> None:
        self._is_asking = False
        self._session.notify(error.message, error.advice, "bad")
        if self._is_wanted:
            self.ask()
