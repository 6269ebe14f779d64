"""The command `self-test`: is this installation whole? Touches nothing of the person's own.

Every part is tried whatever the others say, and each answers with one line that a person can read
out on the telephone.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import secrets
import tempfile
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import distribution, version
from pathlib import Path
from platform import platform, python_version
from typing import TYPE_CHECKING

from desktop.cli.opening import print_json
from desktop.composition import found_home, open_home, verify_home
from desktop.data.keyrings import open_system_keyring
from desktop.documents.faces import load_faces
from desktop.errors import AppError, DocumentError, KeyringError, StorageError, WrongKeyError
from desktop.logs import describe_exception
from desktop.resources import resource
from desktop.samples import play_samples, read_sample_roster, trace_sample_division
from desktop.services.laws import describe_rules
from desktop.services.sample_cases import DIALYSIS_ROOM
from desktop.services.sample_plays import print_papers
from desktop.services.sample_villages import read_sample_village

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Callable

    from desktop.composition import Home

log = logging.getLogger(__name__)

RARE = "䶮𬱖𫖯𬭎㛃堃珺喆昇玥·"
"""Characters of real names that a poor font lacks."""
_REINSTALL = "请重新安装。"
ROSTER = "samples/rosters/roster-clean.xlsx"


@dataclass(frozen=True)
class Check:
    """What one part of the installation answered."""

    name: str
    ok: bool
    detail: str


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    command = subparsers.add_parser(
        "self-test", help="检查这次安装是否完整：字体、表格、加密、数据库、文书、窗口"
    )
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_self_test)


def run_self_test(args: Namespace) -> int:
    """Try every part in a throwaway folder, and say which works."""
    checks = [
        _try("版本", lambda: f"{version('yishibu')}，Python {python_version()}，{platform()}"),
        _try("程序文件", _check_files),
        _try("法律规则", _check_rules),
        _try("区划", _check_divisions),
        _try("字体", _check_fonts),
        _try("表格", _check_workbooks),
        *_check_ledger(),
        _try("密钥环", _check_keyring),
        _try("窗口", args.check_window),
    ]
    ok = all(check.ok for check in checks)
    if args.json:
        print_json({"ok": ok, "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            print(f"{'好的' if check.ok else '不行'}  {check.name}：{check.detail}")
        print(
            "安装完整。" if ok else "安装不完整：请重新安装；还是不行，请把上面几行交给维护人员。"
        )
    return 0 if ok else 1


def _try(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, ok=True, detail=check())
    except AppError as error:
        return Check(name, ok=False, detail=str(error))
    except FileNotFoundError as error:
        return Check(name, ok=False, detail=f"缺少文件 {error.filename}。")
    except ImportError as error:
        return Check(name, ok=False, detail=f"缺少组件：{error}。")
    except Exception as error:  # noqa: BLE001 – a part that is broken may fail in any way
        log.error("self-test of %s: %s", name, describe_exception(error))  # noqa: TRY400 – no locals in logs
        return Check(name, ok=False, detail=f"出错（{type(error).__name__}），已写入日志")


def _check_files() -> str:
    """Compare what lies beside the code with the list and the digests that came with it."""
    root = Path(str(resource("rules"))).resolve().parent
    files = {
        Path(str(file.locate())).resolve(): file for file in distribution("yishibu").files or ()
    }
    files = {path: file for path, file in files.items() if path.is_relative_to(root)}
    for path, file in files.items():
        if not path.is_file():
            raise StorageError(f"缺少文件 {file}。", _REINSTALL)
        if file.hash and _digest(path, file.hash.mode) != file.hash.value:
            raise StorageError(f"文件损坏 {file}。", _REINSTALL)
    return f"{len(files)} 个都在，没有改动" if files else "从源码运行，没有清单可以核对"


def _digest(path: Path, method: str) -> str:
    """Return a digest as the list of an installed distribution has it (PEP 376)."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, method).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _check_rules() -> str:
    return f"{len(describe_rules()['bodies'])} 类议事组织的规则"


def _check_divisions() -> str:
    return " › ".join(one.name for one in trace_sample_division())


def _check_workbooks() -> str:
    """Read a workbook, which a process of its own does; a frozen program starts itself for it."""
    return f"读得了，示例名册有 {len(read_sample_roster().people)} 人"


def _check_keyring() -> str:
    """Say what will hold the key. A computer without a keyring is whole: a passphrase opens it."""
    try:
        open_system_keyring()
    except KeyringError as error:
        return f"{error.message}账本用口令打开"
    return "系统密钥环可用"


def _check_fonts() -> str:
    faces = load_faces()
    lacking = [sign for sign in RARE if faces.find_face("fangsong", sign) is None]
    if lacking:
        raise DocumentError(f"印不出这些字：{'、'.join(lacking)}。", "请重新安装字体。")
    return f"齐全，生僻字“{RARE[:4]}”等都印得出"


def _check_ledger() -> list[Check]:
    """Found a throwaway ledger, play the sample case into it, and print its papers."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home, passphrase = Path(folder, "home"), secrets.token_hex(8)

        def found() -> str:
            found_home(
                home,
                divisions=trace_sample_division(),
                keeper=read_sample_village().keeper,
                sample=True,
                passphrase_source=lambda: passphrase,
                use_keyring=False,
            )
            return _check_encryption(home)

        checks = [_try("加密", found)]
        if checks[0].ok:
            checks.append(_try("数据库和文书", partial(_check_papers, home, passphrase)))
    return checks


def _check_encryption(home: Path) -> str:
    if (home / "ledger.db").read_bytes().startswith(b"SQLite format"):
        raise StorageError("账本没有加密。", "这不是官方的安装包，请不要使用。")
    try:
        with open_home(home, passphrase_source=lambda: "wrong"):
            raise StorageError("错误的口令也打开了账本。", "这不是官方的安装包，请不要使用。")
    except WrongKeyError:
        return "账本是加密的，错误的口令打不开"


def _check_papers(folder: Path, passphrase: str) -> str:
    with open_home(folder, passphrase_source=lambda: passphrase) as home:
        pages = _print_sample(home)
        found = verify_home(home)
    for problem in found.problems:
        raise StorageError(problem.message, "请换一块磁盘再试。")
    return f"{found.changes} 个变更核对无误，印了 {len(pages)} 份文书共 {sum(pages)} 页"


def _print_sample(home: Home) -> list[int]:
    """Play the sample case and return how many pages each of its papers has."""
    (played,) = play_samples(home, cases=(DIALYSIS_ROOM,))
    return [home.press.page_count(pdf) for _, pdf in print_papers(home.ledger, home.press, played)]
