from datetime import UTC, datetime

import pytest

from desktop.records import Organization
from desktop.services.numbering import next_number

AT = datetime(2026, 5, 10, tzinfo=UTC)


@pytest.fixture
def number(village):
    def number(issued, at=AT):
        with village.ledger.read() as reading:
            return next_number(reading, here(reading), "接", at, issued)

    return number


def here(reading):
    return next(one.id for one in reading.list(Organization) if one.name == "示例村")


@pytest.mark.parametrize(
    ("issued", "next_one"),
    [
        ([], "示接〔2026〕1号"),
        (["示接〔2026〕1号", "示接〔2026〕9号"], "示接〔2026〕10号"),
        (["示接〔2025〕87号", "示记〔2026〕14号", ""], "示接〔2026〕1号"),
        (["示接〔2026〕x号", "示接〔2026〕3号补", "示接〔2026〕2号"], "示接〔2026〕3号"),
    ],
)
def test_number_follows_the_highest_of_the_year(number, issued, next_one):
    assert number(issued) == next_one


def test_year_begins_in_beijing(number):
    assert number([], datetime(2026, 12, 31, 16, 0, tzinfo=UTC)) == "示接〔2027〕1号"
    assert number([], datetime(2026, 12, 31, 15, 59, tzinfo=UTC)) == "示接〔2026〕1号"


def test_short_name_stands_for_the_first_character(village, number):
    with village.ledger.act("name_for_test") as work:
        work.get(Organization, here(work)).short_name = "柳"

    assert number([]) == "柳接〔2026〕1号"


def test_without_an_organization_the_series_stands_alone(village):
    with village.ledger.read() as reading:
        assert next_number(reading, None, "接", AT, []) == "接〔2026〕1号"
