"""The drawer of a publication: its days, the text as posted, photos of the board, objections."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.records.notices import NOTICE_KINDS
from desktop.services.notice_views import EXPIRED, HANGING, OBJECTED, UNPOSTED
from desktop.ui.lists.drawers import Drawer
from desktop.ui.messages import label
from desktop.ui.notice_board.wording import NoticeWords
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.task_ledger.photos import PhotoAdder, PhotoStrip
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.notice_views import NoticeSheet, ObjectionLine
    from desktop.ui.sessions import Session

POST, EDIT, CORRECT, WITHDRAW = "post", "edit", "correct", "withdraw"
OBJECT, ANSWER, PAPERS = "object", "answer", "papers"


class NoticeDrawer(Drawer):
    """One publication beside the table."""

    sheet: NoticeSheet | None

    asked = Signal(str)
    """What is to be done: POST, EDIT, CORRECT, WITHDRAW, OBJECT or PAPERS."""
    answer_asked = Signal(object)
    """An objection is to be answered: its ObjectionLine."""
    kept = Signal()
    """A photo was kept."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("公示"))
        self._session = session
        self._words, self._days = NoticeWords(self), DueWords(self)
        self.papers = Button(self.tr("文书"), icon="printer", letter="P")
        self.papers.clicked.connect(lambda: self.asked.emit(PAPERS))
        self.more = Button(self.tr("更多"), icon="ellipsis", letter="M")
        self.menu = QMenu(self)
        self.more.clicked.connect(self._on_more_clicked)
        self.next = Button("", kind="primary", letter="J")
        self.next.clicked.connect(self._on_next_clicked)
        self.put_below(self.papers, self.more)
        self.footer.addStretch(1)
        self.footer.addWidget(self.next)

    # What can be done

    def _show_buttons(self, sheet: NoticeSheet) -> None:
        words = {
            UNPOSTED: self.tr("登记贴出"),
            OBJECTED: self.tr("答复异议"),
            HANGING: self.tr("登记异议"),
            EXPIRED: self.tr("登记异议"),
        }
        self.next.show_text(words[sheet.line.state])
        locked = self.tr("协商已经归档，不能再改。") if sheet.line.is_locked else ""
        for button in (self.next, self.more):
            if locked:
                button.lock(locked)
            else:
                button.unlock()
        self.menu.clear()
        for action, word in self._others(sheet):
            self.menu.addAction(word).triggered.connect(partial(self.asked.emit, action))

    def _others(self, sheet: NoticeSheet) -> list[tuple[str, str]]:
        if sheet.line.state == UNPOSTED:
            return [(EDIT, self.tr("修改")), (WITHDRAW, self.tr("不贴了"))]
        found = [
            (EDIT, self.tr("修改日期和地点")),
            (CORRECT, self.tr("更正：另贴一份")),
            (WITHDRAW, self.tr("撤回")),
        ]
        if sheet.line.state == OBJECTED:
            found.insert(0, (OBJECT, self.tr("登记异议")))
        return found

    def _on_more_clicked(self) -> None:
        above = self.more.mapToGlobal(QPoint(0, -self.menu.sizeHint().height()))
        self.menu.popup(above)

    def _on_next_clicked(self) -> None:
        if self.sheet is None:
            return
        waiting = [one for one in self.sheet.objections if one.answered_on is None]
        if self.sheet.line.state == UNPOSTED:
            self.asked.emit(POST)
        elif waiting:
            self.answer_asked.emit(waiting[0])
        else:
            self.asked.emit(OBJECT)

    # What is shown

    def show_sheet(self, sheet: NoticeSheet, today: date) -> None:
        """Show a publication; `today` is the day in Beijing."""
        self.sheet = sheet
        self.show_title(sheet.line.title)
        self._show_buttons(sheet)
        column = self.new_column()
        self._add_state(column, sheet, today)
        column.addWidget(text_label(self.tr("张贴的内容（已隐去个人信息）"), "strong"))
        column.addWidget(self._text(sheet))
        self._add_objections(column, sheet)
        count = self.tr("公示栏照片 {count}").format(count=len(sheet.photos))
        column.addWidget(text_label(count, "strong"))
        if sheet.photos:
            photos = [(photo, photo.title) for photo in sheet.photos]
            column.addWidget(PhotoStrip(self._session, photos))
        if not sheet.line.is_locked:
            adder = PhotoAdder(self._session, sheet.line.id)
            adder.kept.connect(self.kept)
            column.addWidget(adder)
        self.show_column(column)
        self.order_tabs(self.next)

    def _add_state(self, column: QVBoxLayout, sheet: NoticeSheet, today: date) -> None:
        line = sheet.line
        row = QHBoxLayout()
        row.addWidget(Chip(*self._words.state(line)))
        row.addWidget(text_label(label(NOTICE_KINDS[line.kind]), "second"))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._period(sheet, today))
        days = f"{self._words.days(line)}　{self._words.basis(line)}"
        column.addWidget(text_label(days, "second", wrap=True))
        if line.is_locked:
            locked = self.tr("协商已经归档，只能看、只能印。")
            column.addWidget(text_label(locked, "second", tone="warn", wrap=True))
        told = (
            (self.tr("贴在：{places}"), line.places),
            (self.tr("反映：{places}"), sheet.contact),
            (self.tr("出自：{places}"), line.origin),
        )
        for said, value in told:
            if value:
                column.addWidget(text_label(said.format(places=value), "second", wrap=True))

    def _period(self, sheet: NoticeSheet, today: date) -> QFrame:
        line = sheet.line
        box = QFrame()
        box.setProperty("role", "box")
        row = QHBoxLayout(box)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(6)
        steps = [(self.tr("贴出"), line.begins_on), (self.tr("到期"), line.ends_on)]
        for name, day in (*steps, (self.tr("今天"), today)):
            if row.count():
                row.addWidget(text_label("›", "second"))
            step = QVBoxLayout()
            step.setSpacing(0)
            step.addWidget(text_label(name, "caption"))
            step.addWidget(text_label(self._days.day(day) if day else "—", "strong"))
            row.addLayout(step)
        row.addStretch(1)
        return box

    def _text(self, sheet: NoticeSheet) -> QFrame:
        box = QFrame()
        box.setProperty("role", "box")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(10, 8, 10, 8)
        text = sheet.preview or self.tr("还没有写内容，按 Alt+M 选“修改”。")
        inside.addWidget(text_label(text, "body", wrap=True))
        return box

    def _add_objections(self, column: QVBoxLayout, sheet: NoticeSheet) -> None:
        count = self.tr("异议 {count}").format(count=len(sheet.objections))
        column.addWidget(text_label(count, "strong"))
        if not sheet.objections:
            column.addWidget(text_label(self.tr("还没有人提异议"), "second"))
        for one in sheet.objections:
            column.addWidget(self._objection(one, locked=sheet.line.is_locked))

    def _objection(self, one: ObjectionLine, *, locked: bool) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        who = one.who or self.tr("未署名")
        day = f"{one.raised_on:%m-%d} " if one.raised_on else ""
        column.addWidget(text_label(f"{day}{who}：{one.content}", "body", wrap=True))
        if one.answered_on is not None:
            said = self.tr("{day} {who}答复：{answer}")
            told = said.format(
                day=f"{one.answered_on:%m-%d}", who=one.answered_by, answer=one.answer
            )
            column.addWidget(text_label(told, "second", wrap=True))
        elif not locked:
            answer = Button(self.tr("填答复"), kind="link", icon="message-square")
            answer.clicked.connect(lambda: self.answer_asked.emit(one))
            column.addWidget(answer)
        return shown
