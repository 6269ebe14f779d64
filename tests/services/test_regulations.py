"""Regulations: in force or not on a day, and which apply to a consultation."""

from datetime import date

import pytest

from desktop.records import Consultation, Meeting, Regulation
from desktop.services.regulations import list_applicable, standing_of

TODAY = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("begin", "end", "standing"),
    [
        (None, None, "in_force"),
        ("2026-05-10", "2026-05-10", "in_force"),
        ("2026-05-11", None, "to_come"),
        (None, "2026-05-09", "ended"),
        ("2026", "2026", "in_force"),
        ("2026-06", None, "to_come"),
        ("2026-21", "2026-21", "in_force"),
        ("2027", "2025", "to_come"),
    ],
)
def test_standing_at_edges(begin, end, standing):
    row = Regulation(title="甲", effective_from=begin, effective_to=end)
    assert standing_of(row, TODAY) == standing


@pytest.fixture
def applicable(village):
    def applicable(*rules, kind="village", procedure="", held=()):
        row = Consultation(title="修路", kind=kind, procedure=procedure)
        village.add(row, *rules)
        village.add(*(Meeting(title="会", consultation=row.id, held_on=day) for day in held))
        with village.ledger.read() as reading:
            return [one.title for one in list_applicable(reading, row.id, TODAY)]

    return applicable


def test_own_kind_comes_before_what_applies_to_all(applicable):
    assert applicable(
        Regulation(title="全部"),
        Regulation(title="村级", consultation_kind="village"),
        Regulation(title="社区", consultation_kind="community"),
        Regulation(title="程序", procedure="chain"),
        Regulation(title="别的程序", procedure="四议两公开"),
    ) == ["村级", "程序", "全部"]


@pytest.mark.parametrize(
    ("held", "titles"),
    [
        ((), ["新"]),
        (("2019-06-01",), ["旧"]),
        (("2019-06-01", "2026-01-01"), ["新"]),
        (("2019", None), ["旧"]),
    ],
)
def test_day_of_the_last_meeting_decides(applicable, held, titles):
    rules = (
        Regulation(title="旧", effective_to="2019-12-31"),
        Regulation(title="新", effective_from="2020-01-01"),
    )
    assert applicable(*rules, held=held) == titles
