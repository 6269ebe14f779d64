import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.flow import Slice, ending_with, gap, kept_together, new_page, paginate


def strip(height, name="", **given_):
    def draw(pen, top):
        pen.append(name)

    return Slice(height=height, draw=draw, **given_)


def tearable(height, header=None):
    """Return a slice of tenths that can be torn at any of them."""

    def tear(room):
        fitting = int(room // 10) * 10
        if fitting < 10 or fitting >= height:
            return None
        return tearable(fitting, header), tearable(height - fitting, header)

    return Slice(height=height, draw=lambda pen, top: None, tear=tear, header=header)


def heights(pages):
    return [[each.height for _, each in page] for page in pages]


def test_slices_fill_pages_in_order():
    pages = paginate([strip(40) for _ in range(5)], 100)

    assert [[top for top, _ in page] for page in pages] == [[0, 40], [0, 40], [0]]


def test_paper_without_slices_is_one_empty_page():
    assert paginate([], 100) == [[]]


def test_gap_vanishes_at_the_top_of_a_page():
    assert heights(paginate([gap(5), strip(90), gap(20), strip(50)], 100)) == [[90], [50]]


def test_kept_slices_move_together():
    kept = kept_together([strip(20), strip(20), strip(20)])

    assert heights(paginate([strip(70), *kept], 100)) == [[70], [20, 20, 20]]


def test_kept_slices_higher_than_a_page_start_where_they_are():
    kept = kept_together([strip(30)] * 5)

    assert heights(paginate([strip(50), *kept], 100)) == [[50, 30], [30, 30, 30], [30]]


def test_new_page_starts_one_but_never_an_empty_one():
    pages = paginate([new_page(), strip(10), new_page(), new_page(), strip(20)], 100)

    assert heights(pages) == [[10], [20]]


def test_header_is_repeated_on_each_page():
    header = strip(10, keep=True)
    rows = [strip(40, header=header) for _ in range(4)]

    assert heights(paginate([header, *rows], 100)) == [[10, 40, 40], [10, 40, 40]]


def test_low_slice_moves_whole_and_high_one_is_torn():
    assert heights(paginate([strip(70), tearable(40)], 100)) == [[70], [40]]
    assert heights(paginate([strip(40), tearable(60), strip(50)], 100)) == [[40, 60], [50]]
    assert heights(paginate([strip(40), tearable(90)], 100)) == [[40, 60], [30]]


def test_torn_slice_has_its_header_on_every_page():
    header = strip(10, keep=True)

    pages = paginate([header, tearable(250, header)], 100)

    assert heights(pages) == [[10, 90], [10, 90], [10, 70]]


def test_slice_higher_than_a_page_that_cannot_be_torn_has_its_own():
    assert heights(paginate([strip(10), strip(150), strip(10)], 100)) == [[10], [150], [10]]


def test_end_never_stands_without_a_line_of_text():
    text = [strip(45), strip(45), gap(3)]

    pages = paginate(ending_with(text, [gap(10, keep=True), strip(30)]), 100)

    assert heights(pages) == [[45], [45, 3, 10, 30]]


def test_end_without_text_stands_alone():
    assert heights(paginate(ending_with([], [strip(30)]), 100)) == [[30]]


@given(
    st.lists(
        st.tuples(st.integers(1, 300), st.sampled_from(["plain", "keep", "tear", "gap"])),
        max_size=30,
    )
)
def test_nothing_is_lost_and_nothing_overflows(parts):
    make = {
        "plain": lambda height: strip(min(height, 100)),
        "keep": lambda height: strip(min(height, 100), keep=True),
        "tear": lambda height: tearable(height * 10),
        "gap": gap,
    }
    slices = [make[kind](height) for height, kind in parts]

    pages = paginate(slices, 100)

    placed = sum(each.height for page in pages for _, each in page if not each.is_gap)
    assert placed == sum(each.height for each in slices if not each.is_gap)
    for page in pages:
        assert sum(each.height for _, each in page) <= 100.01
    assert [] not in pages[1:]


@pytest.mark.parametrize("kind", ["plain", "keep"])
def test_many_slices_are_paged_in_one_pass(kind):
    slices = [strip(10, keep=kind == "keep" and at % 3 > 0) for at in range(30_000)]

    assert sum(len(page) for page in paginate(slices, 100)) == 30_000
