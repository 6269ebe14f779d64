"""Reads the command line, runs one command, and turns errors into one line and an exit status.

0 done, 1 failed, 2 bad input or usage (commands: README).
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import AppError, NotFoundError, ValidationError
from desktop.logs import configure_logging, describe_exception
from desktop.usage import Parser

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)


OpenWindow = Callable[[argparse.Namespace], int]
CheckWindow = Callable[[], str]


def read_words(
    words: Sequence[str] | None, open_window: OpenWindow, check_window: CheckWindow
) -> argparse.Namespace:
    """Return what the command line asks for; without a command that is the window.

    The commands are imported where there is one: with all they need they take longer to import
    than the window takes to be drawn.
    """
    given = argparse.Namespace(home=None, debug=False)
    args, rest = _window_parser(open_window, check_window, add_help=False).parse_known_args(
        words, argparse.Namespace(**vars(given))
    )
    if not rest:
        return args
    from desktop.cli.commands import add_commands  # noqa: PLC0415 – slow: not for the window

    parser = _window_parser(open_window, check_window)
    add_commands(parser)
    return parser.parse_args(words, given)


def _window_parser(
    open_window: OpenWindow, check_window: CheckWindow, *, add_help: bool = True
) -> Parser:
    parser = Parser(
        prog="yishibu",
        description="议事簿：村务协商的账本；不写命令就打开窗口",
        add_help=add_help,
    )
    parser.add_argument("--lang", choices=("zh_CN", "en"), default="", help="界面语言")
    parser.add_argument("--large-type", action="store_true", help="大字")
    parser.set_defaults(run=open_window, check_window=check_window)
    return parser


def main(
    argv: Sequence[str] | None = None, *, open_window: OpenWindow, check_window: CheckWindow
) -> int:
    """Run one command, or open the window where none is given, and return the exit status.

    Args:
        argv: The words behind `yishibu`; those of this process where left out.
        open_window: Called with home, lang and large_type; handed in, since a command needs no Qt.
        check_window: Says that Qt works here, or raises an AppError.
    """
    args = read_words(argv, open_window, check_window)
    try:
        args.home = (args.home or paths.home_folder()).expanduser().absolute()
        configure_logging(paths.log_folder(), debug=args.debug)
        status = int(args.run(args))
        if sys.stdout is not None:  # a program of Windows without a console has none
            sys.stdout.flush()
    except (ValidationError, NotFoundError) as error:
        return _fail(error, 2)
    except AppError as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads has had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 – the top: nothing may end in a traceback
        log.error("command failed: %s", describe_exception(error))  # noqa: TRY400 – no locals in logs
        print(
            f"程序出错（{type(error).__name__}），已写入日志：{paths.log_folder()}。",
            file=sys.stderr,
        )
        return 1
    return status


def _fail(error: AppError, status: int) -> int:
    print(" ".join(str(error).split()), file=sys.stderr)
    return status
