"""What the tabs of a consultation list, read from a real ledger."""

import pytest
from chain_samples import Course

from desktop.records import Attachment, Topic
from desktop.services import consultation_lists as lists
from desktop.services import notices, stages
from desktop.services.consultations import plan_consultation


@pytest.fixture
def course(village):
    return Course(village)


@pytest.fixture
def read(course):
    def ask(query):
        with course.ledger.read() as reading:
            return query(reading, course.id)

    return ask


def test_new_plan_has_nothing_but_itself(read):
    for query in (
        lists.list_participants,
        lists.list_meetings_of,
        lists.list_opinions_of,
        lists.list_votes_of,
        lists.list_tasks_of,
        lists.list_files_of,
        lists.list_records_of,
    ):
        assert read(query) == ()


def test_meeting_brings_people_opinions_and_votes(course, read):
    course.call()
    course.sit()

    people = read(lists.list_participants)
    assert [(one.status, one.capacity, one.meeting) for one in people] == [
        ("present", "entitled", course.meeting)
    ] * 3
    (meeting,) = read(lists.list_meetings_of)
    assert (meeting.id, meeting.state, meeting.day) == (course.meeting, "ended", "2026-05-10")
    (opinion,) = read(lists.list_opinions_of)
    assert (opinion.title, opinion.answered, opinion.parent) == ("先修路", False, course.meeting)
    (vote,) = read(lists.list_votes_of)
    assert (vote.title, vote.state, vote.day) == ("修路", "carried", "2026-05-10")
    course.respond()
    assert read(lists.list_opinions_of)[0].answered


def test_motion_that_nobody_voted_on_yet_says_so(course, read):
    from desktop.services.votes import put_motion

    put_motion(course.ledger, course.call(), title="修路")

    assert [(one.title, one.state, one.day) for one in read(lists.list_votes_of)] == [
        ("修路", "", "")
    ]


def test_tasks_and_records_of_the_whole_way(course, read):
    course.to_implement()

    (task,) = read(lists.list_tasks_of)
    assert (task.title, task.second, task.day) == ("铺路", "村委会 李某", "2026-06-30")
    kinds = {one.type for one in read(lists.list_records_of)}
    assert kinds == {
        "FrozenRecord",
        "SignOff",
        "LawfulCondition",
        "Investigation",
        "Notice",
        "Outcome",
        "Submission",
        "Adoption",
        "Task",
    }


def test_records_tell_kind_day_and_words_and_objections_their_answer(course, read):
    notice = course.publish("result", "2026-05-01")
    objection = notices.record_objection(
        course.ledger, notice, content="路太窄\n要四米", raised_on="2026-05-02"
    )
    before = {one.type: one for one in read(lists.list_records_of)}
    notices.answer_objection(
        course.ledger, objection, answer="改四米", answered_on="2026-05-03", answered_by="李某"
    )
    after = {one.type: one for one in read(lists.list_records_of)}

    told = before["Objection"]
    assert (told.title, told.day, told.group, told.answered) == (
        "路太窄 要四米",
        "2026-05-02",
        "异议",
        False,
    )
    assert (before["Notice"].day, after["Objection"].answered) == ("2026-05-01", True)


def test_passed_gap_is_in_the_file(course, read):
    gap = course.gaps()[0]
    stages.pass_gap(course.ledger, course.id, gap=gap, reason="汛期", agreed_by="李某")

    (line,) = read(lists.list_records_of)
    assert (line.type, line.second) == ("PassedGap", "汛期")


def test_files_are_those_of_the_consultation_its_meetings_and_notices(course, read):
    course.call()
    notice = course.publish("result", "2026-05-01")
    course.village.add(
        Attachment(
            title="路.jpg", subject=course.id, media_type="image/jpeg", file_digest="0" * 64
        ),
        Attachment(title="会.pdf", subject=course.meeting, file_digest="1" * 64, caption="签到"),
        Attachment(title="栏.jpg", subject=notice, file_digest="2" * 64),
    )

    files = read(lists.list_files_of)
    assert [(one.title, bool(one.origin), one.is_picture, one.caption) for one in files] == [
        ("路.jpg", False, True, ""),
        ("会.pdf", True, False, "签到"),
        ("栏.jpg", True, False, ""),
    ]


def test_topics_are_free_until_a_consultation_is_begun_on_them(course, village):
    village.add(
        Topic(title="修渠", decision="listed", decided_on="2026-05-01"),
        Topic(title="转办的", decision="referred"),
    )
    with village.ledger.read() as reading:
        (free,) = lists.list_free_topics(reading)
    assert (free.title, free.second) == ("修渠", "2026-05-01")
    plan_consultation(village.ledger, free.id)

    with village.ledger.read() as reading:
        assert lists.list_free_topics(reading) == ()
