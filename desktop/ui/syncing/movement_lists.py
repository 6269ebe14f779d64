"""What came and what waits, as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.lists.rows import Row
from desktop.ui.messages import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desktop.services.syncing import CentreView
    from desktop.ui.syncing.wording import SyncWords


def incoming_rows(view: CentreView, words: SyncWords, now: datetime) -> Iterator[Row]:
    """Yield what came by kind, after what cannot be shown yet."""
    for at, held in enumerate(view.held):
        yield Row(
            key=("held", at),
            title=words.counted(label(held.kind) if held.kind else "", held.count),
            second=words.held(held),
            icon="hourglass",
            group=words.held_group(),
            sign=("hourglass", "info"),
        )
    counts: dict[str, int] = {}
    for row in view.incoming:
        counts[row.subject.type] = counts.get(row.subject.type, 0) + 1
    for at, row in enumerate(view.incoming):
        kind = label(row.subject.kind) if row.subject.kind else ""
        yield Row(
            key=("in", at),
            title=row.subject.name or words.subject(row.subject),
            second=words.incoming(row, now),
            icon="arrow-down",
            group=words.counted(kind, counts[row.subject.type]),
            data=row.subject,
        )


def outgoing_rows(view: CentreView, words: SyncWords, now: datetime) -> Iterator[Row]:
    """Yield the Changes that wait, and how many more and which files do."""
    for change in view.outgoing:
        yield Row(
            key=(change.epoch, change.seq),
            title=words.outgoing(change),
            second=words.when(change.at, now),
            icon="arrow-up",
            data=change.subject,
        )
    hidden = view.overview.unsent - len(view.outgoing)
    told = words.waiting(max(hidden, 0), view.overview.files)
    if told:
        yield Row(key="rest", title=told, second=words.waiting_order(), icon="paperclip")
