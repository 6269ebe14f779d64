"""Procedures copied and adapted here: each change another version, none looser than the law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.adaptations import (
    Adaptation,
    adapt,
    check_adapted,
    is_kept_for_good,
    list_conditions_to_add,
    plan_of,
)
from desktop.domain.changes import canonical
from desktop.errors import ConflictError, ValidationError
from desktop.records import AdaptedProcedure
from desktop.services.acts import act
from desktop.services.premises import own_ids
from desktop.services.procedures import (
    find_adapted,
    get_shipped_documents,
    get_shipped_procedures,
    list_procedures,
    read_document,
    read_procedure,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.adaptations import Document
    from desktop.domain.procedures import Procedure
    from desktop.services.ports import Reading, Work

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptingView:
    """What one begins to adapt with.

    Attributes:
        procedure: The base as it is.
        plan: What leaves it as it is.
        kept_for_good: Codes that cannot be dropped: law and quorums.
        offers: Conditions that can be added, by fact and need.
        is_own: Whether it was adapted here already: a change is its next version.
    """

    key: str
    procedure: Procedure
    document: Document
    plan: Adaptation
    kept_for_good: frozenset[str]
    offers: dict[str, Document]
    is_own: bool


def view_adapting(reading: Reading, key: str) -> AdaptingView:
    """Return what somebody needs to adapt a version of a procedure.

    Raises:
        NotFoundError: There is no such version.
    """
    document = read_document(reading, key)
    procedure = read_procedure(document)
    asked = (one for stage in procedure.stages for one in stage.requires)
    return AdaptingView(
        key=key,
        procedure=procedure,
        document=document,
        plan=plan_of(document),
        kept_for_good=frozenset(one.code for one in asked if is_kept_for_good(one)),
        offers=list_conditions_to_add(get_shipped_documents()),
        is_own=_find_own(reading, key) is not None,
    )


@act("改编协商程序", undoable=False)
def adapt_procedure(
    work: Work, /, base: str, plan: Adaptation, *, adapted_by: str, reason: str
) -> str:
    """Keep a version of a procedure that was copied and adapted.

    One that the app or the county brought becomes a procedure of its own; of one adapted here it is
    the next version. What has begun stays with the version it began with.

    Args:
        work: The act.
        base: Key of the version that was adapted (chain@1).
        plan: What it is to become.
        adapted_by: Who did it.
        reason: Why.

    Returns:
        Key of the new version.

    Raises:
        NotFoundError: There is no such version.
        ValidationError: A field is missing, the procedure cannot be read, or it asks for less than
            the law (the requirement and its article are named).
        ConflictError: There is a newer version than the one adapted, or nothing was changed.
    """
    _require_words(plan, adapted_by, reason)
    document = read_document(work, base)
    row = _find_own(work, base)
    entry = AdaptedProcedure()
    code = row.code if row else f"own-{entry.id.hex[-12:]}"
    version = document["version"] + 1 if row else 1
    _require_newest(work, base, code)
    content = adapt(document, plan, procedure_id=code, version=version)
    adapted = read_procedure(content)
    for ancestor in _ancestors(work, base):
        check_adapted(ancestor, adapted)
    if row and content == document | {"version": version}:
        raise ConflictError("什么也没有改。", "改了再存。")
    entry.name, entry.code, entry.version = plan.name.strip(), code, version
    entry.based_on = row.based_on if row else base
    entry.content = canonical(content).decode()
    entry.adapted_by, entry.reason = adapted_by.strip(), reason.strip()
    work.add(entry)
    return adapted.key


def _require_words(plan: Adaptation, adapted_by: str, reason: str) -> None:
    if len(plan.name.strip()) > _LONGEST_NAME:
        raise ValidationError(
            f"名称超过{_LONGEST_NAME}个字。", "请写短一些，印在文书上。", field="name"
        )
    for field, value, what in (("adapted_by", adapted_by, "修订人"), ("reason", reason, "理由")):
        if not value.strip():
            raise ValidationError(f"没有填写{what}。", f"请填写{what}。", field=field)


def _require_newest(work: Work, base: str, code: str) -> None:
    versions = [one.version for one in list_procedures(work).values() if one.id == code]
    newest = max(versions, default=0)
    if newest and base != f"{code}@{newest}":
        raise ConflictError(
            f"这个程序已经有第{newest}版。", "请从最新的一版改起。", newest=f"{code}@{newest}"
        )


def _find_own(reading: Reading, key: str) -> AdaptedProcedure | None:
    """Return the row of a version that was adapted in this organization; None for all others."""
    row = find_adapted(reading, key) if key not in get_shipped_procedures() else None
    return row if row is not None and row.org in own_ids(reading) else None


def _ancestors(reading: Reading, key: str) -> Iterator[Procedure]:
    """Yield a procedure and what it comes from, back to one that the app brought."""
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        yield read_procedure(read_document(reading, key))
        row = find_adapted(reading, key) if key not in get_shipped_procedures() else None
        key = row.based_on if row else ""
