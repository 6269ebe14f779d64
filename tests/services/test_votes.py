import json
import logging
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import Attendance, Ballot, Motion
from desktop.services import drafts, meetings, votes

PAPERS = {"issued": 31, "returned": 31}


@pytest.fixture
def sitting(village):
    """A meeting of 45 with 31 in the room and one motion."""
    meeting = village.meeting(45)
    people = village.participants(meeting)
    village.arrive(people[:31])
    motion = votes.put_motion(village.ledger, meeting, title="修缮水渠", wording="修三百米")
    return meeting, people, motion


def open_by(village, motion, method="hands", **more):
    return votes.open_ballot(village.ledger, motion, method=method, at=village.minute(5), **more)


def refusal(error, call):
    with pytest.raises(error) as caught:
        call()
    return caught.value


def standing(village, motion):
    with village.ledger.read() as reading:
        return votes.find_ballot(reading, motion)


# Motions


def test_motions_are_numbered_in_the_order_they_are_put(village, sitting):
    meeting, _, first = sitting
    second = votes.put_motion(village.ledger, meeting, title="增补名册")

    rows = {row.id: row.position for row in village.list(Motion, meeting=meeting)}

    assert rows == {first: 1, second: 2}


def test_motion_needs_a_title(village, sitting):
    error = refusal(
        ValidationError, lambda: votes.put_motion(village.ledger, sitting[0], title=" \n ")
    )

    assert error.details["field"] == "title"


def test_motion_of_an_unknown_matter_names_those_there_are(village, sitting):
    error = refusal(
        ValidationError,
        lambda: votes.put_motion(village.ledger, sitting[0], title="修渠", matter="special"),
    )

    assert (error.details["field"], "ordinary" in error.advice) == ("matter", True)


def test_motion_that_leaves_its_matter_open_where_there_are_several_is_refused(village):
    meeting = village.meeting(3, body="village_committee_election")

    error = refusal(
        ValidationError, lambda: votes.put_motion(village.ledger, meeting, title="选举主任")
    )

    assert error.details["field"] == "matter"


def test_motion_of_an_unknown_meeting_is_refused(village):
    refusal(NotFoundError, lambda: votes.put_motion(village.ledger, uuid4(), title="修渠"))


# Opening


def test_open_ballot_freezes_roll_and_figures(village, sitting):
    _meeting, people, motion = sitting

    ballot = village.ballot(open_by(village, motion))

    assert (ballot.roll, ballot.eligible_heads, ballot.present_heads) == (
        tuple(people[:31]),
        45,
        31,
    )
    assert (ballot.body, ballot.opened_at, ballot.closed_at, ballot.result) == (
        "village_representatives_meeting",
        village.minute(5),
        None,
        "",
    )


def test_departure_between_two_items_breaks_the_quorum_and_a_return_mends_it(village, sitting):
    meeting, people, first = sitting
    votes.close_ballot(village.ledger, open_by(village, first), count={"for": 31})
    second = votes.put_motion(village.ledger, meeting, title="增补名册")
    for person in people[:2]:
        meetings.record_departure(village.ledger, person, at=village.minute(10))

    def open_second():
        return votes.open_ballot(village.ledger, second, method="hands", at=village.minute(20))

    with village.nothing_written():
        error = refusal(ConflictError, open_second)
    assert error.message == "不够数，不能开始表决：应到45人，须30人，实到29人。"

    village.arrive(people[:1], at=15)
    ballot = village.ballot(open_second())
    assert (ballot.present_heads, people[0] in ballot.roll, people[1] in ballot.roll) == (
        30,
        True,
        False,
    )


def test_vote_on_paper_without_quorum_is_entered_and_does_not_stand(village):
    meeting = village.meeting(45)
    village.arrive(village.participants(meeting)[:29])
    motion = votes.put_motion(village.ledger, meeting, title="修缮水渠")

    ballot = open_by(village, motion, "secret", held_on_paper=True)
    votes.close_ballot(village.ledger, ballot, count={"for": 29}, issued=29, returned=29)

    row, verdict = village.ballot(ballot), village.verdict(ballot)
    assert (row.result, verdict["quorate"], verdict["carried"]) == ("failed", False, False)
    assert verdict["needed"]["quorum"] == {"heads": 30}


def test_roll_stays_frozen_when_the_timeline_changes_later(village, sitting):
    meeting, people, motion = sitting
    ballot = open_by(village, motion)
    arrivals = {row.participant: row.id for row in village.list(Attendance, meeting=meeting)}
    before = village.ballot(ballot)

    meetings.withdraw_attendance(village.ledger, arrivals[people[0]], reason="点错了人")
    meetings.record_departure(village.ledger, people[1], at=village.minute(1))
    votes.close_ballot(village.ledger, ballot, count={"for": 31})

    after = village.ballot(ballot)
    assert (after.roll, after.present_heads) == (before.roll, 31)
    assert village.verdict(ballot)["carried"] is True


def test_meeting_that_is_not_open_opens_no_vote_but_takes_one_held_on_paper(village, sitting):
    meeting, _, motion = sitting
    village.end(meeting)

    with village.nothing_written():
        refusal(ConflictError, lambda: open_by(village, motion))
    ballot = open_by(village, motion, held_on_paper=True)
    votes.close_ballot(village.ledger, ballot, count={"for": 31})

    assert village.ballot(ballot).result == "carried"


def test_motion_is_put_to_one_vote_at_a_time(village, sitting):
    motion = sitting[2]
    ballot = open_by(village, motion)

    refusal(ConflictError, lambda: open_by(village, motion))
    votes.close_ballot(village.ledger, ballot, count={"for": 31})
    refusal(ConflictError, lambda: open_by(village, motion))

    assert len(village.list(Ballot, motion=motion)) == 1


def test_vote_opened_by_mistake_is_taken_back_and_another_opened(village, sitting):
    motion = sitting[2]
    wrong = open_by(village, motion)

    votes.withdraw_ballot(village.ledger, wrong, reason="应为无记名投票")

    assert standing(village, motion) is None
    refusal(ConflictError, lambda: votes.close_ballot(village.ledger, wrong, count={"for": 31}))
    right = open_by(village, motion, "secret")
    assert standing(village, motion).id == right
    acts = village.patches()
    assert [fields["reason"] for act, kind, _, fields in acts if kind == "Act"] == [
        "应为无记名投票"
    ]


def test_taking_a_vote_back_needs_a_reason_and_an_open_one(village, sitting):
    ballot = open_by(village, sitting[2])

    refusal(ValidationError, lambda: votes.withdraw_ballot(village.ledger, ballot, reason=" "))
    votes.close_ballot(village.ledger, ballot, count={"for": 31})
    refusal(ConflictError, lambda: votes.withdraw_ballot(village.ledger, ballot, reason="错"))

    assert village.ballot(ballot).removed_at is None


def test_recusal_is_kept_and_changes_no_count(village, sitting):
    people, motion = sitting[1:]

    ballot = open_by(village, motion, recused=[people[0]], recusal_reason="承包人是其配偶")
    votes.close_ballot(village.ledger, ballot, count={"for": 30})

    row = village.ballot(ballot)
    assert (row.recused, row.recused_names, row.recusal_reason, row.present_heads) == (
        (people[0],),
        ("村民001",),
        "承包人是其配偶",
        31,
    )


def test_unknown_method_is_refused(village, sitting):
    with village.nothing_written():
        error = refusal(ValidationError, lambda: open_by(village, sitting[2], "applause"))

    assert error.details["field"] == "method"


# Closing


@pytest.mark.parametrize(
    ("count", "papers", "message"),
    [
        ({"for": 20, "against": 12}, {}, "赞成、反对、弃权、无效合计32人，多于实到31人"),
        ({"for": 20, "uncast": 12}, {}, "赞成、反对、弃权、无效、未投合计32人，不等于实到31人"),
        ({"for": 20}, {"issued": 32, "returned": 20}, "发出票数32张，多于实到31人"),
        ({"for": 20}, {"issued": 31, "returned": 21}, "合计20张，不等于收回票数21张"),
        ({"for": 46}, {}, "合计46人，多于实到31人"),
    ],
)
def test_figures_that_do_not_add_up_are_refused_with_both_named(
    village, sitting, count, papers, message
):
    ballot = open_by(village, sitting[2], "secret" if papers else "hands")

    with village.nothing_written():
        error = refusal(
            ValidationError,
            lambda: votes.close_ballot(village.ledger, ballot, count=count, **papers),
        )

    assert message in error.message
    assert village.ballot(ballot).closed_at is None


@pytest.mark.parametrize(
    "count",
    [
        {"for": -1},
        {"for": "17"},
        {"for": 17.0},
        {"for": True},
        {"for": None},
        {"for": {"area": "3"}},
        {"for": {"heads": "3"}},
        {"yes": 17},
        {"for": 10**20},
    ],
)
@pytest.mark.parametrize("body", ["village_representatives_meeting", "owners_joint_decision"])
def test_broken_figures_are_refused(village, body, count):
    meeting = village.meeting(3, body=body, area="10")
    village.arrive(village.participants(meeting))
    ballot = open_by(village, votes.put_motion(village.ledger, meeting, title="示例"))

    with village.nothing_written():
        refusal(ValidationError, lambda: votes.close_ballot(village.ledger, ballot, count=count))


def test_hands_have_no_papers_and_papers_have_two_figures(village, sitting):
    motion = sitting[2]
    ballot = open_by(village, motion)
    error = refusal(
        ValidationError,
        lambda: votes.close_ballot(village.ledger, ballot, count={"for": 31}, **PAPERS),
    )
    votes.withdraw_ballot(village.ledger, ballot, reason="改为投票")

    assert error.details["field"] == "issued"
    for method in ("secret", "open", "written"):
        ballot = open_by(village, motion, method)
        error = refusal(
            ValidationError,
            lambda ballot=ballot: votes.close_ballot(
                village.ledger, ballot, count={"for": 31}, issued=31
            ),
        )
        assert error.details["field"] == "issued"
        votes.withdraw_ballot(village.ledger, ballot, reason="换一种方式")


def test_more_returned_than_issued_makes_the_vote_void_and_is_kept(village):
    *_, ballot = village.vote(
        method="secret", count={"for": 32}, issued=31, returned=32, sealed_papers=31
    )

    row, verdict = village.ballot(ballot), village.verdict(ballot)
    assert (row.result, row.issued, row.returned) == ("void", 31, 32)
    assert (verdict["void"], verdict["carried"]) == (True, False)


@pytest.mark.parametrize("sealed", [32, -1])
def test_more_papers_sealed_than_issued_is_refused(village, sitting, sealed):
    ballot = open_by(village, sitting[2], "secret")

    error = refusal(
        ValidationError,
        lambda: votes.close_ballot(
            village.ledger, ballot, count={"for": 31}, **PAPERS, sealed_papers=sealed
        ),
    )

    assert error.message == f"票数对不上：封存{sealed}张，发出31张。"


def test_closed_vote_keeps_count_verdict_and_seal(village):
    *_, ballot = village.vote(
        method="secret",
        count={"for": 17, "against": 9, "abstain": 4, "invalid": 1},
        **PAPERS,
        sealed_papers=31,
        sealed_at_place="村委会档案柜",
        sealed_by="示例监票人",
    )

    row, verdict = village.ballot(ballot), village.verdict(ballot)
    assert json.loads(row.count) == {"for": 17, "against": 9, "abstain": 4, "invalid": 1}
    assert (row.result, row.sealed_papers, row.sealed_at_place, row.sealed_by) == (
        "carried",
        31,
        "村委会档案柜",
        "示例监票人",
    )
    assert (verdict["carried"], verdict["needed"]) == (
        True,
        {"quorum": {"heads": 30}, "for": {"heads": 16}},
    )


def test_closed_vote_cannot_be_entered_again(village):
    *_, ballot = village.vote()

    with village.nothing_written():
        error = refusal(
            ConflictError, lambda: votes.close_ballot(village.ledger, ballot, count={"for": 30})
        )

    assert "重新计票" in error.advice


def test_closed_vote_cannot_be_changed_past_the_service(village):
    *_, ballot = village.vote()

    def change():
        with village.ledger.act("forge") as work:
            work.get(Ballot, ballot).present_heads = 40

    with village.nothing_written():
        refusal(ConflictError, change)


def test_open_vote_has_no_verdict(village, sitting):
    assert votes.read_verdict(village.ballot(open_by(village, sitting[2]))) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    figures=st.fixed_dictionaries(
        {},
        optional={
            choice: st.integers(-2, 8)
            for choice in ("for", "against", "abstain", "invalid", "uncast")
        },
    ),
    issued=st.integers(0, 8),
    returned=st.integers(0, 8),
)
def test_vote_is_stored_as_it_adds_up_or_not_at_all(village, figures, issued, returned):
    meeting = village.meeting(6)
    village.arrive(village.participants(meeting)[:5])
    ballot = open_by(village, votes.put_motion(village.ledger, meeting, title="示例"), "secret")

    try:
        votes.close_ballot(village.ledger, ballot, count=figures, issued=issued, returned=returned)
    except ValidationError:
        row = village.ballot(ballot)
        assert (row.closed_at, row.count, row.result, row.issued) == (None, "", "", None)
        return

    row, given = village.ballot(ballot), {"for": 0, "against": 0, "abstain": 0, "invalid": 0}
    given |= {choice: number for choice, number in figures.items() if choice != "uncast"}
    if returned > issued:
        assert row.result == "void"
        return
    cast, favour = sum(given.values()), given["for"]
    assert (cast, cast + figures.get("uncast", 5 - cast)) == (returned, 5)
    assert returned <= issued <= 5
    assert row.result == ("carried" if favour > 2 else "not_carried")


# Elections and owners: present is who took part


def test_election_counts_those_who_took_part(village):
    meeting = village.meeting(9, body="village_committee_election")
    motion = votes.put_motion(village.ledger, meeting, title="候选人甲", matter="first_ballot")

    ballot = open_by(village, motion, "secret")
    votes.close_ballot(village.ledger, ballot, count={"for": 3, "against": 2}, issued=6, returned=5)

    row = village.ballot(ballot)
    assert (row.result, row.eligible_heads, row.present_heads) == ("carried", 9, 5)


def test_election_in_which_too_few_took_part_does_not_stand(village):
    meeting = village.meeting(9, body="village_committee_election")
    village.arrive(village.participants(meeting))
    motion = votes.put_motion(village.ledger, meeting, title="候选人甲", matter="first_ballot")

    ballot = open_by(village, motion, "secret")
    votes.close_ballot(village.ledger, ballot, count={"for": 4}, issued=9, returned=4)

    row = village.ballot(ballot)
    assert (row.result, row.present_heads) == ("failed", 4)


def test_owners_are_counted_by_heads_and_area(village):
    meeting = village.meeting(3, body="owners_joint_decision", area="80.10")
    motion = votes.put_motion(village.ledger, meeting, title="更换电梯")

    ballot = open_by(village, motion, "written")
    votes.close_ballot(
        village.ledger,
        ballot,
        count={
            "for": {"heads": 2, "area": "160.20"},
            "against": {"heads": 1, "area": "80.10"},
        },
        issued=3,
        returned=3,
    )

    row = village.ballot(ballot)
    assert (row.result, row.present_heads, str(row.present_area)) == ("carried", 3, "240.30")


def test_households_are_the_measure_where_they_were_chosen(village):
    meeting = village.meeting(6, body="village_assembly", households=1)
    village.arrive(village.participants(meeting)[:4])
    motion = votes.put_motion(village.ledger, meeting, title="修路")

    ballot = open_by(village, motion, alternative="households")
    votes.close_ballot(village.ledger, ballot, count={"for": {"households": 3}})

    row = village.ballot(ballot)
    assert (row.result, row.eligible_households, row.present_households, row.eligible_heads) == (
        "carried",
        6,
        4,
        None,
    )


# Recounts


def test_recount_is_a_new_row_with_a_reason_and_stands(village):
    _, motion, old = village.vote(count={"for": 16, "against": 15})

    new = votes.recount_ballot(
        village.ledger, old, count={"for": 15, "against": 16}, reason=" 漏看一只手 "
    )

    row, before = village.ballot(new), village.ballot(old)
    assert standing(village, motion).id == new
    assert (row.replaces, row.recount_reason, row.result) == (old, "漏看一只手", "not_carried")
    assert (row.roll, row.opened_at, row.method, row.present_heads) == (
        before.roll,
        before.opened_at,
        before.method,
        31,
    )
    assert (before.result, json.loads(before.count)) == ("carried", {"for": 16, "against": 15})


def test_recount_of_a_recount_stands_and_the_replaced_cannot_be_counted_again(village):
    _, motion, first = village.vote()
    second = votes.recount_ballot(village.ledger, first, count={"for": 30}, reason="一")
    third = votes.recount_ballot(village.ledger, second, count={"for": 29}, reason="二")

    for old in (first, second):
        with village.nothing_written():
            refusal(
                ConflictError,
                lambda old=old: votes.recount_ballot(
                    village.ledger, old, count={"for": 1}, reason="三"
                ),
            )

    assert standing(village, motion).id == third


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_recount_needs_a_reason(village, reason):
    *_, ballot = village.vote()

    with village.nothing_written():
        error = refusal(
            ValidationError,
            lambda: votes.recount_ballot(village.ledger, ballot, count={"for": 30}, reason=reason),
        )

    assert error.details["field"] == "reason"


def test_open_vote_is_not_recounted(village, sitting):
    ballot = open_by(village, sitting[2])

    refusal(
        ConflictError,
        lambda: votes.recount_ballot(village.ledger, ballot, count={"for": 1}, reason="错"),
    )


def test_recount_whose_figures_do_not_add_up_leaves_the_old_one_standing(village):
    _, motion, ballot = village.vote()

    with village.nothing_written():
        refusal(
            ValidationError,
            lambda: votes.recount_ballot(village.ledger, ballot, count={"for": 32}, reason="错"),
        )

    assert standing(village, motion).id == ballot


# Secrecy


def test_nothing_joins_a_voter_to_a_choice(village, caplog):
    caplog.set_level(logging.DEBUG)
    count = {"for": 17, "against": 9, "abstain": 4, "invalid": 1}
    meeting, _motion, ballot = village.vote(method="secret", count=count, **PAPERS)
    people = {str(one) for one in village.participants(meeting)}
    voters = {str(one) for one in village.ballot(ballot).roll}

    written = village.patches()
    with_figures = [
        (act, kind, row)
        for act, kind, row, fields in written
        if fields.get("count") or fields.get("verdict") or fields.get("result")
    ]
    assert with_figures == [("close_ballot", "Ballot", ballot)]
    closing = next(fields for act, _, _, fields in written if act == "close_ballot")
    # Frozen whole: the roll stands beside the totals, and joins nobody to any of them.
    assert set(closing.pop("roll")) == voters
    text = json.dumps(closing, ensure_ascii=False)
    assert [one for one in people if one in text] == []
    assert [f"村民{n:03}" for n in range(1, 46) if f"村民{n:03}" in text] == []
    assert json.loads(closing["count"]) == count
    opening = next(fields for act, _, _, fields in written if act == "open_ballot")
    assert set(opening["roll"]) == voters
    assert (opening["count"], opening["verdict"], opening["result"]) == ("", "", "")
    assert village.sql("SELECT count(*) FROM draft") == [(0,)]
    with village.ledger.read() as reading:
        assert [hit for hit in reading.search("赞成") if hit.type == "Ballot"] == []
    assert [line for line in caplog.text.splitlines() if "17" in line and "desktop" in line] == []


def test_figures_of_a_vote_stand_in_one_row_of_the_table(village):
    village.vote(method="secret", count={"for": 31}, **PAPERS)

    tables = [
        name
        for (name,) in village.sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        if "count" in [row[1] for row in village.sql(f'PRAGMA table_info("{name}")')]
    ]

    assert tables == ["ballot"]
    assert village.sql("SELECT count FROM ballot") == [('{"for":31}',)]


def test_few_voters_and_votes_all_alike_are_warned_of(village):
    *_, few = village.vote(size=3, there=3, method="secret", issued=3, returned=3)

    assert [w for w in village.verdict(few)["warnings"] if "票" in w] != []


def test_half_typed_figures_are_never_kept(village):
    with pytest.raises(ValidationError):
        drafts.keep_draft(village.ledger.drafts, "Ballot", "", {"for": 3})

    assert village.sql("SELECT count(*) FROM draft") == [(0,)]
