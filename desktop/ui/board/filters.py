"""What the board is narrowed to: kind, in the plan or not, whose, a stage, what lacks something."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.services.initials import contain
from desktop.ui.forms.choosing import QuietBox
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.services.boards import Board, BoardCard, CardDetail
    from desktop.ui.board.wording import CardWords

MOST_SEGMENTS = 4
"""Kinds that have room beside 全部; where there are more, a box names them."""
_PLANNED = {"in": True, "out": False}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty values ask for nothing.

    Attributes:
        words: What was typed, each of which stands in title, number or name, or is initials.
    """

    kind: str = ""
    plan: str = ""
    org: UUID | None = None
    stage: str = ""
    lacking: bool = False
    words: tuple[str, ...] = ()

    def fits(self, card: BoardCard, detail: CardDetail | None) -> bool:
        """Tell whether a card is wanted; what it lacks counts once that is known."""
        return (
            self.kind in ("", card.kind)
            and (not self.plan or card.in_plan is _PLANNED[self.plan])
            and self.org in (None, card.org)
            and self.stage in ("", card.counted_with)
            and (not self.lacking or (detail is not None and detail.is_lacking))
            and (not self.words or self._says(card, detail))
        )

    def _says(self, card: BoardCard, detail: CardDetail | None) -> bool:
        texts = f"{card.title} {card.number} {card.lead}".casefold()
        initials = detail.initials if detail else ()
        return all(word in texts or contain(initials, word) for word in self.words)

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for."""
        return self != Wanted()


class BoardFilters(QWidget):
    """The row of filters above the board."""

    changed = Signal()
    """A person chose something else."""

    def __init__(self, words: CardWords, stage: str) -> None:
        """Make the row.

        Args:
            words: Says kinds.
            stage: The stage that somebody came for; "" for none.
        """
        super().__init__()
        self._words, self._stage = words, stage
        self.kinds, self.plan = Segments([]), Segments([])
        self.kind_box, self.org = QuietBox(), QuietBox()
        self.lacking = QCheckBox(self.tr("只看缺东西的"))
        self.stage = Button("", kind="chip", icon="x", letter="G")
        self._name()
        self.row = row = FlowLayout(self, gap=12, line_gap=8)
        for part in (self.kinds, self.kind_box, self.plan, self.org, self.stage, self.lacking):
            row.addWidget(part)
        for chooser in (self.kinds, self.plan):
            chooser.chosen.connect(lambda _: self.changed.emit())
        for box in (self.kind_box, self.org):
            box.activated.connect(lambda _: self.changed.emit())
        self.lacking.toggled.connect(lambda _: self.changed.emit())
        self.stage.clicked.connect(self._on_stage_dropped)
        for part in (self.kind_box, self.org, self.stage):
            part.hide()

    def _name(self) -> None:
        self.kinds.setAccessibleName(self.tr("协商类型"))
        self.kind_box.setAccessibleName(self.tr("协商类型"))
        self.plan.setAccessibleName(self.tr("列入年度计划没有"))
        self.org.setAccessibleName(self.tr("哪个联络室的"))
        self.lacking.setAccessibleName(self.lacking.text())
        self.lacking.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.kind_box.setMinimumContentsLength(10)
        self.org.setMinimumContentsLength(8)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        boxed = self.kind_box.isVisibleTo(self)
        return Wanted(
            kind=(self.kind_box.currentData() if boxed else self.kinds.value()) or "",
            plan=self.plan.value() or "",
            org=self.org.currentData() if self.org.isVisibleTo(self) else None,
            stage=self._stage,
            lacking=self.lacking.isChecked(),
        )

    def show_board(self, board: Board, stage_title: str) -> None:
        """Show how many there are of each; what was chosen stays chosen."""
        kinds = Counter(card.kind for card in board.cards)
        planned = Counter("in" if card.in_plan else "out" for card in board.cards)
        named = [(kind, f"{self._words.kind(kind)} {n}") for kind, n in kinds.most_common()]
        everything = self.tr("全部 {count}").format(count=len(board.cards))
        options = [("", everything), *named]
        boxed = len(named) > MOST_SEGMENTS
        chosen = self.wanted.kind
        self.kinds.show_options([] if boxed else [(key, word, "") for key, word in options])
        _fill(self.kind_box, options, chosen)
        if not boxed:
            self.kinds.choose(chosen if chosen in kinds else "")
        self.kinds.setVisible(not boxed)
        self.kind_box.setVisible(boxed)
        self.plan.show_options(
            [
                ("", self.tr("全部"), ""),
                ("in", self.tr("计划内 {count}").format(count=planned["in"]), ""),
                ("out", self.tr("计划外 {count}").format(count=planned["out"]), ""),
            ]
        )
        self.plan.choose(self.plan.value() or "")
        orgs = [(key, name) for key, name in board.organizations.items()]
        _fill(self.org, [(None, self.tr("全部联络室")), *orgs], self.org.currentData())
        self.org.setVisible(bool(orgs))
        self.stage.show_text(self.tr("只看：{stage}").format(stage=stage_title))
        self.stage.setVisible(bool(self._stage))

    def show_lacking(self, count: int, *, is_whole: bool) -> None:
        """Show how many lack something, as far as that is known."""
        more = "" if is_whole else "…"
        self.lacking.setText(f"{self.tr('只看缺东西的')}  {count}{more}")

    def clear(self) -> None:
        """Ask for nothing."""
        self._stage = ""
        self.stage.hide()
        if self.kinds.isVisibleTo(self):
            self.kinds.choose("")
        self.plan.choose("")
        self.kind_box.setCurrentIndex(0)
        self.org.setCurrentIndex(0)
        with QSignalBlocker(self.lacking):
            self.lacking.setChecked(False)

    def _on_stage_dropped(self) -> None:
        self._stage = ""
        self.stage.hide()
        self.changed.emit()


def _fill(box: QuietBox, options: Sequence[tuple[object, str]], chosen: object) -> None:
    box.clear()
    for value, word in options:
        box.addItem(word, value)
    found = [at for at in range(box.count()) if box.itemData(at) == chosen]
    box.setCurrentIndex(found[0] if found else 0)
