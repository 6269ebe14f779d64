"""参加人怎样产生: the way is written down, or lots are drawn that anybody can draw again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QListWidget, QWidget

from desktop.records import Consultation, declaration_of
from desktop.records.people import MEMBERSHIPS
from desktop.services.person_views import count_memberships, list_people, list_rosters
from desktop.services.selections import choose_selection, draw_participants, view_draw
from desktop.ui.forms.choosing import SegmentsEditor
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.errors import AppError
    from desktop.services.person_views import RosterLine
    from desktop.services.ports import Reading
    from desktop.services.selections import DrawView
    from desktop.ui.sessions import Session

_DRAWN = "drawn"
_LIST_HEIGHT = 132
"""px of the design."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the sheet asks for at once."""

    selection: str | None
    draw: DrawView | None
    rosters: tuple[RosterLine, ...]
    kinds: dict[str, int]


class SelectionSheet(Sheet):
    """The way at the top; below it, for 抽取, the list, the number and the seed."""

    print_asked = Signal()
    """The result of the draw is to be printed."""

    def __init__(self, parent: QWidget, session: Session, consultation: UUID) -> None:
        title = QCoreApplication.translate("SelectionSheet", "参加人怎样产生")
        super().__init__(parent, title, width=760)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._consultation = session, consultation
        self.way = SegmentsEditor(declaration_of(Consultation).field("selection"))
        self.pool = QComboBox()
        self.pool.setAccessibleName(self.tr("从哪份名单里抽"))
        self.number = LineField(placeholder="12", name=self.tr("抽几个人"))
        self.seed = LineField(
            placeholder=self.tr("抽之前当众说一串数字，例如当天的日期加彩票号"),
            name=self.tr("种子"),
        )
        self.draw = Button(self.tr("抽取"), kind="strong", icon="waypoints", letter="C")
        self.record = text_label("", "second", wrap=True)
        self.drawn = QListWidget()
        self.drawn.setAccessibleName(self.tr("抽中的人"))
        self.drawn.setMinimumHeight(appearance().px(_LIST_HEIGHT))
        self._fault = FaultBox("")
        self.print = Button(self.tr("打印抽取结果"), icon="printer", letter="P")
        self.keep = Button(self.tr("存好"), kind="primary", letter="S", keys="Ctrl+Enter")
        self._lay_out_ways()
        self._connect()
        session.read(self, partial(_find, consultation=consultation), self._on_read)

    def _lay_out_ways(self) -> None:
        self.body.addWidget(self.way)
        self._lots = QWidget()
        form = QFormLayout(self._lots)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        for word, field in (
            (self.tr("从哪份名单里抽"), self.pool),
            (self.tr("抽几个人"), self.number),
            (self.tr("种子"), self.seed),
        ):
            form.addRow(text_label(word, "strong"), field)
        form.addRow("", self.draw)
        told = self.tr(
            "种子和名单都记下来、印出来：谁用同样的种子和名单算一遍，都是同样的结果。"
            "抽中的人另成一份名册，召集会议时选它。"
        )
        self._hint = text_label(told, "caption", wrap=True)
        parts: tuple[QWidget, ...] = (
            self._lots,
            self._hint,
            self.record,
            self.drawn,
            self._fault,
        )
        for widget in parts:
            self.body.addWidget(widget)
            widget.hide()
        self.print.hide()
        self.footer.addWidget(self.print)
        self.footer.addStretch(1)
        self.footer.addWidget(self.keep)

    def _connect(self) -> None:
        self.way.edited.connect(self._show_way)
        self.draw.clicked.connect(self._on_draw_clicked)
        for field in (self.number, self.seed):
            field.returnPressed.connect(self._on_draw_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.print.clicked.connect(self._on_print_clicked)

    def _on_read(self, shown: _Shown) -> None:
        self.pool.clear()
        for roster in shown.rosters:
            told = self.tr("{title}（{n} 人）").format(title=roster.title, n=roster.people)
            self.pool.addItem(told, str(roster.id))
        for kind, count in shown.kinds.items():
            told = self.tr("所有{kind}（{n} 人）").format(kind=label(MEMBERSHIPS[kind]), n=count)
            self.pool.addItem(told, kind)
        self.way.show_value(shown.selection)
        self._show_draw(shown.draw)
        self._show_way()
        self.way.control.setFocus()

    def _show_way(self) -> None:
        is_draw = self.way.typed() == _DRAWN
        self._lots.setVisible(is_draw)
        self._hint.setVisible(is_draw)
        has_draw = bool(self.record.text())
        self.record.setVisible(is_draw and has_draw)
        self.drawn.setVisible(is_draw and self.drawn.count() > 0)
        self.print.setVisible(is_draw and self.drawn.count() > 0)
        if is_draw and not has_draw:
            self.keep.lock(self.tr("先抽取"))
        elif self.keep.reason:
            self.keep.unlock()

    def _show_draw(self, view: DrawView | None) -> None:
        self.drawn.clear()
        if view is None:
            self.record.setText("")
            return
        record = view.record
        told = self.tr(
            "{day}从“{title}”{total} 人中抽取 {count} 人，种子 {seed}，名单校验码 {digest}…"
        ).format(
            day=record.day,
            title=record.title,
            total=record.total,
            count=record.count,
            seed=record.seed,
            digest=record.digest[:16],
        )
        if view.draw is None:
            told += self.tr("。名单后来改动过，不能再算一遍。")
        self.record.setText(told)
        self.draw.show_text(self.tr("重新抽取"))
        for number, line in enumerate(view.draw.drawn if view.draw else (), start=1):
            self.drawn.addItem(f"{number}.  {line.partition(' ')[2]}  （{line.partition(' ')[0]}）")

    def _on_draw_clicked(self) -> None:
        self._fault.hide()
        chosen = str(self.pool.currentData() or "")
        is_kind = chosen in MEMBERSHIPS
        typed = self.number.text().strip()
        draw = partial(
            draw_participants,
            self._session.ledger,
            self._consultation,
            number=int(typed) if typed.isdecimal() else 0,
            seed=self.seed.text(),
            roster=UUID(chosen) if chosen and not is_kind else None,
            membership=chosen if is_kind else "",
        )
        self._session.act(self, draw, self._on_drawn, self._on_refused)

    def _on_drawn(self, _: object) -> None:
        read = partial(_find, consultation=self._consultation)
        self._session.read(self, read, self._on_drawn_read)

    def _on_drawn_read(self, shown: _Shown) -> None:
        self._show_draw(shown.draw)
        self._show_way()
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep_clicked(self) -> None:
        keep = partial(choose_selection, self._session.ledger, self._consultation, self.way.typed())
        self._session.act(self, keep, lambda _: self.accept(), self._on_refused)

    def _on_print_clicked(self) -> None:
        self.accept()
        self.print_asked.emit()

    def _on_refused(self, error: AppError) -> None:
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()
        fields: dict[Any, QWidget] = {"number": self.number, "seed": self.seed}
        wrong = fields.get(error.details.get("field"))
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)


def _find(reading: Reading, *, consultation: UUID) -> _Shown:
    return _Shown(
        selection=reading.get(Consultation, consultation).selection,
        draw=view_draw(reading, consultation),
        rosters=tuple(one for one in list_rosters(reading) if one.people),
        kinds=count_memberships(list_people(reading)),
    )
