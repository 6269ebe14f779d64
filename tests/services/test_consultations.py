from uuid import uuid4

import pytest

from desktop.errors import ValidationError
from desktop.records import Consultation
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.services.concerns import put_forward_topic
from desktop.services.consultations import (
    edit_consultation,
    list_unanswered,
    plan_consultation,
)


def unanswered(village, consultation):
    with village.ledger.read() as reading:
        return list_unanswered(reading, consultation)


def test_plan_goes_by_the_title_of_its_topic(village):
    topic = put_forward_topic(village.ledger, [], title="三组路灯", origin="镇里交办")

    plan = plan_consultation(village.ledger, topic)
    other = plan_consultation(village.ledger, topic, title="路灯怎么修")

    rows = [village.get(Consultation, one) for one in (plan, other)]
    assert [(row.title, row.topic, row.topic_name) for row in rows] == [
        ("三组路灯", topic, "三组路灯"),
        ("路灯怎么修", topic, "三组路灯"),
    ]


def test_plan_of_an_unknown_topic_is_refused(village):
    with village.nothing_written(), pytest.raises(ValidationError):
        plan_consultation(village.ledger, uuid4(), title="路灯")


def test_unanswered_questions_are_listed_in_the_order_of_the_seven(village):
    plan = plan_consultation(village.ledger, title="路灯")
    assert unanswered(village, plan) == list(SEVEN_ANSWERS.values())

    edit_consultation(village.ledger, plan, why="太暗", how="  ", give_back="张榜")

    assert unanswered(village, plan) == [
        "协商什么",
        "和谁协商",
        "何时协商",
        "怎么协商",
        "如何执行",
    ]


def test_plan_with_all_answers_lacks_none(village):
    answers = dict.fromkeys(SEVEN_ANSWERS, "答")

    plan = plan_consultation(village.ledger, title="路灯", **answers)

    assert unanswered(village, plan) == []
