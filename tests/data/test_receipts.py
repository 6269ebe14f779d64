"""The receipts for what was sent: ranks, alarms, and whether they say what was said before."""

import shutil
from dataclasses import replace

import pytest
from ledger_factory import rows_of
from sync_factory import add_concern, device_id

from desktop.errors import SyncError
from desktop.services.sync_ports import Cursor


def receipt_of(replica, server):
    (chain,) = replica.store.chains()
    return server.accept(replica, replica.store.unsent(chain, chain.receipted, 1 << 40))


def titles(replica):
    return [title for (title,) in rows_of(replica.path, "SELECT title FROM concern ORDER BY title")]


def test_organizations_above_that_the_server_has_itself_are_no_alarm(replicas, server):
    one = replicas(1)
    (chain,) = one.store.chains()
    receipt = server.accept(one, one.store.unsent(chain, 0, 1 << 40))

    one.store.take_receipt(replace(receipt, refused=((1, 0, "scope"), (1, 1, "scope"))))

    assert [alarm.details["type"] for alarm in one.store.alarms()] == ["Account"]


def test_refused_patches_are_alarms(replicas, server):
    one = replicas(1)
    row = add_concern(one)
    (chain,) = one.store.chains()
    receipt = server.accept(one, one.store.unsent(chain, 0, 1 << 40))
    one.store.take_receipt(replace(receipt, refused=((2, 0, "scope"),)))

    (alarm,) = one.store.alarms()
    assert (alarm.kind, dict(alarm.details)) == (
        "refused",
        {"code": "scope", "type": "Concern", "row": str(row)},
    )
    assert one.store.chains()[0].unsent == 0
    one.store.settle_alarm(alarm.id, "记录员")
    assert one.store.alarms() == []
    (settled,) = one.store.alarms(with_settled=True)
    assert settled.settled_at is not None


def test_what_is_taken_after_all_is_no_alarm_any_more(replicas, server):
    """A server that lost it may judge otherwise when it comes back."""
    one = replicas(1)
    add_concern(one, "一")
    add_concern(one, "二")
    receipt = receipt_of(one, server)
    one.store.take_receipt(replace(receipt, refused=((2, 0, "scope"), (3, 0, "owner"))))
    assert titles(one) == []

    one.store.take_receipt(replace(receipt, refused=((3, 0, "owner"),)))

    assert [alarm.subject.split("/")[2:] for alarm in one.store.alarms()] == [["3", "0"]]
    assert titles(one) == ["一"]

    one.store.take_page((), Cursor(after=2), receipts=(receipt,))

    assert one.store.alarms(with_settled=True) == []
    assert titles(one) == ["一", "二"]


def test_what_a_person_settled_stays_in_the_history(replicas, server):
    one = replicas(1)
    add_concern(one)
    receipt = receipt_of(one, server)
    one.store.take_receipt(replace(receipt, refused=((2, 0, "scope"),)))
    (alarm,) = one.store.alarms()
    one.store.settle_alarm(alarm.id, "记录员")

    one.store.take_receipt(receipt)

    assert [one.id for one in one.store.alarms(with_settled=True)] == [alarm.id]


def test_receipt_of_other_changes_leaves_alarms_alone(replicas, server):
    one = replicas(1)
    add_concern(one)
    one.store.take_receipt(replace(receipt_of(one, server), refused=((2, 0, "scope"),)))
    add_concern(one)

    one.store.take_receipt(receipt_of(one, server))

    assert [alarm.kind for alarm in one.store.alarms()] == ["refused"]


def test_receipt_for_other_changes_is_not_taken(replicas, server):
    one = replicas(1)
    add_concern(one)
    (chain,) = one.store.chains()
    receipt = server.accept(one, one.store.unsent(chain, 0, 1 << 40))
    for wrong in ({"digest": "0" * 64}, {"last": 9}, {"epoch": str(device_id(9))}):
        with pytest.raises(SyncError, match="回执"):
            one.store.take_receipt(replace(receipt, **wrong))
    assert one.store.chains()[0].unsent == 2
    one.store.take_receipt(receipt)
    assert one.store.receipts(one.store.chains()[0], 0) == [receipt]
    assert one.store.receipts(one.store.chains()[0], 2) == []


def test_another_order_clock_differs_from_what_was_said(replicas, server):
    one = replicas(1)
    add_concern(one)
    receipt = receipt_of(one, server)
    assert not one.store.take_receipt(receipt)
    assert not one.store.take_receipt(receipt)

    again = replace(receipt, offset_ms=receipt.offset_ms - 60_000)

    assert one.store.take_receipt(again)
    clocks = rows_of(one.path, "SELECT clock FROM order_clock ORDER BY seq")
    stamps = rows_of(one.path, "SELECT stamp FROM change ORDER BY seq")
    assert [clock for (clock,) in clocks] == list(again.clocks(stamp for (stamp,) in stamps))


def test_page_brings_receipts_and_those_for_others_are_passed_over(replicas, server):
    one = replicas(1)
    add_concern(one)
    receipt = receipt_of(one, server)
    wrong = replace(receipt, last=9), replace(receipt, digest="0" * 64)

    taken = one.store.take_page((), Cursor(after=2), receipts=(*wrong, receipt))

    assert (taken.differs, one.store.cursor().after) == (False, 2)
    (chain,) = one.store.chains()
    assert (chain.unsent, one.store.receipts(chain, 0)) == (0, [receipt])


def test_receipt_over_a_fork_is_kept_for_both_sides_of_it(replicas, server, tmp_path):
    one = replicas(1)
    add_concern(one, "分开以前")
    server.push(one)
    one.close()
    shutil.copy(one.path, tmp_path / "clone.db")
    one, clone = replicas(1), replicas(tmp_path / "clone.db")
    add_concern(one, "甲")
    add_concern(clone, "乙")
    server.push(one)
    assert server.push(clone) == [3]
    server.pull(clone)
    (chain,) = one.store.chains()
    whole = server.accept(one, one.store.unsent(chain, 0, 1 << 40))
    refused = replace(whole, refused=((3, 0, "scope"),))

    clone.store.take_page((), clone.store.cursor(), receipts=(refused,))

    found = rows_of(clone.path, "SELECT title FROM concern ORDER BY title")
    assert found == [("乙",), ("分开以前",)]
