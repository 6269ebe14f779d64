"""What was passed over on the way, and how a plan changed after it was made known, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_of, day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.flow import Slice
    from desktop.documents.paragraphs import Column
    from desktop.services.plan_values import PassedEntry, PlanChange


def passed_table(column: Column, passed: Sequence[PassedEntry]) -> list[Slice]:
    """Return conditions that were passed over, each with its basis, reason and who agreed."""
    table = Table(
        column,
        [
            TableColumn("进入环节", 4),
            TableColumn("缺少的条件及依据", share=1, align="left"),
            TableColumn("跳过的理由", share=1, align="left"),
            TableColumn("同意人", 7.5),
        ],
    )
    return table.rows(
        [[each.stage, _condition(each), each.reason, _agreed(each)] for each in passed]
    )


def _condition(each: PassedEntry) -> str:
    kind = "法定条件" if each.lawful else "程序要求"
    return f"{each.title}\n{kind}：{each.basis}" if each.basis else f"{each.title}\n{kind}"


def _agreed(each: PassedEntry) -> str:
    return "\n".join(part for part in (each.agreed_by, day_text(each.passed_on)) if part)


def changes_table(column: Column, changes: Sequence[PlanChange]) -> list[Slice]:
    """Return the changes of a plan after it was made known, from what to what."""
    table = Table(
        column,
        [
            TableColumn("日期", 7.5),
            TableColumn("栏目", 5),
            TableColumn("改前", share=1, align="left"),
            TableColumn("改后", share=1, align="left"),
            TableColumn("改动人", 4),
        ],
    )
    return table.rows(
        [
            [day_of(each.at), each.field, each.before or "（空）", each.after or "（空）", each.by]
            for each in changes
        ]
    )
