"""The command `search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.opening import open_ledger, print_json
from desktop.errors import ValidationError
from desktop.records import declaration_of, record_type
from desktop.usage import positive

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    command = subparsers.add_parser("search", help="查找：任意文字，或姓名的拼音首字母")
    command.add_argument("text", metavar="TEXT")
    command.add_argument("--limit", type=positive, default=50, help="最多列出几条（默认50）")
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_search)


def run_search(args: Namespace) -> int:
    """List rows in which the words stand, newest first."""
    if not args.text.strip():
        raise ValidationError("没有写要找什么。", "请写至少两个字，或姓名的拼音首字母。")
    with open_ledger(args) as home, home.ledger.read() as reading:
        hits = reading.search(args.text, limit=args.limit)
    if args.json:
        found = [
            {"type": hit.type, "id": str(hit.id), "title": hit.title, "snippet": hit.snippet}
            for hit in hits
        ]
        print_json({"hits": found, "count": len(found)})
        return 0
    for hit in hits:
        kind = declaration_of(record_type(hit.type)).title
        print(f"{kind}  {hit.title}  {hit.snippet}  [{hit.id}]")
    if not hits:
        print(f"没有找到“{args.text}”。可以换两个字试试，或输入姓名的拼音首字母。")
    return 0
