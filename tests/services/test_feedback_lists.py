"""Whose concern is still without word of what came of it."""

from chain_samples import Course

from desktop.services.consultations import plan_consultation
from desktop.services.feedback_lists import list_untold_concerns
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
