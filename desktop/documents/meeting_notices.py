"""会议通知, one for all or one for each, and 送达登记表: who was told, when, and who signed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with, gap, new_page
from desktop.documents.geometry import A4
from desktop.documents.names import name_lines, names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import (
    Column,
    facts,
    heading,
    line_slice,
    masthead,
    paragraph,
)
from desktop.documents.production import produce
from desktop.documents.signatures import closing_line, signature_cells
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import clock, day_of, day_text
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ValidationError
from desktop.records.consultations import FORMS
from desktop.records.meetings import DELIVERY_WAYS

if TYPE_CHECKING:
    from datetime import date

    from desktop.documents.faces import FaceSet
    from desktop.services.form_values import DeliveryEntry, MeetingNoticeSnapshot
    from desktop.services.snapshots import Stamp

_ROW = 27.0  # points: room for a signature
_DAY = "\u3000\u3000年\u3000月\u3000日"
_HOUR = "\u3000时\u3000分"
_OTHERS = "其他"
_WEEKDAYS = "一二三四五六日"


def render(notice: MeetingNoticeSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return one notice for everybody, which names all who are invited."""
    column = Column(faces, A4.left, A4.type_width, names_in(notice))
    text = [*_letter(column, notice, "各位参加人"), *_invited(column, notice)]
    slices = ending_with(text, _closing(column, notice))
    return _produced(slices, notice, stamp, faces, "会议通知")


def render_each(notice: MeetingNoticeSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return a notice for each who is invited, a page each, with the name filled in."""
    column = Column(faces, A4.left, A4.type_width, names_in(notice))
    slices: list[Slice] = []
    for entry in notice.roll:
        text = _letter(column, notice, entry.name)
        whole = ending_with(text, _closing(column, notice))
        slices += [*([new_page()] if slices else []), *whole]
    if not slices:
        slices = ending_with(_letter(column, notice, "\u3000" * 4), _closing(column, notice))
    furniture = Furniture(A4, stamp, is_record=False, is_numbered=False)
    title = f"{notice.organization}会议通知"
    return produce(slices, faces, furniture, title=title, subject=notice.title)


def _produced(
    slices: list[Slice], notice: MeetingNoticeSnapshot, stamp: Stamp, faces: FaceSet, name: str
) -> bytes:
    furniture = Furniture(A4, stamp, is_record=False)
    title = f"{notice.organization}{name}"
    return produce(slices, faces, furniture, title=title, subject=notice.title)


def _letter(column: Column, notice: MeetingNoticeSnapshot, to: str) -> list[Slice]:
    called = notice.title or "会议"
    about = f"，就“{notice.consultation}”进行协商" if notice.consultation else ""
    asked = f"定于{_day(notice)}召开{called}{about}。现将有关事项通知如下："
    slices = masthead(column, notice.organization, "会议通知")
    slices += [
        line_slice(column, line, styles.BODY) for line in column.lines(f"{to}：", styles.BODY)
    ]
    slices += paragraph(column, asked)
    slices += facts(column, _facts(notice))
    for number, item in enumerate(notice.items, start=1):
        told = f"{number}．{item}"
        slices += [*(heading(column, "议程") if number == 1 else []), *paragraph(column, told)]
    wanted = "请准时参加。不能参加的，请提前说明；收到通知的，请在送达登记表上签收。"
    return [*slices, *paragraph(column, wanted)]


def _facts(notice: MeetingNoticeSnapshot) -> list[list[tuple[str, str]]]:
    line = "；".join(filter(None, (notice.platform, notice.link)))
    rows = [
        ("时间", f"{_day(notice)}{_hour(notice)}"),
        ("地点", notice.place or "（未填写）"),
        ("远程参加", line),
        ("形式", FORMS.get(notice.form, notice.form)),
        ("参加人员", _counted(notice) if notice.roll else ""),
    ]
    return [[row] for row in rows if row[1]]


def _day(notice: MeetingNoticeSnapshot) -> str:
    day = _exact(notice.held_on)
    if day is None:
        return day_text(notice.held_on) or _DAY
    return f"{day_text(notice.held_on)}（星期{_WEEKDAYS[day.weekday()]}）"


def _exact(held_on: str) -> date | None:
    try:
        day = from_edtf(held_on)
    except ValidationError:
        return None
    return day.earliest if day.is_exact else None


def _hour(notice: MeetingNoticeSnapshot) -> str:
    return clock(notice.starts_at) or _HOUR


def _counted(notice: MeetingNoticeSnapshot) -> str:
    """Return how many of what are invited: 占地户5人，其他40人；列席2人."""
    entitled = [one for one in notice.roll if not one.observer]
    counts = Counter(one.stakeholder_class or _OTHERS for one in entitled)
    ordered = sorted(counts, key=lambda name: (name == _OTHERS, name))
    parts = [f"{name}{counts[name]}人" for name in ordered]
    if ordered == [_OTHERS]:
        parts = [f"应到{len(entitled)}人"]
    observers = len(notice.roll) - len(entitled)
    told = [*(["，".join(parts)] if parts else []), *([f"列席{observers}人"] if observers else [])]
    return "；".join(told)


def _invited(column: Column, notice: MeetingNoticeSnapshot) -> list[Slice]:
    """Return the names of all, those entitled first, below what is asked of them."""
    if not notice.roll:
        return []
    table = Table(
        column,
        [TableColumn(characters=2.6, style=styles.CELL_LABEL), TableColumn(share=1, align="left")],
    )
    rows = [gap(6)]
    for label, observer in (("参加", False), ("列席", True)):
        names = [spread_name(one.name) for one in notice.roll if one.observer is observer]
        if names:
            lines = name_lines(table.inside(1), names, styles.CELL)
            rows.append(table.row([f"{label}\n{len(names)}人", lines]))
    return rows


def _closing(column: Column, notice: MeetingNoticeSnapshot) -> list[Slice]:
    return closing_line(column, notice.organization, day_text(notice.day) or _DAY)


def render_deliveries(notice: MeetingNoticeSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return the table on which people sign that they were told; what is known is filled in."""
    column = Column(faces, A4.left, A4.type_width, names_in(notice))
    columns = [
        TableColumn("序号", 2.6),
        TableColumn("姓名", 7),
        TableColumn("小组", 4.5),
        TableColumn("送达方式", 4.2),
        TableColumn("送达时间", 7.8),
        TableColumn("签收人签字", share=1),
    ]
    table = Table(column, columns, least=_ROW)
    rows = [_row(number, entry) for number, entry in enumerate(notice.roll, start=1)]
    text = [
        *masthead(column, notice.organization, "会议通知送达登记表"),
        *facts(
            column,
            [
                [("会议", notice.title or "（未填写）")],
                [
                    ("时间", f"{_day(notice)}{_hour(notice)}"),
                    ("地点", notice.place or "（未填写）"),
                ],
            ],
        ),
        gap(4),
        *table.rows(rows or [[str(number), *[""] * 5] for number in range(1, 11)]),
        gap(4),
        *paragraph(column, _reached(notice), styles.NOTE, indent=0),
    ]
    end = signature_cells(column, ("送达人", "核对人"))
    return _produced(ending_with(text, end), notice, stamp, faces, "会议通知送达登记表")


def _row(number: int, entry: DeliveryEntry) -> list[str]:
    at = entry.delivered_at
    when = f"{day_of(at).partition('年')[2]}{clock(at)}" if at else ""
    who = f"{spread_name(entry.name)}{'（列席）' if entry.observer else ''}"
    way = DELIVERY_WAYS.get(entry.way, entry.way)
    return [str(number), who, entry.group, way, when, entry.received_by]


def _reached(notice: MeetingNoticeSnapshot) -> str:
    entitled = [one for one in notice.roll if not one.observer]
    told = sum(one.delivered_at is not None for one in entitled)
    counted = f"应送达{len(entitled)}人，已送达{told}人。" if entitled else ""
    return f"{counted}{notice.notice}" or "名单上还没有人。"
