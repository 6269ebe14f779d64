"""The command `check`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from server.checks import check
from server.cli.opening import opened_store, print_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

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
        findings = check(store)
    if args.json:
        print_json({"ok": not findings, "problems": [asdict(each) for each in findings]})
        return 1 if findings else 0
    for each in findings[:_SHOWN]:
        print(f"{_KINDS[each.kind]} {each.subject}：{each.message}")
    if len(findings) > _SHOWN:
        print(f"还有{len(findings) - _SHOWN}处，用 --json 查看全部。")
    print(f"共{len(findings)}处不对。" if findings else "全部完整、有序。")
    return 1 if findings else 0
