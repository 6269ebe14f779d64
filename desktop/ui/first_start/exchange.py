"""Another ledger instead of the one that is there: one's own after the samples, or a backup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal

from desktop.domain.deadlines import BEIJING
from desktop.ui.first_start.questions import Answer, RestoreQuestion
from desktop.ui.first_start.window import FirstStart
from desktop.ui.widgets.dialogs import ask

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.services.daily_backups import BackupFacts
    from desktop.ui.first_start.choices import Choice
    from desktop.ui.tasks import Task


class ExchangeStart(FirstStart):
    """The first start again, over a ledger that is kept aside and never deleted."""

    left = Signal()
    """Everything is to stay as it was."""

    def __init__(self, *args: Any, start: str, **options: Any) -> None:
        """Ask; see FirstStart.

        Args:
            start: Which answer is shown first: ``alone`` or ``restore``.
            *args: As for FirstStart.
            **options: As for FirstStart.
        """
        super().__init__(*args, **options)
        self._start = start
        self.choices.choose(start)
        if start == "restore":
            self._show_question(start)
        restore = self.questions["restore"]
        if isinstance(restore, RestoreQuestion):
            self._tasks.quiet(self, lambda: self._beginnings().backups(), restore.show_backups)
        QTimer.singleShot(0, self, self._focus)

    def _focus(self) -> None:
        shown = next((each for each in self.questions.values() if each.isVisible()), self.choices)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heading(self) -> tuple[str, str]:
        return self.tr("现在的账本另存起来，一条不丢"), self.tr("换成哪个账本？")

    def _hint(self) -> str:
        return self.tr("不换了，按 Esc 回到原来的账本。")

    def _choices(self) -> list[Choice]:
        return [choice for choice in super()._choices() if choice.id != "sample"]

    def _on_question_left(self, choice: str) -> None:
        if choice == self._start == "restore":
            self.left.emit()
        else:
            self.show_choices()

    def _on_answered(self, choice: str, answer: Answer) -> None:
        """Look whether all is well before anything is closed, and ask."""
        go_on = partial(super()._on_answered, choice, answer)
        if answer.file is None:
            text = self.tr("现在的账本收进 replaced 文件夹，不删除。换成一个新的、空的账本？")
            ask(self, self.tr("换成自己的账本"), text, self.tr("换"), go_on)
            return
        question, file = self.questions[choice], answer.file
        question.wait(self.tr("正在核对备份…"))

        def check(_: Task) -> BackupFacts:
            return self._beginnings().check(file)

        checked = partial(self._on_checked, choice, go_on)
        self._tasks.long(self, self.tr("核对备份"), check, checked, question.refuse)

    def _on_checked(self, choice: str, go_on: partial[None], facts: BackupFacts) -> None:
        self.questions[choice].wait("")
        at = facts.made_at.astimezone(BEIJING)
        day = self.tr("{month}月{day}日").format(month=at.month, day=at.day)
        text = self.tr(
            "核对过了，是好的：{day} {time} 做的备份。现在的账本收进 replaced 文件夹，不删除；"
            "备份以后写的不在这份备份里。换成它？"
        )
        told = text.format(day=day, time=f"{at:%H:%M}")
        ask(self, self.tr("换成这份备份"), told, self.tr("换"), go_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc where no answer is open."""
        open_ones = [each for each in self.questions.values() if each.isVisible()]
        if event.key() == Qt.Key.Key_Escape and not open_ones and self.choices.isVisible():
            self.left.emit()
        else:
            super().keyPressEvent(event)
