"""Which procedure a consultation follows: a choice, and what it is for in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from desktop.services.procedure_views import list_offered_procedures, suggest_procedure
from desktop.services.procedures import DEFAULT
from desktop.ui.forms.record_forms import LABEL_WIDTH
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.procedure_views import ProcedureLine
    from desktop.ui.sessions import Session


class ProcedureField(QWidget):
    """Follows the kind of consultation until a person chooses."""

    edited = Signal()
    """A person chose."""
    read_asked = Signal(str)
    """A procedure is to be read: its key (chain@1)."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._lines: Sequence[ProcedureLine] = ()
        self._kind, self._chosen = "", ""
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("协商程序"))
        self._purpose = text_label("", "caption", wrap=True)
        self.look = Button(self.tr("看各环节"), kind="link", icon="book-open", letter="V")
        self.look.clicked.connect(self._on_look_clicked)
        self.box.activated.connect(self._on_chosen)
        self.box.currentIndexChanged.connect(lambda _: self._tell())
        caption = text_label(self.tr("协商程序"), wrap=True)
        caption.setBuddy(self.box)
        caption.setFixedWidth(appearance().px(LABEL_WIDTH))
        beside = QHBoxLayout()
        beside.addWidget(self.box, 1)
        beside.addWidget(self.look)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(caption, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(beside, 0, 1)
        grid.addWidget(self._purpose, 1, 1)
        session.read(self, list_offered_procedures, self._on_read)

    @property
    def chosen(self) -> str:
        """The id that a person chose; "" where it follows the kind."""
        return self._chosen

    @property
    def procedure(self) -> str:
        """The id of the procedure chosen."""
        return str(self.box.currentData() or self._chosen or DEFAULT)

    def follow(self, kind: str) -> None:
        """Preset what is meant for a kind of consultation, unless a person chose."""
        self._kind = kind
        self._show()

    def choose(self, procedure: str) -> None:
        """Choose, as a person would; an unknown one is left out."""
        self._chosen = procedure
        self._show()

    def _on_read(self, lines: Sequence[ProcedureLine]) -> None:
        self._lines = lines
        self.box.clear()
        for line in lines:
            name = label(line.name)
            own = self.tr("{name}（本地自订，第 {n} 版）").format(name=name, n=line.version)
            self.box.addItem(name if line.is_shipped else own, line.id)
        self._show()

    def _show(self) -> None:
        wanted = self._chosen or suggest_procedure(self._lines, self._kind)
        at = self.box.findData(wanted)
        self.box.setCurrentIndex(max(at, 0))
        self._tell()

    def _tell(self) -> None:
        line = self._current()
        self._purpose.setText(label(line.purpose) if line and line.purpose else "")

    def _current(self) -> ProcedureLine | None:
        at = self.box.currentIndex()
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def _on_chosen(self, _: int) -> None:
        self._chosen = self.procedure
        self.edited.emit()

    def _on_look_clicked(self) -> None:
        line = self._current()
        if line is not None:
            self.read_asked.emit(line.key)
