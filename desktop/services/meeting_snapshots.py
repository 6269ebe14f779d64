"""Makes the values that papers are made of from the rows of a meeting."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain import rolls
from desktop.domain.cautions import CHECK
from desktop.domain.deadlines import read_due
from desktop.errors import ValidationError
from desktop.records import (
    AgendaItem,
    Ballot,
    Meeting,
    Motion,
    Opinion,
    Organization,
    Outcome,
    Participant,
    Record,
    Task,
)
from desktop.records.declarations import name_field
from desktop.records.stages import CONDITION_KINDS
from desktop.services.adjournments import list_adjournments
from desktop.services.laws import get_rulebook
from desktop.services.meetings import list_roll_events
from desktop.services.opinion_words import ways_of, who_said
from desktop.services.opinions import find_response
from desktop.services.passed_gaps import list_condition_entries, list_passed_entries
from desktop.services.presences import describe_presence, find_version, read_presence, take_presence
from desktop.services.snapshots import (
    AdjournmentEntry,
    AgendaEntry,
    BallotEntry,
    BallotPaperSnapshot,
    ConditionEntry,
    Figures,
    MeetingSnapshot,
    OpinionEntry,
    Proxy,
    Recusal,
    RollEntry,
    SealedPapers,
    SignInSnapshot,
    Source,
    TaskEntry,
    VerdictEntry,
)
from desktop.services.votes import find_ballot, read_verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.services.ports import Reading

_SETTLES = {"party_study": "first_step", "assembly_authorisation": "competence"}
"""Kind of condition to what a body's text wants that it settles."""

_CHOICES = ("for", "against", "abstain", "invalid", "uncast")


def named(row: Record, reference: str) -> Any:
    """Return the name, or the names, that a reference of a row had when it was written."""
    for field in (name_field(reference), name_field(reference, many=True)):
        if hasattr(row, field):
            return getattr(row, field)
    return ""


def organization_name(reading: Reading, row: Record) -> str:
    """Return the full name of the organization a row belongs to."""
    organization = reading.find(Organization, row.org)
    return organization.full_name if organization else ""


def body_name(body: str) -> str:
    """Return what a decision body is called, "" for a meeting without one."""
    return get_rulebook().body(body).name_zh if body else ""


def snapshot_meeting(reading: Reading, meeting: UUID) -> MeetingSnapshot:
    """Return one meeting, whole, as its papers show it."""
    row = reading.get(Meeting, meeting)
    people = {one.id: one for one in reading.list(Participant, meeting=meeting)}
    standings = rolls.standings(list_roll_events(reading, meeting))
    ballots = _standing_ballots(reading, meeting)
    outcomes = reading.list(Outcome, meeting=meeting, order_by="-id", limit=1)
    outcome = outcomes[0] if outcomes else Outcome()
    conditions = _conditions(reading, row)
    settled = _settled(row, conditions)
    return MeetingSnapshot(
        organization=organization_name(reading, row),
        title=row.title,
        body=body_name(row.body),
        consultation=named(row, "consultation"),
        place=row.place,
        started_at=row.opened_at,
        ended_at=row.ended_at,
        chair=named(row, "chair"),
        recorder=named(row, "recorder"),
        tellers=named(row, "tellers"),
        supervisor=named(row, "supervisor"),
        agenda=_agenda(reading, meeting),
        adjournments=_adjournments(reading, meeting),
        eligible=reading.count(Participant, meeting=meeting, capacity="entitled"),
        quorum=_quorum_sentence(reading, row),
        roll=tuple(
            _roll_entry(one, standings.get(one.id, rolls.Standing())) for one in people.values()
        ),
        proxies=_proxies(people, standings),
        recusals=_recusals(people, ballots),
        opinions=_opinions(reading, meeting, people),
        ballots=tuple(_ballot_entry(row, motion, ballot, settled) for motion, ballot in ballots),
        consensus=outcome.consensus,
        agreed=outcome.agreed,
        disagreed=outcome.disagreed,
        left_open=outcome.left_open,
        suggestions=outcome.suggestions,
        cost=outcome.cost,
        addressed_to=outcome.addressed_to,
        tasks=_tasks(reading, outcomes),
        conditions=conditions,
        passed=list_passed_entries(reading, row.consultation),
    )


def _agenda(reading: Reading, meeting: UUID) -> tuple[AgendaEntry, ...]:
    items = reading.list(AgendaItem, meeting=meeting, order_by="position")
    return tuple(AgendaEntry(title=item.title, note=item.note) for item in items)


def _conditions(reading: Reading, row: Meeting) -> tuple[ConditionEntry, ...]:
    """Return what the law wanted before a meeting that votes; nothing for a talk."""
    day = read_due(row.held_on)
    if day is None or not row.body:
        return ()
    return list_condition_entries(reading, row.consultation, day)


def _settled(row: Meeting, conditions: Iterable[ConditionEntry]) -> frozenset[str]:
    """Return what the verdicts ask a person to see to and what the record itself shows."""
    titles = {one.title for one in conditions}
    kinds = [kind for kind, title in CONDITION_KINDS.items() if title in titles]
    try:
        version = find_version(row)
    except ValidationError:  # it takes no vote, or no text of its day is known
        return frozenset()
    return frozenset(f"{CHECK}{getattr(version, _SETTLES[kind])}。" for kind in kinds)


def _adjournments(reading: Reading, meeting: UUID) -> tuple[AdjournmentEntry, ...]:
    return tuple(
        AdjournmentEntry(
            begun_at=row.begun_at,
            ended_at=row.ended_at,
            item=named(row, "agenda_item"),
            reason=row.reason,
        )
        for row in list_adjournments(reading, meeting)
        if row.begun_at is not None
    )


def _standing_ballots(reading: Reading, meeting: UUID) -> list[tuple[Motion, Ballot]]:
    motions = reading.list(Motion, meeting=meeting, order_by="position")
    found = ((motion, find_ballot(reading, motion.id)) for motion in motions)
    return [(motion, ballot) for motion, ballot in found if ballot is not None]


def _quorum_sentence(reading: Reading, meeting: Meeting) -> str:
    """Return the sentence on presence at the first vote, or at the end where there was none."""
    ballots = _standing_ballots(reading, meeting.id)
    try:
        if ballots:
            presence = read_presence(meeting, ballots[0][1])
        else:
            presence = take_presence(reading, meeting.id)
    except ValidationError:  # no vote there, no law known of that day, or several ways of counting
        return ""
    parts = describe_presence(presence)
    when = "首次表决时" if ballots else ""
    return (
        f"{when}{parts}，到会人数{'符合规定' if presence.quorate else '不够数'}。" if parts else ""
    )


def _roll_entry(one: Participant, standing: rolls.Standing) -> RollEntry:
    return RollEntry(
        name=named(one, "person"),
        state=_roll_state(one, standing),
        capacity=one.stakeholder_class,
        stakeholder_class=one.stakeholder_class,
        group=one.group,
        reason=standing.excused or _departure_reason(standing),
        arrived_at=standing.arrived_at,
        left_at=standing.left_at,
    )


def _roll_state(one: Participant, standing: rolls.Standing) -> Any:
    if one.capacity == "observer":
        return "observer"
    if standing.present:
        return "present"
    if standing.left_at is not None:
        return "left"
    return "absent" if standing.excused is None else "leave"


def _departure_reason(standing: rolls.Standing) -> str:
    departures = [event.reason for event in standing.events if event.kind == rolls.DEPARTED]
    return departures[-1] if departures and standing.left_at is not None else ""


def _proxies(
    people: Mapping[UUID, Participant], standings: Mapping[UUID, rolls.Standing]
) -> tuple[Proxy, ...]:
    return tuple(
        Proxy(
            principal=named(people[principal], "person"),
            agent=named(people[standing.proxy], "person"),
            reason=standing.proxy_reason,
        )
        for principal, standing in standings.items()
        if principal in people and standing.proxy is not None and standing.proxy in people
    )


def _recusals(
    people: Mapping[UUID, Participant], ballots: Iterable[tuple[Motion, Ballot]]
) -> tuple[Recusal, ...]:
    return tuple(
        Recusal(
            name=named(people[one], "person"), matter=motion.title, reason=ballot.recusal_reason
        )
        for motion, ballot in ballots
        for one in ballot.recused
        if one in people
    )


def _opinions(
    reading: Reading, meeting: UUID, people: Mapping[UUID, Participant]
) -> tuple[OpinionEntry, ...]:
    entries = []
    opinions = reading.list(Opinion, meeting=meeting)
    ways = ways_of(reading, meeting, opinions)
    for opinion in opinions:
        response = find_response(reading, opinion.id)
        speaker = people.get(opinion.speaker) if opinion.speaker else None
        entries.append(
            OpinionEntry(
                speaker=who_said(opinion),
                stakeholder_class=opinion.stakeholder_class,
                group=speaker.group if speaker else "",
                stance=opinion.stance,
                source=opinion.source,
                way=ways[opinion.id],
                content=opinion.content,
                minority=opinion.minority,
                disposition=response.disposition if response else "",
                reason=response.reason if response else "",
            )
        )
    return tuple(entries)


def _ballot_entry(
    meeting: Meeting, motion: Motion, ballot: Ballot, settled: frozenset[str]
) -> BallotEntry:
    count = json.loads(ballot.count or "{}")
    unit = "households" if ballot.eligible_households is not None else "heads"
    figures = {choice: _count_figures(count.get(choice), unit) for choice in _CHOICES}
    return BallotEntry(
        title=motion.title,
        wording=motion.wording,
        method=ballot.method,
        body=body_name(meeting.body),
        held_at=ballot.opened_at,
        eligible=_row_figures(ballot, "eligible"),
        present=_row_figures(ballot, "present"),
        votes_for=figures["for"],
        against=figures["against"],
        abstain=figures["abstain"],
        invalid=figures["invalid"],
        uncast=figures["uncast"],
        issued=ballot.issued,
        returned=ballot.returned,
        verdict=_verdict_entry(ballot, settled),
        sealed=_sealed(ballot),
        recount_reason=ballot.recount_reason,
    )


def _row_figures(ballot: Ballot, what: str) -> Figures:
    return Figures(
        heads=getattr(ballot, f"{what}_heads"),
        households=getattr(ballot, f"{what}_households"),
        area=getattr(ballot, f"{what}_area"),
    )


def _count_figures(counted: Any, unit: str) -> Figures:
    if counted is None:
        return Figures()
    if not isinstance(counted, dict):
        counted = {unit: counted}
    area = counted.get("area")
    return Figures(
        heads=counted.get("heads"),
        households=counted.get("households"),
        area=None if area is None else Decimal(area),
    )


def _verdict_entry(ballot: Ballot, settled: frozenset[str]) -> VerdictEntry | None:
    verdict = read_verdict(ballot)
    if not verdict:
        return None
    return VerdictEntry(
        quorate=verdict["quorate"],
        carried=verdict["carried"],
        void=verdict["void"],
        steps=tuple(verdict["steps"]),
        sources=tuple(
            Source(
                law=source["law"],
                article=source["article"],
                in_force_from=source["in_force_from"] or "",
            )
            for source in verdict["sources"]
        ),
        warnings=tuple(text for text in verdict["warnings"] if text not in settled),
    )


def _sealed(ballot: Ballot) -> SealedPapers | None:
    if ballot.sealed_papers is None:
        return None
    return SealedPapers(
        count=ballot.sealed_papers, place=ballot.sealed_at_place, sealed_by=ballot.sealed_by
    )


def _tasks(reading: Reading, outcomes: Iterable[Outcome]) -> tuple[TaskEntry, ...]:
    return tuple(
        TaskEntry(
            title=task.title, unit=task.unit, responsible=task.responsible, due=task.first_due or ""
        )
        for outcome in outcomes
        for task in reading.list(Task, outcome=outcome.id)
    )


def snapshot_sign_in(reading: Reading, meeting: UUID) -> SignInSnapshot:
    """Return whose signatures are wanted at a meeting."""
    row = reading.get(Meeting, meeting)
    return SignInSnapshot(
        organization=organization_name(reading, row),
        title=row.title,
        body=body_name(row.body),
        place=row.place,
        starts_at=row.opened_at,
        roll=tuple(
            _roll_entry(one, rolls.Standing()) for one in reading.list(Participant, meeting=meeting)
        ),
    )


def snapshot_ballot_paper(reading: Reading, motion: UUID) -> BallotPaperSnapshot:
    """Return what stands on the ballot papers of a motion."""
    row = reading.get(Motion, motion)
    meeting = reading.get(Meeting, row.meeting)
    ballot = find_ballot(reading, motion)
    return BallotPaperSnapshot(
        organization=organization_name(reading, meeting),
        title=row.title,
        wording=row.wording,
        body=body_name(meeting.body),
        method=ballot.method if ballot else "secret",
        held_on=meeting.held_on or "",
        issued=ballot.issued if ballot else None,
        tellers=named(meeting, "tellers"),
    )
