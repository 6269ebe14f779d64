"""报社情民意, 登记签收 and 登记答复: what is said of a rule goes upward, and what comes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of
from desktop.records import Adoption, Submission
from desktop.services.advice_reports import note_receipt, record_reply, report_advice
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session

_SENT = ("addressed_to", "submitted_on", "way", "document_number")
_SIGNED = ("received_by", "received_on")
_REPLIED = ("body", "decision", "reason", "decided_on", "document_number")


class ReportSheet(RecordSheet):
    """Enters that a report on a concern is handed in."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, *, concern: UUID, words: str
    ) -> None:
        form = RecordForm(session, Submission, only=_SENT, needed=_SENT[:2])
        form.show_row({})
        form.preset({"submitted_on": day_of(session.now()).isoformat()})
        self._concern = concern
        row = f"report/{concern}"
        super().__init__(parent, session, title, form, self._act, row=row, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(report_advice, self.session.ledger, self._concern, **values)


class ReceiptSheet(RecordSheet):
    """Enters who signed for a report."""

    def __init__(self, parent: QWidget, session: Session, title: str, *, report: UUID) -> None:
        form = RecordForm(session, Submission, only=_SIGNED, needed=_SIGNED)
        form.show_row({})
        form.preset({"received_on": day_of(session.now()).isoformat()})
        self._report = report
        row = f"receipt/{report}"
        super().__init__(parent, session, title, form, self._act, row=row, over=report)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(note_receipt, self.session.ledger, self._report, **values)


class ReplySheet(RecordSheet):
    """Enters what was replied; the askers are then to be told it."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        *,
        report: UUID,
        body: str,
        words: str,
    ) -> None:
        form = RecordForm(session, Adoption, only=_REPLIED, needed=_REPLIED[:4])
        form.show_row({})
        form.preset({"body": body, "decided_on": day_of(session.now()).isoformat()})
        self._report = report
        row = f"reply/{report}"
        super().__init__(parent, session, title, form, self._act, row=row, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(record_reply, self.session.ledger, self._report, **values)
