"""Rules that a room works by, procedures adapted here, and matters settled before the ledger."""

from __future__ import annotations

from uuid import UUID

from desktop.records.consultations import KINDS
from desktop.records.declarations import (
    Record,
    choice,
    day,
    document,
    integer,
    prose,
    record,
    refs,
    text,
)

REGULATION_KINDS = {
    "system": "制度",
    "method": "操作办法",
    "charter": "村规民约",
    "deliberation": "议事规则",
    "document": "上级文件",
}


@record(title="制度文件", since=3)
class Regulation(Record):
    """A rule document: from when it holds, for which kind of consultation, and its text."""

    title: str = text("名称", search=True)
    kind: str = choice("种类", REGULATION_KINDS, default="system")
    consultation_kind: str | None = choice("适用的协商类型", KINDS)
    procedure: str = text("适用的程序")
    issued_by: str = text("制定单位")
    document_number: str = text("文号", search=True)
    effective_from: str | None = day("施行日期")
    effective_to: str | None = day("失效日期")
    content: str = prose("内容", search=True)
    files: tuple[UUID, ...] = refs("原件", "Attachment")


@record(title="自订程序", named_by="name", insert_only=True, scope="down", since=3)
class AdaptedProcedure(Record):
    """A version of a procedure that was copied and adapted here, or shipped by the county.

    Never changed: another version is another row. `content` is its canonical JSON.
    """

    name: str = text("名称", search=True)
    code: str = text("程序代码", fixed=True)
    version: int = integer("版本", default=1, fixed=True)
    based_on: str = text("依据的程序", fixed=True)
    content: str = document("内容")
    adapted_by: str = text("修订人", somebody=True)
    reason: str = prose("修订理由", search=True)


@record(title="既往协商", since=3)
class PastMatter(Record):
    """A consultation held before the ledger began, entered from old papers; dates may be vague."""

    title: str = text("议题", search=True)
    kind: str = choice("协商类型", KINDS, default="grassroots")
    held_on: str | None = day("协商日期")
    place: str = text("地点")
    took_part: str = prose("参加人员", personal=True, search=True)
    agreed: str = prose("协商结果", search=True)
    voted: str = prose("表决情况", search=True)
    done: str = prose("落实情况", search=True)
    done_on: str | None = day("落实日期")
    kept_at: str = text("原件存放地点")
    pages: int | None = integer("原件页数", unit="页")
    scans: tuple[UUID, ...] = refs("扫描件", "Attachment")
