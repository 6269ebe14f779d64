"""公示台账 as a table: how long each notice hung, and what was said against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.records import Consultation, Kind, Notice
from desktop.records.notices import NOTICE_KINDS
from desktop.services.confidences import concerns_behind, secrets_of, without
from desktop.services.ledger_columns import Derived
from desktop.services.notice_views import EXPIRED, HANGING, OBJECTED, UNPOSTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.services.ledger_columns import Cell
    from desktop.services.notice_views import NoticeLine
    from desktop.services.ports import Reading

STATES = {OBJECTED: "有异议没答复", HANGING: "公示中", UNPOSTED: "还没贴", EXPIRED: "期满"}
_SHORT = "没贴够"


def confided_by_notice(reading: Reading) -> Mapping[UUID, tuple[str, ...]]:
    """Return what was confided by the askers behind each notice."""
    rows = {row.id: row for row in reading.list(Consultation)}
    confided = {row.id: secrets_of(concerns_behind(reading, row)) for row in rows.values()}
    return {
        row.id: confided.get(row.consultation, ()) if row.consultation else ()
        for row in reading.list(Notice)
    }


def say_state(line: NoticeLine) -> str:
    """Return how a notice stands, in words."""
    return _SHORT if line.is_short else STATES[line.state]


def say_term(line: NoticeLine) -> str:
    """Return on what its days rest; a proposal is said to be one."""
    return line.basis if line.binding else f"程序建议，参照{line.basis}"


def _words(name: str) -> Callable[[NoticeLine, Any], Cell]:
    return lambda line, confided: without(getattr(line, name), confided[line.id]) or None


NOTICE_COLUMNS = (
    Derived("公示标题", _words("title"), Kind.PROSE, 32),
    Derived("公示类型", lambda line, _: NOTICE_KINDS.get(line.kind, line.kind), width=10),
    Derived("协商", _words("origin"), Kind.PROSE, 28),
    Derived("状态", lambda line, _: say_state(line), width=14),
    Derived("公示开始", lambda line, _: line.begins_on, Kind.DAY),
    Derived("公示结束", lambda line, _: line.ends_on, Kind.DAY),
    Derived("公示地点", _words("places"), width=24),
    Derived("已公示（天）", lambda line, _: line.hung, Kind.INTEGER, 12),
    Derived("须公示（天）", lambda line, _: line.needed, Kind.INTEGER, 12),
    Derived("天数依据", lambda line, _: say_term(line), Kind.PROSE, 28),
    Derived("异议（条）", lambda line, _: line.objections, Kind.INTEGER, 10),
    Derived("已答复（条）", lambda line, _: line.objections - line.waiting, Kind.INTEGER, 12),
)
"""Its columns; each reads a line of the page and what was confided behind it."""
