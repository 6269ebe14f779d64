"""这一环节要做什么: a stage of one consultation, and who answers for it until when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt

from desktop.domain.deadlines import day_of
from desktop.records import Consultation, StageStep
from desktop.services.consultation_views import CURRENT, DONE
from desktop.services.overtaken import hold
from desktop.services.stage_guides import view_stage_file
from desktop.services.stage_steps import EDITABLE, edit_stage_step, find_current_step
from desktop.ui.consultations.guide_view import GuideView
from desktop.ui.consultations.wording import FileWords
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.dialogs import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.overtaken import Held
    from desktop.services.ports import Reading
    from desktop.services.stage_guides import StageFile
    from desktop.ui.sessions import Session

_WIDTH = 760


class StageSheet(Sheet):
    """Reads one stage after the other; the current one can be changed."""

    def __init__(
        self, parent: QWidget, session: Session, consultation: UUID, stages: Sequence[str]
    ) -> None:
        title = QCoreApplication.translate("StageSheet", "这一环节要做什么")
        super().__init__(parent, title, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page, self._session, self._row = parent, session, consultation
        self._stages, self._words = list(stages), FileWords(self)
        self.file: StageFile | None = None
        self.chip, self.guide = Chip(""), GuideView()
        self.body.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.guide)
        self.body.addStretch(1)
        self.before = Button(self.tr("上一环节"), icon="chevron-left", letter="B")
        self.after = Button(self.tr("下一环节"), icon="chevron-right", letter="F")
        self.change = Button(self.tr("改责任人和期限"), icon="square-pen", letter="E")
        self.shut = Button(self.tr("看完了"), letter="C")
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.change.clicked.connect(self._on_change_clicked)
        self.shut.clicked.connect(self.accept)
        for button in (self.before, self.after):
            self.footer.addWidget(button)
        self.footer.addStretch(1)
        for button in (self.change, self.shut):
            self.footer.addWidget(button)
        self.chip.hide()
        self.change.hide()

    def show_stage(self, stage: str) -> None:
        """Ask for a stage and show it."""
        row, home, today = self._row, self._session.home, day_of(self._session.now())

        def read(reading: Reading) -> StageFile:
            return view_stage_file(reading, row, stage, today=today, press=home.press)

        self._session.read(self, read, self._on_read)

    def _on_read(self, file: StageFile) -> None:
        self.file = file
        guide = file.guide
        told = self.tr("第 {number} 步，共 {of} 步：{title}")
        self.show_title(told.format(number=guide.number, of=guide.of, title=label(guide.title)))
        self.chip.show_as(*self._state(file))
        self.chip.show()
        self.guide.show_guide(guide, self._facts(file))
        self.change.setVisible(file.is_editable)
        for button, is_end, reason in (
            (self.before, guide.is_first, self.tr("这是第一个环节")),
            (self.after, guide.is_last, self.tr("这是最后一个环节")),
        ):
            if is_end:
                button.lock(reason)
            else:
                button.unlock()
        if self.focusWidget() is None or self.focusWidget() is self.before:
            self.shut.setFocus()

    def _state(self, file: StageFile) -> tuple[str, str, str]:
        view, today = file.view, day_of(self._session.now())
        if view.state == DONE:
            return self.tr("已走过"), "good", "circle-check"
        if view.state != CURRENT:
            return self.tr("还没到"), "neutral", ""
        late = view.due is not None and view.due < today
        if late:
            days = (today - view.due).days if view.due else 0
            return self.tr("正在办，超期 %n 天", "", days), "bad", "triangle-alert"
        return self.tr("正在办"), "info", "circle-dot"

    def _facts(self, file: StageFile) -> list[tuple[str, str]]:
        view, guide, due = file.view, file.guide, self._words.due
        limit = due.day(view.due) if view.due else ""
        if not limit and guide.days and view.state != DONE:
            limit = self.tr("进入后 %n 天（程序建议，不是法定期限）", "", guide.days)
        found = [
            (self.tr("责任"), label(view.responsible)),
            (self.tr("进入"), due.day(view.begun_on) if view.begun_on else ""),
            (self.tr("期限"), limit or self.tr("不限")),
            (self.tr("走完"), due.day(view.ended_on) if view.ended_on else ""),
        ]
        return [(name, words) for name, words in found if words]

    def _step(self, by: int) -> None:
        if self.file is not None:
            at = self._stages.index(self.file.guide.key) + by
            if 0 <= at < len(self._stages):
                self.show_stage(self._stages[at])

    def _on_change_clicked(self) -> None:
        if self.file is not None:
            page, session, row, file = self._page, self._session, self._row, self.file
            self.accept()
            StepSheet(page, session, row, file).open()


class StepSheet(RecordSheet):
    """Changes who answers for the current stage, and until when it should be done."""

    def __init__(
        self, parent: QWidget, session: Session, consultation: UUID, file: StageFile
    ) -> None:
        view = file.view
        self._consultation, self._stage = consultation, view.stage
        form = RecordForm(session, StageStep, only=EDITABLE)
        due = view.due.isoformat() if view.due else None
        form.show_row({"responsible": view.responsible, "due": due})
        title = QCoreApplication.translate("StepSheet", "责任人和期限")
        super().__init__(
            parent,
            session,
            title,
            form,
            self._act,
            row=f"{consultation}/{view.stage}",
            over=partial(_current_step, consultation=consultation),
            words=label(file.guide.title),
        )

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        ledger = self.session.ledger
        return partial(edit_stage_step, ledger, self._consultation, stage=self._stage, **values)


def _current_step(reading: Reading, *, consultation: UUID) -> dict[str, Held]:
    step = find_current_step(reading, reading.get(Consultation, consultation))
    return {} if step is None else hold(reading, step, EDITABLE)
