"""Making and migrating a ledger's tables: all or nothing, never backwards."""

import shutil
import threading

import pytest
from ledger_factory import KEY, dump, fill, foreign, ours, rows_of, run_child

from desktop.data.engines import make_engine
from desktop.data.guards import guard_statements
from desktop.data.ledgers import SqlLedger
from desktop.data.rebuilding import check_rebuild
from desktop.data.schemas import SCRIPTS, guards_present, prepare_schema
from desktop.data.verification import verify_ledger
from desktop.errors import LedgerDamagedError, LedgerTooNewError, StorageError
from desktop.records.declarations import SCHEMA

NEXT = SCHEMA + 1
NEXT_SCHEMA = f'''
"""The schema after this version's, for tests."""

from alembic import op

revision = "{NEXT:04}"
down_revision = "{SCHEMA:04}"


def upgrade():
    op.execute("ALTER TABLE concern ADD COLUMN urgency TEXT")
    op.execute("CREATE TABLE well (id BLOB NOT NULL PRIMARY KEY, depth INTEGER)")
    op.execute("UPDATE concern SET urgency = 'high' WHERE people > 10")
'''


def migrations_with(folder, script):
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{NEXT:04}_next_schema.py").write_text(script, encoding="utf-8")
    return folder


@pytest.fixture
def scripts(tmp_path):
    return migrations_with(tmp_path / "migrations", NEXT_SCHEMA)


@pytest.fixture
def filled(ledger, ledger_path):
    fill(ledger)
    ledger.close()
    return ledger_path


def columns_of(path, table):
    return [row[1] for row in rows_of(path, f"PRAGMA table_info({table})")]


def version_of(path):
    return rows_of(path, "PRAGMA user_version")[0][0]


def test_ledger_of_this_version_is_left_alone(filled):
    before = filled.read_bytes()
    backups = []

    prepare_schema(filled, KEY, before_migration=lambda: backups.append(1))

    assert (filled.read_bytes(), backups) == (before, [])


def test_next_schema_is_added_and_data_stay(filled, scripts):
    before, backups = dump(filled), []

    for _ in range(2):
        prepare_schema(
            filled,
            KEY,
            before_migration=lambda: backups.append(version_of(filled)),
            scripts=scripts,
            schema=NEXT,
        )

    after = dump(filled)
    assert backups == [SCHEMA]
    assert version_of(filled) == NEXT
    assert rows_of(filled, "SELECT title, urgency FROM concern") == [("三组道路不好走", "high")]
    assert columns_of(filled, "well") == ["id", "depth"]
    unchanged = before.keys() - {"concern", "alembic_version"}
    assert {table: after[table] for table in unchanged} == {
        table: before[table] for table in unchanged
    }
    engine = make_engine(filled, KEY)
    with engine.connect() as connection:
        assert sorted(guards_present(connection)) == sorted(guard_statements())
    engine.dispose()
    with ours(filled, mode=0) as connection, pytest.raises(Exception, match="outside a service"):
        connection.execute("UPDATE concern SET urgency = NULL")


def test_migration_that_fails_changes_nothing(filled, tmp_path):
    broken = NEXT_SCHEMA + '    op.execute("ALTER TABLE chicken ADD COLUMN egg TEXT")\n'
    before = dump(filled)

    with pytest.raises(StorageError):
        prepare_schema(
            filled,
            KEY,
            before_migration=lambda: None,
            scripts=migrations_with(tmp_path / "broken", broken),
            schema=NEXT,
        )

    assert (version_of(filled), dump(filled)) == (SCHEMA, before)
    assert verify_ledger(filled, KEY).problems == ()


def test_migration_is_not_begun_without_its_backup(filled, scripts):
    def fail():
        raise StorageError("没有备份成。")

    with pytest.raises(StorageError, match="没有备份成"):
        prepare_schema(filled, KEY, before_migration=fail, scripts=scripts, schema=NEXT)

    assert version_of(filled) == SCHEMA


@pytest.mark.parametrize(
    ("point", "version"),
    [
        ("schema.migrated", SCHEMA),
        ("schema.before_commit", SCHEMA),
        ("schema.committed", NEXT),
    ],
)
def test_migration_killed_is_whole_or_not_at_all(filled, scripts, point, version):
    before = dump(filled)
    script = f"""
from desktop.data.schemas import prepare_schema
arm({point!r})
scripts = Path({str(scripts)!r})
prepare_schema(path, key, before_migration=lambda: None, scripts=scripts, schema={NEXT})
"""

    assert run_child(filled, script, opened=False) == (-9, "", "")

    assert version_of(filled) == version
    if version == SCHEMA:
        assert dump(filled) == before
        assert verify_ledger(filled, KEY).problems == ()
    else:
        assert columns_of(filled, "concern")[-1] == "urgency"
        assert "well" in dump(filled)
        guards = rows_of(filled, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        assert dict(guards) == guard_statements()


def test_two_migrate_once(filled, scripts):
    meeting_point = threading.Barrier(2)
    errors = []

    def migrate():
        try:
            prepare_schema(
                filled, KEY, before_migration=meeting_point.wait, scripts=scripts, schema=NEXT
            )
        except Exception as error:  # noqa: BLE001 – shown by the assertion
            errors.append(error)

    threads = [threading.Thread(target=migrate) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert version_of(filled) == NEXT
    assert columns_of(filled, "concern").count("urgency") == 1


def test_newer_ledger_is_refused_and_left_as_it_is(filled):
    with foreign(filled) as connection:
        connection.execute(f"PRAGMA user_version = {NEXT}")
    before = filled.read_bytes()

    with pytest.raises(LedgerTooNewError, match=f"格式{NEXT}，本程序到{SCHEMA}") as caught:
        prepare_schema(filled, KEY, before_migration=lambda: pytest.fail("a backup"))

    assert "升级" in caught.value.advice
    assert filled.read_bytes() == before


def test_missing_ledger_is_made_in_founding_only(tmp_path):
    path = tmp_path / "ledger.db"
    with pytest.raises(LedgerDamagedError):
        prepare_schema(path, KEY, before_migration=lambda: None)
    assert not path.exists()

    prepare_schema(path, KEY, before_migration=lambda: pytest.fail("a backup"), founding=True)

    assert version_of(path) == SCHEMA


def test_tables_without_a_writer_are_no_ledger(tmp_path):
    path = tmp_path / "ledger.db"
    prepare_schema(path, KEY, before_migration=lambda: None, founding=True)

    with pytest.raises(LedgerDamagedError, match="没有建完"):
        SqlLedger(path, KEY)


def test_migrated_ledger_rebuilds_to_what_it_holds(filled, scripts):
    assert check_rebuild(filled, KEY).problems == ()
    prepare_schema(filled, KEY, before_migration=lambda: None, scripts=scripts, schema=NEXT)

    assert check_rebuild(filled, KEY).problems == ()
