"""Whose concern is still without word of what came of it."""

from chain_samples import Course

from desktop.records import Concern, Person
from desktop.services.consultations import plan_consultation
from desktop.services.feedback_lists import list_untold_concerns, list_untold_heads
from desktop.services.follow_ups import record_feedback


def untold(village, consultation):
    with village.ledger.read() as reading:
        return [one.title for one in list_untold_concerns(reading, consultation)]


def test_concern_is_told_once_and_then_left_out(village):
    course = Course(village)
    assert untold(village, course.id) == ["三组路"]
    record_feedback(
        village.ledger, course.id, course.concern, told_on="2026-05-10", content="路铺好了"
    )

    assert untold(village, course.id) == []


def test_consultation_without_a_topic_has_nobody_to_tell(village):
    assert untold(village, plan_consultation(village.ledger, title="修渠")) == []


def test_a_party_is_told_together_or_one_by_one(village):
    course = Course(village)
    she, he, they = village.add(*(Person(name=name) for name in ("马秀兰", "穆新", "石玉珍")))
    with village.ledger.act("enter_for_test") as work:
        row = work.get(Concern, course.concern)
        row.asker, row.companions = she, (he, they)
    told = {"told_on": "2026-05-10", "content": "路铺好了"}
    record_feedback(village.ledger, course.id, course.concern, **told, asker=he)

    with village.ledger.read() as reading:
        [left] = list_untold_concerns(reading, course.id)
        heads = list_untold_heads(reading, course.id, course.concern)
    assert left.second == "2026-04-02 还有2人"
    assert [head.person for head in heads] == [she, they]
    assert village.get(Concern, course.concern).state == "in_topic"

    record_feedback(village.ledger, course.id, course.concern, **told)
    assert untold(village, course.id) == []
    assert village.get(Concern, course.concern).state == "answered"
