"""The fourth schema: what sync knows of the journal, and what comes from above."""

from pathlib import Path

from desktop.data.migrations import run_script

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the fields and create the tables of schema 4."""
    run_script(Path(__file__).with_name("schema_4.sql"))
