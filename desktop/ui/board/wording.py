"""The cards of the board in the words of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.records.consultations import FORMS
from desktop.ui.board.cards import MAY_GO_ON, STUCK, TODO, WAITS, Card
from desktop.ui.consultations.wording import FileWords
from desktop.ui.messages import label

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.boards import BoardCard, CardDetail

_NEAR_DAYS = 7
_NAMED = 2
"""So many gaps are named; of the rest only how many."""


class CardWords(QObject):
    """Says cards, kinds and columns."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.file = FileWords(self)
        self.due = self.file.due

    def columns(self) -> dict[str, tuple[str, tuple[str, str]]]:
        """Return the name of each column, what it says while it is empty, and when it fills."""
        return {
            "raise": (
                self.tr("提出议题"),
                (self.tr("没有在提出的议题"), self.tr("诉求列为议题、拟了方案，就到这里。")),
            ),
            "consult": (
                self.tr("开展协商"),
                (
                    self.tr("没有在协商的"),
                    self.tr("方案通报以后，调研、开会、公示、表决都在这里。"),
                ),
            ),
            "submit": (
                self.tr("成果报送"),
                (self.tr("没有等答复的成果"), self.tr("协商有了结果，报送出去，在这里等答复。")),
            ),
            "supervise": (
                self.tr("跟踪督办"),
                (self.tr("没有在落实的"), self.tr("成果采纳、分派了落实事项，就到这里。")),
            ),
            "evaluate": (
                self.tr("效果评价"),
                (
                    self.tr("没有等评价的协商"),
                    self.tr("落实事项全部办完后，这里会提醒告知提出人、发满意度表。"),
                ),
            ),
        }

    def kind(self, key: str) -> str:
        """Return the short name of a kind."""
        return {
            "grassroots": self.tr("基层"),
            "special_topic": self.tr("专题"),
            "counterpart": self.tr("对口"),
            "sector": self.tr("界别"),
            "proposal_handling": self.tr("提案办理"),
            "collective_bargaining": self.tr("集体协商"),
            "tripartite": self.tr("三方"),
            "community": self.tr("社区"),
            "village": self.tr("村级"),
            "security": self.tr("治安防控"),
            "small": self.tr("微协商"),
        }.get(key, key)

    def card(self, card: BoardCard, detail: CardDetail | None, today: date) -> Card:
        """Return a card; without its detail while that is being read."""
        chips = [(self.kind(card.kind), "neutral", "")]
        if not card.in_plan:
            chips.append((self.tr("计划外"), "outline", ""))
        corner, is_late = self._corner(card, today)
        box, state = (None, TODO) if detail is None else self._box(card, detail)
        return Card(
            key=card.id,
            title=card.title,
            chips=tuple(chips),
            corner=corner,
            is_late=is_late,
            stage=label(card.stage_title),
            done=card.place - 1,
            total=card.places,
            box=box,
            state=state,
            second=self._second(card, detail) if detail else "",
        )

    def _corner(self, card: BoardCard, today: date) -> tuple[str, bool]:
        if card.is_stuck and not (card.is_overdue and card.due_of != "stage"):
            return self.tr("停 %n 天", "", card.days or 0), True
        if card.left is not None and card.left < 0:
            return self.due.left(card.left), True
        if card.due is not None and card.left is not None and card.left < _NEAR_DAYS:
            when = self.tr("今天") if card.due == today else self.due.weekday(card.due)
            if card.due_of == "meeting":
                return self.tr("{day}开会").format(day=when), False
            if card.due_of == "task":
                return self.tr("{day}到期").format(day=when), False
        return ("" if card.days is None else self.tr("%n 天", "", card.days)), False

    def _box(self, card: BoardCard, detail: CardDetail) -> tuple[str, str]:
        if detail.late_task is not None:
            said = (
                self.tr("已超期，等督办答复")
                if detail.is_reminded
                else self.tr("已超期，还没发督办")
            )
            return said, STUCK
        if detail.awaits:
            return self._awaited(card, detail)
        if detail.gaps:
            pressed = card.is_overdue or card.is_stuck
            return self.gaps(detail), STUCK if pressed else TODO
        if detail.next_title:
            stage = label(detail.next_title)
            return self.tr("都齐了，可进入「{stage}」").format(stage=stage), MAY_GO_ON
        return "", TODO

    def _awaited(self, card: BoardCard, detail: CardDetail) -> tuple[str, str]:
        words = {"body": detail.awaits}
        if card.is_overdue:
            return self.tr("等{body}答复，已超期").format(**words), STUCK
        if card.due is None:
            return self.tr("等{body}答复").format(**words), WAITS
        day = self.due.day(card.due)
        return self.tr("等{body}答复，{day}到期").format(day=day, **words), WAITS

    def gaps(self, detail: CardDetail) -> str:
        """Return the first of what is lacking, and how much there is besides."""
        named = self.tr("；").join(self.file.condition(one) for one in detail.gaps[:_NAMED])
        more = len(detail.gaps) - _NAMED
        if more > 0:
            return self.tr("{gaps}，还有 {count} 项").format(gaps=named, count=more)
        return named

    def _second(self, card: BoardCard, detail: CardDetail) -> str:
        parts = {
            "raise": self._origin,
            "consult": self._next,
            "submit": self._submitted,
            "supervise": self._tasks,
        }.get(card.macro, self._ending)(detail)
        return " · ".join(filter(None, parts))

    def _origin(self, detail: CardDetail) -> list[str]:
        form = label(FORMS[detail.forms[0]]) if detail.forms else ""
        return [form, self._concerns(detail), self._touched(detail)]

    def _concerns(self, detail: CardDetail) -> str:
        if not detail.concerns:
            return ""
        return self.tr("来自诉求 %n 件", "", detail.concerns)

    def _touched(self, detail: CardDetail) -> str:
        houses, people = detail.households, detail.people
        if houses and people:
            return self.tr("{households} 户 {people} 人").format(households=houses, people=people)
        if houses:
            return self.tr("涉及 %n 户", "", houses)
        return self.tr("涉及 {count} 人").format(count=people) if people else ""

    def _next(self, detail: CardDetail) -> list[str]:
        stage = label(detail.next_title)
        following = self.tr("下一步 {stage}").format(stage=stage) if stage else ""
        return [following, self._touched(detail) or self._concerns(detail)]

    def _submitted(self, detail: CardDetail) -> list[str]:
        if detail.submitted_on is None:
            return self._next(detail)
        return [self.tr("报送 {day}").format(day=self.due.day(detail.submitted_on))]

    def _tasks(self, detail: CardDetail) -> list[str]:
        if detail.late_task is not None:
            day = self.due.day(detail.late_task)
            return [detail.unit, self.tr("首次期限 {day}").format(day=day)]
        return [detail.unit, self._done(detail)]

    def _done(self, detail: CardDetail) -> str:
        if not detail.tasks:
            return ""
        counts = {"done": detail.tasks_done, "count": detail.tasks}
        return self.tr("落实完成 {done}/{count}").format(**counts)

    def _ending(self, detail: CardDetail) -> list[str]:
        return [self._concerns(detail), self._done(detail)]
