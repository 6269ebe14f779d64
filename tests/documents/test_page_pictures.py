import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.page_pictures import draw_page, join, page_count, page_sizes, text_of
from desktop.errors import DocumentError


def pdf(pages=1, size=(200, 400)):
    from io import BytesIO

    file = BytesIO()
    canvas = Canvas(file, pagesize=size)
    for page in range(pages):
        canvas.rect(0, 0, size[0], size[1] / 2, fill=1)
        canvas.drawString(20, size[1] - 40, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def row_of(picture, row):
    return picture.pixels[row * picture.stride : row * picture.stride + 4 * picture.width]


def test_page_has_the_width_asked_for_and_its_own_height():
    picture = draw_page(pdf(), 0, width=301)

    assert (picture.width, picture.height) == (301, 602)
    assert len(picture.pixels) == picture.stride * picture.height
    assert set(row_of(picture, 590)[:4]) <= {0, 255}
    assert row_of(picture, 590)[:3] == b"\0\0\0"


@pytest.mark.parametrize("width", [200, 333, 1241, 4961])
def test_bands_put_together_are_the_page(width):
    whole = draw_page(pdf(), 0, width=width)
    bands = []
    for top in range(0, whole.height, 512):
        rows = min(512, whole.height - top)
        band = draw_page(pdf(), 0, width=width, band=(top, rows))
        assert (band.width, band.height) == (whole.width, rows)
        bands.append(b"".join(row_of(band, row) for row in range(rows)))

    told = b"".join(bands)
    wanted = b"".join(row_of(whole, row) for row in range(whole.height))
    differing = sum(a != b for a, b in zip(told[::97], wanted[::97], strict=True))
    assert differing <= len(wanted) // 97 // 200  # the edges of strokes, by rounding


def test_sizes_count_and_text_are_read():
    assert page_sizes(pdf(3)) == [(200, 400)] * 3
    assert page_count(pdf(3)) == 3
    assert "page 2" in text_of(pdf(3))


def test_pages_of_several_files_become_one():
    joined = join([pdf(2), pdf(1, (300, 300))])

    assert page_sizes(joined) == [(200, 400), (200, 400), (300, 300)]


@pytest.mark.parametrize("data", [b"", b"words", b"%PDF-1.7 cut off"])
def test_what_is_no_pdf_is_refused(data):
    for call in (page_sizes, page_count, lambda file: draw_page(file, 0, width=9)):
        with pytest.raises(DocumentError, match="打不开"):
            call(data)
    with pytest.raises(DocumentError, match="打不开"):
        join([pdf(), data])
    assert text_of(data) == ""
