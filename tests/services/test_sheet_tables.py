"""What stands in the tables below a sheet."""

from datetime import date
from decimal import Decimal

import pytest
from chain_samples import Course

from desktop.records import Consultation, Evaluation, Notice, Organization, Person
from desktop.services import concerns
from desktop.services.follow_ups import record_feedback, supervise_task
from desktop.services.indicators import record_indicator
from desktop.services.notices import record_objection
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.sheet_tables import ANONYMOUS, TABLES

TODAY = date(2026, 7, 20)
TASK = {"unit": "村委会", "responsible": "李某", "due": "2026-06-30"}


@pytest.fixture
def course(village):
    return Course(village)


def table(course, name, kind=Consultation, row=None, today=TODAY):
    with course.ledger.read() as reading:
        record = reading.get(kind, row or course.id)
        return TABLES[name](reading, record, today)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_width_for_every_column(course, name):
    kind, row = Consultation, None
    made = table(course, name, kind, row)

    assert len(made.head) == len(made.widths)
    assert all(len(cells) == len(made.head) for cells in made.rows)


def test_tasks_of_a_consultation_with_steps_and_money(course):
    given = {"milestones": "先清主沟", "budget": Decimal(12000)}
    assign_task(course.ledger, title="铺路", consultation=course.id, **TASK | given)
    assign_task(course.ledger, title="别处的", **TASK)

    (row,) = table(course, "tasks").rows
    assert row == ("1", "铺路", "村委会", "李某", "2026-06-30", "先清主沟", "12,000元")
    assert table(course, "done_tasks").rows == (("1", "铺路", "村委会", "2026-06-30", "未开始"),)


def test_figures_before_and_after_with_their_change(course):
    record_indicator(
        course.ledger,
        consultation=course.id,
        title="月花费",
        unit="元",
        before=Decimal(6500),
        before_on="2026-05",
        after=Decimal(1950),
        after_on="2026-11-20",
    )
    (evaluation,) = course.village.add(Evaluation(title="评价", consultation=course.id))

    expected = ("月花费", "元", "6,500\n2026年5月", "1,950\n2026-11-20", "下降70%", "")
    assert table(course, "indicators").rows == (expected,)
    assert table(course, "indicators", Evaluation, evaluation).rows == (expected,)


def test_everybody_who_asked_stands_there_told_or_not(course):
    (person,) = course.village.add(Person(name="马秀兰"))
    concerns.edit_concern(course.ledger, course.concern, asker=person)
    shy = concerns.record_concern(
        course.ledger, title="路窄", content="车过不去", raised_on="2026-04-03", anonymous=True
    )
    concerns.merge_concern(course.ledger, shy, into=course.concern)
    record_feedback(
        course.ledger,
        course.id,
        course.concern,
        told_on="2026-07-01",
        content="铺好了",
        told_by="李某",
        satisfaction="satisfied",
    )

    assert table(course, "askers").rows == (
        ("1", "马秀兰", "三组路", "上门告知", "2026-07-01", "李某", "满意"),
        ("2", ANONYMOUS, "路窄", "", "", "", ""),
    )


def test_objections_with_room_for_more(course):
    notice = course.publish("result", "2026-05-10")
    record_objection(course.ledger, notice, content="不同意", raised_on="2026-05-11")

    made = table(course, "objections", Notice, notice)

    assert made.rows == (("1", "2026-05-11", "未署名", "", "不同意", "", ""),)
    assert made.blank > 0


def test_ledger_tells_what_is_late_first_and_nothing_that_has_ended(course):
    late = assign_task(course.ledger, title="铺路", consultation=course.id, **TASK)
    done = assign_task(course.ledger, title="修渠", **TASK)
    record_progress(course.ledger, done, state="done", content="完")
    record_progress(course.ledger, late, percent=40, content="一半")
    supervise_task(
        course.ledger,
        late,
        issued_on="2026-07-01",
        issued_by="监委会",
        content="抓紧",
        due="2026-07-10",
    )
    with course.ledger.read() as reading:
        org = reading.list(Organization, limit=1)[0].id

    (row,) = table(course, "ledger", Organization, org).rows

    assert row == (
        "1",
        "超期",
        "铺路",
        "三组路硬化",
        "村委会\n李某",
        "2026-06-30",
        "40%",
        "超期20天",
        "1次\n答复超期10天",
    )
    assert table(course, "ledger", Organization, org, None).rows == ()
