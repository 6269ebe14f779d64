"""协商各方: the sides in their order, who speaks for each, and what each may and has to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.records import ConsultingParty
from desktop.records.consultations import KINDS
from desktop.records.parties import PARTY_ROLES
from desktop.services.forms import read_values
from desktop.services.parties import (
    add_party,
    add_preset_parties,
    edit_party,
    move_party,
    preset_rights,
    remove_party,
    view_parties,
)
from desktop.ui.consultations.forms_sheet import say_basis
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.states import EmptyState, FaultBox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.services.parties import PartiesView, PartyLine
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_LIST_HEIGHT = 300
"""px of the design."""
_ASKED = ("title", "role", "unit", "chief", "members", "rights", "duties", "brings")


class PartySheet(RecordSheet):
    """One side: a new one begins with the rights and duties of the forms chosen."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        consultation: UUID,
        *,
        values: Mapping[str, Any] | None = None,
        preset: Mapping[str, str] | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        form = RecordForm(
            session,
            ConsultingParty,
            only=_ASKED,
            needed=("title",),
            examples={
                "title": translate("PartySheet", "例如：占地农户"),
                "unit": translate("PartySheet", "有单位的写单位；新的单位直接写名称"),
                "brings": translate("PartySheet", "例如：场地、车辆、志愿者"),
            },
            new_targets=("unit",),
        )
        self._consultation, self._party = consultation, values["id"] if values else None
        if values is not None:
            form.show_row(values)
        elif preset:
            form.preset(preset)
        title = translate("PartySheet", "协商方")
        row = self._party or f"new/{consultation}"
        super().__init__(parent, session, title, form, self._act, row=row)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        ledger = self.session.ledger
        if self._party is None:
            return partial(add_party, ledger, self._consultation, **values)
        return partial(edit_party, ledger, self._party, **values)


class PartiesSheet(Sheet):
    """The list, kept up to date while sides are entered."""

    def __init__(self, parent: QWidget, session: Session, consultation: UUID) -> None:
        title = QCoreApplication.translate("PartiesSheet", "协商各方的权利和责任")
        super().__init__(parent, title, width=860)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._consultation = session, consultation
        self._lines: dict[UUID, PartyLine] = {}
        self.unequal = FaultBox("", tone="warn")
        self.unequal.hide()
        self.list = RowList()
        self.list.setAccessibleName(self.tr("协商各方"))
        self.first = Button(self.tr("加第一方"), kind="strong", icon="plus")
        self._nothing = EmptyState(
            "users-round",
            self.tr("还没有列出协商各方"),
            self.tr("谁领导、谁负责、谁参加、谁的利益相关，一方一方列清楚；开会时当众念。"),
            self.first,
        )
        self.preset = Button("", icon="list-checks", letter="T")
        self.add = Button(self.tr("加一方"), kind="strong", icon="plus", letter="J")
        self.edit = Button(self.tr("修改"), icon="square-pen", letter="E")
        self.up = Button(self.tr("上移"), icon="arrow-up", letter="U")
        self.down = Button(self.tr("下移"), icon="arrow-down", letter="D")
        self.drop = Button(self.tr("去掉"), icon="trash-2", letter="R")
        self._lay_out_parties()
        self._connect()
        self.refresh()

    def _lay_out_parties(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self._stack.setMinimumHeight(appearance().px(_LIST_HEIGHT))
        self.body.addWidget(self.unequal)
        self.body.addWidget(self._stack)
        for button in (self.edit, self.up, self.down, self.drop):
            self.footer.addWidget(button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.preset)
        self.footer.addWidget(self.add)

    def _connect(self) -> None:
        self._session.changed.connect(self.refresh)
        for button in (self.add, self.first):
            button.clicked.connect(self._on_add_clicked)
        self.list.opened.connect(self._open)
        self.edit.clicked.connect(lambda: self._open(self.list.current_key()))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.drop.clicked.connect(self._on_drop_clicked)
        self.preset.clicked.connect(self._on_preset_clicked)

    def refresh(self) -> None:
        """Ask for the sides anew."""
        read = partial(_view, consultation=self._consultation)
        self._session.read(self, read, self._on_read)

    def _on_read(self, view: PartiesView) -> None:
        had_focus = self.list.hasFocus() or not self._lines
        self._lines = {line.id: line for line in view.lines}
        self.list.show_rows([self._row(line) for line in view.lines])
        self._stack.setCurrentWidget(self.list if view.lines else self._nothing)
        self.unequal.setVisible(view.is_unequal)
        self.unequal.show_fault(*self._say_unequal(view), "warn")
        for button in (self.edit, self.up, self.down, self.drop):
            button.setVisible(bool(view.lines))
        told = self.tr("带出这类协商的 %n 方", "", view.presets)
        self.preset.show_text(told)
        self.preset.setVisible(view.presets > 0)
        if had_focus:
            (self.list if view.lines else self.first).setFocus()

    def _say_unequal(self, view: PartiesView) -> tuple[str, str]:
        each = self.tr("{title}{n}人")
        sizes = self.tr("、").join(
            each.format(title=line.title, n=line.size) for line in view.lines if line.size
        )
        told = self.tr("{kind}各方代表人数应当对等，现在{sizes}。")
        basis = self.tr("依据：{basis}").format(basis=say_basis(self, view.basis))
        return told.format(kind=label(KINDS[view.kind]), sizes=sizes), basis

    def _row(self, line: PartyLine) -> Row:
        chief = self.tr("首席 {name}").format(name=line.chief) if line.chief else ""
        members = self.tr("、").join(line.members)
        told = (line.unit, chief, members, self._brings(line))
        second = " · ".join(filter(None, told)) or self.tr("还没有写由谁代表")
        chips = [(label(PARTY_ROLES[line.role]), "outline", "")]
        if line.size:
            chips.append((self.tr("{n} 人").format(n=line.size), "neutral", "users"))
        if not (line.rights and line.duties):
            chips.append((self.tr("权利责任没写全"), "warn", "circle"))
        return Row(key=line.id, title=line.title, second=second, chips=tuple(chips), data=line)

    def _brings(self, line: PartyLine) -> str:
        return self.tr("提供：{what}").format(what=line.brings) if line.brings else ""

    def _open(self, key: Any) -> None:
        if key in self._lines:
            read = partial(_values, row=key)
            self._session.read(self, read, self._open_values)

    def _open_values(self, values: Mapping[str, Any]) -> None:
        PartySheet(self, self._session, self._consultation, values=values).open()

    def _on_add_clicked(self) -> None:
        read = partial(_preset, consultation=self._consultation)
        self._session.read(self, read, self._open_new)

    def _open_new(self, preset: Mapping[str, str]) -> None:
        PartySheet(self, self._session, self._consultation, preset=preset).open()

    def _chosen(self) -> PartyLine | None:
        key = self.list.current_key()
        return next((line for line in self._lines.values() if line.id == key), None)

    def _move(self, by: int) -> None:
        line = self._chosen()
        if line is not None:
            self._session.act(self, partial(move_party, self._session.ledger, line.id, by))

    def _on_drop_clicked(self) -> None:
        line = self._chosen()
        if line is not None:
            remove = partial(remove_party, self._session.ledger, line.id)
            told = self.tr("去掉了“{title}”。").format(title=line.title)
            advice = self.tr("去错了可以撤销（Ctrl+Z）。")
            tell = partial(self._session.notify, told, advice, "good")
            self._session.act(self, remove, lambda _: tell())

    def _on_preset_clicked(self) -> None:
        add = partial(add_preset_parties, self._session.ledger, self._consultation)
        self._session.act(self, add)


def _view(reading: Reading, *, consultation: UUID) -> PartiesView:
    return view_parties(reading, consultation)


def _values(reading: Reading, *, row: UUID) -> dict[str, Any]:
    return read_values(reading, ConsultingParty, row)


def _preset(reading: Reading, *, consultation: UUID) -> dict[str, str]:
    return preset_rights(reading, consultation)
