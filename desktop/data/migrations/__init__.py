"""The schema in time: each version a migration, run in one transaction with the guards laid aside.

A schema number is written into the file (`PRAGMA user_version`), so that opening an up-to-date
ledger costs no look at Alembic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run_script(path: Path) -> None:
    """Run the statements of an SQL file within the migration under way."""
    from alembic import op  # noqa: PLC0415 – 150 ms that only a migration should cost

    for statement in path.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
