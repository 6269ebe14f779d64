"""The command `code`: a one-time enrolment code, as a line or as a file for a stick."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.x509 import load_pem_x509_certificates

from desktop.domain.clocks import parse_stamp
from desktop.domain.deadlines import BEIJING
from desktop.domain.feeds import ROLES
from desktop.errors import StorageError, ValidationError
from desktop.sync.enrolment import (
    Enrolment,
    read_address,
    read_certificates,
    show_code,
    write_enrolment,
)
from server.cli.opening import opened_store, print_json, read_file
from server.enrolments import make_code, revoke_code
from server.organizations import get_organization

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from server.enrolments import Code
    from server.organizations import Known
    from server.stores import Store


_ROLES = {"room": "联络室", "township": "乡镇", "county": "县里"}


def register(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser("code", help="发一个邀请码：给一台电脑，用一次")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--org", metavar="CODE", help="组织的区划代码")
    what.add_argument("--revoke", metavar="邀请码", help="作废一个没有用过的邀请码")
    command.add_argument(
        "--role",
        choices=ROLES,
        default="",
        help="角色：room 联络室，township 乡镇，county 县里（默认按组织的层级）",
    )
    command.add_argument("--file", type=Path, metavar="OUT", help="写成入网文件，可用优盘带去")
    command.add_argument("--address", metavar="URL", default="", help="入网文件里的服务器地址")
    command.add_argument("--ca", type=Path, metavar="FILE", help="入网文件里的 CA 证书（PEM）")
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_code)


def run_code(args: Namespace) -> int:
    """Make a code, or make one good for nothing."""
    if args.revoke is not None:
        return _revoke(args)
    if args.file is None and (args.address or args.ca):
        raise ValidationError("--address 和 --ca 只写进入网文件。", "请同时写 --file OUT。")
    if args.file is not None and not args.address:
        raise ValidationError("入网文件里要写服务器地址。", "请同时写 --address https://…。")
    address = read_address(args.address) if args.file else ""
    ca = _authority(args.ca)
    with opened_store(args) as store:
        org = get_organization(store, args.org)
        code = make_code(store, org, args.role)
        if args.file is not None:
            _write(args.file, _enrolment(store, org, code, address=address, ca=ca))
    if args.json:
        print_json(_as_json(args, org, code))
    else:
        _show(args, org, code)
    return 0


def _revoke(args: Namespace) -> int:
    with opened_store(args) as store:
        revoke_code(store, args.revoke)
    print("这个邀请码已作废。")
    return 0


def _authority(path: Path | None) -> str:
    if path is None:
        return ""
    pem = read_certificates(read_file(path).decode("utf-8", errors="replace"))
    if all(each.issuer != each.subject for each in load_pem_x509_certificates(pem.encode())):
        # No machine would believe the server by it; here it is found out before a village's does.
        raise ValidationError(
            f"这不是 CA 证书，是由别的 CA 签发的：{path}。",
            "请给签发服务器证书的那个 CA 自己的证书。",
            field="ca",
        )
    return pem


def _enrolment(store: Store, org: Known, code: Code, *, address: str, ca: str) -> Enrolment:
    return Enrolment(
        address=address,
        ca=ca,
        server=store.id,
        server_name=store.name,
        receipt_key=store.receipt_key,
        sealing_key=store.sealing_key,
        code=code.code,
        org=org.name,
    )


def _write(path: Path, enrolment: Enrolment) -> None:
    """Write the file for its owner's eyes; what was there is replaced, a link not followed."""
    try:
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(write_enrolment(enrolment))
    except OSError as error:
        raise StorageError(
            f"写不了入网文件：{path}（{error.strerror}）。",
            f"请检查路径和权限再发一个；{show_code(enrolment.code)} 没有用，可用 --revoke 作废。",
            path=str(path),
        ) from error


def _as_json(args: Namespace, org: Known, code: Code) -> dict[str, Any]:
    return {
        "code": code.code,
        "org": org.code,
        "name": org.name,
        "role": code.role,
        "expires_at": parse_stamp(code.expires_at)[0].isoformat(),
        "file": str(args.file) if args.file else None,
    }


def _show(args: Namespace, org: Known, code: Code) -> None:
    until = parse_stamp(code.expires_at)[0].astimezone(BEIJING)
    print(
        f"{show_code(code.code)}：给“{org.name}”（{org.code}）的一台电脑，"
        f"角色 {code.role}（{_ROLES[code.role]}），"
        f"只能用一次，有效到{until.month}月{until.day}日{until:%H:%M}。"
    )
    if args.file:
        print(f"入网文件：{args.file}。请只交给用这台电脑的人，用后删掉。")
    else:
        print("把它和服务器的地址一起告诉用这台电脑的人，在“加入本县”里填。")
        print("没有网的，用 --file 写成入网文件，可以用 U 盘加入。")
