import paper_samples as samples
import pytest

from desktop.documents.flow import gap
from desktop.documents.geometry import A4
from desktop.documents.pages import Furniture
from desktop.documents.production import produce
from desktop.documents.signatures import closing_line, signature_cells


def printed(look, faces, slices):
    return look(produce(slices, faces, Furniture(A4, samples.DRAFT, is_record=False), title="签"))


@pytest.mark.parametrize(("signers", "rows"), [(0, 0), (1, 1), (4, 1), (5, 2), (9, 3)])
def test_cells_stand_in_rows_of_at_most_four(look, faces, column, signers, rows):
    names = [f"第{number}人" for number in range(signers)]

    slices = signature_cells(column, names)

    assert len([each for each in slices if not each.is_gap]) == rows
    text = printed(look, faces, [gap(1), *slices]).text
    assert [name for name in names if name not in text] == []
    assert text.count("签字\u3000手印") == signers


def test_closing_line_stands_at_the_right(look, faces, column):
    pages = printed(look, faces, closing_line(column, "示范村", "2026年11月23日"))

    assert "示范村（盖章）" in pages.text
    assert max(box[3] for box in pages.boxes(0) if box[0] == "日") <= A4.right - 30


def test_closing_line_of_a_draft_has_no_day(column):
    with_day, without = (closing_line(column, "示范村", day)[-1].height for day in ("今天", ""))

    assert with_day == 2 * without
