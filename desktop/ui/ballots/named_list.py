"""Those who vote with names, one a row: 1, 2 and 3 say what each voted, Del takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
)

from desktop.records.votes import CHOICES, VOTE_WAYS
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.chips import chip_size
from desktop.ui.widgets.plain_rows import PlainRowDelegate
from desktop.ui.widgets.row_painting import (
    Chip,
    draw_chips,
    draw_text,
    place_chips,
    sized,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QFont, QKeyEvent, QPainter

    from desktop.services.named_views import NamedLine
    from desktop.ui.widgets.row_painting import RowBox

translate = QCoreApplication.translate
ROW = 38
"""px of the design."""
LINE = Qt.ItemDataRole.UserRole
KEYS = {Qt.Key.Key_1: "for", Qt.Key.Key_2: "against", Qt.Key.Key_3: "abstain"}
"""Digits of the list and what they mean."""
ICONS = {"for": "arrow-up", "against": "arrow-down", "abstain": "pause"}


def chips_of(line: NamedLine) -> tuple[Chip, ...]:
    """Return how a vote stands, as chips; no choice is coloured before another."""
    if line.recused:
        return ((translate("NamedVotes", "回避"), "neutral", ""),)
    chips: list[Chip] = []
    if line.agent and line.here and line.way == "proxy":
        told = translate("NamedVotes", "{name}代").format(name=line.agent)
        chips.append((told, "neutral", ""))
    elif line.voted and line.way != "in_room":
        chips.append((label(VOTE_WAYS[line.way]), "neutral", ""))
    if line.voted and not line.counted:
        chips.append((translate("NamedVotes", "只记不计"), "warn", "triangle-alert"))
    if line.voted:
        chips.append((label(CHOICES[line.voted]), "info", ICONS[line.voted]))
    else:
        chips.append((translate("NamedVotes", "没登记"), "neutral", ""))
    return tuple(chips)


def fitting(chips: tuple[Chip, ...], font: QFont, room: int) -> tuple[Chip, ...]:
    """Return the last chips that fit beside a name; the choice, which is the last, always."""
    look, kept = appearance(), list(chips)
    while len(kept) > 1:
        wide = sum(chip_size(font, *chip).width() + look.px(8) for chip in kept)
        if wide <= room:
            break
        kept.pop(0)
    return tuple(kept)


class _NamedDelegate(PlainRowDelegate):
    """Draws a voter: name, group and class, and what they voted."""

    height = ROW

    def draw(
        self, painter: QPainter, box: RowBox, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, tokens = appearance(), appearance().tokens
        line: NamedLine = index.data(LINE)
        inner = box.rect.adjusted(look.px(14), 0, -look.px(12), -1)
        bold, plain = sized(box.font, 15, bold=True), sized(box.font, 13)
        name = QFontMetrics(bold).horizontalAdvance(line.line.name) + look.px(10)
        chips = place_chips(
            inner, box.font, fitting(chips_of(line), box.font, inner.width() - name)
        )
        inner.setRight(min(rect.left() for _, rect in chips) - look.px(8))
        at = draw_text(painter, inner, line.line.name, bold, tokens.text)
        inner.setLeft(inner.left() + max(at + look.px(10), look.px(84)))
        draw_text(painter, inner, line.line.second, plain, tokens.text2)
        draw_chips(painter, chips, box.font)


class NamedList(QListWidget):
    """The voters that are shown; letters typed here go to the search."""

    voted = Signal(str)
    """One of CHOICES for whoever is chosen."""
    withdrawn = Signal()
    """The vote of whoever is chosen is taken back."""
    typed = Signal(str)
    """A letter or character that looks for a name."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_NamedDelegate(self))
        self.setAccessibleName(self.tr("逐人登记"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[NamedLine], wanted: UUID | None = None) -> None:
        """Show voters; the chosen one stays chosen while shown."""
        now = self.current()
        keep = wanted or (now.id if now else None)
        bar = self.verticalScrollBar().value()
        self.clear()
        chosen = 0
        for at, line in enumerate(lines):
            item = QListWidgetItem(line.line.name)
            item.setData(LINE, line)
            said = "，".join((line.line.name, line.line.second, *(c[0] for c in chips_of(line))))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(said)
            self.addItem(item)
            chosen = at if line.id == keep else chosen
        self.setCurrentRow(chosen)
        self.verticalScrollBar().setValue(bar)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def current(self) -> NamedLine | None:
        """Return who is chosen."""
        item = self.currentItem()
        line: NamedLine | None = item.data(LINE) if item is not None else None
        return line

    def go_on(self) -> None:
        """Go to the next of whom nothing is entered; where there is none, one further."""
        row, rows = self.currentRow(), self.count()
        for at in (*range(row + 1, rows), *range(row)):
            line: NamedLine = self.item(at).data(LINE)
            if not line.voted and not line.recused:
                self.setCurrentRow(at)
                return
        self.setCurrentRow(min(row + 1, rows - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits as votes and letters as a search."""
        choice = KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if choice is not None and plain:
            self.voted.emit(choice)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.withdrawn.emit()
        elif plain and event.text().strip().isalpha():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
