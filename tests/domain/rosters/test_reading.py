"""Whole files: every row accounted for, duplicates, several sheets, files without a roster."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.rosters import (
    MergedCells,
    RawSheet,
    RosterProblem,
    RosterSheet,
    SkippedRow,
    SkippedSheet,
    read_roster,
)
from desktop.domain.rosters.columns import SYNONYMS
from desktop.domain.rosters.sheets import is_blank
from desktop.errors import ValidationError

TODAY = date(2026, 11, 23)
NUMBER = "11010519491231002X"
PHONE_ADVICE = "手机填 11 位，座机填区号和号码如 0951-1234567，短号填 3 至 8 位。"
HALVES_ADVICE = "请把右半边的名单移到左半边下面，再导入。"


def sheet(*rows, name="S", **facts):
    return RawSheet(name, rows, **facts)


def read(*sheets):
    return read_roster(sheets, today=TODAY)


def names(reading):
    return [person.name for person in reading.people]


def problems(reading):
    return [(problem.row, problem.column, problem.problem) for problem in reading.errors]


def refusal(*sheets):
    with pytest.raises(ValidationError) as caught:
        read(*sheets)
    assert caught.value.details == {"field": "file"}
    assert caught.value.advice != ""
    return caught.value.message


def test_rows_in_error_are_left_out_and_the_others_go_in():
    reading = read(
        sheet(
            ("示例村花名册",),
            ("姓名", "电话"),
            ("张三", "13812345678"),
            ("", ""),
            ("李四", "12345678901"),
            ("王五", ""),
            ("合计", "3"),
        )
    )

    assert names(reading) == ["张三", "王五"]
    assert [person.row for person in reading.people] == [3, 6]
    assert problems(reading) == [
        (
            5,
            "电话",
            f"电话号码有 11 位，不是手机、座机或短号。 {PHONE_ADVICE}",
        )
    ]
    assert reading.skipped_rows == (
        SkippedRow("S", 1, "标题"),
        SkippedRow("S", 2, "表头"),
        SkippedRow("S", 7, "合计行"),
    )


def test_sheet_is_described_with_what_was_not_taken_in():
    reading = read(
        sheet(("示例村村民代表名册", ""), ("姓名", "民族", "宗教信仰"), ("张三", "回族", "无"))
    )

    assert reading.sheets == (
        RosterSheet(
            sheet="S",
            title="示例村村民代表名册",
            header_row=2,
            columns=(("姓名", "name"),),
            ignored=("民族", "宗教信仰"),
            memberships=("villager_representative",),
        ),
    )
    assert reading.warnings == (
        RosterProblem("S", 2, "宗教信仰", "宗教信仰不登记，这一列没有收录。"),
    )


def test_sheets_are_recognised_each_by_its_own_header():
    reading = read(
        sheet(("姓名", "电话"), ("张三", "666"), name="一组"),
        sheet(("说明",), ("本表由各组填写",), name="填表说明"),
        sheet(("性别", "姓  名"), ("女", "李四"), name="二组"),
        sheet(name="Sheet3"),
        sheet(("姓名",), ("王五",), name="旧", is_hidden=True),
    )

    assert [(person.sheet, person.name, person.group) for person in reading.people] == [
        ("一组", "张三", "一组"),
        ("二组", "李四", "二组"),
    ]
    assert reading.skipped_sheets == (
        SkippedSheet("填表说明", "没有写着“姓名”的表头"),
        SkippedSheet("Sheet3", "空工作表"),
        SkippedSheet("旧", "隐藏的工作表，没有读取"),
    )


def test_headings_between_people_name_their_group():
    reading = read(sheet(("姓名",), ("一组",), ("张三",), ("第二村民小组",), ("李四",)))

    assert [(person.name, person.group) for person in reading.people] == [
        ("张三", "一组"),
        ("李四", "第二村民小组"),
    ]


def test_repeated_heads_of_printed_pages_are_no_people():
    head = (("示例村名单", ""), ("姓名", "电话"))

    reading = read(sheet(*head, ("张三", ""), *head, ("李四", "")))

    assert names(reading) == ["张三", "李四"]
    assert [row.row for row in reading.skipped_rows] == [1, 2, 4, 5]


def test_vertically_merged_household_is_told_to_all_its_rows():
    reading = read(
        sheet(
            ("户号", "户主姓名", "姓名"),
            ("1", "张三", "张三"),
            ("", "", "李四"),
            merged=(MergedCells(1, 0, 2, 0), MergedCells(1, 1, 2, 1)),
        )
    )

    assert [(person.household_number, person.is_householder) for person in reading.people] == [
        ("1", True),
        ("1", False),
    ]


SECOND = "与第2行重复，没有再次收录。 请删去其中一行。"


@pytest.mark.parametrize(
    ("labels", "first", "second", "problem"),
    [
        (("姓名", "身份证号"), ("张三", NUMBER), ("张三", NUMBER), (3, "身份证号", SECOND)),
        (
            ("姓名", "身份证号"),
            ("张三", NUMBER),
            ("李四", "110105491231002"),
            (
                3,
                "身份证号",
                "身份证号与第2行“张三”的相同，姓名却不同。 请对照身份证核对这两行。",
            ),
        ),
        (
            ("姓名", "电话", "生日"),
            ("张三", "13812345678", "1951.3"),
            ("张 三", "138 1234 5678", "1951年3月"),
            (3, "姓名", SECOND),
        ),
        (
            ("姓名", "电话", "身份证号"),
            ("张三", "666", NUMBER),
            ("张三", "666", ""),
            None,  # the birth date is told by the number only, so they may be two
        ),
        (
            ("姓名", "生日", "身份证号"),
            ("张三", "1949-12-31", NUMBER),
            ("张三", "1949-12-31", ""),
            (3, "姓名", SECOND),
        ),
        (("姓名", "电话"), ("张三", "666"), ("张三", "667"), None),
        (("姓名", "生日"), ("张三", "1951"), ("张三", "1952"), None),
        (("姓名", "组别"), ("张三", "1组"), ("张三", "2组"), None),
        (("姓名", "组别"), ("张三", "1组"), ("张三", "1组"), (3, "姓名", SECOND)),
        (("姓名",), ("张三",), ("张三",), (3, "姓名", SECOND)),
        (
            ("姓名", "电话", "身份证号"),
            ("张三", "666", NUMBER),
            ("张三", "666", "640323197903120006"),
            None,
        ),
    ],
)
def test_person_who_stands_twice_is_taken_in_once(labels, first, second, problem):
    reading = read(sheet(labels, first, second))

    assert problems(reading) == ([problem] if problem else [])
    assert len(reading.people) == (1 if problem else 2)


def test_duplicate_in_another_sheet_names_it():
    rows = (("姓名", "电话"), ("张三", "666"))

    reading = read(sheet(*rows, name="甲"), sheet(*rows, name="乙"))

    assert problems(reading) == [
        (2, "姓名", "与工作表“甲”第2行重复，没有再次收录。 请删去其中一行。")
    ]


def test_row_in_error_is_not_what_others_repeat():
    reading = read(
        sheet(("姓名", "身份证号", "电话"), ("张三", NUMBER, "1"), ("张三", NUMBER, "666"))
    )

    assert names(reading) == ["张三"]
    assert [problem.row for problem in reading.errors] == [2]


def test_list_in_two_halves_is_refused_row_by_row():
    reading = read(
        sheet(("姓名", "电话", "姓名", "电话"), ("张三", "", "李四", ""), ("", "", "", ""))
    )

    assert reading.people == ()
    assert problems(reading) == [
        (
            2,
            "姓名",
            f"这张表并排有两列“姓名”，分不清哪些列属于哪个人。 {HALVES_ADVICE}",
        )
    ]


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        ((), "文件里没有内容。"),
        ((sheet(), sheet(("", "\u3000"))), "文件里没有内容。"),
        ((sheet(("姓名",)),), "名册的表头下面没有一个人。"),
        ((sheet(("姓名",), ("合计",)),), "名册的表头下面没有一个人。"),
        ((sheet(("收入", "支出"), (1, 2)),), "没有找到写着“姓名”的表头行。"),
        (
            (sheet(("示例村",), ("张三", "男", "13812345678")),),
            "工作表“S”从第 2 行起像是名单，但没有写着“姓名”的表头。",
        ),
        (
            (sheet(("张三", NUMBER)),),
            "工作表“S”从第 1 行起像是名单，但没有写着“姓名”的表头。",
        ),
        (
            (sheet(("姓名",), ("张三",), name="名册", is_hidden=True), sheet(("说明",))),
            "名册在隐藏的工作表“名册”里。",
        ),
    ],
)
def test_file_without_a_roster_is_refused(sheets, message):
    assert refusal(*sheets) == message


LABELS = [name for names_of in SYNONYMS.values() for name in names_of.split()]
WORDS = [
    "张三",
    "李四",
    "男",
    "是",
    "户主",
    "合计",
    "一组",
    "填表人：",
    NUMBER,
    "13812345678",
    "无",
]
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(LABELS + WORDS),
    st.text(max_size=12),
    st.integers(-(10**18), 10**18),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)
ROWS = st.lists(CELLS, max_size=6).map(tuple)
MERGED = st.builds(
    lambda top, left, height, width: MergedCells(top, left, top + height, left + width),
    st.integers(0, 8),
    st.integers(0, 6),
    st.integers(0, 3),
    st.integers(0, 3),
)


@st.composite
def tables(draw):
    """Draw a sheet, in half of the cases with a proper header somewhere."""
    rows = draw(st.lists(ROWS, max_size=8))
    if draw(st.booleans()):
        header = ("姓名", *draw(st.lists(st.sampled_from(LABELS), max_size=5)))
        rows.insert(draw(st.integers(0, len(rows))), header)
    return RawSheet("S", tuple(rows), tuple(draw(st.lists(MERGED, max_size=3))))


@settings(max_examples=400, deadline=None)
@given(tables())
def test_every_row_of_any_table_is_accounted_for_once(table):
    try:
        reading = read_roster([table], today=TODAY)
    except ValidationError:
        return
    told = [
        {person.row for person in reading.people},
        {problem.row for problem in reading.errors},
        {skipped.row for skipped in reading.skipped_rows},
    ]
    filled = {number for number, row in enumerate(table.rows, start=1) if not is_blank(row)}
    assert set.union(*told) == filled
    assert sum(len(rows) for rows in told) == len(filled)
    assert len(reading.people) == len(told[0])
    assert all(person.name for person in reading.people)


@given(st.lists(st.sampled_from(["张三", "李四", "王五"]), max_size=30))
def test_same_file_is_read_the_same_twice(people):
    table = sheet(("姓名", "电话"), *((name, "666") for name in people), ("赵六", "667"))

    assert read(table) == read(table)
    assert len(read(table).people) == len(set(people)) + 1
