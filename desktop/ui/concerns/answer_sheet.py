"""写答复 and 告知结果: what the askers are told, how and when; nobody is left out unseen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox

from desktop.domain.deadlines import day_of
from desktop.errors import ValidationError
from desktop.records import Concern, Feedback
from desktop.records.evaluations import FEEDBACK_WAYS
from desktop.services.answers import answer_concern, tell_askers
from desktop.services.overtaken import key_of, read_all_held
from desktop.ui.messages import label
from desktop.ui.task_ledger.entry_sheets import EntrySheet
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField, ProseField
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.services.concern_views import Asker
    from desktop.services.overtaken import Held
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_MANY = 3


class AnswerSheet(EntrySheet):
    """Answers those who wait, or tells them what was prepared; the others go on waiting."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        heading: str,
        *,
        title: str,
        askers: Sequence[Asker],
    ) -> None:
        """Make a sheet.

        Args:
            parent: A widget of the window.
            session: Where to write.
            heading: In the title bar.
            title: Of the concern.
            askers: Those who still wait, at least one; where words wait for some of them, those
                only.
        """
        first = askers[0]
        self.is_telling = first.pending is not None
        over = partial(_hold_waiting, askers=askers)
        super().__init__(parent, session, heading, form="answer", row=str(first.concern), over=over)
        self.body.addWidget(text_label(title, "strong", wrap=True))
        self._add_words(first.words)
        self.way = Segments([(way, label(word), "") for way, word in FEEDBACK_WAYS.items()])
        self.way.setAccessibleName(self.tr("怎么告知的"))
        self.way.choose("visit")
        self.way.chosen.connect(lambda _: self.keeper.touch())
        self.body.addWidget(text_label(self.tr("怎么告知的"), "strong"))
        self.body.addWidget(self.way)
        self.add_field("told_on", self.tr("哪天"), LineField(day_of(session.now()).isoformat()))
        self.ticks: list[tuple[Asker, QCheckBox]] = []
        self._add_ticks(askers)
        self.finish_layout()
        self.fields["told_on" if self.is_telling else "answer"].setFocus()

    def _add_words(self, words: str) -> None:
        placeholder = self.tr("例：水泵5月10日换新，后半夜不再停水，已当面说明")
        caption = self.tr("告知什么") if self.is_telling else self.tr("怎么答复的")
        field = ProseField(placeholder=placeholder, lines=5)
        field.set_text(words)
        self.add_field("answer", caption, field)
        self._prepared = words

    def _add_ticks(self, askers: Sequence[Asker]) -> None:
        if len(askers) > 1:
            self.body.addWidget(text_label(self.tr("告知了谁（没勾的人还等着）"), "strong"))
        for asker in askers:
            tick = QCheckBox(asker.name or self.tr("不愿留姓名的人"))
            tick.setChecked(asker is askers[0])  # who was not told must not count as answered
            tick.setVisible(len(askers) > 1)
            self.ticks.append((asker, tick))
            self.body.addWidget(tick)
        self.all = Button(self.tr("全勾上"), kind="link", letter="A")
        self.all.clicked.connect(self._on_all_clicked)
        self.all.setVisible(len(askers) > _MANY)
        self.body.addWidget(self.all)

    def _on_all_clicked(self) -> None:
        for _, tick in self.ticks:
            tick.setChecked(True)

    def collect(self) -> dict[str, Any]:
        """Return the words, way and day."""
        return super().collect() | {"way": self.way.value()}

    def fill_in(self, content: dict[str, Any]) -> None:
        """Put a draft back."""
        way = content.pop("way", None)
        if way in FEEDBACK_WAYS:
            self.way.choose(way)
        super().fill_in(content)

    def make_act(self) -> Callable[[], Any]:
        """Return what stores the answer.

        Raises:
            ValidationError: The day cannot be read, or nobody is ticked.
        """
        words, day = self.fields["answer"].text(), self.read_day("told_on")
        told = [asker for asker, tick in self.ticks if tick.isChecked()]
        if not told:
            raise ValidationError(
                self.tr("没有勾告知了谁。"), self.tr("请至少勾一个人。"), field="heads"
            )
        values = {"way": self.way.value(), "told_on": day}
        if self.is_telling:
            rows = [asker.pending for asker in told if asker.pending is not None]
            said = "" if words.strip() == self._prepared.strip() else words
            return partial(tell_askers, self.session.ledger, rows, content=said, **values)
        concerns = list(dict.fromkeys(asker.concern for asker in told))
        heads = [asker.head for asker in told]
        return partial(
            answer_concern,
            self.session.ledger,
            concerns[0],
            answer=words,
            also=concerns[1:],
            heads=heads,
            **values,
        )

    def replaced(self) -> Mapping[str, Any]:
        """Return what those who were told waited with: none of it may be another by now."""
        told = [asker for asker, tick in self.ticks if tick.isChecked()]
        return dict.fromkeys(_keys(told))


def _keys(askers: Sequence[Asker]) -> list[str]:
    prepared = [key_of(one.pending, "content") for one in askers if one.pending is not None]
    return prepared + [key_of(one.concern, "state") for one in askers]


def _hold_waiting(reading: Reading, *, askers: Sequence[Asker]) -> dict[str, Held]:
    """Return how the concerns stand, and the words that were prepared for these."""
    concerns = dict.fromkeys(one.concern for one in askers)
    rows = [one.pending for one in askers if one.pending is not None]
    held = read_all_held(reading, kind=Concern, rows=concerns, names=("state",))
    return held | read_all_held(reading, kind=Feedback, rows=rows, names=("content",))
