"""名册: everybody by group, found by name or initials, one person whole beside the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.records.people import MEMBERSHIPS
from desktop.services.electorates import read_roster_members
from desktop.services.person_views import (
    count_memberships,
    filter_people,
    list_people,
    list_rosters,
    read_person,
)
from desktop.services.persons import read_person_values
from desktop.ui.exporting import ExcelButton
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.rosters.member_sheets import MembersSheet
from desktop.ui.rosters.person_panels import PersonPanel, RostersPanel
from desktop.ui.rosters.person_sheets import PersonSheet
from desktop.ui.rosters.roster_sheets import HOUSEHOLDERS, RosterSheet
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from desktop.services.electorates import RosterMembers
    from desktop.services.person_views import PersonLine, RosterLine
    from desktop.services.person_views import PersonSheet as PersonFacts
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

SIDE_WIDTH, _SEARCH_WIDTH, _NARROW = 360, 330, 220
_PAUSE_MS = 150
_SEGMENTS = 5
"""So many memberships have room beside 全部."""


class RosterPage(Page):
    """People and the rosters made of them."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._people: tuple[PersonLine, ...] = ()
        self._shown: tuple[UUID, ...] = ()
        self._membership = ""
        self._wanted: UUID | None = place.row
        self._filters = Segments([])
        self._compact = False
        self.head = PageHead(self.tr("名册"))
        self.bring_in = Button(self.tr("导入"), kind="strong", icon="upload", letter="I")
        self.make = Button(self.tr("编表决名册"), icon="list-checks", letter="M")
        self.add = Button(self.tr("新增人员"), icon="user-plus", letter="N")
        self.excel = ExcelButton(self, session, "people", lambda: self._shown)
        self.search = SearchField(self.tr("姓名、拼音首字母、小组、电话末四位"), keys="Ctrl+F")
        self.search.setAccessibleName(self.tr("找人"))
        self.list = RowList()
        self.list.setAccessibleName(self.tr("人员"))
        self.person, self.rosters = PersonPanel(), RostersPanel()
        self._back = Button(self.tr("回到名单"), kind="link", icon="arrow-left", letter="L")
        self._filters.setAccessibleName(self.tr("按身份看"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.head.buttons.addWidget(self.search)
        self.head.buttons.addWidget(self.make)
        self.head.buttons.addWidget(self.bring_in)
        self._filter_row = QHBoxLayout()
        self._filter_row.addWidget(self._filters)
        self._filter_row.addStretch(1)
        self._filter_row.addWidget(self._back)
        self._filter_row.addWidget(self.excel)
        self._filter_row.addWidget(self.add)
        panel = Panel("")
        panel.body.setContentsMargins(0, 0, 0, 0)
        panel.body.addWidget(self.list)
        self._fill = Button(self.tr("导入花名册"), kind="primary", icon="upload", letter="H")
        self._empty = EmptyState(
            "users",
            self.tr("名册里还没有人"),
            self.tr("选一份花名册，先看看会怎样，再写进来。Excel、WPS、CSV 都行。"),
            self._fill,
        )
        self._nobody = EmptyState("search", self.tr("没有符合的人"), self.tr("少打几个字试试。"))
        self._stack = QStackedWidget()
        for widget in (panel, self._empty, self._nobody):
            self._stack.addWidget(widget)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self.person, 3)
        side.addWidget(self.rosters, 2)
        self._side = QWidget()
        self._side.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(self._filter_row)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._show_list)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._on_search_entered)
        self.list.current_changed.connect(self._on_current_changed)
        self.list.opened.connect(self._on_opened)
        self.bring_in.clicked.connect(self._go_import)
        self._filters.chosen.connect(self._on_filter_chosen)
        self.make.clicked.connect(self._on_make_clicked)
        self.rosters.asked.connect(self._show_members)
        self.add.clicked.connect(self._on_add_clicked)
        self.person.edit_asked.connect(self._on_edit_asked)
        self._back.clicked.connect(lambda: self._show_side(shown=False))
        self._fill.clicked.connect(self._go_import)

    def refresh(self) -> None:
        """Ask for everybody and the rosters."""

        def read(reading: Reading) -> tuple[tuple[PersonLine, ...], tuple[RosterLine, ...]]:
            return list_people(reading), list_rosters(reading)

        self.session.read(self, read, self._on_read)

    def _on_read(self, found: tuple[tuple[PersonLine, ...], tuple[RosterLine, ...]]) -> None:
        self._people, rosters = found
        self.rosters.show_rosters(rosters)
        self._show_filters()
        self._show_list()
        if self._people:
            self.make.unlock()
        else:
            self.make.lock(self.tr("名册里还没有人，先导入"))

    def _show_filters(self) -> None:
        counts = count_memberships(self._people)
        options: list[tuple[object, str, str]] = [
            ("", self.tr("全部 {count}").format(count=len(self._people)), "")
        ]
        for kind, count in list(counts.items())[:_SEGMENTS]:
            options.append((kind, f"{label(MEMBERSHIPS[kind])} {count}", ""))
        if self._membership not in [value for value, *_ in options]:
            self._membership = ""
        self._filters.show_options(options)
        self._filters.choose(self._membership)

    def _on_filter_chosen(self, kind: object) -> None:
        self._membership = str(kind)
        self._show_list()

    def _show_list(self) -> None:
        typed = self.search.text()
        found = filter_people(self._people, typed=typed, membership=self._membership)
        self._shown = tuple(line.id for line in found)
        self.list.show_rows([self._row(line) for line in found])
        if self._wanted is not None:
            self.list.choose(self._wanted)
            self._wanted = None
        shown = 0 if found else (2 if self._people else 1)
        self._stack.setCurrentIndex(shown)
        total, count = len(self._people), len(found)
        self.head.show_caption(
            self.tr("{count} 人").format(count=total)
            if count == total
            else self.tr("{total} 人里的 {count} 人").format(total=total, count=count)
        )
        self._show_side(shown=self._side.isVisibleTo(self) and bool(self._people))

    def _row(self, line: PersonLine) -> Row:
        household = self.tr("{number} 号户").format(number=line.household) if line.household else ""
        head = self.tr("户主") if line.is_householder else ""
        return Row(
            key=line.id,
            title=line.name,
            second=" · ".join(filter(None, (head, household, line.phone))),
            chips=tuple((label(MEMBERSHIPS[kind]), "neutral", "") for kind in line.memberships),
            group=line.group or self.tr("没有写小组"),
            initials="".join(min(sounds) for sounds in line.initials),
        )

    def _on_current_changed(self, person: Any) -> None:
        if person is None:
            self.person.clear()
            return
        query = partial(_read_person, person=person)
        self.session.read(self, query, self._on_person_read, lambda _: self.person.clear())

    def _on_person_read(self, sheet: PersonFacts) -> None:
        self.person.show_person(sheet)

    def _on_opened(self, _: object) -> None:
        self._show_side(shown=True)
        if self.person.reveal.isVisible():
            self.person.reveal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_search_entered(self) -> None:
        self._timer.stop()
        self._show_list()
        self.list.setFocus()

    def _on_add_clicked(self) -> None:
        self._open_sheet(PersonSheet(self, self.session))

    def _on_edit_asked(self, person: UUID) -> None:
        def show(values: dict[str, Any]) -> None:
            self._open_sheet(PersonSheet(self, self.session, person, values))

        self.session.read(self, lambda reading: read_person_values(reading, person), show)

    def _open_sheet(self, sheet: PersonSheet) -> None:
        sheet.stored.connect(self._on_person_stored)
        sheet.open()

    def _on_person_stored(self, person: UUID | None) -> None:
        """Have the new person chosen once the list is read anew."""
        self._wanted = person
        if person is not None:
            self.search.clear()
            self._membership = ""

    def _go_import(self) -> None:
        self.session.navigator.go(Place("roster_import"))

    def _on_make_clicked(self) -> None:
        counts = count_memberships(self._people)
        if not counts:
            self.session.notify(
                self.tr("还没有人登记了身份，编不出名册。"),
                self.tr("请在花名册里写明“村民代表”“党员”等，再导入一次。"),
                "warn",
            )
            return
        kinds = {kind: (label(MEMBERSHIPS[kind]), count) for kind, count in counts.items()}
        if heads := sum(person.is_householder for person in self._people):
            kinds[HOUSEHOLDERS] = (self.tr("户主（每户一名代表）"), heads)
        sheet = RosterSheet(self, self.session, kinds)
        sheet.made.connect(self._on_roster_made)
        sheet.open()

    def _on_roster_made(self, roster: UUID) -> None:
        """Ask what members stand for, where the body of the new roster counts more than heads."""
        self.refresh()
        self._show_members(roster, only_counted=True)

    def _show_members(self, roster: UUID, *, only_counted: bool = False) -> None:
        def show(found: RosterMembers) -> None:
            if not only_counted or (found.body and found.units):
                MembersSheet(self, self.session, found).open()

        self.session.read(self, partial(read_roster_members, roster=roster), show)

    def first_focus(self) -> QWidget:
        """Return the list, or the button that fills it."""
        return self.list if self._people else self.search

    def arrange(self, *, compact: bool) -> None:
        """Show one person instead of the list where both have no room."""
        self._compact = compact
        self.search.setMinimumWidth(_NARROW if compact else appearance().px(_SEARCH_WIDTH))
        hold_width(self._side, None if compact else SIDE_WIDTH)
        self._show_side(shown=not compact)

    def _show_side(self, *, shown: bool) -> None:
        self._side.setVisible(shown or not self._compact)
        self._stack.setVisible(not (self._compact and shown))
        self._back.setVisible(self._compact and shown)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑↓", self.tr("上一个、下一个人；打拼音首字母直接跳到")),
            ("Enter", self.tr("看这个人")),
            ("Alt+N", self.tr("新增人员")),
            ("Alt+E", self.tr("编辑这个人")),
            ("Alt+V", self.tr("显示号码")),
            ("Alt+I", self.tr("导入花名册")),
            ("Alt+M", self.tr("编表决名册")),
            ("Alt+X", self.tr("把看到的导出为 Excel")),
        ]


def _read_person(reading: Reading, *, person: UUID) -> PersonFacts:
    return read_person(reading, person)
