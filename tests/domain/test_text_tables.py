"""Text tables in the encodings, separators and states that they arrive in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text_tables import decode, read_text_table
from desktop.errors import ValidationError

TEXT = "姓名,性别\n马䶮,男\n王㛃,女\n阿依古丽·买买提,女\n"
ROWS = (("姓名", "性别"), ("马䶮", "男"), ("王㛃", "女"), ("阿依古丽·买买提", "女"))


def refusal(data):
    with pytest.raises(ValidationError) as caught:
        read_text_table(data)
    assert caught.value.advice != ""
    return caught.value.message


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_encoding_is_found_by_content(encoding):
    assert read_text_table(TEXT.encode(encoding)) == ROWS


def test_ideographs_beyond_the_first_plane_are_read_from_gb18030():
    assert decode("姓名\n金𬭎\n沙𬱖\n".encode("gb18030")) == "姓名\n金𬭎\n沙𬱖\n"


@pytest.mark.parametrize("separator", [",", "\t", ";", "，", "；", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separator_is_found_by_its_evenness(separator, line_end):
    text = TEXT.replace(",", separator).replace("\n", line_end)

    assert read_text_table(text.encode()) == ROWS


def test_separator_inside_remarks_does_not_mislead():
    text = "姓名;备注\n张三;甲,乙,丙\n李四;甲,乙\n王五;\n"

    assert read_text_table(text.encode()) == (
        ("姓名", "备注"),
        ("张三", "甲,乙,丙"),
        ("李四", "甲,乙"),
        ("王五", ""),
    )


def test_title_above_the_table_does_not_mislead():
    text = "示例村花名册\n姓名\t性别\n张三\t男\n"

    assert read_text_table(text.encode()) == (("示例村花名册",), ("姓名", "性别"), ("张三", "男"))


def test_single_column_is_a_table():
    assert read_text_table("姓名\n张三\n".encode()) == (("姓名",), ("张三",))


def test_quoted_cell_holds_line_breaks_and_separators():
    text = '姓名,电话\r\n张三,"660123\n13812345678"\r\n"李,四","说""是"""\r\n'

    assert read_text_table(text.encode()) == (
        ("姓名", "电话"),
        ("张三", "660123\n13812345678"),
        ("李,四", '说"是"'),
    )


def test_blank_lines_keep_the_row_numbers():
    assert read_text_table("姓名,电话\n\n张三,1\n".encode()) == (
        ("姓名", "电话"),
        (),
        ("张三", "1"),
    )


def test_quote_never_closed_is_named():
    assert (
        refusal('姓名,电话\n张三,"1\n李四,2\n'.encode())
        == "到第 3 行为止，有一个引号没有配对，后面的内容分不清。"
    )


def test_two_encodings_in_one_file_are_named():
    data = "姓名,性别\n张三,男\n".encode() + "李四,女\n".encode("gb18030")

    assert refusal(data) == "文件混用了两种文字编码：第 1 行是 UTF-8，第 3 行不是。"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("姓名\n张三\n".encode() + b"a\x00b\n", "文件里有空字节，不是文本表格。"),
        (
            "姓名\n张三\n".encode("gb18030") + b"\xff\xff\n",
            "第 3 行的文字编码认不出来，文件可能已损坏。",
        ),
        (b"\xef\xbb\xbf\xff\n", "第 1 行的文字编码认不出来，文件可能已损坏。"),
    ],
)
def test_bytes_that_are_no_text_are_named(data, message):
    assert refusal(data) == message


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data):
    try:
        rows = read_text_table(data)
    except ValidationError:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)


@given(st.text(alphabet="姓名张三李四王五男女,\n", max_size=60))
def test_chinese_text_survives_both_encodings(text):
    assert decode(text.encode("gb18030")) == decode(text.encode())
