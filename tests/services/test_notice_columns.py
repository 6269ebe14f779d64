"""公示台账 as a table: days hung and needed, objections and answers, nothing that was confided."""

from datetime import UTC, date, datetime

import pytest
from chain_samples import SCREENED, Course

from desktop.records import Person
from desktop.services import notices
from desktop.services.concerns import put_forward_topic, record_concern
from desktop.services.consultations import plan_consultation
from desktop.services.ledger_tables import export_ledger
from desktop.services.screenings import decide_topic

NOW = datetime(2026, 5, 26, 4, 0, tzinfo=UTC)
ANSWER = {"answer": "解释过", "answered_on": "2026-05-12", "answered_by": "李某"}


@pytest.fixture
def course(village):
    return Course(village)


def rows(ledger, only=None):
    """Return the rows as mappings of heading to what is not empty."""
    with ledger.read() as reading:
        made = export_ledger(reading, "notices", NOW, only)
    heads = [column.label for column in made.columns]
    return [
        {head: cell for head, cell in zip(heads, row, strict=True) if cell is not None}
        for row in made.rows
    ]


def test_a_notice_stands_with_its_days_and_objections(course):
    notice = course.publish("decision", "2026-05-10", ends_on="2026-05-28", title="修路决议")
    said = {"content": "不同意", "raised_on": "2026-05-11"}
    first = notices.record_objection(course.ledger, notice, **said)
    notices.record_objection(course.ledger, notice, **said)
    notices.answer_objection(course.ledger, first, **ANSWER)

    [row] = rows(course.ledger)

    assert row == {
        "公示标题": "修路决议",
        "公示类型": "决议",
        "协商": f"{course.row.number} 三组路硬化".strip(),
        "状态": "有异议没答复",
        "公示开始": date(2026, 5, 10),
        "公示结束": date(2026, 5, 28),
        "公示地点": "村务公开栏",
        "已公示（天）": 16,
        "须公示（天）": 15,
        "天数依据": "《村民委员会组织法》第三十五条",
        "异议（条）": 2,
        "已答复（条）": 1,
    }


@pytest.mark.parametrize(
    ("kind", "begins_on", "ends_on", "state", "hung"),
    [
        ("decision", "2026-05-27", None, "还没贴", 0),
        ("decision", "2026-05-11", None, "公示中", 15),
        ("decision", "2026-05-01", "2026-05-16", "期满", 15),
        ("decision", "2026-05-01", "2026-05-10", "没贴够", 9),
        ("topic", "2026-05-01", "2026-05-02", "期满", 1),
    ],
)
def test_how_it_stands_is_said_in_words(  # noqa: PLR0917 – one a column
    course, kind, begins_on, ends_on, state, hung
):
    course.publish(kind, begins_on, ends_on=ends_on)

    [row] = rows(course.ledger)

    assert (row["状态"], row["已公示（天）"]) == (state, hung)
    assert row["天数依据"].startswith("程序建议，参照") == (kind == "topic")


def test_one_that_was_never_posted_has_no_days(course):
    notices.prepare_notice(course.ledger, course.id, kind="result", content="修上段")

    [row] = rows(course.ledger)

    assert row["状态"] == "还没贴"
    assert {"公示开始", "公示结束", "公示地点"}.isdisjoint(row)
    assert (row["已公示（天）"], row["异议（条）"], row["已答复（条）"]) == (0, 0, 0)


def test_what_is_seen_is_what_is_handed_in(course):
    first = course.publish("decision", "2026-05-10", title="甲")
    course.publish("result", "2026-05-10", title="乙")
    third = course.publish("topic", "2026-05-10", title="丙")

    assert [row["公示标题"] for row in rows(course.ledger, [third, first])] == ["丙", "甲"]


def test_a_name_that_was_confided_is_in_no_cell(village):
    she = Person(name="白玉兰")
    village.add(she)
    concern = record_concern(
        village.ledger,
        title="白玉兰家的低保",
        content="想问怎么评的",
        asker=she.id,
        anonymous=True,
        raised_on="2026-05-02",
    )
    topic = put_forward_topic(village.ledger, [concern], title="白玉兰家的低保")
    decide_topic(village.ledger, topic, **SCREENED)
    row = plan_consultation(village.ledger, topic)
    given = {"begins_on": "2026-05-10", "places": "白玉兰家门口"}
    notices.begin_notice(village.ledger, row, kind="topic", **given)

    [row] = rows(village.ledger)

    assert "白玉兰" not in str(row)
    assert row["公示标题"] == "×××家的低保：协商议题公示"
    assert row["公示地点"] == "×××家门口"
