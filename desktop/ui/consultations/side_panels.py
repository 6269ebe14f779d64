"""Papers that can be printed now, who signed the plan, what was changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from desktop.records.stages import SIGNING_BODIES
from desktop.ui.consultations.marks import StatusIcon
from desktop.ui.consultations.wording import FileWords
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from desktop.services.consultation_views import ChangeView, PaperView, SignOffView

_UNBOUND = 16_777_215
_HIGHEST, _LINE = 148, 32
"""px of the design: the papers in sight, and a line of signatures."""


class PapersPanel(Panel):
    """What can be printed, and with a lock what cannot yet, and why."""

    asked = Signal(object)
    """The PaperView of a paper that was pressed."""
    dossier_asked = Signal()
    """一事一档 was pressed."""

    def __init__(self) -> None:
        super().__init__("")
        self.show_title(self.tr("现在能打印的"), self.tr("无须再录一遍"))
        self.dossier = self._dossier()
        self.buttons: list[Button] = []
        self._is_beside = False
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area)

    def show_papers(self, papers: Sequence[PaperView]) -> None:
        """Show other papers, those that can be printed first."""
        content = QWidget()
        content.setProperty("role", "sheet-body")
        flow = FlowLayout(content, line_gap=0)
        flow.setContentsMargins(QMargins(8, 8, 8, 8))
        ordered = sorted(papers, key=lambda paper: bool(paper.locked))
        self.dossier = self._dossier()
        self.buttons = [self.dossier, *(self._button(paper) for paper in ordered)]
        for button in self.buttons:
            flow.addWidget(button)
        self._area.setWidget(content)
        self._align()

    def _align(self) -> None:
        """Make all as wide as the widest, so that they stand in columns."""
        for button in self.buttons:
            button.setMinimumWidth(0)
            button.ensurePolished()
        widest = max((button.sizeHint().width() for button in self.buttons), default=0)
        half = (self._area.viewport().width() - 16) // 2
        for button in self.buttons:
            button.setMinimumWidth(max(widest, half) if widest <= half else widest)
        content = self._area.widget()
        layout = content.layout() if content is not None else None
        if layout is not None:
            wanted = layout.heightForWidth(max(self._area.viewport().width(), 2))
            highest = _UNBOUND if self._is_beside else appearance().px(_HIGHEST)
            self._area.setMinimumHeight(0 if self._is_beside else min(wanted, highest))
            self._area.setMaximumHeight(highest if self._is_beside else min(wanted, highest))

    def arrange(self, *, beside: bool) -> None:
        """Take all the height there is where it stands beside the gate."""
        self._is_beside = beside
        self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_area"):
            self._align()

    def _dossier(self) -> Button:
        button = Button(self.tr("一事一档，装订成册"), kind="paper", icon="folder", letter="D")
        button.setToolTip(self.tr("把这件事的全部文书和附件装订成一个 PDF"))
        button.clicked.connect(self.dossier_asked)
        return button

    def _button(self, paper: PaperView) -> Button:
        button = Button(label(paper.title), kind="paper", icon="file-text")
        if paper.locked:
            reason = self._why_locked(paper.locked)
            words = self.tr("{paper}（{reason}）").format(paper=label(paper.title), reason=reason)
            button.show_text(words)
            button.lock(reason)
        if paper.subject:
            button.setToolTip(paper.subject)
        button.clicked.connect(lambda: self.asked.emit(paper))
        return button

    def _why_locked(self, code: str) -> str:
        return {
            "no_meeting": self.tr("没有会议"),
            "meeting_not_ended": self.tr("会后"),
            "no_motion": self.tr("没有表决事项"),
            "no_vote": self.tr("表决后"),
            "answers_missing": self.tr("七问未齐"),
        }.get(code, code)


class SignOffRow(QFrame):
    """方案签署: a mark, the body, who and when."""

    asked = Signal(str)
    """The body that has not signed and was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel-foot")
        self._words = FileWords(self)
        parts = QWidget()
        self._row = FlowLayout(parts, gap=12)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parts.setSizePolicy(policy)
        self._buttons: list[QWidget] = []
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 2, 8, 2)
        whole.addWidget(parts, 1)

    def show_sign_offs(self, sign_offs: Sequence[SignOffView], *, locked: bool) -> None:
        """Show who signed; who has not is a button, unless nothing can be changed any more."""
        while self._row.count():
            item = self._row.takeAt(0)
            if item is not None:
                item.widget().hide()
                item.widget().deleteLater()
        self._buttons = []
        title = text_label(self.tr("方案签署"), "strong")
        title.setMinimumHeight(appearance().px(_LINE))
        self._row.addWidget(title)
        for one in sign_offs:
            self._row.addWidget(self._signed(one) if one.id else self._waiting(one, locked=locked))

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return list(self._buttons)

    def _signed(self, one: SignOffView) -> QWidget:
        day = self._words.due.day(one.signed_on) if one.signed_on else ""
        words = " ".join(filter(None, (label(SIGNING_BODIES[one.body]), one.name, day)))
        return _marked("circle-check", "good", words)

    def _waiting(self, one: SignOffView, *, locked: bool) -> QWidget:
        words = self.tr("{body} 待签").format(body=label(SIGNING_BODIES[one.body]))
        if locked:
            return _marked("clock", "text2", words)
        button = Button(words, kind="paper", icon="clock")
        button.clicked.connect(lambda: self.asked.emit(one.body))
        self._buttons.append(button)
        return button


class ChangesRow(QFrame):
    """最近改动: the last two, and the way to all."""

    history_asked = Signal()
    """全部历史 was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel-foot")
        self._words = FileWords(self)
        self._told = ElidedLabel("", "second")
        self.facts = Button(self.tr("基本信息"), kind="link", letter="B")
        self.history = Button(self.tr("全部历史"), kind="link", letter="H")
        self.history.clicked.connect(self.history_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.setSpacing(12)
        row.addWidget(text_label(self.tr("最近改动"), "strong"))
        row.addWidget(self._told, 1)
        row.addWidget(self.facts)
        row.addWidget(self.history)

    def show_changes(self, changes: Sequence[ChangeView], today: date) -> None:
        """Show the newest changes."""
        words = self._words
        told = [
            " ".join(filter(None, (words.moment(one.at, today), one.by, words.change(one))))
            for one in changes[:2]
        ]
        self._told.setText(" · ".join(told) or self.tr("还没有改动"))


def _marked(name: str, color: str, words: str) -> QWidget:
    whole = QWidget()
    whole.setMinimumHeight(appearance().px(_LINE))
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(StatusIcon(name, color, 16), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(ElidedLabel(words, "second"), 1)
    return whole
