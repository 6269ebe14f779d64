"""接待登记: a visitor's words in half a minute, and whether somebody said the same before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.errors import ValidationError
from desktop.records import Concern
from desktop.services.receptions import read_desk, record_visit
from desktop.ui.autosave import DraftKeeper
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.reception.draft_question import DraftQuestion
from desktop.ui.reception.duplicates_panel import FORM, DuplicatesPanel
from desktop.ui.reception.entry_form import EntryForm
from desktop.ui.reception.same_matter import SameMatter
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.services.receptions import Desk
    from desktop.ui.sessions import Session

_SIDE_WIDTH = 372
_WIDEST, _MARGINS, _GAP = 768, 44, 8
_ENTRY, _SAME = "entry", "same"


class ReceptionPage(Page):
    """The form, and what may be the same at its right."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._compact = False
        self.head = PageHead(self.tr("接待登记"), back=True)
        self._told = text_label("", "second")
        self.form = EntryForm(session, day_of(session.now()))
        self.same = DuplicatesPanel()
        self.matter = SameMatter(session, self.form, self.same)
        self.question = DraftQuestion()
        self.store = Button(self.tr("存好，再登一件"), kind="primary", keys="Ctrl+Enter")
        self.print = Button(self.tr("存好，打印登记表"), icon="printer", letter="P")
        self._fault = FaultBox("")
        self._fault.hide()
        self.tabs = Segments([(_ENTRY, "", "pencil"), (_SAME, "", "merge")])
        self._keeper = DraftKeeper(session, "reception", "new", self._collect, self)
        self._is_open = False
        self._lay_out()
        self._connect()
        self._tell()
        self._keeper.restore(self._on_draft_found)

    def _lay_out(self) -> None:
        self.head.extras.addWidget(self.tabs)
        self.head.buttons.addWidget(self._told)
        self._panel = Panel("")
        self._panel.setAccessibleName(self.tr("接待登记"))
        self._panel.setMaximumWidth(self.session.look.px(_WIDEST))
        self._stack = QStackedWidget()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.form)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.question)
        self._panel.body.addWidget(self._fault)
        self._panel.body.addWidget(self._stack, 1)
        self._hints = QWidget()
        hints = QHBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        for cap, words in (("Tab", self.tr("下一格")), ("Esc", self.tr("先放着，内容还在"))):
            hints.addWidget(KeyCap(cap))
            hints.addWidget(ElidedLabel(words, "second"))
        self._panel.footer.addWidget(self._hints)
        self._panel.footer.addStretch(1)
        self._panel.footer.addWidget(self.print)
        self._panel.footer.addWidget(self.store)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._panel, 1)
        middle.addWidget(self.same)
        middle.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.tabs.setAccessibleName(self.tr("看哪一块"))
        self.tabs.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.head.back_pressed.connect(self.session.navigator.back)
        self.form.changed.connect(self._on_form_changed)
        self.matter.decided.connect(self._keeper.touch)
        self.matter.counted.connect(self._show_tabs)
        self.store.clicked.connect(partial(self._on_store_clicked, printing=False))
        self.print.clicked.connect(partial(self._on_store_clicked, printing=True))
        self.question.go_on.connect(self._on_going_on)
        self.question.begin_anew.connect(self._on_beginning_anew)
        self.tabs.chosen.connect(lambda _: self._show_areas())

    def refresh(self) -> None:
        """Ask who may come, and for the numbers of the day."""
        now = self.session.now()
        self.form.show_day(day_of(now))
        self.session.read(self, lambda reading: read_desk(reading, now), self._on_desk_read)

    def _on_desk_read(self, desk: Desk) -> None:
        self.form.show_people(desk.visitors)
        said = self.tr("今天第 {count} 件 • {number}")
        self.head.show_caption(said.format(count=desk.of_day, number=desk.number))

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is None or not _says_anything(draft):
            self._is_open = True
            return
        self.question.show_draft(draft, day_of(self.session.now()))
        self._ask()

    def _ask(self) -> None:
        self._stack.setCurrentWidget(self.question)
        for button in (self.store, self.print):
            button.lock(self.tr("先选接着登还是登新的"))
        self.question.yes.setFocus()

    def _on_going_on(self, draft: Draft) -> None:
        self.matter.fill_in(draft.content)
        self.form.fill_in(draft.content)
        self._open_form()
        self.form.content.setFocus()

    def _on_beginning_anew(self) -> None:
        self._keeper.drop()
        self._open_form()
        self.form.visitor.name.setFocus()

    def _open_form(self) -> None:
        self._is_open = True
        self._stack.setCurrentWidget(self._area)
        for button in (self.store, self.print):
            button.unlock()
        self._tell()

    def _collect(self) -> dict[str, Any]:
        return self.form.collect() | self.matter.collect()

    def _on_form_changed(self) -> None:
        self._fault.hide()
        self._tell()
        if self._is_open:
            self._keeper.touch()

    def _tell(self) -> None:
        missing = self.form.missing()
        if self._compact:
            said = self.tr("差 {count} 项").format(count=missing)
            complete = self.tr("✓ 已齐")
        else:
            said = self.tr("还差 {count} 项必填").format(count=missing)
            complete = self.tr("✓ 必填 3 项已齐")
        self._told.setText(said if missing else complete)
        restyle(self._told, tone="" if missing else "good")

    def _on_store_clicked(self, *_: object, printing: bool) -> None:
        self.form.files.when_kept(partial(self._store, printing=printing))

    def _store(self, *, printing: bool) -> None:
        self._fault.hide()
        self.form.clear_faults()
        unclear = self.form.visitor.why_unclear()
        if unclear:
            self.form.visitor.show_fault(unclear)
            self.form.visitor.name.setFocus()
            self.form.visitor.name.offer()
            return
        try:
            act = _visit(self.session, self.form, self.matter)
        except ValidationError as error:
            self._on_refused(error)
            return
        for button in (self.store, self.print):
            button.setEnabled(False)
        self.session.act(self, act, partial(self._on_stored, printing), self._on_refused)

    def _on_stored(self, printing: bool, concern: UUID) -> None:  # noqa: FBT001 – bound by partial
        self._keeper.drop()
        self._is_open = False  # emptying is nothing to keep
        self.form.clear()
        self._open_form()
        self.matter.forget()
        self.form.visitor.name.setFocus()
        self.session.read(
            self, lambda reading: reading.get(Concern, concern).number, self._on_number_read
        )
        if printing:
            self.session.navigator.go(Place("paper", concern, {"paper": FORM}))

    def _on_number_read(self, number: str) -> None:
        said = self.tr("存好了：{number}。").format(number=number)
        self.session.notify(said, self.tr("登错了按 Ctrl+Z 撤回。"), "good")

    def _on_refused(self, error: AppError) -> None:
        for button in (self.store, self.print):
            button.setEnabled(True)
        if not self.form.show_error(error):
            self._fault.show_fault(error.message, error.advice)
            self._fault.show()

    def leave(self) -> None:
        """Keep what is half written."""
        self._keeper.flush()

    def first_focus(self) -> QWidget:
        """Return the name, or the question after the last draft."""
        asking = self._stack.currentWidget() is self.question
        return self.question.yes if asking else self.form.visitor.name

    def arrange(self, *, compact: bool) -> None:
        """Make a tab of what may be the same where room is short."""
        self._compact = compact
        self.tabs.setVisible(compact)
        self._fit_hints()
        self._tell()
        self._show_tabs(len(self.same.cards))
        self._show_areas()

    def _fit_hints(self) -> None:
        """Let the captions below give way to the buttons where both have no room."""
        px = self.session.look.px
        panel = min(self.width() - _MARGINS - px(_SIDE_WIDTH), px(_WIDEST))
        buttons = [one for one in (self.print, self.store) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + _GAP for one in buttons) + _MARGINS
        fit = self._hints.sizeHint().width() <= panel - taken
        self._hints.setVisible(fit and not self._compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit_hints()

    def _show_tabs(self, count: int) -> None:
        same = self.tr("是不是同一件事？")
        if count:
            same = self.tr("是不是同一件事？{count} 件").format(count=count)
        self.tabs.show_options([(_ENTRY, self.tr("登记"), "pencil"), (_SAME, same, "merge")])
        if self.tabs.value() is None:
            self.tabs.choose(_ENTRY)

    def _show_areas(self) -> None:
        chosen = self.tabs.value() if self._compact else None
        self._panel.setVisible(chosen in (None, _ENTRY))
        self.same.setVisible(chosen in (None, _SAME))
        hold_width(self.same, None if self._compact else self.session.look.px(_SIDE_WIDTH))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of 接待登记."""
        return [
            ("Tab", self.tr("下一格")),
            ("← →", self.tr("在一排选项里换")),
            ("Alt+M", self.tr("并到右边第一件；再按一次不并")),
            ("Alt+O", self.tr("更多：一起来的人、政策建议、数字")),
            ("Alt+G", self.tr("附照片")),
            ("Alt+S", self.tr("附扫描件")),
            ("Ctrl+Enter", self.tr("存好，再登一件")),
            ("Alt+P", self.tr("存好，打印登记表")),
            ("Esc", self.tr("先放着，内容还在")),
        ]


def _visit(session: Session, form: EntryForm, matter: SameMatter) -> Callable[[], UUID]:
    """Return what enters the visit; ValidationError where a field cannot be read."""
    return partial(
        record_visit,
        session.ledger,
        form.visitor.visitor(),
        into=matter.into,
        files=tuple(form.files.files),
        **form.values(),
    )


def _says_anything(draft: Draft) -> bool:
    visitor = draft.content.get("visitor", {})
    typed = (visitor.get("name"), visitor.get("phone"), draft.content.get("content"))
    beside = (draft.content.get("files"), draft.content.get("more"))
    return any(map(bool, (*typed, *beside)))
