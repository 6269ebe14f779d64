"""协商形式: which are chosen, when each applies, and why one that does not fit is taken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.records import Consultation
from desktop.records.consultations import FORMS, KINDS
from desktop.services.consultation_forms import (
    choose_forms,
    cite,
    get_form_book,
    list_exceptions,
    list_unfit,
    view_forms,
)
from desktop.ui.consultations.wording import FileWords
from desktop.ui.law_words import rule_word
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.consultation_forms import FormsView
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_LIST_WIDTH, _ROW = 216, 40
_CAPTION_WIDTH = 96
"""px of the design."""
_KEY = Qt.ItemDataRole.UserRole


class FormPane(QWidget):
    """What the data say of one form, to be read."""

    def __init__(self) -> None:
        super().__init__()
        self._words = FileWords(self)
        self._title = text_label("", "panel-title")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.texts: dict[str, QLabel] = {}
        for row, (key, word) in enumerate(self._captions().items()):
            caption = text_label(word, "caption", wrap=True)
            caption.setFixedWidth(appearance().px(_CAPTION_WIDTH))
            text = text_label("", "body", wrap=True)
            self.texts[key] = text
            self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1, Qt.AlignmentFlag.AlignTop)

    def _captions(self) -> dict[str, str]:
        return {
            "when": self.tr("什么时候用"),
            "must": self.tr("必须参加"),
            "may": self.tr("可以参加"),
            "rights": self.tr("各方的权利"),
            "duties": self.tr("各方的责任"),
            "cannot": self.tr("不能"),
            "basis": self.tr("依据"),
        }

    def show_form(self, key: str) -> None:
        """Show what is known of a form."""
        rule = get_form_book().forms[key]
        self._title.setText(label(FORMS[key]))
        said = {
            "when": rule.when,
            "must": rule.must,
            "may": rule.may,
            "rights": rule.rights,
            "duties": rule.duties,
            "cannot": rule.cannot,
        }
        for name, parts in said.items():
            joined = self.tr("；").join(label(part) for part in parts)
            self.texts[name].setText(joined or self.tr("没有限定"))
        for body, basis in list_exceptions(rule):
            told = self.tr("{limits}；{body}除外（{basis}）").format(
                limits=self.texts["cannot"].text(),
                body=rule_word(body),
                basis=say_basis(self, basis),
            )
            self.texts["cannot"].setText(told)
        self.texts["basis"].setText(say_basis(self, cite(rule.grounds)))
        self.setAccessibleName(label(FORMS[key]))


def say_basis(widget: QWidget, basis: str) -> str:
    """Return what a form or kind rests on in the language of the interface."""
    unread, own = "（待核）", "本程序"
    translate = QCoreApplication.translate
    if basis == own:
        return translate("FormPane", "本程序的要求，不是法律规定")
    words = FileWords(widget)
    parts = []
    for part in basis.split("；"):
        told = words.basis(part.removesuffix(unread))
        checked = translate("FormPane", "（待核）") if part.endswith(unread) else ""
        parts.append(told + checked)
    return translate("FormPane", "；").join(parts)


class FormsSheet(Sheet):
    """Ticks at the left, the form that is looked at to their right, and below what is wrong."""

    def __init__(self, parent: QWidget, session: Session, consultation: UUID) -> None:
        super().__init__(parent, QCoreApplication.translate("FormsSheet", "协商形式"), width=900)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._consultation = session, consultation
        self._unfit: tuple[str, ...] = ()
        self.forms = QListWidget()
        self.forms.setAccessibleName(self.tr("选哪几种形式"))
        self.forms.setFixedWidth(appearance().px(_LIST_WIDTH))
        self.pane = FormPane()
        self._heard = text_label("", "second", wrap=True)
        self.warning = FaultBox("", tone="warn")
        self.reason = LineField(
            placeholder=self.tr("为什么还是用这种形式；印在协商方案上"), name=self.tr("理由")
        )
        self._fault = FaultBox("")
        self.keep = Button(self.tr("就用这些"), kind="primary", letter="S", keys="Ctrl+Enter")
        self._lay_out_forms()
        self._connect()
        session.read(self, partial(_view, consultation=consultation), self._on_read)

    def _lay_out_forms(self) -> None:
        for key, word in FORMS.items():
            item = QListWidgetItem(label(word))
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, appearance().px(_ROW)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.forms.addItem(item)
        self.forms.setMinimumHeight(len(FORMS) * appearance().px(_ROW) + 8)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.forms)
        middle.addWidget(self.pane, 1)
        self.body.addLayout(middle)
        for widget in (self._heard, self.warning, self.reason, self._fault):
            self.body.addWidget(widget)
        for widget in (self.warning, self.reason, self._fault):
            widget.hide()
        told = self.tr("↑↓ 看一种形式什么时候用，空格勾选")
        self.footer.addWidget(text_label(told, "second"), 1)
        self.footer.addWidget(self.keep)

    def _connect(self) -> None:
        self.forms.currentItemChanged.connect(lambda *_: self._show_form())
        self.forms.itemChanged.connect(lambda _: self._check())
        self.keep.clicked.connect(self._on_keep_clicked)

    def _on_read(self, found: tuple[FormsView, str]) -> None:
        view, kind = found
        self.forms.blockSignals(True)  # noqa: FBT003 – Qt's signature
        for item in self._items():
            ticked = item.data(_KEY) in view.chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.forms.blockSignals(False)  # noqa: FBT003 – Qt's signature
        heard = self.tr("、").join(label(one) for one in view.consultees)
        told = self.tr("{kind}应当听取这些方面的意见：{heard}（{basis}）。")
        basis = say_basis(self, view.basis)
        self._heard.setText(told.format(kind=label(KINDS[kind]), heard=heard, basis=basis))
        self._heard.setVisible(bool(heard))
        self.reason.setText(view.reason)
        first = view.chosen[0] if view.chosen else next(iter(FORMS))
        self.forms.setCurrentRow(list(FORMS).index(first))
        self.forms.setFocus()
        self._show_unfit(view.unfit)

    def _items(self) -> list[QListWidgetItem]:
        return [self.forms.item(at) for at in range(self.forms.count())]

    def chosen(self) -> list[str]:
        """Return the keys of the forms that are ticked."""
        return [
            item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        ]

    def _show_form(self) -> None:
        item = self.forms.currentItem()
        if item is not None:
            self.pane.show_form(item.data(_KEY))

    def _check(self) -> None:
        """Ask whether what is ticked can hold the vote that is to come."""
        read = partial(_unfit, consultation=self._consultation, forms=self.chosen())
        self._session.read(self, read, self._show_unfit)

    def _show_unfit(self, unfit: tuple[str, ...]) -> None:
        self._unfit = unfit
        for widget in (self.warning, self.reason):
            widget.setVisible(bool(unfit))
        if unfit:
            named = self.tr("、").join(label(FORMS[key]) for key in unfit)
            told = self.tr("这件协商要走法定表决，{forms}不能表决。").format(forms=named)
            advice = self.tr("加选会议协商；或者在下面写明理由，理由会印在协商方案上。")
            self.warning.show_fault(told, advice, "warn")

    def _on_keep_clicked(self) -> None:
        keep = partial(
            choose_forms,
            self._session.ledger,
            self._consultation,
            self.chosen(),
            reason=self.reason.text(),
        )
        self.keep.setEnabled(False)
        self._session.act(self, keep, lambda _: self.accept(), self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.keep.setEnabled(True)
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()
        if error.details.get("field") == "reason":
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


def _view(reading: Reading, *, consultation: UUID) -> tuple[FormsView, str]:
    kind = reading.get(Consultation, consultation).kind
    return view_forms(reading, consultation), kind


def _unfit(reading: Reading, *, consultation: UUID, forms: list[str]) -> tuple[str, ...]:
    row = reading.get(Consultation, consultation)
    return tuple(rule.key for rule in list_unfit(reading, row, forms))
