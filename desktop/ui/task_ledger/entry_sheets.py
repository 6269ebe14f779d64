"""A sheet that writes one act: its fields, its draft, its faults beside the field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from desktop.domain.partial_dates import parse_partial_date
from desktop.errors import ValidationError
from desktop.ui.autosave import DraftKeeper
from desktop.ui.overtaken import Watch, say_news, say_press_again
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField, ProseField
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QLabel, QWidget

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.services.overtaken import Held, Look
    from desktop.ui.sessions import Session

Field = LineField | ProseField


class EntrySheet(Sheet):
    """Base of the sheets: Ctrl+Enter stores, Esc leaves and keeps what was typed."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        *,
        form: str,
        row: str,
        over: Look | None = None,
    ) -> None:
        """Make a sheet.

        Args:
            parent: A widget of the window.
            session: Where to write.
            title: In the title bar.
            form: Name of the form, for its draft.
            row: What the draft belongs to.
            over: Looks at what is replaced, where the act replaces anything.
        """
        super().__init__(parent, title, width=600)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = session
        self.fields: dict[str, Field] = {}
        self._opened_with: dict[str, Any] = {}
        self._labels: dict[str, QLabel] = {}
        self._fault = FaultBox("")
        self._fault.hide()
        self._watch = Watch(session, over, self) if over else None
        self.keeper = DraftKeeper(session, form, row, self._for_draft, self)
        self.save_button = Button(self.tr("存好"), kind="primary", letter="S", keys="Ctrl+Enter")
        self.save_button.clicked.connect(self._on_save_clicked)
        self.finished.connect(self._on_finished)

    def add_field(self, name: str, text: str, field: Field) -> None:
        """Add a field under its label."""
        caption = text_label(text, "strong")
        caption.setBuddy(field)
        field.setAccessibleName(text)
        field.textChanged.connect(self._on_typed)
        self.fields[name], self._labels[name] = field, caption
        self.body.addWidget(caption)
        self.body.addWidget(field)

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label."""
        self.fields[name].setVisible(shown)
        self._labels[name].setVisible(shown)

    def finish_layout(self) -> None:
        """Put the fault and the foot in, and look for a draft; called last."""
        self._opened_with = self.collect()
        self.body.addWidget(self._fault)
        self.body.addStretch(1)
        self.footer.addWidget(text_label(self.tr("Esc 离开，写的都留着"), "second"), 1)
        self.footer.addWidget(self.save_button)
        self.keeper.restore(self._on_draft_found)

    def collect(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        return {name: field.text() for name, field in self.fields.items()}

    def typed(self) -> dict[str, Any]:
        """Return what is another than when the sheet opened."""
        now, before = self.collect(), self._opened_with
        return {name: now[name] for name in now if now[name] != before.get(name)}

    def replaced(self) -> Mapping[str, Any]:
        """Return what the act is about to put in place of what is there, plain, by `over`."""
        return {}

    def _for_draft(self) -> dict[str, Any]:
        """Return what stands in the fields, with what it was typed over.

        What nobody touched, and what may be another by then, is left out.
        """
        content = self.collect()
        if self._watch is None:
            return content
        seen, typed = self._watch.seen, self.typed()
        kept = (name for name in content if name in typed or not seen.is_watched(name))
        return seen.for_draft({name: content[name] for name in kept})

    def fill_in(self, content: dict[str, Any]) -> None:
        """Put a draft back."""
        for name, text in content.items():
            field = self.fields.get(name)
            if isinstance(field, ProseField):
                field.set_text(str(text))
            elif field is not None:
                field.setText(str(text))

    def make_act(self) -> Callable[[], Any]:
        """Return what stores the fields; ValidationError where one cannot be read."""
        raise NotImplementedError

    def read_day(self, name: str) -> str | None:
        """Return the day of a field as EDTF, None where it is empty.

        Raises:
            ValidationError: It cannot be read; names the field.
        """
        text = self.fields[name].text().strip()
        if not text:
            return None
        try:
            return parse_partial_date(text).text
        except ValidationError as error:
            raise ValidationError(error.message, error.advice, field=name) from error

    def show_error(self, error: AppError, field: str = "") -> None:
        """Say what is wrong beside its field, or below; nothing typed is cleared."""
        named = self.fields.get(field or str(error.details.get("field", "")))
        if named is None or not named.isVisible():
            self._fault.show_fault(error.message, error.advice)
            self.reveal(self._fault)
            return
        named.show_fault(str(error))
        named.setFocus()

    def clear_errors(self) -> None:
        """Take away what was wrong before."""
        self._fault.hide()
        for field in self.fields.values():
            field.clear_fault()

    def on_stored(self, _: object) -> None:
        """Forget the draft and close: it became an act."""
        self.keeper.drop()
        self.accept()

    def _on_save_clicked(self) -> None:
        self.clear_errors()
        try:
            action = self.make_act()
        except ValidationError as error:
            self.show_error(error)
            return
        self.save_button.setEnabled(False)
        self.hold()
        go_on = partial(self.session.act, self, action, self.on_stored, self._on_refused)
        if self._watch is None:
            go_on()
        else:
            self._watch.check(self.replaced(), go_on, self._tell, self._on_refused)

    def _tell(self, news: Mapping[str, Held]) -> None:
        """Show what came from elsewhere before it is replaced."""
        self.save_button.setEnabled(True)
        self.let_go()
        self.keeper.touch()  # a draft tells what was seen by then
        self._take_over(news)
        advice = say_press_again(self.save_button.accessibleName())
        self._fault.show_fault(say_news(news), advice, "warn")
        self.reveal(self._fault)

    def _take_over(self, news: Mapping[str, Held]) -> None:
        """Show what came in the fields that nobody touched, so that storing does not undo it."""
        typed = self.typed()
        for name, held in news.items():
            if name in self.fields and name not in typed:
                self.fill_in(self.collect() | {name: str(held.plain or "")})
                self._opened_with[name] = self.collect()[name]

    def _on_refused(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        self.let_go()
        self.show_error(error)

    def _on_typed(self, *_: object) -> None:
        self.keeper.touch()

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is not None:
            content = dict(draft.content)
            typed = self._watch.seen.take_draft(content) if self._watch else content
            self.fill_in(self._opened_with | typed)

    def _on_finished(self, _: int) -> None:
        self.keeper.flush()
