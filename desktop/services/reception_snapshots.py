"""Makes the value of 来访接待登记表 from the rows of a concern."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.deadlines import day_of
from desktop.domain.masking import mask_text
from desktop.records import Account, Concern, Person
from desktop.services.answers import list_answers
from desktop.services.attachments import list_files
from desktop.services.likely_concerns import is_confidential
from desktop.services.meeting_snapshots import named, organization_name
from desktop.services.snapshots import ReceptionSnapshot, ReplyEntry

if TYPE_CHECKING:
    from desktop.services.ports import Reading

WITHHELD = "×××"
"""What stands where a withheld name was written among the visitor's words."""


def snapshot_reception(reading: Reading, concern: UUID) -> ReceptionSnapshot:
    """Return what a visitor said, as its form shows it.

    A name that is not to leave the room is not in the value, nor among the words that were said,
    and neither are telephone and identity numbers of one who withheld the name.
    """
    row = reading.get(Concern, concern)
    hidden = is_confidential(row)
    asker = None if hidden else reading.find(Person, row.asker)

    def shown(text: str) -> str:
        return _without_name(text, row.withheld_name) if hidden else text

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
            ReplyEntry(day=day_of(one.at).isoformat(), content=shown(one.words))
            for one in list_answers(reading, concern)
        ),
    )


def _without_name(text: str, withheld: str) -> str:
    """Return a text without the parts of what was confided: a name, perhaps with a number."""
    for part in sorted(withheld.split(), key=len, reverse=True):
        if len(part) > 1:
            text = text.replace(part, WITHHELD)
    return mask_text(text)


def _matter(reading: Reading, row: Concern) -> str:
    """Return the title of what a concern was merged into; another's confidence stays untold."""
    other = reading.find(Concern, row.merged_into)
    return "" if other is not None and is_confidential(other) else str(named(row, "merged_into"))


def _keeper(reading: Reading, concern: UUID) -> str:
    """Return the name of the account that entered it."""
    written = next(iter(reading.history(concern)), None)
    account = reading.find(Account, UUID(written.actor)) if written and written.actor else None
    return account.name if account else ""
