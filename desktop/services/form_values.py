"""What forms are made of that are printed and never frozen: values without ids, as in snapshots."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryEntry:
    """One who is to be told of a meeting; `way` is a code, "" while they were not told."""

    name: str
    group: str = ""
    stakeholder_class: str = ""
    observer: bool = False
    way: str = ""
    delivered_at: datetime | None = None
    received_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNoticeSnapshot:
    """What people are told of a meeting, and who was: 会议通知 and 送达登记表."""

    organization: str = ""
    title: str = ""
    body: str = ""
    consultation: str = ""
    form: str = ""
    held_on: str = ""
    starts_at: datetime | None = None
    place: str = ""
    platform: str = ""
    link: str = ""
    items: tuple[str, ...] = ()
    roll: tuple[DeliveryEntry, ...] = ()
    notice: str = ""  # how many days before, and where that is written
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawSnapshot:
    """A draw with all that is needed to do it again: 抽取结果."""

    organization: str = ""
    title: str = ""
    subject: str = ""  # the list that was drawn from
    day: str = ""
    seed: str = ""
    digest: str = ""
    method: str = ""
    lines: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingEntry:
    """One meeting of a consultation, in short; `present` is None where no roll was kept."""

    title: str
    form: str = ""
    held_on: str = ""
    place: str = ""
    present: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassEntry:
    """How many opinions came from one class of those who took part."""

    name: str
    opinions: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSnapshot:
    """What was consulted on, when, with whom and to what end: attached to decision papers."""

    organization: str = ""
    title: str = ""
    decision: str = ""
    kind: str = ""
    timing: str = ""
    problem: str = ""
    with_whom: str = ""
    parties: tuple[str, ...] = ()
    sittings: tuple[SittingEntry, ...] = ()
    classes: tuple[ClassEntry, ...] = ()
    agreed: tuple[str, ...] = ()
    disagreed: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()
    results: tuple[str, ...] = ()  # of votes, a sentence each
    people: tuple[str, ...] = ()
    day: str = ""
