"""The parts of a Change as the database keeps them, and the patches that lie in them.

One part a line, as it travels: canonical JSON has no line breaks of its own.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import orjson

from desktop.domain.changes import canonical, parse_patch
from desktop.domain.feeds import Large
from desktop.errors import SyncError
from desktop.sync.compression import told_size, unpack_part
from desktop.sync.lines import Table, check_patch, parse_line
from server.uploads import Name, Uploads

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.domain.changes import Patch
    from desktop.domain.feeds import Part

log = logging.getLogger(__name__)

PART, FILE = "part", "file"
_FRAME_HEAD = 18  # bytes in which Zstandard says how much was packed (RFC 8878, 3.1.1.1)


def write_parts(parts: Iterable[Part]) -> bytes:
    """Return parts as one value."""
    return b"\n".join(map(_line, parts))


def _line(part: Part) -> bytes:
    if isinstance(part, bytes):
        return part
    if isinstance(part, Large):
        return canonical({"large": part.digest, "size": part.size})
    return canonical(part)


def read_parts(data: bytes) -> tuple[Part, ...]:
    """Return the parts that :func:`write_parts` wrote."""
    return tuple(map(_part, data.split(b"\n")))


def _part(line: bytes) -> Part:
    if line.startswith(b'{"large":'):
        raw = orjson.loads(line)
        return Large(raw["large"], raw["size"])
    return orjson.loads(line) if line.startswith(b'"') else line


class Bodies:
    """Reads patches, whose bodies lie in the Change or, where they are large, among the uploads.

    Args:
        home: Of the store.
        lenient: Go on without a body that was lost, as if its patch were not for us: one damaged
            file must not keep devices from pushing. `yishibu-server check` names it.
    """

    def __init__(self, home: Path, *, lenient: bool = False) -> None:
        self._uploads = Uploads(home)
        self._lenient = lenient

    def is_here(self, org: str, large: Large) -> bool:
        """Tell whether an organization has sent the body of a large patch, which is named now."""
        path = self._uploads.renew(Name(org, PART, large.digest))
        if path is None:
            return False
        with path.open("rb") as file:
            return told_size(file.read(_FRAME_HEAD)) == large.size

    def let_go(self, large: Large, org: str) -> None:
        """Remove a body that should not have come; whoever needs it after all sends it again."""
        self._uploads.remove(Name(org, PART, large.digest))

    def patch(self, part: Part, org: str) -> Patch | None:
        """Return the patch of a part, None where the part is a digest alone, or was lost.

        Args:
            part: Checked as it came in; a large one is checked here.
            org: Of the device that sent it.

        Raises:
            SyncError: A large body is not here (code ``large``) or is no patch (``format``).
        """
        if isinstance(part, str):
            return None
        return parse_patch(part) if isinstance(part, bytes) else self._large(part, org)

    def _large(self, part: Large, org: str) -> Patch | None:
        path = self._uploads.find(Name(org, PART, part.digest))
        if path is None:  # the device belonged to another organization then
            path = self._uploads.find_anywhere(PART, part.digest)
        if path is None and self._lenient:
            log.error("body lost: organization %s digest %s", org, part.digest)
            return None
        if path is None:
            raise SyncError(
                "一份大的内容还没有传来。", "请重新同步。", code="large", digests=[part.digest]
            )
        body = unpack_part(path.read_bytes())
        raw = parse_line(body)
        check_patch(Table(raw))
        if canonical(raw) != body:
            raise SyncError("一份大的内容写法不对。", "请升级议事簿后再试。", code="format")
        return parse_patch(body)
