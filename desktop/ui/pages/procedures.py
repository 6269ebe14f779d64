"""协商程序: every procedure and version there is, read stage by stage, and adapted from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.deadlines import BEIJING
from desktop.services.procedure_views import list_procedure_lines, view_procedure
from desktop.ui.consultations.guide_view import GuideView
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.errors import AppError
    from desktop.services.ports import Reading
    from desktop.services.procedure_views import ProcedureLine, ProcedureView
    from desktop.services.stage_guides import StageGuide
    from desktop.ui.sessions import Session

LIST_WIDTH, STAGES_WIDTH = 316, 232
COMPACT_LIST_WIDTH, COMPACT_STAGES_WIDTH = 264, 196


class ProceduresPage(Page):
    """Option ``procedure`` is the key of the version to show (chain@1)."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._wanted = str(place.options.get("procedure", ""))
        self.view: ProcedureView | None = None
        self.head = PageHead(
            self.tr("协商程序"), self.tr("开始以后一直用开始时的那一版"), back=True
        )
        self.adapt = Button(self.tr("照着改一份"), kind="primary", icon="copy", letter="A")
        self.adapt.lock(self.tr("正在打开…"))
        self.head.buttons.addWidget(self.adapt)
        self.list, self.stages = RowList(), RowList()
        self.list.setAccessibleName(self.tr("协商程序"))
        self.stages.setAccessibleName(self.tr("环节"))
        self.guide = GuideView()
        self._purpose = text_label("", "body", wrap=True)
        self._note = text_label("", "caption", wrap=True)
        self._stage_title = text_label("", "panel-title", wrap=True)
        self._fault = FaultBox("")
        self._fault.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._panel = Panel("")
        self._versions = Panel("")
        self._versions.body.addWidget(self.list)
        about = QVBoxLayout()
        about.setContentsMargins(16, 10, 16, 10)
        about.setSpacing(4)
        about.addWidget(self._purpose)
        about.addWidget(self._note)
        self._panel.body.addLayout(about)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.stages)
        beside.addWidget(self._reading_area(), 1)
        self._panel.body.addLayout(beside, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._versions)
        row.addWidget(self._panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._fault)
        column.addLayout(row, 1)

    def _reading_area(self) -> QScrollArea:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(20, 8, 16, 12)
        inside.setSpacing(10)
        inside.addWidget(self._stage_title)
        inside.addWidget(self.guide)
        inside.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("环节的要求"))
        self._area.viewport().setAutoFillBackground(False)
        self._area.setWidget(content)
        content.setAutoFillBackground(False)
        return self._area

    def _connect(self) -> None:
        self.head.back_pressed.connect(self._go_back)
        self.list.current_changed.connect(self._on_version_chosen)
        self.stages.current_changed.connect(self._on_stage_chosen)
        self.adapt.clicked.connect(self._on_adapt_clicked)

    def refresh(self) -> None:
        """Ask for the versions there are."""
        self.session.read(self, list_procedure_lines, self._on_lines_read)

    def _on_lines_read(self, lines: Sequence[ProcedureLine]) -> None:
        self.list.show_rows([self._row(line) for line in lines])
        keys = [line.key for line in lines]
        self._versions.show_title(self.tr("有哪些"), self.tr("%n 个版本", "", len(lines)))
        if self._wanted in keys:
            self.list.choose(self._wanted)
        self._wanted = ""
        self._ask(self.list.current_key())

    def _row(self, line: ProcedureLine) -> Row:
        whose = self.tr("随软件提供") if line.is_shipped else self.tr("本地自订")
        if not line.is_newest:
            whose = self.tr("旧版，不再新用")
        second = self.tr("第 {version} 版 · {stages} 个环节 · {whose}").format(
            version=line.version, stages=line.stages, whose=whose
        )
        used = self.tr("{n} 件").format(n=line.in_use)
        return Row(
            key=line.key,
            title=label(line.name),
            second=second,
            chips=((used, "info", ""),) if line.in_use else (),
            muted=not line.is_newest,
        )

    def _on_version_chosen(self, key: object) -> None:
        if key is not None and (self.view is None or key != self.view.line.key):
            self._ask(key)

    def _ask(self, key: object) -> None:
        if key is None:
            return
        home = self.session.home

        def read(reading: Reading) -> ProcedureView:
            return view_procedure(reading, str(key), home.press)

        self.session.read(self, read, self._on_read, self._on_unreadable)

    def _on_unreadable(self, error: AppError) -> None:
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()

    def _on_read(self, view: ProcedureView) -> None:
        self.view = view
        self._fault.hide()
        line = view.line
        version = self.tr("第 {version} 版").format(version=line.version)
        self._panel.show_title(label(line.name), version)
        self._purpose.setText(label(line.purpose) if line.purpose else "")
        self._purpose.setVisible(bool(line.purpose))
        note = self._words_of(view)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        word = self.tr("照着改一份") if line.is_shipped else self.tr("改成下一版")
        self.adapt.show_text(word)
        if line.is_newest:
            self.adapt.unlock()
        else:
            self.adapt.lock(self.tr("已经有更新的一版，请从最新的一版改起"))
        self.stages.show_rows(
            [
                Row(key=one.key, title=f"{one.number}  {label(one.short)}", data=one)
                for one in view.stages
            ]
        )
        self._show_stage(self._stage(self.stages.current_key()))

    def _words_of(self, view: ProcedureView) -> str:
        line = view.line
        said = []
        if line.based_on:
            day = f"{line.adapted_at.astimezone(BEIJING):%Y-%m-%d}" if line.adapted_at else ""
            told = self.tr("照{base}改编，{by}，{day}：{reason}")
            said.append(
                told.format(base=line.based_on, by=line.adapted_by, day=day, reason=line.reason)
            )
        if view.regulations:
            named = self.tr("、").join(view.regulations)
            said.append(self.tr("相关制度：{names}").format(names=named))
        return self.tr("。").join(said)

    def _stage(self, key: object) -> StageGuide | None:
        stages = self.view.stages if self.view else ()
        return next((one for one in stages if one.key == key), next(iter(stages), None))

    def _on_stage_chosen(self, key: object) -> None:
        if key is not None:
            self._show_stage(self._stage(key))

    def _show_stage(self, stage: StageGuide | None) -> None:
        if stage is None:
            return
        told = self.tr("第 {number} 步  {title}")
        self._stage_title.setText(told.format(number=stage.number, title=label(stage.title)))
        days = self.tr("{days} 天（程序建议，不是法定期限）")
        limit = days.format(days=stage.days) if stage.days else self.tr("不限")
        facts = [(self.tr("责任"), label(stage.responsible)), (self.tr("期限"), limit)]
        self.guide.show_guide(stage, facts)
        self._area.verticalScrollBar().setValue(0)

    def _on_adapt_clicked(self) -> None:
        if self.view is not None:
            place = Place("adapting", options={"procedure": self.view.line.key})
            self.session.navigator.go(place)

    def _go_back(self) -> None:
        if self.session.navigator.can_go_back:
            self.session.navigator.back()
        else:
            self.session.navigator.go(Place("settings"))

    def first_focus(self) -> QWidget:
        """Return the versions."""
        return self.list

    def arrange(self, *, compact: bool) -> None:
        """Give the text the room that the lists can spare."""
        look = self.session.look
        wide, narrow = (
            (COMPACT_LIST_WIDTH, COMPACT_STAGES_WIDTH) if compact else (LIST_WIDTH, STAGES_WIDTH)
        )
        self._versions.setFixedWidth(look.px(wide) if not compact else wide)
        self.stages.setFixedWidth(look.px(narrow) if not compact else narrow)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑ ↓", self.tr("上一个、下一个")),
            ("Tab", self.tr("到环节；再按到环节的要求")),
            ("Alt+A", self.tr("照着改一份，或者改成下一版")),
        ]
