"""What commands share: the parser, the home, the open store, and one JSON document."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import usage
from desktop.domain.clocks import parse_stamp
from desktop.domain.deadlines import BEIJING
from desktop.errors import StorageError
from desktop.paths import home_folder
from server.stores import open_store

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from server.stores import Store


class Parser(usage.Parser):
    """The app's parser, with the server's home and database."""

    home_help = "服务器的文件夹（默认 YISHIBU_SERVER_HOME 或用户数据）"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.add_argument(
            "--db",
            metavar="URL",
            default=argparse.SUPPRESS,
            help="数据库，如 postgresql+psycopg://用户:密码@主机/库名"
            "（默认 YISHIBU_SERVER_DB 或文件夹里的 SQLite）",
        )


def home_of(args: Namespace) -> Path:
    """Return the server's folder, as chosen or by itself."""
    chosen = getattr(args, "home", None)
    if chosen is None:
        return home_folder("YISHIBU_SERVER_HOME", "yishibu-server")
    return Path(chosen).expanduser().absolute()


@contextlib.contextmanager
def opened_store(args: Namespace) -> Iterator[Store]:
    """Open the store that a command names.

    A password belongs in the environment: a command line is seen by every account of the machine.
    """
    store = open_store(args.db or os.environ.get("YISHIBU_SERVER_DB", ""), args.home)
    try:
        yield store
    finally:
        store.close()


def describe_database(store: Store) -> str:
    """Say which database it is, without its password."""
    url = store.engine.url
    if url.get_backend_name() == "sqlite":
        return f"SQLite {url.database}"
    return url.render_as_string(hide_password=True)


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that a command names.

    Raises:
        StorageError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise StorageError(
            f"读不了文件：{path}（{error.strerror}）。", "请检查路径和权限。", path=str(path)
        ) from error


def show_time(stamp: str) -> str:
    """Return a stamp as people here write it: Beijing time."""
    return f"{parse_stamp(stamp)[0].astimezone(BEIJING):%Y-%m-%d %H:%M}"


def told_time(stamp: str) -> str | None:
    """Return a stamp as JSON tells it, None where there is none."""
    return parse_stamp(stamp)[0].isoformat() if stamp else None


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2))
