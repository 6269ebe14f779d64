"""A written round: numbered sheets with questions, handed out, asked for again and come back.

It is a meeting to which nobody comes; its questions are the items of its agenda.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of, read_due
from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import (
    AgendaItem,
    Meeting,
    Opinion,
    Participant,
    Person,
    Response,
    WrittenSheet,
)
from desktop.records.opinions import STANCES
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.meetings import call_meeting
from desktop.services.opinions import record_opinion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading, Work

FORM = "written"
"""The form of a meeting that is a written round."""

VISIT = "visit"
"""The form of a meeting that stands for an investigation, and the source of what it heard."""

ROUND_PAGE, ROOM_PAGE = "written_round", "meeting"
"""Where a written round is shown, and any other meeting."""

MAX_SHEETS = 3000
ONLY_TICKED = "（只勾选态度，没有写意见）"
"""Stands for the words where a sheet has a tick alone."""

_PLACE = "书面征求意见"
_DIGITS = 3
_AROUND_A_NUMBER = "№#NnOo.第号表 "
_YEAR_DIGITS = 6


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """What a sheet says to one question: a key of STANCES, and words; both may be empty."""

    stance: str = ""
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.stance and not self.text.strip()


@act("发起书面征求意见")
def call_round(
    work: Work,
    /,
    *,
    questions: Sequence[str],
    people: Sequence[UUID] = (),
    unnamed: int = 0,
    **values: Any,
) -> UUID:
    """Call a written round, with a numbered sheet for everybody who is asked.

    Args:
        work: The act.
        questions: What is asked, in its order.
        people: Who is asked, besides those of the roster.
        unnamed: How many sheets are for nobody in particular: what comes back may be unsigned.
        values: Of the meeting; `return_by` is needed.

    Raises:
        ValidationError: No question, nobody asked, too many sheets, or no day of return.
    """
    asked = [" ".join(question.split()) for question in questions]
    if not any(asked):
        raise ValidationError("还没有写要问什么。", "请至少写一个问题。", field="questions")
    due, begun = read_due(values.get("return_by")), read_due(values.get("held_on"))
    if due is None:
        raise ValidationError("没有写收回期限。", "请写明哪天前交回。", field="return_by")
    if begun is not None and due < begun:
        raise ValidationError("收回期限早于发出日期。", "请核对日期。", field="return_by")
    given = {"place": _PLACE, "held_on": day_of(work.now).isoformat()} | values
    meeting = call_meeting(
        work, agenda=[*filter(None, asked)], **given | {"form": FORM, "body": ""}
    )
    _invite(work, meeting, people)
    invited = work.list(Participant, meeting=meeting)
    if not invited and unnamed < 1:
        raise ValidationError(
            "还没有选征求谁的意见。", "请选名册、选人，或填写不记名的份数。", field="people"
        )
    _number(work, meeting, [*(one.id for one in invited), *[None] * max(unnamed, 0)])
    return meeting


def _invite(work: Work, meeting: UUID, people: Sequence[UUID]) -> None:
    known = {one.person for one in work.list(Participant, meeting=meeting)}
    for person in dict.fromkeys(people):
        if person not in known:
            group = work.get(Person, person).group
            work.add(Participant(meeting=meeting, person=person, group=group))


def _number(work: Work, meeting: UUID, owners: Sequence[UUID | None]) -> list[UUID]:
    """Add a sheet for each, with the numbers after those that there are."""
    issued = [
        int(one.number) for one in work.list(WrittenSheet, meeting=meeting, with_removed=True)
    ]
    first = max(issued, default=0) + 1
    if first + len(owners) - 1 > MAX_SHEETS:
        raise ValidationError(
            f"一轮最多{MAX_SHEETS}份表，现在是{first + len(owners) - 1}份。",
            "请分几轮征求。",
            field="people",
        )
    sheets = [
        WrittenSheet(meeting=meeting, number=f"{number:0{_DIGITS}}", participant=owner)
        for number, owner in enumerate(owners, start=first)
    ]
    for sheet in sheets:
        work.add(sheet)
    return [sheet.id for sheet in sheets]


@act("增加征求意见表")
def add_sheets(
    work: Work, /, meeting: UUID, *, people: Sequence[UUID] = (), unnamed: int = 0
) -> list[UUID]:
    """Ask more people, or make more unsigned sheets; the numbers go on.

    Raises:
        ConflictError: The round has ended.
        ValidationError: Nobody more is asked.
    """
    _going(work, meeting)
    before = {one.id for one in work.list(Participant, meeting=meeting)}
    _invite(work, meeting, people)
    added = [one.id for one in work.list(Participant, meeting=meeting) if one.id not in before]
    if not added and unnamed < 1:
        raise ValidationError("没有增加任何人。", "他们可能已经有表了。", field="people")
    return _number(work, meeting, [*added, *[None] * max(unnamed, 0)])


@act("发出征求意见表")
def hand_out(work: Work, /, sheets: Sequence[UUID], *, on: str) -> int:
    """Enter that sheets were handed out; what was out before keeps its day.

    Returns:
        How many went out.

    Raises:
        ConflictError: The round has ended.
    """
    count = 0
    for row in _sheets(work, sheets):
        meeting = _going(work, row.meeting)
        if row.handed_on is None:
            fill(row, {"handed_on": on})
            count += 1
            if meeting.state == "planned":
                meeting.state, meeting.opened_at = "open", work.now
    return count


@act("催收征求意见表")
def remind(work: Work, /, sheets: Sequence[UUID], *, on: str) -> int:
    """Enter that those who have a sheet were asked for it; those that are back are passed over.

    Returns:
        How many were reminded.

    Raises:
        ConflictError: The round has ended, or no sheet of these is out.
    """
    out = [row for row in _sheets(work, sheets) if row.handed_on and not row.returned_on]
    if not out:
        raise ConflictError("选中的表都不在外面。", "没发出的先发出，已收回的不用催。")
    for row in out:
        _going(work, row.meeting)
        fill(row, {"reminded_on": on})
    return len(out)


@act("录入征求意见表")
def enter_sheet(
    work: Work,
    /,
    sheet: UUID,
    answers: Mapping[UUID, SheetAnswer],
    *,
    returned_on: str,
    signed: str = "",
) -> tuple[UUID, ...]:
    """Enter a sheet that came back: an opinion for each question that was answered.

    A sheet without any answer counts as returned. One that was never entered as handed out was.

    Returns:
        The opinions.

    Raises:
        ConflictError: It was entered before, or the round has ended.
        ValidationError: A stance or question is unknown, or it came back before it went out.
    """
    row = work.get(WrittenSheet, sheet)
    meeting = _going(work, row.meeting)
    if row.returned_on:
        raise ConflictError(
            f"{row.number}号表已经录入过，收回日期是{row.returned_on}。",
            "请核对编号；录错了的，先撤回再录。",
            number=row.number,
        )
    handed, back = read_due(row.handed_on or meeting.held_on), read_due(returned_on)
    if handed is not None and back is not None and back < handed:
        raise ValidationError("收回日期早于发出日期。", "请核对日期。", field="returned_on")
    if row.handed_on is None:
        hand_out(work, [sheet], on=meeting.held_on or returned_on)
    fill(row, {"returned_on": returned_on})
    return tuple(_opinions(work, row, answers, signed))


def _opinions(
    work: Work, sheet: WrittenSheet, answers: Mapping[UUID, SheetAnswer], signed: str
) -> list[UUID]:
    questions = work.list(AgendaItem, meeting=sheet.meeting, order_by="position")
    if answers.keys() - {one.id for one in questions}:
        raise ValidationError("有一题不在这一轮里。", "请重新打开这一轮再录。", field="questions")
    made = []
    for question in questions:
        answer = answers.get(question.id, SheetAnswer())
        if answer.is_empty:
            continue
        if answer.stance and answer.stance not in STANCES:
            raise ValidationError(f"没有“{answer.stance}”这种态度。", "请重选。", field="stance")
        made.append(
            record_opinion(
                work,
                sheet.meeting,
                speaker=sheet.participant,
                agenda_item=question.id,
                sheet=sheet.id,
                source="written",
                stance=answer.stance or "suggestion",
                content=answer.text.strip() or ONLY_TICKED,
                signed="" if sheet.participant else signed,
                said_at=None,
            )
        )
    return made


@act("撤回征求意见表录入")
def take_back_sheet(work: Work, /, sheet: UUID, *, reason: str) -> None:
    """Take back what was entered of a sheet; it is out again. The journal keeps both.

    Raises:
        ValidationError: No reason is given.
        ConflictError: It is not back, the round has ended, or an opinion of it was answered.
    """
    row = work.get(WrittenSheet, sheet)
    _going(work, row.meeting)
    if not reason.strip():
        raise ValidationError("没有写撤回的理由。", "请写明哪里录错了。", field="reason")
    if not row.returned_on:
        raise ConflictError(f"{row.number}号表还没有录入。", "没有可以撤回的。")
    opinions = work.list(Opinion, meeting=row.meeting, sheet=sheet)
    if any(work.count(Response, opinion=one.id) for one in opinions):
        raise ConflictError(
            f"{row.number}号表上的意见已经答复，不能撤回。", "有出入的，请在答复里写明。"
        )
    for opinion in opinions:
        work.remove(opinion)
    fill(row, {"returned_on": None})
    work.because(reason)


@act("结束书面征求意见", undoable=False)
def end_round(work: Work, /, meeting: UUID, *, at: datetime | None = None) -> None:
    """End a round: what is not back by now stays out, and is told so in the record.

    Raises:
        ConflictError: It has ended, or no sheet was handed out.
    """
    row = _going(work, meeting)
    if row.state == "planned":
        raise ConflictError("一份表都还没有发出。", "请先发出，再收回、结束。")
    row.state, row.ended_at = "ended", at or work.now


def _sheets(work: Work, sheets: Sequence[UUID]) -> list[WrittenSheet]:
    return [work.get(WrittenSheet, one) for one in sheets]


def _going(work: Reading, meeting: UUID) -> Meeting:
    row = work.get(Meeting, meeting)
    if row.form != FORM:
        raise NotFoundError("这次会议不是书面征求意见。", "请从会议列表打开。")
    if row.state == "ended":
        raise ConflictError("这一轮已经结束，不能再改。", "要再征求的，请另发起一轮。")
    return row


def is_visit(meeting: Meeting) -> bool:
    """Whether a meeting stands for an investigation: no hall, no roll, no record of its own."""
    return meeting.form == VISIT and not meeting.body and meeting.opened_at is None


def page_of(meeting: Meeting) -> str:
    """Return the page that shows a meeting."""
    return ROUND_PAGE if meeting.form == FORM else ROOM_PAGE


def find_sheet(reading: Reading, meeting: UUID, typed: str) -> WrittenSheet:
    """Return the sheet of a number as somebody types it: 3, 003, ３, 第003号.

    Raises:
        ValidationError: It is no number, or this round has no such sheet; says which it has, and
            which other round has it.
    """
    number = read_number(typed)
    for row in reading.list(WrittenSheet, meeting=meeting):
        if int(row.number) == number:
            return row
    issued = [row.number for row in reading.list(WrittenSheet, meeting=meeting, order_by="number")]
    has = f"这一轮是{issued[0]}号到{issued[-1]}号" if issued else "这一轮还没有表"
    told = f"这一轮没有{number:0{_DIGITS}}号表，{has}。"
    others = _other_rounds(reading, meeting, number)
    advice = (
        f"{'、'.join(others)}有这个编号，可能拿错了表。" if others else "请核对表右上角的编号。"
    )
    raise ValidationError(told, advice, field="number")


def read_number(typed: str) -> int:
    """Return the number that was typed.

    Raises:
        ValidationError: It is none.
    """
    plain = unicodedata.normalize("NFKC", typed).strip(_AROUND_A_NUMBER)
    if not plain.isascii() or not plain.isdigit() or len(plain) > _YEAR_DIGITS:
        told = f"“{typed.strip()}”不是编号。" if typed.strip() else "没有写编号。"
        raise ValidationError(told, "编号在表的右上角，例如003。", field="number")
    return int(plain)


def _other_rounds(reading: Reading, meeting: UUID, number: int) -> list[str]:
    consultation = reading.get(Meeting, meeting).consultation
    found = reading.list(Meeting, form=FORM, order_by="-id")
    same = [one for one in found if one.id != meeting and one.consultation == consultation]
    return [
        f"“{one.title}”"
        for one in same
        if any(int(row.number) == number for row in reading.list(WrittenSheet, meeting=one.id))
    ]
