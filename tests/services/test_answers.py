"""Answers to concerns: words and state go together."""

import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Concern
from desktop.services.answers import answer_concern, list_answers
from desktop.services.undo import undo_last_act


@pytest.fixture
def concern(village):
    return village.add(Concern(title="停水", content="后半夜停水", raised_on="2026-05-01"))[0]


def words(village, concern):
    with village.ledger.read() as reading:
        return [answer.words for answer in list_answers(reading, concern)]


def test_answer_concern_keeps_words_and_state(village, concern):
    answer_concern(village.ledger, concern, answer="  五月换泵。\r\n已当面说明 ")
    assert village.get(Concern, concern).state == "answered"
    assert words(village, concern) == ["五月换泵。\n已当面说明"]


@pytest.mark.parametrize("answer", ["", "  ", "\n\t"])
def test_answer_concern_refuses_silence(village, concern, answer):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        answer_concern(village.ledger, concern, answer=answer)
    assert caught.value.details["field"] == "answer"


@pytest.mark.parametrize("state", ["answered", "closed"])
def test_answer_concern_refuses_a_second_answer(village, state):
    (done,) = village.add(Concern(title="停水", content="停水", state=state))
    with village.nothing_written(), pytest.raises(ConflictError):
        answer_concern(village.ledger, done, answer="再答一次")


def test_list_answers_is_empty_before_any(village, concern):
    assert words(village, concern) == []


def test_others_who_asked_the_same_are_told_the_same_in_one_act(village, concern):
    (other,) = village.add(Concern(title="又停水", content="停水", merged_into=concern))
    answer_concern(village.ledger, concern, answer="换了泵", also=[other, concern])
    assert [words(village, one) for one in (concern, other)] == [["换了泵"], ["换了泵"]]
    assert undo_last_act(village.ledger) == "答复民情诉求"
    assert {row.state for row in village.list(Concern)} == {"open"}


def test_nobody_is_told_where_one_of_them_was_told_before(village, concern):
    (done,) = village.add(Concern(title="停水", content="停水", state="answered"))
    with village.nothing_written(), pytest.raises(ConflictError):
        answer_concern(village.ledger, concern, answer="换了泵", also=[done])
