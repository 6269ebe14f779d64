"""What is being typed: kept within a second, in neither journal nor sync, until it is a change.

Never for a secret ballot: its figures stay in memory until they are confirmed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.services.ports import DraftStore

NEVER_DRAFTED = frozenset({"Ballot"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What somebody was typing into a form: field to plain value, for a row or a new one ("")."""

    form: str
    row: str
    actor: str
    content: Mapping[str, Any]
    kept_at: datetime


def keep_draft(store: DraftStore, form: str, row: str, content: Mapping[str, Any]) -> None:
    """Keep what is typed just now; what was kept for this form and row before is replaced.

    Half a character that an input method left is kept too, which UTF-8 could not hold.

    Raises:
        ValidationError: The form is a ballot, whose half-typed figures are never kept.
    """
    if form in NEVER_DRAFTED:
        raise ValidationError("表决票数不存草稿。", "请清点后一次录入并确认。", field=form)
    store.keep_draft(form, row, json.dumps(dict(content)))


def find_draft(store: DraftStore, form: str, row: str) -> Draft | None:
    """Return what was being typed into this form when it was left, or when power failed."""
    found = store.find_draft(form, row)
    if found is None:
        return None
    actor, content, kept_at = found
    return Draft(form=form, row=row, actor=actor, content=json.loads(content), kept_at=kept_at)


def drop_draft(store: DraftStore, form: str, row: str) -> None:
    """Forget a draft: it has become a change, or was not wanted."""
    store.drop_draft(form, row)
