"""The log: one rotating file for the township's IT staff, and stderr while debugging.

The file may be sent to a stranger for help, so it holds ids, not names: records carry ids by
convention, and of an exception only its type and where it was raised are written, since its text
may quote what a person typed (SQLAlchemy's quotes whole rows).
"""

from __future__ import annotations

import contextlib
import copy
import logging
import sys
import time
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "yishibu.log"
FILE_BYTES = 1_000_000
OLD_FILES = 4
OWN_LOGGERS = ("desktop", "server")

log = logging.getLogger(__name__)
_ours: list[logging.Handler] = []


class DiscreetFormatter(logging.Formatter):
    """A line a record, in UTC; exceptions without their texts, local variables or source lines."""

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text; the record itself stays whole for other handlers."""
        record = copy.copy(record)
        if record.exc_info and record.exc_info[1]:
            record.exc_text = describe_exception(record.exc_info[1])
        return super().format(record)


def describe_exception(error: BaseException) -> str:
    """Return where an exception and those it came from were raised, outermost first."""
    lines: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines)


def configure_logging(folder: Path, *, debug: bool = False) -> None:
    """Send the log to a rotating file in a folder, and with ``debug`` to stderr as well.

    Called once at start by app and cli; called again, it replaces what it set up before. Other
    people's libraries are heard from WARNING up. Where the file cannot be written, the log goes
    to stderr: a full or read-only disk must not keep the app from opening.
    """
    root = logging.getLogger()
    _remove_ours(root)
    logging.raiseExceptions = debug  # a log that cannot be written is no news to a cadre
    _set_levels(root, debug=debug)
    problem = _add_file(root, folder)
    if debug or problem:
        _add(root, logging.StreamHandler(sys.stderr))
    if problem:
        log.warning("no log file: %s", problem)


def log_to_stderr(*, debug: bool = False) -> None:
    """Send the log to stderr alone, discreet as in the file: there a service's journal reads it."""
    root = logging.getLogger()
    _remove_ours(root)
    logging.raiseExceptions = debug
    _set_levels(root, debug=debug)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter())
    _add(root, handler)


def _set_levels(root: logging.Logger, *, debug: bool) -> None:
    root.setLevel(logging.WARNING)
    for name in OWN_LOGGERS:
        logging.getLogger(name).setLevel(logging.DEBUG if debug else logging.INFO)


def _remove_ours(root: logging.Logger) -> None:
    while _ours:
        handler = _ours.pop()
        root.removeHandler(handler)
        with contextlib.suppress(OSError):  # a full disk, told by the last flush
            handler.close()


def _add_file(root: logging.Logger, folder: Path) -> str | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8"
        )
    except OSError as error:
        return error.strerror or type(error).__name__
    handler.setFormatter(DiscreetFormatter())
    _add(root, handler)
    return None


def _add(root: logging.Logger, handler: logging.Handler) -> None:
    root.addHandler(handler)
    _ours.append(handler)
