"""What the gates look at, counted from real rows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from chain_samples import Course

from desktop.domain.gates import Tally
from desktop.records import Concern, Notice, Person
from desktop.services import meetings, notices, screenings, stage_facts, stages, votes
from desktop.services.deliveries import record_deliveries
from desktop.services.follow_ups import record_feedback
from desktop.services.laws import get_rulebook
from desktop.services.opinions import record_opinion, respond_to_opinion
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.sittings import join_meeting
from desktop.services.stage_facts import concerns_of, count_facts, days_hung

DAY = date(2026, 5, 10)
ASSEMBLY = "village_assembly"


@pytest.fixture
def course(village):
    return Course(village)


def fact(course, name, today=DAY):
    with course.ledger.read() as reading:
        return count_facts(reading, course.row, today, [name]).tally(name)


def test_only_what_is_asked_for_is_counted(course):
    with course.ledger.read() as reading:
        facts = count_facts(reading, course.row, DAY, ["topic"])

    assert facts.place == "village"
    assert facts.tallies == {"topic": Tally(done=1, day="2026-04-10")}


def test_topic_counts_once_it_is_listed_and_lawful(village):
    course = Course(village)
    assert fact(course, "lawfulness").done == 1
    screenings.decide_topic(
        course.ledger, course.topic, decision="referred", reason="归镇里管", lawful=False
    )

    assert fact(course, "topic") == Tally()
    assert fact(course, "lawfulness").done == 0


def test_answers_name_what_is_left(village):
    course = Course(village, how="", give_back="")

    assert fact(course, "answers") == Tally(done=5, of=7, detail="怎么协商、结果如何反馈")


@pytest.mark.parametrize(
    ("begins", "ends", "today", "days"),
    [
        ("2026-05-10", None, date(2026, 5, 10), 0),
        ("2026-05-10", None, date(2026, 5, 24), 14),
        ("2026-05-10", None, date(2026, 5, 25), 15),
        ("2026-05-10", "2026-05-24", date(2026, 6, 30), 14),
        ("2026-05-10", "2026-05-25", date(2026, 6, 30), 15),
        ("2026-05-12", None, date(2026, 5, 10), 0),
        ("2026-05", None, date(2026, 5, 16), 0),
        (None, None, date(2026, 5, 10), 0),
    ],
)
def test_notice_hangs_whole_days_without_the_first(begins, ends, today, days):
    assert days_hung(Notice(begins_on=begins, ends_on=ends), today) == days


def test_a_law_that_counts_the_first_day_gives_one_more(monkeypatch):
    book = get_rulebook()
    first = replace(book.semantics.first_day, counts=True)
    counting = replace(book, semantics=replace(book.semantics, first_day=first))
    monkeypatch.setattr(stage_facts, "get_rulebook", lambda: counting)
    notice = Notice(begins_on="2026-05-10")

    found = [days_hung(notice, date(2026, 5, day)) for day in (9, 10, 24)]

    assert found == [0, 1, 15]


def test_longest_notice_of_a_kind_counts_and_one_to_come_does_not(course):
    course.publish("result", "2026-05-01", ends_on="2026-05-05")
    course.publish("result", "2026-05-03")
    course.publish("decision", "2026-05-20")

    assert fact(course, "hung.result") == Tally(done=7)
    assert fact(course, "notice.result") == Tally(done=2, day="2026-05-01")
    assert fact(course, "notice.decision") == Tally()
    assert fact(course, "hung.decision") == Tally()


def test_open_objection_is_named_in_short(course):
    notice = course.publish("result", "2026-05-01")
    assert fact(course, "objections") == Tally()
    first = notices.record_objection(
        course.ledger, notice, content="补" * 50, raised_on="2026-05-02", signed="石某"
    )
    notices.record_objection(course.ledger, notice, content="太窄", raised_on="2026-05-03")

    assert fact(course, "objections") == Tally(of=2, detail=f"石某：{'补' * 40}…")
    notices.answer_objection(
        course.ledger, first, answer="按去年", answered_on="2026-05-04", answered_by="李某"
    )
    assert fact(course, "objections") == Tally(done=1, of=2, detail="未署名：太窄")


def test_condition_counts_while_it_holds_and_unless_it_was_refused(course):
    course.allow()
    for values in (
        {"held_on": "2026-02-01", "valid_until": "2026-05-09"},
        {"held_on": "2026-03-01", "result": "not_agreed"},
    ):
        stages.record_condition(
            course.ledger, kind="assembly_authorisation", conclusion="授权", **values
        )

    assert fact(course, "condition.assembly_authorisation") == Tally(done=1, day="2026-01-18")
    assert fact(course, "condition.party_study") == Tally(done=1, day="2026-05-05")
    other = Course(course.village)
    assert fact(other, "condition.party_study") == Tally()
    assert fact(other, "condition.assembly_authorisation").done == 1


def test_meetings_are_told_apart_by_their_body(course):
    course.call()
    talk = course.village.meeting(2, consultation=course.id, body="community_consultation")
    course.village.end(talk)

    assert fact(course, "meetings").done == 2
    assert fact(course, "meetings.ended").done == 1
    assert fact(course, "meetings.decision") == Tally(done=1, day="2026-05-10")
    assert fact(course, "body.village_representatives_meeting").done == 1
    assert fact(course, "body.village_assembly").done == 0


def test_deliveries_count_those_entitled_and_told(course):
    course.call()
    observer = Person(name="列席")
    course.village.add(observer)
    meetings.invite_observer(course.ledger, course.meeting, observer.id, stakeholder_class="医生")
    talk = course.village.meeting(2, consultation=course.id, body="")
    record_deliveries(course.ledger, course.village.participants(talk)[:1])

    assert fact(course, "deliveries") == Tally(done=1, of=5)
    assert fact(course, "deliveries.decision") == Tally(done=0, of=3)
    record_deliveries(course.ledger, course.invited)
    assert fact(course, "deliveries.decision") == Tally(done=3, of=3)


@pytest.mark.parametrize(
    ("body", "name", "days", "law"),
    [
        (ASSEMBLY, "notice_days.law", 10, "第二十五条、第二十六条、第二十七条、第二十八条"),
        ("village_representatives_meeting", "notice_days.local", 3, "第二十九条、第三十条"),
    ],
)
def test_notice_is_counted_in_days_before_the_meeting(course, body, name, days, law):
    course.call(body=body)
    assert fact(course, name) == Tally(of=days, basis=f"《村民委员会组织法》{law}")
    course.deliver(at=-days * 24 * 60)

    assert fact(course, name).done == days
    other = {"notice_days.law", "notice_days.local"} - {name}
    assert fact(course, other.pop()) == Tally()


def test_meeting_of_a_day_without_known_law_asks_for_no_notice(course):
    course.call(body=ASSEMBLY, held_on="1990-05-10")

    assert fact(course, "notice_days.law") == Tally()
    assert fact(course, "decisions") == Tally()


def test_vote_counts_once_it_is_counted_whichever_way_it_went(course):
    course.call()
    course.village.arrive(course.invited)
    motion = votes.put_motion(course.ledger, course.meeting, title="修路")
    assert fact(course, "votes").done == 0
    ballot = votes.open_ballot(course.ledger, motion, method="hands", at=course.village.minute(5))
    assert fact(course, "votes").done == 0
    votes.close_ballot(course.ledger, ballot, count={"for": 1, "against": 2})

    assert fact(course, "votes").done == 1
    assert fact(course, "decisions") == Tally(
        done=1, basis="《村民委员会组织法》第二十九条、第三十条"
    )


def test_vote_without_a_quorum_decides_nothing(course):
    course.call()
    course.village.arrive(course.invited[:1])
    motion = votes.put_motion(course.ledger, course.meeting, title="修路")
    ballot = votes.open_ballot(course.ledger, motion, method="secret", held_on_paper=True)
    votes.close_ballot(course.ledger, ballot, count={"for": 1}, issued=1, returned=1)

    assert fact(course, "votes").done == 1
    assert fact(course, "decisions").done == 0


def test_opinions_are_left_until_they_have_a_response(course):
    course.call()
    first, _ = (
        record_opinion(course.ledger, course.meeting, content=words) for words in ("先修", "后修")
    )
    respond_to_opinion(course.ledger, first, reason="照办")

    assert fact(course, "responses") == Tally(done=1, of=2)


def test_records_are_frozen_after_the_meeting(course):
    course.call()
    assert fact(course, "records") == Tally()
    course.sit()
    assert fact(course, "records") == Tally(done=0, of=1)
    course.respond()
    assert fact(course, "records") == Tally(done=1, of=1)


def test_tasks_are_done_or_cancelled(course):
    values = {
        "consultation": course.id,
        "unit": "村委会",
        "responsible": "李某",
        "due": "2026-06-30",
    }
    tasks = [assign_task(course.ledger, title=f"第{n}段", **values) for n in range(3)]
    record_progress(course.ledger, tasks[0], state="done", content="铺完")
    record_progress(course.ledger, tasks[1], state="cancelled", content="并入第一段")

    assert fact(course, "tasks").done == 3
    assert fact(course, "tasks.done") == Tally(done=2, of=3)


def test_merged_concerns_are_told_each(course):
    merged = [Concern(title=title, content="同一件事") for title in ("又是三组路", "路还是没修")]
    course.village.add(*merged)
    with course.ledger.act("merge_for_test") as work:
        work.get(Concern, merged[0].id).merged_into = course.concern
        work.get(Concern, merged[1].id).merged_into = merged[0].id

    assert fact(course, "askers") == Tally(done=0, of=3)
    for concern in (course.concern, merged[1].id):
        record_feedback(course.ledger, course.id, concern, told_on="2026-05-09", content="铺好了")
    assert fact(course, "askers") == Tally(done=2, of=3)


def test_concerns_merged_in_a_circle_are_counted_once(course):
    with course.ledger.act("merge_for_test") as work:
        work.get(Concern, course.concern).merged_into = course.concern

    with course.ledger.read() as reading:
        assert concerns_of(reading, None) == []
    assert fact(course, "askers") == Tally(done=0, of=1)


def test_investigation_of_the_topic_counts_for_its_consultation(course):
    course.investigate()

    assert fact(course, "investigations").done == 1
    assert fact(Course(course.village), "investigations").done == 0


def test_facts_of_the_day_on_which_a_stage_was_entered(course):
    course.publish("topic", "2026-04-21")

    assert fact(course, "notice.topic", date(2026, 4, 20)) == Tally()
    assert fact(course, "notice.topic", date(2026, 4, 21)).done == 1
    later = date(2026, 4, 21) + timedelta(days=20)
    assert fact(course, "hung.topic", later).done == 20


def test_whoever_only_sits_in_does_not_shorten_the_notice(course):
    course.call()
    course.deliver()
    before = fact(course, "notice_days.local")
    guest = join_meeting(course.ledger, course.meeting, name="王某", entitled=False)
    record_deliveries(course.ledger, [guest], at=course.village.minute(-5))

    assert before.done == 4
    assert fact(course, "notice_days.local") == before


def test_a_notice_of_which_only_the_month_is_known_hangs_for_what_is_certain(course):
    course.publish("topic", "2026-04")

    assert fact(course, "hung.topic", date(2026, 5, 3)).done == 3
