"""会议现场: one recorder with two fingers gets through a meeting, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.sittings import find_running
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.room.columns import OPINIONS, VOTE
from desktop.ui.room.room import Room
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from desktop.ui.sessions import Session


class MeetingRoomPage(Page):
    """The room of one meeting; without a row, of the one under way."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.room: Room | None = None
        self._compact = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._empty: EmptyState | None = None
        if place.row is not None:
            self._enter(place.row)

    def _enter(self, meeting: UUID) -> None:
        self.room = Room(self.session, meeting)
        self._column.addWidget(self.room)
        motion = self.place.options.get("motion")
        if self.place.options.get("pane") == "opinions":
            self.room.begins_with = OPINIONS
        if isinstance(motion, UUID):
            self.room.vote.hand.take_motion(motion)
            self.room.begins_with = VOTE
        self.room.arrange(compact=self._compact)

    def refresh(self) -> None:
        """Ask for the room anew."""
        if self.room is not None:
            self.room.refresh()
        else:
            self.session.read(self, find_running, self._on_running_found)

    def _on_running_found(self, meeting: UUID | None) -> None:
        if meeting is not None and self.room is None:
            if self._empty is not None:
                self._empty.hide()
            self._enter(meeting)
            self.refresh()
        elif self.room is None and self._empty is None:
            button = Button(self.tr("去会议列表"), kind="strong")
            button.clicked.connect(lambda: self.session.navigator.go(Place("meetings")))
            self._empty = EmptyState(
                "users-round",
                self.tr("现在没有在开的会"),
                self.tr("开会以后，这里点名、记意见、表决。"),
                button,
            )
            self._column.addWidget(self._empty)

    def leave(self) -> None:
        """Keep the half-typed opinion."""
        if self.room is not None:
            self.room.leave()

    def first_focus(self) -> QWidget:
        """Return the search of the roll, or the words of an opinion that waits."""
        return self if self.room is None else self.room.first_focus()

    def arrange(self, *, compact: bool) -> None:
        """Three columns, or two with tabs."""
        self._compact = compact
        if self.room is not None:
            self.room.arrange(compact=compact)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the room."""
        return [
            ("F5", self.tr("点名：打拼音首字母，Enter 记到会，Del 离场，Ctrl+Z 撤回")),
            ("Alt+Q", self.tr("记请假和事由")),
            ("Alt+W", self.tr("记委托：谁替谁，看过委托书")),
            ("F6", self.tr("记意见：姓名或首字母，Tab，写原话")),
            ("Alt+1…4", self.tr("支持、反对、有条件、建议")),
            ("Ctrl+Enter", self.tr("记下这条，接着记下一位")),
            ("F7", self.tr("表决；座谈记共识")),
            ("F8", self.tr("谁还没说话")),
            ("Alt+G", self.tr("下一项议程")),
            ("Alt+B", self.tr("开始表决；座谈记下共识")),
            ("Alt+U", self.tr("会务：主持、记录、监计票、摄影，宣读议事规则")),
            ("Alt+T", self.tr("投屏")),
            ("Alt+X", self.tr("休会，或继续开会")),
            ("Alt+P", self.tr("打印签到表、表决票；散会后看会议记录")),
            ("Alt+E", self.tr("结束会议")),
        ]
