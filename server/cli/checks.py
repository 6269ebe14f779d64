"""The command `check`: what is wrong, and which attachments are awaited still: that is no fault."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from server.checks import check
from server.cli.opening import opened_store, print_json, show_time, told_time
from server.lacking import list_awaited

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Sequence

    from server.lacking import Awaited

_KINDS = {"chain": "链", "feed": "数据流", "receipt": "回执", "row": "记录", "file": "文件"}
_SHOWN = 50


def register(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser("check", help="逐条核对：链、数据流、回执、记录和文件")
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_check)


def run_check(args: Namespace) -> int:
    """Check that all is whole and in order; 1 where it is not."""
    with opened_store(args) as store:
        findings, awaited = check(store), list_awaited(store)
    if args.json:
        print_json(
            {
                "ok": not findings,
                "problems": [asdict(each) for each in findings],
                "awaited": [asdict(each) | {"since": told_time(each.since)} for each in awaited],
            }
        )
        return 1 if findings else 0
    for each in findings[:_SHOWN]:
        print(f"{_KINDS[each.kind]} {each.subject}：{each.message}")
    if len(findings) > _SHOWN:
        print(f"还有{len(findings) - _SHOWN}处，用 --json 查看全部。")
    print(f"共{len(findings)}处不对。" if findings else "全部完整、有序。")
    _print_awaited(awaited)
    return 1 if findings else 0


def _print_awaited(awaited: Sequence[Awaited]) -> None:
    """Name attachments that are not here, and the ways to them."""
    if not awaited:
        return
    print(f"另有{len(awaited)}个附件只有记录，文件还没有传到：")
    for each in awaited[:_SHOWN]:
        by = f"，{'、'.join(each.devices)} {show_time(each.since)} 登记" if each.devices else ""
        print(f"附件 {each.digest}：{each.org}{by}")
    if len(awaited) > _SHOWN:
        print(f"还有{len(awaited) - _SHOWN}个，用 --json 查看全部。")
    print(
        "请让这些电脑各同步一次，有原件的会自动补传；"
        "原件也没有了的，请在本组织任何一台有这个文件的电脑上重新添加。"
    )
