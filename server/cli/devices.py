"""The commands `device list` and `device revoke`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from server.cli.opening import opened_store, print_json, show_time, told_time
from server.enrolled import list_devices, revoke_device

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from server.enrolled import EnrolledDevice

_TIMES = ("enrolled_at", "last_seen", "revoked_at")


def register(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands."""
    device = commands.add_parser("device", help="已加入的电脑")
    actions = device.add_subparsers(metavar="操作", required=True)
    listing = actions.add_parser("list", help="列出全部")
    listing.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    listing.set_defaults(run=run_list)
    revoking = actions.add_parser("revoke", help="停用一台电脑的同步；它送来的都留着")
    revoking.add_argument("device", metavar="ID", help="编号，如 SLC-02，或电脑的 id")
    revoking.set_defaults(run=run_revoke)


def run_list(args: Namespace) -> int:
    """Show who has joined."""
    with opened_store(args) as store:
        devices = list_devices(store)
    if args.json:
        print_json({"devices": [_as_json(each) for each in devices]})
        return 0
    if not devices:
        print("还没有电脑加入；用 yishibu-server code --org 区划代码 发邀请码。")
    for each in devices:
        print("  ".join(_columns(each)))
    return 0


def run_revoke(args: Namespace) -> int:
    """Shut a device out."""
    with opened_store(args) as store:
        device = revoke_device(store, args.device)
    print(f"{device.number}（{device.org_name}）的同步已停用；它送来的都留着。")
    return 0


def _columns(device: EnrolledDevice) -> tuple[str, ...]:
    seen = f"上次同步 {show_time(device.last_seen)}" if device.last_seen else "还没有同步过"
    state = f"{show_time(device.revoked_at)} 停用" if device.revoked_at else seen
    where = f"{device.org_name}（{device.org}）"
    return (device.number, where, device.role, device.name or "没有起名", state, device.id)


def _as_json(device: EnrolledDevice) -> dict[str, Any]:
    return asdict(device) | {name: told_time(getattr(device, name)) for name in _TIMES}
