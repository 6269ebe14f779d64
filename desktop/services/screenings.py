"""Topics are screened, then decided, in two acts; the reason reaches everybody who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of
from desktop.errors import ConflictError, ValidationError
from desktop.records import CatalogueItem, Concern, Topic, declaration_of
from desktop.services.acts import act
from desktop.services.answers import TO_ANSWER, owe
from desktop.services.confidences import concerns_behind, secrets_of, without
from desktop.services.forms import fill, gaps, require
from desktop.services.meeting_snapshots import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop.records import Field
    from desktop.services.ports import Reading, Work

JUDGED = (
    "reach", "depth", "public_matter", "urgency", "power", "focuses", "qualities", "catalogue_item",
    "lawful", "lawfulness", "reviewed_by", "reviewed_on", "feasibility",
)  # fmt: skip
"""What the screening says of a topic."""
DECIDED = ("decision", "merged_into", "reason", "decided_on", "decided_by")
"""What the decision says."""
OF_POLICY = ("policy_document", "policy_clause", "policy_effect", "policy_law")
"""What must be known of a rule before anybody can say whether it is lawful."""
ON_POLICY = ("advice", "policy_fault")
"""Natures of concerns that are about a rule."""

_TAKEN_UP = ("listed", "merged")
_TOLD = {
    "listed": "您反映的事已列为协商议题“{title}”，协商情况和结果另行告知。理由：{reason}",
    "merged": "您反映的事并入协商议题“{into}”一起协商，结果另行告知。理由：{reason}",
    "referred": "您反映的事（议题“{title}”）已转办：{reason}",
    "set_aside": "您反映的事（议题“{title}”）经筛选不列入协商。理由：{reason}",
}


@act("筛选议题")
def screen_topic(work: Work, /, topic: UUID, **values: Any) -> None:
    """Write down what the screening says of a topic; it may be completed later.

    Args:
        work: The act.
        topic: Which.
        **values: Fields of Topic; as `catalogue_item` also the name of an item that is new.

    Raises:
        ValidationError: The lawfulness is judged while a rule that was complained of is unknown.
    """
    row = work.get(Topic, topic)
    fill(row, _with_catalogue(work, row, values))
    _require_policy(work, row)


@act("确定议题")
def decide_topic(work: Work, /, topic: UUID, *, decision: str, reason: str, **values: Any) -> None:
    """List, merge, refer or set aside a topic, always with a reason; its concerns follow.

    Everybody who came with one of them is from then on to be told the reason. A topic that the
    lawfulness check did not pass cannot be listed.

    Raises:
        ValidationError: An item of the screening is missing, the topic is not lawful, or nobody
            said into which topic it is merged.
        ConflictError: That topic is itself merged, or others were merged into this one.
    """
    row = work.get(Topic, topic)
    before = (row.decision, row.reason, row.merged_into)
    chosen = {"decision": decision, "reason": reason}
    fill(row, _with_catalogue(work, row, values) | chosen)
    require(row, "screen")
    _require_policy(work, row)
    if row.decision == "listed" and not row.lawful:
        raise ValidationError(
            "合法性审查没有通过，不能列入协商。",
            "请补充合法性审查意见，或选择转办、不列入并写明理由。",
            field="lawful",
        )
    row.decided_on = row.decided_on or day_of(work.now).isoformat()
    if row.decision == "merged":
        _check_merging(work, row)
    else:
        row.merged_into = None
    changed = before != (row.decision, row.reason, row.merged_into)
    _follow(work, row, words=_words(work, row) if changed else "")


def is_screened(row: Topic) -> bool:
    """Tell whether the screening of a topic says all that a decision needs."""
    return not {field.name for field in gaps(row, "screen")} - {"decision", "reason"}


def _with_catalogue(work: Work, row: Topic, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values in which a catalogue item that was typed is one that is there."""
    item = values.get("catalogue_item")
    if not isinstance(item, str):
        return dict(values)
    title = " ".join(item.split())
    known = work.list(CatalogueItem, title=title)
    if not known:
        first = work.find(Concern, row.concerns[0]) if row.concerns else None
        known = [CatalogueItem(title=title, category=first.category if first else "other")]
        work.add(known[0])
    return dict(values) | {"catalogue_item": known[0].id}


def policy_gaps(row: Concern) -> Iterator[Field]:
    """Yield what is not known yet of the rule that a concern is about; nothing of any other."""
    if row.nature in ON_POLICY:
        declaration = declaration_of(Concern)
        yield from (declaration.field(name) for name in OF_POLICY if not getattr(row, name))


def _require_policy(work: Work, row: Topic) -> None:
    if not row.lawfulness:
        return
    for one in row.concerns:
        concern = work.get(Concern, one)
        missing = "、".join(field.label for field in policy_gaps(concern))
        if missing:
            raise ValidationError(
                f"“{concern.title}”反映的是政策，还缺：{missing}。",
                "请先在这件诉求里补上，再写合法性审查意见。",
                field="lawfulness",
            )


def _check_merging(work: Work, row: Topic) -> None:
    other = work.find(Topic, row.merged_into)
    if other is None or other.removed_at is not None or other.id == row.id:
        raise ValidationError("没有写并入哪个议题。", "请选一个别的议题。", field="merged_into")
    if other.merged_into is not None:
        there = named(other, "merged_into")
        raise ConflictError(
            f"那个议题自己已经并入“{there}”。", f"请直接并入“{there}”。", field="merged_into"
        )
    if work.count(Topic, merged_into=row.id):
        raise ConflictError(
            "已经有议题并入这个，它不能再并入别的。", "请把那个并到这个。", field="merged_into"
        )


def _words(work: Work, row: Topic) -> str:
    """Return what the askers are to be told; nobody reads in it what another confided."""
    other = work.find(Topic, row.merged_into)
    known = [row, other] if other is not None else [row]
    secrets = secrets_of(one for topic in known for one in concerns_behind(work, topic))
    words = _TOLD[row.decision].format(
        title=row.title, into=other.title if other else "", reason=row.reason
    )
    return without(words, secrets)


def _follow(work: Work, row: Topic, words: str) -> None:
    """Let the concerns of a topic follow its decision; everybody of them is to be told `words`."""
    for concern in own_concerns(work, row):
        if concern.state not in TO_ANSWER:
            continue
        concern.state = "in_topic" if row.decision in _TAKEN_UP else "open"
        if words:
            owe(work, concern, words)


def own_concerns(reading: Reading, row: Topic) -> list[Concern]:
    """Return the concerns of a topic with those merged into them; not of topics merged into it."""
    return own_concerns_of(reading, row.concerns)


def own_concerns_of(reading: Reading, concerns: Iterable[UUID]) -> list[Concern]:
    """Return concerns, each with those merged into it, each once."""
    found: dict[UUID, Concern] = {}
    for one in concerns:
        concern = reading.find(Concern, one)
        if concern is not None:
            merged = reading.list(Concern, merged_into=one)
            found |= {row.id: row for row in (concern, *merged)}
    return list(found.values())


def reach_words(reading: Reading, concerns: Iterable[UUID]) -> str:
    """Return how many households and people concerns reach, summed up in words, "" for none.

    Whoever came is not counted on top: the figures of a concern are those of all whom it reaches.
    """
    rows = own_concerns_of(reading, concerns)
    households = sum(row.households or 0 for row in rows)
    people = sum(row.people or 0 for row in rows)
    parts = [f"约{households}户"] * bool(households) + [f"约{people}人"] * bool(people)
    told = "、".join(parts)
    if told and len(rows) > 1:
        told += f"（{len(rows)}件诉求合计）"
    return told
