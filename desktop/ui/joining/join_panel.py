"""How the ledger is joined to a county, in the settings: by which server, as whom, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktop.domain.clocks import parse_stamp
from desktop.domain.deadlines import day_of
from desktop.services.syncing import find_asked
from desktop.ui.joining.join_sheet import JoinSheet
from desktop.ui.syncing.asked_words import AskedWords
from desktop.ui.syncing.schedules import syncing_of
from desktop.ui.syncing.sticks import sticks_of
from desktop.ui.syncing.wording import SyncWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.errors import AppError
    from desktop.services.ports import Reading
    from desktop.services.sync_ports import Joining
    from desktop.services.syncing import Asked
    from desktop.ui.sessions import Session


class JoinPanel(Panel):
    """Works alone, or is joined: one button for the other."""

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self.pad_body()
        self.show_title(self.tr("加入本县"))
        self._session, self._has_left = session, False
        self._state = text_label(self.tr("正在看…"), "strong", wrap=True)
        self._told = text_label("", "caption", wrap=True)
        for words in (self._state, self._told):
            self.body.addWidget(words)
        self.body.addStretch(1)
        self.bring_in = Button(self.tr("导入带回来的文件"), kind="strong", icon="usb", letter="I")
        self.write = Button(self.tr("再写一次"), icon="usb", letter="W")
        self.join = Button(self.tr("加入本县"), kind="strong", icon="waypoints", letter="J")
        self.leave = Button(self.tr("退出本县"), icon="log-out", letter="E")
        self.bring_in.clicked.connect(lambda: sticks_of(session).bring_in(self))
        self.write.clicked.connect(lambda: sticks_of(session).take_out(self))
        self.join.clicked.connect(lambda _: self.ask())
        self.leave.clicked.connect(self._on_leave_clicked)
        for button in (self.bring_in, self.write, self.join, self.leave):
            button.hide()
            self.footer.addWidget(button)
        self.footer.addStretch(1)

    def refresh(self, *, is_sample: bool) -> None:
        """Ask how the ledger is joined.

        Args:
            is_sample: Whether it holds samples, which go nowhere.
        """
        if is_sample:
            self.join.lock(self.tr("样例账本不传出去；先换成自己的账本"))
        else:
            self.join.unlock()
        home = self._session.home

        def look(_: Reading) -> tuple[Joining | None, Asked | None]:
            store = home.sync_store
            return store.joining(), find_asked(store)

        self._session.read(self, look, lambda found: self._show(*found))

    def ask(self, file: Path | None = None) -> None:
        """Ask by what to join; `file` is an enrolment file that was chosen before."""
        JoinSheet(self, self._session, file).open()

    def _show(self, joining: Joining | None, asked: Asked | None) -> None:
        waits = joining is None and asked is not None
        for button in (self.bring_in, self.write):
            button.setVisible(waits)
        self.join.setVisible(joining is None)
        self.join.show_kind("plain" if waits else "strong")
        self.join.show_text(self.tr("用别的办法加入") if waits else self.tr("加入本县"))
        self.leave.setVisible(joining is not None)
        self.leave.unlock()
        if joining is None and self._has_left:
            self._has_left = False
            self.join.setFocus()
        if joining is not None:
            self._state.setText(self.tr("已加入{server}").format(server=joining.server_name))
            self._told.setText(self._details_of(joining))
        elif asked is not None:
            self._state.setText(self.tr("已写到 U 盘，等县里的回复"))
            self._told.setText(AskedWords(self).of(asked))
        else:
            self._state.setText(self.tr("这台电脑单机使用"))
            told = self.tr("有县里给的邀请码或入网文件就能加入；已经记的都带着走，没有网照样记。")
            self._told.setText(told)

    def _details_of(self, joining: Joining) -> str:
        lines = [
            self.tr("服务器：{address}").format(address=joining.url),
            self.tr("本机编号：{number}，身份：{role}").format(
                number=joining.number, role=self._role(joining.role)
            ),
        ]
        if joining.since:
            day = day_of(parse_stamp(joining.since)[0])
            lines.append(self.tr("加入时间：{day}").format(day=day.isoformat()))
        return "\n".join(lines)

    def _role(self, role: str) -> str:
        return {
            "room": self.tr("联络室"),
            "township": self.tr("乡镇"),
            "county": self.tr("县里"),
        }.get(role, role)

    def _on_leave_clicked(self) -> None:
        overview = syncing_of(self._session).overview
        waits = SyncWords(self).unsent(overview, running=False) if overview else ""
        lines = [
            self.tr("退出以后这台电脑单机使用，不再和县里同步；已经记的、收到的都留着。"),
            self.tr(
                "要再加入，请向县里要新的邀请码。加入别的县，自己记的传到那里，收到的留在本机。"
            ),
        ]
        if waits:
            told = self.tr("{waits}：想让县里收到，请先按“先不”，同步一次再退出。")
            lines.insert(0, told.format(waits=waits))
        ask(self, self.tr("退出本县"), "\n".join(lines), self.tr("退出"), self._leave)

    def _leave(self) -> None:
        """Leave once no run is under way; this panel may be gone by then."""
        session = self._session
        told = self.tr("已退出，这台电脑单机使用。")

        def left(_: object) -> None:
            session.notify(told, tone="good")
            session.changed.emit()

        def failed(error: AppError) -> None:
            session.notify(error.message, error.advice, "bad")
            if isValid(self):
                self.leave.unlock()

        self.leave.lock(self.tr("正在退出…"))
        self._has_left = True
        home = session.home
        syncing_of(session).rest(lambda: session.tasks.ledger(session, home.leave, left, failed))
