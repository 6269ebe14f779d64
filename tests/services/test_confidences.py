"""What was confided leaves the room in no text, whichever way it was written down."""

from desktop.records import Concern, Feedback, Notice, Person, Topic
from desktop.services.concerns import merge_concern, put_forward_topic, record_concern
from desktop.services.confidences import (
    WITHHELD,
    concerns_behind,
    is_confidential,
    secrets_of,
    title_outside,
    told,
    without,
)
from desktop.services.consultations import plan_consultation
from desktop.services.follow_ups import record_feedback

CONFIDED = {"anonymous": True, "withheld_name": "勉 秀英 13800001111"}


def concern(village, **values):
    values = {"title": "停水", "content": "三组停水", "raised_on": "2026-05-02"} | values
    return record_concern(village.ledger, **values)


def test_a_concern_is_confided_by_its_mark_or_its_name():
    assert is_confidential(Concern(anonymous=True))
    assert is_confidential(Concern(withheld_name="勉秀英"))
    assert not is_confidential(Concern())


def test_a_name_typed_with_a_gap_is_found_written_without():
    secrets = secrets_of([Concern(**CONFIDED), Concern(title="停水")])

    assert without("勉秀英（13800001111）家、勉 秀英家", secrets) == (
        f"{WITHHELD}（{WITHHELD}）家、{WITHHELD}家"
    )


def test_one_who_is_known_and_wished_for_silence_is_not_told(village):
    (she,) = village.add(Person(name="勉秀英"))
    row = village.get(Concern, concern(village, asker=she, anonymous=True))

    assert told(row, "勉秀英 13912345678") == f"{WITHHELD} *******5678"


def test_what_nobody_confided_is_told_as_it_is():
    assert told(Concern(title="停水"), "马秀兰 13912345678") == "马秀兰 13912345678"


def test_concerns_stand_behind_whatever_came_of_them(village):
    first, second = concern(village), concern(village)
    merge_concern(village.ledger, second, into=first)
    topic = put_forward_topic(village.ledger, [first], title="停水")
    consultation = plan_consultation(village.ledger, topic)
    rows = (
        village.get(Topic, topic),
        Notice(consultation=consultation),
        Feedback(consultation=consultation, concern=second),
        Person(),
    )

    with village.ledger.read() as reading:
        found = [[one.id for one in concerns_behind(reading, row)] for row in rows]

    assert found == [[first, second], [first, second], [second], []]


def test_an_answer_does_not_copy_the_name_of_one_who_wished_for_silence(village):
    (she,) = village.add(Person(name="勉秀英"))
    silent = concern(village, asker=she, anonymous=True)
    consultation = plan_consultation(
        village.ledger, put_forward_topic(village.ledger, [silent], title="停水")
    )

    made = record_feedback(
        village.ledger, consultation, silent, told_on="2026-06-01", content="修好了"
    )

    assert (village.get(Feedback, made).asker, village.get(Feedback, made).asker_name) == (None, "")


def test_a_title_is_told_outside_without_what_was_confided(village):
    silent = village.get(Concern, concern(village, title="勉秀英家停水", withheld_name="勉秀英"))
    topic = put_forward_topic(village.ledger, [silent.id], title="勉秀英家停水")

    with village.ledger.read() as reading:
        told_of = [title_outside(reading, row) for row in (silent, reading.get(Topic, topic))]

    assert told_of == [f"{WITHHELD}家停水"] * 2
