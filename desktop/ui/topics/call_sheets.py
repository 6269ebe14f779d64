"""发征集公告 and 提一个议题: asks everybody for topics, or takes one that no concern brought."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.records import Notice, Topic
from desktop.services.concerns import put_forward_topic
from desktop.services.topic_calls import call_for_topics
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session

_CALLED = ("title", "content", "places", "begins_on", "ends_on", "contact")
_PUT = ("title", "origin", "reach")


class CallForTopicsSheet(RecordSheet):
    """Enters that people are asked what is to be consulted on."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        *,
        values: Mapping[str, Any],
        words: str,
    ) -> None:
        form = RecordForm(session, Notice, only=_CALLED, needed=_CALLED[:5])
        form.show_row({})
        form.preset(values)
        super().__init__(parent, session, title, form, self._act, row="call", words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(call_for_topics, self.session.ledger, **values)


class OtherTopicSheet(RecordSheet):
    """Puts a topic forward that comes from elsewhere."""

    def __init__(self, parent: QWidget, session: Session, title: str, *, words: str) -> None:
        form = RecordForm(session, Topic, only=_PUT, needed=_PUT[:2])
        form.show_row({})
        super().__init__(parent, session, title, form, self._act, row="other", words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(put_forward_topic, self.session.ledger, (), **values)
