"""One misfortune at a time, for each rule of docs/sync.md on losses, forks and scope, on paper.

What `test_paper_sync` draws comes upon each of them only now and then; each of these fails where
its rule is left out of `paper_sync` or `paper_lines`.
"""

import copy
import itertools
from datetime import timedelta

import pytest
from paper_devices import PaperDevice
from paper_lines import PaperLine, Run, deliver, export, take_return
from paper_sync import GapError, PaperCursor, PaperServer, state_of

WHOLE = 100  # Changes of a batch or page: as many as there are
HOUR = timedelta(hours=1)


@pytest.fixture
def server():
    return PaperServer(parents={"V1": "T1", "V2": "T1"})


@pytest.fixture
def devices(server):
    """Two laptops of a village and one of the township above, which have synced once."""
    found = [PaperDevice(id="one", org="V1"), PaperDevice(id="two", org="V1")]
    found.append(PaperDevice(id="above", org="T1"))
    sync(server, *found)
    return found


_epochs = (f"new{number}" for number in itertools.count())


def sync(server, *devices, size=WHOLE):
    for device in devices:
        Run(device, server, PaperLine(1_000), size, lambda: next(_epochs)).do()


def write(server, device, value, *, org="", audience="own"):
    org = org or device.org
    server.now += HOUR
    device.write(server.now, {(org, audience, f"{org}/{audience}"): {"a": value}}, value)


def values(device):
    """Return everything that anybody wrote and that counts here."""
    return {
        patch.fields["a"]
        for _, one, places in device.changes()
        for place, patch in enumerate(one.patches)
        if place in places
    }


def restored(device, epoch):
    """Return a ledger that was put back, and knows it."""
    device.epoch = epoch
    device.own[epoch] = []
    return device


def same(server, *devices):
    """Check rows and order clocks of devices that have synced."""
    rows = server.rows()
    for device in devices:
        ids = {f"{org}/{audience}" for org, audience in device.scope}
        here = {row: state_of(each) for row, each in device.folded().items()}
        assert {row: each for row, each in here.items() if row in ids} == {
            row: each for row, each in rows.items() if row in ids
        }
        for each, clock in device.orders.items():
            if each in server.orders:
                assert clock == server.orders[each]


# The cursor.


def test_page_that_leaves_a_hole_moves_no_cursor(server, devices):
    one, two, _ = devices
    for value in ("甲", "乙"):
        write(server, one, value)
    sync(server, one)
    late = server.pull(("two", "e0"), "V1", PaperCursor(1, server.marks[1]), 1)

    two.take_page(late)

    assert values(two) == {"乙"}
    assert two.cursor.after == 0
    sync(server, two)
    assert values(two) == {"甲", "乙"}


def test_page_that_overlaps_the_cursor_moves_it_and_one_behind_it_does_not(server, devices):
    one, two, _ = devices
    for value in ("甲", "乙", "丙"):
        write(server, one, value)
    sync(server, one)
    pages = [server.pull(("two", "e0"), "V1", PaperCursor(), most) for most in (1, 3)]
    for page, after in ((pages[0], 1), (pages[1], 3), (pages[0], 3)):
        two.take_page(page)
        assert two.cursor.after == after


def test_cursor_vouches_for_what_lies_before_it(server, devices):
    one, two, above = devices
    kept = copy.deepcopy(server)
    write(server, one, "甲")
    sync(server, one, above)
    server = kept
    write(server, two, "乙")
    sync(server, two, one, above)  # now something else stands where the cursor is

    assert values(above) == {"甲", "乙"}
    same(server, one, above)


def test_cursor_vouches_for_what_the_reader_may_not_read(server, devices):
    one, two, _ = devices
    stranger = PaperDevice(id="stranger", org="V2")
    sync(server, stranger)
    kept = copy.deepcopy(server)
    write(server, stranger, "不给看")
    sync(server, stranger, two)
    assert two.cursor.after == 1
    server = kept
    write(server, one, "甲")
    sync(server, one, stranger, two)

    assert values(two) == {"甲"}
    same(server, one, two)


# Receipts.


def test_receipt_is_cut_where_the_batch_ends(server, devices):
    one, *_ = devices
    write(server, one, "甲")
    less = copy.deepcopy(one)
    for value in ("乙", "丙"):
        write(server, one, value)
    given = server.push("V1", one.own["e0"], timedelta())
    again = server.push("V1", less.own["e0"], HOUR)

    assert (given.first, given.last, again.first, again.last) == (1, 3, 1, 1)
    assert again.digest == less.own["e0"][0].sent.digest
    less.take_receipt(again)
    assert less.receipted("e0") == 1
    assert less.orders["one", "e0", 1] == server.orders["one", "e0", 1]


def test_what_a_receipt_refuses_behind_the_cut_is_not_in_it(server, devices):
    *_, above = devices
    write(server, above, "甲")
    less = copy.deepcopy(above)
    server.parents["V1"] = "T2"
    write(server, above, "不该有", org="V1")
    whole = server.push("T1", above.own["e0"], timedelta())

    assert whole.refused == ((2, 0, "scope"),)
    assert server.push("T1", less.own["e0"], timedelta()).refused == ()


def test_lost_answer_gives_no_second_order_clock(server, devices):
    one, two, above = devices
    write(server, one, "甲")
    server.push("V1", one.own["e0"], timedelta())  # the answer is lost
    clocks = dict(server.orders)
    write(server, one, "乙")
    one.ahead = timedelta(days=400)
    sync(server, one, two, above)

    assert clocks.items() <= server.orders.items()
    assert len(server.feed) == 2
    same(server, one, two, above)


@pytest.mark.parametrize("corrected", [0, 9])
def test_server_that_lost_changes_gives_them_the_same_clocks_again(server, devices, corrected):
    one, two, above = devices
    kept = copy.deepcopy(server)
    one.ahead = timedelta(days=-30)
    write(server, one, "甲")
    sync(server, one, two, above)
    clocks = dict(server.orders)
    server = kept
    server.now += timedelta(days=100)
    one.ahead = timedelta(days=corrected)
    sync(server, one, two, above)

    assert server.orders == clocks
    same(server, one, two, above)


def test_chain_goes_on_from_where_the_server_says(server, devices):
    one, *_ = devices
    write(server, one, "甲")
    write(server, one, "乙")
    with pytest.raises(GapError) as raised:
        server.push("V1", one.own["e0"][1:], timedelta())
    assert raised.value.following == 1
    assert server.feed == []


@pytest.mark.parametrize("pulls", [True, False])
def test_who_wrote_what_a_stick_brought_first_hears_of_its_new_clock(server, devices, pulls):
    one, two, above = devices
    kept = copy.deepcopy(server)
    one.ahead = timedelta(days=-30)
    write(server, one, "甲")
    bundle = export(one)
    Run(one, server, PaperLine(1_000), WHOLE, lambda: next(_epochs)).push_all()
    if pulls:
        sync(server, one)
    clocks = dict(one.orders)
    server = kept
    deliver(server, bundle, WHOLE)
    sync(server, one, two, above)

    assert one.orders != clocks
    same(server, one, two, above)


def test_late_way_back_of_before_a_loss_is_believed_until_the_next_contact(server, devices):
    one, two, above = devices
    kept = copy.deepcopy(server)
    one.ahead = timedelta(days=-30)
    write(server, one, "甲")
    bundle = export(one)
    sync(server, one)
    late = deliver(server, export(two), WHOLE)
    server = kept
    deliver(server, bundle, WHOLE)
    write(server, two, "乙")
    sync(server, one, two, above)
    take_return(two, late)
    sync(server, two, one)

    same(server, one, two, above)


# Refused patches.


def refuse(server, above):
    """Let the township write for a village that has just left it."""
    server.parents["V1"] = "T2"
    write(server, above, "不该有", org="V1")
    sync(server, above)


def test_refused_patch_counts_for_nobody_and_blocks_nothing(server, devices):
    one, two, above = devices
    write(server, one, "甲")
    sync(server, one, above)
    refuse(server, above)
    write(server, above, "乙")
    sync(server, above)
    server.parents["V1"] = "T1"
    sync(server, one, two, above)

    assert above.folded()["V1/own"].shown() == {"a": "甲"}  # what it replaced is shown again
    assert values(one) == {"甲"}
    assert values(above) == {"甲", "乙"}
    same(server, one, two, above)


def test_refused_patch_is_not_judged_anew_after_a_loss(server, devices):
    one, two, above = devices
    kept = copy.deepcopy(server)
    refuse(server, above)
    server = kept
    server.parents["V1"] = "T1"  # today it would be taken
    sync(server, above, one, two)

    assert values(above) == values(one) == set()
    same(server, one, two, above)


def test_taken_patch_is_not_judged_anew_after_a_loss(server, devices):
    one, two, above = devices
    kept = copy.deepcopy(server)
    write(server, above, "甲", org="V1")
    sync(server, above, one)
    server = kept
    server.parents["V1"] = "T2"  # today it would be refused
    sync(server, above, one, two)

    assert values(one) == values(two) == {"甲"}
    same(server, one, two)


def test_reader_sets_aside_what_is_refused_after_a_loss(server, devices):
    one, two, above = devices
    kept = copy.deepcopy(server)
    write(server, above, "甲", org="V1")
    bundle = export(above)
    sync(server, above, one)
    assert values(one) == {"甲"}
    server = kept
    server.parents["V1"] = "T2"
    deliver(server, bundle, WHOLE)
    sync(server, one, above, two)

    assert values(one) == values(above) == set()
    same(server, one, two)


# Forks and restores.


def test_restored_ledger_sends_as_it_is_what_it_had_not_sent(server, devices):
    one, two, above = devices
    write(server, one, "甲")
    before = one.own["e0"][0].sent
    one = restored(copy.deepcopy(one), "e1")
    write(server, one, "乙")
    sync(server, one, two, above)

    assert server.chains["one", "e0"][0].sent == before
    assert server.known(("one", "e1"))[0] == 1
    same(server, one, two, above)


def test_late_page_of_another_epoch_moves_no_cursor(server, devices):
    one, two, _ = devices
    kept = copy.deepcopy(one)
    write(server, one, "甲")
    write(server, two, "乙")
    sync(server, one, two)
    late = server.pull(("one", "e0"), "V1", PaperCursor(), WHOLE)  # leaves its own out
    one = restored(kept, "e1")

    one.take_page(late)

    assert (values(one), one.cursor.after) == ({"乙"}, 0)
    sync(server, one)
    assert values(one) == {"甲", "乙"}
    same(server, one, two)


def test_restored_ledger_takes_in_as_its_own_what_it_had_sent(server, devices):
    one, two, _ = devices
    kept = copy.deepcopy(one)
    write(server, one, "甲")
    sync(server, one)
    one = restored(kept, "e1")
    sync(server, one, two)

    assert [each.patches[0].fields["a"] for each in one.own["e0"]] == ["甲"]
    assert not one.waits()  # it is not sent again
    same(server, one, two)


def test_loss_is_found_in_epochs_that_nobody_told_of(server, devices):
    one, two, above = devices
    kept = copy.deepcopy(server)
    write(server, one, "甲")
    sync(server, one)
    one = restored(one, "e1")
    sync(server, one)
    server = kept  # of e1 it never knew anything
    sync(server, one, two, above)

    assert server.known(("one", "e0"))[0] == 1
    assert values(two) == values(above) == {"甲"}
    same(server, one, two, above)


def test_loss_behind_the_cursor_is_found_by_the_receipt(server, devices):
    one, two, above = devices
    kept = copy.deepcopy(server)
    write(server, one, "甲")
    Run(one, server, PaperLine(1_000), WHOLE, lambda: next(_epochs)).push_all()
    assert (one.cursor.after, one.waits()) == (0, False)
    server = kept
    sync(server, one, two, above)

    assert server.known(("one", "e0"))[0] == 1
    same(server, one, two, above)


def test_old_bundle_after_a_restore_loses_nothing(server, devices):
    one, two, above = devices
    write(server, one, "甲")
    kept = copy.deepcopy(one)
    write(server, one, "乙")
    bundle = export(one)
    one = kept  # a copied folder: it does not know
    back = deliver(server, bundle, WHOLE)
    take_return(one, back)
    assert one.cursor.after == 2  # it has passed what it lacks
    sync(server, one)
    assert one.epoch != "e0"  # before it writes anything
    write(server, one, "丙")
    sync(server, one, two, above)

    assert [len(server.chains["one", epoch]) for epoch in ("e0", one.epoch)] == [2, 1]
    assert values(one) == values(two) == values(above) == {"甲", "乙", "丙"}
    same(server, one, two, above)


def test_clone_writes_again_what_another_sent_under_its_numbers(server, devices):
    one, two, above = devices
    write(server, one, "起初")
    sync(server, one)
    twin = copy.deepcopy(one)
    write(server, one, "甲")
    write(server, twin, "乙")
    sync(server, one, twin, one, two, above)

    assert len(server.chains["one", "e0"]) == 2
    assert len(twin.own["e0"]) == 1  # what the other one sent is a branch
    assert values(twin) == values(one) == values(above) == {"起初", "甲", "乙"}
    assert set(server.rows()["V1/own"][1]) == {"a"}  # neither knew of the other
    same(server, one, twin, two, above)


@pytest.mark.parametrize("way", ["line", "stick"])
def test_after_a_fork_later_chains_wait_for_the_new_epoch(server, devices, way):
    one, two, above = devices
    twin = copy.deepcopy(one)
    write(server, twin, "别人的")
    sync(server, twin)
    write(server, one, "甲")  # the same number
    one = restored(one, "e1")
    write(server, one, "乙")  # replaces what now means another's
    if way == "stick":
        deliver(server, export(one), WHOLE)
        assert server.known(("one", "e1")) == (0, "")
    sync(server, one, twin, two, above)

    assert server.known(("one", "e1")) == (0, "")
    assert len(server.chains["one", one.epoch]) == 2
    _, conflicts, _ = server.rows()["V1/own"]
    assert {value for _, value in conflicts["a"]} == {"别人的", "乙"}
    same(server, one, twin, two, above)


# Scope.


def test_what_comes_into_scope_is_taken_in_from_its_beginning(server, devices):
    one, _, above = devices
    server.parents["V2"] = "T2"
    stranger = PaperDevice(id="stranger", org="V2")
    sync(server, stranger, above)
    for device, value in ((stranger, "早先"), (one, "甲")):
        write(server, device, value)
        sync(server, device)
    sync(server, above)
    assert (values(above), above.cursor.after) == ({"甲"}, 2)
    server.parents["V2"] = "T1"

    sync(server, above, size=1)

    assert values(above) == {"早先", "甲"}
    same(server, above)


def test_page_made_for_another_scope_moves_no_cursor(server, devices):
    *_, above = devices
    server.parents["V2"] = "T2"
    stranger = PaperDevice(id="stranger", org="V2")
    sync(server, stranger, above)
    write(server, stranger, "早先")
    sync(server, stranger)
    late = server.pull(("above", "e0"), "T1", PaperCursor(), WHOLE)  # without it
    server.parents["V2"] = "T1"
    above.scope = server.scope("T1")

    above.take_page(late)

    assert above.cursor.after == 0
    sync(server, above)
    assert values(above) == {"早先"}


def test_what_left_the_scope_is_told_no_more(server, devices):
    one, _, above = devices
    server.parents["V1"] = "T2"
    write(server, one, "甲")
    write(server, one, "给下面看的", audience="down")
    sync(server, one, above)

    assert values(above) == set()
    assert above.cursor.after == 2
