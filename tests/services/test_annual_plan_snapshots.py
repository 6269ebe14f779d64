"""The papers of a year's plan: rows in order, and nothing of what was confided."""

import pytest

from desktop.records import Concern, Consultation, Person, Topic
from desktop.services.annual_plan_snapshots import snapshot_annual_plan, snapshot_problem_list
from desktop.services.annual_plans import (
    add_item,
    begin_plan,
    begin_planned,
    cancel_item,
    edit_plan,
    leave_plan,
)
from desktop.services.consultations import edit_consultation, plan_consultation
from desktop.services.papers import list_printable, print_paper


@pytest.fixture
def plan(ledger):
    return begin_plan(ledger, year=2026, makers="村党总支")


@pytest.fixture
def snapshot(village, plan):
    def snapshot(take):
        with village.ledger.read() as reading:
            return take(reading, plan)

    return snapshot


def test_plan_shows_items_by_month_with_where_they_stand(village, plan, snapshot):
    (person,) = village.add(Person(name="马晓梅"))
    edit_plan(
        village.ledger,
        plan,
        approved_by="镇党委",
        approved_on="2026-01",
        document_number="示协〔2026〕1号",
        remark="报县政协备案",
    )
    add_item(village.ledger, plan, title="乙")
    running = add_item(village.ledger, plan, title="甲", month=1, lead=person, reason="群众要求")
    given_up = add_item(village.ledger, plan, title="丙", month=2, lead_unit="村委会")
    cancel_item(village.ledger, given_up, reason="上级已办")
    begin_planned(village.ledger, running)

    paper = snapshot(snapshot_annual_plan)

    assert (paper.title, paper.number, paper.said) == (
        "2026年度协商计划表",
        "示协〔2026〕1号",
        "说明：报县政协备案",
    )
    assert paper.facts == (
        ("计划名称", "2026年度协商计划"),
        ("层级", "村（社区）"),
        ("制定单位", "村党总支"),
        ("批准", "镇党委，2026年1月"),
        ("进度", "2项，已完成0项，进行中1项，未开始1项，另有1项不再进行"),
    )
    (table,) = paper.tables
    assert table.rows == (
        ("甲", "基层协商", "1月", "马晓梅", "群众要求", "进行中：方案"),
        ("丙", "基层协商", "2月", "村委会", "", "不再进行：上级已办"),
        ("乙", "基层协商", "待定", "待定", "", "未开始"),
    )
    assert paper.people == ("马晓梅",)


def test_what_was_confided_is_on_no_paper(village, plan, snapshot):
    concern = Concern(title="修路", content="石敏说", channel="visit", withheld_name="石敏")
    topic = Topic(title="石敏家门口的路", concerns=(concern.id,))
    village.add(concern, topic)
    row = plan_consultation(village.ledger, topic.id, begun_on="2026-03-01")
    edit_consultation(village.ledger, row, problem="石敏家出不了门")
    leave_plan(village.ledger, row, reason="石敏反映很急")

    outside = snapshot(snapshot_annual_plan).tables[1].rows
    (problem,) = snapshot(snapshot_problem_list).tables[0].rows

    assert "石敏" not in "".join((*outside[0], *problem))
    assert problem[2:] == ("计划外", "办理中")


def test_problems_of_the_year_are_listed_in_and_outside_the_plan(village, plan, snapshot):
    planned = begin_planned(
        village.ledger, add_item(village.ledger, plan, title="修路"), begun_on="2027-01-02"
    )
    edit_consultation(village.ledger, planned, problem="雨季塌方")
    plan_consultation(village.ledger, title="修渠", begun_on="2026-12-31")
    plan_consultation(village.ledger, title="去年的", begun_on="2025-12-31")
    village.add(Consultation(title="没有日期"))

    paper = snapshot(snapshot_problem_list)

    assert paper.tables[0].rows == (
        ("修路", "雨季塌方", "计划内", "办理中"),
        ("修渠", "（未填写）", "计划外", "办理中"),
    )
    assert paper.facts == (("件数", "2件。其中1件还没有写针对的问题。"),)


def test_plan_prints_both_papers(village, plan, press):
    with village.ledger.read() as reading:
        kinds = [kind.id for kind in list_printable(reading, plan, press)]
    assert kinds == ["annual_plan", "problem_list"]
    texts = [press.text_of(print_paper(village.ledger, press, plan, kind)) for kind in kinds]
    assert "计划里还没有题目" in "".join(texts[0].split())
    assert "这一年还没有协商" in "".join(texts[1].split())
