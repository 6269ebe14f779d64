"""The third schema: a ledger of the second gains its fields and tables; what it held stays."""

from ledger_factory import KEY, SYNC_TABLES, dump, rows_of, unpack_release

from desktop.data.ledgers import SqlLedger
from desktop.data.schemas import prepare_schema
from desktop.data.verification import verify_ledger
from desktop.records import (
    Ballot,
    Motion,
    NamedVote,
    Opinion,
    Participant,
    Topic,
    WrittenSheet,
    all_records,
    declaration_of,
    fields_of,
)

NEW = [declaration_of(kind).table for kind in all_records() if declaration_of(kind).since > 2]
GROWN = {declaration_of(k).table for k in all_records() if any(f.since > 2 for f in fields_of(k))}


def migrate(folder):
    path = unpack_release(2, folder)
    before = dump(path)
    prepare_schema(path, KEY, before_migration=lambda: None)
    return path, before


def test_rows_of_the_second_schema_stay_and_new_fields_are_empty(tmp_path):
    path, before = migrate(tmp_path)

    after = dump(path)
    grown = {*GROWN, *SYNC_TABLES, "writer", "alembic_version"}
    assert {table: rows for table, rows in after.items() if table not in {*NEW, *grown}} == {
        table: rows for table, rows in before.items() if table not in grown
    }
    assert [after[table] for table in NEW] == [[]] * len(NEW)
    assert set(rows_of(path, "SELECT nature, companions, policy_clause FROM concern")) == {
        ("need", "[]", "")
    }


def test_migrated_ledger_takes_the_new_fields_and_types(tmp_path):
    path, _ = migrate(tmp_path)
    ledger = SqlLedger(path, KEY)
    with ledger.act("书面征求意见") as work:
        guest = work.list(Participant, limit=1)[0]
        sheet = WrittenSheet(meeting=guest.meeting, number="1", participant=guest.id)
        work.add(sheet)
        work.list(Opinion, limit=1)[0].sheet = sheet.id
        ballot = Ballot(motion=work.list(Motion, limit=1)[0].id, method="open")
        work.add(ballot)
        work.add(NamedVote(ballot=ballot.id, participant=guest.id, way="phone"))
        work.list(Topic, limit=1)[0].focuses = ("livelihood",)
    with ledger.read() as look:
        assert look.count(NamedVote, way="phone") == 1
        assert look.list(Topic, limit=1)[0].focuses == ("livelihood",)
        assert look.list(Opinion, limit=1)[0].sheet_name == "1"
    ledger.close()

    assert verify_ledger(path, KEY).problems == ()
