"""Commands about the county's server: enrol, sync, conflicts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.beginnings import found_joined_home
from desktop.cli.opening import ask_new_passphrase, open_ledger, print_json
from desktop.data.restores import has_ledger
from desktop.domain.deadlines import BEIJING
from desktop.errors import ValidationError
from desktop.services.sync_conflicts import count_conflicts, list_conflict_views
from desktop.services.sync_names import ABOVE, COUNTY, HERE, OURS, TOWNSHIP
from desktop.services.sync_ports import Invitation

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from desktop.composition import Home
    from desktop.services.sync_conflicts import ConflictView, Side, Words
    from desktop.services.sync_names import Origin
    from desktop.services.sync_ports import Ended, Joining, LineProgress

_STAGES = {
    "connect": "连接",
    "push": "传上记录",
    "pull": "收取记录",
    "part": "传送长内容",
    "file_up": "传上附件",
    "file_down": "收取附件",
}
_PLACES = {HERE: "本机", OURS: "本单位", TOWNSHIP: "乡镇", COUNTY: "县里", ABOVE: "上级"}


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands."""
    enrol = subparsers.add_parser("enrol", help="加入本县：用邀请码，或县里给的入网文件")
    enrol.add_argument("--server", metavar="URL", default="", help="县里服务器的地址，https://…")
    enrol.add_argument("--code", metavar="CODE", default="", help="邀请码，8 个字符")
    enrol.add_argument("--file", metavar="FILE", type=Path, default=None, help="入网文件")
    enrol.add_argument(
        "--keeper", default="记录人", help="还没有账本时：第一个账号的姓名（默认“记录人”）"
    )
    enrol.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    enrol.set_defaults(run=run_enrol)

    sync = subparsers.add_parser("sync", help="和县里同步一次；断了再运行一次，会接着传")
    sync.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    sync.set_defaults(run=run_sync)

    conflicts = subparsers.add_parser("conflicts", help="列出两边写得不一样、还没有定的内容")
    conflicts.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    conflicts.add_argument(
        "--unmasked", action="store_true", help="电话和证件号写全（默认遮住中间几位）"
    )
    conflicts.set_defaults(run=run_conflicts)


def run_enrol(args: Namespace) -> int:
    """Join the county with the ledger that is here, or with a new one where there is none."""
    invitation = _invitation(args)
    code = ""
    if has_ledger(args.home):
        with open_ledger(args) as home:
            joining = home.join(invitation)
    else:
        begun = found_joined_home(
            args.home, invitation, keeper=args.keeper, passphrase_source=ask_new_passphrase
        )
        joining, code = begun.joining, begun.recovery_code
    if args.json:
        print_json(_joined_json(args, joining, code))
        return 0
    print(f"已加入“{joining.server_name}”，这台电脑的编号是 {joining.number}。")
    if code:
        print(f"账本已建立：{args.home}")
        print(f"恢复码：{code}")
        print("请抄写或打印恢复码，锁进保险柜：换电脑或忘记口令时，只有它能打开账本。")
    print("现在可以同步：yishibu sync")
    return 0


def _invitation(args: Namespace) -> Invitation:
    if args.file is not None and not (args.server or args.code):
        return Invitation(file=args.file)
    if args.file is None and args.server and args.code:
        return Invitation(url=args.server, code=args.code)
    raise ValidationError(
        "要么写 --server 和 --code，要么只写 --file。",
        "两样都由县里给，有一样就行。",
        field="enrol",
    )


def _joined_json(args: Namespace, joining: Joining, code: str) -> dict[str, Any]:
    made = {"ledger": str(args.home), "recovery_code": code} if code else {}
    return {
        "server": joining.server,
        "server_name": joining.server_name,
        "url": joining.url,
        "device": joining.device,
        "number": joining.number,
        "role": joining.role,
        "org": joining.org,
        **made,
    }


def run_sync(args: Namespace) -> int:
    """Sync once; what was done before a line broke is said too."""
    with open_ledger(args) as home:
        ended = home.sync(_progress(quiet=args.json), way="hand")
        told = _sync_json(home, ended)
    if args.json:
        print_json(told)
    else:
        _report_sync(told)
    if ended.problem is not None:
        raise ended.problem
    return 0


def _sync_json(home: Home, ended: Ended) -> dict[str, Any]:
    store, figures = home.sync_store, ended.figures
    with home.ledger.read() as reading:
        conflicts = count_conflicts(reading, store)
    return {
        "outcome": ended.outcome,
        "pushed": figures.pushed,
        "pulled": figures.pulled,
        "files_up": figures.files_up,
        "files_down": figures.files_down,
        "bytes_up": figures.bytes_up,
        "bytes_down": figures.bytes_down,
        "conflicts": conflicts,
        "held": len(store.held()),
        "alarms": len(store.alarms()),
        "unsent": sum(chain.unsent for chain in store.chains()),
        "files_waiting": len(store.waiting("up")) + len(store.waiting("down")),
    }


def _report_sync(told: dict[str, Any]) -> None:
    files = told["files_up"] + told["files_down"]
    attachments = f"，附件{files}个" if files else ""
    moved = f"传上{told['pushed']}条，收到{told['pulled']}条{attachments}"
    has_moved = bool(told["pushed"] or told["pulled"] or files)
    if told["outcome"] == "done" and not has_moved:
        moved = "没有要传的，也没有新内容"
    if told["outcome"] == "done" or has_moved:  # of a run that did nothing its error says all
        amounts = f"上行{told['bytes_up'] / 1000:.1f} KB，下行{told['bytes_down'] / 1000:.1f} KB"
        print(f"{moved}；{amounts}。")
    if told["unsent"] or told["files_waiting"]:
        print(f"还没传完：记录{told['unsent']}条，附件{told['files_waiting']}个。")
    if told["conflicts"]:
        print(f"有{told['conflicts']}处两边写得不一样，用 yishibu conflicts 查看。")
    if told["held"]:
        print(f"有{told['held']}项内容要升级议事簿、或等其余内容到了才能显示，已存好。")
    if told["alarms"]:
        print(f"有{told['alarms']}件事要人看一看：请打开议事簿的“同步中心”。")


def run_conflicts(args: Namespace) -> int:
    """List what two sides wrote differently, both values of each."""
    with open_ledger(args) as home, home.ledger.read() as reading:
        views = list_conflict_views(reading, home.sync_store)
    if args.json:
        told = [_conflict_json(view, unmasked=args.unmasked) for view in views]
        print_json({"conflicts": told, "count": len(views)})
        return 0
    for view in views:
        _report_conflict(view, unmasked=args.unmasked)
    if not views:
        print("没有两边写得不一样的内容。")
    return 0


def _conflict_json(view: ConflictView, *, unmasked: bool) -> dict[str, Any]:
    return {
        "type": view.subject.type,
        "id": str(view.subject.row),
        "title": view.subject.name,
        "field": view.field,
        "label": view.label,
        "values": [_side_json(side, unmasked=unmasked) for side in view.sides],
        "before": _words(view.before, unmasked=unmasked) if view.before else None,
    }


def _words(words: Words, *, unmasked: bool) -> str:
    """Return a value as the window shows it: what is personal is masked until asked for."""
    return words.value if unmasked else words.masked


def _side_json(side: Side, *, unmasked: bool) -> dict[str, Any]:
    words = _words(side.words, unmasked=unmasked)
    is_masked = words != side.words.value
    return {
        "value": words if is_masked else side.plain,
        "words": words,
        "masked": is_masked,
        "by": side.origin.by,
        "where": _place(side.origin),
        "at": side.origin.at.isoformat() if side.origin.at else None,
    }


def _report_conflict(view: ConflictView, *, unmasked: bool) -> None:
    print(f"{view.subject.kind}“{view.subject.name}”的“{view.label}”：")
    for side in view.sides:
        who = " ".join(word for word in (_place(side.origin), side.origin.by) if word)
        at = side.origin.at  # none where a snapshot brought it
        when = f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}" if at else "时间不详"
        print(f"  {when}  {who}  {_words(side.words, unmasked=unmasked) or '（空）'}")
    if view.before:
        print(f"  原来是：{_words(view.before, unmasked=unmasked)}")


def _place(origin: Origin) -> str:
    known = _PLACES.get(origin.place, "")
    return " ".join(word for word in (known, origin.name) if word) or "别处"


def _progress(*, quiet: bool) -> LineProgress:
    """Return what tells how far it is, on standard error and only where a person looks on."""
    is_seen = not quiet and sys.stderr.isatty()

    def show(stage: str, done: int, total: int, *, is_slow: bool = False) -> None:
        if not is_seen:
            return
        of = f" {done}/{total}" if total else ""
        slow = " 网速慢，已改成小批" if is_slow else ""
        end = "\n" if done and done == total else ""
        print(f"\r\033[K{_STAGES.get(stage, stage)}{of}{slow}", end=end, file=sys.stderr)

    return show
