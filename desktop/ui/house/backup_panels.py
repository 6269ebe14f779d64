"""Backups: how old the newest is, one more to a USB stick, and how a ledger is restored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.domain.deadlines import BEIJING
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.errors import AppError
    from desktop.services.daily_backups import BackupState
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task


class BackupPanel(Panel):
    """What is known of the daily backups, and a backup by hand."""

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self.pad_body()
        self.show_title(self.tr("备份"))
        self._session = session
        self._newest = text_label(self.tr("正在看…"), "strong", wrap=True)
        self._where = text_label("", "caption", wrap=True)
        self._told = text_label("", "second", wrap=True)
        self._told.hide()
        restoring = self.tr(
            "换了电脑：把备份文件和恢复码带去，第一次打开时选“恢复备份”。"
            "在这台电脑上换回旧备份也可以；原来的账本会另存，不会丢。"
        )
        for words in (self._newest, self._where, self._told):
            self.body.addWidget(words)
        self.body.addWidget(text_label(restoring, "caption", wrap=True))
        self.body.addStretch(1)
        self.now = Button(self.tr("备份到 U 盘"), kind="strong", icon="usb", letter="U")
        self.now.clicked.connect(self._on_now_clicked)
        session.backed_up.connect(self.show_state)
        self.restore = Button(self.tr("恢复备份"), icon="history", letter="R")
        self.restore.clicked.connect(lambda: session.exchange_asked.emit("restore"))
        self.footer.addWidget(self.now)
        self.footer.addWidget(self.restore)
        self.footer.addStretch(1)

    def refresh(self) -> None:
        """Ask what is known of the daily backups."""
        home = self._session.home

        def look(_: Task) -> BackupState:
            return home.backup_state()

        tell = self._session.backed_up.emit
        self._session.tasks.long(self, self.tr("看看备份"), look, tell, self._on_failed)

    def show_state(self, state: BackupState) -> None:
        """Say how old the newest daily backup is."""
        self._newest.setText(self._age(state))
        self._where.setText(
            self.tr("每天自动一份，放在 {folder}，共 {count} 份；旧的按周、按月留下。").format(
                folder=state.folder, count=state.count
            )
        )

    def _age(self, state: BackupState) -> str:
        if state.newest is None:
            return self.tr("还没有自动备份：开着窗口一分钟后就做第一份。")
        at = state.newest.astimezone(BEIJING)
        days = (self._session.now().astimezone(BEIJING).date() - at.date()).days
        when = {0: self.tr("今天"), 1: self.tr("昨天")}.get(
            days, self.tr("{month}月{day}日").format(month=at.month, day=at.day)
        )
        return self.tr("最近一次自动备份：{when} {time}").format(when=when, time=f"{at:%H:%M}")

    def _on_now_clicked(self) -> None:
        today = self._session.now().astimezone(BEIJING)
        suggested = self.tr("议事簿备份-{day}.ysb").format(day=f"{today:%Y%m%d}")
        kinds = self.tr("议事簿备份 (*.ysb)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("备份到哪里"), suggested, kinds)
        if name:
            self._back_up(Path(name))

    def _back_up(self, target: Path) -> None:
        home = self._session.home
        target = target if target.suffix else target.with_suffix(".ysb")

        def back_up(task: Task) -> str:
            home.back_up(target, progress=task.report)
            return target.name

        self.now.lock(self.tr("正在备份…"))
        self._session.tasks.long(
            self, self.tr("备份"), back_up, self._on_backed_up, self._on_backup_failed
        )

    def _on_backed_up(self, name: str) -> None:
        self.now.unlock()
        self._tell(self.tr("备份好了，也核对过能打开：{name}").format(name=name))

    def _on_backup_failed(self, error: AppError) -> None:
        self.now.unlock()
        self._on_failed(error)

    def _on_failed(self, error: AppError) -> None:
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()
