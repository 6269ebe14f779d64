from chain_samples import Course

from desktop.services import votes
from desktop.services.consultation_papers import list_consultation_papers
from desktop.services.papers import print_paper


def papers(course, press):
    with course.ledger.read() as reading:
        return list_consultation_papers(reading, course.row, press)


def told(found):
    return {(one.paper, one.locked) for one in found}


def test_before_a_meeting_only_the_plan_can_be_printed(village, press):
    found = papers(Course(village), press)

    assert [(one.paper, one.locked) for one in found] == [
        ("consultation_plan", ""),
        ("sign_in_sheet", "no_meeting"),
        ("attendance_sheet", "no_meeting"),
        ("meeting_record", "no_meeting"),
        ("ballot_paper", "no_meeting"),
        ("tally_sheet", "no_meeting"),
        ("vote_result", "no_meeting"),
    ]
    assert {one.row for one in found[1:]} == {None}


def test_plan_with_questions_open_is_locked(village, press):
    assert ("consultation_plan", "answers_missing") in told(papers(Course(village, how=""), press))


def test_papers_of_the_meeting_wait_for_its_end_and_its_vote(village, press):
    course = Course(village)
    course.call()
    assert told(papers(course, press)) >= {
        ("sign_in_sheet", ""),
        ("meeting_record", "meeting_not_ended"),
        ("ballot_paper", "no_motion"),
        ("vote_result", "no_vote"),
    }
    votes.put_motion(course.ledger, course.meeting, title="修路")
    assert ("ballot_paper", "") in told(papers(course, press))

    course.village.end(course.meeting)
    assert told(papers(course, press)) >= {("meeting_record", ""), ("vote_result", "no_vote")}


def test_everything_offered_prints(village, press):
    course = Course(village)
    course.call()
    course.sit()

    found = [one for one in papers(course, press) if not one.locked]

    assert {one.paper for one in found} == {
        "consultation_plan",
        "sign_in_sheet",
        "attendance_sheet",
        "meeting_record",
        "vote_result",
        "meeting_notice",
        "delivery_sheet",
        "consultation_statement",
    }
    for one in found:
        assert print_paper(course.ledger, press, one.row, one.paper).startswith(b"%PDF")


def test_vote_by_hands_has_no_ballot_papers(village, press):
    course = Course(village)
    course.call()
    course.sit()

    assert ("ballot_paper", "no_motion") in told(papers(course, press))


def test_several_meetings_are_told_apart(village, press):
    course = Course(village)
    for day in ("2026-05-10", "2026-05-11"):
        course.call(held_on=day)
        course.village.end(course.meeting)

    records = [one for one in papers(course, press) if one.paper == "meeting_record"]

    assert [one.subject for one in records] == [
        "示例村第一次会议 2026-05-11",
        "示例村第一次会议 2026-05-10",
    ]
