"""Whole runs over real sockets, against a server on paper."""

import json
import random
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from cut_lines import CutLine
from paper_store import name, scope_of

from desktop.domain.changes import digest_of
from desktop.domain.feeds import ChainBase, Snapshot, SnapshotRow, SnapshotWrite
from desktop.errors import RefusedError, SyncError
from desktop.sync.client.absences import AbsentFiles
from desktop.sync.receipts import sign_receipt

WORDS = "村民反映道路积水浇地用电低保医保合作社分红公示会议表决议题协商"


def words(count, seed=1):
    """Return text that packs about as badly as real prose."""
    source = random.Random(seed)
    return "".join(source.choices(WORDS, k=count))


def paths(server):
    return [path.partition("/")[0] for _, path in server.requests]


def test_what_is_written_reaches_the_other_device(server, device):
    room, township = device(), device("township")
    for number in range(5):
        room.store.write(f"诉求{number}")

    sent, got = room.sync(), township.sync()

    assert (sent.outcome, sent.problem, sent.figures.pushed) == ("done", None, 5)
    assert (got.outcome, got.figures.pulled) == ("done", 5)
    assert township.store.titles() == [f"诉求{number}" for number in range(5)]
    assert room.store.chains()[0].unsent == 0


def test_idle_run_is_one_request_of_less_than_a_kilobyte(server, device):
    room = device()
    room.store.write("诉求")
    room.sync()
    server.requests.clear()

    ended = room.sync("auto")

    assert server.requests == [("POST", "pull")]
    assert ended.figures.bytes_up + ended.figures.bytes_down < 1024


def test_counted_bytes_are_those_on_the_wire(server, device, port):
    with CutLine(port) as line:
        room = device(at=line.url)
        room.store.write(words(20_000), words(200))
        ended = room.sync()

    assert ended.outcome == "done"
    assert (ended.figures.bytes_up, ended.figures.bytes_down) == (line.up, line.down)


def test_nothing_is_sent_twice_or_taken_twice(server, device):
    room, township = device(), device("township")
    for _ in range(3):
        room.store.write("诉求")
        room.sync()
        township.sync()

    assert [item.sent.header.seq for item in server.feed] == [1, 2, 3]
    assert len(township.store.items) == 3


def test_large_body_goes_after_what_is_small_and_before_its_own_change(server, device):
    room, township = device(), device("township")
    text = words(40_000)
    room.store.write("前")
    room.store.write(text)
    room.store.write("后")

    ended = room.sync()
    township.sync()

    order = paths(server)[: len(paths(server)) - 3]
    assert order.index("push") < order.index("pull") < order.index("uploads")
    assert ended.figures.pushed == 3
    assert township.store.titles() == sorted(["前", text, "后"])
    assert township.store.awaited == {}


def test_a_long_text_takes_what_its_packed_bytes_take(server, device):
    room, township = device(), device("township")
    text = "为修水渠，各户按亩出工，工钱由合作社先垫。" * 10_000  # 630 KB
    room.store.write(text)

    up = room.sync().figures
    down = township.sync().figures

    assert township.store.titles() == [text]
    assert up.bytes_up < 20_000
    assert down.bytes_down < 20_000


def test_change_that_is_larger_than_the_line_carries_goes_up_piece_by_piece(server, device):
    room, township = device(), device("township")
    texts = [words(4_000, seed) for seed in range(12)]  # one act, 144 KB
    room.store.write(*texts)

    room.sync()
    township.sync()

    assert ("POST", "push") in server.requests
    assert any(kind == "batch" for kind, *_ in server.uploads)
    assert township.store.titles() == sorted(texts)


def test_files_go_up_and_come_down(server, device):
    room = device()
    photo, plan = random.Random(1).randbytes(200_000), b"plan"
    room.store.files_waiting["up"] = [(room.files.put(photo), len(photo))]
    server.files[digest_of(plan)] = plan
    room.store.files_waiting["down"] = [(digest_of(plan), 4)]

    ended = room.sync()

    assert server.uploads["file", digest_of(photo)] == photo
    assert room.files.read(digest_of(plan)) == plan
    assert (ended.figures.files_up, ended.figures.files_down) == (1, 1)
    assert room.store.files_waiting == {"up": [], "down": []}


def test_file_that_the_server_has_not_yet_is_asked_for_later(server, device):
    room, now = device(), [0.0]
    room.absent = AbsentFiles(now=lambda: now[0])
    room.store.files_waiting["down"] = [("ab" * 32, 4)]

    def asked():
        server.requests.clear()
        assert room.sync("auto").outcome == "done"
        return "files" in paths(server)

    first, soon = asked(), asked()
    now[0] = 3600.0
    later = asked()

    assert (first, soon, later) == (True, False, True)


def test_download_that_nobody_waits_for_any_more_is_forgotten(server, device):
    """It came by stick meanwhile, or left the scope."""
    room, wanted = device(), "cd" * 32
    room.store.files_waiting["down"] = [(wanted, 4)]
    for each in (wanted, "ab" * 32, "snapshot"):
        room.partials.add(each, b"\nx")
    server.faults = lambda *_: (401, {}, b'{"code": "token"}')
    assert room.sync().outcome == "refused"
    assert len(room.partials.bytes) == 3  # who knows what is still to come
    server.faults = lambda *_: None

    assert room.sync().outcome == "done"

    assert list(room.partials.bytes) == [wanted]  # which the server may have later


def test_file_that_is_not_here_stops_no_other(server, device):
    room = device()
    room.store.files_waiting["up"] = [("ab" * 32, 1), (room.files.put(b"plan"), 4)]

    assert room.sync().outcome == "done"
    assert server.uploads["file", digest_of(b"plan")] == b"plan"


@pytest.mark.logs("cannot be read")
def test_damaged_file_stops_no_other_and_is_told_of(server, device):
    room = device()
    broken, plan = room.files.put(b"photo"), room.files.put(b"plan")
    room.files.broken.add(broken)
    room.store.files_waiting["up"] = [(broken, 1), (plan, 4)]

    for _ in range(2):
        assert room.sync().outcome == "done"

    assert server.uploads["file", plan] == b"plan"
    assert room.store.files_waiting["up"] == [(broken, 1)]
    assert [(one.kind, one.subject) for one in room.store.found] == [("file_unreadable", broken)]


@pytest.mark.logs("came as something else")
def test_file_that_comes_as_something_else_stops_no_other_and_is_told_of(server, device):
    room, lie = device(), "ab" * 32
    server.files |= {lie: b"no photo", digest_of(b"plan"): b"plan"}
    room.store.files_waiting["down"] = [(lie, 1), (digest_of(b"plan"), 4)]

    assert room.sync().outcome == "done"
    assert room.files.read(digest_of(b"plan")) == b"plan"
    assert not room.files.has(lie)
    assert [(one.kind, one.subject) for one in room.store.found] == [("file_wrong", lie)]
    server.requests.clear()
    assert room.sync("auto").outcome == "done"
    assert "files" not in paths(server)


@pytest.mark.logs("came as something else")
def test_large_bodies_that_cannot_be_had_stop_no_other(server, device):
    room, township = device(), device("township")
    for number in range(3):
        room.store.write(words(9_000, number))
    room.sync()
    lost, lie, whole = (change.parts[0].digest for change in room.store.epochs[name("room 1")])
    del server.uploads["part", lost]
    server.uploads["part", lie] = b"nonsense"

    assert township.sync().outcome == "done"
    assert whole in township.store.bodies
    assert set(township.store.awaited) == {lost, lie}
    assert [(one.kind, one.subject) for one in township.store.found] == [("file_wrong", lie)]
    server.requests.clear()
    assert township.sync("auto").outcome == "done"
    assert paths(server) == ["pull"]


@pytest.mark.parametrize("most", [6_000, 9_000, 20_000])
def test_line_that_breaks_again_and_again_carries_all(server, device, port, most):
    text, photo = words(60_000, 3), random.Random(4).randbytes(150_000)
    with CutLine(port, most=most) as line:
        room, township = device(at=line.url), device("township", at=line.url)
        for number in range(300):
            room.store.write(f"{number:04}" + words(60, number))
        room.store.write(text)
        room.store.files_waiting["up"] = [(room.files.put(photo), len(photo))]
        server.files[digest_of(photo)] = photo
        township.store.files_waiting["down"] = [(digest_of(photo), len(photo))]
        outcomes = [each.sync().outcome for each in (room, township) for _ in range(5)]

    assert line.resets > 10
    assert (room.was_slow, township.was_slow) == (True, True)
    assert (outcomes[4], outcomes[9]) == ("done", "done")
    assert [item.sent.header.seq for item in server.feed] == list(range(1, 302))
    assert len(township.store.titles()) == 301
    assert text in township.store.titles()
    assert server.uploads["file", digest_of(photo)] == township.files.read(digest_of(photo))


def test_lost_receipt_is_asked_for_again(server, device):
    room = device()
    room.store.write("诉求")
    taken = []

    def lose_first_receipt(method, path, headers, body):
        if path == "push" and not taken:
            taken.append(server.post_push("", {}, headers, body))
            raise ConnectionAbortedError

    server.faults = lose_first_receipt
    first, second = room.sync(), room.sync()

    assert {first.outcome, second.outcome} <= {"cut", "done"}
    assert len(server.feed) == 1
    assert room.store.chains()[0].receipted == 1
    assert [(each.first, each.last) for each in room.store.kept_receipts] == [(1, 1)]


@pytest.mark.logs("server lost Changes after 1", "not what it was")
def test_loss_of_the_last_change_alone_is_found_by_its_receipt(server, device):
    room = device()
    for number in range(2):
        room.store.write(f"诉求{number}")
        room.sync()
    (chain,) = server.chains.values()
    del chain[1:], server.feed[1:]

    assert room.sync().outcome == "done"
    assert [item.sent.header.seq for item in server.feed] == [1, 2]
    assert [each.first for each in server.handed_in] == [2]
    assert [(one.kind, one.details["known"]) for one in room.store.found] == [("server_lost", 1)]


@pytest.mark.logs("server lost Changes after 1", "not what it was")
def test_server_that_came_back_from_a_backup_is_given_what_it_lost(server, device):
    room = device()
    photo, plan = room.files.put(b"photo"), room.files.put(b"plan")
    room.store.files_waiting["up"] = [(photo, 5), (plan, 4)]
    for number in range(3):
        room.store.write(f"诉求{number}")
        room.sync()
    for chain in server.chains.values():
        del chain[1:]
    del server.feed[1:], server.uploads["file", photo]

    ended = room.sync()

    assert ended.outcome == "done"
    assert server.uploads == {("file", photo): b"photo", ("file", plan): b"plan"}
    assert [item.sent.header.seq for item in server.feed] == [1, 2, 3]
    assert [(one.kind, one.details) for one in room.store.found] == [
        ("server_lost", {"known": 1, "receipted": 3})
    ]
    assert sorted(each.first for each in server.handed_in) == [2, 3]


@pytest.mark.logs("not what it was")
def test_feed_that_is_not_what_it_was_is_taken_in_from_its_beginning(server, device):
    one, other, township = device("one"), device("other"), device("township")
    for each in (one, other):
        each.store.write(each.store.device)
        each.sync()
    township.sync()
    server.feed.reverse()
    server.feed[:] = [
        type(item)(position=place, order=item.order, sent=item.sent)
        for place, item in enumerate(server.feed, 1)
    ]
    one.store.write("新的")
    one.sync()

    assert township.sync().outcome == "done"
    assert township.store.cursor().after == 3
    assert "新的" in township.store.titles()


@pytest.mark.logs("not what it was")
def test_feed_that_moves_while_an_organization_is_caught_up_with_is_taken_in_anew(
    server, device, monkeypatch
):
    monkeypatch.setattr("desktop.sync.client.pulls._UNPACKED", 0)  # a Change a page
    room, township = device("room"), device("township")
    for number in range(4):
        room.store.write(f"诉求{number}")
    room.sync()
    township.sync("auto")
    server.scope = scope_of("north")
    township.store.items.clear()  # what the new scope brings was not here
    answer, moved = server.post_pull, []

    def put_back(rest, query, headers, body):
        """Let the server be put back, in another order, before the second page of one alone."""
        asked = json.loads(body)
        if asked.get("orgs") and asked["closing"] and not moved:
            moved.append(asked["after"])
            server.feed.reverse()
            server.feed[:] = [replace(one, position=at) for at, one in enumerate(server.feed, 1)]
        return answer(rest, query, headers, body)

    monkeypatch.setattr(server, "post_pull", put_back)
    ended = township.sync("auto")

    assert (ended.outcome, ended.problem) == ("done", None)
    assert moved == [1]
    assert township.store.titles() == [f"诉求{number}" for number in range(4)]
    assert township.store.cursor().after == 4


@pytest.mark.logs("was cloned")
def test_clone_goes_on_in_a_new_epoch_and_loses_nothing(server, device):
    room, clone, township = device(), device(), device("township")
    clone.store.key = room.store.key
    for each, text in ((room, "甲"), (clone, "乙")):
        each.store.write(text)
    room.sync()
    ended = clone.sync()
    township.sync()

    assert ended.outcome == "done"
    assert len(clone.store.epochs) == 2
    assert township.store.titles() == ["乙", "甲"]
    assert clone.store.titles() == ["甲"]
    assert [one.kind for one in clone.store.found] == ["forked"]


@pytest.mark.logs("was cloned")
def test_folder_that_was_put_back_goes_on_in_a_new_epoch(server, device):
    room, copy = device(), device()
    room.store.write("甲")
    room.sync()

    ended = copy.sync()

    assert ended.outcome == "done"
    assert len(copy.store.epochs) == 2
    assert copy.store.titles() == ["甲"]


@pytest.mark.logs("was cloned", "refused by the server: full")
def test_copy_that_could_not_send_before_it_is_found_out_forks_once(server, device):
    room, copy = device(), device()
    for number in range(3):
        room.store.write(f"甲{number}")
    room.sync()
    copy.store.write("乙")  # under a number that the other has used
    full = (507, {}, b'{"code": "full"}')
    server.faults = lambda _, path, *__: full if path == "push" else None
    copy.sync()
    server.faults = lambda *_: None

    assert copy.sync().outcome == "done"
    assert [one.subject.rpartition("/")[2] for one in copy.store.found] == ["1"]
    assert [len(changes) for changes in copy.store.epochs.values()] == [0, 1]
    assert copy.store.titles() == ["甲0", "甲1", "甲2"]


def test_new_scope_is_learned_and_what_came_into_it_is_taken_in(server, device):
    room, township = device(), device("township", role="township")
    room.store.write("诉求")
    room.sync()
    township.sync("auto")
    late = scope_of("north", role="township")
    server.scope = late

    ended = township.sync("auto")

    assert ended.outcome == "done"
    assert township.store.scope() == late
    assert township.store.late() == []
    assert township.store.cursor().scope == late.digest


def test_township_learns_when_each_room_was_last_heard_of(server, device):
    township = device("township", role="township")
    township.sync()
    server.requests.clear()

    township.sync("hand")
    township.sync("auto")

    assert paths(server) == ["pull", "scope", "pull"]


def test_pause_ends_the_run_and_the_next_goes_on(server, device):
    room = device()
    for number in range(400):
        room.store.write(f"{number}" + words(300, number))

    ended = room.sync(paused=lambda: len(server.feed) > 50)

    assert (ended.outcome, ended.problem) == ("paused", None)
    done = len(server.feed)
    assert 50 < done < 400
    after = room.sync()
    assert after.outcome == "done"
    assert after.figures.pushed == 400 - done
    assert after.figures.resumed_at == ended.figures.reached == pytest.approx(done / 4, abs=1)
    assert room.store.history[0].figures["reached"] == ended.figures.reached


def test_clock_is_corrected_once_nothing_waits(server, device):
    room = device()
    room.store.write("诉求")
    server.now = lambda: room.store.now + timedelta(days=400)
    room.store.clock_now = lambda: "20261128T080000.000Z0000"

    room.sync()

    assert room.store.offsets == pytest.approx([400 * 86_400_000], abs=2_000)


def test_clock_that_is_right_is_left_alone(device):
    room = device()
    room.sync()

    assert room.store.offsets == []


@pytest.mark.logs("refused by the server: full")
def test_full_disk_of_the_server_keeps_nothing_from_coming_down(server, device):
    room, other = device(), device("other")
    other.store.write("诉求")
    other.sync()
    room.store.files_waiting["up"] = [(room.files.put(b"photo"), 5)]
    server.faults = lambda method, path, *_: (
        (507, {}, b'{"code": "full", "message": "\xe6\xbb\xa1"}') if method == "PATCH" else None
    )

    ended = room.sync()

    assert ended.outcome == "refused"
    assert ended.problem.details["code"] == "full"
    assert ended.figures.pulled == 1
    assert room.store.files_waiting["up"]
    assert room.store.history[0].figures["code"] == "full"


def test_revoked_token_ends_the_run(server, device):
    room = device()
    room.store.write("诉求")
    server.faults = lambda *_: (401, {}, b'{"code": "token"}')

    ended = room.sync()

    assert (ended.outcome, len(server.requests)) == ("refused", 1)
    assert ended.problem.message == "县里不再认这台电脑。"
    assert room.store.chains()[0].unsent == 1


def test_busy_server_is_waited_for_as_long_as_it_says(server, device, monkeypatch):
    waits = []
    monkeypatch.setattr("desktop.sync.client.pacing.Patience._wait", lambda _, s: waits.append(s))
    room, answers = device(), [(503, {"Retry-After": "7"}, b"{}")] * 2
    server.faults = lambda *_: answers.pop() if answers else None

    assert room.sync().outcome == "done"
    assert waits == [7.0, 7.0]


def test_server_that_stays_busy_is_asked_at_the_next_run(server, device):
    room = device()
    room.store.write("诉求")
    server.faults = lambda *_: (503, {"Retry-After": "60"}, b'{"code": "busy"}')

    ended = room.sync()

    assert ended.outcome == "refused"
    assert isinstance(ended.problem, RefusedError)
    assert room.store.chains()[0].unsent == 1


def test_server_that_is_down_is_not_waited_for(server, device, free_port):
    room = device(at=f"http://127.0.0.1:{free_port}")

    ended = room.sync()

    assert (ended.outcome, ended.problem.details["code"]) == ("failed", "unreachable")
    assert ended.figures.reached == 0  # nothing waited, so nothing broke off


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((200, {"No-Now": "1", "Content-Type": "text/html"}, b"<html>"), "portal"),
        ((302, {"No-Now": "1", "Location": "http://login/"}, b""), "portal"),
        ((511, {"No-Now": "1"}, b""), "portal"),
        ((200, {"No-Now": "1", "Content-Type": "application/json"}, b"{}"), "stranger"),
        ((502, {"No-Now": "1", "Content-Type": "text/html"}, b"<html>"), "gateway"),
        pytest.param(
            (200, {"Yishibu-Until": "x"}, b"nonsense"),
            "format",
            marks=pytest.mark.logs("the snapshot of the server cannot be read"),
        ),
    ],
)
def test_what_is_not_the_server_is_found_out(server, device, answer, code):
    room = device()
    server.faults = lambda *_: answer

    ended = room.sync()

    assert ended.problem.details["code"] == code
    assert room.store.cursor().after == 0


def test_receipt_of_somebody_else_is_not_believed(server, device):
    room, stranger = device(), type(server)()
    room.store.write("诉求")
    server.key = stranger.key

    ended = room.sync()

    assert (ended.outcome, ended.problem.details["code"]) == ("failed", "signature")
    assert room.store.chains()[0].unsent == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"digest": "ab" * 32},
        {"last": 1},  # with the digest of the second
        {"last": 3},
        {"first": 2},
        {"device": name("other")},
        {"epoch": name("another epoch")},
    ],
    ids=str,
)
def test_receipt_for_something_else_is_not_believed_though_it_is_signed(server, device, wrong):
    room = device()
    room.store.write("诉求")
    room.store.write("诉求")
    give = server._give
    server._give = lambda batch: sign_receipt(replace(give(batch), **wrong), server.key.sign)

    ended = room.sync()

    assert (ended.outcome, ended.problem.details["code"]) == ("failed", "receipt")
    assert room.store.kept_receipts == []


@pytest.mark.parametrize("wrong", [{"after": 1}, {"until": 2}, {"scope": "ab" * 8}], ids=str)
def test_page_of_another_stretch_is_not_taken_in_though_it_is_signed(server, device, wrong):
    room, other = device(), device("other")
    for _ in range(3):
        other.store.write("诉求")
    other.sync()
    answer = server.post_pull

    def answer_otherwise(rest, query, headers, body):
        page_of, server._page = server._page, lambda asked: replace(page_of(asked), **wrong)
        try:
            status, told, data = answer(rest, query, headers, body)
        finally:
            server._page = page_of
        right = page_of(json.loads(body))
        return status, told | {"Yishibu-Until": str(right.until)}, data

    server.post_pull = answer_otherwise

    ended = room.sync()

    assert (ended.outcome, ended.problem.details["code"]) == ("failed", "format")
    assert (room.store.items, room.store.cursor().after) == ({}, 0)


def test_page_of_somebody_else_is_not_taken_in(server, device):
    room, other = device(), device("other")
    other.store.write("诉求")
    other.sync()
    server.key = type(server)().key

    ended = room.sync()

    assert ended.problem.details["code"] == "signature"
    assert (room.store.items, room.store.cursor().after) == ({}, 0)


def test_ledger_that_works_alone_says_how_to_join(device):
    room = device()
    room.store.joined = None

    with pytest.raises(SyncError, match="还没有加入本县"):
        room.sync()

    assert room.store.history == []


def test_proxy_that_cannot_be_used_is_told_and_leaves_no_run_under_way(device, monkeypatch):
    monkeypatch.setattr("desktop.sync.client.line._proxy", lambda _: "socks4://127.0.0.1:9")
    room = device()

    with pytest.raises(SyncError, match="代理") as caught:
        room.sync()

    assert caught.value.details["code"] == "proxy"
    assert [run.outcome for run in room.store.history] in ([], ["failed"])


def test_progress_is_told_in_its_stages(server, device):
    room = device()
    for number in range(40):
        room.store.write(words(400, number))
    room.store.files_waiting["up"] = [(room.files.put(b"x" * 50_000), 50_000)]

    room.sync()

    stages = [stage for stage, *_ in room.told]
    assert list(dict.fromkeys(stages)) == ["connect", "push", "file_up"]
    assert ("push", 40, 40) in room.told
    assert room.told[-1] == ("file_up", 50_000, 50_000)


def test_ledger_that_breaks_down_is_entered_as_failed(server, device):
    room = device()
    room.store.cursor = lambda: 1 / 0

    with pytest.raises(ZeroDivisionError):
        room.sync()

    assert room.store.history[0].outcome == "failed"


def test_runs_of_another_way_do_not_hide_how_far_a_broken_one_had_come(device):
    room = device()
    for way, figures in (("hand", {"reached": 40}), ("usb_out", {}), ("relay", {})):
        room.store.end_run(room.store.begin_run(way), "cut", figures)

    assert room.sync().figures.resumed_at == 40


@pytest.mark.parametrize("reached", [100, "40", None])
def test_run_that_had_nothing_left_is_not_gone_on_with(device, reached):
    room = device()
    room.store.end_run(room.store.begin_run("hand"), "failed", {"reached": reached})

    assert room.sync().figures.resumed_at == 0


def test_page_that_broke_off_is_gone_on_with(server, device, port):
    writer = device("writer")
    for number in range(200):
        writer.store.write(words(100, number))
    writer.sync()
    with CutLine(port, most=5_000) as line:
        reader = device("reader", at=line.url)
        ended = reader.sync()

    assert ended.outcome == "done"
    assert len(reader.store.items) == 200
    offsets = [asked for asked in server.asked if asked.get("offset")]
    assert offsets
    assert all(asked["until"] for asked in offsets)
    assert line.resets > 3
    assert line.down < 100_000


def snapshot_of(server, rows):
    """Return a snapshot of what the server has, and of rows of an earlier writer."""
    write = SnapshotWrite(
        chain=0, seq=1, order="20261101T080000.000Z0000", schema=4, fields={"title": "早先"}
    )
    return Snapshot(
        position=len(server.feed),
        closing=server._closing(len(server.feed)),
        scope=server.scope.digest,
        chains=(ChainBase(device=name("old"), epoch=name("old 1"), seq=9, digest="ab" * 32),),
        rows=tuple(
            SnapshotRow(
                id=row_id,
                type="Concern",
                org=name("village"),
                schema=4,
                writes=(write,),
            )
            for row_id in sorted(name(f"row {number}") for number in range(rows))
        ),
    )


def test_new_device_begins_with_a_snapshot_and_goes_on_behind_it(server, device, port):
    writer = device("writer")
    writer.store.write("早先")
    writer.sync()
    server.snapshot = snapshot_of(server, 2_000)
    writer.store.write("后来")
    writer.sync()
    server.requests.clear()
    with CutLine(port, most=9_000) as line:
        new = device("new", at=line.url)
        new.store.write("自己的")
        ended = new.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 2_001)
    assert new.store.snapshot == server.snapshot
    assert new.store.titles() == ["后来"]
    assert list(dict.fromkeys(paths(server))) == ["snapshot", "push", "pull"]
    assert line.resets > 2
    assert new.partials.bytes == {}


def test_snapshot_is_for_devices_that_begin_only(server, device):
    room = device()
    room.store.write("诉求")
    room.sync()
    server.snapshot = snapshot_of(server, 1)
    server.requests.clear()

    room.sync()

    assert paths(server) == ["pull"]
    assert room.store.snapshot is None


def test_snapshot_of_somebody_else_is_not_taken(server, device):
    new = device("new")
    server.snapshot = snapshot_of(server, 1)
    server.key = type(server)().key

    ended = new.sync()

    assert ended.problem.details["code"] == "signature"
    assert new.store.snapshot is None
    assert new.partials.bytes == {}


@pytest.mark.logs("snapshot of the server")
def test_snapshot_that_cannot_be_read_leaves_it_to_the_pages(server, device, monkeypatch):
    """As one of a later version: else a new device could never begin."""
    writer, new = device("writer"), device("new")
    writer.store.write("早先")
    writer.sync()
    monkeypatch.setattr(server, "get_snapshot", lambda *_: (200, {}, b"of a later version"))

    assert new.sync().outcome == "done"
    assert new.store.titles() == ["早先"]
    assert new.partials.bytes == {}


def test_pause_does_not_wait_for_a_silent_server(server, device, monkeypatch):
    monkeypatch.setattr("desktop.sync.client.hanging_up.SILENT_S", 0.25)
    wished, go_on = threading.Event(), threading.Event()

    def keep_silent(_method, path, *_):
        if path == "pull":
            wished.set()
            go_on.wait(60)

    room = device()
    server.faults = keep_silent
    ended = room.sync(paused=wished.is_set)
    go_on.set()

    assert (ended.outcome, ended.problem) == ("paused", None)
    assert room.store.runs()[0].outcome == "paused"


def test_scope_that_changed_before_the_first_sync_is_learned_beside_the_snapshot(server, device):
    writer, new = device("writer"), device("new")
    writer.store.write("早先")
    writer.sync()
    server.scope = scope_of("north")
    server.snapshot = snapshot_of(server, 2)

    assert new.sync().outcome == "done"
    assert new.store.snapshot == server.snapshot
    assert new.store.scope() == server.scope
    assert new.store.late() == []
    server.requests.clear()
    assert new.sync().outcome == "done"
    assert "scope" not in paths(server)
