"""修改诉求, 列为议题 and 筛选议题: forms made from the declarations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.records import Concern, Topic
from desktop.services.concerns import edit_concern, put_forward_topic
from desktop.services.screenings import decide_topic
from desktop.ui.forms.record_forms import RecordForm, needed_fields
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session

_EDITED = (
    "title",
    "content",
    "channel",
    "category",
    "raised_on",
    "households",
    "people",
    "situation",
    "burden",
    "gap",
    "answer_by",
    "received_by",
)
_SCREENED = (
    "title",
    "reach",
    "depth",
    "lawful",
    "lawfulness",
    "feasibility",
    "decision",
    "reason",
    "decided_on",
    "decided_by",
)


class ConcernEditSheet(RecordSheet):
    """Changes what was written down of a concern; who raised it stays."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        *,
        concern: UUID,
        values: Mapping[str, Any],
    ) -> None:
        form = RecordForm(session, Concern, only=_EDITED, needed=needed_fields(Concern, "raise"))
        form.show_row(values)
        self._concern = concern
        super().__init__(parent, session, title, form, self._act, row=concern)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(edit_concern, self.session.ledger, self._concern, **values)


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
        words: str,
    ) -> None:
        form = RecordForm(session, Topic, only=("title", "reach", "origin"), needed=("title",))
        form.show_row({})
        form.editors["title"].show_value(topic)
        self._concerns = tuple(concerns)
        super().__init__(parent, session, title, form, self._act, row=concerns[0], words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(put_forward_topic, self.session.ledger, self._concerns, **values)


class ScreeningSheet(RecordSheet):
    """Screens a topic: reach, depth, lawfulness, feasibility, and the decision with its reason."""

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
        form = RecordForm(session, Topic, only=_SCREENED, needed=needed_fields(Topic, "screen"))
        form.show_row(values)
        self._topic, self._before = topic, dict(values)
        super().__init__(parent, session, title, form, self._act, row=topic, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        decided = {name: self._before[name] for name in ("decision", "reason")} | dict(values)
        return partial(decide_topic, self.session.ledger, self._topic, **decided)
