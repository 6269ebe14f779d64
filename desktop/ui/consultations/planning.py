"""新协商: begun on a listed topic, or on a matter that has none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.records import Consultation
from desktop.services.consultation_lists import list_free_topics
from desktop.services.consultations import plan_consultation
from desktop.services.plan_views import list_open_items
from desktop.ui.consultations.procedure_field import ProcedureField
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.services.references import Reference
    from desktop.ui.sessions import Session

_ASKED = ("topic", "title", "kind", "forms", "plan_item", "outside_reason", "timing", "lead")
_PROCEDURE = "procedure"
"""Its name in the draft: a form does not offer the field."""


class PlanSheet(RecordSheet):
    """Asks for what a consultation begins with; the seven answers come on its page."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        translate = QCoreApplication.translate
        form = RecordForm(
            session,
            Consultation,
            only=_ASKED,
            needed=("title", "kind"),
            examples={
                "topic": translate("PlanSheet", "列入协商的议题；没有的空着"),
                "plan_item": translate("PlanSheet", "年度计划里的题目；计划外的空着"),
                "outside_reason": translate("PlanSheet", "例：暴雨后塌方，等不到明年"),
            },
        )
        title = translate("PlanSheet", "新协商")
        words = translate("PlanSheet", "先定题目，七问到那一页再填。")
        self.procedure = ProcedureField(session)
        super().__init__(parent, session, title, form, self._act, words=words)
        self.body.insertWidget(self.body.indexOf(form) + 1, self.procedure)
        self.procedure.follow(str(form.editors["kind"].typed()))
        self.procedure.edited.connect(self.keeper.touch)
        self.procedure.read_asked.connect(self._on_read_asked)
        form.offer("topic", ())
        form.offer("plan_item", ())
        form.edited.connect(self._on_edited)
        session.read(self, list_free_topics, self._on_topics_read)
        session.read(self, list_open_items, self._on_items_read)

    def _on_topics_read(self, topics: Sequence[Reference]) -> None:
        self.form.offer("topic", topics)

    def _on_items_read(self, items: Sequence[Reference]) -> None:
        self.form.offer("plan_item", items)

    def _show_reason(self) -> None:
        """Ask why now only where no item of a plan is picked."""
        picked = self.form.editors["plan_item"].typed()["row"]
        self.form.show_field("outside_reason", shown=not picked)

    def _on_edited(self, name: str) -> None:
        """Follow the kind; take the title of a topic that was picked, unless one was written."""
        if name == "kind":
            self.procedure.follow(str(self.form.editors["kind"].typed()))
        if name == "plan_item":
            self._show_reason()
        title = self.form.editors["title"]
        if name == "topic" and not title.typed().strip():
            picked = self.form.editors["topic"].typed()
            if picked["row"]:
                title.retype(picked["text"])

    def collect(self) -> dict[str, Any]:
        """Return what was typed and chosen, for the draft."""
        return super().collect() | {_PROCEDURE: self.procedure.chosen}

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back."""
        super().fill_in({name: typed for name, typed in content.items() if name != _PROCEDURE})
        self.procedure.follow(str(self.form.editors["kind"].typed()))
        self.procedure.choose(str(content.get(_PROCEDURE, "")))
        self._show_reason()

    def forget_typed(self) -> None:
        """Show again what stood there before."""
        super().forget_typed()
        self.procedure.choose("")

    def _on_read_asked(self, key: str) -> None:
        self.keeper.flush()
        self.reject()
        self.session.navigator.go(Place("procedures", options={"procedure": key}))

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        in_plan = self.form.editors["plan_item"].value() is not None
        asked = {"procedure": self.procedure.procedure, **values, "in_plan": in_plan}
        if in_plan:
            asked["outside_reason"] = ""
        return partial(plan_consultation, self.session.ledger, **asked)
