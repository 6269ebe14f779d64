"""协商看板: where each consultation stands, and what it lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import islice
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.boards import COLUMNS, Board, read_board, read_details
from desktop.services.initials import begin_with
from desktop.ui.board.board import BoardView
from desktop.ui.board.filters import BoardFilters, Wanted
from desktop.ui.board.peek_sheet import PeekSheet
from desktop.ui.board.wording import CardWords
from desktop.ui.consultations.planning import PlanSheet
from desktop.ui.exporting import ExcelButton
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.services.boards import BoardCard, CardDetail
    from desktop.ui.board.cards import Card
    from desktop.ui.sessions import Session

_PAUSE_MS = 150
_DRAWING_S = 0.05
"""So long the cards are drawn before anything else is read."""
_SEARCH, _NARROW_SEARCH = 220, 150
TOGETHER = 60
"""Cards of which is read together what they lack: some hundredths of a second."""


class ConsultationsPage(Page):
    """The board; the option ``stage`` narrows it to those that stand there."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._board = Board(cards=(), stages=dict.fromkeys(COLUMNS, ()))
        self._by_id: dict[UUID, BoardCard] = {}
        self._details: dict[UUID, CardDetail] = {}
        self._unread: set[UUID] = set()
        self._looks = 0
        """How often the board was read: what belongs to an older look is no answer."""
        self._is_read = False
        self._words = CardWords(self)
        self.head = PageHead(self.tr("协商看板"))
        self.search = SearchField(self.tr("议题、人名、拼音"), keys="Ctrl+F")
        self.as_list = Button(self.tr("清单"), icon="list", letter="L")
        self.plans = Button(self.tr("年度计划"), icon="calendar", letter="J")
        self.excel = ExcelButton(self, session, "consultations", lambda: self.board.keys)
        self.new = Button(self.tr("新建协商"), icon="plus", kind="primary", letter="N")
        self.filters = BoardFilters(self._words, str(place.options.get("stage", "")))
        self.board = BoardView(self._words)
        self._first = Button(self.tr("开始第一件协商"), kind="strong", icon="plus")
        self._clear = Button(self.tr("清除筛选"), kind="strong", icon="list-filter")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for control in (self.search, self.plans, self.new):
            self.head.buttons.addWidget(control)
        empty = EmptyState(
            "columns-3",
            self.tr("还没有协商"),
            self.tr("议题列入以后从这里开始；没有议题的也可以直接开始。"),
            self._first,
        )
        nothing = EmptyState(
            "search",
            self.tr("没有符合的"),
            self.tr("换个类型、环节，或少打几个字。"),
            self._clear,
        )
        self.stack = QStackedWidget()
        for part in (self.board, empty, nothing):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_cards)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._on_search_entered)
        self.filters.changed.connect(self._show_cards)
        self.board.opened.connect(self._go)
        self.board.peeked.connect(self._on_peeked)
        self.board.typed.connect(self._on_typed)
        go_list = Place("consultation_list")
        archived = Place("consultation_list", options={"archived": True})
        self.board.archived.clicked.connect(partial(self.session.navigator.go, archived))
        self.as_list.clicked.connect(partial(self.session.navigator.go, go_list))
        self.plans.clicked.connect(partial(self.session.navigator.go, Place("plans")))
        for button in (self.new, self._first):
            button.clicked.connect(self._on_new_clicked)
        self._clear.clicked.connect(self._on_clear_clicked)

    # Reading

    def refresh(self) -> None:
        """Ask where everything stands, then what it lacks; what is shown stays until then."""
        today = day_of(self.session.now())
        self.session.read(self, lambda reading: read_board(reading, today), self._on_read)

    def _on_read(self, board: Board) -> None:
        self._looks += 1
        is_first, self._board, self._is_read = not self._is_read, board, True
        self._by_id = {card.id: card for card in board.cards}
        known = set(self._by_id)
        self._details = {key: one for key, one in self._details.items() if key in known}
        self._unread = known
        stuck = sum(card.is_stuck for card in board.cards)
        said = self.tr("{count} 件在办，{stuck} 件久停") if stuck else self.tr("{count} 件在办")
        self.head.show_caption(said.format(count=len(board.cards), stuck=stuck))
        self.filters.show_board(board, self._stage_title())
        archived = self.tr("看已归档 {count} 件").format(count=board.archived)
        self.board.archived.show_text(archived)
        self.board.archived.setVisible(board.archived > 0)
        self._show_cards()
        if is_first and self.search.hasFocus() and not self.search.text():
            self.first_focus().setFocus()
        # Read meanwhile, the details would keep the UI thread from drawing the cards.
        ask = partial(self._ask_details, self._looks)
        self.session.tasks.quiet(self, partial(sleep, _DRAWING_S), lambda _: ask())

    def _stage_title(self) -> str:
        wanted = self.filters.wanted.stage
        stages = (stage for column in self._board.stages.values() for stage in column)
        return next((label(title) for key, title in stages if key == wanted), wanted)

    def _ask_details(self, look: int) -> None:
        """Read what some cards lack: those in sight, then those that come next."""
        if look != self._looks or not self._unread:
            return
        in_sight = [key for key in self.board.in_sight() if key in self._unread]
        rest = (card.id for card in self._board.cards if card.id in self._unread)
        asked = tuple(in_sight or islice(rest, TOGETHER))
        today = day_of(self.session.now())
        self.session.read(
            self,
            lambda reading: read_details(reading, asked, today),
            partial(self._on_details_read, look, asked),
        )

    def _on_details_read(
        self, look: int, asked: tuple[UUID, ...], details: Mapping[UUID, CardDetail]
    ) -> None:
        if look != self._looks:
            return
        self._details.update(details)
        self._unread.difference_update(asked)
        self.board.update_cards(asked)
        self._tell_lacking()
        if self.filters.wanted.lacking or self.search.text():
            self._show_cards()
        if self.isVisible():  # elsewhere nobody waits for the rest
            self._ask_details(look)

    # Showing

    def _card(self, key: UUID) -> Card:
        today = day_of(self.session.now())
        return self._words.card(self._by_id[key], self._details.get(key), today)

    def _wanted(self) -> Wanted:
        return replace(self.filters.wanted, words=tuple(self.search.text().casefold().split()))

    def _show_cards(self) -> None:
        wanted, details = self._wanted(), self._details
        fitting = [card for card in self._board.cards if wanted.fits(card, details.get(card.id))]
        totals = Counter(card.macro for card in self._board.cards)
        had_focus = self.board.has_focus()
        for macro in COLUMNS:
            own = [card.id for card in fitting if card.macro == macro]
            total = totals[macro]
            stages = [label(title) for _, title in self._board.stages[macro]]
            column = self.board.columns[macro]
            column.show_head(stages, len(own), total)
            column.show_cards(own, self._card, is_filtered=total > 0)
        self._tell_lacking()
        is_lost = wanted.is_narrow and not fitting and bool(self._board.cards)
        is_new = not self._board.cards and not self._board.archived
        self.stack.setCurrentIndex(2 if is_lost else 1 if is_new else 0)
        if had_focus and self.stack.currentIndex():
            self.search.setFocus()

    def _tell_lacking(self) -> None:
        """Show how many lack something, of all: a filter hides no stuck card without its count."""
        lacking = sum(one.is_lacking for one in self._details.values())
        self.filters.show_lacking(lacking, is_whole=not self._unread)

    # Acting

    def _go(self, consultation: UUID) -> None:
        self.session.navigator.go(Place("consultation", consultation))

    def _on_peeked(self, key: UUID) -> None:
        detail = self._details.get(key)
        if detail is not None:
            sheet = PeekSheet(self, self._words, self._by_id[key], self._card(key), detail)
            sheet.opened.connect(self._go)
            sheet.open()

    def _on_typed(self, letters: str) -> None:
        """Jump to the first card whose title begins with initials."""
        for key in self.board.keys:
            detail = self._details.get(key)
            if detail is not None and begin_with(detail.initials, letters):
                self.board.choose(key)
                return

    def _on_new_clicked(self) -> None:
        sheet = PlanSheet(self, self.session)
        sheet.stored.connect(self._go)
        sheet.open()

    def _on_search_entered(self) -> None:
        self._pause.stop()
        self._show_cards()
        self.first_focus().setFocus()

    def _on_clear_clicked(self) -> None:
        self.search.clear()
        self.filters.clear()
        self._pause.stop()
        self._show_cards()
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return the first column that has a card, or what an empty board offers."""
        if self._is_read and self.stack.currentIndex() == 1:
            return self._first
        return self.board.first_list() or self.search

    def arrange(self, *, compact: bool) -> None:
        """Show two and a half columns where room is short."""
        self.search.setMinimumWidth(_NARROW_SEARCH if compact else _SEARCH)
        for at, button in enumerate((self.as_list, self.excel), start=1):
            if compact:
                self.filters.row.addWidget(button)
            else:
                self.head.buttons.insertWidget(at, button)
        before = self.filters.lacking if compact else self.search
        self.setTabOrder(before, self.as_list)
        self.setTabOrder(self.as_list, self.excel)
        self.board.arrange(compact=compact)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the board."""
        return [
            ("↑ ↓ ← →", self.tr("在卡片和各栏之间走；打拼音首字母直接跳到")),
            ("Enter", self.tr("打开这件协商")),
            ("Space", self.tr("先看一眼还差什么")),
            ("Alt+N", self.tr("新建协商")),
            ("Alt+L", self.tr("看清单，已归档的也在里面")),
            ("Alt+J", self.tr("年度计划")),
            ("Alt+X", self.tr("把看到的导出为 Excel")),
            ("Ctrl+F", self.tr("找议题、人名、编号")),
        ]
