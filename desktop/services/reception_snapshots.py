"""Makes the value of 来访接待登记表 from the rows of a concern."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records import Account, Concern, Person
from desktop.services.answers import list_answers
from desktop.services.askers import count_heads, heads_of
from desktop.services.attachments import list_files
from desktop.services.confidences import is_confidential, told
from desktop.services.indicators import change_text, list_indicators
from desktop.services.meeting_snapshots import named, organization_name
from desktop.services.sheet_values import ReceptionSnapshot, ReplyEntry

if TYPE_CHECKING:
    from decimal import Decimal

    from desktop.services.indicators import IndicatorLine
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
        companions=tuple(head.name for head in heads_of(row)[1:] if head.name),
        heads=count_heads(row),
        phone=asker.phone if asker else "",
        group=asker.group if asker else "",
        channel=row.channel,
        category=row.category,
        nature=row.nature,
        households=row.households,
        people=row.people,
        content=shown(row.content),
        situation=shown(row.situation),
        burden=shown(row.burden),
        shortfall=shown(row.gap),
        policy_document=shown(row.policy_document),
        policy_clause=shown(row.policy_clause),
        policy_effect=shown(row.policy_effect),
        policy_law=shown(row.policy_law),
        figures=tuple(shown(_figure(one)) for one in list_indicators(reading, concern=concern)),
        received_by=named(row, "received_by") or _keeper(reading, concern),
        answer_by=row.answer_by or "",
        merged_into=_matter(reading, row),
        attachments=tuple(shown(file.title) for file in list_files(reading, concern)),
        replies=tuple(
            ReplyEntry(day=one.day.isoformat() if one.day else "", content=shown(one.words))
            for one in list_answers(reading, concern)
        ),
    )


def _figure(line: IndicatorLine) -> str:
    """Return a figure in words: 每月花费：5000元（2025），之后1500元（2026），下降70%."""

    def one(figure: Decimal | None, day: str) -> str:
        told = f"{figure:f}{line.unit}" if figure is not None else "—"
        return f"{told}（{show_partial_date(from_edtf(day))}）" if day else told

    said = f"{line.title}：{one(line.before, line.before_on)}"
    if line.after is None:
        return said
    change = change_text(line.before, line.after)
    after = f"{said}，之后{one(line.after, line.after_on)}"
    return f"{after}，{change}" if change else after


def _matter(reading: Reading, row: Concern) -> str:
    """Return the title of what a concern was merged into; another's confidence stays untold."""
    other = reading.find(Concern, row.merged_into)
    return "" if other is not None and is_confidential(other) else str(named(row, "merged_into"))


def _keeper(reading: Reading, concern: UUID) -> str:
    """Return the name of the account that entered it."""
    written = next(iter(reading.history(concern)), None)
    account = reading.find(Account, UUID(written.actor)) if written and written.actor else None
    return account.name if account else ""
