"""通知送达: one name after the other by the keyboard, held against the days of notice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import BEIJING, day_of
from desktop.domain.partial_dates import parse_partial_date
from desktop.errors import ValidationError
from desktop.records.meetings import CAPACITIES, COMING, DELIVERY_WAYS
from desktop.services.arrangements import at_moment, show_clock
from desktop.services.deliveries import record_deliveries, withdraw_delivery
from desktop.ui.consultations.wording import FileWords
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.states import EmptyState, FaultBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.delivery_logs import DeliveryLine, DeliveryLog
    from desktop.ui.sessions import Session

_NAME_WIDTH, _DAY_WIDTH, _CLOCK_WIDTH, _BY_WIDTH = 190, 118, 76, 130
"""px of the design."""


class DeliveryEntry(QFrame):
    """Who was told, how, when, and who took it: Enter anywhere in it enters one."""

    asked = Signal()
    """Enter was pressed, or the button."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "panel-head")
        px = session.look.px
        self.name = LineField(placeholder=self.tr("姓名或拼音首字母"), name=self.tr("送达给谁"))
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("送达方式"))
        for key, word in DELIVERY_WAYS.items():
            self.way.addItem(label(word), key)
        self.day = LineField(name=self.tr("送达日期"))
        self._proposed = ""  # the day that stands there unless somebody types another
        self.clock = LineField(name=self.tr("送达时间"))
        self.by = LineField(placeholder=self.tr("代收人（可不填）"), name=self.tr("签收人"))
        self.enter = Button(self.tr("登记送达"), kind="primary", letter="S")
        row = FlowLayout(self, gap=8, line_gap=6)
        row.setContentsMargins(16, 8, 16, 8)
        for field, width in (
            (self.name, _NAME_WIDTH),
            (self.way, 0),
            (self.day, _DAY_WIDTH),
            (self.clock, _CLOCK_WIDTH),
            (self.by, _BY_WIDTH),
        ):
            if width:
                field.setFixedWidth(px(width))
            row.addWidget(field)
        row.addWidget(self.enter)
        self.enter.clicked.connect(self.asked)
        for field in (self.name, self.day, self.clock, self.by):
            field.returnPressed.connect(self.asked)

    def show_moment(self, at: datetime) -> None:
        """Show when people were told, where nothing was typed; on another day, that day."""
        day = day_of(at).isoformat()
        untouched = self.day.text() == self._proposed != day and not self.name.text()
        if untouched or not self.day.text():
            self._proposed = day
            self.day.setText(day)
            self.clock.setText(show_clock(at))

    def moment(self) -> datetime:
        """Return the time that stands there.

        Raises:
            ValidationError: It is none.
        """
        return at_moment(parse_partial_date(self.day.text()), self.clock.text())

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.name, self.way, self.day, self.clock, self.by, self.enter]


class DeliveryPanel(Panel):
    """The log: those who were not told yet before those who were."""

    invite_asked = Signal()
    """Somebody else is to be invited."""
    coming_asked = Signal(object)
    """How a participant came to take part is to be written down: the DeliveryLine."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("通知送达"))
        self._session = session
        self._days, self._words = DueWords(self), FileWords(self)
        self.log: DeliveryLog | None = None
        self.notice = FaultBox("", tone="info")
        self.entry = DeliveryEntry(session)
        self._fault = FaultBox("")
        self._fault.hide()
        self.list = RowList(in_columns=True)
        self.list.setAccessibleName(self.tr("送达登记"))
        self.first = Button(self.tr("邀请参加人"), kind="strong", icon="user-plus")
        self._nothing = EmptyState(
            "users-round",
            self.tr("名单上还没有人"),
            self.tr("召集会议时选了名册，名册上的人就在这里；也可以一个一个邀请。"),
            self.first,
        )
        self._nothing.setProperty("role", "sheet-body")
        self.all = Button(self.tr("其余都送达了"), icon="list-checks", letter="A")
        self.invite = Button(self.tr("邀请"), icon="user-plus", letter="Y")
        self.coming = Button(self.tr("参加方式"), icon="user-check", letter="F")
        self.excel = Button(self.tr("导出 Excel"), icon="file-spreadsheet", letter="X")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QWidget()
        top.setProperty("role", "sheet-body")
        column = QVBoxLayout(top)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self._fault)
        self.body.addWidget(top)
        self.body.addWidget(self.entry)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self.body.addWidget(self._stack, 1)
        self._count = ElidedLabel("", "second")
        foot = FlowLayout(gap=8)
        for button in (self.all, self.invite, self.coming):
            foot.addWidget(button)
        self.footer.addLayout(foot, 1)
        self.footer.addWidget(self._count)
        self.footer.addWidget(self.excel)

    def _connect(self) -> None:
        self.entry.asked.connect(self._on_entry_asked)
        self.list.acted.connect(self._on_acted)
        self.list.opened.connect(self._on_acted)
        self.all.clicked.connect(self._on_all_clicked)
        self.coming.clicked.connect(self._on_coming_clicked)
        for button in (self.invite, self.first):
            button.clicked.connect(self.invite_asked)

    # What is shown

    def show_log(self, log: DeliveryLog) -> None:
        """Show the log of a meeting."""
        self.log = log
        ended = log.state == "ended"
        self.show_caption(self._counted(log))
        self._show_notice(log)
        self.entry.show_moment(self._session.now())
        self.entry.setVisible(bool(log.waiting or self._observers(log)) and not ended)
        waiting, told, observers = self.tr("还没有送达"), self.tr("已送达"), self.tr("列席")
        groups = {False: waiting, True: told}
        ordered = sorted(log.lines, key=lambda line: (line.is_observer, line.is_told))
        self.list.show_rows(
            [
                self._row(line, observers if line.is_observer else groups[line.is_told])
                for line in ordered
            ]
        )
        self._stack.setCurrentWidget(self.list if log.lines else self._nothing)
        self.all.setVisible(bool(log.waiting) and not ended)
        self.invite.setVisible(bool(log.lines) and not ended)
        for button in (self.coming, self.excel):
            button.setVisible(bool(log.lines))
        observed = sum(line.is_observer for line in log.lines)
        self._count.setText(self.tr("列席 %n 人", "", observed) if observed else "")

    def _observers(self, log: DeliveryLog) -> list[DeliveryLine]:
        return [line for line in log.lines if line.is_observer and not line.is_told]

    def _counted(self, log: DeliveryLog) -> str:
        if not log.due:
            return ""
        return self.tr("已送达 {told}/{due}").format(told=log.told, due=log.due)

    def _show_notice(self, log: DeliveryLog) -> None:
        """Say how many days before people have to be told, by which text, and whether they were."""
        notice, today = log.notice, day_of(self._session.now())
        self.notice.setVisible(notice is not None)
        if notice is None:
            return
        days = self.tr("须提前 %n 天通知", "", notice.days)
        local = self.tr("（当地规定或者惯例）") if notice.is_local else ""
        last = self.tr("最晚 {day}送达").format(day=self._days.day(notice.last_day))
        unread = self.tr("（待核）") if notice.is_unread else ""
        cited = self._words.basis(notice.basis) + unread
        text = self.tr("依据 {basis}").format(basis=cited) + local
        if notice.is_kept:
            self.notice.show_fault(self.tr("{days}，已经够了").format(days=days), text, "good")
            return
        late = notice.last_day < today or notice.lead is not None
        if notice.lead is not None:
            last = self.tr("最后一个人是提前 %n 天送达的", "", notice.lead)
        said = self.tr("；").join(filter(None, (text, notice.exception if late else "")))
        tone = "bad" if late else "warn"
        joined = self.tr("，").join((days, last, self._left(log)))
        self.notice.show_fault(joined, said, tone)

    def _left(self, log: DeliveryLog) -> str:
        if log.waiting:
            return self.tr("还差 {n} 人").format(n=len(log.waiting))
        return self.tr("天数不够") if log.due else self.tr("名单上还没有人")

    def _row(self, line: DeliveryLine, group: str) -> Row:
        chips = []
        if line.coming:
            chips.append((label(COMING[line.coming]), "outline", ""))
        if line.at is not None:
            at = line.at.astimezone(BEIJING)
            by = f" {line.received_by}" if line.received_by else ""
            words = f"{label(DELIVERY_WAYS[line.way])} {at:%m-%d %H:%M}{by}"
            chips.append((words, "good", "circle-check"))
        told = label(CAPACITIES[line.capacity]) if line.is_observer else ""
        return Row(
            key=line.id,
            title=line.name,
            second=" · ".join(filter(None, (line.group, line.stakeholder_class, told))),
            chips=tuple(chips),
            action=self._action(line),
            group=group,
            initials=line.letters,
            data=line,
        )

    def _action(self, line: DeliveryLine) -> str:
        if self.log is not None and self.log.state == "ended":
            return ""
        return self.tr("撤回") if line.is_told else self.tr("送达")

    # What is done

    def _on_entry_asked(self) -> None:
        """Enter the one who was typed; an empty name enters whoever is chosen in the list."""
        if self.log is None:
            return
        typed = self.entry.name.text().strip()
        waiting = [line for line in self.log.lines if not line.is_told]
        found = [line for line in waiting if line.name == typed] if typed else []
        found = found or [line for line in waiting if typed and line.fits(typed)]
        if len(found) == 1:
            self._record([found[0].id])
        else:
            self._tell_unclear(typed, found)

    def _tell_unclear(self, typed: str, found: Sequence[DeliveryLine]) -> None:
        told = [line for line in self.log.lines if line.is_told] if self.log else []
        if not typed:
            text = self.tr("请打姓名或拼音首字母。")
        elif found:
            named = self.tr("、").join(line.name for line in found[:5])
            text = self.tr("有 {n} 个人合得上：{names}，请多打几个字。").format(
                n=len(found), names=named
            )
        elif any(line.fits(typed) or line.name == typed for line in told):
            text = self.tr("“{typed}”已经登记过了。").format(typed=typed)
        else:
            text = self.tr("名单里没有“{typed}”。").format(typed=typed)
        self._fault.show_fault(text)
        self._fault.show()
        self.entry.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self, participants: Sequence[UUID]) -> None:
        try:
            at = self.entry.moment()
        except ValidationError as error:
            self._on_refused(error)
            return
        act = partial(
            record_deliveries,
            self._session.ledger,
            participants,
            way=str(self.entry.way.currentData()),
            at=at,
            received_by=self.entry.by.text(),
        )
        self._session.act(self, act, self._on_recorded, self._on_refused)

    def _on_recorded(self, _: object) -> None:
        self._fault.hide()
        self.entry.name.clear()
        self.entry.by.clear()
        if not self.list.hasFocus() and self.entry.isVisible():
            self.entry.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: AppError) -> None:
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()

    def _on_acted(self, key: Any) -> None:
        line = self._line(key)
        if line is None or not self._action(line):
            return
        if line.is_told:
            withdraw = partial(withdraw_delivery, self._session.ledger, line.id)
            self._session.act(self, withdraw, self._on_recorded, self._on_refused)
        else:
            self._record([line.id])

    def _on_all_clicked(self) -> None:
        if self.log is not None:
            self._record([line.id for line in self.log.waiting])

    def _on_coming_clicked(self) -> None:
        line = self._line(self.list.current_key())
        if line is not None:
            self.coming_asked.emit(line)

    def _line(self, key: Any) -> DeliveryLine | None:
        lines = self.log.lines if self.log else ()
        return next((line for line in lines if line.id == key), None)

    def first_focus(self) -> QWidget:
        """Return where the next name is typed, or the list."""
        if self.log is not None and not self.log.lines:
            return self.first
        return self.entry.name if self.entry.isVisible() else self.list

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        foot = [self.all, self.invite, self.coming, self.excel]
        return [*self.entry.controls(), self.list, self.first, *foot]
