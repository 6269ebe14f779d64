from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, text

from desktop.data.migrations import run_script


def test_every_statement_of_a_script_is_run(tmp_path):
    script = tmp_path / "schema_9.sql"
    script.write_text("CREATE TABLE well (\n\tdepth INTEGER\n);\nINSERT INTO well VALUES (7);\n")
    engine = create_engine("sqlite://")

    with engine.begin() as connection:
        with Operations.context(MigrationContext.configure(connection)):
            run_script(script)
        assert connection.execute(text("SELECT depth FROM well")).all() == [(7,)]
    engine.dispose()
