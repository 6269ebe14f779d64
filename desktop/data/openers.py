"""Unlocks a ledger by its recovery code, and lets this computer open it from then on.

The code is used where the passphrase is forgotten or the keyring is another computer's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.data.keys import (
    change_passphrase,
    keep_in_keyring,
    unlock_key_file,
    unlock_key_file_with_code,
)
from desktop.errors import KeyringError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.data.key_files import KeyFile, MasterKey
    from desktop.data.keyrings import Keyring
    from desktop.domain.recovery_codes import RecoveryCode


class Opener:
    """Opens one key file, with a recovery code or as every day.

    Args:
        code: The recovery code; None opens by keyring or passphrase, and changes nothing.
        passphrase_source: Asked for the passphrase, or with a code for a new one; without an
            answer the old one stays.
        find_keyring: Returns the keyring that is to hold the key, None where there is none.
    """

    def __init__(
        self,
        code: RecoveryCode | None,
        *,
        passphrase_source: Callable[[], str | None],
        find_keyring: Callable[[], Keyring | None],
    ) -> None:
        self._code = code
        self._passphrase_source = passphrase_source
        self._find_keyring = find_keyring
        self._keyring: Keyring | None = None
        self._passphrase: str | None = None

    def unlock(self, key_file: KeyFile) -> MasterKey:
        """Return the key; whatever has to be asked is asked here, before anything is changed.

        Raises:
            ValidationError: Nothing would open the ledger on this computer.
            WrongKeyError: Code or passphrase do not fit.
        """
        if self._code is None:
            return unlock_key_file(key_file, passphrase_source=self._passphrase_source)
        key = unlock_key_file_with_code(key_file, self._code)
        self._keyring = self._find_keyring()
        if self._keyring is None:
            self._passphrase = self._passphrase_source()
            if self._passphrase is None and key_file.passphrase is None:
                raise ValidationError(
                    "这台电脑没有系统密钥环，以后没有办法打开账本。",
                    "请设置口令后再来（命令行用 YISHIBU_PASSPHRASE）；现在什么都没有改动。",
                    field="passphrase",
                )
        return key

    def let_open(self, folder: Path, key: MasterKey) -> None:
        """Let keyring or passphrase open the ledger in a folder from now on.

        Raises:
            KeyringError: The keyring refuses, and there is no passphrase instead.
        """
        if self._keyring is not None:
            try:
                keep_in_keyring(folder, key, self._keyring)
            except KeyringError:  # locked, and its dialog was cancelled
                self._passphrase = self._passphrase_source()
                if self._passphrase is None:
                    raise
        if self._passphrase is not None:
            change_passphrase(folder, key, self._passphrase)
