"""共识: how a meeting ends without a vote – what is agreed, what is not, and what stays open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.domain.rules import Kind
from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting, Motion, Outcome
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.laws import get_rulebook
from desktop.services.overtaken import Held, hold_or_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.services.ports import Reading, Work

ASKS = ("policy_asks", "government_asks", "people_ask")
"""What consensus has to join: 政策要求, 党政关切, 民生诉求."""
POINTS = ("agreed", "disagreed", "left_open")
TEXTS = (*ASKS, *POINTS)
STORED = ("consensus", *TEXTS)

_WANTED = {
    "reached": (("agreed",), "达成了什么共识"),
    "mostly": (("agreed",), "达成了什么共识"),
    "not_reached": (("disagreed", "left_open"), "分歧在哪里，或者什么待定"),
}
"""What each outcome must say, in which texts (one is enough)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusView:
    """What a talk agreed, as far as it is stored; `outcome` is None while nothing is."""

    outcome: UUID | None = None
    consensus: str = ""
    texts: Mapping[str, str] = field(default_factory=dict, hash=False)


def takes_no_vote(meeting: Meeting) -> bool:
    """Tell whether a meeting is a talk: it names no body, or one that decides nothing."""
    body = get_rulebook().bodies.get(meeting.body)
    return not meeting.body or (body is not None and body.kind is Kind.CONSULTATION)


def find_outcome(reading: Reading, meeting: UUID) -> Outcome | None:
    """Return what was agreed in a meeting; the newest where there are several."""
    found = reading.list(Outcome, meeting=meeting, order_by="-id", limit=1)
    return found[0] if found else None


def view_consensus(reading: Reading, meeting: Meeting) -> ConsensusView | None:
    """Return the consensus of a talk; None for a meeting that ends by votes."""
    if not takes_no_vote(meeting) or reading.count(Motion, meeting=meeting.id):
        return None
    row = find_outcome(reading, meeting.id)
    if row is None:
        return ConsensusView()
    return ConsensusView(
        outcome=row.id,
        consensus=row.consensus,
        texts={name: getattr(row, name) for name in TEXTS},
    )


def hold_consensus(reading: Reading, *, meeting: UUID) -> dict[str, Held]:
    """Return what is stored of a consensus, empty fields while nothing is."""
    return hold_or_nothing(reading, Outcome, find_outcome(reading, meeting), STORED)


@act("记录共识")
def record_consensus(work: Work, /, meeting: UUID, **values: Any) -> UUID:
    """Write down what a meeting agreed without a vote; what is not named stays as it is.

    Args:
        work: The act.
        meeting: Which.
        values: By the names of STORED; ``consensus`` is one of CONSENSUS, not "".

    Raises:
        ConflictError: The meeting has not begun.
        ValidationError: It is not said whether there is consensus, or not on what.
    """
    row = work.get(Meeting, meeting)
    if row.state == "planned":
        raise ConflictError("还没有开会，没有共识可记。", "请先宣布开会。")
    outcome = find_outcome(work, meeting)
    is_new = outcome is None
    if outcome is None:
        outcome = Outcome(
            meeting=meeting, consultation=row.consultation, title=f"{row.title}协商成果"
        )
    fill(outcome, values)
    _check(outcome)
    if is_new:
        work.add(outcome)
    return outcome.id


def _check(outcome: Outcome) -> None:
    if outcome.consensus not in _WANTED:
        raise ValidationError(
            "没有选共识情况。", "请选达成共识、基本共识或者未达成共识。", field="consensus"
        )
    names, told = _WANTED[outcome.consensus]
    if not any(getattr(outcome, name) for name in names):
        raise ValidationError(f"没有写{told}。", "请写一句，会议记录要印。", field=names[0])
