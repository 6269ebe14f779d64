"""The first schema: organizations, devices, Changes, feeds, rows, receipts, files."""

from pathlib import Path

from server.migrations import run_script

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table."""
    run_script(Path(__file__).with_name("schema_1.sql"))
