"""The sums of a count as boxes: 收票, 验票 and 计票, each ticked or marked as it is typed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop.services.tally_forms import CHOICES, State, Sum, TallyForm, check_form
from desktop.ui.ballots.cards import Card, Sign, Words
from desktop.ui.ballots.count_boxes import ComputedCount, CountBox, count_width
from desktop.ui.ballots.sum_words import say_fault, say_figure, say_short, say_sum_name

if TYPE_CHECKING:
    from desktop.services.tally_forms import Equation, Room
    from desktop.ui.looks import Look

# What stands in a row: a computed figure in parentheses; the first is what the others add up to.
_ROWS = {
    Sum.PAPERS: ("issued", "returned", "(not_returned)"),
    Sum.VALID: ("(returned)", "valid", "invalid"),
    Sum.CHOICES: ("(valid)", "votes_for", "against", "abstain"),
}
_ROW, _LARGE_ROW, _GAP = 82, 71, 6
"""px of the design."""
_HANDS = ("(present)", "votes_for", "against", "abstain", "unstated")


def row_height(look: Look) -> int:
    """Return the height of a sum, px of the design; large type fills it more closely."""
    return _LARGE_ROW if look.large else _ROW


def _widest_name(look: Look) -> int:
    """Return the room that the name of every sum has in the language of the interface."""
    font = QFont(QApplication.font())
    font.setPixelSize(look.px(17))
    font.setBold(True)
    names = (say_sum_name(name) for name in Sum)
    metrics = QFontMetrics(font)
    return max(look.px(52), *(metrics.horizontalAdvance(name) + 4 for name in names))


class SumRow(Card):
    """One sum: its name, its boxes, and at the right whether it holds."""

    def __init__(self, look: Look, name: Sum, fields: tuple[str, ...]) -> None:
        super().__init__(look, row=True)
        self._look = look
        self.setMinimumHeight(look.px(row_height(look)))
        top, below = (2, 3) if look.large else (5, 7)
        self.body.setContentsMargins(look.px(16), look.px(top), look.px(12), look.px(below))
        self.name, self.boxes = name, dict[str, CountBox]()
        self.computed: dict[str, ComputedCount] = {}
        title = Words(look, size=17, bold=True)
        title.say(say_sum_name(name))
        title.setFixedWidth(_widest_name(look))
        self.body.addWidget(title)
        for place, field in enumerate(fields):
            if place:
                self.body.addWidget(self._symbol("＝" if place == 1 else "＋"))
            self.body.addWidget(self._column(field))
        self.body.addStretch(1)
        self._sign, self._told = Sign(look, 20), Words(look, size=17, bold=True, wrap=look.large)
        self.body.addWidget(self._sign)
        self.body.addWidget(self._told, 2 if look.large else 0)
        self.body.addSpacing(0 if look.large else 28)
        self._sign.show_as("", "good")

    def _symbol(self, text: str) -> QWidget:
        symbol = Words(self._look, size=22)
        symbol.say(text, "text2")
        symbol.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        symbol.setFixedHeight(self._look.px(64))
        return symbol

    def _column(self, field: str) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._look.px(2))
        name = field.strip("()")
        heading = Words(self._look, size=14)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        is_computed = field != name
        heading.say(say_figure(name), "text2" if is_computed else "text")
        layout.addWidget(heading)
        if is_computed:
            self.computed[name] = ComputedCount(self._look, say_figure(name))
            layout.addWidget(self.computed[name])
        else:
            spoken = f"{say_sum_name(self.name)} {say_figure(name)}"
            self.boxes[name] = CountBox(self._look, spoken)
            self.boxes[name].setFixedWidth(count_width(self._look))
            layout.addWidget(self.boxes[name])
        return column

    def show_sum(self, equation: Equation, room: Room) -> None:
        """Show whether it holds."""
        wrong = equation.state is State.WRONG
        tone = "bad" if wrong else "good"
        signs = {State.OPEN: "", State.RIGHT: "circle-check", State.WRONG: "triangle-alert"}
        self._sign.show_as(signs[equation.state], tone)
        self._told.say(say_short(equation, room), tone)
        self.show_as("fault" if wrong else "plain")
        last = list(self.boxes)[-1]
        for name, box in self.boxes.items():
            box.mark(faulty=wrong and name == last, why=say_fault(equation, room))


class AreaRow(Card):
    """Square metres of each choice, where votes weigh by area."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, row=True)
        title = Words(look, size=17, bold=True)
        title.say(self.tr("面积"))
        title.setFixedWidth(look.px(52))
        self.body.addWidget(title)
        self.boxes: dict[str, CountBox] = {}
        for name in CHOICES:
            heading = QLabel(say_figure(name))
            self.body.addWidget(heading)
            told = self.tr("{}的面积，平方米").format(say_figure(name))
            self.boxes[name] = CountBox(look, told, decimal=True)
            self.body.addWidget(self.boxes[name], 1)
        self._sign, self._told = Sign(look, 20), Words(look, size=15, bold=True)
        self.body.addWidget(self._sign)
        self.body.addWidget(self._told)

    def areas(self) -> dict[str, Decimal]:
        """Return what is typed."""
        return {
            name: Decimal(box.text()) for name, box in self.boxes.items() if box.text().strip(".")
        }

    def show_areas(self, form: TallyForm) -> None:
        """Put figures in."""
        for name, box in self.boxes.items():
            area = form.areas.get(name)
            box.setText("" if area is None else f"{area:f}")

    def show_sum(self, equation: Equation, room: Room) -> None:
        """Show whether it holds."""
        wrong = equation.state is State.WRONG
        tone = "bad" if wrong else "good"
        sign = "triangle-alert" if wrong else "circle-check"
        self._sign.show_as("" if equation.state is State.OPEN else sign, tone)
        self._told.say(say_short(equation, room), tone)
        self.show_as("fault" if wrong else "plain")


class TallyBoxes(QWidget):
    """All sums of one count."""

    edited = Signal()
    """A figure was typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.px(_GAP))
        self.rows: list[SumRow] = []
        self._area: AreaRow | None = None
        self._form = TallyForm()
        self._room: Room | None = None

    def show_form(self, form: TallyForm, room: Room) -> None:
        """Show figures; the boxes are made anew only where the method or the measure is another."""
        if self._shape(form, room) != self._shape(self._form, self._room) or not self.rows:
            self._build(form, room)
        self._form, self._room = form, room
        for row in self.rows:
            for name, box in row.boxes.items():
                box.set_number(getattr(form, name))
        if self._area is not None:
            self._area.show_areas(form)
        self._show_sums()

    @staticmethod
    def _shape(form: TallyForm, room: Room | None) -> tuple[bool, bool]:
        return form.on_paper, bool(room and room.eligible_area is not None)

    def _build(self, form: TallyForm, room: Room) -> None:
        for old in [*self.rows, *([self._area] if self._area else [])]:
            self._layout.removeWidget(old)
            old.deleteLater()
        rows = _ROWS if form.on_paper else {Sum.HANDS: _HANDS}
        self.rows = [SumRow(self._look, name, fields) for name, fields in rows.items()]
        self._area = AreaRow(self._look) if room.eligible_area is not None else None
        made: list[SumRow | AreaRow] = [*self.rows, *([self._area] if self._area else [])]
        for row in made:
            self._layout.addWidget(row)
            row.show()  # else it counts as hidden until the next turn of the event loop
        self.setMinimumHeight(self._look.px(len(made) * (row_height(self._look) + _GAP) - _GAP))
        for box in self.boxes():
            box.edited.connect(self._on_box_edited)

    def boxes(self) -> list[CountBox]:
        """Return every box in the order of Tab."""
        found = [box for row in self.rows for box in row.boxes.values()]
        return found + (list(self._area.boxes.values()) if self._area else [])

    def box(self, name: str) -> CountBox:
        """Return the box of a figure."""
        return next(row.boxes[name] for row in self.rows if name in row.boxes)

    def first_gap(self) -> CountBox:
        """Return the first empty box, or the last one."""
        boxes = self.boxes()
        return next((box for box in boxes if not box.text()), boxes[-1])

    def form(self) -> TallyForm:
        """Return what stands in the boxes."""
        typed = {name: box.number() for row in self.rows for name, box in row.boxes.items()}
        areas = self._area.areas() if self._area else {}
        return TallyForm(method=self._form.method, areas=areas, **typed)

    def equations(self) -> tuple[Equation, ...]:
        """Return the sums as they stand."""
        return check_form(self._form, self._room) if self._room else ()

    def _on_box_edited(self) -> None:
        self._form = self.form()
        self._show_sums()
        self.edited.emit()

    def _show_sums(self) -> None:
        form, room = self._form, self._room
        if room is None:
            return
        figures = {
            "not_returned": form.not_returned,
            "returned": form.returned,
            "valid": form.valid,
            "present": room.present,
        }
        for row in self.rows:
            for name, computed in row.computed.items():
                computed.show_number(figures[name])
        shown: list[SumRow | AreaRow] = [*self.rows, *([self._area] if self._area else [])]
        for part, equation in zip(shown, self.equations(), strict=True):
            part.show_sum(equation, room)
