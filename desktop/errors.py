"""Errors that a person can be shown.

AppError
├── ValidationError       what was typed cannot be: names field and remedy
├── NotFoundError         no such row here
├── ConflictError         somebody else was faster, or the row is frozen
├── PermissionDeniedError this account may not
├── StorageError          the ledger, its keys or its files
│   ├── LedgerLockedError     another program holds the ledger
│   ├── LedgerTooNewError     written by a newer version of the app
│   ├── LedgerDamagedError    bytes are not what they were
│   ├── DiskFullError         no room left
│   ├── WrongKeyError         passphrase or recovery code does not fit
│   └── KeyringError          the keyring is missing, locked or refused
├── SyncError             what came by line or stick is not what it should be
│   ├── LineError             the line to the server is not there, or broke
│   └── RefusedError          the server understood, and said no
└── DocumentError         a paper cannot be made

Every error says what happened (`message`) and what to do (`advice`), both in Chinese, the
interface's source language; attributes carry what a caller may want to look at. Third-party
exceptions are turned into these at one seam an adapter, with ``raise … from``.
"""

from __future__ import annotations

from typing import Self


class Said(str):
    """A sentence with names in it, which the interface can say in its language nevertheless.

    Attributes:
        pattern: The sentence with ``{name}`` where a name stands.
        parts: What stands there, by name.
    """

    __slots__ = ("parts", "pattern")
    pattern: str
    parts: dict[str, object]

    def __new__(cls, pattern: str, **parts: object) -> Self:
        """Put the sentence together."""
        said = super().__new__(cls, pattern.format_map(parts))
        said.pattern, said.parts = pattern, parts
        return said


class AppError(Exception):
    """Something a person should read: what happened, and what to do about it."""

    def __init__(self, message: str, advice: str = "", **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.details = details

    def __str__(self) -> str:
        """Say what happened and what to do."""
        return f"{self.message} {self.advice}".strip()


class ValidationError(AppError):
    """Input that cannot be accepted; ``details["field"]`` names it where there is one."""


class NotFoundError(AppError):
    """What was asked for is not in this ledger."""


class ConflictError(AppError):
    """The row was changed meanwhile, or is frozen."""


class PermissionDeniedError(AppError):
    """This account may not do that."""


class StorageError(AppError):
    """The ledger, its keys or its files cannot be used."""


class LedgerLockedError(StorageError):
    """Another program is writing into the ledger."""


class LedgerTooNewError(StorageError):
    """The ledger was written by a newer version of the app."""


class LedgerDamagedError(StorageError):
    """Bytes in ledger, attachment or backup are not what they were."""


class DiskFullError(StorageError):
    """There is no room left on the disk."""


class WrongKeyError(StorageError):
    """The passphrase or recovery code does not open this ledger."""


class KeyringError(StorageError):
    """The keyring of the system is missing, locked or refused."""


class SyncError(AppError):
    """What came from another machine is not what it should be; ``details["code"]`` says how."""


class LineError(SyncError):
    """The server cannot be reached, or the line broke; what had arrived counts."""


class RefusedError(SyncError):
    """The server said no: ``details["code"]`` as in docs/sync.md, ``details["status"]`` by HTTP."""


class DocumentError(AppError):
    """A paper cannot be made as asked."""
