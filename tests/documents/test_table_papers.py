"""Papers of tables: whole with nothing, few, many rows and long texts; names are never torn."""

import paper_samples as samples
import pytest

from desktop.documents.table_papers import render
from desktop.services.snapshots import Stamp
from desktop.services.table_values import AnnualPlanSnapshot, PaperTable


@pytest.fixture
def paper(look, faces):
    def paper(items=3, **changes):
        return look(render(samples.make_annual_plan(items, **changes), Stamp(), faces))

    return paper


@pytest.mark.parametrize(("items", "pages"), [(0, 1), (3, 1), (40, 7)])
def test_every_item_is_there_with_its_number(paper, items, pages):
    printed = paper(items)
    assert len(printed) == pages
    assert [at for at in range(1, items + 1) if f"第{at}项" not in printed.flat] == []
    assert printed.flat.count("序号题目类型月份牵头理由进展") == (pages if items else 0)
    assert ("计划里还没有题目。" in printed.flat) is (items == 0)
    assert "制定单位签字手印批准单位签字手印" in printed.flat.replace(
        "批准单位签字", "批准单位签字"
    )


def test_paper_is_a_form(paper):
    printed = paper()
    assert "草稿" not in printed.flat
    for said in (
        "示例县示例镇示例村",
        "2026年度协商计划表",
        "示协〔2026〕1号",
        "说明：经村党组织研究",
    ):
        assert said in printed.flat


def test_rare_name_is_whole(paper):
    assert "贺𬌗林" in paper().flat


def test_long_row_goes_over_pages(paper):
    row = ("题目" * 150, "提案办理协商", "12月", "𬳵㐂", "理由" * 300, "未开始")
    table = PaperTable(columns=samples.PLAN_COLUMNS, rows=(row,))
    printed = paper(tables=(table,), people=("𬳵㐂",))
    heads = printed.flat.count("序号题目")
    assert (len(printed), heads) == (3, 3)
    assert printed.flat.count("题") == 150 + heads
    assert printed.flat.count("由") == 300 + heads
    assert "𬳵㐂" in printed.flat


def test_second_table_has_its_heading(paper):
    table = samples.make_annual_plan(1).tables[0]
    outside = PaperTable(heading="计划外协商", columns=table.columns, rows=table.rows)
    printed = paper(tables=(table, outside))
    assert printed.flat.index("计划外协商") > printed.flat.index("第1项")


def test_nothing_at_all_is_a_page(look, faces):
    assert len(look(render(AnnualPlanSnapshot(), Stamp(), faces))) == 1
