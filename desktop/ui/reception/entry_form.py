"""The six lines of 接待登记."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.records.concerns import CHANNELS
from desktop.services.categories import guess_category
from desktop.ui.messages import label
from desktop.ui.reception.category_chips import CategoryChips
from desktop.ui.reception.file_row import FileRow
from desktop.ui.reception.marked_words import WordMarks
from desktop.ui.reception.more_fields import MoreFields
from desktop.ui.reception.visitor_fields import VisitorFields
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.task_ledger.photos import dropped_paths
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.fields import NumberBox, ProseField
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop.errors import AppError
    from desktop.services.receptions import VisitorLine
    from desktop.ui.sessions import Session

WAYS = tuple(CHANNELS)
"""Channels offered, in the order in which people come."""
DAYS = (7, 15, 30)
USUAL_DAYS = 15
_LINES = 3


class WordsField(ProseField):
    """Takes the height that the other lines leave, and asks for no more than its least."""

    def sizeHint(self) -> QSize:
        """Return the least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class EntryForm(QWidget):
    """What a visitor says, line by line."""

    changed = Signal()
    """Anything was typed or chosen."""
    matter_changed = Signal()
    """What is said, or who says it, changed."""

    def __init__(self, session: Session, today: date) -> None:
        super().__init__()
        self.setProperty("role", "sheet-body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._today, self._words = today, DueWords(self)
        self.visitor = VisitorFields()
        self.way = Segments([(way, label(CHANNELS[way]), "") for way in WAYS])
        self.content = WordsField(
            placeholder=self.tr("原话怎么说就怎么记"), name=self.tr("说的什么事"), lines=_LINES
        )
        self.marks = WordMarks(self.content.document())
        self.files = FileRow(session)
        self._count = ElidedLabel("", "caption")
        self.category = CategoryChips()
        self.households = NumberBox(maximum=9_999, name=self.tr("大约多少户"))
        self.people = NumberBox(maximum=99_999, name=self.tr("大约多少人"))
        self.days = Segments([(days, self.tr("%n 天", "", days), "") for days in DAYS])
        self._until = text_label("", "strong")
        self.more = MoreFields(session)
        self._lay_out()
        self._connect()
        self.clear()

    def _lay_out(self) -> None:
        self.way.setAccessibleName(self.tr("怎么来的"))
        self.days.setAccessibleName(self.tr("几时答复他"))
        for box in (self.households, self.people):
            box.setPlaceholderText(self.tr("可不填"))
            box.setAlignment(Qt.AlignmentFlag.AlignLeft)
            box.setMaximumWidth(110)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 14, 20, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        below = QHBoxLayout()
        below.addWidget(self.files, 1)
        below.addWidget(self._count)
        said = QVBoxLayout()
        said.setSpacing(6)
        said.addWidget(self.content, 1)
        said.addLayout(below)
        rows: tuple[tuple[str, bool, QWidget | QLayout], ...] = (
            (self.tr("谁来说的"), True, self.visitor),
            (self.tr("怎么来的"), False, _left(self.way)),
            (self.tr("说的什么事"), True, said),
            (self.tr("哪一类"), False, self.category),
            (self.tr("大约多少人"), False, self._numbers()),
            (self.tr("几时答复他"), True, self._deadline()),
        )
        for at, (words, needed, what) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            grid.addWidget(_caption(words, needed=needed), at, 0, top)
            if isinstance(what, QWidget):
                grid.addWidget(what, at, 1)
            else:
                grid.addLayout(what, at, 1)
        grid.addWidget(self.more, len(rows), 0, 1, 2)
        grid.setRowStretch(2, 1)

    def _numbers(self) -> QHBoxLayout:
        return _left(
            self.households,
            text_label(self.tr("户"), "body"),
            self.people,
            text_label(self.tr("人"), "body"),
        )

    def _deadline(self) -> QHBoxLayout:
        return _left(self.days, self._until, text_label(self.tr("到期前 3 天提醒"), "caption"))

    def _connect(self) -> None:
        self.visitor.changed.connect(self._on_visitor_changed)
        self.content.textChanged.connect(self._on_content_changed)
        self.way.chosen.connect(lambda _: self.changed.emit())
        self.category.changed.connect(self.changed)
        self.files.changed.connect(self.changed)
        for box in (self.households, self.people):
            box.textChanged.connect(lambda _: self.changed.emit())
        self.days.chosen.connect(self._on_days_chosen)
        self.more.changed.connect(self.changed)

    def show_day(self, today: date) -> None:
        """Count deadlines from another day."""
        self._today = today
        self._show_until()

    def show_people(self, people: Sequence[VisitorLine]) -> None:
        """Take the people who may come."""
        self.visitor.show_people(people)
        self.more.companions.choose_among(people)

    def values(self) -> dict[str, Any]:
        """Return the fields of the concern, and who came along.

        Raises:
            ValidationError: Something of the further fields cannot be read.
        """
        return self.more.values() | {
            "companions": tuple(self.more.companions.party),
            "figures": self.more.figures(),
            "channel": self.way.value(),
            "content": self.content.text(),
            "category": self.category.value(),
            "households": self.households.number(),
            "people": self.people.number(),
            "answer_by": self.until().isoformat(),
        }

    def until(self) -> date:
        """Return the last day on which the answer is due."""
        return self._today + timedelta(days=self.days.value() or USUAL_DAYS)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written down yet."""
        visitor = self.visitor.visitor()
        typed = visitor.name or visitor.phone or self.content.text().strip()
        return not (typed or self.files.files or self.more.collect())

    def missing(self) -> int:
        """Return how many of the three that are needed are missing."""
        return (not self.visitor.is_told) + (not self.content.text().strip())

    def collect(self) -> dict[str, Any]:
        """Return everything, as a draft keeps it."""
        return {
            "visitor": self.visitor.collect(),
            "way": self.way.value(),
            "content": self.content.text(),
            "category": self.category.value(),
            "category_chosen": self.category.is_chosen,
            "households": self.households.number(),
            "people": self.people.number(),
            "days": self.days.value(),
            "files": self.files.collect(),
            "more": self.more.collect(),
        }

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back."""
        self.visitor.fill_in(content.get("visitor", {}))
        way, days = content.get("way"), content.get("days")
        self.way.choose(way if way in WAYS else WAYS[0])
        self.days.choose(days if days in DAYS else USUAL_DAYS)
        self.content.set_text(str(content.get("content", "")))
        if content.get("category_chosen"):
            self.category.restore(str(content["category"]), is_chosen=True)
        self.households.set_number(content.get("households"))
        self.people.set_number(content.get("people"))
        self.files.fill_in(content.get("files", ()))
        self.more.fill_in(content.get("more", {}))
        self._show_until()

    def clear(self) -> None:
        """Begin another; how people come stays, for a whole box of letters comes by one way."""
        way = self.way.value()
        self.category.restore("", is_chosen=False)
        self.fill_in({"way": way})
        self.visitor.phone.setText("")
        self.clear_faults()

    def show_error(self, error: AppError) -> bool:
        """Lead to the field an error names and say what is wrong; False where it names none."""
        field = str(error.details.get("field", ""))
        if field in ("name", "asker", "phone", "withheld_name"):
            wrong = self.visitor.phone if field == "phone" else self.visitor.name
            self.visitor.show_fault(str(error), wrong)
            wrong.setFocus()
            return True
        if self.more.show_error(error):
            return True
        named = {"content": self.content, "title": self.content, "answer_by": self.days}
        named |= {"households": self.households, "people": self.people}
        widget = named.get(field)
        if isinstance(widget, ProseField | NumberBox):
            widget.show_fault(str(error))
        if widget is not None:
            widget.setFocus()
        return widget is not None and widget is not self.days

    def clear_faults(self) -> None:
        """Take away what was said to be wrong."""
        self.visitor.clear_fault()
        for field in (self.content, self.households, self.people):
            field.clear_fault()

    def _on_visitor_changed(self) -> None:
        withheld = self.visitor.withheld.isChecked()
        self.more.companions.let_names_be_withheld(withheld=withheld)
        self.matter_changed.emit()
        self.changed.emit()

    def _on_content_changed(self) -> None:
        text = self.content.text()
        self.content.clear_fault()
        self._count.setText(self.tr("%n 字 · 先记原话，以后再整理", "", len("".join(text.split()))))
        self.category.guess(guess_category(text))
        self.matter_changed.emit()
        self.changed.emit()

    def _on_days_chosen(self, _: object) -> None:
        self._show_until()
        self.changed.emit()

    def _show_until(self) -> None:
        self._until.setText(self.tr("{day} 前").format(day=self._words.day(self.until())))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        paths = dropped_paths(event)
        if paths:
            event.acceptProposedAction()
            self.files.take(paths)


def _caption(words: str, *, needed: bool) -> QWidget:
    """Return the words before a line, with a star where it is needed."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 8, 0, 0)
    row.setSpacing(3)
    row.addWidget(text_label(words, "body"))
    if needed:
        row.addWidget(text_label("*", "strong", tone="accent"))
    row.addStretch(1)
    return box


def _left(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
