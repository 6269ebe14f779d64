"""The command `serve`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ValidationError
from desktop.logs import log_to_stderr
from server.cli.opening import describe_database, opened_store
from server.serving import is_this_machine, load_certificate, open_socket, serve

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from socket import socket

    from server.stores import Store

PORT = 8765


def register(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser("serve", help="启动服务器")
    command.add_argument("--host", default="127.0.0.1", metavar="H", help="默认只在本机")
    command.add_argument("--port", type=int, default=PORT, metavar="N", help=f"默认 {PORT}")
    command.add_argument("--cert", type=Path, metavar="FILE", help="证书链（PEM）")
    command.add_argument("--key", type=Path, metavar="FILE", help="它的私钥（PEM）")
    command.set_defaults(run=run_serve)


def run_serve(args: Namespace) -> int:
    """Answer until somebody ends it."""
    if (args.cert is None) != (args.key is None):
        raise ValidationError("证书和私钥要一起给。", "请写 --cert FILE --key FILE。", field="cert")
    context = load_certificate(args.cert, args.key) if args.cert else None
    log_to_stderr(debug=args.debug)
    with opened_store(args) as store, open_socket(args.host, args.port) as listener:
        if context is None and not is_this_machine(args.host):
            print(
                "注意：没有给证书，数据不加密；别的电脑只肯用 https:// 连接，"
                "请给 --cert 和 --key，或放在有证书的代理后面。",
                file=sys.stderr,
            )
        serve(store, listener, context, lambda: print(_up(args, store, listener), flush=True))
    print("服务器已停止。", flush=True)
    return 0


def _up(args: Namespace, store: Store, listener: socket) -> str:
    scheme = "https" if args.cert else "http"
    host = f"[{args.host}]" if ":" in args.host else args.host
    port = listener.getsockname()[1]
    return (
        f"议事簿服务器已启动：{scheme}://{host}:{port}，数据库：{describe_database(store)}。"
        "让电脑加入：yishibu-server code --org 区划代码。停止：Ctrl+C。"
    )
