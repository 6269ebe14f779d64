"""Acts and looks on a real ledger: joined, failed, locked out, killed, on a full disk."""

import contextlib
import random
import shutil
import signal
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from ledger_factory import (
    ACCOUNT,
    KEY,
    ORG,
    foreign,
    ours,
    rows_of,
    run_child,
    start_child,
)
from sqlalchemy.exc import DBAPIError

from desktop.data.ledgers import SqlLedger
from desktop.data.verification import verify_ledger
from desktop.errors import (
    AppError,
    ConflictError,
    DiskFullError,
    LedgerDamagedError,
    LedgerLockedError,
    StorageError,
    ValidationError,
)
from desktop.records import Account, Ballot, Concern, Household, Meeting, Motion, Person


def acts_of(path):
    return [act for (act,) in rows_of(path, "SELECT act FROM change ORDER BY position")][1:]


def enter(ledger, *rows):
    with ledger.act("enter") as work:
        for row in rows:
            work.add(row)


def is_sound(path):
    return verify_ledger(path, KEY).problems == ()


def test_act_knows_time_account_and_organization(ledger):
    with ledger.act("register") as work:
        assert (work.actor, work.org) == (ACCOUNT, ORG)
        assert work.now.utcoffset().total_seconds() == 0


def test_account_that_signed_in_acts_from_then_on(ledger, ledger_path):
    other = Account(name="另一个")
    enter(ledger, other)
    ledger.sign_in(other)
    enter(ledger, Household(number="1"))

    assert ledger.actor == other.id
    actors = rows_of(ledger_path, "SELECT actor FROM change ORDER BY seq")[1:]
    assert actors == [(str(ACCOUNT),), (str(other.id),)]


def test_act_called_from_an_act_joins_it(ledger, ledger_path):
    with ledger.act("outer", why="一起") as work:
        work.add(Household(number="1"))
        with ledger.act("inner") as inner:
            assert inner is work
            inner.add(Household(number="2"))

    assert acts_of(ledger_path) == ["outer"]
    with ledger.read() as look:
        assert look.count(Household) == 2


def fail():
    raise ZeroDivisionError


def test_failed_act_leaves_nothing(ledger, ledger_path):
    def register():
        with ledger.act("fail") as work:
            work.add(Household(number="1"))
            work.count(Household)
            work.set_setting("sample", "1")
            fail()

    with pytest.raises(ZeroDivisionError):
        register()

    with ledger.read() as look:
        assert (look.count(Household), look.setting("sample")) == (0, "")
    assert acts_of(ledger_path) == []
    enter(ledger, Household(number="1"))
    assert is_sound(ledger_path)


def fail_inside(ledger):
    with ledger.act("outer") as work:
        work.add(Household(number="1"))
        with contextlib.suppress(ZeroDivisionError), ledger.act("inner") as inner:
            inner.add(Household(number="2"))
            fail()
        work.add(Household(number="3"))


def enter_wrong_value(ledger):
    with ledger.act("enter") as work:
        work.add(Household(number="1"))
        work.add(Household(number="二" * 301))
        with contextlib.suppress(ValidationError):
            work.count(Household)
        work.add(Household(number="3"))


def change_frozen_row(ledger):
    meeting = Meeting(title="会")
    motion = Motion(meeting=meeting.id)
    ballot = Ballot(motion=motion.id, closed_at=datetime(2026, 5, 10, tzinfo=UTC))
    enter(ledger, meeting, motion, ballot)
    with ledger.act("recount") as work:
        work.add(Household(number="1"))
        work.get(Ballot, ballot.id).result = "carried"
        with contextlib.suppress(DBAPIError):
            work.count(Ballot)
        work.add(Household(number="2"))


def enter_row_twice(ledger):
    household = Household(number="1")
    enter(ledger, household)
    with ledger.act("again") as work:
        work.add(Household(id=household.id, number="2"))
        with contextlib.suppress(DBAPIError):
            work.count(Household)


@pytest.mark.parametrize(
    ("careless", "error", "kept"),
    [
        (fail_inside, ZeroDivisionError, []),
        (enter_wrong_value, ValidationError, []),
        (change_frozen_row, ConflictError, ["enter"]),
        (enter_row_twice, StorageError, ["enter"]),
    ],
)
def test_failure_that_was_swallowed_rolls_back_all(ledger, ledger_path, careless, error, kept):
    with pytest.raises(error):
        careless(ledger)

    assert acts_of(ledger_path) == kept
    enter(ledger, Household(number="9"))
    assert acts_of(ledger_path) == [*kept, "enter"]
    assert is_sound(ledger_path)


def test_what_was_typed_is_in_no_error(ledger):
    def enter_twice():
        household = Household(number="保密")
        enter(ledger, household)
        enter(ledger, Household(id=household.id, number="保密"))

    with pytest.raises(StorageError) as caught:
        enter_twice()

    shown = "".join(traceback.format_exception(caught.value))
    assert "保密" not in shown.replace('number="保密"', "")
    assert "INSERT INTO household" in shown


def test_look_is_one_snapshot(ledger):
    with ledger.read() as look:
        assert look.count(Household) == 0
        enter(ledger, Household(number="1"))
        assert look.count(Household) == 0
    with ledger.read() as look:
        assert look.count(Household) == 1


def test_look_cannot_write(ledger, ledger_path):
    household = Household(number="1")
    enter(ledger, household)

    with ledger.read() as look:
        look._session.add(Household(number="2"))
        look.get(Household, household.id).number = "3"
        assert not hasattr(look, "add")
    with pytest.raises(ConflictError), ledger.read() as look:
        look._session.connection().exec_driver_sql("UPDATE household SET number = '9'")

    with ledger.read() as look:
        assert [row.number for row in look.list(Household)] == ["1"]
    assert acts_of(ledger_path) == ["enter"]


def test_threads_write_one_after_the_other(ledger, ledger_path):
    def write(number):
        enter(ledger, Household(number=str(number)))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))

    with ledger.read() as look:
        numbers = {row.number for row in look.list(Household)}
    assert numbers == {str(number) for number in range(40)}
    assert is_sound(ledger_path)


def test_act_of_another_thread_does_not_join(ledger, ledger_path):
    begun, done = threading.Event(), threading.Event()

    def wait_inside():
        with ledger.act("first") as work:
            begun.set()
            done.wait(60)
            work.add(Household(number="1"))

    thread = threading.Thread(target=wait_inside)
    thread.start()
    begun.wait(60)
    second = threading.Thread(target=enter, args=(ledger, Household(number="2")))
    second.start()
    done.set()
    thread.join()
    second.join()

    assert acts_of(ledger_path) == ["first", "enter"]


def test_two_processes_lose_nothing(ledger_path):
    body = """
for number in range(100):
    with ledger.act("register") as work:
        work.add(Household(number=str(number)))
print("done")
"""
    children = [start_child(ledger_path, body) for _ in range(2)]
    ends = [child.communicate(timeout=240) for child in children]

    assert [child.returncode for child in children] == [0, 0], ends
    assert acts_of(ledger_path) == ["register"] * 200
    counts = rows_of(ledger_path, "SELECT number, count(*) FROM household GROUP BY number")
    assert sorted(counts) == sorted((str(number), 2) for number in range(100))
    assert is_sound(ledger_path)


def test_ledger_that_another_holds_is_locked(open_ledger, ledger_path):
    ledger = open_ledger(busy_timeout_s=0.05)
    with ours(ledger_path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLockedError, match="另一个程序正在使用"):
            enter(ledger, Household(number="1"))
        with ledger.read() as look:
            assert look.count(Household) == 0
        other.execute("ROLLBACK")

    enter(ledger, Household(number="2"))
    with ledger.read() as look:
        assert [row.number for row in look.list(Household)] == ["2"]
    assert is_sound(ledger_path)


def test_act_waits_for_a_short_lock(ledger, ledger_path):
    with ours(ledger_path) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.2, other.execute, ("ROLLBACK",))
        release.start()
        enter(ledger, Household(number="1"))
        release.join()

    assert acts_of(ledger_path) == ["enter"]


def test_whatever_was_reported_survives_a_kill_at_any_time(ledger_path, tmp_path):
    body = """
number = 0
while True:
    with ledger.act("register") as work:
        person = Person(name=f"人{number}")
        work.add(person)
        work.add(Concern(title=f"诉求{number}", asker=person.id, withheld_name="某"))
    print(number, flush=True)
    number += 1
"""
    chance = random.Random(7)
    for round_ in range(3):
        path = tmp_path / f"{round_}.db"
        shutil.copy(ledger_path, path)
        child = start_child(path, body)
        reported = [child.stdout.readline() for _ in range(chance.randrange(1, 40))]
        time.sleep(chance.random() / 100)
        child.send_signal(signal.SIGKILL)
        reported += child.communicate()[0].split()

        ledger = SqlLedger(path, KEY)
        with ledger.read() as look:
            titles = [row.title for row in look.list(Concern)]
            assert look.count(Person) == len(titles)
        ledger.close()
        last = int(reported[-1])
        assert titles[: last + 1] == [f"诉求{number}" for number in range(last + 1)]
        assert len(titles) <= last + 2
        assert is_sound(path)


@pytest.mark.parametrize("full_disk", [4 * 2**20], indirect=True)
def test_full_disk_loses_nothing(full_disk, founded):
    path = full_disk.folder / "ledger.db"
    shutil.copy(founded, path)
    ledger = SqlLedger(path, KEY)
    enter(ledger, Household(number="1"))
    concerns = [Concern(title=f"诉求{number}", content="字" * 5000) for number in range(60)]
    # Without a disk of our own a limit on file sizes stands for it, which SQLite calls otherwise.
    error = DiskFullError if full_disk.mounted else StorageError
    with full_disk.filled(room_bytes=8192), pytest.raises(error):
        enter(ledger, *concerns)

    with ledger.read() as look:
        assert (look.count(Household), look.count(Concern)) == (1, 0)
    enter(ledger, Household(number="2"))
    ledger.close()
    assert acts_of(path) == ["enter", "enter"]
    assert is_sound(path)


def test_ledger_at_its_largest_is_full(ledger, ledger_path):
    def limit(pages):
        with ledger._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    limit(1)  # SQLite takes the present size for the least
    with pytest.raises(DiskFullError):
        enter(ledger, *(Concern(title="路", content="字" * 5000) for _ in range(60)))
    limit(1_000_000)
    enter(ledger, Household(number="1"))

    assert acts_of(ledger_path) == ["enter"]
    assert is_sound(ledger_path)


@pytest.mark.parametrize("contents", [None, b""])
def test_ledger_that_is_not_there_is_not_made(tmp_path, contents):
    path = tmp_path / "ledger.db"
    if contents is not None:
        path.write_bytes(contents)

    with pytest.raises(LedgerDamagedError, match=r"账本文件.*ledger\.db"):
        SqlLedger(path, KEY)

    assert path.exists() == (contents is not None)
    assert not contents


@pytest.mark.parametrize(
    "contents", [b"x", b"SQLite format 3\0" + bytes(8192), b"PK\3\4" + bytes(50_000)]
)
def test_file_that_is_no_ledger_is_refused_and_kept(tmp_path, contents):
    path = tmp_path / "ledger.db"
    path.write_bytes(contents)

    with pytest.raises(LedgerDamagedError):
        SqlLedger(path, KEY)

    assert path.read_bytes() == contents


def test_wrong_key_opens_nothing(ledger_path):
    before = ledger_path.read_bytes()

    with pytest.raises(LedgerDamagedError, match="密钥不是它的"):
        SqlLedger(ledger_path, bytes(32))

    assert ledger_path.read_bytes() == before


def test_nothing_is_printed_about_a_wrong_key(ledger_path):
    body = """
from desktop.errors import LedgerDamagedError
try:
    SqlLedger(path, bytes(32))
except LedgerDamagedError:
    print("refused")
"""

    assert run_child(ledger_path, body, opened=False) == (0, "refused\n", "")


def test_plain_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "ledger.db"
    with foreign(path) as connection:
        connection.execute("CREATE TABLE chicken (id)")

    with pytest.raises(LedgerDamagedError):
        SqlLedger(path, KEY)


def test_settings_are_kept_and_not_journalled(ledger, ledger_path, open_ledger):
    with ledger.act("set") as work:
        work.set_setting("printer", "一号")
    with ledger.act("set") as work:
        work.set_setting("printer", "二号")
    ledger.close()

    with open_ledger().read() as look:
        assert (look.setting("printer"), look.setting("scanner")) == ("二号", "")
    assert acts_of(ledger_path) == []


def test_errors_are_for_people(ledger):
    meeting = Meeting(title="会")
    with pytest.raises(AppError) as caught:
        enter(ledger, meeting, Meeting(id=meeting.id, title="同一个编号"))

    assert caught.value.message
    assert caught.value.advice
