import paper_samples as samples
import pytest

from desktop.documents.votes import (
    ballots_table,
    measures_of,
    measures_table,
    method_of,
    reasoning,
    result_of,
    sealing,
    sentence,
    source_text,
)
from desktop.services.snapshots import BallotEntry, Figures, Source


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({"carried": True}, "通过"),
        ({"carried": False}, "未通过"),
        ({"quorate": False, "carried": False}, "不够数，不成立"),
        ({"carried": True, "void": True}, "无效"),
    ],
)
def test_result_follows_the_verdict(changes, result):
    assert result_of(samples.make_ballot(verdict=samples.make_verdict(**changes))) == result


def test_vote_without_verdict_is_undecided():
    assert result_of(BallotEntry(title="路")) == "未判定"
    assert reasoning(BallotEntry(title="路")) == ["尚未判定。"]


@pytest.mark.parametrize(
    ("figures", "measures"),
    [
        (Figures(), ["heads"]),
        (Figures(heads=0), ["heads"]),
        (Figures(households=3), ["households"]),
        (Figures(heads=1, area=samples.Decimal(2)), ["heads", "area"]),
    ],
)
def test_measures_are_those_with_figures(figures, measures):
    assert measures_of(BallotEntry(title="路", eligible=figures)) == measures


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (Source(law="村规"), "《村规》"),
        (Source(law="《村规》", article="第三条"), "《村规》第三条"),
        (Source(law="村规", in_force_from="2026-01-01"), "《村规》（2026年1月1日起施行）"),
    ],
)
def test_source_is_quoted_once(source, text):
    assert source_text(source) == text


def test_sealing_of_a_vote_without_papers_is_nothing():
    assert sealing(samples.make_ballot()) == ""


@pytest.mark.parametrize("text", ["够数", "够数。"])
def test_sentence_ends_once(text):
    assert sentence(text) == "够数。"


def test_method_is_worded_and_an_unknown_one_kept():
    assert method_of(samples.make_ballot()) == "举手表决"
    assert method_of(samples.make_ballot(method="鼓掌")) == "鼓掌"


def test_tables_have_a_row_a_vote_and_a_row_a_measure(column):
    assert len(ballots_table(column, [samples.make_ballot()] * 3)) == 4
    assert len(measures_table(column, samples.make_owners_ballot())) == 3


@pytest.mark.parametrize("digits", [1, 6, 8, 10])
def test_long_figures_stay_in_one_line(column, digits):
    area = samples.Decimal("9" * digits)

    rows = measures_table(column, BallotEntry(title="路", eligible=Figures(area=area)))

    assert rows[1].height <= 17 + 8
