"""What commands share: opening the ledger, and printing one JSON document."""

from __future__ import annotations

import getpass
import json
import sys
from typing import TYPE_CHECKING, Any

from desktop.composition import Home, open_home, passphrase_from_environment
from desktop.domain.recovery_codes import parse_recovery_code
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from argparse import Namespace
    from contextlib import AbstractContextManager
    from pathlib import Path

    from desktop.domain.recovery_codes import RecoveryCode


def open_ledger(args: Namespace) -> AbstractContextManager[Home]:
    """Open the home folder that the command names."""
    return open_home(args.home, passphrase_source=ask_passphrase)


def ask_passphrase() -> str | None:
    """Return the passphrase from YISHIBU_PASSPHRASE, else ask; None where nobody can answer."""
    given = passphrase_from_environment()
    if given is not None or not sys.stdin.isatty():
        return given
    return _ask("口令：") or None


def ask_new_passphrase() -> str | None:
    """Return a new passphrase as `ask_passphrase` does; a typed one is asked for twice.

    Raises:
        ValidationError: The two are not the same.
    """
    given = passphrase_from_environment()
    if given is not None or not sys.stdin.isatty():
        return given
    typed = _ask("设置口令（屏幕上不显示）：")
    if typed and _ask("再输入一次：") != typed:
        raise ValidationError("两次输入的口令不一样。", "请再试一次。", field="passphrase")
    return typed or None


def _ask(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except EOFError:  # Ctrl+D
        return ""


def read_recovery_code(file: Path) -> RecoveryCode:
    """Return the recovery code that a text file holds.

    Raises:
        ValidationError: The file cannot be read, or holds no code.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ValidationError(
            f"读不了恢复码文件：{file}。", "请检查路径；应为纯文本。", field="recovery_code"
        ) from error
    return parse_recovery_code(text)


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2))
