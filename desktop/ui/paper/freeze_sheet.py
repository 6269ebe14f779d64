"""定稿 and 出新的一版: what it means, what was checked, who does it and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from desktop.services.frozen_records import freeze_meeting, freeze_plan
from desktop.ui.messages import label
from desktop.ui.paper.check_lines import CheckLine, PaperWords
from desktop.ui.task_ledger.entry_sheets import EntrySheet
from desktop.ui.widgets.fields import LineField, ProseField
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.services.paper_views import PaperView
    from desktop.ui.sessions import Session


WHY_HEIGHT = 76
"""px of the design."""


class FreezeSheet(EntrySheet):
    """Freezes a meeting or plan as its first or next version."""

    frozen = Signal(object)
    """Id of the frozen record."""

    def __init__(self, parent: QWidget, session: Session, view: PaperView) -> None:
        self._view, self._next = view, len(view.versions) + 1
        again = bool(view.versions)
        super().__init__(parent, session, "", form="freeze", row=str(view.subject))
        title = self.tr("出第 {number} 版") if again else self.tr("定稿")
        self.show_title(title.format(number=self._next))
        self.save_button.show_text(title.format(number=self._next))
        self.save_button.show_icon("stamp")
        self.body.addWidget(text_label(view.title, "strong", wrap=True))
        self.body.addWidget(text_label(self._meaning(again=again), "second", wrap=True))
        self.body.addWidget(self._checks())
        if again:
            why = ProseField(lines=2)
            why.setMaximumHeight(session.look.px(WHY_HEIGHT))
            self.add_field("correction", self.tr("为什么要出新的一版"), why)
        self.add_field("frozen_by", self.tr("定稿人"), LineField(view.keeper))
        self.finish_layout()
        self.fields["correction" if again else "frozen_by"].setFocus()

    def _meaning(self, *, again: bool) -> str:
        if again:
            return self.tr(
                "第 {old} 版原样留着，随时能打开；签字用第 {new} 版。理由会和新版一起存下。"
            ).format(old=self._next - 1, new=self._next)
        return self.tr(
            "定稿以后，这一版一个字也不能再改，有编号、版本和摘要，可以打印签字。"
            "发现错处再出新的一版，旧版留着。"
        )

    def _checks(self) -> Panel:
        view, words = self._view, PaperWords(self)
        told = [(words.glyphs(view), "")]
        sums = words.sums(view)
        if sums is not None:
            told.append((sums, ""))
        if view.subject_type == "meeting":
            told.append((("good", self.tr("表决都有了结果"), ""), ""))
        if view.unanswered:
            title = self.tr("{count} 条意见还没有采纳情况").format(count=view.unanswered)
            told.append((("warn", title, self.tr("会印成“待答复”；可以先写好再定稿")), ""))
        if view.changed:
            names = self.tr("、").join(label(name) for name in view.changed)
            told.append((("info", self.tr("改过的地方"), names), "pencil"))
        panel = Panel("")
        for said, picture in told:
            line = CheckLine()
            line.say(said, picture)
            panel.body.addWidget(line)
        return panel

    def make_act(self) -> Callable[[], Any]:
        """Return what freezes."""
        freeze = freeze_meeting if self._view.subject_type == "meeting" else freeze_plan
        values: dict[str, Any] = {name: field.text() for name, field in self.fields.items()}
        if self.session.is_day_settled:
            values["at"] = self.session.now()
        return partial(freeze, self.session.ledger, self._view.subject, **values)

    def on_stored(self, result: object) -> None:
        """Say so, and close."""
        told = self.tr("定稿了，是第 {number} 版。印出来签字，再封存。")
        self.session.notify(told.format(number=self._next), tone="good")
        super().on_stored(result)
        self.frozen.emit(result)
