"""The commands `org import` and `name`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from server.cli.opening import opened_store, print_json, read_file
from server.division_files import read_divisions
from server.organizations import import_divisions, name_of_server, name_server

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def register(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands."""
    org = commands.add_parser("org", help="组织")
    actions = org.add_subparsers(metavar="操作", required=True)
    command = actions.add_parser("import", help="导入区划：code,name,level,parent")
    command.add_argument("file", type=Path, metavar="FILE.csv")
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_import)
    name = commands.add_parser("name", help="给服务器起名，例如：盐池县政协")
    name.add_argument("name", metavar="名称")
    name.set_defaults(run=run_name)


def run_import(args: Namespace) -> int:
    """Bring the tree of organizations to what a file says."""
    rows = read_divisions(read_file(args.file))
    with opened_store(args) as store:
        outcome = import_divisions(store, rows)
        name = name_of_server(store)
    if args.json:
        print_json(asdict(outcome))
        return 0
    print(
        f"新增{outcome.added}个组织，改名{outcome.renamed}个，换上级{outcome.moved}个，"
        f"没有变化{outcome.unchanged}个。"
    )
    print(f"服务器的名称是“{name}”；用 yishibu-server name 更改。")
    return 0


def run_name(args: Namespace) -> int:
    """Say what people call the server."""
    with opened_store(args) as store:
        name = name_server(store, args.name)
    print(f"服务器的名称是“{name}”。")
    return 0
