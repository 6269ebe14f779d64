"""制度与资料: registers of whatever stands by itself, each a table made from its declaration."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.records import declaration_of, record_type
from desktop.services.register_lists import count_entries, list_entries, sort_entries
from desktop.services.registers import file_field, list_registers, register_holding
from desktop.ui.forms.choosing import QuietBox
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.registers.acts import EntryActs
from desktop.ui.registers.bulletin_acts import BulletinActs
from desktop.ui.registers.chooser import PLAIN_ICON, RegisterChooser
from desktop.ui.registers.hints import RegisterHints
from desktop.ui.registers.table import EntryTable, column_title
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.services.ports import Reading
    from desktop.services.register_lists import EntryLine, Register
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session

_PAUSE_MS = 150
_SEARCH = 240
_AT_ONCE = 300
"""So many entries are shown before all of them are read."""
_Found = tuple["Register", "Mapping[str, int]"]


class RegistersPage(Page):
    """The registers; option ``type`` opens one, the row of a place its own with it chosen."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._type = str(place.options.get("type", "")) or list_registers()[0].__name__
        self._wanted: UUID | None = place.row
        self._must_find = place.row is not None and "type" not in place.options
        self._register: Register | None = None
        self.table = EntryTable(self._type)
        self.head = PageHead(self.tr("制度与资料"))
        self.search = SearchField(self.tr("名称、内容、拼音首字母"), keys="Ctrl+F")
        self.add = Button(self.tr("登记"), kind="strong", icon="plus", letter="N")
        self.chooser, self.order = RegisterChooser(), QuietBox()
        self.reveal = QCheckBox(self.tr("显示个人信息"))
        self.excel = Button(self.tr("导出 Excel"), icon="file-spreadsheet", letter="X")
        self.edit = Button(self.tr("修改"), icon="square-pen", letter="E")
        self.files = Button(self.tr("附件"), icon="paperclip", letter="G")
        self.paper = Button(self.tr("打印"), icon="printer", letter="P")
        self.remove = Button(self.tr("移除"), icon="trash-2", letter="D")
        self.acts = EntryActs(self, session, self._type)
        self._first = Button(self.tr("登记第一条"), kind="strong", icon="plus")
        changing = (self.add, self._first, self.edit, self.files, self.remove)
        self.bulletins = BulletinActs(self, session, changing)
        self._hints = RegisterHints()
        self._lay_out()
        self._connect()
        self._show_columns()

    # Layout

    def _lay_out(self) -> None:
        self.order.setAccessibleName(self.tr("排序"))
        self.reveal.setAccessibleName(self.reveal.text())
        self.order.setMinimumContentsLength(10)
        self.head.buttons.addWidget(self.search)
        self.head.buttons.addWidget(self.add)
        self.search.setMinimumWidth(_SEARCH)
        filters = QHBoxLayout()
        filters.setSpacing(12)
        for widget in (self.chooser.box, self.order, self.reveal):
            filters.addWidget(widget)
        filters.addStretch(1)
        filters.addWidget(self.excel)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.chooser.side)
        middle.addWidget(self._right_side(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(filters)
        column.addLayout(middle, 1)

    def _right_side(self) -> QStackedWidget:
        self._panel = Panel("")
        self._panel.body.addWidget(self.table)
        for button in (self.edit, self.files, self.paper, self.remove):
            self._panel.footer.addWidget(button)
        self.bulletins.put_into(self._panel.footer)
        self._panel.footer.addStretch(1)
        self._empty = EmptyState(PLAIN_ICON, self.tr("还没有登记"), "", self._first)
        self._clear = Button(self.tr("清除查找"), kind="strong", icon="list-filter")
        self._nothing = EmptyState(
            "search", self.tr("没有符合的"), self.tr("少打几个字，或换一个词。"), self._clear
        )
        self.stack = QStackedWidget()
        for part in (self._panel, self._empty, self._nothing):
            self.stack.addWidget(part)
        return self.stack

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_lines)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._on_search_entered)
        self.chooser.chosen.connect(self._on_kind_chosen)
        self.chooser.list.opened.connect(lambda _: self.first_focus().setFocus())
        self.order.activated.connect(lambda _: self._show_lines())
        self.reveal.toggled.connect(self._on_reveal_toggled)
        for button in (self.add, self._first):
            button.clicked.connect(self.acts.add)
        self.acts.added.connect(self._on_added)
        self._clear.clicked.connect(self._on_clear_clicked)
        for button, deed in (
            (self.edit, self.acts.edit),
            (self.files, self.acts.keep_files),
            (self.paper, self.acts.print),
            (self.remove, self.acts.remove),
        ):
            button.clicked.connect(partial(self._with_line, deed))
        self.excel.clicked.connect(self._on_excel_clicked)

    # Content

    def refresh(self) -> None:
        """Ask for the register that is shown, and how much is in the others."""
        today = day_of(self.session.now())
        wanted = self._wanted if self._must_find else None
        self._must_find = False
        type_name = self._type
        known = self._register is not None and self._register.type == type_name
        limit = None if known or self._wanted else _AT_ONCE

        def read(reading: Reading) -> _Found:
            shown = register_holding(reading, wanted) if wanted else type_name
            return list_entries(reading, shown or type_name, today, limit), count_entries(reading)

        asked = "" if wanted else type_name
        self.session.read(self, read, partial(self._on_read, asked))

    def _on_read(self, asked: str, found: _Found) -> None:
        register, counts = found
        if asked and asked != self._type:  # another was chosen meanwhile
            return
        self._register, self._type = register, register.type
        if self.table.type != register.type:
            self._change_table()
        self.chooser.show_counts(counts, self._type)
        self._show_lines()
        if len(register.lines) < counts[register.type]:  # the newest are there, now the others
            self.refresh()

    def _change_table(self) -> None:
        """Make the table of another register."""
        before, self.table = self.table, EntryTable(self._type)
        self.acts.type = self._type
        had_focus = before.hasFocus()
        self._panel.body.replaceWidget(before, self.table)
        before.deleteLater()
        if had_focus:
            self.table.setFocus()
        self.search.clear()
        self._pause.stop()
        self._show_columns()

    def _show_columns(self) -> None:
        """Offer what fits the columns and the type of the table."""
        table = self.table
        if not self.bulletins.follow(table):
            table.activated.connect(lambda _: self.edit.click())
        self.setTabOrder(self.chooser.list, table)
        self.setTabOrder(table, self.edit)
        self.order.clear()
        self.order.addItem(self.tr("新登记的在前"), None)
        for at, field in enumerate(table.fields):
            title = column_title(field)
            self.order.addItem(self.tr("按{column}排序").format(column=title), at)
        self.reveal.setVisible(any(field.personal for field in table.fields))
        self.reveal.setChecked(False)
        self.files.setVisible(file_field(record_type(self._type)) is not None)
        title = label(declaration_of(record_type(self._type)).title)
        told = (
            self.tr("登记以后列在这里，能查找、打印、导出 Excel。"),
            self._hints.words(self._type),
        )
        said = self.tr("还没有登记{kind}").format(kind=title)
        self._empty.show_text(said, " ".join(filter(None, told)))

    def _show_lines(self) -> None:
        register, table = self._register, self.table
        if register is None or register.type != table.type:
            return
        current = table.current_line()
        wanted = self._wanted or (current.id if current else None)
        self._wanted = None
        typed = self.search.text()
        found = [line for line in register.lines if line.fits(typed)]
        had_focus = table.hasFocus()
        table.show_lines(sort_entries(found, self.order.currentData()), wanted)
        none = self._nothing if register.lines else self._empty
        self.stack.setCurrentWidget(self._panel if found else none)
        if had_focus and not found:
            self.search.setFocus()
        total, count = len(register.lines), len(found)
        said = (
            self.tr("{kind} {count} 条") if count == total else self.tr("{kind} {count}/{total} 条")
        )
        title = label(register.title)
        self.head.show_caption(said.format(kind=title, count=count, total=total))
        if found:
            self.excel.unlock()
        else:
            self.excel.lock(self.tr("现在一条也没有，没有可导出的。"))

    def _line(self) -> EntryLine | None:
        line: EntryLine | None = self.table.current_line()
        return line

    # What a person does

    def _on_kind_chosen(self, name: str) -> None:
        if name != self._type:
            self._type = name
            self.refresh()

    def _on_reveal_toggled(self, checked: bool) -> None:  # noqa: FBT001 – a signal's argument
        self.table.reveal(revealed=checked)

    def _on_search_entered(self) -> None:
        self._pause.stop()
        self._show_lines()
        self.first_focus().setFocus()

    def _on_clear_clicked(self) -> None:
        self.search.clear()
        self._pause.stop()
        self._show_lines()
        self.first_focus().setFocus()

    def _on_added(self, row: UUID) -> None:
        """Have the new entry chosen once the register is read anew."""
        self._wanted = row
        self.search.clear()

    def _with_line(self, act: Callable[[EntryLine], object]) -> None:
        line = self._line()
        if line is not None:
            act(line)

    def _on_excel_clicked(self) -> None:
        lines = self.table.lines
        self.acts.export(tuple(line.id for line in lines.first(lines.count())))

    # The window's

    def first_focus(self) -> QWidget:
        """Return the table, or the button that fills it."""
        if self.stack.currentWidget() is self._panel:
            return self.table
        return self._first if self.stack.currentWidget() is self._empty else self.search

    def arrange(self, *, compact: bool) -> None:
        """Choose the register from a box where the list at the left has no room."""
        self.chooser.arrange(compact=compact)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑ ↓", self.tr("选一条")),
            ("Enter", self.tr("修改这一条")),
            ("Alt+N", self.tr("登记")),
            ("Alt+P", self.tr("打印")),
            ("Alt+G", self.tr("附件")),
            ("Alt+D", self.tr("移除")),
            ("Alt+X", self.tr("导出 Excel")),
            ("Ctrl+F", self.tr("在这里查找")),
        ]
