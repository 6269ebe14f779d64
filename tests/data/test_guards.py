"""Guards: other programs with the key cannot write, ours only in a service and nothing frozen."""

import shutil
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from ledger_factory import KEY, dump, fill, foreign, ours, rows_of, tamper

from desktop.data.guards import (
    READING,
    REBUILDING,
    WRITING,
    drop_guards,
    guard_statements,
    make_guards,
)
from desktop.data.ledgers import SqlLedger
from desktop.data.tables import TABLES
from desktop.data.verification import verify_ledger
from desktop.errors import ConflictError
from desktop.records import Attendance, Ballot, Meeting, Participant, all_records, declaration_of

RECORDED = sorted(declaration_of(kind).table for kind in all_records())
JOURNAL = ["change", "patch", "writer"]


def statements(table):
    column = {"change": "act", "patch": "digest", "writer": "device"}.get(table, "removed_at")
    return [
        f'INSERT INTO "{table}" SELECT * FROM "{table}" LIMIT 1',
        f'INSERT INTO "{table}" DEFAULT VALUES',
        f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" LIMIT 1',
        f'UPDATE "{table}" SET "{column}" = \'2026\'',
        f'UPDATE OR REPLACE "{table}" SET "{column}" = \'2026\'',
        f'DELETE FROM "{table}"',
    ]


@pytest.fixture(scope="module")
def template(founded, tmp_path_factory):
    """A ledger with at least one row in every guarded table."""
    path = tmp_path_factory.mktemp("guarded") / "ledger.db"
    shutil.copy(founded, path)
    ledger = SqlLedger(path, KEY)
    fill(ledger)
    ledger.close()
    for table in TABLES.values():
        if not rows_of(path, f'SELECT 1 FROM "{table.name}" LIMIT 1'):
            values = [bytes(16) if column.name == "id" else "x" for column in table.columns]
            marks = ", ".join("?" * len(values))
            tamper(path, (f'INSERT INTO "{table.name}" VALUES ({marks})', values))
    return path


@pytest.fixture
def one_of_each(template, tmp_path):
    return Path(shutil.copy(template, tmp_path / "guarded.db"))


@pytest.mark.parametrize("table", RECORDED + JOURNAL)
def test_other_program_cannot_write(one_of_each, table):
    before = dump(one_of_each)
    with foreign(one_of_each) as connection:
        for statement in statements(table):
            with pytest.raises(sqlcipher.Error, match=r"yishibu_mode|NOT NULL"):
                connection.execute(statement)

    assert dump(one_of_each) == before


@pytest.mark.parametrize("table", RECORDED + JOURNAL)
def test_nothing_is_written_outside_a_service(one_of_each, table):
    before = dump(one_of_each)
    with ours(one_of_each, READING) as connection:
        for statement in statements(table):
            with pytest.raises(sqlcipher.Error, match=rf"guard_{table}|NOT NULL"):
                connection.execute(statement)

    assert dump(one_of_each) == before


@pytest.mark.parametrize("table", RECORDED)
def test_recorded_rows_are_deleted_in_rebuilding_only(one_of_each, table):
    with (
        ours(one_of_each, WRITING) as connection,
        pytest.raises(sqlcipher.Error, match="never deleted"),
    ):
        connection.execute(f'DELETE FROM "{table}"')
    with ours(one_of_each, REBUILDING) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f'DELETE FROM "{table}"')

    assert rows_of(one_of_each, f'SELECT count(*) FROM "{table}"') == [(0,)]


@pytest.mark.parametrize("mode", [READING, WRITING, REBUILDING])
@pytest.mark.parametrize("table", JOURNAL)
def test_journal_stands_in_every_mode(one_of_each, table, mode):
    before = dump(one_of_each)
    with ours(one_of_each, mode) as connection:
        for statement in statements(table)[3:]:
            with pytest.raises(sqlcipher.Error, match="the journal stands"):
                connection.execute(statement)

    assert dump(one_of_each) == before


@pytest.mark.parametrize("mode", [READING, REBUILDING])
def test_journal_is_continued_by_services_only(one_of_each, mode):
    with (
        ours(one_of_each, mode) as connection,
        pytest.raises(sqlcipher.Error, match="outside a service"),
    ):
        connection.execute("INSERT INTO writer (id, device, epoch) VALUES (9, x'01', x'02')")


def test_frozen_row_is_refused_even_in_an_act(ledger):
    rows = fill(ledger)
    ballot = rows["ballot"]

    for name, value in (
        ("result", "carried"),
        ("closed_at", None),
        ("removed_at", ballot.closed_at),
    ):
        with pytest.raises(ConflictError, match="不能改动"), ledger.act("recount") as work:
            setattr(work.get(Ballot, ballot.id), name, value)

    with ledger.act("recount") as work:
        work.add(Ballot(motion=rows["motion"].id, replaces=ballot.id, recount_reason="少数一票"))
    with ledger.read() as look:
        assert [row.result for row in look.list(Ballot)] == ["", ""]


def test_open_ballot_is_closed_once(ledger):
    rows = fill(ledger)
    ballot = Ballot(motion=rows["motion"].id)
    with ledger.act("open") as work:
        work.add(ballot)
    with ledger.act("close") as work:
        row = work.get(Ballot, ballot.id)
        row.result, row.closed_at = "carried", work.now

    with pytest.raises(ConflictError), ledger.act("close") as work:
        work.get(Ballot, ballot.id).closed_at = None


def test_insert_only_row_is_refused_even_in_an_act(ledger):
    meeting = Meeting(title="会")
    participant = Participant(meeting=meeting.id)
    attendance = Attendance(meeting=meeting.id, participant=participant.id)
    with ledger.act("enter") as work:
        for row in (meeting, participant, attendance):
            work.add(row)

    with pytest.raises(ConflictError, match="只能新增"), ledger.act("edit") as work:
        work.get(Attendance, attendance.id).kind = "departed"
    with pytest.raises(ConflictError), ledger.act("remove") as work:
        work.remove(work.get(Attendance, attendance.id))


def test_guards_are_those_of_the_declarations(ledger_path):
    present = dict(
        rows_of(ledger_path, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    )

    assert present == guard_statements()
    assert len(present) == 3 * (len(RECORDED) + len(JOURNAL))


def test_guards_say_what_is_frozen():
    guarded = guard_statements()

    for kind in all_records():
        declaration = declaration_of(kind)
        update = guarded[f"guard_{declaration.table}_update"]
        assert (": insert only" in update) == declaration.insert_only
        assert (": frozen" in update) == bool(declaration.frozen_when)


def test_guards_are_dropped_and_made_again(ledger_path):
    with ours(ledger_path) as connection:
        drop_guards(connection.execute, list(guard_statements()))
        left = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
        assert left.fetchone() == (0,)
        make_guards(connection.execute)

    assert verify_ledger(ledger_path, KEY).problems == ()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ('DROP TRIGGER "guard_concern_update"', "缺少"),
        (
            """DROP TRIGGER "guard_patch_delete"; CREATE TRIGGER "guard_patch_delete"
            BEFORE DELETE ON "patch" BEGIN SELECT 1; END""",
            "被改动过",
        ),
        ("CREATE TRIGGER spy AFTER INSERT ON person BEGIN SELECT 1; END", "多出"),
    ],
)
def test_change_of_the_guards_is_found(ledger_path, statement, what):
    with foreign(ledger_path) as connection:
        connection.executescript(statement)

    problems = verify_ledger(ledger_path, KEY).problems

    assert [problem.code for problem in problems] == ["guard"]
    assert what in problems[0].message
