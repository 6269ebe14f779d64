"""A way back that comes twice, late, early, cut, for another scope, or after a clone or a loss."""

import pytest
from bundle_samples import Room, ignore
from paper_store import name, scope_of

from desktop.domain.changes import digest_of
from desktop.domain.feeds import LARGE_BYTES, Sent
from desktop.services.sync_ports import Cursor
from desktop.sync.bundle_messages import Refused
from desktop.sync.compression import pack


@pytest.fixture
def township(county):
    """Give a ledger whose Changes come down."""
    return county.enrol(Room("township"))


@pytest.fixture
def take(county, room, sticks, stick):
    """Return what writes items into a way back and takes it in."""

    def act(*items):
        return sticks.import_bundle(
            county.write_back(stick / "back.yishibu-bundle", room, *items), ignore
        )

    return act


@pytest.fixture
def export(sticks, stick):
    """Return what writes a bundle out and gives where it lies."""

    def act():
        return sticks.export_bundle(stick / "out.yishibu-bundle", ignore).file

    return act


def codes(found):
    return [each.code for each in found.left_out]


def ledger_of(room):
    """Return all that a paper ledger knows of the other side."""
    return (
        room.titles(),
        room.cursors,
        room.chains(),
        room.kept_receipts,
        [(one.kind, one.subject) for one in room.found],
        room.known_scope,
    )


def test_everything_comes_once_however_often(county, room, township, kept, take):
    changes = [room.write("修路"), room.write("打井")]
    news = [township.write("通知"), township.write("长" * LARGE_BYTES)]
    bare = Sent(header=news[1].header, parts=news[1].parts)
    body, photo = township.bodies[news[1].parts[0].digest], b"photo"
    room.files_waiting["down"] = [(digest_of(photo), 5)]
    sent = kept.put(b"sent")
    room.files_waiting["up"] = [(sent, 4)]
    items = [
        county.answer(room, arrived=(sent, digest_of(b"of another"))),
        county.receipts(county.receipt(changes)),
        county.pages(county.page([news[0], bare])),
        ("part", pack(body)),
        ("part", pack(b"nobody waits for this")),
        ("file", photo),
        ("file", b"nor for this"),
    ]

    first = take(*items)
    once = ledger_of(room)
    second = take(*items)

    assert (first.receipted, first.pulled, first.files, first.files_arrived) == (2, 2, 2, 1)
    assert first.complete
    assert room.titles() == sorted(["通知", "长" * LARGE_BYTES])
    assert room.cursor() == Cursor(after=2, closing="2:" + "0" * 16, scope=county.scope.digest)
    assert set(kept.kept) == {digest_of(photo), sent}
    assert room.waiting("up") == room.waiting("down") == []
    assert (second.receipted, second.pulled, second.files, second.files_arrived) == (0, 0, 0, 0)
    assert second.complete
    assert ledger_of(room) == once


def test_pages_follow_each_other(county, room, township, take):
    news = [township.write(str(number)) for number in range(4)]

    found = take(
        county.answer(room),
        county.pages(county.page(news[:2], more=True)),
        county.pages(county.page(news[2:], after=2)),
        county.pages(county.page((), after=4, until=9)),
    )

    assert found.complete
    assert found.pulled == 4
    assert room.cursor().after == 9


def test_late_page_moves_no_cursor_back(county, room, township, take):
    news = [township.write(str(number)) for number in range(4)]
    late = county.answer(room), county.pages(county.page(news[:2]))
    room.take_page((), Cursor(after=3, closing="3:ab", scope=county.scope.digest))

    found = take(*late)

    assert found.complete
    assert found.pulled == 2
    assert room.cursor() == Cursor(after=3, closing="3:ab", scope=county.scope.digest)


def test_page_that_overlaps_goes_on(county, room, township, take):
    news = [township.write(str(number)) for number in range(4)]
    late = county.answer(room), county.pages(county.page(news))
    room.take_page((), Cursor(after=3, closing="3:ab", scope=county.scope.digest))

    assert take(*late).complete
    assert room.cursor().after == 4


def test_page_that_comes_too_early_leaves_no_hole(county, room, township, take):
    news = [township.write(str(number)) for number in range(4)]
    answer = county.answer(room)

    early = take(answer, county.pages(county.page(news[2:], after=2)))
    moved = room.cursor().after
    between = take(answer, county.pages(county.page(news[:2])))
    again = take(answer, county.pages(county.page(news[2:], after=2)))

    assert (codes(early), early.pulled, moved) == (["early"], 2, 0)
    assert (codes(between), between.pulled) == ([], 2)
    assert (codes(again), again.pulled) == ([], 0)
    assert room.cursor().after == 4


def test_cut_way_back_gives_what_came_before(county, room, township, sticks, stick):
    news = [township.write(str(number)) for number in range(2)]
    path = county.write_back(
        stick / "back.yishibu-bundle",
        room,
        county.answer(room),
        county.pages(county.page(news[:1], more=True)),
        county.pages(county.page(news[1:], after=1)),
    )
    data = path.read_bytes()
    found = []
    for length in (len(data) - 1, len(data) - 400, len(data) // 3):
        path.write_bytes(data[:length])
        found.append(sticks.import_bundle(path, ignore))

    assert [codes(each) for each in found] == [["cut"], ["cut"], ["cut"]]
    assert [each.pulled for each in found] == [2, 0, 0]
    assert room.runs()[0].outcome == "cut"


def test_unreadable_item_does_not_hold_up_the_others(county, room, township, take):
    news = township.write("通知")

    found = take(
        county.answer(room),
        ("receipts", b"{}\n"),
        ("page", pack(b"no page\n" + b"0" * 128 + b"\n")),
        ("scope", b"[]"),
        county.pages(county.page([news])),
    )

    assert codes(found) == ["format", "signature", "format"]
    assert found.pulled == 1


def test_without_an_answer_no_cursor_moves(county, room, township, take):
    found = take(county.pages(county.page([township.write("通知")])))

    assert found.pulled == 1
    assert room.cursor() == Cursor()


# Receipts


def test_receipt_for_what_is_not_here_is_not_taken(county, room, take):
    changes = [room.write("修路")]
    other = Room("other")
    theirs = [other.write("修桥")]

    found = take(
        county.answer(room),
        county.receipts(county.receipt(theirs)),
        county.receipts(county.receipt(changes, digest=digest_of(b"another"))),
        county.receipts(county.receipt(changes, last=9)),
        county.receipts(county.receipt(changes, device=other.device)),
    )

    assert codes(found) == ["receipt"]
    assert room.chains()[0].receipted == 0


def test_receipt_that_the_line_brought_before_changes_nothing(county, room, take):
    changes = [room.write(str(number)) for number in range(3)]
    room.take_receipt(county.receipt(changes))

    found = take(county.answer(room), county.receipts(county.receipt(changes[:2])))

    assert found.receipted == 0
    assert len(room.kept_receipts) == 1


# Scope


def test_new_scope_is_kept_and_caught_up(county, room, township, take):
    old, now = county.scope, scope_of("hamlet")
    room.take_page((), Cursor(after=5, closing="5:ab", scope=old.digest))
    answer = county.answer(room, scope=now.digest)
    news = [township.write(str(number)) for number in range(3)]

    found = take(
        answer,
        ("scope", now.to_json().encode()),
        county.pages(county.page(news[:1], more=True, scope=now), name("hamlet")),
        county.pages(county.page(news[1:2], after=1, until=3, scope=now), name("hamlet")),
        county.pages(county.page(news[2:], after=5, scope=now)),
    )

    assert found.complete
    assert room.known_scope == now
    assert (room.late(), room.cursor(name("hamlet")).after) == ([], 5)
    assert room.cursor() == Cursor(after=6, closing="6:" + "0" * 16, scope=now.digest)


def test_page_for_a_new_scope_waits_until_that_is_caught_up(county, room, township, take):
    old, now = county.scope, scope_of("hamlet")
    room.take_page((), Cursor(after=5, closing="5:ab", scope=old.digest))
    page = county.page([township.write("通知")], after=5, scope=now)

    found = take(
        county.answer(room, scope=now.digest),
        ("scope", now.to_json().encode()),
        county.pages(page),
    )

    assert found.pulled == 1
    assert room.cursor() == Cursor(after=5, closing="5:ab", scope=old.digest)
    assert room.late() == [(name("hamlet"), 5)]


def test_page_for_a_scope_of_old_moves_nothing(county, room, township, take):
    old = county.scope
    late = county.answer(room), county.pages(county.page([township.write("通知")], after=5))
    room.known_scope = now = scope_of("hamlet")
    room.take_page((), Cursor(after=5, closing="5:ab", scope=now.digest))

    found = take(*late, ("scope", old.to_json().encode()))

    assert found.pulled == 1
    assert room.cursor().after == 5


def test_scope_that_the_answer_does_not_name_is_not_taken(county, room, take):
    known = room.known_scope

    take(county.answer(room), ("scope", scope_of("hamlet").to_json().encode()))

    assert room.known_scope == known


# Clones and losses


@pytest.mark.logs("this ledger was cloned")
def test_clone_found_by_a_fork_begins_an_epoch(county, room, take):
    changes = [room.write(str(number)) for number in range(3)]
    fork = Refused(code="fork", message="", advice="", epoch=changes[0].header.epoch, number=2)
    items = (
        county.answer(room, refused=(fork,)),
        county.receipts(county.receipt(changes[:1])),
    )
    room.take_receipt(county.receipt(changes[:1]))

    take(*items)
    chains = room.chains()
    take(*items)

    assert [(chain.last, chain.receipted) for chain in chains] == [(1, 1), (2, 0)]
    assert room.chains() == chains
    assert [one.kind for one in room.found] == ["forked"]


@pytest.mark.logs("this ledger was cloned")
def test_clone_of_a_longer_chain_forks_once_and_where_it_did(county, room, take):
    changes = [room.write(str(number)) for number in range(3)]
    room.take_receipt(county.receipt(changes[:1]))
    epoch = changes[0].header.epoch
    fork = Refused(code="fork", message="", advice="", epoch=epoch, number=3)

    found = take(
        county.answer(room, refused=(fork,), known=((epoch, 9),)),
        county.receipts(county.receipt(changes[1:2])),
    )

    assert found.complete
    assert [(chain.last, chain.receipted) for chain in room.chains()] == [(2, 2), (1, 0)]
    assert [one.subject for one in room.found] == [f"{room.device}/{epoch}/3"]


@pytest.mark.logs("this ledger was cloned")
def test_longer_chain_without_a_fork_has_all_unsent_written_again(county, room, take):
    changes = [room.write(str(number)) for number in range(3)]
    room.take_receipt(county.receipt(changes[:1]))
    epoch = changes[0].header.epoch

    found = take(
        county.answer(room, known=((epoch, 9),)),
        county.receipts(county.receipt(changes[1:2])),
    )

    assert found.complete
    assert [(chain.last, chain.receipted) for chain in room.chains()] == [(1, 1), (2, 0)]
    assert [one.subject for one in room.found] == [f"{room.device}/{epoch}/2"]


@pytest.mark.logs("this ledger was cloned")
def test_folder_that_was_put_back_begins_an_epoch(county, room, township, take):
    room.take_receipt(county.receipt([room.write("修路")]))
    epoch = room.chains()[-1].epoch
    room.take_page((), Cursor(after=5, closing="5:ab", scope=county.scope.digest))

    found = take(
        county.answer(room, known=((epoch, 4),)),
        county.pages(county.page([township.write("通知")], after=5)),
    )

    assert [chain.last for chain in room.chains()] == [1, 0]
    assert [one.subject for one in room.found] == [f"{room.device}/{epoch}/2"]
    assert found.pulled == 1
    assert room.cursor() == Cursor()  # what the clone sent lies before that page


def test_answer_to_an_old_epoch_moves_no_cursor(county, room, township, take):
    room.write("修路")
    late = county.answer(room), county.pages(county.page([township.write("通知")]))
    room.begin_epoch(2, room.chains()[0])

    found = take(*late)

    assert found.pulled == 1
    assert room.cursor() == Cursor()


@pytest.mark.logs("server lost Changes")
@pytest.mark.parametrize("code", ["lost", "gap"])
def test_loss_is_alarmed_and_sent_again(county, room, take, export, code):
    changes = [room.write(str(number)) for number in range(4)]
    room.take_receipt(county.receipt(changes[:3]))
    epoch = changes[0].header.epoch
    refused = Refused(code=code, message="", advice="", epoch=epoch, number=2)
    room.files_waiting["up"] = [(digest_of(b"photo"), 5)]
    room.mark_moved(digest_of(b"photo"), "up")

    found = take(county.answer(room, refused=(refused,), known=((epoch, 1),)))
    out = export()

    assert codes(found) == ["lost"]
    assert [(one.kind, one.subject) for one in room.found] == [
        ("server_lost", f"{room.device}/{epoch}/1")
    ]
    (batch,) = county.batches(out)
    assert [one.header.seq for one in batch.changes] == [2, 3, 4]
    assert [one.digest for one in room.waiting("up")] == [digest_of(b"photo")]


def test_loss_that_was_never_receipted_is_none(county, room, take):
    changes = [room.write(str(number)) for number in range(4)]
    refused = Refused(code="gap", message="", advice="", epoch=changes[0].header.epoch, number=2)

    assert take(county.answer(room, refused=(refused,))).complete
    assert room.found == []


@pytest.mark.logs("not what it was")
def test_feed_that_is_not_what_it_was_is_taken_in_from_its_beginning(county, room, township, take):
    room.take_page((), Cursor(after=50, closing="50:ab", scope=county.scope.digest))
    news = [township.write(str(number)) for number in range(2)]
    items = county.answer(room, moved=True), county.pages(county.page(news))

    found = take(*items)
    once = room.cursor()
    room.take_page((), Cursor(after=60, closing="60:cd", scope=county.scope.digest))
    take(*items)

    assert (found.pulled, once.after) == (2, 2)
    assert room.cursor().after == 60  # the line had been there meanwhile


def test_what_the_server_refused_is_said(county, room, take):
    refused = Refused(code="revoked", message="县里停用了这台电脑。", advice="请问县里。")

    found = take(county.answer(room, refused=(refused, refused)))

    (left_out,) = found.left_out
    assert (left_out.code, left_out.message, left_out.advice) == (
        "revoked",
        "县里停用了这台电脑。",
        "请问县里。",
    )


def test_later_kinds_are_passed_over(county, room, township, take, monkeypatch):
    from desktop.sync.bundles import KINDS

    monkeypatch.setitem(KINDS, "hologram", 100)
    found = take(
        county.answer(room),
        ("hologram", b"later"),
        ("hologram", b"later still"),
        county.pages(county.page([township.write("通知")])),
    )

    assert codes(found) == ["newer"]
    assert found.pulled == 1


def test_bundles_in_another_order_than_written(county, room, township, stick, sticks):
    """Two ways back: the later one first, then the one before it."""
    changes = [room.write(str(number)) for number in range(4)]
    news = [township.write(str(number)) for number in range(4)]
    first = county.write_back(
        stick / "1.yishibu-bundle",
        room,
        county.answer(room),
        county.receipts(county.receipt(changes[:2])),
        county.pages(county.page(news[:2])),
    )
    second = county.write_back(
        stick / "2.yishibu-bundle",
        room,
        county.answer(room),
        county.receipts(county.receipt(changes[:2]), county.receipt(changes[2:])),
        county.pages(county.page(news)),
    )

    found = [sticks.import_bundle(path, ignore) for path in (second, first)]

    assert [(each.receipted, each.pulled) for each in found] == [(4, 4), (0, 0)]
    assert room.cursor().after == 4
