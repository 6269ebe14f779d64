"""Which concerns may be one matter, and whom that never betrays."""

from datetime import date

import pytest

from desktop.records import Person
from desktop.services.answers import answer_concern
from desktop.services.concerns import edit_concern
from desktop.services.likely_concerns import SHOWN, find_likely_duplicates
from desktop.services.receptions import Visitor, record_visit
from desktop.services.undo import undo_last_act

SAID = "自来水后半夜就停水，三组二十来户都这样，有老人的人家半夜喝不上水"
TODAY = date(2026, 11, 23)


@pytest.fixture
def people(village):
    rows = [
        Person(name="贺占林", group="三组"),
        Person(name="马秀兰", group="四组"),
        Person(name="无组"),
    ]
    return village.add(*rows)


@pytest.fixture
def visit(village):
    def visit(content, visitor, day="2026-11-05", **values):
        values = {"raised_on": day, "answer_by": "2026-11-20"} | values
        return record_visit(village.ledger, visitor, content=content, **values)

    return visit


@pytest.fixture
def find(village):
    def find(words=SAID, person=None, **options):
        with village.ledger.read() as reading:
            return find_likely_duplicates(reading, words, person=person, today=TODAY, **options)

    return find


def test_likeliest_comes_first_with_its_reasons(people, visit, find):
    his = visit("三组自来水后半夜停水", Visitor(person=people[0]))
    hers = visit("四组人饮主管道老化，常停水", Visitor(person=people[1]), day="2026-08-14")
    visit("三组巷道排水沟堵了", Visitor(person=people[0]))

    first, second = find(person=people[0])
    assert (first.id, first.words, first.same_person, first.same_group) == (
        his,
        ("自来水", "停水"),
        True,
        True,
    )
    assert (first.asker, first.askers, first.due, first.left) == (
        "贺占林",
        1,
        date(2026, 11, 20),
        -3,
    )
    assert (second.id, second.words, second.same_person, second.same_group) == (
        hers,
        ("停水",),
        False,
        False,
    )


def test_same_person_with_another_matter_is_no_duplicate(people, visit, find):
    visit("低保批不下来", Visitor(person=people[0]))
    assert find(person=people[0]) == []


@pytest.mark.parametrize("words", ["", " ", "三组", "希望能不能解决问题", "的了是", "🚰"])
def test_words_that_say_nothing_find_nothing(people, visit, find, words):
    visit("三组希望能不能解决停水问题", Visitor(person=people[0]))
    assert find(words) == []


def test_runs_tell_where_no_word_is_known(people, visit, find):
    row = visit("戏台顶棚漏雨", Visitor(person=people[0]))
    (one,) = find("村里的戏台顶棚塌了")
    assert (one.id, one.words) == (row, ("戏台顶棚",))


def test_group_is_not_compared_where_it_is_not_known(people, visit, find):
    visit(SAID, Visitor(person=people[2]))
    assert [one.same_group for one in find(person=people[0])] == [None]
    assert [one.same_group for one in find()] == [None]


def test_confided_concern_is_never_suggested(people, visit, find):
    visit(SAID, Visitor(withheld=True, name="勉秀英"))
    visit(SAID, Visitor(withheld=True))
    assert find(person=people[0]) == []


def test_confided_asker_of_a_merged_concern_is_counted_and_not_shown(people, visit, find):
    open_one = visit("三组自来水后半夜停水", Visitor(person=people[0]))
    visit("抽水机房也停水，水泵烧了", Visitor(withheld=True, name="勉秀英"), into=open_one)

    (one,) = find("水泵烧了，停水")
    assert (one.id, one.asker, one.askers, one.words) == (open_one, "贺占林", 2, ("停水",))
    assert find("水泵烧了") == []


def test_open_concern_merged_into_a_confided_one_stays_unseen(people, visit, find):
    confided = visit(SAID, Visitor(withheld=True))
    visit("三组自来水后半夜停水", Visitor(person=people[0]), into=confided)
    assert find() == []


def test_merged_concern_speaks_for_the_one_it_was_merged_into(people, visit, find):
    first = visit("三组自来水后半夜停水", Visitor(person=people[0]))
    visit("水泵烧了没人修", Visitor(person=people[1]), into=first)

    (one,) = find("水泵烧了", person=people[1])
    assert (one.id, one.askers, one.same_person) == (first, 2, True)


def test_answered_concern_promises_nothing_and_stands_behind(village, people, visit, find):
    answered = visit("三组自来水后半夜停水", Visitor(person=people[1]))
    waiting = visit("三组自来水后半夜停水", Visitor(person=people[1]), day="2026-10-01")
    answer_concern(village.ledger, answered, answer="修好了")

    assert [(one.id, one.due, one.left) for one in find()] == [
        (waiting, date(2026, 11, 20), -3),
        (answered, None, None),
    ]


def test_only_the_likeliest_few_are_shown_and_the_one_meant_is_left_out(people, visit, find):
    rows = [visit(SAID, Visitor(person=people[0])) for _ in range(SHOWN + 2)]
    assert len(find()) == SHOWN
    assert rows[-1] not in {one.id for one in find(but=rows[-1])}


def test_what_was_taken_back_is_not_found(village, people, visit, find):
    visit(SAID, Visitor(person=people[0]))
    undo_last_act(village.ledger)
    assert find() == []


def test_undated_concern_is_found(village, people, visit, find):
    row = visit(SAID, Visitor(person=people[0]))
    edit_concern(village.ledger, row, answer_by=None, raised_on="2026-23")
    (one,) = find()
    assert (one.due, one.raised_on) == (None, date(2026, 11, 30))
