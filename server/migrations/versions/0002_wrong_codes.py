"""Wrong codes that were tried lately, counted for all processes."""

from pathlib import Path

from server.migrations import run_script

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table."""
    run_script(Path(__file__).with_name("schema_2.sql"))
