"""Whatever is written, in whatever order it comes: readers fold the feed to the server's rows."""

import contextlib
from dataclasses import replace

from folded_rows import folded_pages, folded_snapshot, make_snapshot
from hypothesis import given, settings
from hypothesis import strategies as st
from server_fixtures import Clock
from server_samples import TREE, Writer, add_orgs, row_patch

from server.acceptance import accept
from server.checks import check
from server.feeding import Ask, feed_page
from server.stores import open_store
from server.tables import row

TYPES = ("Concern", "Seal", "Room", "Unheard")
NAMES = ("village1", "village2", "east")
patches = st.builds(
    lambda name, type_name, org, value, replaced: row_patch(
        name,
        type=type_name,
        org=org,
        value=value,
        replaces={"value": [str(one) for one in replaced]} if replaced else {},
    ),
    st.sampled_from("abc"),
    st.sampled_from(TYPES),
    st.sampled_from((*NAMES, "alone")),
    st.integers(0, 3),
    st.lists(st.integers(1, 6), max_size=2, unique=True),
)
steps = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.lists(patches, min_size=1, max_size=3),
        st.booleans(),  # whether it pushes now, or later with what it writes next
        st.integers(-900, 900),  # days its clock is off
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(steps)
def test_feed_snapshot_and_rows_tell_the_same(tmp_path_factory, steps):
    with contextlib.closing(
        open_store("", tmp_path_factory.mktemp("store"), clock=Clock())
    ) as store:
        add_orgs(store, {name: TREE[name] for name in ("county", "east", "village1", "village2")})
        roles = {"east": "township"}
        writers = {name: Writer(store, name, name, roles.get(name, "room")) for name in NAMES}
        reader = Writer(store, "county", "county", "county").enrol()
        for each in writers.values():
            each.enrol()
        sent = dict.fromkeys(writers, 0)
        for name, parts, pushes, off in steps:
            writer = writers[name]
            writer.clock_off = {"days": off}
            writer.write(*as_a_ledger_would(parts, len(writer.changes)))
            store.now.go(seconds=7)
            if pushes:
                sent[name] = push_twice(writer, sent[name])
        for name, writer in writers.items():
            if sent[name] < len(writer.changes):
                push_twice(writer, sent[name])

        assert check(store) == []
        folded = folded_pages(store, reader)
        assert folded_snapshot(make_snapshot(store, reader.id)) == folded
        with store.reading() as connection:
            shown = {each.id: each.fields for each in connection.execute(row.select())}
        assert shown == {row_id: facts[0] for row_id, facts in folded.items()}
        positions = [item.position for item in whole_feed(store, reader)]
        assert positions == sorted(set(positions))


def as_a_ledger_would(parts, written):
    """Return one patch a row, that replaces nothing but what was written before."""
    rows = {
        part.id: replace(
            part,
            replaces={
                name: [one for one in seqs if int(one) <= written]
                for name, seqs in part.replaces.items()
            },
        )
        for part in parts
    }
    return rows.values()


def push_twice(writer, known):
    """Push what is new, and once more what was known: an answer was lost."""
    batch = writer.batch(first=known + 1)
    for one in (batch, writer.batch()):
        accept(writer.store, writer.id, one, writer.clock, writer.store.now())
    return len(writer.changes)


def whole_feed(store, reader):
    """Read the feed in small pages."""
    items, after = [], 0
    while True:
        page = feed_page(store, reader.id, Ask(after=after, most_bytes=700)).page
        items += page.items
        after = page.until
        if not page.more:
            return items
