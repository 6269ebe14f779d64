"""Tables made from the declarations; a record type declared here gets all that others have."""

import subprocess
import sys
from pathlib import Path

import pytest
from ledger_factory import SYNC_TABLES
from sqlalchemy import inspect

from desktop.data.column_types import Texts
from desktop.data.tables import TABLES, metadata
from desktop.records import Kind, Meeting, all_records, declaration_of, fields_of

RECORDS = [pytest.param(kind, id=kind.__name__) for kind in all_records()]


@pytest.mark.parametrize("kind", RECORDS)
def test_table_has_a_column_a_field(kind):
    table = TABLES[kind.__name__]

    assert table.name == declaration_of(kind).table
    assert [column.name for column in table.columns] == [field.name for field in fields_of(kind)]
    for field in fields_of(kind):
        column = table.c[field.name]
        assert column.nullable == field.nullable
        assert column.primary_key == (field.kind is Kind.ID)
        assert bool(column.foreign_keys) == (field.kind is Kind.PART_OF)
        assert (column.default, column.onupdate) == (None, None)
        added = field.since > declaration_of(kind).since
        assert (column.server_default is not None) == (added and not field.nullable)


@pytest.mark.parametrize("kind", RECORDS)
def test_mapper_has_no_relationships(kind):
    mapper = inspect(kind)

    assert list(mapper.relationships) == []
    assert {column.key for column in mapper.column_attrs} == {f.name for f in fields_of(kind)}


@pytest.mark.parametrize("kind", RECORDS)
def test_references_are_indexed(kind):
    indexed = {index.columns[0].name for index in TABLES[kind.__name__].indexes}

    assert indexed == {
        field.name
        for field in fields_of(kind)
        if field.indexed or (field.kind in (Kind.REF, Kind.PART_OF) and field.name != "org")
    }


def test_names_of_several_references_are_a_list():
    assert isinstance(TABLES["Meeting"].c.tellers_names.type, Texts)
    assert Meeting().tellers_names == ()


def test_tables_are_those_of_records_and_journal():
    assert set(metadata.tables) == {table.name for table in TABLES.values()} | {
        "writer",
        *SYNC_TABLES,
        "change",
        "patch",
        "heads",
        "draft",
        "setting",
        "search_entry",
        "pinyin",
    }


# In a process of its own: the registry of declarations knows no way back.
NEW_TYPE = '''
import shutil
import sys
from pathlib import Path
from decimal import Decimal
from uuid import UUID
from desktop.records import Person
from desktop.records.declarations import Record, decimal, integer, prose, record, ref, text

@record(title="水井", named_by="place")
class Well(Record):
    """A well of the village."""

    place: str = text("地点", search=True)
    depth: Decimal | None = decimal("深度", unit="米")
    families: int | None = integer("用户", unit="户")
    keeper: UUID | None = ref("看护人", Person)
    owner_wish: str = prose("不公开的话", local=True)

path = Path(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from ledger_factory import KEY, SqlLedger, begin, found, rows_of
from desktop.data.guards import guard_statements
from desktop.data.rebuilding import check_rebuild
from desktop.data.schemas import SCRIPTS, declared_schema, prepare_schema
from desktop.data.verification import verify_ledger

scripts = path.parent / "migrations"
shutil.copytree(SCRIPTS, scripts)
for script in (scripts / "versions").glob("schema_*.sql"):
    script.write_text("", encoding="utf-8")
(scripts / "versions" / "schema_1.sql").write_text(declared_schema(), encoding="utf-8")
prepare_schema(path, KEY, before_migration=lambda: None, founding=True, scripts=scripts)
found(path)
begin(path)
ledger = SqlLedger(path, KEY)
with ledger.act("dig") as work:
    keeper = Person(name="马䶮")
    well = Well(place="村口老槐树下", depth=Decimal("12.5"), keeper=keeper.id, owner_wish="别说")
    work.add(keeper)
    work.add(well)
with ledger.act("deepen") as work:
    work.get(Well, well.id).depth = Decimal("14")
with ledger.read() as look:
    print([hit.title for hit in look.search("槐树")], look.get(Well, well.id).keeper_name)
    print([sorted(line.fields) for line in look.history(well.id)][:1])
ledger.close()
print(sorted(name for name in guard_statements() if name.startswith("guard_well")))
print(rows_of(path, "SELECT place, depth, keeper_name FROM well"))
print(verify_ledger(path, KEY).problems, check_rebuild(path, KEY).problems)
'''


def test_declared_type_gets_table_guard_patch_and_search(tmp_path):
    arguments = [str(tmp_path / "ledger.db"), str(Path(__file__).parent)]
    done = subprocess.run(
        [sys.executable, "-c", NEW_TYPE, *arguments], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "['村口老槐树下'] 马䶮",
        "[['depth', 'families', 'keeper', 'keeper_name', 'place', 'removed_at']]",
        "['guard_well_delete', 'guard_well_insert', 'guard_well_update']",
        "[('村口老槐树下', '14', '马䶮')]",
        "() ()",
    ]
