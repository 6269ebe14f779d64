"""A township laptop carries what it cannot open, once, however often the line breaks."""

import pytest
from bundle_samples import Room, bundling, ignore

from desktop.errors import DiskFullError, LineError, RefusedError, StorageError
from desktop.sync.client.pacing import Paused
from desktop.sync.relaying import carry_bundles

DIGEST = "d" * 64


class PaperLine:
    """A line to a server that answers every bundle with the same bytes."""

    def __init__(self, *, faults=()):
        self.uploads, self.asked, self.faults = {}, [], list(faults)
        self.back = b"the way back"

    def _ask(self, what):
        self.asked.append(what)
        if self.faults and self.faults[0][0] == what:
            raise self.faults.pop(0)[1]

    def post_bundle(self, digest):
        self._ask("post")
        return DIGEST if digest in self.uploads else ""

    def send_bundle(self, digest, size, file):
        self._ask("send")
        data = file.read()
        assert len(data) == size
        self.uploads[digest] = data

    def fetch_bundle(self, digest, file):
        assert digest == DIGEST
        begun = file.tell()
        if not begun:
            file.write(self.back[:5])
        self._ask("fetch")
        file.write(self.back[max(begun, 5) :])


@pytest.fixture
def shelf(county, stick, sticks, tmp_path):
    """Give the township's shelf, with bundles of two rooms."""
    for name in ("one", "two"):
        other = county.enrol(Room(name))
        out = bundling(other, tmp_path / name).export_bundle(
            stick / f"{name}.yishibu-bundle", ignore
        )
        sticks.import_bundle(out.file, ignore)
    return sticks.shelf


def backs(shelf):
    return [relayed.path.read_bytes() for relayed in shelf.returns()]


def test_nothing_to_carry_is_no_run(room, sticks):
    assert carry_bundles(sticks.shelf, PaperLine(), room) == 0
    assert room.runs() == []


def test_bundles_go_up_and_ways_back_come(shelf, room):
    line = PaperLine()
    sent = {relayed.digest: relayed.path.read_bytes() for relayed in shelf.waiting()}

    assert carry_bundles(shelf, line, room) == 2

    assert line.uploads == sent
    assert (backs(shelf), shelf.waiting()) == ([line.back, line.back], [])
    (run,) = room.runs()
    assert (run.way, run.outcome, run.figures) == ("relay", "done", {"bundles": 2, "waiting": 0})


@pytest.mark.parametrize("where", ["post", "send", "fetch"])
def test_broken_line_is_gone_on_with(shelf, room, where):
    line = PaperLine(faults=[(where, LineError("断了。", code="cut"))])

    with pytest.raises(LineError):
        carry_bundles(shelf, line, room)
    assert [run.outcome for run in room.runs()] == ["cut"]
    assert len(shelf.waiting()) == 2
    carry_bundles(shelf, line, room)

    assert backs(shelf) == [line.back, line.back]
    assert line.asked.count("send") == (3 if where == "send" else 2)


@pytest.mark.logs("was refused: server")
def test_bundle_that_the_server_never_takes_holds_up_no_other(shelf, room):
    first = shelf.waiting()[0]
    refusal = RefusedError("是另一个县的。", code="server", status=409)

    line = PaperLine(faults=[("post", refusal)])
    carried = carry_bundles(shelf, line, room)

    assert carried == 1
    assert [relayed.bundle for relayed in shelf.waiting()] == [first.bundle]


@pytest.mark.logs("cannot be read")
def test_bundle_that_cannot_be_read_holds_up_no_other(shelf, room, monkeypatch):
    first, second = shelf.waiting()
    reading = type(shelf).reading

    def read(self, relayed):
        if relayed == first:
            raise StorageError("文件读不出来。")
        return reading(self, relayed)

    monkeypatch.setattr(type(shelf), "reading", read)
    carried = carry_bundles(shelf, PaperLine(), room)

    assert carried == 1
    assert [relayed.bundle for relayed in shelf.waiting()] == [first.bundle]
    assert [relayed.bundle for relayed in shelf.returns()] == [second.bundle]


@pytest.mark.parametrize(
    ("error", "outcome"), [(Paused(), "paused"), (DiskFullError("磁盘已满。"), "failed")]
)
def test_run_that_ends_otherwise_says_how(shelf, room, error, outcome):
    with pytest.raises(type(error)):
        carry_bundles(shelf, PaperLine(faults=[("post", error)]), room)

    assert [run.outcome for run in room.runs()] == [outcome]


def test_busy_server_ends_the_run(shelf, room):
    busy = RefusedError("正忙。", code="busy", status=503)

    with pytest.raises(RefusedError):
        carry_bundles(shelf, PaperLine(faults=[("post", busy)]), room)

    assert len(shelf.waiting()) == 2
    assert room.runs()[0].outcome == "refused"
