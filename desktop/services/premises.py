"""Where the ledger is kept and who keeps it: the names of its room and of its first account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.errors import ValidationError
from desktop.records import Account, Organization, Room
from desktop.services.acts import act

if TYPE_CHECKING:
    from desktop.services.ports import Reading, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class Premises:
    """The ledger's own organization, its room and its keeper; `is_sample` where papers say 示例."""

    organization: str
    room: str
    keeper: str
    is_sample: bool


def own_ids(reading: Reading) -> frozenset[UUID]:
    """Return every id under which this ledger wrote for its organization.

    One that began alone has another since it joined a county; what it had written keeps the old.
    """
    scope, own = reading.scope(), reading.setting("org")
    joined = (scope.org.id, *scope.org.aliases) if scope else ()
    return frozenset(UUID(each) for each in (own, *joined) if each)


def read_premises(reading: Reading) -> Premises:
    """Return the names that stand on papers and in the title of the window."""
    room, account = _room(reading), _account(reading)
    organization = reading.find(Organization, _id(reading.setting("org")))
    return Premises(
        organization=organization.full_name if organization else "",
        room=room.name if room else "",
        keeper=account.name if account else "",
        is_sample=reading.setting("sample") == "1",
    )


@act("改联络室名称")
def rename_room(work: Work, /, name: str) -> None:
    """Give the ledger's room another name.

    Raises:
        ValidationError: The name is blank.
    """
    told = _told(name, "联络室名称", "room")
    room = _room(work)
    if room is None:
        work.add(Room(name=told, org=work.org))
    elif room.name != told:
        room.name = told


@act("改经办人姓名")
def rename_keeper(work: Work, /, name: str) -> None:
    """Give the keeper's account the name that is to stand on papers.

    Raises:
        ValidationError: The name is blank, or the ledger has no account.
    """
    told = _told(name, "经办人姓名", "keeper")
    account = _account(work)
    if account is None:
        raise ValidationError("账本里没有经办人的账号。", "请从备份恢复账本。", field="keeper")
    if account.name != told:
        account.name = told


def _told(name: str, what: str, field: str) -> str:
    told = " ".join(name.split())
    if not told:
        raise ValidationError(f"{what}是空的。", f"请写上{what}。", field=field)
    return told


def _room(reading: Reading) -> Room | None:
    return next(iter(reading.list(Room, org=own_ids(reading), limit=1)), None)


def _account(reading: Reading) -> Account | None:
    return reading.find(Account, _id(reading.setting("account")))


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None
