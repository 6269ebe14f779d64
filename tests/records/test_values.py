"""Values and their plain forms, for every field of every record type; and what is refused."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import canonical
from desktop.errors import ValidationError
from desktop.records import Kind, all_records, declaration_of
from desktop.records.declarations import Field
from desktop.records.values import (
    MAX_LINE,
    MAX_PROSE,
    check_value,
    format_moment,
    from_plain,
    parse_moment,
    to_plain,
)

FIELDS = [
    pytest.param(field, id=f"{kind.__name__}.{field.name}")
    for kind in all_records()
    for field in declaration_of(kind).fields
]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=MAX_LINE)
MOMENTS = st.datetimes(timezones=st.just(UTC))
DAYS = st.one_of(
    st.dates(min_value=datetime(1000, 1, 1, tzinfo=UTC).date()).map(str),
    st.sampled_from(["2019-21", "1951", "195X", "1951-03~", "1951?", "2024-02-29"]),
)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)

VALUES = {
    Kind.ID: st.uuids(),
    Kind.REF: st.uuids(),
    Kind.PART_OF: st.uuids(),
    Kind.TEXT: TEXT,
    Kind.PROSE: TEXT,
    Kind.DOCUMENT: TEXT,
    Kind.INTEGER: st.integers(-(2**53) + 1, 2**53 - 1),
    Kind.DECIMAL: DECIMALS,
    Kind.YES_NO: st.booleans(),
    Kind.DAY: DAYS,
    Kind.MOMENT: MOMENTS,
    Kind.REFS: st.lists(st.uuids(), max_size=4).map(tuple),
}


def values_of(field):
    """Return a strategy of everything that a field may hold."""
    if field.kind is Kind.CHOICE:
        values = st.sampled_from(sorted(field.choices))
    elif field.kind is Kind.CHOICES:
        values = st.lists(st.sampled_from(sorted(field.choices))).map(tuple)
    elif field.kind is Kind.NAME:
        values = st.lists(TEXT, max_size=3).map(tuple) if field.default == () else TEXT
    else:
        values = VALUES[field.kind]
    return st.none() | values if field.nullable else values


@pytest.mark.parametrize("field", FIELDS)
@settings(max_examples=20)
@given(data=st.data())
def test_value_comes_back_from_its_plain_form(field, data):
    value = data.draw(values_of(field))

    check_value("某类", field, value)
    plain = json.loads(canonical(to_plain(field, value)))
    back = from_plain(field, plain)

    assert back == value
    assert type(back) is type(value)
    assert str(back) == str(value)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_moments_sort_as_time_does(one, other):
    texts = format_moment(one), format_moment(other)

    assert (texts[0] < texts[1]) == (one < other)
    assert {len(text) for text in texts} == {27}
    assert parse_moment(texts[0]) == one


def test_moment_is_written_in_utc():
    beijing = timezone(timedelta(hours=8))

    assert format_moment(datetime(2026, 5, 10, 9, 30, tzinfo=beijing)) == (
        "2026-05-10T01:30:00.000000Z"
    )


def field_of(kind, **facts):
    return Field(name="thing", label="某栏", kind=kind, **facts)


CHOICES = {"health": "医疗", "roads": "道路"}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (field_of(Kind.TEXT), None, "某类的“某栏”不能为空。"),
        (field_of(Kind.TEXT), 5, "某类的“某栏”不能是int。"),
        (field_of(Kind.TEXT), b"x", "某类的“某栏”不能是bytes。"),
        (field_of(Kind.TEXT), "字" * 301, "某类的“某栏”有301个字，最多300个字。"),
        (field_of(Kind.PROSE), "字" * 1_000_001, "某类的“某栏”有1000001个字，最多1000000个字。"),
        (field_of(Kind.TEXT), "a\0b", "某类的“某栏”含有无法保存的字符。"),
        (field_of(Kind.PROSE), "a\ud83d", "某类的“某栏”含有无法保存的字符。"),
        (field_of(Kind.DOCUMENT), "\udc00", "某类的“某栏”含有无法保存的字符。"),
        (field_of(Kind.INTEGER), True, "某类的“某栏”不能是bool。"),
        (field_of(Kind.INTEGER), 1.0, "某类的“某栏”不能是float。"),
        (field_of(Kind.INTEGER), 2**53, "某类的“某栏”数字9007199254740992太大。"),
        (field_of(Kind.DECIMAL), 1.5, "某类的“某栏”不能是float。"),
        (field_of(Kind.DECIMAL), Decimal("NaN"), "某类的“某栏”不是数：NaN。"),
        (field_of(Kind.DECIMAL), Decimal("-Infinity"), "某类的“某栏”不是数：-Infinity。"),
        (field_of(Kind.YES_NO), 1, "某类的“某栏”不能是int。"),
        (field_of(Kind.CHOICE, choices=CHOICES), "cash", "某类的“某栏”没有“cash”这一项。"),
        (field_of(Kind.CHOICES, choices=CHOICES), ("roads", ""), "某类的“某栏”没有“”这一项。"),
        (field_of(Kind.CHOICES, choices=CHOICES), ["roads"], "某类的“某栏”不能是list。"),
        (field_of(Kind.MOMENT), datetime(2026, 5, 10), "某类的“某栏”时间没有时区。"),  # noqa: DTZ001 – what is refused
        (field_of(Kind.REF), str(UUID(int=7)), "某类的“某栏”不能是str。"),
        (field_of(Kind.REFS), UUID(int=1), "某类的“某栏”不能是UUID。"),
        (field_of(Kind.DAY), "去年春天", "某类的“某栏”填写有误：看不懂日期“去年春天”。"),
        (field_of(Kind.DAY), "2023-02-29", "某类的“某栏”填写有误：2023年2月没有 29 日。"),
        (field_of(Kind.DAY), "", "某类的“某栏”填写有误：看不懂日期“”。"),
    ],
)
def test_value_that_cannot_be_is_refused_and_named(field, value, message):
    with pytest.raises(ValidationError) as caught:
        check_value("某类", field, value)

    assert caught.value.message == message
    assert caught.value.advice
    assert caught.value.details["field"] == "thing"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (field_of(Kind.TEXT, nullable=True), None),
        (field_of(Kind.TEXT), "字" * MAX_LINE),
        (field_of(Kind.PROSE), "字" * MAX_PROSE),
        (field_of(Kind.PROSE), "一行\n又一行\t\x7f"),
        (field_of(Kind.TEXT), "𰻝葛\U000e0100😀"),
        (field_of(Kind.DAY), "2019-21"),
        (field_of(Kind.INTEGER), -1),
    ],
)
def test_value_at_the_edge_is_taken(field, value):
    assert check_value("某类", field, value) is None
