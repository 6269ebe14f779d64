"""A vote that nobody may trace: no row joins a voter to a choice, but in a ballot with names.

The services refuse it with a sentence; this is the last door, whatever asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import ConflictError
from desktop.records import Ballot

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.records import Record


def refuse_traceable(ballot: Record) -> None:
    """Refuse a row that says who voted what in a ballot without names.

    Raises:
        ConflictError: It would.
    """
    if not isinstance(ballot, Ballot) or ballot.method != "open":
        raise ConflictError("只有记名投票才逐人登记，这次表决不记谁投了什么。", "请只录入总票数。")


def refuse_other_method(row: Record, changed: Collection[str]) -> None:
    """Refuse to make another sort of vote of one: who voted with names would lie in a secret one.

    Raises:
        ConflictError: Its method was changed.
    """
    if isinstance(row, Ballot) and "method" in changed:
        raise ConflictError("表决方式不能改。", "请撤回这次表决，换方式重新开始。")
