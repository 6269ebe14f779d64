"""Heads by brute force: every order, grouping and repetition of small histories."""

from itertools import chain, combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.heads import FieldState, format_write, parse_write

A1, A2, A3 = ("a", "e", 1), ("a", "e", 2), ("a", "e", 3)
B1, B2 = ("b", "e", 1), ("b", "e", 2)

# Name: (writes with rank and what they replace, heads, shown)
HISTORIES = {
    "one": ([(A1, "1", [])], {A1}, A1),
    "line": ([(A1, "1", []), (A2, "2", [A1]), (A3, "3", [A2])], {A3}, A3),
    "line with clocks set back": ([(A1, "3", []), (A2, "2", [A1]), (A3, "1", [A2])], {A3}, A3),
    "two at once": ([(A1, "1", []), (A2, "2", [A1]), (B1, "3", [A1])], {A2, B1}, B1),
    "two at once with one clock": (
        [(A1, "1", []), (A2, "2", [A1]), (B1, "2", [A1])],
        {A2, B1},
        B1,
    ),
    "settled": (
        [(A1, "1", []), (A2, "2", [A1]), (B1, "3", [A1]), (B2, "4", [A2, B1])],
        {B2},
        B2,
    ),
    "settled and written again": (
        [(A1, "1", []), (A2, "2", [A1]), (B1, "3", [A1]), (B2, "4", [A2, B1]), (A3, "5", [A2])],
        {A3, B2},
        A3,
    ),
    "without a common beginning": ([(A1, "1", []), (B1, "2", [])], {A1, B1}, B1),
}


def take_all(state, writes):
    for write, rank, replaces in writes:
        state.take(write, rank, replaces)


@pytest.mark.parametrize(("writes", "heads", "shown"), HISTORIES.values(), ids=HISTORIES)
def test_every_order_gives_the_same_heads(writes, heads, shown):
    for order in permutations(writes):
        state = FieldState()
        take_all(state, order)

        assert (set(state.heads), state.shown) == (heads, shown)
        assert state.is_conflict == (len(heads) > 1)


@pytest.mark.parametrize(("writes", "heads", "shown"), HISTORIES.values(), ids=HISTORIES)
def test_repetition_changes_nothing(writes, heads, shown):
    for order, again in product(permutations(writes), range(len(writes))):
        state = FieldState()
        take_all(state, chain(order, order[again:], order[: again + 1]))

        assert (set(state.heads), state.shown) == (heads, shown)


@pytest.mark.parametrize(("writes", "heads", "shown"), HISTORIES.values(), ids=HISTORIES)
def test_every_grouping_gives_the_same_heads(writes, heads, shown):
    groups = chain.from_iterable(combinations(writes, size) for size in range(len(writes) + 1))
    for group in groups:
        rest = [write for write in writes if write not in group]
        state = FieldState()
        take_all(state, group)
        take_all(state, rest)
        take_all(state, group)

        assert (set(state.heads), state.shown) == (heads, shown)


@st.composite
def histories(draw):
    """Any writes of three devices, each replacing any of those before it."""
    writes = []
    for seq in range(1, draw(st.integers(1, 8)) + 1):
        known = [write for write, _, _ in writes]
        replaces = draw(st.lists(st.sampled_from(known), unique=True)) if known else []
        device = draw(st.sampled_from("abc"))
        writes.append(((device, "e", seq), draw(st.sampled_from("0123")), replaces))
    return writes


@given(histories(), st.randoms(use_true_random=False))
def test_heads_are_those_nobody_replaced(writes, random):
    shuffled = writes + random.sample(writes, len(writes) // 2)
    random.shuffle(shuffled)
    state = FieldState()
    take_all(state, shuffled)

    replaced = {old for _, _, replaces in writes for old in replaces}
    heads = {write: rank for write, rank, _ in writes if write not in replaced}
    assert state.heads == heads
    assert state.shown == max(heads, key=lambda write: (heads[write], *write))


@given(
    st.tuples(st.uuids().map(str), st.uuids().map(str), st.integers(1)),
    st.booleans(),
    st.uuids().map(str),
)
def test_write_reads_back_as_its_writer_names_it(write, own, other):
    device, epoch = write[:2] if own else (other, write[1])

    named = format_write(write, device, epoch)

    assert named.isdigit() == own
    assert parse_write(named, device, epoch) == write
