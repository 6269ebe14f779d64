"""What lies in SQLite's columns, and comes back from them."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import dialect

from desktop.data.column_types import DecimalText, IdBytes, Ids, Moment, Texts

SQLITE = dialect()
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def stored(kind, value):
    return kind().process_bind_param(value, SQLITE)


@pytest.mark.parametrize(
    ("kind", "value", "lies"),
    [
        (IdBytes, UUID(int=1), bytes(15) + b"\1"),
        (IdBytes, None, None),
        (Moment, datetime(2026, 5, 10, 1, 30, tzinfo=UTC), "2026-05-10T01:30:00.000000Z"),
        (
            Moment,
            datetime(2026, 5, 10, 9, 30, tzinfo=timezone(timedelta(hours=8))),
            "2026-05-10T01:30:00.000000Z",
        ),
        (Moment, None, None),
        (DecimalText, Decimal("5000.00"), "5000.00"),
        (DecimalText, None, None),
        (Texts, ("路", 'a"b'), '["路","a\\"b"]'),
        (Texts, (), "[]"),
        (Texts, None, "[]"),
        (Ids, (UUID(int=1),), '["00000000-0000-0000-0000-000000000001"]'),
        (Ids, (), "[]"),
    ],
)
def test_value_lies_in_its_column(kind, value, lies):
    assert stored(kind, value) == lies


@given(
    st.one_of(
        st.tuples(st.just(IdBytes), st.uuids()),
        st.tuples(st.just(Moment), st.datetimes(timezones=st.just(UTC))),
        st.tuples(st.just(DecimalText), st.decimals(allow_nan=False, allow_infinity=False)),
        st.tuples(st.just(Texts), st.lists(TEXT).map(tuple)),
        st.tuples(st.just(Ids), st.lists(st.uuids()).map(tuple)),
    )
)
def test_value_comes_back(example):
    kind, value = example
    back = kind().process_result_value(stored(kind, value), SQLITE)

    assert (back, str(back)) == (value, str(value))


@pytest.mark.parametrize(
    ("kind", "empty"),
    [(IdBytes, None), (Moment, None), (DecimalText, None), (Texts, ()), (Ids, ())],
)
def test_empty_column_comes_back(kind, empty):
    assert kind().process_result_value(None, SQLITE) == empty
