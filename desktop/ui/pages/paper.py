"""文书: a paper as it will be printed, what to see before, and its way to 定稿, 打印 and 封存."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.paper_views import view_paper
from desktop.ui.clock_questions import ask_day
from desktop.ui.pages_base import Page
from desktop.ui.paper.correction_sheets import open_correction
from desktop.ui.paper.far_keys import FarKeys
from desktop.ui.paper.freeze_sheet import FreezeSheet
from desktop.ui.paper.page_view import PageView
from desktop.ui.paper.paper_head import PaperHead
from desktop.ui.paper.seal_sheet import ScanSheet, SealSheet
from desktop.ui.paper.sending import Sending
from desktop.ui.paper.side_panel import SidePanel
from desktop.ui.paper.versions_sheet import VersionsSheet
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dropping import FileDrop
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import EmptyState, FaultBox

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.errors import AppError
    from desktop.services.paper_views import PaperView
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

SIDE_WIDTH = 340
"""px of the design."""
NARROW = 1200
"""Width of the window in px below which paper and checks have no room beside each other."""
_PAPER, _SIDE = "paper", "side"
_CHIPS = {"draft": "warn", "frozen": "info", "sealed": "good", "old": "neutral", "form": "neutral"}


class PaperPage(Page):
    """One paper of one row; options: ``paper``, its id, left out for the first there is."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.view: PaperView | None = None
        self._asked: tuple[Any, ...] = ()
        self._compact = False
        self.head = PaperHead()
        self.pages, self.side = PageView(session.tasks), SidePanel()
        self.sending = Sending(session, self)
        self._far_keys = FarKeys(self, self.side)
        FileDrop(self, self._on_dropped)
        self.tabs = Segments(
            [(_PAPER, self.tr("文书"), "file-text"), (_SIDE, self.tr("检查和打印"), "printer")]
        )
        self.next = Button("", kind="primary")
        self._fault = FaultBox("")
        self.mend = Button(self.tr("改正内容"), kind="strong", icon="square-pen")
        self._fault.buttons.addWidget(self.mend)
        self._waiting = EmptyState("file-text", self.tr("正在排版…"), self.tr("排好就在这里显示。"))
        self._lay_out()
        self._connect()

    # Layout

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(self.tr("看哪一块"))
        self.tabs.choose(_PAPER)
        broken = QWidget()
        column = QVBoxLayout(broken)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fault)
        column.addStretch(1)
        self._broken = broken
        self._stack = QStackedWidget()
        for widget in (self._waiting, self.pages, broken):
            self._stack.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(12)
        whole.addWidget(self.head)
        self._under = QHBoxLayout()
        self._under.addWidget(self.tabs)
        self._under.addStretch(1)
        self._under.addWidget(self.next)
        whole.addLayout(self._under)
        whole.addLayout(row, 1)
        self.arrange(compact=False)

    def _connect(self) -> None:
        self.head.back_pressed.connect(self.session.navigator.back)
        self.head.sizes.chosen.connect(self.pages.show_mode)
        self.head.turned.connect(lambda by: self.pages.go_to(self.pages.page + by))
        self.pages.zoomed.connect(lambda: self.head.sizes.choose(None))
        self.pages.page_changed.connect(lambda page: self.head.show_page(page, self.pages.count))
        self.tabs.chosen.connect(lambda _: self._show_areas())
        side = self.side
        side.options_changed.connect(self._render)
        side.freeze_wanted.connect(lambda: ask_day(self, self.session, self._on_freeze_wanted))
        side.seal_wanted.connect(self._on_seal_wanted)
        side.scan_wanted.connect(self._on_scan_wanted)
        side.ways_shown.connect(lambda: self.next.take_after(side.next_step))
        self.next.clicked.connect(side.take_next_step)
        self.mend.clicked.connect(side.correct.click)
        side.correct.clicked.connect(self._on_correct_clicked)
        side.last_wanted.connect(self._on_last_wanted)
        side.versions.clicked.connect(self._on_versions_wanted)
        side.form.again.clicked.connect(self._find_printers)
        side.check.clicked.connect(lambda: self.session.navigator.go(Place("file_check")))
        side.print.clicked.connect(self._on_print_clicked)
        side.save.clicked.connect(lambda: self.sending.save(public=side.form.is_public))
        keys = QShortcut(QKeySequence("Ctrl+P"), self)
        keys.activated.connect(side.print.click)

    def arrange(self, *, compact: bool) -> None:
        """Paper and checks side by side, or behind tabs."""
        look = self.session.look
        self._compact = compact and (look.large or self.window().width() < NARROW)
        self.tabs.setVisible(self._compact)
        # Large words leave the head no room for all of it: the sizes stand beside the tabs then.
        (self._under if self._compact else self.head.buttons).insertWidget(
            2 if self._compact else 0, self.head.sizes
        )
        hold_width(self.side, None if self._compact else look.px(SIDE_WIDTH))
        self._show_areas()

    def _show_areas(self) -> None:
        chosen = self.tabs.value() if self._compact else None
        self._stack.setVisible(chosen in (None, _PAPER))
        self.side.setVisible(chosen in (None, _SIDE))
        self.head.sizes.setVisible(chosen in (None, _PAPER))
        self.next.setVisible(chosen == _PAPER)  # its own button is behind the other tab
        self._far_keys.follow()

    def first_focus(self) -> QWidget:
        """Return the pages."""
        return self.pages

    # What is shown

    def refresh(self) -> None:
        """Ask for the paper anew; it is laid out again only where anything of it changed."""
        row, home = self.place.row or UUID(int=0), self.session.home
        paper = str(self.place.options.get("paper", ""))
        today = day_of(self.session.now())

        def look(reading: Reading) -> PaperView:
            return view_paper(reading, row, paper, home.press, today)  # loaded there: it is slow

        self.session.read(self, look, self._show_view, self._on_unreadable)

    def _show_view(self, view: PaperView) -> None:
        self.view = view
        self.head.show_view(view)
        self.side.show_view(view)
        self._render()

    def _render(self) -> None:
        """Lay the paper out where its value or its options are others than before."""
        view = self.view
        if view is None:
            return
        if view.glyphs.missing:
            tone, title, more = self.side.glyphs.told
            self._show_fault(title, more, tone)
            return
        asked = (view.kind.id, view.source.snapshot, view.source.stamp, self.side.form.options())
        if asked == self._asked:
            return
        self._asked = asked
        self.side.show_ready(ready=False)
        press, (paper, snapshot, stamp, options) = self.session.home.press, asked

        def render(_: Task) -> tuple[bytes, Any]:
            pdf = press.render(paper, snapshot, stamp, **options)
            return pdf, press.page_sizes(pdf)

        done = partial(self._on_rendered, asked)
        stopped = partial(
            self._show_fault,
            self.tr("停下了，没有排完版"),
            self.tr("退回去再进来，就重新排。"),
            "info",
        )
        self.session.tasks.long(
            self, self.tr("排版"), render, done, self._on_not_rendered, stopped=stopped
        )

    def _on_rendered(self, asked: tuple[Any, ...], made: tuple[bytes, Any]) -> None:
        if asked != self._asked or self.view is None:
            return
        pdf, sizes = made
        press = self.session.home.press
        self.sending.take(self.view, pdf, sizes)
        self.pages.show_pages(sizes, lambda page, width: press.draw_page(pdf, page, width=width))
        had_focus = self._stack.currentWidget() is self._waiting
        self._stack.setCurrentWidget(self.pages)
        if had_focus and self.isVisible():
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.show_ready(ready=True)
        if not self.side.form.knows_printers:  # after the pages: a printer may let one wait
            self._find_printers()

    def _on_not_rendered(self, error: AppError) -> None:
        self._asked = ()
        self._show_fault(error.message, error.advice, "bad")

    def _on_unreadable(self, error: AppError) -> None:
        self._show_fault(error.message, error.advice, "bad")
        self.side.hide()

    def _show_fault(self, title: str, more: str, tone: str) -> None:
        self._asked = ()
        self._fault.show_fault(title, more, tone)
        self.mend.setVisible(not self.side.correct.isHidden())
        self._stack.setCurrentWidget(self._broken)

    # What is done

    def _find_printers(self) -> None:
        self.sending.find_printers(self.side.form.show_printers)

    def _on_print_clicked(self) -> None:
        copies = self.side.form.copies.number() or 1
        self.sending.print(self.side.form.printer.currentText(), copies)

    def _on_freeze_wanted(self) -> None:
        if self.view is not None:
            sheet = FreezeSheet(self, self.session, self.view)
            sheet.frozen.connect(self._on_frozen)
            sheet.open()

    def _on_frozen(self, record: UUID) -> None:
        named = {one.record for one in self.view.versions} if self.view else set()
        if self.place.row in named:
            self._go_to(record)

    def _on_correct_clicked(self) -> None:
        if self.view is not None and self.view.subject_type == "meeting":
            open_correction(self, self.session, self.view.subject)
        elif self.view is not None:
            self.session.navigator.go(Place("consultation", self.view.subject))

    def _on_seal_wanted(self) -> None:
        if self.view is not None:
            SealSheet(self, self.session, self.view, self.sending).open()

    def _on_scan_wanted(self) -> None:
        if self.view is not None and self.view.version and self.view.version.seal:
            ScanSheet(self, self.session, self.view).open()

    def _on_last_wanted(self) -> None:
        if self.view is not None:
            self._go_to(self.view.versions[-1].record)

    def _on_versions_wanted(self) -> None:
        if self.view is not None:
            sheet = VersionsSheet(self, self.view)
            sheet.chosen.connect(self._go_to)
            sheet.open()

    def _go_to(self, record: UUID) -> None:
        self.session.navigator.go(Place("paper", record, self.place.options))

    def _on_dropped(self, paths: list[Path]) -> None:
        """Check on its own page what was dropped."""
        self.session.navigator.go(Place("file_check", options={"files": tuple(paths)}))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("PgUp PgDn", self.tr("翻页；← → 换一页")),
            ("+  -", self.tr("放大、缩小；也可以 Ctrl 加滚轮")),
            ("Alt+P  Ctrl+P", self.tr("打印")),
            ("Alt+S", self.tr("存为 PDF")),
            ("Alt+D", self.tr("定稿，或出新的一版")),
            ("Alt+G", self.tr("改正会议内容和意见")),
            ("Alt+F", self.tr("封存，或看签字件")),
            ("Alt+B", self.tr("看各版本")),
            ("Alt+H", self.tr("核对一个文件是不是这里印的")),
        ]
