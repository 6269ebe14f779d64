"""Makes the values that papers are made of from the rows of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain import rolls
from desktop.domain.cautions import CHECK
from desktop.domain.deadlines import read_due
from desktop.errors import ValidationError
from desktop.records import (
    AgendaItem,
    Ballot,
    ConsultingParty,
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
from desktop.records.parties import PARTY_ROLES
from desktop.records.stages import CONDITION_KINDS
from desktop.services.adjournments import list_adjournments, list_breaks, seconds_taken
from desktop.services.ballot_snapshots import ballot_entry
from desktop.services.conduct import get_rules_of_order
from desktop.services.consensus import find_outcome, takes_no_vote
from desktop.services.hearing import CAME, list_heard
from desktop.services.laws import get_rulebook
from desktop.services.meetings import list_roll_events
from desktop.services.opinion_words import ways_of, who_said
from desktop.services.opinions import find_response
from desktop.services.passed_gaps import list_condition_entries, list_passed_entries
from desktop.services.plan_values import Party
from desktop.services.presences import describe_presence, find_version, read_presence, take_presence
from desktop.services.roll_lines import list_roll
from desktop.services.round_snapshots import read_returns
from desktop.services.snapshots import (
    AdjournmentEntry,
    AgendaEntry,
    BallotPaperSnapshot,
    ConditionEntry,
    MeetingSnapshot,
    OpinionEntry,
    Proxy,
    Recusal,
    RollEntry,
    SignInSnapshot,
    TaskEntry,
)
from desktop.services.votes import find_ballot
from desktop.services.written_rounds import FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading

_SIGNERS = ("主持人", "记录人", "监票人", "监督委员会")
_SIGNERS_OF_TALK = ("主持人", "记录人", "参加人代表", "监督委员会")
_SETTLES = {"party_study": "first_step", "assembly_authorisation": "competence"}
"""Kind of condition to what a body's text wants that it settles."""


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
    found = find_outcome(reading, meeting)
    outcome = found or Outcome()
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
        form=row.form,
        takes_votes=bool(ballots) or not takes_no_vote(row),
        chair=named(row, "chair"),
        recorder=named(row, "recorder"),
        photographer=named(row, "photographer"),
        tellers=named(row, "tellers"),
        supervisor=named(row, "supervisor"),
        rules=get_rules_of_order().rules if row.rules_read else (),
        agenda=_agenda(reading, row),
        adjournments=_adjournments(reading, meeting),
        eligible=reading.count(Participant, meeting=meeting, capacity="entitled"),
        quorum=_quorum_sentence(reading, row),
        roll=tuple(
            _roll_entry(one, standings.get(one.id, rolls.Standing())) for one in people.values()
        ),
        proxies=_proxies(people, standings),
        recusals=_recusals(people, ballots),
        opinions=_opinions(reading, meeting, people),
        ballots=tuple(
            ballot_entry(reading, motion, ballot, body=body_name(row.body), settled=settled)
            for motion, ballot in ballots
        ),
        parties=party_entries(reading, row.consultation),
        unheard=_unheard(reading, meeting, people, standings),
        consensus=outcome.consensus,
        policy_asks=outcome.policy_asks,
        government_asks=outcome.government_asks,
        people_ask=outcome.people_ask,
        agreed=outcome.agreed,
        disagreed=outcome.disagreed,
        left_open=outcome.left_open,
        suggestions=outcome.suggestions,
        cost=outcome.cost,
        addressed_to=outcome.addressed_to,
        tasks=_tasks(reading, found),
        conditions=conditions,
        passed=list_passed_entries(reading, row.consultation),
        platform=row.platform,
        link=row.link,
        returns=read_returns(reading, row),
        signatures=_signers(row, has_votes=bool(ballots)),
    )


def _signers(row: Meeting, *, has_votes: bool) -> tuple[str, ...]:
    if row.form == FORM:
        return _ROUND_SIGNERS
    return _SIGNERS if has_votes or not takes_no_vote(row) else _SIGNERS_OF_TALK


_ROUND_SIGNERS = ("负责人", "收发人", "监督委员会")
"""Who signs the record of a written round."""


def _agenda(reading: Reading, row: Meeting) -> tuple[AgendaEntry, ...]:
    breaks = list_breaks(reading, row.id)
    items = reading.list(AgendaItem, meeting=row.id, order_by="position")
    return tuple(
        AgendaEntry(
            title=item.title, note=item.note, minutes=_minutes_of(item, row.ended_at, breaks)
        )
        for item in items
    )


def _minutes_of(
    item: AgendaItem, stopped_at: datetime | None, breaks: Iterable[tuple[datetime, datetime]]
) -> int | None:
    """Return how long an item took without breaks; None where it was not begun or not ended."""
    end = item.ended_at or stopped_at
    if item.begun_at is None or end is None:
        return None
    return seconds_taken(item.begun_at, end, breaks) // 60


def _unheard(
    reading: Reading,
    meeting: UUID,
    people: Mapping[UUID, Participant],
    standings: Mapping[UUID, rolls.Standing],
) -> tuple[str, ...]:
    roll = list_roll(people.values(), standings)
    heard = list_heard(roll, reading.list(Opinion, meeting=meeting), states=CAME)
    return tuple(line.name for line in heard if not line.spoke)


def party_entries(reading: Reading, consultation: UUID | None) -> tuple[Party, ...]:
    """Return the sides of a consultation as papers show them; none without one."""
    rows = reading.list(ConsultingParty, consultation=consultation) if consultation else []
    return tuple(
        Party(
            name=party.title,
            role=PARTY_ROLES.get(party.role, party.role),
            chief=named(party, "chief"),
            members=tuple(named(party, "members")),
            rights=party.rights,
            duties=party.duties,
            unit=named(party, "unit"),
            brings=party.brings,
        )
        for party in sorted(rows, key=lambda row: (row.position, row.id))
    )


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
            since=_proxy_since(standing),
        )
        for principal, standing in standings.items()
        if principal in people and standing.proxy is not None and standing.proxy in people
    )


def _proxy_since(standing: rolls.Standing) -> datetime | None:
    given = [event.at for event in standing.events if event.kind == rolls.PROXY]
    return given[-1] if given else None


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
                item=named(opinion, "agenda_item"),
                disposition=response.disposition if response else "",
                reason=response.reason if response else "",
            )
        )
    return tuple(entries)


def _tasks(reading: Reading, outcome: Outcome | None) -> tuple[TaskEntry, ...]:
    return tuple(
        TaskEntry(
            title=task.title, unit=task.unit, responsible=task.responsible, due=task.first_due or ""
        )
        for task in (reading.list(Task, outcome=outcome.id) if outcome else ())
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
