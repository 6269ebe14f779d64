"""Stages, conditions and changes of a consultation in the words of the interface."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.deadlines import BEIJING, day_of
from desktop.domain.gates import sentence
from desktop.records import Kind, declaration_of, record_type
from desktop.services.consultation_views import CURRENT, DONE
from desktop.services.vote_trials import Cited
from desktop.ui.law_words import cite, rule_word
from desktop.ui.messages import label
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.widgets.painted.stages import StageStep

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.services.consultation_views import ChangeView, ConditionView, StageView

_STATES = {DONE: "done", CURRENT: "current"}
_CITED = re.compile(r"《(.+?)》(.*)")
_STAGE = re.compile(r"第(\d+)环节")
_CUSTOM = "（惯例，非法律规定）"
_LONGEST = 24
"""Characters of a value that stand in a line of changes."""


class FileWords(QObject):
    """Says what a consultation's page shows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.due = DueWords(self)

    def condition(self, one: ConditionView) -> str:
        """Return what is lacking, or what is there."""
        template = label(one.template)
        if template == one.template:  # the interface is Chinese
            return sentence(template, one.figures)
        details = one.figures.get("detail", "").split("、")
        figures = dict(one.figures) | {"detail": ", ".join(label(each) for each in details)}
        return template.format(**figures).rstrip(": ")

    def why(self, one: ConditionView) -> str:
        """Return why it is asked for."""
        said = label(one.why) if one.why else ""
        return said.format(**one.figures) if "{" in said else said

    def basis(self, text: str) -> str:
        """Return laws and articles that something rests on."""
        return self.tr("；").join(self._cited(one) for one in text.split("；"))

    def _cited(self, text: str) -> str:
        found = _CITED.fullmatch(text)
        custom = text.removesuffix(_CUSTOM)
        if custom != text:
            return self.tr("{rule}（惯例，非法律规定）").format(rule=rule_word(custom))
        if found is None:
            return label(text)
        title, rest = found[1], found[2]
        if stage := _STAGE.fullmatch(rest):
            where = self.tr("第 {number} 环节").format(number=stage[1])
            named = label(title)
            return text if named == title else f"{named}, {where}"
        for law in (f"中华人民共和国{title}", title):
            if rule_word(law) != law:
                return cite(Cited(law=law, articles=rest)).rstrip(", ")
        return text

    def stage(self, one: StageView) -> str:
        """Return the name of a stage, as the line has room for it."""
        return label(one.short)

    def title(self, text: str) -> str:
        """Return a title that a procedure gives."""
        return label(text)

    def step(self, one: StageView, today: date) -> StageStep:
        """Return a stage as the line of stages shows it."""
        state = _STATES.get(one.state, "ahead")
        return StageStep(self.stage(one), self.when(one, today), state, one.stage)

    def when(self, one: StageView, today: date) -> str:
        """Return the day of a stage, or what is left of it."""
        if one.state == CURRENT:
            return self._current(one, today)
        if one.state == DONE:
            return self.due.day(one.begun_on) if one.begun_on else ""
        return self._day_near(one.meeting_on, today) if one.meeting_on else ""

    def _current(self, one: StageView, today: date) -> str:
        if one.is_hung:
            return self.tr("满 %n 日", "", one.hung_needed or 0)
        if one.hung is not None and one.hung_needed is not None:
            return self.tr("{done}/{need} 日").format(done=one.hung, need=one.hung_needed)
        if one.due is not None:
            return self.due.left((one.due - today).days)
        return self.due.day(one.begun_on) if one.begun_on else ""

    def _day_near(self, day: date, today: date) -> str:
        return self.tr("今天") if day == today else self.due.day(day)

    def moment(self, at: datetime, today: date) -> str:
        """Return when something was written: 今天 16:05, 昨天 16:05, 11月20日."""
        day = day_of(at)
        clock = f"{at.astimezone(BEIJING):%H:%M}"
        ago = (today - day).days
        if ago == 0:
            return self.tr("今天 {clock}").format(clock=clock)
        if ago == 1:
            return self.tr("昨天 {clock}").format(clock=clock)
        return self.due.day(day)

    def change(self, one: ChangeView) -> str:
        """Return what was changed, without when and by whom."""
        what = label(one.field) if one.field else label(one.act)
        named = f"{one.subject} {what}" if one.subject else what
        if one.field and (one.before or one.after):
            before, after = (
                _cut(label(text)) if text else self.tr("（空）") for text in (one.before, one.after)
            )
            return f"{named} {before} → {after}"
        return named

    def kind_of(self, type_name: str) -> str:
        """Return what a record type is called."""
        return label(declaration_of(record_type(type_name)).title)

    def choice(self, type_name: str, field: str, key: str) -> str:
        """Return the word of a choice of a record's field; the key where there is none."""
        found = declaration_of(record_type(type_name)).field(field)
        known = found.kind is Kind.CHOICE and key in found.choices
        return label(found.choices[key]) if known else key


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
