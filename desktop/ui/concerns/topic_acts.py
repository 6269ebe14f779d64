"""What is done with a topic: put forward, screened, decided; each opens its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.records import Topic
from desktop.services.forms import read_values
from desktop.services.screenings import own_concerns_of, reach_words
from desktop.ui.concerns.topic_sheets import DecisionSheet, ScreeningSheet, TopicSheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session


class TopicActs(QObject):
    """Opens the sheets of a topic over a page."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session

    def put_forward(self, concerns: Sequence[UUID], title: str) -> None:
        """Make one topic of concerns, and of those merged into them."""

        def look(reading: Reading) -> tuple[list[UUID], str]:
            rows = own_concerns_of(reading, concerns)
            return [row.id for row in rows], reach_words(reading, concerns)

        def show(found: tuple[list[UUID], str]) -> None:
            rows, reach = found
            words = self.tr("{count} 件诉求列为一个议题；各人照样单独答复。")
            TopicSheet(
                self._page,
                self._session,
                self.tr("列为议题"),
                topic=title,
                concerns=rows,
                reach=reach,
                words=words.format(count=len(rows)),
            ).open()

        self._session.read(self, look, show)

    def screen(self, topic: UUID) -> None:
        """Open the screening of a topic; how many it reaches is summed up beforehand."""

        def look(reading: Reading) -> tuple[dict[str, Any], str]:
            values = read_values(reading, Topic, topic)
            return values, reach_words(reading, values["concerns"])

        def show(found: tuple[dict[str, Any], str]) -> None:
            values, reach = found
            words = self.tr("议题：{title}。逐项写明，不全的以后再补；写全了再确定。")
            ScreeningSheet(
                self._page,
                self._session,
                self.tr("筛选议题"),
                topic=topic,
                values=values,
                reach=reach,
                words=words.format(title=values["title"]),
            ).open()

        self._session.read(self, look, show)

    def decide(self, topic: UUID) -> None:
        """Open the decision on a topic."""

        def show(values: dict[str, Any]) -> None:
            words = self.tr("议题：{title}。理由会列给每个反映人，逐个告知。")
            if not values["lawful"]:
                words += self.tr("合法性审查没有通过，不能列入协商。")
            DecisionSheet(
                self._page,
                self._session,
                self.tr("确定议题"),
                topic=topic,
                values=values,
                words=words.format(title=values["title"]),
            ).open()

        self._session.read(self, lambda reading: read_values(reading, Topic, topic), show)
