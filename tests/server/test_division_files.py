"""Files of divisions: in the encodings they come in, and every line that cannot be, named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ValidationError
from desktop.resources import resource
from server.division_files import (
    MAX_BYTES,
    DivisionFileError,
    DivisionRow,
    read_divisions,
    why_not_above,
)

TEXT = (
    "code,name,level,parent\n640323,盐池县,county,\n640323100,花马池镇,township,640323\n"
    "640323100201,沟沿村,village,640323100\n"
)
ROWS = (
    DivisionRow(line=2, code="640323", name="盐池县", level="county", parent=""),
    DivisionRow(line=3, code="640323100", name="花马池镇", level="township", parent="640323"),
    DivisionRow(line=4, code="640323100201", name="沟沿村", level="village", parent="640323100"),
)


def file_of(*lines):
    return "\n".join(("code,name,level,parent", *lines)).encode()


def problems_of(data):
    with pytest.raises(DivisionFileError) as caught:
        read_divisions(data)
    return [(each.line, each.problem) for each in caught.value.problems]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace(",", "\t").encode(),
        TEXT.replace(",", "，").encode(),
        TEXT.replace("county,\n", "县级,\n").replace("village", "村").encode(),
        TEXT.replace("code,name,level,parent", "代码,名称,层级,上级代码").encode(),
        TEXT.replace("640323100201", "'640323100201").encode(),
        TEXT.replace("640323100201", "６４０３２３１００２０１ ").encode(),
    ],
)
def test_the_same_table_is_read_however_it_was_saved(data):
    assert read_divisions(data) == ROWS


def test_columns_may_stand_in_any_order_beside_others():
    lines = (line.split(",") for line in TEXT.splitlines())
    text = "\n".join(f"{parent},x,{name},{level},{code},y" for code, name, level, parent in lines)

    assert read_divisions(text.encode()) == ROWS


def test_empty_lines_are_passed_over_and_lines_keep_their_numbers():
    data = TEXT.replace("640323100,", "\n,,,\n640323100,").encode()

    assert [row.line for row in read_divisions(data)] == [2, 5, 6]


def test_the_shipped_table_is_read_whole():
    rows = read_divisions(resource("divisions/ningxia.csv").read_bytes())

    assert len(rows) == 3199
    assert sum(row.level == "village" for row in rows) == 2912


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",沟沿村,village,1", "代码是空的或写得不对。"),
        ("６４x！,沟沿村,village,1", "代码“64x!”里只能有数字、字母和“-”。"),
        ("6.40323E+11,沟沿村,village,1", "代码“6.40323E+11”里只能有数字、字母和“-”。"),
        ("../../x,沟沿村,village,1", "代码“../../x”里只能有数字、字母和“-”。"),
        ("甲,沟沿村,village,1", "代码是空的或写得不对。"),
        ("9" * 41 + ",沟沿村,village,1", "代码是空的或写得不对。"),
        ("2,,village,1", "名称是空的或太长。"),
        ("2," + "村" * 121 + ",village,1", "名称是空的或太长。"),
        ('2,"沟沿\n村",village,1', "名称是空的或太长。"),
        (
            "2,沟沿村,vilage,1",
            "层级认不出来，可写：province、prefecture、county、township、village、community、"
            "group、enterprise。",
        ),
        ("2,沟沿村,village,2", "上级是它自己。"),
        ("1,沟沿村,village,1x", "代码“1”和第2行重复。"),
    ],
)
def test_a_line_that_cannot_be_is_named(line, problem):
    assert problems_of(file_of("1,花马池镇,township,", line)) == [(3, problem)]


def test_every_fault_is_told_at_once_in_the_order_of_the_lines():
    data = file_of("1,甲,township,", "2,,village,1", "1,乙,x,1", "3,丙,village,1")

    assert [line for line, _ in problems_of(data)] == [3, 4, 4, 4]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "缺少栏目：code、name、level、parent"),
        (b"code,name,level\n1,x,county\n", "缺少栏目：parent"),
        (b"code,name,level,parent\n", "没有一行区划"),
        (b"code,name,level,parent\n,,,\n", "没有一行区划"),
        (b"\0" * 100, "空字节"),
        (b'code,name,level,parent\n1,"x', "引号"),
        (b"x" * (MAX_BYTES + 1), "太大"),
    ],
)
def test_what_is_no_such_table_is_said(data, problem):
    with pytest.raises(ValidationError, match=problem):
        read_divisions(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(data):
    with pytest.raises(ValidationError):
        read_divisions(b"code,name,level,parent\n" + data + b"\n,x,,")


@pytest.mark.parametrize(
    ("level", "parent", "fits"),
    [
        ("county", "prefecture", True),
        ("county", "province", True),
        ("village", "township", True),
        ("community", "county", True),
        ("group", "village", True),
        ("enterprise", "township", True),
        ("village", "community", False),
        ("village", "village", False),
        ("township", "village", False),
        ("province", "county", False),
        ("group", "group", False),
    ],
)
def test_each_stands_below_a_higher_level(level, parent, fits):
    assert (why_not_above(level, parent) == "") is fits
