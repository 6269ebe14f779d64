import paper_samples as samples
import pytest

from desktop.documents.tally_sheets import render


def printed(look, faces, **changes):
    return look(render(samples.make_ballot_paper(**changes), samples.DRAFT, faces))


@pytest.mark.parametrize(
    ("issued", "reached"),
    [(1, ["满5"]), (31, ["满35"]), (50, ["满50"]), (52, ["满50", "满55"]), (None, ["满50"])],
)
def test_there_are_squares_for_all_papers(look, faces, issued, reached):
    text = printed(look, faces, issued=issued, options=("同意",)).text

    assert [line.strip() for line in text.split("\n") if line.startswith("满")] or reached
    for mark in reached:
        assert text.count(mark) == 2  # for the option and for invalid papers


def test_every_option_and_invalid_papers_have_a_row(look, faces):
    text = printed(look, faces, options=("李广才", "石玉珍")).text

    assert [text.count(each) >= 1 for each in ("李广才", "石玉珍", "无效票")] == [True] * 3
    assert text.count("计票\n") == 3


def test_sums_name_what_is_known(look, faces):
    assert "31" in printed(look, faces).text.split()
    assert "31" not in printed(look, faces, issued=None).text.split()


def test_sheet_for_three_thousand_papers_goes_over_pages(look, faces):
    pages = printed(look, faces, issued=3000, options=("同意",))

    assert len(pages) > 5
    assert pages.page(len(pages) - 1).count("手印") == 4


def test_long_candidate_name_is_not_cut(look, faces):
    name = "居马别克·阿不都热合曼·吐尔逊江"

    assert name in printed(look, faces, options=(name,)).flat
