"""The command `health`: asks the server that runs on this machine, as a container's check does."""

from __future__ import annotations

import json
import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, Any

from desktop.errors import StorageError
from server.cli.opening import print_json
from server.cli.serving import PORT

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

_PATIENCE_S = 8
_WORDS = {
    "ok": "正常",
    "low": "空间不多了，请尽快腾出",
    "full": "已满，请马上腾出空间",
    "read_only": "不能写，请检查磁盘",
    "gone": "找不到服务器的文件夹",
    "down": "没有回答，请检查数据库",
}


def register(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser("health", help="问一问本机上的服务器是否正常")
    command.add_argument("--host", default="127.0.0.1", metavar="H", help="默认本机")
    command.add_argument("--port", type=int, default=PORT, metavar="N", help=f"默认 {PORT}")
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_health)


def run_health(args: Namespace) -> int:
    """Say how the server is; 1 where it cannot take what comes."""
    found = _ask(args.host, args.port)
    if args.json:
        print_json(found)
    else:
        database, disk = (_WORDS.get(found[what], found[what]) for what in ("database", "disk"))
        print(f"数据库：{database}。磁盘：{disk}。")
    return 1 if found["status"] == "failing" else 0


def _ask(host: str, port: int) -> dict[str, Any]:
    """Return what the server says, whether it speaks TLS or not.

    Raises:
        StorageError: It does not answer, or it is no server of ours.
    """
    for connect in (HTTPConnection, _tls):
        connection = connect(host, port, timeout=_PATIENCE_S)
        try:
            connection.request("GET", "/health")
            found = json.loads(connection.getresponse().read())
        except (OSError, HTTPException, ValueError):
            continue
        finally:
            connection.close()
        if isinstance(found, dict) and {"status", "database", "disk"} <= found.keys():
            return found
    raise StorageError(
        f"服务器没有回答：{host}:{port}。", "请检查它是否在运行，并核对 --host 和 --port。"
    )


def _tls(host: str, port: int, timeout: float) -> HTTPSConnection:
    """Return a connection to this machine, whose certificate is made out to another name."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return HTTPSConnection(host, port, timeout=timeout, context=context)
