"""Files of a signed paper: read, made fit and bound into one PDF, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import StorageError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.ui.sessions import OpenHome
    from desktop.ui.tasks import Task

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes of a photo or PDF that is read at all."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What was chosen so far, each file a media type with its bytes, and the PDF made of it."""

    files: tuple[tuple[str, bytes], ...]
    pdf: bytes
    sizes: Sequence[tuple[float, float]]


NO_SCAN = Scan((), b"", ())


def add_to_scan(scan: Scan, paths: Sequence[Path], home: OpenHome, task: Task) -> Scan:
    """Return a scan with more files behind those it has; takes seconds.

    Raises:
        StorageError: A file cannot be read.
        ValidationError: It is too large, or no picture though it says so.
        DocumentError: It is neither picture nor PDF.
    """
    files = list(scan.files)
    for at, path in enumerate(paths):
        task.report(at, len(paths))
        _, kind, data = home.fit(path.name, _read(path))
        files.append((kind, data))
    pdf = home.press.bind(files)
    return Scan(tuple(files), pdf, home.press.page_sizes(pdf))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ValidationError(
                f"“{path.name}”太大，没有打开。", "请用 150 至 300 dpi 重新扫描，或拍照。"
            )
        return path.read_bytes()
    except OSError as error:
        raise StorageError(
            f"读不出文件“{path.name}”。", "请检查 U 盘是否还插着，再选一次。"
        ) from error
