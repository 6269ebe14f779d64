"""The command `export`: a ledger as a sheet to hand in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.opening import open_ledger, print_json
from desktop.data.durable_files import write_file
from desktop.errors import ValidationError
from desktop.services.ledger_tables import LEDGERS, export_ledger

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    told = "、".join(f"{ledger.id} {ledger.title}" for ledger in LEDGERS.values())
    command = subparsers.add_parser("export", help="把台账导出为 Excel 表")
    command.add_argument("kind", metavar="KIND", choices=tuple(LEDGERS), help=told)
    command.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_export)


def run_export(args: Namespace) -> int:
    """Write one ledger into a file; what was there is replaced whole or not at all."""
    if args.out.suffix.lower() != ".xlsx":
        raise ValidationError(
            f"“{args.out.name}”不是 .xlsx 文件名。", "请写成 台账.xlsx 这样的文件名。", field="out"
        )
    with open_ledger(args) as home, home.ledger.read() as reading:
        table = export_ledger(reading, args.kind, datetime.now(UTC))
        workbook = home.press.tabulate([table])
    write_file(args.out.absolute(), workbook)
    if args.json:
        print_json({"file": str(args.out), "kind": args.kind, "rows": len(table.rows)})
    else:
        print(f"已导出{table.title}，共 {len(table.rows)} 条：{args.out}")
    return 0
