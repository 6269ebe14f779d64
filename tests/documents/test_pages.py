from dataclasses import replace

import paper_samples as samples
import pytest

from desktop.documents.flow import new_page
from desktop.documents.geometry import A4, MM
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import paragraph
from desktop.documents.production import produce
from desktop.documents.qr import qr_bars, qr_text


@pytest.fixture
def pages(look, faces, column):
    def make(stamp=samples.FROZEN, **given):
        slices = [*paragraph(column, "甲"), new_page(), *paragraph(column, "乙")]
        return look(produce(slices, faces, Furniture(A4, stamp, **given), title="两页"))

    return make


def qr_of(page):
    """Return the modules of the code as drawn on a page, found by their darkness."""
    scale = 6
    image = page.render(scale=scale).to_pil().convert("L")
    side, _ = qr_bars(qr_text(samples.FROZEN))
    edge = 19 * MM * scale / side
    top = (A4.height - (A4.type_top - A4.type_height - 5 * MM)) * scale
    return {
        left: [
            [
                image.getpixel((left * scale + (x + 0.5) * edge, top + (y + 0.5) * edge)) < 128
                for x in range(side)
            ]
            for y in range(side)
        ]
        for left in (A4.left, A4.right - 19 * MM)
    }


@pytest.mark.parametrize(("at", "left"), [(0, A4.left), (1, A4.right - 19 * MM)])
def test_code_on_paper_can_be_read_at_the_inner_edge(pages, at, left):
    side, bars = qr_bars(qr_text(samples.FROZEN))
    dark = {(x + step, y) for x, y, length in bars for step in range(length)}

    seen = qr_of(pages().document[at])[left]

    assert seen == [[(x, y) in dark for x in range(side)] for y in range(side)]


def test_page_numbers_alternate_sides(pages):
    printed = pages()
    sides = [
        "right" if next(box for box in printed.boxes(at) if box[0] == "—")[1] > 105 * MM else "left"
        for at in (0, 1)
    ]

    assert sides == ["right", "left"]
    assert ["— 1 —" in printed.page(0), "— 2 —" in printed.page(1)] == [True, True]


def test_imprint_lies_below_the_type_area_and_clear_of_the_page_number(pages):
    printed = pages()
    for at in (0, 1):
        boxes = [box for box in printed.boxes(at) if box[4] < A4.type_top - A4.type_height]
        number = [box for box in boxes if box[0] == "—"]
        imprint = [box for box in boxes if box[0] in "核对用议事簿"]
        assert number
        assert imprint
        apart = (
            min(box[1] for box in number) - max(box[3] for box in imprint)
            if at == 0
            else min(box[1] for box in imprint) - max(box[3] for box in number)
        )
        assert apart > 10 * MM


def test_form_bears_page_numbers_only(pages):
    printed = pages(replace(samples.DRAFT, sample=False), is_record=False)

    assert printed.page(0).split() == ["—", "1", "—", "甲"]


def test_bare_page_bears_nothing(pages):
    assert pages(bare=True).page(0).split() == ["甲"]


def test_draft_without_number_starts_with_the_word(pages):
    assert "\n草稿，不作签字用" in pages(replace(samples.DRAFT, number="")).page(0)
