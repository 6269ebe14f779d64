"""Parts of the entry of a count: what is wrong, what is certain, where the papers are sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.services.vote_trials import list_certainties, try_count
from desktop.ui.ballots.cards import Card, Sign, Words, clear_layout, show_reasons
from desktop.ui.ballots.sum_words import say_advice, say_fault
from desktop.ui.law_words import cite, say_certainty, say_reasons, say_result
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.fields import LineField, NumberBox, ProseField
from desktop.ui.widgets.keycaps import KeyCap

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.tally_forms import Equation, Room, TallyForm
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

    def show_fault(
        self, fault: Equation | None, room: Room, repeat: Callable[[], None] | None
    ) -> None:
        """Show a sum that is wrong, or nothing; `repeat` is what a void vote can be mended by."""
        if fault is None:
            self.hide()
            return
        self._show(say_fault(fault, room), say_advice(fault, room), "bad")
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


class CountButtons(QObject):
    """The foot of the dialog: what the keys do, then clear, print and submit."""

    def __init__(self, look: Look, footer: QHBoxLayout) -> None:
        super().__init__()
        keys = (
            ("Tab", self.tr("下一格")),
            ("Shift+Tab", self.tr("上一格")),
            ("Esc", self.tr("先放着，数字保留")),
        )
        for key, told in keys[-1:] if look.large else keys:  # captions give way before buttons
            footer.addWidget(KeyCap(key))
            footer.addWidget(ElidedLabel(told))
        footer.addStretch(1)
        self.clear = Button(self.tr("清空重数"), letter="C")
        self.sheet = Button(self.tr("打印唱计票表"), icon="printer", letter="P")
        self.send = Button(self.tr("提交结果"), kind="primary", letter="B")
        for button in self.all():
            footer.addWidget(button)

    def all(self) -> tuple[Button, Button, Button]:
        """Return clear, print and submit."""
        return self.clear, self.sheet, self.send


class ReminderSheet(Sheet):
    """What a person has to see to beside a verdict, the most serious first."""

    def __init__(self, parent: QWidget, warnings: tuple[str, ...]) -> None:
        title = QCoreApplication.translate("ReminderSheet", "判定以外要留意的")
        super().__init__(parent, title, width=720)
        words = ProseField(name=title, lines=10)
        words.setReadOnly(True)
        words.set_text("\n".join(f"{at}. {one}" for at, one in enumerate(warnings, start=1)))
        self.body.addWidget(words)
        words.setFocus()


class PreviewCard(Card):
    """What the count would come to once all sums hold; until then what is certain already."""

    def __init__(self, look: Look, *, narrow: bool = False) -> None:
        """Make it; `narrow` stands in a side panel, where sentences take several lines."""
        super().__init__(look, "dashed")
        self._look, self._narrow = look, narrow
        self.heading = Words(look, size=20 if narrow else 17, bold=True)
        self.hint = Words(look, size=14)
        self._beside, self._below = Words(look, size=14), Words(look, size=13, wrap=True)
        self._sign = Sign(look, 20)
        head = QHBoxLayout()
        for part in (self._sign, self.heading, self.hint):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._beside)
        self.reminders = Button("", kind="link")
        self.reminders.setProperty("bulk", "small")
        self.reminders.clicked.connect(self._on_reminders_clicked)
        self.reminders.hide()
        head.addWidget(self.reminders)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.px(2))
        self.body.setSpacing(look.px(3))
        self.body.addLayout(head)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._below)
        self.outcome: Outcome | None = None
        self.arrange(narrow=narrow)

    def arrange(self, *, narrow: bool) -> None:
        """Put the law below the reasons, or beside the verdict where there is room."""
        self._narrow, px = narrow, self._look.px
        left, right = (8, 4) if narrow else (14, 12)
        self.body.setContentsMargins(px(left), px(7), px(right), px(7))
        self._place_source(self.source)

    @property
    def source(self) -> str:
        """The law that is named, "" for none."""
        return self._beside.said

    def _place_source(self, source: str) -> None:
        for words, wanted in ((self._beside, not self._narrow), (self._below, self._narrow)):
            words.say(source, "text2")
            words.setVisible(wanted and bool(source))

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
        self.outcome = outcome
        carried = outcome.result == "carried"
        self.show_as("good" if carried else "note")
        sign = "circle-check" if carried else "circle-minus"
        self._sign.show_as(sign, "good" if carried else "text2")
        self.heading.say(say_result(outcome.result), "good" if carried else "text")
        self.hint.hide()
        self._place_source(cite(outcome.source))
        show_reasons(self._lines, self._look, say_reasons(outcome))
        self.reminders.show_text(self.tr("提醒 %n 条", "", len(outcome.warnings)))
        self.reminders.setVisible(bool(outcome.warnings))

    def _on_reminders_clicked(self) -> None:
        if self.outcome is not None:
            ReminderSheet(self, self.outcome.warnings).open()

    def _show_certain(self, certain: tuple[Certainty, ...], hint: str) -> None:
        self.show_as("dashed")
        self._sign.show_as("", "text2")
        self.heading.say(self.tr("表决结果"))
        self.hint.say(hint, "text2")
        self.hint.setVisible(not self._narrow)
        self._place_source("")
        self.reminders.hide()
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
        sign.setFixedHeight(self._look.px(20))  # beside the first line, in its middle
        words, source = Words(self._look, size=14, wrap=True), cite(certainty.source)
        words.say(f"{say_certainty(certainty)}　{'' if self._narrow else source}")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line
