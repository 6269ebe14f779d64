"""专题调研: one investigation to read, with its figures, files and what was heard on the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.records import Investigation
from desktop.records.opinions import STANCES
from desktop.records.stages import INVESTIGATION_WAYS
from desktop.services.forms import read_values
from desktop.services.investigations import edit_investigation, enclose_files, view_investigation
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.hearing.opinion_sheets import FoundConcernSheet, HeardOpinionSheet
from desktop.ui.messages import label
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.task_ledger.photos import PhotoAdder, PhotoStrip
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.services.investigations import HeardOpinion, InvestigationView
    from desktop.ui.sessions import Session

_WIDTH = 820
_STANCE_TONES = {"support": "good", "oppose": "bad", "conditional": "warn", "suggestion": "info"}
NEEDED = ("title", "begun_on", "findings")
LEFT_OUT = ("consultation", "topic", "enclosures")
"""Fields that the place where it is entered, and the files kept with it, fill in."""


class InvestigationSheet(Sheet):
    """One investigation; it follows what is entered from it."""

    def __init__(self, parent: QWidget, session: Session, investigation: UUID) -> None:
        super().__init__(parent, self.tr("专题调研"), width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session, self.row = session, investigation
        self.view: InvestigationView | None = None
        self.adder = PhotoAdder(session, investigation)
        self.adder.kept.connect(self._on_files_kept)
        self.hear = Button(self.tr("听到的意见"), icon="message-square", letter="Y")
        self.found = Button(self.tr("听到的新诉求"), icon="plus", letter="Q")
        self.change = Button(self.tr("修改"), icon="square-pen", letter="E")
        self.papers = Button(self.tr("打印"), icon="printer", letter="P")
        self._content = QVBoxLayout()
        self._content.setSpacing(10)
        self.body.addLayout(self._content)
        self.body.addWidget(self.adder)
        self.body.addStretch(1)
        for button in (self.hear, self.found):
            self.footer.addWidget(button)
        self.footer.addStretch(1)
        for button in (self.change, self.papers):
            self.footer.addWidget(button)
        self.hear.clicked.connect(self._on_hear_clicked)
        self.found.clicked.connect(self._on_found_clicked)
        self.change.clicked.connect(self._on_change_clicked)
        self.papers.clicked.connect(self._on_papers_clicked)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the investigation anew."""
        row = self.row
        self.session.read(self, lambda reading: view_investigation(reading, row), self._show)

    def _show(self, view: InvestigationView) -> None:
        self.view = view
        self.show_title(view.title)
        while self._content.count():
            widget = self._content.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._content.addWidget(self._head(view))
        if view.figures:
            self._content.addWidget(_figures(view))
        for name, words in view.prose:
            self._content.addWidget(text_label(label(name), "strong"))
            self._content.addWidget(text_label(words, wrap=True))
        if view.files:
            self._content.addWidget(PhotoStrip(self.session, [(one, "") for one in view.files]))
        if view.opinions:
            count = self.tr("听到的意见 %n 条", "", len(view.opinions))
            self._content.addWidget(text_label(count, "strong"))
            for one in view.opinions:
                self._content.addWidget(_opinion(one))
        if view.can_hear:
            self.hear.unlock()
        else:
            self.hear.lock(self.tr("还没有对应的协商，或者已经归档"))

    def _head(self, view: InvestigationView) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Chip(label(INVESTIGATION_WAYS.get(view.way, view.way)), "info", "map-pin"))
        people = self.tr("、").join(view.investigators)
        by = self.tr("调研人 {names}").format(names=people) if people else ""
        told = " · ".join(filter(None, (view.days, view.place, by)))
        row.addWidget(text_label(told, "second", wrap=True), 1)
        return head

    def _on_files_kept(self) -> None:
        self.session.act(self, partial(enclose_files, self.session.ledger, self.row))

    def _on_hear_clicked(self) -> None:
        if self.view is not None:
            HeardOpinionSheet(self, self.session, self.row, self.view.title).open()

    def _on_found_clicked(self) -> None:
        if self.view is not None:
            FoundConcernSheet(self, self.session, self.row, self.view.begun_on).open()

    def _on_change_clicked(self) -> None:
        row = self.row
        self.session.read(
            self, lambda reading: read_values(reading, Investigation, row), self._open_change
        )

    def _open_change(self, values: Mapping[str, Any]) -> None:
        ChangeSheet(self, self.session, self.row, values).open()

    def _on_papers_clicked(self) -> None:
        self.accept()
        PaperChooser(self.session, self._window, self.row).open()


class ChangeSheet(RecordSheet):
    """Changes an investigation."""

    def __init__(
        self, parent: QWidget, session: Session, investigation: UUID, values: Mapping[str, Any]
    ) -> None:
        form = RecordForm(session, Investigation, needed=NEEDED, leave_out=LEFT_OUT)
        form.show_row(values)
        title = QCoreApplication.translate("ChangeSheet", "修改调研")
        self._row = investigation
        super().__init__(parent, session, title, form, self._act, row=investigation)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(edit_investigation, self.session.ledger, self._row, **values)


def _figures(view: InvestigationView) -> QWidget:
    """Return the figures side by side, each with its unit and what it counts."""
    shown = QWidget()
    flow = FlowLayout(shown, gap=8)
    for name, figure, unit in view.figures:
        box = QFrame()
        box.setProperty("role", "box")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 6, 14, 6)
        column.setSpacing(0)
        told = f"{figure} {label(unit)}".strip()
        column.addWidget(text_label(told, "dialog-title"))
        column.addWidget(text_label(label(name), "caption"))
        flow.addWidget(box)
    return shown


def _opinion(one: HeardOpinion) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    chip = Chip(label(STANCES.get(one.stance, one.stance)), _STANCE_TONES.get(one.stance, "info"))
    row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
    told = "：".join(filter(None, (one.who, one.content)))
    row.addWidget(text_label(told, wrap=True), 1)
    return line
