"""Folding the journal into rows: conflicts, upcasts, defaults of fields that came later."""

import json
from uuid import UUID

import pytest
from ledger_factory import KEY, foreign, ours, rows_of

from desktop.data.folding import columns, fold_rows
from desktop.data.rebuilding import check_rebuild
from desktop.domain.changes import Patch
from desktop.records import Concern, Household, upcasts
from desktop.records.upcasts import upcast

ROW = UUID("01890000-0000-7000-8000-000000000777")
OTHER_DEVICE = UUID("01890000-0000-7000-8000-0000000000ff")
OTHER = f"{OTHER_DEVICE}/{OTHER_DEVICE}"


@pytest.fixture
def write(ledger_path):
    """Put Changes into the journal as merging would.

    Each is (writer, seq, stamp, schema, fields, replaces).
    """
    with ours(ledger_path) as connection:
        connection.execute(
            "INSERT INTO writer (id, device, epoch) VALUES (2, ?, ?)",
            (OTHER_DEVICE.bytes, OTHER_DEVICE.bytes),
        )

        def put(*changes, kind="Household"):
            for writer, seq, stamp, schema, fields, replaces in changes:
                entered = connection.execute(
                    "INSERT INTO change (writer, seq, stamp, schema, actor, act, act_id, previous,"
                    " payload, digest) VALUES (?, ?, ?, ?, '', 'x', 'x', '', '', '')",
                    (writer, seq, stamp, schema),
                )
                body = Patch(
                    type=kind,
                    id=str(ROW),
                    org="",
                    audience="own",
                    fields=fields,
                    replaces=replaces,
                    salt="",
                ).body()
                connection.execute(
                    "INSERT INTO patch VALUES (?, ?, ?, '')",
                    (entered.lastrowid << 8, ROW.bytes, body),
                )

        yield put


def folded(path):
    with foreign(path) as connection:
        (row,) = (row for row in fold_rows(connection) if row.id == ROW.bytes)
    return row


def test_row_of_one_patch_is_that_patch(write, ledger_path):
    write((1, 9, "5", 1, {"number": "1", "size": None}, {}))

    row = folded(ledger_path)

    assert (row.type, row.schema, row.patches) == ("Household", 1, 1)
    assert row.fields == {"number": "1", "size": None}
    assert row.writes == {"": [[1, 9]]}


@pytest.mark.parametrize(
    ("kind", "wrote", "why"),
    [
        ("AgendaItem", (1, {"title": "路"}, {}), "unknown_field"),  # of no meeting
        ("Household", (1, {"number": "2"}, {"number": ["8"]}), "no_row"),
        ("Household", (1, {"number": 5}, {}), "unknown_field"),
        ("Household", (99, {"number": "1", "roof": "瓦"}, {}), "unknown_field"),
        ("Henhouse", (99, {"number": "1"}, {}), "unknown_type"),
    ],
)
def test_row_of_one_patch_that_cannot_be_shown_is_held(write, ledger_path, kind, wrote, why):
    write((1, 9, "5", *wrote), kind=kind)

    row = folded(ledger_path)

    assert (row.type, row.patches, row.is_here) == (kind, 1, False)
    assert list(row.held.values()) == [why]


def test_edit_replaces_what_it_names(write, ledger_path):
    write(
        (1, 9, "5", 1, {"number": "1", "size": 3}, {}),
        (1, 10, "6", 1, {"number": "2"}, {"number": ["9"]}),
    )

    row = folded(ledger_path)

    assert row.fields == {"number": "2", "size": 3}
    assert row.writes == {"": [[1, 9]], "number": [[1, 10]]}


def test_of_two_edits_at_once_the_later_is_shown_and_both_are_heads(write, ledger_path):
    write(
        (1, 9, "5", 1, {"number": "1", "size": 3}, {}),
        (1, 10, "8", 1, {"number": "mine"}, {"number": ["9"]}),
        (2, 1, "7", 1, {"number": "theirs"}, {"number": [f"{UUID_1}/9"]}),
    )

    row = folded(ledger_path)

    assert row.fields["number"] == "mine"
    assert row.writes["number"] == [[1, 10], [2, 1]]


def test_settled_conflict_has_one_head(write, ledger_path):
    write(
        (1, 9, "5", 1, {"number": "1"}, {}),
        (1, 10, "8", 1, {"number": "mine"}, {"number": ["9"]}),
        (2, 1, "7", 1, {"number": "theirs"}, {"number": [f"{UUID_1}/9"]}),
        (2, 2, "9", 1, {"number": "both"}, {"number": ["1", f"{UUID_1}/10"]}),
    )

    row = folded(ledger_path)

    assert (row.fields["number"], row.writes["number"]) == ("both", [[2, 2]])


def test_order_of_arrival_does_not_matter(write, ledger_path):
    write(
        (2, 2, "9", 1, {"number": "3"}, {"number": [f"{UUID_1}/10"]}),
        (1, 10, "8", 1, {"number": "2"}, {"number": ["9"]}),
        (1, 9, "5", 1, {"number": "1", "size": 3}, {}),
    )

    assert folded(ledger_path).fields == {"number": "3", "size": 3}


UUID_1 = "01890000-0000-7000-8000-00000000000d/01890000-0000-4000-8000-00000000000e"


@pytest.fixture
def size_from_group(monkeypatch):
    """Let schema 2 derive the size of a household from what was its group."""
    monkeypatch.setattr(upcasts, "_UPCASTS", {})

    @upcast("Household", to_schema=2)
    def size(fields):
        return {"size": len(fields["group"])} if "group" in fields else {}


@pytest.mark.usefixtures("size_from_group")
@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ([(1, 9, "5", 1, {"group": "三组"}, {})], 2),
        ([(1, 9, "5", 2, {"group": "三组", "size": 9}, {})], 9),
        (
            [
                (1, 9, "5", 1, {"group": "三组"}, {}),
                (1, 10, "6", 1, {"group": "第三组"}, {"group": ["9"]}),
            ],
            3,
        ),
        (  # what was written itself stays, whatever an older version edits later
            [
                (1, 9, "5", 1, {"group": "三组"}, {}),
                (1, 10, "6", 2, {"size": 9}, {"size": ["9"]}),
                (2, 1, "7", 1, {"group": "第三组"}, {"group": [f"{UUID_1}/9"]}),
            ],
            9,
        ),
        (  # edits at once under the old schema: the later one is derived from
            [
                (1, 9, "5", 1, {"group": "三组"}, {}),
                (1, 10, "8", 1, {"group": "四"}, {"group": ["9"]}),
                (2, 1, "7", 1, {"group": "第三组"}, {"group": [f"{UUID_1}/9"]}),
            ],
            1,
        ),
    ],
)
def test_value_is_derived_where_nobody_wrote_it(write, ledger_path, changes, size):
    write(*changes)

    assert folded(ledger_path).fields["size"] == size


@pytest.mark.usefixtures("size_from_group")
def test_derived_value_is_in_the_table_too(write, ledger_path):
    write((1, 9, "5", 1, {"group": "三组", "number": "1", "removed_at": None}, {}))
    with ours(ledger_path) as connection:
        for size in (2, 3):
            connection.execute(
                "INSERT OR REPLACE INTO heads VALUES (?, 'Household', 1, ?)",
                (ROW.bytes, '{"":[[1,9]]}'),
            )
            connection.execute(
                "INSERT INTO household VALUES (?, NULL, NULL, '1', '三组', ?)"
                " ON CONFLICT (id) DO UPDATE SET size = excluded.size",
                (ROW.bytes, size),
            )
            problems = check_rebuild(ledger_path, KEY).problems
            assert [each.details.get("fields") for each in problems] == (
                [] if size == 2 else [["size"]]
            )


def test_field_that_came_later_has_its_default(write, ledger_path):
    write((1, 9, "5", 1, {"number": "1"}, {}))

    stored = columns()["Household"].stored(folded(ledger_path))

    assert stored == (ROW.bytes, None, None, "1", "", None)


@pytest.mark.parametrize("body", [b"{}", b"", b"[]", b"\xff", None, '"x"'])
def test_patch_that_is_none_gives_a_row_without_a_type(write, ledger_path, body):
    with ours(ledger_path) as connection:
        connection.execute("INSERT INTO patch VALUES (256 + 9, ?, ?, '')", (ROW.bytes, body))

    row = folded(ledger_path)

    assert (row.type, row.fields, row.patches) == ("", {}, 1)


def test_rows_come_in_the_order_of_ids(ledger, ledger_path):
    with ledger.act("enter") as work:
        for number in (5, 3, 9):
            work.add(Household(id=UUID(int=number), number=str(number)))
            work.add(Concern(id=UUID(int=number + 100), title="路"))

    with foreign(ledger_path) as connection:
        ids = [row.id for row in fold_rows(connection)]
    assert ids == sorted(ids)
    assert len(ids) == rows_of(ledger_path, 'SELECT count(DISTINCT "row") FROM patch')[0][0]


def test_every_value_is_stored_as_the_mapper_stores_it(ledger, ledger_path):
    from ledger_factory import fill_every_type

    fill_every_type(ledger)
    known = columns()
    with foreign(ledger_path) as connection:
        for row in fold_rows(connection):
            table = known[row.type].declaration.table
            names = ", ".join(f'"{name}"' for name in known[row.type].names)
            found = connection.execute(f'SELECT {names} FROM "{table}" WHERE id = ?', (row.id,))
            assert found.fetchone() == known[row.type].stored(row)


def test_heads_of_rows_are_those_the_journal_kept(ledger, ledger_path):
    from ledger_factory import fill

    fill(ledger)
    kept = dict(rows_of(ledger_path, 'SELECT "row", writes FROM heads'))
    with foreign(ledger_path) as connection:
        assert {row.id: row.writes for row in fold_rows(connection)} == {
            row: json.loads(writes) for row, writes in kept.items()
        }
