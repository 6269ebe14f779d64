from datetime import UTC, date, datetime

import pytest
from chain_samples import Course

from desktop.records import Consultation, Person, declaration_of
from desktop.services.change_views import (
    Mark,
    last_writes,
    list_changes,
    list_plan_changes,
    shown_value,
)
from desktop.services.consultations import edit_consultation
from desktop.services.deliveries import record_deliveries, withdraw_delivery
from desktop.services.notices import answer_objection, record_objection


@pytest.fixture
def village(village):
    """A village whose clock is ahead of the day on which its ledger was founded."""
    village.clock.now = datetime(2030, 5, 10, 1, tzinfo=UTC)
    return village


@pytest.fixture
def course(village):
    return Course(village)


def changes(course, **values):
    with course.ledger.read() as reading:
        return list_changes(reading, course.id, **values)


def test_edit_is_told_from_what_to_what_by_whom(course):
    edit_consultation(course.ledger, course.id, how="逐条议", in_plan=True)

    last, before, first = changes(course)

    assert {(one.field, one.before, one.after) for one in (last, before)} == {
        ("怎么协商", "写明了", "逐条议"),
        ("列入年度计划", "否", "是"),
    }
    assert (last.by, last.act, last.type, last.subject) == (
        "示例记录人",
        "修改协商方案",
        "Consultation",
        "",
    )
    assert last.at == course.village.clock.now
    assert (first.act, first.field) == ("拟定协商方案", "")


def test_newest_changes_come_first_and_no_more_than_asked_for(course):
    for words in ("一", "二", "三"):
        edit_consultation(course.ledger, course.id, how=words)

    assert [one.after for one in changes(course, limit=2)] == ["三", "二"]
    assert len(changes(course)) == 4


def test_rows_of_the_file_are_told_by_their_names(course):
    notice = course.publish("result", "2026-05-10")
    objection = record_objection(
        course.ledger, notice, content="补偿按哪年标准", raised_on="2026-05-11"
    )
    answer_objection(
        course.ledger, objection, answer="按去年", answered_on="2026-05-12", answered_by="李某"
    )

    told = [(one.act, one.type, one.field, one.after) for one in changes(course)]

    assert ("张贴公示", "Notice", "", "三组路硬化：协商结果公示") in told
    assert ("登记异议", "Objection", "", "") in told
    assert ("答复异议", "Objection", "答复日期", "2026-05-12") in told


def test_deliveries_of_one_act_are_one_change(course):
    course.call()
    course.deliver()

    told = [one for one in changes(course) if one.type == "Delivery"]

    assert [(one.act, one.subject, one.after) for one in told] == [
        ("登记送达", "示例村第一次会议", "3")
    ]
    record_deliveries(course.ledger, course.invited)
    assert len([one for one in changes(course) if one.type == "Delivery"]) == 1
    withdraw_delivery(course.ledger, course.invited[0])
    assert [(one.act, one.after) for one in changes(course) if one.type == "Delivery"] == [
        ("撤回送达", "1"),
        ("登记送达", "3"),
    ]


def test_names_of_people_and_choices_are_shown_and_times_are_those_of_beijing(course):
    (lead,) = course.village.add(Person(name="李某"))
    edit_consultation(course.ledger, course.id, lead=lead, forms=("meeting", "visit"))
    course.call()

    told = {one.field: one.after for one in changes(course)}

    assert (told["负责人"], told["协商形式"]) == ("李某", "会议协商、走访")
    assert told["开始时间"] == "2026-05-10 09:00"


@pytest.mark.parametrize(
    ("field", "plain", "shown"),
    [
        ("how", {"how": ""}, ""),
        ("how", {}, ""),
        ("in_plan", {"in_plan": False}, "否"),
        ("lead", {"lead": None, "lead_name": "李某"}, ""),
        ("kind", {"kind": "sector"}, "界别协商"),
        ("kind", {"kind": "unheard_of"}, "unheard_of"),
    ],
)
def test_plain_value_is_shown_as_people_read_it(field, plain, shown):
    assert shown_value(declaration_of(Consultation).field(field), plain) == shown


def test_plan_changed_after_it_was_made_known_is_told(course):
    edit_consultation(course.ledger, course.id, how="先")
    course.village.pass_days(2)
    edit_consultation(course.ledger, course.id, how="后", lead=None)

    with course.ledger.read() as reading:
        none = list_plan_changes(reading, course.id, None)
        late = list_plan_changes(reading, course.id, date(2030, 5, 11))
        same_day = list_plan_changes(reading, course.id, date(2030, 5, 12))

    assert (none, same_day) == ((), ())
    assert [(one.field, one.before, one.after) for one in late] == [("怎么协商", "先", "后")]


def test_last_writer_of_a_field_is_known_and_nobody_of_an_empty_one(village):
    course = Course(village, when="")
    edit_consultation(course.ledger, course.id, how="改过")

    with course.ledger.read() as reading:
        marks = last_writes(reading, course.id, ["why", "how", "when"])

    assert sorted(marks) == ["how", "why"]
    assert marks["how"] == Mark(by="示例记录人", at=course.village.clock.now, is_edit=True)
    assert not marks["why"].is_edit
