"""文书 by keys and clicks: draft, 定稿, 打印, 封存, and what goes wrong on the way."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from reportlab.pdfgen.canvas import Canvas

from desktop import composition
from desktop.documents.sample_pictures import draw_sample
from desktop.errors import DocumentError
from desktop.records import (
    Attachment,
    Consultation,
    FrozenRecord,
    Meeting,
    Opinion,
    Printing,
    Response,
    Seal,
)
from desktop.services.corrections import settle_opinion
from desktop.services.file_checks import FileAnswer, check_file
from desktop.services.frozen_records import freeze_meeting
from desktop.services.meetings import end_meeting, open_meeting
from desktop.services.sittings import convene
from desktop.ui.lists.row_models import ROW
from desktop.ui.pages.paper import PaperPage
from desktop.ui.paper.correction_sheets import CorrectionSheet, OpinionSheet
from desktop.ui.paper.freeze_sheet import FreezeSheet
from desktop.ui.paper.page_view import PageView
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.paper.seal_sheet import ScanSheet, SealSheet
from desktop.ui.paper.versions_sheet import VersionsSheet
from desktop.ui.places import Place
from desktop.ui.printers import QtPrinters
from desktop.ui.widgets.dialogs import QuestionSheet

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
UNPRINTABLE = "\U000e1234"  # outside every plane that holds characters, and no mark either


class FakePrinters:
    """A printer that keeps what it got, or refuses."""

    def __init__(self, *names, refuses=False):
        self.printed, self._names, self.refuses = [], names, refuses

    def names(self):
        return self._names

    def send(self, name, job, report):
        if self.refuses:
            raise DocumentError(f"打印机“{name}”没有收下。", "请看看它开没开。")
        for page in range(len(job.sizes)):
            report(page, len(job.sizes))
            picture = job.draw(page, 300, (10, 20))
            assert (picture.width, picture.height) == (300, 20)
        self.printed.append((name, job.title, job.copies, len(job.sizes)))


class Desk:
    """A paper page in a window, used by keys and clicks as a recorder would."""

    def __init__(self, session, drain, qtbot):
        self.session, self.drain, self.qtbot = session, drain, qtbot
        self.ledger = session.ledger
        self.printers = session._printers = FakePrinters("示例打印机")
        self.meeting = self.call()
        open_meeting(self.ledger, self.meeting)
        end_meeting(self.ledger, self.meeting)
        self.page = None

    def call(self):
        values = {"title": "示例会议", "held_on": "2026-05-10", "place": "村部"}
        return convene(self.ledger, agenda=[("水渠", None)], **values)

    def show(self, row=None, **options):
        page = self.page = PaperPage(self.session, Place("paper", row or self.meeting, options))
        self.qtbot.addWidget(page)
        page.resize(1184, 660)
        self.session.changed.connect(page.refresh)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        self.drain()
        return page

    def freeze(self, **values):
        return freeze_meeting(self.ledger, self.meeting, frozen_by="马晓梅", **values)

    def correct(self, place="村部会议室"):
        with self.ledger.act("correct_for_test") as work:
            work.get(Meeting, self.meeting).place = place
        self.session.changed.emit()
        self.drain()

    def press(self, button):
        """Press a button by its mnemonic, which presses it a moment later."""
        window = button.window()
        with self.qtbot.waitActive(window):
            window.activateWindow()
        letter = Qt.Key(ord(button.shortcut().toString()[-1]))
        with self.qtbot.waitSignal(button.clicked):
            self.qtbot.keyClick(window.focusWidget() or window, letter, ALT)
        self.drain()

    def opened(self, kind):
        """Return the open sheet of a kind, with the keyboard."""
        self.drain()
        sheets = [one for one in self.page.window().findChildren(kind) if one.isVisible()]
        with self.qtbot.waitActive(sheets[-1]):
            sheets[-1].activateWindow()
        return sheets[-1]

    def rows(self, kind):
        with self.ledger.read() as reading:
            return reading.list(kind)

    @property
    def chip(self):
        return self.page.head._chip.text()


@pytest.fixture
def desk(session, drain, qtbot):
    return Desk(session, drain, qtbot)


def save_to(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def photos(tmp_path, count):
    paths = [tmp_path / f"photo-{at}.png" for at in range(count)]
    for path in paths:
        path.write_bytes(draw_sample("示意图", ["一"]))
    return paths


def pdf_of(pages):
    from io import BytesIO

    file = BytesIO()
    canvas = Canvas(file)
    for page in range(pages):
        canvas.drawString(72, 720, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_draft_goes_all_the_way_to_the_sealed_record(desk, monkeypatch, tmp_path):
    page = desk.show()
    assert desk.chip == "草稿"
    assert page.side.freeze.property("kind") == "primary"

    desk.press(page.side.freeze)
    freezing = desk.opened(FreezeSheet)
    assert freezing.fields["frozen_by"].text() == "马晓梅"
    desk.press(freezing.save_button)
    (record,) = desk.rows(FrozenRecord)
    assert (record.version, record.frozen_by) == (1, "马晓梅")
    assert desk.chip == "等签字"
    assert page.side.print.property("kind") == "primary"

    desk.press(page.side.print)
    assert [(name, copies) for name, _, copies, _ in desk.printers.printed] == [("示例打印机", 1)]
    (printing,) = desk.rows(Printing)
    assert (printing.frozen_record, printing.paper) == (record.id, "meeting_record")
    assert page.side.seal.property("kind") == "primary"

    target = tmp_path / "记录"
    save_to(monkeypatch, target)
    desk.press(page.side.save)
    with desk.session.ledger.read() as reading:
        data = target.with_suffix(".pdf").read_bytes()
        assert check_file(reading, desk.session.home.press, data).answer is FileAnswer.PRINTED_HERE

    desk.press(page.side.seal)
    sealing = desk.opened(SealSheet)
    assert sealing.seal.isEnabled() is False
    sealing.take(photos(tmp_path, 2))
    desk.drain()
    assert sealing.scans.count == 2
    assert sealing.seal.isEnabled() is False
    sealing.agrees.click()
    desk.press(sealing.seal)
    (seal,) = desk.rows(Seal)
    assert (seal.frozen_record, seal.agrees_with_paper, seal.sealed_by) == (
        record.id,
        True,
        "马晓梅",
    )
    assert desk.chip == "已封存"
    assert page.side.freeze.isVisible() is False

    desk.press(page.side.seal)
    scan = desk.opened(ScanSheet)
    assert scan.pages.count == 2


def test_meeting_under_way_is_no_paper_to_freeze(desk):
    row = desk.call()
    page = desk.show(row)
    assert page.side.freeze.isEnabled() is False
    assert "还没有结束" in page.side.state.told[2]
    assert page.side.print.property("kind") == "primary"


def test_next_version_says_what_changed_and_the_old_one_can_be_opened(desk):
    first = desk.freeze()
    page = desk.show(first)
    assert page.side.freeze.isVisible() is False

    desk.correct()
    assert "地点" in page.side.state.told[2]
    page.side.freeze.click()
    sheet = desk.opened(FreezeSheet)
    desk.press(sheet.save_button)
    assert "更正没有写明理由" in sheet.fields["correction"].fault
    sheet.fields["correction"].insertPlainText("地点写错了")
    desk.press(sheet.save_button)
    second = desk.session.navigator.current.row
    assert [one.version for one in desk.rows(FrozenRecord)] == [1, 2]
    assert second == desk.rows(FrozenRecord)[1].id

    assert page.view.state == "old"
    page.side.versions.click()
    versions = desk.opened(VersionsSheet)
    model = versions.list.rows
    assert [model.index(at).data(ROW).title for at in range(model.rowCount())] == [
        "第 2 版",
        "第 1 版",
    ]
    versions.reject()
    page.side.freeze.click()
    assert desk.session.navigator.current.row == second


def test_reason_half_typed_is_there_again(desk, qtbot):
    page = desk.show(desk.freeze())
    desk.correct()
    page.side.freeze.click()
    sheet = desk.opened(FreezeSheet)
    sheet.fields["correction"].insertPlainText("地点")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    desk.drain()

    page.side.freeze.click()
    desk.drain()
    again = desk.opened(FreezeSheet)
    assert again.fields["correction"].text() == "地点"


def test_fault_found_while_signing_is_mended_and_gives_the_next_version(desk):
    record_opinion_of(desk, "赞成修渠")
    page = desk.show(desk.freeze())
    desk.press(page.side.correct)
    sheet = desk.opened(CorrectionSheet)
    desk.qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    opinion = desk.opened(OpinionSheet)
    opinion.fields["content"].set_text("赞成，但要先定补偿")
    opinion.disposition.step(1)
    opinion.fields["reason"].set_text("写入方案")
    desk.press(opinion.save_button)
    assert "补偿" in sheet.list.current_row().second
    sheet.fields["place"].setText("村部会议室")
    desk.press(sheet.save_button)

    assert page.side.state.told[1] == "已定稿，等签字；内容又改过"
    assert all(word in page.side.state.told[2] for word in ("地点", "意见"))
    assert page.side.freeze.isVisible()


def test_plan_is_mended_on_its_own_page(desk):
    with desk.ledger.act("plan_for_test") as work:
        plan = Consultation(title="水渠", forms=("meeting",))
        work.add(plan)
    page = desk.show(plan.id)
    assert page.side.freeze.isEnabled() is False
    assert "七问还缺" in page.side.state.told[2]
    desk.press(page.side.correct)
    assert desk.session.navigator.current == Place("consultation", plan.id)


def test_name_that_nobody_has_is_said_beside_its_field(desk):
    page = desk.show()
    desk.press(page.side.correct)
    sheet = desk.opened(CorrectionSheet)
    sheet.fields["chair"].setText("没有这人")
    desk.press(sheet.save_button)
    assert "没有“没有这人”" in sheet.fields["chair"].fault
    sheet.fields["chair"].setText("")
    desk.press(sheet.save_button)
    assert page.window().findChildren(CorrectionSheet) == []


def test_what_came_while_a_record_is_mended_is_told_and_nothing_untouched_is_undone(desk):
    desk.show()
    desk.press(desk.page.side.correct)
    sheet = desk.opened(CorrectionSheet)
    sheet.fields["place"].setText("我写的地方")
    with desk.ledger.act("mend_for_test") as work:
        row = work.get(Meeting, desk.meeting)
        row.title, row.place = "别处改的题目", "别处写的地方"
    desk.press(sheet.save_button)
    assert sheet._fault.accessibleName() == "刚才收到了别处改的：“地点”现在是“别处写的地方”。"
    desk.press(sheet.save_button)

    (row,) = desk.rows(Meeting)
    assert (row.title, row.place) == ("别处改的题目", "我写的地方")


def test_answer_that_came_while_an_opinion_is_mended_is_told(desk):
    record_opinion_of(desk, "赞成修渠")
    desk.show()
    desk.press(desk.page.side.correct)
    sheet = desk.opened(CorrectionSheet)
    desk.qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    opinion = desk.opened(OpinionSheet)
    opinion.disposition.step(1)
    opinion.fields["reason"].set_text("写入方案")
    (said,) = desk.rows(Opinion)
    settle_opinion(
        desk.ledger, said.id, disposition="not_adopted", reason="没有钱", content="赞成，快修"
    )
    desk.press(opinion.save_button)
    assert opinion._fault.accessibleName() == (
        "刚才收到了别处改的：“采纳情况”现在是“未采纳”，“理由”现在是“没有钱”。"
    )
    desk.press(opinion.save_button)

    assert [one.disposition for one in desk.rows(Response)] == ["not_adopted", "adopted"]
    assert [one.content for one in desk.rows(Opinion)] == ["赞成，快修"]  # untouched here


def record_opinion_of(desk, words):
    with desk.ledger.act("say_for_test") as work:
        work.add(Opinion(meeting=desk.meeting, content=words))


def test_character_without_glyph_is_named_and_nothing_leaves(desk, qtbot):
    desk.correct(f"村部{UNPRINTABLE}")
    page = desk.show()
    tone, title, more = page.side.glyphs.told
    assert (tone, title) == ("bad", "有 1 个字印不出来，先不能打印")
    assert "地点" in more
    assert [page.side.print.isEnabled(), page.side.save.isEnabled()] == [False, False]
    assert page.side.freeze.isEnabled() is False
    qtbot.keyClick(page, Qt.Key.Key_P, ALT)
    desk.drain()
    assert (desk.printers.printed, desk.rows(Printing)) == ([], [])

    desk.correct("村部")
    assert page.side.print.isEnabled()
    assert page.pages.count > 0


def test_printer_that_refuses_says_so_and_nothing_is_noted(desk, qtbot):
    desk.printers.refuses = True
    page = desk.show(desk.freeze())
    qtbot.keyClick(page, Qt.Key.Key_P, CONTROL)
    desk.drain()
    assert [(note.tone, note.text) for note in desk.session.notices] == [
        ("bad", "打印机“示例打印机”没有收下。")
    ]
    assert desk.rows(Printing) == []

    desk.printers.refuses = False
    qtbot.keyClick(page, Qt.Key.Key_P, CONTROL)
    desk.drain()
    assert len(desk.rows(Printing)) == 1


def test_printing_that_is_stopped_notes_nothing(desk):
    page = desk.show(desk.freeze())
    desk.session.tasks.began.connect(lambda task: task.cancel())
    page.side.print.click()
    desk.drain()
    desk.qtbot.waitUntil(lambda: bool(desk.session.notices))
    assert [note.text for note in desk.session.notices] == ["停下了，没有送出去，什么也没少。"]
    assert (desk.printers.printed, desk.rows(Printing)) == ([], [])


def test_layout_that_is_stopped_says_so_and_begins_anew(desk):
    began = desk.session.tasks.began
    began.connect(stop := lambda task: task.cancel())
    page = desk.show()
    assert page._fault.isVisible()
    assert page.side.print.isEnabled() is False

    began.disconnect(stop)
    page.refresh()
    desk.drain()
    assert page.pages.isVisible()
    assert page.side.print.isEnabled()


def test_without_printer_a_file_is_offered(desk):
    desk.printers._names = ()
    page = desk.show(desk.freeze())
    assert page.side.print.reason == "没有找到打印机"
    assert page.side.form.no_printer.isVisible()
    assert page.side.save.property("kind") == "primary"

    desk.printers._names = ("新打印机",)
    page.side.form.again.click()
    desk.drain()
    assert page.side.print.isEnabled()
    assert page.side.form.no_printer.isVisible() is False


def test_printers_are_asked_for_after_the_pages_are_there(desk):
    asked = []

    def names():
        asked.append(desk.page.pages.count)
        return ("示例打印机",)

    desk.printers.names = names
    desk.show()
    assert asked == [desk.page.pages.count]
    desk.session.changed.emit()
    desk.drain()
    assert len(asked) == 1


def test_copies_are_counted_and_asked_for(desk, qtbot):
    page = desk.show()
    page.side.form.copies.clear()
    assert page.side.print.reason == "请写印几份"
    qtbot.keyClicks(page.side.form.copies, "3")
    page.side.print.click()
    desk.drain()
    assert desk.printers.printed[0][2] == 3


def test_file_that_is_there_is_replaced_only_when_asked(desk, monkeypatch, tmp_path):
    target = tmp_path / "记录.pdf"
    target.write_bytes(b"before")
    save_to(monkeypatch, target)
    page = desk.show()
    page.side.save.click()
    question = desk.opened(QuestionSheet)
    question.no.click()
    desk.drain()
    assert target.read_bytes() == b"before"

    page.side.save.click()
    desk.drain()
    desk.opened(QuestionSheet).yes.click()
    desk.drain()
    assert target.read_bytes().startswith(b"%PDF")


def test_folder_that_is_gone_says_so(desk, monkeypatch, tmp_path):
    save_to(monkeypatch, tmp_path / "usb" / "记录.pdf")
    page = desk.show()
    page.side.save.click()
    desk.drain()
    (notice,) = desk.session.notices
    assert (notice.tone, "文件夹不在了" in notice.text) == ("bad", True)
    assert desk.rows(Printing) == []


def test_paper_for_the_notice_board_hides_people(desk, people):
    page = desk.show(desk.freeze(), paper="vote_result")
    assert page.side.form.use.isVisible()
    before = page.sending._pdf
    page.side.form.use.step(1)
    desk.drain()
    assert page.side.personal.told[1] == "个人信息已隐去"
    assert page.sending._pdf != before


def test_page_is_fetched_whole_wide_and_full(desk):
    page = desk.show()
    wide = page.pages._rect_of(0).width()
    page.head.sizes.step(-1)
    desk.drain()
    whole = page.pages._rect_of(0)
    assert whole.height() <= page.pages.viewport().height()
    page.head.sizes.step(1)
    page.head.sizes.step(1)
    desk.drain()
    full = page.pages._rect_of(0).width()
    assert (round(full), whole.width() < wide) == (794, True)
    assert page.pages.drawn == [0]


def test_wheel_with_control_shows_pages_larger(desk):
    page = desk.show()
    before = page.pages._rect_of(0).width()
    at = QPointF(100, 100)
    turned = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.pages.viewport(), turned)
    desk.drain()
    larger = page.pages._rect_of(0).width()
    assert larger > before
    assert page.head.sizes.value() is None
    desk.qtbot.keyClick(page.pages, Qt.Key.Key_Minus)
    assert round(page.pages._rect_of(0).width()) == round(before)
    desk.qtbot.keyClick(page.pages, Qt.Key.Key_Plus)
    assert round(page.pages._rect_of(0).width()) == round(larger)


def test_two_hundred_pages_stay_smooth(desk, qtbot):
    pdf = pdf_of(200)
    press, drawn = desk.session.home.press, []

    def draw(page, width):
        drawn.append(page)
        return press.draw_page(pdf, page, width=width)

    view = PageView(desk.session.tasks)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    longest, since = [0], QElapsedTimer()
    since.start()

    def tick():
        longest[0] = max(longest[0], since.restart())

    timer = QTimer(view, interval=5)
    timer.timeout.connect(tick)
    view.show_pages(press.page_sizes(pdf), draw)
    desk.drain()
    timer.start()
    qtbot.keyClick(view, Qt.Key.Key_End)
    desk.drain()
    for _ in range(30):
        qtbot.keyClick(view, Qt.Key.Key_PageUp)
    desk.drain()

    assert view.count == 200
    assert len(drawn) < 100
    assert len(view.drawn) <= 7
    assert view.page in view.drawn
    qtbot.keyClick(view, Qt.Key.Key_Home)
    desk.drain()
    assert view.page == 0


def test_qt_prints_every_page_as_it_is(desk, tmp_path):
    pdf = pdf_of(3)
    press, target = desk.session.home.press, tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    done = []

    from desktop.ui.printing import PrintJob

    job = PrintJob(
        title="示例",
        copies=1,
        sizes=press.page_sizes(pdf),
        draw=lambda page, width, band: press.draw_page(pdf, page, width=width, band=band),
    )
    QtPrinters().paint(printer, "文件", job, lambda at, total: done.append((at, total)))

    assert done == [(0, 3), (1, 3), (2, 3)]
    printed = target.read_bytes()
    assert [tuple(map(round, size)) for size in press.page_sizes(printed)] == [(595, 842)] * 3
    first, second = (press.draw_page(printed, page, width=200).pixels for page in (0, 1))
    assert first != second


def test_printer_that_is_not_there_is_refused_by_name(desk):
    from desktop.ui.printing import PrintJob

    job = PrintJob(title="示例", copies=1, sizes=[(595, 842)], draw=lambda *_: None)
    with pytest.raises(DocumentError, match="找不到打印机“没有这台”"):
        QtPrinters().send("没有这台", job, lambda *_: None)


@pytest.mark.parametrize("name", ["broken.pdf", "notes.txt", "gone.png"])
def test_scan_that_cannot_be_read_says_so_and_seals_nothing(desk, tmp_path, name):
    path = tmp_path / name
    if not name.startswith("gone"):
        path.write_bytes(b"%PDF-1.7 cut off" if name.endswith("pdf") else b"words")
    page = desk.show(desk.freeze())
    page.side.seal.click()
    sheet = desk.opened(SealSheet)
    sheet.take([path])
    desk.drain()
    assert sheet._fault.isVisible()
    assert sheet.seal.isEnabled() is False
    assert (desk.rows(Seal), desk.rows(Attachment)) == ([], [])


def test_scan_read_before_anybody_listened_for_its_end_is_sealed(desk, monkeypatch, tmp_path):
    path, tasks = tmp_path / "scan.pdf", desk.session.tasks
    path.write_bytes(pdf_of(2))
    page = desk.show(desk.freeze())
    page.side.seal.click()
    sheet = desk.opened(SealSheet)
    begin = tasks.long

    def end_at_once(*asked, **more):
        task = begin(*asked, **more)
        tasks._other_thread.submit(lambda: None).result()
        return task

    monkeypatch.setattr(tasks, "long", end_at_once)
    sheet.take([path])
    desk.drain()
    sheet.agrees.click()

    assert sheet.seal.isEnabled() is True


def test_scan_with_other_pages_than_the_paper_is_said(desk, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf_of(5))
    page = desk.show(desk.freeze())
    page.side.seal.click()
    sheet = desk.opened(SealSheet)
    sheet.take([path])
    desk.drain()
    assert "页数不一样" in sheet._counts.text()
    sheet.agrees.click()
    sheet.clear.click()
    assert sheet.agrees.isChecked() is False
    assert sheet.seal.isEnabled() is False


def test_chooser_locks_papers_with_holes(desk, qtbot):
    planned = desk.call()
    page = desk.show()
    sheet = PaperChooser(desk.session, page, planned)
    sheet.open()
    desk.drain()
    locked = {one.paper: one.locked for one in sheet.offers}
    assert locked["meeting_record"] == "会还没有开完，散会以后再印。"
    assert locked["sign_in_sheet"] == "名单上还没有人。"
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert desk.session.navigator.current is None
    sheet.reject()

    again = PaperChooser(desk.session, page, desk.meeting)
    again.open()
    desk.drain()
    qtbot.keyClick(again.list, Qt.Key.Key_Return)
    assert desk.session.navigator.current == Place(
        "paper", desk.meeting, {"paper": "meeting_record"}
    )


def test_dropped_file_is_checked_on_its_own_page(desk):
    page = desk.show()
    page._on_dropped([Path("示例.pdf")])
    assert desk.session.navigator.current == Place(
        "file_check", options={"files": (Path("示例.pdf"),)}
    )


def test_large_type_puts_the_checks_behind_a_tab_and_the_next_step_beside_it(desk):
    page = desk.show()
    desk.session.look.set_large(True)
    page.arrange(compact=True)
    assert [page.pages.isVisible(), page.side.isVisible()] == [True, False]
    assert page.next.text() == "定稿(&D)"
    desk.press(page.next)
    desk.opened(FreezeSheet).reject()
    page.tabs.step(1)
    assert [page.pages.isVisible(), page.side.isVisible(), page.next.isVisible()] == [
        False,
        True,
        False,
    ]


def test_large_type_hears_the_keys_of_buttons_behind_the_tab(desk, monkeypatch, tmp_path):
    page = desk.show(desk.freeze())
    desk.session.look.set_large(True)
    page.arrange(compact=True)
    assert page.next.text() == "打印(&P)"
    save_to(monkeypatch, tmp_path / "记录.pdf")
    desk.qtbot.keyClick(page.pages, Qt.Key.Key_S, ALT)
    desk.drain()
    assert (tmp_path / "记录.pdf").exists()
    assert page.next.text() == "封存(&F)"

    desk.qtbot.keyClick(page.pages, Qt.Key.Key_P, ALT)
    desk.drain()
    assert len(desk.printers.printed) == 1
    desk.qtbot.keyClick(page.pages, Qt.Key.Key_B, ALT)  # there is one version only
    desk.drain()
    assert page.window().findChildren(VersionsSheet) == []
    desk.press(page.next)
    desk.opened(SealSheet).reject()


def test_window_of_1280_shows_both(desk):
    page = desk.show()
    page.resize(1240, 660)
    page.arrange(compact=True)
    assert [page.pages.isVisible(), page.side.isVisible()] == [True, True]


def test_who_draws_papers_is_loaded_off_the_ui_thread(session, drain, qtbot, monkeypatch):
    """Loading takes a quarter of a second, in which no key would be answered."""
    loaded = []
    real = composition.load_press
    monkeypatch.setattr(
        composition, "load_press", lambda: loaded.append(threading.current_thread()) or real()
    )
    page = PaperPage(session, Place("paper", options={"paper": "meeting_record"}))
    qtbot.addWidget(page)

    page.refresh()
    drain()

    assert [thread is threading.main_thread() for thread in loaded] == [False]
