"""新协商: begun on a listed topic, or on a matter that has none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.records import Consultation
from desktop.services.consultation_lists import list_free_topics
from desktop.services.consultations import plan_consultation
from desktop.ui.consultations.procedure_field import ProcedureField
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.services.references import Reference
    from desktop.ui.sessions import Session

_ASKED = ("topic", "title", "kind", "forms", "in_plan", "timing", "lead")
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
            examples={"topic": translate("PlanSheet", "列入协商的议题；没有的空着")},
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
        form.edited.connect(self._on_edited)
        session.read(self, list_free_topics, self._on_topics_read)

    def _on_topics_read(self, topics: Sequence[Reference]) -> None:
        self.form.offer("topic", topics)

    def _on_edited(self, name: str) -> None:
        """Follow the kind; take the title of a topic that was picked, unless one was written."""
        if name == "kind":
            self.procedure.follow(str(self.form.editors["kind"].typed()))
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

    def forget_typed(self) -> None:
        """Show again what stood there before."""
        super().forget_typed()
        self.procedure.choose("")

    def _on_read_asked(self, key: str) -> None:
        self.keeper.flush()
        self.reject()
        self.session.navigator.go(Place("procedures", options={"procedure": key}))

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        chosen = self.procedure.procedure
        return partial(plan_consultation, self.session.ledger, procedure=chosen, **values)
