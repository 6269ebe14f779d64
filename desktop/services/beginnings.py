"""How a ledger begins: the organization it belongs to, its room, its first account and device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from desktop.records import Account, Device, Organization, Room
from desktop.records.ids import new_id
from desktop.records.organizations import LEVELS
from desktop.services.acts import act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.feeds import Scope
    from desktop.services.ports import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class Division:
    """One line of the table of divisions; `id` is the server's, "" where there is none yet."""

    code: str
    name: str
    level: str
    parent: str
    id: str = ""


def divisions_of(scope: Scope) -> tuple[Division, ...]:
    """Return the organizations of a scope as divisions, from the highest to the device's own."""
    return tuple(
        Division(
            code=org.code,
            name=org.name,
            level=org.level if org.level in LEVELS else "village",
            parent=org.parent,
            id=org.id,
        )
        for org in (*reversed(scope.above), scope.org)
    )


@act("建立账本", undoable=False)
def begin_ledger(
    work: Work,
    *,
    divisions: Sequence[Division],
    device: UUID,
    device_name: str,
    public_key: str,
    keeper: str,
    sample: bool,
) -> UUID:
    """Enter the organizations from the highest to the ledger's own, its room, account and device.

    Args:
        work: The act.
        divisions: The ledger's own organization last, those above it before.
        device: Id of this machine, already the writer of the journal.
        device_name: What the machine is called.
        public_key: Its Ed25519 key, hexadecimal, whose batches it will vouch for.
        keeper: Name of the first account.
        sample: Whether every paper is to say 示例.

    Returns:
        Id of the ledger's own organization.
    """
    own = _enter_divisions(work, divisions)
    account = Account(name=keeper, roles=("recorder",), org=own.id)
    work.add(account)
    # Machines that join one organization enter one room, not one each.
    room = uuid5(own.id, "room") if divisions[-1].id else new_id()
    work.add(Room(id=room, name=f"{own.name}联络室", org=own.id))
    work.add(
        Device(
            id=device,
            name=device_name,
            public_key=public_key,
            enrolled_at=work.now,
            sample=sample,
            org=own.id,
        )
    )
    work.set_setting("org", str(own.id))
    work.set_setting("account", str(account.id))
    work.set_setting("sample", "1" if sample else "")
    return own.id


def _enter_divisions(work: Work, divisions: Sequence[Division]) -> Organization:
    own = Organization()
    for place, division in enumerate(divisions):
        above, name = own, _short(division.name)
        own = Organization(
            name=name,
            full_name=above.full_name + name,
            code=division.code,
            level=division.level,
            parent=above.id if place else None,
            id=UUID(division.id) if division.id else new_id(),
        )
        own.org = own.id
        work.add(own)
    return own


def _short(name: str) -> str:
    """Return the name people use: 长城村委会 is 长城村 on paper."""
    for long, short in _SHORT_NAMES:
        if name.endswith(long) and name != long:
            stem = name.removesuffix(long)
            return stem if stem.endswith(short) else stem + short
    return name


_SHORT_NAMES = (
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
)
