"""Small pictures of kept files: beside the window, once, and for whoever still waits."""

import threading

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import delete

from desktop.documents.sample_pictures import draw_sample
from desktop.services.attachments import list_files
from desktop.services.concerns import record_concern
from desktop.services.consultations import plan_consultation
from desktop.ui import thumbnails
from desktop.ui.consultations.files import FilesTab
from desktop.ui.task_ledger.photos import PhotoStrip, keep_files
from desktop.ui.thumbnails import decode_picture, thumbnails_of

ROOM = QSize(40, 20)


@pytest.fixture
def decoded(monkeypatch):
    """Return the names of the threads on which pictures were decoded."""
    threads, real = [], thumbnails.decode_picture

    def note(data, room):
        threads.append(threading.current_thread().name)
        return real(data, room)

    monkeypatch.setattr(thumbnails, "decode_picture", note)
    return threads


@pytest.fixture
def keep(session, tmp_path):
    """Keep files with a record; return them as kept, that of a picture first."""

    def keep(subject=None):
        row = subject or record_concern(
            session.ledger, title="停水", content="停", raised_on="2026-11-01"
        )
        photo = tmp_path / "路.png"
        photo.write_bytes(draw_sample("示意图", ["一"]))
        keep_files(session.home, row, [photo])
        with session.ledger.read() as reading:
            return list_files(reading, row)

    return keep


def test_photos_of_a_drawer_are_decoded_once_and_not_on_the_ui_thread(
    session, qtbot, drain, keep, decoded
):
    files = [(one, one.title) for one in keep()]
    for _ in range(3):  # a drawer is made anew at every refresh
        strip = PhotoStrip(session, files)
        qtbot.addWidget(strip)
        drain()
        pictures = [label.pixmap() for label in strip.findChildren(QLabel)]
        assert max(picture.height() for picture in pictures) == 56

    assert [name.split("_")[0] for name in decoded] == ["quiet"]


def test_photos_of_a_consultation_are_decoded_once_and_not_on_the_ui_thread(
    session, qtbot, drain, keep, decoded
):
    consultation = plan_consultation(session.ledger, title="修路")
    keep(consultation)
    tab = FilesTab(session, consultation)
    qtbot.addWidget(tab)
    for _ in range(2):
        tab.refresh()
        drain()

    assert [name.split("_")[0] for name in decoded] == ["quiet"]
    assert tab.list.item(0).icon().availableSizes()[0].height() > 20


def test_who_asks_while_it_is_decoded_waits_for_the_same(session, drain, keep, decoded):
    (file,) = keep()
    shown, gone = [], QWidget()
    owner = QWidget()
    thumbnails_of(session).show(gone, file.digest, ROOM, shown.append)
    for _ in range(2):
        thumbnails_of(session).show(owner, file.digest, ROOM, shown.append)
    delete(gone)
    drain()

    assert [picture.height() for picture in shown] == [20, 20]
    assert len(decoded) == 1


def test_only_the_last_shown_are_kept(session, drain, keep, decoded, monkeypatch):
    monkeypatch.setattr(thumbnails, "MOST", 2)
    (file,) = keep()
    for height in (10, 20, 10, 30, 10, 20):
        thumbnails_of(session).show(session, file.digest, QSize(99, height), lambda _: None)
        drain()

    assert len(decoded) == 4


def test_a_file_that_cannot_be_read_is_told_to_everybody_or_to_who_asked(session, drain):
    heard, own = [], []
    session.tasks.failed.connect(heard.append)
    thumbnails_of(session).show(session, "ab" * 32, ROOM, lambda _: None)
    drain()
    thumbnails_of(session).show(session, "ab" * 32, ROOM, lambda _: None, own.append)
    drain()

    assert (len(heard), len(own)) == (1, 1)


def test_what_is_no_picture_is_not_shown(session, drain, tmp_path):
    row = record_concern(session.ledger, title="停水", content="停", raised_on="2026-11-01")
    paper = tmp_path / "说明.txt"
    paper.write_text("没有图", encoding="utf-8")
    keep_files(session.home, row, [paper])
    with session.ledger.read() as reading:
        (file,) = list_files(reading, row)
    shown = []
    thumbnails_of(session).show(session, file.digest, ROOM, shown.append)
    drain()

    assert shown == []


def test_a_picture_is_no_larger_than_its_room(qapp):
    whole = decode_picture(draw_sample("示意图", ["一"]), QSize(99_999, 99_999))
    small = decode_picture(draw_sample("示意图", ["一"]), ROOM)

    assert (small.width() <= 40, small.height()) == (True, 20)
    assert decode_picture(draw_sample("示意图", ["一"]), whole.size()).size() == whole.size()
    assert decode_picture(b"no picture", whole.size()).isNull()
