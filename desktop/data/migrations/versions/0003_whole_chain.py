"""The third schema: plans, parties, written rounds, named votes, indicators, and old papers."""

from pathlib import Path

from desktop.data.migrations import run_script

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the fields and create the tables of schema 3."""
    run_script(Path(__file__).with_name("schema_3.sql"))
