"""Small sheets beside a vote: a new motion, who takes no part, a reason that is kept."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QListWidgetItem

from desktop.services.votes import put_motion
from desktop.ui.autosave import DraftKeeper
from desktop.ui.law_words import rule_word
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField, ProseField
from desktop.ui.widgets.states import FaultBox

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.ballot_views import VotesView
    from desktop.services.drafts import Draft
    from desktop.ui.sessions import Session


translate = QCoreApplication.translate


class _FormSheet(Sheet):
    """A sheet with labelled fields, a place for a fault, and one button that goes on."""

    def __init__(self, parent: QWidget, title: str, go_on: str) -> None:
        super().__init__(parent, title)
        self.fault = FaultBox("")
        self.fault.hide()
        self.go_on = Button(go_on, kind="primary", letter="S", keys="Ctrl+Enter")
        self.go_on.clicked.connect(self.submit)
        self.footer.addStretch(1)
        self.footer.addWidget(self.go_on)

    def add_field(self, name: str, field: QWidget) -> None:
        """Add a field under its name."""
        label = QLabel(name)
        label.setBuddy(field)
        field.setAccessibleName(name)
        self.body.addWidget(label)
        self.body.addWidget(field)

    def show_error(self, error: AppError) -> None:
        """Say what is wrong; what was typed stays."""
        self.fault.show_fault(error.message, error.advice)
        self.fault.show()

    @abstractmethod
    def submit(self) -> None:
        """Go on with what was typed."""


class MotionForm(_FormSheet):
    """提出表决事项: what is put to the vote, and by which majority."""

    put = Signal(object)
    """The new motion."""

    def __init__(self, session: Session, view: VotesView, parent: QWidget) -> None:
        super().__init__(
            parent, translate("SmallSheets", "提出表决事项"), translate("SmallSheets", "提出")
        )
        self._session, self._view = session, view
        self.title_field, self.wording, self.matter = LineField(), ProseField(), QComboBox()
        for matter, name in view.matters:
            self.matter.addItem(rule_word(name), matter)
        self.wording.setMinimumHeight(120)
        self.add_field(self.tr("表决什么"), self.title_field)
        self.add_field(self.tr("表决内容（投屏和会议记录里原样用）"), self.wording)
        self.add_field(self.tr("表决类别（决定要多少人赞成）"), self.matter)
        self.body.addWidget(self.fault)
        row = str(view.item or view.meeting)
        self._draft = DraftKeeper(session, "Motion", row, self._collect, self)
        self.title_field.textChanged.connect(self._draft.touch)
        self.wording.textChanged.connect(self._draft.touch)
        self._draft.restore(self._restore)
        self.title_field.setFocus()

    def _collect(self) -> Mapping[str, str]:
        return {
            "title": self.title_field.text(),
            "wording": self.wording.toPlainText(),
            "matter": self.matter.currentData() or "",
        }

    def _restore(self, draft: Draft | None) -> None:
        if draft is None or self.title_field.text():
            return
        self.title_field.setText(draft.content.get("title", ""))
        self.wording.setPlainText(draft.content.get("wording", ""))
        self.matter.setCurrentIndex(max(0, self.matter.findData(draft.content.get("matter"))))

    def done(self, result: int) -> None:
        """Keep what is half typed, however the sheet is left."""
        self._draft.flush()
        super().done(result)

    def submit(self) -> None:
        """Put the motion."""
        put = partial(
            put_motion,
            self._session.ledger,
            self._view.meeting,
            agenda_item=self._view.item,
            **self._collect(),
        )
        self.go_on.setEnabled(False)  # a second press would put it twice
        self.hold()
        self._session.act(self, put, self._on_put, self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.go_on.setEnabled(True)
        self.let_go()
        self.show_error(error)

    def _on_put(self, motion: UUID) -> None:
        self.put.emit(motion)
        self.accept()
        self._draft.drop()


class RecusalForm(_FormSheet):
    """回避: who takes no part, and why; printed, and without effect on the count."""

    chosen = Signal(object, str)
    """Participants and the reason."""

    def __init__(
        self, view: VotesView, recused: tuple[UUID, ...], reason: str, parent: QWidget
    ) -> None:
        super().__init__(
            parent, translate("SmallSheets", "回避的人"), translate("SmallSheets", "就这些人")
        )
        self.people, self.reason = QListWidget(), LineField()
        for voter in view.voters:
            item = QListWidgetItem(voter.name)
            item.setData(Qt.ItemDataRole.UserRole, voter.id)
            on = voter.id in recused
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.reason.setText(reason)
        self.add_field(self.tr("到会的人里谁回避（空格勾选）"), self.people)
        self.add_field(self.tr("为什么回避"), self.reason)
        self.body.addWidget(self.fault)
        self.people.setFocus()

    def submit(self) -> None:
        """Hand over who was ticked; with somebody ticked a reason is wanted."""
        items = [self.people.item(row) for row in range(self.people.count())]
        ticked = tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )
        if ticked and not self.reason.text().strip():
            self.fault.show_fault(
                self.tr("勾选了 {} 人回避，没有写为什么。").format(len(ticked)),
                self.tr("请写一句，会议记录要印。"),
            )
            self.fault.show()
            self.reason.setFocus()
            return
        self.chosen.emit(ticked, self.reason.text().strip())
        self.accept()


class ReasonForm(_FormSheet):
    """One reason that is kept with what is done."""

    given = Signal(str)
    """The reason."""

    def __init__(self, title: str, question: str, parent: QWidget) -> None:
        super().__init__(parent, title, title)
        self.reason = LineField()
        self.add_field(question, self.reason)
        self.body.addWidget(self.fault)
        self.reason.setFocus()

    def submit(self) -> None:
        """Hand the reason over."""
        if reason := self.reason.text().strip():
            self.given.emit(reason)
            self.accept()
            return
        self.fault.show_fault(self.tr("还没有写理由。"), self.tr("请写一句，会和这一步一起留下。"))
        self.fault.show()
