"""The seven answers of a plan, each edited where it stands: Enter begins, leaving keeps.

What is being typed is a draft within a second; it becomes a change of the plan when the person
leaves the answer, and no answer is stored that was not changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.deadlines import day_of
from desktop.records.consultations import FORMS
from desktop.services.overtaken import Held
from desktop.ui.autosave import DraftKeeper
from desktop.ui.consultations.marks import StatusIcon
from desktop.ui.forms.growing import GrowingField
from desktop.ui.messages import label
from desktop.ui.overtaken import Seen, say_news
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.consultation_views import AnswerView
    from desktop.services.drafts import Draft
    from desktop.ui.sessions import Session

HEADING_WIDTH = 124
"""px of the design."""
_IDLE_MS = 5 * 60 * 1000
_INSERTED = {"how": tuple(FORMS)}
"""Words that may be put into an answer: what the forms of consultation are called."""


class AnswerRow(QFrame):
    """One question with its answer, or the field that edits it."""

    edit_asked = Signal()
    """Enter, or a click on the words."""
    left = Signal()
    """The keyboard left the field, or Esc was pressed in it."""
    moved = Signal(int)
    """↑ (-1) or ↓ (1)."""
    typed = Signal()
    """A key changed what stands in the field."""
    forms_asked = Signal()
    """Somebody wants to read when each form applies."""

    def __init__(self, number: int, answer: AnswerView, example: str) -> None:
        super().__init__()
        self.answer = answer
        self.setProperty("role", "answer")
        self.setProperty("focusFrame", True)  # noqa: FBT003 – Qt's signature
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        heading = label(answer.heading)
        self._number = text_label(str(number), "number-box")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = text_label(heading, "strong", wrap=True)
        self._words = text_label("", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._mark = StatusIcon("circle", "text3")
        self._example = example
        self.field: GrowingField | None = None
        self._note = text_label("", "caption", wrap=True)
        self._under = QWidget()
        self._lay_out()
        self.show_answer(answer)

    def _lay_out(self) -> None:
        look = appearance()
        self._number.setFixedSize(QSize(look.px(22), look.px(22)))
        self._heading.setFixedWidth(look.px(HEADING_WIDTH - 22 - 10))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        row.setSpacing(look.px(10))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._number, 0, top)
        row.addWidget(self._heading, 0, top)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(look.px(6))
        self._middle.addWidget(self._words)
        self._middle.addWidget(self._note)
        self._middle.addWidget(self._under)
        self._under.hide()
        row.addLayout(self._middle, 1)
        row.addWidget(self._mark, 0, top)

    @property
    def is_editing(self) -> bool:
        """Whether its field is open."""
        return self.field is not None

    def show_answer(self, answer: AnswerView) -> None:
        """Show another text; a field that is open keeps what stands in it."""
        self.answer = answer
        filled = answer.is_filled
        empty = self.tr("还没填。{example}").format(example=self._example)
        self._words.setText(answer.text if filled else empty)
        self._show_trace(answer)
        restyle(self._words, role="body" if filled else "second", tone="" if filled else "muted")
        self._mark.show_as(*(("circle-check", "good") if filled else ("circle", "text3")))
        state = self.tr("已填") if filled else self.tr("还没填")
        self._mark.setToolTip(state)
        self._mark.setAccessibleName(state)
        self.setAccessibleName(f"{label(answer.heading)}，{state}")
        self.setAccessibleDescription(answer.text)

    def _show_trace(self, answer: AnswerView) -> None:
        """Say that an answer was changed after the plan was made known, and by whom."""
        shown = answer.changed_after_notice and answer.changed_at is not None
        self._note.setVisible(shown)
        if answer.changed_at is not None:
            day = day_of(answer.changed_at)
            told = self.tr("通报后改过：{name} {day}，印在方案表背面")
            self._note.setText(told.format(name=answer.changed_by, day=day.isoformat()))

    def open_field(self, text: str, note: str) -> GrowingField:
        """Put a field in place of the words and return it; the keyboard goes into it."""
        field = GrowingField(placeholder=self._example, name=label(self.answer.heading), lines=2)
        field.set_text(text)
        self.field = field
        self._words.hide()
        self._middle.insertWidget(0, field)
        self._fill_under(note)
        field.textChanged.connect(self.typed)
        field.installEventFilter(self)
        restyle(self, editing="true")
        self.setTabOrder(self, field)
        field.show()  # what is not in sight yet takes no key
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        field.setTextCursor(cursor)
        return field

    def _fill_under(self, note: str) -> None:
        forms = _INSERTED.get(self.answer.field, ())
        self._under.deleteLater()
        self._under = QWidget()
        row = FlowLayout(self._under, gap=appearance().px(8))
        if forms:
            row.addWidget(text_label(self.tr("插入："), "caption"))
        for key in forms:
            word = label(FORMS[key])
            chip = Button(word)
            chip.setProperty("bulk", "small")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard
            chip.setAccessibleName(self.tr("插入 {word}").format(word=word))
            chip.clicked.connect(lambda _=False, word=word: self._insert(word))
            row.addWidget(chip)
        if forms:
            link = Button(self.tr("什么时候用哪种"), kind="link", icon="info")
            link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+X does the same
            link.clicked.connect(self.forms_asked)
            row.addWidget(link)
        if note:
            row.addWidget(text_label(note, "caption"))
        self._middle.addWidget(self._under)
        self._under.setVisible(bool(forms or note))

    def _insert(self, word: str) -> None:
        if self.field is not None:
            self.field.insertPlainText(word)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Show the words again."""
        field, self.field = self.field, None
        if field is None:
            return
        field.removeEventFilter(self)
        had_focus = field.hasFocus()
        field.hide()
        field.deleteLater()
        self._under.hide()
        self._words.show()
        restyle(self, editing="")
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """End the editing when the field is left."""
        if watched is not self.field or self.field is None:
            return False
        if event.type() == QEvent.Type.FocusOut and self.field is not None:
            reason = event.reason()  # type: ignore[attr-defined]
            kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if reason not in kept:
                QTimer.singleShot(0, self, self.left.emit)
        if isinstance(event, QKeyEvent) and _ends(event) and not self.field.guard.composing:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter, go to the next question by ↓ and ↑."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and not event.modifiers():
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edit what is clicked."""
        super().mouseReleaseEvent(event)
        if not self.is_editing and self.rect().contains(event.position().toPoint()):
            self.edit_asked.emit()


def _ends(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (enter and control)


class AnswersPanel(QScrollArea):
    """All seven; one at a time is open."""

    changed = Signal(object)
    """Field to new text: to be stored."""
    forms_asked = Signal()
    """Somebody wants to read when each form applies."""

    def __init__(self, session: Session, consultation: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: dict[str, AnswerRow] = {}
        self._session = session
        self._note, self._locked = "", False
        self._open = ""
        self._stored: dict[str, str] = {}  # as the ledger last told
        self._handed: dict[str, str] = {}  # last handed over to be stored
        self._seen = Seen()  # what was stored when answers were opened, or their drafts begun
        content = QWidget()
        content.setProperty("role", "sheet-body")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(content)
        name = "Consultation.answers"
        self.keeper = DraftKeeper(session, name, consultation, self._for_draft, self)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.store)
        self._drafted: dict[str, str] = {}
        self.keeper.restore(self._on_draft_found)

    def show_answers(self, answers: Sequence[AnswerView], *, note: str, locked: bool) -> None:
        """Show the answers; `note` stands below the field, `locked`: none can be edited."""
        self._note, self._locked = note, locked
        self._stored = {answer.field: answer.text for answer in answers}
        for number, answer in enumerate(answers, start=1):
            row = self.rows.get(answer.field)
            if row is None:
                self._add(AnswerRow(number, answer, self._example(answer.field)))
            else:
                row.show_answer(answer)
        self._open_drafted()

    def _add(self, row: AnswerRow) -> None:
        field = row.answer.field
        self.rows[field] = row
        self._column.insertWidget(self._column.count() - 1, row)
        row.edit_asked.connect(lambda: self.edit(field))
        row.left.connect(self.store)
        row.moved.connect(lambda by: self._move(field, by))
        row.typed.connect(self._on_typed)
        row.forms_asked.connect(self.forms_asked)

    def _example(self, field: str) -> str:
        return {
            "why": self.tr("例：三组 1.8 公里土路雨天陷车，去年校车停运 11 天，9 户先后反映。"),
            "what": self.tr("例：硬化路线、路宽，占用房前屋后地如何补，村集体出多少钱。"),
            "with_whom": self.tr("例：沿线各户户代表、村民代表、镇交通办；由村党组织领导。"),
            "when": self.tr("例：10月20日院坝恳谈；11月23日 9:30 村民代表会议。"),
            "how": self.tr("例：先听占地户说，再逐条议；意见一致的不表决，不一致的表决。"),
            "carry_out": self.tr("例：镇交通办招标，村监督小组旁站；首次期限 2027年6月30日。"),
            "give_back": self.tr("例：公示 15 日，逐户告知提出人，答复登记到户。"),
        }.get(field, "")

    def edit(self, field: str) -> None:
        """Open the field of an answer; another that is open is stored first."""
        row = self.rows.get(field)
        if row is None or self._locked or row.is_editing:
            return
        self.store()
        if self._open:  # it has to be looked at once more
            return
        self._open_with(field, row.answer.text)
        self._reveal(row)

    def _open_with(self, field: str, text: str) -> None:
        self._open = field
        self._seen.see({field: self._stored[field]})
        self.rows[field].open_field(text, self._note)

    def _held(self, field: str) -> dict[str, Held]:
        text = self._stored[field]
        return {field: Held(label=self.rows[field].answer.heading, words=text, plain=text)}

    def _reveal(self, row: AnswerRow) -> None:
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row, 0, 8))

    def first_empty(self) -> str:
        """Return the first question without an answer, "" where all have one."""
        return next((name for name, row in self.rows.items() if not row.answer.is_filled), "")

    def _move(self, field: str, by: int) -> None:
        names = list(self.rows)
        at = min(max(names.index(field) + by, 0), len(names) - 1)
        row = self.rows[names[at]]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(row)

    def _on_typed(self) -> None:
        self.keeper.touch()
        self._idle.start()

    def collect(self) -> dict[str, str]:
        """Return what stands in the open field, and what waits to be stored, for the draft."""
        row = self.rows.get(self._open)
        typed = {} if row is None or row.field is None else {self._open: row.field.text()}
        return self._drafted | typed

    def _for_draft(self) -> dict[str, Any]:
        """Return what was typed, with what it was typed over: that may be another by then."""
        typed = self.collect()
        return self._seen.for_draft(typed, typed)

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is not None:
            content = self._seen.take_draft(draft.content)
            self._drafted = {field: str(text) for field, text in content.items()}
        self._open_drafted()

    def _open_drafted(self) -> None:
        """Go on where a power cut, or a full disk, broke off; one answer after the other."""
        if self._locked or self._open:
            return
        for field in [one for one in self._drafted if one in self.rows]:
            text = self._drafted.pop(field)
            if text != self._stored[field]:
                self._open_with(field, text)
                return
            self._seen.see({field: self._stored[field]})

    def store(self) -> None:
        """Hand over the answer that is open, where it is another than before, and close it."""
        self._idle.stop()
        row = self.rows.get(self._open)
        if row is None or row.field is None:
            return
        self.keeper.flush()  # it stays until the change is stored
        field, text = self._open, row.field.text().strip()
        untouched = self._seen.is_seen(field, text)
        own = {field: (text, self._handed.get(field))}
        if not untouched and (news := self._seen.news(self._held(field), own)):
            advice = self.tr("您写的还在框里：再离开一次就用您写的，别处写的留在历史里。")
            self._session.notify(say_news(news), advice, "warn")
            return
        self._open = ""
        row.close_field()
        if untouched:
            self.forget()
        else:
            self._handed[field] = text
            row.show_answer(replace(row.answer, text=text))
            self.changed.emit({field: text})

    def forget(self) -> None:
        """Drop the draft of what was stored; another answer that is being typed keeps its own."""
        if self.collect():
            self.keeper.touch()
        else:
            self.keeper.drop()

    def put_back(self, field: str, text: str) -> None:
        """Keep what could not be stored: in its field, or until the one that is open is left."""
        if self._open and self._open != field:
            self._drafted[field] = text
        else:
            self._open_with(field, text)
        self.keeper.touch()
