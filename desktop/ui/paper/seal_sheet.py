"""封存: the signed paper's scan beside the version it was printed from, ticked as the same."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.services.seals import seal_with_scan
from desktop.ui.autosave import DraftKeeper
from desktop.ui.paper.check_lines import PaperWords
from desktop.ui.paper.page_view import PageView
from desktop.ui.paper.scan_files import NO_SCAN, Scan, add_to_scan
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.dropping import FileDrop
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.states import EmptyState, FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.services.paper_views import PaperView
    from desktop.ui.paper.sending import Sending
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

WIDE, HIGH, LOW = 960, 384, 300
"""px of the sheet, and of the pages in it; lower where the words around them are large."""
_KINDS = "(*.pdf *.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff)"


class SealSheet(Sheet):
    """Takes the scan, has it compared, and seals."""

    def __init__(self, parent: QWidget, session: Session, view: PaperView, paper: Sending) -> None:
        super().__init__(parent, "", width=WIDE)
        self.show_title(self.tr("封存"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._view, self._paper = session, view, paper
        self.scan: Scan = NO_SCAN
        self._reading = False
        self.scans, self.pages = PageView(session.tasks), PageView(session.tasks)
        self.choose = Button(self.tr("选签字件"), kind="strong", icon="scan", letter="X")
        self.more = Button(self.tr("再加几页"), icon="plus", letter="J")
        self.clear = Button(self.tr("重选"), kind="link", letter="C")
        self.agrees = QCheckBox(self.tr("与纸质件一致(&Y)"))
        self.by = LineField(view.keeper)
        self.seal = Button(self.tr("封存"), kind="primary", icon="lock", letter="F")
        self._counts = text_label("", "second")
        self._fault = FaultBox("")
        self._fault.hide()
        self._stack = QStackedWidget()
        self.keeper = DraftKeeper(session, "seal", str(view.subject), self._collect, self)
        FileDrop(self, self.take)
        self._lay_out_content()
        self._connect()
        self.pages.show_pages(paper.sizes, paper.draw)
        self._show_state()
        self.choose.setFocus()

    def _lay_out_content(self) -> None:
        empty = EmptyState(
            "scan",
            self.tr("把签好字的纸扫描或拍照，拖到这里"),
            self.tr("可以一次选几张照片，也可以是一个 PDF；每页都要，按页码先后。"),
            self.choose,
        )
        self.choose.setAutoDefault(False)
        for widget in (empty, self.scans):
            self._stack.addWidget(widget)
        version = self._view.version
        shown = self.tr("{number} 第 {version} 版").format(
            number=version.number if version else "", version=version.version if version else 1
        )
        self.scans.setAccessibleName(self.tr("签字件"))
        self.pages.setAccessibleName(shown)
        left = self._column(self.tr("签字件"), self._stack, self.more, self.clear)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addLayout(left, 1)
        sides.addLayout(self._column(shown, self.pages), 1)
        self.body.setSpacing(8)
        self.body.addLayout(sides, 1)
        self.body.addWidget(self._counts)
        self.body.addWidget(self._fault)
        self.by.setAccessibleName(self.tr("核对人"))
        self.by.setFixedWidth(160)
        day = PaperWords(self).day(self._session.now())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.agrees)
        row.addStretch(1)
        row.addWidget(text_label(self.tr("核对人"), "body"))
        row.addWidget(self.by)
        row.addWidget(text_label(day, "body"))
        self.body.addLayout(row)
        self._reason = text_label("", "second")
        self.footer.addWidget(self._reason, 1)
        self.footer.addWidget(self.seal)

    def _column(self, title: str, widget: QWidget, *buttons: Button) -> QVBoxLayout:
        column, head = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(6)
        head.addWidget(text_label(title, "strong"), 1)
        for button in buttons:
            head.addWidget(button)
        head.addStrut(36)
        column.addLayout(head)
        look = self._session.look
        widget.setMinimumHeight(LOW if look.large else HIGH)
        column.addWidget(widget, 1)
        return column

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose_clicked)
        self.more.clicked.connect(self._on_choose_clicked)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.agrees.toggled.connect(lambda _: self._show_state())
        self.by.textChanged.connect(self._on_named)
        self.seal.clicked.connect(self._on_seal_clicked)
        self.finished.connect(lambda _: self.keeper.flush())
        self.keeper.restore(self._on_draft_found)

    def _collect(self) -> dict[str, Any]:
        return {"sealed_by": self.by.text()}

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is not None and draft.content.get("sealed_by"):
            self.by.setText(str(draft.content["sealed_by"]))

    def _on_named(self, _: str) -> None:
        self.keeper.touch()
        self._show_state()

    # The scan

    def _on_choose_clicked(self) -> None:
        kinds = self.tr("照片和 PDF {kinds}").format(kinds=_KINDS)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("选签字件"), "", kinds)
        if names:
            self.take([Path(name) for name in names])

    def take(self, paths: Sequence[Path]) -> None:
        """Put files behind those chosen before."""
        if self._reading:
            return
        self._reading = True
        self._fault.hide()
        home, before = self._session.home, self.scan

        def read(task: Task) -> Scan:
            return add_to_scan(before, paths, home, task)

        self._session.tasks.long(
            self,
            self.tr("读签字件"),
            read,
            self._on_read,
            self._on_unread,
            stopped=self._on_reading_ended,
        )
        self._show_state()

    def _on_reading_ended(self) -> None:
        self._reading = False
        self._show_state()

    def _on_unread(self, error: AppError) -> None:
        self._reading = False
        self._on_failed(error)

    def _on_read(self, scan: Scan) -> None:
        self.scan, self._reading = scan, False
        self.agrees.setChecked(False)
        press = self._session.home.press
        self.scans.show_pages(
            scan.sizes, lambda page, width: press.draw_page(scan.pdf, page, width=width)
        )
        self._stack.setCurrentWidget(self.scans)
        self.scans.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def _on_clear_clicked(self) -> None:
        self.scan = NO_SCAN
        self.agrees.setChecked(False)
        self._stack.setCurrentIndex(0)
        self._show_state()
        self.choose.setFocus()

    def _on_failed(self, error: AppError) -> None:
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()
        self._show_state()

    # Sealing

    def _show_state(self) -> None:
        there, wanted = len(self.scan.sizes), len(self._paper.sizes)
        self.more.setVisible(bool(there))
        self.clear.setVisible(bool(there))
        self.agrees.setEnabled(bool(there))
        counts = self.tr("文书 {wanted} 页，签字件 {there} 页").format(wanted=wanted, there=there)
        if there and there != wanted:
            counts += self.tr("：页数不一样，请看看是不是漏了页、多了页。")
        self._counts.setText(counts if there else "")
        if self._reading:
            missing = self.tr("正在读签字件…")
        elif not there:
            missing = self.tr("还没有签字件")
        elif not self.agrees.isChecked():
            missing = self.tr("两边逐页看过，再勾“与纸质件一致”")
        elif not self.by.text().strip():
            missing = self.tr("请写核对人")
        else:
            missing = ""
        if missing:
            self.seal.lock(missing)
        else:
            self.seal.unlock()
        self._reason.setText(missing or self.tr("封存以后不能再改"))

    def _on_seal_clicked(self) -> None:
        version = self._view.version
        if version is None:
            return
        self.seal.lock(self.tr("正在封存…"))
        self.hold()
        home = self._session.home
        act = partial(
            seal_with_scan,
            home.ledger,
            home.files,
            version.record,
            self.scan.pdf,
            agrees=self.agrees.isChecked(),
            sealed_by=self.by.text(),
        )
        self._session.act(self, act, self._on_sealed, self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.let_go()
        self._on_failed(error)

    def _on_sealed(self, _: object) -> None:
        self.keeper.drop()
        self._session.notify(self.tr("封存好了。纸质件请收进档案柜。"), tone="good")
        self.accept()


class ScanSheet(Sheet):
    """Shows the signed scan of a sealed version."""

    def __init__(self, parent: QWidget, session: Session, view: PaperView) -> None:
        super().__init__(parent, "", width=WIDE)
        self.show_title(self.tr("签字件"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.pages = PageView(session.tasks)
        self.pages.setMinimumHeight(420)
        self._told = text_label(self.tr("正在打开…"), "second", wrap=True)
        self.body.addWidget(self._told)
        self.body.addWidget(self.pages, 1)
        version = view.version
        if version is None or version.seal is None:
            return
        digest, home = version.seal.digest, session.home
        said = self.tr("{number} 第 {version} 版，{name} {day}确认与纸质件一致").format(
            number=version.number,
            version=version.version,
            name=version.seal.sealed_by,
            day=PaperWords(self).day(version.seal.sealed_at),
        )

        def read() -> tuple[bytes, Any]:
            pdf = home.files.read(digest)
            return pdf, home.press.page_sizes(pdf)

        session.tasks.ledger(self, read, partial(self._on_read, said), self._on_failed)

    def _on_read(self, said: str, found: tuple[bytes, Any]) -> None:
        pdf, sizes = found
        press = self._session.home.press
        self._told.setText(said)
        self.pages.show_pages(sizes, lambda page, width: press.draw_page(pdf, page, width=width))
        self.pages.setFocus()

    def _on_failed(self, error: AppError) -> None:
        self._told.setText(str(error))
