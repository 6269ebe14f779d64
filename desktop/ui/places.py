"""Where one can be in the window, and the way back: pages by name, loaded when first opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Place:
    """One page, and what it shows: the row, and whatever else the page understands."""

    page: str
    row: UUID | None = None
    options: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceKind:
    """What is known of a page before its module is loaded.

    Attributes:
        id: Name in a Place.
        title: Name in the navigation; messages.place_title says it in another language.
        icon: Name of its icon.
        module: Where its class is.
        class_name: A desktop.ui.pages_base.Page.
        section: Page of the navigation that is marked while it is shown.
        in_navigation: Whether the navigation names it.
        at_foot: Whether it stands in the lower part of the navigation, without a digit.
        whole_window: Whether the navigation is hidden while it is shown.
        for_those_above: Whether only a township's or county's ledger has it.
    """

    id: str
    title: str
    icon: str
    module: str
    class_name: str
    section: str = ""
    in_navigation: bool = False
    at_foot: bool = False
    whole_window: bool = False
    for_those_above: bool = False

    def load(self) -> Any:
        """Import the page's module, the first time only, and return its class."""
        return getattr(import_module(self.module), self.class_name)


class Navigator(QObject):
    """The way through the window, back and forward included."""

    moved = Signal(object)
    """The Place to show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self.current: Place | None = None

    def go(self, place: Place) -> None:
        """Show a place; where one was is one step back."""
        if place == self.current:
            return
        if self.current is not None:
            self._behind.append(self.current)
        self._ahead.clear()
        self._move(place)

    def back(self) -> None:
        """Show where one was before; stay where there is nothing before."""
        if self._behind and self.current is not None:
            self._ahead.append(self.current)
            self._move(self._behind.pop())

    def forward(self) -> None:
        """Take back the last step back."""
        if self._ahead and self.current is not None:
            self._behind.append(self.current)
            self._move(self._ahead.pop())

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return bool(self._behind)

    def _move(self, place: Place) -> None:
        self.current = place
        self.moved.emit(place)


def _place(page: str, title: str, icon: str, path: str, **facts: Any) -> PlaceKind:
    module, class_name = path.split(":")
    return PlaceKind(
        id=page,
        title=title,
        icon=icon,
        module=f"desktop.ui.pages.{module}",
        class_name=class_name,
        section=facts.pop("section", page),
        **facts,
    )


def _main(page: str, title: str, icon: str, path: str, **facts: Any) -> PlaceKind:
    return _place(page, title, icon, path, in_navigation=True, **facts)


# In the order of the navigation; the digits of Alt+1…9 follow it.
_ALL = (
    _main("today", "今日", "calendar-check", "today:TodayPage"),
    _main("concerns", "民情诉求", "message-square-text", "concerns:ConcernsPage"),
    _main("consultations", "协商看板", "columns-3", "consultations:ConsultationsPage"),
    _main("meetings", "会议", "users-round", "meetings:MeetingsPage"),
    _main("tasks", "落实台账", "list-checks", "tasks:TasksPage"),
    _main("notices", "公示", "megaphone", "notices:NoticesPage"),
    _main("roster", "名册", "users", "roster:RosterPage"),
    _main("statistics", "统计报告", "chart-column", "statistics:StatisticsPage"),
    _main("villages", "各村情况", "map-pin", "villages:VillagesPage", for_those_above=True),
    _main("sync_centre", "同步中心", "refresh-cw", "sync_centre:SyncCentrePage", at_foot=True),
    _main("registers", "制度与资料", "book-open", "registers:RegistersPage", at_foot=True),
    _main("settings", "设置", "settings", "settings:SettingsPage", at_foot=True),
    _place(
        "meeting",
        "会议现场",
        "users-round",
        "meeting_room:MeetingRoomPage",
        section="meetings",
        whole_window=True,
    ),
    _place(
        "written_round",
        "书面征求意见",
        "inbox",
        "written_round:WrittenRoundPage",
        section="meetings",
    ),
    _place("preparing", "会议筹备", "calendar-days", "preparing:PreparingPage", section="meetings"),
    _place("paper", "文书", "file-text", "paper:PaperPage", section="meetings"),
    _place("file_check", "核对文件", "file-check", "file_check:FileCheckPage", section="settings"),
    _place("procedures", "协商程序", "layers", "procedures:ProceduresPage", section="settings"),
    _place("adapting", "改编程序", "layers", "adapting:AdaptingPage", section="settings"),
    _place(
        "reception",
        "接待登记",
        "message-square-text",
        "reception:ReceptionPage",
        section="concerns",
    ),
    _place(
        "consultation_list",
        "协商清单",
        "list",
        "consultation_list:ConsultationListPage",
        section="consultations",
    ),
    _place("topics", "议题", "layers", "topics:TopicsPage", section="concerns"),
    _place(
        "consultation",
        "协商详情",
        "columns-3",
        "consultation:ConsultationPage",
        section="consultations",
    ),
    _place(
        "opinion_import",
        "导入意见",
        "file-down",
        "opinion_import:OpinionImportPage",
        section="meetings",
    ),
    _place(
        "roster_import", "导入名册", "users", "roster_import:RosterImportPage", section="roster"
    ),
    _place("village", "一个村的情况", "map-pin", "village:VillagePage", section="villages"),
    _place("calendar", "期限日历", "calendar-days", "calendar:CalendarPage", section="today"),
    _place("plans", "年度计划", "calendar", "plans:PlansPage", section="consultations"),
)
PLACES: Mapping[str, PlaceKind] = {kind.id: kind for kind in _ALL}
START = Place(_ALL[0].id)
"""Where the window opens."""
