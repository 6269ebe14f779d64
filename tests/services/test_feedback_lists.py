"""Whose concern is still without word of what came of it."""

import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Concern, Person
from desktop.services.consultations import plan_consultation
from desktop.services.feedback_lists import (
    list_askers,
    list_untold_concerns,
    list_untold_heads,
    tell_all,
)
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


TOLD = {"told_on": "2026-05-10", "told_by": "李某", "content": "路铺好了", "way": "phone"}


def askers(village, consultation):
    with village.ledger.read() as reading:
        return list_askers(reading, consultation)


def party(village):
    course = Course(village)
    she, he = village.add(*(Person(name=name) for name in ("马秀兰", "穆新")))
    with village.ledger.act("enter_for_test") as work:
        row = work.get(Concern, course.concern)
        row.asker, row.companions = she, (he,)
    return course, she, he


def test_everybody_who_asked_is_listed_and_who_waits_stands_first(village):
    course, she, _ = party(village)
    record_feedback(
        village.ledger, course.id, course.concern, **TOLD, asker=she, satisfaction="satisfied"
    )

    waiting, done = askers(village, course.id)

    assert (waiting.who, waiting.told_on, waiting.feedback) == ("穆新", None, None)
    assert (done.who, done.way, done.told_by, done.satisfaction) == (
        "马秀兰",
        "phone",
        "李某",
        "satisfied",
    )


def test_all_that_wait_are_told_at_once(village):
    course, she, _ = party(village)
    record_feedback(village.ledger, course.id, course.concern, **TOLD, asker=she)

    assert tell_all(village.ledger, course.id, **TOLD) == 1

    assert [one.told_on is None for one in askers(village, course.id)] == [False, False]
    assert village.get(Concern, course.concern).state == "answered"
    with village.nothing_written(), pytest.raises(ConflictError, match="都已经告知"):
        tell_all(village.ledger, course.id, **TOLD)


@pytest.mark.parametrize("empty", ["told_on", "content"])
def test_telling_all_without_words_or_day_writes_nothing(village, empty):
    course, _, _ = party(village)

    with village.nothing_written(), pytest.raises(ValidationError):
        tell_all(village.ledger, course.id, **TOLD | {empty: None if empty == "told_on" else ""})


def test_a_withheld_name_is_not_listed(village):
    course = Course(village)
    with village.ledger.act("enter_for_test") as work:
        row = work.get(Concern, course.concern)
        row.anonymous, row.withheld_name, row.title = True, "白玉兰", "白玉兰说路窄"

    (one,) = askers(village, course.id)

    assert (one.who, one.person) == ("", None)
    assert "白玉兰" not in one.title
