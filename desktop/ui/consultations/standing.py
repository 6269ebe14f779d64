"""计划内外: what a consultation has to do with the plan of a year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.records import Consultation
from desktop.services.annual_plans import leave_plan, link_plan_item
from desktop.services.plan_views import list_open_items
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.references import Reference
    from desktop.ui.sessions import Session


class StandingSheet(RecordSheet):
    """计划内外: which item of a plan a consultation answers, or why it stands outside."""

    always_stored = ("plan_item", "outside_reason")

    def __init__(
        self, parent: QWidget, session: Session, consultation: UUID, values: Mapping[str, Any]
    ) -> None:
        form = RecordForm(session, Consultation, only=("plan_item", "outside_reason"))
        form.show_row(values)
        title = QCoreApplication.translate("StandingSheet", "计划内外")
        words = QCoreApplication.translate(
            "StandingSheet", "选了计划项目就是计划内；不选的是计划外，写明为什么现在要协商。"
        )
        self._consultation = consultation
        row = f"standing:{consultation}"
        super().__init__(
            parent, session, title, form, self._act, row=row, over=consultation, words=words
        )
        form.offer("plan_item", ())
        session.read(self, list_open_items, self._on_items_read)

    def _on_items_read(self, items: Sequence[Reference]) -> None:
        self.form.offer("plan_item", items)

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        ledger, editors = self.session.ledger, self.form.editors
        item = editors["plan_item"].value()  # also where only the reason was changed
        if item is not None:
            return partial(link_plan_item, ledger, self._consultation, item=item)
        reason = str(editors["outside_reason"].value() or "")
        return partial(leave_plan, ledger, self._consultation, reason=reason)
