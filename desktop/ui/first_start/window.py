"""The window of the first start: the question, the one page behind an answer, the recovery code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.first_start.brand_panels import BrandPanel
from desktop.ui.first_start.choices import Choice, ChoiceList
from desktop.ui.first_start.code_panels import CodePage, CodePanel
from desktop.ui.first_start.file_invitations import FileInvitations
from desktop.ui.first_start.join_question import JoinQuestion
from desktop.ui.first_start.questions import (
    FORM_WIDTH,
    KEEPER,
    AloneQuestion,
    Answer,
    Question,
    RestoreQuestion,
    SampleQuestion,
)
from desktop.ui.first_start.sheet_printing import SheetPrinting
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop.ui.first_start.beginnings import Beginnings
    from desktop.ui.looks import Look
    from desktop.ui.printing import Printers
    from desktop.ui.tasks import TaskRunner

SIZE = (1366, 728)
KEYRING_PATIENCE_MS = 4000
"""How long the keyring may keep silent before a passphrase is asked for instead."""


class FirstStart(QWidget):
    """Asks how this computer is to be used, and makes the ledger."""

    begun = Signal(str)
    """There is a ledger now; the passphrase that opens it, "" where the keyring does.

    `code_is_kept` then says whether its recovery code was printed, saved or copied,
    `invitations.file` by which enrolment file it is to ask to join by stick, None by none.
    """

    def __init__(
        self,
        look: Look,
        tasks: TaskRunner,
        beginnings: Callable[[], Beginnings],
        today: Callable[[], date],
        *,
        printers: Callable[[], Printers] | None = None,
    ) -> None:
        """Ask.

        Args:
            look: Large type, contrast and language, to be changed at once.
            tasks: Where ledgers are made.
            beginnings: Returns who makes them; called off the UI thread, may import for long.
            today: The day that stands on the recovery sheet.
            printers: Returns the printers for that sheet; left out, those of this computer.
        """
        super().__init__()
        self.setWindowTitle(self.tr("议事簿"))
        self.resize(*SIZE)
        self._tasks, self._beginnings = tasks, beginnings
        self._today = today
        self._printing = SheetPrinting(lambda: beginnings().press(), printers)
        self.code_is_kept = False
        self._has_keyring: bool | None = None
        self._passphrase = ""
        self._brand = BrandPanel()
        self._stack = QStackedWidget()
        choices = self._choices()
        self.choices = ChoiceList(choices)
        join, alone = JoinQuestion(), AloneQuestion(tasks)
        self.questions = {choice.id: _make_question(choice.id, join, alone) for choice in choices}
        self.invitations = FileInvitations(tasks, beginnings, join, alone)
        join.alone_asked.connect(lambda: self._show_question("alone"))
        self.invitations.agreed.connect(lambda: self._show_question("alone"))
        self._begin = Button(self.tr("就这样，开始"), kind="primary", big=True)
        self._toggles = _make_toggles(look)
        self._lay_out()
        self._connect()
        self._ask_keyring()
        # A window manager hands the keyboard to the window, and Qt to its first control otherwise.
        self.choices.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._stack.addWidget(self._first_page())
        self._pages = {name: _bounded(question) for name, question in self.questions.items()}
        for page in self._pages.values():
            self._stack.addWidget(page)
        right = QVBoxLayout()
        right.setContentsMargins(52, 32, 52, 20)
        right.addWidget(self._stack)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._brand)
        whole.addLayout(right, 1)
        self.setFocusProxy(self.choices)

    def _first_page(self) -> QWidget:
        page = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        caption, title = self._heading()
        words.addWidget(text_label(caption, "caption"))
        words.addWidget(text_label(title, "page-title"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in self._toggles:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        head.setContentsMargins(4, 0, 4, 0)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addSpacing(12)
        column.addWidget(self.choices)
        self._waiting = text_label("", "caption", wrap=True)
        self._waiting.hide()
        column.addWidget(self._waiting)
        column.addStretch(1)
        told = (self.tr("或"), self.tr("选择"), self._hint())
        column.addLayout(_foot(len(self.questions), told, self._begin))
        return page

    def _connect(self) -> None:
        self._begin.clicked.connect(lambda: self.open_choice(self.choices.value))
        self.choices.begun.connect(self.open_choice)
        for name, question in self.questions.items():
            question.left.connect(partial(self._on_question_left, name))
            question.answered.connect(partial(self._on_answered, name))

    def _heading(self) -> tuple[str, str]:
        return self.tr("第一次打开，只问一个问题"), self.tr("这台电脑怎么用？")

    def _hint(self) -> str:
        return self.tr("选错了不要紧，按 Esc 退回来再选。")

    def _on_question_left(self, _: str) -> None:
        self.show_choices()

    def _ask_keyring(self) -> None:
        title = self.tr("看看这台电脑有没有密钥环")
        self._tasks.long(self, title, lambda _: self._beginnings(), self._on_beginnings_loaded)

    def _on_beginnings_loaded(self, beginnings: Beginnings) -> None:
        """Ask the keyring, which may show a dialog of its own, only now: loading may take long."""
        title = self.tr("看看这台电脑有没有密钥环")
        known = self._on_keyring_known
        self._tasks.long(
            self,
            title,
            lambda _: beginnings.has_keyring(),
            known,
            lambda _: known(has_keyring=False),
        )
        QTimer.singleShot(KEYRING_PATIENCE_MS, self, lambda: known(has_keyring=False))

    def _on_keyring_known(self, has_keyring: bool) -> None:  # noqa: FBT001 – handed over by a task
        if self._has_keyring is not None:
            return
        self._has_keyring = has_keyring
        for question in self.questions.values():
            question.ask_passphrase(needed=not has_keyring)
        if not self._waiting.isHidden():
            self._waiting.hide()
            self.open_choice(self.choices.value)

    def _choices(self) -> list[Choice]:
        soon = self.tr("马上能用")
        return [
            Choice(
                "sample",
                "sprout",
                self.tr("先试一试"),
                self.tr("带一件走完全程的样例协商，随便点、随便改，不会传出去"),
                soon,
            ),
            Choice(
                "join",
                "waypoints",
                self.tr("加入本县"),
                self.tr("有县里发的 8 位邀请码或入网文件，和镇、县连在一起"),
                self.tr("约 1 分钟"),
            ),
            Choice(
                "alone",
                "house",
                self.tr("自己先用"),
                self.tr("只在这台电脑上记，以后随时可以加入本县，记录都带着走"),
                soon,
            ),
            Choice(
                "restore",
                "undo-2",
                self.tr("恢复备份"),
                self.tr("换了电脑、重装了系统，从 U 盘或备份文件恢复"),
                self.tr("看备份大小"),
            ),
        ]

    def show_choices(self) -> None:
        """Go back to the question."""
        self._stack.setCurrentIndex(0)
        self.choices.setFocus()

    def open_choice(self, choice: str) -> None:
        """Ask what an answer needs; begin where it needs nothing."""
        if self._has_keyring is None:
            self._waiting.setText(self.tr("正在看这台电脑怎么保管钥匙，马上就好…"))
            self._waiting.show()
        elif choice == "sample" and self._has_keyring:
            self._show_question(choice)
            self._on_answered(choice, Answer())
        else:
            self._show_question(choice)

    def _show_question(self, choice: str) -> None:
        self.invitations.forget()
        question = self.questions[choice]
        self._stack.setCurrentWidget(self._pages[choice])
        question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answered(self, choice: str, answer: Answer) -> None:
        question = self.questions[choice]
        sentences = {
            "sample": self.tr("正在摆好样例，约半分钟…"),
            "join": self.tr("正在和县里的服务器联系…"),
            "alone": self.tr("正在建立账本…"),
            "restore": self.tr("正在恢复，看备份大小…"),
        }
        question.wait(sentences[choice])
        self._passphrase = answer.passphrase or ""
        work = partial(_begin, self._beginnings, choice, answer)
        self._tasks.ledger(self, work, partial(self._on_begun, answer), question.refuse)

    def _on_begun(self, answer: Answer, made: tuple[str, str]) -> None:
        self.code_is_kept = bool(answer.code)
        code, organization = made
        if code:
            self._show_code(code, organization)
        else:
            self._finish()

    def _show_code(self, code: str, name: str) -> None:
        today = self._today()

        def draw() -> bytes:
            return self._beginnings().recovery_sheet(code, name, today)

        page = CodePage(CodePanel(code, draw, self._tasks, self._printing))
        page.panel.kept.connect(self._on_code_kept)
        page.done.clicked.connect(self._finish)
        self._stack.addWidget(_bounded(page))
        self._stack.setCurrentIndex(self._stack.count() - 1)
        page.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_code_kept(self) -> None:
        self.code_is_kept = True

    def _finish(self) -> None:
        self.begun.emit(self._passphrase)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what lies behind the pages."""
        QPainter(self).fillRect(event.rect(), QColor(appearance().tokens.bg))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of this screen, wherever on it the keyboard is."""
        shown = [each for each in self.questions.values() if each.isVisible()]
        if event.key() == Qt.Key.Key_Escape and shown and not shown[0].is_waiting:
            shown[0].left.emit()
        elif self._stack.currentIndex() or not self.choices.take_digit(event.text()):
            super().keyPressEvent(event)


def _make_question(choice: str, join: JoinQuestion, alone: AloneQuestion) -> Question:
    if choice == "sample":
        return SampleQuestion()
    if choice == "join":
        return join
    return alone if choice == "alone" else RestoreQuestion()


def _make_toggles(look: Look) -> list[Button]:
    translate = QCoreApplication.translate
    large = Button(translate("FirstStart", "大字"), letter="B")
    contrast = Button(translate("FirstStart", "高对比"), letter="G")
    english = Button("中文" if look.language == "en" else "English", letter="E")
    for button, is_on, turn in (
        (large, look.large, look.set_large),
        (contrast, look.high_contrast, look.set_high_contrast),
    ):
        button.setCheckable(True)
        button.setChecked(is_on)
        button.toggled.connect(turn)
    other = "zh_CN" if look.language == "en" else "en"
    english.clicked.connect(lambda: look.set_language(other))
    return [large, contrast, english]


def _foot(choices: int, told: tuple[str, str, str], begin: Button) -> QHBoxLayout:
    foot = QHBoxLayout()
    foot.setContentsMargins(4, 0, 4, 0)
    foot.setSpacing(8)
    first, last = KeyCap("1"), KeyCap(str(choices))
    arrows = KeyCap("↑↓")
    words = (first, "–", last, told[0], arrows, told[1])
    for part in words:
        foot.addWidget(QLabel(part) if isinstance(part, str) else part)
    foot.addSpacing(8)
    foot.addWidget(QLabel(told[2]))
    foot.addStretch(1)
    foot.addWidget(begin)
    return foot


def _begin(beginnings: Callable[[], Beginnings], choice: str, answer: Answer) -> tuple[str, str]:
    """Make the ledger, off the UI thread; returns the code that has to be shown, and whose it is.

    Both are "" where there is none to show.
    """
    maker = beginnings()
    if choice == "sample":
        maker.play_sample(passphrase=answer.passphrase)
    elif choice == "alone":
        code = maker.found(answer.divisions, KEEPER, sample=False, passphrase=answer.passphrase)
        return code, "".join(division.name for division in answer.divisions)
    elif answer.invitation is not None:
        begun = maker.join(answer.invitation, KEEPER, passphrase=answer.passphrase)
        return begun.recovery_code, begun.organization
    elif answer.file is not None:
        maker.restore(answer.file, answer.code, passphrase=answer.passphrase)
    return "", ""


def _bounded(page: QWidget) -> QWidget:
    """Return a page that does not grow wider than a form should."""
    page.setMaximumWidth(FORM_WIDTH)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(4, 0, 4, 0)
    row.addWidget(page, 1)
    row.addStretch(0)
    return holder
