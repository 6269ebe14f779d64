"""新增人员 and 编辑: the form of a person, with what they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from desktop.domain.identities import parse_identity_number
from desktop.errors import ValidationError
from desktop.records import Field, Kind, Membership, Person, declaration_of
from desktop.records.people import MEMBERSHIPS
from desktop.services.persons import add_person, edit_person, hold_person, list_namesakes
from desktop.ui.forms.record_forms import RecordForm, needed_fields
from desktop.ui.forms.record_sheets import NEW, RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_MEMBERSHIPS = Field(
    name="memberships",
    label=declaration_of(Membership).title,
    kind=Kind.CHOICES,
    choices=MEMBERSHIPS,
    default=(),
)


def _title(person: UUID | None) -> str:
    # Said before there is a sheet that could say it.
    if person is None:
        return QCoreApplication.translate("PersonSheet", "新增人员")
    return QCoreApplication.translate("PersonSheet", "编辑人员")


def _examples() -> dict[str, str]:
    return {
        "household": QCoreApplication.translate("PersonSheet", "户号；名册里没有的直接写"),
        "remark": QCoreApplication.translate("PersonSheet", "例：常年在外，电话联系"),
    }


class PersonSheet(RecordSheet):
    """Enters a person, or changes one."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        person: UUID | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> None:
        """Make a sheet.

        Args:
            parent: A widget of the window.
            session: Where to write.
            person: Whom to change; None for a new one.
            values: What stands there (services.persons.read_person_values), or what a new one
                begins with.
        """
        form = RecordForm(
            session,
            Person,
            needed=needed_fields(Person, "raise"),
            new_targets=("household",),
            examples=_examples(),
            besides=(_MEMBERSHIPS,),
        )
        form.show_row(values or {})
        self._person = person
        over = partial(hold_person, person=person) if person else None
        title = _title(person)
        super().__init__(parent, session, title, form, self._act, row=person or NEW, over=over)
        self._line("name").editingFinished.connect(self._look_for_namesakes)
        self._line("identity_number").editingFinished.connect(self._read_identity)

    def _line(self, name: str) -> QLineEdit:
        control = self.form.editors[name].control
        assert isinstance(control, QLineEdit)  # noqa: S101 – as declared
        return control

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        if self._person is None:
            return partial(add_person, self.session.ledger, **values)
        return partial(edit_person, self.session.ledger, self._person, **values)

    def _look_for_namesakes(self) -> None:
        name = self.form.editors["name"].typed().strip()
        if not name:
            return

        def look(reading: Reading) -> tuple[str, ...]:
            return list_namesakes(reading, name, self._person)

        self.session.read(self, look, self._on_namesakes_read)

    def _on_namesakes_read(self, places: tuple[str, ...]) -> None:
        told = self.tr("名册里已有 {count} 个同名的人：{places}。是同一个人就不要再加。")
        known = "、".join(place or self.tr("没写小组") for place in places)
        words = told.format(count=len(places), places=known) if places else ""
        self.form.editors["name"].show_hint(words)

    def _read_identity(self) -> None:
        """Fill in what the identity number says, where nobody has told it."""
        editors = self.form.editors
        try:
            number = parse_identity_number(editors["identity_number"].typed())
        except ValidationError:
            return
        for name, value in (("born_on", number.birth.isoformat()), ("sex", number.sex)):
            if not editors[name].typed():
                editors[name].show_value(value)
                editors[name].show_hint(self.tr("按身份证号填的，可以改"))
