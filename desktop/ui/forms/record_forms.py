"""The edit form of a record type, made from its declaration: a field more there is one here.

What the program sets (`fixed`), what names a part's whole, and the names that references bring
are not offered; labels, choices, units, marks and the order are those of the declaration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from desktop.errors import ValidationError
from desktop.records import Kind, all_records, fields_of, name_field
from desktop.services.references import list_references
from desktop.ui.forms.choosing import BoxEditor, ChoicesEditor, SegmentsEditor, fit_beside
from desktop.ui.forms.editors import (
    DayEditor,
    DecimalEditor,
    IntegerEditor,
    ProseEditor,
    TextEditor,
    YesNoEditor,
)
from desktop.ui.forms.references import ReferenceEditor, ReferencesEditor
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from desktop.errors import AppError
    from desktop.records import Field, Record
    from desktop.services.ports import Reading
    from desktop.services.references import Reference
    from desktop.ui.forms.editors import FieldEditor
    from desktop.ui.sessions import Session

WIDEST = 760
LABEL_WIDTH = 126
"""px of the design."""
_NOT_OFFERED = {Kind.ID, Kind.NAME, Kind.PART_OF, Kind.DOCUMENT, Kind.MOMENT}
_EMPTY: tuple[Any, ...] = (None, "", ())


def offered_fields(
    kind: type[Record], *, only: Sequence[str] = (), leave_out: Collection[str] = ()
) -> tuple[Field, ...]:
    """Return the fields that a form offers, in the declared order, or in that of `only`."""
    known = {field.name: field for field in fields_of(kind)}
    names = only or tuple(known)
    return tuple(known[name] for name in names if name not in leave_out and is_offered(known[name]))


def is_offered(field: Field) -> bool:
    """Tell whether a person fills a field in; what points to rows of any type is set by acts."""
    points = field.kind in (Kind.REF, Kind.REFS)
    known = not points or any(field.target == kind.__name__ for kind in all_records())
    return known and not field.fixed and field.kind not in _NOT_OFFERED


def needed_fields(kind: type[Record], stage: str) -> tuple[str, ...]:
    """Return the names of the fields that a stage of the chain asks for."""
    return tuple(field.name for field in fields_of(kind) if field.needed_at == stage)


def make_editor(field: Field, placeholder: str = "", *, takes_new: bool = False) -> FieldEditor:
    """Return the editor of a field.

    Args:
        field: As declared.
        placeholder: An example, shown while the field is empty.
        takes_new: Whether a reference may be to a row that is not there yet (ReferenceEditor).
    """
    if field.kind is Kind.REF:
        return ReferenceEditor(field, placeholder, takes_new=takes_new)
    if field.kind is Kind.CHOICE:
        return SegmentsEditor(field) if fit_beside(field) else BoxEditor(field)
    if field.kind in _WITH_EXAMPLE:
        return _WITH_EXAMPLE[field.kind](field, placeholder)
    return _PLAIN[field.kind](field)


_WITH_EXAMPLE: Mapping[Kind, Callable[[Field, str], FieldEditor]] = {
    Kind.TEXT: TextEditor,
    Kind.PROSE: ProseEditor,
    Kind.DECIMAL: DecimalEditor,
    Kind.DAY: DayEditor,
    Kind.REFS: ReferencesEditor,
}
_PLAIN: Mapping[Kind, Callable[[Field], FieldEditor]] = {
    Kind.INTEGER: IntegerEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.CHOICES: ChoicesEditor,
}


class RecordForm(QWidget):
    """Edits the fields of one record; knows what was there before and what is another now."""

    edited = Signal(str)
    """Name of a field that a person changed."""

    def __init__(
        self,
        session: Session,
        kind: type[Record],
        *,
        only: Sequence[str] = (),
        leave_out: Collection[str] = (),
        needed: Collection[str] = (),
        examples: Mapping[str, str] | None = None,
        new_targets: Collection[str] = (),
        besides: Sequence[Field] = (),
    ) -> None:
        """Make an empty form.

        Args:
            session: Where rows to point to are looked up.
            kind: The record type.
            only: Names of the fields to offer, in this order, `besides` included; all of them
                where empty.
            leave_out: Names of fields not to offer.
            needed: Names of fields that must be filled in, as `needed_fields` of a stage.
            examples: Field to placeholder, already in the language of the interface.
            new_targets: References that may be to a row that is not there yet.
            besides: Fields of the sheet's own, which the service stores elsewhere.
        """
        super().__init__()
        self._session, self.kind = session, kind
        own = [name for name in only if name not in {field.name for field in besides}]
        fields = [*offered_fields(kind, only=own, leave_out=leave_out), *besides]
        if only:
            fields.sort(key=lambda field: [*only, field.name].index(field.name))
        self.needed = frozenset((*needed, *(field.name for field in fields if field.judged)))
        self.editors: dict[str, FieldEditor] = {}
        self.labels: dict[str, QWidget] = {}
        self._before: dict[str, Any] = {}
        self._values: dict[str, Any] = {}
        self._presets: dict[str, Any] = {}
        self._offers: dict[str, Sequence[Reference]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.setMaximumWidth(appearance().px(WIDEST))
        for field in fields:
            example = (examples or {}).get(field.name, "")
            takes_new = field.name in new_targets
            self._add(field, make_editor(field, example, takes_new=takes_new))
        self._tell_personal(fields)
        self.show_row({})
        self._look_up_references()

    def _add(self, field: Field, editor: FieldEditor) -> None:
        name = field.name
        words = text_label(label(field.label), wrap=True)
        words.setBuddy(editor)
        shown = QWidget()
        shown.setFixedWidth(appearance().px(LABEL_WIDTH))
        line = QHBoxLayout(shown)
        line.setContentsMargins(0, appearance().px(7), 0, 0)
        line.setSpacing(4)
        line.addWidget(words)
        if name in self.needed:
            star = text_label("*", "strong", tone="accent")
            line.addWidget(star, 0, Qt.AlignmentFlag.AlignTop)
            said = self.tr("{label}，必填").format(label=label(field.label))
            words.setAccessibleName(said)
            editor.control.setAccessibleName(said)
        line.addStretch(1)
        row = self._grid.rowCount()
        self._grid.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, row, 1)
        self.editors[name], self.labels[name] = editor, shown
        if field.local:
            editor.show_hint(self.tr("只留在本室，不上传"))
        editor.edited.connect(lambda: self.edited.emit(name))

    def _tell_personal(self, fields: Sequence[Field]) -> None:
        """Say which fields are personal data, and what becomes of them."""
        names = [label(field.label) for field in fields if field.personal]
        if names:
            told = self.tr("个人信息，公开的文书里遮住：{names}")
            words = told.format(names=self.tr("、").join(names))
            self._grid.addWidget(text_label(words, "caption", wrap=True), self._grid.rowCount(), 1)

    def _look_up_references(self) -> None:
        targets = {one.target for one in self._pointing()}
        if not targets:
            return

        def look(reading: Reading) -> dict[str, tuple[Reference, ...]]:
            return {target: list_references(reading, target) for target in sorted(targets)}

        self._session.read(self, look, self._on_references_read)

    def _pointing(self) -> list[ReferenceEditor | ReferencesEditor]:
        editors = self.editors.values()
        return [one for one in editors if isinstance(one, ReferenceEditor | ReferencesEditor)]

    def _on_references_read(self, found: Mapping[str, tuple[Reference, ...]]) -> None:
        for editor in self._pointing():
            editor.offer(self._offers.get(editor.field.name, found[editor.target]))

    def show_row(self, values: Mapping[str, Any]) -> None:
        """Show a row: field to value, names of references included; the rest by its default."""
        self._values = dict(values)
        for name, editor in self.editors.items():
            default = None if editor.field.judged else editor.field.default
            fallback = default if isinstance(default, str | int | tuple) else None
            many = editor.field.kind is Kind.REFS
            named = values.get(name_field(name, many=many))
            editor.show_value(values.get(name, fallback), named)
        self._before = {name: editor.typed() for name, editor in self.editors.items()}

    def preset(self, values: Mapping[str, Any]) -> None:
        """Fill in what a new row begins with: it is handed over, and may be changed."""
        self._presets |= values
        for name, value in values.items():
            if name in self.editors:
                self.editors[name].show_value(value)

    def offer(self, name: str, among: Sequence[Reference]) -> None:
        """Offer these rows only to a reference."""
        self._offers[name] = tuple(among)
        editor = self.editors[name]
        if isinstance(editor, ReferenceEditor | ReferencesEditor):
            editor.offer(among)

    def reset(self) -> None:
        """Show again what stood there before."""
        self.clear_faults()
        self.show_row(self._values)
        self.preset(self._presets)

    def take_over(self, name: str, value: Any, words: str) -> None:
        """Show what came from elsewhere in a field that nobody touched, as what stood there."""
        editor = self.editors[name]
        editor.show_value(value, words)
        self._values[name], self._before[name] = value, editor.typed()

    def collect(self) -> dict[str, Any]:
        """Return what was typed and is another than before, for a draft."""
        typed = {name: editor.typed() for name, editor in self.editors.items()}
        return {name: now for name, now in typed.items() if now != self._before[name]}

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back; fields that there are no more are passed over."""
        for name, typed in content.items():
            editor = self.editors.get(name)
            if editor is not None and editor.isEnabled():
                editor.retype(typed)

    @property
    def is_edited(self) -> bool:
        """Whether anything is another than before."""
        return bool(self.collect())

    def changes(self) -> dict[str, Any]:
        """Return field to value of what is another than before.

        Every fault is shown at its field, and the first takes the keyboard.

        Raises:
            ValidationError: Something cannot be read, or is missing; names the first field.
        """
        self.clear_faults()
        values: dict[str, Any] = {}
        errors: list[ValidationError] = []
        changed = self.collect()
        for name, editor in self.editors.items():
            try:
                value = editor.value()
                if name in self.needed and value in _EMPTY:
                    raise self._missing(editor)
            except ValidationError as error:
                errors.append(error)
                editor.show_fault(str(error))
                continue
            if name in changed:
                values[name] = value
        if errors:
            self.show_error(errors[0])
            raise errors[0]
        return values

    def _missing(self, editor: FieldEditor) -> ValidationError:
        name = label(editor.field.label)
        return editor.refused(self.tr("“{label}”还没有填。").format(label=name))

    def show_error(self, error: AppError) -> bool:
        """Show an error at the field it names; False where the form has no such field."""
        editor = self.editors.get(str(error.details.get("field", "")))
        if editor is None or not editor.isVisibleTo(self):
            return False
        editor.show_fault(str(error))
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(editor)
        return True

    def clear_faults(self) -> None:
        """Take away what was wrong before."""
        for editor in self.editors.values():
            editor.show_fault("")

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label."""
        self.editors[name].setVisible(shown)
        self.labels[name].setVisible(shown)

    def first_editor(self) -> FieldEditor:
        """Return the editor that needs a hand first: a needed one that is empty, else the first."""
        editors = [one for one in self.editors.values() if one.takes_keys]
        empty = (one for one in editors if one.field.name in self.needed and not one.typed())
        return next(empty, editors[0])
