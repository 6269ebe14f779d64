import io
from itertools import pairwise

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.documents import styles
from desktop.documents.linebreaking import SPREAD
from desktop.documents.pen import GREY, Pen


@pytest.fixture
def draw(faces, look):
    """Return a way to draw on a page of 200 by 200 points and look at it."""

    def make(use):
        file = io.BytesIO()
        canvas = Canvas(file, pagesize=(200, 200), initialFontName=faces.ready("song"))
        pen = Pen(canvas, faces)
        use(pen)
        pen.finish()
        canvas.showPage()
        canvas.save()
        return look(file.getvalue())

    return make


def content(printed):
    return printed.reader.pages[0].get_contents().get_data().decode("latin-1")


def test_text_stands_at_its_place(draw):
    printed = draw(lambda pen: pen.text(50, 100, "口", styles.CELL))

    ((_, left, bottom, right, top),) = printed.boxes(0)
    assert 50 <= left < right <= 62
    assert 99 <= bottom < top <= 112


def test_stretch_widens_gaps_but_not_words(draw):
    def gaps(stretch):
        printed = draw(lambda pen: pen.text(20, 100, "口口ab口", styles.CELL, stretch=stretch))
        lefts = [box[1] for box in printed.boxes(0)]
        return [right - left for left, right in pairwise(lefts)]

    change = [after - before for before, after in zip(gaps(0), gaps(5), strict=True)]
    assert change == pytest.approx([5, 5, 0, 0], abs=0.05)


def test_empty_text_draws_nothing(draw):
    assert draw(lambda pen: pen.text(10, 10, "", styles.CELL)).boxes(0) == []


def test_characters_that_end_a_pdf_string_come_back(draw):
    text = "(a\\b)\\ ()"

    assert text in draw(lambda pen: pen.text(10, 10, text, styles.CELL)).text


def test_rules_that_touch_are_one(draw):
    def use(pen):
        for at in range(10):
            pen.down(50, 150 - at * 10, 10)
            pen.across(50, 100, 30)

    assert content(draw(use)).count(" l") == 2


def test_rules_apart_or_of_another_colour_stay_apart(draw):
    def use(pen):
        pen.across(10, 100, 20)
        pen.across(40, 100, 20)
        pen.across(10, 100, 20, colour=GREY)

    assert content(draw(use)).count(" l") == 3


@pytest.mark.parametrize(("ticked", "dark"), [(False, False), (True, True)])
def test_tick_box_is_drawn_without_a_glyph(draw, ticked, dark):
    printed = draw(lambda pen: pen.tick_box(100, 100, 40, ticked=ticked))

    image = pypdfium2.PdfDocument(printed.data)[0].render(scale=1).to_pil().convert("L")
    inside = image.crop((104, 76, 125, 96))
    assert printed.boxes(0) == []
    assert (min(inside.tobytes()) < 100) == dark
    assert min(image.tobytes()) < 150


def test_shift_moves_all_that_follows(draw):
    def use(pen):
        pen.shift_to(100)
        pen.text(10, 100, "口", styles.CELL)
        pen.tick_box(10, 50, 10)
        pen.shift_to(0)
        pen.text(10, 100, "口", styles.CELL)

    lefts = sorted(box[1] for box in draw(use).boxes(0))
    assert lefts[1] - lefts[0] == pytest.approx(100, abs=0.1)


def test_spread_word_is_whole_in_the_text_and_drawn_with_room(draw):
    spread = draw(lambda pen: pen.text(20, 100, f"议{SPREAD}题穆{SPREAD}新（住院）", styles.CELL))
    plain = draw(lambda pen: pen.text(20, 100, "议\u3000题穆\u3000新（住院）", styles.CELL))

    assert spread.text.strip() == "议题穆新（住院）"
    spread_picture, plain_picture = (
        printed.document[0].render(scale=3).to_pil().tobytes() for printed in (spread, plain)
    )
    assert spread_picture == plain_picture
    assert spread.document[0].get_textpage().search("穆新").get_next() is not None


def test_spread_word_beyond_the_bmp_keeps_every_character(draw):
    printed = draw(lambda pen: pen.text(20, 100, f"王{SPREAD}𬱖", styles.CELL))

    assert printed.text.strip() == "王\u3000𬱖"
