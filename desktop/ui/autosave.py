"""Keeps what is being typed: a draft within a second of a key, so that no power cut takes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from desktop.services.drafts import drop_draft, find_draft, keep_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.ui.sessions import Session

WITHIN_MS = 800
"""Longest time, in milliseconds, that a key stays unsaved; counted from the first unsaved one."""


AGAIN_MS = 5000
"""How long, in milliseconds, until what could not be saved is tried again."""


class DraftKeeper(QObject):
    """Keeps the draft of one form and row."""

    def __init__(
        self,
        session: Session,
        form: str,
        row: str,
        collect: Callable[[], Mapping[str, Any]],
        parent: QObject | None = None,
    ) -> None:
        """Keep drafts for a form.

        Args:
            session: Where to keep them.
            form: Name of the form.
            row: Id of the row it edits, or a name of the place where a new one begins.
            collect: Returns what is in the form, as JSON can hold it; called on the UI thread.
            parent: Owner.
        """
        super().__init__(parent)
        self._session, self.form, self.row, self._collect = session, form, row, collect
        self._timer = QTimer(self, singleShot=True, interval=WITHIN_MS)
        self._timer.timeout.connect(self._keep)
        self._has_failed = self._is_dropped = False

    def touch(self) -> None:
        """Note that something was typed."""
        self._is_dropped = False
        if not self._timer.isActive():
            self._timer.start(WITHIN_MS)

    def flush(self) -> None:
        """Keep at once what waits."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def drop(self) -> None:
        """Forget the draft: it became an act, or was thrown away."""
        self._timer.stop()
        self._is_dropped = True
        drafts = self._session.ledger.drafts
        self._session.tasks.ledger(self, partial(drop_draft, drafts, self.form, self.row), _ignore)

    def restore(self, done: Callable[[Draft | None], None]) -> None:
        """Look for what a crash or Esc left, and hand it over."""
        drafts = self._session.ledger.drafts
        self._session.tasks.ledger(self, partial(find_draft, drafts, self.form, self.row), done)

    def _keep(self) -> None:
        content = dict(self._collect())
        drafts = self._session.ledger.drafts
        keep = partial(keep_draft, drafts, self.form, self.row, content)
        # Owned by the session: a page that is gone must not stop its last words from being told.
        self._session.tasks.ledger(self._session, keep, self._on_kept, self._on_failed)

    def _on_kept(self, _: object) -> None:
        self._has_failed = False
        self._session.saved.emit(self._session.now())

    def _on_failed(self, error: AppError) -> None:
        """Tell it once, and try again until it is saved: the words are still in the form."""
        if not isValid(self):
            return
        if not self._has_failed:
            self._has_failed = True
            self._session.notify(error.message, error.advice, "bad")
        if not self._timer.isActive() and not self._is_dropped:
            self._timer.start(AGAIN_MS)


def _ignore(_: object) -> None:
    return
