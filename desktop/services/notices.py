"""What is published, and what people say against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of, read_due
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.errors import ConflictError, ValidationError
from desktop.records import Consultation, Notice, Objection
from desktop.records.notices import NOTICE_KINDS
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.stages import require_fields, require_in_hand

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Work

_WORDS = ("title", "content", "kind")
"""What hangs on the board: never written over."""


@act("张贴公示")
def begin_notice(
    work: Work, /, consultation: UUID, *, kind: str, begins_on: str, places: str, **values: Any
) -> UUID:
    """Enter that something is published; its title is made of the matter unless one is given.

    Raises:
        ValidationError: Day or places are missing, or the end lies before the beginning.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    notice = Notice(consultation=consultation)
    title = {"title": _title(row, kind)}
    fill(notice, title | {"kind": kind, "begins_on": begins_on, "places": places} | values)
    _check(notice)
    work.add(notice)
    return notice.id


@act("拟公示")
def prepare_notice(work: Work, /, consultation: UUID, *, kind: str, **values: Any) -> UUID:
    """Keep the text of a notice that is still to be posted.

    Raises:
        ValidationError: It has no text, or has a day already.
        ConflictError: The consultation was archived.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    notice = Notice(consultation=consultation)
    fill(notice, {"title": _title(row, kind), "kind": kind} | values)
    require_fields(notice, title="公示标题", content="公示内容")
    if notice.begins_on or notice.ends_on:
        raise ValidationError("还没贴的公示没有起止日期。", "贴出以后再填。", field="begins_on")
    work.add(notice)
    return notice.id


@act("贴出公示")
def post_notice(
    work: Work, /, notice: UUID, *, begins_on: str, places: str, ends_on: str | None = None
) -> None:
    """Enter that a notice was posted.

    Raises:
        ValidationError: As `begin_notice`.
        ConflictError: It was posted before, or the consultation was archived.
    """
    row = _open(work, notice)
    if row.begins_on:
        raise ConflictError("这份公示已经贴出去了。", "日期填错了的，请用“修改”。")
    fill(row, {"begins_on": begins_on, "places": places, "ends_on": ends_on})
    _check(row)


@act("修改公示")
def edit_notice(work: Work, /, notice: UUID, **values: Any) -> None:
    """Change fields of a notice; once it hangs, its days, places and photos only.

    Raises:
        ValidationError: As `begin_notice`.
        ConflictError: Words that hang on the board are to be changed, or the consultation was
            archived.
    """
    row = _open(work, notice)
    before = {name: getattr(row, name) for name in _WORDS}
    was_posted = is_posted(row, day_of(work.now))
    begun = row.begins_on
    fill(row, values)
    rewritten = [name for name in _WORDS if before[name] and getattr(row, name) != before[name]]
    if was_posted and rewritten:
        raise ConflictError(
            "已经贴出去的公示不改字。", "写错了的，请用“更正”：原来的留着，另贴一份。"
        )
    if begun or row.begins_on:
        _check(row)
    else:
        require_fields(row, title="公示标题", content="公示内容")


@act("更正公示")
def correct_notice(
    work: Work, /, notice: UUID, *, on: str, reason: str, content: str, **values: Any
) -> UUID:
    """Post another text in place of one that hangs: the old one ends that day and stays.

    Raises:
        ValidationError: Reason or text is missing, or the day lies before the first posting.
        ConflictError: It was never posted, or the consultation was archived.
    """
    row = _end(work, notice, on, reason)
    old = f"{_said(row.begins_on)}张贴的《{row.title}》"
    told = f"更正：{old}，{_why(reason)}自{_said(on)}起以本公示为准。"
    made = Notice(consultation=row.consultation, kind=row.kind)
    kept = {"title": f"{row.title}（更正）", "places": row.places, "contact": row.contact}
    text = f"{told}\n{content.strip()}" if content.strip() else ""
    fill(made, kept | values | {"content": text, "begins_on": on})
    require_fields(made, content="公示内容")
    _check(made)
    work.add(made)
    return made.id


@act("撤回公示")
def withdraw_notice(work: Work, /, notice: UUID, *, on: str, reason: str) -> UUID | None:
    """Take a notice down: one that hung ends that day and another says why it was withdrawn.

    One that was never posted is taken out of the list, and nothing is posted.

    Returns:
        The notice of the withdrawal, None where none is needed.

    Raises:
        ValidationError: The reason is missing, or the day lies before the posting.
        ConflictError: The consultation was archived.
    """
    row = _open(work, notice)
    if not is_posted(row, day_of(work.now)):
        row.removed_at = work.now
        return None
    row = _end(work, notice, on, reason)
    made = Notice(consultation=row.consultation, kind="process")
    told = f"{_said(row.begins_on)}张贴的《{row.title}》，{_why(reason)}自{_said(on)}起撤回。"
    given = {"title": f"撤回公示：{row.title}", "content": told, "begins_on": on}
    fill(made, given | {"places": row.places, "contact": row.contact})
    work.add(made)
    return made.id


def is_posted(row: Notice, today: date) -> bool:
    """Tell whether a notice hangs, or hung, by a day."""
    return bool(row.begins_on) and from_edtf(row.begins_on or "").earliest <= today


def _end(work: Work, notice: UUID, on: str, reason: str) -> Notice:
    row = _open(work, notice)
    if not is_posted(row, day_of(work.now)):
        raise ConflictError("这份公示还没有贴出去。", "直接修改就行。")
    if not reason.strip():
        raise ValidationError("没有写明理由。", "请写明为什么更正或撤回。", field="reason")
    day, begun, end = read_due(on), read_due(row.begins_on), read_due(row.ends_on)
    if day is None or (begun is not None and day < begun):
        raise ValidationError("日期早于张贴的那天。", "请核对日期。", field="on")
    if end is None or day < end:
        row.ends_on = day.isoformat()
    return row


def _open(work: Work, notice: UUID) -> Notice:
    row = work.get(Notice, notice)
    consultation = work.find(Consultation, row.consultation)
    if consultation is not None:
        require_in_hand(consultation)
    return row


def _title(row: Consultation, kind: str) -> str:
    return f"{row.title}：{NOTICE_KINDS.get(kind, '')}公示"


def _why(reason: str) -> str:
    return f"因{reason.strip().rstrip('。')}，"


def _said(day: str | None) -> str:
    return show_partial_date(from_edtf(day)) if day else ""


def _check(notice: Notice) -> None:
    require_fields(notice, begins_on="公示开始日期", places="公示地点")
    begin, end = read_due(notice.begins_on), read_due(notice.ends_on)
    if begin is not None and end is not None and end < begin:
        raise ValidationError("公示结束早于开始。", "请核对日期。", field="ends_on")


@act("登记异议")
def record_objection(
    work: Work, /, notice: UUID, *, content: str, raised_on: str, **values: Any
) -> UUID:
    """Write down what somebody said against what was published; it may be unsigned.

    Raises:
        ValidationError: Nothing was said, or the day is missing.
    """
    objection = Objection(notice=_open(work, notice).id)
    fill(objection, {"content": content, "raised_on": raised_on} | values)
    require_fields(objection, content="异议内容", raised_on="提出日期")
    work.add(objection)
    return objection.id


@act("答复异议")
def answer_objection(
    work: Work, /, objection: UUID, *, answer: str, answered_on: str, answered_by: str
) -> None:
    """Answer an objection, once.

    Raises:
        ValidationError: The answer, its day or who gave it is missing.
        ConflictError: It was answered before.
    """
    row = work.get(Objection, objection)
    _open(work, row.notice)
    if row.answered_on:
        raise ConflictError("这条异议已经答复过。", "要补充的，请先撤销上一次答复再写。")
    fill(row, {"answer": answer, "answered_on": answered_on, "answered_by": answered_by})
    require_fields(row, answer="异议答复", answered_on="答复日期", answered_by="答复人")
