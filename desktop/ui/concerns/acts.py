"""What is done with a concern from its drawer: each opens its sheet, or leads on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.domain.deadlines import day_of
from desktop.records import Concern
from desktop.services.concern_views import list_untold
from desktop.services.concerns import separate_concern
from desktop.services.consultations import plan_consultation
from desktop.services.forms import read_values
from desktop.services.likely_concerns import find_likely_duplicates
from desktop.ui.concerns.answer_sheet import AnswerSheet
from desktop.ui.concerns.drawer import CONSULTATION, DECIDE, PLAN, SCREEN, TOPIC
from desktop.ui.concerns.edit_sheets import ConcernEditSheet, FigureSheet
from desktop.ui.concerns.merge_sheet import MergeSheet
from desktop.ui.concerns.report_sheets import ReceiptSheet, ReplySheet, ReportSheet
from desktop.ui.concerns.topic_acts import TopicActs
from desktop.ui.places import Place
from desktop.ui.reception.duplicates_panel import FORM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.advice_reports import AdviceReport
    from desktop.services.concern_views import Asker, ConcernLine, ConcernSheet
    from desktop.services.likely_concerns import LikelyConcern
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

REPORT = "advice_report"
"""Id of the paper 社情民意报告."""


class ConcernActs(QObject):
    """Opens the sheets of a concern over a page."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self.topics = TopicActs(page, session)
        self._is_planning = False

    def answer(self, sheet: ConcernSheet) -> None:
        """Answer those who still wait; where words wait for people of the topic, tell them."""
        concern = sheet.line.id
        if any(asker.pending for asker in sheet.askers if asker.is_waiting):
            self._session.read(
                self,
                lambda reading: list_untold(reading, concern),
                partial(self._tell, sheet.line.title),
            )
            return
        waiting = [asker for asker in sheet.askers if asker.is_waiting]
        if waiting:
            heading = self.tr("写答复")
            title = sheet.line.title
            AnswerSheet(self._page, self._session, heading, title=title, askers=waiting).open()

    def _tell(self, title: str, askers: Sequence[Asker]) -> None:
        if askers:
            heading = self.tr("告知结果")
            AnswerSheet(self._page, self._session, heading, title=title, askers=askers).open()

    def edit(self, sheet: ConcernSheet) -> None:
        """Change what was written down."""
        concern = sheet.line.id

        def show(values: dict[str, Any]) -> None:
            title = self.tr("修改诉求")
            ConcernEditSheet(
                self._page, self._session, title, concern=concern, values=values
            ).open()

        self._session.read(self, lambda reading: read_values(reading, Concern, concern), show)

    def merge(self, lines: Sequence[ConcernLine], sheet: ConcernSheet) -> None:
        """Choose which it is one with; one that was merged stands for itself again."""
        line = sheet.line
        if sheet.into is not None:
            self._session.act(self, partial(separate_concern, self._session.ledger, line.id))
            return
        others = [one for one in lines if one.id != line.id and not one.into]
        words, today = f"{line.title}\n{line.content}", day_of(self._session.now())

        def look(reading: Reading) -> list[LikelyConcern]:
            person = reading.get(Concern, line.id).asker
            return find_likely_duplicates(reading, words, person=person, today=today, but=line.id)

        def show(likely: list[LikelyConcern]) -> None:
            MergeSheet(self._page, self._session, line, others, likely).open()

        self._session.read(self, look, show)

    def print(self, sheet: ConcernSheet) -> None:
        """Show the form of the visit."""
        self._session.navigator.go(Place("paper", sheet.line.id, {"paper": FORM}))

    def add_figure(self, sheet: ConcernSheet) -> None:
        """Write down a figure as it is before anything was done."""
        words = self.tr("现在是多少先记下，办完再补之后的数，变化自动算。")
        title = self.tr("记一个数字")
        concern = sheet.line.id
        FigureSheet(self._page, self._session, title, concern=concern, words=words).open()

    def report(self, sheet: ConcernSheet) -> None:
        """Enter that a report is handed in; the paper is printed from what was entered."""
        words = self.tr("报告里不写反映人的姓名。存好后可打印社情民意报告。")
        title = self.tr("报社情民意")
        concern = sheet.line.id
        ReportSheet(self._page, self._session, title, concern=concern, words=words).open()

    def sign_for(self, report: AdviceReport) -> None:
        """Enter who signed for a report."""
        ReceiptSheet(self._page, self._session, self.tr("登记签收"), report=report.id).open()

    def reply(self, report: AdviceReport) -> None:
        """Enter what was replied."""
        words = self.tr("存好后，反映人都列入“待告知”。")
        title, body = self.tr("登记上级答复"), report.addressed_to
        ReplySheet(
            self._page, self._session, title, report=report.id, body=body, words=words
        ).open()

    def print_report(self, report: AdviceReport) -> None:
        """Show the report as paper."""
        self._session.navigator.go(Place("paper", report.id, {"paper": REPORT}))

    def take_step(self, step: str, sheet: ConcernSheet) -> None:
        """Go on towards a consultation."""
        topic = sheet.topic
        if step == TOPIC:
            self.put_forward([asker.concern for asker in sheet.askers], sheet.line.title)
        elif topic is not None and step == CONSULTATION and topic.consultation:
            self._go_to(topic.consultation)
        elif topic is not None:
            acts = {SCREEN: self.topics.screen, DECIDE: self.topics.decide, PLAN: self._plan}
            acts[step](topic.id)

    def _plan(self, topic: UUID) -> None:
        """Begin a consultation; a second press while the first is stored begins no other."""
        if not self._is_planning:
            self._is_planning = True
            plan = partial(plan_consultation, self._session.ledger, topic=topic)
            self._session.act(self, plan, self._on_planned, self._on_refused)

    def _on_planned(self, consultation: UUID) -> None:
        self._is_planning = False
        self._go_to(consultation)

    def _on_refused(self, error: AppError) -> None:
        self._is_planning = False
        self._session.notify(error.message, error.advice, "bad")

    def put_forward(self, concerns: Sequence[UUID], title: str) -> None:
        """Make one topic of concerns, and of those merged into them."""
        self.topics.put_forward(list(dict.fromkeys(concerns)), title)

    def _go_to(self, consultation: UUID) -> None:
        self._session.navigator.go(Place("consultation", consultation))
