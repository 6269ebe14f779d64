"""录入: the sheets that came back, one after the other, by the keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from desktop.domain.deadlines import day_of
from desktop.domain.partial_dates import parse_partial_date
from desktop.errors import ValidationError
from desktop.services.written_rounds import enter_sheet, find_sheet
from desktop.ui.autosave import DraftKeeper
from desktop.ui.rounds.question_list import QuestionList
from desktop.ui.rounds.sheet_head import SheetHead
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.records import WrittenSheet
    from desktop.services.drafts import Draft
    from desktop.services.ports import Reading
    from desktop.services.round_views import RoundView, SheetLine
    from desktop.ui.rounds.question_rows import QuestionRow
    from desktop.ui.sessions import Session

_FORM = "WrittenSheet"


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
        self._overtaken: UUID | None = None  # entered elsewhere while it was typed here
        self._proposed = ""  # the day that stands there unless somebody types another
        self.questions = QuestionList()
        self.head = SheetHead(session.look.px)
        self.number, self.day, self.signed = self.head.number, self.head.day, self.head.signed
        self.who, self.fault, self.take_back = self.head.who, self.head.fault, self.head.take_back
        self.store = Button(self.tr("存好，下一份"), kind="primary", keys="Ctrl+Enter")
        self.keeper: DraftKeeper | None = None
        self._lay_out()
        self._connect()
        self._show_sheet(None)

    def _lay_out(self) -> None:
        self.body.addWidget(self.head)
        self.body.addWidget(self.questions, 1)
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
        self.head.drop.clicked.connect(self._on_drop_clicked)
        self.questions.touched.connect(self._touch)

    def _touch(self, *_: object) -> None:
        if self.keeper is not None:
            self.keeper.touch()

    # What is shown

    def show_round(self, view: RoundView) -> None:
        """Show the questions of a round; what is typed stays."""
        before, in_hand = self._view, None if self._sheet is None else self._line(self._sheet)
        is_new = before is None or before.meeting != view.meeting
        self._view = view
        self.questions.show_questions(view.questions)
        if is_new:
            self.keeper = DraftKeeper(self._session, _FORM, str(view.meeting), self.collect, self)
            self.keeper.restore(self._on_draft_found)
        if self._sheet is None:
            self._propose_day()
        self._show_sheet(None if self._sheet is None else self._line(self._sheet))
        if in_hand is not None and self._is_typed:
            self._tell_overtaken(in_hand, self._line(in_hand.id))
            if view.state == "ended" and before is not None and before.state != "ended":
                self._tell_ended(in_hand)

    @property
    def rows(self) -> list[QuestionRow]:
        """The questions."""
        return self.questions.rows

    @property
    def _is_typed(self) -> bool:
        """Whether anything of a sheet is typed."""
        return bool(self.signed.text()) or self.questions.is_typed

    def _propose_day(self) -> None:
        """Let sheets come back today, unless somebody typed another day."""
        if self.day.text() in ("", self._proposed):
            self._proposed = day_of(self._session.now()).isoformat()
            self.day.setText(self._proposed)

    def _tell_overtaken(self, before: SheetLine, now: SheetLine | None) -> None:
        """Say that the sheet in hand was entered elsewhere; what is typed here stays."""
        if now is None or now.state != "returned" or before.state == "returned":
            return
        self._overtaken = now.id
        self.head.warn_overtaken(now)

    def _tell_ended(self, line: SheetLine) -> None:
        told = self.tr("这一轮结束了，{number} 号表还没有存好。").format(number=line.number)
        advice = self.tr("您录的草稿还留着；还要征求的，请另发起一轮。")
        self._session.notify(told, advice, "warn")

    def _line(self, sheet: UUID) -> SheetLine | None:
        sheets = self._view.sheets if self._view else ()
        return next((line for line in sheets if line.id == sheet), None)

    def _show_sheet(self, line: SheetLine | None) -> None:
        """Show whose sheet is in hand; None where none is yet."""
        self._sheet = line.id if line else None
        is_back = line is not None and line.state == "returned"
        self.head.show_sheet(line)
        self.questions.allow(typing=line is not None and not is_back)
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
            self.head.warn_entered(line)
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
        enter = partial(
            enter_sheet,
            self._session.ledger,
            self._sheet,
            self.questions.answers(),
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
        self.questions.restore({})
        self._overtaken = None
        self._show_sheet(None)
        self._propose_day()

    def _on_drop_clicked(self) -> None:
        """Give up what was typed here: it was entered elsewhere."""
        if self.keeper is not None:
            self.keeper.drop()
        self._overtaken = None
        self.forget()

    def forget(self) -> None:
        """Let go of the sheet in hand, its entry was taken back; what was typed beside it stays."""
        self.fault.hide()
        if self._overtaken is not None and self._overtaken == self._sheet:
            self._overtaken = None
            return
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
            "answers": self.questions.collect(),
        }

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is None or self.number.text():
            return
        content = draft.content
        self.questions.restore(content.get("answers", {}))
        self.signed.setText(str(content.get("signed", "")))
        self.day.setText(str(content.get("day", "")) or self.day.text())
        if number := str(content.get("number", "")):
            self.take(number)
