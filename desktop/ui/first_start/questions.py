"""The one further page of each answer: what has to be known before a ledger can begin."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.deadlines import BEIJING
from desktop.errors import AppError, ValidationError
from desktop.services.divisions import trace_division
from desktop.ui.first_start.divisions import DivisionPicker
from desktop.ui.first_start.labelled import PassphraseFields, labelled
from desktop.ui.messages import said_whole
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop.services.beginnings import Division
    from desktop.services.daily_backups import BackupFacts
    from desktop.services.sync_ports import Invitation, Invited
    from desktop.ui.tasks import TaskRunner

KEEPER = "经办人"
"""Name of the first account until the first signature asks for one."""
FORM_WIDTH = 760


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a page was told; a page leaves empty what it does not ask.

    Attributes:
        divisions: The own one last.
        passphrase: None where the keyring is to hold the key.
        file: A backup.
        code: The recovery code that opens it.
        invitation: What the county gave out to join by.
    """

    divisions: tuple[Division, ...] = ()
    passphrase: str | None = None
    file: Path | None = None
    code: str = ""
    invitation: Invitation | None = None


class Question(QWidget):
    """A page with fields and one button that begins."""

    answered = Signal(object)
    """An Answer."""
    left = Signal()
    """Esc, or 返回: what was typed stays."""

    def __init__(self, title: str, text: str, button: str, letter: str) -> None:
        super().__init__()
        self._needs_passphrase = True
        back = Button(self.tr("返回"), kind="link", icon="arrow-left", keys="Esc")
        back.clicked.connect(self.left)
        self.passphrases = PassphraseFields()
        self._fault = text_label("", "fault", wrap=True)
        self.begin = Button(button, kind="primary", letter=letter)
        self.begin.clicked.connect(self.answer)
        self._busy = text_label("", "caption")
        self._fault.hide()
        self._busy.hide()
        self.fields = QVBoxLayout()
        self.fields.setSpacing(16)
        self.below_fault = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text_label(title, "page-title"))
        column.addWidget(text_label(text, "second", wrap=True))
        column.addSpacing(8)
        column.addLayout(self.fields)
        column.addWidget(self._fault)
        column.addLayout(self.below_fault)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._busy, 1)
        foot.addStretch(1)
        foot.addWidget(self.begin)
        column.addLayout(foot)

    def ask_passphrase(self, *, needed: bool) -> None:
        """Ask for a new passphrase, or not: a keyring holds the key."""
        self._needs_passphrase = needed
        self.passphrases.setVisible(needed)

    def answer(self) -> None:
        """Tell what was typed, or what is missing."""
        self._fault.hide()
        try:
            told = self.told()
        except AppError as error:
            if not error.details.get("shown"):  # beside its field
                self.refuse(error)
            return
        self.answered.emit(told)

    @abstractmethod
    def told(self) -> Answer:
        """Return what was typed; ValidationError where something is missing."""

    def new_passphrase(self) -> str | None:
        """Return the new passphrase where one is asked for."""
        return self.passphrases.passphrase() if self._needs_passphrase else None

    def refuse(self, error: AppError) -> None:
        """Say what went wrong; everything typed stays."""
        self.wait("")
        told = said_whole(error)
        self._fault.setText(told)
        self._fault.setAccessibleName(told)
        self._fault.show()

    def forget_fault(self) -> None:
        """Say no more what went wrong: something else was chosen."""
        self._fault.hide()

    @property
    def is_waiting(self) -> bool:
        """Whether a ledger is being made just now."""
        return bool(self._busy.text())

    def wait(self, sentence: str) -> None:
        """Take no more answers while a sentence says what is being done; "" takes them again."""
        self._busy.setText(sentence)
        self._busy.setVisible(bool(sentence))
        for at in range(self.fields.count()):
            self.fields.itemAt(at).widget().setEnabled(not sentence)
        if sentence:
            self.begin.lock(sentence)
        else:
            self.begin.unlock()


class SampleQuestion(Question):
    """Asks for nothing but a passphrase, and that only where there is no keyring."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("先试一试"),
            self.tr("这台电脑没有系统密钥环，样例账本也要一个口令才能上锁。"),
            self.tr("开始"),
            "K",
        )
        self.fields.addWidget(self.passphrases)
        self.setFocusProxy(self.passphrases)

    def told(self) -> Answer:
        """Return the passphrase."""
        return Answer(passphrase=self.new_passphrase())


class AloneQuestion(Question):
    """Asks where the ledger is kept."""

    def __init__(self, tasks: TaskRunner) -> None:
        super().__init__(
            self.tr("自己先用"),
            self.tr("选好您在哪里，就能开始记。别的都以后再问。"),
            self.tr("建立账本"),
            "J",
        )
        self.picker = DivisionPicker(tasks)
        name = self.tr("您在哪个村、社区或乡镇")
        where = labelled(name, self.picker)
        self._invited = text_label("", "second", wrap=True)
        self._invited.hide()
        self.fields.addWidget(self._invited)
        self.fields.addWidget(where)
        self.fields.addWidget(self.passphrases)
        self.picker.chosen.connect(self._on_chosen)
        self.setFocusProxy(self.picker)

    def show_invited(self, invited: Invited | None) -> None:
        """Say that this is the way to a county by stick, None that it is not."""
        self._invited.setVisible(invited is not None)
        if invited is not None:
            told = self.tr(
                "没有网，先建好这台电脑的账本，打开以后再写到 U 盘，请{server}让{org}加入。"
            )
            self._invited.setText(told.format(server=invited.server_name, org=invited.org))
            self.picker.field.setText(invited.org)

    def _on_chosen(self) -> None:
        if self._needs_passphrase and not self.passphrases.first.text():
            self.passphrases.setFocus()
        else:
            self.answer()

    def told(self) -> Answer:
        """Return the division and the passphrase."""
        division = self.picker.division
        if division is None:
            sentence = self.tr("还没有选在哪里。请打村名或拼音首字母，从下面选一个。")
            self.picker.setFocus()
            raise ValidationError(sentence, field="org")
        divisions = tuple(trace_division(division.code, division.name))
        return Answer(divisions=divisions, passphrase=self.new_passphrase())


class RestoreQuestion(Question):
    """Asks for the backup and for what opens it."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("恢复备份"),
            self.tr("备份文件的名字以 .ysb 结尾，在 U 盘里，或原来电脑的 backups 文件夹里。"),
            self.tr("恢复"),
            "R",
        )
        self._file: Path | None = None
        self._name = text_label(self.tr("还没有选文件，也可以拖到这里"), "body", wrap=True)
        pick = Button(self.tr("选备份文件"), kind="strong", icon="folder-open", letter="F")
        pick.clicked.connect(self._on_pick_clicked)
        self._pick = pick
        self.here = QComboBox()
        self.here.setAccessibleName(self.tr("这台电脑上的备份"))
        self.here.activated.connect(self._on_here_activated)
        self.here.hide()
        self.by = Segments([("code", self.tr("恢复码"), ""), ("passphrase", self.tr("口令"), "")])
        self.by.setAccessibleName(self.tr("用什么打开"))
        self.code, self.old = LineField(), LineField()
        self.old.setEchoMode(QLineEdit.EchoMode.Password)
        self._code_row = labelled(
            self.tr("恢复码"),
            self.code,
            self.tr("保险柜里那张纸上的 8 组字，大小写和横线都不要紧。"),
        )
        self._old_row = labelled(self.tr("备份时的口令"), self.old)
        for widget in (
            self.here,
            self._file_row(),
            self.by,
            self._code_row,
            self._old_row,
            self.passphrases,
        ):
            self.fields.addWidget(widget)
        self.by.chosen.connect(self._on_by_chosen)
        self.by.choose("code")
        self._on_by_chosen("code")
        self.setAcceptDrops(True)
        self.setFocusProxy(pick)

    def _file_row(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._pick)
        row.addWidget(self._name, 1)
        return whole

    def _on_by_chosen(self, by: object) -> None:
        self._code_row.setVisible(by == "code")
        self._old_row.setVisible(by == "passphrase")
        self.passphrases.setVisible(self._needs_passphrase and by == "code")
        self.code.clear_fault()

    def ask_passphrase(self, *, needed: bool) -> None:
        """Ask for a new passphrase beside a code only: an old one goes on to open the ledger."""
        super().ask_passphrase(needed=needed)
        self._on_by_chosen(self.by.value())

    def _on_pick_clicked(self) -> None:
        kinds = self.tr("议事簿备份 (*.ysb);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选备份文件"), "", kinds)
        if name:
            self.take_file(Path(name))

    def show_backups(self, backups: Sequence[BackupFacts]) -> None:
        """Offer the backups that lie on this computer."""
        self.here.clear()
        self.here.addItem(self.tr("这台电脑上的备份：选一份"), None)
        kinds = {"daily": self.tr("每日备份"), "migration": self.tr("升级前的备份")}
        for facts in backups:
            at, kind = facts.made_at.astimezone(BEIJING), kinds.get(facts.purpose, "")
            self.here.addItem(f"{at:%Y-%m-%d %H:%M}  {kind}".strip(), facts.file)
        self.here.setVisible(bool(backups))

    def _on_here_activated(self, _: int) -> None:
        file = self.here.currentData()
        if file is not None:
            self.take_file(file)

    def take_file(self, file: Path) -> None:
        """Take a chosen or dropped file."""
        self._file = file
        self._name.setText(file.name)
        self._name.setToolTip(str(file))
        (self.code if self.by.value() == "code" else self.old).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0]))

    def told(self) -> Answer:
        """Return the file and what opens it."""
        if self._file is None:
            self._pick.setFocus()
            raise ValidationError(self.tr("还没有选备份文件。"), field="file")
        if self.by.value() == "passphrase":
            return Answer(file=self._file, passphrase=self.old.text() or None)
        if not self.code.text().strip():
            sentence = self.tr("还没有写恢复码。")
            self.code.show_fault(sentence)
            self.code.setFocus()
            raise ValidationError(sentence, field="code", shown=True)
        return Answer(file=self._file, code=self.code.text(), passphrase=self.new_passphrase())
