"""印几份、印什么: copies, ballots a page, use and printer of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import NumberBox
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.paper_views import PaperView

MOST_COPIES, MOST_BALLOTS = 99, 9999
PER_PAGE = (1, 2, 4)
ARCHIVE, PUBLIC = "archive", "public"
BOX_WIDTH = 72
"""px of the design."""


class PrintForm(QWidget):
    """A row for each thing that can be chosen; those that a paper has not are hidden."""

    changed = Signal()
    """Another use, number of ballot papers or ballots a page: the paper is drawn anew."""
    counted = Signal()
    """Another number of copies, or other printers."""

    def __init__(self) -> None:
        super().__init__()
        self._view: PaperView | None = None
        self.knows_printers = False
        self.copies = NumberBox(maximum=MOST_COPIES, name=self.tr("份数"))
        self.ballots = NumberBox(maximum=MOST_BALLOTS, name=self.tr("张数"))
        self.use = Segments([(ARCHIVE, self.tr("存档"), ""), (PUBLIC, self.tr("张贴"), "")])
        self.per_page = Segments([(count, str(count), "") for count in PER_PAGE])
        self.printer = QComboBox()
        self.no_printer = text_label("", "second", wrap=True)
        self.again = Button(self.tr("再找一遍"), kind="link", letter="R")
        self._captions: dict[QWidget, QWidget] = {}
        self._lay_out()
        self.use.chosen.connect(lambda _: self.changed.emit())
        self.per_page.chosen.connect(lambda _: self.changed.emit())
        self.ballots.editingFinished.connect(self.changed)
        self.copies.number_changed.connect(lambda _: self.counted.emit())

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 0, 16, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._add(self.tr("张数"), self.ballots)
        self._add(self.tr("每页几张"), self.per_page)
        self._add(self.tr("份数"), self.copies)
        self._add(self.tr("用途"), self.use)
        self._add(self.tr("打印机"), self.printer, wide=True)
        for box in (self.ballots, self.copies):
            box.setFixedWidth(BOX_WIDTH)
            box.setAlignment(Qt.AlignmentFlag.AlignLeft)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.printer.setSizeAdjustPolicy(policy)
        below = self._grid.rowCount()
        self._grid.addWidget(self.no_printer, below, 0, 1, 2)
        self._grid.addWidget(self.again, below + 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.copies.set_number(1)
        self.use.choose(ARCHIVE)
        self.per_page.choose(2)
        for widget in (self.no_printer, self.again):
            widget.hide()

    def _add(self, text: str, field: QWidget, *, wide: bool = False) -> None:
        caption = text_label(text, "body")
        caption.setBuddy(field)
        field.setAccessibleName(text)
        self._captions[field] = caption
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0)
        if wide:
            self._grid.addWidget(field, row, 1)
        else:
            self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)

    def show_view(self, view: PaperView) -> None:
        """Offer what a paper has."""
        first, self._view = self._view is None, view
        self._show(self.ballots, shown=view.copies is not None)
        self._show(self.per_page, shown="per_page" in view.kind.options)
        self._show(self.copies, shown=view.copies is None)
        self._show(self.use, shown="public" in view.kind.options)
        if first and view.copies is not None:
            self.ballots.set_number(view.copies)

    def _show(self, field: QWidget, *, shown: bool) -> None:
        field.setVisible(shown)
        self._captions[field].setVisible(shown)

    def show_printers(self, names: Sequence[str]) -> None:
        """Show the printers there are; without any, say what is left."""
        self.knows_printers = True
        chosen = self.printer.currentText()
        self.printer.clear()
        self.printer.addItems(list(names))
        if chosen in names:
            self.printer.setCurrentText(chosen)
        told = self.tr("没有找到打印机。插好、打开再找；也可以存为 PDF，拷到能打印的电脑上印。")
        self.no_printer.setText("" if names else told)
        self._show(self.printer, shown=bool(names))
        self.no_printer.setVisible(not names)
        self.again.setVisible(not names)
        self.counted.emit()

    @property
    def has_printer(self) -> bool:
        """Whether there is a printer."""
        return self.printer.count() > 0

    @property
    def is_counted(self) -> bool:
        """Whether it is said how many copies are wanted."""
        view = self._view
        return view is not None and (view.copies is not None or bool(self.copies.number()))

    @property
    def is_public(self) -> bool:
        """Whether it is for the notice board."""
        can = self._view is not None and "public" in self._view.kind.options
        return can and self.use.value() == PUBLIC

    def options(self) -> dict[str, Any]:
        """Return the options with which the paper is rendered."""
        view = self._view
        found: dict[str, Any] = {}
        if view is None:
            return found
        if self.is_public:
            found["public"] = True
        if "copies" in view.kind.options:
            found["copies"] = self.ballots.number() or view.copies or 1
        if "per_page" in view.kind.options:
            found["per_page"] = self.per_page.value()
        return found
