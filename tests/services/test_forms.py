import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ValidationError
from desktop.records import Concern, Consultation, Kind, declaration_of
from desktop.services.forms import clean, fill, gaps, require

CONCERN = declaration_of(Concern)
TITLE, CONTENT = CONCERN.field("title"), CONCERN.field("content")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  路灯  ", "路灯"),
        ("路灯\n不亮\t了", "路灯 不亮 了"),
        ("\u3000路灯\u3000", "路灯"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_line_loses_its_breaks_and_ends(typed, kept):
    assert clean(TITLE, typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\n第一段\r\n\r\n第二段\r", "第一段\n\n第二段"),
        ("　　首行缩进\n　　次行", "首行缩进\n　　次行"),
        (" \r\n ", ""),
    ],
)
def test_prose_keeps_its_lines(typed, kept):
    assert clean(CONTENT, typed) == kept


@given(st.sampled_from([TITLE, CONTENT]), st.text())
def test_cleaning_twice_changes_nothing(field, typed):
    once = clean(field, typed)

    assert clean(field, once) == once
    assert "\r" not in once


@pytest.mark.parametrize("value", [None, 3, ("a",), True])
def test_other_values_stay_as_they_are(value):
    assert clean(TITLE, value) is value


def test_fill_puts_values_in():
    concern = Concern()

    fill(concern, {"title": " 路灯 ", "people": 12})

    assert (concern.title, concern.people) == ("路灯", 12)


@pytest.mark.parametrize("name", ["titel", "id", "org", "removed_at", "_x", "asker_nam"])
def test_fill_refuses_what_cannot_be_typed(name):
    with pytest.raises(ValidationError) as caught:
        fill(Concern(), {name: "x"})

    assert caught.value.details["field"] == name


def test_fill_refuses_what_only_the_program_sets():
    fixed = [field.name for field in declaration_of(Consultation).fields if field.fixed]

    for name in fixed:
        with pytest.raises(ValidationError):
            fill(Consultation(), {name: "x"})
    assert {"stage", "ended_at"} <= set(fixed)


def test_gaps_are_the_needed_fields_that_are_empty():
    concern = Concern(title="路灯", raised_on="")

    assert [field.name for field in gaps(concern, "raise")] == ["content", "raised_on"]
    assert list(gaps(concern, "vote")) == []


def test_zero_and_no_are_answers():
    needed = [f for f in declaration_of(Concern).fields if f.kind is Kind.INTEGER]
    assert [field.needed_at for field in needed] == ["", ""]

    concern = Concern(title="路灯", content="不亮", raised_on="2026", people=0)

    assert list(gaps(concern, "raise")) == []


def test_require_names_the_first_and_all():
    with pytest.raises(ValidationError) as caught:
        require(Concern(), "raise")

    assert caught.value.message == "民情诉求还缺：标题、内容、反映日期。"
    assert (caught.value.details["field"], caught.value.details["missing"]) == (
        "title",
        ("title", "content", "raised_on"),
    )


def test_require_lets_a_whole_row_pass():
    assert require(Concern(title="a", content="b", raised_on="2026"), "raise") is None
