"""The fourth schema: a ledger of the third gains what sync knows; what it held stays."""

from ledger_factory import KEY, SYNC_TABLES, dump, rows_of, unpack_release

from desktop.data.ledgers import SqlLedger
from desktop.data.schemas import prepare_schema
from desktop.data.verification import verify_ledger
from desktop.domain.changes import START
from desktop.records import Bulletin, Passing


def migrate(folder):
    path = unpack_release(3, folder)
    before = dump(path)
    prepare_schema(path, KEY, before_migration=lambda: None)
    return path, before


def test_rows_of_the_third_schema_stay_and_new_tables_are_empty(tmp_path):
    path, before = migrate(tmp_path)

    after = dump(path)
    changed = {"writer", "alembic_version"}
    new = {*SYNC_TABLES, "bulletin", "passing"}
    assert {name: rows for name, rows in after.items() if name not in {*changed, *new}} == {
        name: rows for name, rows in before.items() if name not in changed
    }
    assert [after[name] for name in sorted(new)] == [[]] * len(new)
    bases = rows_of(path, "SELECT base_seq, base_digest, named_epoch FROM writer")
    assert set(bases) == {(0, START, None)}


def test_migrated_ledger_takes_what_comes_from_above(tmp_path):
    path, _ = migrate(tmp_path)
    ledger = SqlLedger(path, KEY)
    with ledger.act("publish") as work:
        bulletin = Bulletin(title="医保缴费", issued_by="示例镇")
        work.add(bulletin)
        work.add(Passing(bulletin=bulletin.id, way="loudspeaker", people=40))
    with ledger.read() as look:
        assert look.list(Passing)[0].bulletin_name == "医保缴费"
    ledger.close()

    assert verify_ledger(path, KEY).problems == ()
