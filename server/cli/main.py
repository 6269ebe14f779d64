"""Reads the command line, runs one command, and turns errors into one line and an exit status.

0 done, 1 failed, 2 bad input or usage, as the commands of the app (packaging/server/README.md).
"""

from __future__ import annotations

import argparse
import logging
import sys
from typing import TYPE_CHECKING

from desktop.errors import AppError, NotFoundError, ValidationError
from desktop.logs import configure_logging, describe_exception
from server.cli import bundles, checks, codes, devices, health, organizations, serving
from server.cli.opening import Parser, home_of
from server.division_files import DivisionFileError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

log = logging.getLogger(__name__)

_SHOWN = 20


def make_parser() -> Parser:
    """Return the parser of all commands."""
    parser = Parser(prog="yishibu-server", description="议事簿县级服务器")
    commands = parser.add_subparsers(metavar="命令", required=True)
    for area in (serving, health, organizations, codes, devices, bundles, checks):
        area.register(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status; `argv` are those of this process if left out."""
    given = argparse.Namespace(home=None, debug=False, db="")
    args = make_parser().parse_args(argv, given)
    try:
        args.home = home_of(args)
        configure_logging(args.home / "logs", debug=args.debug)
        return _run(args, args.home)
    except DivisionFileError as error:
        for each in error.problems[:_SHOWN]:
            print(f"第{each.line}行：{each.problem}", file=sys.stderr)
        return _fail(error, 2)
    except (ValidationError, NotFoundError) as error:
        return _fail(error, 2)
    except AppError as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        return 1


def _run(args: argparse.Namespace, home: Path) -> int:
    try:
        status = int(args.run(args))
        sys.stdout.flush()
    except (AppError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001 – the top: nothing may end in a traceback
        log.error("command failed: %s", describe_exception(error))  # noqa: TRY400 – no locals in logs
        print(f"程序出错（{type(error).__name__}），已写入日志：{home / 'logs'}。", file=sys.stderr)
        return 1
    return status


def _fail(error: AppError, status: int) -> int:
    print(" ".join(str(error).split()), file=sys.stderr)
    return status
