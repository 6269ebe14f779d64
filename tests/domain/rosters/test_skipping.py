"""Rows without a person are told from people with unusual names."""

import pytest

from desktop.domain.rosters.headers import find_header
from desktop.domain.rosters.sheets import RawSheet
from desktop.domain.rosters.skipping import as_group, why_skipped

HEADER = find_header(RawSheet("S", (("序号", "姓名", "电话", "备注"),)))
TOTAL, CLOSING, EMPTY, NOTE = "合计行", "签名或说明行", "没有姓名，也没有名单内容", "说明行"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ((1, "张三", "13812345678", ""), ""),
        ((1, "张三", "", ""), ""),
        (("", "张三", "", ""), ""),
        (("", "阿依古丽·买买提", "", ""), ""),
        ((1, "张三", "", "备注：常年在外"), ""),
        ((1, "张三", "", "合计 3 户"), ""),
        ((1, "", "13812345678", ""), ""),
        ((1, "张三1", "", ""), ""),
        ((1, "王" * 51, "", ""), ""),
        ((7, "", "", ""), EMPTY),
        (("8", "", "", ""), EMPTY),
        (("合计", "", "", ""), TOTAL),
        (("合　计", "25", "", ""), TOTAL),
        (("", "合计", "25", ""), TOTAL),
        (("", "共25人", "", ""), TOTAL),
        (("共 25 户 101 人", "", "", ""), TOTAL),
        (("", "", "小计：25人", ""), TOTAL),
        (("总人数：25", "", "", ""), TOTAL),
        (("填表人：          审核人：", "", "", ""), CLOSING),
        (("", "填表人：张三", "", ""), CLOSING),
        (("填表人：", "张三", "审核人：", "李四"), CLOSING),
        (("", "", "村支书签字：", ""), CLOSING),
        (("制表日期：2026年3月5日", "", "", ""), CLOSING),
        (("备注：此表一式两份", "", "", ""), CLOSING),
        (("注：1、本表不含外出人员", "", "", ""), CLOSING),
        (("示例村村民委员会（盖章）", "", "", ""), CLOSING),
        (("", "以下空白", "", ""), CLOSING),
        (("第2页，共3页", "", "", ""), CLOSING),
        (("", "示例村党员名册", "", ""), CLOSING),
        (("", "2026年3月5日", "", ""), NOTE),
        (("", "一组", "", ""), "分组标题"),
        (("第二村民小组", "", "", ""), "分组标题"),
    ],
)
def test_row_without_a_person_says_why(cells, reason):
    assert why_skipped(cells, HEADER) == reason


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("一组", "一组"),
        ("第 3 村民小组", "第3村民小组"),
        ("4社", "4社"),
        ("（五队）", "五队"),
        ("杨家湾村民小组", "杨家湾村民小组"),
        ("李小组", ""),
        ("Sheet1", ""),
        ("", ""),
    ],
)
def test_group_is_told_from_other_text(text, group):
    assert as_group(text) == group
