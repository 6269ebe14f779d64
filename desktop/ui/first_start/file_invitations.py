"""Enrolment files at the first start: what the chosen one says, and the way by stick from there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.services.sync_ports import Invited
    from desktop.ui.first_start.beginnings import Beginnings
    from desktop.ui.first_start.join_question import JoinQuestion
    from desktop.ui.first_start.questions import AloneQuestion
    from desktop.ui.tasks import TaskRunner


class FileInvitations(QObject):
    """Stands between the two pages that a way by stick begins with.

    Attributes:
        file: The enrolment file by which the ledger is to ask once it is there; None: by none.
    """

    agreed = Signal()
    """The file is one: the ledger that is to ask comes next, since its key signs the request."""

    def __init__(
        self,
        tasks: TaskRunner,
        beginnings: Callable[[], Beginnings],
        join: JoinQuestion,
        alone: AloneQuestion,
    ) -> None:
        super().__init__(join)
        self.file: Path | None = None
        self._tasks, self._beginnings, self._join, self._alone = tasks, beginnings, join, alone
        join.invitation.file_taken.connect(self._on_file_taken)
        join.stick_asked.connect(self._on_stick_asked)

    def forget(self) -> None:
        """Ask by no file: another way was taken."""
        self._keep(None, None)

    def _on_file_taken(self, file: Path) -> None:
        self._join.forget_fault()
        show = partial(self._join.invitation.show_told, file)
        self._tasks.quiet(self, self._looking_at(file), show, self._join.refuse)

    def _on_stick_asked(self, file: Path) -> None:
        self._join.wait(self.tr("正在看入网文件…"))
        known = partial(self._on_invited, file)
        self._tasks.ledger(self, self._looking_at(file), known, self._join.refuse)

    def _looking_at(self, file: Path) -> Callable[[], Invited]:
        return lambda: self._beginnings().look_at_invitation(file)

    def _on_invited(self, file: Path, invited: Invited) -> None:
        self._join.wait("")
        self.agreed.emit()
        self._keep(file, invited)

    def _keep(self, file: Path | None, invited: Invited | None) -> None:
        self.file = file
        self._alone.show_invited(invited)
