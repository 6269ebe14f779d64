"""Reads the command line, runs one command, and turns errors into one line and an exit status.

0 done, 1 failed, 2 bad input or usage (commands: README).
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop import paths
from desktop.cli import demonstrations, laws, ledgers, papers, rosters, searches
from desktop.errors import AppError, NotFoundError, ValidationError
from desktop.logs import configure_logging, describe_exception

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)


class Parser(argparse.ArgumentParser):
    """A parser that answers a wrong command in one line, and says where help is."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2."""
        self.exit(2, f"用法不对：{message}。用 {self.prog} --help 查看用法。\n")


def make_parser() -> Parser:
    """Return the parser of every command."""
    parser = Parser(prog="yishibu", description="议事簿：村务协商的账本")
    parser.set_defaults(run=_say_no_window)
    subparsers = parser.add_subparsers(metavar="命令")
    for module in (ledgers, laws, rosters, searches, papers, demonstrations):
        module.register(subparsers)
    _add_common(parser, default=None)
    for command in subparsers.choices.values():
        # Left out behind the command, it is as it was given before it.
        _add_common(command, default=argparse.SUPPRESS)
    return parser


def _add_common(command: argparse.ArgumentParser, *, default: str | None) -> None:
    command.add_argument(
        "--home",
        type=Path,
        default=default,
        help="账本所在文件夹（默认 YISHIBU_HOME 或用户数据）",
    )
    command.add_argument(
        "--debug", action="store_true", default=default or False, help="把日志也写到标准错误"
    )


def _say_no_window(args: argparse.Namespace) -> int:  # noqa: ARG001 – every command takes them
    print("窗口还没有做好。请用命令，例如 yishibu demo --out DIR；yishibu --help 列出全部命令。")
    return 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    args = make_parser().parse_args(argv)
    args.home = (args.home or paths.home_folder()).absolute()
    configure_logging(paths.log_folder(), debug=args.debug)
    try:
        return int(args.run(args))
    except (ValidationError, NotFoundError) as error:
        return _fail(error, 2)
    except AppError as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except Exception as error:  # noqa: BLE001 – the top: nothing may end in a traceback
        log.error("command failed: %s", describe_exception(error))  # noqa: TRY400 – no locals in logs
        print(
            f"程序出错（{type(error).__name__}），已写入日志：{paths.log_folder()}。",
            file=sys.stderr,
        )
        return 1


def _fail(error: AppError, status: int) -> int:
    print(" ".join(str(error).split()), file=sys.stderr)
    return status
