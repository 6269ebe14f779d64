"""The next pages are asked for while the ledger takes one in, and none is lost or doubled."""

import random
import time
from concurrent.futures import wait
from dataclasses import dataclass, field
from threading import Event

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from paper_store import scope_of
from side_work import ENOUGH_S, Meeting, fail_once, write_much

from desktop.errors import LineError, StorageError, SyncError
from desktop.sync.client.incoming import Incoming
from desktop.sync.client.pulls import MOST_AHEAD, Ahead


@pytest.fixture(autouse=True)
def _one_change_a_page(monkeypatch):
    monkeypatch.setattr("desktop.sync.client.pulls._UNPACKED", 0)


def test_a_page_is_asked_for_while_the_one_before_is_taken_in(server, device):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    meeting = Meeting(server, township.store, "take_page", "pull")

    ended = township.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 40)
    assert meeting.met
    assert len(township.store.titles()) == 40


def test_a_page_that_the_ledger_cannot_take_ends_the_run_and_comes_again(server, device):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    full = StorageError("磁盘满了。", "请腾出空间。")
    township.store.take_page = fail_once(township.store.take_page, full)

    with pytest.raises(StorageError):
        township.sync()
    ended = township.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 40)


@pytest.mark.parametrize("at", range(2, 8))
def test_a_line_that_breaks_while_a_page_is_taken_in_loses_and_doubles_nothing(server, device, at):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    pulls = []

    def breaks(_method, path, *_):
        pulls.append(path)
        return (503, {"Retry-After": "1"}, b'{"code":"busy"}') if len(pulls) == at else None

    server.faults = breaks

    ended = township.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 40)
    assert [item.position for item in township.store.items.values()] == list(range(1, 41))


def let_come(monkeypatch):
    """Let whoever looks for pages that are here find all that were asked for."""
    behind = Ahead.behind

    def all_here(ahead, pulled):
        while begun := [answered for _, answered in ahead._begun if not answered.done()]:
            assert not wait(begun, ENOUGH_S).not_done
        return behind(ahead, pulled)

    monkeypatch.setattr(Ahead, "behind", all_here)


def note_pages(device):
    """Return how many Changes the ledger took in at a time."""
    sizes, take_page = [], device.store.take_page

    def noted(items, *more, **options):
        sizes.append(len(items))
        return take_page(items, *more, **options)

    device.store.take_page = noted
    return sizes


def test_pages_that_are_here_are_taken_in_together(server, device, monkeypatch):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    sizes = note_pages(township)
    let_come(monkeypatch)

    ended = township.sync()

    assert (ended.figures.pulled, sum(sizes)) == (40, 40)
    assert sizes[:4] == [1, MOST_AHEAD, MOST_AHEAD, MOST_AHEAD]
    assert [item.position for item in township.store.items.values()] == list(range(1, 41))
    assert township.store.cursors[""].after == 40
    assert len([path for _, path in server.requests if path == "pull"]) == 40 + 1  # the room's one


def test_scope_that_changes_between_pages_is_learned_with_the_line_free(
    server, device, monkeypatch
):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    let_come(monkeypatch)
    new, pulls, free = scope_of("another"), [], []

    def changes(_method, path, *_):
        pulls.append(path)
        if pulls.count("pull") == 4:
            server.scope = new

    learn_scope = Incoming.learn_scope

    def learned(incoming):
        free.append(all(answered.done() for _, answered in incoming._ahead._begun))
        learn_scope(incoming)

    monkeypatch.setattr(Incoming, "learn_scope", learned)
    server.faults = changes

    ended = township.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 40)
    assert township.store.known_scope == new
    assert free == [True]


def test_page_behind_that_nobody_signed_leaves_those_before_it(server, device, monkeypatch):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    sizes = note_pages(township)
    let_come(monkeypatch)
    right, asked = server.key, []

    def forges(_method, path, *_):
        asked.append(path)
        server.key = Ed25519PrivateKey.generate() if asked.count("pull") == 4 else right

    server.faults = forges

    ended = township.sync()

    assert (ended.outcome, ended.problem.details["code"]) == ("failed", "signature")
    assert sizes == [1, 2]
    assert township.store.cursors[""].after == 3


@dataclass
class PaperLine:
    """Gives pages 1 to `last`; what is asked for is noted, and never by two at once."""

    last: int
    asked: list = field(default_factory=list)
    busy: int = 0
    faults: dict = field(default_factory=dict)  # number to what goes wrong when asked
    told: dict = field(default_factory=dict)  # number to what else is told with it
    pace: random.Random = field(default_factory=lambda: random.Random(5))


@dataclass
class PaperPull:
    line: PaperLine
    number: int
    is_whole: bool = False

    def go_on(self):
        line = self.line
        line.busy += 1
        assert line.busy == 1
        line.asked.append(self.number)
        time.sleep(line.pace.random() / 1000)
        line.busy -= 1
        if isinstance(line.faults.get(self.number), LineError):
            raise line.faults[self.number]
        self.is_whole = True

    def says_more(self):
        return self.number < self.line.last

    def page(self):
        time.sleep(self.line.pace.random() / 1000)
        if self.number in self.line.faults:
            raise self.line.faults[self.number]
        return self

    def following(self):
        return PaperPull(self.line, self.number + 1)

    def asks_as(self, other):
        return self.number == other.number

    def tells_as(self, other):
        return self.line.told.get(self.number) == self.line.told.get(other.number)


def come(ahead):
    """Wait until nothing is under way."""
    while begun := [answered for _, answered in ahead._begun if not answered.done()]:
        assert not wait(begun, ENOUGH_S).not_done


def numbers(ahead, pulled):
    return [one.number for one in ahead.behind(pulled)]


def test_ahead_asks_until_a_few_are_here_and_goes_on_as_they_are_taken():
    line = PaperLine(last=20)
    with Ahead() as ahead:
        ahead.go_on(PaperPull(line, 1))
        come(ahead)

        assert line.asked == list(range(1, MOST_AHEAD + 1))
        first = ahead.take(PaperPull(line, 1))
        ahead.go_on(first.following())
        come(ahead)

        assert line.asked == list(range(1, MOST_AHEAD + 2))
        assert numbers(ahead, first) == [2, 3, 4]


@pytest.mark.parametrize("seed", range(5))
def test_every_page_comes_once_and_in_order_however_fast_the_ledger_is(seed):
    line = PaperLine(last=60, pace=random.Random(seed))
    taken, number = [], 1
    with Ahead() as ahead:
        while number <= line.last:
            pulled = ahead.take(PaperPull(line, number))
            if not pulled.is_whole:
                pulled.go_on()
            pulls = [pulled, *ahead.behind(pulled)]
            if pulls[-1].says_more():
                ahead.go_on(pulls[-1].following())
            time.sleep(line.pace.random() / 300)
            taken += [one.number for one in pulls]
            number = taken[-1] + 1

    assert taken == line.asked == list(range(1, 61))


def test_line_is_free_once_it_settled_and_what_came_is_kept():
    line = PaperLine(last=20)
    with Ahead() as ahead:
        ahead.go_on(PaperPull(line, 1))
        ahead.settle()
        asked = list(line.asked)

        assert line.busy == 0
        PaperPull(line, 99).go_on()
        assert ahead.take(PaperPull(line, 1)).is_whole

        ahead.go_on(PaperPull(line, 2))
        come(ahead)
        assert sorted(line.asked) == sorted({*range(1, MOST_AHEAD + 2), *asked, 99})


def test_what_was_begun_for_another_question_is_let_go():
    line, other = PaperLine(last=20), PaperLine(last=90)
    with Ahead() as ahead:
        ahead.go_on(PaperPull(line, 1))

        wanted = ahead.take(PaperPull(other, 50))

        assert (wanted.line, wanted.is_whole, line.busy) == (other, False, 0)
        wanted.go_on()
        assert numbers(ahead, wanted) == []
        ahead.go_on(wanted.following())
        come(ahead)
        assert other.asked == list(range(50, 51 + MOST_AHEAD))


def test_nothing_stale_is_asked_for_after_another_question():
    """What had no room, or came when the line was wanted, is not gone on with later."""
    line, other = PaperLine(last=20), PaperLine(last=90)
    with Ahead() as ahead:
        ahead.go_on(PaperPull(line, 1))
        come(ahead)
        pulled = ahead.take(PaperPull(line, 1))
        assert numbers(ahead, pulled) == [2, 3, 4]
        assert line.asked == [1, 2, 3, 4]

        wanted = ahead.take(PaperPull(other, 50))
        ahead.go_on(wanted.following())
        come(ahead)

    assert line.asked == [1, 2, 3, 4]
    assert other.asked == list(range(51, 51 + MOST_AHEAD))


def test_page_that_broke_off_is_told_to_whoever_takes_it_and_no_other():
    line = PaperLine(last=20, faults={3: LineError("断了。", "请再试。", code="cut")})
    with Ahead() as ahead:
        ahead.go_on(PaperPull(line, 1))
        come(ahead)
        first = ahead.take(PaperPull(line, 1))

        assert numbers(ahead, first) == [2]
        assert not ahead.take(PaperPull(line, 3)).is_whole
        assert line.asked == [1, 2, 3]


def test_page_that_cannot_be_read_is_told_to_whoever_takes_it_and_no_other():
    line = PaperLine(last=20, faults={3: SyncError("不是县里签的。", "请再试。", code="signature")})
    with Ahead() as ahead:
        ahead.go_on(PaperPull(line, 1))
        come(ahead)
        first = ahead.take(PaperPull(line, 1))

        assert numbers(ahead, first) == [2]
        with pytest.raises(SyncError):
            ahead.take(PaperPull(line, 3)).page()


def test_page_that_tells_something_new_waits_to_be_looked_at():
    line = PaperLine(last=20, told={3: "another scope"})
    with Ahead() as ahead:
        ahead.go_on(PaperPull(line, 1))
        come(ahead)

        assert numbers(ahead, ahead.take(PaperPull(line, 1))) == [2]


def test_leaving_waits_for_what_is_under_way_and_asks_for_no_more(monkeypatch):
    line, inside = PaperLine(last=20), Event()
    go_on = PaperPull.go_on
    monkeypatch.setattr(PaperPull, "go_on", lambda pull: (inside.set(), go_on(pull)))

    with Ahead() as ahead:
        ahead.go_on(PaperPull(line, 1))
        assert inside.wait(ENOUGH_S)

    assert line.busy == 0
    assert len(line.asked) < MOST_AHEAD + 1
