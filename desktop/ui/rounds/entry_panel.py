"""录入: the sheets that came back, one after the other, by the keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.domain.partial_dates import parse_partial_date
from desktop.errors import ValidationError
from desktop.services.written_rounds import enter_sheet, find_sheet
from desktop.ui.autosave import DraftKeeper
from desktop.ui.rounds.question_rows import QuestionRow
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.records import WrittenSheet
    from desktop.services.drafts import Draft
    from desktop.services.ports import Reading
    from desktop.services.round_views import RoundView, SheetLine
    from desktop.ui.sessions import Session

_FORM = "WrittenSheet"
_NUMBER_WIDTH, _DAY_WIDTH = 96, 128


class SheetHead(QFrame):
    """Which sheet is in hand: its number, when it came back, whose it is."""

    def __init__(self, px: Callable[[int], int]) -> None:
        super().__init__()
        self.setProperty("role", "panel-head")
        self.number = LineField(placeholder="003", name=self.tr("编号"))
        self.day = LineField(name=self.tr("收回日期"))
        self.signed = LineField(placeholder=self.tr("表上签了名才写"), name=self.tr("署名"))
        self.who = text_label("", "strong", wrap=True)
        self.fault = FaultBox("")
        self.fault.hide()
        self.take_back = Button(self.tr("撤回这份的录入"), kind="link", letter="Z")
        line = QHBoxLayout()
        line.setSpacing(8)
        for text, field, width in (
            (self.tr("编号"), self.number, _NUMBER_WIDTH),
            (self.tr("收回日期"), self.day, _DAY_WIDTH),
        ):
            caption = text_label(text, "second")
            caption.setBuddy(field)
            field.setFixedWidth(px(width))
            line.addWidget(caption)
            line.addWidget(field)
        line.addStretch(1)
        upper = QVBoxLayout(self)
        upper.setContentsMargins(16, 8, 16, 8)
        upper.setSpacing(6)
        upper.addLayout(line)
        for widget in (self.who, self.signed, self.fault):
            upper.addWidget(widget)
        upper.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sheet(self, line: SheetLine | None) -> None:
        """Show whose sheet it is; None where none is in hand."""
        self.who.setVisible(line is not None)
        self.signed.setVisible(line is not None and not line.name)
        self.take_back.setVisible(line is not None and line.state == "returned")
        if line is not None:
            told = (line.number, line.name or self.tr("不记名的表"), line.second)
            self.who.setText(" · ".join(filter(None, told)))

    def say(self, error: AppError) -> None:
        """Say what is wrong."""
        self.fault.show_fault(error.message, error.advice)
        self.fault.show()


class EntryPanel(Panel):
    """Number, Enter; stances and words; Ctrl+Enter stores and takes the next number."""

    stored = Signal(str)
    """The number of the sheet that was stored."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.show_title(self.tr("录入收回的表"))
        self._session = session
        self._view: RoundView | None = None
        self._sheet: UUID | None = None
        self.rows: list[QuestionRow] = []
        self.head = SheetHead(session.look.px)
        self.number, self.day, self.signed = self.head.number, self.head.day, self.head.signed
        self.who, self.fault, self.take_back = self.head.who, self.head.fault, self.head.take_back
        self.store = Button(self.tr("存好，下一份"), kind="primary", keys="Ctrl+Enter")
        self.keeper: DraftKeeper | None = None
        self._lay_out()
        self._connect()
        self._show_sheet(None)

    def _lay_out(self) -> None:
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("role", "sheet-body")
        self._questions = QVBoxLayout(content)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(0)
        self._questions.addStretch(1)
        self._area.setWidget(content)
        self.body.addWidget(self.head)
        self.body.addWidget(self._area, 1)
        self.header.addWidget(KeyCap("Alt+1…4"))
        self.header.addWidget(text_label(self.tr("选态度"), "caption"))
        self._hint = text_label(self.tr("打编号，按 Enter"), "caption")
        self.footer.addWidget(self._hint, 1)
        self.footer.addWidget(self.store)

    def _connect(self) -> None:
        self.number.returnPressed.connect(self.look_up)
        self.number.textEdited.connect(self._on_number_edited)
        self.day.textEdited.connect(self._touch)
        self.signed.textEdited.connect(self._touch)
        self.store.clicked.connect(self.save)

    def _touch(self, *_: object) -> None:
        if self.keeper is not None:
            self.keeper.touch()

    # What is shown

    def show_round(self, view: RoundView) -> None:
        """Show the questions of a round; what is typed stays."""
        is_new = self._view is None or self._view.meeting != view.meeting
        asked = [question.id for question in view.questions]
        self._view = view
        if [row.question for row in self.rows] != asked:
            self._make_rows(view)
        for row, question in zip(self.rows, view.questions, strict=True):
            row.show_others(question)
        if is_new:
            self.day.setText(day_of(self._session.now()).isoformat())
            self.keeper = DraftKeeper(self._session, _FORM, str(view.meeting), self.collect, self)
            self.keeper.restore(self._on_draft_found)
        self._show_sheet(None if self._sheet is None else self._line(self._sheet))

    def _make_rows(self, view: RoundView) -> None:
        for row in self.rows:
            self._questions.removeWidget(row)
            row.deleteLater()
        self.rows = [QuestionRow(at, one) for at, one in enumerate(view.questions, start=1)]
        for at, row in enumerate(self.rows):
            self._questions.insertWidget(at, row)
            row.touched.connect(self._touch)

    def _line(self, sheet: UUID) -> SheetLine | None:
        sheets = self._view.sheets if self._view else ()
        return next((line for line in sheets if line.id == sheet), None)

    def _show_sheet(self, line: SheetLine | None) -> None:
        """Show whose sheet is in hand; None where none is yet."""
        self._sheet = line.id if line else None
        is_back = line is not None and line.state == "returned"
        self.head.show_sheet(line)
        for row in self.rows:
            row.setEnabled(line is not None and not is_back)
        if line is None:
            self.store.lock(self.tr("先打编号，按 Enter"))
        elif is_back:
            self.store.lock(self.tr("这份已经录入"))
        else:
            self.store.unlock()
        self._hint.setText(self._reason(line, is_back=is_back))

    def _reason(self, line: SheetLine | None, *, is_back: bool) -> str:
        if line is None:
            return self.tr("打编号，按 Enter")
        return self.tr("这份已经录入") if is_back else self.tr("断电也不丢")

    # Which sheet

    def take(self, number: str) -> None:
        """Take a sheet in hand."""
        self.number.setText(number)
        self.look_up()

    def look_up(self) -> None:
        """Look for the sheet of the number."""
        if self._view is None:
            return
        meeting, typed = self._view.meeting, self.number.text()

        def find(reading: Reading) -> WrittenSheet:
            return find_sheet(reading, meeting, typed)

        self._session.read(self, find, self._on_found, self._on_not_found)

    def _on_found(self, sheet: WrittenSheet) -> None:
        line = self._line(sheet.id)
        if line is None:  # made meanwhile: the round is asked for anew
            return
        self.fault.hide()
        self.number.setText(line.number)
        self._show_sheet(line)
        if line.state == "returned":
            told = self.tr("{number} 号表已经录入过，收回日期是 {day}。")
            self.fault.show_fault(
                told.format(number=line.number, day=line.returned_on),
                self.tr("请核对编号；录错了的，先撤回再录。"),
                "warn",
            )
            self.fault.show()
            self.number.selectAll()
        elif self.rows:
            self.rows[0].words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._touch()

    def _on_not_found(self, error: AppError) -> None:
        self._show_sheet(None)
        self.head.say(error)
        self.number.setFocus()
        self.number.selectAll()

    def _on_number_edited(self, _: str) -> None:
        self.fault.hide()
        self._show_sheet(None)
        self._touch()

    # Storing it

    def save(self) -> None:
        """Store the sheet in hand; what is refused stays in the fields."""
        if self._sheet is None or not self.store.isEnabled():
            return
        try:
            day = parse_partial_date(self.day.text().strip()).text
        except ValidationError as error:
            self.head.say(error)
            self.day.setFocus()
            return
        self.fault.hide()
        answers = {row.question: row.answer() for row in self.rows}
        enter = partial(
            enter_sheet,
            self._session.ledger,
            self._sheet,
            answers,
            returned_on=day,
            signed=self.signed.text(),
        )
        self.store.lock(self.tr("正在存"))
        self._session.act(self, enter, self._on_stored, self._on_refused)

    def _on_stored(self, _: object) -> None:
        number = self.number.text()
        self._clear()
        if self.keeper is not None:
            self.keeper.drop()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stored.emit(number)

    def _on_refused(self, error: AppError) -> None:
        self.store.unlock()
        self.head.say(error)

    def _clear(self) -> None:
        self.number.clear()
        self.signed.clear()
        for row in self.rows:
            row.clear()
        self._show_sheet(None)

    def forget(self) -> None:
        """Let go of the sheet in hand: its entry was taken back."""
        self.fault.hide()
        self._clear()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def sheet(self) -> UUID | None:
        """The sheet in hand."""
        return self._sheet

    # Its draft

    def collect(self) -> dict[str, Any]:
        """Return what is typed, for the draft."""
        return {
            "number": self.number.text(),
            "day": self.day.text(),
            "signed": self.signed.text(),
            "answers": {str(row.question): row.collect() for row in self.rows},
        }

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is None or self.number.text():
            return
        content = draft.content
        answers = content.get("answers", {})
        for row in self.rows:
            row.restore(answers.get(str(row.question), {}))
        self.signed.setText(str(content.get("signed", "")))
        self.day.setText(str(content.get("day", "")) or self.day.text())
        if number := str(content.get("number", "")):
            self.take(number)
