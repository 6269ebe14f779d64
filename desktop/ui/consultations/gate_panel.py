"""What keeps a consultation from its next stage: each thing with its basis and its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.consultations.marks import StatusIcon
from desktop.ui.consultations.wording import FileWords
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.consultation_views import ConditionView, GateView, PassedView

SHOWN = 3
"""So many met conditions are in sight before the rest is unfolded."""
SMALL_ICON = 15
"""px of the design."""
LAWFUL_LETTER, OTHER_LETTER = "L", "F"


class GapCard(QFrame):
    """One thing that is lacking."""

    asked = Signal(object)
    """Its button was pressed: the ConditionView."""

    def __init__(self, gap: ConditionView, words: FileWords, *, letter: str, first: bool) -> None:
        super().__init__()
        tone = "bad" if gap.is_lawful else "warn"
        self.gap = gap
        self.setProperty("role", "tinted" if gap.is_lawful else "edged")
        self.setProperty("tone", tone)
        title = words.condition(gap)
        self.setAccessibleName(title)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(text_label(title, "strong", tone=tone, wrap=True))
        why = words.why(gap)
        kind = self.tr("法定条件") if gap.is_lawful else ""
        said = self.tr("：").join(filter(None, (kind, why)))
        if said:
            lines.addWidget(text_label(said, "caption", wrap=True))
        lines.addLayout(self._basis(words.basis(gap.basis), review=gap.review))
        basis = words.basis(gap.basis) + (self.tr("（待核）") if gap.review else "")
        self.setAccessibleDescription(self.tr("。").join(filter(None, (said, basis))))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(StatusIcon("triangle-alert", tone), 0, top)
        row.addLayout(lines, 1)
        self.button: Button | None = None
        word = self.action_word(gap.action)
        if word:
            kind = "primary" if first else "plain"
            self.button = Button(word, kind=kind, letter=letter)
            self.button.setAccessibleName(self.tr("{word}：{title}").format(word=word, title=title))
            self.button.clicked.connect(lambda: self.asked.emit(self.gap))
            row.addWidget(self.button, 0, top)

    def _basis(self, basis: str, *, review: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(StatusIcon("scale", "text2", SMALL_ICON), 0, Qt.AlignmentFlag.AlignTop)
        doubt = self.tr("（待核）") if review else ""
        row.addWidget(text_label(basis + doubt, "caption", wrap=True), 1)
        return row

    def action_word(self, action: str) -> str:
        """Return the word of the button of an action; "" where there is nothing to press."""
        name, _, _ = action.partition(":")
        return {
            "answers": self.tr("去填"),
            "topic": self.tr("去筛选"),
            "sign_off": self.tr("签署"),
            "condition": self.tr("录入"),
            "meeting": self.tr("召集"),
            "delivery": self.tr("登记送达"),
            "investigation": self.tr("录入"),
            "outcome": self.tr("写成果"),
            "responses": self.tr("去答复"),
            "notice": self.tr("登记公示"),
            "objections": self.tr("去答复"),
            "room": self.tr("进会场"),
            "vote": self.tr("进会场"),
            "record": self.tr("去定稿"),
            "submission": self.tr("登记报送"),
            "adoption": self.tr("登记答复"),
            "tasks": self.tr("去落实"),
            "feedback": self.tr("登记告知"),
            "evaluation": self.tr("写评价"),
        }.get(name, "")


class GatePanel(Panel):
    """Gaps, what is there, and the way around with a reason."""

    asked = Signal(object)
    """The button of a gap was pressed: the ConditionView."""
    skip_asked = Signal()
    """写明理由后跳过 was pressed."""

    def __init__(self) -> None:
        super().__init__("")
        self._words = FileWords(self)
        self._gate: GateView | None = None
        self._unfolded = False
        self.cards: list[GapCard] = []
        self._count = text_label("", "second")
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area)
        self.more = Button("", kind="link", icon="chevron-down")
        self.more.clicked.connect(self._on_more_clicked)
        self.skip = Button(self.tr("写明理由后跳过…"), kind="link", letter="K")
        self.skip.clicked.connect(self.skip_asked)
        self.footer.addWidget(self.more)
        self.footer.addStretch(1)
        self.footer.addWidget(self.skip)

    def show_gate(self, gate: GateView | None) -> None:
        """Show what stands before the next stage; None: it stands at the last one."""
        self._gate = gate
        content = QWidget()
        content.setProperty("role", "sheet-body")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        focused = self._focused_code()
        self.cards = []
        self._show_head(gate)
        if gate is None:
            column.addWidget(self._told(self.tr("已经是最后一个环节，归档以后不再往下走。")))
        else:
            self._fill(column, gate)
        column.addStretch(1)
        self._area.setWidget(content)
        self._restore_focus(focused)
        self._show_foot(gate)

    def _show_head(self, gate: GateView | None) -> None:
        if gate is None:
            self.show_title(self.tr("走完了"))
            return
        title = label(gate.title)
        count = len(gate.gaps)
        said = (
            self.tr("进入「{stage}」还差 {count} 项") if count else self.tr("可以进入「{stage}」")
        )
        met = self.tr("已齐 {count} 项").format(count=len(gate.met))
        self.show_title(said.format(stage=title, count=count), met if gate.met else "")

    def _fill(self, column: QVBoxLayout, gate: GateView) -> None:
        letters = {True: LAWFUL_LETTER, False: OTHER_LETTER}
        for gap in gate.gaps:
            letter = letters.pop(gap.is_lawful, "") if gap.action else ""
            card = GapCard(gap, self._words, letter=letter, first=not self.cards)
            card.asked.connect(self.asked)
            column.addWidget(card)
            self.cards.append(card)
        for passed in gate.passed:
            column.addWidget(self._passed(passed))
        shown = gate.met if self._unfolded else gate.met[:SHOWN]
        for one in shown:
            column.addWidget(self._met(one))

    def _met(self, one: ConditionView) -> QFrame:
        box = self._line("circle-check", "good", self._words.condition(one))
        box.setToolTip(self._words.basis(one.basis))
        return box

    def _passed(self, one: PassedView) -> QFrame:
        told = self.tr("已跳过：{title}。理由：{reason}（{name}同意）")
        words = told.format(title=one.title, reason=one.reason, name=one.agreed_by)
        return self._line("circle-minus", "warn", words)

    def _line(self, name: str, tone: str, words: str) -> QFrame:
        box = QFrame()
        box.setProperty("role", "line")
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 5, 16, 5)
        row.setSpacing(8)
        row.addWidget(StatusIcon(name, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(words, "second", wrap=True), 1)
        return box

    def _told(self, words: str) -> QLabel:
        told = text_label(words, "second", wrap=True)
        told.setContentsMargins(16, 12, 16, 12)
        return told

    def _show_foot(self, gate: GateView | None) -> None:
        hidden = len(gate.met) - SHOWN if gate else 0
        self.more.setVisible(hidden > 0)
        folded = self.tr("再看 {count} 项已齐的").format(count=max(hidden, 0))
        self.more.show_text(self.tr("收起") if self._unfolded else folded)
        self.more.show_icon("chevron-up" if self._unfolded else "chevron-down")
        self.skip.setVisible(any(gap.passable for gap in gate.gaps) if gate else False)

    def _on_more_clicked(self) -> None:
        self._unfolded = not self._unfolded
        self.show_gate(self._gate)

    def _focused_code(self) -> str:
        # The window's own focus: while a sheet is open above it, no widget of it has the keyboard.
        focused = self.window().focusWidget()
        held = [card.gap.code for card in self.cards if card.button is focused is not None]
        return held[0] if held else ""

    def _restore_focus(self, code: str) -> None:
        if not code:
            return
        buttons = [card.button for card in self.cards if card.gap.code == code and card.button]
        others = [card.button for card in self.cards if card.button]
        for button in (buttons or others)[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [*(card.button for card in self.cards if card.button), self.more, self.skip]

    def press_first(self, *, lawful: bool) -> None:
        """Press the button of the first gap of a kind."""
        for card in self.cards:
            if card.gap.is_lawful == lawful and card.button:
                card.button.click()
                return
