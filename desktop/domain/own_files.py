"""The files that people carry between machines: their endings, and how each begins.

A backup, a bundle and an enrolment file lie on the same stick. Whoever chooses one where another
is meant is told what it is and where it belongs.
"""

from __future__ import annotations

BACKUP_SUFFIX = ".ysb"
BUNDLE_SUFFIX = ".yishibu-bundle"
INVITATION_SUFFIX = ".yishibu-join"

BUNDLE_BEGINS = b"YISHIBU-BUNDLE\n"
INVITATION_BEGINS = "议事簿入网文件".encode()
BEGINNING_BYTES = 64
"""So many tell what a file is."""

_ZIP_BEGINS, _LEDGER = b"PK\x03\x04", b"ledger.db"  # a backup is a zip with the ledger first


def is_backup(beginning: bytes) -> bool:
    """Tell whether a file that begins so is a backup of ours; takes its first 64 bytes."""
    return beginning.startswith(_ZIP_BEGINS) and _LEDGER in beginning[:BEGINNING_BYTES]


def mistaken_for(beginning: bytes, meant: str) -> tuple[str, str] | None:
    """Return what a file is, and where it belongs, as message and advice; None where it is none.

    Args:
        beginning: Its first 64 bytes, or more.
        meant: What it was taken for, as people call it: ``同步包``.
    """
    if is_backup(beginning):
        what, where = "备份", "备份请在“设置”里用“恢复备份”，命令是 yishibu restore。"
    elif beginning.startswith(BUNDLE_BEGINS):
        what, where = "同步包", "同步包请在“同步中心”里用“U 盘导入”，命令是 yishibu bundle import。"
    elif beginning.removeprefix(b"\xef\xbb\xbf").startswith(INVITATION_BEGINS):
        what, where = "入网文件", "入网文件请在“加入本县”里用，命令是 yishibu enrol --file。"
    else:
        return None
    return None if what == meant else (f"这是议事簿的{what}，不是{meant}。", where)
