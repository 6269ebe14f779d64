"""Commands about the ledger itself: init, verify, rebuild, backup, restore."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.bundles import is_bundle, verify_bundle
from desktop.cli.opening import (
    ask_new_passphrase,
    ask_passphrase,
    open_ledger,
    print_json,
    read_recovery_code,
)
from desktop.composition import (
    check_rebuild_of,
    found_home,
    rebuild_home,
    restore_home,
    verify_home,
)
from desktop.errors import LedgerDamagedError
from desktop.services.divisions import trace_division
from desktop.services.file_checks import FileAnswer, check_file

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from desktop.composition import Home
    from desktop.services.findings import Comparison, OnProgress, Progress

_STAGES = {"pages": "检查文件", "chain": "核对账本链", "tables": "核对各表"}


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands."""
    init = subparsers.add_parser("init", help="建立一个单机账本")
    init.add_argument("--org", required=True, metavar="CODE", help="区划代码，如 640323100201")
    init.add_argument("--name", required=True, help="组织名称，如 沟沿村")
    init.add_argument("--keeper", default="记录人", help="第一个账号的姓名")
    init.add_argument("--sample", action="store_true", help="示例账本：每张纸都印“示例”")
    init.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    init.set_defaults(run=run_init)

    verify = subparsers.add_parser("verify", help="核对账本，或核对一个印出的文件、一个同步包")
    verify.add_argument("file", nargs="?", type=Path, metavar="FILE", help="印出的 PDF，或同步包")
    verify.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    verify.set_defaults(run=run_verify)

    rebuild = subparsers.add_parser("rebuild", help="从账本链重建各表")
    rebuild.add_argument("--check", action="store_true", help="只比较，不改动")
    rebuild.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    rebuild.set_defaults(run=run_rebuild)

    backup = subparsers.add_parser("backup", help="备份到一个文件，写完即验")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(run=run_backup)

    restore = subparsers.add_parser("restore", help="从备份恢复")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--recovery-code-file", type=Path, metavar="F", default=None)
    restore.add_argument("--replace", action="store_true", help="替换已有的账本，旧的留在旁边")
    restore.set_defaults(run=run_restore)


def run_init(args: Namespace) -> int:
    """Make a ledger that works alone, and show its recovery code once."""
    code = found_home(
        args.home,
        divisions=trace_division(args.org, args.name),
        keeper=args.keeper,
        sample=args.sample,
        passphrase_source=ask_new_passphrase,
    )
    if args.json:
        print_json({"ledger": str(args.home), "recovery_code": code})
        return 0
    print(f"账本已建立：{args.home}")
    print(f"恢复码：{code}")
    print("请抄写或打印恢复码，锁进保险柜：换电脑或忘记口令时，只有它能打开账本。")
    return 0


def run_verify(args: Namespace) -> int:
    """Verify the whole ledger, or one printed file against it."""
    try:
        with open_ledger(args) as home:
            return _verify_file(home, args) if args.file else _verify_ledger(home, args)
    except LedgerDamagedError as error:  # so damaged that it does not even open
        if not args.json:
            raise
        print_json({"ok": False, "problems": [str(error)]})
        return 1


def _verify_ledger(home: Home, args: Namespace) -> int:
    found = verify_home(home, on_progress=_progress(quiet=args.json))
    if args.json:
        problems = [problem.message for problem in found.problems]
        print_json(
            {
                "ok": found.ok,
                "problems": problems,
                "notes": list(found.notes),
                "changes": found.changes,
                "patches": found.patches,
            }
        )
    else:
        for problem in found.problems:
            print(f"有问题：{problem.message}")
        for note in found.notes:
            print(note)
        if found.ok:
            print(f"账本完好：核对了{found.changes}个变更、{found.patches}项改动。")
    return 0 if found.ok else 1


def _verify_file(home: Home, args: Namespace) -> int:
    if is_bundle(args.file):
        return verify_bundle(home, args)
    data = args.file.read_bytes()
    with home.ledger.read() as reading:
        found = check_file(reading, home.press, data)
    ours = found.answer is FileAnswer.PRINTED_HERE
    if args.json:
        problems = [] if ours else [found.sentence]
        print_json({"ok": ours, "problems": problems, "answer": found.answer.value})
    else:
        print(found.sentence)
    return 0 if ours else 1


def run_rebuild(args: Namespace) -> int:
    """Compare every table with the journal, or make them again from it."""
    with open_ledger(args) as home:
        on_progress = _progress(quiet=args.json)
        compared = check_rebuild_of(home, on_progress=on_progress)
        backup = None
        if not args.check and not compared.ok:
            backup = rebuild_home(home, on_progress=on_progress)
    _report_rebuild(compared, args, backup)
    return 0 if compared.ok or backup else 1


def _report_rebuild(compared: Comparison, args: Namespace, backup: Path | None) -> None:
    messages = [problem.message for problem in compared.problems]
    if args.json:
        print_json(
            {
                "ok": compared.ok or backup is not None,
                "problems": messages,
                "held": [problem.message for problem in compared.held],
                "rows": compared.rows,
                "patches": compared.patches,
                "rebuilt": backup is not None,
                "backup": str(backup or ""),
            }
        )
        return
    for message in messages:
        print(message)
    if backup:
        print(f"各表已从账本链重建；重建前的备份：{backup}")
    elif compared.ok:
        print(f"各表与账本链一致：{compared.rows}行。")


def run_backup(args: Namespace) -> int:
    """Write a verified backup."""
    with open_ledger(args) as home:
        home.back_up(args.file.absolute())
    print(f"备份已写好并验过：{args.file}")
    return 0


def run_restore(args: Namespace) -> int:
    """Put the ledger of a backup into the home folder."""
    code = read_recovery_code(args.recovery_code_file) if args.recovery_code_file else None
    replaced = restore_home(
        args.file,
        args.home,
        code=code,
        passphrase_source=ask_new_passphrase if code else ask_passphrase,
        replace_ledger=args.replace,
    )
    print(f"已恢复到：{args.home}")
    if replaced:
        print(f"原来的账本保留在：{replaced}")
    return 0


def _progress(*, quiet: bool) -> OnProgress:
    """Return what tells how far it is, on standard error and only where a person looks on."""

    def show(progress: Progress) -> None:
        stage = _STAGES.get(progress.stage, progress.stage)
        end = "\n" if progress.done == progress.total else ""
        print(f"\r{stage} {progress.done}/{progress.total}", end=end, file=sys.stderr)

    return (lambda _: None) if quiet or not sys.stderr.isatty() else show
