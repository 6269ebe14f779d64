"""邀请参加人: people found by name, group or what they are, ticked, and invited at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from desktop.records import Participant, declaration_of
from desktop.records.people import MEMBERSHIPS
from desktop.services.person_views import count_memberships, filter_people
from desktop.services.selections import invite_people, list_candidates
from desktop.ui.forms.choosing import SegmentsEditor
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.person_views import PersonLine
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_LIST_HEIGHT, _ROW = 270, 36
MOST = 200
"""People shown at once; a few letters more find the others."""
_ID = Qt.ItemDataRole.UserRole


class InviteSheet(Sheet):
    """Who is invited, whether they count, and how they came to take part."""

    def __init__(self, parent: QWidget, session: Session, meeting: UUID) -> None:
        super().__init__(parent, QCoreApplication.translate("InviteSheet", "邀请参加人"), width=720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._meeting = session, meeting
        self._people: Sequence[PersonLine] = ()
        self.ticked: dict[UUID, str] = {}
        self.search = SearchField(self.tr("姓名、首字母、小组"), keys="Ctrl+F")
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("身份"))
        self.people = QListWidget()
        self.people.setAccessibleName(self.tr("可以邀请的人"))
        self.people.setMinimumHeight(_LIST_HEIGHT)
        fields = declaration_of(Participant)
        self.capacity = SegmentsEditor(fields.field("capacity"))
        self.coming = SegmentsEditor(fields.field("coming"))
        self.capacity.show_value("observer")
        self.coming.show_value("invited")
        self._told = text_label("", "second", wrap=True)
        self._fault = FaultBox("")
        self._fault.hide()
        self.all = Button(self.tr("看到的都勾上"), kind="link", icon="list-checks", letter="A")
        self.keep = Button(self.tr("邀请"), kind="primary", letter="S", keys="Ctrl+Enter")
        self._lay_out_people()
        self._connect()
        session.read(self, partial(_candidates, meeting=meeting), self._on_read)

    def _lay_out_people(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.kind)
        self.body.addLayout(top)
        self.body.addWidget(self.people)
        self.body.addWidget(self._told)
        for word, editor in (
            (self.tr("参加身份"), self.capacity),
            (self.tr("参加方式"), self.coming),
        ):
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(text_label(word, "strong"))
            line.addWidget(editor, 1)
            self.body.addLayout(line)
        self.body.addWidget(self._fault)
        self.footer.addWidget(self.all)
        self.footer.addStretch(1)
        self.footer.addWidget(self.keep)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._show_people())
        self.search.returnPressed.connect(self._on_search_entered)
        self.kind.currentIndexChanged.connect(lambda _: self._show_people())
        self.people.itemChanged.connect(self._on_item_changed)
        self.all.clicked.connect(self._on_all_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)

    def _on_read(self, people: Sequence[PersonLine]) -> None:
        self._people = people
        self.kind.clear()
        self.kind.addItem(self.tr("所有人  {n}").format(n=len(people)), "")
        for key, count in count_memberships(people).items():
            self.kind.addItem(f"{label(MEMBERSHIPS[key])}  {count}", key)
        self._show_people()
        self.search.setFocus()

    def _found(self) -> list[PersonLine]:
        chosen = str(self.kind.currentData() or "")
        return filter_people(self._people, typed=self.search.text(), membership=chosen)

    def _show_people(self) -> None:
        found = self._found()
        self.people.blockSignals(True)  # noqa: FBT003 – Qt's signature
        self.people.clear()
        for line in found[:MOST]:
            kinds = self.tr("、").join(label(MEMBERSHIPS[one]) for one in line.memberships)
            item = QListWidgetItem("  ".join(filter(None, (line.name, line.group, kinds))))
            item.setData(_ID, line.id)
            item.setSizeHint(QSize(0, appearance().px(_ROW)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = line.id in self.ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.setCurrentRow(0)
        self.people.blockSignals(False)  # noqa: FBT003 – Qt's signature
        self._tell(len(found))

    def _tell(self, found: int) -> None:
        ticked = self.tr("勾了 {n} 人").format(n=len(self.ticked))
        names = self.tr("、").join([*self.ticked.values()][:6])
        hidden = found - MOST
        parts = [f"{ticked}  {names}".rstrip()]
        if not found:
            parts.append(self.tr("没有找到合得上的人，新的人请先在名册里登记。"))
        elif hidden > 0:
            parts.append(self.tr("下面还有 {n} 人，再打几个字。").format(n=hidden))
        self._told.setText(" · ".join(parts))
        if self.ticked:
            self.keep.unlock()
        else:
            self.keep.lock(self.tr("先勾上要邀请的人"))

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        person = item.data(_ID)
        if item.checkState() is Qt.CheckState.Checked:
            name = next(line.name for line in self._people if line.id == person)
            self.ticked[person] = name
        else:
            self.ticked.pop(person, None)
        self._tell(len(self._found()))

    def _on_search_entered(self) -> None:
        """Tick the first who fits, and go on typing."""
        item = self.people.item(0)
        if self.search.text().strip() and item is not None:
            item.setCheckState(Qt.CheckState.Checked)
            self.search.clear()

    def _on_all_clicked(self) -> None:
        for at in range(self.people.count()):
            self.people.item(at).setCheckState(Qt.CheckState.Checked)

    def _on_keep_clicked(self) -> None:
        act = partial(
            invite_people,
            self._session.ledger,
            self._meeting,
            [*self.ticked],
            capacity=str(self.capacity.value()),
            coming=str(self.coming.value()),
        )
        self.keep.setEnabled(False)
        self._session.act(self, act, lambda _: self.accept(), self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.keep.setEnabled(True)
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()


def _candidates(reading: Reading, *, meeting: UUID) -> tuple[PersonLine, ...]:
    return list_candidates(reading, meeting)
