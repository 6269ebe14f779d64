"""Fixtures of the data tests: a disk that is really full."""

import contextlib
import os
import resource
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

DISK_BYTES = 512 * 1024


@dataclass
class FullDisk:
    """A folder on a small disk; `filled` leaves no room on it for the length of a block."""

    folder: Path
    mounted: bool

    @contextlib.contextmanager
    def filled(self, *, room_bytes=0):
        if self.mounted:
            with self._filled_for_real(room_bytes):
                yield
        else:
            with self._limited(room_bytes):
                yield

    @contextlib.contextmanager
    def _filled_for_real(self, room_bytes):
        ballast = self.folder.parent / "ballast"
        status = os.statvfs(self.folder)
        with ballast.open("wb") as file:
            file.write(bytes(max(0, status.f_bavail * status.f_frsize - room_bytes)))
        try:
            yield
        finally:
            ballast.unlink()

    @contextlib.contextmanager
    def _limited(self, room_bytes):
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room_bytes, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def full_disk(tmp_path):
    """A tmpfs of half a megabyte where root may mount one, else a limit on file sizes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(disk)],
            check=False,
            capture_output=True,
        ).returncode
        == 0
    )
    folder = disk / "home"
    folder.mkdir()
    try:
        yield FullDisk(folder, mounted)
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)
