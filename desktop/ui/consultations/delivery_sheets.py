"""登记送达: who was told of a meeting, ticked off from the list of those who are due."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from desktop.records import Field, Kind, Meeting, Participant, title_of
from desktop.records.meetings import DELIVERY_WAYS
from desktop.services.deliveries import record_deliveries
from desktop.services.meeting_facts import standing_deliveries
from desktop.ui.forms.choosing import SegmentsEditor
from desktop.ui.places import Place
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_LIST_HEIGHT, _ROW = 300, 36
_ID = Qt.ItemDataRole.UserRole
_WAY = Field(
    name="way", label="送达方式", kind=Kind.CHOICE, choices=DELIVERY_WAYS, default="in_person"
)

Undelivered = tuple["UUID", str, tuple[tuple["UUID", str, str], ...]]


class DeliverySheet(Sheet):
    """One meeting, those who were not told yet, how they were told."""

    def __init__(self, parent: QWidget, session: Session, consultation: UUID) -> None:
        title = QCoreApplication.translate("DeliverySheet", "登记送达")
        super().__init__(parent, title, width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._meetings: Sequence[Undelivered] = ()
        self.meeting = QComboBox()
        self.meeting.setAccessibleName(self.tr("哪次会议"))
        self.meeting.currentIndexChanged.connect(self._show_people)
        self.way = SegmentsEditor(_WAY)
        self.way.show_value("in_person")
        self.people = QListWidget()
        self.people.setAccessibleName(self.tr("还没有送达的人"))
        self.people.setMinimumHeight(_LIST_HEIGHT)
        self.people.itemChanged.connect(self._tell_count)
        self.all = Button(self.tr("全部勾上"), kind="link", icon="list-checks", letter="A")
        self.all.clicked.connect(self._on_all_clicked)
        self._count = text_label("", "second")
        self._fault = FaultBox("")
        self._fault.hide()
        told = self.tr("空格键勾选；登记的是现在。登记以前的时间、撤回登错的，请打开送达登记。")
        for widget in (self.meeting, self.way, self.people, text_label(told, "caption", wrap=True)):
            self.body.addWidget(widget)
        self.body.addWidget(self._fault)
        self.keep = Button(self.tr("登记"), kind="primary", letter="S", keys="Ctrl+Enter")
        self.keep.clicked.connect(self._on_keep_clicked)
        self.log = Button(self.tr("打开送达登记"), kind="link", icon="external-link", letter="O")
        self.log.clicked.connect(self._on_log_clicked)
        self.footer.addWidget(self.all)
        self.footer.addWidget(self.log)
        self.footer.addWidget(self._count, 1)
        self.footer.addWidget(self.keep)
        session.read(self, lambda reading: _list_undelivered(reading, consultation), self._on_read)

    def _on_read(self, meetings: Sequence[Undelivered]) -> None:
        self._meetings = meetings
        self.meeting.clear()
        for _, title, people in meetings:
            said = self.tr("{title}（还差 {count} 人）").format(title=title, count=len(people))
            self.meeting.addItem(said)
        if not meetings:
            self._fault.show_fault(
                self.tr("没有要送达的会议。"), self.tr("先召集会议，名册上的人会列在这里。"), "info"
            )
            self._fault.show()
            self.keep.lock(self.tr("先召集会议"))
            self.log.hide()
        self._show_people()
        self.people.setFocus()

    def _show_people(self) -> None:
        self.people.clear()
        at = self.meeting.currentIndex()
        people = self._meetings[at][2] if 0 <= at < len(self._meetings) else ()
        for participant, name, group in people:
            item = QListWidgetItem("  ".join(filter(None, (name, group))))
            item.setData(_ID, participant)
            item.setSizeHint(QSize(0, appearance().px(_ROW)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.setCurrentRow(0)
        self._tell_count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.people.item(at) for at in range(self.people.count())]

    def _ticked(self) -> list[UUID]:
        return [
            item.data(_ID) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        ]

    def _on_all_clicked(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked)
        self.people.setFocus()

    def _tell_count(self, *_: object) -> None:
        self._count.setText(self.tr("勾了 {count} 人").format(count=len(self._ticked())))

    def _on_log_clicked(self) -> None:
        """Go to the log of the meeting that is chosen, where a wrong entry is taken back."""
        at = self.meeting.currentIndex()
        if 0 <= at < len(self._meetings):
            self.reject()
            self._session.navigator.go(Place("preparing", self._meetings[at][0]))

    def _on_keep_clicked(self) -> None:
        keep = partial(
            record_deliveries, self._session.ledger, self._ticked(), way=str(self.way.value())
        )
        self.keep.setEnabled(False)
        self._session.act(self, keep, lambda _: self.accept(), self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.keep.setEnabled(True)
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()


def _list_undelivered(reading: Reading, consultation: UUID) -> tuple[Undelivered, ...]:
    found = []
    for meeting in reading.list(Meeting, consultation=consultation, order_by="-held_on"):
        told = {one.participant for one in standing_deliveries(reading, meeting.id)}
        people = tuple(
            (one.id, title_of(one), one.group)
            for one in reading.list(Participant, meeting=meeting.id, capacity="entitled")
            if one.id not in told
        )
        if people:
            found.append((meeting.id, meeting.title, people))
    return tuple(found)
