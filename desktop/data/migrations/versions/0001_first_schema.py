"""The first schema: every table of it, as it was released."""

from pathlib import Path

from desktop.data.migrations import run_script

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table of schema 1."""
    run_script(Path(__file__).with_name("schema_1.sql"))
