"""Fixtures of the data tests: a disk that is really full, and a small real ledger."""

import contextlib
import os
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from desktop.data.attachments import AttachmentFiles
from desktop.data.backup_containers import BackupLabel
from desktop.data.backups import write_backup
from desktop.data.key_files import MasterKey
from desktop.data.keys import create_keys
from desktop.domain.recovery_codes import RecoveryCode
from desktop.errors import LedgerDamagedError

sys.path.insert(0, str(Path(__file__).parent))  # for ledger_factory

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
def full_disk(tmp_path, request):
    """A tmpfs of half a megabyte, or of its parameter's bytes, else a limit on file sizes."""
    size_bytes = getattr(request, "param", DISK_BYTES)
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size_bytes}", "tmpfs", str(disk)],
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


@pytest.fixture
def read_only_disk(tmp_path):
    """A tmpfs that nobody may write to."""
    disk = tmp_path / "read_only"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(disk)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@dataclass
class SampleLedger:
    """A small encrypted ledger with keys and two attachments, and what backups need of it."""

    home: Path
    key: MasterKey
    code: RecoveryCode
    label: BackupLabel

    @property
    def attachments(self):
        return AttachmentFiles(self.home, self.key.attachment_key())

    def write(self, text):
        with contextlib.closing(connect(self.home / "ledger.db", self.key)) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS line (body TEXT)")
            connection.execute("INSERT INTO line VALUES (?)", [text])
            connection.commit()

    def copy(self, target):
        with contextlib.closing(connect(self.home / "ledger.db", self.key)) as connection:
            connection.execute("VACUUM INTO ?", [str(target)])

    def back_up(self, target, **changes):
        arguments = {
            "label": self.label,
            "key": self.key,
            "copy_ledger": self.copy,
            "check": check_ledger,
            **changes,
        }
        return write_backup(self.home, target, **arguments)


def connect(path, key):
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{key.ledger_key().hex()}'\"")
    return connection


def lines_of(home, key):
    with contextlib.closing(connect(home / "ledger.db", key)) as connection:
        return [row[0] for row in connection.execute("SELECT body FROM line ORDER BY rowid")]


def check_ledger(path, key):
    """Raise LedgerDamagedError unless the file is a whole ledger of this key."""
    try:
        with contextlib.closing(connect(path, key)) as connection:
            problems = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            connection.execute("SELECT count(*) FROM line").fetchone()
    except sqlcipher.DatabaseError as error:
        raise LedgerDamagedError("议事簿打不开。") from error
    if problems:
        raise LedgerDamagedError("议事簿已损坏。")


def make_ledger(home, *, lines=("第一条",), keyring=None):
    ledger_id = uuid4()
    key, code = create_keys(home, ledger_id, passphrase="口令", keyring=keyring)
    label = BackupLabel(
        ledger_id=ledger_id,
        schema=3,
        app_version="0.1.0",
        created_at=datetime(2026, 11, 23, 6, tzinfo=UTC),
        purpose="manual",
    )
    ledger = SampleLedger(home, key, code, label)
    for line in lines:
        ledger.write(line)
    ledger.attachments.put("照片一".encode())
    ledger.attachments.put(bytes(50_000))
    return ledger


def contents(folder):
    """Return every file under a folder, by its relative name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def sample(tmp_path):
    """A ledger to back up; the functions above are its attributes, since tests share no module."""
    ledger = make_ledger(tmp_path / "home")
    ledger.check = check_ledger
    ledger.contents = contents
    ledger.lines_of = lines_of
    ledger.make = make_ledger
    return ledger


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """A ledger with its organization and account, to be copied: making one takes a migration."""
    import ledger_factory

    path = tmp_path_factory.mktemp("founded") / "ledger.db"
    ledger_factory.found(path)
    ledger_factory.begin(path)
    return path


@pytest.fixture
def ledger_path(founded, tmp_path):
    """The file of a ledger that has just begun."""
    return Path(shutil.copy(founded, tmp_path / "ledger.db"))


@pytest.fixture
def open_ledger(ledger_path):
    """Open the ledger of `ledger_path`, or another; whatever is opened is closed at the end."""
    from ledger_factory import KEY

    from desktop.data.ledgers import SqlLedger

    with contextlib.ExitStack() as opened:

        def open_one(path=ledger_path, key=KEY, **options):
            ledger = SqlLedger(path, key, **options)
            opened.callback(ledger.close)
            return ledger

        yield open_one


@pytest.fixture
def ledger(open_ledger):
    """An open ledger that has just begun: one Change."""
    return open_ledger()


@pytest.fixture(scope="session")
def founded_devices(tmp_path_factory):
    """Ledgers of three devices of one organization, to be copied."""
    import sync_factory

    folder = tmp_path_factory.mktemp("devices")
    for number in (1, 2, 3):
        sync_factory.found_device(folder / f"{number}.db", number)
    return folder


@pytest.fixture
def replicas(founded_devices, tmp_path):
    """Open the ledger of a device by its number, or another file; all are closed at the end."""
    from sync_factory import Replica

    with contextlib.ExitStack() as opened:

        def open_one(number, clock=None):
            path = number
            if isinstance(number, int):
                path = tmp_path / f"{number}.db"
                if not path.exists():
                    shutil.copy(founded_devices / f"{number}.db", path)
            replica = Replica(path, clock)
            opened.callback(replica.close)
            return replica

        yield open_one


@pytest.fixture
def server():
    """A server on paper."""
    from sync_factory import PaperServer

    return PaperServer()
