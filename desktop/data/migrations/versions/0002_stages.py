"""The second schema: how a consultation goes through its stages, from notice to evaluation."""

from pathlib import Path

from desktop.data.migrations import run_script

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the fields and create the tables of schema 2."""
    run_script(Path(__file__).with_name("schema_2.sql"))
