"""Takes the six sheets of 四议两公开 from what a consultation has recorded."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import rolls
from desktop.domain.procedure_facts import GROUPS
from desktop.records import (
    Consultation,
    LawfulCondition,
    Meeting,
    Motion,
    Notice,
    Objection,
    Outcome,
    Participant,
)
from desktop.records.stages import CONDITION_RESULTS
from desktop.records.votes import RESULTS
from desktop.services.confidences import secrets_behind, without
from desktop.services.laws import get_rulebook
from desktop.services.meeting_snapshots import body_name, named, organization_name
from desktop.services.meetings import list_roll_events
from desktop.services.register_values import RegisterSheet, RegisterSnapshot, RegisterVote
from desktop.services.votes import find_ballot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.records import Ballot
    from desktop.services.ports import Reading

_MEETING_SIGNERS = ("主持人", "记录人", "参加人代表")
_NOTICE_SIGNERS = ("张贴人", "村务监督委员会")
_STEPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("党组织提议", "party", ("党组织书记", "记录人")),
    ("村“两委”会议商议", "committees", _MEETING_SIGNERS),
    ("党员大会审议", "members", ("主持人", "记录人", "监票人", "党员代表")),
    (
        "村民代表会议（村民会议）决议",
        "villagers",
        ("主持人", "记录人", "监票人", "村务监督委员会"),
    ),
)
_FOUR_TWO, _FOUR_TWO_ARTICLE = "PARTYRURAL2018", "第十九条"
_VILLAGE_BODIES = ("village_assembly", "village_representatives_meeting")
_PUBLICATIONS = (("决议公开", "decision"), ("实施结果公开", "implementation"))


def snapshot_register(reading: Reading, consultation: UUID) -> RegisterSnapshot:
    """Return the six sheets, as far as they are recorded; what is not stays empty, to be written.

    Of several meetings that may have taken a step the last one held counts, else the last called.
    """
    row = reading.get(Consultation, consultation)
    secrets = secrets_behind(reading, consultation)
    meetings = reading.list(Meeting, consultation=consultation)
    sheets = [_step(reading, row, step, _last(meetings, step[1])) for step in _STEPS]
    sheets += [_publication(reading, consultation, title, kind) for title, kind in _PUBLICATIONS]
    return RegisterSnapshot(
        organization=organization_name(reading, row),
        title=without(row.title, secrets),
        number=row.number,
        sheets=tuple(_outside(sheet, secrets) for sheet in sheets),
    )


def _last(meetings: Sequence[Meeting], group: str) -> Meeting | None:
    """Return the meeting that took a step; a members' meeting that proposed is no members' vote."""
    bodies = GROUPS[group][:1] if group == "party" else GROUPS[group]
    found = [one for one in meetings if one.body in bodies]
    held = [one for one in found if one.state == "ended"]
    return max(held or found, key=lambda one: (one.held_on or "", one.id), default=None)


def _step(
    reading: Reading,
    row: Consultation,
    step: tuple[str, str, tuple[str, ...]],
    meeting: Meeting | None,
) -> RegisterSheet:
    title, group, signers = step
    basis = _basis(group)
    proposal = _proposal(reading, row.id) if group == "party" else None
    told = _decided(proposal) if proposal else _content(reading, row, group, meeting)
    if meeting is None:
        return RegisterSheet(
            title=title,
            body=proposal.body if proposal else "",
            day=(proposal.held_on or "") if proposal else "",
            content=told,
            basis=basis,
            signatures=signers,
        )
    eligible, present = _presence(reading, meeting)
    return RegisterSheet(
        title=title,
        body=body_name(meeting.body),
        day=meeting.held_on or "",
        place=meeting.place,
        chair=named(meeting, "chair"),
        recorder=named(meeting, "recorder"),
        eligible=eligible,
        present=present,
        content=told,
        votes=_votes(reading, meeting),
        basis=basis,
        signatures=signers,
    )


def _basis(group: str) -> str:
    """Return what a step rests on: the text on four deliberations, or that of the villagers."""
    book = get_rulebook()
    if group != "villagers":
        source = book.sources[_FOUR_TWO]
        return f"《{source.title}》{_FOUR_TWO_ARTICLE}{'（待核）' if source.review else ''}"
    texts = [book.bodies[body].versions[0].citation for body in _VILLAGE_BODIES]
    words = [f"《{_short(one.source.title)}》{one.articles}" for one in texts]
    return f"{'；'.join(words)}。到会不够数的决议不成立"


def _publicity() -> str:
    deadline = get_rulebook().deadlines["village_publicity"]
    law = _short(deadline.citation.source.title)
    return f"《{law}》{deadline.citation.articles}，公布的期限不得少于{deadline.amount}日"


def _short(title: str) -> str:
    return title.removeprefix("中华人民共和国")


def _proposal(reading: Reading, consultation: UUID) -> LawfulCondition | None:
    rows = reading.list(LawfulCondition, consultation=consultation, kind="party_study")
    return rows[-1] if rows else None


def _decided(condition: LawfulCondition) -> str:
    told = CONDITION_RESULTS[condition.result]
    number = f"（{condition.document_number}）" if condition.document_number else ""
    return f"{condition.conclusion}\n结论：{told}{number}"


def _content(reading: Reading, row: Consultation, group: str, meeting: Meeting | None) -> str:
    """Return what a step deliberated on: the outcome of its meeting, its motions, or the plan."""
    if meeting is not None:
        outcomes = [one for one in reading.list(Outcome, meeting=meeting.id) if one.agreed]
        motions = reading.list(Motion, meeting=meeting.id, order_by="position")
        said = [one.agreed for one in outcomes] or [one.wording or one.title for one in motions]
        if said:
            return "\n".join(said)
    if group != "committees":
        return ""
    answers = (("办什么", row.what), ("怎么办", row.how), ("怎么落实", row.carry_out))
    return "\n".join(f"{name}：{words}" for name, words in answers if words)


def _presence(reading: Reading, meeting: Meeting) -> tuple[int | None, int | None]:
    """Return how many were to come and how many came; None where no roll was kept."""
    entitled = reading.list(Participant, meeting=meeting.id, capacity="entitled")
    standings = rolls.standings(list_roll_events(reading, meeting.id))
    came = [
        one
        for one in entitled
        if (standing := standings.get(one.id)) is not None
        and (standing.present or standing.left_at is not None)
    ]
    return len(entitled) or None, len(came) or None


def _votes(reading: Reading, meeting: Meeting) -> tuple[RegisterVote, ...]:
    motions = reading.list(Motion, meeting=meeting.id, order_by="position")
    found = [(motion, find_ballot(reading, motion.id)) for motion in motions]
    return tuple(
        _vote(motion, ballot) for motion, ballot in found if ballot is not None and ballot.closed_at
    )


def _vote(motion: Motion, ballot: Ballot) -> RegisterVote:
    by_households = ballot.alternative == "households"
    counts = json.loads(ballot.count or "{}")
    return RegisterVote(
        title=motion.title,
        method=ballot.method,
        unit="户" if by_households else "人",
        eligible=ballot.eligible_households if by_households else ballot.eligible_heads,
        present=ballot.present_households if by_households else ballot.present_heads,
        votes_for=counts.get("for"),
        against=counts.get("against"),
        abstain=counts.get("abstain"),
        invalid=counts.get("invalid"),
        result=RESULTS[ballot.result],
    )


def _publication(reading: Reading, consultation: UUID, title: str, kind: str) -> RegisterSheet:
    notices = reading.list(Notice, consultation=consultation, kind=kind)
    empty = RegisterSheet(
        title=title, basis=_publicity(), is_publication=True, signatures=_NOTICE_SIGNERS
    )
    if not notices:
        return empty
    notice = min(notices, key=lambda one: (one.begins_on or "9", one.id))
    objections = reading.list(Objection, notice=notice.id)
    answered = sum(bool(one.answered_on) for one in objections)
    said = f"异议{len(objections)}件，已答复{answered}件。" if objections else ""
    return replace(
        empty,
        day=notice.begins_on or "",
        until=notice.ends_on or "",
        place=notice.places,
        content=notice.content or notice.title,
        said=said,
    )


def _outside(sheet: RegisterSheet, secrets: tuple[str, ...]) -> RegisterSheet:
    votes = tuple(replace(one, title=without(one.title, secrets)) for one in sheet.votes)
    return replace(sheet, content=without(sheet.content, secrets), votes=votes)
