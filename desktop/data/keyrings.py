"""The keyring of the operating system: who may hold the key, and what it says when it will not.

Only backends that encrypt at rest are let in; others would store the key in plain text (file
backends) or nowhere (null) without a word. `keyring` takes 150 ms to import: it comes when needed.
"""

from __future__ import annotations

import base64
import binascii
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from desktop.data.key_files import KEY_BYTES, MasterKey
from desktop.errors import KeyringError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

SERVICE = "yishibu"

_TRUSTED = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
_ADVICE = "请改用口令或恢复码。"


class Keyring(Protocol):
    """Holds master keys by ledger; every method raises KeyringError where it cannot."""

    def put(self, ledger_id: UUID, key: MasterKey) -> None:
        """Store a key, and make sure that it can be read again."""

    def get(self, ledger_id: UUID) -> MasterKey:
        """Return a ledger's key."""

    def remove(self, ledger_id: UUID) -> None:
        """Forget a ledger's key."""


class SystemKeyring:
    """Secret Service, KWallet, macOS Keychain or Windows Credential Locker."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def put(self, ledger_id: UUID, key: MasterKey) -> None:
        """Store a key and read it back."""
        secret = base64.b64encode(key.material).decode("ascii")
        with _keyring_errors():
            self._backend.set_password(SERVICE, str(ledger_id), secret)
            kept = self._backend.get_password(SERVICE, str(ledger_id))
        if kept != secret:
            raise KeyringError("系统密钥环没有存下密钥。", "请改用口令。", reason="refused")

    def get(self, ledger_id: UUID) -> MasterKey:
        """Return a ledger's key; the system may ask the person to unlock the keyring first."""
        with _keyring_errors():
            secret = self._backend.get_password(SERVICE, str(ledger_id))
        if secret is None:
            raise KeyringError("系统密钥环里没有这个议事簿的密钥。", _ADVICE, reason="gone")
        try:
            material = base64.b64decode(secret, validate=True)
        except (binascii.Error, ValueError):
            material = b""
        if len(material) != KEY_BYTES:
            raise KeyringError("系统密钥环里的密钥已被改动。", _ADVICE, reason="altered")
        return MasterKey(material)

    def remove(self, ledger_id: UUID) -> None:
        """Forget a ledger's key; nothing happens where there is none."""
        with _keyring_errors():
            if self._backend.get_password(SERVICE, str(ledger_id)) is not None:
                self._backend.delete_password(SERVICE, str(ledger_id))


def open_system_keyring() -> SystemKeyring:
    """Return this machine's keyring.

    Raises:
        KeyringError: There is none, or only one that would not encrypt; ``details["reason"]``.
    """
    import keyring  # noqa: PLC0415 – 150 ms that most starts do not need
    from keyring.backends import chainer, fail  # noqa: PLC0415 – as above

    with _keyring_errors():
        backend: Any = keyring.get_keyring()
        if isinstance(backend, chainer.ChainerBackend):
            backend = next(iter(backend.backends), None)
    if backend is None or isinstance(backend, fail.Keyring):
        raise KeyringError("这台电脑没有可用的系统密钥环。", _ADVICE, reason="missing")
    if type(backend).__module__ not in _TRUSTED:
        raise KeyringError(
            f"系统设定的密钥环不加密保存，没有采用（{type(backend).__module__}）。",
            _ADVICE,
            reason="untrusted",
        )
    return SystemKeyring(backend)


@contextmanager
def _keyring_errors() -> Iterator[None]:
    """Turn whatever a backend raises into a KeyringError: the one seam.

    Backends let their own libraries' errors through (D-Bus, Win32, Keychain), which share no base.
    """
    from keyring import errors  # noqa: PLC0415 – 150 ms that most starts do not need

    try:
        yield
    except errors.KeyringLocked as error:
        raise KeyringError(
            "系统密钥环已锁住，没有解锁。",
            "请解锁系统密钥环后再试，或改用口令或恢复码。",
            reason="locked",
        ) from error
    except (errors.NoKeyringError, errors.InitError) as error:
        raise KeyringError("这台电脑的系统密钥环无法启动。", _ADVICE, reason="missing") from error
    except Exception as error:
        raise KeyringError("系统密钥环拒绝了请求。", _ADVICE, reason="refused") from error
