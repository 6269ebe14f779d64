from decimal import Decimal

import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Attachment, Concern, Consultation, Investigation, Person
from desktop.services.attachments import add_attachment
from desktop.services.consultation_lists import list_records_of
from desktop.services.hearings import record_heard_opinion
from desktop.services.investigations import (
    edit_investigation,
    enclose_files,
    figures_of,
    investigate_topic,
    list_of_topic,
    record_found_concern,
    view_investigation,
    way_title,
)

FOUND = {"begun_on": "2026-04-05", "findings": "62户受影响"}


@pytest.fixture
def course(village):
    return Course(village)


def view(village, row):
    with village.ledger.read() as reading:
        return view_investigation(reading, row)


def test_topic_is_investigated_before_anything_is_consulted_on(village, course):
    row = investigate_topic(village.ledger, course.topic, **FOUND)

    found = village.get(Investigation, row)
    assert (found.topic, found.consultation, found.title) == (course.topic, None, "三组路硬化")
    assert view(village, row).can_hear is False


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"findings": " "}, "findings"),
        ({"begun_on": None}, "begun_on"),
        ({"title": ""}, "title"),
        ({"ended_on": "2026-04-04"}, "ended_on"),
    ],
)
def test_investigation_that_lacks_something_is_refused(village, course, changes, field):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        investigate_topic(village.ledger, course.topic, **FOUND | changes)
    assert caught.value.details["field"] == field

    row = investigate_topic(village.ledger, course.topic, **FOUND)
    with village.nothing_written(), pytest.raises(ValidationError):
        edit_investigation(village.ledger, row, **changes)


def test_archived_matter_is_investigated_no_more(village, course):
    row = course.investigate()
    with village.ledger.act("end_for_test") as work:
        work.get(Consultation, course.id).ended_at = work.now

    with village.nothing_written(), pytest.raises(ConflictError):
        edit_investigation(village.ledger, row, findings="另写")


def test_view_tells_figures_days_people_and_what_was_heard(village, course):
    (person,) = village.add(Person(name="穆新"))
    row = course.investigate()
    edit_investigation(
        village.ledger,
        row,
        way="survey",
        begun_on="2026-04-25",
        ended_on="2026-04-26",
        place="三组",
        investigators=(person,),
        asked=62,
        affected=0,
        frequency="每周一次",
        cost=Decimal("1234.50"),
        burden="绕行",
    )
    record_heard_opinion(village.ledger, row, signed="马某", content="窄", stance="oppose")

    found = view(village, row)

    assert (found.way, found.place) == ("survey", "三组")
    assert found.days == "2026年4月25日至2026年4月26日"
    assert found.investigators == ("穆新",)
    assert found.figures == (
        ("走访人数", "62", "人"),
        ("涉及人数", "0", "人"),
        ("多久一次", "每周一次", ""),
        ("每次花费", "1,234.50", "元"),
    )
    assert found.prose == (("负担", "绕行"), ("调研结论", "62户受影响"))
    assert [(one.who, one.stance, one.content) for one in found.opinions] == [
        ("马某", "oppose", "窄")
    ]
    assert found.can_hear is True


def test_nothing_counted_is_no_figure():
    assert figures_of(Investigation()) == ()
    assert [way_title(way) for way in ("forum", "by_pigeon")] == ["座谈", "by_pigeon"]


def test_files_kept_with_it_become_its_enclosures(village, course):
    row = course.investigate()
    facts = ("门前的路.jpg", "image/jpeg", "0" * 64, 10)
    kept = add_attachment(village.ledger, subject=row, facts=facts)

    assert enclose_files(village.ledger, row) == 1
    assert village.get(Investigation, row).enclosures == (kept,)
    assert village.get(Investigation, row).enclosures_names == ("门前的路.jpg",)
    with village.nothing_written():
        assert enclose_files(village.ledger, row) == 1
    assert len(village.list(Attachment)) == 1


def test_concern_heard_on_the_way_comes_by_visit(village, course):
    row = course.investigate()

    concern = record_found_concern(village.ledger, row, title="路灯", content="晚上看不见")

    found = village.get(Concern, concern)
    assert (found.channel, found.raised_on, found.title) == ("visit", "2026-04-25", "路灯")
    with village.nothing_written(), pytest.raises(ValidationError):
        record_found_concern(village.ledger, row, title="路灯", content="")


def test_topics_investigations_are_listed_and_join_its_consultation(village, course):
    early = investigate_topic(village.ledger, course.topic, **FOUND)
    later = course.investigate()
    other = Course(village)
    investigate_topic(village.ledger, other.topic, **FOUND)

    with village.ledger.read() as reading:
        listed = list_of_topic(reading, topic=course.topic)
        lines = list_records_of(reading, course.id)
    assert [(one.id, one.title, one.second) for one in listed] == [
        (early, "入户走访", "2026年4月5日"),
        (later, "入户走访", "2026年4月25日"),
    ]
    found = [(one.id, one.second) for one in lines if one.type == "Investigation"]
    assert found == [(later, "入户走访"), (early, "入户走访")]
