"""Bundles of other machines that lie here: on their way to the server, and on their way back.

A file is named ``DEVICE_BUNDLE.yishibu-bundle``; the folder alone says what waits. None of them can
be opened here, so nothing is known of them but whose they are. What else lies there is left alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import re
import shutil
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from desktop.data.durable_files import (
    file_errors,
    make_folder,
    move_file,
    replacing,
    sync_file,
)
from desktop.domain.own_files import BUNDLE_SUFFIX
from desktop.services.bundle_ports import Relayed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

log = logging.getLogger(__name__)

RELAY_NAME = "relay"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NAMED = re.compile(rf"({_UUID})_({_UUID}){re.escape(BUNDLE_SUFFIX)}")


class RelayFolder:
    """Fills `desktop.services.bundle_ports.RelayShelf` in a home folder."""

    def __init__(self, home: Path) -> None:
        self._out = home / RELAY_NAME / "out"
        self._back = home / RELAY_NAME / "back"
        self._digests: dict[Path, tuple[int, int, str]] = {}  # size, mtime in ns, SHA-256

    def keep_out(self, path: Path, device: str, bundle: str) -> None:
        """Keep a copy of a bundle for the server; twice is once.

        Who brings another one has had what was written to a stick for it before: that goes.
        """
        with file_errors(self._out):
            make_folder(self._out)
            with path.open("rb") as source, replacing(self._out / _name(device, bundle)) as target:
                shutil.copyfileobj(source, target, 1024 * 1024)
            for written in self._back.glob(f"{device}_*{BUNDLE_SUFFIX}.written"):
                if not written.name.startswith(_name(device, bundle)):
                    written.with_suffix("").unlink(missing_ok=True)
                    written.unlink()

    def waiting(self) -> Sequence[Relayed]:
        """Return bundles that are to go to the server, oldest first."""
        return self._list(self._out)

    @contextlib.contextmanager
    def reading(self, relayed: Relayed) -> Iterator[BinaryIO]:
        """Give what is kept to read."""
        with file_errors(relayed.path), relayed.path.open("rb") as file:
            yield file

    @contextlib.contextmanager
    def answering(self, relayed: Relayed, digest: str) -> Iterator[BinaryIO]:
        """Give a file for the way back, behind what came of it before the line broke.

        Once the block ends well it waits for a stick, and the bundle waits no more.
        """
        name = _name(relayed.device, relayed.bundle)
        part = self._back / f"{name}.{digest}.part"
        with file_errors(self._back):
            make_folder(self._back)
            for other in self._back.glob(f"{name}.*.part"):
                if other != part:
                    other.unlink()
            with part.open("a+b") as file:
                yield file
                sync_file(file)
            move_file(part, self._back / name)
            relayed.path.unlink(missing_ok=True)

    def returns(self) -> Sequence[Relayed]:
        """Return ways back that wait for a stick, or were written to one and may be again."""
        return self._list(self._back)

    def mark_written(self, relayed: Relayed) -> None:
        """Note that a way back lies on a stick now."""
        with file_errors(self._back):
            relayed.path.with_name(relayed.path.name + ".written").touch()

    def _list(self, folder: Path) -> Sequence[Relayed]:
        with file_errors(folder):
            paths = list(folder.glob(f"*{BUNDLE_SUFFIX}"))
        found = [one for path in paths if (one := self._find(path)) is not None]
        return [relayed for _, relayed in sorted(found, key=lambda one: one[0])]

    def _find(self, path: Path) -> tuple[int, Relayed] | None:
        """Return when a bundle came (ns) and what it is; None of what is no bundle of ours."""
        named = _NAMED.fullmatch(path.name)
        if named is None:
            return None
        try:
            found = path.stat()
            digest = self._digest(path, found.st_size, found.st_mtime_ns)
        except OSError as error:  # gone just now, or of a disk that begins to fail: not the others'
            log.warning("bundle %s cannot be read here: %s", named[2], error.strerror)
            return None
        relayed = Relayed(
            device=named[1], bundle=named[2], path=path, digest=digest, size=found.st_size
        )
        return found.st_mtime_ns, relayed

    def _digest(self, path: Path, size: int, written_at: int) -> str:
        """Return the digest of a bundle; it may have a gigabyte, and is read once."""
        known = self._digests.get(path)
        if known is None or known[:2] != (size, written_at):
            with path.open("rb") as file:
                known = size, written_at, hashlib.file_digest(file, "sha256").hexdigest()
            self._digests[path] = known
        return known[2]


def _name(device: str, bundle: str) -> str:
    return f"{UUID(device)}_{UUID(bundle)}{BUNDLE_SUFFIX}"
