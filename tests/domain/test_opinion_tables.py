from datetime import UTC, date, datetime

import pytest

from desktop.domain import opinion_tables
from desktop.domain.opinion_tables import LONGEST, Column, read_moment, read_opinions, recognise
from desktop.domain.rosters import RawSheet
from desktop.errors import ValidationError

HEADER = ("姓名", "类别", "态度", "意见", "时间", "来源")


def sheet(*rows, name="意见", **facts):
    return RawSheet(name, tuple(rows), **facts)


def read(*rows, header=HEADER):
    return read_opinions([sheet(header, *rows)]).rows


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("姓名", Column.NAME),
        (" 昵 称 ", Column.NAME),
        ("1、您的姓名：", Column.NAME),
        ("发言内容", Column.CONTENT),
        ("意见和建议*", Column.CONTENT),
        ("您的意见（必填）", Column.CONTENT),
        ("态度？", Column.STANCE),
        ("提交答卷时间", Column.TIME),
        ("渠道", Column.SOURCE),
        ("代表类别", Column.CLASS),
        ("意见领袖", None),
        ("身份证号", None),
        ("", None),
    ],
)
def test_column_is_known_by_its_heading(label, column):
    assert recognise(label) is column


def test_row_is_read_whole():
    (row,) = read(("马秀兰", "占地户", "同意", "先修路，后装灯", "2026-05-10 9:05", "微信群"))

    assert (row.name, row.stakeholder_class, row.stance, row.content, row.source, row.row) == (
        "马秀兰",
        "占地户",
        "support",
        "先修路，后装灯",
        "remote",
        2,
    )
    assert row.said_at == datetime(2026, 5, 10, 1, 5, tzinfo=UTC)
    assert row.problems == ()


def test_title_above_the_header_is_passed_over():
    found = read_opinions([sheet(("三组路意见汇总",), (), HEADER, ("甲", "", "", "修路", "", ""))])

    assert [(row.row, row.content) for row in found.rows] == [(4, "修路")]


def test_opinion_alone_is_enough():
    (row,) = read(("修路",), header=("留言",))

    assert (row.name, row.stance, row.source, row.said_at) == ("", "", "", None)


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("支持", "support"),
        ("赞成。", "support"),
        ("不同意", "oppose"),
        ("有条件同意", "conditional"),
        ("建议", "suggestion"),
        ("", ""),
    ],
)
def test_stance_is_taken_where_a_cell_says_it(word, stance):
    (row,) = read(("甲", "", word, "修路", "", ""))

    assert (row.stance, row.problems) == (stance, ())


@pytest.mark.parametrize("word", ["不反对", "支持吧", "呵呵", "同意但是"])
def test_stance_nobody_can_read_is_not_guessed(word):
    (row,) = read(("甲", "", word, "坚决反对", "", ""))

    assert row.stance == ""
    assert [problem.message for problem in row.problems] == [f"态度“{word}”看不懂，记作建议。"]
    assert row.is_faulty is False


@pytest.mark.parametrize("content", ["", "  ", "\n", "\u200b"])
def test_row_without_an_opinion_is_left_out(content):
    (row,) = read(("甲", "", "支持", content, "", ""))

    assert row.is_faulty is True


def test_blank_rows_are_no_rows():
    assert [
        row.row for row in read((), ("", "", "", "", "", ""), ("甲", "", "", "修", "", ""))
    ] == [4]


@pytest.mark.parametrize(("length", "faulty"), [(LONGEST, False), (LONGEST + 1, True)])
def test_longest_opinion(length, faulty):
    (row,) = read(("甲", "", "", "长" * length, "", ""))

    assert row.is_faulty is faulty


@pytest.mark.parametrize(
    "content",
    ['=HYPERLINK("http://example.invalid","点我")', "+86先修路", "-不修", "@所有人 修路", "＝修"],
)
def test_what_looks_like_a_formula_is_text(content):
    (row,) = read(("甲", "", "", content, "", ""))

    assert row.content == content


def test_words_are_kept_as_written_without_what_nobody_sees():
    (row,) = read(("甲", "", "", " 先修路，（后）装灯\u200b\x07\n再说 ", "", ""))

    assert row.content == "先修路，（后）装灯\n再说"


def test_numbers_and_days_are_text():
    (row,) = read(("甲", 3, "", 120, date(2026, 5, 10), ""))

    assert (row.stakeholder_class, row.content) == ("3", "120")
    assert row.said_at == datetime(2026, 5, 9, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2026/5/10 9:05:30", (2026, 5, 10, 1, 5, 30)),
        ("2026年5月10日 9时05分", (2026, 5, 10, 1, 5, 0)),
        ("2026-05-10T09:05:30.123", (2026, 5, 10, 1, 5, 30)),
        (datetime(2026, 5, 10, 9, 5), (2026, 5, 10, 1, 5, 0)),  # noqa: DTZ001 – a cell has no zone
        ("2026-02-30", None),
        ("昨天", None),
        ("09:05", None),
        (46152, None),
        ("", None),
    ],
)
def test_time_is_that_of_beijing(cell, told):
    found = read_moment(cell)

    assert (found and found.astimezone(UTC)) == (told and datetime(*told, tzinfo=UTC))


def test_time_nobody_can_read_is_named():
    (row,) = read(("甲", "", "", "修", "昨天", "鸽子"))

    assert [problem.message for problem in row.problems] == [
        "来源“鸽子”看不懂，记作远程。",
        "时间“昨天”看不懂，不记时间。",
    ]


@pytest.mark.parametrize(
    "sheets",
    [
        [],
        [sheet()],
        [sheet(("姓名", "电话"), ("甲", "1"))],
        [sheet(HEADER, ("甲", "", "", "修", "", ""), is_hidden=True)],
        [sheet(*[("",)] * 40, HEADER)],
    ],
)
def test_file_without_opinions_is_refused(sheets):
    with pytest.raises(ValidationError) as caught:
        read_opinions(sheets)

    assert caught.value.message == "这份表里没有“意见”这一列。"


def test_what_is_left_aside_is_named():
    found = read_opinions(
        [
            sheet((*HEADER, "手机号"), ("甲", "", "", "修", "", "", "1"), name="一"),
            sheet(name="二"),
            sheet(("姓名",), ("甲",), name="三"),
        ]
    )

    assert found.notes == (
        "没有收录的列：手机号。",
        "工作表“二”没有读：是空的。",
        "工作表“三”没有读：没有“意见”一列。",
    )


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(opinion_tables, "MAX_ROWS", 2)
    rows = [("甲", "", "", f"修{at}", "", "") for at in range(3)]

    assert len(read(*rows[:2])) == 2
    with pytest.raises(ValidationError):
        read(*rows)
