"""The list of the roll: thousands of names, each with status; a click on the status changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.services.ballot_views import clock
from desktop.services.roll_lines import RollLine
from desktop.ui.tokens import appearance
from desktop.ui.widgets.row_painting import (
    Chip,
    RowBox,
    box_of,
    draw_button,
    draw_chips,
    draw_ground,
    draw_heading,
    draw_text,
    place_button,
    place_chips,
    sized,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QFont, QMouseEvent, QPainter

LINE = Qt.ItemDataRole.UserRole
ROW, HEADING = 38, 28
LETTERS_AT, GROUP_AT = 56, 92
"""px of the design."""
translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
_TONES = {"present": "good", "excused": "warn", "left": "bad", "absent": "neutral"}
_ICONS = {"present": "circle-check", "excused": "pause", "left": "log-out", "absent": ""}


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the list; without lines it is not shown."""

    heading: str
    lines: Sequence[RollLine]


class RollModel(QAbstractListModel):
    """Headings and participants in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | RollLine] = []

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = []
        for section in sections:
            if section.lines:
                self._rows += [section.heading, *section.lines]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 – Qt's signature
        """Return the rows of the list, none of a row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row as text, or its RollLine."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LINE:
            return row if isinstance(row, RollLine) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row if isinstance(row, str) else _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, RollLine):
            return _spoken(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the arrows pass the headings by."""
        if index.isValid() and isinstance(self._rows[index.row()], RollLine):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def find(self, participant: UUID | None) -> QModelIndex:
        """Return the first row of a participant, or else the first of anybody."""
        first = QModelIndex()
        for place, row in enumerate(self._rows):
            if isinstance(row, RollLine):
                if row.id == participant:
                    return self.index(place)
                if not first.isValid():
                    first = self.index(place)
        return first


def _spoken(line: RollLine) -> str:
    chip = chip_of(line)[0]
    return "，".join(filter(None, (line.name, line.second, chip, line.reason)))


def _spread(name: str) -> str:
    """Return a name of two characters as wide as one of three, as rolls are written."""
    return f"{name[0]}　{name[1]}" if len(name) == len("姓名") and not name.isascii() else name


def say_state(state: str) -> str:
    """Return one of the states of the roll in a word."""
    return {
        "absent": translate("Roll", "未到"),
        "present": translate("Roll", "已到"),
        "excused": translate("Roll", "请假"),
        "left": translate("Roll", "离场"),
    }[state]


def chip_of(line: RollLine) -> Chip:
    """Return the status of a participant as a chip: 到 9:22."""
    if line.agent and line.status != "present":
        text = translate("Roll", "委托 {name}").format(name=line.agent)
        return (text, "info", "users-round")
    text = say_state(line.status)
    if line.since is not None and line.status in ("present", "left"):
        is_there = line.status == "present"
        timed = translate("Roll", "到 {time}") if is_there else translate("Roll", "离场 {time}")
        text = timed.format(time=clock(line.since))
    return (text, _TONES[line.status], _ICONS[line.status])


class RollDelegate(QStyledItemDelegate):
    """Draws a participant: name, initials, group, and status or what Enter would do."""

    def __init__(self, view: RollList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 – Qt's signature
        """Return the height of a row."""
        line = index.data(LINE)
        large = appearance().scale > 1
        height = (ROW if not large else 36) if line is not None else HEADING
        return QSize(0, appearance().px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        painter.save()
        line = index.data(LINE)
        if line is None:
            draw_heading(painter, box_of(option), str(index.data()))
        else:
            self._paint_line(painter, box_of(option), line)
        painter.restore()

    def _paint_line(self, painter: QPainter, box: RowBox, line: RollLine) -> None:
        look, tokens = appearance(), appearance().tokens
        draw_ground(painter, box, focused=self._view.hasFocus())
        end = self._status_rect(box.rect, box.font, line, chosen=box.chosen)
        left, right = box.rect.left() + look.px(12), end.left() - look.px(6)
        top, height = box.rect.top(), box.rect.height() - 1
        name = sized(box.font, 15, bold=True)
        shown = _spread(line.name)
        taken = draw_text(painter, QRect(left, top, right - left, height), shown, name, tokens.text)
        at = max(left + look.px(LETTERS_AT), left + taken + look.px(6))
        small = sized(box.font, 13)
        taken = draw_text(
            painter, QRect(at, top, right - at, height), line.letters, small, tokens.text3
        )
        at = max(left + look.px(GROUP_AT), at + taken + look.px(6))
        draw_text(painter, QRect(at, top, right - at, height), line.second, small, tokens.text2)
        if self._has_button(line, chosen=box.chosen):
            draw_button(painter, end, box.font, self.tr("记到会"))
        else:
            draw_chips(painter, [(chip_of(line), end)], box.font)

    def _has_button(self, line: RollLine, *, chosen: bool) -> bool:
        """Tell whether a row shows what Enter does to it instead of how it stands."""
        return chosen and not self._view.closed and line.status in ("absent", "excused", "left")

    def _status_rect(self, rect: QRect, font: QFont, line: RollLine, *, chosen: bool) -> QRect:
        inner = self._inner(rect)
        if self._has_button(line, chosen=chosen):
            return place_button(inner, font, self.tr("记到会"))
        return place_chips(inner, font, (chip_of(line),))[0][1]

    def pressed_rect(self, rect: QRect, line: RollLine, *, chosen: bool) -> QRect:
        """Return where the status of a row stands, with room for a finger."""
        placed = self._status_rect(rect, self._view.font(), line, chosen=chosen)
        return placed.adjusted(-8, -8, 12, 8)

    @staticmethod
    def _inner(rect: QRect) -> QRect:
        return rect.adjusted(0, 0, -appearance().px(12), -1)


class RollList(QListView):
    """The roll; ↑↓ PgUp PgDn Home End."""

    pressed_status = Signal(object)
    """A click on the status of this RollLine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.closed = False
        """Whether nothing can be entered now."""
        self._model = RollModel(self)
        self.setModel(self._model)
        self._delegate = RollDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("点名名单"))

    def show_sections(self, sections: Sequence[Section], wanted: UUID | None = None) -> None:
        """Show other rows; the chosen participant stays chosen while they are in them."""
        line = self.current_line()
        keep = wanted or (line.id if line else None)
        at = self.verticalScrollBar().value()
        self._model.show_sections(sections)
        self.setCurrentIndex(self._model.find(keep))
        if wanted is None:
            self.verticalScrollBar().setValue(at)

    def choose_first(self) -> None:
        """Choose the first participant shown."""
        self.setCurrentIndex(self._model.find(None))
        self.scrollToTop()

    def current_line(self) -> RollLine | None:
        """Return the chosen participant."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, RollLine) else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on a status as its key."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = index.data(LINE)
        if isinstance(line, RollLine) and event.button() == Qt.MouseButton.LeftButton:
            chosen = index == self.currentIndex()
            rect = self._delegate.pressed_rect(self.visualRect(index), line, chosen=chosen)
            if rect.contains(event.position().toPoint()):
                self.pressed_status.emit(line)
