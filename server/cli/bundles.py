"""The command `bundle import`: takes in what came by stick, and writes the way back."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.errors import DiskFullError, StorageError, ValidationError
from desktop.sync.bundles import check_bundle
from server.bundles import take_bundle
from server.cli.opening import opened_store, print_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Iterator

    from server.bundles import Taken

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def register(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    bundle = commands.add_parser("bundle", help="用 U 盘送来的同步包")
    actions = bundle.add_subparsers(metavar="操作", required=True)
    importing = actions.add_parser("import", help="收下一个同步包，写出回程包")
    importing.add_argument("file", type=Path, metavar="FILE", help="送来的同步包")
    importing.add_argument("--out", type=Path, required=True, metavar="FILE", help="回程包写到哪里")
    importing.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    importing.set_defaults(run=run_import)


def run_import(args: Namespace) -> int:
    """Take in a bundle; what could not be taken is said, and what could counts."""
    target = args.out.absolute()
    if target == args.file.absolute():
        raise ValidationError(
            "回程包不能写在同步包上面。", "请给 --out 换一个文件名。", field="out"
        )
    with opened_store(args) as store, _reading(args.file) as source, _writing(target) as file:
        taken = take_bundle(store, source, file)
    if args.json:
        print_json(_as_json(taken, args.out))
    else:
        _report(taken, args.out)
    return 1 if taken.refused else 0


def _as_json(taken: Taken, out: Path) -> dict[str, object]:
    return {
        "bundle": taken.head.bundle,
        "device": taken.head.device,
        "enrolled": bool(taken.enrolled),
        "changes": taken.changes,
        "receipts": len(taken.receipts),
        "arrived": len(taken.arrived),
        "refused": [
            {"code": each.code, "message": each.message, "advice": each.advice}
            for each in taken.refused
        ],
        "out": str(out),
    }


def _report(taken: Taken, out: Path) -> None:
    joined = "，这台电脑已加入本县" if taken.enrolled else ""
    print(
        f"已收下尾号{taken.head.device[-8:]}的电脑的同步包：记录{taken.changes}条，"
        f"附件和长文{len(taken.arrived)}个{joined}。"
    )
    print(f"回程包已写好并验过：{out}。请带回那台电脑，在那里导入。")
    for each in taken.refused:
        print(f"没有收：{each.message} {each.advice}", file=sys.stderr)


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    with _file_errors(path), path.open("rb") as file:
        yield file


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write; it takes its name once it is on the disk and reads back whole."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    with _file_errors(path):
        try:
            with part.open("x+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
                file.seek(0)
                check_bundle(file)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFullError(
                f"磁盘已满，没有写成：{path.name}。", "请换一个 U 盘，或腾出空间后再试。"
            ) from error
        raise StorageError(
            f"读写失败：{path}（{error.strerror}）。", "请检查路径、权限，和 U 盘是否已拔出。"
        ) from error
