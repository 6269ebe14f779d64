"""接待登记: who came, what was said, what is to be answered by when; in one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.deadlines import day_of, read_due
from desktop.domain.headlines import headline
from desktop.domain.identities import parse_phone
from desktop.domain.masking import mask_phone
from desktop.domain.person_names import parse_name
from desktop.domain.plain_text import compact
from desktop.errors import ValidationError
from desktop.records import Concern, Person
from desktop.services.acts import act
from desktop.services.askers import APART
from desktop.services.attachments import add_attachment
from desktop.services.concerns import merge_concern, next_registration, record_concern
from desktop.services.indicators import record_indicator
from desktop.services.initials import begin_with, initials_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from desktop.services.attachments import FileFacts
    from desktop.services.initials import Initials
    from desktop.services.ports import Reading, Work

_IDENTITY_DIGITS = (15, 17, 18)
"""GB 11643-1999, of the first generation too; the last sign of 18 may be an X."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor:
    """Who came.

    Attributes:
        person: The person of the roster, None where it is somebody else.
        name: As typed; for one who wants no name left it may be "".
        phone: As typed; "" leaves what is known.
        withheld: The name is not to leave the room.
        is_new: Somebody decided that it is nobody of the roster, though a name may be there.
    """

    person: UUID | None = None
    name: str = ""
    phone: str = ""
    withheld: bool = False
    is_new: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitorLine:
    """One person who may have come; `age` in years, `phone` masked but for its end."""

    id: UUID
    name: str
    initials: Initials
    group: str
    age: int | None
    phone: str

    def fits(self, typed: str) -> bool:
        """Tell whether initials, the name or the last digits of the phone were typed."""
        if typed.isascii() and typed.isdigit():
            return bool(self.phone) and self.phone.endswith(typed[-4:])
        return begin_with(self.initials, typed) or typed in self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the entry of a visit begins with: who may come, the next number, those of today."""

    visitors: tuple[VisitorLine, ...]
    number: str
    of_day: int


def read_desk(reading: Reading, now: datetime) -> Desk:
    """Return what is needed to enter a visit at `now` (aware)."""
    today, own = day_of(now), reading.setting("org")
    return Desk(
        visitors=tuple(_visitor(person, today) for person in reading.list(Person, order_by="name")),
        number=next_registration(reading, UUID(own) if own else None, now),
        of_day=reading.count(Concern, raised_on=today.isoformat()) + 1,
    )


def _visitor(person: Person, today: date) -> VisitorLine:
    born = read_due(person.born_on)
    age = None
    if born is not None and born <= today:
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return VisitorLine(
        id=person.id,
        name=person.name,
        initials=initials_of(person.name),
        group=person.group,
        age=age,
        phone=mask_phone(person.phone),
    )


def find_visitors(lines: Iterable[VisitorLine], typed: str) -> list[VisitorLine]:
    """Return those who fit what was typed, those whose name begins so first; nobody for nothing."""
    words = typed.strip()
    if not words:
        return []
    found = [line for line in lines if line.fits(words)]
    return sorted(found, key=lambda line: (line.name != words, not line.name.startswith(words)))


@act("接待登记")
def record_visit(
    work: Work,
    /,
    visitor: Visitor,
    *,
    companions: Sequence[Visitor] = (),
    figures: Sequence[Mapping[str, Any]] = (),
    into: UUID | None = None,
    files: Sequence[FileFacts] = (),
    **values: Any,
) -> UUID:
    """Enter what a visitor said; `values` are fields of Concern.

    Args:
        work: The act.
        visitor: Who came; one who is not in the roster becomes a person of it.
        companions: Who came along; each is answered. A name is withheld for all of them or none.
        figures: Fields of Indicator: what is known before anything was done.
        into: The concern with which it is one; the visitor is answered all the same.
        files: Kept files that came with it (services.attachments.keep_file).
        **values: Fields of Concern; the title is made of the content where none is given.

    Returns:
        Id of the concern.

    Raises:
        ValidationError: Something is missing or cannot be, or a name is that of several people;
            the field is named: name, phone, content, answer_by or one of Concern.
        ConflictError: The concern to merge with is itself merged.
    """
    content = str(values.get("content", "")).strip()
    if not (visitor.withheld or visitor.person or visitor.name.strip()):
        raise ValidationError(
            "还没有写谁来说的。", "请写姓名，或者勾上“不愿留姓名”。", field="name"
        )
    if not content:
        raise ValidationError("还没有写说的什么事。", "请先记下原话，以后再整理。", field="content")
    if not values.get("answer_by"):
        raise ValidationError("还没有定几时答复。", "请选 7 天、15 天或 30 天。", field="answer_by")
    concern = record_concern(
        work,
        **{"title": headline(content), "raised_on": day_of(work.now).isoformat()} | values,
        **_party(work, visitor, companions),
    )
    for facts in files:
        add_attachment(work, subject=concern, facts=facts)
    for figure in figures:
        record_indicator(work, concern=concern, **figure)
    if into is not None:
        merge_concern(work, concern, into=into)
    return concern


def _party(work: Work, visitor: Visitor, companions: Sequence[Visitor]) -> dict[str, Any]:
    """Return who came as fields of Concern: people, or words that stay in the room."""
    if any(one.withheld for one in companions) and not visitor.withheld:
        raise ValidationError(
            "一同来的人里有不愿留姓名的。",
            "请勾上“不愿留姓名”（一起来的都不留），或者给他另登一件。",
            field="companions",
        )
    if visitor.withheld:
        party = [(one.name.strip(), _read_phone(one.phone)) for one in (visitor, *companions)]
        # One place a head, also where somebody gave no name at all.
        names = APART.join(f"{name} {phone}".strip() for name, phone in party)
        return {"anonymous": True, "withheld_name": names}
    asker = _asker(work, visitor, _read_phone(visitor.phone))
    others = dict.fromkeys(_companion(work, one) for one in companions)
    return {"asker": asker, "companions": tuple(one for one in others if one != asker)}


def _companion(work: Work, visitor: Visitor) -> UUID:
    try:
        return _asker(work, visitor, _read_phone(visitor.phone))
    except ValidationError as error:
        raise ValidationError(error.message, error.advice, field="companions") from error


def _read_phone(text: str) -> str:
    """Return a number in its usual form; an identity number is nothing to be entered here."""
    digits = sum(sign.isdigit() for sign in compact(text))
    if digits in _IDENTITY_DIGITS:
        raise ValidationError(
            "这像是身份证号，不是电话号码。", "登记不用身份证号，只写电话。", field="phone"
        )
    return parse_phone(text) if digits or text.strip() else ""


def _asker(work: Work, visitor: Visitor, phone: str) -> UUID:
    if visitor.person is not None:
        person = work.get(Person, visitor.person)
        if phone and phone not in (person.phone, person.other_phone):
            person.phone, person.other_phone = phone, person.phone or person.other_phone
        return person.id
    name = parse_name(visitor.name)
    count = work.count(Person, name=name)
    if count and not visitor.is_new:
        raise ValidationError(
            f"名册里有{count}个叫“{name}”的人。",
            "请选是哪一个，或者选“不是名册里的人”。",
            field="name",
        )
    person = Person(name=name, phone=phone)
    work.add(person)
    return person.id
