"""One person whole, beside the list; numbers are masked until somebody asks for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.person_views import PersonSheet, RosterLine

_TOP = Qt.AlignmentFlag.AlignTop


class PersonPanel(Panel):
    """Shows a PersonSheet."""

    edit_asked = Signal(object)
    """Id of the person who is to be changed."""

    def __init__(self) -> None:
        super().__init__("")
        self.pad_body()
        self._sheet: PersonSheet | None = None
        self._revealed = False
        self.reveal = Button(self.tr("显示号码"), kind="plain", icon="eye", letter="V")
        self.reveal.clicked.connect(self._on_reveal_clicked)
        self.edit = Button(self.tr("编辑"), icon="square-pen", letter="E")
        self.edit.clicked.connect(self._on_edit_clicked)
        self._area = _scrolling()
        self.body.addWidget(self._area, 1)
        self.footer.addWidget(self.edit)
        self.footer.addWidget(self.reveal)
        self.footer.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """Show nobody."""
        self._sheet = None
        self.show_title(self.tr("没有选人"))
        self.reveal.setVisible(False)
        self.edit.lock(self.tr("先选一个人"))
        self._area.setWidget(QWidget())

    def show_person(self, sheet: PersonSheet) -> None:
        """Show somebody; somebody else's numbers are hidden again."""
        if self._sheet is None or sheet.id != self._sheet.id:
            self._revealed = False
        self._sheet = sheet
        self.show_title(sheet.name)
        self.reveal.setVisible(any(fact.is_hidden for fact in sheet.facts))
        self.edit.unlock()
        self._fill(sheet)

    def _on_edit_clicked(self) -> None:
        if self._sheet is not None:
            self.edit_asked.emit(self._sheet.id)

    def _on_reveal_clicked(self) -> None:
        self._revealed = not self._revealed
        if self._sheet is not None:
            self._fill(self._sheet)

    def _fill(self, sheet: PersonSheet) -> None:
        words = self.tr("遮住号码") if self._revealed else self.tr("显示号码")
        self.reveal.show_text(words)
        self._area.setWidget(_facts_grid(self._lines(sheet)))

    def _lines(self, sheet: PersonSheet) -> list[tuple[str, str]]:
        lines = [
            (label(kind), " ".join(filter(None, (office, term))) or self.tr("是"))
            for kind, office, term in sheet.memberships
        ]
        lines += [
            (label(fact.label), fact.value if self._revealed else fact.masked)
            for fact in sheet.facts
        ]
        if sheet.household:
            lines.append((self.tr("同户"), "、".join(sheet.household)))
        lines += [(self.tr("在名册"), title) for title in sheet.rosters]
        return lines


class RostersPanel(Panel):
    """The rosters made so far: who may vote in which meeting; each opens its members."""

    asked = Signal(object)
    """The id of a roster whose members are to be shown."""

    def __init__(self) -> None:
        super().__init__("")
        self.pad_body()
        self.show_title(self.tr("表决名册"))
        self._area = _scrolling()
        self.body.addWidget(self._area, 1)

    def show_rosters(self, rosters: tuple[RosterLine, ...]) -> None:
        """List rosters, or say what they are for."""
        if rosters:
            content: QWidget = self._list(rosters)
        else:
            told = self.tr("还没有。会前按身份编一份，应到多少人就从它来。")
            content = text_label(told, "caption", wrap=True)
        content.setProperty("role", "sheet-body")
        self._area.setWidget(content)

    def _list(self, rosters: tuple[RosterLine, ...]) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for roster in rosters:
            opener = Button(self.tr("看名单"), kind="link")
            opener.setAccessibleName(self.tr("看{title}").format(title=roster.title))
            opener.clicked.connect(partial(self.asked.emit, roster.id))
            line = QHBoxLayout()
            line.addWidget(ElidedLabel(self._facts(roster), "caption"), 1)
            line.addWidget(opener)
            column.addWidget(ElidedLabel(roster.title, "body"))
            column.addLayout(line)
        column.addStretch(1)
        return whole

    def _facts(self, roster: RosterLine) -> str:
        people = self.tr("{count} 人").format(count=roster.people)
        return " · ".join(filter(None, (people, roster.as_of)))


def _scrolling() -> QScrollArea:
    """Return room for what may be longer than the panel; Tab passes it by."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _facts_grid(lines: list[tuple[str, str]]) -> QWidget:
    whole = QWidget()
    whole.setProperty("role", "sheet-body")
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for row, (name, value) in enumerate(lines):
        words = text_label(name, "caption", wrap=True)
        told = QLabel(value, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told.setAccessibleName(f"{name} {value}")
        grid.addWidget(words, row, 0, _TOP)
        grid.addWidget(told, row, 1, _TOP)
    grid.setColumnStretch(1, 1)
    return whole
