"""共识: what a talk comes to, written while people talk; stands where other meetings vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.records import Outcome, declaration_of
from desktop.records.outcomes import CONSENSUS
from desktop.services.consensus import ASKS, STORED, TEXTS
from desktop.ui.messages import label
from desktop.ui.room.panes import AskStrip, Pane
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.fields import ProseField
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.consensus import ConsensusView
    from desktop.services.room_views import RoomView


class ConsensusPane(Pane):
    """Three things to be joined, three sorts of points, and whether there is consensus."""

    touched = Signal()
    """Something was typed."""
    finished = Signal()
    """It is to be stored."""
    unheard_wanted = Signal()
    """Whoever has not spoken is to be asked first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "F7", parent)
        self.title.setText(self.tr("共识"))
        self.setAccessibleName(self.tr("共识"))
        self.chip = Chip("", "neutral", "")
        self.head.addWidget(self.chip)
        self.fields = {
            name: ProseField(name=label(declaration_of(Outcome).field(name).label), lines=2)
            for name in TEXTS
        }
        words = (self.tr("达成共识"), self.tr("基本共识"), self.tr("未达成"))
        outcomes = [key for key in CONSENSUS if key]
        self.outcome = Segments(
            [(key, word, "") for key, word in zip(outcomes, words, strict=True)]
        )
        self.caution = text_label("", "second", tone="warn", wrap=True)
        self.ask = AskStrip()
        self.store = Button(self.tr("记下共识"), icon="check", letter="B")
        self._grid = QGridLayout()
        self._lay_out()
        self._restoring = False
        self._shown: dict[str, str] = dict.fromkeys(STORED, "")  # as it is stored
        self._unheard: tuple[str, ...] = ()
        for field in self.fields.values():
            field.textChanged.connect(self._on_edited)
        self.outcome.chosen.connect(lambda _: self._on_edited())
        self.store.clicked.connect(self._on_store_clicked)
        for chord in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(chord), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.store.click)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "sheet-body")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        self._grid.setSpacing(4)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._labels = {
            name: text_label(field.accessibleName(), "second")
            for name, field in self.fields.items()
        }
        for name, field in self.fields.items():
            self._labels[name].setBuddy(field)
        self._place(1)  # now, before the foot: Tab goes in the order in which they come
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._area = area
        foot = QFrame()
        foot.setProperty("role", "panel-foot")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.caution, 1)
        row.addStretch()
        row.addWidget(self.store, 0, Qt.AlignmentFlag.AlignBottom)
        below = QVBoxLayout(foot)
        below.setContentsMargins(12, 8, 12, 8)
        below.setSpacing(6)
        below.addWidget(self.outcome)
        below.addLayout(row)
        self.column.addWidget(area, 1)
        self.column.addWidget(self.ask)
        self.column.addWidget(foot)

    def arrange(self, *, compact: bool) -> None:
        """Stand beside the opinions, one below the other, or in a tab in three columns."""
        self.head_frame.setVisible(not compact)
        restyle(self, role="" if compact else "panel")
        restyle(self.store, kind="primary" if compact else "strong")
        self.store.show_icon("check")
        self._place(len(ASKS) if compact else 1)

    def _place(self, columns: int) -> None:
        """Put the texts into so many columns, each under its name."""
        self._grid.setHorizontalSpacing(10)
        while self._grid.count():
            self._grid.takeAt(0)
        for at, (name, field) in enumerate(self.fields.items()):
            line, place = divmod(at, columns)
            self._grid.addWidget(self._labels[name], 2 * line, place)
            self._grid.addWidget(field, 2 * line + 1, place)

    # Showing

    def show_room(self, view: RoomView) -> None:
        """Show how the consensus stands and who was not heard; what is typed stays."""
        stored = view.consensus
        if stored is None:
            return
        self._unheard = view.unheard
        told = self.tr("{groups}还没人说话，记下以前先问一声。")
        groups = self.tr("、").join(view.unheard)
        self.caution.setText(told.format(groups=groups) if view.unheard else "")
        self.caution.setVisible(bool(view.unheard) and view.state != "ended")
        if stored.consensus:
            self.chip.show_as(label(CONSENSUS[stored.consensus]), "good", "circle-check")
        else:
            self.chip.show_as(self.tr("还没有记下"), "neutral")
        if view.state == "planned":
            self.store.lock(self.tr("先宣布开会"))
        else:
            self.store.unlock()

    def show_stored(self, stored: ConsensusView) -> None:
        """Put in what is stored, where nobody typed anything else."""
        typed = self.typed()
        self.note_stored({"consensus": stored.consensus} | dict(stored.texts))
        self.restore(self._shown | typed)

    def note_stored(self, values: Mapping[str, str]) -> None:
        """Take these as stored: they are not what somebody still types."""
        self._shown |= values

    def typed(self) -> dict[str, Any]:
        """Return what is another than what is stored."""
        now = self.collect()
        return {name: now[name] for name in now if now[name] != self._shown[name]}

    def collect(self) -> dict[str, Any]:
        """Return what is typed, as a draft holds it."""
        texts = {name: field.text() for name, field in self.fields.items()}
        return {"consensus": self.outcome.value() or ""} | texts

    def restore(self, content: Mapping[str, Any]) -> None:
        """Show a draft, or what is stored."""
        self._restoring = True
        for name, field in self.fields.items():
            text = str(content.get(name, ""))
            if field.text() != text:  # where one writes nothing moves
                field.set_text(text)
        wanted = content.get("consensus")
        self.outcome.choose(wanted if wanted in CONSENSUS and wanted else None)
        self._restoring = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed or chosen."""
        return not any(str(value).strip() for value in self.collect().values())

    def take_focus(self) -> None:
        """Go to the first text that is empty, else to the first."""
        fields = list(self.fields.values())
        empty = next((one for one in fields if not one.text().strip()), fields[0])
        empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_fault(self, name: str, told: str) -> None:
        """Say what is missing where it is missing; what was typed stays."""
        field = self.fields.get(name)
        if field is None:
            self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        field.show_fault(told)
        self._area.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        if not self._restoring:
            for field in self.fields.values():
                field.clear_fault()
            self.touched.emit()

    def _on_store_clicked(self) -> None:
        """Warn of who was not heard before it is stored; it may be stored all the same."""
        if not self._unheard:
            self.finished.emit()
            return
        self.ask.ask(
            self.tr("{groups}还没人说话。").format(groups=self.tr("、").join(self._unheard)),
            [
                (self.tr("先问一声"), "", self.unheard_wanted.emit),
                (self.tr("照样记下"), "", self.finished.emit),
            ],
            more=self.tr("没有发言的会印在会议记录里。"),
            tone="warn",
        )
