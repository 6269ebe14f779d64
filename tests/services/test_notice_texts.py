"""The first text of a notice: what the ledger says, masked."""

from datetime import date

import pytest
from chain_samples import Course

from desktop.records import Participant, Person
from desktop.records.notices import NOTICE_KINDS
from desktop.services import concerns
from desktop.services.notice_texts import draft_notice
from desktop.services.outcomes import assign_task, record_outcome, record_progress

TODAY = date(2026, 5, 10)


@pytest.fixture
def course(village):
    return Course(village)


def draft(course, kind):
    with course.ledger.read() as reading:
        return draft_notice(reading, course.id, kind, TODAY)


@pytest.mark.parametrize("kind", NOTICE_KINDS)
def test_every_kind_has_a_text_and_its_days(course, kind):
    made = draft(course, kind)

    assert made.title == f"三组路硬化：{NOTICE_KINDS[kind]}公示"
    assert (made.begins_on, made.ends_on) == (TODAY, date(2026, 5, 25))
    assert (made.places, made.contact) == ("", "")
    assert "None" not in made.content


def test_places_are_those_of_the_last_time(course):
    course.publish("topic", "2026-04-21", contact="0953-1234567")

    made = draft(course, "result")

    assert (made.places, made.contact) == ("村务公开栏", "0953-1234567")


def test_result_tells_what_was_agreed_and_what_was_not(course):
    record_outcome(
        course.ledger,
        consultation=course.id,
        consensus="mostly",
        agreed="修上段",
        disagreed="修下段。",
        title="修路",
    )

    assert draft(course, "result").content.splitlines()[1:] == [
        "共识情况：基本共识。",
        "达成的共识：修上段。",
        "没有谈拢的：修下段。",
    ]


def test_decision_tells_every_vote_with_its_figures(course):
    course.to_consult()
    course.sit()

    assert draft(course, "decision").content == (
        "2026年5月10日，村民代表会议对“修路”进行了表决。\n"
        "应到3人，实到3人，赞成3票，反对0票，弃权0票，通过。"
    )
    assert "2026年5月10日" in draft(course, "process").content


def test_implementation_tells_how_each_task_went(course):
    given = {"unit": "村委会", "responsible": "李某", "due": "2026-06-30"}
    task = assign_task(course.ledger, title="铺路", consultation=course.id, **given)
    assign_task(course.ledger, title="修渠", consultation=course.id, **given)
    record_progress(course.ledger, task, state="done", content="铺完三百米")

    text = draft(course, "implementation").content

    assert text.splitlines()[1:] == [
        "1．铺路：村委会，完成。铺完三百米。",
        "2．修渠：村委会，未开始。",
    ]
    assert "李某" not in text


def test_names_numbers_and_confidences_are_not_in_a_text(course):
    village = course.village
    (person,) = village.add(Person(name="𬳵㐂生", group="三组"))
    shy = concerns.record_concern(
        course.ledger,
        title="三组路",
        content="雨天陷车",
        raised_on="2026-04-02",
        withheld_name="穆守信",
        anonymous=True,
    )
    concerns.merge_concern(course.ledger, shy, into=course.concern)
    course.call()
    (first, *_) = village.list(Participant)
    said = f"穆守信和{first.person_name}说路窄，电话 13812345678"
    record_outcome(course.ledger, consultation=course.id, title="修路", agreed=said)

    text = draft(course, "result").content

    assert "穆守信" not in text
    assert first.person_name not in text
    assert "13812345678" not in text
    assert person is not None
