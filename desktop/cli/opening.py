"""What commands share: opening the ledger, and printing one JSON document."""

from __future__ import annotations

import getpass
import json
import sys
from typing import TYPE_CHECKING, Any

from desktop.composition import Home, open_home, passphrase_from_environment

if TYPE_CHECKING:
    from argparse import Namespace
    from contextlib import AbstractContextManager


def open_ledger(args: Namespace) -> AbstractContextManager[Home]:
    """Open the home folder that the command names."""
    return open_home(args.home, passphrase_source=ask_passphrase)


def ask_passphrase() -> str | None:
    """Return the passphrase from YISHIBU_PASSPHRASE, else ask; None where nobody can answer."""
    given = passphrase_from_environment()
    if given is not None or not sys.stdin.isatty():
        return given
    return getpass.getpass("口令：") or None


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2))
