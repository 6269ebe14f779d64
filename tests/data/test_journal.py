"""What acts leave in the journal: chains, patches by audience, replaced writes, splitting."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_factory import ACCOUNT, DEVICE, EPOCH, KEY, ORG, fill, ours, rows_of, run_child

from desktop.data.verification import verify_ledger
from desktop.domain.changes import MAX_BYTES, START
from desktop.domain.clocks import parse_stamp
from desktop.records import Account, Act, Concern, Household, Meeting, Motion, Opinion, Person
from desktop.records.declarations import SCHEMA

CHANGE = "SELECT seq, stamp, schema, actor, act, act_id, previous, digest FROM change"


def patches_of(path, row):
    found = rows_of(path, 'SELECT body FROM patch WHERE "row" = ? ORDER BY id', row.id.bytes)
    return [json.loads(body) for (body,) in found]


def heads_of(path, row):
    return json.loads(rows_of(path, 'SELECT writes FROM heads WHERE "row" = ?', row.id.bytes)[0][0])


def is_sound(path):
    return verify_ledger(path, KEY).problems == ()


def test_act_leaves_one_change_that_names_the_one_before(ledger, ledger_path):
    with ledger.act("register"):
        pass
    with ledger.act("register") as work:
        work.add(Household(number="1"))
        work.add(Household(number="2"))
    with ledger.act("register") as work:
        work.add(Household(number="3"))

    lines = rows_of(ledger_path, f"{CHANGE} ORDER BY position")
    assert [line[0] for line in lines] == [1, 2, 3]
    assert [line[4] for line in lines] == ["begin", "register", "register"]
    assert {line[2] for line in lines} == {SCHEMA}
    assert [line[3] for line in lines] == ["", str(ACCOUNT), str(ACCOUNT)]
    assert len({line[5] for line in lines}) == 3
    assert [line[6] for line in lines] == [START, lines[0][7], lines[1][7]]
    with ledger.read() as look:
        assert look.head == lines[2][7]
    assert is_sound(ledger_path)


def test_new_row_is_written_with_every_field(ledger, ledger_path):
    household = Household(number="1", size=3)
    with ledger.act("register") as work:
        work.add(household)

    (patch,) = patches_of(ledger_path, household)
    salt = patch.pop("salt")
    assert len(bytes.fromhex(salt)) == 16
    assert patch == {
        "type": "Household",
        "id": str(household.id),
        "org": str(ORG),
        "audience": "own",
        "fields": {"group": "", "number": "1", "removed_at": None, "size": 3},
        "replaces": {},
    }
    assert heads_of(ledger_path, household) == {"": [[1, 2]]}


def test_edit_names_the_write_that_it_replaces(ledger, ledger_path):
    household = Household(number="1")
    with ledger.act("register") as work:
        work.add(household)
    for number in ("2", "3"):
        with ledger.act("edit") as work:
            work.get(Household, household.id).number = number
    with ledger.act("edit") as work:
        work.get(Household, household.id).group = "三组"

    edits = patches_of(ledger_path, household)[1:]
    assert [(edit["fields"], edit["replaces"]) for edit in edits] == [
        ({"number": "2"}, {"number": ["2"]}),
        ({"number": "3"}, {"number": ["3"]}),
        ({"group": "三组"}, {"group": ["2"]}),
    ]
    assert heads_of(ledger_path, household) == {"": [[1, 2]], "number": [[1, 4]], "group": [[1, 5]]}


def test_local_value_is_in_no_patch_for_others(ledger, ledger_path):
    concern = Concern(title="路", withheld_name="王某")
    with ledger.act("raise") as work:
        work.add(concern)
    with ledger.act("edit") as work:
        row = work.get(Concern, concern.id)
        row.withheld_name, row.title = "李某", "路灯"
    with ledger.act("edit") as work:
        work.get(Concern, concern.id).withheld_name = "赵某"

    patches = patches_of(ledger_path, concern)
    assert [patch["audience"] for patch in patches] == ["own", "local", "own", "local", "local"]
    assert [
        patch["fields"].get("withheld_name") for patch in patches if patch["audience"] == "local"
    ] == ["王某", "李某", "赵某"]
    others = json.dumps([patch for patch in patches if patch["audience"] != "local"])
    assert "withheld_name" not in others
    assert "某" not in others.encode().decode("unicode_escape")
    assert is_sound(ledger_path)


def test_equal_values_have_different_digests(ledger, ledger_path):
    with ledger.act("register") as work:
        row = uuid4()
        work.add(Household(id=row, number="1"))
    with ledger.act("edit") as work:
        work.get(Household, row).number = "2"
    with ledger.act("edit") as work:
        work.get(Household, row).number = "1"

    digests = rows_of(ledger_path, 'SELECT digest FROM patch WHERE "row" = ?', row.bytes)
    assert len(set(digests)) == 3


def test_reason_of_an_act_is_a_row_with_its_id(ledger, ledger_path):
    with ledger.act("edit", why="") as work:
        work.add(Household(number="1"))
    with ledger.act("edit", why="户主要求") as work:
        work.add(Household(number="2"))

    with ledger.read() as look:
        (why,) = look.list(Act)
    assert (why.name, why.reason) == ("edit", "户主要求")
    assert rows_of(ledger_path, f"{CHANGE} ORDER BY seq DESC LIMIT 1")[0][5] == str(why.id)


def test_act_of_many_rows_writes_several_changes_of_one_act(ledger, ledger_path):
    people = [Person(name=f"人{number}") for number in range(450)]
    with ledger.act("import") as work:
        for person in people:
            work.add(person)

    lines = rows_of(ledger_path, f"{CHANGE} WHERE act = 'import' ORDER BY seq")
    counts = rows_of(
        ledger_path,
        "SELECT count(*) FROM patch WHERE id >> 8 > 1 GROUP BY id >> 8 ORDER BY id >> 8",
    )
    assert sum(count for (count,) in counts) == 450
    assert max(count for (count,) in counts) <= 200
    assert len(lines) == len(counts) > 2
    assert len({line[5] for line in lines}) == 1
    assert is_sound(ledger_path)


def test_act_of_many_bytes_writes_several_changes(ledger, ledger_path):
    with ledger.act("write") as work:
        for number in range(8):
            work.add(Concern(title=f"诉求{number}", content="字" * 10_000))

    sizes = rows_of(
        ledger_path,
        "SELECT sum(length(body)) FROM patch WHERE id >> 8 > 1 GROUP BY id >> 8",
    )
    assert len(sizes) > 2
    assert max(size for (size,) in sizes) <= MAX_BYTES
    assert is_sound(ledger_path)


def test_row_split_between_changes_keeps_its_heads(ledger, ledger_path):
    concern = Concern(title="路", content="字" * 30_000, withheld_name="王某")
    with ledger.act("write") as work:
        work.add(concern)
    assert heads_of(ledger_path, concern) == {"": [[1, 2]], "withheld_name": [[1, 3]]}

    with ledger.act("edit") as work:
        work.get(Concern, concern.id).withheld_name = "李某"

    assert patches_of(ledger_path, concern)[-1]["replaces"] == {"withheld_name": ["3"]}
    assert is_sound(ledger_path)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(offsets=st.lists(st.integers(-(10**7), 10**7), min_size=1, max_size=4))
def test_stamps_rise_whatever_the_clock_does(open_ledger, ledger_path, offsets):
    start = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    times = iter([start + timedelta(seconds=offset) for offset in offsets])
    ledger = open_ledger(clock=lambda: next(times))
    for _ in offsets:
        with ledger.act("register") as work:
            work.add(Household(number="1"))
    ledger.close()

    stamps = [stamp for (stamp,) in rows_of(ledger_path, "SELECT stamp FROM change ORDER BY seq")]
    assert stamps == sorted(set(stamps))
    assert is_sound(ledger_path)


def test_change_has_the_time_of_its_act(open_ledger, ledger_path):
    at = datetime(2031, 5, 10, 1, 30, 0, 123_000, tzinfo=UTC)
    ledger = open_ledger(clock=lambda: at)
    with ledger.act("register") as work:
        assert work.now == at
        work.add(Household(number="1"))

    (stamp,) = rows_of(ledger_path, "SELECT stamp FROM change ORDER BY seq DESC LIMIT 1")[0]
    assert parse_stamp(stamp) == (at, 0)


def begin_epoch(path, epoch):
    """Let further acts be another epoch's, as a restore does."""
    with ours(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO writer (id, device, epoch) VALUES (2, ?, ?)", (DEVICE.bytes, epoch.bytes)
        )
        connection.execute("UPDATE setting SET value = '2' WHERE key = 'writer'")
        connection.execute("COMMIT")


def test_write_of_another_epoch_is_named_in_full(ledger, ledger_path, open_ledger):
    household = Household(number="1")
    with ledger.act("register") as work:
        work.add(household)
    ledger.close()
    begin_epoch(ledger_path, epoch := uuid4())
    restored = open_ledger()
    with restored.read() as look:
        assert look.head == START
    for number in ("2", "3"):
        with restored.act("edit") as work:
            work.get(Household, household.id).number = number

    edits = patches_of(ledger_path, household)[1:]
    assert [edit["replaces"] for edit in edits] == [
        {"number": [f"{DEVICE}/{EPOCH}/2"]},
        {"number": ["1"]},
    ]
    assert heads_of(ledger_path, household) == {"": [[1, 2]], "number": [[2, 2]]}
    written = rows_of(ledger_path, "SELECT device, epoch FROM writer WHERE id = 2")
    assert written == [(DEVICE.bytes, epoch.bytes)]
    assert is_sound(ledger_path)

    with ours(ledger_path) as connection:
        connection.execute("UPDATE setting SET value = '1' WHERE key = 'writer'")
    first = open_ledger()
    with first.act("edit") as work:
        work.get(Household, household.id).number = "4"

    assert patches_of(ledger_path, household)[-1]["replaces"] == {"number": [f"{DEVICE}/{epoch}/2"]}
    assert is_sound(ledger_path)


def test_chain_of_every_kind_of_row_holds(ledger, ledger_path):
    rows = fill(ledger)
    with ledger.act("speak") as work:
        work.add(Opinion(meeting=rows["meeting"].id, content="同意"))
        work.add(Account(name="看的人", roles=("viewer", "leader")))

    result = verify_ledger(ledger_path, KEY)
    lines = rows_of(ledger_path, f"{CHANGE} ORDER BY seq")
    assert result.problems == ()
    assert (result.changes, result.patches) == (
        len(lines),
        rows_of(ledger_path, "SELECT count(*) FROM patch")[0][0],
    )
    assert all(one[7] == other[6] for one, other in pairwise(lines))


def test_immense_paste_is_stored_journalled_and_found(ledger, ledger_path):
    paste = "甲乙丙丁" * 50_000
    concern = Concern(title="长文", content=paste)
    with ledger.act("paste") as work:
        work.add(concern)
    with ledger.act("edit") as work:
        work.get(Concern, concern.id).content = paste[:-1] + "戊"

    with ledger.read() as look:
        assert look.get(Concern, concern.id).content == paste[:-1] + "戊"
        assert [hit.id for hit in look.search("丙戊")] == [concern.id]
        before = look.history(concern.id)[0].fields["content"]
    assert before == paste
    assert is_sound(ledger_path)


@pytest.mark.parametrize("point", ["journal.written", "ledger.before_commit"])
def test_act_killed_before_its_commit_leaves_nothing(ledger_path, open_ledger, point):
    body = f"""
with ledger.act("kept") as work:
    work.add(Household(number="1"))
arm({point!r})
with ledger.act("lost") as work:
    work.add(Household(number="2"))
    work.add(Concern(title="路"))
"""

    assert run_child(ledger_path, body) == (-9, "", "")

    assert rows_of(ledger_path, "SELECT act FROM change") == [("begin",), ("kept",)]
    with open_ledger().read() as look:
        assert [row.number for row in look.list(Household)] == ["1"]
        assert look.count(Concern) == 0
    assert is_sound(ledger_path)


def test_act_killed_after_its_commit_is_whole(ledger_path, open_ledger):
    body = """
arm("ledger.committed")
with ledger.act("kept") as work:
    work.add(Household(number="1"))
    work.add(Concern(title="路"))
"""

    assert run_child(ledger_path, body) == (-9, "", "")

    with open_ledger().read() as look:
        assert [row.number for row in look.list(Household)] == ["1"]
        assert [hit.title for hit in look.search("路")] == ["路"]
    assert is_sound(ledger_path)


def test_motion_and_its_meeting_of_one_act_are_in_one_change(ledger, ledger_path):
    with ledger.act("meet") as work:
        meeting = Meeting(title="会")
        work.add(Motion(meeting=meeting.id, title="修路"))
        work.add(meeting)

    assert rows_of(ledger_path, "SELECT count(*) FROM change WHERE act = 'meet'") == [(1,)]
