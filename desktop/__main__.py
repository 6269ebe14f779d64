"""Runs the window or one command: ``yishibu`` and ``python -m desktop``."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

WORKBOOK_PROCESS = ("-P", "-m", "desktop.data.workbook_process")

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from desktop.ui.opening import OpeningCard


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the command line asks for, and return the exit status."""
    words = sys.argv[1:] if argv is None else argv
    if tuple(words) == WORKBOOK_PROCESS:
        return parse_workbook()
    try:
        card = _answer_click() if not words else None
        from desktop.cli.main import main as run_command  # noqa: PLC0415 – it may be missing

        opening = partial(open_window, card=card)
        return run_command(words, open_window=opening, check_window=check_window)
    except ImportError as error:
        print(f"安装不完整：缺少组件（{error}）。请重新安装。", file=sys.stderr)  # noqa: T201 – nothing else is there to tell
        return 1


def _answer_click() -> OpeningCard | None:
    """Show that the app is on its way, before anything but Qt is loaded."""
    from desktop.ui.opening import show_card  # noqa: PLC0415 – a command needs no Qt

    return show_card()


def parse_workbook() -> int:
    """Be the process that parses one workbook: a frozen executable has no other Python to start."""
    from desktop.data import workbook_process  # noqa: PLC0415 – only for this process

    workbook_process.main()
    return 0


def check_window() -> str:
    """Say that the window can be shown here.

    Raises:
        AppError: They do not.
    """
    from desktop.app import check_qt  # noqa: PLC0415 – a command needs no Qt

    return check_qt()


def open_window(args: Namespace, *, card: OpeningCard | None = None) -> int:
    """Open the window of a home folder; the card that was shown meanwhile gives way to it."""
    from desktop.app import run_window  # noqa: PLC0415 – a command needs no Qt

    return run_window(args.home, language=args.lang, large=args.large_type, card=card)


if __name__ == "__main__":
    sys.exit(main())
