"""Merging on paper: every order, grouping and repetition, and replicas that meet in any way."""

from itertools import chain, combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.domain.changes import Patch
from desktop.domain.heads import format_write
from desktop.domain.merging import RowWrites

A1, A2, B1, B2, C1 = ("a", "e", 1), ("a", "e", 2), ("b", "e", 1), ("b", "f", 1), ("c", "e", 1)


def patch(fields, replaces=(), *, audience="own"):
    return Patch(
        type="Concern",
        id="row",
        org="",
        audience=audience,
        fields=fields,
        replaces={name: list(writes) for name, writes in dict(replaces).items()},
        salt="",
    )


# What happened: (write, rank, patch), and what is shown, and the fields with two answers.
HISTORIES = {
    "one writer": (
        [
            (A1, "1", patch({"title": "路", "people": 3})),
            (A2, "2", patch({"title": "修路"}, {"title": ["1"]})),
        ],
        {"title": "修路", "people": 3},
        {},
    ),
    "different fields at once": (
        [
            (A1, "1", patch({"title": "路", "people": 3})),
            (A2, "2", patch({"title": "修路"}, {"title": ["1"]})),
            (B1, "3", patch({"people": 4}, {"people": ["a/e/1"]})),
        ],
        {"title": "修路", "people": 4},
        {},
    ),
    "one field at once": (
        [
            (A1, "1", patch({"title": "路"})),
            (A2, "9", patch({"title": "修路"}, {"title": ["1"]})),
            (B1, "3", patch({"title": "硬化"}, {"title": ["a/e/1"]})),
        ],
        {"title": "修路"},
        {"title": [(A2, "修路"), (B1, "硬化")]},
    ),
    "the same at once is no conflict": (
        [
            (A1, "1", patch({"title": "路"})),
            (A2, "9", patch({"title": "修路"}, {"title": ["1"]})),
            (B1, "3", patch({"title": "修路"}, {"title": ["a/e/1"]})),
        ],
        {"title": "修路"},
        {},
    ),
    "settled by one who saw both": (
        [
            (A1, "1", patch({"title": "路"})),
            (A2, "9", patch({"title": "修路"}, {"title": ["1"]})),
            (B1, "3", patch({"title": "硬化"}, {"title": ["a/e/1"]})),
            (C1, "2", patch({"title": "修路硬化"}, {"title": ["a/e/2", "b/e/1"]})),
        ],
        {"title": "修路硬化"},
        {},
    ),
    "settled by one, written by another who had not heard": (
        [
            (A1, "1", patch({"title": "路"})),
            (B1, "3", patch({"title": "硬化"}, {"title": ["a/e/1"]})),
            (C1, "2", patch({"title": "好路"}, {"title": ["b/e/1"]})),
            (B2, "4", patch({"title": "硬化路"}, {"title": ["b/e/1"]})),
        ],
        {"title": "硬化路"},
        {"title": [(B2, "硬化路"), (C1, "好路")]},
    ),
}


def merged(history, **rule):
    row = RowWrites(**rule)
    for write, rank, one in history:
        row.take(one, write, rank)
    return row


@pytest.mark.parametrize(("history", "shown", "conflicts"), HISTORIES.values(), ids=HISTORIES)
def test_every_order_and_repetition_gives_the_same_row(history, shown, conflicts):
    for order in permutations(history):
        for again in range(len(order) + 1):
            row = merged(chain(order, order[:again]))
            assert (row.shown(), row.conflicts()) == (shown, conflicts)


@pytest.mark.parametrize(("history", "shown", "conflicts"), HISTORIES.values(), ids=HISTORIES)
def test_every_grouping_gives_the_same_row(history, shown, conflicts):
    for size in range(len(history) + 1):
        for group in combinations(history, size):
            rest = [one for one in history if one not in group]
            row = merged(chain(group, rest, group))
            assert (row.shown(), row.conflicts()) == (shown, conflicts)


def test_order_clock_that_comes_later_ranks_as_if_it_had_been_there():
    history, _, _ = HISTORIES["one field at once"]

    row = merged(history)
    row.rerank(A2, "2")
    row.rerank(A1, "8")  # replaced: it has no say

    assert row.shown() == {"title": "硬化"}
    assert row.conflicts() == {"title": [(B1, "硬化"), (A2, "修路")]}


def test_what_is_derived_gives_way_to_what_anybody_wrote():
    row = RowWrites()
    row.take(patch({"group": "三组"}), A1, "5", derive=lambda fields: {"size": 3})
    assert row.shown() == {"group": "三组", "size": 3}

    row.take(patch({"size": 9}), B1, "1")
    assert row.shown() == {"group": "三组", "size": 9}
    assert row.heads() == {"group": [A1], "size": [B1]}


OPEN = patch({"result": "", "closed": None})

# The same of rows that freeze: what is shown, and what was set aside.
FREEZING = {
    "frozen by one who knew all": (
        [
            (A1, "1", OPEN),
            (B1, "2", patch({"result": "赞成"}, {"result": ["a/e/1"]})),
            (
                A2,
                "3",
                patch({"result": "通过", "closed": "x"}, {"result": ["b/e/1"], "closed": ["1"]}),
            ),
        ],
        {"result": "通过", "closed": "x"},
        {},
    ),
    "edited by one who had not heard": (
        [
            (A1, "1", OPEN),
            (A2, "3", patch({"result": "通过", "closed": "x"}, {"result": ["1"], "closed": ["1"]})),
            (B1, "9", patch({"result": "赞成"}, {"result": ["a/e/1"]})),
            (B2, "8", patch({"result": "反对"}, {"result": ["b/e/1"]})),
        ],
        {"result": "通过", "closed": "x"},
        {B1: {"result": "赞成"}, B2: {"result": "反对"}},
    ),
    "the same said by one who had not heard": (
        [
            (A1, "1", OPEN),
            (A2, "3", patch({"result": "通过", "closed": "x"}, {"result": ["1"], "closed": ["1"]})),
            (B1, "2", patch({"result": "通过"}, {"result": ["a/e/1"]})),
        ],
        {"result": "通过", "closed": "x"},
        {},
    ),
    "frozen twice: the one that ranks first stays": (
        [
            (A1, "1", OPEN),
            (A2, "7", patch({"result": "通过", "closed": "x"}, {"result": ["1"], "closed": ["1"]})),
            (
                B1,
                "3",
                patch({"result": "否", "closed": "y"}, {"result": ["a/e/1"], "closed": ["a/e/1"]}),
            ),
            (C1, "8", patch({"note": "补"}, {"note": ["a/e/2"]})),
        ],
        {"result": "否", "closed": "y", "note": "补"},
        {A2: {"result": "通过", "closed": "x"}},
    ),
    "what is local comes beside it": (
        [
            (A1, "1", patch({"result": "否", "closed": "y"})),
            (A2, "2", patch({"voter": "王某"}, audience="local")),
        ],
        {"result": "否", "closed": "y", "voter": "王某"},
        {},
    ),
}

INSERTING = {
    "one content": ([(A1, "1", patch({"status": "到"}))], {"status": "到"}, {}),
    "two contents": (
        [(A1, "3", patch({"status": "到"})), (B1, "2", patch({"status": "缺"}))],
        {"status": "缺"},
        {A1: {"status": "到"}},
    ),
    "edited by a program that should not": (
        [
            (A1, "3", patch({"status": "到"})),
            (B1, "1", patch({"status": "缺"}, {"status": ["a/e/1"]})),
            (B2, "2", patch({"reason": "病"}, {"reason": ["a/e/1"]})),
        ],
        {"status": "到", "reason": "病"},
        {B1: {"status": "缺"}},
    ),
    "two contents, one of a newer version": (
        [
            (A1, "1", patch({"status": "到"})),
            (B1, "2", patch({"status": "缺", "how": "视频"})),
        ],
        {"status": "到"},
        {B1: {"status": "缺", "how": "视频"}},
    ),
}

KEPT = [
    *(pytest.param({"frozen_when": "closed"}, *each, id=name) for name, each in FREEZING.items()),
    *(pytest.param({"insert_only": True}, *each, id=name) for name, each in INSERTING.items()),
]


@pytest.mark.parametrize(("rule", "history", "shown", "aside"), KEPT)
def test_frozen_content_stays_whatever_the_order(rule, history, shown, aside):
    for order in permutations(history):
        for again in range(len(order) + 1):
            row = merged(chain(order, order[:again]), **rule)
            assert (row.shown(), row.set_aside()) == (shown, aside)
            assert row.conflicts() == {}
    for size in range(len(history) + 1):
        for group in combinations(history, size):
            row = merged(chain(group, [one for one in history if one not in group]), **rule)
            assert (row.shown(), row.set_aside()) == (shown, aside)


def test_frozen_row_has_one_head_a_field():
    history, _, _ = FREEZING["frozen twice: the one that ranks first stays"]

    heads = merged(history, frozen_when="closed").heads()

    assert heads == {"result": [B1], "closed": [B1], "note": [C1]}


def test_order_clock_says_which_of_two_contents_stays():
    row = merged(INSERTING["two contents"][0], insert_only=True)
    assert row.kept == B1

    row.rerank(A1, "0")

    assert (row.kept, row.shown()) == (A1, {"status": "到"})
    assert row.set_aside() == {B1: {"status": "缺"}}


def test_what_is_derived_of_another_content_is_not_shown():
    row = RowWrites(insert_only=True)
    row.take(patch({"status": "缺"}), B1, "2", derive=lambda fields: {"size": len(fields)})
    row.take(patch({"status": "到"}), A1, "1")

    assert row.shown() == {"status": "到"}


RESIDUES = [
    *(pytest.param({}, each[0], id=name) for name, each in HISTORIES.items()),
    *(pytest.param({"frozen_when": "closed"}, each[0], id=name) for name, each in FREEZING.items()),
    *(pytest.param({"insert_only": True}, each[0], id=name) for name, each in INSERTING.items()),
]


@pytest.mark.parametrize(("rule", "history"), RESIDUES)
def test_residue_folds_to_the_same_row(rule, history):
    whole = merged(history, **rule)
    patches = {write: (rank, one) for write, rank, one in history}

    left = RowWrites(**rule)
    for write, fields in whole.residue().items():
        rank, one = patches[write]
        edits = {name: [] for name in fields} if one.replaces else {}
        left.take(patch(fields, edits), write, rank)

    for each in ("shown", "heads", "conflicts", "set_aside", "residue"):
        assert getattr(left, each)() == getattr(whole, each)()


def test_value_before_is_the_last_that_all_heads_replaced():
    history, _, _ = HISTORIES["settled by one, written by another who had not heard"]

    assert merged(history).value_before("title") == "硬化"
    assert merged(history[2:]).value_before("title") is None  # what both replaced has not come
    apart = [history[0], history[1], (B2, "9", patch({"title": "另"}))]
    assert merged(apart).value_before("title") is None


def test_writes_that_replace_each_other_in_a_ring_show_nothing():
    row = merged(
        [
            (A1, "1", patch({"title": "甲"}, {"title": ["b/e/1"]})),
            (B1, "2", patch({"title": "乙"}, {"title": ["a/e/1"]})),
        ]
    )

    assert (row.shown(), row.conflicts()) == ({}, {})


FIELDS = ("title", "people")
DEVICES = ("a", "b", "c")


class PaperReplicas(RuleBasedStateMachine):
    """Devices that write one row, hear of each other's writes in any order, some of them twice.

    The server is a list in order of acceptance; a rank is the order clock once a device has heard
    it, and the writer's own guess before.
    """

    kept = {}  # how the rows are kept  # noqa: RUF012 – never changed

    def __init__(self):
        super().__init__()
        self.rows = {device: RowWrites(**self.kept) for device in DEVICES}
        self.seqs = dict.fromkeys(DEVICES, 0)
        self.written = []  # (write, guess, patch)
        self.accepted = {}  # write to order clock
        self.heard = {device: set() for device in DEVICES}
        self.clock = 0

    @rule(device=st.sampled_from(DEVICES), name=st.sampled_from(FIELDS), data=st.data())
    def write(self, device, name, data):
        """Write a field over what this device shows, by a clock that may say anything."""
        self.seqs[device] += 1
        write = (device, "e", self.seqs[device])
        heads = self.rows[device].heads().get(name, [])
        named = [format_write(head, device, "e") for head in heads]
        value = data.draw(st.sampled_from("甲乙丙"))
        one = patch({name: value}, {name: named} if named else {})
        guess = data.draw(st.sampled_from(["0", "5", "9"]))
        self.written.append((write, guess, one))
        self.rows[device].take(one, write, guess)
        self.heard[device].add(write)

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def accept(self, data):
        """Give one more write its order clock: the next of some device."""
        waiting = [write for write, _, _ in self.written if write not in self.accepted]
        first = [min(one for one in waiting if one[0] == device) for device, _, _ in waiting]
        if first:
            self.clock += data.draw(st.integers(1, 2))
            self.accepted[data.draw(st.sampled_from(first))] = f"{self.clock:05}"

    @precondition(lambda self: self.accepted)
    @rule(device=st.sampled_from(DEVICES), data=st.data())
    def hear(self, device, data):
        """Hear of some accepted writes, in any order, some for the second time."""
        some = data.draw(st.lists(st.sampled_from(sorted(self.accepted)), max_size=6))
        self._tell(device, some)

    def _tell(self, device, writes):
        patches = {write: one for write, _, one in self.written}
        for write in writes:
            self.rows[device].take(patches[write], write, self.accepted[write])
            self.rows[device].rerank(write, self.accepted[write])
            self.heard[device].add(write)

    @invariant()
    def those_who_heard_the_same_show_the_same(self):
        whole = set(self.accepted)
        if not whole or len(whole) < len(self.written):
            return
        for device in DEVICES:
            self._tell(device, [one for one in sorted(whole) if one not in self.heard[device]])
            for write in whole:
                self.rows[device].rerank(write, self.accepted[write])
        shown = [
            (row.shown(), row.conflicts(), row.heads(), row.set_aside())
            for row in self.rows.values()
        ]
        assert shown == [shown[0]] * len(DEVICES)

    @invariant()
    def no_write_is_lost(self):
        for device in DEVICES:
            known = {one for one, _, _ in self.written if one in self.heard[device]}
            heads = {head for each in self.rows[device].heads().values() for head in each}
            assert heads <= known
            assert all(self.rows[device].heads().values())


class FreezingReplicas(PaperReplicas):
    """The same where the number of people, once known, freezes the row."""

    kept = {"frozen_when": "people"}  # noqa: RUF012 – never changed

    @rule(device=st.sampled_from(DEVICES))
    def freeze(self, device):
        """Write every field, as the act does that freezes a row, over what this device shows."""
        if self.rows[device].kept is not None:
            return
        self.seqs[device] += 1
        write = (device, "e", self.seqs[device])
        heads = self.rows[device].heads()
        named = {
            name: [format_write(head, device, "e") for head in heads.get(name, [])]
            for name in FIELDS
        }
        one = patch({"title": f"定{write}", "people": 3}, named)
        self.written.append((write, "5", one))
        self.rows[device].take(one, write, "5")
        self.heard[device].add(write)

    @invariant()
    def content_is_one_write(self):
        for row in self.rows.values():
            if row.kept is not None:
                assert row.heads()["people"] == [row.kept]


PAPER = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestPaperReplicas = PaperReplicas.TestCase
TestPaperReplicas.settings = PAPER
TestFreezingReplicas = FreezingReplicas.TestCase
TestFreezingReplicas.settings = PAPER


@given(st.permutations(range(7)), st.permutations(range(7)))
def test_two_readers_of_one_feed_agree(first, second):
    history = [
        (A1, "1", patch({"title": "1", "people": 1})),
        (A2, "2", patch({"title": "2"}, {"title": ["1"]})),
        (B1, "4", patch({"title": "3"}, {"title": ["a/e/1"]})),
        (B2, "3", patch({"people": 2}, {"people": ["a/e/1"]})),
        (C1, "5", patch({"title": "4"}, {"title": ["b/e/1"]})),
        (("c", "e", 2), "6", patch({"people": 3}, {"people": ["b/f/1"]})),
        (("c", "e", 3), "7", patch({"title": "5"}, {"title": ["1", "a/e/2"]})),
    ]

    one, other = (merged(history[place] for place in order) for order in (first, second))

    assert (one.shown(), one.conflicts()) == (other.shown(), other.conflicts())
    assert one.shown() == {"title": "5", "people": 3}
