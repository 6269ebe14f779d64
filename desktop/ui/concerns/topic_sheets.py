"""列为议题, 筛选议题 and 确定议题: forms made from the declarations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of
from desktop.records import Topic
from desktop.services.concerns import put_forward_topic
from desktop.services.screenings import DECIDED, JUDGED, decide_topic, screen_topic
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session

_BY_HAND = ("reach", "depth", "feasibility")
"""What a screening must say before anything is decided; the lawfulness may follow later."""


class TopicSheet(RecordSheet):
    """Puts concerns forward, the first of them with those merged into it."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        *,
        topic: str,
        concerns: Sequence[UUID],
        reach: str = "",
        words: str,
    ) -> None:
        form = RecordForm(session, Topic, only=("title", "reach", "origin"), needed=("title",))
        form.show_row({})
        form.editors["title"].show_value(topic)
        if reach:
            form.preset({"reach": reach})
        self._concerns = tuple(concerns)
        row = concerns[0] if concerns else "new"
        super().__init__(parent, session, title, form, self._act, row=row, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(put_forward_topic, self.session.ledger, self._concerns, **values)


class ScreeningSheet(RecordSheet):
    """Screens a topic: reach, depth, lawfulness, feasibility and what else is looked at."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        *,
        topic: UUID,
        values: Mapping[str, Any],
        reach: str = "",
        words: str,
    ) -> None:
        form = RecordForm(
            session, Topic, only=JUDGED, needed=_BY_HAND, new_targets=("catalogue_item",)
        )
        form.show_row(values)
        if reach and not values.get("reach"):
            form.preset({"reach": reach})
        self._topic = topic
        row = f"screen/{topic}"
        super().__init__(parent, session, title, form, self._act, row=row, over=topic, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(screen_topic, self.session.ledger, self._topic, **values)


class DecisionSheet(RecordSheet):
    """Decides what becomes of a topic, with the reason that everybody who asked is told."""

    always_stored = ("decision", "reason")

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        *,
        topic: UUID,
        values: Mapping[str, Any],
        words: str,
    ) -> None:
        form = RecordForm(
            session, Topic, only=DECIDED, needed=("decision", "reason", "decided_on", "decided_by")
        )
        form.show_row(values)
        if not values.get("decided_on"):
            form.preset({"decided_on": day_of(session.now()).isoformat()})
        self._topic = topic
        row = f"decide/{topic}"
        super().__init__(parent, session, title, form, self._act, row=row, over=topic, words=words)
        form.edited.connect(self._on_edited)
        self._on_edited("decision")

    def _on_edited(self, name: str) -> None:
        if name == "decision":
            merging = self.form.editors["decision"].typed() == "merged"
            self.form.show_field("merged_into", shown=merging)

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back."""
        super().fill_in(content)
        self._on_edited("decision")

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        decided = self.stored_anyway() | dict(values)
        return partial(decide_topic, self.session.ledger, self._topic, **decided)
