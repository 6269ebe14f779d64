"""The right side of the paper page: checks, what is printed how, and the two ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.paper.check_lines import CheckLine, PaperWords
from desktop.ui.paper.print_form import PrintForm
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.panels import MARGIN, Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.services.paper_views import PaperView


class SidePanel(Panel):
    """Checks above, printing below."""

    options_changed = Signal()
    """The paper is to be drawn anew."""
    freeze_wanted = Signal()
    seal_wanted = Signal()
    scan_wanted = Signal()
    last_wanted = Signal()
    ways_shown = Signal()
    """Another step comes next, or what it says has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.show_title(self.tr("打印前看一眼"))
        self._words = PaperWords(self)
        self._view: PaperView | None = None
        self._ready = False
        self.glyphs, self.sums = CheckLine(), CheckLine()
        self.personal, self.state = CheckLine(), CheckLine()
        self.check = Button(self.tr("核对文件"), kind="link", letter="H")
        self.header.addWidget(self.check)
        self.freeze = Button(self.tr("定稿"), icon="stamp", letter="D")
        self.seal = Button(self.tr("封存"), icon="lock", letter="F")
        self.correct = Button(self.tr("改正内容"), kind="link", icon="square-pen", letter="G")
        self.versions = Button(self.tr("各版本"), kind="link", letter="B")
        self.form = PrintForm()
        self.save = Button(self.tr("存为 PDF"), icon="file-down", letter="S")
        self.print = Button(self.tr("打印"), kind="primary", icon="printer", letter="P")
        self._hint = text_label("", "caption", wrap=True)
        self.next_step = self.print
        self._lay_out()
        self.form.changed.connect(self._on_form_changed)
        self.form.counted.connect(self._show_ways)
        self.freeze.clicked.connect(self._on_freeze_clicked)
        self.seal.clicked.connect(self._on_seal_clicked)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "sheet-body")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in (self.glyphs, self.sums, self.personal, self.state):
            column.addWidget(line)
        acts = FlowLayout(gap=8, line_gap=8)
        for button in (self.freeze, self.seal, self.correct, self.versions):
            acts.addWidget(button)
        self.state.column.addLayout(acts)
        title = text_label(self.tr("印几份、印什么"), "strong")
        title.setContentsMargins(16, 10, 16, 6)
        column.addWidget(title)
        column.addWidget(self.form)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self.footer.addWidget(self._ways(), 1)

    def _ways(self) -> QWidget:
        self._ways_out = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways_out.addWidget(self.save)
        self._ways_out.addStretch(1)
        self._ways_out.addWidget(self.print, 0, Qt.AlignmentFlag.AlignRight)
        foot = QWidget()
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(8)
        inside.addWidget(self._hint)
        inside.addLayout(self._ways_out)
        return foot

    def _fit(self) -> None:
        """Put the ways out below each other where their words have no room in one row."""
        wanted = self.save.sizeHint().width() + self.print.sizeHint().width() + 4 * MARGIN
        across = wanted <= self.width()
        direction = QBoxLayout.Direction
        self._ways_out.setDirection(direction.LeftToRight if across else direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the ways out for the room there is."""
        super().resizeEvent(event)
        self._fit()

    # What is shown

    def show_view(self, view: PaperView) -> None:
        """Show what is so of a paper."""
        self._view = view
        self.form.show_view(view)
        self._show_checks(view)
        self._show_acts(view)
        self._show_ways()

    def _show_checks(self, view: PaperView) -> None:
        self.glyphs.say(self._words.glyphs(view))
        told = ((self.sums, self._words.sums(view)),)
        personal = self._words.personal(view, public=self.form.is_public)
        for line, said in (*told, (self.personal, personal)):
            line.setVisible(said is not None)
            if said is not None:
                line.say(said)
        self.state.say(*self._words.state(view))

    def _show_acts(self, view: PaperView) -> None:
        state = view.state
        may_freeze = state in ("draft", "old") or (state != "form" and bool(view.changed))
        self.freeze.setVisible(may_freeze)
        self.seal.setVisible(state in ("frozen", "sealed"))
        self.seal.show_text(self.tr("看签字件") if state == "sealed" else self.tr("封存"))
        self.seal.show_icon("eye" if state == "sealed" else "lock")
        ended = view.subject_type == "meeting" and not view.why_not_freeze
        is_plan = view.subject_type == "consultation"  # its own page is where it is written
        self.correct.setVisible((ended or is_plan) and state != "old")
        self.versions.setVisible(len(view.versions) > 1)
        self.versions.show_text(self.tr("各版本 {count}").format(count=len(view.versions)))
        last = view.versions[-1].version if view.versions else 0
        word, icon = {
            "draft": (self.tr("定稿"), "stamp"),
            "old": (self.tr("看第 {n} 版").format(n=last), "history"),
        }.get(state, (self.tr("出第 {n} 版").format(n=last + 1), "file-plus"))
        self.freeze.show_text(word)
        self.freeze.show_icon(icon)
        self._lock_freeze(view)

    def _lock_freeze(self, view: PaperView) -> None:
        if view.state == "old":
            self.freeze.unlock()
        elif view.why_not_freeze:
            self.freeze.lock(view.why_not_freeze)
        elif view.glyphs.missing:
            self.freeze.lock(self.tr("有字印不出来，换了字再定稿"))
        else:
            self.freeze.unlock()

    def _show_ways(self) -> None:
        """Offer what can be done now; the next step is the red one."""
        view = self._view
        if view is None:
            return
        blocked = ""
        if view.glyphs.missing:
            blocked = self.tr("有字印不出来")
        elif not self._ready:
            blocked = self.tr("还在排版")
        no_printer = "" if self.form.has_printer else self.tr("没有找到打印机")
        if not self.form.knows_printers:
            no_printer = self.tr("正在找打印机")
        no_count = "" if self.form.is_counted else self.tr("请写印几份")
        _lock(self.save, blocked)
        _lock(self.print, blocked or no_printer or no_count)
        self.print.show_text(self.tr("打印草稿") if view.state == "draft" else self.tr("打印"))
        self.next_step = self._next_step(view)
        for button in (self.freeze, self.seal, self.print, self.save):
            button.show_kind("primary" if button is self.next_step else "plain")
        self._hint.setText(self._hint_of(view))
        self._hint.setVisible(bool(self._hint.text()))
        self._fit()
        self.ways_shown.emit()

    def _next_step(self, view: PaperView) -> Button:
        to_freeze = view.state == "draft" or (view.state == "frozen" and view.changed)
        if to_freeze and not self.freeze.reason:
            return self.freeze
        if view.state == "frozen" and view.printed_at is not None:
            return self.seal
        lost = self.form.knows_printers and not self.form.has_printer
        return self.save if lost else self.print

    def _hint_of(self, view: PaperView) -> str:
        if view.glyphs.missing:
            return self.tr("打印先等一等：换了印不出来的字，这里自己会好。")
        said = self.tr("印好 → 签字按手印 → 拍照传回 → 勾“与纸质件一致” → 封存")
        if view.state == "draft":
            return self.tr("定稿 → {rest}").format(rest=said)
        return said if view.state == "frozen" else ""

    def take_next_step(self) -> None:
        """Press the button of the next step."""
        self.next_step.click()

    def show_ready(self, *, ready: bool) -> None:
        """Say whether the paper is laid out and can leave."""
        self._ready = ready
        self._show_ways()

    # What is wanted

    def _on_form_changed(self) -> None:
        if self._view is not None:
            self._show_checks(self._view)
        self.options_changed.emit()

    def _on_freeze_clicked(self) -> None:
        old = self._view is not None and self._view.state == "old"
        (self.last_wanted if old else self.freeze_wanted).emit()

    def _on_seal_clicked(self) -> None:
        sealed = self._view is not None and self._view.state == "sealed"
        (self.scan_wanted if sealed else self.seal_wanted).emit()


def _lock(button: Button, reason: str) -> None:
    if reason:
        button.lock(reason)
    else:
        button.unlock()
