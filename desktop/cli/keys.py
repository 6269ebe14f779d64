"""The commands `unlock` and `recovery-code`: the way back in, and a new code for the safe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.opening import (
    ask_new_passphrase,
    ask_passphrase,
    print_json,
    read_recovery_code,
)
from desktop.composition import renew_code, reopen_home

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands."""
    unlock = subparsers.add_parser("unlock", help="忘了口令，或密钥环里没有密钥：用恢复码打开")
    unlock.add_argument(
        "--recovery-code-file", type=Path, required=True, metavar="F", help="写着恢复码的文本文件"
    )
    unlock.set_defaults(run=run_unlock)
    renewing = subparsers.add_parser("recovery-code", help="换一个新的恢复码")
    renewing.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    renewing.set_defaults(run=run_recovery_code)


def run_unlock(args: Namespace) -> int:
    """Let this computer open the ledger again."""
    code = read_recovery_code(args.recovery_code_file)
    reopen_home(args.home, code, passphrase_source=ask_new_passphrase)
    print(f"账本可以打开了：{args.home}")
    return 0


def run_recovery_code(args: Namespace) -> int:
    """Make a new recovery code and show it once."""
    code = renew_code(args.home, passphrase_source=ask_passphrase)
    if args.json:
        print_json({"recovery_code": code})
        return 0
    print(f"新的恢复码：{code}")
    print("请抄写或打印，锁进保险柜。旧的恢复码只能打开以前的备份，请一并保留。")
    return 0
