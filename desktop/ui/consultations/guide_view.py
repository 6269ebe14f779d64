"""What is to be done at a stage: who, until when, with what, and what it asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.stage_guides import LACKING, MET, PASSED
from desktop.ui.consultations.marks import StatusIcon
from desktop.ui.consultations.wording import FileWords
from desktop.ui.law_words import rule_word
from desktop.ui.messages import label
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.services.consultation_views import ConditionView
    from desktop.services.stage_guides import Asked, StageGuide

_MARKS = {
    MET: ("circle-check", "good"),
    LACKING: ("triangle-alert", "warn"),
    PASSED: ("circle-minus", "info"),
    "": ("dot", "text2"),
}


class AskedLine(QWidget):
    """One thing that a stage asks for: its mark, its sentence, and what it rests on."""

    def __init__(self, asked: Asked, words: FileWords) -> None:
        super().__init__()
        one = asked.condition
        picture, color = _MARKS[asked.state]
        if asked.state == LACKING and one.is_lawful:
            color = "bad"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(StatusIcon(picture, color), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        states = {MET: self.tr("已具备"), LACKING: self.tr("还缺"), PASSED: self.tr("已跳过")}
        title = words.condition(one if asked.state else _in_general(asked, self.tr("若干")))
        said = self.tr("{state}：{title}").format(state=states.get(asked.state), title=title)
        self.title = said if asked.state else title
        lines.addWidget(text_label(self.title, "strong", wrap=True))
        for text in self._notes(asked, words):
            lines.addWidget(text_label(text, "caption", wrap=True))
        row.addLayout(lines, 1)
        self.setAccessibleName(self.title)

    def _notes(self, asked: Asked, words: FileWords) -> Iterable[str]:
        one = asked.condition
        kind = self.tr("法定条件") if one.is_lawful else self.tr("程序要求")
        if not one.passable:
            kind = self.tr("{kind}，不能跳过").format(kind=kind)
        why = words.why(one)
        yield self.tr("：").join(filter(None, (kind, why)))
        doubt = self.tr("（待核）") if one.review else ""
        by_body = self.tr("依开会的组织而定")
        yield by_body if asked.from_body else words.basis(one.basis) + doubt


def _in_general(asked: Asked, some: str) -> ConditionView:
    """Return a condition without figures of a matter: some instead of a number, no day."""
    figures = dict(asked.condition.figures) | {
        "done": some,
        "of": some,
        "left": some,
        "day": "",
        "detail": "",
    }
    return replace(asked.condition, figures=figures)


class GuideView(QWidget):
    """Facts of a stage in two columns, and below them what it asks for."""

    def __init__(self) -> None:
        super().__init__()
        self._words = FileWords(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._content: QWidget | None = None
        self.lines: list[AskedLine] = []

    def show_guide(self, guide: StageGuide, extra: Iterable[tuple[str, str]] = ()) -> None:
        """Show a stage; `extra` are facts that go before its own, label and words."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget(self)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._facts([*extra, *self._own_facts(guide)]))
        heading = self.tr("进入这个环节要有") if guide.asked else self.tr("进入这个环节没有条件。")
        column.addWidget(text_label(heading, "panel-title" if guide.asked else "second", wrap=True))
        self.lines = [AskedLine(one, self._words) for one in guide.asked]
        for line in self.lines:
            column.addWidget(line)
        self._column.addWidget(self._content)
        self._content.show()

    def _own_facts(self, guide: StageGuide) -> list[tuple[str, str]]:
        either = self.tr("，或者")
        listed = self.tr("、")
        doubt = self.tr("（待核）") if guide.review else ""
        found = [
            (self.tr("谁来开会"), either.join(rule_word(one) for one in guide.bodies)),
            (self.tr("要登记"), listed.join(label(one) for one in guide.records)),
            (self.tr("文书"), listed.join(label(one) for one in guide.papers)),
            (self.tr("依据"), self._words.basis(guide.basis) + doubt if guide.basis else ""),
        ]
        return [(name, words) for name, words in found if words]

    def _facts(self, facts: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, words) in enumerate(facts):
            grid.addWidget(text_label(name, "caption"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text_label(words, "body", wrap=True), row, 1)
        return grid
