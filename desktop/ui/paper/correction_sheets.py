"""改正: what was written down at a meeting, mended before 定稿 or for the next version."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox

from desktop.records.opinions import DISPOSITIONS, STANCES
from desktop.services.corrections import (
    correct_meeting,
    hold_facts,
    hold_opinion,
    read_facts,
    settle_opinion,
)
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.task_ledger.entry_sheets import EntrySheet
from desktop.ui.widgets.fields import LineField, ProseField
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.corrections import MeetingFacts, OpinionFacts
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

LIST_HEIGHT, WORDS_HEIGHT, REASON_HEIGHT = 170, 120, 70
"""px of the design."""
_ANSWER = ("disposition", "reason")


def open_correction(parent: QWidget, session: Session, meeting: UUID) -> None:
    """Read what of a meeting can be mended, and open the sheet for it."""

    def look(reading: Reading) -> MeetingFacts:
        return read_facts(reading, meeting)

    def show(facts: MeetingFacts) -> None:
        CorrectionSheet(parent, session, meeting, facts).open()

    session.read(parent, look, show)


class CorrectionSheet(EntrySheet):
    """Name, place, chair and recorder of a meeting, and its opinions one by one."""

    def __init__(
        self, parent: QWidget, session: Session, meeting: UUID, facts: MeetingFacts
    ) -> None:
        over = partial(hold_facts, meeting=meeting)
        super().__init__(parent, session, "", form="correction", row=str(meeting), over=over)
        self.show_title(self.tr("改正会议内容"))
        self._meeting = meeting
        self.add_field("title", self.tr("会议名称"), LineField(facts.title))
        self.add_field("place", self.tr("地点"), LineField(facts.place))
        self.add_field("chair", self.tr("主持人"), LineField(facts.chair))
        self.add_field("recorder", self.tr("记录人"), LineField(facts.recorder))
        self.list = RowList()
        self.list.setAccessibleName(self.tr("意见"))
        self.list.setMinimumHeight(session.look.px(LIST_HEIGHT))
        self.list.acted.connect(self._on_acted)
        self.list.opened.connect(self._on_acted)
        self._caption = text_label("", "strong")
        self._opinions: dict[UUID, OpinionFacts] = {}
        self.body.addWidget(self._caption)
        self.body.addWidget(self.list, 1)
        told = self.tr("点名和票数不在这里改：票数要重新计票，写明理由。")
        self.body.addWidget(text_label(told, "caption", wrap=True))
        self._show(facts)
        self.finish_layout()
        self.fields["title"].setFocus()
        session.changed.connect(self._look)

    def _look(self) -> None:
        meeting = self._meeting

        def look(reading: Reading) -> MeetingFacts:
            return read_facts(reading, meeting)

        self.session.read(self, look, self._show)

    def _show(self, facts: MeetingFacts) -> None:
        self._opinions = {one.id: one for one in facts.opinions}
        count = len(facts.opinions)
        self._caption.setText(self.tr("意见 {count} 条，Enter 改").format(count=count))
        for widget in (self._caption, self.list):
            widget.setVisible(count > 0)
        self.list.show_rows([self._row(at, one) for at, one in enumerate(facts.opinions, start=1)])

    def _row(self, at: int, one: OpinionFacts) -> Row:
        answered = (
            (label(DISPOSITIONS[one.disposition]), "good", "check") if one.disposition else None
        )
        return Row(
            key=one.id,
            title=f"{at}. {one.speaker or self.tr('不具名')} · {label(STANCES[one.stance])}",
            second=" ".join(one.content.split()),
            chips=(answered or (self.tr("还没有采纳情况"), "warn", "triangle-alert"),),
            action=self.tr("改"),
        )

    def _on_acted(self, opinion: object) -> None:
        facts = next(one for key, one in self._opinions.items() if key == opinion)
        OpinionSheet(self, self.session, facts).open()

    def make_act(self) -> Callable[[], Any]:
        """Return what mends the meeting where something was typed."""
        return partial(correct_meeting, self.session.ledger, self._meeting, **self.typed())

    def replaced(self) -> Mapping[str, Any]:
        """Return what was typed."""
        return self.typed()


class OpinionSheet(EntrySheet):
    """The words of one opinion, its stance, and what became of it."""

    def __init__(self, parent: QWidget, session: Session, facts: OpinionFacts) -> None:
        over = partial(hold_opinion, opinion=facts.id)
        super().__init__(
            parent, session, "", form="opinion_correction", row=str(facts.id), over=over
        )
        self.show_title(self.tr("改正意见"))
        self._facts = facts
        self.body.addWidget(text_label(facts.speaker or self.tr("不具名"), "strong"))
        self.stance = Segments([(key, label(name), "") for key, name in STANCES.items()])
        self.stance.setAccessibleName(self.tr("态度"))
        self.stance.choose(facts.stance)
        self.body.addWidget(self.stance)
        self._add_prose("content", self.tr("意见，照原话"), facts.content, WORDS_HEIGHT)
        self.minority = QCheckBox(self.tr("作为不同意见单列印出"))
        self.minority.setChecked(facts.minority)
        self.body.addWidget(self.minority)
        self.body.addWidget(text_label(self.tr("采纳情况"), "strong"))
        self.disposition = Segments([(key, label(name), "") for key, name in DISPOSITIONS.items()])
        self.disposition.setAccessibleName(self.tr("采纳情况"))
        self.disposition.choose(facts.disposition or None)
        self.body.addWidget(self.disposition)
        self._add_prose("reason", self.tr("理由"), facts.reason, REASON_HEIGHT)
        for segments in (self.stance, self.disposition):
            segments.chosen.connect(lambda _: self.keeper.touch())
        self.minority.toggled.connect(lambda _: self.keeper.touch())
        self.finish_layout()
        self.fields["content"].setFocus()

    def _add_prose(self, name: str, text: str, words: str, height: int) -> None:
        field = ProseField(lines=2)
        field.setMaximumHeight(self.session.look.px(height))
        field.set_text(words)
        self.add_field(name, text, field)

    def collect(self) -> dict[str, Any]:
        """Return fields and choices."""
        return super().collect() | {
            "stance": self.stance.value(),
            "disposition": self.disposition.value() or "",
            "minority": self.minority.isChecked(),
        }

    def fill_in(self, content: dict[str, Any]) -> None:
        """Put a draft back."""
        self.stance.choose(content.pop("stance", self._facts.stance))
        self.disposition.choose(content.pop("disposition", "") or None)
        self.minority.setChecked(bool(content.pop("minority", False)))
        super().fill_in(content)

    def make_act(self) -> Callable[[], Any]:
        """Return what mends the opinion where something was typed, and answers it."""
        return partial(settle_opinion, self.session.ledger, self._facts.id, **self.replaced())

    def replaced(self) -> Mapping[str, Any]:
        """Return what was typed; an answer goes with its reason."""
        typed, now = self.typed(), self.collect()
        both = _ANSWER if any(name in typed for name in _ANSWER) else ()
        return typed | {name: now[name] for name in both}
