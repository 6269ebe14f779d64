"""The form of one stage that is adapted: who, how long, and what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.procedures import Weight
from desktop.ui.consultations.marks import StatusIcon
from desktop.ui.first_start.labelled import labelled
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField, NumberBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.procedures.working_plan import WorkingPlan, WorkingStage

_FIGURES = ("done", "of", "left", "need")
_LONGEST_LIMIT = 999


class StageForm(QWidget):
    """Writes into the working plan; `edited` says that something was changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: WorkingPlan | None = None
        self._key = ""
        self.responsible = LineField()
        self.days = NumberBox(maximum=_LONGEST_LIMIT)
        self.days.setMaximumWidth(120)
        self.buttons: list[Button] = []
        self._asked = QVBoxLayout()
        self._asked.setSpacing(8)
        self._rows: list[QWidget] = []
        self.offer = QComboBox()
        self.why = LineField(placeholder=self.tr("例如：修路前要先量过"))
        self.add = Button(self.tr("加上"), icon="plus", letter="J")
        self._lay_out()
        self.responsible.textEdited.connect(self._on_responsible_edited)
        self.days.textEdited.connect(self._on_days_edited)
        self.add.clicked.connect(self._on_add_clicked)
        self.why.textEdited.connect(self.why.clear_fault)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(labelled(self.tr("由谁负责"), self.responsible), 2, top)
        hint = self.tr("空着就是不限；不是法定期限。")
        row.addWidget(labelled(self.tr("办理天数"), self.days, hint), 1, top)
        column.addLayout(row)
        column.addWidget(text_label(self.tr("进入这个环节要有"), "panel-title"))
        column.addLayout(self._asked)
        column.addWidget(text_label(self.tr("再加一条"), "panel-title"))
        self.offer.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        column.addWidget(labelled(self.tr("要有什么"), self.offer))
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(labelled(self.tr("写一句为什么"), self.why), 1)
        beside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(beside)
        column.addStretch(1)

    def show_offers(self, plan: WorkingPlan) -> None:
        """Offer the conditions that can be added, in words."""
        self._plan = plan
        self.offer.clear()
        for key, document in plan.view.offers.items():
            self.offer.addItem(self._in_general(str(document["met"])), key)

    def show_stage(self, key: str) -> None:
        """Show a stage of the plan."""
        if self._plan is None:
            return
        self._key = key
        one = self._plan.stage(key)
        self.responsible.setText(label(one.responsible))
        self.responsible.clear_fault()
        self.days.set_number(one.days)
        self.why.clear_fault()
        self._show_asked(one)

    def _show_asked(self, one: WorkingStage) -> None:
        for row in self._rows:
            self._asked.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        for requirement in one.stage.requires:
            self._add_row(self._row_of(one, requirement.code))
        for at, (offer, why) in enumerate(one.added):
            self._add_row(self._row_of_added(at, offer, why))
        if not self._rows:
            self._add_row(text_label(self.tr("没有条件。"), "second"))

    def _add_row(self, row: QWidget) -> None:
        self._rows.append(row)
        self._asked.addWidget(row)
        row.show()

    def _row_of(self, one: WorkingStage, code: str) -> QWidget:
        assert self._plan is not None  # noqa: S101 – rows are made of a plan
        requirement = next(each for each in one.stage.requires if each.code == code)
        title = self._in_general(requirement.met)
        if code in self._plan.view.kept_for_good:
            lawful = requirement.weight is Weight.LAW
            why = self.tr("法定条件，不能去掉") if lawful else self.tr("到会人数，不能去掉")
            return self._row("lock", "text2", title, why)
        dropped = code in one.dropped
        word = self.tr("放回") if dropped else self.tr("去掉")
        note = self.tr("已去掉") if dropped else self.tr("程序要求")
        button = Button(word, kind="link")
        button.setAccessibleName(self.tr("{word}：{title}").format(word=word, title=title))
        button.clicked.connect(lambda: self._on_drop_clicked(code))
        mark = ("circle-minus", "text3") if dropped else ("dot", "text2")
        return self._row(*mark, title, note, button)

    def _row_of_added(self, at: int, offer: str, why: str) -> QWidget:
        assert self._plan is not None  # noqa: S101 – rows are made of a plan
        title = self._in_general(str(self._plan.view.offers[offer]["met"]))
        button = Button(self.tr("去掉"), kind="link")
        button.setAccessibleName(
            self.tr("{word}：{title}").format(word=self.tr("去掉"), title=title)
        )
        button.clicked.connect(lambda: self._on_take_away_clicked(at))
        return self._row("plus", "info", title, why, button)

    def _row(
        self, icon: str, color: str, title: str, note: str, button: Button | None = None
    ) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(StatusIcon(icon, color), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(title, "strong", wrap=True))
        words.addWidget(text_label(note, "caption", wrap=True))
        line.addLayout(words, 1)
        if button is not None:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
        return row

    def _in_general(self, template: str) -> str:
        """Return a sentence of a condition without figures of a matter."""
        some = self.tr("若干")
        figures: Mapping[str, str] = dict.fromkeys(_FIGURES, some) | {"day": "", "detail": ""}
        return label(template).format(**figures).rstrip("：: ")

    # What is changed

    def _stage(self) -> WorkingStage | None:
        return self._plan.stage(self._key) if self._plan is not None and self._key else None

    def _on_responsible_edited(self, text: str) -> None:
        if (one := self._stage()) is not None:
            one.responsible = text
            self.responsible.clear_fault()
            self.edited.emit()

    def _on_days_edited(self, _: str) -> None:
        if (one := self._stage()) is not None:
            one.days = self.days.number() or None
            self.edited.emit()

    def _on_drop_clicked(self, code: str) -> None:
        if (one := self._stage()) is not None:
            one.dropped ^= {code}
            self._changed(one)

    def _on_take_away_clicked(self, at: int) -> None:
        if (one := self._stage()) is not None:
            del one.added[at]
            self._changed(one)

    def _on_add_clicked(self) -> None:
        one, offer = self._stage(), self.offer.currentData()
        if one is None or not offer:
            return
        if not self.why.text().strip():
            self.why.show_fault(self.tr("写一句为什么要有这一条，印在“还差什么”里。"))
            self.why.setFocus()
            return
        one.added.append((str(offer), self.why.text().strip()))
        self.why.clear()
        self._changed(one)

    def _changed(self, one: WorkingStage) -> None:
        self._show_asked(one)
        self.add.setFocus()
        self.edited.emit()
