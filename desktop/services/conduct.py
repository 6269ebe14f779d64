"""How a meeting is conducted: who does what, and the rules of order read at its opening.

The rules are data and no law; which were read goes into the record as it is frozen.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop.domain.strict_tables import StrictTable
from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting
from desktop.resources import read_text
from desktop.services.acts import act
from desktop.services.forms import fill

if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from desktop.services.ports import Work

_FILE = "meetings/rules_of_order.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesOfOrder:
    """The rules of order; `custom` says that no statute asks for them."""

    title: str
    rules: tuple[str, ...]
    custom: bool = True


STAFF = ("chair", "recorder", "tellers", "supervisor", "photographer")
"""Who does what at a meeting."""


@cache
def get_rules_of_order() -> RulesOfOrder:
    """Return the shipped rules of order."""
    table = StrictTable(tomllib.loads(read_text(_FILE)), _FILE)
    found = RulesOfOrder(
        title=table.text("title"),
        rules=table.texts("rules"),
        custom=table.flag("custom"),
    )
    table.close()
    return found


@act("宣读议事规则")
def note_rules_read(work: Work, /, meeting: UUID) -> None:
    """Enter that the rules of order were read out; the record prints them.

    Raises:
        ConflictError: The meeting is not under way.
    """
    row = work.get(Meeting, meeting)
    if row.state != "open":
        raise ConflictError("会议不在进行中。", "宣布开会以后再记宣读议事规则。")
    row.rules_read = True


@act("登记会务人员")
def arrange_staff(work: Work, /, meeting: UUID, **people: Any) -> None:
    """Enter who presides, writes, counts, supervises and takes photographs, before or after.

    Raises:
        ValidationError: It is none of STAFF.
    """
    if unknown := [name for name in people if name not in STAFF]:
        raise ValidationError(f"会务里没有“{unknown[0]}”。", "请核对。", field=unknown[0])
    fill(work.get(Meeting, meeting), people)
