"""Past runs by stick in words: under way, done, stopped by a person, cut, failed."""

from datetime import UTC, datetime

import pytest

from desktop.services.sync_movements import HistoryLine
from desktop.ui.syncing.history_words import HistoryWords

NOW = datetime(2026, 11, 23, 8, 3, tzinfo=UTC)


def line(way, outcome, **more):
    values = {
        "id": 1,
        "way": way,
        "outcome": outcome,
        "began_at": NOW,
        "ended_at": NOW,
        "sent": 0,
        "received": 0,
        "kinds": (),
        "files": 0,
        "broke_at": 0,
        "resumed_at": 0,
    }
    return HistoryLine(**values | more)


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (line("usb_out", "running"), ("今天 16:03 开始写 U 盘", "进行中", "usb", "good")),
        (
            line("usb_out", "done", sent=6),
            ("今天 16:03 U 盘导出 6 条", "导入回执后才算上传", "usb", "good"),
        ),
        (
            line("usb_out", "done", sent=6, is_receipted=True),
            ("今天 16:03 U 盘导出 6 条", "县里已收，回执已到", "usb", "good"),
        ),
        (
            line("usb_out", "paused"),
            ("今天 16:03 U 盘导出停下了", "没有写成文件，本机的都在", "pause", "neutral"),
        ),
        (
            line("usb_out", "cut"),
            ("今天 16:03 U 盘没有写完", "本机的都在，请再导出一次", "usb", "warn"),
        ),
        (
            line("usb_out", "failed"),
            ("今天 16:03 U 盘没有用成", "本机的都在，请再试一次", "usb", "warn"),
        ),
        (line("usb_out", "done"), ("今天 16:03 写过 U 盘", "没有要上传的记录", "usb", "good")),
        (line("usb_in", "done"), ("今天 16:03 导入过 U 盘", "没有新发来的内容", "usb", "good")),
        (line("usb_in", "running"), ("今天 16:03 开始导入 U 盘", "进行中", "usb", "good")),
        (
            line("usb_in", "done", received=3),
            ("今天 16:03 U 盘导入 3 条", "全部核对一致", "usb", "good"),
        ),
        (
            line("usb_in", "paused", received=3),
            ("今天 16:03 U 盘导入停下了", "收到的已存好，再导入一次会接着来", "pause", "neutral"),
        ),
        (
            line("usb_in", "cut", received=3),
            ("今天 16:03 U 盘导入 3 条", "有的没用上，能用的都已存好", "usb", "warn"),
        ),
        (
            line("usb_in", "failed"),
            ("今天 16:03 U 盘没有用成", "本机的都在，请再试一次", "usb", "warn"),
        ),
    ],
)
def test_run_by_stick_says_how_it_ended(qapp, run, said):
    told = HistoryWords(qapp).history(run, NOW)

    assert (told.title, told.text, told.icon, told.tone) == said
