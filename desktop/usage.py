"""The parser of the command line: the options of every command, and its complaints in Chinese."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

# What argparse says, and how it is put here; what matches none is shown as it is.
_IN_CHINESE = (
    (r"the following arguments are required: (?P<names>.+)", "还缺 {names}"),
    (r"one of the arguments (?P<names>.+) is required", "要写其中一个：{names}"),
    (
        r"argument (?P<name>\S+): not allowed with argument (?P<other>\S+)",
        "{name} 不能和 {other} 一起写",
    ),
    (r"unrecognized arguments: (?P<names>.+)", "不认识 {names}"),
    (r"argument (?P<name>\S+): expected one argument", "{name} 后面要写一个值"),
    (
        r"argument (?P<name>\S+): invalid int value: '(?P<value>.*)'",
        "{name} 要写整数，现为“{value}”",
    ),
    (
        r"argument (?P<name>\S+): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<ways>.+)\)",
        "{name} 没有“{value}”，可选：{ways}",
    ),
    (r"argument (?P<name>\S+): ignored explicit argument '(?P<value>.*)'", "{name} 后面不写值"),
    (r"argument (?P<name>\S+): (?P<problem>.+)", "{name}：{problem}"),
)


class Parser(argparse.ArgumentParser):
    """A parser that answers a wrong command in one line, and says where help is.

    Every command and every action of one takes --home and --debug, so that they may stand anywhere.
    """

    home_help = "账本所在文件夹（默认 YISHIBU_HOME 或用户数据）"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False)
        # Left out behind the command, each is as it was given before it.
        self.add_argument(
            "--home",
            type=Path,
            default=argparse.SUPPRESS,
            help=self.home_help,
        )
        self.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help="把日志也写到标准错误"
        )

    def error(self, message: str) -> NoReturn:
        """Exit with status 2."""
        self.exit(2, f"用法不对：{in_chinese(message)}。用 {self.prog} --help 查看用法。\n")


def in_chinese(message: str) -> str:
    """Return a complaint of argparse in Chinese and on one line."""
    line = " ".join(message.split())
    for pattern, wording in _IN_CHINESE:
        found = re.fullmatch(pattern, line)
        if found:
            return wording.format(**found.groupdict()).replace("'", "")
    return line


def positive(text: str) -> int:
    """Read a whole number from 1 on, for an option."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not number:
        raise argparse.ArgumentTypeError(f"要写大于0的整数，现为“{text}”")
    return number
