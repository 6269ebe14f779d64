"""The command `dossier`: one matter, one file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.opening import open_ledger, print_json
from desktop.cli.papers import row_id
from desktop.data.durable_files import write_file
from desktop.domain.deadlines import day_of
from desktop.errors import ValidationError
from desktop.services.dossiers import make_dossier

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    command = subparsers.add_parser("dossier", help="一事一档：一件协商的全部文书和附件，一个 PDF")
    command.add_argument("consultation", metavar="CONSULTATION", help="协商的编号")
    command.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_dossier)


def run_dossier(args: Namespace) -> int:
    """Bind the dossier of a consultation into a file."""
    if args.out.suffix.lower() != ".pdf":
        raise ValidationError(
            f"“{args.out.name}”不是 .pdf 文件名。", "请写成 卷宗.pdf 这样的文件名。", field="out"
        )
    with open_ledger(args) as home:
        pdf = make_dossier(
            home.ledger,
            home.files,
            home.press,
            row_id(args.consultation),
            today=day_of(datetime.now(UTC)),
        )
        pages = home.press.page_count(pdf)
    write_file(args.out.absolute(), pdf)
    if args.json:
        print_json({"file": str(args.out), "pages": pages})
    else:
        print(f"已装订成卷，共 {pages} 页：{args.out}")
    return 0
