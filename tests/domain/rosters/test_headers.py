"""Headers: above, below, in two lines, merged or not, and what is none."""

import pytest

from desktop.domain.rosters.columns import Field
from desktop.domain.rosters.headers import SEARCHED_ROWS, find_header, repeats_heading
from desktop.domain.rosters.sheets import MergedCells, RawSheet

BLANK = ("", "", "")


def sheet(*rows, merged=()):
    return RawSheet("S", rows, merged)


def fields(header):
    return {column.index: column.field for column in header.columns}


def test_header_in_the_first_row_is_found():
    header = find_header(sheet(("姓名", "性别", "年龄"), ("张三", "男", 40)))

    assert (header.first_row, header.name_row, header.last_row) == (0, 0, 0)
    assert fields(header) == {0: Field.NAME, 1: Field.SEX}
    assert (header.title, header.ignored, header.name.index) == ("", ("年龄",), 0)


def test_header_below_titles_is_found():
    header = find_header(
        sheet(
            ("填报单位：示例村", "", "填报日期：2026.3.5"),
            ("示例村村民代表花名册", "", ""),
            ("姓名", "性别", "备注"),
        )
    )

    assert (header.first_row, header.name_row) == (2, 2)
    assert header.title == "示例村村民代表花名册"


def test_header_is_searched_so_far_and_no_farther():
    rows = [BLANK] * (SEARCHED_ROWS - 1) + [("姓名", "性别", "")]

    assert find_header(sheet(*rows)).name_row == SEARCHED_ROWS - 1
    assert find_header(sheet(BLANK, *rows)) is None


def test_merged_two_line_header_is_read_whole():
    header = find_header(
        sheet(
            ("姓名", "联系方式", "", "备注"),
            ("", "手机", "座机", ""),
            ("张三", "13812345678", "", ""),
            merged=(
                MergedCells(0, 0, 1, 0),
                MergedCells(0, 1, 0, 2),
                MergedCells(0, 3, 1, 3),
            ),
        )
    )

    assert (header.first_row, header.last_row) == (0, 1)
    assert fields(header) == {0: Field.NAME, 1: Field.PHONE, 2: Field.PHONE, 3: Field.REMARK}
    assert [column.label for column in header.columns] == ["姓名", "手机", "座机", "备注"]


def test_two_line_header_without_merged_cells_is_read_whole():
    header = find_header(
        sheet(("姓名", "联系方式", "", "备注"), ("", "手机", "座机", ""), ("张三", "1", "2", ""))
    )

    assert (header.first_row, header.last_row) == (0, 1)
    assert fields(header) == {0: Field.NAME, 1: Field.PHONE, 2: Field.PHONE, 3: Field.REMARK}


def test_names_in_the_second_line_keep_the_labels_above():
    header = find_header(sheet(("序号", "基本情况", "", "备注"), ("", "姓名", "性别", "")))

    assert (header.first_row, header.name_row, header.last_row) == (0, 1, 1)
    assert fields(header) == {0: Field.LINE, 1: Field.NAME, 2: Field.SEX, 3: Field.REMARK}


def test_upper_line_tells_whose_the_columns_below_are():
    header = find_header(
        sheet(
            ("户主", "", "家庭成员", ""),
            ("姓名", "电话", "姓名", "电话"),
            merged=(MergedCells(0, 0, 0, 1), MergedCells(0, 2, 0, 3)),
        )
    )

    assert fields(header) == {0: Field.HOUSEHOLDER_NAME, 2: Field.NAME, 3: Field.PHONE}
    assert header.ignored == ("电话",)
    assert header.of_householders is False


def test_householder_alone_is_the_name():
    header = find_header(sheet(("编号", "户主", "户主电话"), (1, "张三", "660123")))

    assert fields(header) == {0: Field.HOUSEHOLD_NUMBER, 1: Field.NAME, 2: Field.PHONE}
    assert header.of_householders is True


def test_number_beside_names_is_the_line():
    header = find_header(sheet(("编号", "姓名", "户主"), (1, "张三", "是")))

    assert fields(header) == {1: Field.NAME, 2: Field.HOUSEHOLDER}
    assert header.ignored == ("编号",)


def test_relation_in_the_first_row_of_data_is_no_header():
    header = find_header(sheet(("姓名", "与户主关系"), ("张三", "户主")))

    assert header.name_row == 0
    assert find_header(sheet(("张三", "户主", "男"), ("李四", "妻", "女"))) is None


def test_second_column_of_names_is_named():
    header = find_header(sheet(("姓名", "电话", "姓名", "电话"), ("张三", "", "李四", "")))

    assert header.doubled_name == "姓名"


def test_repeated_single_column_is_not_taken_in_twice():
    header = find_header(sheet(("姓名", "性别", "性别"), ("张三", "男", "男")))

    assert fields(header) == {0: Field.NAME, 1: Field.SEX}
    assert header.ignored == ("性别",)


@pytest.mark.parametrize(
    "rows", [(), ((),), (("",),), (("张三", "男"),), (("户主",), ("张三",)), (("性别", "电话"),)]
)
def test_sheet_without_a_column_of_names_has_no_header(rows):
    assert find_header(sheet(*rows)) is None


def test_printed_pages_repeat_titles_and_header_lines():
    data = sheet(
        ("花名册", "", ""),
        ("姓名", "联系方式", ""),
        ("", "手机", "座机"),
        ("张三", "1", "2"),
        ("花名册", "", ""),
        ("姓 名", "联系方式", ""),
        ("姓名", "联系方式", ""),
        ("", "手机", "座机"),
        ("手机", "", ""),
    )
    header = find_header(data)

    assert [repeats_heading(data, row, header) for row in range(3, 9)] == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]
