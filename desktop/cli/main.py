"""Reads the command line, runs one command, and turns errors into one line and an exit status.

0 done, 1 failed, 2 bad input or usage (commands: README).
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from typing import TYPE_CHECKING

from desktop import paths
from desktop.cli import demonstrations, keys, laws, ledgers, papers, rosters, searches
from desktop.cli.usage import Parser
from desktop.errors import AppError, NotFoundError, ValidationError
from desktop.logs import configure_logging, describe_exception

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)


def make_parser() -> Parser:
    """Return the parser of every command."""
    parser = Parser(prog="yishibu", description="议事簿：村务协商的账本")
    parser.set_defaults(run=_say_no_window)
    subparsers = parser.add_subparsers(metavar="命令")
    for module in (ledgers, keys, laws, rosters, searches, papers, demonstrations):
        module.register(subparsers)
    return parser


def _say_no_window(args: argparse.Namespace) -> int:  # noqa: ARG001 – every command takes them
    print("窗口还没有做好。请用命令，例如 yishibu demo --out DIR；yishibu --help 列出全部命令。")
    return 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    args = make_parser().parse_args(argv, argparse.Namespace(home=None, debug=False))
    args.home = (args.home or paths.home_folder()).expanduser().absolute()
    configure_logging(paths.log_folder(), debug=args.debug)
    try:
        status = int(args.run(args))
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
