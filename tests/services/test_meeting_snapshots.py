from decimal import Decimal

import pytest

from desktop.records import AgendaItem, Attendance, Participant, Person
from desktop.services import meetings, sittings, votes
from desktop.services.conduct import get_rules_of_order, note_rules_read
from desktop.services.consensus import record_consensus
from desktop.services.meeting_snapshots import (
    body_name,
    named,
    organization_name,
    snapshot_ballot_paper,
    snapshot_meeting,
    snapshot_sign_in,
)
from desktop.services.named_votes import cast_named_vote
from desktop.services.opinions import record_opinion, respond_to_opinion
from desktop.services.outcomes import assign_task, record_outcome, record_progress
from desktop.services.snapshots import (
    AdjournmentEntry,
    Figures,
    NamedVoteEntry,
    Proxy,
    Recusal,
    SealedPapers,
    TaskEntry,
)


def take(village, meeting, snapshot=snapshot_meeting):
    with village.ledger.read() as reading:
        return snapshot(reading, meeting)


def states(snapshot):
    return {entry.name[-1]: entry.state for entry in snapshot.roll}


def test_meeting_shows_who_where_and_when(village):
    chair, teller, supervisor = village.add(
        Person(name="主持"), Person(name="监票"), Person(name="监督")
    )
    meeting = village.meeting(
        1, chair=chair, tellers=(teller, chair), supervisor=supervisor, agenda=["通报", "表决"]
    )
    meetings.begin_item(village.ledger, village.list(AgendaItem)[0].id, at=village.minute(1))
    sittings.pause_meeting(village.ledger, meeting, at=village.minute(2), reason="停电")
    sittings.resume_meeting(village.ledger, meeting, at=village.minute(9))
    village.end(meeting)

    shown = take(village, meeting)

    assert shown.adjournments == (
        AdjournmentEntry(
            begun_at=village.minute(2), ended_at=village.minute(9), item="通报", reason="停电"
        ),
    )
    assert (shown.organization, shown.title, shown.body, shown.place) == (
        "宁夏回族自治区吴忠市盐池县花马池镇示例村",
        "示例村第一次会议",
        "村民代表会议",
        "联络室",
    )
    assert (shown.chair, shown.tellers, shown.supervisor) == ("主持", ("监票", "主持"), "监督")
    assert (shown.started_at, shown.ended_at) == (village.minute(0), village.minute(90))
    assert [item.title for item in shown.agenda] == ["通报", "表决"]


def test_roll_names_the_present_the_gone_the_excused_and_the_absent(village):
    meeting = village.meeting(4)
    one, two, three, _ = village.participants(meeting)
    village.arrive([one, two])
    meetings.record_departure(village.ledger, two, at=village.minute(9), reason="接孩子")
    meetings.record_excuse(village.ledger, three, reason="住院", at=village.minute(0))
    (person,) = village.add(Person(name="列席5"))
    meetings.invite_observer(village.ledger, meeting, person, stakeholder_class="镇干部")

    shown = take(village, meeting)

    assert states(shown) == {
        "1": "present",
        "2": "left",
        "3": "leave",
        "4": "absent",
        "5": "observer",
    }
    assert [entry.reason for entry in shown.roll] == ["", "接孩子", "住院", "", ""]
    assert (shown.roll[1].arrived_at, shown.roll[1].left_at) == (
        village.minute(0),
        village.minute(9),
    )
    assert (shown.eligible, shown.roll[4].capacity) == (4, "镇干部")


def test_one_who_came_back_gives_no_reason_for_going(village):
    meeting = village.meeting(1)
    people = village.participants(meeting)
    village.arrive(people)
    meetings.record_departure(village.ledger, people[0], at=village.minute(9), reason="接孩子")
    village.arrive(people, at=20)

    (entry,) = take(village, meeting).roll
    assert (entry.state, entry.reason, entry.left_at) == ("present", "", None)


def test_quorum_is_told_as_it_was_at_the_first_vote(village):
    meeting, *_ = village.vote(size=9, there=6)
    village.arrive(village.participants(meeting)[6:], at=30)

    assert take(village, meeting).quorum == "首次表决时应到9人，须6人，实到6人，到会人数符合规定。"


def test_quorum_of_a_vote_stands_when_the_roll_is_put_right_later(village):
    """The record must not contradict the verdict that stands on the same page."""
    meeting, _, ballot = village.vote(size=9, there=6)
    (came, *_) = village.list(Attendance, meeting=meeting)
    meetings.withdraw_attendance(village.ledger, came.id, reason="点错了人")

    shown = take(village, meeting)

    assert shown.quorum == "首次表决时应到9人，须6人，实到6人，到会人数符合规定。"
    assert shown.ballots[0].present == Figures(heads=6)
    assert "6人" in village.verdict(ballot)["steps"][0]


def test_quorum_without_a_vote_is_told_as_at_the_end(village):
    meeting = village.meeting(9)
    village.arrive(village.participants(meeting)[:5])

    assert take(village, meeting).quorum == "应到9人，须6人，实到5人，到会人数不够数。"


@pytest.mark.parametrize(
    "values",
    [
        {"body": ""},
        {"body": "cppcc_consultation"},
        {"body": "village_assembly"},
        {"body": "village_committee_meeting"},
        {"held_on": "2026-05"},
        {"held_on": "1985-05-10"},
    ],
    ids=["no body", "consulting", "two ways", "no quorum", "half a date", "before all law"],
)
def test_meeting_that_nothing_is_judged_of_has_its_record_all_the_same(village, values):
    meeting = village.meeting(3, **values)
    village.arrive(village.participants(meeting))

    shown = take(village, meeting)

    assert (shown.quorum, len(shown.roll), shown.eligible) == ("", 3, 3)


def test_vote_is_shown_with_figures_verdict_and_seal(village):
    meeting, *_ = village.vote(
        size=45,
        there=31,
        method="secret",
        count={"for": 17, "against": 9, "abstain": 4, "invalid": 1},
        issued=31,
        returned=31,
        sealed_papers=31,
        sealed_at_place="档案柜",
        sealed_by="监票",
    )

    (vote,) = take(village, meeting).ballots

    assert (vote.title, vote.method, vote.body, vote.held_at) == (
        "修缮水渠",
        "secret",
        "村民代表会议",
        village.minute(5),
    )
    heads = (vote.eligible, vote.present, vote.votes_for, vote.against, vote.abstain, vote.invalid)
    assert [one.heads for one in heads] == [45, 31, 17, 9, 4, 1]
    assert (vote.uncast, vote.issued, vote.returned) == (Figures(), 31, 31)
    assert vote.sealed == SealedPapers(count=31, place="档案柜", sealed_by="监票")
    assert (vote.verdict.carried, vote.verdict.void, len(vote.verdict.sources) > 0) == (
        True,
        False,
        True,
    )


def test_households_and_areas_are_shown_in_their_measures(village):
    meeting = village.meeting(3, body="village_assembly", households=1)
    village.arrive(village.participants(meeting))
    motion = votes.put_motion(village.ledger, meeting, title="修路")
    ballot = votes.open_ballot(village.ledger, motion, method="hands", alternative="households")
    votes.close_ballot(village.ledger, ballot, count={"for": 3})
    owners = village.meeting(2, body="owners_joint_decision", area="80.10")
    motion = votes.put_motion(village.ledger, owners, title="电梯")
    ballot = votes.open_ballot(village.ledger, motion, method="hands")
    votes.close_ballot(village.ledger, ballot, count={"for": {"heads": 2, "area": "160.20"}})

    by_households, by_area = take(village, meeting).ballots[0], take(village, owners).ballots[0]

    assert (by_households.votes_for, by_households.present) == (
        Figures(households=3),
        Figures(households=3),
    )
    assert by_area.votes_for == Figures(heads=2, area=Decimal("160.20"))
    assert by_area.present == by_area.eligible == Figures(heads=2, area=Decimal("160.20"))
    assert take(village, meeting).quorum == "首次表决时应到3户，须2户，实到3户，到会人数符合规定。"


def test_recount_is_shown_in_place_of_the_first_count(village):
    meeting, _, ballot = village.vote(size=3, there=3)
    votes.recount_ballot(village.ledger, ballot, count={"for": 1, "against": 2}, reason="看错")

    (vote,) = take(village, meeting).ballots
    assert (vote.votes_for.heads, vote.against.heads, vote.recount_reason) == (1, 2, "看错")


def test_vote_taken_back_and_motion_never_put_are_not_shown(village):
    meeting = village.meeting(3)
    village.arrive(village.participants(meeting))
    motion = votes.put_motion(village.ledger, meeting, title="修路")
    ballot = votes.open_ballot(village.ledger, motion, method="hands")
    votes.withdraw_ballot(village.ledger, ballot, reason="先不表决")

    assert take(village, meeting).ballots == ()


def test_open_vote_is_shown_without_a_verdict(village):
    meeting = village.meeting(3)
    village.arrive(village.participants(meeting))
    motion = votes.put_motion(village.ledger, meeting, title="修路")
    votes.open_ballot(village.ledger, motion, method="hands")

    (vote,) = take(village, meeting).ballots
    assert (vote.verdict, vote.votes_for, vote.sealed) == (None, Figures(), None)


def test_proxies_and_recusals_are_named(village):
    meeting = village.meeting(4)
    one, two, *_ = village.participants(meeting)
    village.arrive(village.participants(meeting)[1:])
    meetings.record_proxy(village.ledger, one, two, reason="外出", at=village.minute(1))
    motion = votes.put_motion(village.ledger, meeting, title="修路")
    votes.open_ballot(
        village.ledger, motion, method="hands", recused=[two], recusal_reason="承包人"
    )

    shown = take(village, meeting)

    assert shown.proxies == (
        Proxy(principal="村民001", agent="村民002", reason="外出", since=village.minute(1)),
    )
    assert shown.recusals == (Recusal(name="村民002", matter="修路", reason="承包人"),)


def test_participant_removed_leaves_no_hole(village):
    meeting = village.meeting(3)
    one, two, three = village.participants(meeting)
    village.arrive([two, three])
    meetings.record_proxy(village.ledger, one, two, reason="外出")
    with village.ledger.act("remove_for_test") as work:
        work.remove(work.get(Participant, one))

    shown = take(village, meeting)

    assert (states(shown), shown.proxies, shown.eligible) == (
        {"2": "present", "3": "present"},
        (),
        2,
    )


def test_opinions_are_shown_with_their_last_answer(village):
    meeting = village.meeting(2)
    speaker = village.participants(meeting)[0]
    opinion = record_opinion(
        village.ledger, meeting, speaker=speaker, content="先修上段", stance="oppose", minority=True
    )
    record_opinion(village.ledger, meeting, content="书面意见", source="written")
    respond_to_opinion(village.ledger, opinion, reason="待定")
    respond_to_opinion(village.ledger, opinion, reason="有理", disposition="adopted_in_part")

    first, second = take(village, meeting).opinions

    assert (first.speaker, first.content, first.stance, first.minority) == (
        "村民001",
        "先修上段",
        "oppose",
        True,
    )
    assert (first.disposition, first.reason) == ("adopted_in_part", "有理")
    assert (second.speaker, second.source, second.disposition) == ("", "written", "")


def test_outcome_is_shown_with_tasks_and_their_first_deadline(village):
    meeting = village.meeting(1)
    outcome = record_outcome(
        village.ledger,
        meeting=meeting,
        consensus="mostly",
        agreed="修",
        disagreed="谁出钱",
        left_open="工期",
    )
    task = assign_task(
        village.ledger,
        title="修渠",
        unit="村委会",
        responsible="某",
        due="2026-06-30",
        outcome=outcome,
    )
    record_progress(village.ledger, task, extended_to="2026-09-30", reason="雨季", agreed_by="某某")

    shown = take(village, meeting)

    assert (shown.consensus, shown.agreed, shown.disagreed, shown.left_open) == (
        "mostly",
        "修",
        "谁出钱",
        "工期",
    )
    assert shown.tasks == (
        TaskEntry(title="修渠", unit="村委会", responsible="某", due="2026-06-30"),
    )


def test_same_meeting_gives_the_same_snapshot(village):
    meeting, *_ = village.vote(size=9, there=6)

    assert take(village, meeting) == take(village, meeting)


def test_sign_in_sheet_lists_everybody_and_knows_of_nobody_yet(village):
    meeting = village.meeting(2)
    village.arrive(village.participants(meeting))

    sheet = take(village, meeting, snapshot_sign_in)

    assert [(one.name, one.state, one.arrived_at) for one in sheet.roll] == [
        ("村民001", "absent", None),
        ("村民002", "absent", None),
    ]
    assert (sheet.title, sheet.place, sheet.starts_at) == (
        "示例村第一次会议",
        "联络室",
        village.minute(0),
    )


def test_ballot_paper_is_secret_until_the_vote_says_otherwise(village):
    (teller,) = village.add(Person(name="监票"))
    meeting = village.meeting(3, tellers=(teller,))
    village.arrive(village.participants(meeting))
    motion = votes.put_motion(village.ledger, meeting, title="修路", wording="修三百米")

    before = take(village, motion, snapshot_ballot_paper)
    ballot = votes.open_ballot(village.ledger, motion, method="open")
    votes.close_ballot(village.ledger, ballot, count={"for": 3}, issued=3, returned=3)
    after = take(village, motion, snapshot_ballot_paper)

    assert (before.title, before.wording, before.method, before.issued) == (
        "修路",
        "修三百米",
        "secret",
        None,
    )
    assert (before.held_on, before.tellers, before.options) == (
        "2026-05-10",
        ("监票",),
        ("同意", "反对", "弃权"),
    )
    assert (after.method, after.issued) == ("open", 3)


def test_names_are_those_of_the_day_they_were_written(village):
    (person,) = village.add(Person(name="旧名"))
    meeting = village.meeting(1, chair=person)
    with village.ledger.act("edit_for_test") as work:
        work.get(Person, person).name = "新名"

    assert take(village, meeting).chair == "旧名"


def test_row_without_such_a_reference_names_nobody():
    assert named(Person(name="某"), "chair") == ""


def test_body_and_organization_that_are_not_there_have_no_name(village):
    with village.ledger.read() as reading:
        assert (body_name(""), organization_name(reading, Person(name="某"))) == ("", "")


def test_votes_with_names_are_told_in_the_order_of_choices_and_roll(village):
    meeting = village.meeting(9)
    people = village.participants(meeting)
    village.arrive(people[:6])
    motion = votes.put_motion(village.ledger, meeting, title="修渠")
    ballot = votes.open_ballot(village.ledger, motion, method="open", at=village.minute(5))
    for at, voted in ((5, "for"), (1, "abstain"), (0, "for"), (2, "against")):
        cast_named_vote(village.ledger, ballot, people[at], voted=voted)
    cast_named_vote(village.ledger, ballot, people[8], voted="for", way="phone", note="外出")

    (entry,) = take(village, meeting).ballots
    assert entry.named == (
        NamedVoteEntry(name="村民001", choice="for"),
        NamedVoteEntry(name="村民006", choice="for"),
        NamedVoteEntry(name="村民009", choice="for", way="phone", counted=False, note="外出"),
        NamedVoteEntry(name="村民003", choice="against"),
        NamedVoteEntry(name="村民002", choice="abstain"),
    )


def test_no_other_vote_tells_a_name(village):
    meeting, _, _ = village.vote(method="secret", issued=31, returned=31)

    assert take(village, meeting).ballots[0].named == ()


def test_a_talk_is_told_with_its_consensus_and_who_was_not_heard(village):
    (photographer,) = village.add(Person(name="摄影人"))
    meeting = village.meeting(3, body="", photographer=photographer)
    people = village.participants(meeting)
    with village.ledger.act("enter_for_test") as work:
        for seat, name in zip(people, ("占地户", "商户", "养殖户"), strict=True):
            work.get(Participant, seat).stakeholder_class = name
    village.arrive(people[:2])
    note_rules_read(village.ledger, meeting)
    record_opinion(village.ledger, meeting, speaker=people[0], content="补多少")
    record_consensus(village.ledger, meeting, consensus="reached", agreed="照补", people_ask="快")
    village.end(meeting)

    shown = take(village, meeting)
    assert (shown.takes_votes, shown.unheard, shown.photographer) == (False, ("商户",), "摄影人")
    assert (shown.consensus, shown.agreed, shown.people_ask) == ("reached", "照补", "快")
    assert shown.rules == get_rules_of_order().rules
    assert shown.signatures == ("主持人", "记录人", "参加人代表", "监督委员会")


def test_items_tell_how_long_they_took_without_breaks(village):
    meeting = village.meeting(1, agenda=["通报", "商量", "没谈到"])
    first, second, _ = village.list(AgendaItem, meeting=meeting, order_by="position")
    meetings.begin_item(village.ledger, first.id, at=village.minute(1))
    sittings.pause_meeting(village.ledger, meeting, at=village.minute(5))
    sittings.resume_meeting(village.ledger, meeting, at=village.minute(15))
    meetings.begin_item(village.ledger, second.id, at=village.minute(20))
    village.end(meeting, at=50)

    assert [item.minutes for item in take(village, meeting).agenda] == [9, 30, None]
