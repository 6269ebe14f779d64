"""签到表: blank, with the names printed for people to sign; or filled, from the roll's timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with, gap
from desktop.documents.geometry import A4
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, masthead, paragraph
from desktop.documents.production import produce
from desktop.documents.rolls import STATES, attendance_sentence
from desktop.documents.signatures import signature_cells
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import clock, span_text

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.services.snapshots import MeetingSnapshot, RollEntry, SignInSnapshot, Stamp

_ROW = 27.0  # points: room for a signature
_SPARE_ROWS = 5  # for who was not expected


def render_blank(sheet: SignInSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return a sheet with the names of those expected and room for their signatures.

    It is a form, no record: neither draft nor frozen.
    """
    column = Column(faces, A4.left, A4.type_width, names_in(sheet))
    columns = [
        TableColumn("序号", 2.6),
        TableColumn("姓名", 8),
        TableColumn("小组", 5),
        TableColumn("身份", 6),
        TableColumn("签字", share=1),
        TableColumn("到会时间", 5),
    ]
    table = Table(column, columns, least=_ROW)
    named = [
        [str(number), spread_name(entry.name), entry.group, entry.capacity, "", ""]
        for number, entry in enumerate(sheet.roll, start=1)
    ]
    spare = [[str(len(named) + 1 + at), "", "", "", "", ""] for at in range(_SPARE_ROWS)]
    text = [
        *masthead(column, sheet.organization, f"{sheet.body}签到表"),
        *facts(column, _facts(sheet.title, span_text(sheet.starts_at, None), sheet.place)),
        gap(4),
        *table.rows([*named, *spare]),
        gap(4),
        *paragraph(column, _expected(sheet), styles.NOTE, indent=0),
    ]
    furniture = Furniture(A4, stamp, is_record=False)
    return produce(text, faces, furniture, title=f"{sheet.organization}签到表", subject=sheet.title)


def _expected(sheet: SignInSnapshot) -> str:
    """Count those entitled; observers are named, and not among them."""
    observers = sum(entry.state == "observer" for entry in sheet.roll)
    beside = f"，列席{observers}人" if observers else ""
    return f"应到{len(sheet.roll) - observers}人{beside}。"


def render_filled(meeting: MeetingSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return who came, when and when they left, and who was away and why."""
    column = Column(faces, A4.left, A4.type_width, names_in(meeting))
    columns = [
        TableColumn("序号", 2.6),
        TableColumn("姓名", 8),
        TableColumn("小组或身份", 7),
        TableColumn("情况", 2.4),
        TableColumn("到会时间", 5.2),
        TableColumn("事由", share=1, align="left"),
    ]
    rows = [_filled_row(number, entry) for number, entry in enumerate(meeting.roll, start=1)]
    version = f"第\u2002{stamp.version}\u2002版" if stamp.is_frozen else "草稿"
    when = span_text(meeting.started_at, meeting.ended_at)
    text: list[Slice] = [
        *masthead(
            column, meeting.organization, f"{meeting.body}签到表", below=(stamp.number, version)
        ),
        *facts(column, _facts(meeting.title, when, meeting.place)),
        *paragraph(column, attendance_sentence(meeting)),
        gap(4),
        *(Table(column, columns).rows(rows) if rows else paragraph(column, "没有到会记录。")),
    ]
    slices = ending_with(text, signature_cells(column, ("主持人", "记录人")))
    title = f"{meeting.organization}签到表"
    return produce(slices, faces, Furniture(A4, stamp), title=title, subject=meeting.title)


def _facts(title: str, when: str, place: str) -> list[list[tuple[str, str]]]:
    return [
        [("会议", title or "（未填写）")],
        [("时间", when or "\u3000年\u3000月\u3000日"), ("地点", place or "（未填写）")],
    ]


def _filled_row(number: int, entry: RollEntry) -> list[str]:
    return [
        str(number),
        spread_name(entry.name),
        entry.group or entry.capacity,
        STATES[entry.state],
        _times(entry),
        "，".join(part for part in (entry.reason, entry.note) if part),
    ]


def _times(entry: RollEntry) -> str:
    """Return when somebody came, and below it when they left."""
    if entry.state not in ("present", "left", "observer"):
        return "—"
    came = f"{clock(entry.arrived_at)}到" if entry.arrived_at else "按时"
    return f"{came}\n{clock(entry.left_at)}离" if entry.left_at else came
