"""How a task stands in the words of papers and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.task_views import TaskLine

STANDINGS = {
    "overdue": "超期",
    "soon": "快到期",
    "normal": "正常",
    "blocked": "受阻",
    "review": "待验收",
    "done": "完成",
    "cancelled": "取消",
}


def say_left(line: TaskLine) -> str:
    """Return what is left of the deadline, or how it was kept; "" where there is none."""
    if line.late_by is not None:
        return f"超期{line.late_by}天办完" if line.late_by else "按期办完"
    if line.left is None:
        return ""
    return f"剩{line.left}天" if line.left >= 0 else f"超期{-line.left}天"


def say_awaited(line: TaskLine) -> str:
    """Return how the answer to the last reminder stands, "" where there was no reminder."""
    if not line.supervised:
        return ""
    if line.awaited is None:
        return "已答复"
    return f"答复超期{-line.awaited}天" if line.awaited < 0 else "等答复"
