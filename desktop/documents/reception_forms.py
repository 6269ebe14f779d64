"""来访接待登记表: what a visitor said and is to be answered by when, for the file of the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.faces import clean_text
from desktop.documents.flow import Slice, ending_with
from desktop.documents.geometry import A4
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, masthead
from desktop.documents.production import produce
from desktop.documents.signatures import signature_cells
from desktop.documents.styles import CELL, CELL_LABEL
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_text
from desktop.records.concerns import CATEGORIES, CHANNELS, NATURES

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.services.sheet_values import ReceptionSnapshot
    from desktop.services.snapshots import Stamp

TITLE = "来访接待登记表"
_NONE = "—"
_COLUMNS = (TableColumn("", 4.4, style=CELL_LABEL), TableColumn("", share=1, align="left"))
_ROW, _WORDS, _REPLY = 27.0, 104.0, 72.0  # points: the least height of rows


def render(visit: ReceptionSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return the form of one visit; it is no record: neither draft nor frozen.

    Who withheld the name is not asked to sign: a signature is a name.
    """
    column = Column(faces, A4.left, A4.type_width, names_in(visit))
    below = (visit.number, f"登记日期：{day_text(visit.raised_on) or '（未填写）'}")
    text: list[Slice] = [
        *masthead(column, visit.organization, TITLE, below=below),
        *_pairs(column, visit),
        *_wide(column, visit),
    ]
    signers = ("接待人", "负责人") if visit.anonymous else ("反映人", "接待人", "负责人")
    slices = ending_with(text, signature_cells(column, signers))
    return produce(
        slices,
        faces,
        Furniture(A4, stamp, is_record=False),
        title=f"{visit.organization}{TITLE}",
        subject=visit.number,
    )


def _pairs(column: Column, visit: ReceptionSnapshot) -> list[Slice]:
    """Return the short facts, two a row; a name too long for its half has the whole width."""
    pairs = [
        ("反映人", _who(visit)),
        ("电话", visit.phone),
        ("村民小组", visit.group),
        ("渠道", CHANNELS.get(visit.channel, "")),
        ("类别", _kind(visit)),
        ("涉及", _reach(visit)),
        ("接待人", spread_name(visit.received_by)),
        ("答复期限", day_text(visit.answer_by)),
    ]
    two, one = (
        Table(column, (*_COLUMNS, *_COLUMNS), least=_ROW),
        Table(column, _COLUMNS, least=_ROW),
    )
    half = two.inside(1)
    wide = [each for each in pairs if half.width_of(clean_text(each[1]), CELL) > half.width]
    beside = [each for each in pairs if each not in wide]
    wide += beside[len(beside) - len(beside) % 2 :]
    rows = [one.row([label, value or _NONE]) for label, value in wide]
    for left, right in zip(beside[::2], beside[1::2], strict=False):
        rows.append(two.row([left[0], left[1] or _NONE, right[0], right[1] or _NONE]))
    return rows


def _who(visit: ReceptionSnapshot) -> str:
    if not visit.anonymous:
        return spread_name(visit.asker)
    return f"{visit.heads}人，都不愿留姓名" if visit.heads > 1 else "不愿留姓名"


def _kind(visit: ReceptionSnapshot) -> str:
    nature = "" if visit.nature == "need" else NATURES.get(visit.nature, "")
    return "，".join(filter(None, (CATEGORIES.get(visit.category, ""), nature)))


def _reach(visit: ReceptionSnapshot) -> str:
    parts = [f"约{visit.households}户"] if visit.households is not None else []
    parts += [f"约{visit.people}人"] if visit.people is not None else []
    return "、".join(parts)


def _wide(column: Column, visit: ReceptionSnapshot) -> list[Slice]:
    """Return the rows that take the whole width: what was said, and what came of it."""
    rows = [("一同反映", "、".join(visit.companions), _ROW)] * bool(visit.companions)
    rows += [("反映内容", visit.content or "（未填写）", _WORDS)]
    told = (("现状", visit.situation), ("负担", visit.burden), ("缺口", visit.shortfall))
    rule = (
        ("涉及文件", f"{visit.policy_document}{visit.policy_clause}"),
        ("实际影响", visit.policy_effect),
        ("对照法律", visit.policy_law),
        ("现在数字", "\n".join(visit.figures)),
    )
    rows += [(label, value, _ROW) for label, value in (*told, *rule) if value]
    if visit.merged_into:
        merged = f"与“{visit.merged_into}”是一件事，并案办理；反映人照样单独答复。"
        rows.append(("并案", merged, _ROW))
    if visit.attachments:
        rows.append(("附件", "\n".join(visit.attachments), _ROW))
    replies = "\n".join(f"{day_text(one.day)}：{one.content}" for one in visit.replies)
    rows.append(("答复情况", replies, _REPLY))
    return [Table(column, _COLUMNS, least=least).row([name, text]) for name, text, least in rows]
