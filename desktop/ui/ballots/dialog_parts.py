"""Parts of the entry of a count: what is wrong, what is certain, where the papers are sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.services.vote_trials import list_certainties, try_count
from desktop.ui.ballots.cards import Card, Sign, Words, clear_layout, show_outcome
from desktop.ui.ballots.wall_painting import verdict_words
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField, NumberBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.tally_forms import Equation, TallyForm
    from desktop.services.vote_trials import Certainty, Frame, Outcome
    from desktop.ui.looks import Look


class FaultSlot(Card):
    """One fault or question below the sums, with a button where there is something to press."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "bad_note", row=True)
        self._sign = Sign(look, 20)
        self.title, self.advice = (
            Words(look, size=15, bold=True, wrap=True),
            Words(look, size=15, wrap=True),
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.advice)
        self.body.addWidget(self._sign)
        self.body.addLayout(words, 1)
        self.repeat = Button(self.tr("重新表决"), kind="strong", letter="R")
        self.yes = Button(self.tr("清空"), kind="strong", letter="Y")
        self.no = Button(self.tr("留着"), letter="N")
        for button in (self.repeat, self.yes, self.no):
            self.body.addWidget(button)
        self.repeat.clicked.connect(self._on_repeat_clicked)
        self.yes.clicked.connect(self._on_yes_clicked)
        self.no.clicked.connect(self.hide)
        self._do: Callable[[], None] | None = None
        self._show("", "", "bad")
        self.hide()

    def _show(self, title: str, advice: str, tone: str) -> None:
        self.show_as(f"{tone}_note")
        self._sign.show_as("circle-question-mark" if tone == "warn" else "triangle-alert", tone)
        self.title.say(title)
        self.advice.say(advice)
        self.advice.setVisible(bool(advice))
        for button in (self.repeat, self.yes, self.no):
            button.hide()
        self.show()

    def show_fault(self, fault: Equation | None, repeat: Callable[[], None] | None) -> None:
        """Show a sum that is wrong, or nothing; `repeat` is what a void vote can be mended by."""
        if fault is None:
            self.hide()
            return
        self._show(fault.fault, fault.advice, "bad")
        self._do = repeat
        self.repeat.setVisible(repeat is not None)

    def say(self, message: str, advice: str) -> None:
        """Show what a service refused."""
        self._show(message, advice, "bad")

    def ask(self, question: str, yes: str, do: Callable[[], None]) -> None:
        """Ask before something is thrown away."""
        self._show(question, "", "warn")
        self._do = do
        self.yes.show_text(yes)
        self.yes.show()
        self.no.show()
        self.no.setFocus()

    def _on_repeat_clicked(self) -> None:
        if self._do:
            self._do()

    def _on_yes_clicked(self) -> None:
        self.hide()
        if self._do:
            self._do()


class SealRow(Card):
    """封存: how many papers were put under seal, where, by whom; may stay empty."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, row=True)
        title = Words(look, size=15, bold=True)
        title.say(self.tr("封存选票"))
        self.papers, self.place, self.keeper = NumberBox(), LineField(), LineField()
        self.papers.setMaximumWidth(look.px(80))
        self.papers.setAccessibleName(self.tr("封存多少张"))
        self.papers.setPlaceholderText(self.tr("张数"))
        self.place.setAccessibleName(self.tr("封存在哪里"))
        self.place.setPlaceholderText(self.tr("封存在哪里，如村部档案柜"))
        self.keeper.setAccessibleName(self.tr("谁封存的"))
        self.keeper.setPlaceholderText(self.tr("谁封存的"))
        for part in (title, self.papers, self.place, self.keeper):
            self.body.addWidget(part, 0 if part in (title, self.papers) else 1)

    def values(self) -> dict[str, Any]:
        """Return what `desktop.services.votes.close_ballot` takes."""
        return {
            "sealed_papers": self.papers.number(),
            "sealed_at_place": self.place.text().strip(),
            "sealed_by": self.keeper.text().strip(),
        }


class PreviewCard(Card):
    """What the count would come to once all sums hold; until then what is certain already."""

    def __init__(self, look: Look, *, narrow: bool = False) -> None:
        """Make it; `narrow` stands in a side panel, where sentences take several lines."""
        super().__init__(look, "dashed")
        self._look, self._narrow = look, narrow
        self.heading, self.source = Words(look, size=17, bold=True), Words(look, size=14)
        self.hint = Words(look, size=15)
        self._sign = Sign(look, 20)
        head = QHBoxLayout()
        head.addWidget(self._sign)
        head.addWidget(self.heading)
        if not narrow:
            head.addWidget(self.hint)
        head.addStretch(1)
        if not narrow:
            head.addWidget(self.source)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.body.addLayout(head)
        self.body.addLayout(self._lines)
        if narrow:
            self.body.addWidget(self.source)
        self.outcome: Outcome | None = None

    def show_count(self, frame: Frame, form: TallyForm, *, complete: bool) -> None:
        """Judge the figures where they add up, without storing anything."""
        self.outcome = None
        if complete:
            try:
                self.outcome = try_count(frame, form)
            except AppError as error:
                self._show_certain((), f"{error.message}{error.advice}")
                return
            self.show_outcome(self.outcome)
            return
        self._show_certain(list_certainties(frame), self.tr("数字对上以后才判定。现在能确定的："))

    def show_outcome(self, outcome: Outcome) -> None:
        """Show a verdict, tried or stored, with its reasons."""
        carried = outcome.result == "carried"
        self.show_as("good" if carried else "note")
        self._sign.show_as(
            "circle-check" if carried else "circle-minus", "good" if carried else "text2"
        )
        self.heading.say(verdict_words(outcome.result), "good" if carried else "text")
        self.hint.say("")
        self.hint.hide()
        self.source.say(outcome.source, "text2")
        self.source.show()
        # The papers stand in the boxes; only where they make the vote void are they a reason.
        reasons = tuple(one for one in outcome.reasons if "未收回" not in one)
        show_outcome(self._lines, self._look, reasons)

    def _show_certain(self, certain: tuple[Certainty, ...], hint: str) -> None:
        self.show_as("dashed")
        self._sign.show_as("", "text2")
        self.heading.say(self.tr("表决结果"))
        self.hint.say(hint, "text2")
        self.hint.setVisible(not self._narrow)
        self.source.hide()
        clear_layout(self._lines)
        for one in certain:
            self._lines.addWidget(self._line(one))

    def _line(self, certainty: Certainty) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        sign = Sign(self._look, 16)
        signs = {
            None: ("clock", "text2"),
            True: ("circle-check", "good"),
            False: ("triangle-alert", "bad"),
        }
        sign.show_as(*signs[certainty.met])
        words, source = Words(self._look, size=14, wrap=self._narrow), Words(self._look, size=14)
        words.say(certainty.text)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1 if self._narrow else 0)
        if not self._narrow:
            source.say(certainty.source, "text2")
            row.addWidget(source)
            row.addStretch(1)
        return line
