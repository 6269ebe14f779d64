"""Figures before and after: what is refused, how a change is reckoned, whose are shown."""

from decimal import Decimal
from uuid import uuid4

import pytest
from chain_samples import Course

from desktop.errors import NotFoundError, ValidationError
from desktop.records import Concern, Indicator
from desktop.services.indicators import (
    change_of,
    change_text,
    edit_indicator,
    fill_after,
    list_indicators,
    record_indicator,
    remove_indicator,
)

FIGURE = {"title": "每月花费", "unit": "元", "before": Decimal(5000), "before_on": "2025"}


@pytest.fixture
def concern(village):
    return village.add(Concern(title="透析要去银川", content="太远", raised_on="2026-05-01"))[0]


def lines(village, **of):
    with village.ledger.read() as reading:
        return list_indicators(reading, **of)


@pytest.mark.parametrize(
    ("before", "after", "change", "text"),
    [
        ("5000", "1500", "-70.0", "下降70%"),
        ("3", "4", "33.3", "上升33.3%"),
        ("3", "5", "66.7", "上升66.7%"),
        ("800", "801", "0.1", "上升0.1%"),
        ("2000", "2001", "0.1", "上升0.1%"),  # 0.05 is rounded up
        ("10000", "10004", "0.0", "没有变化"),
        ("7", "7", "0.0", "没有变化"),
        ("-4", "-2", "50.0", "上升50%"),
        ("-4", "4", "200.0", "上升200%"),
        ("0.1", "0.3", "200.0", "上升200%"),
        ("5", "0", "-100.0", "下降100%"),
        ("0", "9", None, ""),
        (None, "9", None, ""),
        ("9", None, None, ""),
    ],
)
def test_the_change_is_a_share_of_what_was_before(before, after, change, text):
    figures = [None if one is None else Decimal(one) for one in (before, after)]

    assert change_of(*figures) == (None if change is None else Decimal(change))
    assert change_text(*figures) == text


def test_a_figure_is_written_down_and_completed_later(village, concern):
    made = record_indicator(village.ledger, concern=concern, **FIGURE, source="病人票据")
    fill_after(village.ledger, made, after=Decimal(1500), after_on="2026-04")

    [line] = lines(village, concern=concern)

    assert (line.id, line.title, line.unit, line.before, line.before_on) == (
        made,
        "每月花费",
        "元",
        Decimal(5000),
        "2025",
    )
    assert (line.after, line.after_on, line.source, line.change) == (
        Decimal(1500),
        "2026-04",
        "病人票据",
        Decimal("-70.0"),
    )


@pytest.mark.parametrize(("missing", "blank"), [("title", " "), ("before", None)])
def test_a_figure_without_name_or_number_is_refused(village, concern, missing, blank):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_indicator(village.ledger, concern=concern, **FIGURE | {missing: blank})

    assert caught.value.details["field"] == missing


def test_a_figure_of_nothing_is_refused(village):
    with village.nothing_written(), pytest.raises(ValidationError):
        record_indicator(village.ledger, **FIGURE)


def test_a_figure_of_a_concern_that_is_not_there_is_refused(village):
    with village.nothing_written(), pytest.raises(NotFoundError):
        record_indicator(village.ledger, concern=uuid4(), **FIGURE)


@pytest.mark.parametrize(
    ("after", "after_on", "field"),
    [
        (None, "2026-05-01", "after"),
        (Decimal(1), None, "after_on"),
        (Decimal(1), "2024-12-31", "after_on"),
    ],
)
def test_an_after_that_cannot_be_is_refused(village, concern, after, after_on, field):
    made = record_indicator(village.ledger, concern=concern, **FIGURE)

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        fill_after(village.ledger, made, after=after, after_on=after_on)

    assert caught.value.details["field"] == field


def test_an_after_in_the_same_half_remembered_year_is_taken(village, concern):
    made = record_indicator(village.ledger, concern=concern, **FIGURE)

    fill_after(village.ledger, made, after=Decimal(0), after_on="2025-03-01", source="卫生院")

    assert village.get(Indicator, made).source == "卫生院"


def test_a_figure_is_mended_or_taken_back(village, concern):
    made = record_indicator(village.ledger, concern=concern, **FIGURE)
    edit_indicator(village.ledger, made, before=Decimal(8000))
    assert lines(village, concern=concern)[0].before == Decimal(8000)

    remove_indicator(village.ledger, made)

    assert lines(village, concern=concern) == ()


def test_a_consultation_has_its_own_figures_and_those_of_its_concerns(village):
    course = Course(village)
    (merged,) = village.add(
        Concern(title="三组路", content="烂", merged_into=course.concern),
    )
    (other,) = village.add(Concern(title="别的", content="别的"))
    for title, of in (
        ("甲", {"concern": course.concern}),
        ("乙", {"concern": merged}),
        ("丙", {"consultation": course.id}),
        ("丁", {"consultation": course.id, "concern": course.concern}),
        ("戊", {"concern": other}),
    ):
        record_indicator(village.ledger, **of, **FIGURE | {"title": title})

    assert [line.title for line in lines(village, consultation=course.id)] == list("甲乙丙丁")
