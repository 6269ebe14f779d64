"""A row in words, by its declaration."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from desktop.errors import NotFoundError
from desktop.records import Consultation, FrozenRecord, Household, Outcome, Person
from desktop.records.ids import new_id
from desktop.services.record_facts import list_row_facts


def facts(village, kind, row):
    with village.ledger.read() as reading:
        return list_row_facts(reading, kind, row)


def test_every_kind_of_field_is_said_and_empty_ones_are_not(village):
    (lead,) = village.add(Person(name="李某"))
    (row,) = village.add(
        Consultation(
            title="修路",
            forms=("meeting", "visit"),
            in_plan=True,
            lead=lead,
            why="陷车\n多年",
        )
    )

    assert facts(village, "Consultation", row) == (
        ("协商议题", "修路"),
        ("协商类型", "基层协商"),
        ("协商形式", "会议协商、走访"),
        ("环节", "方案"),
        ("层级", "村（社区）"),
        ("列入年度计划", "是"),
        ("协商时点", "决策之前"),
        ("负责人", "李某"),
        ("为何协商", "陷车\n多年"),
    )


def test_numbers_have_their_unit_days_and_times_are_readable(village):
    household, outcome, person, frozen = village.add(
        Household(number="7", size=4),
        Outcome(title="修路", cost=Decimal("12.50")),
        Person(name="李某", born_on="1951~"),
        FrozenRecord(number="示记1号", frozen_at=datetime(2026, 5, 10, 1, 30, tzinfo=UTC)),
    )

    assert dict(facts(village, "Household", household))["家庭人口"] == "4人"
    assert dict(facts(village, "Outcome", outcome))["所需资金"] == "12.50元"
    assert dict(facts(village, "Person", person))["出生日期"] == "约1951年"
    assert dict(facts(village, "FrozenRecord", frozen))["定稿时间"] == "2026-05-10 09:30"


def test_no_row_is_refused(village):
    with pytest.raises(NotFoundError):
        facts(village, "Person", new_id())
