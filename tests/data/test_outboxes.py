"""What waits to be sent, and the receipts for what was."""

from dataclasses import replace

import pytest
from ledger_factory import fill
from sync_factory import add_concern, device_id

from desktop.errors import SyncError


def test_local_fields_go_as_digests(replicas):
    one = replicas(1)
    fill(one.ledger)
    (chain,) = one.store.chains()

    sents = one.store.unsent(chain, 0, 1 << 40)

    assert [sent.header.seq for sent in sents] == list(range(1, chain.last + 1))
    parts = [part for sent in sents for part in sent.parts]
    assert sum(isinstance(part, str) for part in parts) == 2
    assert not any(b"withheld_name" in part for part in parts if isinstance(part, bytes))


def test_unsent_is_bounded_in_bytes_but_at_least_one(replicas):
    one = replicas(1)
    for _ in range(5):
        add_concern(one)
    (chain,) = one.store.chains()

    def numbers(after, most):
        return [sent.header.seq for sent in one.store.unsent(chain, after, most)]

    assert numbers(0, 1) == [1]
    assert numbers(2, 1) == [3]
    assert numbers(0, 1 << 20) == [1, 2, 3, 4, 5, 6]
    size = len(one.store.unsent(chain, 1, 1)[0].parts[0])
    local = 64
    assert numbers(1, 2 * (size + local)) == [2, 3]
    assert numbers(1, 2 * (size + local) - 1) == [2]
    assert numbers(6, 1) == []


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
