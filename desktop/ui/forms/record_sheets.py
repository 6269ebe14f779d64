"""A sheet with the form of a record: its draft, its faults, one button that stores."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from desktop.domain.deadlines import BEIJING
from desktop.errors import ValidationError
from desktop.records import declaration_of
from desktop.records.values import from_plain
from desktop.services.overtaken import plain_of, read_held
from desktop.ui.autosave import DraftKeeper
from desktop.ui.overtaken import Watch, say_news, say_press_again
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.services.overtaken import Held, Look
    from desktop.ui.forms.record_forms import RecordForm
    from desktop.ui.sessions import Session

_WIDTH = 680
NEW = "new"
"""What the draft of a row that is not there yet belongs to."""


class RecordSheet(Sheet):
    """Hosts a RecordForm: Ctrl+Enter stores, Esc leaves and keeps what was typed."""

    always_stored: tuple[str, ...] = ()
    """Fields that the act writes also where nobody typed in them."""
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
        over: UUID | Look | None = None,
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
            over: What is replaced, where `row` is only the name of the draft: the id of a row of
                the form's type, or what looks at it, fields under the names of the form.
            words: A sentence above the form, "" for none.
        """
        super().__init__(parent, title, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session, self.form, self._store = session, form, store
        replaced = over or (row if isinstance(row, UUID) else None)
        if isinstance(replaced, UUID):
            replaced = partial(read_held, kind=form.kind, row=replaced)
        self._watch = Watch(session, replaced, self) if replaced else None
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
        self.keeper.restore(self._on_draft_found)

    def _for_draft(self) -> dict[str, Any]:
        """Return what was typed, with what it was typed over: that may be another by then."""
        content = self.collect()
        return self._watch.seen.for_draft(content, content) if self._watch else content

    def collect(self) -> dict[str, Any]:
        """Return what was typed, for the draft."""
        return self.form.collect()

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back."""
        self.form.fill_in(content)

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is None or not draft.content:
            return
        self.fill_in(self._watch.seen.take_draft(draft.content) if self._watch else draft.content)
        day = draft.kept_at.astimezone(BEIJING)
        told = self.tr("上次没写完，接着写（{at} 留下的）").format(at=f"{day:%m-%d %H:%M}")
        self._draft_note.show_fault(told, tone="info")
        self._draft_note.show()

    def _on_drop_clicked(self) -> None:
        self.keeper.drop()
        self._draft_note.hide()
        if self._watch is not None:
            self._watch.seen.begin_anew()
        self.forget_typed()
        self.form.first_editor().setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_typed(self) -> None:
        """Show again what stood there before."""
        self.form.reset()

    def stored_anyway(self) -> dict[str, Any]:
        """Return what stands in the fields that the act writes in any case."""
        return {name: self.form.editors[name].value() for name in self.always_stored}

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
        if self._watch is None:
            self._hand_over(action)
            return
        kind = self.form.kind
        values = self.stored_anyway() | changed
        own = {name: plain_of(kind, name, value) for name, value in values.items()}
        self._watch.check(own, partial(self._hand_over, action), self._tell, self._on_refused)

    def _hand_over(self, action: Callable[[], Any]) -> None:
        self.session.act(self, action, self._on_stored, self._on_refused)

    def _tell(self, news: Mapping[str, Held]) -> None:
        """Show what came from elsewhere before it is replaced."""
        kind, typed = self.form.kind, self.form.collect()
        for name, held in news.items():
            if name in self.form.editors and name not in typed:
                field = declaration_of(kind).field(name)
                self.form.take_over(name, from_plain(field, held.plain), held.words)
        self.save_button.setEnabled(True)
        self.let_go()
        self.keeper.touch()  # a draft tells what was seen by then
        advice = say_press_again(self.save_button.accessibleName())
        self._fault.show_fault(say_news(news), advice, "warn")
        self.reveal(self._fault)

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
            self.reveal(self._fault)

    def showEvent(self, event: QShowEvent) -> None:
        """Open with the keyboard in the first field that needs a hand."""
        super().showEvent(event)
        self.form.first_editor().setFocus(Qt.FocusReason.OtherFocusReason)
