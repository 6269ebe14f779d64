"""The list of concerns and one concern whole."""

from datetime import date
from uuid import uuid4

import pytest

from desktop.errors import NotFoundError
from desktop.records import Person
from desktop.services.answers import answer_concern
from desktop.services.attachments import FileFacts
from desktop.services.concern_views import (
    ALL,
    ANSWERED,
    FILTERS,
    IN_TOPIC,
    OVERDUE,
    TO_TELL,
    WAITING,
    count_categories,
    count_channels,
    count_standings,
    filter_concerns,
    list_concerns,
    read_concern,
)
from desktop.services.concerns import merge_concern, put_forward_topic
from desktop.services.consultations import plan_consultation
from desktop.services.receptions import Visitor, record_visit
from desktop.services.screenings import decide_topic

TODAY = date(2026, 5, 10)


@pytest.fixture
def visit(village):
    def visit(content, name="海生", due="2026-05-25", **values):
        visitor = values.pop("visitor", Visitor(name=name, is_new=True))
        return record_visit(village.ledger, visitor, content=content, answer_by=due, **values)

    return visit


@pytest.fixture
def lines(village):
    def lines():
        with village.ledger.read() as reading:
            return list_concerns(reading, TODAY)

    return lines


@pytest.fixture
def sheet(village):
    def sheet(concern):
        with village.ledger.read() as reading:
            return read_concern(reading, concern, TODAY)

    return sheet


def titles(lines):
    return [line.title for line in lines]


def test_lines_say_who_and_how_long(visit, lines):
    visit("停水", due="2026-05-01", channel="phone", category="water")
    visit("路灯坏了", visitor=Visitor(name="勉秀英", withheld=True))

    confided, plain = lines()
    assert (confided.asker, confided.is_confidential, confided.left) == ("", True, 15)
    assert (plain.asker, plain.is_confidential, plain.left, plain.number) == (
        "海生",
        False,
        -9,
        "示接〔2026〕1号",
    )


def test_filters_count_what_they_show(village, visit, lines):
    late, listed = visit("停水", due="2026-05-01"), visit("路灯坏了")
    done = visit("垃圾没人收")
    answer_concern(village.ledger, done, answer="清了")
    topic = put_forward_topic(village.ledger, [listed], title="路灯")
    facts = {"reach": "三组", "depth": "deep", "lawful": True, "lawfulness": "合法"}
    decide_topic(village.ledger, topic, decision="listed", reason="急", feasibility="可行", **facts)

    counts = {WAITING: 2, OVERDUE: 1, TO_TELL: 1, IN_TOPIC: 1, ANSWERED: 1, ALL: 3}
    assert count_standings(lines()) == counts
    shown = {name: len(filter_concerns(lines(), standing=name)) for name in FILTERS}
    assert shown == counts
    assert [line.id for line in filter_concerns(lines(), standing=ALL)] == [late, listed, done]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("停水", ["停水"]),
        ("hs", ["停水"]),
        ("海生 水", ["停水"]),
        ("2026〕1号", ["停水"]),
        ("勉秀英", []),
        ("mxy", []),
        ("晚上", ["路灯坏了"]),
        ("", ["停水", "路灯坏了"]),
        ("没有的", []),
    ],
)
def test_words_are_found_in_all_but_what_was_confided(visit, lines, typed, found):
    visit("停水", due="2026-05-11")
    visit("路灯坏了，晚上看不见", visitor=Visitor(name="勉秀英", withheld=True))

    assert titles(filter_concerns(lines(), word=typed)) == found


def test_channels_and_categories_are_counted_in_their_order(visit, lines):
    visit("停水", category="water", channel="phone")
    visit("没药", category="health")
    visit("断水", category="water")

    assert list(count_channels(lines()).items()) == [("reception", 2), ("phone", 1)]
    assert list(count_categories(lines()).items()) == [("health", 1), ("water", 2)]
    assert titles(filter_concerns(lines(), category="water", channel="phone")) == ["停水"]


def test_merged_concerns_stay_in_the_list_and_are_counted(village, visit, lines):
    first, second = visit("停水"), visit("又停水了", name="海生二")
    merge_concern(village.ledger, second, into=first)

    by_id = {line.id: (line.others, line.into) for line in lines()}
    assert by_id == {first: (1, ""), second: (0, "停水")}


def test_sheet_names_everybody_to_be_answered(village, visit, sheet):
    village.add(Person(name="贺占林", phone="13800002047"))
    (he,) = [one.id for one in village.list(Person, name="贺占林")]
    first = visit("停水", visitor=Visitor(person=he), households=20)
    second = visit("又停水了", visitor=Visitor(name="勉秀英", withheld=True), into=first)
    answer_concern(village.ledger, first, answer="换了泵")

    shown = sheet(first)
    assert [(one.concern, one.name, one.secret, one.is_waiting) for one in shown.askers] == [
        (first, "贺占林", "", False),
        (second, "", "勉秀英", True),
    ]
    assert (shown.askers[0].phone, shown.askers[0].masked) == ("13800002047", "*******2047")
    assert [answer.words for answer in shown.answers] == ["换了泵"]
    assert shown.facts == (("涉及户数", "20", "户"),)
    assert [step.act for step in shown.history] == ["answer_concern", "record_visit"]
    assert {step.actor for step in shown.history} == {"示例记录人"}
    assert sheet(second).into == first


def test_history_shows_an_act_of_several_patches_once(visit, sheet):
    concern = visit("停水", visitor=Visitor(name="勉秀英", withheld=True))
    assert [step.act for step in sheet(concern).history] == ["record_visit"]


def test_sheet_shows_files_of_all_and_the_way_on(village, visit, sheet):
    file = FileFacts("信.jpg", "image/jpeg", "ab" * 32, 12)
    first = visit("停水")
    visit("又停水了", name="海生二", files=(file,), into=first)
    assert [(one.title, one.digest) for one in sheet(first).files] == [("信.jpg", "ab" * 32)]
    assert sheet(first).topic is None

    topic = put_forward_topic(village.ledger, [first], title="吃水")
    shown = sheet(first).topic
    assert (shown.id, shown.decision, shown.consultation) == (topic, "", None)
    plan = plan_consultation(village.ledger, topic=topic)
    assert sheet(first).topic.consultation == plan


def test_unknown_concern_is_not_found(sheet):
    with pytest.raises(NotFoundError):
        sheet(uuid4())
