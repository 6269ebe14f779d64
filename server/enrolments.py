"""Who may come in: one-time codes, the devices that used them, and the tokens they show.

Of a code and of a token only a hash is kept. A code is short, so its hash is a slow one (scrypt,
RFC 7914): a stolen database gives no codes that are still good.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NoReturn

from sqlalchemy import insert, select, update

from desktop.domain.clocks import format_stamp
from desktop.errors import NotFoundError, SyncError, ValidationError
from desktop.records.organizations import LEVELS
from desktop.sync.enrolment import new_code, read_code, read_sealing_key
from server.device_numbers import next_number
from server.tables import device, enrolment_code, org_alias, organization
from server.tables import server as server_table
from server.tokens import new_token, token_hash

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from server.organizations import Known
    from server.stores import Store

MOST_ALSO = 100
VALID = timedelta(days=7)
ASKED_AGAIN = timedelta(hours=1)
"""So long a device that lost the answer may use its code again over the line."""

_ROLES = {
    "province": "county",
    "prefecture": "county",
    "county": "county",
    "township": "township",
}
_ADVICE = "请向县里要一个新的邀请码。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A fresh code; shown once, since only its hash is kept."""

    code: str = field(repr=False)
    role: str
    expires_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What a device says of itself when it joins.

    Attributes:
        device: Its id.
        name: What its people call it.
        public_key: Ed25519, hexadecimal, which verifies its batches.
        sealing_key: X25519, hexadecimal, to which bundles for it are sealed.
        ledger_org: Id under which its ledger wrote for its organization so far, "" for none.
        schema: Of its declarations.
        app: Its version.
        also: Other ids under which its ledger wrote, before it was joined to another county.
    """

    device: str
    name: str
    public_key: str
    sealing_key: str
    ledger_org: str
    schema: int
    app: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """What a device is told when it has joined."""

    token: str = field(repr=False)
    number: str
    role: str
    org: str


def make_code(store: Store, org: Known, role: str = "") -> Code:
    """Return a code for one device of an organization, good for 7 days.

    Args:
        store: The server's.
        org: Whose device is to join.
        role: room, township or county; "" for what fits the organization's level.

    Raises:
        ValidationError: The organization's level does not have this role.
    """
    fitting = _ROLES.get(org.level, "room")
    role = role or fitting
    if role not in ("room", fitting):
        raise ValidationError(
            f"“{org.name}”是{LEVELS[org.level]}，不能用角色 {role}。",
            f"可用：{'、'.join(sorted({'room', fitting}))}。",
            field="role",
        )
    code, made_at = new_code(), store.now()
    made = Code(code=code, role=role, expires_at=format_stamp(made_at + VALID, 0))
    with store.writing() as connection:
        connection.execute(
            insert(enrolment_code).values(
                hash=_code_hash(store, code),
                org=org.id,
                role=role,
                made_at=format_stamp(made_at, 0),
                expires_at=made.expires_at,
            )
        )
    return made


def revoke_code(store: Store, typed: str) -> None:
    """Make a code that was not used yet good for nothing.

    Raises:
        NotFoundError: There is none, or it is used up.
        ValidationError: It cannot be a code.
    """
    statement = (
        update(enrolment_code)
        .where(
            enrolment_code.c.hash == _code_hash(store, read_code(typed)),
            enrolment_code.c.used_at.is_(None),
        )
        .values(revoked_at=store.stamp())
    )
    with store.writing() as connection:
        if not connection.execute(statement).rowcount:
            raise NotFoundError(
                "没有这个邀请码，或已经用过。", "用过的请用 device revoke 停用那台电脑。"
            )


def enrol(store: Store, typed: str, applicant: Applicant, *, is_signed: bool = False) -> Enrolled:
    """Let a device in by a code, once; again with a new code it gets a new token.

    Args:
        store: The server's.
        typed: The code.
        applicant: Who asks.
        is_signed: Whether the device signed the request, as in a bundle. A stick may be under way
            for weeks: it is given the same answer however late it asks again, and does not undo
            how its device has joined since.

    Raises:
        SyncError: ``code``: wrong, used, expired or revoked; ``device``: its id is known with
            another key or organization; ``org``: its ledger's organization is another's here;
            ``format``: nothing can be sealed to its key.
    """
    read_sealing_key(applicant.sealing_key)
    hashed = _code_hash(store, _read(typed))
    token = _lasting_token(store, hashed, applicant) if is_signed else new_token()
    with store.writing() as connection:
        _one_at_a_time(connection, applicant.device)
        known = connection.execute(select(device).where(device.c.id == applicant.device)).first()
        code = _good_code(store, connection, hashed, _Asking(applicant, known, token, is_signed))
        if known is not None and (known.org, known.public_key) != (code.org, applicant.public_key):
            _refuse("device", "这台电脑已经登记在别的组织名下，或换过密钥。", "请问县里的管理员。")
        for alias in (applicant.ledger_org, *applicant.also):
            _give_alias(connection, alias, code.org)
        number = known.number if known is not None else _number(connection, code.org)
        row = _row(store, code, applicant, number, token)
        _enter(connection, known, row)
        connection.execute(
            update(enrolment_code)
            .where(enrolment_code.c.hash == hashed)
            .values(used_at=row["enrolled_at"], used_by=applicant.device)
        )
    return Enrolled(token=token, number=number, role=code.role, org=code.org)


def _lasting_token(store: Store, hashed: str, applicant: Applicant) -> str:
    """Return the one token that this device gets for this code, to be told again and again.

    Of two ways back that both let it in either may be read first; Ed25519 signs the same alike.
    """
    asked = f"yishibu token\0{applicant.device}\0{hashed}\0{applicant.sealing_key}"
    return hashlib.sha256(store.sign(asked.encode())).hexdigest()


def _read(typed: str) -> str:
    try:
        return read_code(typed)
    except ValidationError as error:
        raise SyncError(error.message, error.advice, code="code") from error


def _one_at_a_time(connection: Connection, device_id: str) -> None:
    """Let no other device join meanwhile: numbers and aliases are given by what is there.

    The device first where it is known, as a push of it does: else each would wait for the other.
    """
    connection.execute(select(device.c.id).where(device.c.id == device_id).with_for_update())
    connection.execute(select(server_table.c.one).with_for_update())


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who asks to join, as the server knew it before (None: not at all), and what to tell it."""

    applicant: Applicant
    known: Row[Any] | None
    token: str
    is_signed: bool

    def is_again(self, code: Row[Any], since: str) -> bool:
        """Tell whether the device that used a code uses it again: the answer was lost.

        By stick no answer is lost that led to something: then it would undo a joining. Late only
        where it would be told what it was told.

        Args:
            code: Which was used.
            since: Used earlier is late; a stamp.
        """
        known = self.known
        if known is None or known.revoked_at is not None or known.id != code.used_by:
            return False
        if (known.public_key, known.sealing_key) != (
            self.applicant.public_key,
            self.applicant.sealing_key,
        ):
            return False
        if known.token_hash == token_hash(self.token):
            return True
        is_last = bool(known.enrolled_at == code.used_at) and not _was_heard(known)
        return bool(code.used_at >= since) and (is_last or not self.is_signed)

    def is_outdated(self, code: Row[Any]) -> bool:
        """Tell whether a request by stick may be older than how its device joined, or its end.

        When it was written is not known for sure; a code that was made since tells that it is new.
        """
        known = self.known
        if known is None or not self.is_signed:
            return False
        joined_at = known.enrolled_at if _was_heard(known) else ""
        return bool(code.made_at < (known.revoked_at or joined_at))


def _was_heard(known: Row[Any]) -> bool:
    """Tell whether a device was heard of since it joined: it knows that it has."""
    return bool((known.last_seen or "") >= known.enrolled_at)


def _good_code(store: Store, connection: Connection, hashed: str, asking: _Asking) -> Row[Any]:
    found = connection.execute(
        select(enrolment_code).where(enrolment_code.c.hash == hashed)
    ).first()
    if found is None:
        _refuse("code", "邀请码不对。", "请对照县里给的邀请码逐个核对。")
    if found.revoked_at is not None:
        _refuse("code", "这个邀请码已经作废。", _ADVICE)
    is_used = found.used_at is not None
    if is_used and asking.is_again(found, format_stamp(store.now() - ASKED_AGAIN, 0)):
        return found
    if found.expires_at < store.stamp():
        _refuse("code", "这个邀请码已经过期。", _ADVICE)
    if is_used:
        _refuse("code", "这个邀请码已经用过。", _ADVICE)
    if asking.is_outdated(found):
        _refuse("code", "这个加入请求是旧的：这台电脑后来已另外加入，或已停用。", _ADVICE)
    return found


def _give_alias(connection: Connection, alias: str, org: str) -> None:
    """Let an id under which a ledger wrote mean the organization."""
    if alias in ("", org):
        return
    known = connection.execute(select(org_alias.c.org).where(org_alias.c.alias == alias)).scalar()
    if known == org:
        return
    is_another = connection.execute(
        select(organization.c.id).where(organization.c.id == alias)
    ).first()
    if known is not None or is_another is not None:
        _refuse("org", "这个账本属于另一个组织。", "请核对邀请码是发给哪个组织的。")
    connection.execute(insert(org_alias).values(alias=alias, org=org))


def _number(connection: Connection, org: str) -> str:
    row = connection.execute(select(organization).where(organization.c.id == org)).one()
    return next_number(row.name, row.code, set(connection.scalars(select(device.c.number))))


def _row(
    store: Store, code: Row[Any], applicant: Applicant, number: str, token: str
) -> dict[str, Any]:
    return {
        "id": applicant.device,
        "org": code.org,
        "role": code.role,
        "name": applicant.name,
        "number": number,
        "public_key": applicant.public_key,
        "sealing_key": applicant.sealing_key,
        "token_hash": token_hash(token),
        "enrolled_at": store.stamp(),
        "revoked_at": None,
        "schema": applicant.schema,
        "app": applicant.app,
    }


def _enter(connection: Connection, known: Row[Any] | None, values: dict[str, Any]) -> None:
    if known is None:
        connection.execute(insert(device).values(values | {"offset_ms": 0, "last_order": ""}))
    else:
        connection.execute(update(device).where(device.c.id == known.id).values(values))


def _code_hash(store: Store, code: str) -> str:
    return hashlib.scrypt(code.encode(), salt=store.id.encode(), n=2**14, r=8, p=1).hex()


def _refuse(code: str, message: str, advice: str) -> NoReturn:
    raise SyncError(message, advice, code=code)
