"""The second schema: a ledger of the first gains its fields and tables; what it held stays."""

from ledger_factory import KEY, SYNC_TABLES, dump, rows_of, unpack_release

from desktop.data.ledgers import SqlLedger
from desktop.data.schemas import prepare_schema
from desktop.data.verification import verify_ledger
from desktop.records import Adjournment, Concern, Meeting, all_records, declaration_of, fields_of

NEW = [declaration_of(kind).table for kind in all_records() if declaration_of(kind).since > 1]
GROWN = {declaration_of(k).table for k in all_records() if any(f.since > 1 for f in fields_of(k))}


def migrate(folder):
    path = unpack_release(1, folder)
    before = dump(path)
    prepare_schema(path, KEY, before_migration=lambda: None)
    return path, before


def test_rows_of_the_first_schema_stay_and_new_fields_are_empty(tmp_path):
    path, before = migrate(tmp_path)

    after = dump(path)
    grown = {*GROWN, *SYNC_TABLES, "writer", "alembic_version"}
    assert {table: rows for table, rows in after.items() if table not in {*NEW, *grown}} == {
        table: rows for table, rows in before.items() if table not in grown
    }
    assert [after[table] for table in NEW] == [[]] * len(NEW)
    added = rows_of(path, "SELECT number, anonymous, merged_into, merged_into_name FROM concern")
    assert set(added) == {("", 0, None, "")}


def test_migrated_ledger_takes_the_new_fields_and_types(tmp_path):
    path, _ = migrate(tmp_path)
    ledger = SqlLedger(path, KEY)
    with ledger.act("merge") as work:
        first, second = work.list(Concern, limit=2, with_removed=True)
        first.merged_into, first.anonymous = second.id, True
        meeting = work.list(Meeting, limit=1)[0]
        work.add(Adjournment(meeting=meeting.id, begun_at=work.now))
    with ledger.read() as look:
        assert look.get(Concern, first.id).merged_into_name == second.title
        assert look.count(Adjournment, meeting=meeting.id, ended_at=None) == 1
    ledger.close()

    assert verify_ledger(path, KEY).problems == ()
