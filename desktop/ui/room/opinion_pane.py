"""意见: what was said under the item, and where the next is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.records.opinions import STANCES
from desktop.ui.messages import label
from desktop.ui.room.agenda_strip import AgendaRow, AgendaStrip
from desktop.ui.room.opinion_list import STANCE_LOOKS, OpinionList
from desktop.ui.room.opinion_sheet import OpinionSheet
from desktop.ui.room.panes import Pane
from desktop.ui.room.speaker_field import SpeakerField
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import ProseField
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.services.room_views import OpinionLine, RoomView

PRESET = "suggestion"
WORDS, STANCES_WIDTH = 66, 418
"""px of the design; the latter is what the narrowest middle column has left for the stances."""


class OpinionEntry(QFrame):
    """Who, stance, words; Ctrl+Enter stores and takes the next."""

    touched = Signal()
    """Something was typed."""
    finished = Signal()
    """It is to be stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel-foot")
        self.speaker = SpeakerField()
        self.stance = Segments(
            [(key, label(word), STANCE_LOOKS[key][1]) for key, word in STANCES.items()],
            keys="Alt+",
        )
        self.stance.choose(PRESET)
        self.words = ProseField(
            placeholder=self.tr("说了什么，照原话记"), name=self.tr("意见"), lines=2
        )
        self.minority = QCheckBox(self.tr("作为不同意见单列印出"))
        self.store = Button(self.tr("记下，下一位"), kind="primary")
        self.hint = text_label(self.tr("断电也不丢"), "caption")
        self._cap = KeyCap("Alt+1…4")
        self._lay_out()
        self.speaker.picked.connect(lambda _: self.touched.emit())
        self.speaker.textEdited.connect(self.touched)
        self.stance.chosen.connect(self._on_stance_chosen)
        self.words.textChanged.connect(self.touched)
        self.minority.toggled.connect(self.touched)
        self.store.clicked.connect(self.finished)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.store.click)

    def _lay_out(self) -> None:
        self.store.setText(f"{self.store.text()} Ctrl+Enter")
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(8)
        self.speaker.setMinimumWidth(120)
        upper.addWidget(self.speaker, 1)
        upper.addWidget(self.stance)
        upper.addWidget(self._cap)
        lower.addWidget(self.minority)
        lower.addStretch(1)
        lower.addWidget(self.hint)
        lower.addSpacing(6)
        lower.addWidget(self.store)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addWidget(self.words)
        column.addLayout(lower)

    def arrange(self, *, compact: bool) -> None:
        """Drop what is said elsewhere where room is short."""
        self.words.setFixedHeight(appearance().px(WORDS))
        # Digits and the key that goes with them give way where the words need the room.
        fits = self.stance.natural_width() <= STANCES_WIDTH
        self.stance.show_digits(shown=not compact and fits)
        self._cap.setVisible(not compact and fits)
        self.hint.setVisible(not compact)
        full, short = self.tr("作为不同意见单列印出"), self.tr("单列为不同意见")
        self.minority.setText(short if compact else full)

    def collect(self) -> dict[str, Any]:
        """Return what is typed, as a draft holds it."""
        return {
            "speaker": str(self.speaker.line.id) if self.speaker.line else "",
            "typed": self.speaker.text(),
            "stance": self.stance.value(),
            "words": self.words.text(),
            "minority": self.minority.isChecked(),
        }

    def restore(self, content: Mapping[str, Any]) -> None:
        """Show a draft; nothing typed since is overwritten."""
        if not self.is_empty:
            return
        speaker = content.get("speaker")
        if speaker:
            self.speaker.pick(UUID(speaker))
        else:
            self.speaker.setText(str(content.get("typed", "")))
        stance = content.get("stance")
        self.stance.choose(stance if stance in STANCES else PRESET)
        self.words.set_text(str(content.get("words", "")))
        self.minority.setChecked(bool(content.get("minority")))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.words.text().strip() and not self.speaker.text().strip()

    def clear(self) -> None:
        """Take the next speaker."""
        self.speaker.pick(None)
        self.words.set_text("")
        self.minority.setChecked(False)
        self.stance.choose(PRESET)
        self.words.clear_fault()

    def focus_first(self) -> None:
        """Go to whoever speaks, or to the words where that is known."""
        target = self.words if self.speaker.line else self.speaker
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_stance_chosen(self) -> None:
        """Go on to the words, unless the keyboard works elsewhere or nobody is named yet."""
        if self.isAncestorOf(self.window().focusWidget()) and self.speaker.text().strip():
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.touched.emit()


class OpinionPane(Pane):
    """Agenda, opinions of the item, entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "F6", parent)
        self.title.setText(self.tr("意见"))
        self.setAccessibleName(self.tr("意见"))
        self.strip, self.row = AgendaStrip(), AgendaRow()
        self.column.insertWidget(0, self.strip)
        self.column.insertWidget(1, self.row)
        self._stances = {key: text_label(tone=STANCE_LOOKS[key][0]) for key in STANCES}
        for stance in self._stances.values():
            self.head.addWidget(stance)
        self._above = text_label("", "caption")
        self._above.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list, self.entry = OpinionList(), OpinionEntry()
        self._empty = EmptyState(
            "message-square-text",
            self.tr("还没有人发言，按 F6 记第一条"),
            self.tr("写上名字或拼音首字母，选态度，记原话，Ctrl+Enter 记下。"),
        )
        self._empty.hide()  # whether there are none is not known yet
        self.column.addWidget(self._above)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self.entry)
        self.list.hidden_above.connect(self._on_hidden_changed)
        self.list.opened.connect(self._on_list_opened)
        self._compact = False

    def arrange(self, *, compact: bool) -> None:
        """Show the agenda as one line where there is little room."""
        self._compact = compact
        self.strip.setVisible(not compact)
        self.row.setVisible(compact)
        self.head_frame.setVisible(not compact)
        restyle(self, role="" if compact else "panel")  # the tabs stand in a panel of their own
        self.entry.arrange(compact=compact)

    def show_room(self, view: RoomView, now: datetime) -> None:
        """Show the item under way."""
        (self.row if self._compact else self.strip).show_room(view, now)
        self.caption.setText(self.tr("本项 {n} 条").format(n=len(view.opinions)))
        for key, stance in self._stances.items():
            count = view.stances.get(key, 0)
            stance.setText(f"{label(STANCES[key])} {count}" if count else "")
            stance.setVisible(bool(count))
        self.list.setVisible(bool(view.opinions))
        self._empty.setVisible(not view.opinions)
        self.entry.speaker.show_roll(view.roll)
        self.list.show_opinions(view.opinions)

    def tick(self, now: datetime) -> None:
        """Let the time go on."""
        (self.row if self._compact else self.strip).tick(now)

    def _on_list_opened(self, opinion: OpinionLine) -> None:
        OpinionSheet(self, opinion).open()

    def _on_hidden_changed(self, above: int) -> None:
        self._above.setVisible(above > 0)
        self._above.setText(self.tr("▴ 上面还有 {n} 条（PgUp）").format(n=above))
