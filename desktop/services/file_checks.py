"""Answers whether a printed file came from this ledger, byte for byte."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.domain.deadlines import BEIJING
from desktop.records import FrozenRecord, Printing

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.services.papers import PaperPress
    from desktop.services.ports import Reading

# A document number and version as papers print them: 示记〔2026〕14号 第1版.
_NAMED = re.compile(r"(\S{1,20}〔\d{4}〕\d{1,6}号)\s*第\s*(\d{1,4})\s*版")


class FileAnswer(Enum):
    """What can be said of a file."""

    PRINTED_HERE = "printed_here"
    RECORD_IS_OURS = "record_is_ours"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class FileCheck:
    """An answer with its sentence for a person.

    Attributes:
        answer: What can be said.
        sentence: The same in words.
        printed_at: When it was printed here (aware).
        row: The record that it is, or names; a form has its meeting or motion.
        paper: Which paper was printed; "" where only the record is known.
        number: Document number of the record that it names.
        version: And its version.
    """

    answer: FileAnswer
    sentence: str
    printed_at: datetime | None = None
    row: UUID | None = None
    paper: str = ""
    number: str = ""
    version: int | None = None

    @property
    def options(self) -> dict[str, str]:
        """What a place of the paper page takes beside the row."""
        return {"paper": self.paper} if self.paper else {}


def check_file(reading: Reading, press: PaperPress, data: bytes) -> FileCheck:
    """Say whether a file was printed here, names a record of ours, or is unknown.

    It never says that a paper is genuine: only the bytes of a file can be compared.
    """
    digest = hashlib.sha256(data).hexdigest()
    for printing in reading.list(Printing, file_digest=digest, limit=1):
        at = printing.printed_at
        when = f"{at.astimezone(BEIJING):%Y年%m月%d日 %H:%M}" if at else ""
        return FileCheck(
            answer=FileAnswer.PRINTED_HERE,
            sentence=f"这个文件是本账本{when}印出的，逐字节一致。",
            printed_at=at,
            row=printing.frozen_record or printing.subject,
            paper=printing.paper,
        )
    record = _named_record(reading, press.text_of(data))
    if record is not None:
        return FileCheck(
            answer=FileAnswer.RECORD_IS_OURS,
            sentence=(
                f"文件写的{record.number}第{record.version}版在本账本里，但文件不是本账本印出的。"
                "请与账本里的记录逐项对照。"
            ),
            row=record.id,
            number=record.number,
            version=record.version,
        )
    return FileCheck(
        answer=FileAnswer.UNKNOWN, sentence="本账本没有印过这个文件，也不认识它所写的记录。"
    )


def _named_record(reading: Reading, text: str) -> FrozenRecord | None:
    for number, version in _NAMED.findall(text):
        for record in reading.list(FrozenRecord, number=number, version=int(version), limit=1):
            return record
    return None
