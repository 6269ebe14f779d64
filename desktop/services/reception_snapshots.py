"""Makes the value of 来访接待登记表 from the rows of a concern."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.records import Account, Concern, Person
from desktop.services.answers import list_answers
from desktop.services.attachments import list_files
from desktop.services.confidences import is_confidential, told
from desktop.services.meeting_snapshots import named, organization_name
from desktop.services.snapshots import ReceptionSnapshot, ReplyEntry

if TYPE_CHECKING:
    from desktop.services.ports import Reading


def snapshot_reception(reading: Reading, concern: UUID) -> ReceptionSnapshot:
    """Return what a visitor said, as its form shows it.

    A name that is not to leave the room is not in the value, nor among the words that were said,
    and neither are telephone and identity numbers of one who withheld the name.
    """
    row = reading.get(Concern, concern)
    hidden = is_confidential(row)
    asker = None if hidden else reading.find(Person, row.asker)

    shown = partial(told, row)
    return ReceptionSnapshot(
        organization=organization_name(reading, row),
        number=row.number,
        title=shown(row.title),
        raised_on=row.raised_on or "",
        asker="" if hidden else named(row, "asker"),
        anonymous=hidden,
        phone=asker.phone if asker else "",
        group=asker.group if asker else "",
        channel=row.channel,
        category=row.category,
        households=row.households,
        people=row.people,
        content=shown(row.content),
        situation=shown(row.situation),
        burden=shown(row.burden),
        shortfall=shown(row.gap),
        received_by=named(row, "received_by") or _keeper(reading, concern),
        answer_by=row.answer_by or "",
        merged_into=_matter(reading, row),
        attachments=tuple(shown(file.title) for file in list_files(reading, concern)),
        replies=tuple(
            ReplyEntry(day=one.day.isoformat() if one.day else "", content=shown(one.words))
            for one in list_answers(reading, concern)
        ),
    )


def _matter(reading: Reading, row: Concern) -> str:
    """Return the title of what a concern was merged into; another's confidence stays untold."""
    other = reading.find(Concern, row.merged_into)
    return "" if other is not None and is_confidential(other) else str(named(row, "merged_into"))


def _keeper(reading: Reading, concern: UUID) -> str:
    """Return the name of the account that entered it."""
    written = next(iter(reading.history(concern)), None)
    account = reading.find(Account, UUID(written.actor)) if written and written.actor else None
    return account.name if account else ""
