"""Calling the roll: what the pane asks for is entered, and whoever is unknown is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.ui.room.acts import RoomActs
    from desktop.ui.room.roll_pane import RollPane
    from desktop.ui.sessions import Session


class RollDesk(QObject):
    """Joins the pane of the roll with the acts that keep it."""

    def __init__(self, session: Session, pane: RollPane, acts: RoomActs, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._acts = pane, acts
        pane.arrived.connect(acts.arrive)
        pane.departed.connect(acts.depart)
        pane.excused.connect(acts.excuse)
        pane.represented.connect(acts.represent)
        pane.withdrawn.connect(acts.withdraw)
        pane.unknown.connect(self._on_unknown)
        pane.told.connect(session.notify)
        acts.joined.connect(lambda _: pane.search.clear())

    def take_focus(self) -> None:
        """Go to the search of the roll."""
        self._pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._pane.search.selectAll()

    def call_back(self) -> None:
        """Show whom to ring up: those who left, else those who never came."""
        view = self._acts.view
        left = view.counts["left"] if view else 0
        self._pane.show_state("left" if left else "absent")
        self.take_focus()

    def _on_unknown(self, name: str) -> None:
        def ask(found: tuple[tuple[UUID, str], ...]) -> None:
            person = found[0][0] if len(found) == 1 else None
            known = self.tr("名册里有这个人，不在本次会议名单里。")
            new = self.tr("名册里没有这个人，会新登记一个人。")
            self._pane.ask.ask(
                self.tr("“{name}”不在名单里，怎么记？").format(name=name),
                [
                    (self.tr("列席"), "L", self._joining(name, person, entitled=False)),
                    (self.tr("应到"), "Y", self._joining(name, person, entitled=True)),
                    (self.tr("不记"), "N", self.take_focus),
                ],
                more=(new if person is None else known)
                + self.tr("列席只能说话，不计入人数；记成应到，应到人数加 1。"),
            )

        self._acts.namesakes(name, ask)

    def _joining(self, name: str, person: UUID | None, *, entitled: bool) -> Callable[[], None]:
        def run() -> None:
            self._acts.join(name, entitled=entitled, person=person)
            self.take_focus()

        return run
