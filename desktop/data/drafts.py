"""Where what is being typed is kept: in the ledger, outside journal and sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from desktop.data.engines import storage_errors
from desktop.data.tables import draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Engine


class SqlDraftStore:
    """Drafts of one ledger (services.ports.DraftStore)."""

    def __init__(
        self, engine: Engine, *, clock: Callable[[], datetime], actor: Callable[[], UUID | None]
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._actor = actor

    def keep_draft(self, form: str, row: str, content: str) -> None:
        """Keep JSON for a form and row, replacing what was kept."""
        values = {
            "form": form,
            "row": row,
            "actor": str(self._actor() or ""),
            "content": content,
            "kept_at": self._clock(),
        }
        with storage_errors(), self._engine.connect() as connection:
            writing = connection.execution_options(yishibu_writing=True)
            with writing.begin():
                writing.execute(draft.insert().prefix_with("OR REPLACE"), values)

    def find_draft(self, form: str, row: str) -> tuple[str, str, datetime] | None:
        """Return actor, JSON and time of what was kept, or None."""
        query = select(draft.c.actor, draft.c.content, draft.c.kept_at).where(
            draft.c.form == form, draft.c.row == row
        )
        with storage_errors(), self._engine.connect() as connection:
            found = connection.execute(query).first()
        return (found[0], found[1], found[2]) if found else None

    def drop_draft(self, form: str, row: str) -> None:
        """Forget what was kept."""
        query = delete(draft).where(draft.c.form == form, draft.c.row == row)
        with storage_errors(), self._engine.connect() as connection:
            writing = connection.execution_options(yishibu_writing=True)
            with writing.begin():
                writing.execute(query)
