"""A sheet with the form of a record: its draft, its faults, one button that stores."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from desktop.domain.deadlines import BEIJING
from desktop.errors import ValidationError
from desktop.services.overtaken import list_overtaken, read_seen
from desktop.ui.autosave import DraftKeeper
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.services.overtaken import Overtaken
    from desktop.ui.forms.record_forms import RecordForm
    from desktop.ui.sessions import Session

_WIDTH = 680
_BEFORE = ""
"""Under which a draft keeps what stood there before: no field is called so."""
_UNSEEN = object()
NEW = "new"
"""What the draft of a row that is not there yet belongs to."""


class RecordSheet(Sheet):
    """Hosts a RecordForm: Ctrl+Enter stores, Esc leaves and keeps what was typed."""

    stored = Signal(object)
    """What the act returned; the sheet closes."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        form: RecordForm,
        store: Callable[[Mapping[str, Any]], Callable[[], Any]],
        *,
        row: UUID | str = NEW,
        words: str = "",
    ) -> None:
        """Make a sheet; `open()` shows it.

        Args:
            parent: A widget of the window.
            session: Where to write.
            title: In the title bar.
            form: The form; a row that is edited is shown in it already.
            store: Takes what is another than before and returns the act, ready to be called.
            row: Id of the row, or what the draft of a new one belongs to.
            words: A sentence above the form, "" for none.
        """
        super().__init__(parent, title, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session, self.form, self._store = session, form, store
        self._watched = row if isinstance(row, UUID) else None
        self._shown_values: dict[str, Any] = {}  # of the row, when it was shown or told since
        self._drafted_over: dict[str, Any] = {}  # what a draft was begun on, and is not any more
        if words:
            self.body.addWidget(text_label(words, "second", wrap=True))
        self._draft_note = FaultBox("", tone="info")
        self._drop = Button(self.tr("不要了，重新写"), kind="link", letter="X")
        self._drop.clicked.connect(self._on_drop_clicked)
        self._draft_note.buttons.addWidget(self._drop)
        self._draft_note.hide()
        self._fault = FaultBox("")
        self._fault.hide()
        for widget in (self._draft_note, form, self._fault):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.save_button = Button(self.tr("存好"), kind="primary", letter="S", keys="Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        self.footer.addWidget(text_label(self.tr("Esc 离开，写的都留着"), "second"), 1)
        self.footer.addWidget(self.save_button)
        self.keeper = DraftKeeper(session, form.kind.__name__, str(row), self._for_draft, self)
        form.edited.connect(lambda _: self.keeper.touch())
        self.finished.connect(lambda _: self.keeper.flush())
        if isinstance(row, UUID):
            look = partial(read_seen, kind=form.kind, row=row)
            session.read(self, look, self._shown_values.update)
        self.keeper.restore(self._on_draft_found)

    def _for_draft(self) -> dict[str, Any]:
        """Return what was typed, with what it was typed over: that may be another by then."""
        content = self.collect()
        known = [name for name in content if name in self.form.editors]
        before = {name: self.form.typed_before(name) for name in known}
        before |= {name: old for name, old in self._drafted_over.items() if name in before}
        return content | {_BEFORE: before} if before else content

    def collect(self) -> dict[str, Any]:
        """Return what was typed, for the draft."""
        return self.form.collect()

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back."""
        self.form.fill_in(content)

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is None or not draft.content:
            return
        content = dict(draft.content)
        before = content.pop(_BEFORE, {})
        known = [name for name in before if name in self.form.editors]
        self._drafted_over = {
            name: before[name] for name in known if before[name] != self.form.typed_before(name)
        }
        self._shown_values |= dict.fromkeys(self._drafted_over, _UNSEEN)
        self.fill_in(content)
        day = draft.kept_at.astimezone(BEIJING)
        told = self.tr("上次没写完，接着写（{at} 留下的）").format(at=f"{day:%m-%d %H:%M}")
        self._draft_note.show_fault(told, tone="info")
        self._draft_note.show()

    def _on_drop_clicked(self) -> None:
        self.keeper.drop()
        self._draft_note.hide()
        self.forget_typed()
        self.form.first_editor().setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_typed(self) -> None:
        """Show again what stood there before."""
        self.form.reset()

    def save(self) -> None:
        """Store what is another than before; say what is wrong where it cannot be."""
        self._fault.hide()
        try:
            changed = self.form.changes()
            action = self._store(changed)
        except ValidationError as error:
            self._show_error(error)
            return
        self.save_button.setEnabled(False)
        self.hold()
        if self._watched is None:
            self._hand_over(action)
            return
        seen = {name: self._shown_values[name] for name in changed if name in self._shown_values}
        look = partial(list_overtaken, kind=self.form.kind, row=self._watched, seen=seen)
        self.session.read(self, look, partial(self._on_looked_again, action), self._on_refused)

    def _hand_over(self, action: Callable[[], Any]) -> None:
        self.session.act(self, action, self._on_stored, self._on_refused)

    def _on_looked_again(self, action: Callable[[], Any], found: Sequence[Overtaken]) -> None:
        """Store, unless somebody else wrote there meanwhile: that is shown first, once."""
        if not found:
            self._hand_over(action)
            return
        self._shown_values |= {one.name: one.value for one in found}
        self._drafted_over.clear()
        self.save_button.setEnabled(True)
        self.let_go()
        one = self.tr("“{label}”现在是“{value}”")
        empty = self.tr("（空）")
        told = [one.format(label=label(each.label), value=each.words or empty) for each in found]
        message = self.tr("刚才收到了别处改的：{what}。").format(what=self.tr("，").join(told))
        advice = self.tr("您写的还在：再按一次“存好”就用您写的，别处写的留在历史里。")
        self._fault.show_fault(message, advice)
        self._fault.show()

    def _on_stored(self, result: Any) -> None:
        self.keeper.drop()
        self.stored.emit(result)
        self.accept()

    def _on_refused(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        self.let_go()
        self._show_error(error)

    def _show_error(self, error: AppError) -> None:
        if not self.form.show_error(error):
            self._fault.show_fault(error.message, error.advice)
            self._fault.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Open with the keyboard in the first field that needs a hand."""
        super().showEvent(event)
        self.form.first_editor().setFocus(Qt.FocusReason.OtherFocusReason)
