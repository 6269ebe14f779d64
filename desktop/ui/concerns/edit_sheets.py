"""修改诉求 and 记一个数字: everything of a concern after it was stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.records import Concern, Indicator
from desktop.services.concerns import edit_concern
from desktop.services.indicators import record_indicator
from desktop.services.screenings import OF_POLICY, ON_POLICY
from desktop.ui.forms.record_forms import RecordForm, needed_fields
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session

_NAMED, _WITHHELD = ("asker", "companions"), ("withheld_name",)
_EDITED = (
    "title", "content", "anonymous", *_NAMED, *_WITHHELD, "nature", *OF_POLICY, "channel",
    "category", "raised_on", "households", "people", "situation", "burden", "gap", "answer_by",
    "received_by",
)  # fmt: skip
_FIGURE = ("title", "unit", "before", "before_on", "source")


class ConcernEditSheet(RecordSheet):
    """Changes what was written down of a concern, and who came with it."""

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
        form.edited.connect(self._arrange)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        """Show only what fits: names in the open or withheld, a rule or none."""
        editors = self.form.editors
        hidden = any(editors[name].typed() for name in ("anonymous", *_WITHHELD))
        on_policy = editors["nature"].typed() in ON_POLICY
        for name in _NAMED:
            self.form.show_field(name, shown=not hidden)
        for name in _WITHHELD:
            self.form.show_field(name, shown=hidden)
        for name in OF_POLICY:
            self.form.show_field(name, shown=on_policy)

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back."""
        super().fill_in(content)
        self._arrange()

    def forget_typed(self) -> None:
        """Show again what stood there before."""
        super().forget_typed()
        self._arrange()

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(edit_concern, self.session.ledger, self._concern, **values)


class FigureSheet(RecordSheet):
    """Writes down a figure as it is before anything was done."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, *, concern: UUID, words: str
    ) -> None:
        form = RecordForm(session, Indicator, only=_FIGURE, needed=("title", "before"))
        form.show_row({})
        self._concern = concern
        super().__init__(
            parent, session, title, form, self._act, row=f"figure/{concern}", words=words
        )

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(record_indicator, self.session.ledger, concern=self._concern, **values)
