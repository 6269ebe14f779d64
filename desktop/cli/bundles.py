"""Commands for a USB stick: bundles out and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.opening import open_ledger, print_json
from desktop.domain.own_files import BUNDLE_BEGINS
from desktop.errors import NotFoundError
from desktop.services.sync_conflicts import count_conflicts

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Sequence

    from desktop.composition import Home
    from desktop.services.bundle_ports import BundleIn, BundleOut, LeftOut
    from desktop.services.findings import OnProgress, Progress

_STAGES = {"changes": "写入记录", "files": "写入附件", "bundle": "读取同步包"}


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands."""
    bundle = subparsers.add_parser("bundle", help="用 U 盘和县里交换：导出同步包，导入回程包")
    actions = bundle.add_subparsers(metavar="操作", required=True)
    exporting = actions.add_parser("export", help="把还没有回执的写成一个文件，写完即验")
    exporting.add_argument(
        "file", type=Path, metavar="FILE", help="如 /media/U盘/沟沿村.yishibu-bundle"
    )
    exporting.add_argument(
        "--join",
        type=Path,
        metavar="入网文件",
        help="没有网络时加入本县：县里给的入网文件，请求随同步包带去",
    )
    exporting.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    exporting.set_defaults(run=run_export)
    importing = actions.add_parser("import", help="导入带回来的回程包，或替别人转交的同步包")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    importing.set_defaults(run=run_import)


def run_export(args: Namespace) -> int:
    """Write what waits into a file."""
    with open_ledger(args) as home:
        out = _export(home, args)
    if args.json:
        print_json(_out_json(out))
    else:
        _report_out(out)
    return _complain(out.left_out, quiet=args.json)


def _export(home: Home, args: Namespace) -> BundleOut:
    target, progress = args.file.absolute(), _progress(quiet=args.json)
    if args.join is None:
        return home.export_bundle(target, progress)
    return home.ask_to_join(target, args.join, progress)


def _out_json(out: BundleOut) -> dict[str, Any]:
    return {
        "file": str(out.file),
        "bundle": out.bundle,
        "bytes": out.size_bytes,
        "changes": out.changes,
        "parts": out.parts,
        "files": out.files,
        "asks": out.asks,
        "returns": [str(path) for path in out.returns],
        "left_out": _left_out_json(out.left_out),
    }


def _report_out(out: BundleOut) -> None:
    print(f"同步包已写好并验过：{out.file}（{out.size_bytes / 1000:.1f} KB）")
    if out.changes or out.files:
        print(f"装了记录{out.changes}条、附件{out.files}个；县里的回执带回来之前，都还算没传。")
    else:
        print("没有等着传的记录；带去可以取回县里和乡镇的新内容。")
    if out.asks:
        print("里面有加入本县的请求；县里的答复带回来之前，请不要再用这个入网文件。")
    for path in out.returns:
        print(f"替别的电脑带回的回程包：{path}")
    print("可以拔出 U 盘了。带到乡镇或县里，再把回程包带回来：yishibu bundle import 文件")


def run_import(args: Namespace) -> int:
    """Take in a bundle."""
    with open_ledger(args) as home:
        found = home.import_bundle(args.file.absolute(), _progress(quiet=args.json))
        told = _in_json(home, found)
    if args.json:
        print_json(told)
    else:
        _report_in(found, told)
    return _complain(found.left_out, quiet=args.json)


def _in_json(home: Home, found: BundleIn) -> dict[str, Any]:
    store = home.sync_store
    with home.ledger.read() as reading:
        conflicts = count_conflicts(reading, store)
    return {
        "bundle": found.bundle,
        "device": found.device,
        "kept_for": found.kept_for,
        "complete": found.complete,
        "enrolled": found.enrolled,
        "receipted": found.receipted,
        "pulled": found.pulled,
        "files": found.files,
        "files_arrived": found.files_arrived,
        "conflicts": conflicts,
        "held": len(store.held()),
        "alarms": len(store.alarms()),
        "unsent": sum(chain.unsent for chain in store.chains()),
        "left_out": _left_out_json(found.left_out),
    }


def _report_in(found: BundleIn, told: dict[str, Any]) -> None:
    if found.kept_for:
        print(
            f"已收下尾号{found.device[-8:]}的电脑的同步包，本机打不开；下次联网同步时替它送到县里。"
        )
        return
    if found.enrolled:
        print("这台电脑已加入本县。")
    print(
        f"回程包已导入：本机{found.receipted}条有了县里的回执，收到{found.pulled}条，"
        f"附件和长文{found.files}个。"
    )
    if told["unsent"]:
        print(f"还有{told['unsent']}条没有回执。")
    if told["conflicts"]:
        print(f"有{told['conflicts']}处两边写得不一样，用 yishibu conflicts 查看。")
    if told["alarms"]:
        print(f"有{told['alarms']}件事要人看一看：请打开议事簿的“同步中心”。")


def _left_out_json(left_out: Sequence[LeftOut]) -> list[dict[str, str]]:
    return [
        {"code": each.code, "message": each.message, "advice": each.advice} for each in left_out
    ]


def _complain(left_out: Sequence[LeftOut], *, quiet: bool) -> int:
    """Say what could not be used, and return the exit status: what could is done all the same."""
    if not quiet:
        for each in left_out:
            print(" ".join(f"{each.message} {each.advice}".split()), file=sys.stderr)
    return 1 if left_out else 0


def is_bundle(path: Path) -> bool:
    """Tell whether a file says that it is a bundle.

    Raises:
        NotFoundError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(BUNDLE_BEGINS)) == BUNDLE_BEGINS
    except OSError as error:
        raise NotFoundError(f"读不了文件：{path}。", "请检查路径和权限。") from error


def verify_bundle(home: Home, args: Namespace) -> int:
    """Say what a bundle is, and whether it is whole."""
    found = home.check_bundle(args.file.absolute())
    if args.json:
        problems = [] if found.ok else [found.sentence]
        print_json({"ok": found.ok, "problems": problems, "answer": found.sentence})
    else:
        print(found.sentence)
    return 0 if found.ok else 1


def _progress(*, quiet: bool) -> OnProgress:
    """Return what tells how far it is, on standard error and only where a person looks on."""

    def show(progress: Progress) -> None:
        stage = _STAGES.get(progress.stage, progress.stage)
        end = "\n" if progress.done == progress.total else ""
        print(f"\r\033[K{stage} {progress.done}/{progress.total}", end=end, file=sys.stderr)

    return (lambda _: None) if quiet or not sys.stderr.isatty() else show
