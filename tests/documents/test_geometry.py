from itertools import pairwise

import paper_samples as samples
import pytest

from desktop.documents import styles
from desktop.documents.geometry import A4, BODY_LEADING, MM
from desktop.documents.pages import Furniture
from desktop.documents.papers import print_paper
from desktop.documents.paragraphs import paragraph
from desktop.documents.production import produce

TOLERANCE = 1.0


@pytest.fixture
def full(look, faces, column):
    text = paragraph(column, "会" * 28 * 22 * 2, indent=0)
    furniture = Furniture(A4, samples.DRAFT, is_record=False)
    return look(produce(text, faces, furniture, title="满版"))


def body_lines(look, at):
    """Return the lines of a page as lists of boxes, from the top, without the page's furniture."""
    lines = {}
    for box in look.boxes(at):
        if box[0] == "会":
            lines.setdefault(round(box[2]), []).append(box)
    return [lines[y] for y in sorted(lines, reverse=True)]


def test_type_area_is_that_of_the_standard():
    millimetres = [round(side / MM, 6) for side in (A4.type_width, A4.type_height, A4.left, A4.top)]

    assert millimetres == [156, 225, 28, 37]


def test_full_page_has_22_lines_of_28_characters(full):
    assert [[len(line) for line in body_lines(full, at)] for at in (0, 1)] == [[28] * 22, [28] * 22]
    assert len(full) == 2


def test_full_line_reaches_from_edge_to_edge(full):
    line = body_lines(full, 0)[0]

    assert line[0][1] == pytest.approx(A4.left, abs=TOLERANCE)
    assert line[-1][3] == pytest.approx(A4.right, abs=TOLERANCE)


def test_lines_stand_on_the_grid(full):
    bottoms = [line[0][2] for line in body_lines(full, 0)]

    steps = [above - below for above, below in pairwise(bottoms)]
    assert steps == pytest.approx([BODY_LEADING] * 21, abs=0.02)


def test_page_number_stands_outside_7_mm_below_the_type_area(full):
    bottom = A4.type_top - A4.type_height
    for at, outer in ((0, A4.right), (1, A4.left)):
        dashes = [box for box in full.boxes(at) if box[0] == "—"]
        middle = (dashes[0][2] + dashes[0][4]) / 2
        assert len(dashes) == 2
        assert bottom - middle == pytest.approx(7 * MM, abs=TOLERANCE)
        nearest = min(abs(box[edge] - outer) for box in dashes for edge in (1, 3))
        assert nearest == pytest.approx(styles.PAGE_NUMBER.size, abs=TOLERANCE + 1)


@pytest.mark.parametrize("paper", ["meeting_record", "attendance_sheet", "vote_result"])
def test_text_of_papers_lies_inside_page_and_margins(look, faces, paper):
    printed = look(print_paper(paper, samples.make_meeting(), samples.FROZEN, faces))

    for at in range(len(printed)):
        boxes = printed.boxes(at)
        assert min(box[1] for box in boxes) >= A4.left - TOLERANCE
        assert max(box[3] for box in boxes) <= A4.right + TOLERANCE
        assert min(box[2] for box in boxes) >= 8 * MM
