"""Cells as they are shown, and what merged ranges say."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.domain.rosters.sheets import (
    MergedCells,
    RawSheet,
    cell_at,
    has_lost_digits,
    is_blank,
    shown,
    values_of_merged,
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("\u3000王 㛃 ", "王 㛃"),
        ("", ""),
        (1, "1"),
        (Decimal("1951.3"), "1951.3"),
        (Decimal("6.4032319901011E+17"), "6.4032319901011E+17"),
        (True, "是"),
        (False, "否"),
        (date(1995, 12, 27), "1995-12-27"),
        (datetime(1995, 12, 27, 0, 0), "1995-12-27"),  # noqa: DTZ001 – spreadsheets know no zone
        (datetime(1995, 12, 27, 8, 5), "1995-12-27 08:05:00"),  # noqa: DTZ001 – as above
    ],
)
def test_cell_is_shown_as_plain_text(cell, expected):
    assert shown(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (10**15 - 1, False),
        (10**15, True),
        (Decimal("6.4E+17"), True),
        (Decimal("1951.3"), False),
        (Decimal("NaN"), True),
        ("640323199010110001", False),
        (True, False),
        (date(1995, 12, 27), False),
    ],
)
def test_numbers_past_fifteen_digits_have_lost_some(cell, expected):
    assert has_lost_digits(cell) is expected


def test_blank_row_shows_nothing():
    assert is_blank(()) is True
    assert is_blank(("", "\u3000", "\u200b")) is True
    assert is_blank(("", 0)) is False


def test_row_is_empty_beyond_its_end():
    assert cell_at(("a",), 3) == ""


def test_merged_range_shows_its_value_within_the_sheet():
    sheet = RawSheet("S", (("a", "b"), ("", ""), ("", "")), (MergedCells(0, 0, 2, 9),))

    assert values_of_merged(sheet, first_row=1, last_row=2) == {
        (1, 0): "a",
        (1, 1): "a",
        (2, 0): "a",
        (2, 1): "a",
    }


def test_merged_range_below_the_sheet_says_nothing():
    sheet = RawSheet("S", (("a",),), (MergedCells(5, 0, 6, 0),))

    assert values_of_merged(sheet, first_row=0, last_row=9) == {}
