"""A stick that is read or written while whoever asked goes elsewhere, stops it, or asks again."""

import threading

import pytest
from fake_sync_stores import FakeSyncStore, SyncHome
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

from desktop.errors import StorageError
from desktop.services.bundle_ports import BundleOut
from desktop.services.findings import Progress
from desktop.ui.syncing.sticks import sticks_of

PATIENCE_S = 60


class SlowHome(SyncHome):
    """A home whose stick is under way until a test lets it go on."""

    def __init__(self, home):
        super().__init__(home, FakeSyncStore())
        self.is_there, self.may_go_on = threading.Event(), threading.Event()
        self.error = None

    def _work(self, on_progress):
        on_progress(Progress(stage="bundle", done=1, total=2))
        self.is_there.set()
        assert self.may_go_on.wait(PATIENCE_S)
        on_progress(Progress(stage="bundle", done=2, total=2))
        if self.error:
            raise self.error

    def export_bundle(self, path, on_progress):
        self._work(on_progress)
        self.bundles.append(("out", path))
        return self.out(path)

    def import_bundle(self, path, on_progress):
        self._work(on_progress)
        return self.come

    def ask_to_join(self, path, file, on_progress):
        self._work(on_progress)
        self.bundles.append(("ask", path))
        return BundleOut(file=path, bundle="b", size_bytes=9, asks=True)


class Desk:
    """A page that asks for a stick, and all that comes of it."""

    def __init__(self, session):
        self.session, self.home = session, session.home
        self.page, self.begun, self.changes = QWidget(), [], []
        session.tasks.began.connect(self.begun.append)
        session.changed.connect(lambda *_: self.changes.append(True))

    def start(self, way="take_out"):
        """Begin, and go no further than the first report."""
        getattr(sticks_of(self.session), way)(self.page)
        assert self.home.is_there.wait(PATIENCE_S)

    def finish(self):
        self.home.may_go_on.set()
        self.session.tasks.drain()

    @property
    def told(self):
        return [(one.text, one.tone) for one in self.session.notices]


@pytest.fixture
def home(home):
    return SlowHome(home)


@pytest.fixture
def desk(session, monkeypatch, tmp_path):
    path = tmp_path / "u.yishibu-bundle"
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(path), ""))
    return Desk(session)


def test_one_is_made_for_a_session(session):
    assert sticks_of(session) is sticks_of(session)


@pytest.mark.parametrize(
    ("error", "tone"), [(None, "good"), (StorageError("U 盘放不下了。", "请换一个。"), "bad")]
)
def test_end_is_told_though_the_page_is_gone(desk, error, tone):
    desk.home.error = error
    desk.start()
    desk.changes.clear()

    delete(desk.page)
    desk.finish()

    assert [tone for _, tone in desk.told] == [tone]
    assert desk.changes != []  # the history has a line more


def test_request_to_join_is_told_though_its_sheet_is_gone(desk, tmp_path):
    heard = []
    sticks_of(desk.session).ask_to_join(
        desk.page,
        tmp_path / "a.yishibu-join",
        began=lambda: heard.append("began"),
        done=lambda _: heard.append("done"),
        failed=lambda _: heard.append("failed"),
    )
    assert desk.home.is_there.wait(PATIENCE_S)

    delete(desk.page)
    desk.finish()

    assert heard == ["began"]
    assert desk.told == [("写好了，也核对过，可以拔 U 盘：u.yishibu-bundle。", "good")]


@pytest.mark.parametrize(
    ("way", "words"),
    [("take_out", "停下了，U 盘上没有写文件。"), ("bring_in", "停下了，收到的已存好。")],
)
def test_stopped_stick_is_no_fault(desk, way, words):
    desk.start(way)

    desk.begun[0].cancel()
    desk.finish()

    assert desk.told == [(words, "info")]


@pytest.mark.parametrize("way", ["take_out", "bring_in"])
def test_second_stick_waits_for_the_first(desk, way):
    desk.start()

    desk.start(way)
    assert desk.told == [("U 盘正在用着。", "info")]

    desk.finish()
    assert len(desk.begun) == 1
    desk.start()
    desk.finish()
    assert [way for way, _ in desk.home.bundles] == ["out", "out"]


def test_stick_is_free_again_after_a_failure(desk):
    desk.home.error = StorageError("U 盘读写失败。", "请插好再试。")
    desk.home.may_go_on.set()

    for _ in range(2):
        desk.start()
        desk.finish()

    assert desk.told == [("U 盘读写失败。", "bad")] * 2
