"""keys.json: the master key, wrapped by the recovery code and, if need be, by a passphrase.

Every format keeps the envelope: ``format`` (a number) and ``sha256`` over the canonical JSON of all
other keys, so that damage is told from a newer version, and both from a wrong key.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

import argon2.low_level
from argon2.exceptions import HashingError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.data.durable_files import file_errors, write_file
from desktop.errors import (
    LedgerDamagedError,
    LedgerTooNewError,
    StorageError,
    ValidationError,
    WrongKeyError,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.recovery_codes import RecoveryCode

KEY_FILE_NAME = "keys.json"
KEY_BYTES = 32
FORMAT = 1
MAX_KEY_FILE_BYTES = 64 * 1024

_NONCE_BYTES = 12
_SALT_BYTES = 16
_SEALED_BYTES = KEY_BYTES + 16
_FINGERPRINT_BYTES = 16
_PASSPHRASE_CHARACTERS = 1024
_MAX_ROUNDS = 64
_MAX_MEMORY_KIB = 1024 * 1024
_DAMAGED_ADVICE = "议事簿本身没有改动。请从最近的备份中取回密钥文件（需要恢复码），或还原整个备份。"


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The ledger's 32 random bytes, from which every other key comes (HKDF-SHA256, RFC 5869)."""

    material: bytes

    def __repr__(self) -> str:
        """Keep the secret out of logs and tracebacks."""
        return "MasterKey(…)"

    @classmethod
    def generate(cls) -> Self:
        """Return a new random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def ledger_key(self) -> bytes:
        """Return SQLCipher's raw 32-byte key."""
        return _derive(self.material, "ledger")

    def attachment_key(self) -> bytes:
        """Return the 32-byte key of the attachment files."""
        return _derive(self.material, "attachments")

    def fingerprint(self) -> bytes:
        """Return 16 bytes that tell keys apart and say nothing about the key."""
        return _derive(self.material, "fingerprint")[:_FINGERPRINT_BYTES]


@dataclass(frozen=True, kw_only=True, slots=True)
class PassphraseCost:
    """What argon2id (RFC 9106) spends on a passphrase; the defaults are its second choice.

    The limits keep a damaged or hostile file from eating the machine's memory or an hour.
    """

    rounds: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse what argon2id cannot do, or this machine should not."""
        within = self.rounds <= _MAX_ROUNDS and self.memory_kib <= _MAX_MEMORY_KIB
        if not (within and self.rounds >= 1 and 1 <= self.lanes <= self.memory_kib // 8):
            msg = f"argon2id cannot be run with {self}"
            raise ValueError(msg)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seal:
    """A master key under AES-256-GCM; the additional data bind ledger and kind of wrap."""

    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class PassphraseSeal:
    """A master key under a passphrase."""

    salt: bytes
    cost: PassphraseCost
    seal: Seal


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyFile:
    """What keys.json says.

    Attributes:
        keyring: This machine's keyring holds the key.
    """

    ledger_id: UUID
    fingerprint: bytes
    recovery: Seal
    passphrase: PassphraseSeal | None = None
    keyring: bool = False


def seal_by_code(key: MasterKey, ledger_id: UUID, code: RecoveryCode) -> Seal:
    """Wrap the key by a recovery code: its 128 random bits need no slow hash."""
    return _seal(key, _derive(code.entropy, "recovery"), _binding(ledger_id, "recovery"))


def open_by_code(key_file: KeyFile, code: RecoveryCode) -> MasterKey:
    """Unwrap the key; WrongKeyError where the code belongs to another ledger or was renewed."""
    wrapping = _derive(code.entropy, "recovery")
    key = _open(key_file.recovery, wrapping, _binding(key_file.ledger_id, "recovery"))
    if key is None:
        raise WrongKeyError(
            "恢复码没有输错，但不是这个议事簿现在的恢复码。",
            "请找出最近一次打印的恢复码；较早的备份要用当时的恢复码。",
        )
    return key


def seal_by_passphrase(
    key: MasterKey, ledger_id: UUID, passphrase: str, cost: PassphraseCost | None = None
) -> PassphraseSeal:
    """Wrap the key by a passphrase; ValidationError where it is blank or cannot be one."""
    salt, cost = secrets.token_bytes(_SALT_BYTES), cost or PassphraseCost()
    wrapping = _stretch(_passphrase_bytes(passphrase), salt, cost)
    seal = _seal(key, wrapping, _binding(ledger_id, "passphrase"))
    return PassphraseSeal(salt=salt, cost=cost, seal=seal)


def open_by_passphrase(key_file: KeyFile, passphrase: str) -> MasterKey:
    """Unwrap the key; WrongKeyError where the passphrase does not fit or none was ever set."""
    wrap = key_file.passphrase
    if wrap is None:
        raise WrongKeyError("这个议事簿没有设过口令。", "请用恢复码打开。")
    try:
        secret = _passphrase_bytes(passphrase)
    except ValidationError as error:
        raise WrongKeyError("口令不对。", error.message) from error
    wrapping = _stretch(secret, wrap.salt, wrap.cost)
    key = _open(wrap.seal, wrapping, _binding(key_file.ledger_id, "passphrase"))
    if key is None:
        raise WrongKeyError("口令不对。", "请检查大小写和输入法后再试；忘记口令可用恢复码打开。")
    return key


def write_key_file(folder: Path, key_file: KeyFile) -> None:
    """Put keys.json into the ledger's folder; the old one stays whole until the new one is."""
    write_file(folder / KEY_FILE_NAME, render_key_file(key_file))


def read_key_file(folder: Path) -> KeyFile:
    """Read keys.json.

    Raises:
        LedgerDamagedError: Missing, cut off, altered or not ours.
        LedgerTooNewError: A later version of the app wrote it.
    """
    path = folder / KEY_FILE_NAME
    try:
        with file_errors(path), path.open("rb") as file:
            return parse_key_file(file.read(MAX_KEY_FILE_BYTES + 1))
    except StorageError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise LedgerDamagedError(f"没有找到密钥文件：{path}。", _DAMAGED_ADVICE) from error
        raise


def render_key_file(key_file: KeyFile) -> bytes:
    """Return keys.json as bytes."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "ledger": str(key_file.ledger_id),
        "fingerprint": _text(key_file.fingerprint),
        "recovery": _seal_json(key_file.recovery),
        "passphrase": _passphrase_json(key_file.passphrase),
        "keyring": key_file.keyring,
    }
    body["sha256"] = _checksum(body)
    return (json.dumps(body, indent=1) + "\n").encode()


def parse_key_file(data: bytes) -> KeyFile:
    """Read keys.json's bytes; errors as `read_key_file`."""
    if len(data) > MAX_KEY_FILE_BYTES:
        raise _damaged()
    try:
        body = json.loads(data)
        written = body.pop("sha256")
        fits = _checksum(body) == written
        newer = fits and body["format"] > FORMAT
        if fits and not newer:
            return _key_file(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged() from error
    if newer:
        raise LedgerTooNewError("密钥文件由更新版本的议事簿写成。", "请先升级本软件再打开。")
    raise _damaged()


def _damaged() -> LedgerDamagedError:
    return LedgerDamagedError(f"密钥文件 {KEY_FILE_NAME} 已损坏。", _DAMAGED_ADVICE)


def _key_file(body: dict[str, Any]) -> KeyFile:
    return KeyFile(
        ledger_id=UUID(body["ledger"]),
        fingerprint=_bytes(body["fingerprint"], _FINGERPRINT_BYTES),
        recovery=_seal_of(body["recovery"]),
        passphrase=_passphrase_of(body["passphrase"]),
        keyring=bool(body["keyring"]),
    )


def _passphrase_json(wrap: PassphraseSeal | None) -> dict[str, Any] | None:
    if wrap is None:
        return None
    cost = wrap.cost
    return {
        "kdf": "argon2id",
        "salt": _text(wrap.salt),
        "rounds": cost.rounds,
        "memory_kib": cost.memory_kib,
        "lanes": cost.lanes,
        **_seal_json(wrap.seal),
    }


def _passphrase_of(body: dict[str, Any] | None) -> PassphraseSeal | None:
    if body is None:
        return None
    cost = PassphraseCost(rounds=body["rounds"], memory_kib=body["memory_kib"], lanes=body["lanes"])
    return PassphraseSeal(salt=_bytes(body["salt"], _SALT_BYTES), cost=cost, seal=_seal_of(body))


def _seal_json(seal: Seal) -> dict[str, Any]:
    return {"cipher": "AES-256-GCM", "nonce": _text(seal.nonce), "sealed": _text(seal.sealed)}


def _seal_of(body: dict[str, Any]) -> Seal:
    return Seal(
        nonce=_bytes(body["nonce"], _NONCE_BYTES), sealed=_bytes(body["sealed"], _SEALED_BYTES)
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str, size: int) -> bytes:
    data = base64.b64decode(text, validate=True)
    if len(data) != size:
        msg = f"{len(data)} bytes instead of {size}"
        raise ValueError(msg)
    return data


def _checksum(body: dict[str, Any]) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _binding(ledger_id: UUID, kind: str) -> bytes:
    return f"yishibu keys 1 {kind} {ledger_id}".encode()


def _seal(key: MasterKey, wrapping: bytes, binding: bytes) -> Seal:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return Seal(nonce=nonce, sealed=AESGCM(wrapping).encrypt(nonce, key.material, binding))


def _open(seal: Seal, wrapping: bytes, binding: bytes) -> MasterKey | None:
    try:
        return MasterKey(AESGCM(wrapping).decrypt(seal.nonce, seal.sealed, binding))
    except InvalidTag:
        return None


def _derive(secret: bytes, purpose: str) -> bytes:
    info = f"yishibu {purpose} 1".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(secret)


def _passphrase_bytes(passphrase: str) -> bytes:
    """Return UTF-8 of the NFKC form, so that a full-width digit counts as the plain one."""
    plain = unicodedata.normalize("NFKC", passphrase)
    if not plain.strip():
        raise ValidationError("口令不能为空。", "请输入口令。", field="passphrase")
    if len(plain) > _PASSPHRASE_CHARACTERS:
        raise ValidationError(
            f"口令太长：{len(plain)} 个字，最多 {_PASSPHRASE_CHARACTERS} 个。",
            "请用较短的口令。",
            field="passphrase",
        )
    try:
        return plain.encode()
    except UnicodeEncodeError as error:
        raise ValidationError(
            "口令里有无法识别的字符。", "请重新输入口令。", field="passphrase"
        ) from error


def _stretch(secret: bytes, salt: bytes, cost: PassphraseCost) -> bytes:
    try:
        return argon2.low_level.hash_secret_raw(
            secret,
            salt,
            time_cost=cost.rounds,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=argon2.low_level.Type.ID,
        )
    except (HashingError, MemoryError) as error:
        raise StorageError(
            f"内存不足，无法核对口令（需要 {cost.memory_kib // 1024} MB）。",
            "请关闭其他程序后再试。",
        ) from error
