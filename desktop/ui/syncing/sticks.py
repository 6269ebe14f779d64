"""Out to a stick and back in: where is asked, the rest happens off the UI thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.domain.deadlines import BEIJING
from desktop.domain.own_files import BUNDLE_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.bundle_ports import BundleIn, BundleOut
    from desktop.services.findings import OnProgress, Progress
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task


class Sticks(QObject):
    """The two ways of a bundle, for one page."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session

    def take_out(self) -> None:
        """Ask where, and write what waits."""
        today = self._session.now().astimezone(BEIJING)
        name = self.tr("议事簿上传-{day}").format(day=f"{today:%Y%m%d}") + BUNDLE_SUFFIX
        path = self._ask_where(self.tr("导出到 U 盘"), name)
        if path is not None:
            self.write(path)

    def ask_to_join(
        self,
        file: Path,
        *,
        began: Callable[[], None],
        done: Callable[[BundleOut], None],
        failed: Callable[[AppError | None], None],
    ) -> None:
        """Ask where, and write a request to join by an enrolment file, with all that waits.

        Args:
            file: The enrolment file.
            began: Called once it is known where.
            done: Called when it is written.
            failed: Called where it could not be, or was stopped (None); nothing was changed then.
        """
        today = self._session.now().astimezone(BEIJING)
        name = self.tr("加入本县-{day}").format(day=f"{today:%Y%m%d}") + BUNDLE_SUFFIX
        path = self._ask_where(self.tr("写到 U 盘"), name)
        if path is None:
            return
        began()
        home = self._session.home

        def work(task: Task) -> BundleOut:
            return home.ask_to_join(path, file, _reporting(task))

        def written(out: BundleOut) -> None:
            done(out)
            self._on_written(out)

        self._session.tasks.long(
            self, self.tr("写到 U 盘"), work, written, failed, stopped=lambda: failed(None)
        )

    def _ask_where(self, title: str, name: str) -> Path | None:
        found, _ = QFileDialog.getSaveFileName(self._page, title, name, self._kinds())
        path = Path(found)
        if not found or path.suffix == BUNDLE_SUFFIX:
            return path if found else None
        return path.with_name(path.name + BUNDLE_SUFFIX)

    def write(self, path: Path) -> None:
        """Write what waits into a file."""
        home = self._session.home

        def work(task: Task) -> BundleOut:
            return home.export_bundle(path, _reporting(task))

        self._long(self.tr("U 盘导出"), work, self._on_written)

    def bring_in(self) -> None:
        """Ask which file, and take it in."""
        found, _ = QFileDialog.getOpenFileName(
            self._page, self.tr("从 U 盘导入"), "", self._kinds()
        )
        if found:
            self.read(Path(found))

    def read(self, path: Path) -> None:
        """Take in a file."""
        home = self._session.home

        def work(task: Task) -> BundleIn:
            return home.import_bundle(path, _reporting(task))

        self._long(self.tr("U 盘导入"), work, self._on_read)

    def _kinds(self) -> str:
        kinds = self.tr("议事簿同步包 (*{suffix});;所有文件 (*)")
        return kinds.format(suffix=BUNDLE_SUFFIX)

    def _long(self, title: str, work: Callable[[Task], Any], done: Callable[[Any], None]) -> None:
        self._session.tasks.long(self, title, work, done, self._on_failed)

    def _on_written(self, out: BundleOut) -> None:
        told = self.tr("写好了，也核对过，可以拔 U 盘：{name}，{count} 条、附件 {files} 个。")
        told = told.format(name=out.file.name, count=out.changes, files=out.files)
        if out.returns:
            told += self.tr("还写了给别的电脑的回执 %n 份。", "", len(out.returns))
        advice = self.tr("县里收下并带回回执以后，才算上传。")
        if out.asks:
            advice = self.tr("请在邀请码的七天里带到县里或乡镇；带回来的文件用“U 盘导入”。")
        if out.left_out:
            advice = f"{out.left_out[0].message}{out.left_out[0].advice}"
        self._session.notify(told, advice, "warn" if out.left_out else "good")
        self._session.changed.emit()

    def _on_read(self, found: BundleIn) -> None:
        if found.left_out:
            first = found.left_out[0]
            self._session.notify(f"{self._taken(found)}{first.message}", first.advice, "warn")
        else:
            self._session.notify(self._taken(found), tone="good")
        self._session.changed.emit()

    def _taken(self, found: BundleIn) -> str:
        if found.kept_for:
            return self.tr("这是别的电脑的文件，已存好；下次联网时替它传到县里。")
        parts = [
            told
            for count, told in (
                (int(found.enrolled), self.tr("这台电脑已加入本县")),
                (found.receipted, self.tr("回执 %n 条", "", found.receipted)),
                (found.pulled, self.tr("收到 %n 条", "", found.pulled)),
                (found.files, self.tr("附件 %n 个", "", found.files)),
            )
            if count
        ]
        if not parts:
            return self.tr("导入好了，没有新内容。")
        return self.tr("导入好了：{what}。").format(what=self.tr("、").join(parts))

    def _on_failed(self, error: AppError) -> None:
        self._session.notify(error.message, error.advice, "bad")


def _reporting(task: Task) -> OnProgress:
    def report(progress: Progress) -> None:
        task.report(progress.done, progress.total)

    return report
