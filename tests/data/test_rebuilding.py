"""Rebuilding: the journal gives every table again, and takes the place of what was changed."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from ledger_factory import (
    DEVICE,
    EPOCH,
    KEY,
    codes,
    dump,
    fill,
    fill_every_type,
    ours,
    rows_of,
    tamper,
)

from desktop.data import rebuilding
from desktop.data.ledgers import SqlLedger
from desktop.data.rebuilding import check_rebuild, rebuild
from desktop.data.verification import verify_ledger
from desktop.domain.changes import Header, digest_of, payload_digest
from desktop.errors import LedgerDamagedError, LedgerLockedError, StorageError
from desktop.records import Concern, Household, Person


@pytest.fixture(scope="module")
def template(founded, tmp_path_factory):
    path = tmp_path_factory.mktemp("rebuilt") / "ledger.db"
    shutil.copy(founded, path)
    ledger = SqlLedger(path, KEY)
    fill(ledger)
    fill_every_type(ledger)
    ledger.close()
    return path


@pytest.fixture
def path(template, tmp_path):
    return Path(shutil.copy(template, tmp_path / "rebuilt.db"))


def search_all(path):
    """Return what several searches find, in their order."""
    ledger = SqlLedger(path, KEY)
    with ledger.read() as look:
        found = [
            [hit.id for hit in look.search(words)]
            for words in ("路", "道路", "改过", "家门", "my", "积水", "示例")
        ]
    ledger.close()
    return found


def test_sound_ledger_equals_its_journal(path):
    result = check_rebuild(path, KEY)

    assert (result.ok, result.problems, result.held) == (True, (), ())
    assert result.rows == rows_of(path, 'SELECT count(DISTINCT "row") FROM patch')[0][0]
    assert result.patches == rows_of(path, "SELECT count(*) FROM patch")[0][0]


def test_check_changes_nothing(path):
    before = path.read_bytes()

    check_rebuild(path, KEY)

    assert path.read_bytes() == before


def test_rebuilt_ledger_is_what_it_was(path):
    before, found = dump(path), search_all(path)

    result = rebuild(path, KEY, before=lambda: None)

    assert result.problems == ()
    assert dump(path) == before
    assert search_all(path) == found
    assert verify_ledger(path, KEY).problems == ()


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE concern SET title = '五组路'"],
        ["UPDATE ballot SET result = 'carried', removed_at = '2026'"],
        ["DELETE FROM person"],
        ["DELETE FROM meeting", "DELETE FROM heads", "DELETE FROM pinyin"],
        ["INSERT INTO household VALUES (x'01', NULL, NULL, '9', '', 3)"],
        ["INSERT INTO search_index (rowid, words) VALUES (900, '假的')"],
        ["INSERT INTO search_index (search_index) VALUES ('delete-all')"],
        ["UPDATE search_entry SET type = 'Person'"],
    ],
)
def test_what_was_changed_is_put_right(path, statements):
    before, found = dump(path), search_all(path)
    tamper(path, *statements)
    assert not check_rebuild(path, KEY).ok

    rebuild(path, KEY, before=lambda: None)

    assert (dump(path), search_all(path)) == (before, found)
    assert verify_ledger(path, KEY).problems == ()


def test_ledger_goes_on_after_rebuilding(path):
    rebuild(path, KEY, before=lambda: None)
    ledger = SqlLedger(path, KEY)
    with ledger.act("edit") as work:
        (concern,) = work.list(Concern, title="三组道路不好走")
        concern.title = "五组路"
    with ledger.act("register") as work:
        work.add(Household(number="9"))
        work.add(Person(name="新来的"))
    with ledger.read() as look:
        assert [hit.title for hit in look.search("五组")] == ["五组路"]
        assert [hit.title for hit in look.search("xld")] == ["新来的"]
    ledger.close()

    assert verify_ledger(path, KEY).problems == ()


def test_backup_is_taken_first(path):
    tamper(path, "UPDATE concern SET title = '五组路'")
    seen = []

    rebuild(path, KEY, before=lambda: seen.extend(rows_of(path, "SELECT title FROM concern")))

    assert set(seen) == {("五组路",)}
    assert ("五组路",) not in rows_of(path, "SELECT title FROM concern")


def test_nothing_is_rebuilt_without_its_backup(path):
    tamper(path, "UPDATE concern SET title = '五组路'")

    def fail():
        raise StorageError("没有备份成。")

    with pytest.raises(StorageError, match="没有备份成"):
        rebuild(path, KEY, before=fail)

    assert set(rows_of(path, "SELECT title FROM concern")) == {("五组路",)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET act = 'other' WHERE position = 3",
        "DELETE FROM patch WHERE id = 513",
        "UPDATE patch SET body = x'7B7D' WHERE id = 513",
    ],
)
def test_tables_are_not_made_from_a_broken_journal(path, statement):
    tamper(path, statement)
    before = dump(path)

    with pytest.raises(LedgerDamagedError, match="日志本身不完整"):
        rebuild(path, KEY, before=lambda: None)

    assert dump(path) == before


class CancelledError(Exception):
    """Somebody pressed 取消."""


@pytest.mark.parametrize("stage", ["chain", "tables"])
def test_rebuilding_that_was_cancelled_changes_nothing(path, stage):
    tamper(path, "UPDATE concern SET title = '五组路'")
    before = dump(path)

    def cancel(progress):
        if progress.stage == stage:
            raise CancelledError

    with pytest.raises(CancelledError):
        rebuild(path, KEY, before=lambda: None, on_progress=cancel)

    assert dump(path) == before


def test_rebuilding_that_does_not_hold_is_given_up(path, monkeypatch):
    before = dump(path)
    monkeypatch.setattr(rebuilding, "index_all", lambda _: None)

    with pytest.raises(LedgerDamagedError, match="搜索"):
        rebuild(path, KEY, before=lambda: None)

    assert dump(path) == before


def test_rebuilding_waits_for_no_other_program(path, monkeypatch):
    monkeypatch.setattr("desktop.data.engines.connect.__kwdefaults__", {"busy_timeout_s": 0.05})
    with ours(path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLockedError):
            rebuild(path, KEY, before=lambda: None)


@pytest.mark.parametrize("work", [check_rebuild, lambda *a: rebuild(*a, before=lambda: None)])
def test_missing_ledger_is_not_made(tmp_path, work):
    with pytest.raises(LedgerDamagedError):
        work(tmp_path / "ledger.db", KEY)

    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_to_the_end(path):
    told = []

    check_rebuild(path, KEY, on_progress=told.append)

    assert {each.stage for each in told} == {"tables"}
    assert told[-1].done == told[-1].total == check_rebuild(path, KEY).patches


def write_as_newer_version(path, old, new):
    """Let the last Change's one patch hold what this version does not know; make its chain fit."""
    statement = (
        "SELECT c.position, seq, stamp, schema, actor, act, act_id, previous, p.id, body"
        " FROM change c JOIN patch p ON p.id >> 8 = c.position ORDER BY c.position DESC LIMIT 1"
    )
    position, seq, stamp, schema, actor, act, act_id, previous, number, body = rows_of(
        path, statement
    )[0]
    body = body.replace(old, new)
    header = Header(
        device=str(DEVICE),
        epoch=str(EPOCH),
        seq=seq,
        stamp=stamp,
        schema=schema,
        actor=actor,
        act=act,
        act_id=act_id,
        previous=previous,
        payload=payload_digest([digest_of(body)]),
    )
    tamper(
        path,
        ("UPDATE patch SET body = ?, digest = ? WHERE id = ?", (body, digest_of(body), number)),
        (
            "UPDATE change SET payload = ?, digest = ? WHERE position = ?",
            (header.payload, header.digest(), position),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'"group":""', b'"grade":"A","group":""', "Household"),
        (b'"size":null', b'"size":"many"', "Household"),
        (b'"type":"Household"', b'"type":"Well"', "Well"),
    ],
)
def test_what_only_a_newer_version_knows_is_held(ledger, ledger_path, old, new, what):
    with ledger.act("register") as work:
        work.add(Household(number="9"))
    ledger.close()
    write_as_newer_version(ledger_path, old, new)
    tamper(ledger_path, "DELETE FROM household", "DELETE FROM heads WHERE type = 'Household'")

    compared = check_rebuild(ledger_path, KEY)
    verified = verify_ledger(ledger_path, KEY)
    rebuilt = rebuild(ledger_path, KEY, before=lambda: None)

    for result in (compared, verified, rebuilt):
        assert result.problems == ()
    for result in (compared, rebuilt):
        (held,) = result.held
        assert f"（{what}），升级后才能显示" in held.message
    assert verified.notes[0] == held.message


def test_search_entries_are_made_in_the_order_of_arrival(ledger, ledger_path):
    rows = [Concern(id=UUID(int=number), title="三组路") for number in (5, 3, 9, 1)]
    for row in rows:
        with ledger.act("raise") as work:
            work.add(row)
    ledger.close()

    rebuild(ledger_path, KEY, before=lambda: None)

    again = SqlLedger(ledger_path, KEY)
    with again.read() as look:
        found = [hit.id for hit in look.search("三组")]
    again.close()
    assert found == [row.id for row in reversed(rows)]


def test_codes_of_problems_are_told_apart(path):
    tamper(path, "DELETE FROM person WHERE name = '单某'", "UPDATE concern SET title = 'x'")

    assert codes(check_rebuild(path, KEY).problems) == ["row_differs", "row_missing"]
