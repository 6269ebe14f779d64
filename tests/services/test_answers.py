"""Answers to concerns: words and state go together."""

import pytest
from sqlalchemy import event

from desktop.domain.deadlines import day_of
from desktop.errors import ConflictError, ValidationError
from desktop.records import Concern, Feedback, Person
from desktop.services.answers import (
    Answer,
    answer_concern,
    list_all_answers,
    list_answers,
    tell_askers,
)
from desktop.services.askers import heads_of
from desktop.services.concerns import edit_concern
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


@pytest.fixture
def party(village):
    """A concern of three who came together."""
    people = village.add(*(Person(name=name) for name in ("马秀兰", "穆新", "石玉珍")))
    row = Concern(title="停水", content="停水", raised_on="2026-05-01", asker=people[0])
    row.companions = tuple(people[1:])
    return village.add(row)[0]


def heads(village, concern):
    with village.ledger.read() as reading:
        return heads_of(reading.get(Concern, concern))


def told(village):
    return [(row.asker_name, row.told_on, row.content) for row in village.list(Feedback)]


def in_the_journal(village, concern, words):
    """Answer as versions before schema 3 did: the words are the reason of the act."""
    with village.ledger.act("answer_concern") as work:
        work.get(Concern, concern).state = "answered"
        work.because(words)


def test_a_party_is_answered_once_each_of_it_was_told(village, party):
    first, *others = heads(village, party)
    answer_concern(village.ledger, party, answer="换了泵", heads=[first], way="phone")
    assert village.get(Concern, party).state == "open"
    assert told(village) == [
        ("马秀兰", "2026-05-10", "换了泵"),
        ("穆新", None, "换了泵"),
        ("石玉珍", None, "换了泵"),
    ]

    answer_concern(village.ledger, party, answer="泵换了", heads=others)

    assert village.get(Concern, party).state == "answered"
    assert [row[2] for row in told(village)] == ["换了泵", "泵换了", "泵换了"]
    assert words(village, party) == ["换了泵", "泵换了"]


def test_whoever_has_no_name_is_a_head_as_well(village):
    row = Concern(title="停水", content="停水", withheld_name="甲某、乙某、丙某")
    (concern,) = village.add(row)
    answer_concern(village.ledger, concern, answer="换了泵", heads=heads(village, concern)[:2])

    assert village.get(Concern, concern).state == "open"
    assert [row.told_on for row in village.list(Feedback)] == ["2026-05-10", "2026-05-10", None]


def test_those_who_wait_are_told_later(village, party):
    answer_concern(village.ledger, party, answer="换了泵", heads=heads(village, party)[:1])
    waiting = [row.id for row in village.list(Feedback) if row.told_on is None]

    tell_askers(village.ledger, waiting, way="letter", told_on="2026-05-09", content="泵换好了")

    assert village.get(Concern, party).state == "answered"
    assert told(village)[1:] == [
        ("穆新", "2026-05-09", "泵换好了"),
        ("石玉珍", "2026-05-09", "泵换好了"),
    ]


@pytest.mark.parametrize(
    ("rows", "told_on", "field"),
    [("none", "2026-05-10", "heads"), ("all", None, "told_on"), ("all", "2026-05-11", "told_on")],
)
def test_telling_needs_people_and_a_day_that_has_come(village, party, rows, told_on, field):
    answer_concern(village.ledger, party, answer="换了泵", heads=heads(village, party)[:1])
    waiting = [row.id for row in village.list(Feedback) if row.told_on is None]

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        tell_askers(village.ledger, waiting if rows == "all" else [], way="phone", told_on=told_on)
    assert caught.value.details["field"] == field


def test_nobody_is_told_twice(village, party):
    answer_concern(village.ledger, party, answer="换了泵")
    with village.nothing_written(), pytest.raises(ConflictError):
        tell_askers(
            village.ledger,
            [row.id for row in village.list(Feedback)],
            way="phone",
            told_on="2026-05-10",
        )


def test_an_answer_of_a_day_to_come_is_refused(village, concern):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        answer_concern(village.ledger, concern, answer="换了泵", told_on="2026-05-11")
    assert caught.value.details["field"] == "told_on"


def test_whoever_joins_after_the_answer_is_told_the_same(village, party):
    (newcomer,) = village.add(Person(name="贺占林"))
    answer_concern(village.ledger, party, answer="换了泵")

    companions = (*village.get(Concern, party).companions, newcomer)
    edit_concern(village.ledger, party, companions=companions)

    assert village.get(Concern, party).state == "open"
    assert told(village)[-1] == ("贺占林", None, "换了泵")


def test_an_edit_of_other_fields_opens_nothing_again(village, party):
    answer_concern(village.ledger, party, answer="换了泵")
    edit_concern(village.ledger, party, people=40)
    assert village.get(Concern, party).state == "answered"


def test_an_answer_taken_back_leaves_no_word(village, concern):
    answer_concern(village.ledger, concern, answer="换了泵")
    undo_last_act(village.ledger)
    assert (words(village, concern), told(village)) == ([], [])


def test_words_of_the_journal_are_answers_too(village, concern):
    in_the_journal(village, concern, "换了泵")
    with village.ledger.read() as reading:
        *_, written = reading.history(concern)
        answer = Answer("换了泵", day_of(written.at))
        assert list_answers(reading, concern) == [answer]
        assert list_all_answers(reading) == {concern: [answer]}


def test_words_of_the_journal_that_were_taken_back_are_none(village, concern):
    in_the_journal(village, concern, "换了泵")
    undo_last_act(village.ledger)
    with village.ledger.read() as reading:
        assert list_answers(reading, concern) == []
        assert list_all_answers(reading).get(concern, []) == []


def test_all_answers_are_those_of_each_in_a_fixed_number_of_statements(village, party):
    found = []
    for size in (3, 40):
        rows = [Concern(title=f"停水{number}", content="停水") for number in range(size)]
        concerns = village.add(*rows)
        for concern in concerns[: size // 2]:
            in_the_journal(village, concern, f"换了泵{concern}")
        for concern in concerns[size // 2 :]:
            answer_concern(village.ledger, concern, answer=f"换了泵{concern}")
        with village.ledger.read() as reading:
            said = []
            engine = reading._session.get_bind().engine
            event.listen(engine, "before_cursor_execute", lambda *args, to=said: to.append(args[2]))
            answers = list_all_answers(reading)
            found.append(len(said))
            assert {one: list_answers(reading, one) for one in concerns} == {
                one: answers[one] for one in concerns
            }
    assert found[0] == found[1]
