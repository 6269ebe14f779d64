"""Makes, opens and re-wraps a ledger's master key: keyring, passphrase, recovery code.

The master key never changes; only its wraps do. So every backup opens with the recovery code that
was valid when it was made.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.data.key_files import (
    KEY_FILE_NAME,
    KeyFile,
    MasterKey,
    open_by_code,
    open_by_passphrase,
    read_key_file,
    seal_by_code,
    seal_by_passphrase,
    write_key_file,
)
from desktop.data.keyrings import open_system_keyring
from desktop.domain.recovery_codes import ENTROPY_BYTES, RecoveryCode
from desktop.errors import ConflictError, KeyringError, ValidationError, WrongKeyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from desktop.data.keyrings import Keyring

    PassphraseSource = Callable[[], str | None]
    KeyringSource = Callable[[], Keyring]

log = logging.getLogger(__name__)


def create_keys(
    folder: Path, ledger_id: UUID, *, passphrase: str | None, keyring: Keyring | None
) -> tuple[MasterKey, RecoveryCode]:
    """Make a ledger's master key and keys.json; the code is to be printed and is not kept.

    Args:
        folder: The ledger's folder, made where there is none.
        ledger_id: Whose key it is.
        passphrase: What opens it where there is no keyring, or beside it.
        keyring: Holds the key on this machine.

    Raises:
        ConflictError: The folder has keys already; they are never overwritten.
        KeyringError: The keyring would not take the key; nothing was written.
        ValidationError: Neither passphrase nor keyring, or a blank passphrase.
    """
    if passphrase is None and keyring is None:
        raise ValidationError(
            "没有系统密钥环，需要设置口令。",
            "请设置口令后再试（命令行用 YISHIBU_PASSPHRASE）。",
            field="passphrase",
        )
    if (folder / KEY_FILE_NAME).exists():
        raise ConflictError(f"这里已经有一个议事簿：{folder}。", "请换一个文件夹，或打开它。")
    key = MasterKey.generate()
    code = RecoveryCode(secrets.token_bytes(ENTROPY_BYTES))
    key_file = KeyFile(
        ledger_id=ledger_id,
        fingerprint=key.fingerprint(),
        recovery=seal_by_code(key, ledger_id, code),
        passphrase=None if passphrase is None else seal_by_passphrase(key, ledger_id, passphrase),
        keyring=keyring is not None,
    )
    if keyring is not None:
        keyring.put(ledger_id, key)
    write_key_file(folder, key_file)
    return key, code


def unlock(
    folder: Path,
    *,
    passphrase_source: PassphraseSource | None = None,
    keyring_source: KeyringSource = open_system_keyring,
) -> MasterKey:
    """Return the ledger's master key; see `unlock_key_file`. Not for the UI thread: it may ask."""
    return unlock_key_file(
        read_key_file(folder), passphrase_source=passphrase_source, keyring_source=keyring_source
    )


def unlock_key_file(
    key_file: KeyFile,
    *,
    passphrase_source: PassphraseSource | None = None,
    keyring_source: KeyringSource = open_system_keyring,
) -> MasterKey:
    """Return the master key: from the keyring if it holds it, else by the passphrase.

    Args:
        key_file: What keys.json says.
        passphrase_source: Asked only when the passphrase is needed; None means nobody answered.
        keyring_source: Opens the keyring; called only where keys.json says that it holds the key.

    Raises:
        KeyringError: The keyring does not give the key, and there is no passphrase instead.
        WrongKeyError: The passphrase does not fit, or none was given.
    """
    refused: KeyringError | None = None
    if key_file.keyring:
        try:
            return _from_keyring(key_file, keyring_source)
        except KeyringError as error:
            if key_file.passphrase is None:
                raise _without_passphrase(error) from error
            log.warning("keyring did not give the key: %s", error.details.get("reason"))
            refused = error
    passphrase = passphrase_source() if passphrase_source is not None else None
    if passphrase is None:
        if refused is not None:
            raise refused
        raise WrongKeyError(
            "这个议事簿要用口令打开，没有收到口令。",
            "请输入口令（命令行用 YISHIBU_PASSPHRASE），或用恢复码打开。",
        )
    return _fitting(key_file, open_by_passphrase(key_file, passphrase))


def unlock_with_recovery_code(folder: Path, code: RecoveryCode) -> MasterKey:
    """Return the ledger's master key; WrongKeyError where the code is not its own."""
    return unlock_key_file_with_code(read_key_file(folder), code)


def unlock_key_file_with_code(key_file: KeyFile, code: RecoveryCode) -> MasterKey:
    """Return the master key; WrongKeyError where the code is not this ledger's."""
    return _fitting(key_file, open_by_code(key_file, code))


def change_passphrase(folder: Path, key: MasterKey, passphrase: str) -> None:
    """Let `passphrase` open the ledger instead of the one before; the keyring stays as it is."""
    key_file = _own_key_file(folder, key)
    wrap = seal_by_passphrase(key, key_file.ledger_id, passphrase)
    write_key_file(folder, replace(key_file, passphrase=wrap))


def renew_recovery_code(folder: Path, key: MasterKey) -> RecoveryCode:
    """Return a new code; the old one opens older backups only."""
    key_file = _own_key_file(folder, key)
    code = RecoveryCode(secrets.token_bytes(ENTROPY_BYTES))
    write_key_file(folder, replace(key_file, recovery=seal_by_code(key, key_file.ledger_id, code)))
    return code


def keep_in_keyring(folder: Path, key: MasterKey, keyring: Keyring) -> None:
    """Let this machine's keyring open the ledger from now on, as after a restore."""
    key_file = _own_key_file(folder, key)
    keyring.put(key_file.ledger_id, key)
    write_key_file(folder, replace(key_file, keyring=True))


def forget_keyring(folder: Path, key: MasterKey, keyring: Keyring) -> None:
    """Take the key out of this machine's keyring; the passphrase opens the ledger.

    Raises:
        ValidationError: There is no passphrase yet.
    """
    key_file = _own_key_file(folder, key)
    if key_file.passphrase is None:
        raise ValidationError(
            "还没有口令。", "请先设置口令，再停用系统密钥环。", field="passphrase"
        )
    write_key_file(folder, replace(key_file, keyring=False))
    keyring.remove(key_file.ledger_id)


def _from_keyring(key_file: KeyFile, keyring_source: KeyringSource) -> MasterKey:
    key = keyring_source().get(key_file.ledger_id)
    if key.fingerprint() != key_file.fingerprint:
        raise KeyringError(
            "系统密钥环里的密钥不是这个议事簿的。", "请用恢复码打开。", reason="altered"
        )
    return key


def _without_passphrase(error: KeyringError) -> KeyringError:
    locked = error.details.get("reason") == "locked"
    advice = "请解锁系统密钥环后再试，或用恢复码打开。" if locked else "请用恢复码打开。"
    return KeyringError(error.message, advice, **error.details, code_only=True)


def _fitting(key_file: KeyFile, key: MasterKey) -> MasterKey:
    if key.fingerprint() != key_file.fingerprint:
        raise WrongKeyError("密钥与这个议事簿不符。", "请从备份中取回密钥文件。")
    return key


def _own_key_file(folder: Path, key: MasterKey) -> KeyFile:
    """Return keys.json, having made sure that it is of this key: a wrong wrap would lock it."""
    key_file = read_key_file(folder)
    _fitting(key_file, key)
    return key_file
