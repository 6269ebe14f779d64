"""The way of a consultation through the general procedure, gate by gate, on a real ledger."""

from datetime import date

import pytest
from chain_samples import SIGNED, Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import (
    Concern,
    Consultation,
    LawfulCondition,
    PassedGap,
    SignOff,
    StageStep,
)
from desktop.services import outcomes, stages, votes
from desktop.services.consultations import edit_consultation, plan_consultation
from desktop.services.undo import undo_last_act


@pytest.fixture
def course(village):
    return Course(village)


def steps_of(course):
    return [
        (row.stage, row.begun_on, row.ended_on)
        for row in course.village.list(StageStep, consultation=course.id)
    ]


def test_plan_begins_with_the_days_of_concern_and_topic(course):
    assert course.row.procedure == "chain@1"
    assert steps_of(course) == [
        ("raise", "2026-04-02", "2026-04-10"),
        ("screen", "2026-04-10", "2026-04-10"),
        ("plan", "2026-04-12", None),
    ]
    due = [row.due for row in course.village.list(StageStep, consultation=course.id)]
    assert due == [None, "2026-04-25", "2026-04-22"]


def test_plan_without_a_topic_begins_today_and_lacks_it(village):
    plan = plan_consultation(village.ledger, title="路灯")

    with village.ledger.read() as reading:
        gaps = stages.list_gaps(reading, reading.get(Consultation, plan), date(2026, 5, 10))
    steps = village.list(StageStep, consultation=plan)
    assert [(row.stage, row.begun_on) for row in steps] == [
        ("raise", None),
        ("screen", None),
        ("plan", "2026-05-10"),
    ]
    assert [gap.code for gap in gaps] == [
        "topic",
        "lawfulness",
        "answers",
        "sign_off_party",
        "sign_off_committee",
    ]


def test_topic_found_later_brings_its_days(village):
    course = Course(village)
    plan = plan_consultation(village.ledger, title="路灯")

    edit_consultation(village.ledger, plan, topic=course.topic)

    steps = village.list(StageStep, consultation=plan)
    assert [(row.stage, row.begun_on, row.ended_on) for row in steps] == [
        ("raise", "2026-04-02", "2026-04-10"),
        ("screen", "2026-04-10", "2026-04-10"),
        ("plan", "2026-05-10", None),
    ]


def test_every_gate_of_the_chain_opens_by_real_entries(course):
    course.to_archive()

    assert [stage for stage, _, _ in steps_of(course)] == [
        "raise",
        "screen",
        "plan",
        "notify",
        "investigate",
        "consult",
        "publish",
        "vote",
        "submit",
        "adopt",
        "implement",
        "feed_back",
        "evaluate",
        "archive",
    ]
    assert course.village.list(PassedGap) == []
    assert course.row.stage == "archive"
    assert course.row.ended_at == course.village.clock.now
    assert course.village.get(Concern, course.concern).state == "closed"
    with pytest.raises(ConflictError, match="最后一个环节"):
        course.enter()
    with pytest.raises(ConflictError, match="已经归档"):
        edit_consultation(course.ledger, course.id, how="再改")


def test_gates_name_what_is_lacking_before_each_stage(course):
    assert course.gaps() == ["sign_off_party", "sign_off_committee"]
    course.sign()
    course.enter()
    assert course.gaps() == ["topic_notice"]
    course.publish("topic", "2026-04-21")
    course.enter()
    assert course.gaps() == ["investigation", "meeting"]
    course.investigate()
    course.call()
    assert course.gaps() == ["deliveries"]
    course.deliver()
    course.enter()
    assert course.gaps() == ["meeting_ended", "outcome"]
    course.sit()
    course.enter()
    assert course.gaps() == ["party_study", "assembly_authorisation", "result_notice"]
    course.publish("result", "2026-05-10")
    assert course.gaps() == ["party_study", "assembly_authorisation", "result_hung"]


def test_gap_refuses_the_stage_and_is_named(course):
    with course.village.nothing_written(), pytest.raises(ConflictError) as caught:
        course.enter()

    assert caught.value.message == (
        "进入“通报”还差2项：党组织还没有签署方案；村（居）民委员会还没有签署方案。"
    )
    assert caught.value.details["missing"] == ("sign_off_party", "sign_off_committee")


def test_gap_passed_over_is_kept_with_its_basis_and_opens_the_gate(course):
    stages.record_sign_off(course.ledger, course.id, body="party", **SIGNED)
    stages.pass_gap(
        course.ledger,
        course.id,
        gap="sign_off_committee",
        reason=" 换届期间，主任空缺 ",
        agreed_by="镇党委",
    )

    assert course.gaps() == []
    assert course.enter() == "notify"
    (kept,) = course.village.list(PassedGap)
    assert (kept.stage, kept.title, kept.reason, kept.agreed_by, kept.passed_on, kept.lawful) == (
        "notify",
        "村（居）民委员会还没有签署方案",
        "换届期间，主任空缺",
        "镇党委",
        "2026-05-10",
        False,
    )
    assert kept.basis.startswith("《")


def test_lawful_condition_passed_over_says_that_it_is_one(course):
    course.to_consult()
    course.sit()
    course.enter()

    stages.pass_gap(
        course.ledger, course.id, gap="party_study", reason="党组织换届", agreed_by="镇党委"
    )

    (kept,) = course.village.list(PassedGap)
    assert (kept.lawful, kept.basis) == (True, "《村民委员会组织法》第二十八条第三款")
    assert course.gaps() == ["assembly_authorisation", "result_notice"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": " ", "agreed_by": "镇党委"}, "reason"),
        ({"reason": "换届", "agreed_by": ""}, "agreed_by"),
    ],
)
def test_gap_is_not_passed_over_without_reason_and_name(course, values, field):
    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        stages.pass_gap(course.ledger, course.id, gap="sign_off_party", **values)

    assert caught.value.details["field"] == field


@pytest.mark.parametrize("gap", ["topic", "answers", "party_study", "chicken"])
def test_what_is_not_lacking_now_cannot_be_passed_over(course, gap):
    with course.village.nothing_written(), pytest.raises(ConflictError, match="现在不缺"):
        stages.pass_gap(course.ledger, course.id, gap=gap, reason="甲", agreed_by="乙")


def test_quorum_is_never_passed_over(course):
    course.to_consult()
    course.village.arrive(course.invited[:1])
    motion = votes.put_motion(course.ledger, course.meeting, title="修路")
    ballot = votes.open_ballot(course.ledger, motion, method="secret", held_on_paper=True)
    votes.close_ballot(course.ledger, ballot, count={"for": 1}, issued=1, returned=1)
    course.to_submit_gate()

    assert course.gaps() == ["decision", "records"]
    with course.village.nothing_written(), pytest.raises(ConflictError, match="不能跳过"):
        stages.pass_gap(course.ledger, course.id, gap="decision", reason="甲", agreed_by="乙")


def test_meeting_without_a_vote_can_be_passed_over(course):
    course.to_consult()
    course.to_submit_gate()

    assert course.gaps() == ["vote", "records"]
    for gap in course.gaps():
        stages.pass_gap(course.ledger, course.id, gap=gap, reason="意见一致", agreed_by="李某")
    assert course.enter() == "submit"


def test_stage_is_entered_on_the_day_it_was(course):
    course.sign()
    course.enter(on="2026-04-20")

    assert steps_of(course)[-2:] == [
        ("plan", "2026-04-12", "2026-04-20"),
        ("notify", "2026-04-20", None),
    ]


@pytest.mark.parametrize(
    ("on", "problem"),
    [
        ("2026-04", "日期不完整"),
        ("2026-04-11", "早于上一环节开始的2026-04-12"),
        ("昨天", "昨天"),
    ],
)
def test_stage_is_not_entered_on_half_a_day_or_before_the_last_one(course, on, problem):
    course.sign()

    with course.village.nothing_written(), pytest.raises(ValidationError, match=problem):
        course.enter(on=on)


def test_stage_is_entered_on_the_day_of_the_paper_whatever_the_clock_says(course):
    course.sign()

    assert course.enter(on="2026-06-01") == "notify"
    assert steps_of(course)[-1] == ("notify", "2026-06-01", None)


def test_entering_a_stage_can_be_undone(course):
    course.sign()
    before = steps_of(course)
    course.enter()
    undo_last_act(course.ledger)

    assert (course.row.stage, steps_of(course)) == ("plan", before)


def test_body_signs_once_and_with_name_and_day(course):
    stages.record_sign_off(course.ledger, course.id, body="party", opinion="同意", **SIGNED)

    with course.village.nothing_written(), pytest.raises(ConflictError, match="村党组织已经签署"):
        stages.record_sign_off(course.ledger, course.id, body="party", **SIGNED)
    with pytest.raises(ValidationError, match="签署人"):
        stages.record_sign_off(
            course.ledger, course.id, body="committee", name=" ", signed_on="2026-04-20"
        )
    with pytest.raises(ValidationError, match="签署日期"):
        stages.record_sign_off(
            course.ledger, course.id, body="committee", name="李某", signed_on=None
        )
    assert [row.opinion for row in course.village.list(SignOff)] == ["同意"]


def test_authorisation_may_hold_for_the_village_and_study_for_one_matter_only(course):
    course.allow()
    rows = course.village.list(LawfulCondition)
    assert {row.kind: row.consultation for row in rows} == {
        "assembly_authorisation": None,
        "party_study": course.id,
    }

    with pytest.raises(ValidationError, match="哪一件协商"):
        stages.record_condition(
            course.ledger, kind="party_study", held_on="2026-05-05", conclusion="同意"
        )
    with pytest.raises(ValidationError, match="意见或授权事项"):
        stages.record_condition(
            course.ledger, kind="assembly_authorisation", held_on="2026-05-05", conclusion=""
        )


def test_concern_that_nobody_answered_stays_open_when_the_file_is_closed(course):
    course.to_implement()
    outcomes.record_progress(course.ledger, course.task, state="done", content="铺完了")
    course.enter()
    course.pass_over("askers")
    course.enter()
    course.publish("implementation", "2026-05-26")
    course.pass_over("evaluation")
    course.village.pass_days(15)
    course.enter()

    assert course.row.ended_at is not None
    assert course.village.get(Concern, course.concern).state == "in_topic"


def test_a_stage_asked_for_twice_is_entered_once(course):
    with course.ledger.read() as reading:
        following = stages.find_next_stage(reading, course.row).key
    course.sign()
    course.enter(stage=following)

    with pytest.raises(ConflictError, match="这一步已经走过了"):
        course.enter(stage=following)
    assert course.row.stage == following
