"""The commands `paper list` and `paper print`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.cli.opening import open_ledger, print_json
from desktop.data.durable_files import write_file
from desktop.errors import ValidationError
from desktop.services.papers import list_printable, print_paper
from desktop.usage import positive

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands."""
    paper = subparsers.add_parser("paper", help="文书")
    actions = paper.add_subparsers(metavar="操作", required=True)
    listing = actions.add_parser("list", help="列出能打印的文书")
    listing.add_argument("id", nargs="?", metavar="ID", help="正式记录、会议、协商或表决事项的编号")
    listing.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    listing.set_defaults(run=run_list)
    printing = actions.add_parser("print", help="打印一份文书为 PDF")
    printing.add_argument("id", metavar="ID")
    printing.add_argument("paper", metavar="PAPER")
    printing.add_argument("--out", type=Path, required=True, metavar="FILE")
    printing.add_argument("--public", action="store_true", help="张贴用：遮盖个人信息")
    printing.add_argument("--copies", type=positive, help="表决票张数")
    printing.add_argument("--per-page", type=int, choices=(1, 2, 4), help="每页几张表决票")
    printing.set_defaults(run=run_print)


def run_list(args: Namespace) -> int:
    """List the papers that a record can print, or every paper there is."""
    with open_ledger(args) as home, home.ledger.read() as reading:
        if args.id:
            kinds = list_printable(reading, row_id(args.id), home.press)
        else:
            kinds = list(home.press.kinds().values())
    if args.json:
        print_json({"papers": [{"id": kind.id, "title": kind.title} for kind in kinds]})
    else:
        for kind in kinds:
            print(f"{kind.id:20}{kind.title}")
    return 0


def run_print(args: Namespace) -> int:
    """Print one paper into a file."""
    options: dict[str, Any] = {
        "public": args.public or None,
        "copies": args.copies,
        "per_page": args.per_page,
    }
    given = {name: value for name, value in options.items() if value is not None}
    with open_ledger(args) as home:
        pdf = print_paper(home.ledger, home.press, row_id(args.id), args.paper, **given)
        write_file(args.out.absolute(), pdf)
    print(f"已打印到：{args.out}")
    return 0


def row_id(text: str) -> UUID:
    """Return the id that a word of the command line is; ValidationError where it is none."""
    try:
        return UUID(text)
    except ValueError as error:
        raise ValidationError(
            f"“{text}”不是编号。", "编号形如 01a20a7f-9a9a-7001-9456-ff2dd51c3b9a。", field="id"
        ) from error
