"""A year's plan as tables to hand in: items, what stands outside, problems; nothing confided."""

from datetime import UTC, datetime

import pytest

from desktop.records import Concern, Topic
from desktop.services.annual_plans import add_item, begin_plan, leave_plan
from desktop.services.consultations import edit_consultation, plan_consultation
from desktop.services.plan_tables import export_plan


@pytest.fixture
def plan(ledger):
    return begin_plan(ledger, year=2026)


@pytest.fixture
def export(village, plan):
    def export():
        with village.ledger.read() as reading:
            return export_plan(reading, plan, datetime(2026, 5, 10, tzinfo=UTC))

    return export


def test_plan_is_handed_in_as_three_tables(village, plan, export):
    add_item(village.ledger, plan, title="=修路", month=3, lead_unit="村委会", reason="群众要求")
    row = plan_consultation(village.ledger, title="塌方", begun_on="2026-04-02")
    leave_plan(village.ledger, row, reason="雨后塌方")
    edit_consultation(village.ledger, row, problem="路断了")
    inside, outside, problems = export()
    assert [column.label for column in inside.columns] == [
        "题目", "类型", "月份", "牵头", "理由", "进展",
    ]  # fmt: skip
    assert inside.rows == (("=修路", "基层协商", 3, "村委会", "群众要求", "未开始，已过2个月"),)
    assert outside.rows == (("塌方", "基层协商", 4, "雨后塌方", "进行中：方案"),)
    assert len(outside.columns) == 5
    assert problems.rows == (("塌方", "路断了", "计划外", "办理中"),)


def test_empty_plan_has_empty_tables(export):
    assert [table.rows for table in export()] == [(), (), ()]
    assert [table.title for table in export()] == ["2026年度协商计划表", "计划外协商", "问题清单"]


def test_what_was_confided_is_in_no_table(village, export):
    concern = Concern(title="修路", content="石敏说", channel="visit", withheld_name="石敏")
    topic = Topic(title="石敏家门口的路", concerns=(concern.id,))
    village.add(concern, topic)
    row = plan_consultation(village.ledger, topic.id, begun_on="2026-03-01")
    edit_consultation(village.ledger, row, problem="石敏家出不了门")
    leave_plan(village.ledger, row, reason="石敏反映很急")

    _, outside, problems = export()

    assert (len(outside.rows), len(problems.rows)) == (1, 1)
    assert "石敏" not in repr((outside.rows, problems.rows))
