"""Backup files from a stranger's stick: cut, flipped, hostile, newer, foreign."""

import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.data.backups import read_backup, verify_backup
from desktop.errors import LedgerDamagedError, LedgerTooNewError, StorageError, ValidationError

LEDGER = "01890000-0000-7000-8000-000000000001"
ATTACHMENT = f"attachments/ab/ab{'0' * 62}.bin"


def manifest_of(packed, **changes):
    return {
        "kind": "yishibu-backup",
        "format": 1,
        "ledger": LEDGER,
        "schema": 3,
        "app_version": "0.1.0",
        "created_at": "2026-11-23T06:00:00+00:00",
        "purpose": "manual",
        "with_attachments": True,
        "members": {
            name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in packed.items()
        },
        **changes,
    }


MEMBERS = {"ledger.db": b"L" * 500, "keys.json": b"{}", ATTACHMENT: b"A" * 100}


def pack(members=MEMBERS, manifest=None, **options):
    """Return a zip of the members and a manifest, by default an honest one."""
    manifest = manifest_of(members) if manifest is None else manifest
    body = manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", body)
    return buffer.getvalue()


def packed_twice():
    buffer = io.BytesIO(pack())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("ledger.db", MEMBERS["ledger.db"])
    return buffer.getvalue()


def overlapping():
    """Return a zip whose thousand attachments are all the same bytes of the file."""
    names = [f"attachments/ab/ab{number:062x}.bin" for number in range(1000)]
    data = b"A" * 10_000
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ledger.db", b"L")
        archive.writestr("keys.json", b"{}")
        archive.writestr(names[0], data)
        entry = archive.infolist()[-1]
        for name in names[1:]:
            twin = zipfile.ZipInfo(name)
            for field in ("header_offset", "CRC", "compress_size", "file_size"):
                setattr(twin, field, getattr(entry, field))
            archive.filelist.append(twin)
            archive.NameToInfo[name] = twin
        members = {"ledger.db": b"L", "keys.json": b"{}", **dict.fromkeys(names, data)}
        archive.writestr("manifest.json", json.dumps(manifest_of(members)))
    return buffer.getvalue()


def encrypted():
    raw = bytearray(pack())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    return bytes(raw)


@pytest.fixture
def stick(tmp_path):
    """Return a function that puts bytes into a file and tries it as a backup."""

    def put(data):
        path = tmp_path / "a.ysb"
        path.write_bytes(data)
        return path

    return put


def test_honest_container_is_read(stick):
    info = verify_backup(stick(pack()))

    assert [member.name for member in info.members] == list(MEMBERS)
    assert (info.size_bytes, info.label.schema) == (602, 3)


@pytest.mark.parametrize(
    "data",
    [
        pack({**MEMBERS, "../../evil": b"x"}),
        pack({**MEMBERS, "/etc/evil": b"x"}),
        pack({**MEMBERS, "attachments/../../evil.bin": b"x"}),
        pack({**MEMBERS, "attachments\\ab\\evil.bin": b"x"}),
        pack({**MEMBERS, f"attachments/cd/ab{'0' * 62}.bin": b"x"}),
        pack({**MEMBERS, f"attachments/ab/AB{'0' * 62}.bin": b"x"}),
        pack({**MEMBERS, ATTACHMENT + "\n": b"x"}),
        pack({**MEMBERS, "attachments/": b""}),
        pack({**MEMBERS, "C:evil": b"x"}),
        pack({"ledger.db": b"L"}),
        pack(manifest=manifest_of({**MEMBERS, "more": b""})),
        pack({**MEMBERS, "unnamed": b""}, manifest_of(MEMBERS)),
        pack(manifest=manifest_of({**MEMBERS, "ledger.db": b"short"})),
        pack({**MEMBERS, "ledger.db": bytes(10**7)}, compression=zipfile.ZIP_DEFLATED),
        pack(compression=zipfile.ZIP_BZIP2),
        pack(compression=zipfile.ZIP_LZMA),
        packed_twice(),
        overlapping(),
        encrypted(),
        pack(manifest=b"{"),
        pack(manifest=b"[]"),
        pack(manifest=b"\xff\xfe"),
        pack(manifest=b"[" * 100_000),
        pack(manifest={"kind": "yishibu-backup"}),
        pack(manifest=manifest_of(MEMBERS, format="1")),
        pack(manifest=manifest_of(MEMBERS, ledger="x")),
        pack(manifest=manifest_of(MEMBERS, schema=None)),
        pack(manifest=manifest_of(MEMBERS, created_at="gestern")),
        pack(manifest=manifest_of(MEMBERS, created_at="2026-11-23T06:00:00")),
        pack(manifest=manifest_of(MEMBERS, members=[])),
        pack(manifest=manifest_of(MEMBERS, members={"ledger.db": 7})),
        b"PK\x03\x04" + bytes(26) + b"ledger.db" + bytes(1000),
        pack().replace(b"manifest.json", b"manifest.jsoN"),
    ],
)
def test_container_that_we_would_not_write_is_refused(stick, data):
    with pytest.raises(LedgerDamagedError) as caught:
        read_backup(stick(data))

    assert caught.value.message == "备份文件“a.ysb”已损坏或不完整，没有使用。"


def test_contents_that_do_not_fit_the_manifest_are_found(stick):
    path = stick(pack(manifest=manifest_of({**MEMBERS, "ledger.db": b"M" * 500})))

    assert read_backup(path).label.schema == 3
    with pytest.raises(LedgerDamagedError):
        verify_backup(path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        "文字".encode(),
        b"PK\x05\x06" + bytes(18),
        b"PK\x03\x04" + bytes(1000),
        pack({"word/document.xml": b"<w/>"}),
        pack({"keys.json": b"{}"}),
        pack({}),
        pack(manifest={"kind": "other"}),
    ],
)
def test_file_that_is_no_backup_is_told_from_a_damaged_one(stick, data):
    with pytest.raises(ValidationError, match="不是议事簿的备份文件") as caught:
        read_backup(stick(data))

    assert caught.value.details == {"field": "file"}


def test_newer_container_asks_for_a_newer_app(stick):
    with pytest.raises(LedgerTooNewError, match="更新版本"):
        read_backup(stick(pack(manifest={"kind": "yishibu-backup", "format": 2, "new": True})))


@pytest.mark.parametrize("name", ["gone.ysb", ""])
def test_backup_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(StorageError, match="读写失败"):
        read_backup(tmp_path / name)


WHOLE = pack()


@pytest.mark.parametrize("size", range(0, len(WHOLE), 11))
def test_every_cut_is_found(stick, size):
    with pytest.raises((LedgerDamagedError, ValidationError)):
        verify_backup(stick(WHOLE[:size]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_flipped_bit_is_found_or_without_effect(stick, at, bit):
    honest = verify_backup(stick(WHOLE))
    flipped = bytearray(WHOLE)
    flipped[at] ^= 1 << bit

    try:
        info = verify_backup(stick(bytes(flipped)))
    except (LedgerDamagedError, ValidationError, LedgerTooNewError):
        return

    assert info == honest


def test_every_flipped_byte_of_the_contents_is_found(stick):
    for at in range(WHOLE.index(b"LLLL"), WHOLE.index(b"LLLL") + 500, 7):
        flipped = bytearray(WHOLE)
        flipped[at] ^= 0x80
        with pytest.raises(LedgerDamagedError):
            verify_backup(stick(bytes(flipped)))
