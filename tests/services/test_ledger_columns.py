"""Cells of a table to hand in: choices by label, days as days, nothing where nothing is."""

from datetime import UTC, date, datetime

import pytest

from desktop.records import Concern, Meeting, fields_of
from desktop.services.ledger_columns import cell_of


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        ("raised_on", None, None),
        ("title", "", None),
        ("state", "open", "待办"),
        ("asker_name", "马秀兰", "马秀兰"),
        ("raised_on", "1951", "1951年"),
    ],
)
def test_cells_read_as_on_screen(kind, value, cell):
    field = next(field for field in fields_of(Concern) if field.name == kind)

    assert cell_of(field, value) == cell


def test_a_moment_is_that_of_beijing_without_its_zone():
    field = next(field for field in fields_of(Meeting) if field.name == "opened_at")

    cell = cell_of(field, datetime(2026, 5, 10, 23, 30, tzinfo=UTC))

    assert cell == datetime(2026, 5, 11, 7, 30)  # noqa: DTZ001 – sheets know no zones


def test_an_exact_day_is_a_day():
    field = next(field for field in fields_of(Concern) if field.name == "raised_on")

    assert cell_of(field, "2026-05-02") == date(2026, 5, 2)
