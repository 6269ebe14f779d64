"""What waits to be sent, and the receipts for what was."""

import pytest
from ledger_factory import fill
from sync_factory import add_concern

from desktop.data.outboxes import find_part
from desktop.errors import NotFoundError


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


def test_a_large_body_is_found_without_reading_the_journal(replicas):
    one = replicas(1)
    asked = []
    with one.ledger.snapshot() as connection:
        connection.set_trace_callback(asked.append)
        with pytest.raises(NotFoundError):
            find_part(connection, "ab" * 32)
        connection.set_trace_callback(None)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall()

    assert "USING INDEX ix_patch_large" in plan[0][-1]
