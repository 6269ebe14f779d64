"""Files that belong to a record: kept encrypted by their SHA-256, pictures upright and small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from desktop.records import Attachment
from desktop.services.acts import act
from desktop.services.forms import fill

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Ledger, Reading, Work


class FileStore(Protocol):
    """Where bytes lie beside the ledger: filled by data."""

    def put(self, data: bytes) -> str:
        """Keep bytes and return their SHA-256; ValidationError above the limit."""

    def read(self, digest: str) -> bytes:
        """Return the bytes of a digest; LedgerDamagedError where they are not what they were."""


class Fitting(Protocol):
    """Makes a chosen file fit for keeping: pictures upright, without their place, small."""

    def __call__(self, name: str, data: bytes) -> tuple[str, str, bytes]:
        """Return name, media type and bytes as they are to be kept.

        Raises:
            ValidationError: The file is too large, or is no picture though it says so.
        """


class FileFacts(NamedTuple):
    """What is known of a kept file; `size` in bytes."""

    name: str
    media_type: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file kept with a record."""

    id: UUID
    title: str
    digest: str
    media_type: str


def list_files(reading: Reading, subject: UUID) -> list[KeptFile]:
    """Return the files of a record, oldest first."""
    return [
        KeptFile(id=one.id, title=one.title, digest=one.file_digest, media_type=one.media_type)
        for one in reading.list(Attachment, subject=subject)
    ]


def attach_file(
    ledger: Ledger,
    files: FileStore,
    fit: Fitting,
    *,
    subject: UUID,
    name: str,
    data: bytes,
    **values: Any,
) -> UUID:
    """Keep a file with a record, once, however often it is chosen.

    The bytes are on disk before the row that names them is saved.
    """
    facts = keep_file(files, fit, name=name, data=data)
    return add_attachment(ledger, subject=subject, facts=facts, **values)


def keep_file(files: FileStore, fit: Fitting, *, name: str, data: bytes) -> FileFacts:
    """Keep the bytes of a file whose record is still being written, and return what is known of it.

    `add_attachment` enters it once the record is there.
    """
    kept_name, media_type, fitted = fit(name, data)
    return FileFacts(kept_name, media_type, files.put(fitted), len(fitted))


@act("添加附件", undoable=False)
def add_attachment(
    work: Work, /, *, subject: UUID, facts: tuple[str, str, str, int], **values: Any
) -> UUID:
    """Enter a kept file, of which its FileFacts are known.

    Returns:
        Id of its row; of the one there is where the record has the very same file already.
    """
    name, media_type, digest, size = facts
    for known in work.list(Attachment, subject=subject, file_digest=digest, limit=1):
        return known.id
    row = Attachment(subject=subject, media_type=media_type, file_digest=digest, size_bytes=size)
    fill(row, {"title": name} | values)
    work.add(row)
    return row.id
