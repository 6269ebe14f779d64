"""What is frozen: formal records and files.

The glossary's Record (正式记录) is `FrozenRecord` in code, since `Record` is the base of every
record type.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from desktop.records.declarations import (
    Record,
    choice,
    document,
    integer,
    moment,
    prose,
    record,
    ref,
    text,
    yes_no,
)
from desktop.records.people import Person

SUBJECTS = {"meeting": "协商会议记录", "consultation": "协商方案"}


@record(title="正式记录", named_by="number", insert_only=True)
class FrozenRecord(Record):
    """An immutable snapshot of a meeting or plan with number, version and digest (定稿)."""

    subject_type: str = choice("类型", SUBJECTS, default="meeting")
    subject: UUID | None = ref("对象", "Record", named=False)
    title: str = text("标题", search=True)
    number: str = text("编号", search=True)
    version: int = integer("版本", default=1)
    snapshot: str = document("内容", personal=True)
    digest: str = text("摘要")
    journal_head: str = text("定稿时的账本摘要")
    frozen_at: datetime | None = moment("定稿时间")
    frozen_by: str = text("定稿人", somebody=True)
    correction: str = prose("更正理由")


@record(title="封存", named_by="sealed_by", insert_only=True)
class Seal(Record):
    """The signed scan of a frozen record, ticked 与纸质件一致 with name and date (封存)."""

    frozen_record: UUID | None = ref("正式记录", FrozenRecord)
    scan: UUID | None = ref("签字件", "Attachment")
    agrees_with_paper: bool = yes_no("与纸质件一致")
    sealed_by: str = text("确认人", somebody=True)
    sealed_at: datetime | None = moment("封存时间")


@record(title="打印", named_by="paper", insert_only=True)
class Printing(Record):
    """One paper as it left the house: the SHA-256 of its bytes, so that a file can be verified."""

    paper: str = text("文书")
    subject: UUID | None = ref("对象", "Record", named=False)
    frozen_record: UUID | None = ref("正式记录", FrozenRecord)
    version: int | None = integer("版本")
    file_digest: str = text("文件摘要")
    pages: int | None = integer("页数", unit="页")
    printed_at: datetime | None = moment("打印时间")


@record(title="附件", named_by="title", insert_only=True)
class Attachment(Record):
    """A file kept by its SHA-256; the bytes lie encrypted beside the ledger."""

    title: str = text("名称", search=True)
    subject: UUID | None = ref("属于", "Record", named=False)
    file_digest: str = text("文件摘要", fixed=True)
    media_type: str = text("类型", fixed=True)
    size_bytes: int = integer("大小", unit="字节", default=0, fixed=True)
    taken_at: datetime | None = moment("拍摄时间")
    taken_by: UUID | None = ref("拍摄人", Person)
    caption: str = prose("说明", search=True)
