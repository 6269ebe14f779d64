from desktop.records import Ballot, Motion, Participant, Person
from desktop.services.meeting_snapshots import (
    snapshot_ballot_paper,
    snapshot_meeting,
    snapshot_sign_in,
)
from desktop.services.meetings import (
    invite_observer,
    record_departure,
    record_excuse,
    record_proxy,
)
from desktop.services.opinions import record_opinion, respond_to_opinion
from desktop.services.outcomes import assign_task, record_outcome
from desktop.services.votes import recount_ballot


def snapshot(ledger, meeting):
    with ledger.read() as reading:
        return snapshot_meeting(reading, meeting)


def test_roll_tells_present_left_excused_absent_and_observer_apart(village, ledger):
    meeting = village.meeting(5)
    people = village.participants(meeting)
    village.arrive(people[:3], at=1)
    record_departure(ledger, people[2], at=village.minute(30), reason="家中有事")
    record_excuse(ledger, people[3], reason="住院", at=village.minute(0))
    record_proxy(ledger, people[4], people[0], reason="书面委托", at=village.minute(0))
    (guest,) = village.add(Person(name="蒋世忠"))
    invite_observer(ledger, meeting, guest, stakeholder_class="监督委员会")

    shown = snapshot(ledger, meeting)

    assert [(each.name, each.state, each.reason) for each in shown.roll] == [
        ("村民001", "present", ""),
        ("村民002", "present", ""),
        ("村民003", "left", "家中有事"),
        ("村民004", "leave", "住院"),
        ("村民005", "absent", ""),
        ("蒋世忠", "observer", ""),
    ]
    assert shown.roll[2].left_at == village.minute(30)
    assert shown.eligible == 5
    assert [(each.principal, each.agent) for each in shown.proxies] == [("村民005", "村民001")]


def test_vote_stands_with_figures_sentences_and_its_recount(village, ledger):
    meeting, _, ballot = village.vote(
        there=31,
        count={"for": 17, "against": 9, "abstain": 4, "invalid": 1},
        method="secret",
        issued=31,
        returned=31,
    )
    recount_ballot(
        ledger,
        ballot,
        count={"for": 16, "against": 10, "abstain": 4, "invalid": 1},
        issued=31,
        returned=31,
        reason="漏看一张",
    )

    (shown,) = snapshot(ledger, meeting).ballots

    assert (shown.votes_for.heads, shown.against.heads, shown.invalid.heads) == (16, 10, 1)
    assert (shown.eligible.heads, shown.present.heads) == (45, 31)
    assert (shown.issued, shown.returned, shown.recount_reason) == (31, 31, "漏看一张")
    assert shown.verdict is not None
    assert shown.verdict.carried is True
    assert any("16" in step for step in shown.verdict.steps)


def test_quorum_is_told_as_it_was_at_the_first_vote(village, ledger):
    meeting, _, _ = village.vote(there=31)
    people = village.participants(meeting)
    record_departure(ledger, people[0], at=village.minute(40))

    assert snapshot(ledger, meeting).quorum == (
        "首次表决时应到45人，须30人，实到31人，到会人数符合规定。"
    )


def test_opinion_stands_with_its_last_answer(village, ledger):
    meeting = village.meeting(2)
    speaker = village.participants(meeting)[0]
    opinion = record_opinion(
        ledger, meeting, speaker=speaker, stance="oppose", content="先修水管", minority=True
    )
    respond_to_opinion(ledger, opinion, reason="再看看", disposition="explained")
    respond_to_opinion(ledger, opinion, reason="写入方案", disposition="adopted")

    (shown,) = snapshot(ledger, meeting).opinions

    assert (shown.speaker, shown.stance, shown.minority) == ("村民001", "oppose", True)
    assert (shown.disposition, shown.reason) == ("adopted", "写入方案")


def test_outcome_stands_with_its_tasks(village, ledger):
    meeting = village.meeting(2)
    outcome = record_outcome(ledger, meeting=meeting, agreed="先修路", consensus="reached")
    assign_task(
        ledger, title="修路", unit="村委会", responsible="某", due="2026-12-31", outcome=outcome
    )

    shown = snapshot(ledger, meeting)

    assert (shown.consensus, shown.agreed) == ("reached", "先修路")
    assert [(task.title, task.due) for task in shown.tasks] == [("修路", "2026-12-31")]


def test_meeting_without_anything_can_be_shown(village, ledger):
    shown = snapshot(ledger, village.meeting(0))

    assert (shown.roll, shown.opinions, shown.ballots, shown.eligible) == ((), (), (), 0)


def test_sign_in_sheet_names_everybody_whoever_came(village, ledger):
    meeting = village.meeting(3)
    village.arrive(village.participants(meeting)[:1])

    with ledger.read() as reading:
        shown = snapshot_sign_in(reading, meeting)

    assert [each.name for each in shown.roll] == ["村民001", "村民002", "村民003"]
    assert {each.arrived_at for each in shown.roll} == {None}


def test_secret_ballot_paper_names_nobody_who_votes(village, ledger):
    _, motion, ballot = village.vote(
        count={"for": 31}, method="secret", issued=31, returned=31, motion="修缮水渠"
    )

    with ledger.read() as reading:
        shown = snapshot_ballot_paper(reading, motion)

    assert (shown.title, shown.issued) == (village.get(Motion, motion).title, 31)
    assert len(village.get(Ballot, ballot).roll) == 31
    assert not any(person.name in repr(shown) for person in village.list(Person))
    assert len(village.list(Participant)) == 45
