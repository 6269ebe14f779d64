"""谁来说的: a name found by initials, a telephone number, and the wish to leave no name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.services.receptions import Visitor, find_visitors
from desktop.ui.tokens import appearance
from desktop.ui.widgets.faults import FaultLine
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.offers import OfferField
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from desktop.services.receptions import VisitorLine

OFFERED = 8
"""People offered at most; one more row says that it is nobody of them."""


class NameField(OfferField):
    """A name, completed from the roster; ends with one person of it, or with somebody new."""

    settled = Signal()
    """Who it is has become clear, or unclear again."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("谁来说的，姓名或拼音首字母"))
        self.people: Sequence[VisitorLine] = ()
        self.person: VisitorLine | None = None
        self.is_new = False
        self.completes = True
        self._second = text_label("", "caption")
        self._second.setParent(self)
        self._second.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textEdited.connect(self._on_text_edited)
        self.textChanged.connect(lambda _: self._place_second())

    def settle(self, person: VisitorLine | None, *, name: str = "", is_new: bool = False) -> None:
        """Show who it is: a person of the roster, somebody new of a name, or nobody yet."""
        self.person, self.is_new = person, is_new
        self.setText(person.name if person else name)
        said = ""
        if person is not None:
            age = "" if person.age is None else self.tr("{age} 岁").format(age=person.age)
            said = " · ".join(filter(None, (person.group, age)))
        elif is_new:
            said = self.tr("不在名册，记成新的人")
        restyle(self, settled="true" if person else "")
        self._second.setText(said)
        self.setAccessibleDescription(said)
        self._place_second()
        self.settled.emit()

    def why_unclear(self) -> str:
        """Return why nobody knows who it is, "" where it is clear; picks where only one fits."""
        typed = self.text().strip()
        known = self.is_new or (self.person is not None and typed == self.person.name)
        if not typed or not self.completes or known:
            return ""
        found = find_visitors(self.people, typed)
        same = [line for line in found if line.name == typed]
        if len(same) == 1 or (not same and len(found) == 1 and typed.isascii()):
            self.settle((same or found)[0])
        elif not found and not typed.isascii():
            self.settle(None, name=typed, is_new=True)
        elif not found:
            return self.tr("名册里没有“{typed}”，请写汉字姓名。").format(typed=typed)
        elif same:
            said = self.tr("名册里有 {count} 个{name}，请选是哪一个（按 ↓）。")
            return said.format(count=len(same), name=typed)
        else:
            return self.tr("名册里有名字相近的人，请选是哪一个（按 ↓）。")
        return ""

    def offer(self) -> None:
        """Show those who fit below the field."""
        typed = self.text().strip()
        if not typed or not self.completes:
            self.offers.offer(())
            return
        names: list[tuple[str, object]] = []
        for line in find_visitors(self.people, typed)[:OFFERED]:
            age = "" if line.age is None else self.tr("{age} 岁").format(age=line.age)
            facts = (line.name, line.group, age, line.phone)
            names.append(("  ".join(filter(None, facts)), line.id))
        names.append((self.tr("不是名册里的人：“{typed}”").format(typed=typed), typed))
        self.offers.offer(names)

    def take(self, value: object) -> None:
        """Show whom a person chose: one of the roster, or somebody new."""
        person = next((line for line in self.people if line.id == value), None)
        self.settle(person, name=str(value), is_new=person is None)

    def _on_text_edited(self) -> None:
        if self.person is not None or self.is_new:
            self.person, self.is_new = None, False
            restyle(self, settled="")
            self._second.setText("")
            self.settled.emit()
        self.offer()

    def _place_second(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self.text())
        self._second.adjustSize()
        left = words + appearance().px(18)
        self._second.move(left, (self.height() - self._second.height()) // 2)
        self._second.setVisible(left + self._second.width() < self.width())

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z take back the visit just stored while nothing was typed of the next."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and event.matches(QKeySequence.StandardKey.Undo):  # type: ignore[attr-defined]
            typed = self.text() or self.isUndoAvailable() or self.isRedoAvailable()
            event.setAccepted(bool(typed))
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is known of the person beside the name."""
        super().resizeEvent(event)
        self._place_second()


class PhoneField(LineField):
    """A telephone number; a known one is shown masked until another is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("电话，可不填"))
        self.setAccessibleName(self.tr("电话"))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self._known = ""
        self._handset = self.addAction(
            icon("phone", size=appearance().px(16)), QLineEdit.ActionPosition.LeadingPosition
        )

    def show_known(self, masked: str) -> None:
        """Show the number of another person; what was typed for this one stays."""
        if self.text() == self._known:
            self.setText(masked)
        self._known = masked

    def number(self) -> str:
        """Return what was typed; "" where the known number stands."""
        return "" if self.text() == self._known else self.text().strip()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark a masked number, so that typing replaces it."""
        super().focusInEvent(event)
        if self._known and self.text() == self._known:
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_handset"):
            self._handset.setIcon(icon("phone", size=appearance().px(16)))


class VisitorFields(QWidget):
    """The first line of the form."""

    changed = Signal()
    """Something was typed, chosen or ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.phone = NameField(), PhoneField()
        self.withheld = QCheckBox(self.tr("不愿留姓名"))
        self._hint, self._fault = text_label("", "caption", wrap=True), FaultLine()
        self._fault.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 5)
        row.addWidget(self.phone, 4)
        row.addWidget(self.withheld)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self._fault)
        self.name.settled.connect(self._on_settled)
        self.name.textChanged.connect(self._on_typed)
        self.name.editingFinished.connect(self._on_name_left)
        self.phone.textChanged.connect(self._on_typed)
        self.withheld.toggled.connect(self._on_withheld_toggled)
        self._show_hint()

    def show_people(self, people: Sequence[VisitorLine]) -> None:
        """Take the people who may come; who was picked stays picked."""
        self.name.people = people

    def visitor(self) -> Visitor:
        """Return who came, as it stands here."""
        person = self.name.person
        return Visitor(
            person=person.id if person and not self.withheld.isChecked() else None,
            name=self.name.text().strip(),
            phone=self.phone.number(),
            withheld=self.withheld.isChecked(),
            is_new=self.name.is_new,
        )

    @property
    def is_told(self) -> bool:
        """Whether somebody is named, or wishes not to be."""
        return self.withheld.isChecked() or bool(self.name.text().strip())

    def why_unclear(self) -> str:
        """Return why it is not clear who came, "" where it is."""
        return "" if self.withheld.isChecked() else self.name.why_unclear()

    def show_fault(self, sentence: str, field: LineField | None = None) -> None:
        """Say below the line what is wrong; the focus goes to the field."""
        for each in (self.name, self.phone):
            restyle(each, fault="true" if sentence and each is (field or self.name) else "")
        self._fault.say(sentence)
        self._hint.setVisible(not sentence)
        (field or self.name).setAccessibleDescription(sentence)

    def clear_fault(self) -> None:
        """Take the marks away."""
        if self._fault.text():
            self.show_fault("")

    def fault(self) -> str:
        """Return what is said to be wrong."""
        return self._fault.text()

    def collect(self) -> dict[str, Any]:
        """Return what stands here, as a draft keeps it."""
        person = self.name.person
        return {
            "name": self.name.text(),
            "person": str(person.id) if person else "",
            "is_new": self.name.is_new,
            "phone": self.phone.number(),
            "withheld": self.withheld.isChecked(),
        }

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back, or empty everything where it is empty."""
        self.withheld.setChecked(bool(content.get("withheld")))
        wanted = str(content.get("person", ""))
        person = next((one for one in self.name.people if str(one.id) == wanted), None)
        is_new = bool(content.get("is_new")) and person is None
        self.name.settle(person, name=str(content.get("name", "")), is_new=is_new)
        self.phone.setText(str(content.get("phone", "")) or self.phone.text())
        self.clear_fault()

    def person_id(self) -> UUID | None:
        """Return who it is of the roster, where that may be told."""
        return self.visitor().person

    def _on_settled(self) -> None:
        person = self.name.person
        self.phone.show_known(person.phone if person else "")
        self.clear_fault()
        self.changed.emit()

    def _on_typed(self, *_: object) -> None:
        self.clear_fault()
        self.changed.emit()

    def _on_name_left(self) -> None:
        fault = self.why_unclear()
        if fault:
            self.show_fault(fault)

    def _on_withheld_toggled(self, checked: bool) -> None:  # noqa: FBT001 – a signal's argument
        self.name.completes = not checked
        if checked:
            self.name.settle(None, name=self.name.text())
        self.clear_fault()
        self._show_hint()
        self.changed.emit()

    def _show_hint(self) -> None:
        if self.withheld.isChecked():
            said = self.tr("姓名可不写；写了只留在本室，不上传、不打印、不给别人看")
        else:
            said = self.tr("打 hzl 就能找到；不在名册的人，直接写名字")
        self._hint.setText(said)
