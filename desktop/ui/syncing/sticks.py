"""Out to a stick and back in: a page asks where, the rest is the session's and off the UI thread.

Whoever asked may have gone to another page meanwhile: how it ended is told wherever one is by then.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from desktop.domain.deadlines import BEIJING
from desktop.domain.own_files import BUNDLE_SUFFIX
from desktop.ui.messages import said_both

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.bundle_ports import BundleIn, BundleOut
    from desktop.services.findings import OnProgress, Progress
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task


class Sticks(QObject):
    """The two ways of a bundle, made once for a session; one stick is read or written at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._is_busy = False

    def take_out(self, page: QWidget) -> None:
        """Ask where, and write what waits."""
        home = self._session.home
        path = self._ask_where(page, self.tr("导出到 U 盘"), self.tr("议事簿上传-{day}"))
        if path is None:
            return

        def work(task: Task) -> BundleOut:
            return home.export_bundle(path, _reporting(task))

        self._start(
            self.tr("U 盘导出"), work, self._on_written, self._on_failed, self._on_writing_stopped
        )

    def ask_to_join(
        self,
        page: QWidget,
        file: Path,
        *,
        began: Callable[[], None],
        done: Callable[[BundleOut], None],
        failed: Callable[[AppError | None], None],
    ) -> None:
        """Ask where, and write a request to join by an enrolment file, with all that waits.

        Args:
            page: Hears of it while it is there; without it the window is told.
            file: The enrolment file.
            began: Called once it is known where.
            done: Called when it is written.
            failed: Called where it could not be, or was stopped (None); nothing was changed then.
        """
        home = self._session.home
        path = self._ask_where(page, self.tr("写到 U 盘"), self.tr("加入本县-{day}"))
        if path is None:
            return
        began()

        def work(task: Task) -> BundleOut:
            return home.ask_to_join(path, file, _reporting(task))

        def written(out: BundleOut) -> None:
            if isValid(page):
                done(out)
            self._on_written(out)

        def refused(error: AppError) -> None:
            (failed if isValid(page) else self._on_failed)(error)

        def stopped() -> None:
            if isValid(page):
                failed(None)

        self._start(self.tr("写到 U 盘"), work, written, refused, stopped)

    def _ask_where(self, page: QWidget, title: str, name: str) -> Path | None:
        if self._is_taken():
            return None
        today = self._session.now().astimezone(BEIJING)
        offered = name.format(day=f"{today:%Y%m%d}") + BUNDLE_SUFFIX
        found, _ = QFileDialog.getSaveFileName(page, title, offered, self._kinds())
        path = Path(found)
        if not found or path.suffix == BUNDLE_SUFFIX:
            return path if found else None
        return path.with_name(path.name + BUNDLE_SUFFIX)

    def bring_in(self, page: QWidget) -> None:
        """Ask which file, and take it in."""
        if self._is_taken():
            return
        found, _ = QFileDialog.getOpenFileName(page, self.tr("从 U 盘导入"), "", self._kinds())
        if not found:
            return
        home, path = self._session.home, Path(found)

        def work(task: Task) -> BundleIn:
            return home.import_bundle(path, _reporting(task))

        self._start(
            self.tr("U 盘导入"), work, self._on_read, self._on_failed, self._on_reading_stopped
        )

    def _kinds(self) -> str:
        kinds = self.tr("议事簿同步包 (*{suffix});;所有文件 (*)")
        return kinds.format(suffix=BUNDLE_SUFFIX)

    def _is_taken(self) -> bool:
        """Tell whether a stick is read or written already, and say so."""
        if self._is_busy:
            self._session.notify(
                self.tr("U 盘正在用着。"), self.tr("等它做完再来，先别拔；要停，按下面的“停一下”。")
            )
        return self._is_busy

    def _start(
        self,
        title: str,
        work: Callable[[Task], Any],
        done: Callable[[Any], None],
        failed: Callable[[AppError], None],
        stopped: Callable[[], None],
    ) -> None:
        def ended(then: Callable[..., None], *what: object) -> None:
            self._is_busy = False
            then(*what)
            self._session.changed.emit()  # the history has a line more either way

        self._is_busy = True
        self._session.tasks.long(
            self,
            title,
            work,
            lambda result: ended(done, result),
            lambda error: ended(failed, error),
            stopped=lambda: ended(stopped),
        )

    # How it ended

    def _on_written(self, out: BundleOut) -> None:
        told = self.tr("写好了，也核对过，可以拔 U 盘：{name}{counts}。")
        told = told.format(name=out.file.name, counts=self._counts(out))
        if out.returns:
            told += self.tr("还写了给别的电脑的回执 %n 份。", "", len(out.returns))
        advice = self.tr("县里收下并带回回执以后，才算上传。")
        if out.asks:
            advice = self.tr("请在邀请码的七天里带到县里或乡镇；带回来的文件用“U 盘导入”。")
        if out.left_out:
            first = out.left_out[0]
            advice = said_both(first.message, first.advice)
        self._session.notify(told, advice, "warn" if out.left_out else "good")

    def _counts(self, out: BundleOut) -> str:
        parts = []
        if out.changes:
            parts.append(self.tr("记录 %n 条", "", out.changes))
        if out.files:
            parts.append(self.tr("附件 %n 个", "", out.files))
        return self.tr("（{parts}）").format(parts=self.tr("、").join(parts)) if parts else ""

    def _on_read(self, found: BundleIn) -> None:
        if found.left_out:
            first = found.left_out[0]
            told = said_both(self._taken(found), first.message)
            self._session.notify(told, first.advice, "warn")
        else:
            self._session.notify(self._taken(found), tone="good")

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

    def _on_writing_stopped(self) -> None:
        told = self.tr("停下了，U 盘上没有写文件。")
        self._session.notify(told, self.tr("本机的都在，随时可以再导出。"))

    def _on_reading_stopped(self) -> None:
        told = self.tr("停下了，收到的已存好。")
        self._session.notify(told, self.tr("再导入一次，会接着来。"))


def sticks_of(session: Session) -> Sticks:
    """Return the sticks of a session, made at the first call."""
    found = session.findChild(Sticks)
    return found if isinstance(found, Sticks) else Sticks(session)


def _reporting(task: Task) -> OnProgress:
    def report(progress: Progress) -> None:
        task.report(progress.done, progress.total)

    return report
