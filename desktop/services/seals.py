"""Seals a frozen record with the scan of its signed paper: file first, then one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import ValidationError
from desktop.records import FrozenRecord
from desktop.services.attachments import add_attachment
from desktop.services.frozen_records import seal_record

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.attachments import FileStore
    from desktop.services.ports import Ledger

PDF = "application/pdf"


def seal_with_scan(
    ledger: Ledger, files: FileStore, record: UUID, scan: bytes, *, agrees: bool, sealed_by: str
) -> UUID:
    """Keep a signed scan, one PDF, and seal the record with it.

    Returns:
        Id of the seal.

    Raises:
        ValidationError: There is no scan, it is too large, or nobody says that both agree.
        ConflictError: It is sealed, or another version took its place.
    """
    if not scan:
        raise ValidationError("还没有签字件。", "请选扫描好的文件或照片。", field="scan")
    digest = files.put(scan)
    with ledger.act(seal_record.__name__) as work:
        row = work.get(FrozenRecord, record)
        name = f"{row.number}第{row.version}版签字件.pdf"
        kept = add_attachment(
            work, subject=record, facts=(name, PDF, digest, len(scan)), caption="签字件"
        )
        return seal_record(work, record, kept, agrees_with_paper=agrees, sealed_by=sealed_by)
