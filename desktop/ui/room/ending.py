"""Ending a meeting: asked in its place, with whatever is still open named first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.places import Place

if TYPE_CHECKING:
    from desktop.services.room_views import RoomView
    from desktop.ui.room.acts import RoomActs
    from desktop.ui.room.panes import AskStrip
    from desktop.ui.sessions import Session


class Ending(QObject):
    """Asks before the end, tells after it, and leaves the room."""

    vote_wanted = Signal()
    """An open vote is to be finished first."""

    def __init__(self, session: Session, acts: RoomActs, strip: AskStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._acts, self._strip = session, acts, strip
        acts.ended.connect(self._on_ended)

    def ask(self, view: RoomView, *, half_typed: bool) -> None:
        """Ask whether to end; with a vote that has no result, only that is offered."""
        go_on = (self.tr("接着开"), "", _nothing)
        if view.open_ballots:
            told = self.tr("还有 %n 项表决没有结果：{titles}。", "", len(view.open_ballots))
            told = told.format(titles=self.tr("、").join(view.open_ballots))
            advice = self.tr("先录入票数并确认，再结束会议。")
            answers = [(self.tr("去表决"), "", self.vote_wanted.emit), go_on]
            self._strip.ask(told, answers, more=advice, tone="bad")
            return
        more = self.tr("散会后点名不能再改。")
        if view.pending_motion:
            left = self.tr("“{title}”还没有表决。").format(title=view.pending_motion)
            more = f"{left}{more}"
        if view.consensus is not None and not view.consensus.consensus:
            more = self.tr("还没有记下共识；散会以后也能补记。") + more
        if half_typed:
            more = self.tr("有一条意见没有记完，会留着。") + more
        answers = [(self.tr("散会"), "", self._acts.end), go_on]
        self._strip.ask(self.tr("现在散会？"), answers, more=more, tone="warn")

    def _on_ended(self) -> None:
        told = self.tr("散会了，都存好了。")
        self._session.notify(told, self.tr("按 Alt+P 看会议记录，定稿、打印。"), "good")

    def leave(self) -> None:
        """Go back to where one came from."""
        navigator = self._session.navigator
        if navigator.can_go_back:
            navigator.back()
        else:
            navigator.go(Place("meetings"))


def _nothing() -> None:
    """Go on as before."""
