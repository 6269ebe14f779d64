"""What is published, and what people say against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import read_due
from desktop.errors import ConflictError, ValidationError
from desktop.records import Consultation, Notice, Objection
from desktop.records.notices import NOTICE_KINDS
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.stages import require_fields, require_in_hand

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Work


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
    title = {"title": f"{row.title}：{NOTICE_KINDS.get(kind, '')}公示"}
    fill(notice, title | {"kind": kind, "begins_on": begins_on, "places": places} | values)
    _check(notice)
    work.add(notice)
    return notice.id


@act("修改公示")
def edit_notice(work: Work, /, notice: UUID, **values: Any) -> None:
    """Change fields of a notice: its end, its photos.

    Raises:
        ValidationError: As `begin_notice`.
    """
    row = work.get(Notice, notice)
    fill(row, values)
    _check(row)


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
    objection = Objection(notice=work.get(Notice, notice).id)
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
    if row.answered_on:
        raise ConflictError("这条异议已经答复过。", "要补充的，请先撤销上一次答复再写。")
    fill(row, {"answer": answer, "answered_on": answered_on, "answered_by": answered_by})
    require_fields(row, answer="异议答复", answered_on="答复日期", answered_by="答复人")
