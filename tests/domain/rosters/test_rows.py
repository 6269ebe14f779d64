"""One row: what its columns say together, and what contradicts."""

from datetime import date

import pytest

from desktop.domain.partial_dates import PartialDate
from desktop.domain.rosters.headers import find_header
from desktop.domain.rosters.people import RosterPerson, RosterProblem
from desktop.domain.rosters.rows import RowReader
from desktop.domain.rosters.sheets import RawSheet

WOMAN = "11010519491231002X"  # the example of GB 11643-1999, born 1949-12-31


def read(labels, cells, *, merged=None, group=""):
    """Return the person, the errors and the warnings of one row under the labels."""
    header = find_header(RawSheet("S", (tuple(labels),)))
    reader = RowReader("S", 2, header, tuple(cells), merged or {}, date(2026, 11, 23))
    person = reader.read(group)
    return person, reader.errors, reader.warnings


def person_of(**told):
    return RosterPerson(sheet="S", row=2, name="张三", **told)


def test_row_with_a_name_only_is_a_person():
    assert read(["姓名"], ["张 三"]) == (person_of(), [], [])


def test_all_columns_are_read_together():
    labels = ["姓名", "身份证号", "手机", "座机", "户号", "家庭人口", "户主姓名", "与户主关系"]
    labels += ["政治面貌", "职务", "备注", "组别"]
    cells = ["张三", WOMAN, 13812345678, "0953-6012345", "0007", "5人", "李四", "妻", "党员"]
    cells += ["村民代表", "小组长、低保户", 3]

    assert read(labels, cells) == (
        person_of(
            sex="female",
            identity_number=WOMAN,
            phones=("13812345678", "0953-6012345"),
            birth=PartialDate("1949-12-31"),
            group="3组",
            household_number="0007",
            household_size=5,
            householder_name="李四",
            is_householder=False,
            relation="妻",
            is_party_member=True,
            memberships=("party_member", "villager_representative", "group_leader"),
            duties="村民代表",
            remark="小组长、低保户",
        ),
        [],
        [],
    )


def test_every_wrong_cell_of_a_row_is_named():
    person, errors, _ = read(
        ["姓名", "身份证号", "电话", "性别"], ["张3", "123", "12345678901", "无所谓"]
    )

    assert person is None
    assert [(problem.row, problem.column) for problem in errors] == [
        (2, "姓名"),
        (2, "身份证号"),
        (2, "电话"),
        (2, "性别"),
    ]


def test_sex_against_the_identity_number_is_a_warning():
    person, errors, warnings = read(["姓名", "性别", "身份证号"], ["张三", "男", WOMAN])

    assert (person.sex, errors) == ("male", [])
    assert warnings == [
        RosterProblem("S", 2, "性别", "性别写“男”，身份证号却是“女”；已按名册记，请核对。")
    ]


@pytest.mark.parametrize(
    ("told", "warned"),
    [("1949-12-31", False), ("1949年", False), ("1949年12月", False), ("1949-12-01", True)],
)
def test_birth_against_the_identity_number_is_a_warning(told, warned):
    person, errors, warnings = read(["姓名", "生日", "身份证号"], ["张三", told, WOMAN])

    assert (person.birth, errors) == (PartialDate("1949-12-31"), [])
    assert [problem.column for problem in warnings] == (["生日"] if warned else [])


def test_identity_number_of_the_future_is_an_error():
    person, errors, _ = read(["姓名", "身份证号"], ["张三", "640323203001010008"])

    assert person is None
    assert [problem.column for problem in errors] == ["身份证号"]


@pytest.mark.parametrize(
    ("labels", "cells", "expected"),
    [
        (["姓名", "是否户主"], ["张三", "是"], ("", True)),
        (["姓名", "是否户主"], ["张三", "否"], ("", False)),
        (["姓名", "是否户主"], ["张三", "户主"], ("", True)),
        (["姓名", "与户主关系"], ["张三", "户主"], ("", True)),
        (["姓名", "与户主关系"], ["张三", "长子"], ("", False)),
        (["姓名", "户主姓名"], ["张三", "张 三"], ("张三", True)),
        (["姓名", "户主姓名"], ["张三", "李四"], ("李四", False)),
        (["姓名", "户主姓名"], ["张三", ""], ("", None)),
        (["姓名", "户主"], ["张三", "√"], ("", True)),
        (["姓名", "户主"], ["张三", "否"], ("", False)),
        (["姓名", "户主"], ["张三", "李四"], ("李四", False)),
        (["编号", "户主"], [1, "张三"], ("张三", True)),
    ],
)
def test_householder_is_told_in_many_ways(labels, cells, expected):
    person, errors, _ = read(labels, cells)

    assert (person.householder_name, person.is_householder) == expected
    assert errors == []


def test_merged_cells_say_the_household_of_the_rows_they_cover():
    labels = ["户号", "户主姓名", "姓名", "电话"]
    merged = {0: "7", 1: "李四", 3: "13812345678"}

    person, _, _ = read(labels, ["", "", "张三", ""], merged=merged)

    assert person == person_of(household_number="7", householder_name="李四", is_householder=False)


def test_group_of_the_heading_stands_in_where_the_row_has_none():
    assert read(["姓名", "组别"], ["张三", ""], group="二组")[0].group == "二组"
    assert read(["姓名", "组别"], ["张三", "1组"], group="二组")[0].group == "1组"


def test_words_beside_a_phone_are_kept_in_the_remark():
    person, _, _ = read(["姓名", "电话", "备注"], ["张三", "13812345678（儿子）", "外出"])

    assert person.phones == ("13812345678",)
    assert person.remark == "外出；电话：13812345678(儿子)"


@pytest.mark.parametrize("text", ["信仰伊斯兰教", "基督徒，信教", "清真寺阿訇", "佛教居士"])
def test_belief_in_free_text_is_left_out_and_named(text):
    person, errors, warnings = read(["姓名", "备注"], ["张三", text])

    assert (person.remark, errors) == ("", [])
    assert warnings == [RosterProblem("S", 2, "备注", "这一格写到宗教信仰，不登记，没有收录。")]


@pytest.mark.parametrize("text", ["街道教师", "返回教学点任教"])
def test_words_that_only_look_like_belief_are_kept(text):
    assert read(["姓名", "备注"], ["张三", text])[0].remark == text


@pytest.mark.parametrize(
    ("label", "cell", "codes"),
    [
        ("是否村民代表", "是", ("villager_representative",)),
        ("村民代表", "村民代表", ("villager_representative",)),
        ("人大代表", "√", ("congress_deputy",)),
        ("政协委员", "否", ()),
        ("监委会成员", "", ()),
    ],
)
def test_membership_is_ticked_in_a_column_of_its_own(label, cell, codes):
    assert read(["姓名", label], ["张三", cell])[0].memberships == codes


def test_party_column_outweighs_the_remark():
    person, _, warnings = read(["姓名", "政治面貌", "备注"], ["张三", "群众", "党员"])

    assert (person.is_party_member, person.memberships) == (False, ())
    assert [problem.column for problem in warnings] == ["政治面貌"]


def test_short_row_is_read_as_far_as_it_goes():
    assert read(["姓名", "电话", "备注"], ["张三"]) == (person_of(), [], [])
