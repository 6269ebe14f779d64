"""Files of tables to raw sheets: .xlsx, .xls (also .et), .ods, and text such as .csv.

What a file is, its first bytes say, not its name: office systems give text the ending .xls, and
phones give photos any. Nothing here knows what a table means.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.rosters import MergedCells, RawCell, RawSheet
from desktop.domain.text_tables import read_text_table
from desktop.errors import StorageError, ValidationError

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE_BYTES = 100 * 1024 * 1024
_MAX_UNPACKED_BYTES = 1024 * 1024 * 1024
_TIMEOUT_S = 120
_STARTED = b"started"  # the first line of desktop.data.workbook_process

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2: .xls, .et, .doc, encrypted .xlsx
_ZIP = b"PK\x03\x04"
_SAVE_AS = "请在表格软件里打开它，另存为 .xlsx，再导入。"
_CHOOSE = "请选择 .xlsx、.xls、.ods 或 .csv 格式的名册。"
_FOREIGN = (
    (b"\xff\xd8\xff", "图片"),
    (b"\x89PNG", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"%PDF", "PDF 文件"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"{\\rtf", "Word 文档"),
)
_HTML = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"mime-version:")
_DOCUMENTS = {"word/": "Word 文档", "ppt/": "演示文稿"}


def read_workbook(path: Path) -> tuple[RawSheet, ...]:
    """Return every worksheet of a file, hidden ones marked, row 1 and column A first.

    May take seconds for large files; call it off the UI thread. Old and new workbooks are parsed
    in a process of their own, see ``desktop.data.workbook_process``.

    Raises:
        ValidationError: The file is missing, empty, too large, damaged, protected or no table.
        StorageError: The process cannot start: the installation is not whole.
    """
    data = _bytes_of(path)
    if data.startswith(_ZIP):
        _check_archive(data)
    elif data.startswith(_OLE):
        _check_compound(data)
    else:
        return (RawSheet(path.stem, _read_text(data)),)
    return _parse_apart(data)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise _error("选中的是文件夹，不是文件。", _CHOOSE)
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 2**20
            raise _error(
                f"文件有 {size // 2**20} MB，超过 {limit} MB 的上限。",
                "请删去表里的图片，或把名册复制到新的表格里再导入。",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise _error(f"找不到文件“{path.name}”。", "请核对文件名和所在的文件夹。") from error
    except OSError as error:
        raise _error(
            f"读不了文件“{path.name}”。", "请关闭正在使用它的程序，或复制到电脑里再导入。"
        ) from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise _error("文件是空的。", "请核对选的是不是这个文件，可能没有保存或复制完整。")
    return data


def _check_archive(data: bytes) -> None:
    """Refuse archives that are no workbook, are cut off, or unpack to far more than they show."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged_error() from error
    names = [entry.filename for entry in entries]
    if sum(entry.file_size for entry in entries) > _MAX_UNPACKED_BYTES:
        raise _error("文件解开后太大，不像一份名册。", "请把名册复制到新的表格里，保存后再导入。")
    if "xl/workbook.bin" in names:
        raise _error("不支持 .xlsb 格式。", _SAVE_AS)
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        kinds = (kind for start, kind in _DOCUMENTS.items() for n in names if n.startswith(start))
        raise _foreign_error(next(kinds, "压缩包"))


def _check_compound(data: bytes) -> None:
    """Refuse compound files without a workbook; their directory names what they hold."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _password_error()
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return
    if "WordDocument".encode("utf-16-le") in data:
        raise _foreign_error("Word 文档")
    raise _damaged_error()


def _read_text(data: bytes) -> tuple[tuple[RawCell, ...], ...]:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((kind for magic, kind in _FOREIGN if data.startswith(magic)), "")
    if kind:
        raise _foreign_error(kind)
    if start.startswith(_HTML) or (start.startswith(b"<?xml") and b"<" in start[5:]):
        raise _error("这是网页格式的表格，只是名字像 Excel 文件。", _SAVE_AS)
    return read_text_table(data)


def _parse_apart(data: bytes) -> tuple[RawSheet, ...]:
    command = [sys.executable, "-P", "-m", "desktop.data.workbook_process"]
    try:
        done = subprocess.run(  # noqa: S603 – our own module, no shell, nothing typed in it
            command,
            input=data,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        started, _, said = done.stdout.partition(b"\n")
        if started != _STARTED:
            raise _not_started_error()
        answer = json.loads(said, parse_float=Decimal)
    except OSError as error:
        raise _not_started_error() from error
    except subprocess.TimeoutExpired as error:
        raise _error(
            f"文件读了 {_TIMEOUT_S} 秒还没有读完。", "请把名册复制到新的表格里，保存后再导入。"
        ) from error
    except json.JSONDecodeError as error:  # it ended early: the parser gave up in native code
        raise _damaged_error() from error
    if "problem" in answer:
        raise _problem_error(answer)
    return tuple(_sheet(facts) for facts in answer["sheets"])


def _sheet(facts: dict[str, Any]) -> RawSheet:
    return RawSheet(
        name=facts["name"],
        rows=tuple(tuple(_cell(value) for value in row) for row in facts["rows"]),
        merged=tuple(MergedCells(*bounds) for bounds in facts["merged"]),
        is_hidden=facts["is_hidden"],
    )


def _cell(value: RawCell | dict[str, str]) -> RawCell:
    if not isinstance(value, dict):
        return value
    moment = datetime.fromisoformat(value["day"])
    return moment if "T" in value["day"] else moment.date()


def _problem_error(answer: dict[str, Any]) -> ValidationError:
    if answer["problem"] == "password":
        return _password_error()
    if answer["problem"] == "too_large":
        return _error(
            f"工作表“{answer['sheet']}”有 {answer['rows']} 行 × {answer['columns']} 列，太大了。",
            "表格边缘可能有误填的内容；请把名册复制到新的表格里，保存后再导入。",
        )
    return _damaged_error()


def _error(message: str, advice: str) -> ValidationError:
    return ValidationError(message, advice, field="file")


def _not_started_error() -> StorageError:
    return StorageError("读表格的程序启动不了。", "请运行 yishibu self-test，或重新安装。")


def _damaged_error() -> ValidationError:
    return _error("文件已损坏，或没有复制完整。", f"请重新复制一份；若能打开，{_SAVE_AS}")


def _password_error() -> ValidationError:
    return _error(
        "文件设有打开密码。", "请在表格软件里打开它，去掉密码（另存为，不设密码），再导入。"
    )


def _foreign_error(kind: str) -> ValidationError:
    return _error(f"这是{kind}，不是表格。", _CHOOSE)
