"""The table of one register: its columns are fields of the declaration."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.records import Kind, declaration_of, record_type
from desktop.services.register_lists import columns_of
from desktop.ui.lists.line_tables import Cell, Column, LineTable
from desktop.ui.messages import label

if TYPE_CHECKING:
    from desktop.records import Field
    from desktop.services.register_lists import EntryLine, Note

_WIDTHS = {
    Kind.DAY: 112,
    Kind.YES_NO: 84,
    Kind.INTEGER: 84,
    Kind.DECIMAL: 96,
    Kind.CHOICE: 116,
    Kind.MOMENT: 140,
}
_WIDTH = 124
_OURS = (Kind.CHOICE, Kind.YES_NO)
"""Kinds whose words are those of the program, in whatever language it speaks."""


def column_title(field: Field) -> str:
    """Return what stands above a column, with the unit of its figures."""
    title = label(field.label)
    if not field.unit:
        return title
    shown = QCoreApplication.translate("EntryTable", "{label}（{unit}）")
    return shown.format(label=title, unit=label(field.unit))


class NoteWords(QObject):
    """Words what is told of an entry."""

    def words(self, note: Note) -> str:
        """Return a note in words."""
        if note.code == "weekly":
            return self._weekday(note.value)
        if note.code == "monthly":
            return self._day_of_month(note.value)
        return {
            "in_force": self.tr("现行"),
            "ended": self.tr("已失效"),
            "to_come": self.tr("还没施行"),
            "next_day": self.tr("下一次 {day}").format(day=note.value),
            "no_more_days": self.tr("以后没有了"),
            "topic_this_year": self.tr("今年有议题"),
            "no_topic_this_year": self.tr("今年还没有议题"),
        }.get(note.code, note.value)

    def _weekday(self, number: str) -> str:
        return {
            "1": self.tr("每周一"),
            "2": self.tr("每周二"),
            "3": self.tr("每周三"),
            "4": self.tr("每周四"),
            "5": self.tr("每周五"),
            "6": self.tr("每周六"),
            "7": self.tr("每周日"),
        }.get(number, "")

    def _day_of_month(self, number: str) -> str:
        if number == "31":
            return self.tr("每月最后一天")
        return self.tr("每月 {day} 日").format(day=number)


class EntryTable(LineTable):
    """The entries of one register; personal data is masked until it is asked for."""

    def __init__(self, type_name: str) -> None:
        kind = record_type(type_name)
        self.fields, self.type = columns_of(kind), type_name
        self.revealed = False
        self._words = NoteWords()
        super().__init__()
        self.setAccessibleName(label(declaration_of(kind).title))

    def make_columns(self) -> list[Column]:
        """Return the columns: the name takes the width that is left."""
        return [
            Column(
                column_title(field),
                _WIDTHS.get(field.kind, _WIDTH) if at else 0,
                partial(self._cell, at, field),
            )
            for at, field in enumerate(self.fields)
        ]

    def _cell(self, at: int, field: Field, line: EntryLine) -> Cell:
        words = (line.cells if self.revealed else line.masked)[at]
        if field.kind in _OURS:
            words = label(words)
        if at:
            return Cell(first=words or "—")
        notes = [self._words.words(note) for note in line.notes]
        if line.files:
            notes.append(self.tr("附件 %n 个", "", line.files))
        return Cell(first=words, second=" · ".join(notes), bold=True)

    def reveal(self, *, revealed: bool) -> None:
        """Show personal data, or mask it again."""
        self.revealed = revealed
        self.viewport().update()
