"""Dates half remembered: what people write, what is stored, what is shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.partial_dates import (
    FIRST_SERIAL,
    LAST_SERIAL,
    PartialDate,
    from_day,
    from_edtf,
    from_serial,
    parse_partial_date,
    show_partial_date,
)
from desktop.errors import ValidationError

MARKS = st.sampled_from(["", "~", "?", "%"])
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
BARE = st.one_of(
    DAYS.map(lambda day: f"{day:%Y-%m-%d}"),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    st.builds(lambda day, code: f"{day:%Y}-{code}", DAYS, st.integers(21, 24)),
    DAYS.map(lambda day: f"{day:%Y}"[:3] + "X"),
)
EDTF = st.builds(lambda bare, mark: bare + mark, BARE, MARKS)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2019年春", "2019-21"),
        ("2019 年 夏天", "2019-22"),
        ("2019年秋季", "2019-23"),
        ("２０１９冬", "2019-24"),
        ("1951.3", "1951-03"),
        ("1951.10", "1951-10"),
        ("1951年3月份", "1951-03"),
        ("195103", "1951-03"),
        ("1951", "1951"),
        ("1951年", "1951"),
        ("1995-12-27", "1995-12-27"),
        ("1995－12－27", "1995-12-27"),
        ("19951227", "1995-12-27"),
        ("2000/03/10", "2000-03-10"),
        ("2000/3/1", "2000-03-01"),
        ("1962.12.18", "1962-12-18"),
        ("1991年4月14日", "1991-04-14"),
        ("1991年4月14号", "1991-04-14"),
        ("1995-12-27 00:00:00", "1995-12-27"),
        ("1995/12/27 0:00", "1995-12-27"),
        ("二〇一九年十二月三十一日", "2019-12-31"),
        ("一九五一年十月", "1951-10"),
        ("二○二六年二十一日", None),
        ("约1951年", "1951~"),
        ("大约1951年春", "1951-21~"),
        ("1951年3月左右", "1951-03~"),
        ("1951年？", "1951?"),
        ("可能是1951年", "1951?"),
        ("约1951年?", "1951%"),
        ("可能约1951年", "1951%"),
        ("1950年代", "195X"),
        ("1950s", "195X"),
        ("20世纪50年代", "195X"),
        ("二十世纪五十年代", "195X"),
        ("2019-21", "2019-21"),
        ("2000-02-29", "2000-02-29"),
    ],
)
def test_date_is_read_as_people_write_it(typed, stored):
    if stored is None:
        with pytest.raises(ValidationError):
            parse_partial_date(typed)
    else:
        assert parse_partial_date(typed) == PartialDate(stored)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2019年2月30日", "2019年2月没有 30 日。"),
        ("1900-02-29", "1900年2月没有 29 日。"),
        ("1951.13", "1951年没有 13 月。"),
        ("19511301", "1951年没有 13 月。"),
        ("1951年0月", "1951年没有 0 月。"),
        ("2019-03-00", "2019年3月没有 0 日。"),
        ("0951年", "没有“0951年”这样的年份。"),
        ("0000", "没有“0000年”这样的年份。"),
        ("0世纪50年代", "看不懂日期“0世纪50年代”。"),
        ("63年5月", "看不懂日期“63年5月”。年份请写全四位。"),
        ("63.5.12", "看不懂日期“63.5.12”。年份请写全四位。"),
        ("27/12/1995", "看不懂日期“27/12/1995”。请把年份写在最前面。"),
        ("1951年腊月初三", "看不懂日期“1951年腊月初三”。农历日期请换成公历。"),
        ("农历1951年3月3日", "看不懂日期“农历1951年3月3日”。农历日期请换成公历。"),
        ("去年", "看不懂日期“去年”。"),
        ("", "看不懂日期“”。"),
        ("3" * 200, "看不懂日期“" + "3" * 30 + "…”。"),
    ],
)
def test_impossible_date_is_named(typed, message):
    with pytest.raises(ValidationError) as caught:
        parse_partial_date(typed)

    assert caught.value.message == message
    assert caught.value.details == {"field": "date"}


@pytest.mark.parametrize(
    ("stored", "shown", "earliest", "latest"),
    [
        ("2019-21", "2019年春", date(2019, 3, 1), date(2019, 5, 31)),
        ("2019-24", "2019年冬", date(2019, 12, 1), date(2020, 2, 29)),
        ("9999-24", "9999年冬", date(9999, 12, 1), date(9999, 12, 31)),
        ("1951-02", "1951年2月", date(1951, 2, 1), date(1951, 2, 28)),
        ("1951~", "约1951年", date(1951, 1, 1), date(1951, 12, 31)),
        ("1951?", "1951年（存疑）", date(1951, 1, 1), date(1951, 12, 31)),
        ("1951-03%", "约1951年3月（存疑）", date(1951, 3, 1), date(1951, 3, 31)),
        ("195X", "1950年代", date(1950, 1, 1), date(1959, 12, 31)),
        ("1995-12-27", "1995年12月27日", date(1995, 12, 27), date(1995, 12, 27)),
    ],
)
def test_stored_date_is_shown_and_bounded(stored, shown, earliest, latest):
    value = from_edtf(stored)

    assert (show_partial_date(value), value.earliest, value.latest) == (shown, earliest, latest)


@given(EDTF)
def test_stored_date_survives_showing_and_reading(stored):
    value = from_edtf(stored)

    assert value.text == stored
    assert parse_partial_date(show_partial_date(value)) == value
    assert parse_partial_date(stored) == value
    assert value.earliest <= value.latest


@given(DAYS)
def test_day_round_trips_exactly(day):
    value = from_day(day)

    assert from_edtf(value.text) == value
    assert (value.earliest, value.latest, value.is_exact) == (day, day, True)


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_refused(text):
    for read in (parse_partial_date, from_edtf):
        try:
            value = read(text)
        except ValidationError:
            continue
        assert from_edtf(value.text) == value


@pytest.mark.parametrize("text", ["", "1951-3", "1951-00", "1951-25", "1951-02-30", "99X", "19XX"])
def test_text_outside_the_format_is_refused(text):
    with pytest.raises(ValidationError):
        from_edtf(text)


@pytest.mark.parametrize(
    ("stored", "day", "expected"),
    [
        ("1951-03", date(1951, 3, 31), True),
        ("1951-03", date(1951, 4, 1), False),
        ("1951-03~", date(1951, 4, 1), True),
        ("1951-21", date(1951, 5, 31), True),
    ],
)
def test_date_agrees_with_days_it_can_mean(stored, day, expected):
    assert from_edtf(stored).agrees_with(day) is expected


@pytest.mark.parametrize(
    ("serial", "expected"), [(61, "1900-03-01"), (35060, "1995-12-27"), (73050, "2099-12-31")]
)
def test_serial_number_is_a_day(serial, expected):
    assert from_serial(serial) == PartialDate(expected)


@pytest.mark.parametrize("serial", [FIRST_SERIAL - 1, LAST_SERIAL + 1, -1])
def test_serial_number_outside_its_range_is_refused(serial):
    with pytest.raises(ValidationError):
        from_serial(serial)


@pytest.mark.parametrize(
    ("stored", "expected"),
    [("1995-12-27", True), ("1995-12-27~", False), ("1995-12", False), ("2019-21%", False)],
)
def test_only_a_day_without_doubt_is_exact(stored, expected):
    assert from_edtf(stored).is_exact is expected
