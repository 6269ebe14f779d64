"""加落实事项, 填进展, 打电话记录 and 一起延期."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.domain.deadlines import day_of
from desktop.errors import ValidationError
from desktop.records import Consultation, Task
from desktop.records.outcomes import TASK_STATES
from desktop.services.outcomes import (
    WHOLE,
    assign_task,
    extend_tasks,
    record_call,
    record_progress,
)
from desktop.services.overtaken import key_of, read_all_held
from desktop.services.task_views import hold_standing
from desktop.ui.forms.editors import read_number
from desktop.ui.messages import label
from desktop.ui.task_ledger.entry_sheets import EntrySheet
from desktop.ui.task_ledger.photos import PhotoAdder
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField, ProseField
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal
    from uuid import UUID

    from desktop.services.ports import Reading
    from desktop.services.task_views import TaskLine
    from desktop.ui.sessions import Session

_STATES = ("running", "blocked", "done")
_EXTENSION = ("extended_to", "agreed_by")
_MORE = ("milestones", "budget")
_TOO_MUCH = 10**12
"""Yuan that no village asks for: a slip, or digits without end."""


class TaskSheet(EntrySheet):
    """A new task: what, who, until when."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, session, self.tr("加落实事项"), form="task", row="new")
        self.add_field("title", self.tr("落实事项"), LineField())
        self.add_field("unit", self.tr("责任单位"), LineField())
        self.add_field("responsible", self.tr("责任人"), LineField())
        placeholder = self.tr("例：2026-12-31")
        self.add_field(
            "due", self.tr("期限（首次期限以后不改）"), LineField(placeholder=placeholder)
        )
        self.origin = QComboBox()
        self.origin.setAccessibleName(self.tr("出自哪件协商"))
        self.origin.addItem(self.tr("不出自协商"), None)
        self.body.addWidget(text_label(self.tr("出自哪件协商"), "strong"))
        self.body.addWidget(self.origin)
        self._add_more()
        self.finish_layout()
        session.read(self, _list_origins, self._on_origins_read)
        self.fields["title"].setFocus()

    def _add_more(self) -> None:
        """Add what can wait: folded, but what stands in it is stored all the same."""
        words = self.tr("更多：阶段目标、所需资金")
        self.more = Button(words, icon="chevron-down", kind="link", letter="O")
        self.more.clicked.connect(lambda: self._unfold(unfolded=self.fields["budget"].isHidden()))
        self.body.addWidget(self.more)
        placeholder = self.tr("例：6月底前清完淤，9月底前衬砌完")
        prose = ProseField(placeholder=placeholder, lines=2)
        self.add_field("milestones", self.tr("阶段目标"), prose)
        placeholder = self.tr("例：12000，没有就不填")
        self.add_field("budget", self.tr("所需资金（元）"), LineField(placeholder=placeholder))
        self._unfold(unfolded=False)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Scroll to what was unfolded, once the sheet has grown by it."""
        more = [self.fields[name] for name in _MORE]
        if self.focusWidget() in more:
            for field in reversed(more):
                self._area.ensureWidgetVisible(field)

    def _unfold(self, *, unfolded: bool) -> None:
        for name in _MORE:
            self.show_field(name, shown=unfolded)
        self.more.show_icon("chevron-up" if unfolded else "chevron-down")
        if unfolded:
            self.fields[_MORE[0]].setFocus()

    def fill_in(self, content: dict[str, Any]) -> None:
        """Put a draft back; what it holds is in sight."""
        super().fill_in(content)
        if any(content.get(name) for name in _MORE):
            had = self.focusWidget()
            self._unfold(unfolded=True)
            if had is not None:
                had.setFocus()

    def _on_origins_read(self, origins: list[tuple[str, UUID]]) -> None:
        for name, consultation in origins:
            self.origin.addItem(name, consultation)

    def make_act(self) -> Callable[[], Any]:
        """Return what assigns the task.

        Raises:
            ValidationError: The deadline or the money cannot be read.
        """
        values = self.collect() | {
            "due": self.read_day("due"),
            "budget": self._read_budget(),
            "consultation": self.origin.currentData(),
        }
        return partial(assign_task, self.session.ledger, **values)

    def _read_budget(self) -> Decimal | None:
        amount = read_number(self.fields["budget"].text().strip().removesuffix("元"))
        if amount is not None and not (amount.is_finite() and 0 <= amount < _TOO_MUCH):
            self._unfold(unfolded=True)  # the fault is told beside its field
            raise ValidationError(
                self.tr("所需资金要填数字。"),
                self.tr("只写元数，例：12000；没有就不填。"),
                field="budget",
            )
        return amount


def _list_origins(reading: Reading) -> list[tuple[str, UUID]]:
    rows = reading.list(Consultation, order_by="-id")
    return [(f"{row.number} {row.title}".strip(), row.id) for row in rows]


class ProgressSheet(EntrySheet):
    """An entry of progress; a longer deadline needs a reason and who agreed."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        task: UUID,
        title: str,
        *,
        percent: int | None = None,
        state: str = _STATES[0],
    ) -> None:
        """Make a sheet; `open()` shows it.

        Args:
            parent: A widget of the window.
            session: Where to write.
            task: Which.
            title: What it is called.
            percent: How much was done before.
            state: What the entry begins with: one of ``running``, ``blocked``, ``done``.
        """
        super().__init__(
            parent,
            session,
            self.tr("填进展"),
            form="progress",
            row=str(task),
            over=partial(hold_standing, task=task),
        )
        self._task, self._state = task, state
        self.body.addWidget(text_label(title, "strong", wrap=True))
        self.state = Segments([(state, label(TASK_STATES[state]), "") for state in _STATES])
        self.state.setAccessibleName(self.tr("状态"))
        self.state.choose(state)
        self.state.chosen.connect(self._on_kind_changed)
        self.body.addWidget(self.state)
        self.add_field("on_day", self.tr("日期"), LineField(day_of(session.now()).isoformat()))
        done = "" if percent is None else str(percent)
        placeholder = self.tr("0 到 100；填 100 就转待验收，要有照片或说明")
        self.add_field("percent", self.tr("完成百分之几"), LineField(done, placeholder=placeholder))
        self.add_field("content", self.tr("进展"), ProseField(lines=3))
        self.photos = PhotoAdder(session, task)
        self.body.addWidget(self.photos)
        self.extend = QCheckBox(self.tr("要延期（首次期限不改，后面加一条）"))
        self.extend.toggled.connect(self._on_kind_changed)
        self.body.addWidget(self.extend)
        placeholder = self.tr("例：2026-12-31")
        self.add_field("extended_to", self.tr("延期至"), LineField(placeholder=placeholder))
        self.add_field("agreed_by", self.tr("谁同意的"), LineField())
        self.add_field("reason", self.tr("受阻或延期理由"), ProseField(lines=2))
        self._on_kind_changed()
        self.finish_layout()
        self.fields["content"].setFocus()

    def _on_kind_changed(self, *_: object) -> None:
        extending = self.extend.isChecked()
        for name in _EXTENSION:
            self.show_field(name, shown=extending)
        self.show_field("reason", shown=extending or self.state.value() == "blocked")
        self.show_field("percent", shown=self.state.value() != "done")
        self.keeper.touch()

    def collect(self) -> dict[str, Any]:
        """Return fields, state and whether it is put off."""
        return super().collect() | {"state": self.state.value(), "extend": self.extend.isChecked()}

    def fill_in(self, content: dict[str, Any]) -> None:
        """Put a draft back."""
        self.state.choose(content.pop("state", self._state))
        self.extend.setChecked(bool(content.pop("extend", False)))
        super().fill_in(content)
        self._on_kind_changed()

    def make_act(self) -> Callable[[], Any]:
        """Return what enters the progress.

        Raises:
            ValidationError: It is to be put off, but no day says until when.
        """
        extending = self.extend.isChecked()
        until = self.read_day("extended_to") if extending else None
        if extending and until is None:
            raise ValidationError(
                self.tr("没有写延到哪天。"), self.tr("请填写新的期限。"), field="extended_to"
            )
        values = {
            "on_day": self.read_day("on_day"),
            "state": self.state.value(),
            "percent": None if self.state.value() == "done" else self._read_percent(),
            "content": self.fields["content"].text(),
            "reason": self.fields["reason"].text(),
            "extended_to": until,
            "agreed_by": self.fields["agreed_by"].text() if extending else "",
            "evidence": tuple(self.photos.added),
        }
        return partial(record_progress, self.session.ledger, self._task, **values)

    def replaced(self) -> Mapping[str, Any]:
        """Return state and share, and the deadline where it is put off."""
        until = {"due": self.read_day("extended_to")} if self.extend.isChecked() else {}
        share = WHOLE if self.state.value() == "done" else self._read_percent()
        known = {} if share is None else {"percent": share}
        return {"state": self.state.value()} | known | until

    def _read_percent(self) -> int | None:
        text = self.fields["percent"].text().strip().rstrip("%％")
        if not text:
            return None
        if not (text.isascii() and text.isdigit()):
            raise ValidationError(
                self.tr("完成百分之几要填数字。"), self.tr("请填 0 到 100。"), field="percent"
            )
        return int(text)


class CallSheet(EntrySheet):
    """打电话记录: who was rung up about a task, and what was said."""

    def __init__(
        self, parent: QWidget, session: Session, task: UUID, title: str, *, who: str
    ) -> None:
        super().__init__(parent, session, self.tr("打电话记录"), form="call", row=str(task))
        self._task = task
        self.body.addWidget(text_label(title, "strong", wrap=True))
        self.add_field("on_day", self.tr("日期"), LineField(day_of(session.now()).isoformat()))
        self.add_field("who", self.tr("打给谁"), LineField(who))
        self.add_field("said", self.tr("说了什么"), ProseField(lines=3))
        self.finish_layout()
        self.fields["said"].setFocus()

    def make_act(self) -> Callable[[], Any]:
        """Return what enters the call."""
        values = self.collect() | {"on_day": self.read_day("on_day")}
        return partial(record_call, self.session.ledger, self._task, **values)


class ExtendManySheet(EntrySheet):
    """一起延期: several tasks to one day, with the reason and who agreed."""

    def __init__(self, parent: QWidget, session: Session, lines: Sequence[TaskLine]) -> None:
        self._tasks = [line.id for line in lines]
        over = partial(read_all_held, kind=Task, rows=self._tasks, names=("due",))
        title = self.tr("一起延期")
        super().__init__(parent, session, title, form="extend", row="many", over=over)
        told = self.tr("{count} 件：{titles}。首次期限都不改，后面各加一条。")
        titles = "、".join(line.title for line in lines)
        said = told.format(count=len(lines), titles=titles)
        self.body.addWidget(text_label(said, "second", wrap=True))
        placeholder = self.tr("例：2026-12-31")
        self.add_field("extended_to", self.tr("延期至"), LineField(placeholder=placeholder))
        self.add_field("reason", self.tr("理由"), ProseField(lines=2))
        self.add_field("agreed_by", self.tr("谁同意的"), LineField())
        self.finish_layout()
        self.fields["extended_to"].setFocus()

    def make_act(self) -> Callable[[], Any]:
        """Return what puts them off.

        Raises:
            ValidationError: No day says until when.
        """
        until = self.read_day("extended_to")
        if until is None:
            raise ValidationError(
                self.tr("没有写延到哪天。"), self.tr("请填写新的期限。"), field="extended_to"
            )
        values = self.collect() | {
            "extended_to": until,
            "on_day": day_of(self.session.now()).isoformat(),
        }
        return partial(extend_tasks, self.session.ledger, self._tasks, **values)

    def replaced(self) -> Mapping[str, Any]:
        """Return the new deadline of each."""
        until = self.read_day("extended_to")
        return {key_of(task, "due"): until for task in self._tasks}
